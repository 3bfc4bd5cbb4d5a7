"""Projects that are built in turn: this one, the same without its search index, its data or its guards, and stock Material and Hugo with its texts."""

import re
import shutil
import statistics
import sys
from collections.abc import Collection
from fnmatch import fnmatch
from pathlib import Path

from measuring import Run, measure

WORK = Path(__file__).parent / ".work"
HUGO_IS_HERE = shutil.which("hugo") is not None
STOCK = """\
site_name: Stock
theme: {name: material}
nav: [index.md]
plugins: [search]
markdown_extensions: [tables, footnotes]
validation: {omitted_files: ignore}
"""
# What nobody can do with less: a page of its own for each text, and a list of them.
HUGO = 'baseURL = "https://showcase.example/"\ntitle = "Bare"\ndisableKinds = ["RSS", "taxonomy", "term"]\n'
LAYOUTS = {
    "single.html": "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n",
    "list.html": """<!doctype html><title>{{ .Title }}</title>{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}\n""",
}
LAYOUTS["index.html"] = LAYOUTS["list.html"]
# The product has no switch for these: a site without its search, its data, or what keeps it safe, is of no use but here.
UNINDEXED = """
from showcase.publish import build

build.STEPS = tuple(step for step in build.STEPS if step is not build.write_search)
"""
# Data are what programs take: files, feeds, and what the heads of entries say. Pages lead to some that are not there then, which is no fault.
DATALESS = """
from dataclasses import replace

from showcase.publish import build, entries
from showcase.site import urls
from showcase.site.feeds.feeds import FORMS, all_feeds
from showcase.site.heads import heads

build.STEPS = tuple(step for step in build.STEPS if step is not build.write_feeds)
entries.published = entries.gathered = lambda *_: None
entries.files_beside, entries.write_collection = lambda *_: (), lambda *_: frozenset()
heads.entry_head = lambda url, title, **_: heads.PageHead()
look = build.audit


def audit(site, files):
    away = {urls.COLLECTION.path, *(f"{urls.DATA.path}{name}" for name in ("manifest.json", "dictionary.json", "entries.json", "award.json"))}
    away |= {f"{urls.DATA.path}{name}" for name in ("datapackage.json", "entries.csv", "measures.csv", "series.csv", "adoptions.csv")}
    away |= {urls.OPENSEARCH.path, *(feed.address(ending).path for feed in all_feeds(site.catalogue) for ending, *_ in FORMS)}
    for one in site.catalogue.entries:
        away |= {address(one.key).path for address in (urls.entry_json, urls.entry_markdown, urls.measures_csv)}
        away |= {urls.series_csv(one.key, number).path for number in range(1, len(one.front.measures) + 1)}
    look(replace(site, as_they_are=site.as_they_are | away), files)


build.audit = audit
"""
UNGUARDED = """
from types import SimpleNamespace

from showcase.site import markdown_html
from showcase.checks import consent, fields, images, personal_data, rules, small_numbers, waivers
from showcase.publish import build
from showcase.intake import workspace
from showcase.intake.sources import Source

guards = {*consent.RULES, *images.RULES, *small_numbers.RULES, fields.hard_summary}
rules.RULES = tuple(rule for rule in rules.RULES if rule not in guards)
waivers.weighed = lambda parsed, found: found
personal_data.held_in, personal_data.personal_data, personal_data.without_remains = lambda *_: (), lambda *_: (), lambda found, *_: found
workspace.text_of = lambda data, name: (Source(name, data.decode()), ())
markdown_html._cleaner = lambda attributes: SimpleNamespace(clean=str)
build.audit = lambda site, files: None
"""


def first_entry(project: Path) -> Path:
    """The text of a project’s first entry."""
    return min(project.glob("entries/*/*/index.md"))


def retitle(path: Path, title: str) -> None:
    """Another title for an entry."""
    path.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def make_stock(ours: Path, stock: Path) -> None:
    """A stock Material site of the same texts, entries and adoption records, with its own search and without them in the navigation."""
    shutil.rmtree(stock, ignore_errors=True)
    for path in sorted(ours.glob("entries/**/*.md")):
        target = stock / "docs" / path.relative_to(ours)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (stock / "docs" / "index.md").write_text("# Entries\n", encoding="utf-8")
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def make_hugo(ours: Path, bare: Path) -> None:
    """A site of the same texts for Hugo, with the least that makes a page of each."""
    shutil.rmtree(bare, ignore_errors=True)
    for path in sorted(ours.glob("entries/**/*.md")):
        target = bare / "content" / "entries" / f"{'-'.join(path.relative_to(ours / 'entries').with_suffix('').parts)}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (bare / "layouts" / "_default").mkdir(parents=True)
    for name, text in LAYOUTS.items():
        (bare / "layouts" / "_default" / name).write_text(text, encoding="utf-8")
    (bare / "config.toml").write_text(HUGO, encoding="utf-8")


def make_without(ours: Path, other: Path, hooks: str) -> None:
    """The same project, whose hooks leave something out."""
    shutil.copytree(ours, other, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
    with (other / "hooks" / "showcase_hooks.py").open("a", encoding="utf-8") as file:
        file.write(hooks)


def forget(project: Path) -> None:
    """Takes away what a project has kept of its work, so that what comes next is cold."""
    shutil.rmtree(project / ".cache", ignore_errors=True)


def build(project: Path, number: int, python: str = sys.executable) -> Run:
    """One build into the folder of a number: a new one, unless it was built before."""
    return measure([python, "-m", "mkdocs", "build", "-q", "-d", str(site_of(project, number))], project)


def build_cold(project: Path, number: int, python: str = sys.executable) -> Run:
    """One build by somebody who has never built."""
    forget(project)
    return build(project, number, python)


def build_warm(project: Path, number: int, python: str = sys.executable) -> Run:
    """One build more after an edit."""
    retitle(first_entry(project), f"Another title, {number}")
    return build(project, number, python)


def build_hugo(project: Path, number: int) -> Run:
    """One build with Hugo into a new folder."""
    return measure(["hugo", "--quiet", "--destination", str(site_of(project, number))], project)


def check_cold(project: Path, _: int = 0, python: str = sys.executable) -> Run:
    """One check of every entry by somebody who has never checked."""
    forget(project)
    return measure([python, "-m", "showcase", "check"], project)


def check_warm(project: Path, number: int, python: str = sys.executable) -> Run:
    """One check more of every entry after an edit."""
    retitle(first_entry(project), f"One more title, {number}")
    return measure([python, "-m", "showcase", "check"], project)


def check_one(project: Path, _: int = 0) -> Run:
    """One check of one entry."""
    return measure([sys.executable, "-m", "showcase", "check", str(first_entry(project).parent)], project)


def documents(project: Path) -> Run:
    """Makes what is new of the documents of a project’s entries."""
    return measure([sys.executable, "-m", "showcase", "papers"], project)


def site_of(project: Path, number: int) -> Path:
    """Where a build of a project stands."""
    return WORK / "sites" / f"{project.name}-{number}"


def size(folder: Path, without: Collection[str] = ()) -> float:
    """The size of a folder’s files in MB, but for those whose path from it matches one of some patterns."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not _among(path.relative_to(folder), without)) / 1e6


def _among(path: Path, patterns: Collection[str]) -> bool:
    return any(fnmatch(path.as_posix(), pattern) for pattern in patterns)


def entry_page(site: Path) -> float:
    """The KB of an entry’s page: the median of all."""
    return statistics.median(path.stat().st_size for path in site.glob("entries/[0-9]*/*/index.html")) / 1000
