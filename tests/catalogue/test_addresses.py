"""Who owns an address: decided before who is wrong, so that nobody takes down what is published by claiming its address."""

import shutil
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import build_catalogue
from support.projects import TODAY

VICTIM, OLD = "2025/quiet-mornings", "2025/quieter-mornings"
HELD = ("example: true", "example: true\npublished: 2027-01-01")
DRAFT = ("example: true", "example: true\nstatus: draft")
GONE = "---\ntitle: Gone\nyear: 2025\nstatus: withdrawn\nwithdrawn_because: We asked.\naliases: [{}]\n---\n"


def copy(root: Path, key: str, *changes: tuple[str, str]) -> None:
    """A second entry, with changes of its text."""
    folder = root / "entries" / key
    shutil.copytree(root / "entries" / VICTIM, folder)
    text = (folder / "index.md").read_text(encoding="utf-8")
    for one, other in (("year: 2025", f"year: {key[:4]}"), *changes):
        assert one in text
        text = text.replace(one, other, 1)
    (folder / "index.md").write_text(text, encoding="utf-8")


def claim(root: Path, key: str, how: str, alias: str) -> None:
    """Another entry that says that the address was its own."""
    changes = {"draft": DRAFT, "held": HELD, "wrong": ("region: north", "region: nowhere"), "sound": ("", "")}
    if how == "withdrawn":
        folder = root / "entries" / key
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(GONE.format(alias), encoding="utf-8")
    else:
        copy(root, key, (f"aliases: [{OLD}]", f"aliases: [{alias}]"), *([changes[how]] if how != "sound" else []))


@pytest.mark.parametrize("how", ["draft", "held", "wrong", "withdrawn", "sound"])
@pytest.mark.parametrize("key", ["2025/a-thief", "2025/z-thief", "2024/thief"])
@pytest.mark.parametrize("alias", [OLD, VICTIM, OLD.upper(), "2025/Quiet-Mornings"])
def test_no_claim_takes_down_what_is_published(how: str, key: str, alias: str, small: Path) -> None:
    claim(small, key, how, alias)
    catalogue, verdict = build_catalogue(small, TODAY)
    assert catalogue is not None
    assert VICTIM in verdict.ready
    assert VICTIM in [entry.key for entry in catalogue.entries]
    assert VICTIM not in catalogue.aliases
    if how != "sound":
        assert catalogue.aliases.get(OLD) == VICTIM
        assert not [one for one in verdict.errors if one.location.path.startswith(f"entries/{VICTIM}/")]


@pytest.mark.parametrize("key", ["2025/Quiet-Mornings", "2025/QUIET-MORNINGS", "2025/quiet-morningS"])
@pytest.mark.parametrize("status", ["published", "draft"])
def test_capitals_take_no_address(key: str, status: str, small: Path) -> None:
    copy(small, key, ("example: true", f"example: true\nstatus: {status}"), (f"aliases: [{OLD}]\n", ""))
    _, verdict = build_catalogue(small, TODAY)
    assert VICTIM in verdict.ready
    assert key not in verdict.ready
    assert "address-taken" in {one.code for one in verdict.findings if one.location.path.startswith(f"entries/{key}/")}


def test_a_draft_where_readers_are_led_from_an_earlier_address_takes_it_from_nobody(small: Path) -> None:
    copy(small, OLD, DRAFT, (f"aliases: [{OLD}]\n", ""))
    catalogue, verdict = build_catalogue(small, TODAY)
    assert catalogue is not None
    assert catalogue.aliases == {OLD: VICTIM}
    assert verdict.errors == ()


def test_a_page_comes_before_an_earlier_address_and_what_led_there_is_shown_without_it(small: Path) -> None:
    copy(small, OLD, (f"aliases: [{OLD}]\n", ""))
    catalogue, verdict = build_catalogue(small, TODAY)
    assert catalogue is not None
    assert {VICTIM, OLD} <= set(verdict.ready)
    assert catalogue.aliases == {}
    assert [(one.code, one.location.path) for one in verdict.errors if one.code == "address-taken"] == [("address-taken", f"entries/{VICTIM}/index.md")]


def test_of_two_that_are_published_one_has_the_earlier_address_and_both_are_shown(small: Path) -> None:
    copy(small, "2025/calm")
    catalogue, verdict = build_catalogue(small, TODAY)
    assert catalogue is not None
    assert {VICTIM, "2025/calm"} <= set(verdict.ready)
    assert catalogue.aliases == {OLD: "2025/calm"}
