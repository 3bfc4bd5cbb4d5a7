"""How much a word weighs in an entry: more the more prominently and the more often it stands there, and less in a long text."""

import math
from collections.abc import Iterable

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
        self.named: dict[str, list[tuple[str, tuple[str, ...], bytes]]] = {}  # under a word, the phrases with it: their set, what else to see first
        for number, phrases in enumerate(self.synonyms):
            for phrase in phrases:
                self._watch(f"{SYNONYMS}{number}", phrase)

    def _watch(self, name: str, phrase: str) -> None:
        """Has a phrase looked for where all of its telling words are."""
        first, *others = sorted(set(phrase.split()) - self.words.ignored or phrase.split(), key=lambda word: (-len(word), word))
        for word in (first, *others):
            self.words.stems.watch(word)
        sought = f" {phrase} ".encode() if " " in phrase else b""
        self.named.setdefault(first, []).append((name, tuple(others), sought))

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
        found, watched = self.words.counted(words)
        text_of = b""
        for word, times in watched.items():
            for name, others, phrase in self.named.get(word, ()):
                count = times
                if phrase:
                    if not all(map(watched.__contains__, others)):
                        continue
                    text_of = text_of or self.words.as_text(words)
                    count = text_of.count(phrase)
                if count:
                    found[name] = found.get(name, 0) + count
        return found


def _weight(strength: float) -> int:
    return math.ceil(HEAVIEST * strength / (HALF + strength))


def words_in(entry: Entry) -> int:
    """How many words an entry’s answers have."""
    account = entry.account
    return sum(one.text.words for one in account.answers) + (account.synopsis.words if account.synopsis else 0)
