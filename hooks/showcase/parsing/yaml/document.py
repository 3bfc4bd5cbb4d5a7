"""What a YAML text says: its values, the place of each in the file, and what could not be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from showcase.model.finding import Finding, Location
from showcase.parsing.yaml.source_map import SourceMap, Step


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a YAML text, as they were written, with their places.

    `guessed` are lines of the file that were read by a guess, of which enough has been said, and `left_out` lines that could not
    be read at all; one of these at the margin may have been a field (`may_lack`). `in_text` are lines of a longer text that look
    like fields. `has_empty` tells whether a field was left empty.
    """

    source: SourceMap
    values: object = None
    has_empty: bool = False
    guessed: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    in_text: Mapping[str, Location] = field(default_factory=dict)
    may_lack: bool = False

    @property
    def path(self) -> str:
        """The file that the text stands in."""
        return self.source.path

    @property
    def fields_left_out(self) -> frozenset[str]:
        """The outermost fields of which something could not be read."""
        return frozenset(name for line in self.left_out if (name := self.source.field_at(line)) is not None)

    def at(self, *steps: Step) -> Location:
        """The place of the value at these steps; of the nearest thing around it where there is none."""
        return self.source.at(*steps)

    def whole(self, *steps: Step) -> Location:
        """The place of a value to its end, also of one in brackets that stands on one line."""
        return self.source.whole(*steps)

    def at_key(self, *steps: Step) -> Location:
        """The place of a field's name rather than of its value."""
        return self.source.at_key(*steps)

    def has_key(self, *steps: Step) -> bool:
        """Whether the field's name is there, even with nothing after it."""
        return self.source.has_key(*steps)

    def is_about_a_guess(self, finding: Finding) -> bool:
        """Whether a finding follows from what could not be read."""
        line = finding.location.line
        if line in self.guessed and finding.location != self.at():  # where a field is missing, which is told at the first line
            return True
        if self.may_lack and finding.code == "missing-field":
            return True
        return bool(self.left_out) and self.source.field_at(line) in self.fields_left_out and (finding.code == "missing-field" or line != self.at().line)

    def with_value(self, steps: Sequence[Step], value: object) -> "Document":
        """The document with another value at these steps."""
        return replace(self, values=changed(self.values, steps, lambda _: value))

    def with_field(self, steps: Sequence[Step], name: str, value: object) -> "Document":
        """The document with a field of another name and value in place of the one at these steps, behind its neighbours."""
        def renamed(fields: Mapping[Step, object]) -> dict[Step, object]:
            return {**{old: other for old, other in fields.items() if old != steps[-1]}, name: value}

        return replace(self, values=changed(self.values, steps[:-1], renamed), source=self.source.with_name(steps, name))


def value_at(values: Any, steps: Sequence[Step]) -> Any:
    """What stands at these steps, which are there."""
    for step in steps:
        values = values[step]
    return values


def texts_of(values: object, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each text among values, with the steps that lead to it."""
    if isinstance(values, str):
        yield steps, values
    elif isinstance(values, (Mapping, list, tuple)):
        for step, value in values.items() if isinstance(values, Mapping) else enumerate(values):
            yield from texts_of(value, (*steps, step))


def texts_within(values: object) -> list[str]:
    """Each text among values, in the same order, in a third of the time."""
    if isinstance(values, str):
        return [values]
    if not isinstance(values, (dict, list, tuple)):
        return []
    found = list[str]()
    for value in values.values() if isinstance(values, dict) else values:
        if isinstance(value, str):  # as nearly all are
            found.append(value)
        else:
            found += texts_within(value)
    return found


def changed(values: Any, steps: Sequence[Step], change: Callable[[Any], Any]) -> Any:
    """Values of which the part at these steps is changed; what stands beside the way there is the same as before."""
    if not steps:
        return change(values)
    copy: Any = list(values) if isinstance(values, list) else dict(values)
    copy[steps[0]] = changed(values[steps[0]], steps[1:], change)
    return copy
