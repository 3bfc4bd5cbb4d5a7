"""A form filled in with Word as one record: its headings, or the left cells of its tables, are the columns, and what stands below or beside them the cells."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

import mammoth  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag

from showcase.util.confined import confined

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_NAME = 300  # letters of a paragraph in bold that may be a heading
Field = tuple[str, str]


def fields_of(data: bytes) -> list[Field] | None:
    """What a form asks with what was answered, as HTML; empty where nothing in it is a heading, None where it cannot be opened."""
    html = confined(partial(_html, data))
    return None if html is None else _fields(BeautifulSoup(html, "html.parser"))


def _html(data: bytes) -> str | None:
    try:
        return str(mammoth.convert_to_html(BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {"src": ""})).value)
    except Exception:
        return None


def _fields(soup: BeautifulSoup) -> list[Field]:
    """By headings where there are two or more; else by paragraphs in bold; rows of two cells are fields in either."""
    tops = [one for one in soup.children if isinstance(one, Tag)]
    is_name = _is_heading if sum(_is_heading(one) for one in tops) > 1 else _is_bold
    found, name, text = list[Field](), "", list[str]()
    for one in tops:
        rows = list(_pairs(one)) if one.name == "table" else []
        if is_name(one) or rows:
            found += [(name, "\n".join(text))] if name else []
            found += rows
            name, text = ("" if rows else _words(one)), []
        else:
            text.append(str(one))
    found += [(name, "\n".join(text))] if name else []
    return [(name, text) for name, text in found if name] if any(text.strip() for _, text in found) else []


def _is_heading(one: Tag) -> bool:
    return one.name in HEADINGS and bool(_words(one))


def _is_bold(one: Tag) -> bool:
    """Whether a paragraph is nothing but words in bold, as headings are made by hand."""
    words = _words(one)
    bold = " ".join(" ".join(part.get_text().split()) for part in one.find_all("strong"))
    return _is_heading(one) or (one.name == "p" and 0 < len(words) <= LONGEST_NAME and words == bold)


def _pairs(table: Tag) -> Iterator[Field]:
    """The rows of a table as fields, where each has a name on the left and one cell beside it."""
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    if rows and all(len(cells) == 2 for cells in rows) and table.find("table") is None:
        yield from ((_words(left), right.decode_contents()) for left, right in rows if _words(left))


def _words(one: Tag) -> str:
    return " ".join(one.get_text(" ").split())
