"""What was written in YAML: the values, and the place of each of them in its file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from showcase.model.finding import Finding, Location

Step = str | int
MANY = 100  # fields in one set; no sound text has as many


@dataclass(slots=True)
class Written:
    """A YAML text as it was written: its values, and the place of each.

    `offset` is how many lines of the file stand before the text.
    """

    path: str
    root: Node | None
    offset: int = 0
    values: object = None
    lines: int = 0
    has_empty: bool = False
    findings: list[Finding] = field(default_factory=list)
    guessed: set[int] = field(default_factory=set)  # lines that were read by a guess, of which enough has been said
    left_out: set[int] = field(default_factory=set)  # lines that could not be read at all
    in_text: dict[str, Location] = field(default_factory=dict)  # lines of a longer text that look like fields
    indexes: dict[int, dict[Step, Node]] = field(default_factory=dict)
    is_known: bool = False  # whether every id in it is known to be on the award’s lists

    def is_about_a_guess(self, finding: Finding) -> bool:
        """Whether a finding follows from what could not be read."""
        if finding.location.line in self.guessed:
            return True
        return bool(self.left_out) and (finding.code == "missing-field" or self.field_at(finding.location.line) in self.fields_left_out)

    @property
    def fields_left_out(self) -> frozenset[str]:
        """The outermost fields of which something could not be read."""
        return frozenset(name for line in self.left_out if (name := self.field_at(line)) is not None)

    def indent_within(self, *steps: Step) -> int | None:
        """How far the fields at these steps are indented; None where they stand in brackets, or there are none."""
        node = self.root
        for step in steps:
            node = _value(node, step)
        if not isinstance(node, MappingNode) or node.flow_style or not node.value:
            return None
        return int(node.value[0][0].start_mark.column)

    def at(self, *steps: Step) -> Location:
        """The place of the value at these steps; of the nearest thing around it where there is none."""
        node = self.root
        for step in steps:
            inner = _value(node, step)
            if inner is None:
                break
            node = inner
        return self.span(node)

    def field_at(self, line: int) -> str | None:
        """The outermost field that a line of the file belongs to; the empty name before the first, None after the last line."""
        if not isinstance(self.root, MappingNode):
            return "" if line <= self.offset + self.lines else None
        if line > self.offset + self.lines:
            return None
        starts = [(key.start_mark.line + 1 + self.offset, str(key.value)) for key, _ in self.root.value]
        return next((name for start, name in reversed(starts) if start <= line), "")

    def at_key(self, *steps: Step) -> Location:
        """The place of a field's name rather than of its value."""
        key = self._key(*steps)
        return self.span(key) if key else self.at(*steps)

    def has_key(self, *steps: Step) -> bool:
        """Whether the field's name is there, even with nothing after it."""
        return self._key(*steps) is not None

    def rename(self, steps: Sequence[Step], name: str, value: str | None = None) -> None:
        """Gives a field the name that it was meant to have, and a value when that had become a part of the name."""
        key, self.is_known = self._key(*steps), False
        node = self.root
        for step in steps:
            node = _value(node, step)
        self.indexes.clear()
        if key is not None:
            key.value = name
        if value is not None and node is not None:
            node.value = value

    def _key(self, *steps: Step) -> Node | None:
        parent = self.root
        for step in steps[:-1]:
            parent = _value(parent, step)
        if not isinstance(parent, MappingNode):
            return None
        if len(parent.value) > MANY:
            return self._indexed(parent).get(steps[-1])
        return next((key for key, _ in parent.value if key.value == steps[-1]), None)

    def _indexed(self, parent: MappingNode) -> dict[Step, Node]:
        """The names of a set of fields that is too large to be looked through again and again; the first of a name counts."""
        if id(parent) not in self.indexes:
            self.indexes[id(parent)] = {str(key.value): key for key, _ in reversed(parent.value)}
        return self.indexes[id(parent)]

    def span(self, node: Node | None) -> Location:
        """The place of a node; of the beginning where there is none."""
        if node is None:
            return Location(self.path, self.offset + 1)
        start, end = node.start_mark, node.end_mark
        if not isinstance(node, ScalarNode):  # the line where a list or a set of fields begins says enough
            return Location(self.path, start.line + 1 + self.offset, start.column + 1)
        return Location(self.path, start.line + 1 + self.offset, start.column + 1, end.line + 1 + self.offset, end.column + 1)


def _value(node: Node | None, step: Step) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found = node.value[step]
        return found if isinstance(found, Node) else None
    return None
