"""What GitHub takes as a form: it drops one without a word when anything in it is not as it wants it.

So whatever an award calls its parts, labels and ids are made unique, choices are told apart, and what offers no choice is typed. Its guide is
https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms
"""

import re
from collections.abc import Iterator
from typing import Any

NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]+")
RESERVED = "none"  # means that nothing was chosen
# In labels, because thieves ask for them.
FORBIDDEN = re.compile(r"\b(?:pass-?(?:word|phrase|code)s?|credentials?|secrets?|tokens?|api[ _-]?keys?)\b", re.IGNORECASE)


def accepted(body: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The parts of a form as GitHub takes them. Those with a tick come last, and what they say is fixed, so nothing else may be called so."""
    ids = set[str]()
    labels = {option["label"].casefold() for part in body if part["type"] == "checkboxes" for option in part["attributes"]["options"]}
    for part in body:
        if part["type"] == "markdown":
            yield part
            continue
        attributes = part["attributes"]
        if FORBIDDEN.search(attributes["label"]):
            attributes |= {"label": f"Part {len(ids) + 1}", "description": f"{attributes['label']}\n\n{attributes.get('description', '')}".strip()}
        attributes["label"] = _new(attributes["label"], labels, " ({})")
        told = part | {
            "id": _new(NOT_IN_IDS.sub("-", part["id"]), ids, "-{}"),
            "attributes": {name: value for name, value in attributes.items() if value != ""},
        }
        yield _with_choices(told) if part["type"] == "dropdown" else told


def _with_choices(part: dict[str, Any]) -> dict[str, Any]:
    """A list to choose from, each choice with another name; a line to type on where there is none."""
    attributes, taken = part["attributes"], {RESERVED}
    options = [_new(one, taken, " ({})") for one in attributes.get("options", ())]
    if not options:
        return part | {"type": "input", "attributes": {name: value for name, value in attributes.items() if name not in ("multiple", "options")}}
    return part | {"attributes": attributes | {"options": options}}


def _new(said: str, taken: set[str], numbered: str) -> str:
    """What nothing else is called so far, in capitals or small letters; numbered where it is. It is taken then."""
    names = (said if number == 1 else f"{said}{numbered.format(number)}" for number in range(1, len(taken) + 2))
    name = next(one for one in names if one.casefold() not in taken)
    taken.add(name.casefold())
    return name
