"""How much a word weighs in an entry: more the more prominently and the more often it stands there, and less in a long text."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..model.award import Award
from ..model.entry import Entry
from .words import Words

TITLE, SUMMARY, ORGANISATION, LABEL, KICKER = 8, 4, 3, 3, 1
HEAVIEST, HALF = 35, 1.2  # weights are one character in base 36; a strength of HALF has half of the heaviest weight
LONG = 0.6  # how much of its length counts against a text
SYNONYMS = "="  # how the names of sets of synonyms begin, before any letter


class Weigher:
    """Weighs the words of entries, once for each stem and each set of synonyms."""

    def __init__(self, award: Award, mean_words: float) -> None:
        self.award, self.mean_words = award, mean_words or 1.0
        self.words = Words(award.language)
        self.synonyms = tuple(self.words.phrases(one) for one in award.synonyms)
        self.of_word: dict[bytes, list[tuple[str, bytes]]] = {}  # under a word of it, each phrase with the name of its set
        for number, phrases in enumerate(self.synonyms):
            for phrase in phrases:
                longest = max(phrase.split(), key=len).encode()
                self.of_word.setdefault(longest, []).append((f"{SYNONYMS}{number}", phrase.encode()))

    def weights(self, head: Iterable[tuple[int, str]], body: str, words: int) -> dict[str, int]:
        """The weight of every stem in an entry: of `head`, texts with what a word in them counts, and of a body of so many words."""
        strong: dict[str, int] = {}
        for strength, text in head:
            for stem, count in self._counted(text).items():
                strong[stem] = strong.get(stem, 0) + strength * count
        said = self._counted(body)
        length = 1 - LONG + LONG * words / self.mean_words
        by_count = {count: _weight(count / length) for count in set(said.values())}
        weights = {stem: by_count[count] for stem, count in said.items()}
        for stem, strength in strong.items():
            weights[stem] = _weight(strength + said.get(stem, 0) / length)
        return weights

    def _counted(self, text: str) -> dict[str, int]:
        """How often each stem and each set of synonyms stands in a text."""
        words = self.words.split(text)
        counts, stems = Counter(words), self.words.stems
        found: dict[str, int] = {}
        for word, count in counts.items():
            stem = stems[word]
            found[stem] = found.get(stem, 0) + count
        found.pop("", None)
        for name, phrase, in self._possible(counts):
            if count := _occurrences(phrase, words, counts):
                found[name] = found.get(name, 0) + count
        return found

    def _possible(self, counts: Mapping[bytes, int]) -> list[tuple[str, bytes]]:
        return [one for word in self.of_word.keys() & counts.keys() for one in self.of_word[word]]


def _occurrences(phrase: bytes, words: Sequence[bytes], counts: Mapping[bytes, int]) -> int:
    if b" " not in phrase:
        return counts[phrase]
    if not all(word in counts for word in phrase.split()):
        return 0
    return (b" %b " % b" ".join(words)).count(b" %b " % phrase)


def _weight(strength: float) -> int:
    return math.ceil(HEAVIEST * strength / (HALF + strength))


def words_in(entry: Entry) -> int:
    """How many words an entry’s answers have."""
    account = entry.account
    return sum(one.text.words for one in account.answers) + (account.synopsis.words if account.synopsis else 0)
