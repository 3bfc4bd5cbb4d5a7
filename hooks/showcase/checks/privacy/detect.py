"""Personal data in a text: what it is and where it stands. Pure functions; no clean text costs more than a glance."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from showcase.checks.privacy.birth_dates import births
from showcase.checks.privacy.countries import HOME, KNOWN, identities, phones
from showcase.checks.privacy.emails import addresses, is_a_teams, spelt_addresses
from showcase.checks.privacy.identifiers import insurance_numbers, is_nhs_number, nhs_numbers
from showcase.checks.privacy.normalise import plain
from showcase.checks.privacy.phones import phone_numbers
from showcase.checks.privacy.postcodes import postcodes
from showcase.checks.privacy.prefilter import Glanced, glanced

__all__ = ["Personal", "is_a_teams", "is_nhs_number", "personal"]


@dataclass(frozen=True, slots=True, order=True)
class Personal:
    """Personal data in a text: where it starts and ends, and its kind, which is the code of its rule."""

    start: int
    end: int
    kind: str


Search = Callable[[str], Iterator[tuple[int, int]]]
# Each glance that tells whether a careful search is worth while, with the kinds that it is of. Where two searches find the
# same letters, the first is right.
KINDS: tuple[tuple[Callable[[Glanced], bool], Mapping[str, Search]], ...] = (
    (Glanced.has_address, {"personal-email": addresses}),
    (Glanced.has_spelt_address, {"personal-email": spelt_addresses}),
    (Glanced.has_ten_digits, {"nhs-number": nhs_numbers, "phone-number": phone_numbers}),
    (Glanced.has_insurance, {"national-insurance-number": insurance_numbers}),
    (Glanced.has_birth, {"date-of-birth": births}),
    (Glanced.has_postcode, {"postcode": postcodes}),
)


OF_HOME = ("nhs-number", "national-insurance-number", "postcode", "phone-number")
EVERYWHERE = ("everywhere",)


def _searches(countries: Sequence[str]) -> Iterator[tuple[Callable[[Glanced], bool], Mapping[str, Search]]]:
    """The searches for what these countries know people by; to mask a text, every country’s numbers are looked for beside those of home."""
    is_masked = tuple(countries) == EVERYWHERE
    others = [one for one in (KNOWN if is_masked else countries) if one != HOME]
    if others:
        yield Glanced.has_numbers, {"identity-number": partial(identities, countries=others)}
    if not is_masked and others:
        yield Glanced.has_numbers, {"phone-number": partial(phones, countries=others)}
    for glance, searches in KINDS:
        yield glance, searches if is_masked or HOME in countries else {kind: one for kind, one in searches.items() if kind not in OF_HOME}


def of_other_countries(countries: Sequence[str]) -> frozenset[str]:
    """The kinds of personal data that are never looked for where an award has these countries."""
    return frozenset({"identity-number", *OF_HOME}.difference(*(searches for _, searches in _searches(countries))))


@lru_cache(maxsize=64)  # a line is looked at once, however many findings quote it
def personal(text: str, countries: tuple[str, ...] = (HOME,)) -> tuple[Personal, ...]:
    """All personal data in a text, in its order, as these countries have it."""
    data = text.encode("utf-8", "replace")
    read = plain(text, data)
    at_a_glance = glanced(read.text.encode("utf-8", "replace") if read.pieces else data)
    found, taken = list[Personal](), bytearray(len(text))  # a letter each, so that a text full of numbers takes no longer than another
    for glance, searches in _searches(countries):
        for kind, search in searches.items() if glance(at_a_glance) else ():
            for place in search(read.text):
                start, end = read.span(*place)
                if 1 not in taken[start:end]:
                    found.append(Personal(start, end, kind))
                    taken[start:end] = b"\x01" * (end - start)
    return tuple(sorted(found))
