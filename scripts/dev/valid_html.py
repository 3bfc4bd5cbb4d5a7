"""Looks with the Nu HTML checker at every page of two sites, this repository’s and that of the award of extremes: valid_html.py JAR"""

import subprocess
import sys
import tempfile
from pathlib import Path

from pictures import ROOT, build, extremes

MEMORY = "-Xmx512m"
# What looks at files cannot know where their policy allows styles to come from, so only errors count.
OPTIONS = ("--errors-only", "--skip-non-html", "--format", "gnu")


def faults(jar: str, site: Path) -> list[str]:
    """What is not valid in the pages under a folder, with the place of each fault."""
    said = subprocess.run(["java", MEMORY, "-jar", jar, *OPTIONS, str(site)], capture_output=True, text=True, check=False)  # noqa: S607 - wherever this machine has it
    lines = [line.replace(site.as_uri().replace("file:///", "file:/"), "").replace(str(site), "") for line in said.stderr.splitlines()]
    if said.returncode and not lines:
        raise SystemExit(f"The HTML checker could not run: it ended with {said.returncode}.")
    return lines


if __name__ == "__main__":
    wrong = []
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "extremes").mkdir()
        for number, root in enumerate((ROOT, extremes(Path(work) / "extremes"))):
            site = Path(work) / f"site-{number}"
            build(root, site)
            wrong += faults(sys.argv[1], site)
    print("\n".join(sorted(set(wrong))[:50]), file=sys.stderr)
    if wrong:
        raise SystemExit(f"{len(wrong)} errors in the HTML of pages, above. Mend the templates.")
