"""Pages of a plan become files: each view through its template, each address made relative, on as many cores as there are."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from jinja2.ext import Extension
from markupsafe import Markup

from showcase.publish.plan import Made, Page
from showcase.site.appearance.appearance import OURS, Appearance
from showcase.site.heads.head import PageHead
from showcase.site.urls import placed, way_to_root
from showcase.site.views.cards import Card
from showcase.site.views.criteria import PLACE, Reply
from showcase.site.views.entry_sections import StageRow
from showcase.site.views.filters import Choices
from showcase.site.views.frame import SiteFrame
from showcase.util.direction import direction_of, isolated
from showcase.util.parallel import in_parallel

INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
SPOKEN = "spoken"
WORTH_SHARING = 300  # files; below this, a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Look:
    """How pages look: an environment with the templates, what they ask of it, where the site will be and where it was first, the folders with its
    assets, and what the site’s own look says."""

    environment: Environment
    context: Mapping[str, object]
    site_url: str = ""
    assets: tuple[Path, ...] = ()
    first_url: str = ""
    appearance: Appearance = OURS


@dataclass(frozen=True, slots=True)
class Head:
    """What the base template asks of a page."""

    title: str
    url: str
    canonical_url: str | None
    meta: Mapping[str, str]
    is_homepage: bool
    told: PageHead
    toc: tuple[object, ...] = ()


def prepare(environment: Environment, site: SiteFrame, spoken: Callable[[str], str] = str) -> None:
    """Makes an environment safe and ready: what is not markup is escaped, and what many pages share is rendered once. Each page goes through `spoken`,
    which marks what is in another language."""
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension(Unindented)
    environment.auto_reload = False  # a template cannot change during a build, and asking costs a file's status for every page
    environment.filters["inside"] = str if site.apart else str.lower  # a label within a sentence: other languages than English keep their capitals
    environment.globals |= {"site": site, SPOKEN: spoken}
    environment.globals |= {"skip_words": skip_words(environment, site.language), "direction_of": direction_of, "isolated": isolated}
    shared = Shared(environment, site)
    names = ("show_card", "show_card_pattern", "show_source", "show_reply_pattern", "show_narrowing", "show_stage", "show_header", "show_footer")
    environment.globals |= {name: getattr(shared, name) for name in names}


class Unindented(Extension):
    """Templates are indented for those who write them, and their pages are not: that is a twenty-fifth of a page’s letters, and 1.4% of what is sent."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template as it is compiled."""
        return INDENTED.sub("", source)


def skip_words(environment: Environment, language: str) -> str:
    """The theme’s words, in a language such as de-DE, for what leads past the head of a page; English ones where it does not know it."""
    known = []
    for name in (language, language.partition("-")[0], "en"):
        with suppress(TemplateNotFound):
            known.append(environment.get_template(f"partials/languages/{name}.html").make_module().t)  # type: ignore[attr-defined]
    return next(word for told in known if (word := str(told("action.skip"))))


class Shared:
    """What many pages show alike, each piece rendered when it is first asked for; the macros have escaped what is in it."""

    def __init__(self, environment: Environment, site: object) -> None:
        self.environment, self.site = environment, site
        self.parts: dict[str, Any] = {}
        self.made: dict[tuple[object, ...], str] = {}

    def _once(self, key: tuple[object, ...], part: str, macro: str, *arguments: object) -> str:
        if key not in self.made:
            if part not in self.parts:
                self.parts[part] = self.environment.get_template(f"partials/showcase/{part}.html").make_module({"site": self.site})
            self.made[key] = str(getattr(self.parts[part], macro)(*arguments))
        return self.made[key]

    def show_card(self, card: Card, tagged: bool = True) -> Markup:
        """An entry in a list; `tagged` as made up unless the page says so of all its entries."""
        return Markup(f"{self._once(('card', card.key, tagged), 'cards', 'card', card, tagged)}</li>\n")  # noqa: S704

    def show_source(self, reply: Reply, tagged: bool = True) -> Markup:
        """Whose answer is read."""
        return Markup(self._once(("source", reply.card.key, tagged), "cards", "source", reply, tagged).replace(PLACE, reply.place))  # noqa: S704

    def show_stage(self, row: StageRow, rungs: int) -> Markup:
        """A stage of participation, with each side on its rung."""
        return Markup(self._once(("stage", row, rungs), "ladder", "stage", row, rungs))  # noqa: S704

    def show_card_pattern(self, tagged: bool = True) -> Markup:
        """An entry in a list with nothing in it, for the script to fill."""
        return Markup(self._once(("card pattern", tagged), "cards", "card_pattern", tagged))  # noqa: S704

    def show_reply_pattern(self, tagged: bool = True) -> Markup:
        """An answer with nothing in it, for the script to fill."""
        return Markup(self._once(("reply pattern", tagged), "cards", "reply_pattern", tagged))  # noqa: S704

    def show_narrowing(self, facets: tuple[Choices, ...]) -> Markup:
        """What a list can be narrowed by; it is long, and the same wherever it stands."""
        return Markup(self._once(("narrowing", facets), "narrowing", "fieldsets", facets))  # noqa: S704

    def show_header(self, section: str, search: bool) -> Markup:
        """The head of every page, with its section marked, and with a search where the page has none of its own."""
        return Markup(self._once(("header", section, search), "frame", "header", section, search))  # noqa: S704

    def show_footer(self) -> Markup:
        """The foot of every page."""
        return Markup(self._once(("footer",), "frame", "footer"))  # noqa: S704


def spoken(environment: Environment, html: str) -> str:
    """A page whose parts in another language are marked, where there are any."""
    mark: Callable[[str], str] = environment.globals.get(SPOKEN, str)  # type: ignore[assignment]
    return mark(html)


def render(page: Page, template: Template, context: Mapping[str, object], site_url: str) -> str:
    """One page as HTML; what goes wrong in it is told with its address."""
    canonical = f"{site_url}{page.url}" if site_url else None
    try:
        head = Head(page.title, page.url, canonical, {"title": page.title, "description": page.description}, not page.url, page.head(page.url, page.title))
        html = template.render(context, page=head, view=page.view(), indexed=page.listed)
        return placed(spoken(template.environment, html), way_to_root(page.url), page.url[: page.url.rfind("/") + 1])
    except Exception as error:
        error.add_note(f"This happened while the page ‘{page.url}’ was made.")
        raise


def made_page(page: Page, look: Look) -> Made:
    """A page to make, in the site’s look."""
    return Made(page.url, lambda: render(page, look.environment.get_template(page.template), look.context, look.site_url))


def write_pages(pages: Iterable[Page], drawings: Iterable[Made], look: Look, site: Path, cores: int) -> None:
    """Writes pages and drawings under the folder of the site."""
    write_files([*(made_page(page, look) for page in pages), *drawings], site, cores)


def write_files(files: Sequence[Made], site: Path, cores: int) -> None:
    """Makes files and writes them under the folder of the site."""

    def write(some: Sequence[Made]) -> list[None]:
        writer = Writer(site)
        for file in some:
            writer.write(file.url, file.make())
        return [None] * len(some)

    in_parallel(write, files, cores if len(files) >= WORTH_SHARING else 1)


class Writer:
    """Writes pages under a folder. Making files is what a build waits for most, so no folder is asked for twice."""

    def __init__(self, site: Path) -> None:
        self.site = str(site)
        self.made: set[str] = set()

    def write(self, url: str, html: str) -> None:
        """One page or other file: the file at its address, or the `index.html` of the folder there."""
        self.put(url, html.encode())

    def put(self, url: str, data: bytes) -> None:
        """The same as bytes."""
        folder, _, name = f"{self.site}/{url}".rpartition("/")
        self._make(folder)
        with open(f"{folder}/{name or 'index.html'}", "wb", buffering=0) as file:
            left = memoryview(data)
            while left:  # a disk that is nearly full takes a part without a word, and says so when it is asked again
                left = left[file.write(left) :]

    def link(self, url: str, file: Path) -> None:
        """A file that is there already, under its address too; where a disk cannot have one file twice, its bytes."""
        folder, _, name = f"{self.site}/{url}".rpartition("/")
        self._make(folder)
        try:
            os.link(file, f"{folder}/{name}")
        except OSError:
            self.put(url, file.read_bytes())

    def unlink(self, urls: Iterable[str]) -> None:
        """Takes away what is there of some files."""
        for url in urls:
            Path(self.site, url).unlink(missing_ok=True)

    def _make(self, folder: str) -> None:
        if folder in self.made or folder == self.site:
            return
        self._make(folder.rpartition("/")[0])
        with suppress(FileExistsError):  # another worker may have been here
            os.mkdir(folder)
        self.made.add(folder)
