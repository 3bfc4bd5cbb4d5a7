"""Criteria and questions of an entry, put into the order of the award."""

import re

from showcase.model.award import Award
from showcase.parsing.markdown import Body, Section

AT_LINE_START = re.compile(rb"(?:\A|\n) {0,3}\Z")


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


def _is_free(body: Body, section: Section) -> bool:
    """Whether a heading stands by itself, and not in a list or a quotation."""
    return AT_LINE_START.search(body.data, 0, section.start) is not None
