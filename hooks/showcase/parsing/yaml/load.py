"""YAML text becomes values exactly as they were written, each with its place; nothing is guessed.

`no` stays the word no and `1.10` stays 1.10: the model gives values their types. What entries have no use for and what
could hide something (aliases, tags, repeated fields, a second document) is a finding.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from yaml import MappingNode, Node, ScalarNode

from showcase.model.finding import Finding, Location
from showcase.parsing.yaml.broken_text import BrokenText, Repair
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.lines import CURLY_PAIRS, before_value, value_of, with_value
from showcase.parsing.yaml.names import NO_FIELD_NAMES, FieldNames
from showcase.parsing.yaml.parser import DEEPEST, ITEM, PLAIN
from showcase.parsing.yaml.repair import RepairedText, compose_with_repairs, read_again, too_deep
from showcase.parsing.yaml.repairs_layout import item_in_value
from showcase.parsing.yaml.repairs_lists import without_hyphens
from showcase.parsing.yaml.scalar import quoted
from showcase.parsing.yaml.source_map import SourceMap
from showcase.util.invisible import code_of, first_hidden

LOST = re.compile(r"[ \t]+#(?P<note>\W)?[^\n]*")
NOTED = re.compile(r"[a-z0-9][a-z0-9.-]*(?:[ \t]{2,}#.*)?")  # an id, a number or a date, and a note well apart from it: nothing of a value is lost there
LONE_TAG = re.compile(r"(?:^|[\s\[{,])!\s", re.MULTILINE)
SAFE = re.compile(r"\w[\w .;()’/-]*")  # a text that needs no quotation marks
FIELD = re.compile(r" +([a-z_]+):(?:\s|$)")
AGAIN = 10  # times that a text is read again because of items without a place of their own
SHOWN_IN_QUOTES = ("quote",)  # readers see these between quotation marks anyway


def read_yaml(text: str, path: str, offset: int = 0, names: FieldNames = NO_FIELD_NAMES) -> tuple[Document, tuple[Finding, ...]]:
    """What one YAML text says, and what is wrong with it as YAML.

    Values are dicts, lists, strings and None (a field left empty); None as a whole when the text cannot be read at all.
    `names` are the fields that may stand in it, which tell a field from a piece of text where both could be meant.
    """
    repaired, reader, values = _read(text, path, offset, names)
    document = Document(reader.source, values, reader.has_empty, repaired.guessed | reader.guessed, repaired.left_out, reader.in_text,
                        any(one.wording == "left-out" and one.location.column == 1 for one in repaired.findings))
    found: Sequence[Finding] = reader.findings
    if repaired.left_out:  # what seems to stand twice may follow from that
        found = [one for one in found if not document.is_about_a_guess(one)]
    return document, (*repaired.findings, *found)


def mended_yaml(text: str, names: FieldNames) -> str:
    """The text as it could be read; the same text where that is a guess."""
    repaired, _, _ = _read(text, "", 0, names)
    return repaired.text if repaired.is_read and all(finding.fixable for finding in repaired.findings) else text


def _read(text: str, path: str, offset: int, names: FieldNames) -> tuple[RepairedText, "_Reader", object]:
    repaired = compose_with_repairs(text, path, offset, names)
    reader = _Reader(repaired, path, offset, names)
    values = reader.read_all()
    for _ in range(AGAIN):
        if reader.mend is None:
            break
        repaired = read_again(repaired, path, offset, names, reader.mend)
        reader = _Reader(repaired, path, offset, names)
        values = reader.read_all()
    return repaired, reader, values


class _Reader:
    """One walk over the nodes of a text: values, and what is found on the way; `certain` until a value cannot be told."""

    def __init__(self, repaired: RepairedText, path: str, offset: int, names: FieldNames) -> None:
        text = repaired.text
        self.repaired = repaired
        self.source = SourceMap(path, repaired.root, offset, text.count("\n") + 1, text=text)
        self.names = names
        self.may_lose = ("#" in text and LOST.search(text) is not None) or ("!" in text and LONE_TAG.search(text) is not None)
        self.lines: Sequence[str] = text.split("\n") if self.may_lose else ()
        self.certain = True
        self.has_empty = False
        self.findings = list[Finding]()
        self.guessed = set[int]()
        self.in_text = dict[str, Location]()
        self.mend: Callable[[BrokenText], Repair] | None = None  # what has to be done before the text is read again

    def read_all(self) -> object:
        """The values of the whole text; None when they cannot be told."""
        if not self.repaired.is_read:
            return None
        values = self.read(self.repaired.root, 0) if self.repaired.root is not None else {}
        return values if self.certain else None

    def read(self, node: Node, depth: int, name: str = "") -> object:
        """A value as it was written; `name` is the field that it belongs to."""
        if node.tag != PLAIN:
            self._refuse_tag(node, node.tag)
        if depth > DEEPEST:
            self.findings.append(too_deep(self.source.span(node)))
            self.certain = False
            return None
        if isinstance(node, ScalarNode):
            return self._text(node, name)
        return self._fields(node, depth) if isinstance(node, MappingNode) else [self.read(item, depth + 1) for item in node.value]

    def _text(self, node: ScalarNode, name: str) -> str | None:
        style = node.style
        value: str = node.value
        self.has_empty |= value == "~" or not value.strip()  # between quotation marks too, as programs write what nobody has filled in
        if style:
            if style == '"' and (hidden := first_hidden(value)):  # written with a backslash
                self._refuse("hidden-character", node, {"letter": code_of(hidden[0])})
            if style in "|>" and ":" in value:
                self._look_for_fields(node)
            return value
        if self.may_lose:
            self._look_around(node)
        if node.start_mark.line != node.end_mark.line:
            self._look_inside(node)
        if value[:1] in CURLY_PAIRS and value.endswith(CURLY_PAIRS[value[0]]):
            return self._without_curly(node, value, name)
        return None if value in ("", "~") else value

    def _look_for_fields(self, node: Node) -> None:
        """Lines of a longer text that would be fields if they stood further to the left."""
        self.lines = self.lines or self.repaired.text.split("\n")
        for row in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(self.lines))):
            found = FIELD.match(self.lines[row])
            if found and found[1] in self.names:
                row_in_file, column = row + 1 + self.source.offset, found.start(1) + 1
                self.in_text.setdefault(found[1], Location(self.source.path, row_in_file, column, row_in_file, column + len(found[1])))

    def _look_around(self, node: Node) -> None:
        """A number sign after a space begins a comment, which writers of `ward #3` do not expect; a lone exclamation mark vanishes."""
        row, column = node.end_mark.line, node.end_mark.column
        lost = LOST.match(self.lines[row], column) if row < len(self.lines) else None
        if lost and not lost["note"]:
            self._refuse("lost-after-hash", node, {"lost": lost[0].strip()}, self._protected(row))
        elif lost and node.value and self.source.offset and not NOTED.fullmatch(f"{node.value}{lost[0]}"):  # the award and maps are full of notes
            self._refuse("lost-after-hash", node, {"lost": lost[0].strip()}, wording="note")
        if node.tag == PLAIN and self.lines[node.start_mark.line][node.start_mark.column :][:1] == "!":
            self._refuse_tag(node, "!")

    def _look_inside(self, node: Node) -> None:
        """Items that were taken for more words of a value that goes on over several lines."""
        self.lines = self.lines or self.repaired.text.split("\n")
        first, last = node.start_mark.line, node.end_mark.line
        rows = range(first + 1, min(last + 1, len(self.lines)))
        if self.mend is None and ITEM.match(self.lines[first]) and any(ITEM.match(self.lines[row]) for row in rows):
            self.mend = partial(item_in_value, first=first, last=rows[-1])

    def _without_curly(self, node: Node, value: str, name: str) -> str:
        """The text between curly quotation marks, which are no quotation marks to YAML."""
        inner = value[1:-1].strip()
        if any(sign in inner for sign in (value[0], value[-1])) or not inner:
            return value
        if name not in SHOWN_IN_QUOTES:
            self.findings.append(Finding("curly-quotes", self.source.span(node), instead=inner if SAFE.fullmatch(inner) else quoted(inner), fixable=True))
            self.guessed.add(node.start_mark.line + 1 + self.source.offset)
        return inner

    def _refuse_tag(self, node: Node, tag: str) -> None:
        lines = self.lines or self.repaired.text.split("\n")
        self._refuse("yaml-tag", node, {"tag": tag}, self._protected(node.start_mark.line, lines))

    def _protected(self, row: int, lines: Sequence[str] = ()) -> str:
        """The line with its value between quotation marks, where that is all it takes."""
        line = (lines or self.lines)[row]
        return "" if value_of(line)[:1] in ("", "[", "{", '"', "'") or not before_value(line).strip() else with_value(line, quoted(value_of(line)))

    def _fields(self, node: MappingNode, depth: int) -> dict[str, object]:
        known, values = dict[str, Node](), dict[str, object]()
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse("yaml-field-name", key, {})
                self.certain = False
                continue
            name = str(key.value)
            if name in known:
                first = known[name].start_mark.line + 1 + self.source.offset
                self._refuse("repeated-field", key, {"name": name, "first": first})
                continue
            known[name] = key
            if name in self.names.lists and self.mend is None and self._lacks_hyphens(key, value):
                self.mend = partial(without_hyphens, owner=key.start_mark.line)
            values[name] = self.read(value, depth + 1, name)
        return values

    def _lacks_hyphens(self, key: Node, value: Node) -> bool:
        """Whether a list was written on the lines below its field’s name, without the hyphens of its items."""
        if isinstance(value, MappingNode):
            first = value.value[0][0] if value.value else None
            is_named = isinstance(first, ScalarNode) and not first.value.startswith("-")
            return key.value in self.names.things and is_named and not value.flow_style
        if not isinstance(value, ScalarNode) or value.value[:1] in ("", "-"):
            return False
        return key.value not in self.names.things and not value.style and value.start_mark.line > key.start_mark.line

    def _refuse(self, code: str, node: Node, values: Mapping[str, object], paste: str = "", wording: str = "") -> None:
        self.findings.append(Finding(code, self.source.span(node), values, wording, paste=paste, fixable=bool(paste)))
        if code != "repeated-field":
            self.guessed.add(node.start_mark.line + 1 + self.source.offset)
