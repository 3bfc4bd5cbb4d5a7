"""A finished site is looked at as a visitor’s browser would meet it, before it takes the place of the one that stands.

What is wrong here is a fault of the software or of the machine, because mistakes of writers have been found long before.
"""

import html
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from .canaries import Canaries
from .findings import counted
from .parallel import in_parallel
from .policy import policy_of

# Plain texts begin each pattern, which makes it ten times as fast as any that begins with a choice.
ID = re.compile(rb' id="([^"]*)"')
LEADING = (re.compile(rb'href="([^"]*)"'), re.compile(rb' src="([^"]*)"'))
CHOICES = re.compile(rb' srcset="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
PAGE, TEXTS, END = ".html", (".html", ".json"), b"</html>"
WORTH_SHARING = 300  # files; below this, a second process costs more than it saves
HEAD = 4000  # bytes in which a page’s policy stands
MOST_TOLD = 20  # reasons; when a template is wrong, every page is


@dataclass(frozen=True, slots=True)
class Expected:
    """What a site has to be: its files by their paths, where its root is on the host, what nobody may see, the notices of
    withdrawals, and the policy that every page carries."""

    files: Set[str]
    root: str = "/"
    canaries: Canaries = field(default_factory=Canaries)
    notices: Set[str] = frozenset()
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one text showed: what is wrong with it, what it says that may be secret, its ids on a line each, and the places on other pages that it leads to."""

    wrong: tuple[str, ...]
    heard: tuple[str, ...]
    ids: bytes = b""
    places: tuple[tuple[str, str], ...] = ()


def inspected(site: Path, expected: Expected, cores: int = 1) -> list[str]:
    """Why a finished site may not be published; nothing when it may."""
    there = set(_files(site))
    texts = sorted(one for one in there if one.endswith(TEXTS if expected.canaries.sentences else PAGE))
    look = _Look(site, expected, there)
    seen = dict(zip(texts, in_parallel(look.at_all, texts, cores if len(texts) >= WORTH_SHARING else 1), strict=True))
    return _few([
        *(f"{path} is missing." for path in sorted(expected.files - there)),
        *(f"{path} was planned by nobody." for path in sorted(there - expected.files)),
        *expected.canaries.misplaced(there, expected.notices),
        *_secrets(seen, expected.canaries),
        *(f"{path}: {said}" for path, one in seen.items() for said in one.wrong),
        *_lost_places(seen),
    ])


def _secrets(seen: Mapping[str, Seen], canaries: Canaries) -> Iterator[str]:
    """What nobody may see, and the text that shows it; it is not said again here."""
    secret = canaries.secret(said for one in seen.values() for said in one.heard)
    yield from (f"{path}: it shows a part of an entry that nobody may see." for path, one in seen.items() if not secret.isdisjoint(one.heard))


def _files(folder: Path) -> Iterator[str]:
    """The paths of all files, from the site’s root."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        yield from (f"{place}/{name}"[start:].replace(os.sep, "/") for name in names)


def _few(wrong: list[str]) -> list[str]:
    more = len(wrong) - MOST_TOLD
    return [*wrong[:MOST_TOLD], f"… and {counted(more, 'more thing')}."] if more > 0 else wrong


def _lost_places(seen: Mapping[str, Seen]) -> Iterator[str]:
    """Links to a place on another page that has no such place."""
    wanted: dict[str, dict[str, str]] = {}
    for path, one in seen.items():
        for page, place in one.places:
            wanted.setdefault(page, {}).setdefault(place, path)
    for page, places in sorted(wanted.items()):
        lost = places.keys() - set(seen[page].ids.decode().split("\n"))
        yield from (f"{places[place]}: it links to {page}#{place}, where there is no such place." for place in sorted(lost))


class _Look:
    """Looks at the texts of a site, one by one."""

    def __init__(self, site: Path, expected: Expected, there: Set[str]) -> None:
        self.site, self.root, self.canaries, self.policy = str(site), expected.root, expected.canaries, expected.policy
        # A folder is shown by its index, so both addresses lead to it.
        self.known = {one.encode() for one in there} | {one.removesuffix("index.html").encode() for one in there if f"/{one}".endswith("/index.html")}

    def at_all(self, paths: Sequence[str]) -> list[Seen]:
        return [self._at(path) for path in paths]

    def _at(self, path: str) -> Seen:
        with open(f"{self.site}/{path}", "rb", buffering=0) as file:
            data = file.read()
        heard = {one.decode(errors="ignore") for one in self.canaries.heard_in(data)}
        if not path.endswith(PAGE):
            return Seen((), tuple(heard))
        wrong = [] if data.rstrip().endswith(END) else ["it is cut off before its end."]
        if self.policy and policy_of(data[:HEAD].decode(errors="ignore")) != self.policy:
            wrong.append("it does not begin with the site’s policy.")
        ids, places = ID.findall(data), list[tuple[str, str]]()
        for said, page, place in self._unsure(path, data):
            if said.startswith("mailto:"):
                heard |= {said.removeprefix("mailto:").partition("?")[0]} & self.canaries.mail
            elif page is None:
                wrong.append(f"it links to ‘{said}’, which is not there.")
            elif page == path and place and place.encode() not in ids:
                wrong.append(f"it links to ‘{said}’, and there is no such place on it.")
            elif page != path and place:
                places.append((page, place))
        return Seen(tuple(wrong), tuple(heard), b"\n".join(ids), tuple(places))

    def _unsure(self, path: str, data: bytes) -> Iterator[tuple[str, str | None, str]]:
        """Each link that is not, as most are, the plain address of a file: what it says, the page that it leads to, and the place there."""
        up = b"../" * path.count("/")
        found = {target for pattern in LEADING for target in pattern.findall(data)}
        found |= {choice.split()[0] for choices in CHOICES.findall(data) for choice in choices.split(b",") if choice.strip()}
        for target in sorted(one for one in found if not (one.startswith(up) and one[len(up) :] in self.known)):
            said = html.unescape(target.decode())
            if said.startswith("mailto:"):
                yield said, None, ""
            elif not ELSEWHERE.match(said):
                there, _, place = said.partition("#")
                page = self._page(path, unquote(there.partition("?")[0]))
                yield said, page, unquote(place) if page and page.endswith(PAGE) else ""

    def _page(self, path: str, target: str) -> str | None:
        """The file that an address on a page leads to; None when there is none."""
        if not target:
            return path
        from_root = target.startswith("/")
        if from_root and not target.startswith(self.root):
            return None
        whole = target[len(self.root) :] if from_root else posixpath.join(posixpath.dirname(path), target)
        there = posixpath.normpath(whole) if whole else "."
        there = "" if there == "." else f"{there}/" if whole.endswith(("/", "/.", "/..")) else there
        if there.encode() not in self.known:
            return None
        return f"{there}index.html" if there.endswith("/") or not there else there
