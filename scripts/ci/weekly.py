"""Once a week: which links of entries no longer lead anywhere, and which entries are due to be confirmed.

Only what is certain is reported: a page that is gone, a name that nobody has, a certificate that does not fit, a server that
does not answer twice. A server that wants to see a person, or is having a bad day, is left alone.
"""

import ipaddress
import json
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from showcase.catalogue.pipeline import read_award
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.entry import Entry
from showcase.model.values import Month
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.util.clock import now

ROOT = Path(__file__).parents[2]
WAIT = 20  # seconds for one piece of an answer
PATIENCE = 90  # seconds for one address, however slowly its server sends one piece after another
WHOLE = 40 * 60  # seconds for all of them; the workflow ends the job after an hour
PAUSE = 1.0  # seconds between two pages of one host
LARGEST = 100_000  # bytes of the report, which becomes one variable of a program; Linux takes 131,072
GONE = (404, 410)
INVENTED = (".example", ".test", ".invalid", ".localhost", "example.org", "example.com", "example.net")  # RFC 2606: nobody lives there
AGENT = "showcase-links (a weekly look at the links of published award entries)"
Record = dict[str, Any]


class Unfit(Exception):
    """An address that we do not follow; the message says why."""


def real_entries(root: Path) -> list[ParsedEntry]:
    """Every entry that is published and not made up."""
    workspace = read_workspace(root)
    award, findings = read_award(workspace)
    if award is None:
        raise SystemExit("\n".join(str(finding) for finding in findings))
    parsed = [parse_entry(read_folder(folder, root)[0], award) for folder in workspace.folders]
    return [one for one in parsed if one.entry and one.status == "published" and not one.entry.front.example]


def links_of(parsed: ParsedEntry) -> Iterator[str]:
    """The addresses elsewhere that an entry, its translations and its adoption records name."""
    if parsed.entry:
        front = parsed.entry.front
        named = (*(one.link for one in front.sharing), *(one.link for one in front.resources))
        yield from (link for link in named if link)
    yield from (link.target for body in parsed.bodies for link in body.links if link.target.startswith(("http://", "https://")))


def due(entry: Entry, now: Month) -> bool:
    """Whether the month has passed by which somebody was to confirm the entry."""
    return entry.front.review_by is not None and entry.front.review_by < now


def is_public(host: str) -> bool:
    """Whether a name leads to the open internet and nowhere inside."""
    return all(ipaddress.ip_address(str(found[4][0]).partition("%")[0]).is_global for found in socket.getaddrinfo(host, None))


class _Careful(HTTPRedirectHandler):
    """Follows a redirect only to where we would have gone by ourselves."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self.allowed = allowed

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> Request | None:
        """The next request, or an end."""
        require_fit(newurl, self.allowed)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def require_fit(url: str, allowed: Callable[[str], bool]) -> None:
    """Makes sure that an address is on the web and in the open."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not allowed(parts.hostname):
        raise Unfit("It does not lead to the public web.")


def trouble(url: str, allowed: Callable[[str], bool] = is_public) -> str:
    """Why an address certainly leads nowhere; nothing when it leads somewhere or cannot be told."""
    for left in (1, 0):
        try:
            require_fit(url, allowed)
            request = Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 - the line above let nothing else through
            build_opener(_Careful(allowed)).open(request, timeout=WAIT).close()
        except Unfit as error:
            return str(error)
        except HTTPError as error:
            return f"The page is not there any more ({error.code})." if error.code in GONE else ""
        except (OSError, HTTPException, ValueError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, socket.gaierror):
                said = "No server has this name."
            elif isinstance(reason, ssl.SSLCertVerificationError):
                return "Its certificate does not fit, so browsers warn of it."
            else:
                said = "The server does not answer."
            if not left:
                return said
        else:
            return ""
    return ""


def in_time(url: str, told: Callable[[str], str], patience: float) -> str:
    """What is told of an address, if that comes to an end; what does not is left behind, and ends with the job."""
    said = list[str]()
    asking = threading.Thread(target=lambda: said.append(told(url)), daemon=True)
    asking.start()
    asking.join(patience)
    return said[0] if said else "The server does not come to an end."


def followed(
    urls: list[str], told: Callable[[str], str] = trouble, pause: float = PAUSE, patience: float = PATIENCE, whole: float = WHOLE
) -> dict[str, str]:
    """The addresses that lead nowhere with the reason; hosts are asked at once, the pages of one host in turn, as far as the time allows."""
    ends = time.monotonic() + whole
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).hostname or "", []).append(url)

    def in_turn(pages: list[str]) -> dict[str, str]:
        found = {}
        for number, url in enumerate(pages):
            if time.monotonic() > ends:
                print(f"There was no time to follow {len(pages) - number} of the links to {urlsplit(url).hostname}.")
                break
            time.sleep(pause if number else 0)
            found[url] = in_time(url, told, patience)
        return found

    with ThreadPoolExecutor(8) as pool:
        return {url: why for found in pool.map(in_turn, hosts.values()) for url, why in found.items() if why}


def is_invented(url: str) -> bool:
    """Whether an address belongs to an example and to nobody."""
    host = (urlsplit(url).hostname or "").lower()
    return any(host == name.lstrip(".") or host.endswith(name if name.startswith(".") else f".{name}") for name in INVENTED)


def report(parsed: list[ParsedEntry], now: Month, follow: Callable[[list[str]], dict[str, str]] = followed) -> Record:
    """What there is to look after: links that lead nowhere, and entries that are due."""
    named = sorted({(url, one.folder.key) for one in parsed for url in links_of(one) if not is_invented(url)})
    dead = follow(sorted({url for url, _ in named}))
    entries = [one.entry for one in parsed if one.entry]
    return fitting({
        "links": [{"entry": key, "url": url[:500], "why": dead[url]} for url, key in named if url in dead],
        "dates": [{"entry": one.key, "title": one.front.title, "review_by": str(one.front.review_by)} for one in entries if due(one, now)],
    })


def fitting(made: Record, most: int = LARGEST) -> Record:
    """As much of a report as can be handed on, with how much more there is; the longer list is cut."""
    kept, more = dict(made), 0
    while len(json.dumps(kept | {"more": more})) > most:
        name = max(kept, key=lambda one: len(json.dumps(kept[one])))
        fewer = kept[name][: len(kept[name]) * 9 // 10]
        more += len(kept[name]) - len(fewer)
        kept[name] = fewer
    return kept | {"more": more}


def main(environment: Mapping[str, str] = os.environ) -> None:
    """Looks, and hands what it found to the next job."""
    moment = now()
    made = report(real_entries(ROOT), Month(moment.year, moment.month))
    text = json.dumps(made)
    print(f"{len(made['links'])} links lead nowhere; {len(made['dates'])} entries are due.")
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"report={text}\n")


if __name__ == "__main__":
    main()
