"""YAML text becomes values exactly as they were written, each with its place; nothing is guessed.

`no` stays the word no and `1.10` stays 1.10: the model gives values their types. What entries have no use for and what
could hide something (aliases, tags, repeated fields, a second document) is a finding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingNode, Node, NodeEvent, ScalarNode, SequenceNode, YAMLError
from yaml._yaml import CParser
from yaml._yaml import Mark as FastMark
from yaml.error import Mark

from .findings import Finding, Location, short
from .sources import HIDDEN, invisible
from .yaml_syntax import explained

DEEPEST = 10  # the format needs five levels; more is a mistake or an attack
PLAIN = "plain"
# What makes a second look at the text worth its time: deep indents, and words that begin like an anchor or an alias.
DEEP = re.compile(r"\n[ \t?:-]{60}")
ANCHOR = re.compile(r"(?:^|[\s,\[{])[*&]\S", re.MULTILINE)
MANY_BRACKETS = 100
NO_BREAK = re.compile(r"^[ -]*(?:\w+:)?\u00a0", re.MULTILINE)
LOST = re.compile(r"[ \t]+#\w[^\n]*")
Step = str | int


class _Composer(CParser):
    """The C parser without YAML's guesses: a value without a tag of its own is plain text, a list or a set of fields."""

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool] | bool) -> str:
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
    lines: int = 0
    has_empty: bool = False
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
        return self._span(key) if key else self.at(*steps)

    def has_key(self, *steps: Step) -> bool:
        """Whether the field's name is there, even with nothing after it."""
        return self._key(*steps) is not None

    def _key(self, *steps: Step) -> Node | None:
        parent = self.root
        for step in steps[:-1]:
            parent = _value(parent, step)
        keys = (key for key, _ in parent.value) if isinstance(parent, MappingNode) else ()
        return next((key for key in keys if key.value == steps[-1]), None)

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

    Values are dicts, lists, strings and None (a field left empty); None as a whole when the text cannot be read for certain.
    """
    try:
        refused = list(_refused(text, path, offset))
        root = None if refused else _Composer(text).get_single_node()
    except YAMLError as error:
        return Written(path, None, offset, None, text.count("\n") + 1, False, [explained(error, text, path, offset)])
    written = Written(path, root, offset, None, text.count("\n") + 1, False, refused)
    if not refused:
        reader = _Reader(written, text.split("\n") if "#" in text and LOST.search(text) else ())
        values = reader.read(root, 0) if root is not None else {}
        written.values = values if reader.certain else None
    return written


def _refused(text: str, path: str, offset: int) -> Iterator[Finding]:
    """What must not reach the composer: it follows aliases without a trace, and its stack, in C, ends without an error."""
    hard = NO_BREAK.search(text) if "\u00a0" in text else None
    if hard:
        yield _hard_space(text, hard.end() - 1, path, offset)
    if hard or not _is_suspect(text):
        return
    parser, depth, anchors, aliases = CParser(text), 0, list[Finding](), list[Finding]()
    while (event := parser.get_event()) is not None:
        place = _place(event.start_mark, path, offset)
        if isinstance(event, AliasEvent):
            aliases.append(_alias(f"*{event.anchor}", place))
        elif isinstance(event, NodeEvent) and event.anchor:
            anchors.append(_alias(f"&{event.anchor}", place))
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            yield _too_deep(place)
            return
    yield from aliases or anchors


def _is_suspect(text: str) -> bool:
    """Whether a second look is worth its time; each sign is sought plainly first, because patterns are slow."""
    deep = DEEP.search(f"\n{text}") or text.count("[") + text.count("{") > MANY_BRACKETS
    return bool(deep or (("&" in text or "*" in text) and ANCHOR.search(text)))


def _place(mark: Mark | FastMark | None, path: str, offset: int) -> Location:
    return Location(path, mark.line + 1 + offset, mark.column + 1) if mark else Location(path, offset + 1)


class _Reader:
    """One walk over the nodes: values out, findings into what was written; `certain` until a value cannot be told."""

    def __init__(self, written: Written, lines: Sequence[str]) -> None:
        self.written = written
        self.lines = lines  # of a text in which something may have been taken for a comment
        self.certain = True

    def read(self, node: Node, depth: int) -> object:
        if node.tag != PLAIN:
            self._refuse("yaml-tag", node, f"‘{node.tag}’ is taken for an instruction to YAML, because of its exclamation mark.",
                         "It would vanish from the value.", "Put the whole value between double quotes, or take the word out.")
        if depth > DEEPEST:
            self.written.findings.append(_too_deep(self.written._span(node)))
            self.certain = False
        elif isinstance(node, MappingNode):
            return dict(self._fields(node, depth))
        elif isinstance(node, SequenceNode):
            return [self.read(item, depth + 1) for item in node.value]
        elif node.value not in ("", "~") or getattr(node, "style", None):  # an empty value between quotes is a text
            if getattr(node, "style", None) == '"' and (hidden := HIDDEN.search(node.value)):  # written with a backslash
                self._refuse("hidden-character", node, *invisible(hidden[0]))
            if self.lines and not getattr(node, "style", None):
                self._look_behind(node)
            return str(node.value)
        return None

    def _look_behind(self, node: Node) -> None:
        """A number sign after a space begins a comment, which writers of `ward #3` do not expect."""
        lost = LOST.match(self.lines[node.end_mark.line], node.end_mark.column) if node.end_mark.line < len(self.lines) else None
        if lost:
            self._refuse("lost-after-hash", node, f"Everything from ‘{short(lost[0].strip(), 20)}’ on is lost.",
                         "After a space the sign # begins a comment, which nobody sees.", "Put the whole value between double quotes.")

    def _fields(self, node: MappingNode, depth: int) -> Iterator[tuple[str, object]]:
        known: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse("yaml-field-name", key, "A field’s name cannot be in brackets.", "Each field has a plain name from the entry format.",
                             "Write a name, a colon and the value; a value that begins with a bracket goes between double quotes.")
                self.certain = False
                continue
            name = str(key.value)
            if name in known:
                first = known[name].start_mark.line + 1 + self.written.offset
                self._refuse("repeated-field", key, f"‘{name}’ stands here a second time; it is already on line {first}.",
                             "Only one of the two could count, and nobody could tell which.", "Keep one of them.")
                continue
            known[name] = key
            read = self.read(value, depth + 1)
            self.written.has_empty |= read is None
            yield name, read

    def _refuse(self, code: str, node: Node, message: str, reason: str, remedy: str) -> None:
        self.written.findings.append(Finding(code, self.written._span(node), message, reason, remedy))


def _hard_space(text: str, position: int, path: str, offset: int) -> Finding:
    place = Location(path, text.count("\n", 0, position) + 1 + offset, position - text.rfind("\n", 0, position))
    return Finding("yaml-syntax", place, "A hard space stands here, which only looks like a space.",
                   "It often comes along when text is copied from a web page or a letter.", "Delete it and type a space.")


def _alias(said: str, place: Location) -> Finding:
    return Finding("yaml-alias", place, f"‘{said}’ is taken for a reference to another part of the file.", "It would vanish from the value.",
                   "Put the whole value between double quotes, or write out what is meant.")


def _too_deep(place: Location) -> Finding:
    return Finding("yaml-too-deep", place, "Lists and fields are nested too deeply here.",
                   f"Nothing in the format goes deeper than {DEEPEST} levels.", "Check the indents and the brackets.")
