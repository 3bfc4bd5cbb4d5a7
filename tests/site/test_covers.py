"""Covers: the same for the same entry, safe, small, and gold only where it is earned."""

import gzip
import xml.etree.ElementTree as ET

import pytest
from showcase.site.covers import cover, long_cloth, sample, weave_of
from support.awards import award_of
from support.projects import EVERY_AWARD

HERE = award_of("this")
THEMES = ("environment", "sleep", "falls")


def test_a_cover_is_the_same_for_the_same_entry() -> None:
    assert cover("2025/quiet-nights", THEMES, HERE, 3, 2) == cover("2025/quiet-nights", THEMES, HERE, 3, 2)


def test_two_entries_of_the_same_themes_differ() -> None:
    assert cover("2025/quiet-nights", THEMES, HERE) != cover("2025/loud-days", THEMES, HERE)


@pytest.mark.parametrize(("adopters", "picks"), [(0, 0), (1, 1), (5, 5), (9, 5)])
def test_each_adopter_is_a_gold_thread_across(adopters: int, picks: int) -> None:
    plain, golden = cover("a/b", THEMES, HERE), cover("a/b", THEMES, HERE, adopters=adopters)
    assert golden.count("h4000v4000H0z") == plain.count("h4000v4000H0z")
    assert golden.count("h4000") - plain.count("h4000") == picks


@pytest.mark.parametrize("threads", [0, 1, 2, 3])
def test_each_thread_of_an_honour_stands_at_the_edge(threads: int) -> None:
    drawn = cover("a/b", THEMES, HERE, threads=threads)
    assert drawn.count(f'stroke="{HERE.cloth.gold}"') == bool(threads)
    assert drawn.count(" 0v4000") == threads


@pytest.mark.parametrize("themes", [("sleep",), ("sleep", "falls"), THEMES, (*THEMES, "food"), ("sleep", "sleep")])
def test_any_number_of_themes_is_sound_and_small(themes: tuple[str, ...]) -> None:
    drawn = cover("a/b", themes, HERE, 3, 5)
    ET.fromstring(drawn)  # noqa: S314 - our own text
    assert len(gzip.compress(drawn.encode())) < 1500


def test_a_theme_without_a_draft_borrows_one_and_keeps_it() -> None:
    plain = award_of("small")
    assert weave_of("noise", plain) == weave_of("noise", plain)
    ET.fromstring(cover("a/b", ("noise", "light"), plain))  # noqa: S314 - our own text


def test_every_theme_has_a_draft_of_its_own() -> None:
    drafts = [term.weave for term in HERE.vocabularies.themes.values()]
    assert None not in drafts
    assert len({str(draft) for draft in drafts}) == len(drafts)


def test_names_in_the_long_cloth_stay_apart() -> None:
    drawn = ET.fromstring(long_cloth([(f"a/{number}", THEMES) for number in range(30)], HERE))  # noqa: S314 - our own text
    names = [pattern.get("id") for pattern in drawn.iter("{http://www.w3.org/2000/svg}pattern")]
    assert len(names) == len(set(names)) == 30 * 4


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_a_sample_is_drawn_for_every_theme(name: str) -> None:
    for theme in award_of(name).vocabularies.themes:
        ET.fromstring(sample(theme, award_of(name)))  # noqa: S314 - our own text
