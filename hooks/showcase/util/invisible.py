"""Letters that cannot be seen: found, and said to be there."""

import re

from showcase.util.direction import RIGHT_TO_LEFT
from showcase.util.patterns import when_used

# What cannot be seen: controls, marks that turn text round, spaces without width, fillers, line ends that only some programs see,
# marks between lines, letters of nobody’s or of one program's own, and tags.
_NEVER_SEEN = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u180e\\u200b\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufdd0-\\ufdef"
    "\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff\\U0001fffe\\U0001ffff\\U0002fffe\\U0002ffff\\U0003fffe-\\U0010ffff"
)
# Python takes these for letters and marks that can be printed: fillers, Braille without a dot, joiners of marks, and choices between looks of a letter.
_SEEMS_SEEN = "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180d\\u180f\\u2800\\u3164\\uffa0\\ufe00-\\ufe0d\\ufffc\\U000e0100-\\U000e01ef"
REACH = 30
# The three flags that are written with tags, and that are shown: England’s, Scotland’s and Wales’s. Any other tag is a letter that nobody sees.
_FLAGS = ["\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in name) + "\U000e007f" for name in ("gbeng", "gbsct", "gbwls")]
_OF_NO_FLAG = "".join(f"(?!(?<={flag[:place]}){flag[place:]})" for flag in _FLAGS for place in range(1, len(flag)))
_NONE_BEFORE = "".join(f"(?<![{RIGHT_TO_LEFT}](?s:.{{{far}}}))" for far in range(REACH))
# What joins or parts letters belongs to scripts from Hebrew on and to pictographs; the choice of a pictograph’s look belongs to pictographs.
_ASTRAY = (
    "(?<![\\u0590-\\u1fff\\u203c-\\ufe0f\\ufe20-\\ufeff\\U00010000-\\U0001faff])[\\u200c\\u200d]"
    "|(?<![#*0-9\\xa9\\xae\\u203c-\\u3299\\U0001f000-\\U0001faff])[\\ufe0e\\ufe0f]"
)
HIDDEN = when_used(
    f"{_OF_NO_FLAG}[{_NEVER_SEEN}{_SEEMS_SEEN}]"
    f"|{_ASTRAY}"
    # Marks of direction belong near letters that are written from right to left, which is where signs and numbers need them.
    f"|{_NONE_BEFORE}[\\u200e\\u200f\\u061c](?!(?s:.{{0,{REACH}}})[{RIGHT_TO_LEFT}])"
)
# Hyphens that show at the end of a line alone, spaces and joints without width: a text looks the same without them.
WEIGHTLESS = when_used(f"[\\xad\\u200b\\u2060\\ufeff]|{_ASTRAY}")
_MAY_HIDE = re.compile(f"[{_SEEMS_SEEN}\\ufe0e\\ufe0f]")


def first_hidden(text: str) -> re.Match[str] | None:
    """The first letter of a text that cannot be seen; most texts have none, which is told quickly."""
    if text.replace("\n", "").isprintable() and (text.isascii() or not _MAY_HIDE.search(text)):
        return None
    return HIDDEN.search(text)


def code_of(letter: str) -> str:
    """A letter that cannot be seen, by its number: `U+200B`."""
    return f"U+{ord(letter):04X}"
