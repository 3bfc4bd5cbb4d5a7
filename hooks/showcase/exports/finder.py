"""What the search box knows: every entry by its title, summary, team and labels, and every other page that has a name.

JSON with two lists. `entries` holds, newest first, `[address, title, kicker, team, summary, labels]`; `pages` holds
`[address, title, kind]`. Addresses are from the site’s root, without it.
"""

import json
from collections.abc import Iterator, Sequence

from ..addresses import ROOT, entry_address, facet_address, organisation_address, question_address, year_address
from ..catalogue import Catalogue
from ..facets import facet_values, values_of, vocabulary_of
from ..model.award import Award
from ..model.entry import Entry
from ..organisations import Participant


def finder(catalogue: Catalogue, organisations: Sequence[Participant]) -> str:
    """The data of the search box, in a line an entry."""
    entries = [_entry(entry, catalogue.award) for entry in catalogue.entries]
    return _lines({"entries": entries, "pages": list(_pages(catalogue, organisations))})


def _lines(data: dict[str, list[list[str]]]) -> str:
    parts = (f'"{name}":[\n' + ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows) + "\n]" for name, rows in data.items())
    return "{" + ",\n".join(parts) + "}\n"


def _entry(entry: Entry, award: Award) -> list[str]:
    front = entry.front
    labels = [vocabulary_of(facet, award)[value].label for facet in award.facets for value in values_of(entry, facet, award)]
    made_up = ", made-up example" if front.example else ""
    kicker = f"{award.recognitions[front.recognition].label} {front.year}{made_up}"
    team = ", ".join(one.name for one in sorted(front.organisations, key=lambda one: one is not front.lead))
    return [_from_root(entry_address(entry.key)), front.title, kicker, team, front.summary, ", ".join(dict.fromkeys(labels))]


def _pages(catalogue: Catalogue, organisations: Sequence[Participant]) -> Iterator[list[str]]:
    award = catalogue.award
    for criterion, question, title in award.asked_in(catalogue.year):
        words = title if question.for_readers == title else f"{question.for_readers} ({title})"
        yield [_from_root(question_address(criterion.id, question)), words, "Question"]
    for facet in award.facets:
        for value in facet_values(facet, catalogue):
            if value.entries:
                yield [_from_root(facet_address(facet, value.id)), value.term.label, facet.one]
    for one in organisations:
        yield [_from_root(organisation_address(one.slug)), one.organisation.name, "Organisation"]
    for year in sorted(award.by_year, reverse=True):
        yield [_from_root(year_address(year)), str(year), "Year"]


def _from_root(address: str) -> str:
    return address.removeprefix(ROOT)
