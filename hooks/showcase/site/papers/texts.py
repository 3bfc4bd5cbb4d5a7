"""A passage of an entry as data for a document: the tree of its blocks, whose pictures are those of the entry."""

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from showcase.model.passage import Passage
from showcase.site.papers.parts import Part
from showcase.site.papers.subject import PaperSubject
from showcase.site.tree import Child, Element, tree_of, words_of

LOWEST = 6  # the level of the lowest heading that a document has


class PaperTexts:
    """Turns the passages of a subject into data, and knows which of its pictures they have shown."""

    def __init__(self, subject: PaperSubject) -> None:
        self.subject = subject
        self.shown = list[str]()

    def of(self, passage: Passage, below: int) -> Part:
        """The blocks of a passage and its footnotes; `below` is the level of the heading that it stands under, which no heading of it skips."""
        tree = tree_of(passage, self.subject.lead)
        level = _Levels(below)
        return {
            "blocks": [self._child(one, level) for one in tree.blocks],
            "notes": [[self._child(one, level) for one in note] for note in tree.footnotes],
        }

    def picture(self, file: str, words: str, caption: str = "") -> Part:
        """A picture of the entry: its file, what it shows, what stands below it and who made it."""
        self.shown.append(file)
        own = next((one for one in self.subject.entry.front.images if one.file == file), None)
        picture = self.subject.entry.pictures[file]
        alt = words or (own.alt if own else "")
        size = [picture.width, picture.height]
        return {"n": "img", "file": file, "digest": picture.digest, "size": size, "alt": alt, "caption": caption, "credit": own.credit if own else ""}

    def further(self) -> Iterator[Part]:
        """The pictures of the entry’s own list that no text has shown."""
        for one in self.subject.entry.front.images:
            if one.file in self.subject.entry.pictures and one.file not in self.shown:
                yield self.picture(one.file, one.alt)

    def _child(self, one: Child, level: "_Levels") -> Part | str:
        if isinstance(one, str):
            return one
        if one.name == "img":
            return self._image(one)
        if one.name == "table":
            return self._table(one, level)
        said: Part = {"n": one.name, "c": [self._child(child, level) for child in one.children], **one.attributes}
        if one.name in ("h4", "h5", "h6"):
            if not words_of(one.children).strip():
                return ""
            said |= {"n": "h", "level": level.of(int(one.name[1]))}
        return said

    def _image(self, one: Element) -> Part | str:
        """A picture; what is no picture of this entry leaves its words."""
        file, words = unquote(one.attributes["src"]), one.attributes.get("alt", "")
        if file not in self.subject.entry.pictures:
            return {"n": "p", "c": [words]} if "alone" in one.attributes else words
        return {**self.picture(file, words, one.attributes.get("title", "")), "alone": "alone" in one.attributes}

    def _table(self, one: Element, level: "_Levels") -> Part:
        rows = [row for part in one.children if isinstance(part, Element) for row in (part.children if part.name in ("thead", "tbody") else (part,))]
        cells = [[self._cell(cell, level) for cell in row.children if isinstance(cell, Element)] for row in rows if isinstance(row, Element)]
        return {"n": "table", "columns": max(map(len, cells)), "rows": cells}

    def _cell(self, cell: Element, level: "_Levels") -> Part:
        return {"c": [self._child(one, level) for one in cell.children], "class": cell.attributes.get("class", "")}


class _Levels:
    """The levels of headings within a text: as they were written, one below the heading around it, and none skipped."""

    def __init__(self, below: int) -> None:
        self.below, self.last = below, below

    def of(self, written: int) -> int:
        self.last = min(self.below + written - 3, self.last + 1, LOWEST)
        return self.last


def plain_blocks(texts: Sequence[str]) -> Part:
    """Texts as paragraphs."""
    return {"blocks": [{"n": "p", "c": [one]} for one in texts], "notes": []}
