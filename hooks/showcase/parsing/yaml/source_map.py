"""Where the values of a YAML text, and the names of its fields, stand in their file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from showcase.model.finding import Location
from showcase.util.lines import alike, line_and_column

Step = str | int
MANY = 100  # fields in one set; no sound text has as many


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The place of each value and of each name, by the steps that lead to it: names of fields, and numbers of items from 0.

    `offset` is how many lines of the file stand before the text, and `lines` how many it has. `renamed` are names that are read
    as others, by the position at which they stand. What was looked up in large sets of fields is kept in `indexes`.
    """

    path: str
    root: Node | None = None
    offset: int = 0
    lines: int = 0
    renamed: Mapping[int, str] = field(default_factory=dict)
    text: str = field(default="", compare=False, repr=False)
    indexes: dict[int, dict[Step, Node]] = field(default_factory=dict, compare=False, repr=False)

    def at(self, *steps: Step) -> Location:
        """The place of the value at these steps; of the nearest thing around it where there is none."""
        node = self.root
        for step in steps:
            inner = self._value(node, step)
            if inner is None:
                break
            node = inner
        return self.span(node)

    def whole(self, *steps: Step) -> Location:
        """The place of a value to its end, also of one in brackets that stands on one line."""
        node = self._node(steps)
        if not isinstance(node, CollectionNode) or not node.flow_style or node.start_mark.line != node.end_mark.line:
            return self.at(*steps)
        row = node.start_mark.line + 1 + self.offset
        return Location(self.path, row, node.start_mark.column + 1, row, node.end_mark.column + 1)

    def difference(self, change: Callable[[str], str], *steps: Step) -> tuple[Location, str]:
        """The smallest place within a text, as it is written, that a change is about, and what stands there afterwards."""
        node = self._node(steps)
        if not isinstance(node, ScalarNode):
            return self.at(*steps), ""
        start, raw = node.start_mark.index, self.text[node.start_mark.index : node.end_mark.index].rstrip()
        told = change(raw)
        head = alike(raw, told)
        tail = alike(raw[head:][::-1], told[head:][::-1])
        if len(told) == head + tail:  # nothing but something taken out, which is told with the sign beside it
            head, tail = max(head - 1, 0), tail - (head == 0)
        places = (line_and_column(self.text, start + head), line_and_column(self.text, start + len(raw) - tail))
        (row, column), (last, end) = places
        return Location(self.path, row + self.offset, column, last + self.offset, end), told[head : len(told) - tail]

    def is_in_brackets(self, *steps: Step) -> bool:
        """Whether a list or fields stand in brackets."""
        node = self._node(steps)
        return isinstance(node, CollectionNode) and bool(node.flow_style)

    def at_key(self, *steps: Step) -> Location:
        """The place of a field's name rather than of its value."""
        key = self._key(*steps)
        return self.span(key) if key else self.at(*steps)

    def has_key(self, *steps: Step) -> bool:
        """Whether the field's name is there, even with nothing after it."""
        return self._key(*steps) is not None

    def field_at(self, line: int) -> str | None:
        """The outermost field that a line of the file belongs to; the empty name before the first, None after the last line."""
        if line > self.offset + self.lines:
            return None
        fields = self.root.value if isinstance(self.root, MappingNode) else ()
        starts = [(key.start_mark.line + 1 + self.offset, str(self._name(key))) for key, _ in fields]
        return next((name for start, name in reversed(starts) if start <= line), "")

    def rows_of(self, *steps: Step) -> tuple[int, int]:
        """The lines of the file from a field’s name, or an item’s beginning, to the end of what it holds; none where nothing is there."""
        node, key = self._node(steps), self._key(*steps)
        if node is None:
            return 0, -1
        end = node.end_mark.line - (node.end_mark.column == 0 or (not isinstance(node, ScalarNode) and not getattr(node, "flow_style", False)))
        first = (key or node).start_mark.line
        return first + 1 + self.offset, max(end, first) + 1 + self.offset

    def indent_within(self, *steps: Step) -> int | None:
        """How far the fields at these steps are indented; None where they stand in brackets, or there are none."""
        node = self._node(steps)
        if not isinstance(node, MappingNode) or node.flow_style or not node.value:
            return None
        return int(node.value[0][0].start_mark.column)

    def with_name(self, steps: Sequence[Step], name: str) -> "SourceMap":
        """The map in which the field at these steps has another name."""
        key = self._key(*steps)
        return replace(self, renamed={**self.renamed, key.start_mark.index: name}, indexes={}) if key else self

    def span(self, node: Node | None) -> Location:
        """The place of a node; of the beginning where there is none."""
        if node is None:
            return Location(self.path, self.offset + 1)
        start, end = node.start_mark, node.end_mark
        if not isinstance(node, ScalarNode):  # the line where a list or a set of fields begins says enough
            return Location(self.path, start.line + 1 + self.offset, start.column + 1)
        return Location(self.path, start.line + 1 + self.offset, start.column + 1, end.line + 1 + self.offset, end.column + 1)

    def _node(self, steps: Sequence[Step]) -> Node | None:
        node = self.root
        for step in steps:
            node = self._value(node, step)
        return node

    def _value(self, node: Node | None, step: Step) -> Node | None:
        if isinstance(node, MappingNode):
            return next((value for key, value in node.value if self._name(key) == step), None)
        if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            return found if isinstance(found, Node) else None
        return None

    def _key(self, *steps: Step) -> Node | None:
        parent = self._node(steps[:-1])
        if not isinstance(parent, MappingNode):
            return None
        if len(parent.value) > MANY:
            return self._indexed(parent).get(steps[-1])
        return next((key for key, _ in parent.value if self._name(key) == steps[-1]), None)

    def _indexed(self, parent: MappingNode) -> dict[Step, Node]:
        """The names of a set of fields that is too large to be looked through again and again; the first of a name counts."""
        if id(parent) not in self.indexes:
            self.indexes[id(parent)] = {str(self._name(key)): key for key, _ in reversed(parent.value)}
        return self.indexes[id(parent)]

    def _name(self, key: Node) -> object:
        return self.renamed.get(key.start_mark.index, key.value) if self.renamed else key.value
