"""The table of rules for a browser: all of it from Python, the same for the same award, and small."""

import gzip
import json
import re
from collections import Counter

import pytest
from showcase.authoring.rules.declared import declared
from showcase.authoring.rules.patterns import for_browser
from showcase.authoring.rules.table import decided, rule_table, undecided
from showcase.checks.explanations.load import explanations
from showcase.intake.sources import Source
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.parsing.entry import parse_award
from support.projects import EVERY_AWARD, ROOT, root_of

MOST = 25_000  # bytes of a table as it is sent
MOST_OF_CHECK = 29_700  # bytes of the check that reads it, as it is sent in two files: its count of words comes first


def award_of(name: str) -> Award:
    award, _, _ = parse_award(Source("criteria.yml", (root_of(name) / "criteria.yml").read_text(encoding="utf-8")))
    assert award is not None
    return award


@pytest.mark.parametrize("name", EVERY_AWARD)
def test_every_award_has_its_table_which_is_small_and_the_same_each_time(name: str) -> None:
    award = award_of(name)
    text = rule_table(award)
    assert rule_table(award) == text
    assert len(gzip.compress(text.encode(), 9)) <= MOST
    table = json.loads(text)
    assert [*table["years"]] == [str(year) for year in sorted(award.by_year)]
    assert all(table["says"][code] for code in table["says"])


def test_the_check_that_reads_it_does_not_grow() -> None:
    sent = [(ROOT / "overrides" / "assets" / "form" / "ready" / name).read_bytes() for name in ("check.js", "words.js")]
    assert sum(len(gzip.compress(one, 9)) for one in sent) <= MOST_OF_CHECK


def test_what_is_not_decided_in_a_browser_is_listed_once_with_its_reason() -> None:
    listed = Counter(code for codes in undecided().values() for code in codes)
    assert [code for code, times in listed.items() if times > 1] == []
    assert listed.keys() <= explanations().keys(), "the list names codes that are none"
    assert len(decided()) + len(listed) == len(explanations())


def test_every_field_of_an_entry_has_a_kind() -> None:
    fields = declared(FrontMatter)["FrontMatter"]
    assert fields.keys() == {info.alias or name for name, info in FrontMatter.model_fields.items()}
    assert fields["title"] == {"is": "text", "most": 100, "needed": 1}
    assert fields["period"] == {"is": "fields", "of": "WorkPeriod", "needed": 1}
    assert fields["aliases"]["of"]["is"] == "exact"
    assert declared(FrontMatter)["Measure"]["before"] == {"is": "fields", "of": "Reading", "unknown": 1, "needed": 1}


PATTERNS = [
    (re.compile(r"\bX{2,}%?(?!\w)"), (r"(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))X{2,}%?(?![\p{L}\p{N}_])", "u")),
    (re.compile(r"(?P<gap>[ -])a(?P=gap)\Z"), (r"(?<gap>[ -])a\k<gap>(?![^])", "u")),
    (re.compile(r"(?i:ab)c", re.IGNORECASE), ("(?:[Aa][Bb])c", "iu")),
    (re.compile(r"[\W_]+[^\W\d_]"), (r"(?:[_]|[^\p{L}\p{N}_])+(?:(?![\p{Nd}_])[\p{L}\p{N}_])", "u")),
    (re.compile(r"[^\S\n]"), (r"[^\S\n]", "u")),
    (re.compile(r"^a.$", re.MULTILINE), (r"(?<![^\n])a[^\n](?![^\n])", "u")),
    (re.compile(r"}\U0001f3f4{,2}\ é"), (r"\}\u{1f3f4}{0,2} é", "u")),
    (re.compile("\\w–\\s".encode(), re.IGNORECASE), ("[A-Za-z0-9_]\u00e2\u0080\u0093[ \\t\\n\\r\\f\\v]", "i")),
]


@pytest.mark.parametrize(("pattern", "told"), PATTERNS)
def test_a_pattern_is_told_as_a_browser_reads_it(pattern: re.Pattern[str], told: tuple[str, str]) -> None:
    assert for_browser(pattern) == told
