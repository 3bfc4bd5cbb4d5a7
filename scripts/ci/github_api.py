"""The few things that our workflows ask of GitHub, and how text from strangers is written so that GitHub reads it as text.

Standard library only: what runs with the right to write installs nothing.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

WAIT = 30  # seconds for one answer
LARGEST_ANSWER = 5_000_000  # bytes
PAGES = 30  # of a hundred each, which is more than any conversation has
BOT = "github-actions[bot]"  # who a workflow is, on its own token
JOINER = "\u2060"  # seen by nobody; it parts what GitHub would take for a name, a number or an address
LIVE = re.compile(r"@|#|://|\bwww\.|\bgh-", re.IGNORECASE)
Json = Any


class _NoRedirect(HTTPRedirectHandler):
    """Stays where it was sent: a redirect would carry the token along."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> None:
        """Nothing to follow."""


@dataclass(frozen=True)
class GitHub:
    """One repository, as the API shows it to the holder of a token."""

    api: str
    repository: str
    token: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "GitHub":
        """The repository of the workflow that runs."""
        return cls(environment.get("GITHUB_API_URL", "https://api.github.com"), environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"])

    def get(self, path: str) -> Json:
        """What stands at a path of the repository."""
        return self._json("GET", path)

    def post(self, path: str, what: Json) -> Json:
        """Adds something."""
        return self._json("POST", path, what)

    def patch(self, path: str, what: Json) -> Json:
        """Changes something."""
        return self._json("PATCH", path, what)

    def each(self, path: str) -> Iterator[Json]:
        """Every item of a list, page after page."""
        for page in range(1, PAGES + 1):
            items = self.get(f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
            yield from items
            if len(items) < 100:
                return

    def download(self, path: str, most: int) -> bytes:
        """The bytes that a path leads to, at most so many; the token stays here."""
        try:
            with self._open(self._request("GET", path)) as answer:
                return _read(answer, most)
        except HTTPError as redirect:
            place = redirect.headers.get("Location", "")
            if redirect.code not in (301, 302, 303, 307, 308) or not place.startswith(("https://", self.api)):
                raise
        with self._open(Request(place)) as answer:  # noqa: S310 - the line above let nothing else through
            return _read(answer, most)

    def _json(self, method: str, path: str, what: Json = None) -> Json:
        with self._open(self._request(method, path, what)) as answer:
            return json.loads(_read(answer, LARGEST_ANSWER))

    def _request(self, method: str, path: str, what: Json = None) -> Request:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
        data = None if what is None else json.dumps(what).encode()
        return Request(f"{self.api}/repos/{self.repository}{path}", data, headers, method=method)  # noqa: S310 - the address is the workflow's own

    def _open(self, request: Request) -> IO[bytes]:
        opened: IO[bytes] = build_opener(_NoRedirect).open(request, timeout=WAIT)
        return opened


def _read(answer: IO[bytes], most: int) -> bytes:
    data = answer.read(most + 1)
    if len(data) > most:
        raise ValueError(f"The answer has more than {most:,} bytes.")
    return data


def is_ours(thing: Json, marker: str) -> bool:
    """Whether a workflow wrote this comment or issue, and for this purpose: anybody may copy the marker."""
    user = thing.get("user") or {}
    return user.get("login") == BOT and user.get("type") == "Bot" and str(thing.get("body") or "").startswith(marker)


def plain(text: str) -> str:
    """A text on one line that GitHub shows as it is: no markup, no mention, no reference, no link, nothing that cannot be seen."""
    seen = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    parted = LIVE.sub(lambda found: found[0] + JOINER, seen)
    return "".join(letter if letter.isalnum() or letter == " " or not letter.isascii() else f"&#{ord(letter)};" for letter in parted)
