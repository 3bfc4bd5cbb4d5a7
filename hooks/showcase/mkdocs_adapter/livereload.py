"""Pages as MkDocs serves them while somebody writes: under the site’s policy, but for the one script that MkDocs puts at their end.

That script loads a page again when there is a newer one. It differs from request to request, so each answer’s policy is given
its hash; a script anywhere else in the page stays forbidden.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from showcase.site.csp import hash_of

Application = Callable[..., Iterable[bytes]]
BODY = re.compile(rb"<body\b[^>]*>")
START, END, AFTER = b"<script>", b"</script>", b"</body>"


def with_reload(page: bytes) -> bytes:
    """A page whose policy lets the script run that stands last in it."""
    before = page[: max(page.rfind(AFTER), 0)]
    script = before[before.rfind(START) + len(START) :].removesuffix(END)
    if not before.endswith(END) or START not in before or END in script:
        return page
    return page.replace(b"script-src ", f"script-src {hash_of(script.decode())} ".encode(), 1)  # the policy is the first thing in a page


def with_band(page: bytes, band: str) -> bytes:
    """A page that says at its top what is wrong."""
    return BODY.sub(lambda found: found[0] + band.encode(), page, count=1) if band else page


def letting_reload(application: Application, band: Callable[[], str] = str) -> Application:
    """The server’s application, with the policy of each page in step with what the server put into it, and what is wrong above it."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []
        body = application(environ, lambda status, headers: said.append((status, headers)))
        (status, headers), = said
        if ("Content-Type", "text/html") not in headers:
            start(status, headers)
            return body
        page = with_band(with_reload(b"".join(body)), band())
        start(status, [*(one for one in headers if one[0] != "Content-Length"), ("Content-Length", str(len(page)))])
        return [page]

    return answer
