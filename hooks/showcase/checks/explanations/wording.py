"""A finding told in words: the texts beside its explanation, with its values filled in.

A text names a value in braces, with a format of those below or of Python behind a colon: `{years:listed and}`, `{words:,}`. Where there
are several texts, the first counts all of whose values there are; the last is for when there is nothing else to say.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from string import Formatter
from typing import Any

from showcase.checks.explanations.load import says_of
from showcase.model.finding import Diagnostic, Finding
from showcase.model.values import day_words
from showcase.util.text import counted, listed, number_word, short

Text = str | Sequence[str]


def _listed(words: Sequence[object], last: str) -> str:
    return listed([str(one) for one in words], last or "or")


def _marked(words: Sequence[object], last: str) -> str:
    return _listed([f"`{one}`" for one in words], last)


def _are(value: Any, _: str) -> str:
    return "is" if (value if isinstance(value, int) else len(value)) == 1 else "are"


def _counted(number: Any, nouns: str) -> str:
    return counted(number, *nouns.split("|"))


def _there(number: Any, nouns: str) -> str:
    """A number that is too low, with its noun: `There is only one measure`."""
    one, _, many = nouns.partition("|")
    noun = one if number == 1 else many or f"{one}s"
    return f"There {_are(number, '')} {'only ' if number else ''}{number_word(number)} {noun}"


# What can stand behind the colon of a text, or of any other value, with whatever follows it after a space.
OF_TEXT: Mapping[str, Callable[[str, str], str]] = {
    "first": lambda text, most: text[: int(most)],
    "short": lambda text, most: short(text, int(most or 60)),
    "plain": lambda name, _: name.replace("_", " "),  # a name of the entry format, as a sentence has it
}
FORMATS: Mapping[str, Callable[[Any, str], str]] = {
    "listed": _listed,
    "marked": _marked,
    "words": lambda months, _: months.words,
    "day": lambda day, _: day_words(day),
    "word": lambda number, _: number_word(number),
    "counted": _counted,
    "there": _there,
    "are": _are,
}


class _Words(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        name, _, more = format_spec.partition(" ")
        if isinstance(value, str):  # also where dots stand for a number
            return OF_TEXT[name](value, more) if name in OF_TEXT else value
        return FORMATS[name](value, more) if name in FORMATS else format(value, format_spec)


WORDS = _Words()


@lru_cache(maxsize=1024)
def names_in(text: str) -> tuple[str, ...]:
    """The values that a text names."""
    return tuple(name for _, name, _, _ in WORDS.parse(text) if name)


def texts_of(finding: Finding) -> Mapping[str, Text]:
    """The texts of a finding’s wording, above which stand those that all wordings of its code share."""
    says = says_of(finding.code)
    own: Mapping[str, Any] = says[finding.wording] if finding.wording else {}
    return {**{part: text for part, text in says.items() if not isinstance(text, Mapping)}, **own}


def chosen(text: Text, values: Mapping[str, object]) -> str:
    """The text that is said of such values."""
    if isinstance(text, str):
        return text
    return next((one for one in text if all(values.get(name) for name in names_in(one))), text[-1])


def told(finding: Finding) -> Diagnostic:
    """The same finding in words."""
    parts = {part: WORDS.vformat(chosen(text, finding.values), (), finding.values) for part, text in texts_of(finding).items()}
    return Diagnostic(finding.code, finding.location, **parts, severity=finding.severity, criterion=finding.criterion, instead=finding.instead,
                      paste=finding.paste, fixable=finding.fixable, about=finding.about)
