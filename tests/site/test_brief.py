"""An entry in two minutes, and where its evidence stands in the whole of it: nothing that did not go well is left out, and each piece stands once."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from showcase.checks.award import ASKED_OF_ENTRY
from showcase.model.entry import Entry
from showcase.model.fields import Harms
from showcase.model.questions import EvidenceRule
from showcase.site.views.brief import NO_HARM, NOT_LOOKED, SHOWN
from showcase.site.views.differences import MORE
from showcase.site.views.entry import entry_page
from showcase.site.views.entry_sections import EntryPage
from showcase.site.views.evidence import CHARTS, FIGURE, FIGURES, TOLD_AT, proof_of
from showcase.site.views.figures import figures_of
from showcase.site.views.practice import agreement_words, people_part
from support.awards import catalogue_of

AWARDS = ("nights", "klinke", "states", "small")
SIDES = ("rathaus", "leute")
LADDER = list(catalogue_of("klinke").award.vocabularies.participation_levels)
EVERY = [(name, entry) for name in AWARDS for entry in catalogue_of(name).entries]


def page_of(name: str, entry: Entry) -> EntryPage:
    return entry_page(entry, catalogue_of(name), tuple, "")


def changed(entry: Entry, **fields: object) -> Entry:
    return replace(entry, front=entry.front.model_copy(update=fields))


def one_entry() -> Entry:
    return catalogue_of("klinke").by_key["2022/noten-auf-raedern"]


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({}, ""),
        ({"alltag": (0, None)}, ""),
        ({"alltag": (1, 1)}, "Both sides agree at the stage that they told of."),
        ({"einfall": (0, 0), "alltag": (2, 2)}, "Both sides agree at every stage that they told of."),
        ({"einfall": (0, 0), "alltag": (0, 2)}, "Both sides agree at 1 of 2 stages and differ most on alltag (2 rungs)."),
        ({"einfall": (0, 1), "alltag": (1, 0)}, "Both sides agree at none of 2 stages and differ most on einfall and alltag (1 rung)."),
        ({"einfall": (0, 0), "umbau": (1, None), "alltag": (0, 1)}, "Both sides agree at 1 of 2 stages and differ most on alltag (1 rung)."),
    ],
)
def test_whether_both_sides_saw_it_alike_is_said_of_what_both_told(marks: dict[str, tuple[int | None, int | None]], said: str) -> None:
    award = catalogue_of("klinke").award
    labels = {id_: term.label.lower() for id_, term in award.vocabularies.participation_stages.items()}
    stages = {stage: {side: LADDER[place] for side, place in zip(SIDES, places, strict=True) if place is not None} for stage, places in marks.items()}
    entry = one_entry()
    told = changed(entry, involvement=entry.front.involvement.model_copy(update={"stages": stages}))
    assert agreement_words(people_part(told, award).stages).lower() == re.sub(r"einfall|umbau|alltag", lambda found: labels[found[0]], said.lower())


@pytest.mark.parametrize(
    ("looked", "found", "told"),
    [
        (True, (), (NO_HARM,)),
        (False, (), (NOT_LOOKED,)),
        (True, ("Two slept worse",), ("Two slept worse",)),
        (False, ("Two slept worse",), (NOT_LOOKED, "Two slept worse")),
    ],
)
def test_whether_anybody_looked_for_harm_is_never_left_out(looked: bool, found: tuple[str, ...], told: tuple[str, ...]) -> None:
    weighed = changed(one_entry(), harms=Harms(looked=looked, found=found))
    assert ("Watched for harm", told) in page_of("klinke", weighed).brief.sure


def test_what_did_not_go_well_is_named_although_it_is_not_among_the_first_figures() -> None:
    looked_at = 0
    for name, entry in EVERY:
        good = [one for one, figure in zip(entry.front.measures, figures_of(entry, catalogue_of(name).award), strict=True) if not (figure.flat or figure.worse)]
        bad = [one for one in entry.front.measures if one not in good]
        if good and bad:
            last = changed(entry, measures=(*[good[0].model_copy(update={"name": f"Good {n}", "series": None, "events": None}) for n in range(SHOWN)], bad[0]))
            brief = page_of(name, last).brief
            assert (len(brief.figures), brief.more) == (SHOWN, 1)
            looked_at += 1
            assert bad[0].name.rstrip(".") in " ".join(line for title, lines in brief.sure if title in ("No real change", "Got worse") for line in lines)
    assert looked_at > 5


@pytest.mark.parametrize(("name", "entry"), EVERY, ids=lambda one: one if isinstance(one, str) else one.key)
def test_each_piece_of_evidence_stands_once_and_what_leads_to_it_arrives(name: str, entry: Entry) -> None:
    page = page_of(name, entry)
    answers = [answer for criterion in page.criteria for answer in criterion.answers]
    parts = [*page.evidence.first, *page.evidence.last, *(part for answer in answers for part in answer.evidence)]
    assert Counter(part.id for part in parts) == Counter({part.id for part in parts})
    kinds = {part.kind for part in parts}
    assert (FIGURES in kinds) == bool(page.evidence.findings)
    assert sum(len(part.charts) for part in parts if part.kind == CHARTS) == sum(bool(entry.points_of(one)) for one in entry.front.measures)
    ids = kinds | {FIGURE.format(number) for number in range(1, len(entry.front.measures) + 1)} | {"the_adopters", "how_sure"}
    assert {str(link.url).removeprefix("#") for answer in answers for link in answer.proof} <= ids


def test_who_stopped_comes_first_among_those_who_took_it_up() -> None:
    for name, entry in EVERY:
        stages = catalogue_of(name).award.vocabularies.adoption_stages
        reasons = {f"adoption-{one.slug}": stages[one.front.stage].needs_reason for one in entry.adoptions}
        order = [reasons[one.id] for one in page_of(name, entry).brief.elsewhere]
        assert order == sorted(order, reverse=True)


def test_that_nothing_was_written_since_is_said_and_not_guessed() -> None:
    said = {bool(entry.followups): page_of(name, entry).brief.running for name, entry in EVERY}
    assert "no follow-up record has been written since" in said[False]
    assert said[True].endswith(("still running.", "stopped.", "running, and changed."))


def test_a_figure_that_its_series_doubts_is_told_so_and_not_as_more_than_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = catalogue_of("nights").by_key["2025/quiet-nights"]
    doubted = [replace(one, chance=MORE, doubt="it was falling already", flat=False) for one in figures_of(entry, catalogue_of("nights").award)]
    monkeypatch.setattr("showcase.site.views.entry.figures_of", lambda *_: tuple(doubted))
    sure = dict(page_of("nights", entry).brief.sure)
    assert MORE not in sure
    assert sure["In doubt"][0] == "Complaints about noise at night: it was falling already"


def test_what_else_is_known_is_told_without_any_figures() -> None:
    entry = changed(catalogue_of("nights").by_key["2025/quiet-nights"], measures=(), heard=())
    assert [name for name, _ in page_of("nights", entry).brief.sure] == ["What else changed", "Watched for harm", "Not measured"]


def test_only_those_whose_record_counts_stand_elsewhere() -> None:
    entry = catalogue_of("nights").by_key["2025/quiet-nights"]
    own = replace(entry.adoptions[0], front=entry.adoptions[0].front.model_copy(update={"organisation": entry.front.lead}))
    brief = page_of("nights", replace(entry, adoptions=(own, *entry.adoptions[1:]))).brief
    assert (len(brief.elsewhere), brief.more_elsewhere) == (len(entry.adoptions) - 1, 1)


def test_every_field_that_an_award_may_ask_for_is_followed_to_where_it_is_told() -> None:
    assert set(ASKED_OF_ENTRY) - TOLD_AT.keys() == {"images", "languages"}  # which have no place of their own
    entry = catalogue_of("nights").by_key["2025/quiet-nights"]
    question = catalogue_of("nights").award.criteria[0].questions[0].model_copy(update={"evidence": (EvidenceRule(fields=tuple(TOLD_AT)),)})
    assert {str(link.url) for link in proof_of(entry, question, ())} == {"#how_sure", "#the_reuse", "#the_citation", "#the_outside"}
