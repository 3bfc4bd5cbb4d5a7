"""Which values each entry has, for narrowing, for likeness and for sorting: places in lists of choices instead of their names."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from showcase.catalogue.facets import VALUES, terms_of
from showcase.catalogue.spread import grade, in_use
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.likeness import Like

YEARS, ANSWERED, SPREAD = "years", "answered", "spread"
FIRST = 48  # the character that stands for the first set: `0`, after the quotation mark, which JSON would have to escape
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something that entries have values of: its name, its choices in order as (id, label), and how an entry’s are found."""

    of: str
    choices: tuple[tuple[str, str], ...]
    find: Callable[[Entry], Iterable[str | None]]
    repeated: bool = False

    def places_in(self, entries: Sequence[Entry]) -> list[Places]:
        """For each entry, where its values stand among the choices."""
        places = {value: place for place, (value, _) in enumerate(self.choices)}
        find, repeated = self.find, self.repeated
        found = ([places[value] for value in find(entry) if value] for entry in entries)
        return [tuple(sorted(one if repeated or len(one) < 2 else set(one))) for one in found]


def dimensions(award: Award) -> tuple[Dimension, ...]:
    """Everything by which the browser narrows and compares entries: years, facets, likenesses, and the questions that were answered."""
    years = tuple((str(year), str(year)) for year in sorted(award.by_year, reverse=True))
    asked = tuple((question.id, question.for_readers) for criterion in award.criteria for question in criterion.questions)
    counted = {row.of for row in award.alike if row.match == "each"}
    names = dict.fromkeys((*(facet.of for facet in award.facets), *(row.of for row in award.alike)))
    return (
        Dimension(YEARS, years, lambda entry: [str(entry.front.year)]),
        *(_chosen(name, award, name in counted) for name in names),
        Dimension(ANSWERED, asked, lambda entry: [one.question for one in entry.account.answers]),
    )


def _chosen(name: str, award: Award, repeated: bool) -> Dimension:
    choices = tuple((value, term.label) for value, term in terms_of(name, award).items())
    return Dimension(name, choices, lambda entry: VALUES[name](entry, award), repeated)


def spread_of(entry: Entry, ladder: Mapping[str, int], award: Award) -> Places:
    """How far an entry’s practice has travelled, to be compared: its grade, then how many places use it."""
    return ladder.get(grade(entry, award), 0), len(in_use(entry, award))


def sets(values: Sequence[Places]) -> dict[str, object]:
    """Each entry’s values as one character, which stands for a set; the commonest sets have the shortest characters."""
    counts = Counter(values)
    known = sorted(counts, key=lambda one: (-counts[one], one))
    letters = {one: chr(FIRST + place) for place, one in enumerate(known)}
    return {"sets": known, "of": "".join([letters[one] for one in values])}


def ranks(values: Sequence[Places]) -> str:
    """Each entry’s rank as one character; a higher one has travelled further."""
    letters = {one: chr(FIRST + rank) for rank, one in enumerate(sorted(set(values)))}
    return "".join([letters[one] for one in values])


def described(award: Award, known: Sequence[Dimension]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """What the index says of facets, years first, and of likenesses."""
    choices = {one.of: one.choices for one in known}
    facets: list[dict[str, object]] = [{"of": YEARS, "id": YEARS, "title": "Years", "one": "Year", "values": choices[YEARS]}]
    facets += [{"of": one.of, "id": one.id, "title": one.title, "one": one.one, "values": choices[one.of]} for one in award.facets]
    titles = {one.of: one.title for one in award.facets}
    return facets, [_like(row, titles.get(row.of) or row.of.replace("_", " ").capitalize(), choices[row.of]) for row in award.alike]


def _like(row: Like, title: str, choices: object) -> dict[str, object]:
    many = row.because_many or row.because
    return {"of": row.of, "title": title, "values": choices, "weight": row.weight, "match": row.match, "because": row.because, "because_many": many}
