"""The plain texts of an adoption kit: what it is and what to do first, on which terms each thing in it is, and a table for figures of one’s own."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from showcase.model.entry import Entry
from showcase.model.fields import Resource
from showcase.site.data.csv_text import head, lines
from showcase.site.papers.subject import PaperSubject
from showcase.site.urls import entry_address
from showcase.site.views.made_up import MADE_UP
from showcase.util.text import listed

WIDTH = 78  # letters of a line
STEP = "#. "
STEPPED = re.compile(r"\d+\. ")
README, LICENCES, LINKS, MEASURES, RECORD = "README.txt", "LICENCES.txt", "links.txt", "measures.csv", "adoption-record.txt"
ONE_PAGE, CHECKLIST, MATERIALS = "one-page.pdf", "checklist.docx", "materials/"
SAID_OF = {
    ONE_PAGE: "The practice on one page, for whoever has to say yes.",
    CHECKLIST: "What to have, to keep and to watch for. Opens in Word or LibreOffice; type into it or print it.",
    MEASURES: "A table for your own figures, with what this team counted. Opens in Excel or LibreOffice.",
    RECORD: "A form in which you tell others how it went. Opens in any editor, such as Notepad.",
    LINKS: "Materials that are not in here, with their addresses.",
    MATERIALS: "What the team made and shares.",
    LICENCES: "What you may do with each of these.",
}
COLUMNS = (
    "What was counted", "Unit", "Kind", "Better", "Before", "Before: of how many", "Before: from when to when", "After", "After: of how many",
    "After: from when to when", "Source",
)  # fmt: skip


class KitMaterial(NamedTuple):
    """A material of an entry: what it is called, its file beside the entry, its name in the kit, its address, and its terms."""

    title: str
    source: str
    name: str
    address: str
    licence: str


def materials_of(subject: PaperSubject) -> tuple[KitMaterial, ...]:
    """The materials of an entry, in its own order, and its easy-read version, which is on the entry’s own terms."""
    entry = subject.entry
    found = [_material(one, subject) for one in entry.front.resources]
    if easy := entry.front.easy_read:
        found.append(_material(Resource(title="Easy read version", file=easy, link=None, licence=entry.front.licence), subject))
    return tuple(found)


def _material(one: Resource, subject: PaperSubject) -> KitMaterial:
    file, entry = one.file or "", subject.entry
    beside = f"{subject.site_url}{entry_address(entry.key).path}" if subject.site_url else ""
    licence = subject.catalogue.award.vocabularies.licences[one.licence]
    terms = f"{licence.label}{f', {licence.link}' if licence.link else ''}"
    address = one.link or (f"{beside}{_published(file, entry)}" if beside else "")
    return KitMaterial(one.title, file, f"{MATERIALS}{_in_kit(file, entry)}" if file else "", address, terms)


def _published(file: str, entry: Entry) -> str:
    picture = entry.pictures.get(file)
    return picture.versions[-1].name if picture else file


def _in_kit(file: str, entry: Entry) -> str:
    """The name of a file in a kit: a picture was made anew, and is a JPEG."""
    return f"{file.rpartition('.')[0]}.jpg" if file in entry.pictures else file


def measures_csv(subject: PaperSubject) -> str | None:
    """A table with what was counted, to fill in; None where nothing was."""
    kinds, measures = subject.catalogue.award.vocabularies.measure_kinds, subject.entry.front.measures
    if not measures:
        return None
    rows = [(one.name, one.unit, kinds[one.kind].label, one.better, *[""] * (len(COLUMNS) - 4)) for one in measures]
    return head(COLUMNS) + lines(rows)


def readme_lines(subject: PaperSubject) -> list[tuple[str, str]]:
    """What to read first: lines, each with the file without which it is not said. A step to take begins with a sign for its number."""
    page, award, contact = subject.page, subject.catalogue.award, subject.page.reuse.contact
    said = [
        *_head(f"Adoption kit: {page.title}", "="),
        *((MADE_UP, "") if page.example else ()),
        f"{listed([one.label for one in page.leads], 'and')}. {page.honour.label} {page.honour.year}, {award.name}.",
        subject.address, *([""] if subject.address else []),
        *_head("What this is"),
        "What you need to try this practice where you are, put together from what the team has written down. What is empty is yours to fill in.", "",
        *_head("What to do first"),
    ]
    steps = [
        (ONE_PAGE, f"{STEP}Read {ONE_PAGE}, and show it to those who would have to agree."),
        ("", f"{STEP}Ask {contact.name}, {contact.email}, what they would do otherwise today."),
        (CHECKLIST, f"{STEP}Go through {CHECKLIST} with those who will do the work and those whom it is for."),
        (MEASURES, f"{STEP}Count before you change anything, and write it into {MEASURES}. Afterwards count in the same way."),
    ]
    after = [
        "", *_head("Tell others how it went"),
        f"Fill in {RECORD} and send it to {award.contact.email} ({award.contact.name}). That you tried it and stopped helps as much as that you use it.",
        *(["Or follow ‘We use this too’ at the top of the page above, which leads to a form."] if subject.address else []),
        "", *_head("What is in here"),
    ]
    return [*_always(said), *steps, *_always(after), *((name, f"{name}: {said}") for name, said in SAID_OF.items())]


def _always(said: Iterable[str]) -> Iterator[tuple[str, str]]:
    return (("", line) for line in said)


def readme_text(said: Iterable[tuple[str, str]], files: Iterable[str]) -> str:
    """What to read first of a kit with these files."""
    there = {"", *files, *(MATERIALS for name in files if name.startswith(MATERIALS))}
    lines, steps = list[str](), 0
    for needs, line in said:
        if needs in there:
            steps += line.startswith(STEP)
            lines.append(line.replace(STEP, f"{steps}. ", 1))
    return _text(lines)


def licences_text(subject: PaperSubject, materials: Sequence[KitMaterial]) -> str:
    """On which terms each thing is, and how to name where it comes from."""
    licence = subject.page.licence
    return _text((
        *_head("What you may do with what is in this kit", "="),
        *_head("What the team wrote"),
        f"The one page, the checklist and the names of what was counted come from the entry: {licence.label}{f', {licence.url}' if licence.url else ''}.",
        licence.text, "",
        "Name it like this:", subject.page.take.citation.text, "",
        *_head("The materials"),
        *([f"{one.name or one.address or one.source}: {one.title}. {one.licence}" for one in materials] or ["The entry has none."]),
    ))


def links_text(elsewhere: Sequence[KitMaterial]) -> str:
    """Where the materials are that are not in a kit."""
    return _text((
        *_head("Materials that are not in this kit", "="),
        *(line for one in elsewhere for line in (one.title, one.address or f"The file {one.source}: ask the team for it.", one.licence, "")),
    ))


def _head(words: str, line: str = "-") -> Iterator[str]:
    said = " ".join(words.split())
    yield said
    yield line * min(len(said), WIDTH)
    yield ""


def _text(said: Iterable[str]) -> str:
    """Lines as any editor shows them; addresses stay whole."""
    wrapped = (_wrapped(one) or [""] for one in said)
    return "\r\n".join(line for some in wrapped for line in some).rstrip() + "\r\n"


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, subsequent_indent="   " if STEPPED.match(line) else "", break_long_words=False, break_on_hyphens=False)
