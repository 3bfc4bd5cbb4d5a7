"""What a value was plainly meant to be: a list in other brackets, fields without theirs, an address with something around it.

Nothing is decided here that a writer has to decide: each gives the same words and figures in the form that their field needs, or nothing.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from showcase.parsing.validation.vocabulary_fields import ENTRY_VALUES
from showcase.parsing.yaml.scalar import TYPED, Typed, scalar
from showcase.util.slugs import is_plain_name

IDS = frozenset(field.pattern[-2] for field in ENTRY_VALUES if field.pattern[-1] == "*" and len(field.pattern) > 1 and field.pattern[-2] != "*")
PARTS = re.compile(r"\s*[,;|/&]\s*|\s+and\s+")  # between two ids
SIGNS = re.compile(r"\s*[,;|]\s*|\s+/\s+")  # between two labels, which may hold ‘and’
PAIR = re.compile(r"([a-z][\w-]*): (.+)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"https?://[^\s<>\"'`\\()\[\]]+")
BARE_LINK = re.compile(r"(?:https?:?/*)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"'`\\]*)?)", re.IGNORECASE)
FROM_TO = re.compile(r"(\d{4}(?:-\d\d)?)(?:\s*[–—]\s*|\s+(?:-|to|until|till)\s+)(\d{4}(?:-\d\d)?)")
ADDRESS = re.compile(r"(?:.*/)?([0-9]{4}/[a-z0-9]+(?:-[a-z0-9]+)*)/?", re.IGNORECASE)
NUMERIC_MONTH = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d\d?)|(?P<other>\d\d?)[/.](?P<then>\d{4})|(?P<same>\d{4})-(?P<short>\d)")


def in_one_line(value: object) -> str:
    """A value as it is written on one line: words, a list or fields."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {in_one_line(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    text = str(value)
    return scalar(Typed(text) if TYPED.match(text) else text, in_brackets=True)


def as_list(got: object, name: str) -> str:
    """The list that was meant by words, or by what stands in other brackets than square ones; nothing when that cannot be told."""
    if isinstance(got, Mapping):
        return in_one_line(list(got)) if got and not any(got.values()) else ""
    if not isinstance(got, str) or not got.strip("[](){} "):
        return ""
    bare = got.strip().strip("[](){}").strip()
    parts = _parted(bare) if name in IDS else [part.strip() for part in bare.split(";")]
    parts = [part.strip("\"'“”‘’ ") for part in parts]
    return "" if any(not part or set(part) & set("[]{}") for part in parts) else in_one_line(parts)


def _parted(text: str) -> list[str]:
    """The ids, or their labels, that stand in one text."""
    parts = [part.strip() for part in PARTS.split(text)]
    return parts if not any(" " in part for part in parts) else [part.strip() for part in SIGNS.split(text)]


def as_text(got: object) -> str:
    """The words that stand alone in square brackets."""
    while isinstance(got, list) and len(got) == 1:
        got = got[0]
    return scalar(got) if isinstance(got, str) and got.strip() else ""


def as_fields(got: object, known: Collection[str]) -> str:
    """The fields in braces that were meant by a list of them, by a name with its mailbox, or by two months."""
    if isinstance(got, list) and got and all(isinstance(one, Mapping) and len(one) == 1 for one in got):
        return in_one_line({name: value for one in got for name, value in one.items()})
    if not isinstance(got, str):
        return ""
    span, email = FROM_TO.fullmatch(got.strip()), EMAIL.search(got)
    if span and {"start", "end"} <= set(known):
        return in_one_line({"start": span[1], "end": span[2]})
    name = EMAIL.sub("", got).strip(" ,;:<>()[]–—-") if email else ""
    return in_one_line({"name": name, "email": email[0]}) if email and name and {"name", "email"} <= set(known) else ""


def _email(got: str) -> str:
    found = EMAIL.findall(re.sub(r"\s*@\s*", "@", got))
    return found[0].rstrip(".") if len(set(found)) == 1 else ""


def _link(got: str) -> str:
    found, bare = LINK.findall(got), BARE_LINK.fullmatch(got.strip(" <>"))
    return found[0] if len(found) == 1 else f"https://{bare[1]}" if bare and not found else ""


def _file(got: str) -> str:
    name = re.split(r"[\\/]", got.strip())[-1]
    return name if is_plain_name(name) and "." in name and name != got else ""


def _period(got: str) -> str:
    found = FROM_TO.fullmatch(got.strip())
    meant = f"{found[1]} to {found[2]}" if found and found[1] <= found[2] else ""
    return meant if meant != got.strip() else ""


def _month(got: str) -> str:
    found = NUMERIC_MONTH.fullmatch(got.strip())
    year, month = (found["year"] or found["then"] or found["same"], found["month"] or found["other"] or found["short"]) if found else ("", "0")
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else ""


def _figure(got: str) -> str:
    bare = got.strip().rstrip(" ,;.")
    return bare if bare != got.strip() and bare.replace(".", "", 1).isdecimal() else ""


def address_in(got: str) -> str:
    """The year and the folder in an address of an entry, however it was written."""
    found = ADDRESS.fullmatch(got.strip())
    return found[1].lower() if found and found[1].lower() != got else ""


OF_KIND: Mapping[str, Callable[[str], str]] = {
    "not-an-email": _email, "not-a-link": _link, "not-a-file": _file, "not-a-period": _period, "not-a-month": _month,
    "not-a-number": _figure, "not-a-count": _figure, "not-a-day": lambda got: got.strip(" ,;.") if got != got.strip(" ,;.") else "",
}


def meant_by(kind: str, got: object) -> str:
    """What was meant by a text that does not have the form of its kind; nothing when it cannot be told for certain."""
    return OF_KIND[kind](got) if isinstance(got, str) and kind in OF_KIND else ""


def choice_in(got: object, choices: Sequence[str]) -> str:
    """The one choice that a longer text names."""
    named = [one for one in choices if re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", str(got), re.IGNORECASE)]
    return named[0] if len(named) == 1 else ""
