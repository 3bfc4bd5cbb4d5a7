"""Organisations across the collection: what each has entered and what it has adopted from others."""

from dataclasses import dataclass, field
from hashlib import sha256

from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Adoption, Entry
from showcase.model.fields import Organisation
from showcase.util.slugs import plain_letters


@dataclass(slots=True)
class Participant:
    """One organisation under one address, however often it appears."""

    slug: str
    organisation: Organisation
    leads: list[Entry] = field(default_factory=list)
    partners: list[Entry] = field(default_factory=list)
    adopted: list[tuple[Entry, Adoption]] = field(default_factory=list)


def organisation_slug(name: str) -> str:
    """The address of an organisation, from its name; where nothing of it can be spelt from a to z, no other name has the same."""
    return plain_letters(name) or f"organisation-{sha256(name.encode()).hexdigest()[:8]}"


def participants(catalogue: Catalogue) -> tuple[Participant, ...]:
    """Every organisation in the catalogue, by name; two spellings with one address are the same organisation."""
    found: dict[str, Participant] = {}

    def known(organisation: Organisation) -> Participant:
        slug = organisation_slug(organisation.name)
        return found.setdefault(slug, Participant(slug, organisation))

    for entry in catalogue.entries:
        for one in entry.front.organisations:
            participant = known(one)
            (participant.leads if one.role == "lead" else participant.partners).append(entry)
        for adoption in entry.adoptions:
            known(adoption.front.organisation).adopted.append((entry, adoption))
    return tuple(sorted(found.values(), key=lambda one: one.organisation.name.casefold()))
