"""Python’s regular expressions as a browser reads them, so that each pattern is written once.

What differs: Python’s letters, digits and edges of words are those of every script; `$`, `.` and `^` know one line end; capitals may be
alike in a part of a pattern alone; a pattern of bytes is one of the signs that stand for single bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LETTER, DIGIT, BLANK = r"\p{L}\p{N}_", r"\p{Nd}", r"\s"
OF_BYTES = {"w": "A-Za-z0-9_", "d": "0-9", "s": r" \t\n\r\f\v"}
OF_TEXT = {"w": LETTER, "d": DIGIT, "s": BLANK}
OTHERS = {"S": r"\S", "D": r"\P{Nd}"}
SYNTAX = frozenset(r"^$\.*+?()[]{}|/")
IN_A_CLASS = SYNTAX | {"-"}
KEPT = frozenset("ntrfvux0123456789")  # escapes that mean the same
TIMES = re.compile(r"\{(?P<least>\d*)(?P<most>,\d*)?\}")
GROUP = re.compile(r"\(\?(?:P<(?P<name>\w+)>|P=(?P<again>\w+)\)|(?P<flags>[ims]+):|(?P<like>:|=|!|<=|<!))")


def for_browser(pattern: re.Pattern[str] | re.Pattern[bytes]) -> tuple[str, str]:
    """A pattern’s source and flags; one of bytes for texts of which each sign is a byte."""
    of_bytes = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    made = "".join(_PatternReader(source, pattern.flags, OF_BYTES if of_bytes else OF_TEXT).all())
    return made, ("i" if pattern.flags & re.IGNORECASE else "") + ("" if of_bytes else "u")


@dataclass
class _PatternReader:
    """Walks a pattern from left to right; `alike` holds, for each open group, whether capitals are alike in it alone."""

    source: str
    flags: int
    signs: dict[str, str]
    at: int = 0

    def __post_init__(self) -> None:
        self.alike = [False]

    def all(self) -> Iterator[str]:
        while self.at < len(self.source):
            yield self._one()

    def _one(self) -> str:
        sign = self._take()
        if sign == "\\":
            return self._escape(self._take())
        if sign == "[":
            return self._class()
        if sign == "(":
            return self._group()
        if sign == ")":
            self.alike.pop()
            return sign
        return self._plain(sign)

    def _take(self) -> str:
        self.at += 1
        return self.source[self.at - 1]

    def _plain(self, sign: str) -> str:
        lines = bool(self.flags & re.MULTILINE)
        edges = {"^": r"(?<![^\n])" if lines else "(?<![^])", "$": r"(?![^\n])" if lines else r"(?=\n?(?![^]))"}
        if sign in edges:
            return edges[sign]
        if sign == ".":
            return "[^]" if self.flags & re.DOTALL else r"[^\n]"
        if sign == "{" and (times := TIMES.match(self.source, self.at - 1)) and times[0] not in ("{}", "{,}"):
            self.at = times.end()
            return f"{{{times['least'] or '0'}{times['most'] or ''}}}"
        return f"\\{sign}" if sign in "{}]/" else self._as_alike(sign)

    def _as_alike(self, sign: str) -> str:
        return f"[{sign.upper()}{sign.lower()}]" if self.alike[-1] and sign.upper() != sign.lower() else sign

    def _escape(self, sign: str) -> str:
        if sign in "bB":
            word = f"[{self.signs['w']}]"
            within = (f"(?<={word})(?={word})", f"(?<!{word})(?!{word})") if sign == "B" else (f"(?<={word})(?!{word})", f"(?<!{word})(?={word})")
            return f"(?:{'|'.join(within)})"
        if sign in "AZ":
            return "(?<![^])" if sign == "A" else "(?![^])"
        if sign.lower() in self.signs:
            return f"[{'^' if sign.isupper() else ''}{self.signs[sign.lower()]}]"
        return self._letter(sign, SYNTAX)

    def _letter(self, sign: str, special: frozenset[str]) -> str:
        if sign == "U":
            self.at += 8
            return f"\\u{{{int(self.source[self.at - 8 : self.at], 16):x}}}"
        return f"\\{sign}" if sign in KEPT or sign in special else self._as_alike(sign)

    def _group(self) -> str:
        found = GROUP.match(self.source, self.at - 1)
        if not found:
            self.alike.append(self.alike[-1])
            return "("
        self.at = found.end()
        if found["again"]:
            return f"\\k<{found['again']}>"
        self.alike.append(self.alike[-1] or "i" in (found["flags"] or ""))
        return f"(?<{found['name']}>" if found["name"] else "(?:" if found["flags"] else f"(?{found['like']}"

    def _class(self) -> str:
        """A set of signs; one without what is no letter is written as a letter that is none of the others."""
        is_not = self.source[self.at] == "^"
        self.at += is_not
        parts, no_letter, first = list[str](), False, True
        while (sign := self._take()) != "]" or first:
            first = False
            if sign != "\\":
                parts.append(f"\\{sign}" if sign in "[]/" else sign)
                continue
            sign = self._take()
            if sign == "W":
                no_letter = True
            else:
                parts.append(self.signs.get(sign) or OTHERS.get(sign) or self._letter(sign, IN_A_CLASS))
        inside, letter = "".join(parts), self.signs["w"]
        if not no_letter:
            return f"[{'^' if is_not else ''}{inside}]"
        return f"(?:(?![{inside}])[{letter}])" if is_not else f"(?:[{inside}]|[^{letter}])"
