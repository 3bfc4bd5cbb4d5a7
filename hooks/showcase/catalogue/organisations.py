"""Organisations across the collection: what each has entered and what it has adopted from others."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from showcase.checks.adoptions import is_own
from showcase.model.entry import Adoption, Entry
from showcase.model.fields import Organisation
from showcase.util.collation import collation_key
from showcase.util.slugs import organisation_slug


@dataclass(frozen=True, slots=True)
class Participant:
    """One organisation under one address, however often it appears."""

    slug: str
    organisation: Organisation
    leads: tuple[Entry, ...]
    partners: tuple[Entry, ...]
    adopted: tuple[tuple[Entry, Adoption], ...]


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
        for adoption in (one for one in entry.adoptions if not is_own(one.front, entry.front)):
            adopted[slug_of(adoption.front.organisation)].append((entry, adoption))
    found = (Participant(slug, one, tuple(leads[slug]), tuple(partners[slug]), tuple(adopted[slug])) for slug, one in organisations.items())
    return tuple(sorted(found, key=lambda one: (collation_key(one.organisation.name), one.organisation.name)))
