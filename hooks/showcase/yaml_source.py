"""YAML text becomes values exactly as they were written, each with its place; nothing is guessed.

`no` stays the word no and `1.10` stays 1.10: the model gives values their types. What entries have no use for and what
could hide something (aliases, tags, repeated fields, a second document) is a finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError
from yaml.cyaml import CParser
from yaml.error import Mark

from .findings import Finding, Location

DEEPEST = 10  # the format needs five levels; more is a mistake or an attack
PLAIN = "plain"

type_ = type
Value = "str | None | list[Value] | dict[str, Value]"
Step = str | int


class _Composer(CParser):
    """The C parser without YAML's guesses: a value without a tag of its own is plain text, a list or a set of fields."""

    def resolve(self, kind: type_[Node], value: str, implicit: tuple[bool, bool] | bool) -> str:
        return PLAIN

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve."""


@dataclass(slots=True)
class Written:
    """A YAML text as it was written: its values, and the place of each.

    `offset` is how many lines of the file stand before the text.
    """

    path: str
    root: Node | None
    offset: int = 0
    values: object = None
    findings: list[Finding] = field(default_factory=list)

    def at(self, *steps: Step) -> Location:
        """The place of the value at these steps; of the nearest thing around it where there is none."""
        node = self.root
        for step in steps:
            inner = _value(node, step)
            if inner is None:
                break
            node = inner
        return self._span(node)

    def at_key(self, *steps: Step) -> Location:
        """The place of a field's name rather than of its value."""
        parent = self.root
        for step in steps[:-1]:
            parent = _value(parent, step) or parent
        if isinstance(parent, MappingNode):
            for key, _ in parent.value:
                if key.value == steps[-1]:
                    return self._span(key)
        return self.at(*steps)

    def _span(self, node: Node | None) -> Location:
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


def read_yaml(text: str, path: str, offset: int = 0) -> Written:
    """The values of one YAML document with their places, and what is wrong with it as YAML.

    Values are dicts, lists, strings and None (a field left empty); None as a whole when the text cannot be read.
    """
    try:
        root = _Composer(text).get_single_node()
    except YAMLError as error:
        return Written(path, None, offset, None, [_syntax(error, text, path, offset)])
    except RecursionError:
        return Written(path, None, offset, None, [_too_deep(Location(path, offset + 1))])
    written = Written(path, root, offset)
    written.values = _Reader(written).read(root, 0) if root is not None else {}
    return written


class _Reader:
    """One walk over the nodes: values out, findings into what was written."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.seen: set[int] = set()

    def read(self, node: Node, depth: int) -> object:
        if id(node) in self.seen:
            return self._refuse("yaml-alias", node, "This repeats another part of the file by an alias (`*`).",
                                "Entries are read by people, so each value stands where it is used.", "Write the value out here.")
        self.seen.add(id(node))
        if node.tag != PLAIN:
            self._refuse("yaml-tag", node, f"‘{node.tag}’ is a YAML tag.", "Tags change what a value is without showing it.",
                         "Remove the word that begins with an exclamation mark.")
        if depth > DEEPEST:
            self.written.findings.append(_too_deep(self.written._span(node)))
            return None
        if isinstance(node, MappingNode):
            return dict(self._fields(node, depth))
        if isinstance(node, SequenceNode):
            return [self.read(item, depth + 1) for item in node.value]
        return self._scalar(node)

    def _scalar(self, node: Node) -> str | None:
        text = str(node.value)
        return None if text in ("", "~") and getattr(node, "style", None) is None else text

    def _fields(self, node: MappingNode, depth: int) -> Iterator[tuple[str, object]]:
        known: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse("yaml-field-name", key, "This field’s name is not a word.", "Each field has a plain name from the entry format.",
                             "Write a name, a colon, and the value.")
                continue
            name = str(key.value)
            if name in known:
                first = known[name].start_mark.line + 1 + self.written.offset
                self._refuse("repeated-field", key, f"‘{name}’ stands here a second time; it is already on line {first}.",
                             "Only one of the two could count, and nobody could tell which.", "Keep one of them.")
                continue
            known[name] = key
            read = self.read(value, depth + 1)
            if read is not None:
                yield name, read

    def _refuse(self, code: str, node: Node, message: str, reason: str, remedy: str) -> None:
        self.written.findings.append(Finding(code, self.written._span(node), message, reason, remedy))


def _too_deep(place: Location) -> Finding:
    return Finding("yaml-too-deep", place, "Lists and fields are nested too deeply here.",
                   f"Nothing in the format goes deeper than {DEEPEST} levels.", "Check the indents and the brackets.")


def _syntax(error: YAMLError, text: str, path: str, offset: int) -> Finding:
    """Why YAML stopped reading, in a writer's words."""
    mark: Mark | None = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '') or error}"
    start = getattr(error, "context_mark", None)
    lines = text.split("\n")
    line = min(mark.line if mark else 0, len(lines) - 1)
    if "quoted scalar" in said and start is not None:
        mark, line = start, start.line
    place = Location(path, line + 1 + offset, (mark.column if mark else 0) + 1)
    message, remedy = _explained(said, lines[line], mark)
    return Finding("yaml-syntax", place, message, "The lines between the two `---` have to be readable as YAML.", remedy)


def _explained(said: str, line: str, mark: Mark | None) -> tuple[str, str]:
    if "\t" in line:
        return "There is a tab in this line.", "Use spaces: two for each step of indent."
    if "mapping values are not allowed" in said:
        return "A colon inside this value makes it look like another field.", "Put the whole value between double quotes."
    if "quoted scalar" in said:
        return "A quotation mark opens here and is never closed.", "Close it, or put the whole value between double quotes."
    if "could not find expected ':'" in said:
        return "A field’s name without a colon stands at or just before this line.", "Write the name, a colon, a space and the value."
    if "block mapping" in said or "block collection" in said or "block sequence" in said:
        return "This line is indented differently from the lines that it belongs with.", "Give it the same number of spaces as its neighbours."
    if "flow" in said:
        return "A bracket opens and is never closed.", "Close it with `]` or `}`."
    if "special characters are not allowed" in said or "control characters" in said:
        return "There is an invisible control character in the front matter.", "Type the line again by hand."
    if "cannot start any token" in said:
        sign = line[mark.column] if mark and mark.column < len(line) else "This sign"
        return f"A value cannot begin with ‘{sign}’.", "Put the whole value between double quotes."
    if "expected a single document" in said:
        return "A second `---` opens another document here.", "Keep everything between one pair of `---` lines."
    return "YAML cannot read this line.", "Compare it with the example in the entry format, and check quotes, colons and indents."
