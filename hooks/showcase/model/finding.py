"""What a check reports: one finding for each thing that is wrong, with its place, the reason and the remedy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops an entry from being published, a warning does not, and a person has judged an info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span of a file, relative to the project's root; lines and columns count from 1, the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing reported: the fact, why it matters and what to do, in whole sentences.

    Where they can be told for certain, `instead` is what to type in place of the span, and `paste` a whole line to put in;
    `fixable` says that `showcase fix` can do it for the writer. `about` is what the finding is about, as a review names it.
    """

    code: str
    location: Location
    message: str
    reason: str = ""
    remedy: str = ""
    severity: Severity = Severity.ERROR
    criterion: str = ""
    instead: str = ""
    paste: str = ""
    fixable: bool = False
    about: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.severity is Severity.ERROR

    @property
    def is_waived(self) -> bool:
        """Whether a person has looked at this finding, and said that it may stand."""
        return self.severity is Severity.INFO

    def softened(self) -> "Finding":
        """The same finding as a warning, when it was an error."""
        return replace(self, severity=Severity.WARNING) if self.is_error else self

    def __str__(self) -> str:
        said = " ".join(part for part in (self.message, self.reason, self.remedy) if part)
        seen = "".join(letter if letter.isprintable() else " " for letter in said)  # what is quoted must not look like output of its own
        return f"{self.location}: {self.severity}: {' '.join(seen.split())} [{self.code}]"

    def record(self) -> dict[str, str | int | bool]:
        """The finding for a machine, as `showcase check --format json` prints it."""
        place = self.location
        return {
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line or place.line,
            "end_column": place.end_column or place.column,
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "reason": self.reason,
            "remedy": self.remedy,
            "criterion": self.criterion,
            "instead": self.instead,
            "paste": self.paste,
            "fixable": self.fixable,
        }


MOST_TOLD = 100  # findings of one rule in one entry; nobody reads more, and a hostile text has a million


def within_reason(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, but no more than anybody would read; where more follow they are not even looked for, which is an error."""
    for number, finding in enumerate(findings):
        if number == MOST_TOLD:
            yield Finding("too-many-findings", finding.location, f"The same is wrong here as in {MOST_TOLD} places before.", "What follows is not told.",
                          "Mend what is told, and check the entry again.")
            return
        yield finding
