"""What the form’s page does with pictures, tables, Markdown and pasted text, in a browser under the site’s own policy, beside what Python makes of the same."""

import base64
import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from playwright.sync_api import Page
from showcase.intake.images.cache import Store
from showcase.intake.images.inspect import look_at
from showcase.intake.sources import Source
from showcase.model.comparison import kind_of
from showcase.model.finding import Location
from showcase.model.measures import Measure
from showcase.model.picture import Picture
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.markdown.outline import outline
from showcase.parsing.series import read_series
from support.awards import catalogue_of
from support.engines import ENGINES, Engine
from support.form_media import CASES, CHARTS, PASTE, PLAIN, PREPARE, RENDER, TABLES, Shape, built_of, cases, served
from support.pictures_tried import TAKEN, WITHOUT_WAY, tried
from support.projects import root_of
from support.series_cases import FIELDS, SeriesCase, all_cases, series_case


@pytest.fixture
def here(tmp_path: Path, page: Page) -> Iterator[tuple[Page, Path]]:
    """A page with the policy, and the folder that it is served from."""
    with served(tmp_path) as address:
        page.goto(address)
        yield page, tmp_path


def test_pictures_are_made_anew_as_the_check_takes_them_or_refused_in_its_words(here: tuple[Page, Path]) -> None:
    page, folder = here
    (folder / "tried").mkdir()
    files = tried()
    for name, data in files.items():
        (folder / "tried" / f"{name}.bin").write_bytes(data)
    made, broken = page.evaluate(PREPARE, list(files))
    assert broken == []
    found: dict[str, Any] = dict(zip(files, made, strict=True))
    for name, (code, words) in WITHOUT_WAY.items():
        assert found[name]["code"] == code, name
        assert words in " ".join((found[name]["message"], found[name]["remedy"])), found[name]
    for name, (called, size, points, told) in TAKEN.items():
        one = found[name]
        assert (one.get("name"), (one.get("width"), one.get("height"))) == (called, size), (name, one)
        assert [word for word in told if word not in " ".join(one["told"])] == [], one["told"]
        assert all(abs(x - y) < 9 for ours, theirs in zip(one["points"], points, strict=True) for x, y in zip(ours, theirs, strict=True)), (name, one["points"])
        data = base64.b64decode(one["bytes"])
        picture = look_at(data, called, Location(called), Store(folder / "store"))
        assert isinstance(picture, Picture), picture
        assert (picture.width, picture.height, picture.located) == (*size, False)
        with Image.open(BytesIO(data)) as image:
            assert not image.getexif(), name
            assert {"exif", "xmp", "comment"}.isdisjoint(image.info), name
    assert set(found) == TAKEN.keys() | WITHOUT_WAY.keys()


def answers() -> Iterator[str]:
    """Every text under a heading of the repository’s entries and records, as it was typed."""
    for name in ("this", "klinke", "small"):
        for path in sorted(root_of(name).glob("entries/*/*/**/*.md")):
            body = outline(split_front_matter(Source(path.name, path.read_text(encoding="utf-8"))).body, path.name)
            texts = [body.data[one.text_start : one.text_end].decode() for one in (body.first, *body.sections)]
            yield from (text for text in texts if text.strip() and not any(one.text in text for one in body.markup))


def test_a_preview_is_what_the_build_makes_and_runs_nothing(here: tuple[Page, Path]) -> None:
    page, _ = here
    typed = [*answers(), *(one["text"] for one in cases("previews.yml") if "shown" not in one)]
    hostile = [one for one in cases("previews.yml") if "shown" in one]
    assert len(typed) > 100
    made, broken, ran, protocols = page.evaluate(RENDER, [*typed, *(one["text"] for one in hostile)])
    for text, html in zip(typed, made, strict=False):
        assert Shape(html).found == Shape(built_of(text)).found, text
    for one, html in zip(hostile, made[len(typed) :], strict=True):
        assert Shape(html).found == Shape(one["shown"]).found, one["text"]
    assert (broken, ran) == ([], False)
    assert set(protocols) <= {"http:", "https:", "mailto:"}


def test_what_is_pasted_is_clean_markdown_and_what_is_left_out_is_told(here: tuple[Page, Path]) -> None:
    page, _ = here
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    folder = CASES / "paste"
    expected: dict[str, list[str]] = yaml.safe_load((folder / "told.yml").read_text(encoding="utf-8"))
    names = sorted(path.stem for path in folder.glob("*.html"))
    assert names == sorted(expected)
    made, nothing, broken, ran = page.evaluate(PASTE, [(folder / f"{name}.html").read_text(encoding="utf-8") for name in names])
    for name, one in zip(names, made, strict=True):
        assert f"{one['text']}\n" == (folder / f"{name}.md").read_text(encoding="utf-8"), name
        assert len(one["told"]) == len(expected[name]), (name, one["told"])
        assert [words for words, told in zip(expected[name], one["told"], strict=True) if words not in told] == [], name
    assert (nothing, broken, ran, said) == (None, [], False, [])


def test_what_is_copied_from_a_page_of_the_site_is_what_was_typed_there(here: tuple[Page, Path]) -> None:
    page, _ = here
    pages = [html for html in map(built_of, answers()) if "footnote" not in html and "<h4" not in html]
    made, *_ = page.evaluate(PASTE, [html.replace('class="to-right"', 'style="text-align: right;"') for html in pages])
    for html, one in zip(pages, made, strict=True):
        assert Shape(built_of(one["text"])).found == Shape(html).found, one["text"]
        assert "\\" not in one["text"]


def test_a_browser_that_cannot_read_html_keeps_paragraphs_items_and_rows_apart(here: tuple[Page, Path]) -> None:
    page, _ = here
    paragraphs, cells = ["Who was there", "Eighteen people."], ["Ward\tBeds", "Alder\t18"]
    lines = [*paragraphs, "•\tPatients chair", "\to\tin turn", "•\tStaff listen", "1.\tFirst", "2.\tThen", *cells, "End."]
    items, rows = "- Patients chair\n  - in turn\n- Staff listen\n1. First\n2. Then", "| Ward | Beds |\n| --- | --- |\n| Alder | 18 |"
    typed, shown = "\r\n".join(lines), "\n\n".join((*paragraphs, items, rows, "End."))
    assert page.evaluate(PLAIN, [typed, "One line", "a | b"]) == [shown, "One line", "a | b"]


def series() -> Iterator[tuple[str, SeriesCase]]:
    """The shared cases, what others have published, and every series of the repository’s awards."""
    yield from ((name, series_case(case)) for name, case in all_cases())
    for one in cases("worked_series.yml"):
        yield one["source"], series_case({"better": "lower", "change": "null", "unit": "points", "values": [str(value) for value in one["values"]]})
    for name in ("this", "klinke"):
        for entry in catalogue_of(name).entries:
            also = [(one.month, one.what) for one in entry.front.also_changed]
            measures = [one for one in entry.front.measures if one.series and entry.points_of(one)]
            yield from ((f"{entry.key}: {one.name}", SeriesCase(one, entry.points_of(one), also)) for one in measures)


def test_a_chart_says_and_draws_what_the_build_does(here: tuple[Page, Path]) -> None:
    page, _ = here
    known = list(series())
    assert len(known) > 80
    made, nothing, broken = page.evaluate(CHARTS, [one.for_browser for _, one in known])
    for (name, one), told in zip(known, made, strict=True):
        assert told["caption"] == one.view.caption, name
        for ours, theirs in zip(told["judged"], one.judged, strict=True):
            assert ours[0] == pytest.approx(theirs[0], rel=1e-12), name
            assert ours[1] == (theirs[1] and pytest.approx(theirs[1], rel=1e-12, abs=1e-12)), name
            assert ours[2] == theirs[2], name
        assert told["drawn"] == one.drawn, name
    assert (nothing, broken) == (None, [])


def table(case: Mapping[str, Any]) -> tuple[str, Measure]:
    """A table of a case, and the measure whose values it has."""
    measure = Measure.model_validate({**FIELDS, "unit": case.get("unit", "falls a month"), "every": case.get("every", "month"), "better": "lower"})
    many = "".join(f"{1990 + n // 12}-{n % 12 + 1:02},5\n" for n in range(case.get("many", 0)))
    return case.get("text", f"date,value\n{many}"), measure


def as_asked(case: Mapping[str, Any], text: str, measure: Measure) -> list[Any]:
    """The same as a browser is asked it."""
    return [text, {"every": measure.every, "unit": measure.unit, "kind": kind_of(measure)}, case.get("columns")]


def test_a_table_of_any_program_becomes_the_file_that_the_check_reads_or_a_problem(here: tuple[Page, Path]) -> None:
    page, _ = here
    known = cases("tables.yml")
    measures = [table(case) for case in known]
    said = [as_asked(case, *one) for case, one in zip(known, measures, strict=True)]
    for case, (_, measure), made in zip(known, measures, page.evaluate(TABLES, said), strict=True):
        for words, told in ((case.get("told", []), made["told"]), (case.get("problems", []), [one["message"] for one in made["problems"]])):
            assert len(words) == len(told), (case["name"], told)
            assert [word for word, one in zip(words, told, strict=True) if word not in one] == [], (case["name"], told)
        assert "many" in case or made["csv"] == case.get("csv", ""), case["name"]
        assert all(one["remedy"] and one["reason"] for one in made["problems"]), case["name"]
        if "csv" in case:
            points, findings = read_series(Source("a.csv", made["csv"]), measure)
            assert findings == [], case["name"]
            assert [(float(one.value), one.of) for one in points] == [(one["value"], one.get("of")) for one in made["rows"]], case["name"]


def asked(engine: Engine, script: str, argument: object) -> Any:
    """What a script gives in another engine, which waits for nothing by itself."""
    engine.evaluate(f"void (window.got = null, ({script})({json.dumps(argument)}).then(one => window.got = [one], one => window.got = [String(one)]))")
    return engine.wait_for("window.got")[0]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
@pytest.mark.parametrize("name", ENGINES)
def test_other_engines_do_the_same(name: str, tmp_path: Path) -> None:
    (tmp_path / "tried").mkdir()
    for file, data in tried().items():
        (tmp_path / "tried" / f"{file}.bin").write_bytes(data)
    charts, tables, texts = list(series()), [one for one in cases("tables.yml") if "text" in one], [one["text"] for one in cases("previews.yml")]
    known = [table(case) for case in tables]
    pasted = sorted((CASES / "paste").glob("*.html"))
    with served(tmp_path) as address, ENGINES[name]() as engine:
        engine.open(address)
        for file, one in zip(tried(), asked(engine, PREPARE, list(tried()))[0], strict=True):
            assert (one.get("code") or (one["name"], (one["width"], one["height"]))) == (WITHOUT_WAY[file][0] if file in WITHOUT_WAY else TAKEN[file][:2]), file
        told = asked(engine, CHARTS, [one.for_browser for _, one in charts])[0]
        assert [(one["caption"], one["drawn"]) for one in told] == [(one.view.caption, one.drawn) for _, one in charts]
        said = [as_asked(case, *one) for case, one in zip(tables, known, strict=True)]
        assert [one["csv"] for one in asked(engine, TABLES, said)] == [one.get("csv", "") for one in tables]
        for case, html in zip(cases("previews.yml"), asked(engine, RENDER, texts)[0], strict=True):
            assert Shape(html).found == Shape(case.get("shown") or built_of(case["text"])).found, case["text"]
        made = asked(engine, PASTE, [path.read_text(encoding="utf-8") for path in pasted])[0]
        if name == "Firefox":  # the other cannot read HTML safely yet
            assert [f"{one['text']}\n" for one in made] == [path.with_suffix(".md").read_text(encoding="utf-8") for path in pasted]
        assert engine.evaluate("broken") == []
