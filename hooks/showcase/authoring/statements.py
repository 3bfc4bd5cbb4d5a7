"""The statements on privacy and accessibility: texts of the organisers’ own with places for the award’s contact, and for the laws and offices of its
countries. A text without such places stays as it is, so that all of it can be replaced."""

import re
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from showcase.model.award import Award
from showcase.util.text import listed

STATEMENTS = ("privacy.md", "accessibility.md")
ANYWHERE = "accessibility rules"
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")


class ForPrivacy(TypedDict):
    """To whom one complains about personal data, by which law, and where that stands."""

    authority: str
    law: str
    source: str


class ForAccess(TypedDict):
    """Which law asks for accessible websites, what it is called for `short`, how one complains, and where that stands."""

    law: str
    short: NotRequired[str]
    complaint: str
    source: str


class OfCountry(TypedDict):
    """What the statements say of a country."""

    name: str
    privacy: ForPrivacy
    accessibility: ForAccess


class NoStatement(Exception):
    """A statement has a place that nothing is known for; the message says which."""


@cache
def countries_told() -> dict[str, OfCountry]:
    """What is known of each country."""
    told = yaml.safe_load(Path(__file__).with_name("statements.yml").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def has_places(text: str) -> bool:
    """Whether a statement names what is filled in."""
    return "{{" in text or "{%" in text


def statement(text: str, award: Award) -> str:
    """A statement with its places filled. Raises NoStatement."""
    if not has_places(text):
        return text
    texts = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)  # noqa: S701 – Markdown
    told = [countries_told()[one] for one in award.countries if one in countries_told()]
    rules = {one["accessibility"].get("short", ANYWHERE) for one in told}
    try:
        return texts.from_string(text).render(
            contact={"name": SIGNS.sub(r"\\\1", award.contact.name), "email": award.contact.email},
            countries=told,
            every_country=listed([one["name"] for one in told], "and"),
            in_britain="gb" in award.countries,
            access_law=listed([one["accessibility"]["law"] for one in told], "and"),
            privacy_law=listed([one["privacy"]["law"] for one in told], "and"),
            rules=rules.pop() if len(rules) == 1 else ANYWHERE,
        )
    except TemplateError as error:
        raise NoStatement(str(error)) from None
