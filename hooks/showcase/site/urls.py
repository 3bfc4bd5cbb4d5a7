"""Where each page of the site stands; published addresses never change."""

from urllib.parse import urlencode

from showcase.model.award import Facet, Question

# Stands for the way from a page to the site's root until the page is written, so that what is rendered once can be
# shown on many pages. It is a private character, and texts that hold one are refused when they are read.
ROOT = "\ue000"
ENTRIES = f"{ROOT}entries/"
LIKE_US = f"{ENTRIES}like-us/"
CRITERIA = f"{ROOT}criteria/"
ORGANISATIONS = f"{ROOT}organisations/"
YEARS = f"{ROOT}years/"
ENTER = f"{ROOT}enter/"
CHECKS = f"{ENTER}checks/"
FIND = f"{ROOT}assets/find/"
LONG_CLOTH = f"{ROOT}assets/cloth.svg"


def entry_address(key: str) -> str:
    """An entry’s page, by its year and slug."""
    return f"{ENTRIES}{key}/"


def cover_address(key: str) -> str:
    """An entry’s cover."""
    return f"{entry_address(key)}cover.svg"


def sample_address(facet: Facet, theme: str) -> str:
    """A theme’s weave, beside its page."""
    return f"{facet_address(facet, theme)}weave.svg"


def question_address(criterion: str, question: Question) -> str:
    """The page of a question, with every answer to it."""
    return f"{CRITERIA}{criterion}/{question.id}/"


def check_address(code: str) -> str:
    """The page that explains a code."""
    return f"{CHECKS}{code}/"


def facet_address(facet: Facet, value: str = "") -> str:
    """The page of a facet, or of one of its values; addresses are in small letters."""
    return f"{ROOT}{facet.id}/{value.lower() + '/' if value else ''}"


def search_address(narrowed_by: str, value: str) -> str:
    """All entries narrowed to a value of a facet, or to a year; it needs a script."""
    return f"{ENTRIES}?{urlencode({narrowed_by: value})}"


def organisation_address(slug: str) -> str:
    """The page of an organisation."""
    return f"{ORGANISATIONS}{slug}/"


def year_address(year: int) -> str:
    """The page of an award year."""
    return f"{YEARS}{year}/"


def page_address(first: str, number: int) -> str:
    """A further page of a list, counted from 1; the first keeps the plain address.

    It is a file of its own beside the first, because making folders is what a large build waits for.
    """
    return first if number == 1 else f"{first}page-{number}.html"


def relative(url: str, marked: str) -> str:
    """A page’s text with every marked address made relative to the page’s own, so that the site works in any folder."""
    return marked.replace(ROOT, "../" * url.count("/") or "./")
