"""Takes a picture of every kind of page, at three widths, in light and dark, into pictures/.

The site is built into a temporary folder and served from there, so that what stands in site/ stays as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from browsing import KINDS, opened_browser
from hosting import hosted
from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "pictures"
WIDTHS = (390, 768, 1280)
# A browser leaves images that nobody has come near for later, and here nobody scrolls.
COMPLETE = """() => {
  document.querySelectorAll("img[loading=lazy]").forEach(image => { image.loading = "eager"; });
  return Promise.all([document.fonts.ready, ...[...document.images].map(image => image.decode())]);
}"""


def build(site: Path) -> None:
    """Builds the site into a folder; what the build says about mistakes is said here too."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    if subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False).returncode:
        raise SystemExit("The site could not be built, so there are no pictures. Mend what is listed above, then try again.")


def take(address: str, browser: Browser, width: int, *, dark: bool) -> None:
    """Every kind of page at one width in one scheme, whole and without motion."""
    scheme = "dark" if dark else "light"
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce") as context:
        page = context.new_page()
        for kind, path in KINDS.items():
            page.goto(address + path)
            page.evaluate(COMPLETE)
            page.screenshot(path=PICTURES / f"{kind}-{width}-{scheme}.png", full_page=True)


def main() -> None:
    """Builds, serves, looks, and says where the pictures are."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(site)
        with hosted(site) as address, opened_browser() as browser:
            for width in WIDTHS:
                print(f"{len(KINDS)} kinds of page at {width} pixels, light and dark …", flush=True)
                for dark in (False, True):
                    take(address, browser, width, dark=dark)
    print(f"Done: {len(list(PICTURES.iterdir()))} pictures in {PICTURES.name}/, such as {PICTURES.name}/entry-768-dark.png.")


if __name__ == "__main__":
    main()
