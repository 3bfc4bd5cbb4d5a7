"""A citation as plain text, in the style of Vancouver, which medical journals ask for."""

from datetime import date

from showcase.site.citation.cited import MADE_UP, Cited
from showcase.util.direction import isolated
from showcase.util.text import ended

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # as the style has them, in any language


def vancouver(one: Cited) -> str:
    """The citation in a line."""
    authors = "; ".join(isolated(author) for author in one.authors)
    changed = f" [updated {_day(one.updated)}]" if one.updated else ""
    found = f" Available from: {one.address}" if one.address else ""
    made_up = f" {MADE_UP}" if one.made_up else ""
    title = f"{isolated(one.title.rstrip('.'))} [Internet]."
    return f"{ended(authors)} {title} {isolated(one.collection)}; {_day(one.published)}{changed}.{found} Licence: {one.licence}.{made_up}"


def _day(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"
