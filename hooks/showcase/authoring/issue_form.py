"""The form on GitHub in which a team proposes an entry without Git: the questions of the newest award year, ready to be answered."""

from typing import Any

import yaml

from showcase.model.award import Award, Criterion
from showcase.model.vocabularies import Term

PATH = ".github/ISSUE_TEMPLATE/propose-an-entry.yml"
MADE = "# Made by `showcase schema` from criteria.yml. Change that and make it again.\n"
Part = dict[str, Any]


def issue_form(award: Award) -> dict[str, str]:
    """The text of the form, by path in the project."""
    form = {
        "name": "Propose an entry",
        "description": "Tell us about your work here. You need no Git and no file; we make the entry from what you write.",
        "title": "Entry: ",
        "labels": ["entry"],
        "body": [_welcome(award), *_about_the_work(award), *_answers(award), *_evidence(award), *_agreements(award)],
    }
    return {PATH: MADE + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=120)}


def _welcome(award: Award) -> Part:
    said = (
        f"Thank you for telling others about your work. {award.eligibility.text}\n\n"
        "**Everybody can read this page as soon as you send it.** Name people by their role only, and leave out anything that could"
        " show who somebody is.\n\n"
        "Leave empty what you do not have yet. We answer here, make the entry from your words, and show it to you before it is published."
    )
    return {"type": "markdown", "attributes": {"value": said}}


def _about_the_work(award: Award) -> list[Part]:
    words = award.vocabularies
    return [
        _line("title", "Title", "What the work is called, in up to 100 characters.", needed=True),
        _text("summary", "Summary", "What was done and what changed, in 20 to 60 plain words.", needed=True),
        _text("organisations", "Organisations", "One a line, the leading one first: its full name, what kind it is, and its region.", needed=True),
        _choice("settings", "Settings", next((one.text for one in award.facets if one.of == "settings"), "Where the work was done."), words.settings),
        _choice("themes", "Themes", "What the work is about.", words.themes),
        _line("period", "When the work happened", "The first and the last month; the last may be left out while it runs.", needed=True),
        _text("people", "Who took part", "How many people, in which roles, how they came to it, and how they were paid or thanked.", needed=True),
    ]


def _answers(award: Award) -> list[Part]:
    """A box for each criterion of the newest year, with a heading for each of its questions."""
    year = max(award.by_year)
    limit = award.synopsis_limit(year)
    short = [_text("synopsis", award.synopsis.title, f"{award.synopsis.text} Up to {limit} words.")] if award.synopsis and limit else []
    return [*short, *(_answer(award, criterion, year) for criterion in award.criteria_in(year))]


def _answer(award: Award, criterion: Criterion, year: int) -> Part:
    limit = award.word_limit(criterion, year)
    questions = [(question, title) for one, question, title in award.asked_in(year) if one.id == criterion.id]
    asked = "\n".join(f"- **{title}:** {question.question}" for question, title in questions)
    part = _text(f"criterion-{criterion.id}", f"{criterion.title}{f' (up to {limit} words in all)' if limit else ''}", asked)
    part["attributes"]["value"] = "".join(f"### {title}\n\n\n" for _, title in questions)
    return part


def _evidence(award: Award) -> list[Part]:
    return [
        _text("measures", "Figures", "For each: what was counted, the value before and after, the months that each covers, and where it comes from."),
        _text("testimonials", "What people said", f"Word for word, with the speaker’s role, such as {award.speaks_first}. Each speaker must have agreed."),
        _text("sharing", "How it was shared", "What, with whom and in which month; add links."),
        _text("consulted", "Who was asked for advice", "Who, and what they gave."),
        _text("adapting", "What others need to know", "What has to be kept, what may change, what it costs, how much time it takes, and what went wrong."),
    ]


def _agreements(award: Award) -> list[Part]:
    agreed = ("Everybody who is quoted or shown has agreed to it.", "Nobody can be recognised who has not agreed to it.", "We may publish this for the team.")
    return [
        _line("contact", "Contact", "A team and its shared mailbox, which are published with the entry.", needed=True),
        _choice("licence", "Licence", "The terms on which others may use your text.", award.vocabularies.licences, several=False),
        {"type": "checkboxes", "id": "agreed", "attributes": {"label": "Agreed", "options": [{"label": one, "required": True} for one in agreed]}},
    ]


def _line(id_: str, label: str, description: str, needed: bool = False) -> Part:
    return {"type": "input", "id": id_, "attributes": {"label": label, "description": description}, "validations": {"required": needed}}


def _text(id_: str, label: str, description: str, needed: bool = False) -> Part:
    return {"type": "textarea", "id": id_, "attributes": {"label": label, "description": description}, "validations": {"required": needed}}


def _choice(id_: str, label: str, description: str, terms: dict[str, Term], several: bool = True) -> Part:
    options = [term.label for term in terms.values()]
    return {
        "type": "dropdown",
        "id": id_,
        "attributes": {"label": label, "description": description, "multiple": several, "options": options},
        "validations": {"required": True},
    }
