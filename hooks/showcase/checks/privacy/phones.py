"""Telephone numbers of people: landlines and mobiles of the United Kingdom, and numbers with a country’s code."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from showcase.checks.privacy.digits import Group, belong_together, groups_in, stands_alone

Span = tuple[int, int]
# Ranges that Ofcom keeps for stories, which belong to nobody.
NOBODYS = (
    "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960", "01514960", "01614960", "02079460",
    "01914980", "02896496", "02920180", "01632960", "07700900",
)
# Where people can be reached; other numbers, such as 0300 and 0800, are those of organisations.
PEOPLES = ("01", "02", "055", "056", "07")
ABROAD = (9, 15)  # digits of a number with its country’s code
WEB = re.compile(r"(?:https?://|www\.)[^\s<>]*", re.IGNORECASE)
# An address that calls somebody.
CALLS = re.compile(
    r"(?:\b(?:wa|t)\.me/|\bsignal\.me/#p/|[?&](?:phone|tel|mobile|number)=|\b(?:tel|sms|smsto|callto|facetime|facetime-audio|skype):(?://)?)(?:\+|%2B|%20)*"
    r"(?P<number>[0-9][0-9 ()./-]{7,18})(?<=[0-9])", re.IGNORECASE
)  # fmt: skip
ONE_BY_ONE = re.compile(r"(?<![0-9])0([ .·_-])[0-9](?:\1[0-9]){8,9}(?!\1?[0-9])")
# A mobile whose nought a spreadsheet took away.
SHORTENED = re.compile(r"7[1-57-9][0-9]{8}")
NUMBERED = re.compile(
    r"\b(?:ref|reference|grant|award|iras|isrctn|isbn|issn|doi|order|invoice|batch|lot|serial|charity|company|registration|licence|protocol|study)\b"
    r"(?:[ ](?:no|number|id|code))?[^A-Za-z0-9\n]{0,6}\Z", re.IGNORECASE
)
LABEL = re.compile(r"\b(?:tel|telephone|phone|textphone|mob|mobile|call|ring|text|whatsapp|fax|ffôn|ffon)\b[^0-9\n]{0,16}\Z", re.IGNORECASE)


def phone_numbers(text: str) -> Iterator[Span]:
    """Where telephone numbers of people stand."""
    groups, past = groups_in(text), -1
    webs = [found.span() for found in WEB.finditer(text)] if "//" in text or "www." in text else []
    ends = [end for _, end in webs]
    for number, first in enumerate(groups):
        web = bisect_right(ends, first.start)
        if first.start < past or (web < len(webs) and webs[web][0] <= first.start):
            continue
        last = _last(text, groups[number : number + 8])
        if last is not None:
            past = last.end
            yield _opening(text, first.start, last.end), last.end
    for found in ONE_BY_ONE.finditer(text):
        if _is_whole(text, found[0][::2], Group("0", *found.span()), is_abroad=False):
            yield found.span()
    for found in CALLS.finditer(text):
        digits = "".join(filter(str.isdecimal, found["number"]))
        if _is_whole(text, digits, Group(digits, *found.span("number")), not digits.startswith("0")):
            yield found.span("number")


def _last(text: str, groups: Sequence[Group]) -> Group | None:
    """The last group of the number that begins with the first; None when none does."""
    first = groups[0]
    if not _may_begin(text, first):
        return None
    begins = "00" if re.match("00[1-9]", first.digits) and LABEL.search(text, max(0, first.start - 40), first.start) else ""
    is_abroad = bool(begins) or text[max(0, first.start - 2) : first.start].rstrip(" ").endswith("+")
    digits, last, found = "", first, None
    for one in groups:
        is_parted = digits.startswith("0") and text[last.end : one.start] == ", "  # which no count is that begins so
        if one is not first and not is_parted and not belong_together(text, last, one):
            break
        digits, last = digits + one.digits, one
        if _is_whole(text, digits.removeprefix(begins), first, is_abroad):
            found = one
            if not is_abroad or digits.removeprefix(begins).startswith("44"):
                break
        if len(digits) > ABROAD[1]:
            break
    return found


def _is_whole(text: str, digits: str, first: Group, is_abroad: bool) -> bool:
    """Whether these digits are all of a number that somebody can be reached at."""
    if is_abroad and not digits.startswith("44"):
        return ABROAD[0] <= len(digits) <= ABROAD[1] and digits[0] != "0"
    national = _national(digits, is_abroad)
    if not national.startswith(PEOPLES) or len(national) not in ((10, 11) if national.startswith("01") else (11,)):
        return False
    if national.startswith(NOBODYS):
        return False
    is_one_word = len(first.digits) == len(digits)
    return not (is_one_word and NUMBERED.search(text, max(0, first.start - 40), first.start))


def _national(digits: str, is_abroad: bool) -> str:
    """A British number as it is dialled at home: `+44 (0)161 …` and `0044 161 …` are `0161…`."""
    if SHORTENED.fullmatch(digits):
        return f"0{digits}"
    for code, holds in (("44", is_abroad), ("0044", True), ("447", len(digits) == 12)):
        if holds and digits.startswith(code):
            rest = digits[len(code.removesuffix("7")) :]
            return rest if rest.startswith("0") else f"0{rest}"
    return digits


def _may_begin(text: str, first: Group) -> bool:
    before = text[max(0, first.start - 2) : first.start]
    is_inside = before[1:] in (".", "-", "/") and before[0].isalnum()
    if is_inside or before[-1:].isalnum() or before[-1:] in tuple("#_£$€") or (before[1:] == "," and before[0].isdigit() and len(first.digits) < 10):
        return before.endswith("+")
    digits = first.digits
    if before.rstrip(" ").endswith("+"):
        return True
    if digits.startswith("0"):
        is_trunk = digits == "0" and before.endswith("(") and text[first.end : first.end + 1] == ")"
        return is_trunk or len(digits) >= 3 or (len(digits) == 2 and LABEL.search(text, max(0, first.start - 40), first.start) is not None)
    if digits == "44":
        return text[first.end : first.end + 2] in (" 7", "-7")
    return (digits.startswith("447") and len(digits) == 12) or (SHORTENED.fullmatch(digits) is not None and stands_alone(text, first.start, first.end))


def _opening(text: str, start: int, end: int) -> int:
    """The start, with the sign or the bracket that opens the number."""
    while start > 0 and (text[start - 1] == "+" or (text[start - 1] == "(" and ")" in text[start:end])):
        start -= 1
    return start
