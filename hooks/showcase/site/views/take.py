"""What readers take with them of an entry, and how they say that they use what it describes."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.site.citation.bibtex import bibtex
from showcase.site.citation.cited import MADE_UP, Cited
from showcase.site.citation.csl import csl
from showcase.site.citation.ris import ris
from showcase.site.citation.vancouver import vancouver
from showcase.site.papers.links import PaperLink
from showcase.site.urls import ADOPTED, ADOPTION_RECORD, BADGE, UPDATE, Url, entry_json, entry_markdown, measures_csv
from showcase.site.views.links import Link
from showcase.util.text import first_sentence, size_words

FORMATS = (("bibtex", "BibTeX", bibtex), ("ris", "RIS", ris), ("csl", "CSL-JSON", csl))
FORM = "report-an-adoption.yml"  # on GitHub, made from the award; its fields are filled in by their ids
ASKED = ("Who we are", "Since when", "How it goes", "Whom others may ask")
# What other sites put onto a page of theirs: markup alone, without a script or a style.
SIGNS = {
    "badge": '<a href="{address}"><img src="{picture}" width="176" height="44" alt="We use this: {title} ({collection}){made_up}"></a>',
    "card": """\
<blockquote lang="{language}" cite="{address}">
<p><b><a href="{address}">{title}</a></b></p>
<p>{said}</p>
<p>{authors}. {honour}, {collection}. {licence}.{made_up}</p>
</blockquote>""",
}


@dataclass(frozen=True, slots=True)
class Copied:
    """A text to copy, by the id of its place on the page and its name."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TakePart:
    """What to take of an entry; `documents` were made of it, each with its size in words. `form` is what follows the address of the project’s forms,
    `letter` leads to a letter to the award; both know the entry, and `record` is a text to fill in; `adopted` and `update`
    are forms on this site. `signs` are for other sites, none where this
    one’s address is not known."""

    citation: Copied
    formats: tuple[Copied, ...]
    documents: tuple[tuple[PaperLink, str], ...]
    files: tuple[Link, ...]
    form: str
    letter: str
    record: Url
    adopted: Url
    update: Url
    signs: tuple[Copied, ...]


def take_part(entry: Entry, award: Award, one: Cited, site_url: str, papers: Sequence[PaperLink] = ()) -> TakePart:
    """What to take of an entry that is cited so, and of which these documents were made."""
    return TakePart(
        citation=Copied("citation", "citation", vancouver(one)),
        formats=tuple(Copied(id_, name, make(one)) for id_, name, make in FORMATS),
        documents=tuple((paper, size_words(paper.size)) for paper in papers),
        files=_files(entry),
        form=_form(one, entry.key),
        letter=_letter(one, entry.key, award),
        record=ADOPTION_RECORD,
        adopted=ADOPTED / f"?of={entry.key}",
        update=UPDATE / f"?of={entry.key}",
        signs=_signs(entry, award, one, f"{site_url}{BADGE.path}") if one.address else (),
    )


def _files(entry: Entry) -> tuple[Link, ...]:
    figures = (Link("Its figures", measures_csv(entry.key), text="CSV"),) if entry.front.measures else ()
    return (Link("Its text", entry_markdown(entry.key), text="Markdown"), *figures, Link("All of it as data", entry_json(entry.key), text="JSON"))


def _form(one: Cited, key: str) -> str:
    return urlencode({"template": FORM, "title": f"We use this too: {one.title}", "entry": _named(one, key)}, quote_via=quote)


def _letter(one: Cited, key: str, award: Award) -> str:
    """A letter in which somebody says that they use it; lines end as letters ask for."""
    lines = (f"We use {_named(one, key)}.", "", *(f"{asked}:" for asked in ASKED))
    said = urlencode({"subject": f"We use this too: {one.title}", "body": "\r\n".join(lines)}, quote_via=quote)
    return f"mailto:{quote(award.contact.email, safe='@')}?{said}"


def _named(one: Cited, key: str) -> str:
    return f"{one.title} ({one.address or key})"


def _signs(entry: Entry, award: Award, one: Cited, picture: str) -> tuple[Copied, ...]:
    said, _ = first_sentence(" ".join(entry.front.summary.split()))
    texts = {
        "address": one.address,
        "authors": "; ".join(one.authors),
        "collection": one.collection,
        "honour": f"{award.honour(entry.front.recognition, entry.front.category)} {entry.front.year}",
        "language": one.language,
        "licence": one.licence,
        "made_up": f" {MADE_UP}" if one.made_up else "",
        "picture": picture,
        "said": said,
        "title": one.title,
    }
    told = {name: escape(text) for name, text in texts.items()}
    return tuple(Copied(id_, id_, html.format(**told)) for id_, html in SIGNS.items())
