"""Pages of a plan become files: each view through its template, each address made relative, on as many cores as there are."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from .addresses import relative
from .parallel import in_parallel
from .plan import Drawing, Page, Plan
from .views.criteria import PLACE, Reply
from .views.parts import Card

CARD_END = Markup("</li>\n")
WORTH_SHARING = 300  # pages; below this, a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Head:
    """What the base template asks of a page."""

    title: str
    url: str
    canonical_url: str | None
    meta: Mapping[str, str]
    is_homepage: bool
    toc: tuple[object, ...] = ()


def prepare(environment: Environment, site: object) -> None:
    """Makes an environment safe and ready: what is not markup is escaped, and what many pages share is rendered once."""
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.auto_reload = False  # a template cannot change during a build, and asking costs a file's status for every page
    environment.globals["site"] = site

    @cache
    def part(name: str) -> Any:
        return environment.get_template(f"partials/showcase/{name}.html").make_module({"site": site})

    cards: dict[str, Markup] = {}

    def show_card(card: Card, why: str = "") -> Markup:
        if card.key not in cards:
            cards[card.key] = part("cards").card(card)
        return cards[card.key] + (part("cards").why(why) if why else "") + CARD_END

    sources: dict[str, str] = {}

    def show_source(reply: Reply) -> Markup:
        if reply.card.key not in sources:
            sources[reply.card.key] = str(part("cards").source(reply))
        return Markup(sources[reply.card.key].replace(PLACE, reply.place))  # noqa: S704 - a macro has escaped it

    @cache
    def show_header(section: str) -> Markup:
        return Markup(part("frame").header(section))  # noqa: S704 - a macro has escaped it

    @cache
    def show_footer() -> Markup:
        return Markup(part("frame").footer())  # noqa: S704 - a macro has escaped it

    @cache
    def show_track(places: tuple[int | None, ...], rungs: int) -> Markup:
        return Markup(part("ladder").track(places, rungs))  # noqa: S704 - a macro has escaped it

    @cache
    def show_side(side: int) -> Markup:
        return Markup(part("ladder").shape(side, 9, 9))  # noqa: S704 - a macro has escaped it

    shown = (show_card, show_source, show_track, show_side, show_header, show_footer)
    environment.globals |= {one.__name__: one for one in shown}


def render(page: Page, template: Template, context: Mapping[str, object], site_url: str) -> str:
    """One page as HTML."""
    canonical = f"{site_url}{page.url}" if site_url else None
    head = Head(page.title, page.url, canonical, {"title": page.title, "description": page.description}, not page.url)
    return relative(page.url, template.render(context, page=head, view=page.view(), indexed=page.listed))


def write_pages(plan: Plan, environment: Environment, context: Mapping[str, object], site: Path, site_url: str, cores: int) -> None:
    """Writes every page and drawing of a plan under the folder of the site."""
    def write(things: Sequence[Page | Drawing]) -> list[None]:
        writer = Writer(site)
        for one in things:
            if isinstance(one, Drawing):
                writer.write(one.url, one.draw())
            else:
                writer.write(one.url, render(one, environment.get_template(one.template), context, site_url))
        return [None] * len(things)

    things: Sequence[Page | Drawing] = (*plan.pages, *plan.drawings)
    in_parallel(write, things, cores if len(things) >= WORTH_SHARING else 1)


class Writer:
    """Writes pages under a folder. Making files is what a build waits for most, so no folder is asked for twice."""

    def __init__(self, site: Path) -> None:
        self.site = str(site)
        self.made: set[str] = set()

    def write(self, url: str, html: str) -> None:
        """One page or drawing: the file at its address, or the `index.html` of the folder there."""
        folder, _, name = f"{self.site}/{url}".rpartition("/")
        self._make(folder)
        with open(f"{folder}/{name or 'index.html'}", "wb", buffering=0) as file:
            file.write(html.encode())

    def _make(self, folder: str) -> None:
        if folder in self.made or folder == self.site:
            return
        self._make(folder.rpartition("/")[0])
        with suppress(FileExistsError):  # another worker may have been here
            os.mkdir(folder)
        self.made.add(folder)
