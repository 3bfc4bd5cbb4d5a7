"""Personal data in a text: what it is and where it stands. Pure functions; no clean text costs more than a glance."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from showcase.checks.privacy.birth_dates import births
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


@lru_cache(maxsize=64)  # a line is looked at once, however many findings quote it
def personal(text: str) -> tuple[Personal, ...]:
    """All personal data in a text, in its order."""
    data = text.encode("utf-8", "replace")
    read = plain(text, data)
    at_a_glance = glanced(read.text.encode("utf-8", "replace") if read.pieces else data)
    found, taken = list[Personal](), bytearray(len(text))  # a letter each, so that a text full of numbers takes no longer than another
    for glance, searches in KINDS:
        for kind, search in searches.items() if glance(at_a_glance) else ():
            for place in search(read.text):
                start, end = read.span(*place)
                if 1 not in taken[start:end]:
                    found.append(Personal(start, end, kind))
                    taken[start:end] = b"\x01" * (end - start)
    return tuple(sorted(found))
