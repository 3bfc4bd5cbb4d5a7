"""A finished site is looked at as a visitor’s browser would meet it, before it takes the place of the one that stands.

What is wrong here is a fault of the software or of the machine, because mistakes of writers have been found long before.
"""

import html
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from showcase.publish.hearing import ARCHIVE, TEXTS, archive_faults, heard_in_archive, heard_in_text
from showcase.publish.leaks import Secrets
from showcase.site.csp import policy_of
from showcase.util.parallel import in_parallel
from showcase.util.text import counted

# A text is parted at a sign in a third of the time in which a pattern finds it, unless there are very many.
ID, LOADED = b' id="', b" src"
HREF = re.compile(rb'href="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
PAGE, END = ".html", b"</html>"
WORTH_SHARING = 300  # files; below this, a second process costs more than it saves
HEAD = 4000  # bytes in which a page’s policy stands
MOST_TOLD = 20  # reasons; when a template is wrong, every page is


@dataclass(frozen=True, slots=True)
class Expected:
    """What a site has to be: its files by their paths, where its root is on the host, what nobody may see, the notices of
    withdrawals, and the policy that every page carries."""

    files: Set[str]
    root: str = "/"
    secrets: Secrets = field(default_factory=Secrets)
    notices: Set[str] = frozenset()
    policy: str = ""
    as_they_are: Set[str] = frozenset()  # files that are not looked at, and that pages may lead to, wherever these stand


@dataclass(frozen=True, slots=True)
class Seen:
    """What one text showed: what is wrong with it, what it says that may be secret, and on lines its ids and the places on other pages that it leads to.

    Lines, because they come from other processes, and a hundred thousand small things take long to send.
    """

    wrong: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    ids: bytes = b""
    places: bytes = b""


def audited(site: Path, expected: Expected, cores: int = 1) -> list[str]:
    """Why a finished site may not be published; nothing when it may."""
    there = set(_files(site))
    texts = sorted(one for one in there - expected.as_they_are if one.endswith(TEXTS if expected.secrets.is_watching else PAGE))
    look = _Look(site, expected, there | expected.as_they_are)
    seen = dict(zip(texts, in_parallel(look.at_all, texts, cores if len(texts) >= WORTH_SHARING else 1), strict=True))
    seen |= _archives(site, expected, there)
    return _few([
        *(f"{path} is missing." for path in sorted(expected.files - there)),
        *(f"{path} was planned by nobody." for path in sorted(there - expected.files)),
        *expected.secrets.misplaced(there, expected.notices),
        *_heard(seen, expected.secrets),
        *(f"{path}: {said}" for path, one in seen.items() for said in one.wrong),
        *_lost_places(seen, look),
    ])


def _archives(site: Path, expected: Expected, there: Set[str]) -> dict[str, Seen]:
    """What is seen in archives: their names, and those texts that they alone hold."""
    seen = dict[str, Seen]()
    for path in sorted(one for one in there - expected.as_they_are if one.endswith(ARCHIVE)):
        seen[path] = Seen(wrong=tuple(archive_faults(site / path, expected.secrets)))
        if not seen[path].wrong:
            seen |= {f"{path}: {name}": Seen(heard=tuple(heard)) for name, heard in heard_in_archive(site / path, there, expected.secrets)}
    return seen


def _heard(seen: Mapping[str, Seen], secrets: Secrets) -> Iterator[str]:
    """What nobody may see, and the text that shows it; it is not said again here."""
    secret = secrets.secret(said for one in seen.values() for said in one.heard)
    yield from (f"{path}: it shows a part of an entry that nobody may see." for path, one in seen.items() if not secret.isdisjoint(one.heard))


def _files(folder: Path) -> Iterator[str]:
    """The paths of all files, from the site’s root."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        yield from (f"{place}/{name}"[start:].replace(os.sep, "/") for name in names)


def _few(wrong: list[str]) -> list[str]:
    more = len(wrong) - MOST_TOLD
    return [*wrong[:MOST_TOLD], f"… and {counted(more, 'more thing')}."] if more > 0 else wrong


def _lost_places(seen: Mapping[str, Seen], look: "_Look") -> Iterator[str]:
    """Links to a place on another page that has no such place."""
    wanted = {place for one in seen.values() if one.places for place in one.places.split(b"\n")}
    wanted = {place for place in wanted if place.partition(b"#")[0].decode() in seen}  # what stands elsewhere is not looked at
    pages = {place.partition(b"#")[0].decode() for place in wanted}
    lost = wanted - {b"%s#%s" % (page.encode(), name) for page in pages for name in seen[page].ids.split(b"\n")}
    for place in sorted(lost):
        paths = sorted(path for path, one in seen.items() if place in one.places.split(b"\n"))
        path = next((path for path in paths if place in look.places_of(path)), "")  # perhaps others too
        if path:
            yield f"{path}: it links to {place.decode()}, where there is no such place."


@dataclass(slots=True)
class _Page:
    """A page while it is looked at."""

    path: str
    ids: set[bytes]
    wrong: list[str]
    places: list[bytes] = field(default_factory=list)

    def leads(self, file: bytes, place: bytes) -> None:
        """It leads to a place in a file, which may be itself; what is in files of other kinds cannot be told."""
        if file == self.path.encode():
            if place not in self.ids:
                self.wrong.append(f"it links to #{place.decode()}, and has no such place.")
        elif file.endswith(PAGE.encode()):
            self.places.append(b"%s#%s" % (file, place))


class _Look:
    """Looks at the texts of a site, one by one."""

    def __init__(self, site: Path, expected: Expected, there: Set[str]) -> None:
        self.site, self.root, self.secrets, self.policy = str(site), expected.root, expected.secrets, expected.policy
        self.known = dict[bytes, set[bytes]]()  # links that are right, by the way to the root with which they begin: most stand on many pages
        # The file that each address shows: its own, and that of a folder its index.
        self.shown = {one.encode(): one.encode() for one in there}
        for one in (one for one in there if f"/{one}".endswith("/index.html")):
            folder = one.removesuffix("index.html").encode()
            self.shown |= {folder: one.encode(), folder.rstrip(b"/"): one.encode()}  # servers send those who forgot the slash there

    def at_all(self, paths: Sequence[str]) -> list[Seen]:
        return [self._at(path) for path in paths]

    def _at(self, path: str) -> Seen:
        with open(f"{self.site}/{path}", "rb", buffering=0) as file:
            if not path.endswith(PAGE):
                return Seen(heard=tuple(heard_in_text(file, self.secrets)))
            data = file.read()
        heard = {one.decode(errors="ignore") for one in self.secrets.heard_in(data)}
        known = self.known.setdefault(b"../" * path.count("/"), set())
        page = self._page(path, data, _after(ID, data), _targets(data), heard, known)
        if page.wrong:  # a text about a link looks like one, so a parser decides
            page = self._page(path, data, *_parsed(data), heard, set())
        return Seen(tuple(sorted(page.wrong)), tuple(heard), b"\n".join(page.ids), b"\n".join(page.places))

    def places_of(self, path: str) -> Sequence[bytes]:
        """The places on other pages to which a page leads, as a parser reads it."""
        data = Path(self.site, path).read_bytes()
        return self._page(path, data, *_parsed(data), set(), set()).places

    def _page(self, path: str, data: bytes, ids: set[bytes], targets: Set[bytes], heard: set[str], known: set[bytes]) -> _Page:
        page = _Page(path, ids, [] if data.rstrip().endswith(END) else ["it is cut off before its end."])
        if self.policy and policy_of(data[:HEAD].decode(errors="ignore")) != self.policy:
            page.wrong.append("it does not begin with the site’s policy.")
        up = b"../" * path.count("/")
        for target in targets - known:
            there, sign, place = target.removeprefix(up).partition(b"#")
            if target.startswith(up) and there in self.shown:
                known.add(target)
                if sign:
                    page.leads(self.shown[there], place)
            elif not (target.startswith(b"#") and place in page.ids):
                self._look_closely(page, target, heard)
        return page

    def _look_closely(self, page: _Page, target: bytes, heard: set[str]) -> None:
        """A link of another kind: to a place on its own page, to a file beside it, by way of the host’s root, to mail or the web."""
        said = html.unescape(target.decode())
        there, _, place = said.partition("#")
        if said.startswith("mailto:"):
            heard |= {there.removeprefix("mailto:").partition("?")[0]} & self.secrets.mail
        elif not ELSEWHERE.match(said):
            shown = self._shown(page.path, unquote(there.partition("?")[0]))
            if shown is None:
                page.wrong.append(f"it links to ‘{said}’, which is not there.")
            elif place:
                page.leads(shown, unquote(place).encode())

    def _shown(self, path: str, target: str) -> bytes | None:
        """The file that an address on a page shows; None when there is none."""
        if not target:
            return path.encode()
        from_root = target.startswith("/")
        if from_root and not target.startswith(self.root):
            return None
        whole = target[len(self.root) :] if from_root else posixpath.join(posixpath.dirname(path), target)
        there = posixpath.normpath(whole).removeprefix(".") if whole else ""
        return self.shown.get(there.encode()) if there and not whole.endswith("/") else self.shown.get(f"{there}/".removeprefix("/").encode())


class _Links(HTMLParser):
    """Gathers the ids of a page, and everything that it leads to or loads, as they would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.ids, self.targets = set[bytes](), set[bytes]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            written = html.escape(value or "", quote=False).encode()
            if name == "id":
                self.ids.add(written)
            elif name in ("href", "src"):
                self.targets.add(written)
            elif name == "srcset":
                self.targets |= {choice.split()[0] for choice in written.split(b",") if choice.strip()}


def _parsed(data: bytes) -> tuple[set[bytes], Set[bytes]]:
    """The ids of a page and its targets, as a browser finds them; this takes fifty times as long as the search below."""
    links = _Links()
    links.feed(data.decode(errors="replace"))
    return links.ids, links.targets


def _after(sign: bytes, data: bytes) -> set[bytes]:
    """What stands after each of a sign, up to the next quotation mark."""
    return {piece.partition(b'"')[0] for piece in data.split(sign)[1:]}


def _targets(data: bytes) -> Set[bytes]:
    """Everything that a page leads to or loads, as it is written."""
    found = set(HREF.findall(data))
    for piece in data.split(LOADED)[1:]:
        name, _, rest = piece.partition(b'="')
        said = rest.partition(b'"')[0]
        found |= {said} if not name else {choice.split()[0] for choice in said.split(b",") if choice.strip()} if name == b"set" else set()
    return found
