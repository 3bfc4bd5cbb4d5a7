"""The forms on GitHub for those without Git: a team proposes an entry, by the questions of the newest award year; an organisation says that it uses one."""

import yaml

from showcase.authoring.github_form import accepted
from showcase.authoring.templates import text_of
from showcase.model.award import Award
from showcase.model.questions import Scoped
from showcase.util.text import listed

FOLDER = ".github/ISSUE_TEMPLATE/"
MADE = "# Made by `showcase schema` from criteria.yml. Change that and make it again.\n"


def issue_forms(award: Award) -> dict[str, str]:
    """The texts of both forms, by path in the project."""
    where = next((one.text for one in award.facets if one.of == "settings"), "Where the work was done.")

    def only(asked: Scoped) -> str:
        known = award.vocabularies.categories
        return f" ({listed([known[one].label for one in asked.categories], 'and')} only)" if asked.categories else ""

    return {
        f"{FOLDER}propose-an-entry.yml": _form("propose-an-entry", award=award, year=max(award.by_year), where=where, only=only),
        f"{FOLDER}report-an-adoption.yml": _form("report-an-adoption", award=award),
    }


def _form(name: str, **values: object) -> str:
    form = yaml.safe_load(text_of(f"{name}.yml.jinja", **values))
    return MADE + yaml.safe_dump({**form, "body": list(accepted(form["body"]))}, sort_keys=False, allow_unicode=True, width=120)
