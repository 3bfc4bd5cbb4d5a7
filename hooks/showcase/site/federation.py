"""Other showcases that are searched together with this one: what `extra.showcases` in mkdocs.yml says of them.

A list of `{name, address}`. The name is shown with what is found there; the address is that of its first page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

PLACE = "mkdocs.yml: extra.showcases"
HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?")  # anything else could end the browser’s list of hosts that search may ask, and begin another
EXAMPLE = '{name: Quiet Places Award, address: "https://quiet.example/award/"}'


@dataclass(frozen=True, slots=True)
class Showcase:
    """Another showcase: what readers call it, and where its first page is."""

    name: str
    address: str

    @property
    def origin(self) -> str:
        """Its scheme, host and port, as a browser’s policy names them."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


class NoShowcases(ValueError):
    """The list cannot be used; the message has a line for each thing to mend."""


def other_showcases(written: object, own: str = "") -> tuple[Showcase, ...]:
    """What is written as a list of showcases, in its order. Several sites may share one list, so the `own` address is passed over.

    Raises NoShowcases with all that is wrong.
    """
    if written is None:
        return ()
    if not isinstance(written, list):
        raise NoShowcases(f"{PLACE}: this is to be a list. Write each showcase as an item of it, such as - {EXAMPLE}")
    wrong = list(_faults(written))
    if wrong:
        raise NoShowcases("\n".join(wrong))
    return tuple(Showcase(one["name"].strip(), one["address"]) for one in written if one["address"] != own)


def _faults(written: Sequence[object]) -> Iterator[str]:
    seen = set[str]()
    for number, one in enumerate(written, 1):
        place = f"{PLACE}: item {number}"
        if not isinstance(one, dict) or set(one) != {"name", "address"}:
            yield f"{place}: a showcase has a name and an address, and nothing else. Write it such as {EXAMPLE}"
            continue
        name, address = one["name"], one["address"]
        if not isinstance(name, str) or not name.strip():
            yield f"{place}: its name is shown with what is found there, so it is to be text. Put it in quotation marks if it is a number"
        if why := _fault_of(address):
            yield f"{place}: {address!r} is no address of a showcase, because {why}. Write the address of its first page, such as https://quiet.example/award/"
        elif address in seen:
            yield f"{place}: {address} is in the list already, and its entries would be found twice. Take one away"
        seen.add(str(address))


def _fault_of(address: object) -> str:
    if not isinstance(address, str):
        return "it is not text"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "it cannot be read"
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return "it does not begin with https:// or http:// and the name of a host"
    if parts.username is not None or parts.query or parts.fragment or not address.isprintable() or " " in address:
        return "it has more in it than a host and a path"
    if not HOST.fullmatch(parts.netloc):
        return "its host has other letters than a to z, digits, dots and hyphens; an international name has a form with these, which begins with xn--"
    return "" if parts.path.endswith("/") else "it does not end with /"
