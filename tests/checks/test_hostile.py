"""Whatever a hostile entry holds, it is refused for what it is or published harmlessly, and the entry beside it is judged as if it were not there."""

import faulthandler
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import check
from showcase.catalogue.verdict import Verdict
from showcase.model.finding import Diagnostic
from support.casework import ENTRY
from support.hostile import CASES, NEIGHBOUR, Case, hostile_cases, lay, lay_all
from support.projects import TODAY

ALL = hostile_cases()
KEY = ENTRY.removeprefix("entries/")
NEIGHBOUR_KEY = NEIGHBOUR.removeprefix("entries/")
PATIENCE = 20.0  # seconds after which a case has hung the checker, on any machine
# Where an address in a case may lead: to the canary, to the name of a language, or to what a reader is made to believe in.
PLACES = {"canary.invalid", "www.w3.org", "www.nhs.uk", "www.nhs.uk%2f@canary.invalid"}


@pytest.fixture(autouse=True)
def _no_waiting_for_ever() -> Iterator[None]:
    """Ends the run, with the line where it stands, when a case has hung it."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def key_of(finding: Diagnostic) -> str:
    return "/".join(finding.location.path.split("/")[1:3])


def judged(case: Case, root: Path) -> Verdict:
    """What becomes of a case; and whatever it is, the entry beside it is judged as if it stood alone."""
    lay(case, root)
    verdict = check(root, TODAY)
    if case.family != "award":  # which is the award of both
        assert NEIGHBOUR_KEY in verdict.ready
        assert [str(finding) for finding in verdict.findings if key_of(finding) == NEIGHBOUR_KEY] == []
    return verdict


@pytest.mark.parametrize("case", [case for case in ALL if case.finds], ids=str)
def test_what_is_hostile_is_found_and_not_published_and_the_entry_beside_it_is(case: Case, small: Path) -> None:
    verdict = judged(case, small)
    assert set(case.finds) <= {finding.code for finding in verdict.findings}, "\n".join(map(str, verdict.findings[:5]))
    wrong = {key_of(finding) for finding in verdict.errors if finding.code in case.finds}
    assert not wrong & set(verdict.ready)
    assert all(str(finding).isprintable() for finding in verdict.findings)


@pytest.mark.parametrize("case", [case for case in ALL if case.publishes], ids=str)
def test_what_is_harmless_as_text_is_published(case: Case, small: Path) -> None:
    verdict = judged(case, small)
    assert verdict.errors == ()
    assert KEY in verdict.ready


def test_all_that_is_harmless_can_stand_side_by_side(small: Path) -> None:
    harmless = [case for case in ALL if case.publishes and case.is_one_entry]
    keys = lay_all(harmless, small)
    verdict = check(small, TODAY)
    assert set(keys) <= set(verdict.ready)
    assert verdict.errors == ()


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_no_case_leads_to_anybody(path: Path) -> None:
    assert set(re.findall(r"https?://([^/\\\s\"'<>)]+)", path.read_text(encoding="utf-8"))) <= PLACES
