"""What a team sent in a zip: an entry with what lies beside it, or a record of an entry that is there, each with the place where it belongs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from showcase.authoring.importer.identity import slug_of
from showcase.intake.safe_read import text_of
from showcase.intake.sources import RECORDS, Source
from showcase.intake.zips import shown
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.records import parse_front_matter

INDEX = "index.md"
REFERENCE = "reference.txt"  # beside the entry’s folder: what the sender was shown, on a line of its own
CODE = re.compile(r"[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){0,3}")
STAMP = re.compile(r"^# Sent in as [A-Z0-9-]+\.\n", re.MULTILINE)
MADE_UP = re.compile(rb"^example:[ \t]*[\"']?true\b", re.MULTILINE)
YEAR = re.compile(r"\d{4}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files for one entry’s folder, by their paths in it; `key` is its year and slug, and `reference` what the sender was shown."""

    key: str
    files: Mapping[str, bytes]
    reference: str = ""

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry, and not records of one alone."""
        return INDEX in self.files


def parcels_in(files: Mapping[str, bytes], name: str) -> tuple[tuple[Parcel, ...], tuple[Finding, ...]]:
    """What the files of a zip are; what has no place among entries is told."""
    found, left, findings = dict[str, dict[str, bytes]](), list[str](), list[Finding]()
    paths = [PurePosixPath(path) for path in files]
    homes = {str(path.parent): _key(path.parent, files[str(path)]) for path in paths if path.name == INDEX and path.parent.name not in RECORDS}
    findings += [Finding("import-sent", Location(name), {}, "no-year") for key in homes.values() if not key]
    twice = [key for key, number in Counter(filter(None, homes.values())).items() if number > 1]
    findings += [Finding("import-sent", Location(name), {"key": key}, "twice") for key in twice]
    for path, data in sorted(files.items()):
        key, inside = _place(path, homes)
        if key:
            found.setdefault(key, {})[inside] = data
        elif path.rpartition("/")[2] != REFERENCE and not inside:
            left.append(path)
    if left:
        values = {"files": [f"‘{shown(one)}’" for one in left[:5]], "number": len(left)}
        findings.append(Finding("import-sent", Location(name), values, "left", severity=Severity.WARNING))
    if not found and not any(one.is_error for one in findings):
        findings.append(Finding("import-sent", Location(name), {}, "nothing"))
    examples = [f"entries/{key}" for key, inside in found.items() if MADE_UP.search(inside.get(INDEX, b""))]
    findings += [Finding("import-sent", Location(name), {"path": one}, "example", severity=Severity.WARNING) for one in examples]
    reference = _reference(files)
    return tuple(Parcel(key, inside, reference) for key, inside in found.items()), tuple(findings)


def _key(home: PurePosixPath, index: bytes) -> str:
    """The year and slug of an entry: of its folders, or of what it says itself."""
    parts = home.parts
    slug = parts[-1] if parts and SLUG.fullmatch(parts[-1]) else ""
    if len(parts) > 1 and slug and YEAR.fullmatch(parts[-2]):
        return f"{parts[-2]}/{slug}"
    source, _ = text_of(index, INDEX)
    declared = parse_front_matter(Source(INDEX, source.text), FrontMatter)[0].values if source else None
    values = declared if isinstance(declared, Mapping) else {}
    year, title = (str(values.get(name) or "") for name in ("year", "title"))
    return f"{year}/{slug or slug_of(title)}" if YEAR.fullmatch(year) else ""


def _place(path: str, homes: Mapping[str, str]) -> tuple[str, str]:
    """The key of the entry that a file belongs to, and its path in that folder; no key where it belongs to none."""
    for home, key in homes.items():
        inside = path if home == "." else path.removeprefix(f"{home}/") if path.startswith(f"{home}/") else ""
        if inside and inside != REFERENCE and (inside.count("/") == 0 or (inside.partition("/")[0] in RECORDS and inside.count("/") == 1)):
            return key, inside
    parts = PurePosixPath(path).parts
    if len(parts) > 3 and parts[-2] in RECORDS and YEAR.fullmatch(parts[-4]) and SLUG.fullmatch(parts[-3]):
        return f"{parts[-4]}/{parts[-3]}", f"{parts[-2]}/{parts[-1]}"
    return "", ""


def _reference(files: Mapping[str, bytes]) -> str:
    said = next((data[:100].decode("ascii", "ignore").strip() for path, data in files.items() if path.rpartition("/")[2] == REFERENCE), "")
    return said if CODE.fullmatch(said) else ""


def with_reference(data: bytes, reference: str) -> bytes:
    """An entry’s text with the line, a note among its fields, that says what the sender was shown; the same text where it has none, or no fields."""
    start = b"---\r\n" if data.startswith(b"---\r\n") else b"---\n"
    if not reference or not data.startswith(start):
        return data
    kept = STAMP.sub("", data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")) if b"# Sent in as " in data else ""
    data = kept.encode("utf-8", "surrogateescape") if kept else data
    return start + f"# Sent in as {reference}.\n".encode() + data[len(start) :]


def differing(parcel: Parcel, there: Mapping[str, bytes]) -> Iterator[str]:
    """The files of a parcel that are not the same in the folder; the line of the reference makes no difference, nor do line ends."""
    for name, data in parcel.files.items():
        if name not in there or _said(there[name], name) != _said(data, name):
            yield name


def _said(data: bytes, name: str) -> bytes:
    text = data.replace(b"\r\n", b"\n")
    return STAMP.sub("", text.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape") if name.endswith(".md") else data
