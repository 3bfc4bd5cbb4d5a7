"""What programs read of a collection: `import showcase`."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import showcase
from pydantic import BaseModel, ValidationError
from support.projects import AWARDS, ROOT, TODAY, root_of

EVERY = pytest.mark.parametrize("root", [ROOT, *(AWARDS / name for name in ("small", "states", "klinke", "gardens"))], ids=lambda root: root.name)


@pytest.fixture(scope="module")
def here() -> showcase.Collection:
    return showcase.open(root_of("nights"), TODAY, "https://showcase.example/")


def nulls(value: object, path: str = "") -> Iterator[str]:
    if value is None:
        yield path
    for name, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from nulls(one, f"{path}.{name}")


@EVERY
def test_what_does_not_apply_is_left_out_and_never_null(root: Path) -> None:
    assert [path for one in showcase.open(root, TODAY).entries for path in nulls(json.loads(one.json_text()), one.key)] == []


@EVERY
def test_json_reads_back_as_the_same_entry(root: Path) -> None:
    for entry in showcase.open(root, TODAY).entries:
        assert json.loads(entry.json_text())["answers"] == [one.model_dump(exclude_none=True) for one in entry.answers]


def test_nothing_can_be_changed(here: showcase.Collection) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        here["2025/quiet-nights"].title = "Another"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        here.award = None  # type: ignore[misc, assignment]


def test_a_measure_has_its_change_and_its_series_with_limits(here: showcase.Collection) -> None:
    first, falls = here["2025/quiet-nights"].measures[:2]
    assert (first.said, first.change_percent, first.chance, first.outcome) == ("Two thirds fewer", Decimal("-66.7"), "more than chance", "better")
    assert first.series is not None
    assert [(part.when, part.points, part.provisional) for part in first.series.parts] == [("before", 9, True), ("after", 15, False)]
    assert len(first.series.points) == 24
    assert (falls.said, falls.outcome) == ("From 22 to 11: may be chance", "unclear")


def test_the_entry_of_an_earlier_address_is_found() -> None:
    collection = showcase.open(AWARDS / "small", TODAY)
    (entry,) = (one for one in collection.entries if one.aliases)
    assert collection[entry.aliases[0]] is entry


def test_addresses_are_absolute_where_the_site_is_known(here: showcase.Collection) -> None:
    addresses = [url for one in here.entries for url in (one.url, *(answer.url for answer in one.answers), *(image.url for image in one.images))]
    assert [url for url in addresses if not url.startswith("https://showcase.example/entries/")] == []


def test_what_is_no_entry_or_no_collection_is_told(here: showcase.Collection, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        here["2025/nothing"]
    with pytest.raises(showcase.NoCollection, match=r"criteria\.yml"):
        showcase.open(tmp_path)


def fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str | None]]:
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        yield f"{model.__name__}.{name}", field.description
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from fields(part, seen)


def test_every_field_says_what_it_is() -> None:
    from showcase.site.data.records import PublishedEntry  # noqa: PLC0415

    assert [name for name, said in fields(PublishedEntry, set()) if not said] == []


def test_what_nobody_may_see_is_not_in_it(here: showcase.Collection) -> None:
    texts = "".join(one.json_text() for one in here.entries)
    assert not any(f'"{name}":' in texts for name in ("reviewed", "status", "consent", "named", "may_speak"))
