"""Entries that fit: the sums and the words of the award’s table of likeness, and the same at whatever size of the collection."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import VALUES
from showcase.catalogue.related import Likeness
from showcase.catalogue.tally import Tally, at_least, members
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry
from showcase.model.likeness import Like
from showcase.site.views.cards import Cards, near_cards
from support.awards import catalogue_of
from support.projects import TODAY

HERE, SMALL, KLINKE = catalogue_of("nights"), catalogue_of("small"), catalogue_of("klinke")
THE_ENTRY = SMALL.entries[0]
THE_ADOPTION = THE_ENTRY.adoptions[0]
TERM = next(iter(SMALL.award.vocabularies.themes.values()))
TIMES = {name: TERM.model_copy(update={"label": name.capitalize()}) for name in ("days", "weeks", "months")}


def award(*rows: Like) -> Award:
    words = SMALL.award.vocabularies.model_copy(update={"time_bands": TIMES})
    return SMALL.award.model_copy(update={"likeness": rows, "vocabularies": words})


def entry(key: str, *, themes: Sequence[str] = (), time: str | None = None, types: Sequence[str] = (), adopters: Sequence[str] = ()) -> Entry:
    """An entry that is known by a letter, with what is compared and nothing else."""
    base = THE_ENTRY.front
    assert base.adapting
    organisations = tuple(base.lead.model_copy(update={"name": f"{key} {number}", "type": type_}) for number, type_ in enumerate(types))
    front = base.model_copy(
        update={"themes": tuple(themes), "organisations": organisations or (base.lead,), "adapting": base.adapting.model_copy(update={"time": time})}
    )
    return Entry(key, front, THE_ENTRY.account, tuple(adoption(f"{key}-{number}", type_) for number, type_ in enumerate(adopters)))


def adoption(slug: str, type_: str) -> Adoption:
    organisation = THE_ADOPTION.front.organisation.model_copy(update={"type": type_})
    return Adoption(slug, THE_ADOPTION.front.model_copy(update={"organisation": organisation, "stage": "using"}), THE_ADOPTION.text)


def fitting(row: Like, profile: Mapping[str, Sequence[str]], **has: Any) -> tuple[int, str]:
    """How well one entry fits, by one row alone, and why."""
    known = Likeness(Catalogue(award(row), (entry("a", **has),), (), {}, (), 2025, TODAY))
    return known.tally(known.counting(profile)).score(0), next((why for _, why in known.fitting(profile, 1)), "")


THEMES = Like(of="themes", weight=3, because="same theme ({values})", because_many="{count} themes ({values})")
WITHIN = Like(of="time_bands", weight=2, match="within", because="takes no longer ({values})")
EACH = Like(of="adopter_types", weight=2, match="each", because="at {count} {values}", because_many="at {count} of {values}")
BARE = Like(of="themes", weight=1)
BOTH = {"organisation_types": ["clinic", "charity"]}
CASES = [
    ("what is shared scores", THEMES, {"themes": ["noise"]}, {"themes": ["noise"]}, 3, "same theme (Noise)"),
    ("every shared value, in the award’s order", THEMES, {"themes": ["light", "noise"]}, {"themes": ["light", "noise"]}, 6, "two themes (Noise and Light)"),
    ("what only one of the two has does not", THEMES, {"themes": ["noise"]}, {"themes": ["noise", "light"]}, 3, "same theme (Noise)"),
    ("nothing shared is no reason", THEMES, {"themes": ["noise"]}, {"themes": ["light"]}, 0, ""),
    ("what nobody wants is no reason", THEMES, {}, {"themes": ["noise"]}, 0, ""),
    ("without words of its own a reason is what is shared", BARE, {"themes": ["noise", "light"]}, {"themes": ["noise", "light"]}, 2, "Noise and Light"),
    ("within is as much as is wanted", WITHIN, {"time_bands": ["weeks"]}, {"time": "weeks"}, 2, "takes no longer (Weeks)"),
    ("or less", WITHIN, {"time_bands": ["weeks"]}, {"time": "days"}, 2, "takes no longer (Days)"),
    ("and not more", WITHIN, {"time_bands": ["weeks"]}, {"time": "months"}, 0, ""),
    ("the highest that is wanted is the limit", WITHIN, {"time_bands": ["months", "days"]}, {"time": "weeks"}, 2, "takes no longer (Weeks)"),
    ("who says nothing is not within", WITHIN, {"time_bands": ["months"]}, {}, 0, ""),
    ("adopters of the type of who looks score", EACH, {"organisation_types": ["clinic"]}, {"adopters": ["clinic"]}, 2, "at one Clinic"),
    ("each of them", EACH, {"organisation_types": ["clinic"]}, {"adopters": ["clinic", "charity", "clinic"]}, 4, "at two of Clinic"),
    ("of all types that are wanted", EACH, BOTH, {"adopters": ["charity", "clinic"]}, 4, "at two of Clinic and Charity"),
    ("at most three, though all are told", EACH, BOTH, {"adopters": ["clinic"] * 3 + ["charity"] * 2}, 6, "at five of Clinic and Charity"),
    ("beyond ten in digits", EACH, {"organisation_types": ["clinic"]}, {"adopters": ["clinic"] * 11}, 6, "at 11 of Clinic"),
]


@pytest.mark.parametrize(("row", "profile", "has", "score", "words"), [pytest.param(*case, id=it) for it, *case in CASES])
def test_a_row_scores_and_gives_its_reason(row: Like, profile: dict[str, list[str]], has: dict[str, Any], score: int, words: str) -> None:
    assert fitting(row, profile, **has) == (score, words)


RANKED = [
    entry("a", themes=["noise"], time="months", types=["clinic"]),
    entry("b", themes=["noise", "light"], time="months", types=["charity"]),
    entry("c", themes=["noise"], time="days", types=["clinic"], adopters=["charity"]),
    entry("d", themes=["light"], time="days", types=["clinic"]),
    entry("e", themes=["noise"], time="days", types=["clinic"]),
]
ORDERS = [
    ("the sum of the rows decides", {"themes": ["noise"], "time_bands": ["days"]}, "ceabd"),
    ("among equals the newest comes first", {"themes": ["noise"]}, "abce"),
    ("one row can outweigh another", {"time_bands": ["days"], "organisation_types": ["charity"]}, "cde"),
    ("nothing wanted, nothing found", {}, ""),
]


@pytest.mark.parametrize(("profile", "found"), [pytest.param(*case, id=it) for it, *case in ORDERS])
def test_the_best_come_first(profile: dict[str, list[str]], found: str) -> None:
    known = Likeness(Catalogue(award(THEMES, WITHIN, EACH), tuple(RANKED), (), {}, (), 2025, TODAY))
    assert "".join(one.key for one, _ in known.fitting(profile, 9)) == found


def test_an_entry_wants_its_own_values_and_adopters_of_its_own_types() -> None:
    known = Likeness(Catalogue(award(THEMES, WITHIN, EACH), tuple(RANKED), (), {}, (), 2025, TODAY))
    near = {one.key: why for one, why in known.near(RANKED[1], 9)}
    assert near["c"] == "same theme (Noise); takes no longer (Days); at one Charity"
    assert "b" not in near


def by_hand(one: Entry, other: Entry, known: Award) -> int:
    """The score of another entry for one, worked out as the award’s table is read aloud."""
    score = 0
    for row in known.likeness:
        wanted = VALUES["organisation_types" if row.of == "adopter_types" else row.of](one, known)
        has = [value for value in VALUES[row.of](other, known) if value]
        if row.match == "within":
            ladder = list(getattr(known.vocabularies, row.of))
            score += row.weight * any(ladder.index(mine) <= ladder.index(most) for mine, most in product(has, [value for value in wanted if value]))
        elif row.match == "each":
            score += row.weight * min(3, sum(value in wanted for value in has))
        else:
            score += row.weight * len({*has} & {*wanted})
    return score


@pytest.mark.parametrize("there", [HERE, KLINKE], ids=["nights", "klinke"])
def test_in_the_whole_collection_no_entry_is_nearer_than_those_that_are_shown(there: Catalogue) -> None:
    known = Likeness(there)
    for one in there.entries:
        scores = sorted(((-by_hand(one, other, there.award), place) for place, other in enumerate(there.entries) if other is not one))
        tally = known.tally(known.counting(known.profile_of(one)))
        found = [known.places[near.key] for near, _ in known.near(one, 3)]
        assert [(-tally.score(place), place) for place in found] == [score for score in scores[:3] if score[0]]


@pytest.mark.parametrize(
    ("there", "entry", "begins"),
    [(HERE, "2025/quiet-nights", "same theme"), (KLINKE, "2021/buecher-im-stellwerk", "gleiches Thema")],
    ids=["nights", "klinke"],
)
def test_the_reasons_of_an_award_read_well(there: Catalogue, entry: str, begins: str) -> None:
    _, why = near_cards(there.by_key[entry], Likeness(there), Cards(there.award))[0]
    assert why.startswith(begins)
    assert "{" not in why


TALLIES: list[tuple[str, list[tuple[list[int], int]], int, list[int]]] = [
    ("nobody without a score", [([1], 1)], 3, [1]),
    ("the higher score first", [([0, 1], 3), ([1], 2), ([2], 1)], 3, [1, 0, 2]),
    ("the lowest of equals", [([4, 3, 9, 7], 5)], 2, [3, 4]),
    ("equals after those above them", [([4, 3, 9], 5), ([9], 1), ([1], 4)], 2, [9, 3]),
    ("sums that reach another digit", [([n], 1) for n in [5] * 9] + [([6], 8)], 2, [5, 6]),
    ("none at all", [], 2, []),
]


@pytest.mark.parametrize(("added", "count", "best"), [pytest.param(*case, id=it) for it, *case in TALLIES])
def test_a_tally_knows_the_best(added: list[tuple[list[int], int]], count: int, best: list[int]) -> None:
    tally = Tally()
    for things, weight in added:
        tally.add(sum(1 << thing for thing in things), weight)
    assert tally.best(count) == best


def test_a_set_is_counted_so_often_as_it_is_given() -> None:
    assert [members(things) for things in at_least([0b011, 0b110, 0b010], 2)] == [[0, 1, 2], [1]]
