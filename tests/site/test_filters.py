"""What entries can be narrowed by and compared with: which choices there are, in which order, and how many entries each has."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import VALUES, terms_of
from showcase.site.urls import ENTRIES
from showcase.site.views.cards import Cards
from showcase.site.views.filters import Choices, narrowing
from showcase.site.views.like_us import LikePage, like_page
from showcase.site.views.lists import all_entries
from showcase.site.views.made_up import users
from support.awards import catalogue_of

Built = Callable[[str], Path]


HERE, MENDING, KLINKE = catalogue_of("nights"), catalogue_of("mending"), catalogue_of("klinke")


def facets(known: Catalogue) -> tuple[Choices, ...]:
    return narrowing(known)


@pytest.mark.parametrize("known", [HERE, MENDING, KLINKE], ids=["nights", "mending", "klinke"])
class TestTheFacets:
    def test_the_award_s_facets_come_in_its_order_and_then_the_years(self, known: Catalogue) -> None:
        assert [one.id for one in facets(known)] == [*(facet.id for facet in known.award.facets), "years"]

    def test_the_newest_year_comes_first_and_every_other_value_in_the_award_s_order(self, known: Catalogue) -> None:
        *others, years = facets(known)
        assert [one.id for one in years.choices] == [str(year) for year in sorted(known.award.by_year, reverse=True)]
        for facet in others:
            assert [one.id for one in facet.choices] == list(terms_of(facet.of, known.award))

    def test_the_first_lies_open(self, known: Catalogue) -> None:
        assert [one.open for one in facets(known)] == [True] + [False] * len(known.award.facets)

    def test_a_value_counts_the_entries_that_have_it_and_one_without_any_stays(self, known: Catalogue) -> None:
        for facet in facets(known)[:-1]:
            for one in facet.choices:
                assert one.count == sum(one.id in VALUES[facet.of](entry, known.award) for entry in known.entries), (facet.id, one.id)
        assert not all(one.count for facet in facets(known) for one in facet.choices)


def test_only_the_first_page_of_entries_is_narrowed_and_a_further_one_leads_to_it() -> None:
    first, second = (all_entries(HERE, Cards(HERE.award), number, facets(HERE), made_up=0) for number in (1, 2))
    assert first.narrowing
    assert not first.search_at
    assert not second.narrowing
    assert second.search_at == ENTRIES


class TestEntriesLikeUs:
    page: LikePage = like_page(HERE, Cards(HERE.award))

    def test_what_tells_most_of_a_place_is_asked_first_then_what_it_can_manage_and_what_somebody_wishes_last(self) -> None:
        assert [(one.of, one.kind) for one in self.page.fields] == [
            ("settings", "several"),
            ("cost_bands", "most"),
            ("time_bands", "most"),
            ("organisation_types", "one"),
            ("regions", "one"),
            ("themes", "several"),
        ]

    def test_until_something_is_chosen_the_entries_stand_there_that_most_others_took_up(self) -> None:
        adopters = {one.key: users(one, HERE.award) for one in HERE.entries}
        shown = [adopters[card.key] for card in self.page.taken_up]
        assert shown == sorted(adopters.values(), reverse=True)[:3]
        nobody = replace(HERE, entries=tuple(one for one in HERE.entries if not adopters[one.key]))
        assert like_page(nobody, Cards(HERE.award)).taken_up == ()

    def test_who_else_uses_it_is_not_asked(self) -> None:
        assert "adopter_types" in [row.of for row in HERE.award.likeness]
        assert "adopter_types" not in [one.of for one in self.page.fields]

    def test_the_names_of_another_language_keep_their_capitals_in_a_sentence(self) -> None:
        assert {"themes", "settings", "time to start"} <= {link.label for link in self.page.ways}
        assert {"Themen", "Häuser"} <= {link.label for link in like_page(KLINKE, Cards(KLINKE.award)).ways}

    def test_every_row_of_the_award_is_told_with_its_weight(self) -> None:
        assert [weight for *_, weight in self.page.weights] == [row.weight for row in HERE.award.likeness]
        assert self.page.weights[0] == ("Themes", "Each value that you share", 3)

    def test_an_award_without_a_facet_for_it_has_a_name_for_it_all_the_same(self) -> None:
        small = like_page(catalogue_of("small"), Cards(catalogue_of("small").award))
        assert [one.title for one in small.fields] == ["Settings", "Measure kinds", "Themes"]


class Skeleton(HTMLParser):
    """The elements of a piece of HTML, each with its classes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        if tag != "span" or set(told) != {"lang"}:  # which only marks words of another language
            self.elements.append((tag, told.get("class") or ""))


def within(part: list[tuple[str, str]], whole: list[tuple[str, str]]) -> bool:
    """Whether all of a part is found in a whole, in its order."""
    rest = iter(whole)
    return all(one in rest for one in part)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("award", "address", "pattern", "piece"),
    [
        ("nights", "entries/", "card_pattern", r'<li class="card">.*?</li>'),
        ("nights", "entries/like-us/", "card_pattern", ""),
        ("nights", "criteria/involvement/hurdles/", "reply_pattern", r'<div class="from">.*?</div>'),
        ("klinke", "entries/", "card_pattern", r'<li class="card">.*?</li>'),
        ("klinke", "criteria/wirkung/gehoert/", "reply_pattern", r'<div class="from">.*?</div>'),
    ],
)
def test_what_a_script_fills_has_a_place_for_all_that_the_page_shows_itself(award: str, address: str, pattern: str, piece: str, built: Built) -> None:
    html = (built(award) / "site" / address / "index.html").read_text(encoding="utf-8")
    empty = Skeleton(html.split(f'<template id="{pattern}">')[1].split("</template>")[0]).elements
    assert empty
    made = ("circle", "knot"), ("circle", "knot tied"), ("bdi", "")  # by the script itself, as many as there are
    for shown in re.findall(piece, html.split("<template")[0], re.DOTALL) if piece else ():
        assert within([one for one in Skeleton(shown).elements if one not in made], empty), shown


@pytest.mark.slow
@pytest.mark.parametrize(("award", "known"), [("nights", HERE), ("klinke", KLINKE)], ids=["nights", "klinke"])
def test_without_a_script_every_value_is_a_way_to_its_own_page(award: str, known: Catalogue, built: Built) -> None:
    html = (built(award) / "site/entries/index.html").read_text(encoding="utf-8")
    ways = re.findall(r'<a class="without-script" href="\.\./([^"]+)"', html)
    assert len(ways) == sum(len(facet.choices) for facet in facets(known))
    assert [way for way in ways if not (built(award) / "site" / way / "index.html").is_file()] == []
