"""The report that travels from the check of a pull request to the comment on it: its exact shape, and how a stranger's is read.

Standard library only, because the comment is written by a job that may write.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

INSIDE = "report.json"
MOST_JUDGED = 1_000  # findings, which are all to be read; a pull request has hardly ever one
LARGEST_REPORT = 2_000_000  # bytes, unpacked
MOST_FINDINGS, MOST_ENTRIES, MOST_QUESTIONS = 100, 20, 100
LONGEST = 600  # letters of one text
LARGEST_NUMBER = 10_000_000
SHAPE: Mapping[str, type] = {"path": str, "line": int, "severity": str, "code": str, "message": str, "reason": str, "remedy": str}
CODE = re.compile(r"[a-z0-9-]{1,60}")
Json = Any
T = TypeVar("T")


class Refused(Exception):
    """What was handed over cannot be used; the message says why."""


@dataclass(frozen=True)
class Found:
    """One finding, as text from a stranger."""

    path: str
    line: int
    severity: str
    code: str
    said: str


@dataclass(frozen=True)
class Answered:
    """One entry, with the titles of the questions that it does not answer."""

    entry: str
    title: str
    asked: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What the check says that it found."""

    pull_request: int
    errors: int
    warnings: int
    judged: int
    findings: tuple[Found, ...]
    entries: tuple[Answered, ...]


def unpack(archive: bytes) -> bytes:
    """The one file of the artifact; nothing is written to the disk, and no more is unpacked than a report can have."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            if opened.namelist() != [INSIDE]:
                raise Refused(f"The artifact holds something else than {INSIDE}.")
            if opened.getinfo(INSIDE).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Refused("The artifact is packed in a way that GitHub does not use.")  # others may ask for any amount of memory
            with opened.open(INSIDE) as file:
                data = file.read(LARGEST_REPORT + 1)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise Refused("The artifact cannot be unpacked.") from error
    if len(data) > LARGEST_REPORT:
        raise Refused("The report is too large.")
    return data


def read_report(data: bytes) -> Report:
    """The report, when it has its exact shape; anything else is refused whole."""
    try:
        raw = json.loads(data.decode("utf-8"), parse_constant=_no_such_number)
    except (ValueError, RecursionError) as error:
        raise Refused("The report is not JSON.") from error
    fields = _fields(raw, ("pull_request", "errors", "warnings", "judged", "findings", "entries"))
    findings = _list(fields["findings"], MOST_FINDINGS + MOST_JUDGED, _found)
    if sum(found.severity != "info" for found in findings) > MOST_FINDINGS:
        raise Refused("There are more findings than are told.")
    return Report(
        _number(fields["pull_request"], 1),
        _number(fields["errors"]),
        _number(fields["warnings"]),
        _number(fields["judged"]),
        findings,
        _list(fields["entries"], MOST_ENTRIES, _answered),
    )


def _no_such_number(name: str) -> None:
    raise ValueError(name)


def _found(raw: Json) -> Found:
    fields = _fields(raw, SHAPE)
    said = " ".join(part for part in (_text(fields[name]) for name in ("message", "reason", "remedy")) if part)
    severity = _text(fields["severity"])
    if severity not in ("error", "warning", "hint", "info"):
        raise Refused("A finding is neither an error, a warning nor a hint, nor was it judged.")
    return Found(_text(fields["path"]), _number(fields["line"]), severity, _matching(CODE, fields["code"]), said)


def _answered(raw: Json) -> Answered:
    fields = _fields(raw, ("entry", "title", "asked", "missing"))
    missing = _list(fields["missing"], MOST_QUESTIONS, _text)
    asked = _number(fields["asked"])
    if len(missing) > asked:
        raise Refused("More questions are missing than were asked.")
    return Answered(_text(fields["entry"]), _text(fields["title"]), asked, missing)


def _fields(raw: Json, names: Mapping[str, type] | tuple[str, ...]) -> dict[str, Json]:
    if not isinstance(raw, dict) or set(raw) != set(names):
        raise Refused(f"Something does not have the fields {', '.join(names)}.")
    return raw


def _number(raw: Json, least: int = 0) -> int:
    if type(raw) is not int or not least <= raw <= LARGEST_NUMBER:
        raise Refused(f"Something is not a number from {least} to {LARGEST_NUMBER}.")
    return raw


def _text(raw: Json) -> str:
    if not isinstance(raw, str) or len(raw) > LONGEST:
        raise Refused(f"Something is not a text of at most {LONGEST} letters.")
    return raw


def _matching(pattern: re.Pattern[str], raw: Json) -> str:
    if not pattern.fullmatch(_text(raw)):
        raise Refused("A code does not look like one.")
    return str(raw)


def _list(raw: Json, most: int, each: Callable[[Json], T]) -> tuple[T, ...]:
    if not isinstance(raw, list) or len(raw) > most:
        raise Refused(f"Something is not a list of at most {most}.")
    return tuple(each(one) for one in raw)
