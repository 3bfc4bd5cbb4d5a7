"""What a row is called: the slug of its folder, from its title, and the key by which the same row is known again."""

import hashlib
import re

from showcase.checks.collection import LENGTHS
from showcase.util.slugs import is_reserved, plain_letters

NAMELESS = "entry"
STAMP = re.compile(r"^# Imported row (?P<key>[0-9a-f]{12}) as (?P<digest>[0-9a-f]{12})[ ;].*\n", re.MULTILINE)
SHOWABLE = re.compile(r"[\w./:-]{1,60}")  # an id that a comment can show as it is


def slug_of(title: str, otherwise: str = "") -> str:
    """A folder’s name from a title; from something else, or plainly numbered, for a title in another alphabet."""
    shortest, longest = LENGTHS
    title = title[:400]  # more would not be seen in an address
    slug = plain_letters(title)
    if len(slug) < shortest or is_reserved(slug) or _kept(title) < 0.5:
        slug = f"{NAMELESS}-{plain_letters(otherwise)}".strip("-")
    if len(slug) > longest - 4:  # room for a number
        slug = slug[: longest - 4].rpartition("-")[0] or slug[: longest - 4]
    return slug.strip("-")


def _kept(title: str) -> float:
    """How much of a title’s letters an address can show."""
    letters = [letter for letter in title.casefold() if letter.isalnum()]
    return sum(bool(plain_letters(letter)) for letter in letters) / len(letters) if letters else 0.0


def digest_of(*texts: str) -> str:
    """Twelve letters that stand for texts; the same for line ends of any system."""
    joined = "\x00".join(texts).replace("\r\n", "\n")
    return hashlib.sha256(joined.encode(errors="surrogatepass")).hexdigest()[:12]


def is_showable(identity: str) -> bool:
    """Whether the line by which a row is known again can show its id."""
    return SHOWABLE.fullmatch(identity) is not None


def stamped(text: str, key: str, identity: str = "") -> str:
    """An entry’s text with the line, a comment at the end of its front matter, by which its row is known again."""
    shown = f" (its id: {identity})" if identity and is_showable(identity) else ""
    line = f"# Imported row {key} as {digest_of(text)}{shown}; keep this line, and the row is known again next time.\n"
    end = text.index("\n---\n", 3) + 1
    return text[:end] + line + text[end:]


def stamp_in(text: str) -> tuple[str, bool] | None:
    """The key of the row that a text came from, and whether the text is still as it was; None when it came from none."""
    found = STAMP.search(text)
    if not found:
        return None
    return found["key"], digest_of(text[: found.start()] + text[found.end() :]) == found["digest"]
