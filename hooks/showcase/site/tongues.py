"""Which parts of a page are in the award’s language, where that is another than the language of the site’s own words.

Templates mark what they know to be an entry’s: its title, its texts. What is left are names and labels among the site’s words, which come through many
hands before they reach a page; they are found there by their letters, as the award and its entries have them. A word that stands alone and that
templates have too could be either, so it is left as it is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path

from markupsafe import escape
from pydantic import BaseModel

from showcase.catalogue.catalogue import Catalogue
from showcase.util.direction import base_of, direction_of
from showcase.util.text import first_sentence, lowered

TOKEN = re.compile(r"(<!--.*?-->|<[a-zA-Z/!][^>]*>)", re.DOTALL)
TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
LANG = re.compile(r'\slang="([^"]*)"')
ALT = re.compile(r'\salt="([^"]+)"')
WORD = re.compile(r"\w+")
LETTER = re.compile(r"[^\W\d_]")
BETWEEN = re.compile(r"[^\w&]*\Z")  # what may stand between two names of one language
LEAST = 3  # letters that a word has which is looked for
ADDRESS = re.compile(r"\S*(?:://|@)\S*|[\d:.TZ+-]+")
WHERE = re.compile(r"\S*(?:/|@)\S*")
LABELS = ("label", "title", "one", "many", "name")
NO_WORDS = ("licence", "time_zone", "language", "written_in", "code", "file", "ods", "translations", "pictures")
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
UNREAD = frozenset(("script", "style", "code"))
NO_SPAN = frozenset(("title", "option", "textarea", "text", "tspan"))  # what has letters and no elements


def words_told(whole: object, name: str = "") -> Iterator[str]:
    """Every text for readers in a part of an award or an entry; ids and addresses are none."""
    if isinstance(whole, str):
        if name in LABELS or ((" " in whole or not whole[:1].islower()) and not ADDRESS.fullmatch(whole)):
            yield whole
    elif isinstance(whole, Mapping):
        for key, value in whole.items():
            yield from words_told(value, str(key))
    elif isinstance(whole, BaseModel) or (is_dataclass(whole) and not isinstance(whole, type)):
        for one in type(whole).model_fields if isinstance(whole, BaseModel) else (field.name for field in fields(whole)):
            if one not in NO_WORDS:
                yield from words_told(getattr(whole, one), one)
    elif isinstance(whole, Sequence | frozenset):
        for one in whole:
            yield from words_told(one, name)


def pieces_of(text: str) -> Iterator[str]:
    """A text, its lines and its sentences: of some, a page shows the beginning alone."""
    for line in (text, *re.split(r"\{\w+\}", text)) if "{" in text else (text,):
        yield line.strip()
        shown, rest = first_sentence(line)
        while rest:
            yield shown.strip()
            shown, rest = first_sentence(rest)
        yield shown.strip()


def spoken_in(catalogue: Catalogue, project: Path) -> Callable[[str], str]:
    """What marks the parts of a page; nothing is done where the award and the site speak one language."""
    if not catalogue.award.apart:
        return str
    return Tongues(catalogue, (path.read_text(encoding="utf-8") for path in sorted((project / "overrides").rglob("*.html")))).spoken


class Tongues:
    """Marks what is in the award’s `language` on pages in another; `own` are words of templates."""

    def __init__(self, catalogue: Catalogue, own: Iterable[str]) -> None:
        award = catalogue.award
        self.language, self.site = award.apart, base_of(award.language)
        turned = direction_of(self.language) != direction_of(award.language)
        self.mark = f' lang="{self.language}"'
        self.turn = f' dir="{direction_of(self.language)}"' if turned else ""
        self.own = {word.casefold() for text in own for word in WORD.findall(TOKEN.sub(" ", text))}
        told = {text for part in (award, *catalogue.entries, *catalogue.withdrawn) for text in words_told(part)}
        told |= {text.replace(award.currency, "") for text in told if award.currency in text}  # of a unit: money is written before its number
        known = {piece for text in told for whole in pieces_of(text) for piece in (whole, lowered(whole) if " " in whole else whole)}
        self.known: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for text in sorted(known, key=len, reverse=True):
            said = str(escape(text)).rstrip(".:;,!?")
            if (first := WORD.search(said)) and self._tells(said):
                self.known[first[0]].append((first.start(), said))

    def _tells(self, said: str) -> bool:
        """Whether letters belong to the award, wherever they stand."""
        words = WORD.findall(said)
        return len(words) > 1 or (len(words[0]) >= LEAST and LETTER.match(words[0]) is not None and words[0].casefold() not in self.own)

    def spoken(self, html: str) -> str:
        """A page with its parts marked."""
        tokens = TOKEN.split(html)
        inside: list[tuple[str, str, int]] = [("", self.site, 0)]
        for place in range(1, len(tokens), 2):
            tag = tokens[place]
            self._enter(tag, place, tokens, inside)
            name, language, opened = inside[-1]
            if tokens[place + 1].strip() and base_of(language) == self.site and not any(one in UNREAD for one, _, _ in inside):
                alone = opened == place and place + 2 < len(tokens) and tokens[place + 2].startswith("</")
                self._text(place + 1, tokens, name, alone)
        return "".join(tokens)

    def _enter(self, tag: str, place: int, tokens: list[str], inside: list[tuple[str, str, int]]) -> None:
        """What is open after a tag."""
        found = TAG.match(tag)
        name = found[1].lower() if found else ""
        if tag.startswith("</"):
            while len(inside) > 1 and inside.pop()[0] != name:
                pass
        elif name:
            said = LANG.search(tag)
            alt = ALT.search(tag)
            if alt and not said and base_of(inside[-1][1]) == self.site and self._whole(alt[1]):
                tokens[place] = self._marked(tag)
            if name not in VOID and not tag.endswith("/>"):
                inside.append((name, said[1] if said else inside[-1][1], place))

    def _text(self, place: int, tokens: list[str], name: str, alone: bool) -> None:
        text = tokens[place]
        spans = self._spans(text)
        if not spans:
            return
        if alone and not LANG.search(tokens[place - 1]) and self._covers(spans, text):
            tokens[place - 1] = self._marked(tokens[place - 1])
        elif name not in NO_SPAN:
            for start, end in reversed(spans):
                text = f"{text[:start]}<span{self.mark}{self.turn}>{text[start:end]}</span>{text[end:]}"
            tokens[place] = text

    def _marked(self, tag: str) -> str:
        """An opening tag with its language; it keeps a direction that it has."""
        end = -2 if tag.endswith("/>") else -1
        return f"{tag[:end]}{self.mark}{'' if ' dir=' in tag else self.turn}{tag[end:]}"

    def _whole(self, text: str) -> bool:
        spans = self._spans(text)
        return bool(spans) and self._covers(spans, text)

    def _covers(self, spans: Sequence[tuple[int, int]], text: str) -> bool:
        left, done = "", 0
        for start, end in spans:
            left, done = left + text[done:start], end
        return not LETTER.search(re.sub(r"&#?\w+;", "", left + text[done:]))

    def parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """A plain text in its parts, each with whether it is the award’s; a word that stands alone among others is not taken for it."""
        said, done = str(escape(text)), 0
        spans = self._spans(said)
        if not self._covers(spans, said):
            spans = [(start, end) for start, end in spans if len(WORD.findall(said[start:end])) > 1]
        for start, end in spans:
            yield unescape(said[done:start]), False
            yield unescape(said[start:end]), True
            done = end
        yield unescape(said[done:]), False

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where names and sentences of the award stand in a text, from the left, those side by side as one."""
        found, done = list[tuple[int, int]](), 0
        addresses = [one.span() for one in WHERE.finditer(text)]
        for word in WORD.finditer(text):
            if word.start() < done or any(start <= word.start() < end for start, end in addresses):
                continue
            for before, said in self.known.get(word[0], ()):
                start = word.start() - before
                end = start + len(said)
                if start >= done and text.startswith(said, start) and not (said[-1].isalnum() and text[end : end + 1].isalnum()):
                    if found and BETWEEN.match(text[done:start]):
                        start = found.pop()[0]
                    found.append((start, end))
                    done = end
                    break
        return found
