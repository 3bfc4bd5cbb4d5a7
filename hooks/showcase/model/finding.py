"""What a rule reports, one finding for each thing that is wrong; and the same told in words: the fact, the reason and the remedy."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, asdict, dataclass, field, replace
from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """How much a finding weighs, the gravest first: an error stops an entry from being published, a warning does not, a hint is to be thought about and
    fails nothing however strict a check is, and a person has judged an info."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
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
class Reported:
    """One thing that is wrong: which rule it breaks, where, and how much that weighs.

    Where they can be told for certain, `instead` is what to type in place of the span, and `paste` a whole line to put in;
    `fixable` says that `showcase fix` can do it for the writer. `about` is what the finding is about, as a review names it.
    """

    code: str
    location: Location
    _: KW_ONLY
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
    def is_hint(self) -> bool:
        """Whether this finding is no more than a thought, which never fails anything."""
        return self.severity is Severity.HINT

    @property
    def is_waived(self) -> bool:
        """Whether a person has looked at this finding, and said that it may stand."""
        return self.severity is Severity.INFO

    def softened(self) -> Self:
        """The same finding as a warning, when it was an error."""
        return replace(self, severity=Severity.WARNING) if self.is_error else self


@dataclass(frozen=True, slots=True)
class Finding(Reported):
    """What a rule yields: no words, but the values that its words need, and which wording it is where the code has several."""

    values: Mapping[str, object] = field(default_factory=dict)
    wording: str = ""

    def with_values(self, change: Callable[[str], str]) -> Self:
        """The same finding with what a writer typed changed; what was ready to be typed is so no longer."""
        values = {name: _changed(value, change) for name, value in self.values.items()}
        return self if values == self.values else replace(self, values=values, instead="", paste="")


@dataclass(frozen=True, slots=True)
class Diagnostic(Reported):
    """A finding told in words: the fact, why it matters and what to do, in whole sentences."""

    message: str
    reason: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        said = " ".join(part for part in (self.message, self.reason, self.remedy) if part)
        seen = "".join(letter if letter.isprintable() else " " for letter in said)  # what is quoted must not look like output of its own
        return f"{self.location}: {self.severity}: {' '.join(seen.split())} [{self.code}]"

    def record(self) -> dict[str, str | int | bool]:
        """The finding for a machine, as `showcase check --format json` prints it."""
        place = self.location
        ends = {"end_line": place.end_line or place.line, "end_column": place.end_column or place.column}
        said = ("severity", "code", "message", "reason", "remedy", "criterion", "instead", "paste", "fixable")
        return {**asdict(place), **ends, **{name: getattr(self, name) for name in said}}


def _changed(value: object, change: Callable[[str], str]) -> object:
    """A value as it is, or the changed text where it is another."""
    if isinstance(value, (tuple, list)):
        return type(value)(_changed(one, change) for one in value)
    text = str(value)
    changed = change(text)
    return value if changed == text else changed


MOST_TOLD = 100  # findings of one rule in one entry; nobody reads more, and a hostile text has a million


def within_reason(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, but no more than anybody would read; where more follow they are not even looked for, which is an error."""
    for number, finding in enumerate(findings):
        if number == MOST_TOLD:
            yield Finding("too-many-findings", finding.location, {"told": MOST_TOLD})
            return
        yield finding


def few_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, but no more of one rule in a file than anybody would read, with how many there are; those that a person has judged are all told."""
    last = dict[tuple[str, str], Finding]()
    counts = Counter[tuple[str, str]]()
    for finding in findings:
        rule = (finding.code, finding.location.path)
        counts[rule] += not finding.is_waived
        if finding.is_waived or counts[rule] <= MOST_TOLD or finding.code == "too-many-findings":
            yield finding
        else:
            last[rule] = finding
    for rule, finding in last.items():
        yield Finding("too-many-findings", finding.location, {"told": MOST_TOLD, "more": counts[rule] - MOST_TOLD})
