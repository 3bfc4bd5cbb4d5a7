"""Groups of words that share a stem, with the entries that have them, and the files that the browser asks for by a word’s first letters."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import sub

from showcase.site.search.documents import as_json
from showcase.site.search.scoring import SYNONYMS
from showcase.site.search.segments import Block

LETTERS = 3  # so many letters of a word say in which file it is
FULL = 16_000  # characters to a file of groups
LONG = 4_000  # characters of a group’s entries that get a file of their own


class PostingGroup:
    """One stem: its written forms, and which entries have it, in their order, with a character each for how heavily."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.numbers = array("L")  # a list of so many numbers takes nine times the memory
        self.weights = ""

    @property
    def count(self) -> int:
        """How many entries have it."""
        return len(self.numbers)

    @property
    def size(self) -> int:
        """About how many characters the group’s entries take: two digits, a comma and a weight each at most, mostly less."""
        return self.count * 7 // 2

    def entries(self) -> tuple[list[int], str]:
        """The first entry, then the steps to the next, and the weights."""
        return list(map(sub, self.numbers, [0, *self.numbers])), self.weights


class Groups:
    """All groups of a collection, and which file each is in."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.of_stem: dict[str, PostingGroup] = {}
        forms: dict[str, str] = {}
        for block in blocks:
            self._add(block)
            forms |= block.forms
        for form in sorted(forms):
            if forms[form] in self.of_stem:
                self.of_stem[forms[form]].forms.append(form)
        for stem, group in self.of_stem.items():
            if stem.startswith(SYNONYMS):
                group.forms.append(stem)
        long = sorted(stem for stem, group in self.of_stem.items() if group.size > LONG)
        self.common = {stem: number for number, stem in enumerate(long)}
        self.buckets, self.stems = self._shared_out()

    def _add(self, block: Block) -> None:
        for stem, numbers in block.numbers.items():
            group = self.of_stem.setdefault(stem, PostingGroup())
            group.numbers.extend(numbers)
            group.weights += block.weights[stem]

    def _shared_out(self) -> tuple[list[str], list[list[str]]]:
        """The first letters with which each file begins, and the stems in it."""
        starts: dict[str, dict[str, None]] = {}
        for stem, group in self.of_stem.items():
            for form in group.forms:
                starts.setdefault(form[:LETTERS], {})[stem] = None
        buckets, stems, size = [""], [dict[str, None]()], 0
        for start in sorted(starts):
            more = sum(self._size(stem) for stem in starts[start])
            if size and size + more > FULL:
                buckets.append(start)
                stems.append({})
                size = 0
            stems[-1] |= starts[start]
            size += more
        return buckets, [sorted(one) for one in stems]

    def _size(self, stem: str) -> int:
        group = self.of_stem[stem]
        return sum(map(len, group.forms)) + 3 * len(group.forms) + 12 + (0 if stem in self.common else group.size)

    def bucket(self, number: int) -> str:
        """A file of groups, as JSON."""
        return '{"groups":[' + ",\n".join(self._lines(self.stems[number])) + "]}\n"

    def _lines(self, stems: Sequence[str]) -> Iterator[str]:
        for stem in stems:
            group = self.of_stem[stem]
            found = (self.common[stem],) if stem in self.common else group.entries()
            yield as_json([group.forms, group.count, *found])

    def shared(self, stem: str) -> str:
        """The entries of a group that is too long to stand with others, as JSON."""
        return f"{as_json(self.of_stem[stem].entries())}\n"
