"""An entry’s Markdown, read once, becomes the HTML that the Markdown library itself would make of it."""

import re
from html import escape, unescape

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from showcase.model.passage import TextImage
from showcase.parsing.markdown.events import OPTIONS, events
from showcase.parsing.markdown.outline import outline
from showcase.site.markdown_html import CLEANER, HARMLESS, TAG, WEB, address, cleaned, to_html
from support.passages import passage
from support.properties import MANY

PIECES = st.sampled_from([
    *"\n\t \\`*_~[]()!#>-+.:|&;1aé’",
    *("\n\n", "\n> ", "\n- ", "\n  - ", "\n    ", "\n1. ", "\n3) ", "\n### ", "\n## ", "\n---\n", "\n===\n", "  \n", "```", "\n```js\n"),
    *("\n- [ ] ", "\n- [x] ", "\n> [!NOTE]\n> ", "|--:|\n"),
    *("**", "~~", "[a](b)", "[a](<b c> 'd \"e\"')", "![a](b.png)", "![](", "](", "[a]", "\n[a]: /x 'y'\n", "&amp;", "&lt;", "\\*", "\n|"),
    *("| a | b |\n|--|:-:|\n| c |", "<a@b.example>", "[é](ü'&\"%20[x])", "words of a text"),
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=16).map("".join)


def by_the_library(markdown: str) -> str:
    """The library’s own HTML, with what this project changes: headings below those of the page, and no heading for an empty corner."""
    html = pyromark.html(markdown, options=OPTIONS)
    html = re.sub(r"<(/?)h[1-3]>", r"<\1h4>", html)
    html = re.sub("<th[^>]*></th>", "<td></td>", html)
    html = html.replace(' style="text-align: right"', ' class="to-right"').replace(' style="text-align: center"', ' class="centred"')
    html = re.sub('<input disabled="" type="checkbox"( checked="")?/>\n', lambda found: "☑ " if found[1] else "☐ ", html)
    html = re.sub('<blockquote class="markdown-alert-([a-z]+)">', lambda found: f"<blockquote>\n<p><strong>{found[1].title()}</strong></p>", html)
    return closed(cleaned(re.sub('<a (?=href="https?:)', '<a rel="nofollow ugc" ', html, flags=re.IGNORECASE)))


def closed(html: str) -> str:
    """The cleaner writes a line’s end in its own way, where it has anything to clean."""
    return html.replace("<br />", "<br>").replace("<hr />", "<hr>")


def as_it_is(image: TextImage) -> str:
    title = f' title="{escape(image.title)}"' if image.title else ""
    made = f'<img src="{escape(address(image.target))}" alt="{escape(image.words)}"{title} />'
    return f"<p>{made}</p>" if image.alone else made


def by_us(markdown: str) -> str:
    return closed(to_html(outline(markdown, "x.md").whole, address, as_it_is))


@MANY
@given(TEXTS)
def test_a_text_is_written_as_the_library_writes_it(markdown: str) -> None:
    read = [*events(markdown)]
    made = [kind for kind, tag, *_ in read if kind in ("Html", "InlineHtml", "FootnoteReference") or tag == "FootnoteDefinition"]
    headings = any(tag == "Heading" and value and kind == "Start" for kind, tag, value, *_ in read)
    if made or WEB.search(unescape(markdown)) or headings:
        return
    assert by_us(markdown) == by_the_library(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("A *b* **c** ~~d~~ `e` [f](g 'h') ![i](j.png 'k') l  \nm", id="inline"),
        pytest.param("> a\n>\n> - b\n>   1. c\n>\n> d", id="nested"),
        pytest.param("- a\n\n  b\n\n- c\n\n```py\nd < e\n```\n\n    f\n\n---\n\n1. g\n2. h", id="blocks"),
        pytest.param("| a | b | |\n|:--|--:|:-:|\n| `c` | *d* | |\n\nafter", id="a table"),
        pytest.param("| a | b |\n|-|--:|\n| c |\n| d | e | f |\n\n| a |\n|:-:|\n| g |", id="tables whose rows are of other lengths"),
        pytest.param("- [ ] a\n- [x] b\n- [y] c\n\n1. [X] d\n\n   e\n2. [ ] f", id="lists of tasks"),
        pytest.param("> [!NOTE]\n> a\n\n> [!warning]\n> - b\n\n> [!OTHER]\n> c\n\n> [!TIP] d", id="alerts"),
        pytest.param("![a](b.png)\n\nc ![d *e* `f`](g.png)\n\n- ![h](i.png)\n\n> ![j](k.png)", id="pictures"),
        pytest.param("> #### a *b*\n\n- ##### c", id="headings inside"),
        pytest.param("[a][b] [c]\n\n[b]: /d 'e'\n[c]: <f g>", id="addresses elsewhere"),
        pytest.param("[ü'&\"](ü'&\"%20[x]) &copy; &lt;b&gt;", id="signs"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_writers_use_is_written_as_the_library_writes_it(markdown: str) -> None:
    assert by_us(markdown) == by_the_library(markdown)


@MANY
@given(TEXTS)
def test_what_is_taken_for_clean_is_what_the_cleaner_makes_of_it(markdown: str) -> None:
    made = to_html(passage(markdown), lambda _: None, lambda _: "")
    if HARMLESS.issuperset(TAG.findall(made)):
        assert unescape(CLEANER.clean(made)) == unescape(closed(made))  # a space that does not break may be spelt out


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000"], ids=ascii)
@pytest.mark.parametrize("sign", ["##", "####", "-", "*"])
def test_a_sign_before_a_space_that_only_looks_plain_means_what_it_shows(sign: str, space: str) -> None:
    assert by_us(f"{sign}{space}a b\n") == by_us(f"{sign} a b\n")
    assert by_us(f"a{space}{sign}{space}b\n") == f"<p>a{space}{sign}{space}b</p>\n"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("See https://a.example/b.", "https://a.example/b", id="a full stop"),
        pytest.param("(https://a.example/b)", "https://a.example/b", id="in brackets"),
        pytest.param("(see https://a.example/b).", "https://a.example/b", id="a bracket and a full stop"),
        pytest.param("https://a.example/b_(c)", "https://a.example/b_(c)", id="brackets of its own"),
        pytest.param("(https://a.example/b_(c))", "https://a.example/b_(c)", id="brackets of its own, in brackets"),
        pytest.param("https://a.example/b[1].", "https://a.example/b[1]", id="square brackets of its own"),
        pytest.param("‘https://a.example/b’", "https://a.example/b", id="in quotation marks"),
        pytest.param("“https://a.example/b”, he", "https://a.example/b", id="in double quotation marks"),
        pytest.param("https://a.example/b…", "https://a.example/b", id="three dots as one sign"),
        pytest.param("https://a.example/b...", "https://a.example/b", id="three dots"),
        pytest.param("HTTPS://A.example/b", "HTTPS://A.example/b", id="in capitals"),
        pytest.param("https://a.example/b_c_d", "https://a.example/b_c_d", id="lines under"),
        pytest.param("https://a.example/?b=c&d=e#f", "https://a.example/?b=c&d=e#f", id="a question and a place"),
        pytest.param("**https://a.example/b**", "https://a.example/b", id="in bold"),
        pytest.param("https://a.example/it's", "https://a.example/it's", id="an apostrophe in it"),
        pytest.param("https://", None, id="a scheme alone"),
        pytest.param("https://…", None, id="a scheme with dots"),
        pytest.param("xhttps://a.example", None, id="in a word"),
        pytest.param("`https://a.example`", None, id="in code"),
    ],
)
def test_an_address_in_the_text_is_a_link_without_what_ends_the_sentence(text: str, address: str | None) -> None:
    assert next(passage(text).targets, None) == address


def test_very_many_brackets_behind_an_address_take_no_time() -> None:
    assert next(passage("https://a.example/" + ")" * 50_000).targets) == "https://a.example/"
