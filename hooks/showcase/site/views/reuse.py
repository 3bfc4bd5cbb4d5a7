"""How to take one entry, or all of them: for people first, then for programs."""

from collections.abc import Mapping
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.model.award import Award
from showcase.site.data import about
from showcase.site.data.csv_text import DEFUSING, LISTS
from showcase.site.data.dictionary import DictionaryPart, dictionary
from showcase.site.data.tables import TABLES
from showcase.site.feeds.feeds import whole_feeds
from showcase.site.papers.links import PaperLinks
from showcase.site.urls import ADOPTION_RECORD, BADGE, COLLECTION, HOME, Url
from showcase.site.views.feeds import OfferedFeeds, offered
from showcase.site.views.links import Link
from showcase.site.views.made_up import all_made_up, that_count
from showcase.site.views.python_examples import EXAMPLES, PythonExample
from showcase.util.text import listed, size_words

WITH = "…"  # in place of what entries have
WHAT = {
    "manifest.json": "What there is, up to which day, and every file with its size and checksum. Programs begin here.",
    "entries.json": f"Every entry with its {WITH}. Where there are very many, it names further files with the entries of one year each.",
    "award.json": "The award: its criteria and questions, and the words for every id.",
    "dictionary.json": "What each field and each column means: the tables at the foot of this page, for programs.",
    "datapackage.json": "The tables described for programs that read Data Packages.",
    **{f"{one.name}.csv": one.description for one in TABLES},
}
ORDER = tuple(WHAT)
OBJECTS = {"measures": ("measures with their changes", "series with their limits"), "adoptions": ("adoptions",)}  # in the API, where an award has them
NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download: its name, where it is, what it has, and its size in words."""

    name: str
    url: Url
    text: str
    size: str


@dataclass(frozen=True, slots=True)
class ReusePage:
    """How to take one entry, or all. `documents` are the kinds of document that were made; a licence comes with how many entries have it; each
    feed is its label and its forms. `archive` and `files` are there when they were written, `limits` is what the data are and cannot show,
    `cells` is how texts stand in tables, and `objects` what the API has."""

    entries: int
    real: int
    made_up: bool
    documents: tuple[str, ...]
    licences: tuple[Link, ...]
    terms: str
    feeds: OfferedFeeds
    archive: DataFile | None
    files: tuple[DataFile, ...]
    limits: tuple[str, ...]
    promise: str
    examples: tuple[PythonExample, ...]
    dictionary: tuple[tuple[str, tuple[DictionaryPart, ...]], ...]
    cells: str
    objects: str
    badge: Url
    record: Url


def reuse_page(catalogue: Catalogue, papers: PaperLinks, site_url: str, sizes: Mapping[str, int] = NOTHING) -> ReusePage:
    """The page of a catalogue; `papers` are the documents that were made, `sizes` those of the data files in bytes, by their paths, where they are written."""
    award = catalogue.award
    files = {path: _file(path, size, award) for path, size in sizes.items()}
    return ReusePage(
        entries=len(catalogue.entries),
        real=len(that_count(catalogue.entries)),
        made_up=bool(all_made_up(catalogue.entries)),
        documents=tuple(dict.fromkeys(one.label for some in papers.values() for one in some if not one.language)),
        licences=_licences(catalogue),
        terms=about.terms(award),
        feeds=offered(whole_feeds(catalogue)) if site_url else (),
        archive=files.pop(COLLECTION.path, None),
        files=tuple(sorted(files.values(), key=lambda one: (ORDER.index(one.name) if one.name in ORDER else 1, one.name))),
        limits=(about.came_about(award), about.cannot_show(award), about.EXAMPLES),
        promise=about.PROMISE,
        examples=tuple(one for one in EXAMPLES if not one.of or award.has(one.of)),
        dictionary=_dictionary(award),
        cells=f"{DEFUSING} {LISTS}",
        objects=listed(["Entries", *(name for what, names in OBJECTS.items() if award.has(what) for name in names)], "and"),
        badge=BADGE,
        record=ADOPTION_RECORD,
    )


def _dictionary(award: Award) -> tuple[tuple[str, tuple[DictionaryPart, ...]], ...]:
    """What each field means, under what it is a field of."""
    parts = dictionary(award)
    tables = tuple(part for part in parts if part.file.endswith(".csv"))
    files = (("The parts of an entry, in entries.json", "entries.json"), ("The parts of the award, in award.json", "award.json"))
    return ("Tables", tables), *((title, tuple(part for part in parts if part.file == file)) for title, file in files)


def _file(path: str, size: int, award: Award) -> DataFile:
    name = path.rpartition("/")[2]
    with_ = ["answers", *(word for what, word in (("measures", "figures"), ("adoptions", "records")) if award.has(what))]
    text = WHAT.get(name, "More of the entries.").replace(WITH, listed(with_, "and"))
    return DataFile(name, HOME / path, text, size_words(size))


def _licences(catalogue: Catalogue) -> tuple[Link, ...]:
    """The terms of entries, the most used first."""
    used = [one.front.licence for one in catalogue.entries]
    known = catalogue.award.vocabularies.licences
    found = sorted((one for one in known if one in used), key=used.count, reverse=True)
    return tuple(Link(known[one].label, known[one].link or "", used.count(one), known[one].text) for one in found)
