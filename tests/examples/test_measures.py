"""Pages are read soon: what `make measures` measures stays within its limits, with a little room."""

from collections.abc import Sequence

import pytest
from measures import IN_PAGE, NOT_THERE, ON_PAPER, PAGES, Limit, by_visit, limits, measured, opened, table
from playwright.sync_api import Browser

ROOM = 1.05  # a font of this computer, or an entry that grew by a line, is no fault of a page


def limit(most: float | None = None, least: float | None = None) -> Limit:
    return Limit("entry", 390, "height", "height", "px", most, least)


def test_every_limit_asks_what_can_be_asked() -> None:
    assert [one for one in limits() if one.ask not in (*IN_PAGE, *ON_PAPER) or one.page not in PAGES or (one.most is None) == (one.least is None)] == []


@pytest.mark.parametrize(
    ("one", "value", "kept", "nearly"),
    [
        (limit(most=100), 100, True, True),
        (limit(most=100), 104, False, True),
        (limit(most=100), 106, False, False),
        (limit(most=100), NOT_THERE, False, False),
        (limit(most=3), 4, False, False),
        (limit(least=1), 1, True, True),
        (limit(least=1), 0, False, False),
    ],
)
def test_a_limit_holds_what_it_says(one: Limit, value: float, kept: bool, nearly: bool) -> None:
    assert (one.holds(value), one.holds(value, ROOM)) == (kept, nearly)
    assert next(line for line in table([one], {one: value}) if "height" in line).endswith("missed") is not kept


@pytest.mark.slow
@pytest.mark.parametrize(("page", "asked"), [pytest.param(*one, id=f"{one[0][0]} at {one[0][1]}") for one in by_visit(limits()).items()])
def test_a_page_keeps_to_its_limits(page: tuple[str, int], asked: Sequence[Limit], address: str, browser: Browser) -> None:
    kind, width = page
    with opened(browser, address + PAGES[kind], width) as shown:
        found = dict(measured(shown, [one for one in asked if not one.sought]))
    assert [f"{one.name}: {one.told(value)}" for one, value in found.items() if not one.holds(value, ROOM)] == []
