"""The site’s own scripts as they are written, which is as they are published: short, plain, and small together."""

import gzip
import re

import pytest
from support.scripts import ENTRIES, SCRIPTS, modules

KNOWN = modules()
EACH = pytest.mark.parametrize("name", KNOWN)
LINES, SIGNS, SMALL = 150, 120, 24 * 1024
TEXTS = re.compile(r"""\s*//.*|/\*.*?\*/|"[^"\n]*"|`[^`]*`|/(?:[^/\n\\ ]|\\.)+/[a-z]+""", re.DOTALL)
LOOP = re.compile(r"\bfor \([^)]*\)")
TWO = re.compile(r";[ \t]*[^\s;]|^\s*(?:const|let|var) \w+ = [^,({\[]*, *\w+ =", re.MULTILINE)


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
