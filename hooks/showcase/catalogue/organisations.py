"""Organisations across the collection: what each has entered and what it has adopted from others."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from showcase.model.entry import Adoption, Entry
from showcase.model.fields import Organisation
from showcase.util.collation import collation_key
from showcase.util.slugs import loses_letters, plain_letters

LONGEST = 120  # letters of an address, for which any disk has room


@dataclass(frozen=True, slots=True)
class Participant:
    """One organisation under one address, however often it appears."""

    slug: str
    organisation: Organisation
    leads: tuple[Entry, ...]
    partners: tuple[Entry, ...]
    adopted: tuple[tuple[Entry, Adoption], ...]


def organisation_slug(name: str) -> str:
    """The address of an organisation, from its name; where that is not all of it, no other name has the same."""
    slug = plain_letters(name)
    if slug and len(slug) <= LONGEST and not loses_letters(name):
        return slug
    return f"{slug[:LONGEST].rstrip('-') or 'organisation'}-{sha256(name.encode()).hexdigest()[:8]}"


def participants(entries: Iterable[Entry]) -> tuple[Participant, ...]:
    """Every organisation in some entries, by name; two spellings with one address are the same organisation."""
    organisations: dict[str, Organisation] = {}
    leads, partners, adopted = defaultdict[str, list[Entry]](list), defaultdict[str, list[Entry]](list), defaultdict[str, list[tuple[Entry, Adoption]]](list)

    def slug_of(organisation: Organisation) -> str:
        slug = organisation_slug(organisation.name)
        organisations.setdefault(slug, organisation)
        return slug

    for entry in entries:
        for organisation in entry.front.organisations:
            (leads if organisation.role == "lead" else partners)[slug_of(organisation)].append(entry)
        for adoption in entry.adoptions:
            adopted[slug_of(adoption.front.organisation)].append((entry, adoption))
    found = (Participant(slug, one, tuple(leads[slug]), tuple(partners[slug]), tuple(adopted[slug])) for slug, one in organisations.items())
    return tuple(sorted(found, key=lambda one: (collation_key(one.organisation.name), one.organisation.name)))
