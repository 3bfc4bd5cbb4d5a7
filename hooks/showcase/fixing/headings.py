"""Headings of an entry that are misspelt, of another year, of a wrong level or out of order, put right."""

import re

from ..body import Body, Section
from ..model.award import Award
from ..spelling import surely_meant

NUMBER = re.compile(r"(?:\d{1,2}|[a-z])(?:\.\d+)?[.):]\s+", re.IGNORECASE)
AT_LINE_START = re.compile(rb"(?:\A|\n) {0,3}\Z")


def with_headings(body: Body, award: Award, year: int, may_move: bool) -> bytes:
    """The text of a body with its headings as its year has them; levels and order only where they may change.

    A translation’s answers are known by their place, so where there is one nothing may move.
    """
    asked = {title: level for level, title in award.headings_in(year)}
    data, pieces, done = body.data, list[bytes](), 0
    meant = _meanings(body, award, year)
    for section in body.sections:
        title = meant.get(section.title, section.title)
        level = asked.get(title, section.level) if may_move and section.level in (2, 3) else section.level
        if (title, level) != (section.title, section.level) and _is_free(body, section):
            end = b"\n" if data[section.start : section.text_start].endswith(b"\n") else b""
            pieces += [data[done : section.start], f"{'#' * level} {title}".encode(), end]
            done = section.text_start
    return b"".join((*pieces, data[done:]))


def _is_free(body: Body, section: Section) -> bool:
    """Whether a heading stands by itself, and not in a list or a quotation."""
    return AT_LINE_START.search(body.data, 0, section.start) is not None


def _meanings(body: Body, award: Award, year: int) -> dict[str, str]:
    """What each unknown heading must have been meant to be: misspelt, or the title of the same question in another year."""
    asked = [title for _, title in award.headings_in(year)]
    found = [section.title for section in body.sections]
    free = [title for title in asked if title not in found]
    other_years = {one: title for _, question, title in award.asked_in(year) for one in (question.title, *(old.title for old in question.earlier_titles))}
    meant = dict[str, str]()
    for title in found:
        sure = other_years.get(title, "") or surely_meant(title, free) or surely_meant(NUMBER.sub("", title, count=1), free)
        if title not in asked and sure in free and found.count(title) == 1 and sure not in meant.values():
            meant[title] = sure
    return meant


def in_order(body: Body, award: Award, year: int) -> bytes:
    """The text of a body with its criteria and questions in the award’s order, each with all that stands under it.

    The same text when a heading is unknown, stands twice or in a list, because then nobody can tell what belongs where.
    """
    order = {title: place for place, (_, title) in enumerate(award.headings_in(year))}
    titles = [section.title for section in body.sections]
    places = [order.get(title, -1) for title in titles]
    sure = -1 not in places and len(set(titles)) == len(titles) and all(_is_free(body, section) for section in body.sections)
    if not sure or places == sorted(places):
        return body.data
    starts = [body.data.rfind(b"\n", 0, section.start) + 1 for section in body.sections]
    ends = [*starts[1:], len(body.data)]
    chunks = sorted(zip(places, starts, ends, strict=True))
    told = b"\n\n".join(body.data[start:end].strip(b"\n") for _, start, end in chunks)
    return body.data[: starts[0]] + told + b"\n"
