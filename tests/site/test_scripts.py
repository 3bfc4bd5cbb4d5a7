"""The site’s own scripts as they are written, which is as they are published: short, plain, and small together."""

import gzip
import re
from pathlib import Path

import pytest
from support.scripts import ENTRIES, SCRIPTS, modules

KNOWN = modules()
EACH = pytest.mark.parametrize("name", KNOWN)
LINES, SIGNS, SMALL = 150, 120, 24 * 1024 + 256
TEXTS = re.compile(r"""\s*//.*|/\*.*?\*/|"[^"\n]*"|`[^`]*`|/(?:[^/\n\\ ]|\\.)+/[a-z]+""", re.DOTALL)
LOOP = re.compile(r"\bfor \([^)]*\)")
TWO = re.compile(r";[ \t]*[^\s;]|^\s*(?:const|let|var) \w+ = [^,({\[]*, *\w+ =", re.MULTILINE)

# What Safari 16.0 or Chrome 110 does not know, and a page cannot do without: it is written otherwise, or asked for first.
NEWER = re.compile(
    r"""[pP]arams\)?\.size|checkVisibility|\.(?:toSorted|toReversed|toSpliced|groupBy|fromAsync|withResolvers|canParse|isWellFormed|setHTMLUnsafe)\b
    |\.(?:union|intersection|difference|isSubsetOf|isSupersetOf|isDisjointFrom)\(|\(\?<[=!]|\bstatic\s*\{|\]/\w*v\w*\b|Iterator\.|startViewTransition
    |scheduler\.|requestIdleCallback|scrollend|AbortSignal\.any|navigation\.|\btogglePopover|Promise\.try|RegExp\.escape|\bwith\s*\{\s*type""",
    re.VERBOSE,
)
NEWER_STYLES = re.compile(
    r"""float:\s*inline|:dir\(|light-dark\(|color-mix\(|oklch\(|oklab\(|@starting-style|@scope|@property|field-sizing|subgrid|anchor-name|position-anchor
    |interpolate-size|animation-timeline|\{[^{}]*\n?\s*&|:user-(?:in)?valid|calc-size|linear\(|round\(|transition-behavior|lh\b(?=[;)])""",
    re.VERBOSE,
)
ASKED_FIRST = re.compile(r"@supports \(grid-template-rows: subgrid\) \{(?:[^{}]*\{[^{}]*\})*\s*\}")  # else cards in a row just begin their lines where they do
SHEETS = sorted((SCRIPTS.parent).glob("*.css"))


def two_statements(script: str) -> list[str]:
    """The lines with more than one statement. What stands in comments, texts and expressions is none, nor are the parts of a loop’s head."""
    plain = LOOP.sub("for", TEXTS.sub("", script))
    return [line.strip() for line in plain.split("\n") if TWO.search(line)]


@EACH
def test_a_script_is_short_and_has_one_statement_on_a_line(name: str) -> None:
    lines = KNOWN[name].split("\n")
    assert len(lines) - 1 <= LINES
    assert [line for line in lines if len(line) > SIGNS] == []
    assert two_statements(KNOWN[name]) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a(); b();", True),
        ("if (a) { b(); c(); }", True),
        ("if (a) { b(); }", True),
        ("const a = 1, b = 2;", True),
        ("a(); // and b(); c();", False),
        ("for (let at = 0; at < 3; at++) {", False),
        ('say("one; two");', False),
        ("const {a, b} = c;", False),
        ("return f(a, b);", False),
    ],
)
def test_two_statements_on_a_line_are_seen(line: str, found: bool) -> None:
    assert bool(two_statements(line)) == found


def test_together_they_are_small_as_a_host_sends_them() -> None:
    sizes = {name: len(gzip.compress(text.encode(), 6, mtime=0)) for name, text in KNOWN.items()}
    assert sum(sizes.values()) <= SMALL, sizes


@pytest.mark.parametrize("name", [name for name in KNOWN if name.startswith("search/")])
def test_what_searches_knows_no_page(name: str) -> None:
    assert re.findall(r"\b(?:document|window|location|history|localStorage|addEventListener)\b", KNOWN[name]) == []


def test_only_one_module_asks_for_files() -> None:
    assert [name for name, text in KNOWN.items() if "fetch(" in text] == ["search/index.js"]


def test_every_script_is_named_by_pages_or_by_another_script() -> None:
    named = {found.rpartition("/")[2] for text in KNOWN.values() for found in re.findall(r'"(\.[^"]+\.js)"', text)}
    assert {name.rpartition("/")[2] for name in KNOWN} - named == set(ENTRIES)
    assert [path.name for path in SCRIPTS.rglob("*") if path.is_file() and path.suffix not in (".js", ".ts")] == []


@EACH
def test_a_script_asks_for_nothing_that_browsers_of_two_years_lack(name: str) -> None:
    assert NEWER.findall(KNOWN[name]) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_asks_for_nothing_that_browsers_of_two_years_lack(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert NEWER_STYLES.findall(ASKED_FIRST.sub("", text)) == []


@pytest.mark.parametrize(
    "newer", ["params.size", "one.checkVisibility()", "list.toSorted()", "/(?<=a)b/", "a.union(b)", "static {", "Promise.withResolvers()", "/[a--b]/v"]
)
def test_what_is_newer_is_told(newer: str) -> None:
    assert NEWER.search(newer)


@pytest.mark.parametrize("newer", ["float: inline-start", "a:dir(rtl)", "light-dark(a, b)", "a { & b { } }", "color-mix(in a, b)", "@scope (a)", "subgrid"])
def test_styles_that_are_newer_are_told(newer: str) -> None:
    assert NEWER_STYLES.search(newer)
