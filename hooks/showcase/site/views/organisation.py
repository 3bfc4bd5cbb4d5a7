"""Pages of organisations: all of them by letter, and one with what it entered, what it adopted and who adopted from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import terms_of
from showcase.catalogue.organisations import Participant, participants
from showcase.catalogue.spread import in_use
from showcase.checks.adoptions import is_own
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry
from showcase.site.urls import entry_address, facet_address, organisation_address
from showcase.site.views.adopters import ADOPTION, began_words
from showcase.site.views.cards import Card, Cards
from showcase.site.views.links import Link
from showcase.site.views.lists import Index, LinkGroup
from showcase.site.views.made_up import all_made_up, that_count
from showcase.util.collation import collation_key
from showcase.util.slugs import organisation_slug
from showcase.util.text import counted, listed


@dataclass(frozen=True, slots=True)
class AdoptedLine:
    """A practice that one organisation took from another: the record of it, and who took it where that is not the page’s own."""

    record: Link
    by: Link | None
    stage: str
    since: str


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A practice of an organisation, and those who took it up."""

    entry: Link
    lines: tuple[AdoptedLine, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """An organisation with what it entered and what it adopted."""

    name: str
    about: str
    figures: str
    ways: tuple[Link, ...]
    leads: tuple[Card, ...]
    partners: tuple[Card, ...]
    adopted: tuple[AdoptedLine, ...]
    adopters: tuple[TakenUp, ...]
    all_made_up: int


def organisation_index(catalogue: Catalogue) -> Index:
    """All organisations by their first letter, in the order in which they come."""
    award, found = catalogue.award, catalogue.participants
    letters: dict[str, list[Link]] = {}
    for one in found:
        count = len(one.leads) + len(one.partners) + len(one.adopted)
        where = ", ".join(filter(None, (type_of(one, award), place_of(one, award))))
        letters.setdefault(collation_key(one.organisation.name)[0].upper(), []).append(
            Link(one.organisation.name, organisation_address(one.slug), count, where)
        )
    groups = tuple(LinkGroup(letter, tuple(links)) for letter, links in letters.items())
    entries, real = catalogue.entries, that_count(catalogue.entries)
    figures = _in_figures(found if real is entries else participants(real), award)
    return Index("Organisations", who_stands_here(award), groups, figures, letters=True, all_made_up=all_made_up(entries))


def who_stands_here(award: Award) -> str:
    """Which organisations have a page."""
    return "Everyone who entered, took part or adopted a practice." if award.has("adoptions") else "Everyone who entered or took part."


def _in_figures(found: Sequence[Participant], award: Award) -> str:
    leading, adopting = sum(bool(one.leads) for one in found), sum(bool(one.adopted) for one in found)
    took_up = f", {adopting:,} that took up what others had made" if award.has("adoptions") else ""
    return f"{counted(len(found), 'organisation')}: {leading:,} that led an entry{took_up}." if found else ""


def organisation_page(one: Participant, award: Award, cards: Cards) -> OrganisationPage:
    """One organisation, ready to show."""
    taken = ((entry, [record for record in entry.adoptions if not is_own(record.front, entry.front)]) for entry in one.leads)
    its = one.organisation
    own = {
        "regions": its.region, "organisation_types": its.type, "organisation_countries": its.country, "organisation_sizes": its.size,
    }  # fmt: skip
    return OrganisationPage(
        name=one.organisation.name,
        about=", ".join(filter(None, (type_of(one, award), place_of(one, award)))),
        figures=_part_in(one, award),
        ways=tuple(
            Link(terms_of(facet.of, award)[value].label, facet_address(facet, value)) for facet in award.facets if (value := own.get(facet.of))
        ),
        leads=cards.of(one.leads),
        partners=cards.of(one.partners),
        adopted=tuple(_adopted(entry, adoption, award) for entry, adoption in one.adopted),
        adopters=tuple(_taken_up(entry, records, award) for entry, records in taken if records),
        all_made_up=all_made_up(list({entry.key: entry for entry in (*one.leads, *one.partners, *(entry for entry, _ in one.adopted))}.values())),
    )


def type_of(one: Participant, award: Award) -> str:
    """What kind of organisation it is, where the award asks."""
    kind = one.organisation.type
    return award.vocabularies.organisation_types[kind].label if kind else ""


def place_of(one: Participant, award: Award) -> str:
    """Where an organisation is, as the award’s lists call it or in its own words, and how large it is where the award asks."""
    its, words = one.organisation, award.vocabularies
    country = words.organisation_countries[its.country].label if its.country else ""
    size = words.organisation_sizes[its.size].label if its.size else ""
    return ", ".join(filter(None, (words.regions[its.region].label if its.region else its.place, country, size)))


def _taken_up(entry: Entry, records: Sequence[Adoption], award: Award) -> TakenUp:
    lines = tuple(_adopted(entry, record, award, by=record.front.organisation.name) for record in records)
    return TakenUp(Link(entry.front.title, entry_address(entry.key)), lines)


def _adopted(entry: Entry, adoption: Adoption, award: Award, by: str = "") -> AdoptedLine:
    practice = Link(entry.front.title, entry_address(entry.key).at(ADOPTION.format(adoption.slug)))
    who = Link(by, organisation_address(organisation_slug(by))) if by else None
    stage = award.vocabularies.adoption_stages[adoption.front.stage]
    return AdoptedLine(practice, who, stage.label, began_words(adoption.front, award))


def _part_in(one: Participant, award: Award) -> str:
    """An organisation's part in the collection, in a sentence or two."""
    parts = [f"leads {counted(len(one.leads), 'entry', 'entries')}"] if one.leads else []
    parts += [f"takes part in {counted(len(one.partners), 'entry', 'entries')}"] if one.partners else []
    parts += [f"took up {counted(len(one.adopted), 'practice')} of others"] if one.adopted else []
    users = {organisation_slug(adoption.front.organisation.name) for entry in one.leads for adoption in in_use(entry, award)} - {one.slug}
    used = f" What it made is in use at {counted(len(users), 'other organisation')}." if users else ""
    return f"It {listed(parts, 'and')}.{used}" if parts else ""
