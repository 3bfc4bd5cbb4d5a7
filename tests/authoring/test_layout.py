"""The one layout of a file reads back as what was written, passes the check, and stands in the format’s order."""

from collections.abc import Mapping
from typing import Any

from showcase.authoring.layout import FILES, shapes, written
from showcase.checks.rules import check_entry
from showcase.intake.sources import Folder, Source
from showcase.parsing.entry import parse_award, parse_entry
from showcase.parsing.validation.schema_walk import fields_of
from showcase.parsing.yaml.load import read_yaml
from support.documents import HALF, SMALL, random_values, texts, told
from support.projects import AWARDS

KEY = "2025/quiet-mornings"


def without_empty(values: Any) -> Any:
    if isinstance(values, Mapping):
        return {name: without_empty(one) for name, one in values.items() if one is not None}
    return [without_empty(one) for one in values if one is not None] if isinstance(values, list) else values


def read_back(text: str) -> Any:
    document, _ = read_yaml(text.partition("---\n")[2].rpartition("---\n")[0], "index.md")
    return document.values


def test_values_of_any_kind_read_back() -> None:
    for values in random_values(150):
        text = written(values, "")
        assert read_back(text) == without_empty(values), text
    assert read_back(written({"title": HALF}, "")) == {"title": HALF.replace("\ud83d", "\ufffd")}


def test_every_file_reads_back_in_the_order_of_the_format() -> None:
    for one in (one for one in texts() if one.it.startswith(("entries/", "tests/awards/small"))):
        known = told(one)
        assert known.values is not None
        text = written(known.values, known.body, one.model)
        again = read_back(text.removesuffix(known.body))
        assert again == without_empty(known.values)
        order = [name for name in fields_of(one.model) if name in again]
        assert [name for name in again if name in order] == order
        assert text.endswith(f"---\n{known.body}")


def test_what_is_written_so_passes_the_check() -> None:
    award, _, _ = parse_award(Source("criteria.yml", (AWARDS / "small" / "criteria.yml").read_text(encoding="utf-8")))
    assert award
    text = SMALL.read_text(encoding="utf-8")
    known = next(told(one) for one in texts() if one.text == text)
    assert known.values
    folders = [Folder(KEY, Source(f"entries/{KEY}/index.md", one)) for one in (text, written(known.values, known.body))]
    codes = [sorted(one.code for one in check_entry(parse_entry(each, award), award)) for each in folders]
    assert codes[0] == codes[1]


def test_the_shapes_name_every_kind_of_file_and_mark_what_stands_plain() -> None:
    assert shapes().keys() == FILES.keys()
    entry: Any = shapes()["entry"]
    assert (entry["title"], entry["year"], entry["period"]) == ("text", "plain", {"start": "plain", "end": "plain"})
    assert entry["involvement"]["stages"] == {"*": {"*": "text"}}
