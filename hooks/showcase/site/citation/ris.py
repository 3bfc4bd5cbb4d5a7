"""A citation for Zotero, EndNote, Mendeley and others that read RIS."""

from collections.abc import Iterator

from showcase.site.citation.cited import Cited


def ris(one: Cited) -> str:
    """The citation as a record of a web page: a tag and a value on each line, the kind first and the end last."""
    return "".join(f"{tag}  - {value}\n" for tag, value in (("TY", "ELEC"), *_told(one), ("ER", "")))


def _told(one: Cited) -> Iterator[tuple[str, str]]:
    yield "ID", one.key
    yield from (("AU", author) for author in one.authors)
    yield "TI", one.title
    yield "T2", one.collection
    yield "PY", str(one.published.year)
    yield "DA", f"{one.published:%Y/%m/%d}/"
    if one.address:
        yield "UR", one.address
    yield "LA", one.language
    yield "N1", one.note
