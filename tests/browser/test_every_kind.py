"""Every kind of page, each visited once: by keyboard, by axe, in any letters, light or colours, and under watch for what it asks and keeps."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser
from support.browsing import ANOTHER, BARE, KINDS, STATES
from support.questions import BRIEF, WHOLE, Question
from support.visits import answers, arrived, faults_of, loud, walked
from support.watching import watching

OTHERWISE_ON_A_PHONE = ("home", "results", "entry", "question", "like-us")  # other controls stand there, or elsewhere


class Seen(NamedTuple):
    """The kinds of page of an award, and what each is asked."""

    kinds: dict[str, str]
    questions: tuple[Question, ...]


# A further award is a line here: its table of kinds, and how much it is asked.
AWARDS = {"nights": Seen(KINDS, WHOLE), "states": Seen(STATES, BRIEF), "klinke": Seen(ANOTHER, BRIEF), "gardens": Seen(BARE, BRIEF)}


@pytest.mark.parametrize(("award", "kind"), [pytest.param(award, kind, id=f"{award}: {kind}") for award, seen in AWARDS.items() for kind in seen.kinds])
def test_a_visit_finds_no_fault(award: str, kind: str, served: Callable[[str], str], browser: Browser) -> None:
    kinds, questions = AWARDS[award]
    phone = award == "nights" and kind in OTHERWISE_ON_A_PHONE
    assert faults_of(browser, served(award), kinds[kind], questions, phone=phone, missing=kind == "missing") == []


# What each question is there to find: a fault of its own, made in a sound page.
SPOILT = {
    "ids": "document.querySelectorAll('#the_content p').forEach(one => { one.id = 'twice'; })",
    "headings": "document.querySelector('#the_content').append(Object.assign(document.createElement('h5'), {textContent: 'Too deep'}))",
    "axe": "document.querySelector('#the_content').append(document.createElement('img'))",
    "axe for colours": "document.querySelector('#the_content p').style.color = 'rgb(10, 10, 10)'",
    "nothing but colours differs": "matchMedia('(prefers-color-scheme: dark)').onchange = ({matches}) => { document.querySelector('h1').hidden = matches; }",
    "focus": "document.querySelector('#the_content a').style.outline = 'none'",
    "window fits": "document.querySelector('#the_content p').style.width = '2000px'",
    "own colours": "document.querySelector('#the_content a').style.outline = 'none'",
    # The plate behind the text has the colours of the text.
    "own colours in pixels": "Object.assign(document.querySelector('#the_content p').style, {color: 'Canvas', background: 'CanvasText'})",
    "text fits": "Object.assign(document.querySelector('#the_content p').style, {height: '10px', overflow: 'hidden'})",
    "targets that stand alone": "Object.assign(document.querySelector('footer li a').style, {display: 'inline', padding: 0})",
    "targets, links and motion": "document.querySelector('#the_content p a').style.textDecoration = 'none'",
}


@pytest.mark.parametrize("question", WHOLE, ids=lambda question: question.name)
def test_each_question_finds_its_fault(question: Question, address: str, browser: Browser) -> None:
    with watching(browser, address) as watch:
        page = arrived(watch, KINDS["prose"], 1280)
        page.keyboard.press("Tab")
        page.evaluate(f"() => {{ {SPOILT[question.name]}; }}")
        found = answers(page, [question])
    assert found
    assert all(one.startswith(f"{question.name}, ") for one in found)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("document.querySelector('#the_content a').tabIndex = 1", "order of keys: "),
        ("document.querySelector('.skip').remove()", "first stop: "),
        ("document.querySelector('.skip').href = '#the_top'", "first stop: does not lead to the content"),
    ],
)
def test_a_walk_finds_what_the_keyboard_meets(spoil: str, told: str, address: str, browser: Browser) -> None:
    with watching(browser, address) as watch:
        page = arrived(watch, KINDS["prose"], 1280)
        page.evaluate(f"() => {{ {spoil}; }}")
        assert [one for one in walked(page, 1280) if one.startswith(told)]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("document.body.append(Object.assign(document.createElement('img'), {src: 'https://canary.invalid/one'}))", "quiet, forbidden: "),
        ("setTimeout(() => { throw Error('failed'); })", "quiet, faults: "),
        ("localStorage.setItem('one', '1')", "quiet, kept: "),
        ("fetch('/nowhere')", "quiet, faults: "),
        ("showcaseCanary('ran')", "quiet, harm: "),
    ],
)
def test_what_is_not_quiet_is_told(spoil: str, told: str, address: str, browser: Browser) -> None:
    with watching(browser, address) as watch:
        page = arrived(watch, KINDS["prose"], 1280)
        page.evaluate(f"() => {{ {spoil}; }}")
        watch.settle()
        assert [one for one in loud(watch) if one.startswith(told)]


def test_a_missing_page_says_once_that_it_is(address: str, browser: Browser) -> None:
    with watching(browser, address) as watch:
        arrived(watch, KINDS["prose"], 1280)
        assert loud(watch, missing=True) == ["quiet, missing: True"]
