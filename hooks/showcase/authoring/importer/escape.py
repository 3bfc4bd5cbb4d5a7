"""Plain text as Markdown that shows the same text: signs that Markdown would act on are escaped, lists stay lists."""

import re
from collections.abc import Iterator

ALWAYS = re.compile(r"[\\`*\[\]|~]")
UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")  # within a word it means nothing
TAG = re.compile(r"<(?=[A-Za-z/!?])")
ENTITY = re.compile(r"&(?=#?\w+;)")
# What means something at the beginning of a line only.
AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|>|[-+=](?=\s|$)|[-=_]{2,}\s*$)", re.MULTILINE)
NUMBERED_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
SUSPECT = re.compile(r"[\\`*\[\]|~_<&>#=+]|(?:^|\s)(?:-|\d+[.)])")  # without any of these there is nothing to do, which most texts show at once
ADDRESS = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]]")
TOUCHED = re.compile(r"[*_~\\\[\]|&]")
BULLET = re.compile(r"[-*•·▪‣◦●]\s+(?P<item>\S.*)\Z")
NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?P<item>\S.*)\Z")


def escaped(text: str) -> str:
    """Text in which Markdown finds nothing to act on; web addresses stay whole, between angle brackets where they need them."""
    parts, last = list[str](), 0
    for found in ADDRESS.finditer(text):
        parts += [_escaped(text[last : found.start()]), f"<{found[0]}>" if TOUCHED.search(found[0]) else found[0]]
        last = found.end()
    parts.append(_escaped(text[last:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    if not SUSPECT.search(text):
        return text
    text = ALWAYS.sub(r"\\\g<0>", text)
    text = UNDERSCORE.sub(r"\\_", text)
    text = TAG.sub(r"\\<", text)
    text = ENTITY.sub(r"\\&", text)
    text = AT_START.sub(r"\1\\\2", text)
    return NUMBERED_START.sub(r"\1\\\2", text)


def from_plain(text: str) -> str:
    """A plain text as Markdown: each line a paragraph, lines with bullets or running numbers a list."""
    blocks, before = list[str](), ""
    for kind, line in _lines(text):
        blocks.append("\n" if kind and kind == before else "\n\n")
        blocks.append(line)
        before = kind
    return "".join(blocks[1:])


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line that holds something, with the kind of list that it belongs to."""
    last = 0
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        bullet, number = BULLET.match(line), NUMBER.match(line)
        if number and int(number["number"]) == last + 1:
            last += 1
            yield "number", f"{last}. {escaped(number['item'])}"
        elif bullet:
            yield "bullet", f"- {escaped(bullet['item'])}"
        elif line:
            last = 0
            yield "", escaped(line)
