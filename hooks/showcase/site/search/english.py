"""What is particular to searching English: words that say nothing, plurals, and the two spellings of many words.

The words themselves stand in the file beside this one.
"""

import re
from importlib import resources
from typing import Any

from showcase.parsing.yaml.load import read_yaml

ENDINGS = "e|ed|er|ers|es|ing|ation|ations|ational|able"
WITH_Z = re.compile(rf"(.{{2,}}i)z({ENDINGS})\Z")
WITH_S = re.compile(rf"(.{{2,}}i)s({ENDINGS})\Z")
VOWELS = frozenset("aeiouy")


class English:
    """The words of the file, ready to be asked."""

    def __init__(self) -> None:
        said: Any = read_yaml(resources.files(__package__).joinpath("english.yml").read_text(encoding="utf-8"), "english.yml")[0].values
        self.ignored = frozenset(said["ignored"].split())
        self.changed: dict[str, list[str]] = {root: forms.split() for root, forms in said["changed"].items()}
        self.roots: dict[str, str] = said["plurals"] | {form: root for root, forms in self.changed.items() for form in forms}
        self.to_british = Spelling(said["words"], said["beginnings"], said["always_z"], said["doubled"], True)
        self.to_american = Spelling(_turned(said["words"]), _turned(said["beginnings"]), said["always_s"], said["doubled"], False)

    def root(self, word: str) -> str:
        """The word that a written form is stemmed as: in British spelling, and singular where a stemmer would not know."""
        if word in self.roots:
            return self.roots[word]
        if word.endswith("s") and len(word) > 2 and not VOWELS.intersection(word):
            return word[:-1]  # `GPs`
        return self.to_british.of(word)

    def other_forms(self, word: str) -> tuple[str, ...]:
        """The same word as others spell it, in the plural or the singular, and changed within; the word itself may be among them."""
        root = self.root(word)
        return root, self.to_british.of(word), self.to_american.of(word), *self.inflected(word), *self.changed.get(root, ())

    def inflected(self, phrase: str) -> tuple[str, ...]:
        """A phrase as it is, and in the plural or the singular."""
        start, _, last = phrase.rpartition(" ")
        if len(last) < 2 or last.endswith(("ed", "ing", "ly", "ss", "us", "is")) or not last.isalpha():
            return (phrase,)
        return phrase, f"{start} {_singular(last) if last.endswith('s') else _plural(last)}".strip()


def _turned(pairs: dict[str, str]) -> dict[str, str]:
    return {second: first for first, second in pairs.items()}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[: -2 if word.endswith(("ches", "shes", "xes", "sses")) else -1]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in VOWELS:
        return f"{word[:-1]}ies"
    return word + ("es" if word.endswith(("x", "ch", "sh")) else "s")


class Spelling:
    """One way to spell: whole words, beginnings of words, the z or s of -ise, which some words keep, and the doubled l."""

    def __init__(self, words: dict[str, str], beginnings: dict[str, str], kept: str, doubled: str, british: bool) -> None:
        self.words, self.beginnings = words, beginnings
        self.ending, self.letter = (WITH_Z, "s") if british else (WITH_S, "z")
        self.kept = frozenset(word[:-2] for word in kept.split())
        self.found = re.compile("|".join(sorted(beginnings, key=len, reverse=True)))
        stems = "|".join(doubled.split())
        self.single = re.compile(rf"({stems}){'' if british else 'l'}(ed|ing|er|ers|or|ors)\Z")
        self.double = "l" if british else ""

    def of(self, word: str) -> str:
        """A word spelt this way."""
        if word in self.words:
            return self.words[word]
        if (found := self.ending.match(word)) and found[1] not in self.kept:
            return f"{found[1]}{self.letter}{found[2]}"
        if found := self.single.match(word):
            return f"{found[1]}{self.double}{found[2]}"
        if found := self.found.match(word):
            return self.beginnings[found[0]] + word[found.end() :]
        return word
