"""Claims in words: each sentence of the cases is judged as it says, and what is true of the figures is never contradicted."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any

import pytest
from showcase.checks.claims.judging import Judged, judged
from showcase.checks.claims.names import denied_by_figures
from showcase.checks.claims.sentences import LONGEST, sentences
from showcase.checks.claims.subjects import Subjects, subjects_of
from showcase.model.measures import Measure
from support.casework import read
from support.projects import ROOT

CASES = ROOT / "tests" / "cases" / "claims"
KINDS = 26
TOLD = ("contradicted", "unsupported")


def in_file(name: str) -> Any:
    return read(CASES / f"{name}.yml")


@lru_cache(maxsize=1)
def sets() -> Mapping[str, Subjects]:
    named = {**in_file("trial")["sets"], **in_file("sets")}
    return {name: subjects_of([Measure.model_validate(without_id(one)) for one in measures]) for name, measures in named.items()}


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    measures = chain.from_iterable([*in_file("trial")["sets"].values(), *in_file("sets").values()])
    return {one["name"]: one["id"] for one in measures}


def without_id(measure: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in measure.items() if name != "id"}


def cases(name: str) -> list[Mapping[str, str]]:
    found = in_file(name)
    return [*found["claims"], *found["near_misses"]] if isinstance(found, Mapping) else found


def judgement(text: str, subjects: Subjects) -> Judged | None:
    """What is said of a text: the first contradiction in it, or else the first hint."""
    found = [one for sentence in sentences(text.encode()) if (one := judged(sentence, subjects))]
    return next((one for one in found if one.is_contradicted), found[0] if found else None)


def wrong(case: Mapping[str, str]) -> Iterator[str]:
    found = judgement(case["text"], sets()[case["measures"]])
    said = "" if found is None else "contradicted" if found.is_contradicted else "unsupported"
    expected = case["expected"] if case["expected"] in TOLD else ""
    about = names()[found.subject.measure.name] if found and found.subject else ""
    if said != expected or (said == "contradicted" and about != case["measure"]):
        yield f"{case['kind']}: {case['text']} is {said or 'left alone'} ({about}), and should be {expected or 'left alone'} ({case['measure']})"


@pytest.mark.parametrize("name", ["trial", "own", "mixed", "unseen"])
def test_sentences_are_judged_as_they_are_meant(name: str) -> None:
    assert [said for case in cases(name) if "hard" not in case for said in wrong(case)] == []


def test_sentences_that_it_was_not_mended_by_are_hardly_ever_told_without_need() -> None:
    silent = [case for case in cases("held_out") if case["expected"] not in TOLD]
    told = [case for case in cases("held_out") if case["expected"] in TOLD]
    assert [said for case in silent for said in wrong(case)] == []
    assert sum(not list(wrong(case)) for case in told) >= 0.8 * len(told)


def test_every_kind_of_claim_has_its_sentences() -> None:
    for name in ("own", "held_out"):
        assert len({case["kind"] for case in cases(name)}) == KINDS


def measure(before: object, after: object, **more: object) -> Measure:
    told = {
        "name": "Falls on the ward", "kind": "harm", "unit": "falls a month", "better": "lower", "source": "Incident reports",
        "before": {"value": before, "period": "2023-01 to 2023-06"}, "after": {"value": after, "period": "2024-01 to 2024-06"},
    }  # fmt: skip
    return Measure.model_validate({**told, **more})


VALUES = [Decimal(one) / 10 for one in (0, 4, 10, 25, 30, 71, 99, 100, 101, 120, 333, 500, 999, 1000, 10_000, 123_450)]
VERBS = {-1: ("fell", "dropped", "went down", "were reduced", "have come down"), 1: ("rose", "grew", "went up", "increased", "have gone up")}


def test_what_is_made_of_the_figures_is_never_contradicted_and_turned_round_always_is() -> None:
    for before in VALUES:
        for after in VALUES:
            subjects, way = subjects_of([measure(before, after)]), (after > before) - (after < before)
            assert judgement(f"Falls on the ward went from {before} a month to {after}.", subjects) is None
            for verb in VERBS.get(way, ()):
                assert judgement(f"Falls on the ward {verb} from {before} to {after}.", subjects) is None
                assert judgement(f"Falls on the ward {verb}.", subjects) is None
            for verb in VERBS.get(-way, ()):
                found = judgement(f"Since then falls on the ward {verb}.", subjects)
                assert found is not None, (before, after, verb)
                assert found.is_contradicted
            if abs(after - before) > max(before, after) / 5:
                found = judgement(f"Falls on the ward went from {after} a month to {before}.", subjects)
                assert found is not None, (before, after)
                assert found.is_contradicted


def test_a_text_without_a_word_of_change_is_left_alone() -> None:
    told = "The ward has twenty beds. Patients chair the group, and a nurse takes the minutes. They meet in the kitchen, where there is tea."
    assert all(judgement(told, subjects) is None for subjects in sets().values())


@pytest.mark.parametrize(
    ("name", "before", "after", "is_denied"),
    [
        ("Falls reduced by 80%", 10, 9, True),
        ("Falls reduced by 80%", 10, 2, False),
        ("Falls halved on the ward", 14, 12, True),
        ("Falls went down", 10, 12, True),
        ("Reduced falls on the ward", 10, 12, True),
        ("Fewer people who fell", 10, 12, True),
        ("Reduced fetal movements seen within two hours", 50, 80, False),
        ("Lower back pain that allowed rest", 50, 80, False),
        ("Higher risk births with a named midwife", 50, 80, False),
        ("Residents who lost more than a twentieth of their weight", 19, 20, False),
        ("Visits more than an hour late", 80, 90, False),
        ("People whose pain got worse by a third", 10, 9, False),
        ("Staff who felt better supported", 10, 9, False),
    ],
)
def test_a_name_claims_what_its_numbers_bear_out(name: str, before: int, after: int, is_denied: bool) -> None:
    assert denied_by_figures(measure(before, after, name=name)) is is_denied


PIECES = ("from 1 ", "falls fell by a ", "half as many ", "no ", "‘", "“A", "a third of ", "12,",
          "more fewer less ", "[a](", "not " * 9, "twenty-", "\n- ", "|")


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    subjects = sets()["ward"]
    for sentence in sentences(f"{piece * (LONGEST // len(piece) - 9)}falls. {piece * (200_000 // len(piece))}".encode()):
        assert sentence.end - sentence.start <= LONGEST
        judged(sentence, subjects)
