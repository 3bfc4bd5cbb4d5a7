"""Personal data in what is quoted becomes dots, letter for letter, so that no message, log or comment carries it further."""

import re
from collections.abc import Callable, Iterator

DOT = "•"
# Addresses that end so belong to nobody (RFC 2606), so examples stay readable.
NOBODY = re.compile(r"[.@](?:example(?:\.(?:com|org|net))?|test|invalid|localhost)\Z", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
TEN_DIGITS = re.compile(r"(?<![\w.,-])\d{3}([ -]?)\d{3}\1\d{4}(?![\w-])")
NATIONAL_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.,/-])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:[ -]?\)?[ -]?\d){8,9}(?![\w-])")
# Capitals alone, because ‘ward b4 5th floor’ is no address; the last two letters are those that postcodes use.
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
WEIGHTS = range(10, 1, -1)


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number, which its last digit tells: eleven less the weighted sum of the others, modulo 11."""
    digits = [int(letter) for letter in text if letter.isdecimal()]
    if len(digits) != 10:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return check != 10 and check % 11 == digits[9]


def _always(_: str) -> bool:
    return True


def _is_somebodys(address: str) -> bool:
    return NOBODY.search(address) is None


# What is masked, when it is, and how many of its first letters stay, so that a writer recognises it.
KINDS: tuple[tuple[re.Pattern[str], Callable[[str], bool], int], ...] = (
    (EMAIL, _is_somebodys, 1),
    (TEN_DIGITS, is_nhs_number, 3),
    (NATIONAL_INSURANCE, _always, 2),
    (PHONE, _always, 4),
    (POSTCODE, _always, 2),
)


def personal(text: str) -> Iterator[tuple[int, int, int]]:
    """Where personal data stands in a text: the start of each, its end, and how many of its letters may stay."""
    for pattern, is_one, kept in KINDS:
        for found in pattern.finditer(text):
            if is_one(found[0]):
                yield found.start(), found.end(), kept


def masked(text: str) -> str:
    """A text of the same length in which personal data is dots, but for its first letters: `943 ••• ••••`."""
    letters = None
    for start, end, kept in personal(text) if _may_hold_some(text) else ():
        letters = letters or list(text)
        letters[start + kept : end] = [DOT if letter.isalnum() else letter for letter in text[start + kept : end]]
    return "".join(letters) if letters else text


def _may_hold_some(text: str) -> bool:
    return "@" in text or any(letter.isdecimal() for letter in text)
