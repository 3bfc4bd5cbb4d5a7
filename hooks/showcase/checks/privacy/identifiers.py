"""NHS numbers and National Insurance numbers in a text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from showcase.checks.privacy.digits import ANYTHING, DASHES, TAG, Group, belong_together, groups_in, joined, stands_alone

Span = tuple[int, int]
WEIGHTS = range(10, 1, -1)
# How ten digits are grouped when nothing says what they are.
GROUPINGS = ((3, 3, 4), (6, 4), (3, 7))
ONE_BY_ONE = re.compile(r"(?<![0-9])(?=([0-9]([ .–/·_-]{1,2})[0-9](?:\2[0-9]){8})(?!\2?[0-9]))")
LABEL = re.compile(
    r"\b(?:nhs|chi|h&c|patient)(?:[ _-]?(?:number|num|no|nr|id))?[^A-Za-z0-9\n]{0,8}(?:(?:is|was|of|number)\b[^A-Za-z0-9\n]{0,4})?(?=[0-9])", re.IGNORECASE
)
GLUED = re.compile(r"(?:nhs|chi|number|no|id|patient)\Z", re.IGNORECASE)
# The last digit of a ten-digit ISBN is reckoned in the very same way, so each of them passes for an NHS number.
ANOTHER = re.compile(r"(?:\bisbn(?:-?10)?\W{0,6}|\b10\.[0-9]{4,9}/\S{0,60})\Z", re.IGNORECASE)
LOOK_BACK = 70
PREFIX = "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
NEVER_GIVEN = ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ")
SIGN = rf"(?:[ \u00a0\n{DASHES}./:*_~`\\]|{TAG}){{0,6}}"
INSURANCE = re.compile(rf"(?<![A-Za-z0-9])({PREFIX}){SIGN}(?:[0-9]{{2}}{SIGN}[0-9]{{2}}{SIGN}[0-9]{{2}}|[0-9]{{3}}{SIGN}[0-9]{{3}}){SIGN}[A-D](?![A-Za-z0-9])")
# In small letters ‘at 10 20 30 a day’ would be one, so no blank parts the digits there.
SMALL = re.compile(rf"(?<![a-z0-9])({PREFIX})[ ./_-]?[0-9]{{2}}[./_-]?[0-9]{{2}}[./_-]?[0-9]{{2}}[ ./_-]?[A-D](?![a-z0-9])", re.IGNORECASE)


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number, which its last digit tells: eleven less the weighted sum of the others, modulo 11."""
    digits = [int(letter) for letter in text if letter.isdecimal()]
    if len(digits) != 10:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return check != 10 and check % 11 == digits[9]


def nhs_numbers(text: str) -> Iterator[Span]:
    """Where NHS numbers stand, however they are split; the numbers that are kept for tests are refused like any."""
    groups = groups_in(text)
    for start, end, digits in (*_whole(joined(text, groups)), *_grouped(text, groups), *_one_by_one(text), *_labelled(text, groups)):
        if is_nhs_number(digits) and _is_alone(text, start, end) and not ANOTHER.search(text, max(0, start - LOOK_BACK), start):
            yield start, end


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether these are all the digits there are; `NHS9434765919` is one word and yet a number."""
    if stands_alone(text, start, end):
        return True
    glued = GLUED.search(text, max(0, start - 8), start)
    return glued is not None and stands_alone(" " + text[start:end] + text[end : end + 2], 1, 1 + end - start)


def _whole(groups: Iterator[Group]) -> Iterator[tuple[int, int, str]]:
    for one in groups:
        if len(one.digits) == 10:
            yield one.start, one.end, one.digits


def _grouped(text: str, groups: Sequence[Group]) -> Iterator[tuple[int, int, str]]:
    sizes = [len(one.digits) for one in groups]
    for number in range(len(groups)):
        for grouping in GROUPINGS:
            if tuple(sizes[number : number + len(grouping)]) == grouping:
                some = groups[number : number + len(grouping)]
                if all(belong_together(text, a, b) for a, b in pairwise(some)):
                    yield some[0].start, some[-1].end, "".join(one.digits for one in some)


def _one_by_one(text: str) -> Iterator[tuple[int, int, str]]:
    """Ten single digits with the same sign between them all."""
    for found in ONE_BY_ONE.finditer(text):
        yield found.start(1), found.end(1), "".join(filter(str.isdecimal, found[1]))


def _labelled(text: str, groups: Sequence[Group]) -> Iterator[tuple[int, int, str]]:
    """Ten digits in any grouping, after words that say what they are."""
    numbers = {one.start: number for number, one in enumerate(groups)}
    for label in LABEL.finditer(text):
        number = numbers[label.end()]
        digits, last = groups[number].digits, groups[number]
        for one in groups[number + 1 : number + 10]:
            if len(digits) >= 10 or not belong_together(text, last, one, ANYTHING):
                break
            digits, last = digits + one.digits, one
        if len(digits) == 10:
            yield groups[number].start, last.end, digits


def insurance_numbers(text: str) -> Iterator[Span]:
    """Where National Insurance numbers stand: two letters of those that are given, six digits, and A to D."""
    for pattern in (INSURANCE, SMALL):
        for found in pattern.finditer(text):
            if found[1].upper() not in NEVER_GIVEN:
                yield found.span()
