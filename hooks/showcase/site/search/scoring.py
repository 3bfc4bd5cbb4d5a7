"""How much a word weighs in an entry: more the more prominently and the more often it stands there, and less in a long text."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.site.search.words import Words, written_as_one
from showcase.util.text import words_of

TITLE, SUMMARY, ORGANISATION, LABEL, KICKER = 8, 4, 3, 3, 1
HEAVIEST, HALF = 35, 12  # weights are one character in base 36; a strength of HALF has half of the heaviest weight
LONG = 0.75  # how much of its length counts against a text
MOST_KNOWN = 50_000  # pieces of text of which the words are kept in mind, which takes some ten megabytes
SYNONYMS = "="  # how the names of sets of synonyms begin, before any letter


@dataclass(frozen=True, slots=True)
class Phrase:
    """One of a set of synonyms: the name of the set, the words of the phrase, and which of them it is found by."""

    name: str
    words: list[str]
    place: int


class Known(dict[str, tuple[str, ...]]):
    """What is found in a piece of text, once for each that stands between two blanks: few of them make up most of any text. Worth 7% of the benchmark."""

    def __init__(self, find: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) == MOST_KNOWN:
            self.clear()
        found = self[piece] = tuple(self.find(piece))
        return found


class Weigher:
    """Weighs the words of entries, once for each stem and each set of synonyms."""

    def __init__(self, award: Award, mean_words: float) -> None:
        self.mean_words = mean_words or 1.0
        self.words = Words(award.told_in)
        self.words_in, self.stems_in = Known(words_of), Known(self._stems_in)
        self.synonyms = tuple(self.words.phrases(one) for one in award.synonyms)
        self.with_word: dict[str, list[Phrase]] = {}  # each phrase under its longest word that tells something
        for number, phrases in enumerate(self.synonyms):
            for phrase in phrases:
                self._watch(f"{SYNONYMS}{number}", phrase)

    def _watch(self, name: str, phrase: str) -> None:
        said = phrase.split()
        telling = sorted(set(said) - self.words.ignored or said, key=lambda word: (-len(word), word))
        for word in telling:
            self.words.stem_of(word)  # so that it is found in its other forms too, when no entry has this one
        self.with_word.setdefault(telling[0], []).append(Phrase(name, said, said.index(telling[0])))

    def weights(self, head: Sequence[tuple[int, str]], body: str, words: int) -> dict[str, int]:
        """The weight of every stem in an entry: of `head`, texts with what a word in them counts, and of a body of so many words."""
        said, prominent = self._counted(body), self._prominent(head)
        length = 1 - LONG + LONG * words / self.mean_words
        by_count = {count: _weight(count / length) for count in set(said.values())}
        weights = {stem: by_count[count] for stem, count in said.items()}
        return weights | {stem: _weight(strength + said.get(stem, 0) / length) for stem, strength in prominent.items()}

    def _prominent(self, head: Sequence[tuple[int, str]]) -> dict[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        for times, text in head:
            for stem, count in self._counted(text).items():
                found[stem] += times * count
        return found

    def _counted(self, text: str) -> dict[str, int]:
        """How often each stem and each set of synonyms stands in a text."""
        pieces = text.split()
        found = Counter(chain.from_iterable(map(self.stems_in.__getitem__, pieces)))
        for name, count in self._named(list(chain.from_iterable(map(self.words_in.__getitem__, pieces)))):
            found[name] += count
        return found

    def _stems_in(self, piece: str) -> list[str]:
        stems = map(self.words.stem_of, (*self.words_in[piece], *written_as_one(piece)))
        return [stem for stem in stems if stem]

    def _named(self, words: list[str]) -> Iterator[tuple[str, int]]:
        """The sets of synonyms that a text has phrases of, and how often; a phrase is only looked for where its longest word is."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            if word in self.with_word:
                places[word].append(place)
        for word in sorted(places):
            for phrase in self.with_word[word]:
                starts = (place - phrase.place for place in places[word])
                if count := sum([words[start : start + len(phrase.words)] == phrase.words for start in starts]):
                    yield phrase.name, count


def _weight(strength: float) -> int:
    return math.ceil(HEAVIEST * strength / (HALF + strength))


def words_in(entry: Entry) -> int:
    """How many words an entry’s answers have."""
    account = entry.account
    return sum(one.text.words for one in account.answers) + (account.synopsis.words if account.synopsis else 0)
