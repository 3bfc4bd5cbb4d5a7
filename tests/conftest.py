"""What tests share: projects to change, sites built and served once, and a browser. Whatever needs one of these is slow."""

import gc
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import cache, lru_cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from showcase.parsing.entry import parse_award
from showcase.util.garbage import without_collection
from support import projects
from support.browsing import opened_browser
from support.examples import EXAMPLES, why_not_judged
from support.hosting import hosted
from support.once import Once
from support.projects import AWARDS, build, project, root_of

os.environ["SHOWCASE_DEBUG"] = "1"  # a fault of the checker fails the test that met it
os.environ["SHOWCASE_FRESH"] = "1"  # what a test changes in the code is seen, whatever was kept before
os.environ.pop("COLUMNS", None)  # lines are cut to a terminal’s width in the tests that say how wide it is
SLOW = {"built", "served", "browser"}  # whatever uses one of these fixtures builds a whole site or drives a browser
MEMORY = Path("/dev/shm")  # noqa: S108 – where Linux keeps files in memory; pytest makes a folder of its own there
ROOM = 1 << 30  # bytes that must be free there; all the projects and sites of a whole run need a third of it


def pytest_configure(config: pytest.Config) -> None:
    """Makes light of what thousands of tests do again and again, each with a project of its own.

    Projects lie in memory where there is room, since a disk is slow at files that are written over and over. The same text of an award is
    parsed once: an award is frozen, and nearly every test changes an entry beside it.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    patch.setattr("showcase.catalogue.pipeline.parse_award", lru_cache(16)(parse_award))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Says in the head of a run what is not collected in this project."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal and why_not_judged():
        terminal.write_line(why_not_judged())


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leaves the judging of the examples out where the project has an award of its own."""
    return True if EXAMPLES in (collection_path, *collection_path.parents) and why_not_judged() else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Python need not look for garbage among thousands of tests: not while they are collected, and not again and again while they run."""
    with without_collection():
        collected = yield
    gc.freeze()
    gc.set_threshold(100_000)
    return collected


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is slow by what it uses, so that nobody has to think of it."""
    for item in items:
        if not SLOW.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Lets a test that builds a site by itself fail unless it is marked."""
    projects.MAY_BUILD = item.get_closest_marker("slow") is not None


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project, to be changed."""
    return Path(shutil.copytree(AWARDS / "small", tmp_path / "small"))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What makes a folder once for all processes of this run; nobody may change what is in it."""
    own = tmp_path_factory.getbasetemp()
    return Once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


def make_site(root: Path, award: str) -> None:
    """The project of an award with its site, which is built without a word of warning."""
    result = build(project(root, root_of(award)), "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr


@pytest.fixture(scope="session")
def built(once: Once) -> Callable[[str], Path]:
    """The project of an award with its site, built once: of `tests/awards`, or `this` one."""
    return lambda award: once(award, lambda root: make_site(root, award))


@pytest.fixture(scope="session")
def served(built: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """Where the site of an award is served."""
    with ExitStack() as stack:
        yield cache(lambda award: stack.enter_context(hosted(built(award) / "site")))


@pytest.fixture(scope="session")
def address(served: Callable[[str], str]) -> str:
    """Where the site is served that most tests look at: a large collection in English."""
    return served("nights")


@pytest.fixture(scope="session")
def extremes(served: Callable[[str], str]) -> str:
    """Where the site of the award of extremes is served."""
    return served("states")


@pytest.fixture(scope="session")
def another(served: Callable[[str], str]) -> str:
    """Where the site of the award in another language is served."""
    return served("klinke")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who wants no motion, so that nothing is measured while it moves."""
    opened = browser.new_page(reduced_motion="reduce")
    yield opened
    opened.close()
