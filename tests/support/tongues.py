"""Which language the words of a page are in, by their commonest words, and which one the page says."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

COMMON = {
    "en": """the of and to is that it for on are with as this was at from which you by here there their who what how one not all be an or more other
    where when no these your its if entries entry than after before found per""",
    "de": """der die das und ist nicht ein eine einen einem einer den dem des im mit von zu auf für wer wie ich wir sie es sich auch noch nur bei
    nach aus wo vor zum zur als wenn oder mehr kein keine hat haben ihr dann hier jetzt""",
}
ALIKE = {"die", "war", "an", "am", "so", "in", "was", "also", "per", "after", "hat", "all", "aus", "it", "den", "not"}
KNOWN = {language: frozenset(words.split()) - ALIKE for language, words in COMMON.items()}
ADDRESS = re.compile(r"\S*(?:://|@)\S*")
SIGNS = re.compile(r"[äöüß„]", re.I)
WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
VOID = {"meta", "link", "img", "input", "br", "hr", "source", "col", "wbr", "area", "base", "embed", "track", "param"}
UNREAD = {"script", "style", "code", "pre"}


def language_of(text: str) -> str:
    """`en` or `de`; nothing where a text is too short to tell, or has words of both."""
    words = {word.lower() for word in WORDS.findall(ADDRESS.sub(" ", text)) if not word.isupper()}
    found = {one for one, known in KNOWN.items() if words & known} | ({"de"} if SIGNS.search(ADDRESS.sub(" ", text)) else set())
    return found.pop() if len(found) == 1 else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")
        if tag not in VOID:
            self.open.append((tag, said))
        self.found += [(said, str(value)) for name, value in attrs if name == "alt" and value]

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and not {tag for tag, _ in self.open} & UNREAD:
            self.found.append((self.open[-1][1], " ".join(data.split())))


def texts_in(html: str) -> Iterator[tuple[str, str]]:
    """Every text of a page, and what stands for a picture, with the language that the page says it is in."""
    reader = _Reader()
    reader.feed(html)
    yield from reader.found


def misplaced(html: str) -> Iterator[str]:
    """Texts that stand under another language than theirs."""
    for said, text in texts_in(html):
        found = language_of(text)
        if found and found != said.partition("-")[0]:
            yield f"{found} under {said}: {text}"
