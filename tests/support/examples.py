"""Whether the project still has the award and the examples that it came with, which alone `tests/examples` judges."""

import re
from functools import cache

from support.projects import AWARDS, ROOT

EXAMPLES = ROOT / "tests" / "examples"
NIGHTS = AWARDS / "nights"  # has that award’s name, and some of those entries


def _name(text: str) -> str:
    found = re.search(r"(?m)^name: (.+)$", text)
    return found[1].strip() if found else ""


@cache
def why_not_judged() -> str:
    """One line for the head of a run of tests: that the examples are not judged, and why. Empty where they are."""
    name, first = (_name((root / "criteria.yml").read_text(encoding="utf-8")) for root in (ROOT, NIGHTS))
    entries = (path.relative_to(NIGHTS).as_posix() for path in sorted(NIGHTS.glob("entries/*/*")))
    gone = next((entry for entry in entries if not (ROOT / entry).is_dir()), "")
    why = f"the award is ‘{name}’" if name != first else f"{gone} is gone" if gone else ""
    return f"Not collected: tests/examples, which judges the entries that this project came with ({why})." if why else ""
