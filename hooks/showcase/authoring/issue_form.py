"""The form on GitHub in which a team proposes an entry without Git: the questions of the newest award year, ready to be answered."""

import yaml

from showcase.authoring.templates import text_of
from showcase.model.award import Award

PATH = ".github/ISSUE_TEMPLATE/propose-an-entry.yml"
MADE = "# Made by `showcase schema` from criteria.yml. Change that and make it again.\n"


def issue_form(award: Award) -> dict[str, str]:
    """The text of the form, by path in the project."""
    where = next((one.text for one in award.facets if one.of == "settings"), "Where the work was done.")
    form = yaml.safe_load(text_of("propose-an-entry.yml.jinja", award=award, year=max(award.by_year), where=where))
    return {PATH: MADE + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=120)}
