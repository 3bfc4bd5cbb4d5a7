"""How much a word weighs in an entry: more the more prominently and the more often it stands there, and less in a long text."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.site.search.words import Words

TITLE, SUMMARY, ORGANISATION, LABEL, KICKER = 8, 4, 3, 3, 1
HEAVIEST, HALF = 35, 1.2  # weights are one character in base 36; a strength of HALF has half of the heaviest weight
LONG = 0.6  # how much of its length counts against a text
SYNONYMS = "="  # how the names of sets of synonyms begin, before any letter


@dataclass(frozen=True, slots=True)
class Phrase:
    """One of a set of synonyms: the name of the set, its telling words, and what to look for where it is more than one word."""

    name: str
    words: tuple[str, ...]
    text: bytes


class Weigher:
    """Weighs the words of entries, once for each stem and each set of synonyms."""

    def __init__(self, award: Award, mean_words: float) -> None:
        self.mean_words = mean_words or 1.0
        self.words = Words(award.language)
        self.synonyms = tuple(self.words.phrases(one) for one in award.synonyms)
        self.with_word: dict[str, list[Phrase]] = {}  # each phrase under its longest word
        for number, phrases in enumerate(self.synonyms):
            for phrase in phrases:
                self._watch(f"{SYNONYMS}{number}", phrase)

    def _watch(self, name: str, phrase: str) -> None:
        said = phrase.split()
        telling = sorted(set(said) - self.words.ignored or said, key=lambda word: (-len(word), word))
        for word in telling:
            self.words.stems.watch(word)
        self.with_word.setdefault(telling[0], []).append(Phrase(name, tuple(telling), f" {phrase} ".encode() if len(said) > 1 else b""))

    def weights(self, head: Sequence[tuple[int, str]], body: str, words: int) -> dict[str, int]:
        """The weight of every stem in an entry: of `head`, texts with what a word in them counts, and of a body of so many words."""
        said, strong = self._counted(((1, body),)), self._counted(head)
        length = 1 - LONG + LONG * words / self.mean_words
        by_count = {count: _weight(count / length) for count in set(said.values())}
        weights = {stem: by_count[count] for stem, count in said.items()}
        for stem, strength in strong.items():
            weights[stem] = _weight(strength + said.get(stem, 0) / length)
        return weights

    def _counted(self, texts: Sequence[tuple[int, str]]) -> dict[str, int]:
        """How often each stem and each set of synonyms stands in texts, those of a text counted so many times over."""
        counts: Counter[str] = Counter()
        stem_of = self.words.stems.__getitem__
        read = [(times, self.words.split(text)) for times, text in texts]
        for times, words in read:
            if times == 1:
                counts.update(map(stem_of, words))
            else:
                for stem in map(stem_of, words):
                    counts[stem] = counts.get(stem, 0) + times
        watched = self.words.unmark(counts)
        for name, count in self._named(watched, read):
            counts[name] = counts.get(name, 0) + count
        return counts

    def _named(self, watched: dict[str, int], read: Sequence[tuple[int, list[bytes]]]) -> Iterable[tuple[str, int]]:
        """The sets of synonyms that a text has phrases of, and how often; phrases are only looked for where their words are."""
        whole: list[tuple[int, bytes]] = []
        for word, count in watched.items():
            for phrase in self.with_word.get(word, ()):
                if not phrase.text:
                    yield phrase.name, count
                elif all(map(watched.__contains__, phrase.words)):
                    whole = whole or [(times, self.words.as_text(words)) for times, words in read]
                    if found := sum([times * text.count(phrase.text) for times, text in whole]):
                        yield phrase.name, found


def _weight(strength: float) -> int:
    return math.ceil(HEAVIEST * strength / (HALF + strength))


def words_in(entry: Entry) -> int:
    """How many words an entry’s answers have."""
    account = entry.account
    return sum(one.text.words for one in account.answers) + (account.synopsis.words if account.synopsis else 0)
