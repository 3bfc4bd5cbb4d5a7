"""Citations: every format says the same of an entry, and programs that read it find exactly that, whatever a title holds."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import RemoveEnclosingMiddleware, SeparateCoAuthors
from jsonschema import Draft202012Validator
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db  # type: ignore[import-untyped]
from showcase.site.citation.bibtex import bibtex
from showcase.site.citation.cited import MADE_UP, Cited, cited
from showcase.site.citation.csl import csl
from showcase.site.citation.ris import ris
from showcase.site.citation.vancouver import vancouver
from support.awards import catalogue_of
from support.citing import CITATIONS, HOSTILE
from support.projects import EVERY_AWARD

MAKERS = {"vancouver": vancouver, "bibtex": bibtex, "ris": ris, "csl": csl}
ONE = Cited(
    "quiet-nights-2025", ("Northbridge Trust", "Lantern Voices & Co"), "Quiet nights", "Award of {Awards}", "en-GB", date(2025, 10, 6), date(2026, 11, 3),
    "https://showcase.example/entries/2025/quiet-nights/", "CC BY 4.0", made_up=True,
)  # fmt: skip
PLAIN = replace(ONE, updated=None, address="", made_up=False)

# What the schema of CSL-JSON (github.com/citation-style-language/schema, csl-data.json) says of what is used here.
CSL = Draft202012Validator({
    "type": "array",
    "items": {
        "type": "object", "required": ["type", "id"], "additionalProperties": False,
        "properties": {
            "type": {"enum": ["webpage"]},
            "author": {"type": "array", "items": {
                "type": "object", "additionalProperties": False, "required": ["literal"], "properties": {"literal": {"type": "string"}},
            }},
            "issued": {"type": "object", "additionalProperties": False, "properties": {"date-parts": {
                "type": "array", "maxItems": 2, "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
            }}},
            **{name: {"type": "string"} for name in ("id", "title", "container-title", "URL", "language", "note")},
        },
    },
})  # fmt: skip


# What LaTeX sets for commands that its reader in Python does not know, or knows as another sign.
SIGNS = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
LATEX = get_default_latex_context_db()
LATEX.add_context_category("signs", macros=[MacroTextSpec(name, sign) for name, sign in SIGNS.items()], prepend=True)


def plain(latex: str) -> str:
    """A text as LaTeX sets it."""
    return str(LatexNodes2Text(latex_context=LATEX).latex_to_text(latex))


def told_by_bibtex(text: str) -> Cited:
    """What a reader of BibTeX finds."""
    library = parse_string(text, parse_stack=[RemoveEnclosingMiddleware(), SeparateCoAuthors()])
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry.entry_type == "misc"
    said = {name: field.value for name, field in entry.fields_dict.items()}
    assert said["year"] == said["date"][:4]
    authors = tuple(plain(author) for author in said["author"])
    title, collection, note, language = (plain(said[name]) for name in ("title", "howpublished", "note", "language"))
    return found(entry.key, authors, title, collection, language, date.fromisoformat(said["date"]), said.get("url", ""), note)


def told_by_ris(text: str) -> Cited:
    """What a reader of RIS finds."""
    (said,) = rispy.loads(text)
    assert said["type_of_reference"] == "ELEC"
    assert said["year"] == said["date"][:4]
    day, (note,) = date.fromisoformat(said["date"].rstrip("/").replace("/", "-")), said["notes"]
    return found(said["id"], tuple(said["authors"]), said["title"], said["secondary_title"], said["language"], day, "".join(said.get("urls", [])), note)


def told_by_csl(text: str) -> Cited:
    """What a reader of CSL-JSON finds."""
    items = json.loads(text)
    CSL.validate(items)
    (said,) = items
    authors = tuple(one["literal"] for one in said["author"])
    day = date(*said["issued"]["date-parts"][0])
    return found(said["id"], authors, said["title"], said["container-title"], said["language"], day, said.get("URL", ""), said["note"])


def found(key: str, authors: tuple[str, ...], title: str, collection: str, language: str, day: date, address: str, note: str) -> Cited:
    """The same from every format; what has no field of its own is read from the note."""
    told = re.fullmatch(rf"(?:Updated (\S+)\. )?Licence: (.*?)\.( {re.escape(MADE_UP)})?", note)
    assert told
    return Cited(key, authors, title, collection, language, day, date.fromisoformat(told[1]) if told[1] else None, address, told[2], bool(told[3]))


READERS = {bibtex: told_by_bibtex, ris: told_by_ris, csl: told_by_csl}


@pytest.mark.parametrize(("make", "read"), READERS.items(), ids=lambda one: one.__name__)
def test_what_is_read_is_what_was_written(make: Callable[[Cited], str], read: Callable[[str], Cited]) -> None:
    hostile = [replace(ONE, title=text, authors=(text, "One", text[::-1]), collection=text, licence=text.rstrip(".")) for text in HOSTILE]
    for one in (ONE, PLAIN, *hostile):
        assert read(make(one)) == one, one.title


@pytest.mark.parametrize("name", CITATIONS["whole"])
def test_a_citation_reads(name: str) -> None:
    assert MAKERS[name](ONE).rstrip("\n") == CITATIONS["whole"][name].rstrip("\n")


def test_a_line_holds_all_that_is_cited_and_ends_no_sentence_twice() -> None:
    for text in HOSTILE:
        line = vancouver(replace(ONE, title=text, authors=(text,)))
        assert line.count(text.rstrip(".")) == 2
        assert "\n" not in line
        assert not re.search(r"[?!.]\. ", line.replace(text.rstrip("."), "it"))
    assert "[updated" not in vancouver(PLAIN)
    assert "Available" not in vancouver(PLAIN)


@pytest.mark.parametrize(("written", "told"), [(one["written"], one["told"]) for one in CITATIONS["lines"]])
def test_every_text_is_on_one_line(written: str, told: str) -> None:
    known = catalogue_of("small")
    entry = known.entries[0]
    one = cited(replace(entry, front=entry.front.model_copy(update={"title": written})), known.award, known.day, "")
    assert one.title == told
    for make in READERS:
        assert make(one).count("\n") == make(replace(one, title="x")).count("\n")


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_each_entry_of_each_award_is_cited_alike_in_every_format(name: str) -> None:
    known = catalogue_of(name)
    all_cited = [cited(entry, known.award, known.day, "https://showcase.example/%7Ea_b/") for entry in known.entries]
    assert len({one.key for one in all_cited}) == len(all_cited)
    for one, entry in zip(all_cited, known.entries, strict=True):
        assert set(one.authors) == {" ".join(by.name.split()) for by in entry.front.organisations}
        assert one.made_up == entry.front.example
        assert all(read(make(one)) == one for make, read in READERS.items())
        assert all((MADE_UP in make(one)) == one.made_up for make in MAKERS.values())
