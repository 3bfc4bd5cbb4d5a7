"""The forms on GitHub for those without Git: a team proposes an entry, by the questions of the newest award year; an organisation says that it uses one."""

import yaml

from showcase.authoring.github_form import accepted
from showcase.authoring.templates import text_of
from showcase.model.award import Award
from showcase.model.questions import Scoped
from showcase.util.text import listed

FOLDER = ".github/ISSUE_TEMPLATE/"
MADE = "# Made by `showcase schema` from criteria.yml. Change that and make it again.\n"


# What a team says of each of its organisations, where the award has the list.
OF_EACH = {
    "organisation_types": "what kind it is", "regions": "its region", "organisation_countries": "its country", "organisation_sizes": "how large it is",
}  # fmt: skip


def issue_forms(award: Award) -> dict[str, str]:
    """The texts of both forms, by path in the project."""
    where = next((one.text for one in award.facets if one.of == "settings"), "Where the work was done.")

    def only(asked: Scoped) -> str:
        known = award.vocabularies.categories
        return f" ({listed([known[one].label for one in asked.categories], 'and')} only)" if asked.categories else ""

    of_each = ["its full name", *(said for name, said in OF_EACH.items() if award.has(name))]
    said = f"{', '.join(of_each[:-1])}, and {of_each[-1]}" if len(of_each) > 2 else listed(of_each, "and")
    forms = {f"{FOLDER}propose-an-entry.yml": _form("propose-an-entry", award=award, year=max(award.by_year), where=where, of_each=said, only=only)}
    return forms | ({f"{FOLDER}report-an-adoption.yml": _form("report-an-adoption", award=award)} if award.has("adoptions") else {})


def _form(name: str, **values: object) -> str:
    form = yaml.safe_load(text_of(f"{name}.yml.jinja", **values))
    return MADE + yaml.safe_dump({**form, "body": list(accepted(form["body"]))}, sort_keys=False, allow_unicode=True, width=120)
