"""YAML’s parser without its guesses, and where and why it stopped; rows and columns count from 0, as it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from yaml import AliasEvent, CBaseLoader, CollectionEndEvent, CollectionStartEvent, MappingNode, Node, NodeEvent, ScalarNode, SequenceNode, YAMLError

DEEPEST = 10  # the format needs five levels; more is a mistake or an attack
PLAIN = "plain"
# What makes a second look at the text worth its time: deep indents, and words that begin like an anchor or an alias.
DEEP = re.compile(r"\n[ \t?:-]{60}")
ANCHOR = re.compile(r"(?:^|[\s,\[{])[*&]\S", re.MULTILINE)
ITEM = re.compile(r" *-(?:\s|[^\s\d-])")
MANY_BRACKETS = 100
BEGUN = ("quoted scalar", "simple key")  # the parser notices these late, and knows where they began


class _Composer(CBaseLoader):
    """The C parser without YAML's guesses: a value without a tag of its own is plain text, a list or a set of fields."""

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool] | bool) -> str:
        return PLAIN

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve."""


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """Where reading stopped, what the parser said, and where that which it could not read had begun."""

    problem: str
    row: int
    column: int
    start: tuple[int, int] | None = None

    def within(self, lines: Sequence[str]) -> "ParseFailure":
        """The same failure at rows that the text has; the parser may stop behind its last."""
        end = (len(lines) - 1, len(lines[-1]))
        row, column = min((self.row, self.column), end)
        return ParseFailure(self.problem, row, column, min(self.start, end) if self.start else None)

    @property
    def cause(self) -> int:
        """The row that the cause is likely to be in."""
        return self.start[0] if self.start and any(word in self.problem for word in BEGUN) and "escape" not in self.problem else self.row


@dataclass(frozen=True, slots=True)
class Reference:
    """A sign that would make a part of the text stand for another: `*name`, or `&name`, which such a sign refers to."""

    sign: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class TooDeep:
    """Where lists and fields are nested more deeply than anything in the format."""

    row: int
    column: int


def compose(text: str) -> Node | ParseFailure | None:
    """The nodes of one document, or where reading stopped."""
    try:
        return yaml.compose(text, Loader=_Composer)
    except YAMLError as error:
        return _failure(error)


def count_oddities(node: Node, lines: Sequence[str]) -> int:
    """How many fields stand twice, and how many items were taken for words of a value: signs that a text was not meant so."""
    if isinstance(node, MappingNode):
        names = [key.value for key, _ in node.value if isinstance(key, ScalarNode)]
        return len(names) - len(set(names)) + sum(count_oddities(value, lines) for _, value in node.value)
    if isinstance(node, SequenceNode):
        return sum(count_oddities(item, lines) for item in node.value)
    first, last = node.start_mark.line, node.end_mark.line
    if first == last or getattr(node, "style", None):
        return 0
    return sum(ITEM.match(line) is not None for line in lines[first + 1 : last + 1]) if ITEM.match(lines[first]) else 0


def refused(text: str) -> list[Reference] | TooDeep:
    """What must not reach the composer: it follows references without a trace, and its stack, in C, ends without an error."""
    if not _is_suspect(text):
        return []
    anchors, aliases = list[Reference](), list[Reference]()
    try:
        for found in _suspects(text):
            if isinstance(found, TooDeep):
                return found
            (aliases if found.sign.startswith("*") else anchors).append(found)
    except YAMLError:  # composing will say so
        pass
    return aliases or anchors


def _suspects(text: str) -> Iterator[Reference | TooDeep]:
    depth = 0
    for event in yaml.parse(text, Loader=CBaseLoader):
        mark = event.start_mark
        row, column = (mark.line, mark.column) if mark else (0, 0)
        if isinstance(event, AliasEvent):
            yield Reference(f"*{event.anchor}", row, column)
        elif isinstance(event, NodeEvent) and event.anchor:
            yield Reference(f"&{event.anchor}", row, column)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            yield TooDeep(row, column)
            return


def _is_suspect(text: str) -> bool:
    """Whether a second look is worth its time; each sign is sought plainly first, because patterns are slow."""
    deep = DEEP.search(f"\n{text}") or text.count("[") + text.count("{") > MANY_BRACKETS
    return bool(deep or (("&" in text or "*" in text) and ANCHOR.search(text)))


def _failure(error: YAMLError) -> ParseFailure:
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    mark, start = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    row, column = (mark.line, mark.column) if mark else (0, 0)
    return ParseFailure(problem, row, column, (start.line, start.column) if start else None)
