"""Groups of words that share a stem, with the entries that have them, and the files that the browser asks for by a word’s first letters."""

from collections.abc import Iterable, Iterator, Sequence
from operator import sub

from showcase.site.search.scoring import SYNONYMS
from showcase.site.search.segments import Block

LETTERS = 3  # so many letters of a word say in which file it is
FULL = 16_000  # characters to a file of groups
LONG = 4_000  # characters of a group’s entries that get a file of their own
BASE_36 = bytes.maketrans(bytes(range(36)), b"0123456789abcdefghijklmnopqrstuvwxyz")
MARK = 5  # bytes before the places in a run: where the block begins, and how many places there are


class Group:
    """One stem: its written forms, and which entries have it how heavily, block by block as they were read.

    `runs` has for each block four bytes for the place where it begins, one for the number of entries, their places, their weights.
    """

    __slots__ = ("count", "forms", "runs")

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.count = 0
        self.runs = bytearray()

    @property
    def size(self) -> int:
        """About how many characters the group’s entries take: two digits, a comma and a weight each at most, mostly less."""
        return self.count * 7 // 2

    def entries(self) -> str:
        """The entries as JSON: the first, then the steps to the next, and one character each for their weights."""
        steps, weights, at, last = list[int](), bytearray(), 0, 0
        while at < len(self.runs):
            start, size = int.from_bytes(self.runs[at : at + 4], "big"), self.runs[at + 4]
            places = self.runs[at + MARK : at + MARK + size]
            at += MARK + 2 * size
            weights += self.runs[at - size : at]
            steps.append(start + places[0] - last)
            steps += map(sub, places[1:], places)
            last = start + places[-1]
        return f'{str(steps).replace(" ", "")},"{weights.translate(BASE_36).decode()}"'


class Groups:
    """All groups of a collection, and which file each is in."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.of_stem: dict[str, Group] = {}
        forms: dict[str, str] = {}
        for block in blocks:
            self._add(block)
            forms |= dict(line.split(" ") for line in block.forms.split("\n") if line)
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
        mark, runs, at = block.start.to_bytes(4, "big"), block.runs, 0
        for stem in block.stems.split():
            group = self.of_stem.get(stem)
            if group is None:
                group = self.of_stem[stem] = Group()
            end = at + 1 + 2 * runs[at]
            group.count += runs[at]
            group.runs += mark
            group.runs += runs[at:end]
            at = end

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
            found = self.common[stem] if stem in self.common else group.entries()
            forms = '","'.join(group.forms)
            yield f'[["{forms}"],{group.count},{found}]'

    def shared(self, stem: str) -> str:
        """The entries of a group that is too long to stand with others, as JSON."""
        return f"[{self.of_stem[stem].entries()}]\n"
