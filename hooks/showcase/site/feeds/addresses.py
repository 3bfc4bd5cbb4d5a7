"""Where the site is and where it was first: feeds know what they have told by its first address, so that nothing is new to a reader after a move."""

import re
from dataclasses import dataclass

PLACE = "mkdocs.yml: extra.first_address"
WHOLE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?/([^\s?#]*/)?\Z")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Two addresses of the first page: the present one, and the one that it had in the beginning, which is the same unless the site has moved."""

    site: str
    first: str


class NoAddress(ValueError):
    """The first address cannot be used; the message says what to write."""


def first_address(written: object) -> str:
    """Where the site was first, as mkdocs.yml says it; nothing where it says nothing. Raises NoAddress."""
    if written is None:
        return ""
    if not isinstance(written, str) or not WHOLE.match(written):
        raise NoAddress(f"{PLACE}: this is to be the whole address that the first page had, with its last stroke, such as https://award.example/showcase/")
    return written
