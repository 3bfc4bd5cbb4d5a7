"""Rules that need the whole collection: addresses that nobody else has, and references to entries that exist."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from showcase.checks.text import TO_ENTRY
from showcase.intake.sources import Folder
from showcase.model.finding import Finding, Location, spelt_out
from showcase.model.values import day_words
from showcase.parsing.entry import ParsedEntry
from showcase.util.slugs import is_reserved
from showcase.util.text import did_you_mean

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
LENGTHS = (3, 60)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in one entry that names an address or another entry."""

    kind: str
    target: str
    location: Location


def mentions_in(parsed: ParsedEntry) -> Iterator[Mention]:
    """What an entry says of addresses and of other entries: its aliases, its adopters’ entries, its links."""
    aliases = parsed.entry.front.aliases if parsed.entry else parsed.withdrawal.aliases if parsed.withdrawal else ()
    for number, alias in enumerate(aliases):
        yield Mention("alias", alias, parsed.written.at("aliases", number))
    if parsed.withdrawal:
        return
    for adoption in parsed.adoptions:
        if adoption.record.front.entry:
            yield Mention("adopter", adoption.record.front.entry, adoption.written.at("entry"))
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
            suggestion = _slug(folder.slug)[:longest].strip("-")
            is_of_use = len(suggestion) >= shortest and not is_reserved(suggestion)
            remedy = f"Rename the folder to `{suggestion}`." if is_of_use else "Rename the folder."
            yield spelt_out("folder-name", Location(_file_of(folder)), f"‘{folder.slug}’ cannot be the name of an entry’s folder.",
                          f"It becomes the address, so it has {shortest} to {longest} small letters a to z, digits and hyphens.", remedy)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def record_name(folders: Sequence[Folder]) -> Iterator[Finding]:
    """An adoption record’s name becomes part of an address: small letters, digits and hyphens."""
    for folder in folders:
        for record in folder.adoptions:
            name = record.path.rpartition("/")[2].removesuffix(".md")
            if not SLUG.match(name) or is_reserved(name):
                better = "" if is_reserved(name) else _slug(name)
                yield spelt_out("record-name", Location(record.path), f"‘{name}.md’ cannot be the name of an adoption record.",
                              "It becomes part of an address, so it has small letters a to z, digits and hyphens.",
                              f"Rename it to `{better or 'its-name'}.md`.")


def address_taken(folders: Sequence[Folder], mentions: Mapping[str, Sequence[Mention]]) -> Iterator[Finding]:
    """No two entries have one address, counting earlier addresses; capitals make no difference."""
    owners: dict[str, str] = {}
    for folder in folders:
        address = folder.key.casefold()
        if address in owners:
            yield spelt_out("address-taken", Location(_file_of(folder)), f"The address /entries/{folder.key}/ is taken by {owners[address]}.",
                          "Many web servers make no difference between capitals and small letters.", "Rename one of the two folders.")
        owners.setdefault(address, _file_of(folder))
    for key in sorted(mentions):
        for mention in mentions[key]:
            if mention.kind != "alias":
                continue
            address = mention.target.casefold()
            if address in owners:
                yield spelt_out("address-taken", mention.location, f"The address /entries/{mention.target}/ is taken by {owners[address]}.",
                              "An earlier address leads to one entry only.", "Take this alias out, or correct it.")
            owners.setdefault(address, mention.location.path)


def folder_without_entry(folders: Sequence[Folder]) -> Iterator[Finding]:
    """An adoption record belongs to an entry that exists, and a folder of entries holds one."""
    known = [folder.key for folder in folders if folder.index is not None]
    for folder in folders:
        if folder.index is not None:
            continue
        near = did_you_mean(folder.key, known)
        for record in folder.adoptions:
            yield spelt_out("adoption-of-unknown-entry", Location(record.path), f"This record adopts ‘{folder.key}’, and there is no such entry.",
                          "An adoption record stands in the folder of the entry that it adopts.", near or f"Move it, or add {folder.path}/index.md.")
        if not folder.adoptions:
            text = next((name for name in sorted(folder.texts) if name.lower().endswith(".md")), "")
            yield spelt_out("folder-without-entry", Location(folder.path), "There is no index.md in this folder.", "An entry’s text is in its index.md.",
                          f"Rename ‘{text}’ to index.md." if text else "Add it, or remove the folder.")


def unknown_entry(folders: Sequence[Folder], mentions: Mapping[str, Sequence[Mention]]) -> Iterator[Finding]:
    """An entry that is named, by an adopter or in a link, exists."""
    known = {folder.key for folder in folders if folder.index is not None}
    for key in sorted(mentions):
        for mention in mentions[key]:
            if mention.kind == "alias" or mention.target in known:
                continue
            code = "adoption-of-unknown-entry" if mention.kind == "adopter" else "link-to-unknown-entry"
            yield spelt_out(code, mention.location, f"There is no entry ‘{mention.target}’.", "Readers would arrive nowhere.",
                          did_you_mean(mention.target, known) or "Use the year and the name of its folder, such as 2025/quiet-nights.")


def unpublished_entry(mentions: Mapping[str, Sequence[Mention]], days: Mapping[str, date | None]) -> Iterator[Finding]:
    """An entry that readers see links to no entry that they cannot see yet: a draft, or one whose day comes later."""
    for key in sorted(mentions):
        mine = days.get(key)
        for mention in mentions[key] if mine else ():
            theirs = days.get(mention.target, mine)
            if mine and mention.kind == "link" and (theirs is None or theirs > mine):
                why = "is a draft" if theirs is None else f"is not shown before {day_words(theirs)}"
                yield spelt_out("link-to-unpublished-entry", mention.location, f"The entry ‘{mention.target}’ {why}.",
                              "Readers would arrive nowhere, and learn of it too early.", "Take this out until it is published.")


def check_collection(folders: Sequence[Folder], mentions: Mapping[str, Sequence[Mention]], days: Mapping[str, date | None]) -> Iterator[Finding]:
    """Everything that is wrong between entries.

    `mentions` are by the key of the entry that makes them; `days` hold the day from which an entry is shown,
    today for what is shown already, and None for a draft.
    """
    yield from unpublished_entry(mentions, days)
    yield from folder_name(folders)
    yield from record_name(folders)
    yield from address_taken(folders, mentions)
    yield from folder_without_entry(folders)
    yield from unknown_entry(folders, mentions)


def _file_of(folder: Folder) -> str:
    return folder.index.path if folder.index else folder.path
