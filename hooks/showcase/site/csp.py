"""What a browser may do on a page of this site: the second wall against script, which stands when the first has a hole.

The first wall is what pages are made of: raw HTML is refused, what Markdown gives is cleaned, and templates escape. This one
is a Content-Security-Policy. Every page carries it itself, so that it holds on any host; hosts that read a file named
`_headers` send it too, with what only a header can say.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup

# What is not named here falls back to `default-src`: no frame, object, worker, manifest, sound or film, and no WebAssembly.
DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),  # search fetches its index
    "form-action": ("'self'",),  # and its form works without a script
    "base-uri": ("'none'",),
    # Text cannot become markup or code from a script either: the site’s own scripts make elements and set their text.
    "require-trusted-types-for": ("'script'",),
    "trusted-types": ("'none'",),
}
# A page elsewhere that frames this one could lay it under its own buttons; only a header can say so.
FRAMING = "frame-ancestors 'none'"
UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # which page of an award about illness somebody came from is nobody’s business
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
# How a page begins: its frame, its encoding, then the policy. What stands before a policy is not bound by it.
HEAD = re.compile(r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policy(connect: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """The policy of every page, where search may also ask the origins in `connect`, and inline scripts with these hashes may run."""
    more = {"connect-src": connect, "script-src": scripts}
    return "; ".join(" ".join((name, *sources, *sorted(set(more.get(name, ()))))) for name, sources in DIRECTIVES.items())


def hash_of(script: str) -> str:
    """The source expression that lets one inline script run, whose text is exactly this."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def sent_headers(policy: str) -> dict[str, str]:
    """What a host sends with everything that it serves."""
    return {"Content-Security-Policy": f"{policy}; {FRAMING}", **HEADERS}


def headers_file(policy: str) -> str:
    """The text of `_headers`, as Netlify, Cloudflare Pages and others read it. Other showcases may read what search needs, as they may anywhere."""
    lines = "".join(f"  {name}: {value}\n" for name, value in sent_headers(policy).items())
    return f"/*\n{lines}/assets/find/*\n  Access-Control-Allow-Origin: *\n"


def policy_of(html: str) -> str:
    """The policy that a page carries where it must: before anything that a browser could ask for or run. Empty when it has none there."""
    found = HEAD.match(html)
    return _unescaped(found[1]) if found else ""


@lru_cache  # every page of a site carries the same
def _unescaped(written: str) -> str:
    return Markup(written).unescape()  # noqa: S704 – it is read, not shown
