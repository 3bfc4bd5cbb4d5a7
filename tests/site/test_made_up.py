"""Made-up entries: where there are no others a page says so once, and where some are real totals are of these alone."""

import re
from collections.abc import Collection
from dataclasses import replace

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.mkdocs_adapter import look_of
from showcase.publish.plan import plan
from showcase.publish.render import prepare, render
from showcase.site.views.cards import Cards
from showcase.site.views.frame import site_frame
from showcase.site.views.home import home_page
from showcase.site.views.made_up import all_made_up, in_figures, that_count, used_elsewhere
from showcase.site.views.organisation import organisation_index
from support.awards import catalogue_of
from support.projects import ROOT

HERE = catalogue_of("nights")
ALL, SOME, NONE = [one.key for one in HERE.entries], ["2025/quiet-nights", "2025/the-waiting-map"], list[str]()


def with_real(known: Catalogue, real: Collection[str]) -> Catalogue:
    """A catalogue in which the entries of these keys, and the records of who adopted them, are not made up."""
    entries = []
    for one in known.entries:
        adoptions = tuple(replace(each, front=each.front.model_copy(update={"example": False})) for each in one.adoptions) if one.key in real else one.adoptions
        entries.append(replace(one, front=one.front.model_copy(update={"example": one.key not in real}), adoptions=adoptions))
    return replace(known, entries=tuple(entries))


@pytest.mark.parametrize(("real", "all_of_them", "counted"), [(NONE, 14, 14), (SOME, 0, 2), (ALL, 0, 14)])
def test_all_count_where_none_is_real_and_else_the_real_ones(real: list[str], all_of_them: int, counted: int) -> None:
    entries = with_real(HERE, real).entries
    assert (all_made_up(entries), len(that_count(entries))) == (all_of_them, counted)


def test_no_entries_are_not_made_up() -> None:
    assert (all_made_up(()), in_figures((), HERE.award)) == (0, "")


def test_figures_say_what_they_are_of() -> None:
    people = "people who use services took part"
    assert in_figures(HERE.entries, HERE.award) == f"14 entries, all made up. 312 {people}. 8 practices are now in use elsewhere."
    assert in_figures(HERE.entries[:1], HERE.award).startswith("1 entry, made up. ")
    assert in_figures(with_real(HERE, SOME).entries, HERE.award) == (
        f"2 entries. 45 {people}. 2 practices are now in use elsewhere. 12 made-up examples are not counted."
    )
    assert in_figures(with_real(HERE, ALL).entries, HERE.award) == f"14 entries. 312 {people}. 8 practices are now in use elsewhere."


def test_made_up_use_of_a_real_practice_is_not_counted() -> None:
    real = with_real(HERE, SOME[:1]).entries
    mixed = [replace(one, adoptions=HERE.by_key[one.key].adoptions) for one in real if one.key in SOME[:1]]
    assert used_elsewhere([one for one in real if one.key in SOME[:1]], HERE.award) == 1
    assert used_elsewhere(mixed, HERE.award) == 0


def test_the_first_page_counts_what_is_real() -> None:
    all_of_it, some = (home_page(known, Cards(known.award)) for known in (HERE, with_real(HERE, SOME)))
    assert (all_of_it.people, all_of_it.all_made_up, all_of_it.total) == (312, 14, 14)
    assert (some.people, some.all_made_up, some.total, some.used) == (45, 0, 14, 2)
    assert 0 < some.organisations < all_of_it.organisations
    assert organisation_index(with_real(HERE, SOME)).figures.startswith(f"{some.organisations} organisations: 2 that led")


ADDRESSES = ("", "entries/", "entries/like-us/", "years/", "years/2025/", "settings/", "settings/inpatient/", "organisations/", "criteria/involvement/hurdles/")
CARD = re.compile(r'(?:<li class="(?:card"|reply" )|<article class="feature).*?(?:</li>|</article>)', re.DOTALL)


@pytest.mark.parametrize(("real", "said"), [(NONE, 1), (SOME, 0), (ALL, 0)], ids=["all", "some", "none"])
def test_a_page_of_made_up_entries_says_so_once_and_else_each_is_tagged(real: list[str], said: int) -> None:
    known, look = with_real(HERE, real), look_of(ROOT)
    prepare(look.environment, site_frame(known.award))
    for page in plan(known).pages:
        if page.url in ADDRESSES:
            html = render(page, look.environment.get_template(page.template), look.context, "").partition("<template")[0]
            assert len(re.findall(r'<div class="all-made-up grid"><p>All \d+ entries here are made-up examples\.</p></div>', html)) == said, page.url
            for card in CARD.findall(html):
                assert ("Made-up example" in card) == (not said and not any(f"{key}/" in card for key in real)), card
