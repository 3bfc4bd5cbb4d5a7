"""Words as the index has them: each led to the stem that it shares with others."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import Stemmer

from showcase.site.search.english import English
from showcase.util.text import FIRST_UNSPACED, UNSPACED, plain_words

# What Snowball calls the languages that it stems.
STEMMED = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch", "en": "english", "eo": "esperanto",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "es": "spanish", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}
# Words that a hyphen or an apostrophe parts, and letters with stops: ‘well-being’, ‘O’Brien’, ‘I.B.S.’, but not ‘nurse’s’.
JOINED = re.compile(r"\b[^\W_]+(?:(?:[-‐‑]|['’](?=[^\W\d_]{3}))[^\W_]+)+|\b(?:[^\W\d_]\.){2,}")
NO_LETTER = re.compile(r"[\W_]")


def written_as_one(text: str) -> Iterator[str]:
    """Other words by which a text is found: its joined words without what joins them, and each letter where no blanks are put."""
    signs = " ".join([word for word in text.split() if not word.isalpha()])  # most words have none, and are not looked at
    yield from plain_words(" ".join([NO_LETTER.sub("", found) for found in JOINED.findall(signs)])).split()
    if text.isascii():
        return
    for run in UNSPACED.findall(text):
        yield from run
    if "ß" in text:
        yield from (word.replace("ß", "ss") for word in plain_words(text).split() if "ß" in word)


class Words:
    """How words of one language are compared: by the stems that they share.

    `ignored` are words that are neither indexed nor looked for.
    """

    def __init__(self, language: str) -> None:
        code = language.partition("-")[0].lower()
        name = STEMMED.get(code, "")
        self.english = English() if code == "en" else None
        self.ignored = self.english.ignored if self.english else frozenset[str]()
        self.stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord if name in Stemmer.algorithms() else str
        self.stem_of = cache(self._learn)
        self.forms: dict[str, str] = {}  # what somebody may look for, with its stem

    def _learn(self, form: str) -> str:
        """The stem of a word in plain letters; none for a word that is not indexed."""
        if (len(form) < 2 and form < FIRST_UNSPACED) or form in self.ignored:
            return ""
        stem = self.forms[form] = self._stem(form)
        for other in self.english.other_forms(form) if self.english else ():
            if self._stem(other) == stem:
                self.forms[other] = stem
        return stem

    def _stem(self, form: str) -> str:
        return self.stem(self.english.root(form) if self.english else form)

    def new_forms(self) -> dict[str, str]:
        """The forms of words that were first met since this was last asked, with their stems."""
        new, self.forms = self.forms, {}
        return new

    def phrases(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Synonyms as the index has them, each once, in the singular and in the plural."""
        plain = [plain_words(one) for one in said]
        forms = [form for one in plain if one for form in (self.english.inflected(one) if self.english else (one,))]
        return tuple(dict.fromkeys(forms))
