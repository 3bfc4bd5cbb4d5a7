"""Entries near to one another: by what they share, with the reasons, and the same however large the collection."""

from conftest import ROOT, TODAY
from showcase.judging import judge
from showcase.related import Likeness
from showcase.views.near import near_cards
from showcase.views.parts import Cards


def likeness() -> Likeness:
    catalogue, _ = judge(ROOT, TODAY)
    assert catalogue
    return Likeness(catalogue)


def test_the_nearest_share_most_and_an_entry_is_not_near_to_itself() -> None:
    known = likeness()
    weight = {row.of: row.weight for row in known.award.likeness}
    for entry in known.entries:
        near = known.near(entry, 3)
        weights = [sum(weight[dimension] for dimension, _ in one.shared) for one in near]
        assert weights == sorted(weights, reverse=True)
        assert entry.key not in [one.entry.key for one in near]
        assert len(near) == 3


def test_the_reasons_are_the_award_s_own_words() -> None:
    known = likeness()
    entry = next(one for one in known.entries if one.key == "2025/quiet-nights")
    first = near_cards(entry, known, Cards(known.award))[0]
    assert first.why
    assert all(part[0].isupper() for part in first.why.split("; "))
