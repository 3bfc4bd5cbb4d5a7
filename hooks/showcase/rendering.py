"""Pages of a plan become files: each view through its template, each address made relative, on as many cores as there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, Template
from markupsafe import Markup

from .addresses import relative
from .parallel import in_parallel
from .plan import Page, Plan
from .views.parts import Card

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
    """Makes an environment safe and ready: what is not markup is escaped, and a card is rendered once however often it is shown."""
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    cards: dict[str, Markup] = {}

    def show_card(card: Card) -> Markup:
        if card.key not in cards:
            macros = environment.get_template("partials/showcase/cards.html").make_module({"site": site})
            cards[card.key] = Markup(macros.card(card))  # type: ignore[attr-defined]  # a macro of that template
        return cards[card.key]

    environment.globals |= {"site": site, "show_card": show_card}


def render(page: Page, template: Template, context: Mapping[str, object], site_url: str) -> str:
    """One page as HTML."""
    canonical = f"{site_url}{page.url}" if site_url else None
    head = Head(page.title, page.url, canonical, {"title": page.title, "description": page.description}, not page.url)
    return relative(page.url, template.render(context, page=head, view=page.view(), indexed=page.listed))


def write_pages(plan: Plan, environment: Environment, context: Mapping[str, object], site: Path, site_url: str, cores: int) -> None:
    """Writes every page of a plan under the folder of the site, and copies its files from the project’s root."""

    def write(pages: Sequence[Page]) -> list[None]:
        for page in pages:
            folder = site / page.url
            folder.mkdir(parents=True, exist_ok=True)
            html = render(page, environment.get_template(page.template), context, site_url)
            (folder / "index.html").write_text(html, encoding="utf-8", newline="\n")
        return [None] * len(pages)

    in_parallel(write, plan.pages, cores if len(plan.pages) >= WORTH_SHARING else 1)
