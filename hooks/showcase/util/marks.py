"""Signs of Markdown, of wikis and of HTML in a text that is shown as it stands, and the same text without them."""

import re

WIKI = re.compile(r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]")
_BOLD = re.compile(r"(?<![\w*])(\*\*|__)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])", re.DOTALL)
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^()\s]+)\)")
_HEADING = re.compile(r"\A([\"']?)#{1,6}[ \t]+")
_BREAK, _TAG = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE), re.compile(r"</?(?:b|i|u|em|strong|span|p|div|a|sup|sub)\b[^<>]*>", re.IGNORECASE)
SUSPECT = ("*", "__", "[[", "](", "#", "<")  # a text without any of these has no such sign


def without_marks(text: str) -> str:
    """The text without signs that would be shown; where a link led stays, in round brackets."""
    if not any(sign in text for sign in SUSPECT):
        return text
    for pattern, plain in ((_BOLD, r"\2"), (_SLANTED, r"\1"), (WIKI, r"\1"), (_LINK, r"\1 (\2)"), (_HEADING, r"\1"), (_BREAK, " "), (_TAG, "")):
        text = pattern.sub(plain, text)
    return text
