"""A passage written as Markdown, read again, is the passage; whatever was written, no word is lost."""

import random
import re

import pytest
from showcase.model.passage import Passage
from showcase.parsing.markdown.outline import outline
from showcase.site.data.markdown import passage_markdown, to_markdown
from showcase.site.tree import as_written, tree_of

PIECES = (
    "a", "word ", "*", "**", "_", "~~", "`", "``", "[x](http://a.b/c)", "[", "]", "(", ")", "!", "![p](q.png)", "\n", "\n\n", "- ", "* ", "+ ", "1. ", "2) ",
    "> ", "# ", "#### h\n", "    ", "  ", "| a | b |\n|---|:-:|\n| c | d\\|e |\n", "|", "---", "***\n", "===", "&amp;", "&#35;", "<", "\\", "\\*",
    "http://x.y/z", "<mailto:a@b.cc>", "[^1]", "\n\n[^1]: note text\n", "- [ ] task\n", "```\ncode\n```\n", "\\\n", "  \n", ":", "é", "“", "”", "~", "a_b",
    "1.", "10) x\n", "[r][q]", "\n\n[q]: /u 'ti'\n", "> [!NOTE]\n> x\n", "= ", "السلام", "👩\u200d🔬",
)  # fmt: skip
WRITTEN = (
    "Plain words, a “quotation” and 4 < 5 & 6 > 3.",
    "1) not a list\\\nbroken with a backslash",
    "- one\n- two\n\n  in two paragraphs\n- three\n    1. deep\n    2. deeper",
    "- [x] done\n- [ ] not done",
    "| a | b |\n|---|--:|\n| 1 | a\\|b |",
    "Said.[^a]\n\n[^a]: A note.\n\n    In two paragraphs.",
    "> quoted\n>\n> > deeper\n\n> another",
    "- a\n\n* b\n\n1. c\n\n2) d",
    "    code  with  spaces\n\n````\n```\n````",
    "**bold *and both* bold** ~~gone~~ `` a`b ``",
    "[words](<a b.pdf> \"with “title”\") and <https://example.org/?a=b&c=d>",
    "![a chart](chart.png \"Chart\")",
    "#### Heading of its own #\n\nText",
    "a! [link](x)",
    "“#hashtag” +1 =1 -1 1. 2) |x| :-)",
)


def markdown_of(passage: Passage) -> str:
    return passage_markdown(passage, lambda target: target, as_written)


def html(passage: Passage) -> str:
    """A passage as one text; footnotes are counted anew in each, so their names say nothing."""
    told = "".join(one.decode() if isinstance(one, bytes) else repr(one) for one in passage.pieces)
    return re.sub(r"name='[^']*'", "", told).replace("\n", "")


@pytest.mark.parametrize("text", WRITTEN)
def test_what_was_written_is_what_is_read(text: str) -> None:
    passage = outline(text, "x.md").whole
    assert html(outline(markdown_of(passage), "x.md").whole) == html(passage)


def test_it_is_so_for_any_text() -> None:
    chance, other = random.Random(5), list[str]()  # noqa: S311
    for _ in range(1500):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 12)))
        body = outline(text, "x.md")
        if body.markup or body.too_deep is not None:
            continue
        for section in (body.first, *body.sections):
            passage = body.passage(section)
            if html(outline(markdown_of(passage), "x.md").whole) != html(passage):
                other.append(text)
    assert other == []


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    passage = outline("See [the other entry](../other/index.md).", "x.md").whole
    assert to_markdown(tree_of(passage, lambda _: None)) == "See the other entry."


def test_footnotes_of_several_answers_keep_apart() -> None:
    passage = outline("Said.[^1]\n\n[^1]: By whom.", "x.md").whole
    assert to_markdown(tree_of(passage, lambda _: None), "hurdles-") == "Said.[^hurdles-1]\n\n[^hurdles-1]: By whom."
