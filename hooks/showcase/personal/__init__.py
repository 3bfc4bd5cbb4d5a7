"""Personal data in a text: what it is and where it stands. Pure functions; no clean text costs more than a glance."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from .births import births
from .emails import addresses, is_a_teams
from .glances import Glanced, glanced
from .identifiers import insurance_numbers, is_nhs_number, nhs_numbers
from .phones import phone_numbers
from .plain import plain
from .postcodes import postcodes

__all__ = ["Personal", "is_a_teams", "is_nhs_number", "personal"]


@dataclass(frozen=True, slots=True, order=True)
class Personal:
    """Personal data in a text: where it starts and ends, and its kind, which is the code of its rule."""

    start: int
    end: int
    kind: str


Search = Callable[[str], Iterator[tuple[int, int]]]
# Each kind with the glance that tells whether a careful search is worth while. Where two find the same letters, the first is right.
KINDS: tuple[tuple[str, Callable[[Glanced], bool], Search], ...] = (
    ("nhs-number", attrgetter("ten_digits"), nhs_numbers),
    ("national-insurance-number", attrgetter("insurance"), insurance_numbers),
    ("personal-email", attrgetter("address"), addresses),
    ("phone-number", attrgetter("ten_digits"), phone_numbers),
    ("date-of-birth", attrgetter("birth"), births),
    ("postcode", attrgetter("postcode"), postcodes),
)


def personal(text: str) -> tuple[Personal, ...]:
    """All personal data in a text, in its order."""
    read = plain(text)
    at_a_glance = glanced(read.text)
    found = list[Personal]()
    for kind, glance, search in KINDS:
        for place in search(read.text) if glance(at_a_glance) else ():
            start, end = read.span(*place)
            if not any(one.start < end and start < one.end for one in found):
                found.append(Personal(start, end, kind))
    return tuple(sorted(found))
