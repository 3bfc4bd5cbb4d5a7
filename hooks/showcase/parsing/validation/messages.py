"""What is said of a value that does not have the form which its field needs: the field and the form in words, with an example to type."""

from collections.abc import Mapping, Sequence

from pydantic_core import ErrorDetails

from showcase.model.finding import Finding, Location, spelt_out
from showcase.parsing.yaml.lines import quoted
from showcase.parsing.yaml.source_map import Step
from showcase.util.spelling import surely_meant
from showcase.util.text import did_you_mean, listed, nearest, short

# Each of these says what the value should be, with an example to type.
FORMS = {
    "not_a_month": ("not-a-month", "a month", "Write the year and the month, such as 2024-05."),
    "not_a_period": ("not-a-period", "a period", "Write two months, earlier first, such as 2022-10 to 2023-03."),
    "not_a_day": ("not-a-day", "a day of the calendar", "Write year, month and day, such as 2025-10-06."),
    "not_a_number": ("not-a-number", "a number", "Write digits only, such as 12 or 4.5; the unit has a field of its own."),
    "not_a_count": ("not-a-count", "a whole number from 1 up", "Write digits only, such as 18."),
    "not_a_flag": ("not-true-or-false", "true or false", "Write true or false."),
    "not_an_email": ("not-an-email", "an e-mail address", "Write it whole, such as involvement@northbridge.example."),
    "not_a_link": ("not-a-link", "a web address", "Write it whole, beginning with https://."),
    "not_a_file": ("not-a-file", "the name of a file beside the entry", "Write the name alone, such as night-plan.pdf, in letters, digits, dots and hyphens."),
    "greater_than_equal": ("out-of-range", "{ge} or more", "Correct the number."),
    "less_than_equal": ("out-of-range", "{le} or less", "Correct the number."),
}
# What a field of a fixed form looks like; every other one is an id.
LOOKS = {
    "ods": "An ODS code is three to ten capitals and digits, such as RX9.",
    "code": "A language has a short code, such as cy for Welsh.",
    "aliases": "An address is a year, a slash and the name of a folder, such as 2025/quiet-wards.",
    "entry": "An entry is named by its year, a slash and its folder, such as 2026/home-by-lunch.",
}
ID = "An id is made of letters a to z and digits, joined by hyphens, and is published as an address."
NEEDS_LIST = ("tuple_type", "list_type")
NEEDS_FIELDS = ("model_type", "model_attributes_type", "dict_type", "mapping_type")


def misshapen(place: Location, steps: Sequence[Step], error: ErrorDetails, has_fields: bool) -> Finding:
    """The finding for one value; `has_fields` when it should be a list of things that have fields of their own."""
    name, kind, got = at_start(spoken(steps)), error["type"], error["input"]
    if kind in FORMS:
        code, what, remedy = FORMS[kind]
        return spelt_out(code, place, f"{name} {says(got)}, which is not {what.format(**error.get('ctx', {}))}.", "", remedy)
    if kind == "literal_error":
        return _no_choice(place, name, error)
    if kind in NEEDS_LIST:
        return _no_list(place, steps, got, has_fields)
    if kind in NEEDS_FIELDS:
        return spelt_out("not-fields", place, f"{name} {says(got)}, and it needs fields of its own." if name else "The file has no fields.", "",
                       "Write them on the lines below, each with two spaces more and a colon after its name.")
    return _bad_text(place, name, steps, error)


def choices_of(error: ErrorDetails) -> list[str]:
    """The choices of a field that has a few fixed ones."""
    expected: str = error["ctx"]["expected"]
    return expected.replace("'", "").replace(" or ", ", ").split(", ")


def _no_choice(place: Location, name: str, error: ErrorDetails) -> Finding:
    choices = choices_of(error)
    near = nearest(str(error["input"]), choices)
    return spelt_out("not-a-choice", place, f"{name} {says(error['input'])}, which is not one of its choices.",
                   f"The choices are {listed(choices)}.", did_you_mean(str(error["input"]), choices) or "Choose one of them.", instead=near,
                   fixable=error["loc"][-1] != "status" and bool(surely_meant(str(error["input"]), [near])))


def _no_list(place: Location, steps: Sequence[Step], got: object, has_fields: bool) -> Finding:
    label = "" if isinstance(steps[-1], int) else f"{steps[-1]}: "  # a list in a list has no name
    instead, remedy = "", "Begin each item with a hyphen and a space, and write its fields below one another."
    if not has_fields:
        instead = f"[{got.strip('[] ')}]" if isinstance(got, str) and got.strip("[] ") and not set(got) & set("[]{}:#") else ""
        remedy = f"Write it in square brackets: `{label}{instead or '[first, second]'}`."
    fact = f"{at_start(spoken(steps))} {says(got)}, and it needs a list."
    return spelt_out("not-a-list", place, fact, "There may be several of them.", remedy, instead=instead)


def _bad_text(place: Location, name: str, steps: Sequence[Step], error: ErrorDetails) -> Finding:
    kind, got = error["type"], error["input"]
    if kind == "string_too_long":
        limit, now = error["ctx"]["max_length"], len(str(got).strip())
        return spelt_out("too-long", place, f"{name} has {now} characters.", f"At most {limit} fit where it is shown.",
                       f"Take out at least {now - limit}.")
    if kind in ("string_too_short", "too_short") or got is None:
        return spelt_out("empty-field", place, f"{name} is empty.", "It is needed here.", "Fill it in.")
    if kind == "string_type" and isinstance(got, dict) and len(got) == 1 and isinstance(next(iter(got.values())), str):
        (first, rest), = got.items()
        return spelt_out("not-text", place, f"A colon inside {spoken(steps)} makes ‘{short(str(first))}’ look like the name of a field.",
                       "It needs a plain piece of text.", "Put the whole of it between double quotes.",
                       paste=f"- {quoted(f'{first}: {rest}')}" if isinstance(steps[-1], int) else "", fixable=True)
    if kind == "string_type":
        return spelt_out("not-text", place, f"{name} {says(got)}.", "It needs a plain piece of text.", "Put the value between double quotes on one line.")
    field = next(str(step) for step in reversed(steps) if isinstance(step, str))
    return spelt_out("wrong-form", place, f"‘{short(str(got))}’ does not have the form that {spoken(steps)} needs.", LOOKS.get(field, ID), "Correct it.")


def says(got: object) -> str:
    """What a field holds, as a verb and what goes with it."""
    if isinstance(got, list):
        return "holds a list"
    return "holds fields of its own" if isinstance(got, dict) else f"says ‘{short(str(got))}’"


# One of each list, where its fields stand on lines of their own.
ONE_OF = {
    "organisations": "organisation",
    "measures": "measure",
    "testimonials": "testimonial",
    "sharing": "act of sharing",
    "consulted": "adviser",
    "resources": "resource",
    "images": "image",
    "languages": "language",
    "changed": "change",
    "criteria": "criterion",
    "questions": "question",
    "years": "year",
    "facets": "facet",
    "likeness": "likeness",
    "synonyms": "set of synonyms",
    "evidence": "rule of evidence",
    "earlier_titles": "earlier title",
}
# Fields to paste, filled in; `<type>` and its like stand for an id of the award’s own lists.
EXAMPLES: Mapping[str, str] = {
    "summary": "summary: >-\n  What was done, by whom, and what changed, in 20 to 60 words.",
    "organisations": "organisations:\n  - name: Lantern Voices\n    role: lead\n    type: <type>\n    region: <region>",
    "settings": "settings: [<settings>]",
    "themes": "themes: [<themes>]",
    "period": "period: {start: 2023-04, end: 2024-09}",
    "involvement": "involvement:\n  people: 18\n  recruitment: An open call",
    "contact": "contact: {name: Involvement team, email: involvement@northbridge.example}",
    "organisation": "organisation: {name: Lantern Voices, type: <type>, region: <region>}",
    "type": "type: <type>",
    "region": "region: <region>",
    "licence": "licence: <licence>",
    "stage": "stage: <stage>",
    "before": "before: {value: 12, period: 2022-10 to 2023-03}",
    "after": "after: {value: 4, period: 2024-04 to 2024-09}",
}


def spoken(steps: Sequence[Step]) -> str:
    """A place among the fields, the innermost first: `type` in organisation 2."""
    said, rest = list[str](), list(steps)
    while rest:
        step = rest.pop()
        if isinstance(step, int):
            of = str(rest[-1]) if rest else ""
            if of in ONE_OF:
                rest.pop()
                said.append(f"{ONE_OF[of]} {step + 1}")
            else:
                said.append(f"item {step + 1}")
        else:
            said.append(f"`{step}`")
    return " in ".join(said)


def at_start(said: str) -> str:
    """Words as they begin a sentence."""
    return said[:1].upper() + said[1:]
