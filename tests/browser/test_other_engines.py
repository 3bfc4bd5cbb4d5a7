"""The site in Firefox’s engine and in WebKit: one look at each thing that readers do. Every other test asks Chromium alone."""

import base64
from collections.abc import Iterator

import pytest
from showcase.intake.zips import unpacked
from support.browsing import KINDS
from support.engines import ENGINES, ENTER, ESCAPE, SPACE, Engine

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),  # Selenium warns itself
]

WIDE, PHONE = (1280, 900), (390, 800)
FIRST = "Quiet nights, planned by the people who sleep here"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser of each engine, started once."""
    with ENGINES[request.param]() as opened:
        yield opened


def shown(engine: Engine, address: str, room: tuple[int, int] = WIDE) -> None:
    """Opens a page in a window of this size."""
    engine.resize(*room)
    engine.open(address)


def underlined(engine: Engine, selector: str) -> bool:
    return bool(engine.evaluate(f"getComputedStyle(document.querySelector('{selector}')).textDecorationLine === 'underline'"))


def count(engine: Engine) -> int:
    return int(engine.evaluate("parseInt(document.querySelector('#count').innerText)"))


def test_the_first_page_has_its_letters_its_ways_and_its_cloth(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["home"])
    engine.wait_for("document.fonts.status === 'loaded'")
    loaded = engine.evaluate("[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family.replaceAll('\"', ''))")
    assert {"Young Serif", "Hyperlegible"} <= set(loaded)
    ways = engine.evaluate("[...document.querySelectorAll('#the_menu a')].map(one => one.getBoundingClientRect().top)")
    assert len(ways) == 6
    assert len(set(ways)) == 1, "the ways around do not stand in one line"
    assert engine.wait_for("document.querySelector('.loom img').naturalWidth") > 100


def test_entries_stand_in_columns_beside_what_narrows_them_and_their_titles_look_like_links(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["entries"])
    parts = ["#narrow", "#all .card:nth-child(2) .cloth", "#all .card:nth-child(2) h3", "#all .card:nth-child(2) .result"]
    lefts = engine.evaluate(f"{parts}.map(one => document.querySelector(one).getBoundingClientRect().left)")
    assert lefts == sorted(set(lefts))
    assert underlined(engine, "#all .card h3 a")


def test_a_search_suggests_while_somebody_types_and_then_finds(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["prose"])
    engine.press("/")
    engine.press("noise at night")
    assert FIRST in engine.wait_for("document.querySelector('[role=listbox] [role=option]')?.innerText")
    engine.press(ENTER)
    engine.wait_for("location.pathname.endsWith('/entries/') && document.querySelector('#found h3')")
    assert engine.evaluate("document.querySelector('#found h3').innerText") == FIRST
    assert engine.evaluate("document.querySelectorAll('#found mark').length") > 0
    assert engine.evaluate("document.querySelector('#finder input').value") == "noise at night"


def test_a_facet_leaves_as_many_entries_as_it_says_and_lets_go_again(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["entries"])
    every = count(engine)
    value = "document.querySelector('[data-facet=settings] input[value=inpatient]')"
    told = int(engine.evaluate(f"parseInt({value}.closest('li').querySelector('.count').innerText)"))
    engine.evaluate(f"{value}.focus()")
    engine.press(SPACE)
    engine.wait_for("document.querySelector('#found .card')")
    assert 0 < told < every
    assert count(engine) == told
    assert engine.evaluate("location.search") == "?settings=inpatient"
    engine.press(SPACE)
    engine.wait_for("document.querySelector('#found').hidden")
    assert count(engine) == every


def test_the_words_that_led_to_an_entry_are_marked_and_can_be_walked_through(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["marked"])
    told = engine.wait_for("document.querySelector('.marks-bar p')?.innerText")
    assert engine.evaluate("document.querySelectorAll('mark').length") == int(told.split()[0])
    assert underlined(engine, ".marks-bar button")
    engine.evaluate("document.querySelector('.marks-bar button').focus()")
    engine.press(ENTER)
    engine.wait_for("(at => at && at.top > 0 && at.bottom < innerHeight)(document.querySelector('mark.here')?.getBoundingClientRect())")


@pytest.mark.parametrize("kind", ["home", "entries", "results", "entry", "question"])
def test_a_page_fits_a_phone(kind: str, engine: Engine, address: str) -> None:
    shown(engine, address + KINDS[kind], PHONE)
    assert engine.evaluate("innerWidth") == PHONE[0]
    assert engine.evaluate(TOO_WIDE) <= 0


def test_on_a_phone_the_menu_opens_at_the_foot_and_closes(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["entry"], PHONE)
    engine.evaluate("document.querySelector('.menu').focus()")
    engine.press(ENTER)
    engine.wait_for("document.querySelector('#the_menu:popover-open')")
    boxes = engine.evaluate("[...document.querySelectorAll('#the_menu a')].map(one => one.getBoundingClientRect()).map(({top, height}) => [top, height])")
    assert len(boxes) == 6
    assert all(top > PHONE[1] / 3 and height >= 44 for top, height in boxes)
    engine.press(ESCAPE)
    engine.wait_for("!document.querySelector('#the_menu:popover-open')")
    assert engine.evaluate("document.activeElement.className") == "menu"


# What a page gives to be saved, as text: no engine lets a test see what it has saved.
SAVED = """(() => {
  const text = all => btoa(Array.from(new Uint8Array(all), one => String.fromCharCode(one)).join(""));
  URL.createObjectURL = blob => { blob.arrayBuffer().then(all => window.saved = text(all)); return "#send"; };
  return true;
})()"""
STEPS = "[...document.querySelectorAll('.step')].map(one => one.id)"
SHOWN = "[...document.querySelectorAll('.step:not([hidden])')].map(one => one.id).join()"


def step(engine: Engine, name: str) -> None:
    engine.evaluate(f"location.hash = '{name}'")
    engine.wait_for(f"{SHOWN} === '{name}'")


def test_each_step_of_the_form_stands_alone_and_fits_a_phone(engine: Engine, address: str) -> None:
    for kind in ("form", "adopted"):
        shown(engine, address + KINDS[kind], PHONE)
        engine.wait_for(f"{SHOWN} === 'the_steps'")
        for name in engine.evaluate(STEPS):
            step(engine, name)
            assert engine.evaluate(TOO_WIDE) <= 0, name


def test_what_is_written_is_counted_kept_found_wanting_and_leaves_whole(engine: Engine, address: str) -> None:
    shown(engine, address + KINDS["form"])
    step(engine, "criterion-outcome")
    engine.evaluate("document.querySelector('#q_what-changed').focus()")
    engine.press("Fewer falls at night.")
    engine.wait_for("document.querySelector('[data-saved]').innerText.includes('Kept in this browser')")
    assert "4 written, 396 left" in engine.evaluate("document.querySelector('#criterion-outcome .count').innerText")
    engine.open(address + KINDS["entries"])
    engine.open(f"{address}{KINDS['form']}#criterion-outcome")
    assert engine.wait_for("document.querySelector('#q_what-changed').value") == "Fewer falls at night."
    step(engine, "send")
    found = "document.querySelector('[data-findings] a[href=\"#f_title\"]')"
    engine.wait_for(found)
    engine.evaluate(f"{found}.click()")
    engine.wait_for("document.activeElement.id === 'f_title'")
    step(engine, "send")
    engine.evaluate(SAVED)
    engine.evaluate("[...document.querySelectorAll('[data-ways] button')].find(one => one.innerText.includes('Save the file')).click()")
    files, objections = unpacked(base64.b64decode(engine.wait_for("window.saved")), "entry.zip")
    assert not objections
    assert any(b"Fewer falls at night." in data for name, data in files.items() if name.endswith("index.md"))
    engine.evaluate("localStorage.clear(), sessionStorage.clear()")
