"""English as a sentence has it: lists, numbers, the beginnings of texts, and the known word that is nearest."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# Runs of letters in scripts that put no blanks between words; no such letter comes before FIRST_UNSPACED.
FIRST_UNSPACED = "\u0e00"
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]+")
# After a stop, where a capital, a digit or a quote follows; a script without capitals has stops of its own.
SENTENCE_ENDS = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»)]))\s+(?=[“‘\"«(¿¡]?[^\W_a-zß-öø-ÿ])|(?<=[。！？])")
SHORTENED = re.compile(r"(?:[^\W\d_]\.)+|[A-ZÄÖÜ][a-zäöü]\.|[0-9]{1,2}\.")  # an initial, `e.g.` and `z.`, `Dr.` and `St.`, the day of a German date
LONGEST = 40  # letters of a word that are looked at: more would make every step of a search long


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents; whatever is neither letter nor digit parts them: `a` and `e` for ‘A&E’.

    A number is one word however its thousands are parted, and where no blanks are put each two letters are one.
    """
    text = THOUSANDS.sub("", unicodedata.normalize("NFKD", text).lower())
    signs = set(text)
    for sign in signs:
        if not sign.isalnum():
            text = text.replace(sign, "" if unicodedata.category(sign)[0] == "M" else " ")
    if max(signs, default="") >= FIRST_UNSPACED:
        text = UNSPACED.sub(_pairs, text)
    return [word[:LONGEST] for word in text.split()]


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    return f" {' '.join(map(str.__add__, letters, letters[1:])) or letters} "


def word_count(text: str) -> int:
    """How many words a text has; where no blanks are put, two letters are taken for one."""
    if text.isascii() or not (runs := UNSPACED.findall(text)):
        return len(text.split())
    return sum((len(run) + 1) // 2 for run in runs) + sum(any(map(str.isalnum, word)) for word in UNSPACED.sub(" ", text).split())


def plain_words(text: str) -> str:
    """The words of a text as `words_of` has them, with one space between."""
    return " ".join(words_of(text))


def listed(words: Sequence[str], last: str = "or") -> str:
    """Words as a sentence has them: `a`, `a or b`, `a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 entry`, `2 entries`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size_words(size: int) -> str:
    """The size of a file as people are told of it: `12 kB`, `1.4 MB`."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1e6:,.1f} MB"


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """A number as a sentence has it: a word up to ten, digits beyond."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def lowered(text: str) -> str:
    """A text as it stands within a sentence; what begins with two capitals is a name or a short form."""
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def ended(text: str) -> str:
    """A text with a stop behind it, unless it has one."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def on_one_line(text: str) -> str:
    """A text with one blank between its words."""
    return " ".join(text.split())


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of a text, and what follows it."""
    for end in SENTENCE_ENDS.finditer(text):
        before = text[: end.start()]
        if not SHORTENED.fullmatch(before.split()[-1].lstrip("“‘\"«(")):
            return before, text[end.end() :]
    return text, ""


def beginning(text: str, most: int) -> str:
    """The first sentence of a text, and as many whole ones behind it as fit into some letters."""
    shown, rest = first_sentence(text)
    while rest:
        following, rest = first_sentence(rest)
        end = text.index(following, len(shown)) + len(following)
        if end > most:
            break
        shown = text[:end]
    return shown


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, for quoting it in a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def nearest(written: str, known: Iterable[str]) -> str:
    """The known word that is most like a written one, or nothing when none is near; capitals make no difference."""
    words = {word.casefold(): word for word in sorted(known)}
    near = get_close_matches(written.casefold(), words, n=1, cutoff=0.7)
    return words[near[0]] if near else ""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A question that offers the nearest known word, or nothing when none is near."""
    near = nearest(written, known)
    return f"Did you mean ‘{near}’?" if near else ""
