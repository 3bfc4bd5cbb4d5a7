"""What tests share: projects to change, sites built from them, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.browsing import opened_browser
from support.hosting import hosted
from support.projects import AWARDS, build, project, root_of

os.environ["SHOWCASE_DEBUG"] = "1"  # a fault of the checker fails the test that met it


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project, to be changed."""
    return Path(shutil.copytree(AWARDS / "small", tmp_path / "small"))


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
