"""How much a word weighs in an entry: more the more prominently and the more often it stands there, and less in a long text."""

import math
from collections import Counter
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
        self.named: dict[str, list[tuple[str, tuple[str, ...], bytes]]] = {}  # under a word, each phrase with it: its set, its telling words, and what to look for where these are more than one
        for number, phrases in enumerate(self.synonyms):
            for phrase in phrases:
                self._watch(f"{SYNONYMS}{number}", phrase)

    def _watch(self, name: str, phrase: str) -> None:
        """Has a phrase looked for where all of its telling words are."""
        telling = sorted(set(phrase.split()) - self.words.ignored or phrase.split(), key=lambda word: (-len(word), word))
        for word in telling:
            self.words.stems.watch(word)
        sought = f" {phrase} ".encode() if " " in phrase else b""
        self.named.setdefault(telling[0], []).append((name, tuple(telling), sought))

    def weights(self, head: Iterable[tuple[int, str]], body: str, words: int) -> dict[str, int]:
        """The weight of every stem in an entry: of `head`, texts with what a word in them counts, and of a body of so many words."""
        said, strong = self._counted([(1, body)]), self._counted(head)
        length = 1 - LONG + LONG * words / self.mean_words
        by_count = {count: _weight(count / length) for count in set(said.values())}
        weights = {stem: by_count[count] for stem, count in said.items()}
        for stem, strength in strong.items():
            weights[stem] = _weight(strength + said.get(stem, 0) / length)
        return weights

    def _counted(self, texts: Iterable[tuple[int, str]]) -> dict[str, int]:
        """How often each stem and each set of synonyms stands in texts, those of a text counted so many times over."""
        counts: Counter[str] = Counter()
        stem_of = self.words.stems.__getitem__
        read = [(strength, self.words.split(text)) for strength, text in texts]
        for strength, words in read:
            if strength == 1:
                counts.update(map(stem_of, words))
            else:
                for stem in map(stem_of, words):
                    counts[stem] = counts.get(stem, 0) + strength
        watched = self.words.unmark(counts)
        possible = [one for word in watched for one in self.named.get(word, ()) if all(map(watched.__contains__, one[1]))]
        whole = [(strength, self.words.as_text(words)) for strength, words in read] if any(phrase for *_, phrase in possible) else []
        for name, (word, *_), phrase in possible:
            if found := sum([strength * text.count(phrase) for strength, text in whole]) if phrase else watched[word]:
                counts[name] = counts.get(name, 0) + found
        return counts


def _weight(strength: float) -> int:
    return math.ceil(HEAVIEST * strength / (HALF + strength))


def words_in(entry: Entry) -> int:
    """How many words an entry’s answers have."""
    account = entry.account
    return sum(one.text.words for one in account.answers) + (account.synopsis.words if account.synopsis else 0)
