"""The pages that lead into the collection: what each says of its entries, and where it leads from there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import VALUES, FacetValue
from showcase.model.award import Facet
from showcase.site.urls import Url
from showcase.site.views.cards import Cards
from showcase.site.views.lists import year_page
from showcase.site.views.organisation import organisation_page
from showcase.site.views.paging import PER_PAGE
from showcase.site.views.value import ValuePage, value_page
from support.awards import catalogue_of

Built = Callable[[str], Path]


HERE, MENDING, KLINKE = catalogue_of("nights"), catalogue_of("mending"), catalogue_of("klinke")
LARGE = replace(HERE, entries=HERE.entries * (PER_PAGE // 5))


def facet_of(known: Catalogue, id_: str) -> Facet:
    return next(facet for facet in known.award.facets if facet.id == id_)


def page(known: Catalogue, facet: str, value: str, number: int = 1) -> ValuePage:
    neighbours = known.facets
    found = next(one for one in neighbours.values[facet] if one.id == value)
    return value_page(facet_of(known, facet), found, neighbours, Cards(known.award), number, made_up=0)


def test_a_value_is_introduced_by_its_own_paragraph_or_by_the_line_that_explains_it() -> None:
    electronics, prize = page(MENDING, "crafts", "electronics"), page(KLINKE, "klinken", "lob")
    assert electronics.lead == "Radios, lamps and anything with a plug."
    assert electronics.rest.startswith("Pull the plug first")
    assert prize.lead == "Für alles, was die Jury bis Mitternacht wach hielt."
    assert prize.rest.startswith("Wer hier steht")
    assert (page(MENDING, "crafts", "bicycles").lead, page(MENDING, "crafts", "bicycles").rest) == ("Chains, brakes and wheels that ran true.", "")
    assert page(KLINKE, "themen", "lesen").lead == "Bücher, und wer sie wem vorliest."


def test_a_value_leads_up_to_its_facet_and_on_to_the_others() -> None:
    falls, lob, cost = page(HERE, "themes", "falls"), page(KLINKE, "klinken", "lob"), page(HERE, "costs", "1k-10k")
    assert falls.ways_title == "Other themes"
    assert "Falls" not in [link.label for link in falls.ways]
    assert (lob.ways_title, cost.ways_title) == ("Other Klinken", "Cost: others")


def test_its_entries_are_told_in_figures() -> None:
    assert page(HERE, "settings", "inpatient").figures == (
        "8 entries, all made up. 177 people who use services took part. 5 practices are now in use elsewhere.",
        "Most often measured: Incidents (5) and Experience (5).",
    )


def test_a_kind_of_result_is_not_told_to_be_measured() -> None:
    assert len(page(HERE, "results", "harm").figures) == 1


def test_a_value_without_entries_says_nothing_of_them() -> None:
    empty = page(HERE, "times", "over-a-year")
    assert (empty.total, empty.figures, empty.near, empty.search) == (0, (), (), None)


def test_only_the_first_page_introduces() -> None:
    second = page(LARGE, "settings", "inpatient", 2)
    assert second.cards
    assert (second.lead, second.rest, second.figures, second.near) == ("Care on a ward, by day and by night.", "", (), ())


ALL_VALUES = [
    pytest.param(known, facet, value, id=f"{facet.id}: {value.id}")
    for known in (HERE, KLINKE)
    for facet in known.award.facets
    for value in known.facets.values[facet.id]
]


def by_hand(known: Catalogue, facet: Facet, value: FacetValue) -> dict[tuple[str, str], int]:
    """In how many of a value’s entries each theme and setting is found, if it is found twice."""
    counts: dict[tuple[str, str], int] = {}
    for entry in known.entries:
        if value.id in VALUES[facet.of](entry, known.award):
            for other in (*(("themes", theme) for theme in entry.front.themes), *(("settings", setting) for setting in entry.front.settings)):
                counts[other] = counts.get(other, 0) + 1
    return {other: count for other, count in counts.items() if count > 1 and other != (facet.of, value.id)}


@pytest.mark.parametrize(("known", "facet", "value"), ALL_VALUES)
def test_a_value_leads_to_those_that_are_most_often_found_with_it(known: Catalogue, facet: Facet, value: FacetValue) -> None:
    found = known.facets.of(facet, value, 6)
    counts = by_hand(known, facet, value)
    assert {(one.facet.of, one.value.id): one.count for one in found}.items() <= counts.items()
    assert [one.count for one in found] == sorted(counts.values(), reverse=True)[:6]


def test_of_two_addresses_of_one_thing_a_neighbour_has_the_first() -> None:
    themes = facet_of(HERE, "themes")
    twice = replace(HERE, award=HERE.award.model_copy(update={"facets": (*HERE.award.facets, themes.model_copy(update={"id": "topics"}))}))
    near = page(twice, "settings", "inpatient").near
    assert len({link.label for link in near}) == len(near) == 6
    assert not any("topics" in link.url.path for link in near if isinstance(link.url, Url))


@pytest.mark.parametrize(
    ("url", "narrowed"),
    [
        (page(HERE, "themes", "access").search, [("themes", "access")]),
        (page(HERE, "costs", "1k-10k").search, [("costs", "1k-10k")]),
        (year_page(2025, HERE, Cards(HERE.award)).search, [("years", "2025")]),
    ],
)
def test_a_list_leads_to_the_search_narrowed_to_it(url: Url, narrowed: list[tuple[str, str]]) -> None:
    assert urlsplit(url.path).path.endswith("entries/")
    assert parse_qsl(urlsplit(url.path).query) == narrowed


def test_one_entry_needs_no_search() -> None:
    assert page(HERE, "themes", "sleep").search is None


def test_an_organisation_tells_who_took_up_what_it_made() -> None:
    one = next(one for one in HERE.participants if one.organisation.name == "Northbridge Mental Health NHS Foundation Trust")
    shown = organisation_page(one, HERE.award, Cards(HERE.award))
    assert shown.figures == "It leads 1 entry. What it made is in use at 2 other organisations."
    practice, = shown.adopters  # whose title stands once
    assert practice.entry.label == HERE.by_key["2025/quiet-nights"].front.title
    assert [(line.by.label if line.by else "", line.stage) for line in practice.lines] == [
        (adoption.front.organisation.name, HERE.award.vocabularies.adoption_stages[adoption.front.stage].label)
        for adoption in HERE.by_key["2025/quiet-nights"].adoptions
    ]


def test_the_pages_say_so(built: Built) -> None:
    site = built("nights") / "site"
    value = (site / "settings/inpatient/index.html").read_text(encoding="utf-8")
    assert "A ward is a bedroom as well as a workplace" in value
    assert 'href="../../entries/?settings=inpatient">Search and narrow these entries</a>' in value
    assert value.index('class="cards rows"') < value.index("Count the beds and wards that took part")
    assert "Who took up what it made" in (site / "organisations/northbridge-mental-health-nhs-foundation-trust/index.html").read_text(encoding="utf-8")
