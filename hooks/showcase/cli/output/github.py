"""Findings as annotations of GitHub, which appear beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from showcase.cli.output.text import shown
from showcase.model.finding import Diagnostic, Severity

MOST = 10  # GitHub shows as many of each severity, and drops the rest without a word
# What a person has judged comes before hints, because it is not to be buried.
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.HINT: "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = DATA | {":": "%3A", ",": "%2C"}


def annotations(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """A command for each of the first ten of every kind of annotation."""
    worst_first = sorted(findings, key=lambda one: list(COMMANDS).index(one.severity))
    for command in dict.fromkeys(COMMANDS.values()):
        yield from (annotation(finding) for finding in [one for one in worst_first if COMMANDS[one.severity] == command][:MOST])


def annotation(finding: Diagnostic) -> str:
    """One command to GitHub’s runner; no text in it can end it, or begin another."""
    place = finding.location
    properties = {"file": place.path, "line": place.line, "col": place.column}
    if place.end_line == place.line:  # a span over several lines has no columns there
        properties |= {"endLine": place.end_line, "endColumn": place.end_column}
    properties["title"] = finding.code
    told = ",".join(f"{name}={_replaced(shown(str(value)), PROPERTY)}" for name, value in properties.items())
    said = " ".join(part for part in (finding.message, finding.reason, finding.remedy) if part)
    return f"::{COMMANDS[finding.severity]} {told}::{_replaced(shown(said), DATA)}"


def _replaced(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(letter, letter) for letter in text)
