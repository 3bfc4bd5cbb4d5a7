"""How easy a text is to read: the school age from which it can be understood, by the Automated Readability Index.

The index (Smith and Senter, 1967) needs letters, words and sentences and nothing else, so it is the same on every machine. It knows
English alone.
"""

import math
import re

from showcase.util.direction import base_of

# A sentence ends with a stop and whatever closes behind it. A point inside a number, or before a small letter (`e.g. on`), ends nothing.
SENTENCE_END = re.compile(r"[.!?…]+[\"’”)\]]*(?=\s+[^a-z\s]|\s*$)")
FEWEST_WORDS = 3  # `No.` and `Dr.` are no sentences
YOUNGEST, OLDEST = 5, 22  # years; beyond the last, the index tells no ages apart


def readability(text: str) -> float:
    """The Automated Readability Index of a text: the year of school, counted from the first, that it asks for; 0 when it has no words."""
    words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
    if not words:
        return 0.0
    letters = sum(map(len, text.split()))
    return 4.71 * letters / len(words) + 0.5 * len(words) / _sentences(text) - 21.43


def reading_age(text: str) -> int:
    """From which age on a text can be understood, in years; the first year of school begins at five."""
    return min(OLDEST, max(YOUNGEST, math.ceil(readability(text)) + YOUNGEST - 1))


def is_english(language: str) -> bool:
    """Whether a language, such as en-GB, is one that the index knows."""
    return base_of(language) == "en"


def _sentences(text: str) -> int:
    """How many sentences there are; what stands behind the last stop is one too."""
    return max(1, sum(len(one.split()) >= FEWEST_WORDS for one in SENTENCE_END.split(text)))
