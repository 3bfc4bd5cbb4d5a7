"""What feeds tell of an entry and of an adoption: the words of their pages, once for every feed and both forms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.dates import begun_on, published_on, recorded_on, updated_on
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry
from showcase.site.feeds.addresses import Addresses
from showcase.site.urls import entry_address
from showcase.site.views.adopters import ADOPTION, adoption_part, began_words
from showcase.site.views.afterwards import notices
from showcase.site.views.brief import SHOWN
from showcase.site.views.cards import Cards, spread_mark
from showcase.site.views.figures import Figure
from showcase.site.views.images import Beside
from showcase.site.views.made_up import MADE_UP, marked
from showcase.util.direction import isolated


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry or an adoption as feeds tell of it. Its `id` never changes; `licence` is a name and an address, if there is one."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    licence: tuple[str, str]


@lru_cache(4096)
def moment(day: date, time_zone: str) -> str:
    """The beginning of a day where the award is, as both forms write it: `2025-10-06T00:00:00+01:00`."""
    return datetime.combine(day, time(), ZoneInfo(time_zone)).isoformat()


def permanent(entry: Entry, catalogue: Catalogue, first: str) -> str:
    """What an entry is known by for ever: the first address that it had, which leads to it wherever its folder has been moved."""
    earlier = (one for one in entry.front.aliases if catalogue.aliases.get(one) == entry.key)
    return f"{first}{entry_address(next(earlier, entry.key)).path}"


def entry_item(entry: Entry, catalogue: Catalogue, cards: Cards, at: Addresses) -> FeedItem:
    """An entry, ready to tell."""
    award, front = catalogue.award, entry.front
    return FeedItem(
        id=permanent(entry, catalogue, at.first),
        url=f"{at.site}{entry_address(entry.key).path}",
        title=marked(front.title, front.example),
        summary=marked(front.summary, front.example),
        html="".join(_told_of(entry, cards)),
        published=moment(published_on(entry, award), award.time_zone),
        updated=moment(updated_on(entry, award, catalogue.day), award.time_zone),
        authors=tuple(one.name for one in front.organisations),
        tags=_tags(entry, award),
        licence=_licence(entry, award),
    )


def adoption_item(adoption: Adoption, entry: Entry, catalogue: Catalogue, at: Addresses) -> FeedItem:
    """An adoption record, ready to tell."""
    award, front, place = catalogue.award, adoption.front, f"#{ADOPTION.format(adoption.slug)}"
    made_up, stage = entry.front.example or front.example, award.vocabularies.adoption_stages[front.stage].label
    who = isolated(front.organisation.name)
    said = f"{who}: {isolated(entry.front.title)} ({stage}, {began_words(front, award)})"
    part = adoption_part(adoption, catalogue, Beside(entry))
    return FeedItem(
        id=f"{permanent(entry, catalogue, at.first)}{place}",
        url=f"{at.site}{entry_address(entry.key).path}{place}",
        title=marked(said, made_up),
        summary=marked(f"{who}: {part.stage}, {part.time}.", made_up),
        html="".join(_paragraphs([*([MADE_UP] if made_up else []), f"{who}: {part.stage}, {part.time}.", *_adopted(adoption, part.core)]))
        + _list(part.figures)
        + "".join(_paragraphs(part.notes)),
        published=moment(begun_on(adoption, entry, award, catalogue.day), award.time_zone),
        updated=moment(min(recorded_on(adoption, entry, award), catalogue.day), award.time_zone),
        authors=(front.organisation.name,),
        tags=_tags(entry, award),
        licence=_licence(entry, award),
    )


def _told_of(entry: Entry, cards: Cards) -> Iterator[str]:
    """The content of an entry’s item, a paragraph or a list at a time."""
    front, award = entry.front, cards.award
    figures = [cards.figure(entry, number) for number in range(min(SHOWN, len(front.measures)))]
    heard = () if figures else front.heard[:SHOWN]
    mark = spread_mark(entry, award)
    yield from _paragraphs([MADE_UP] if front.example else [])
    yield from _paragraphs(f"{one.title}: {one.text}" for one in notices(entry))
    yield from _paragraphs([front.summary])
    yield _list(figures)
    yield from _paragraphs(f"{one.said}{f' Against it: {one.against}' if one.against else ''}" for one in heard)
    spread = f" {mark.label}. {mark.said}".rstrip() if mark.label else ""
    yield from _paragraphs([f"{award.honour(front.recognition, front.category)} {front.year}.{spread}"])


def _adopted(adoption: Adoption, core: str) -> Iterator[str]:
    """Why it was stopped, what was kept and what was changed, in the words of the entry’s page."""
    front = adoption.front
    if front.because:
        yield f"Why: {front.because}"
    if front.kept:
        yield f"Kept: {'; '.join(front.kept)}.{f' ({core}.)' if core else ''}"
    yield from (f"Changed: {one.what}. Because: {one.why}." for one in front.changed)


def _list(figures: Iterable[Figure]) -> str:
    lines = "".join(f'<li><b>{escape(one.said, quote=False)}</b> {escape(_line(one), quote=False)}</li>' for one in figures)
    return f"<ul>{lines}</ul>" if lines else ""


def _line(one: Figure) -> str:
    """A measure behind its headline, as pages have it, with what is said against it."""
    before = f"{one.before_period}{f' ({one.before_of})' if one.before_of else ''}, then " if one.before_period else ""
    after = f"{one.after_period}{f' ({one.after_of})' if one.after_of else ''}"
    doubts = "".join(f" {said.rstrip('.')}." for said in (one.chance, one.doubt) if said)
    return f"{isolated(one.name)}: {one.span}. {before}{after}.{doubts}"


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    yield from (f"<p{_turned(text)}>{escape(text, quote=False)}</p>" for text in texts)


def _turned(text: str) -> str:
    """What lets a text be written from the right, where it has letters that are."""
    return ' dir="auto"' if isolated(text) is not text else ""


def _tags(entry: Entry, award: Award) -> tuple[str, ...]:
    """What an entry is about, and the category that it is in where the award has some."""
    words, category = award.vocabularies, entry.front.category
    return (*([words.categories[category].label] if category else []), *(words.themes[one].label for one in entry.front.themes))


def _licence(entry: Entry, award: Award) -> tuple[str, str]:
    term = award.vocabularies.licences[entry.front.licence]
    return term.label, term.link or ""
