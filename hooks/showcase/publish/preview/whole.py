"""The whole site as it stands after one change and before the next: whatever is asked for is made then, by what makes it in a build."""

import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError

from showcase.intake.images.decode import Unshowable
from showcase.intake.safe_read import read_file
from showcase.intake.shelf import Shelf
from showcase.intake.workspace import LARGEST_FILE
from showcase.publish.build import (
    HEADERS,
    SITEMAP,
    Step,
    copy_files,
    copy_papers,
    write_feeds,
    write_headers,
    write_images,
    write_search,
    write_sitemap,
)  # fmt: skip
from showcase.publish.entries import files_beside, write_entries
from showcase.publish.images import version_of
from showcase.publish.papers.wanted import SHELF
from showcase.publish.preview.preview import BODY
from showcase.publish.preview.server import NotMade
from showcase.publish.render import made_page
from showcase.publish.reuse import write_reuse
from showcase.publish.site import Site
from showcase.site.data.as_asked import EntryTables
from showcase.site.data.published import published
from showcase.site.urls import COLLECTION, DATA, FIND, OPENSEARCH, REUSE

DATA_STEPS: tuple[Step, ...] = (copy_files, copy_papers, write_images, write_entries, write_reuse)
PAGE = "<!doctype html><title>Not made</title><body><h1>This page cannot be made</h1><p>{}</p></body>"
Maker = Callable[[], bytes | None]


class WholeSite:
    """One state of the site. `files` are those that MkDocs would copy, by their paths; `prose` makes its own pages and says in which folder they are;
    `band` stands at the top of each page. `tell` is told of what cannot be made."""

    def __init__(self, site: Site, files: Mapping[str, Path], prose: Callable[[], Path], band: str, tell: Callable[[str], object] = print) -> None:
        self.site, self.files, self.prose, self.band, self.tell = site, files, prose, band, tell
        self.base = urlsplit(site.look.site_url).path or "/"
        self.made: dict[str, bytes | None] = {}
        self.done: set[Step] = set()
        self.making = threading.RLock()

    def answer(self, url: str) -> bytes | None:
        """What stands at an address; NotMade when it cannot be made."""
        if not f"/{url}".startswith(self.base):
            return None
        path = f"/{url}".removeprefix(self.base)
        path = f"{path}index.html" if path.endswith("/") or not path else path
        body = self._whatever_happens(path)
        return self._banded(body) if body is not None and path.endswith(".html") and path not in self.site.as_they_are else body

    def moved(self, url: str) -> str:
        """To the site’s own root, and to the address of a page with its last stroke."""
        if not f"/{url}".startswith(self.base):
            return self.base if not url or f"/{url}/" == self.base else ""
        page = f"/{url}/".removeprefix(self.base)
        return f"/{url}/" if page in self.pages or f"{page}index.html" in self.site.others else ""

    def missing(self) -> bytes:
        """The site’s own page for it."""
        return self._banded(self._whatever_happens("404.html") or b"<!doctype html><title>Not there</title><body>Nothing is here.</body>")

    def file(self, path: str) -> bytes | None:
        """The bytes that a build would write to a path; None when it would write none. They are made once."""
        if path not in self.made:
            self.made[path] = self._made(path)
        return self.made[path]

    @cached_property
    def pages(self) -> Mapping[str, Maker]:
        """How each page is made, by its address; the page on reuse has the sizes of all data, so it is made with them."""
        look = self.site.look
        made = {page.url: partial(_text, made_page(page, look).make) for page in self.site.plan.pages if page.url != REUSE.path}
        return {**made, REUSE.path: partial(self._by_steps, f"{REUSE.path}index.html", DATA_STEPS)}

    @cached_property
    def others(self) -> Mapping[str, Maker]:
        """How each drawing, file, picture and document is made, by its path."""
        plan, root = self.site.plan, self.site.project
        made: dict[str, Maker] = {one.url: partial(_text, one.make) for one in plan.drawings}
        made |= {path: partial(read_file, root / path, LARGEST_FILE) for path in plan.copies}
        made |= {f"{one.folder}{version.name}": partial(version_of, one, version, root) for one in plan.pictures for version in one.picture.versions}
        return made | {path: partial(Shelf(root, SHELF).get, digest) for path, digest in self.site.papers.files.items()}

    def _whatever_happens(self, path: str) -> bytes | None:
        """What stands at a path; what goes wrong is told here and on a page, and everything else stays up."""
        try:
            return self.file(path)
        except (FileNotFoundError, Unshowable):
            return None
        except Exception as error:
            said = _said(error)
            self.tell(f"/{path.removesuffix('index.html')} cannot be made: {said}")
            raise NotMade(self._banded(PAGE.format(escape(said)).encode())) from None

    def _banded(self, page: bytes) -> bytes:
        return BODY.sub(lambda found: found[0] + self.band, page.decode(), count=1).encode()

    def _made(self, path: str) -> bytes | None:
        maker = self.pages.get(path.removesuffix("index.html")) if path.endswith("index.html") else self.pages.get(path)
        if maker := maker or self.others.get(path):
            return maker()
        if path in self.files:
            return self.files[path].read_bytes()
        if path in self.site.others:
            return _read(self.prose() / path)
        if (beside := self._beside(path)) is not None:
            return beside
        return self._by_steps(path, steps) if (steps := _steps_for(path)) else None

    def _beside(self, path: str) -> bytes | None:
        """What stands beside an entry’s page for programs."""
        key = "/".join(path.split("/")[1:3]) if path.startswith("entries/") else ""
        entry = self.site.catalogue.by_key.get(key.removesuffix(".json").removesuffix(".md"))
        if not entry:
            return None
        record = published(entry, self.site.catalogue.around(entry), self.site.look.site_url)
        texts = {name: text.encode() for name, text in files_beside(entry, record, EntryTables(self.site.catalogue.award))}
        self.made |= texts
        return texts.get(path)

    def _by_steps(self, path: str, steps: Sequence[Step]) -> bytes | None:
        """A file that a build makes together with others: they are made in a folder of this state’s own, once."""
        with self.making:
            for step in (one for one in steps if one not in self.done):
                for folder in _folders(self.site):
                    folder.mkdir(parents=True, exist_ok=True)
                step(self.site)
                self.done.add(step)
        return _read(self.site.folder / path)


def _folders(site: Site) -> Iterator[Path]:
    yield site.folder
    yield from (site.folder / "entries" / one.key for one in site.catalogue.entries)


def _steps_for(path: str) -> Sequence[Step]:
    """Who makes a file that is no page."""
    if path.startswith(FIND.path):
        return (write_search,)
    if path.startswith(DATA.path) or path == COLLECTION.path:
        return DATA_STEPS
    if path == OPENSEARCH.path or "feeds/" in path:
        return (write_feeds,)
    return {SITEMAP: (write_sitemap,), HEADERS: (write_headers,)}.get(path, ())


def _text(make: Callable[[], str]) -> bytes:
    return make().encode()


def _read(path: Path) -> bytes | None:
    with suppress(OSError, ValueError):
        return path.read_bytes()
    return None


def _said(error: Exception) -> str:
    """Where a template is wrong; of anything else, what it was, which is ours to mend."""
    if isinstance(error, TemplateError):
        return f"{getattr(error, 'filename', None) or 'a template'}, line {getattr(error, 'lineno', '?')}: {error.message or 'it cannot be used'}"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
