"""A long list, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from showcase.site.urls import Url, page_address
from showcase.site.views.links import Link

T = TypeVar("T")
PER_PAGE = 48  # divides by 2, 3 and 4, so that rows of cards are full


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one page of a list stands among the others."""

    number: int
    pages: tuple[Link, ...]
    previous: Link | None
    next: Link | None


def pager(first: Url, number: int, total: int, per_page: int = PER_PAGE) -> Pager | None:
    """The pages of a list of `total` things; None when one page holds them all."""
    last = page_count(total, per_page)
    if last == 1:
        return None
    shown = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    pages = tuple(Link(str(one), page_address(first, one), current=one == number) for one in shown)
    earlier = Link("Previous", page_address(first, number - 1)) if number > 1 else None
    later = Link("Next", page_address(first, number + 1)) if number < last else None
    return Pager(number, pages, earlier, later)


def page_count(total: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list fills; an empty list fills one."""
    return max(1, -(-total // per_page))


def slice_of(things: Sequence[T], number: int, per_page: int = PER_PAGE) -> Sequence[T]:
    """The things on one page of a list, counted from 1."""
    return things[(number - 1) * per_page : number * per_page]
