"""What the check accepts, the build publishes: whatever an entry holds, if nothing is wrong with it, every page that it brings passes the audit."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase.catalogue.pipeline import build_catalogue
from showcase.mkdocs_adapter import look_of
from showcase.publish.blame import blamed
from showcase.publish.build import Site, make
from showcase.publish.plan import plan
from showcase.publish.render import prepare
from showcase.site.csp import policy
from showcase.site.views.cards import Cards
from showcase.site.views.frame import site_frame
from support.projects import AWARDS, TODAY, files, project
from support.properties import STEADY

pytestmark = pytest.mark.slow
SOUND = AWARDS / "small" / "entries/2025/quiet-mornings"
COUNT = int(os.environ.get("PROMISES", "2000"))  # entries; more where somebody asks for it
A_SITE = 100  # entries
# What has stopped a site before, and what stands near to it.
PIECES = st.sampled_from([
    "\n\n", "\n", " ", "a", "[^1]", "[^1]: A note.\n", "\n\n[^1]: Another.\n\n", "[^Big]", "\n[^big]: Low.\n", "> [^q]: Quoted.\n", "[^unused]: Lone.\n",
    "[words][ref]", "[ref]", "\n[ref]: sheet.pdf\n", "\n[ref]: ../other/\n", "[REF]: https://a.example/\n", "[a [b](sheet.pdf) c](../other/)",
    "[a](#quiet)", "[a](#nowhere)", "[a](../gone/)", "[a](../other/#what-changed)", "[a](../otherindex.md)", "[a](../other/index.md#quiet)",
    "[a](../../2025/other)", "[a](index.md)", "[a](./)", "[a](.)", "[a](import-notes.md)", "[a](noise.csv)", "[a](sheet.pdf#page=2)", "[a](sheet.pdf?x)",
    "[a](adoptions/birch-clinic.md)", "[a](criteria.yml)", "[a](%2e%2e/x)", "[a](sheet%2epdf)", "[a](<sheet.pdf> 'A \"title\"')", "[a]( )", "[a](?q=1)",
    "[a](index.md#)", "[a](index.md#x)", "[](sheet.pdf)", "![a](desk.jpg)", "![](x.png)", "[a](https://a.example/?b=c&d=\"e\")", "https://a.example/a_b_(c).", "http://[::1]/",
    "<https://a.example>", "<a@b.example>", "mailto:a@b.example", "`href=\"../gone/\"`", " href=\"../nowhere/\" ", " src=\"gone.png\" id=\"x\" ",
    "&lt;a href=&quot;x&quot;&gt;", "</html>", "{{ 1 }}", "{% x %}", "\n```\n[^1] [a](b)\n```\n", "\n```\n", "\n    [a]: b\n",
    "\n| a | b |\n|:-:|--|\n| [^1] | [a](#quiet) |\n", "\n- a\n\n  - b\n", "\n> #### q\n", "\n#### h\n", "\n---\n", "\n***\n", "\\", "*", "**", "_", "~~",
    "`", "<", "&", "&#0;", "&nbsp;", "é", "שלום", "日本語", "a" * 300, "\u00a0", "’", "1,000", "99999999999",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=6).map("".join)
FIELDS = {
    "value: 62": ("value: 999999999999.999999", "value: 0", "value: -1", "value: 0.000001", "value: ٣"),
    "name: Alder Clinic": ("name: " + "Ab" * 75, "name: " + "Œ" * 150, "name: 医院", "name: Ł", "name: '../x'", "name: 'con'", "name: ALDER CLINIC"),
    "aliases: [2025/quieter-mornings]": ("aliases: [2025/quieter-mornings" + "-a" * 40 + "]",),
    "title: Quiet mornings": ("title: '{{ x }}'", "title: <b>", "title: שלום", "title: '&amp;'", "title: '" + "W" * 100 + "'"),
    "unit: decibels": ("unit: '%'", "unit: \"% of people asked\"", "unit: '{}'", "unit: a"),
    "before: {value: 62, period: 2023-04 to 2023-06}": (
        "before: unknown\n    because: '{{ x }}'", "before: {value: under 8, period: 2023}", "before: {value: 8 or more, of: 3, period: 2023-Q2}",
        "before: {value: 62, of: 999999999999, period: 2023-04-01 to 2023-04-02}", "before: {value: 0, of: 1, period: 0001-01 to 2023-12}", "before: {value: 62.000001, period: 2022}",
    ),
    "after: {value: 48, period: 2024-04 to 2024-06}": (
        "after: {value: under 8, period: 2024-06}", "after: {value: 0, period: 2024-04 to 2024-06}", "after: {value: 48, of: 97, period: 2024-06-30}", "after: {value: 999999999999, period: 2024-04 to 2024-06}",
    ),
    "better: lower": (
        "better: higher", "better: lower\n    statistic: share", "better: lower\n    statistic: count\n    role: balancing", "better: lower\n    statistic: median\n    middle: 0 to 999999999999",
        "better: lower\n    goal: {value: 999999999999.999999, by: 9999-12}", "better: lower\n    goal: {value: -1, by: 2023-09}",
        "better: lower\n    compared: {where: '<b>', before: unknown, after: {value: 1, of: 2, period: 2024}}",
        "better: lower\n    sites: [{name: '&amp;', before: {value: 3, period: 2023}, after: {value: under 8, period: 2024}}, {name: שלום, before: unknown, after: {value: 4, period: 2024}}]",
    ),
    "change: 2023-07-01": (
        "every: week", "every: quarter\n    change: 2023-07-01", "every: year", "breaks: [{month: 2023-09, what: '</svg>'}]", "change: 2023-07-01\n    breaks: [{month: 2023-07, what: a}]",
        "breaks: [{month: 1000-01, what: a}]", "change: 2023-05-31", "change: 2024-06-30",
    ),
    "testimonials:": (
        "also_changed: [{month: 2023-09, what: '<b>{{ x }}'}, {month: 9999-12, what: שלום}]\ntestimonials:", "not_measured: ['[a](../gone/)', '  href=\"x\"']\ntestimonials:",
        "harms: {looked: false}\ntestimonials:", "harms: {looked: true, found: ['</dl>']}\ntestimonials:", "judges: '\"><i>'\ntestimonials:",
        "heard: [{from: 24 talks, by: us, said: '<script>', against: '{% x %}'}]\ntestimonials:", "visited: [{by: A reviewer, date: 2024-05-01, saw: 'W'}]\ntestimonials:",
        "notes: [{date: 2024-05-01, by: The award, text: '[a](javascript:b)'}]\ntestimonials:",
    ),
    "region: north": ("place: '<Isle of Man>'", "region: north\n    place: here"),
    "role: partner": ("role: lead",),
    "quote: I could hear my own book.": ('quote: "[a](../gone/) href=\\"../gone/\\""', "quote: '<i>'"),
}
OWN = "2025/quieter-mornings"
ANSWERS = ("Nine patients and nine receptionists.", "The printer, the bell and a door that slams.", "Birch Clinic moved its printer too.")


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry made of the sound one, with anything in its answers and a field of another kind."""
    text = (SOUND / "index.md").read_text(encoding="utf-8")
    for answer in draw(st.sets(st.sampled_from(ANSWERS), max_size=3)):
        text = text.replace(answer, f"{answer} {draw(TEXTS)}")
    for field in draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=2)):
        text = text.replace(field, draw(st.sampled_from(FIELDS[field])), 1)
    return text


def generated(count: int) -> list[str]:
    """As many entries, the same ones every time."""
    found = list[str]()

    @settings(STEADY, max_examples=count)
    @given(entries())
    def collect(text: str) -> None:
        found.append(text)

    collect()
    return found


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("promises") / "base", AWARDS / "small")


@pytest.fixture(scope="module")
def standing(built: Callable[[str], Path]) -> frozenset[str]:
    """What stands on any site, whoever enters."""
    return frozenset(path for path in files(built("small") / "site") if not path.startswith(("entries/", "organisations/", "years/")))


def site_of(root: Path, standing: frozenset[str]) -> Site:
    """The site of a project, in this process."""
    catalogue, verdict = build_catalogue(root, TODAY)
    assert catalogue
    assert [str(finding) for finding in verdict.errors if finding.code == "unexpected-failure"] == []
    assert {entry.key for entry in catalogue.entries} == set(verdict.ready)
    look, site, cards = look_of(root), root / "site", Cards(catalogue.award)
    prepare(look.environment, site_frame(catalogue.award))
    site.mkdir()
    return Site(root, site, catalogue, cards, plan(catalogue, "", cards), look, policy(), {}, frozenset(), 1, standing, trial=True)


def test_what_the_check_accepts_the_build_publishes(base: Path, standing: frozenset[str], tmp_path: Path) -> None:
    shown = 0
    for number, texts in enumerate(batched(generated(COUNT), A_SITE)):
        root = tmp_path / str(number)
        shutil.copytree(base, root)
        shutil.rmtree(root / "entries")
        for place, text in enumerate(texts):
            folder = root / "entries" / "2025" / (f"e{place:03}" if place else "other")
            shutil.copytree(SOUND, folder)
            (folder / "import-notes.md").write_text("What the table had.", encoding="utf-8")
            (folder / "index.md").write_text(text.replace(OWN, f"2025/quieter-{place}"), encoding="utf-8")
        site = site_of(root, standing)
        try:
            make(site)
        except Exception as error:
            pytest.fail("\n".join(str(finding) for finding in blamed(site, error)) or str(error))
        shown += len(site.catalogue.entries)
        shutil.rmtree(root)
    assert shown >= COUNT // 4  # a test of entries that are all refused would say nothing


def batched(some: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(some), size):
        yield some[start : start + size]
