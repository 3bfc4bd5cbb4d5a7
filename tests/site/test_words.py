"""Small pieces that turn values into words, addresses and HTML; the cases are the specification."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from showcase.model.series import Every, last_day, step_of
from showcase.model.values import Month, Period
from showcase.parsing.markdown.outline import outline
from showcase.site.markdown_html import cleaned
from showcase.site.urls import ENTRIES, Url, placed, way_to_root
from showcase.site.views.differences import plain_number, quantity
from showcase.site.views.entry import entry_page
from showcase.site.views.images import Beside
from showcase.site.views.paging import page_count, pager
from showcase.site.views.practice import reuse_part
from showcase.util.slugs import organisation_slug
from showcase.util.text import counted, did_you_mean, listed
from support.awards import catalogue_of
from support.passages import passage, plainly, shown


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2022, 10), (2023, 3), "October 2022 to March 2023"),
        ((2024, 4), (2024, 9), "April to September 2024"),
        ((2024, 5), (2024, 5), "May 2024"),
        ((2024, 1), (2024, 12), "2024"),
        ((2022, 1), (2024, 12), "2022 to 2024"),
        ((9999, 1), (9999, 12), "9999"),
    ],
)
def test_a_period_in_words(start: tuple[int, int], end: tuple[int, int], words: str) -> None:
    assert Period.of_months(Month(*start), Month(*end)).words == words


@pytest.mark.parametrize("every", ["week", "month", "quarter", "year"])
def test_the_last_step_of_the_calendar_ends_with_it(every: Every) -> None:
    assert last_day(step_of(date.max, every), every) == date.max
    assert last_day(step_of(date(2024, 2, 1), every), every) in (date(2024, 2, 4), date(2024, 2, 29), date(2024, 3, 31), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("url", "html"),
    [("", "./entries/"), ("entries/", "../entries/"), ("entries/2025/quiet-nights/", "../../../entries/"), ("entries/page-2.html", "../entries/")],
)
def test_addresses_become_relative_to_their_page(url: str, html: str) -> None:
    assert placed(ENTRIES.__html__(), way_to_root(url)) == ENTRIES.seen_from(Url(url)) == html


@pytest.mark.parametrize(
    ("address", "html"),
    [
        ("entries/2025/quiet-nights/", "./"), ("entries/2025/quiet-nights/#the_take", "#the_take"), ("entries/2025/quiet-nights/index.json", "index.json"),
        ("entries/2025/quiet-nights-too/", "../../../entries/2025/quiet-nights-too/"), ("entries/", "../../../entries/"),
    ],
)  # fmt: skip
def test_what_stands_beside_or_below_a_page_is_led_to_from_there(address: str, html: str) -> None:
    here = "entries/2025/quiet-nights/"
    assert placed(f'<a href="{Url(address).__html__()}">', way_to_root(here), here) == f'<a href="{html}">'


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bro Pennard University Health Board", "bro-pennard-university-health-board"),
        ("St Brannock's", "st-brannocks"),
        ("Tŷ Gwyn & Sons", "ty-gwyn-and-sons"),
        ("Bücherei Weißenaubach", "bucherei-weissenaubach"),
        ("Łukasz’ Œuvre", "lukasz-oeuvre"),
        ("Ħal Ŋaan Ƴola", "hal-ngaan-yola"),
        ("Ǽlfric’s №1", "aelfrics-no1"),
        ("医院", "organisation-1f6835c0"),
        ("病院 NHS", "nhs-57890392"),
        ("学校 NHS", "nhs-42a66d5d"),
        ("X", "x"),
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
        ("See https://a.example/b_c_d?e=1&amp;f=2.", '<p>See <a rel="nofollow ugc" href="https://a.example/b_c_d?e=1&amp;f=2">https://a.example/b_c_d?e=1&amp;f=2</a>.</p>\n'),
        ("[a](javascript:alert(1))", "<p>a</p>\n"),
        ("<script>alert(1)</script>", ""),
        ('<img src=x onerror="alert(1)">', ""),
        ("a <b onclick=alert(1)>b</b>", "<p>a b</p>\n"),
        ("> ### a", "<blockquote>\n<h4>a</h4>\n</blockquote>"),
        ("~~old~~", "<p><del>old</del></p>\n"),
        ("| | A |\n|---|---|", "<table><thead><tr><td></td><th>A</th></tr></thead><tbody>\n</tbody></table>"),
    ],
)
def test_markdown_becomes_html_that_cannot_harm(markdown: str, html: str) -> None:
    assert shown(markdown, "base/").strip("\n") == html.strip("\n")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("![a](b.webp 'c')", "<p>a</p>", id="a picture that the entry does not have"),
        pytest.param("b ![a](https://a.example/b.webp)", "<p>b a</p>", id="a picture from elsewhere"),
        pytest.param("![a **b** `c`\nd ![e](f)](//a.example/b.webp)", "<p>a b c d e</p>", id="a picture’s words have no marks"),
        pytest.param("[a](//a.example/b)", "<p>a</p>", id="another host without a scheme"),
        pytest.param("[a](/\\\\a.example)", '<p><a href="base//%5Ca.example">a</a></p>', id="a backslash is told by its number"),
        pytest.param("[a](HTTPS://a.example)", '<p><a rel="nofollow ugc" href="HTTPS://a.example">a</a></p>', id="a scheme in capitals"),
        pytest.param("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a</a></p>', id="an e-mail address"),
        pytest.param("<a@b.example>", '<p><a href="mailto:a@b.example">a@b.example</a></p>', id="an e-mail address as it is"),
        pytest.param("[a](#the_content)", "<p>a</p>", id="a place in the page that is no footnote"),
        pytest.param("[a](<b c.pdf> '\"d\"')", '<p><a href="base/b%20c.pdf" title="&quot;d&quot;">a</a></p>', id="spaces and quotation marks"),
        pytest.param("3. a", '<ol start="3">\n<li>a</li>\n</ol>', id="a list that begins later"),
        pytest.param("```js\na\n```", "<pre><code>a\n</code></pre>", id="a language of code"),
        pytest.param("| a |\n|--:|", '<table><thead><tr><th class="to-right">a</th></tr></thead><tbody>\n</tbody></table>', id="a column to the right"),
        pytest.param("|a|\n|:-:|", '<table><thead><tr><th class="centred">a</th></tr></thead><tbody>\n</tbody></table>', id="a column in the middle"),
        pytest.param("- [x] a", "<ul>\n<li>☑ a</li>\n</ul>", id="a task"),
        pytest.param("> [!CAUTION]\n> a", "<blockquote>\n<p><strong>Caution</strong></p>\n<p>a</p>\n</blockquote>", id="an alert"),
    ],
)
def test_attributes_are_those_of_markdown_and_lead_where_they_may(markdown: str, html: str) -> None:
    assert shown(markdown, "base/").strip("\n") == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        pytest.param("<script>alert(1)</script>a", "a", id="a script"),
        pytest.param("<p>a<b onclick=alert(1)>b</b></p>", "<p>ab</p>", id="an element that no passage makes"),
        pytest.param('<a href="javascript:alert(1)">a</a>', "<a>a</a>", id="a script as an address"),
        pytest.param('<a href="java&#10;script:alert(1)">a</a>', "<a>a</a>", id="a script with a line end in it"),
        pytest.param('<a href="\\\\a.example">a</a>', "<a>a</a>", id="another host by backslashes"),
        pytest.param('<a href="/\t/a.example">a</a>', "<a>a</a>", id="another host with a tab in it"),
        pytest.param('<a href="#the_content">a</a>', "<a>a</a>", id="a place that is no footnote"),
        pytest.param('<a rel="opener" target="x" ping="b" href="b.pdf">a</a>', '<a href="b.pdf">a</a>', id="other attributes of a link"),
        pytest.param('<div id="the_content" class="top">a</div>', '<div class="">a</div>', id="an id and a class of the site’s own"),
        pytest.param('<sup class="hidden top footnote-reference">a</sup>', '<sup class="footnote-reference">a</sup>', id="classes beside a footnote’s"),
        pytest.param('<img name="form" id="form" src="b.webp">', '<img src="b.webp">', id="names that scripts would find"),
        pytest.param('<img src="https://a.example/b.webp">', "<img>", id="a picture from elsewhere"),
        pytest.param('<img src="//a.example/b.webp">', "<img>", id="a picture from elsewhere, without a scheme"),
        pytest.param('<img src="data:image/png;base64,AAAA">', "<img>", id="a picture as data"),
        pytest.param('<img srcset="https://a.example/b.webp 2w, c.webp 3w">', "<img>", id="one of several pictures from elsewhere"),
        pytest.param('<p style="color:red">a</p>', "<p>a</p>", id="a style"),
        pytest.param("<p>a\u200bb</p>", "<p>ab</p>", id="a letter that hides"),
    ],
)
def test_what_could_harm_is_cleaned_away(html: str, clean: str) -> None:
    assert cleaned(html) == clean


def test_a_footnote_has_an_id_of_our_making_whatever_its_name_is() -> None:
    html = shown("A[^the_content] and B[^x y].\n\n[^x y]: Second\n[^the_content]: First", prefix="first-")
    assert re.findall(r'id="([^"]*)"', html) == ["first-note-1", "first-note-2"]
    assert re.findall(r'href="([^"]*)"', html) == ["#first-note-1", "#first-note-2"]
    assert html.index("First") < html.index("Second")


@pytest.mark.parametrize(
    ("markdown", "notes"),
    [
        pytest.param("A[^1].\n\n[^1]: See[^2].\n\n[^2]: Deeper.", ["See2.", "Deeper."], id="one that another needs"),
        pytest.param("A[^Big].\n\n[^big]: Note.", ["Note."], id="capitals do not count"),
        pytest.param("A[^SS].\n\n[^ß]: Note.", ["Note."], id="letters that are one in capitals"),
        pytest.param("A[^ﬁ].\n\n[^fi]: Note.", ["Note."], id="letters that are joined"),
        pytest.param("A[^1] B[^1].\n\n[^1]: Note.", ["Note."], id="once for two signs"),
        pytest.param("A.\n\n[^1]: Alone.", ["Alone."], id="one that nothing needs is not lost"),
        pytest.param("A[^1].\n\n[^1]: One.\n\n[^1]: Two.", ["One.", "Two."], id="nor the second of one name"),
        pytest.param("> A[^1].\n>\n> [^1]: Inside.", ["Inside."], id="in a quotation"),
        pytest.param("A[^1].\n\n[^1]: Round[^1].", ["Round1."], id="one that needs itself"),
    ],
)
def test_footnotes_stand_below(markdown: str, notes: list[str]) -> None:
    html = re.sub(r"<[^>]*>", "", re.sub(r'<sup class="footnote-definition-label">.*?</sup>', "|", shown(markdown)))
    assert [one.strip() for one in html.split("|")[1:]] == notes


def test_footnotes_of_two_answers_do_not_meet() -> None:
    html = shown("A[^1]\n\n[^1]: Note", prefix="first-")
    assert 'href="#first-note-1"' in html
    assert 'id="first-note-1"' in html


def test_a_footnote_and_an_address_may_stand_in_another_section() -> None:
    body = outline("## One\n\nA[^n] and [b][r].\n\n## Two\n\n[^n]: Note.\n\n[r]: https://b.example/\n\nC.\n", "x.md")
    one, two = (plainly(body.passage(section)) for section in body.sections)
    assert "<p>Note.</p>" in one
    assert 'href="https://b.example/"' in one
    assert two == "<p>C.</p>"


def test_an_outline_counts_words_and_knows_places() -> None:
    body = outline("## One\n\nTwo *words*\n\n### Deeper\n\n- a list\n- of things\n", "x.md", 10)
    assert [(section.level, section.title, section.words) for section in body.sections] == [(2, "One", 2), (3, "Deeper", 4)]
    assert body.at(body.sections[1].start).line == 15


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        pytest.param("One two.\n\nThree four.", 2, 1, id="up to the words"),
        pytest.param("One two.\n\nThree four.", 9, 2, id="all that there is"),
        pytest.param("One", 0, 1, id="never nothing"),
        pytest.param("One.\n\n```\na\n\nb\n```\n\nFour.", 3, 2, id="a block with a blank line in it is whole"),
        pytest.param("- one\n\n- two\n\nThree four five.", 2, 1, id="a list is whole"),
        pytest.param("One\n\n| a | b |\n|---|---|\n| c | d |\n\nSix.", 4, 2, id="signs of Markdown are no words"),
    ],
)
def test_an_excerpt_ends_with_a_whole_block(text: str, words: int, kept: int) -> None:
    told = passage(text)
    assert told.shortened(words).blocks == told.blocks[:kept]


def test_an_excerpt_keeps_the_footnotes_that_it_needs() -> None:
    told = passage("First[^1].\n\nSecond[^2].\n\n[^1]: Note.\n\n[^2]: Other.")
    assert [note.name for note in told.shortened(1).footnotes] == ["1"]


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


def test_what_it_cost_is_said_in_the_award_s_money() -> None:
    shown = catalogue_of("klinke")
    entry = shown.by_key["2022/noten-auf-raedern"]
    assert ("Cost here", "€41,000 to begin and €18,500 a year, for sieben Dörfer") in reuse_part(entry, shown.award, Beside(entry)).terms


def test_a_place_that_is_on_no_list_is_told_and_leads_nowhere() -> None:
    shown = catalogue_of("klinke")
    entry = shown.entries[0]
    lead = entry.front.lead.model_copy(update={"region": None, "place": "The Isle of Man"})
    moved = replace(entry, front=entry.front.model_copy(update={"organisations": (lead, *entry.front.organisations[1:])}))
    page = entry_page(moved, shown, lambda: (), "")
    assert ("The Isle of Man", "") in [(value.label, value.url) for _, values in page.facts for value in values]
