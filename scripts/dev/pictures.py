"""Takes a picture of every kind of page, at three widths, in light and dark, into pictures/.

Pages that have almost nothing to show, or far too much, come from the award in tests/awards/states. With `--repository`,
the three pictures that README and CONTRIBUTING show are taken instead. Sites are built into a temporary folder and served
from there, so that what stands in site/ stays as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page
from support.browsing import KINDS, STATES, opened_browser, visit
from support.hosting import hosted

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "pictures"
WIDTHS = (390, 768, 1280)
# A browser leaves images that nobody has come near for later, and here nobody scrolls.
COMPLETE = """() => {
  document.querySelectorAll("img[loading=lazy]").forEach(image => { image.loading = "eager"; });
  return Promise.all([document.fonts.ready, ...[...document.images].map(image => image.decode())]);
}"""


PARTS = ("hooks", "overrides", "pages", "mkdocs.yml")
EXTREMES = ROOT / "tests" / "awards" / "states"
IN_REPOSITORY = ROOT / ".github" / "pictures"
SHOWN = ("home", "entry", "question")  # what a newcomer should see of the site before building it


def extremes(root: Path) -> Path:
    """A project of its own for the award of extremes."""
    for name in PARTS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile)(ROOT / name, root / name)
    shutil.copyfile(EXTREMES / "criteria.yml", root / "criteria.yml")
    shutil.copytree(EXTREMES / "entries", root / "entries")
    return root


def build(root: Path, site: Path) -> None:
    """Builds a project’s site into a folder; what the build says about mistakes is said here too."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        raise SystemExit("The site could not be built. Mend what is listed above, then try again.")


def take(address: str, pages: Mapping[str, str], browser: Browser, width: int, *, dark: bool) -> None:
    """Pages at one width in one scheme, whole and without motion."""
    scheme = "dark" if dark else "light"
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce") as context:
        page = context.new_page()
        for kind, path in pages.items():
            opened(page, address + path).screenshot(path=PICTURES / f"{kind}-{width}-{scheme}.png", full_page=True)


def opened(page: Page, address: str) -> Page:
    """A page with its fonts and all its pictures there."""
    visit(page, address)
    page.evaluate(COMPLETE)
    return page


def take_all(folder: Path, browser: Browser) -> None:
    """Every kind of page, and the pages of extremes."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    (folder / "extremes").mkdir()
    for root, pages in ((ROOT, KINDS), (extremes(folder / "extremes"), STATES)):
        site = folder / f"site of {root.name}"
        build(root, site)
        with hosted(site) as address:
            for width in WIDTHS:
                print(f"{len(pages)} pages at {width} pixels, light and dark …", flush=True)
                for dark in (False, True):
                    take(address, pages, browser, width, dark=dark)
    print(f"Done: {len(list(PICTURES.iterdir()))} pictures in {PICTURES.name}/, such as {PICTURES.name}/entry-768-dark.png.")


def take_for_repository(folder: Path, browser: Browser) -> None:
    """The first screen of three pages, small enough to be kept with the code."""
    IN_REPOSITORY.mkdir(parents=True, exist_ok=True)
    build(ROOT, folder / "site")
    with hosted(folder / "site") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme="light", reduced_motion="reduce")
        for kind in SHOWN:
            opened(page, address + KINDS[kind]).screenshot(path=IN_REPOSITORY / f"{kind}.jpg", type="jpeg", quality=72)
    print(f"Done: {len(SHOWN)} pictures in {IN_REPOSITORY.relative_to(ROOT)}/.")


def main() -> None:
    """Builds, serves, looks, and says where the pictures are."""
    with tempfile.TemporaryDirectory() as folder, opened_browser() as browser:
        (take_for_repository if "--repository" in sys.argv[1:] else take_all)(Path(folder), browser)


if __name__ == "__main__":
    main()
