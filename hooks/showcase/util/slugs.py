"""Names of folders and files that become addresses: proposed from what a person calls a thing."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from hashlib import sha256

LONGEST = 60
LONGEST_OF_ALL = 120  # letters of an address, for which any disk has room
# Letters that are not an accent on another letter, so that taking accents away does not reach them: those with a stroke or a hook through
# one from a to z, as Unicode names them, and others.
_HOOKED = re.compile(r"LATIN SMALL LETTER ([A-Z]) WITH .+")
_OTHERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng", "ɔ": "o", "ɛ": "e", "ə": "e", "ǝ": "e", "ɖ": "d", "ʋ": "v", "&": " and "}
SPELT = str.maketrans(
    {letter: hooked[1].lower() for letter in map(chr, range(0xC0, 0x2B0)) if (hooked := _HOOKED.fullmatch(unicodedata.name(letter, "")))} | _OTHERS
)
APOSTROPHES = re.compile(r"['’‘`]")


# Names that Windows keeps for devices, whatever ending they have: a copy of the project could not be made there.
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10))))
FILE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")


def is_reserved(name: str) -> bool:
    """Whether a name belongs to a device on some machines."""
    return name.partition(".")[0].casefold() in DEVICES


def is_plain_name(name: str) -> bool:
    """Whether a file’s name can stand in an address and on every disk: letters a to z, digits, dots, hyphens and underscores, up to 100."""
    return FILE.fullmatch(name) is not None and not is_reserved(name)


def spelt(text: str) -> str:
    """A text in small letters without apostrophes, with accents apart from their letters, and with letters that are no others with an accent spelt out."""
    return unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).casefold().translate(SPELT)


def plain_letters(text: str) -> str:
    """A text in small letters from a to z, digits and single hyphens: what an address can show of it."""
    plain = spelt(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def loses_letters(text: str) -> bool:
    """Whether a text has letters or digits of which an address can show nothing."""
    return not text.isascii() and any(letter.isalnum() and not plain_letters(letter) for letter in text)


@lru_cache(4096)  # entries name the same few organisations again and again
def organisation_slug(name: str) -> str:
    """The address of an organisation, from its name; where that is not all of it, no other name has the same."""
    slug = plain_letters(name)
    if slug and len(slug) <= LONGEST_OF_ALL and not loses_letters(name):
        return slug
    return f"{slug[:LONGEST_OF_ALL].rstrip('-') or 'organisation'}-{sha256(name.encode()).hexdigest()[:8]}"


def proposed_slug(name: str) -> str:
    """A slug for a name, of whole words where they fit; nothing when the name has too few letters from a to z."""
    slug = plain_letters(name)
    if len(slug) > LONGEST:
        slug = (slug[: LONGEST + 1].rpartition("-")[0] or slug)[:LONGEST].strip("-")
    return slug if len(slug) >= 3 else ""


def better_slug(name: str, kind: str, taken: Collection[str]) -> str:
    """What something can be called that cannot have its name: with its kind in front where the name has too few letters from a to z."""
    return free_slug(proposed_slug(name) or proposed_slug(f"{kind} {name}"), taken)


def free_slug(slug: str, taken: Collection[str]) -> str:
    """The slug itself, or with the lowest number that makes it free; capitals make no difference."""
    used = {one.casefold() for one in taken} | DEVICES
    number, found = 1, slug
    while found in used:
        number += 1
        found = f"{slug[: LONGEST - len(str(number)) - 1].rstrip('-')}-{number}"
    return found
