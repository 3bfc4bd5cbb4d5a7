"""What search knows of one entry: its page as plain text, passage by passage with their places, and what a card shows."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple

from showcase.checks.followups import measure_named
from showcase.model.award import Award
from showcase.model.entry import Account, Adoption, Entry, FollowUp, Translation
from showcase.model.fields import Adapting, FrontMatter, Testimonial
from showcase.model.measures import Measure
from showcase.model.passage import Passage
from showcase.model.series import Point
from showcase.site.urls import FIND
from showcase.site.views.adopters import ADOPTION
from showcase.site.views.afterwards import LATER, STATES, note_title, value_words
from showcase.site.views.cards import Card
from showcase.site.views.differences import in_words, span
from showcase.site.views.doubts import doubts_of
from showcase.site.views.evidence import ADVICE, FIGURE, FIGURES, OUTSIDE, PEOPLE, SHARING, SURE
from showcase.util.invisible import HIDDEN

SYNOPSIS, VOICES, REUSE = "the_synopsis", "the_voices", "the_reuse"
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
TAGS = re.compile(r"<[^>]*>")


class PagePassage(NamedTuple):
    """A piece of an entry’s page: its place from the page’s address (`#hurdles`, `cy/#hurdles`), its heading and its text.

    `own` says that the heading is the entry’s own words; a heading that every entry has tells nothing of this one.
    """

    place: str
    heading: str
    text: str
    own: bool = False


def plain(passage: Passage) -> str:
    """A passage as readers see it, without any markup, on one line."""
    html = b"".join([piece for piece in passage.pieces if isinstance(piece, bytes)]).decode()
    if "<td" in html or "<th" in html:
        html = html.replace("</td>", " ").replace("</th>", " ")
    text = TAGS.sub("", html)
    text = (HIDDEN.sub("", unescape(text)) if "&" in text else text).replace("\n", " ")
    return " ".join(text.split()) if "  " in text else text.strip()


def passages(entry: Entry, award: Award) -> Iterator[PagePassage]:
    """Everything that the page of an entry says of it, and then its pages in other languages."""
    front = entry.front
    yield from (_measure(number, one, entry.points_of(one)) for number, one in enumerate(front.measures, 1))
    yield from _weighed(front, award)
    yield from _told(entry.account, entry, award, {})
    yield from _people(entry)
    yield from _listed(f"#{SHARING}", "How it was shared", [one.with_ for one in front.sharing])
    yield from (_adoption(one) for one in entry.adoptions)
    yield from (_later(one, entry) for one in reversed(entry.followups))
    yield from _said_by_others(front)
    yield from _reuse(front.adapting)
    yield from _listed(f"#{REUSE}", "Materials", [one.title for one in front.resources])
    for translation in entry.translations:
        yield from _translated(translation, entry, award)


def _weighed(front: FrontMatter, award: Award) -> Iterator[PagePassage]:
    """What stands below the findings table."""
    asked = "What people said when they were asked" if award.has("measures") else "What was heard"
    yield from _listed(f"#{FIGURES}", asked, [f"{one.said} {one.against or ''}".strip() for one in front.heard])
    yield from _listed(f"#{SURE}", "What else changed", [one.what for one in front.also_changed])
    yield from _listed(f"#{SURE}", "Watched for harm", front.harms.found if front.harms else ())
    yield from _listed(f"#{SURE}", "Not measured", front.not_measured)


def _measure(number: int, one: Measure, points: Sequence[Point]) -> PagePassage:
    return PagePassage(f"#{FIGURE.format(number)}", one.name, f"{in_words(one, doubts_of(one, points).words)}, {span(one)}. Source: {one.source}.", own=True)


def _told(account: Account, entry: Entry, award: Award, titles: Mapping[str, str], quotes: bool = True) -> Iterator[PagePassage]:
    """The synopsis and the answers, with what people said; `titles` are the headings in another language."""
    if account.synopsis and award.synopsis:
        yield PagePassage(f"#{SYNOPSIS}", titles.get(award.synopsis.title, award.synopsis.title), plain(account.synopsis))
    answers = {(one.criterion, one.question): one.text for one in account.answers}
    said = _by_question(entry) if quotes else {}
    for criterion in award.criteria_in(entry.front.year, entry.front.category):
        if criterion.id in account.introductions:
            heading = titles.get(criterion.title, criterion.title)
            yield PagePassage(f"#{criterion.id}", heading, plain(account.introductions[criterion.id]))
        for question in criterion.questions:
            text = answers.get((criterion.id, question.id))
            if text:
                title = question.title_in(entry.front.year)
                heading = titles.get(title, title)
                yield PagePassage(f"#{question.id}", heading, plain(text))
                yield from (PagePassage(f"#{question.id}", heading, one) for one in said.get(question.id, ()))
    yield from (PagePassage(f"#{VOICES}", "In their words", one) for one in said.get("", ()))


def _by_question(entry: Entry) -> Mapping[str, list[str]]:
    """What people said, under the answer that it stands with, or under none."""
    answered = {one.question for one in entry.account.answers}
    found: dict[str, list[str]] = {}
    for one in entry.front.testimonials:
        found.setdefault(one.question if one.question in answered else "", []).append(_quote(one))
    return found


def _quote(one: Testimonial) -> str:
    return f"“{one.quote}” {one.speaker}"


def _people(entry: Entry) -> Iterator[PagePassage]:
    told = entry.front.involvement
    yield from _listed(f"#{PEOPLE}", "Who took part", [one for one in (told.recruitment, told.reward) if one])
    yield from _listed(f"#{ADVICE}", "Who gave advice", [f"{one.who}: {one.gave}" for one in entry.front.consulted])


def _adoption(one: Adoption) -> PagePassage:
    front = one.front
    kept = f"Kept: {'; '.join(front.kept)}." if front.kept else ""
    changed = " ".join(f"Changed: {each.what}. Because: {each.why}." for each in front.changed)
    found = (front.because or "", kept, changed, *(_result(each) for each in front.measures), plain(one.text))
    return PagePassage(f"#{ADOPTION.format(one.slug)}", front.organisation.name, " ".join(each for each in found if each), own=True)


def _later(one: FollowUp, entry: Entry) -> PagePassage:
    front, known = one.front, entry.front
    values = (f"{each.measure}: {value_words(each, measure)}." for each in front.values if (measure := measure_named(known, each.measure)))
    text = " ".join(filter(None, (front.what, front.because, *values, plain(one.text))))
    return PagePassage(f"#{LATER.format(one.month)}", f"{one.month.words}, {STATES[front.state]}", text, own=True)


def _said_by_others(front: FrontMatter) -> Iterator[PagePassage]:
    """The organisers’ notes, the judges’ words, and what visitors saw, under the headings of the page."""
    yield from (PagePassage("", note_title(one), one.text) for one in front.notes)
    judges = [front.judges] if front.judges else []
    yield from _listed(f"#{OUTSIDE}", "From outside the team", [*judges, *(f"{one.by}: {one.saw}" for one in front.visited)])


def _result(one: Measure) -> str:
    return f"{one.name}: {in_words(one).lower()}."


def _reuse(adapting: Adapting | None) -> Iterator[PagePassage]:
    if adapting:
        yield from _listed(f"#{REUSE}", "Staff time", [adapting.staff_time or ""])
        yield from _listed(f"#{REUSE}", "You need", adapting.prerequisites)
        yield from _listed(f"#{REUSE}", "Keep", adapting.core)
        yield from _listed(f"#{REUSE}", "Change freely", adapting.adaptable)
        yield from _listed(f"#{REUSE}", "What went wrong", adapting.pitfalls)


def _listed(place: str, heading: str, items: Iterable[str]) -> Iterator[PagePassage]:
    text = "; ".join(items)
    if text:
        yield PagePassage(place, heading, text)


def _translated(one: Translation, entry: Entry, award: Award) -> Iterator[PagePassage]:
    """A page in another language; what people said stands there as it was said, and is found on the first page."""
    yield PagePassage(f"{one.code}/", one.front.title, one.front.summary, own=True)
    for passage in _told(one.account, entry, award, one.titles, quotes=False):
        yield passage._replace(place=f"{one.code}/{passage.place}")


def record_address(number: int) -> str:
    """Where the record of an entry stands, from the site’s root; entries are counted from 0, newest first."""
    return f"{FIND.path}entries/{number}.json"


def record(card: Card, told: Sequence[PagePassage]) -> str:
    """The record of an entry, as JSON. The first line of its summary is what a list shows of it."""
    figure = card.figure
    return as_json({
        "url": card.url.path,
        "title": card.title,
        "summary": "\n".join(" ".join(one.split()) for one in (card.beginning, card.summary.removeprefix(card.beginning)) if one),
        "honour": [card.honour.label, card.honour.year, card.honour.threads],
        "example": card.example,
        "organisation": card.organisation,
        "partners": card.partners,
        "figure": [figure.said, figure.name, figure.span] if figure else None,
        "spread": [card.spread.label, card.spread.rung, card.spread.places, card.spread.said],
        "mark": card.mark,
        "parts": [one[:3] for one in told],
    })


def as_json(data: object) -> str:
    """Data for the browser, without a space too many."""
    return ENCODER.encode(data)
