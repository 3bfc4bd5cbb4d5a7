"""What a program reads first: how much there is, up to which day, on which terms, and every file with its checksum."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from showcase.model.award import Award
from showcase.site.data import about
from showcase.site.data.package import Sized, licence, told
from showcase.site.data.records import VERSION, PublishedEntry

PER_PAGE = 1000  # entries in one file; a program of any kind can hold as many at once


class HowMany(NamedTuple):
    """How many there are of each: entries, measures of entries and adopters, values in series, adoption records."""

    entries: int = 0
    measures: int = 0
    values: int = 0
    adoptions: int = 0

    def plus(self, *others: "HowMany") -> "HowMany":
        """All together."""
        return HowMany(*map(sum, zip(self, *others, strict=True)))


def tallies(entry: PublishedEntry) -> tuple[HowMany, HowMany]:
    """What an entry adds to the real ones and to the examples; a made-up record of a real entry is an example too."""
    real = [one for one in entry.adoptions if not one.example and not entry.example]
    made_up = [one for one in entry.adoptions if one.example or entry.example]
    own = HowMany(1, len(entry.measures), sum(len(one.series.points) for one in entry.measures if one.series))
    mine, theirs = (HowMany(0, sum(len(one.measures) for one in some), 0, len(some)) for some in (real, made_up))
    return (mine, own.plus(theirs)) if entry.example else (own.plus(mine), theirs)


def manifest(
    award: Award, counts: tuple[HowMany, HowMany], licences: Sequence[str], files: Mapping[str, Sized], day: date | None, site_url: str
) -> dict[str, Any]:
    """All that is said of the collection; `counts` are the real ones and the examples, `day` is the newest that the sources tell of."""
    real, examples = counts
    return told({
        "version": VERSION,
        "title": about.title(award),
        "url": site_url,
        "updated": day and day.isoformat(),
        "counts": _counted(real, award),
        "examples": _counted(examples, award),
        "licences": [licence(id_, award.vocabularies.licences[id_]) for id_ in licences],
        "about": about.said(award),
        "files": [{"path": name, "bytes": size.bytes, "sha256": size.sha256} for name, size in sorted(files.items())],
    })


def _counted(many: HowMany, award: Award) -> dict[str, int]:
    return {name: number for name, number in many._asdict().items() if award.has({"entries": "licences", "values": "measures"}.get(name, name))}


def pages(keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Which entries, by their keys, each file has. Where they are too many for one, the first names the others, which have one year each, or a part of it."""
    if len(keys) <= PER_PAGE:
        return {"entries.json": tuple(keys)}
    by_year: dict[str, list[str]] = {}
    for key in keys:
        by_year.setdefault(key.partition("/")[0], []).append(key)
    found: dict[str, tuple[str, ...]] = {"entries.json": ()}
    for year, some in by_year.items():
        for number, start in enumerate(range(0, len(some), PER_PAGE), 1):
            found[f"entries-{year}{f'-{number}' if number > 1 else ''}.json"] = tuple(some[start : start + PER_PAGE])
    return found
