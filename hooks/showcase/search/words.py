"""Words as the index has them: split off a text, without accents and capitals, each led to the stem that it shares with others."""

import re
from collections.abc import Callable

import Stemmer

from ..phrases import plain_words
from .english import English

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
FOREIGN = re.compile(rb"[^ ]*[\x80-\xff][^ ]*")


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
        self.plain: dict[bytes, bytes] = {}

    def split(self, text: str) -> list[bytes]:
        """The words of a text in their order, as UTF-8; those of a single letter included."""
        for sign in SIGNS:
            text = text.replace(sign, " ")
        data = text.encode().translate(PLAIN)
        return (data if data.isascii() else FOREIGN.sub(self._plain, data)).split()

    def _plain(self, found: re.Match[bytes]) -> bytes:
        word = found[0]
        if word not in self.plain:
            self.plain[word] = plain_words(word.decode()).encode()
        return self.plain[word] or b" "

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
    """The stem of each word, found when it is first asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, word: bytes) -> str:
        stem = self[word] = self.words.learn(word.decode())
        return stem
