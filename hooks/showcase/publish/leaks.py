"""What must never be seen on the site: words of entries that are held back, unfinished, taken back or wrong.

No page should be able to show them, because pages are made of a catalogue that those entries are not in. They are looked
for all the same, so that a fault in what makes the pages is found before anybody reads it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel

from showcase.catalogue.catalogue import Catalogue
from showcase.checks.explanations.load import explanations
from showcase.intake.sources import FOR_WRITERS
from showcase.intake.workspace import entry_folders, read_folder
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.fields import FrontMatter
from showcase.parsing.records import parse_front_matter
from showcase.site.search.documents import plain
from showcase.site.urls import entry_markdown
from showcase.util.text import lowered

STOP = ". "  # a sentence is known by what follows the one before it: texts are parted there faster than they are searched
LENGTH = 32  # bytes; as many in a row are nobody else’s by chance
PLAIN = re.compile(r"[\w ,;:()’‘–-]*\Z")  # letters that look the same on a page as in a source
COMMENT = re.compile(r"<!--.*?-->|^[ \t]*#[^\n]*", re.DOTALL | re.MULTILINE)
NEAR = 254  # letters on each side of the sign of an address, which has no more
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Secrets:
    """Beginnings of sentences and mail addresses of hidden entries, honours that are not announced, and what is public: entries, and other texts."""

    hidden: tuple[str, ...] = ()
    sentences: Set[bytes] = frozenset()
    mail: Set[str] = frozenset()
    honours: Set[bytes] = frozenset()
    shown: tuple[Entry, ...] = ()
    public: tuple[str, ...] = ()

    @property
    def is_watching(self) -> bool:
        """Whether there is anything to listen for."""
        return bool(self.sentences or self.honours)

    def heard_in(self, data: bytes) -> Set[bytes]:
        """Which of the sentences stand in a text."""
        beginnings = {piece[:LENGTH] for piece in data.split(STOP.encode())} & self.sentences if self.sentences else frozenset()
        return beginnings | {one for one in self.honours if one in data}

    def mail_in(self, data: bytes) -> Set[str]:
        """Which of the mail addresses stand in a text."""
        near = (f"{before[-NEAR:].decode(errors='ignore')}@{after[:NEAR].decode(errors='ignore')}" for before, after in pairwise(data.split(b"@")))
        return {address for piece in near for address in EMAIL.findall(piece)} & self.mail if self.mail else frozenset()

    def misplaced(self, files: Set[str], notices: Set[str]) -> Iterator[str]:
        """What stands where nothing of a hidden entry may stand, but for the notices of those that were taken back."""
        folders = tuple(f"entries/{key}/" for key in self.hidden)
        made = {entry_markdown(one.key).path for one in self.shown}  # what is made for readers under the name of the source
        for path in sorted(files - notices):
            if path.startswith(folders):
                yield f"{path} belongs to an entry that nobody may see."
            elif path.rpartition("/")[2] in FOR_WRITERS and path not in made:
                yield f"{path} is for those who work on the showcase, and not for its readers."

    def secret(self, heard: Iterable[str]) -> Set[str]:
        """Which of the things that were heard are said by nothing that is public: two entries may share a sentence."""
        left = set(heard)
        for text in self._public() if left else ():
            left -= {one for one in left if one in text}
        return left

    def _public(self) -> Iterator[str]:
        """What is said openly, as pages say it: without the marks, line ends and escapes of a source."""
        yield from (" ".join(text.split()) for text in (*self.public, *_strings(explanations())))
        for entry in self.shown:
            yield from (" ".join(text.split()) for text in _strings((entry.front, *entry.translations, *entry.adoptions, *entry.followups)))
            yield from (plain(passage) for passage in entry.passages)


def secrets_of(root: Path, catalogue: Catalogue, others: Iterable[str]) -> Secrets:
    """What tells that an entry is seen which a catalogue has not; `others` are texts that the site may show beside it."""
    notices = (f"{one.notice.title} {one.notice.withdrawn_because}" for one in catalogue.withdrawn)
    folders = {f"{folder.parent.name}/{folder.name}": folder for folder in entry_folders(root, [])}
    hidden = tuple(key for key in folders if key not in catalogue.by_key)
    texts = [COMMENT.sub("", source.text) for key in hidden for source in read_folder(folders[key], root)[0].sources]
    judged = (_judges_of(folders[key], root, catalogue) for key in catalogue.by_key if key in folders)
    said = (piece[:LENGTH] for text in judged for piece in text.split(STOP) if len(piece) >= LENGTH // 2)
    honours = (one for year in catalogue.award.by_year for one in honours_of(year, catalogue.award, catalogue.day))
    return Secrets(
        hidden,
        frozenset(sentence for text in texts for sentence in _sentences(text)),
        frozenset(address for text in texts for address in EMAIL.findall(text)),
        frozenset(one.encode() for one in (*honours, *said)),
        catalogue.entries,
        (*notices, *others),
    )


def honours_of(year: int, award: Award, day: date) -> Iterator[str]:
    """An honour of a year of which only the shortlist may be known, in each way in which a page, a feed, a document or a table would say it."""
    for one in award.recognitions if award.is_shortlist_of(year, day) else ():
        if award.recognition_on(day, year, one) == one:
            continue
        yield from (f'"year":{year},"recognition":"{one}"', f"{year}\nrecognition: {json.dumps(one)}", f",{year},{one},")
        for category in (None, *award.vocabularies.categories):
            said = award.honour(one, category)
            yield from (f"{said} {year}", f'{said} <span class="year">{year}', f'["{said}",{year}', f"{said}, {award.name} {year}")
            yield f"{award.name} {year}, {lowered(said)}"


def _judges_of(folder: Path, root: Path, catalogue: Catalogue) -> str:
    """What judges said of an entry that is shown before its year is announced."""
    year = folder.parent.name
    if not year.isdecimal() or int(year) not in catalogue.award.by_year or not catalogue.award.is_shortlist_of(int(year), catalogue.day):
        return ""
    index = read_folder(folder, root)[0].index
    said = parse_front_matter(index, FrontMatter)[0].values if index else {}
    return str(said.get("judges") or "") if isinstance(said, Mapping) else ""


def _strings(value: object) -> Iterator[str]:
    """All texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _strings(dict(value))
    elif isinstance(value, Mapping):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        yield from _strings([getattr(value, one.name) for one in fields(value)])


def _sentences(text: str) -> Iterator[bytes]:
    for piece in text.split(STOP)[1:]:
        beginning = piece.encode()[:LENGTH]
        if len(beginning) == LENGTH and PLAIN.match(beginning.decode(errors="ignore")):
            yield beginning
