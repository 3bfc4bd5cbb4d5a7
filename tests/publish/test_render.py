"""What templates put out: text is escaped whatever it holds, markup is not."""

import pytest
from jinja2 import Environment
from markupsafe import Markup
from showcase.publish.render import prepare


class Marked:
    """Something that knows its own markup."""

    def __html__(self) -> str:
        return "<i>so</i>"


@pytest.fixture
def environment() -> Environment:
    made = Environment(autoescape=False)  # noqa: S701 - as the generator hands it over
    prepare(made, None)
    return made


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
