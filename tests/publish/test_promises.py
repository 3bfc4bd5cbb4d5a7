"""What the check accepts, the build publishes: whatever an entry holds, if nothing is wrong with it, every page that it brings passes the audit."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase.catalogue.pipeline import build_catalogue
from showcase.mkdocs_adapter import look_of
from showcase.publish.blame import blamed
from showcase.publish.build import make
from showcase.publish.plan import plan
from showcase.publish.render import Look, prepare
from showcase.publish.site import Site
from showcase.site.csp import policy
from showcase.site.views.cards import Cards
from showcase.site.views.frame import site_frame
from support.projects import AWARDS, ROOT, TODAY, files, project
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
FIELDS: dict[str, list[str]] = yaml.load((ROOT / "tests" / "cases" / "promises.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
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


def site_of(root: Path, look: Look, standing: frozenset[str]) -> Site:
    """The site of a project, in this process."""
    catalogue, verdict = build_catalogue(root, TODAY)
    assert catalogue
    assert [str(finding) for finding in verdict.errors if finding.code == "unexpected-failure"] == []
    assert {entry.key for entry in catalogue.entries} == set(verdict.ready)
    site, cards = root / "site", Cards(catalogue.award)
    prepare(look.environment, site_frame(catalogue.award))
    site.mkdir()
    return Site(root, site, catalogue, cards, plan(catalogue, "", cards), look, policy(), {}, frozenset(), 1, standing, trial=True)


def test_what_the_check_accepts_the_build_publishes(base: Path, standing: frozenset[str], tmp_path: Path) -> None:
    shown, look = 0, look_of(base)  # the templates are the same for all
    for number, texts in enumerate(batched(generated(COUNT), A_SITE)):
        root = tmp_path / str(number)
        shutil.copytree(base, root)
        shutil.rmtree(root / "entries")
        for place, text in enumerate(texts):
            folder = root / "entries" / "2025" / (f"e{place:03}" if place else "other")
            shutil.copytree(SOUND, folder)
            (folder / "import-notes.md").write_text("What the table had.", encoding="utf-8")
            (folder / "index.md").write_text(text.replace(OWN, f"2025/quieter-{place}"), encoding="utf-8")
        site = site_of(root, look, standing)
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
