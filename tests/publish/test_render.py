"""What templates put out: text is escaped whatever it holds, markup is not."""

import re

import pytest
from jinja2 import Environment
from markupsafe import Markup
from showcase.mkdocs_adapter import look_of
from showcase.publish.render import prepare, skip_words
from showcase.site.views.entry_sections import StageRow
from showcase.site.views.frame import site_frame
from support.awards import award_of
from support.projects import ROOT

MARK = re.compile(r'<rect class="dot[^>]* y="(-?\d+)"|cy="(\d+)"|M0 (-?\d+)l')  # a square’s corner, a circle’s middle, a diamond’s top


class Marked:
    """Something that knows its own markup."""

    def __html__(self) -> str:
        return "<i>so</i>"


@pytest.fixture(scope="module")
def environment() -> Environment:
    made = look_of(ROOT).environment
    prepare(made, site_frame(award_of("nights")))
    return made


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("en-GB", "Skip to content", id="a country of a language that the theme knows"),
        pytest.param("de-DE", "Zum Inhalt", id="a country of a language that has words of its own"),
        pytest.param("ar", "انتقل إلى المحتوى", id="written from the right"),
        pytest.param("tlh", "Skip to content", id="a language that the theme does not know"),
    ],
)
def test_a_page_begins_in_the_language_of_its_award(language: str, words: str, environment: Environment) -> None:
    assert skip_words(environment, language) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("plain", "plain", id="plain text"),
        pytest.param("<b>", "&lt;b&gt;", id="a tag"),
        pytest.param("a & b", "a &amp; b", id="an ampersand"),
        pytest.param("\"'", "&#34;&#39;", id="both quotes"),
        pytest.param(7, "7", id="a number"),
        pytest.param(None, "None", id="nothing"),
        pytest.param(["<"], "[&#39;&lt;&#39;]", id="a list"),
        pytest.param(Markup("<b>"), "<b>", id="markup"),
        pytest.param(Marked(), "<i>so</i>", id="what knows its own markup"),
    ],
)
@pytest.mark.parametrize("template", ["{{ value }}", "{% macro m(v) %}{{ v }}{% endmacro %}{{ m(value) }}", "{% set v %}{{ value }}{% endset %}{{ v }}"])
def test_values_are_escaped_once_and_markup_never(value: object, shown: str, template: str, environment: Environment) -> None:
    assert environment.from_string(template).render(value=value) == shown


def test_what_is_declared_safe_stays(environment: Environment) -> None:
    assert environment.from_string("{{ '<b>' | safe }}{{ '<b>' ~ value }}").render(value="<") == "<b>&lt;b&gt;&lt;"


@pytest.mark.parametrize(
    ("places", "marks"),
    [
        pytest.param((4, 5), [(63.3, 18), (77.7, 18)], id="apart, on the thread"),
        pytest.param((6, 6), [(92.0, 9), (92.0, 27)], id="at one place, above and below the thread"),
        pytest.param((0, None), [(6.0, 18)], id="one side alone"),
        pytest.param((2, 2, 0), [(34.7, 18), (34.7, 36), (6.0, 27)], id="two of three at one place, the third on the thread"),
        pytest.param((1, 3, 1), [(20.3, 18), (49.0, 27), (20.3, 36)], id="two that are not named beside each other"),
        pytest.param((1, 1, 1), [(20.3, 9), (20.3, 27), (20.3, 45)], id="three at one place"),
    ],
)
def test_who_agrees_stands_in_one_place_on_the_ladder(places: tuple[int | None, ...], marks: list[tuple[float, int]], environment: Environment) -> None:
    row = StageRow("Design", (), places, "")
    drawn = environment.from_string("{{ show_stage(row, 7) }}").render(row=row)
    across = [float(one) for one in re.findall(r'<svg x="([\d.]+)%"', drawn)]
    up = [int(corner) + 8 if corner else int(middle or 0) or int(top) + 10 for corner, middle, top in MARK.findall(drawn)]
    assert list(zip(across, up, strict=True)) == marks
