"""An entry as one Markdown text: all of it is there, and whatever a writer typed means itself."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
import showcase
import yaml
from showcase.catalogue.catalogue import Catalogue
from showcase.model.entry import Entry
from showcase.parsing.markdown.outline import outline
from showcase.site.data.entry_markdown import MADE_UP, entry_markdown
from showcase.site.data.published import published
from showcase.site.views.practice import people_part
from support.projects import AWARDS, TODAY, root_of

HOSTILE = (
    "Quotes “ ” ' \" and \\ back",
    "</script><b>bold</b> & <!-- gone -->",
    "=HYPERLINK(\"http://x.y\")",
    "#{1+1} $a$ {{ b }} ${c}",
    "# not a heading - nor a list",
    "a | b | c",
    "---",
    "C# and F #",
    "עברית و العربية",
    "👩\u200d🔬 tests",
    "x" * 1000,
    "yes: [no, null] &a *b",
)


@pytest.fixture(scope="module")
def here() -> Catalogue:
    return showcase.open(root_of("nights"), TODAY).catalogue


def text_of(entry: Entry, catalogue: Catalogue) -> str:
    return entry_markdown(published(entry, catalogue, "https://showcase.example/"), people_part(entry, catalogue.award).rows, catalogue.award)


def changed(entry: Entry, **fields: object) -> Entry:
    return replace(entry, front=entry.front.model_copy(update=fields))


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_means_itself(title: str, here: Catalogue) -> None:
    entry = here.by_key["2025/quiet-nights"]
    partner = entry.front.organisations[0].model_copy(update={"name": title[:150]})
    text = text_of(changed(entry, title=title, organisations=(partner,)), here)
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front)["title"] == title
    assert yaml.safe_load(front)["organisations"] == [title[:150]]
    first = outline(body, "x.md")
    assert [one.title for one in first.sections if one.level == 1] == [" ".join(title.split())]
    assert not first.markup


def test_a_title_on_two_lines_is_one_heading(here: Catalogue) -> None:
    text = text_of(changed(here.by_key["2025/quiet-nights"], title="One\n# Two"), here)
    assert re.findall("^# .*", text, re.MULTILINE) == ["# One # Two"]


@pytest.mark.parametrize("name", ["small", "states", "klinke", "mending"])
def test_every_answer_figure_and_record_is_in_it(name: str) -> None:
    collection = showcase.open(AWARDS / name, TODAY, "https://showcase.example/")
    for entry in collection.catalogue.entries:
        record, text = collection[entry.key], text_of(entry, collection.catalogue)
        body = outline(text.split("---\n", 2)[2], "x.md")
        assert not body.markup
        assert all(answer.markdown in text for answer in record.answers)
        for told in (*(one.name for one in record.measures), *(one.quote for one in record.testimonials), *(one.organisation.name for one in record.adoptions)):
            assert told_in(told, body.data.decode())
        told_made_up = [record.example, *(one.example for one in record.adoptions), *(one.example for one in record.follow_ups)]
        assert (MADE_UP in text) == any(told_made_up)


def told_in(words: str, markdown: str) -> bool:
    plain: Callable[[str], str] = lambda text: "".join(text.replace("\\", "").split())  # noqa: E731
    return plain(words) in plain(markdown)
