"""An organiser’s own relay, to which the form can send what was written: what `extra.submit_to` in mkdocs.yml says of it.

Without one, no page may send anything anywhere; with one, the policy of pages lets scripts reach that one host.
"""

from urllib.parse import urlsplit

PLACE = "mkdocs.yml: extra.submit_to"
EXAMPLE = "submit_to: https://relay.example/entries"


class NoRelay(ValueError):
    """The address cannot be used; the message says why and how it is written."""


def relay_of(written: object) -> str:
    """The address of the relay; nothing where there is none. Raises NoRelay."""
    if written is None:
        return ""
    if not isinstance(written, str) or not written.isprintable() or " " in written:
        raise NoRelay(f"{PLACE}: this is to be one address. For example: {EXAMPLE}")
    try:
        parts = urlsplit(written)
        known = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        known = False
    if not known or parts.scheme != "https" or parts.username is not None or parts.fragment or ";" in parts.netloc or "," in parts.netloc:
        raise NoRelay(f"{PLACE}: ‘{written}’ cannot be used. What people wrote is sent there, so it begins with https:// and a host. For example: {EXAMPLE}")
    return written


def origin_of(relay: str) -> str:
    """The scheme and host of the relay, as a policy names them."""
    parts = urlsplit(relay)
    return f"{parts.scheme}://{parts.netloc}"
