"""Rules that need the whole collection: addresses that nobody else has, and references to entries that exist."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from showcase.checks.text import TO_ENTRY
from showcase.intake.sources import Folder
from showcase.model.award import Award
from showcase.model.finding import MOST_TOLD, Finding, Location
from showcase.parsing.entry import ParsedEntry
from showcase.util.slugs import better_slug, is_reserved
from showcase.util.text import nearest

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
LENGTHS = (3, 60)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in one entry that names an address or another entry."""

    kind: str
    target: str
    location: Location


@dataclass(frozen=True, slots=True)
class Given:
    """A recognition that only one entry may have, with all that two must not share, in words: its label, the category, the year."""

    location: Location
    recognition: str
    category: str
    year: int
    example: bool


def given_in(parsed: ParsedEntry, award: Award) -> Given | None:
    """What an entry was given that only one may have; a draft has been given nothing."""
    front = parsed.entry.front if parsed.entry else None
    term = award.recognitions.get(front.recognition) if front else None
    if front is None or term is None or not term.once_in or parsed.status != "published":
        return None
    category = award.vocabularies.categories.get(front.category or "") if term.once_in == "category" else None
    return Given(parsed.document.at("recognition"), term.label, category.label if category else "", front.year, front.example)


Mentions = Sequence[tuple[str, Mention]]  # each with the key of the entry that makes it


def mentions_in(parsed: ParsedEntry) -> Iterator[Mention]:
    """What an entry says of addresses and of other entries: its aliases, its adopters’ entries, its links."""
    aliases = parsed.entry.front.aliases if parsed.entry else parsed.withdrawal.aliases if parsed.withdrawal else ()
    for number, alias in enumerate(aliases):
        yield Mention("alias", alias, parsed.document.at("aliases", number))
    if parsed.withdrawal:
        return
    for adoption in parsed.adoptions:
        if adoption.record.front.entry:
            yield Mention("adopter", adoption.record.front.entry, adoption.document.at("entry"))
    for body in parsed.bodies:
        for link in body.links:
            found = TO_ENTRY.match(link.target)
            if found:
                yield Mention("link", f"{found['year'] or parsed.folder.year}/{found['slug']}", body.at(link.start, link.end))


def folder_name(folders: Sequence[Folder]) -> Iterator[Finding]:
    """A folder’s name is its address: small letters, digits and hyphens, 3 to 60 of them."""
    for folder in folders:
        shortest, longest = LENGTHS
        if not SLUG.match(folder.slug) or not shortest <= len(folder.slug) <= longest or is_reserved(folder.slug):
            better = better_slug(folder.slug, "entry", {other.slug for other in folders if other.year == folder.year and other is not folder})
            values = {"name": folder.slug, "least": shortest, "most": longest, "better": better}
            yield Finding("folder-name", Location(_file_of(folder)), values)


def record_name(folders: Sequence[Folder]) -> Iterator[Finding]:
    """An adoption record’s name becomes part of an address: small letters, digits and hyphens."""
    for folder in folders:
        names = {record.path.rpartition("/")[2].removesuffix(".md"): record.path for record in folder.adoptions}
        for name, path in names.items():
            if not SLUG.match(name) or len(name) > LENGTHS[1] or is_reserved(name):
                yield Finding("record-name", Location(path), {"name": name, "better": better_slug(name, "record", names.keys() - {name})})


def settle_addresses(folders: Sequence[Folder], mentions: Mapping[str, Sequence[Mention]], standing: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """Where each earlier address leads, and what is claimed by two; capitals make no difference.

    Those come first whom a reader sees, and what is `wrong` last, so that it takes nothing from others; a page comes before an alias.
    """
    claims = [(_rank(standing, folder.key, 0), folder.key, Mention("page", folder.key, Location(_file_of(folder)))) for folder in folders]
    claims += [(_rank(standing, key, 1), key, one) for key, made in mentions.items() for one in made if one.kind == "alias"]
    owners, aliases, taken = dict[str, str](), dict[str, str](), list[Finding]()
    for _, key, claim in sorted(claims, key=lambda one: one[:2]):
        address, wording = claim.target.casefold(), "alias" if claim.kind == "alias" else ""
        if address in owners:
            taken.append(Finding("address-taken", claim.location, {"key": claim.target, "owner": owners[address]}, wording))
        elif wording:
            aliases[claim.target] = key
        owners.setdefault(address, claim.location.path)
    return aliases, taken


def _rank(standing: Mapping[str, str], key: str, alias: int) -> tuple[int, int]:
    rank = {"withdrawn": 1, "draft": 2, "held": 2, "wrong": 3}.get(standing.get(key, ""), 0)
    return (0 if rank == 1 and not alias else rank), alias  # the page of what was withdrawn is seen


def folder_without_entry(folders: Sequence[Folder]) -> Iterator[Finding]:
    """An adoption record belongs to an entry that exists, and a folder of entries holds one."""
    known = [folder.key for folder in folders if folder.index is not None]
    for folder in folders:
        if folder.index is not None:
            continue
        near = nearest(folder.key, known)
        for record in folder.records:
            yield Finding("adoption-of-unknown-entry", Location(record.path), {"key": folder.key, "meant": near, "path": folder.path}, "record")
        if not folder.records:
            text = next((name for name in sorted(folder.texts) if name.lower().endswith(".md")), "")
            yield Finding("folder-without-entry", Location(folder.path), {"text": text})


def unknown_entry(folders: Sequence[Folder], mentions: Mentions) -> Iterator[Finding]:
    """An entry that is named, by an adopter or in a link, exists."""
    known = {folder.key for folder in folders if folder.index is not None}
    told = Counter[str]()
    for key, mention in mentions:
        if mention.kind != "alias" and mention.target not in known:
            told[key] += 1
            near = nearest(mention.target, known) if told[key] <= MOST_TOLD else ""  # of more than are told, none is looked for
            code = "adoption-of-unknown-entry" if mention.kind == "adopter" else "link-to-unknown-entry"
            yield Finding(code, mention.location, {"key": mention.target, "meant": near})


def unpublished_entry(mentions: Mentions, days: Mapping[str, date | None]) -> Iterator[Finding]:
    """An entry that readers see links to no entry that they cannot see yet: a draft, or one whose day comes later."""
    for key, mention in mentions:
        mine = days.get(key)
        theirs = days.get(mention.target, mine)
        if mine and mention.kind == "link" and (theirs is None or theirs > mine):
            yield Finding("link-to-unpublished-entry", mention.location, {"key": mention.target, "day": theirs})


def given_twice(given: Sequence[Given]) -> Iterator[Finding]:
    """A recognition that is given once in a category or a year has one entry there; made-up entries are counted apart."""
    for one in given:
        others = [other.location.path for other in given if other is not one and replace(other, location=one.location) == one]
        if others:
            yield Finding("given-twice", one.location, {"name": one.recognition, "category": one.category, "year": one.year, "others": sorted(others)})


def check_collection(
    folders: Sequence[Folder], mentions: Mapping[str, Sequence[Mention]], days: Mapping[str, date | None], given: Sequence[Given] = ()
) -> Iterator[Finding]:
    """Everything that is wrong between entries.

    `mentions` are by the key of the entry that makes them; `days` hold the day from which an entry is shown,
    today for what is shown already, and None for a draft.
    """
    in_order = [(key, mention) for key in sorted(mentions) for mention in mentions[key]]
    yield from unpublished_entry(in_order, days)
    yield from folder_name(folders)
    yield from record_name(folders)
    yield from folder_without_entry(folders)
    yield from unknown_entry(folders, in_order)
    yield from given_twice(given)


def _file_of(folder: Folder) -> str:
    return folder.index.path if folder.index else folder.path
