"""Words as the index has them: split off a text, without accents and capitals, each led to the stem that it shares with others."""

from collections.abc import Callable, Sequence

import Stemmer

from showcase.site.search.english import English
from showcase.util.text import plain_words

# What Snowball calls the languages that it stems.
STEMMED = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch", "en": "english", "eo": "esperanto",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "es": "spanish", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}
# What is not ASCII in most texts is one of these; taking them out first leaves few words to look at letter by letter.
SIGNS = "’“”‘–—…£·"
PLAIN = bytes(code + 32 if chr(code).isupper() else code if code > 127 or chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))


class Words:
    """How words of one language are compared. It learns each written form once, and remembers in `forms` which stem it has.

    `ignored` are words that are neither indexed nor looked for.
    """

    def __init__(self, language: str) -> None:
        code = language.partition("-")[0].lower()
        name = STEMMED.get(code, "")
        self.english = English() if code == "en" else None
        self.ignored = self.english.ignored if self.english else frozenset[str]()
        self.stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord if name in Stemmer.algorithms() else str
        self.forms: dict[str, str] = {}
        self.stems = Stems(self)

    def split(self, text: str) -> list[bytes]:
        """The words of a text in their order, as UTF-8, single letters included. What is not ASCII is still as it was written."""
        for sign in SIGNS:
            text = text.replace(sign, " ")
        return text.encode().translate(PLAIN).split()

    def unmark(self, counts: dict[str, int]) -> dict[str, int]:
        """Puts stems in the place of marks in what was counted, and gives how often each watched word was."""
        watched: dict[str, int] = {}
        for mark in self.stems.marks.keys() & counts.keys():
            times = counts.pop(mark)
            for word, stem in self.stems.marks[mark]:
                watched[word] = watched.get(word, 0) + times
                counts[stem] = counts.get(stem, 0) + times
        counts.pop("", None)
        return watched

    def as_text(self, words: Sequence[bytes]) -> bytes:
        """Words of `split` with one space before and after each, to look for phrases in."""
        text = b" %b " % b" ".join(words)
        if text.isascii():
            return text
        return b" %b " % b" ".join([word if word.isascii() else plain_words(word.decode()).encode() for word in words])

    def learn(self, form: str) -> str:
        """The stem of a written form; none for a word that is not indexed."""
        if len(form) < 2 or form in self.ignored:
            return ""
        stem = self.forms[form] = self._stem(form)
        for other in self.english.other_forms(form) if self.english else ():
            if self._stem(other) == stem:
                self.forms[other] = stem
        return stem

    def _stem(self, form: str) -> str:
        return self.stem(self.english.root(form) if self.english else form)

    def phrases(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Synonyms as the index has them, each once, in the singular and in the plural."""
        plain = [plain_words(one) for one in said]
        forms = [form for one in plain if one for form in (self.english.inflected(one) if self.english else (one,))]
        return tuple(dict.fromkeys(forms))


class Stems(dict[bytes, str]):
    """The stem of each word, found when it is first asked for.

    Some words have a mark in its place, and `marks` says what stands behind it, as words with their stems: a word that is
    watched, or one that is several once its signs are taken away, as ½ is.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.marks: dict[str, list[tuple[str, str]]] = {}

    def watch(self, word: str) -> None:
        """Has a word counted for itself as well as under its stem."""
        self._mark(word.encode(), [word])

    def __missing__(self, word: bytes) -> str:
        plain = word.decode() if word.isascii() else plain_words(word.decode())
        if plain.encode() in self:
            self[word] = self[plain.encode()]
        elif " " in plain:
            self._mark(word, plain.split())
        else:
            self[word] = self.words.learn(plain)
        return self[word]

    def _mark(self, word: bytes, plain: Sequence[str]) -> None:
        mark = self[word] = f" {' '.join(plain)}"
        self.marks[mark] = [(one, self.words.learn(one)) for one in plain]
