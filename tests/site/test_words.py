"""Small pieces that turn values into words, addresses and HTML; the cases are the specification."""

import re
from decimal import Decimal

import pytest
from showcase.catalogue.organisations import organisation_slug
from showcase.model.fields import Measure
from showcase.model.values import Month, Period
from showcase.parsing.markdown import outline
from showcase.site.markdown_html import excerpt, to_html
from showcase.site.urls import ENTRIES, Url, placed, way_to_root
from showcase.site.views.figures import in_words, percentage, plain_number, quantity
from showcase.site.views.paging import page_count, pager
from showcase.util.text import counted, did_you_mean, listed


def measure(before: str, after: str, unit: str = "complaints", better: str = "lower") -> Measure:
    reading = {"before": {"value": before, "period": "2023-01 to 2023-06"}, "after": {"value": after, "period": "2024-01 to 2024-06"}}
    return Measure.model_validate({"name": "A count", "kind": "complaints", "unit": unit, "better": better, "source": "The log", **reading})


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        ("12", "4", "complaints a month", "Two thirds fewer"),
        ("22", "11", "falls", "Halved"),
        ("86", "31", "calls", "Nearly two thirds fewer"),
        ("100", "62", "visits", "Nearly four in ten fewer"),
        ("6.1", "6.3", "% of days", "No real change"),
        ("14", "14", "falls a quarter", "No change"),
        ("10", "0", "harms", "Down to none"),
        ("0", "5", "visits", "From 0 to 5"),
        ("31", "58", "% of people asked", "Nearly twice as high"),
        ("5", "21", "people", "More than four times as many"),
        ("20", "30", "minutes", "Half higher"),
        ("40", "46", "people", "Nearly a fifth more"),
        ("71", "23", "minutes", "Two thirds lower"),
        ("1", "40", "visits", "40 times as many"),
        ("-5", "5", "points", "From -5 to 5"),
    ],
)
def test_a_change_is_said_as_a_person_would(before: str, after: str, unit: str, words: str) -> None:
    assert in_words(measure(before, after, unit)) == words


@pytest.mark.parametrize(("before", "after", "percent"), [("12", "4", -67), ("8", "12", 50), ("0", "3", None), ("3", "3", 0)])
def test_a_percentage_is_computed(before: str, after: str, percent: int | None) -> None:
    assert percentage(measure(before, after)) == percent


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2022, 10), (2023, 3), "October 2022 to March 2023"),
        ((2024, 4), (2024, 9), "April to September 2024"),
        ((2024, 5), (2024, 5), "May 2024"),
    ],
)
def test_a_period_in_words(start: tuple[int, int], end: tuple[int, int], words: str) -> None:
    assert Period(Month(*start), Month(*end)).words == words


@pytest.mark.parametrize(
    ("url", "html"),
    [("", "./entries/"), ("entries/", "../entries/"), ("entries/2025/quiet-nights/", "../../../entries/"), ("entries/page-2.html", "../entries/")],
)
def test_addresses_become_relative_to_their_page(url: str, html: str) -> None:
    assert placed(ENTRIES.__html__(), way_to_root(url)) == ENTRIES.seen_from(Url(url)) == html


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bro Pennard University Health Board", "bro-pennard-university-health-board"),
        ("St Brannock's", "st-brannocks"),
        ("Tŷ Gwyn & Sons", "ty-gwyn-and-sons"),
        ("Bücherei Weißenaubach", "bucherei-weissenaubach"),
        ("Łukasz’ Œuvre", "lukasz-oeuvre"),
        ("医院", "organisation-1f6835c0"),
        ("図書館", "organisation-c43fe433"),
    ],
)
def test_an_organisation_has_an_address(name: str, slug: str) -> None:
    assert organisation_slug(name) == slug


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("See https://a.example/b.", '<p>See <a rel="nofollow ugc" href="https://a.example/b">https://a.example/b</a>.</p>\n'),
        ("[a](b.pdf)", '<p><a href="base/b.pdf">a</a></p>\n'),
        ("[a](../../2024/x/index.md)", '<p><a href="base/../../2024/x/">a</a></p>\n'),
        ("`https://a.example`", "<p><code>https://a.example</code></p>\n"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>\n"),
        ("<script>alert(1)</script>", "\n"),
        ('<img src=x onerror="alert(1)">', '<img src="base/x">\n'),
        ("~~old~~", "<p><del>old</del></p>\n"),
        ("| | A |\n|---|---|", "<table><thead><tr><td></td><th>A</th></tr></thead><tbody>\n</tbody></table>"),
    ],
)
def test_markdown_becomes_html_that_cannot_harm(markdown: str, html: str) -> None:
    assert to_html(markdown, "base/").strip("\n") == html.strip("\n")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("![a](b.webp 'c')", '<p><img src="base/b.webp" alt="a" title="c"></p>', id="a picture beside the entry"),
        pytest.param("![a](https://a.example/b.webp)", '<p><img alt="a"></p>', id="a picture from elsewhere"),
        pytest.param("![a](//a.example/b.webp)", '<p><img alt="a"></p>', id="a picture from elsewhere, without a scheme"),
        pytest.param("![a](data:image/png;base64,AAAA)", '<p><img alt="a"></p>', id="a picture as data"),
        pytest.param("![a](../other/b.webp)", '<p><img alt="a"></p>', id="a picture of another entry"),
        pytest.param("![a](/b.webp)", '<p><img alt="a"></p>', id="a picture from the root"),
        pytest.param("[a](//a.example/b)", "<p><a>a</a></p>", id="another host without a scheme"),
        pytest.param('<a href="\\\\a.example">a</a>', "<p><a>a</a></p>", id="another host by backslashes"),
        pytest.param('<a href="/\t/a.example">a</a>', "<p><a>a</a></p>", id="another host with a tab in it"),
        pytest.param('<a href="java&#10;script:alert(1)">a</a>', "<p><a>a</a></p>", id="a script with a line end in it"),
        pytest.param("[a](HTTPS://a.example)", '<p><a rel="nofollow ugc" href="HTTPS://a.example">a</a></p>', id="a scheme in capitals"),
        pytest.param("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a</a></p>', id="an e-mail address"),
        pytest.param("[a](#the_content)", "<p><a>a</a></p>", id="a place in the page that is no footnote"),
        pytest.param('<div id="the_content" class="top">a</div>', '<div class="">a</div>', id="an id and a class of the site’s own"),
        pytest.param('<a rel="opener" target="x" ping="b" href="b.pdf">a</a>', '<p><a href="base/b.pdf">a</a></p>', id="other attributes of a link"),
        pytest.param('<img name="form" id="form" src="b.webp">', '<img src="base/b.webp">', id="names that scripts would find"),
        pytest.param("3. a", '<ol start="3">\n<li>a</li>\n</ol>', id="a list that begins later"),
        pytest.param("```js\na\n```", "<pre><code>a\n</code></pre>", id="a language of code"),
        pytest.param("| a |\n|--:|", "<table><thead><tr><th>a</th></tr></thead><tbody>\n</tbody></table>", id="a column to the right"),
    ],
)
def test_attributes_are_those_of_markdown_and_lead_where_they_may(markdown: str, html: str) -> None:
    assert to_html(markdown, "base/").strip("\n") == html


def test_a_footnote_has_an_id_of_our_making_whatever_its_name_is() -> None:
    html = to_html("A[^the_content] and B[^x y].\n\n[^x y]: Second\n[^the_content]: First", prefix="first-")
    assert re.findall(r'id="([^"]*)"', html) == ["first-note-1", "first-note-2"]
    assert re.findall(r'href="([^"]*)"', html) == ["#first-note-2", "#first-note-1"]


def test_only_classes_of_footnotes_stay() -> None:
    html = to_html('A[^1] <sup class="hidden top footnote-reference">x</sup>\n\n[^1]: Note')
    assert set(re.findall(r'class="([^"]*)"', html)) == {"footnote-reference", "footnote-definition", "footnote-definition-label"}


def test_footnotes_of_two_answers_do_not_meet() -> None:
    html = to_html("A[^1]\n\n[^1]: Note", prefix="first-")
    assert 'href="#first-note-1"' in html
    assert 'id="first-note-1"' in html


def test_an_outline_counts_words_and_knows_places() -> None:
    body = outline("## One\n\nTwo *words*\n\n### Deeper\n\n- a list\n- of things\n", "x.md", 10)
    assert [(section.level, section.title, section.words) for section in body.sections] == [(2, "One", 2), (3, "Deeper", 4)]
    assert body.at(body.sections[1].start).line == 15


@pytest.mark.parametrize(
    ("text", "words", "kept", "cut"),
    [("One two.\n\nThree four.", 2, "One two.", True), ("One two.\n\nThree four.", 9, "One two.\n\nThree four.", False), ("One", 0, "One", False)],
)
def test_an_excerpt_ends_with_a_whole_block(text: str, words: int, kept: str, cut: bool) -> None:
    assert excerpt(text, words) == (kept, cut)


def test_an_excerpt_keeps_the_footnotes_that_it_needs() -> None:
    assert excerpt("First[^1].\n\nSecond.\n\n[^1]: Note.", 1) == ("First[^1].\n\n[^1]: Note.", True)


@pytest.mark.parametrize(("total", "count"), [(0, 1), (1, 1), (48, 1), (49, 2), (97, 3)])
def test_a_list_fills_pages(total: int, count: int) -> None:
    assert page_count(total) == count


def test_a_pager_leads_to_its_neighbours_and_both_ends() -> None:
    shown = pager(ENTRIES, 5, 48 * 20)
    assert shown
    assert [link.label for link in shown.pages] == ["1", "3", "4", "5", "6", "7", "20"]
    assert (shown.previous and shown.previous.url, shown.next and shown.next.url) == (Url("entries/page-4.html"), Url("entries/page-6.html"))


@pytest.mark.parametrize(("value", "shown"), [("1204", "1,204"), ("1.10", "1.10"), ("-5", "-5"), ("0.5", "0.5")])
def test_a_number_is_shown_as_it_was_written(value: str, shown: str) -> None:
    assert plain_number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [("12", "falls a month", "12 falls a month"), ("31", "% of people asked", "31% of people asked"), ("1200", "£ a year", "£1,200 a year")],
)
def test_a_quantity_is_written_as_people_write_it(value: str, unit: str, shown: str) -> None:
    assert quantity(Decimal(value), unit) == shown


def test_words_of_messages() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], "and") == "a, b and c"
    assert counted(1, "entry", "entries") == "1 entry"
    assert counted(1200, "entry", "entries") == "1,200 entries"
    assert did_you_mean("midland", ["midlands", "london"]) == "Did you mean ‘midlands’?"
    assert did_you_mean("xyz", ["midlands", "london"]) == ""
