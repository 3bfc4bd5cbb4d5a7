"""Numbers by which countries know people, and how people are called there: a pack for each country, which an award names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

Span = tuple[int, int]
HOME = "gb"  # whose numbers have searches of their own, and are looked for unless an award names other countries
# For each country its numbers: what python-stdnum calls them, which reckons their check digits, and how they are written.
NUMBERS: Mapping[str, Mapping[str, str]] = {
    "br": {"cpf": r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}"},
    "ca": {"sin": r"\d{3}[ -]\d{3}[ -]\d{3}"},
    "de": {"idnr": r"\d{2} ?\d{3} ?\d{3} ?\d{3}"},
    "es": {"dni": r"\d{8}[ -]?[A-Z]", "nie": r"[XYZ][ -]?\d{7}[ -]?[A-Z]"},
    "fr": {"nir": r"[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}"},
    HOME: {},
    "ie": {"pps": r"\d{7}[A-W][ABHTW]?"},
    "us": {"ssn": r"\d{3}-\d{2}-\d{4}"},
}
KNOWN = tuple(NUMBERS)
# Where any of them may begin: looked for once, because looking for each where none is takes most of the time that masking a text does.
BEGINNING = re.compile(r"[\dXYZ](?<![\w.-].)(?=(?:[ .-]?[\dA-Z]){6})")
STORIES = re.compile(r"555[ .-]?01\d\d\Z")  # American numbers that are kept for stories, which belong to nobody


def identities(text: str, countries: Sequence[str]) -> Iterator[Span]:
    """Where numbers stand by which one of these countries knows somebody, as their check digits tell."""
    beginnings = [found.start() for found in BEGINNING.finditer(text)]
    for pattern, is_valid in (one for country in countries for one in _numbers(country)) if beginnings else ():
        last = 0
        for beginning in beginnings:
            if beginning >= last and (found := pattern.match(text, beginning)):
                last = found.end()
                if is_valid(found[0]):
                    yield found.span()


def phones(text: str, countries: Sequence[str]) -> Iterator[Span]:
    """Where telephone numbers of people stand, as they are written in these countries; those of organisations may stand."""
    from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type  # noqa: PLC0415 – most awards need none of it

    peoples = {getattr(PhoneNumberType, one) for one in ("MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE", "PERSONAL_NUMBER", "VOIP")}
    for country in countries:
        for found in PhoneNumberMatcher(text, country.upper(), Leniency.VALID):
            if number_type(found.number) in peoples and not STORIES.search(found.raw_string):
                yield found.start, found.end


@cache
def _numbers(country: str) -> tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]:
    from stdnum import get_cc_module  # noqa: PLC0415 – the same

    known = ((get_cc_module(country, name), form) for name, form in NUMBERS[country].items())
    return tuple((re.compile(rf"(?<![\w.-]){form}(?![\w-])"), module.is_valid) for module, form in known if module)
