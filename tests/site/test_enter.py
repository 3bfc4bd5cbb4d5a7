"""Pages for those who enter: days are said as what they are on the day of the build, and every rule has its sentence and its code."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.checks.explanations.load import explanations
from showcase.mkdocs_adapter import look_of
from showcase.model.entry import Account, Entry
from showcase.model.passage import Passage, TextBlock
from showcase.publish.plan import plan
from showcase.publish.render import prepare, render
from showcase.site.views.enter import checks_page, enter_page
from showcase.site.views.frame import site_frame
from support.awards import catalogue_of
from support.projects import EVERY_AWARD, ROOT

HERE = catalogue_of("nights")
LAST = HERE.award.by_year[2026]
NEXT = LAST.model_copy(update={"year": 2027, "opens": date(2027, 3, 1), "closes": date(2027, 6, 30), "announced": date(2027, 10, 4)})
WITH_NEXT = HERE.award.model_copy(update={"by_year": {**HERE.award.by_year, 2027: NEXT}})


def said(address: str, known: Catalogue, repository: str = "") -> str:
    """A page of a catalogue in one line, where the project has this repository."""
    look = look_of(ROOT)
    prepare(look.environment, site_frame(known.award))
    page = next(one for one in plan(known).pages if one.url == address)
    context: dict[str, Any] = {**look.context, "config": SimpleNamespace(repo_url=repository)}
    return " ".join(render(page, look.environment.get_template(page.template), context, "").split())


DAYS = {
    "to come": (date(2026, 3, 1), "Entries for 2026 open on 2 March 2026 and close on 30 June 2026. Honours will be announced on 5 October 2026."),
    "the first day": (date(2026, 3, 2), "<b>Entries for 2026 are open</b> until 30 June 2026. Honours will be announced on 5 October 2026."),
    "the last day": (date(2026, 6, 30), "<b>Entries for 2026 are open</b> until 30 June 2026."),
    "closed": (date(2026, 7, 1), "<b>Entries for 2026 closed</b> on 30 June 2026. Honours will be announced on 5 October 2026."),
    "announced": (date(2026, 10, 5), "<b>Entries for 2026 closed</b> on 30 June 2026. Honours were announced on 5 October 2026."),
}
UNKNOWN = "The days of the next year are not known yet."


@pytest.mark.parametrize(("day", "words"), DAYS.values(), ids=DAYS)
def test_days_are_said_as_what_they_are(day: date, words: str) -> None:
    page = said("enter/", replace(HERE, day=day))
    assert f"<p>{words}" in page
    assert (UNKNOWN in page) == (day > LAST.closes)
    assert ("You need not wait." in page) == (not LAST.opens <= day <= LAST.closes)


def test_the_year_to_come_is_told_where_its_days_are_known() -> None:
    page = said("enter/", replace(HERE, award=WITH_NEXT))
    assert DAYS["announced"][1] in page
    assert "Entries for 2027 open on 1 March 2027 and close on 30 June 2027." in page
    assert UNKNOWN not in page


def of_length(words: int, year: int, example: bool) -> Entry:
    """An entry of so many words, and nothing else."""
    front = HERE.entries[0].front.model_copy(update={"year": year, "example": example})
    return replace(HERE.entries[0], front=front, account=Account(Passage((TextBlock((), words),)), {}, ()))


LENGTHS = {
    "": (),
    "The entry published for 2026 has 1,400 words.": ((1400, 2026, False),),
    "The 2 entries published for 2026 have 900 to 1,400 words.": ((1400, 2026, False), (900, 2026, False), (300, 2025, False)),
    "The 2 entries published for 2026 have 900 words.": ((900, 2026, False), (900, 2026, False)),
    "The entry published for 2025 has 300 words.": ((1400, 2026, True), (300, 2025, False)),
    "The 2 examples published for 2026 have 1 to 900 words.": ((1, 2026, True), (900, 2026, True)),
}


@pytest.mark.parametrize(("said_of", "entries"), LENGTHS.items(), ids=LENGTHS)
def test_how_long_entries_are_is_counted(said_of: str, entries: tuple[tuple[int, int, bool], ...]) -> None:
    assert enter_page(replace(HERE, entries=tuple(of_length(*one) for one in entries))).length == said_of


def test_what_judges_look_for_stands_with_every_question() -> None:
    page = said("enter/", HERE)
    assert [point for _, question, _ in HERE.award.asked_in(2026) for point in question.judges if f"<bdi>{point}</bdi>" not in page] == []


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_each_award_has_days_that_agree_with_its_day(name: str) -> None:
    known = catalogue_of(name)
    for one in enter_page(known).rounds:
        days = known.award.by_year[one.year]
        assert one.entries == ("to come" if known.day < days.opens else "open" if known.day <= days.closes else "closed")


def test_without_a_repository_there_is_one_way_and_its_template() -> None:
    page = said("enter/", HERE)
    assert "How to send an entry" in page
    assert '<a href="template.txt" download="entry-2026.txt">Download the template</a>' in page
    assert f'send it to <a href="mailto:{HERE.award.contact.email}">' in page
    assert '<a class="button" href="form/">Write an entry</a>' in page
    text = next(one for one in plan(HERE).drawings if one.url == "enter/template.txt").make()
    assert [title for _, _, title in HERE.award.asked_in(2026) if f"### {title}\n" not in text] == []


def test_with_a_repository_each_way_leads_somewhere() -> None:
    page = said("enter/", HERE, "https://git.example/award")
    assert page.count('<a href="https://git.example/award/') == 2


def test_every_rule_has_its_sentence_once_and_its_code_in_the_alphabet() -> None:
    explained = tuple(explanations().values())
    view = checks_page(explained)
    assert [(rule.text, rule.label) for family in view.families for rule in family.links] == [(one.code, one.title) for one in explained]
    assert [code.label for code in view.codes] == sorted(one.code for one in explained)


def test_a_rule_is_a_sentence_with_its_code_behind_it() -> None:
    page = said("enter/checks/", HERE)
    assert '<a href="hidden-file/">No file is hidden</a> <code class="soft">hidden-file</code>' in page
    assert "Everything under <code>entries</code> is an entry" in page
    assert "`" not in page.partition("<main>")[2].partition("</main>")[0]
