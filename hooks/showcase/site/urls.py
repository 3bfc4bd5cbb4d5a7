"""Where each page of the site stands; published addresses never change."""

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import escape

from showcase.model.award import Facet
from showcase.model.questions import Question

# Stands in what a template wrote for the way from the page to the site’s root, until the page is whole: a card is rendered once and shown on
# many pages. It is a private character, which no text that is read may hold, and nothing outside this module sees it.
_ROOT = "\ue000"


@dataclass(frozen=True, slots=True)
class Url:
    """An address on this site, from its root: a page’s is a folder, such as `entries/2025/quiet-nights/`.

    A template that shows one writes it as seen from the page that is being made.
    """

    path: str

    def __truediv__(self, more: str) -> "Url":
        """What stands below."""
        return Url(f"{self.path}{more}")

    def at(self, place: str) -> "Url":
        """A place on the page, by its id."""
        return Url(f"{self.path}#{place}")

    def seen_from(self, page: "Url") -> str:
        """The same address relative to a page’s own, so that the site works in any folder."""
        return f"{way_to_root(page.path)}{self.path}"

    def __html__(self) -> str:
        return f"{_ROOT}{escape(self.path)}"


HOME = Url("")
ENTRIES = HOME / "entries/"
LIKE_US = ENTRIES / "like-us/"
CRITERIA = HOME / "criteria/"
ORGANISATIONS = HOME / "organisations/"
YEARS = HOME / "years/"
ENTER = HOME / "enter/"
CHECKS = ENTER / "checks/"
TEMPLATE = ENTER / "template.txt"
FORM = ENTER / "form/"
FORM_RULES = FORM / "rules.json"
FORM_FORMAT = FORM / "format.json"
FORM_MEDIA = FORM / "media.json"
FORM_YEARS = FORM / "years.json"
ADOPTED = HOME / "adopted/"
UPDATE = ENTER / "update/"
FOLLOW_UP_RECORD = UPDATE / "follow-up-record.txt"
FIND = HOME / "assets/find/"
LONG_CLOTH = HOME / "assets/cloth.svg"
LOOK_SHEET = HOME / "assets/look.css"
OPENSEARCH = HOME / "opensearch.xml"
REUSE = HOME / "reuse/"
ADOPTION_RECORD = REUSE / "adoption-record.txt"
BADGE = HOME / "assets/showcase/badge.svg"
DATA = HOME / "data/v1/"  # a second version would stand beside it, because others’ programs read this one
COLLECTION = HOME / "data/collection.zip"


def entry_address(key: str) -> Url:
    """An entry’s page, by its year and slug."""
    return ENTRIES / f"{key}/"


# What is made of an entry stands beside its page under names that no file of a writer has: `index.` is the page’s own, and a folder is
# neither a file nor the code of a language, which has three letters at most.


def entry_json(key: str) -> Url:
    """An entry as data."""
    return entry_address(key) / "index.json"


def entry_markdown(key: str) -> Url:
    """An entry as a text."""
    return entry_address(key) / "index.md"


def measures_csv(key: str) -> Url:
    """The values of all measures of an entry."""
    return entry_address(key) / "data/measures.csv"


def series_csv(key: str, number: int) -> Url:
    """The series of one measure of an entry, counted from 1 among its measures."""
    return entry_address(key) / f"data/measure-{number}.csv"


def paper_address(key: str, name: str) -> Url:
    """A document of an entry, such as `one-page.pdf`."""
    return entry_address(key) / f"papers/{name}"


def feed_address(page: Url, name: str) -> Url:
    """The feed of what a page lists: `entries.xml` and `entries.json`, `adoptions.xml` and `adoptions.json`."""
    return page / f"feeds/{name}"


def cover_address(key: str) -> Url:
    """An entry’s cover."""
    return entry_address(key) / "cover.svg"


def sample_address(facet: Facet, theme: str) -> Url:
    """A theme’s weave, beside its page."""
    return facet_address(facet, theme) / "weave.svg"


def question_address(criterion: str, question: Question) -> Url:
    """The page of a question, with every answer to it."""
    return CRITERIA / f"{criterion}/{question.id}/"


def check_address(code: str) -> Url:
    """The page that explains a code."""
    return CHECKS / f"{code}/"


def facet_address(facet: Facet, value: str = "") -> Url:
    """The page of a facet, or of one of its values; addresses are in small letters."""
    return HOME / f"{facet.id}/{value.lower() + '/' if value else ''}"


def search_address(narrowed_by: str, value: str, listing: Url = ENTRIES) -> Url:
    """All entries, or another list, narrowed to a value of a facet, or to a year; it needs a script."""
    return listing / f"?{urlencode({narrowed_by: value})}"


def organisation_address(slug: str) -> Url:
    """The page of an organisation."""
    return ORGANISATIONS / f"{slug}/"


def year_address(year: int) -> Url:
    """The page of an award year."""
    return YEARS / f"{year}/"


def page_address(first: Url, number: int) -> Url:
    """A further page of a list, counted from 1; the first keeps the plain address.

    It is a file of its own beside the first, because making folders is what a large build waits for.
    """
    return first if number == 1 else first / f"page-{number}.html"


def way_to_root(path: str) -> str:
    """The way to the site’s root from a page, by the page’s own path."""
    return "../" * path.count("/") or "./"


def placed(html: str, root: str, here: str = "") -> str:
    """What a template wrote, with every address on this site leading by way of `root`: `../../` from a page, `/` for a page shown anywhere.

    What stands in the page’s own folder, `here`, or below it, is led to from there, which is shorter.
    """
    if here:
        html = html.replace(f'{_ROOT}{here}"', './"').replace(f"{_ROOT}{here}", "")
    return html.replace(_ROOT, root)
