"""The forms on GitHub, which drops one without a word when anything in it is not as it wants it."""

import re
from collections.abc import Iterator

import pytest
import yaml
from showcase.authoring.issue_form import issue_forms
from showcase.model.award import Award
from showcase.model.vocabularies import Term
from support.awards import award_in, award_of
from support.projects import AWARDS, ROOT

PROJECTS = (ROOT, *sorted(path.parent for path in AWARDS.glob("*/criteria.yml")))


def odd_awards() -> Iterator[tuple[str, Award]]:
    """Awards whose words would make a form that GitHub drops without a word."""
    base = award_of("nights")
    words = base.vocabularies
    term = next(iter(words.themes.values()))

    def called(*labels: str) -> dict[str, Term]:
        return {f"one-{place}": term.model_copy(update={"label": label}) for place, label in enumerate(labels)}

    def with_words(**lists: dict[str, Term]) -> Award:
        return base.model_copy(update={"vocabularies": words.model_copy(update=lists)})

    def with_criteria(*titles: str) -> Award:
        criteria = tuple(one.model_copy(update={"title": title}) for one, title in zip(base.criteria, titles, strict=False))
        return base.model_copy(update={"criteria": (*criteria, *base.criteria[len(criteria) :]), "words": ()})

    yield "the same label in two lists, and twice in one", with_words(themes=called("Quiet", "Quiet", "quiet"), settings=called("Quiet", "Elsewhere"))
    yield "labels that YAML or GitHub takes for something else", with_words(themes=called("None", "none", "Yes", "no", "on", "12", "1.5", "~", "null"))
    yield "seventy themes", with_words(themes=called(*(f"Theme {number}" for number in range(70))))
    yield "empty lists", with_words(themes={}, settings={}, regions={}, adoption_stages={}, organisation_types={}, licences={})
    yield "criteria that are called like parts of the form", with_criteria("Summary", "Contact", "Agreed", "Nobody can be recognised who has not agreed to it.")
    yield "criteria of one name, and one that may not be asked", with_criteria("What changed", "what changed", "Passwords and tokens")
    synopsis = base.synopsis.model_copy(update={"title": "Title"}) if base.synopsis else None
    yield "a synopsis that is called as the title is", base.model_copy(update={"synopsis": synopsis})
    questions = tuple(one.model_copy(update={"until": 2023}) for one in base.criteria[0].questions)
    yield "a criterion of which nothing is asked any more", base.model_copy(
        update={"criteria": (base.criteria[0].model_copy(update={"questions": questions}), *base.criteria[1:])}
    )
    ids = tuple(one.model_copy(update={"id": name}) for one, name in zip(base.criteria, ("a.b", "a_b", "a b", "ä", "ö"), strict=False))
    yield "ids with signs", base.model_copy(update={"criteria": ids})


def refused(text: str) -> Iterator[str]:
    """All for which GitHub drops a form: what its own guide lists, its schema, and its limit for the line in the chooser."""
    form = yaml.safe_load(text)
    parts = [part for part in form["body"] if part["type"] != "markdown"]
    ticks = [option["label"] for part in parts if part["type"] == "checkboxes" for option in part["attributes"]["options"]]
    labels, ids = [*(part["attributes"]["label"] for part in parts), *ticks], [part["id"] for part in parts]
    yield from ("a description is too long" for one in (form["description"],) if len(one) > 200)
    yield from (f"{what} stand twice" for what, all_of_it in (("labels", labels), ("ids", ids)) if len({one.casefold() for one in all_of_it}) < len(all_of_it))
    yield from (f"id {one}" for one in ids if not re.fullmatch(r"[A-Za-z0-9_-]+", one))
    for part in form["body"]:
        told = part["attributes"]
        options = told.get("options", ["one"])
        texts = [told[name] for name in ("label", "description", "value") if name in told]
        yield from (f"no text: {one!r}" for one in texts if not isinstance(one, str) or not one.strip())
        yield from (f"no choice: {part['id']}" for _ in "1" if not options or (part["type"] == "dropdown") != ("multiple" in told))
        if part["type"] == "dropdown":
            yield from (f"no text: {one}" for one in options if not isinstance(one, str) or not one.strip() or one.casefold() == "none")
            yield from ("choices stand twice" for _ in "1" if len(set(options)) < len(options))
        yield from (f"forbidden: {told['label']}" for _ in "1" if part["type"] in ("input", "textarea") and re.search("password|token", told["label"], re.I))


@pytest.mark.parametrize("award", [pytest.param(award, id=what) for what, award in (*odd_awards(), *((root.name, award_in(root)) for root in PROJECTS))])
def test_github_takes_the_forms_of_any_award(award: Award) -> None:
    for path, text in issue_forms(award).items():
        assert list(refused(text)) == [], path


def test_what_a_part_that_may_not_be_called_so_asks_for_is_said_below_its_name() -> None:
    award = dict(odd_awards())["criteria of one name, and one that may not be asked"]
    body = yaml.safe_load(issue_forms(award)[".github/ISSUE_TEMPLATE/propose-an-entry.yml"])["body"]
    criteria = [part["attributes"] for part in body if part.get("id", "").startswith("criterion-")]
    assert [one["label"].partition(" (up")[0] for one in criteria[:2]] == ["What changed", "what changed (2)"]
    assert criteria[2]["label"].startswith("Part ")
    assert criteria[2]["description"].startswith("Passwords and tokens")
