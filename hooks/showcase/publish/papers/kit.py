"""The adoption kit: all that somebody needs who wants to do the same, in one zip, with nothing invented for them.

It is small enough to be sent by mail: materials that would make it larger are named with their addresses.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from showcase.authoring.templates import NewFile, RecordOf, adoption_draft
from showcase.intake.safe_read import read_file
from showcase.intake.workspace import LARGEST_FILE
from showcase.publish.papers.engine import PaperFault
from showcase.publish.papers.paper import Kit, Told
from showcase.publish.papers.pictures import jpeg
from showcase.publish.papers.word import make_word
from showcase.publish.papers.zipped import zipped
from showcase.site.papers.checklist import checklist
from showcase.site.papers.kit_texts import (
    CHECKLIST,
    LICENCES,
    LINKS,
    MEASURES,
    ONE_PAGE,
    README,
    RECORD,
    KitMaterial,
    licences_text,
    links_text,
    materials_of,
    measures_csv,
    readme_lines,
    readme_text,
)
from showcase.site.papers.subject import PaperSubject

LARGEST = 10_000  # pixels: a poster is to be printed
ROOM = 15_000_000  # bytes of materials: mail rarely takes more
NOBODY = NewFile("", "", "")  # who adopts is for them to say


def kit_of(subject: PaperSubject) -> Told:
    """What the kit of an entry holds, but for the files that go into it as they are."""
    entry, adapting, materials = subject.entry, subject.entry.front.adapting, materials_of(subject)
    record = RecordOf(subject.page.title, entry.key, subject.address, adapting.core if adapting else ())
    texts = {
        LICENCES: licences_text(subject, materials),
        MEASURES: measures_csv(subject),
        RECORD: adoption_draft(NOBODY, subject.catalogue.award, record),
    }
    return {
        "texts": {name: text for name, text in texts.items() if text},
        "readme": readme_lines(subject),
        "checklist": checklist(subject),
        "materials": materials,
        "pictures": {one.source: picture.digest for one in materials if (picture := entry.pictures.get(one.source))},
    }


def files_of_kit(subject: PaperSubject) -> Iterator[str]:
    """The files beside an entry that go into its kit as they are; pictures were made anew."""
    return (one.source for one in materials_of(subject) if one.source and one.source not in subject.entry.pictures)


def make_kit(told: Told, kit: Kit) -> bytes:
    """The bytes of a kit. Raises PaperFault where a material is not what it was when the entry was checked."""
    files: dict[str, str | bytes] = {**_texts(told), **{name: data for name, data in kit.made.items() if name == ONE_PAGE}}
    if isinstance(told["checklist"], Mapping):
        files[CHECKLIST] = make_word(told["checklist"], kit)
    elsewhere, room = list[KitMaterial](), ROOM
    for one in _materials(told):
        data = _data_of(one, kit) if one.source and one.name not in files else None
        if data is not None and len(data) <= room:
            files[one.name], room = data, room - len(data)
        elif one.name not in files:
            elsewhere.append(one)
    if elsewhere:
        files[LINKS] = links_text(elsewhere)
    readme: Any = told["readme"]
    files[README] = readme_text(readme, files)
    return zipped(sorted(files.items()))


def _texts(told: Told) -> dict[str, str]:
    texts: Any = told["texts"]
    return dict(texts)


def _materials(told: Told) -> tuple[KitMaterial, ...]:
    found: Any = told["materials"]
    return tuple(found)


def _data_of(one: KitMaterial, kit: Kit) -> bytes:
    """A material as it is published; of a picture its points alone, for what else its file tells is nobody’s business."""
    if one.source in kit.entry.pictures:
        return jpeg(kit.entry, one.source, kit.project, LARGEST)[0]
    path = f"entries/{kit.entry.key}/{one.source}"
    try:
        return read_file(kit.project / path, LARGEST_FILE)
    except OSError as fault:
        raise PaperFault(
            f"{path} was sound when the entry was checked, and now it cannot be read ({fault.strerror}). Put it back, and make the documents again."
        ) from None
