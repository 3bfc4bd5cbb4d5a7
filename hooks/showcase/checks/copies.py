"""Entries that say what another says: answers word for word, and the mailbox of an example. Found by what each is reduced to, so that no two are compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from showcase.model.finding import Finding, Location
from showcase.parsing.entry import ParsedEntry

FEWEST = 20  # words of an answer; shorter ones are the same by chance
SHOWN = 4  # titles that are told
# Letters from a to z and digits count: neither capitals nor signs, spaces and accents.
SMALL = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
SIGNS = bytes(byte for byte in range(256) if byte > 127 or not chr(byte).isalnum())


class Reduced(NamedTuple):
    """An answer as others are compared with it, with its title and its line."""

    digest: bytes
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Authored:
    """What tells whose an entry is: who leads it, its mailbox, whether it is made up, and its answers."""

    key: str
    path: str
    lead: str
    is_example: bool
    mailbox: str
    contact: Location
    answers: tuple[Reduced, ...]


def authored(parsed: ParsedEntry) -> Authored | None:
    """Whose an entry is; nothing of what was withdrawn or could not be read."""
    if not parsed.entry:
        return None
    front = parsed.entry.front
    contact = parsed.document.at("contact", "email")
    return Authored(parsed.folder.key, contact.path, front.lead.name.casefold(), front.example, front.contact.email.casefold(), contact, _reduced(parsed))


def _reduced(parsed: ParsedEntry) -> tuple[Reduced, ...]:
    data, line, place, found = parsed.body.data, parsed.body.line_offset + 1, 0, list[Reduced]()
    for section in parsed.body.sections:
        if section.words >= FEWEST:
            line, place = line + data.count(b"\n", place, section.start), section.start
            text = data[section.text_start : section.text_end]
            letters = text.translate(SMALL, SIGNS)
            if len(letters) * 2 < len(text):  # of another script, or mostly figures and signs
                letters = b"".join(text.split())
            found.append(Reduced(blake2b(letters, digest_size=12).digest(), section.title, line))
    return tuple(found)


def copied_answer(entries: Sequence[Authored]) -> Iterator[Finding]:
    """An answer is its team’s own words. Those who lead again may say again what they said; of what is made up nobody may."""
    owners = dict[bytes, Authored]()
    for entry in sorted(entries, key=lambda one: (not one.is_example, one.key)):  # so that it is the later one, and never the example, that is told
        copied = dict[str, list[Reduced]]()
        for answer in entry.answers:
            owner = owners.setdefault(answer.digest, entry)
            if owner is not entry and (owner.is_example or entry.is_example or owner.lead != entry.lead):
                copied.setdefault(owner.path, []).append(answer)
        for path, answers in copied.items():
            titles = [f"‘{one.title}’" for one in answers]
            titles[SHOWN:] = ["others"] if len(titles) > SHOWN else []
            yield Finding("copied-answer", Location(entry.path, answers[0].line), {"other": path, "number": len(answers), "titles": titles})


def example_mailbox(entries: Sequence[Authored]) -> Iterator[Finding]:
    """The mailbox of a real entry is not that of an example, to which nobody can write."""
    made_up = {one.mailbox: one.path for one in entries if one.is_example}
    for entry in entries:
        if not entry.is_example and entry.mailbox in made_up:
            yield Finding("example-mailbox", entry.contact, {"other": made_up[entry.mailbox]})


def check_copies(entries: Sequence[Authored]) -> Iterator[Finding]:
    """Everything that one entry has of another."""
    yield from copied_answer(entries)
    yield from example_mailbox(entries)
