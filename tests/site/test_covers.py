"""Covers: the same for the same entry, safe, small, and gold only where it is earned."""

import gzip
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from showcase.site.covers import cover, dyed, long_cloth, sample, weave_of
from support.awards import award_of, catalogue_of
from support.projects import EVERY_AWARD

HERE = award_of("nights")
THEMES = ("environment", "sleep", "falls")
DYE = HERE.cloth.colourways[0]


def test_a_cover_is_the_same_for_the_same_entry() -> None:
    assert cover("2025/quiet-nights", THEMES, DYE, HERE, 3, 2) == cover("2025/quiet-nights", THEMES, DYE, HERE, 3, 2)


def test_two_entries_of_the_same_themes_differ() -> None:
    assert cover("2025/quiet-nights", THEMES, DYE, HERE) != cover("2025/loud-days", THEMES, DYE, HERE)


def keys(*counts: int) -> list[str]:
    """The keys of so many entries of 2026, 2025 and so on, as they might be listed."""
    return [f"{2026 - place}/{number * 7919 % 1000:03}" for place, count in enumerate(counts) for number in range(count)]


@pytest.mark.parametrize("counts", [(1,), (7, 7, 6, 5), (12, 12), (40, 3, 1, 60), (200,)])
def test_no_entry_has_the_colours_of_its_neighbours(counts: tuple[int, ...]) -> None:
    found = list(dyed(keys(*counts), HERE).values())
    assert all(one != other for one, other in pairwise(found))


def test_a_year_shows_as_many_colours_as_it_can() -> None:
    found = dyed([one.key for one in catalogue_of("nights").entries], HERE)
    for year in ("2026", "2025", "2024", "2023"):
        mine = [str(colours) for key, colours in found.items() if key.startswith(year)]
        assert len(set(mine)) >= len(mine) - 1  # at the edge of a year one may have to give way


def test_an_entry_that_comes_later_changes_few_others_and_none_of_an_earlier_year() -> None:
    before = keys(7, 7, 6, 5)
    changed = []
    for number in range(50):
        after = ["2026/new" + str(number), *before]
        was, now = dyed(before, HERE), dyed(after, HERE)
        assert [key for key in before if key < "2026" and was[key] != now[key]] == []
        changed.append(sum(was[key] != now[key] for key in before))
    assert sum(changed) / len(changed) < 1.5
    assert max(changed) <= 6


def test_one_or_two_colourways_are_enough_to_weave() -> None:
    for number in (1, 2):
        few = HERE.model_copy(update={"cloth": HERE.cloth.model_copy(update={"colourways": HERE.cloth.colourways[:number]})})
        assert len(dyed(keys(5, 3), few)) == 8
    assert dyed([], HERE) == {}


def test_what_is_as_low_as_a_ribbon_shows_the_first_theme() -> None:
    drawn = ET.fromstring(cover("a/b", THEMES, DYE, HERE))  # noqa: S314 - our own text
    low = drawn.findall("{http://www.w3.org/2000/svg}svg[@height='70']")[-1]
    assert [rect.get("fill") for rect in low.iter("{http://www.w3.org/2000/svg}rect")] == ["url(#w)", "url(#0)"]
    assert drawn.findall("{http://www.w3.org/2000/svg}svg")[0].get("y") == "0%"


@pytest.mark.parametrize(("adopters", "picks"), [(0, 0), (1, 1), (5, 5), (9, 5)])
def test_each_adopter_is_a_gold_thread_across(adopters: int, picks: int) -> None:
    plain, golden = cover("a/b", THEMES, DYE, HERE), cover("a/b", THEMES, DYE, HERE, adopters=adopters)
    assert golden.count("h4000v4000H0z") == plain.count("h4000v4000H0z")
    assert golden.count("h4000") - plain.count("h4000") == picks


@pytest.mark.parametrize("threads", [0, 1, 2, 3])
def test_each_thread_of_an_honour_stands_at_the_edge(threads: int) -> None:
    drawn = cover("a/b", THEMES, DYE, HERE, threads=threads)
    assert drawn.count(f'stroke="{HERE.cloth.gold}"') == bool(threads)
    assert drawn.count(" 0v4000") == threads


@pytest.mark.parametrize("themes", [("sleep",), ("sleep", "falls"), THEMES, (*THEMES, "food"), ("sleep", "sleep")])
def test_any_number_of_themes_is_sound_and_small(themes: tuple[str, ...]) -> None:
    drawn = cover("a/b", themes, DYE, HERE, 3, 5)
    ET.fromstring(drawn)  # noqa: S314 - our own text
    assert len(gzip.compress(drawn.encode())) < 1500


def test_a_theme_without_a_draft_borrows_one_and_keeps_it() -> None:
    plain = award_of("small")
    assert weave_of("noise", plain) == weave_of("noise", plain)
    ET.fromstring(cover("a/b", ("noise", "light"), DYE, plain))  # noqa: S314 - our own text


def test_every_theme_has_a_draft_of_its_own() -> None:
    drafts = [term.weave for term in HERE.vocabularies.themes.values()]
    assert None not in drafts
    assert len({str(draft) for draft in drafts}) == len(drafts)


def test_names_in_the_long_cloth_stay_apart() -> None:
    drawn = ET.fromstring(long_cloth([(f"a/{number}", THEMES, DYE) for number in range(30)], HERE))  # noqa: S314 - our own text
    names = [pattern.get("id") for pattern in drawn.iter("{http://www.w3.org/2000/svg}pattern")]
    assert len(names) == len(set(names)) == 30 * 4


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_a_sample_is_drawn_for_every_theme(name: str) -> None:
    for theme in award_of(name).vocabularies.themes:
        ET.fromstring(sample(theme, award_of(name)))  # noqa: S314 - our own text
