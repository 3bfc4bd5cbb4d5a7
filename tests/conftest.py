"""What tests share: projects to change, sites built from them, a browser, and the places of things."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from browsing import opened_browser
from hosting import hosted
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
AWARDS = ROOT / "tests" / "awards"
TODAY = date(2026, 11, 1)
EPOCH = "1793491200"  # the same day, for builds
os.environ["SHOWCASE_DEBUG"] = "1"  # a fault of the checker fails the test that met it
EVERY_AWARD = ("this", "small", "mending", "states", "klinke")
PARTS = ("hooks", "overrides", "pages", "mkdocs.yml", "requirements.txt")


def root_of(award: str) -> Path:
    """The folder of an award by its name: of `tests/awards`, or `this` one."""
    return ROOT if award == "this" else AWARDS / award


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project, to be changed."""
    return Path(shutil.copytree(AWARDS / "small", tmp_path / "small"))


def project(target: Path, award: Path) -> Path:
    """A whole project under `target`: this site’s own parts with an award’s criteria and entries."""
    target.mkdir(parents=True)
    for name in PARTS:
        part = ROOT / name
        if part.is_dir():
            shutil.copytree(part, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(part, target / name)
    shutil.copyfile(award / "criteria.yml", target / "criteria.yml")
    shutil.copytree(award / "entries", target / "entries", symlinks=True)  # a link to a device would be copied without end
    return target


def build(root: Path, *options: str, generator: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds a project as its users do, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", generator, "build", *options],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The project of an award with its site, built once: of `tests/awards`, or `this` one."""
    made: dict[str, Path] = {}

    def built_once(name: str) -> Path:
        if name not in made:
            root = project(tmp_path_factory.mktemp(name) / name, root_of(name))
            result = build(root, "--strict")
            assert result.returncode == 0, result.stderr
            made[name] = root
        return made[name]

    return built_once


@pytest.fixture(scope="module")
def address(built: Callable[[str], Path]) -> Iterator[str]:
    """Where this project’s site is served."""
    with hosted(built("this") / "site") as served:
        yield served


@pytest.fixture(scope="module")
def extremes(built: Callable[[str], Path]) -> Iterator[str]:
    """Where the site of the award of extremes is served."""
    with hosted(built("states") / "site") as served:
        yield served


@pytest.fixture(scope="module")
def another(built: Callable[[str], Path]) -> Iterator[str]:
    """Where the site of the award in another language is served."""
    with hosted(built("klinke") / "site") as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who wants no motion, so that nothing is measured while it moves."""
    opened = browser.new_page(reduced_motion="reduce")
    yield opened
    opened.close()
