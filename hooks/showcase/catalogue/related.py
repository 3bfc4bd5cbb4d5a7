"""Entries that fit what is wanted, with the reasons: near to an entry that is read, or to what somebody tells of their place.

A profile says which values are wanted of each dimension. An entry’s score for it is the sum over the rows of the award’s
table of likeness. In each row an entry’s own values are compared with those that are wanted; the ones that count are

- `same`: those that are wanted. The row scores its weight for each of them.
- `within`: those that stand no later in the award’s list than the last one that is wanted. It scores its weight once.
- `each`: those that are wanted, as often as the entry has them. It scores its weight for each time, at most three times.

A row in which nothing is wanted, or nothing counts, scores nothing. For `adopter_types` the organisation types of the profile
are wanted: who adopted it is compared with who looks. Among equal scores the newest entry comes first.

Every row that scored has its reason, in the order of the table. It is the row’s `because`; where {count} is more than one it is
`because_many`, if the row has that. {count} is how many values count, for `each` how many times, whatever the limit; up to
ten it is a word. {values} are the labels of those values, each once, in the order of the award’s list, joined with commas and
‘and’. Reasons are joined with semicolons. The browser does the same sums with the same words for a visitor’s own profile.
"""

from collections.abc import Iterator, Mapping, Sequence

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import VALUES, terms_of
from showcase.catalogue.tally import Tally, at_least
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.likeness import Like
from showcase.model.vocabularies import Recognition, Term
from showcase.util.text import listed, number_word

MOST = {"same": 0, "within": 1, "each": 3}  # how many values, or times, can count in a row; 0 when all do
WANTED_AS = {"adopter_types": "organisation_types"}

Profile = Mapping[str, Sequence[str]]


class LikenessRow:
    """A row of the award’s table of likeness, with what every entry has of it.

    `values` are those of each entry in the order of the award’s list, each once unless every time counts.
    """

    def __init__(self, like: Like, catalogue: Catalogue) -> None:
        self.like = like
        self.wanted_as = WANTED_AS.get(like.of, like.of)
        self.terms: Mapping[str, Term | Recognition] = terms_of(like.of, catalogue.award)
        self.rank = {value: rank for rank, value in enumerate(self.terms)}
        self.values = [self._values(VALUES[like.of](entry, catalogue.award)) for entry in catalogue.entries]
        self._having: dict[tuple[str, int], int] = {}  # the entries that have a value so many times or more, as a set of their places
        for place, values in enumerate(self.values):
            for value in set(values):
                for times in range(values.count(value)):
                    self._having[value, times] = self._having.get((value, times), 0) | 1 << place

    def _values(self, values: Sequence[str | None]) -> tuple[str, ...]:
        known = [value for value in values if value]
        return tuple(sorted(known if self.like.match == "each" else set(known), key=self.rank.__getitem__))

    def counting(self, wanted: Sequence[str]) -> frozenset[str]:
        """The values that count for what is wanted."""
        if self.like.match == "within" and wanted:
            return frozenset(list(self.terms)[: max(self.rank[value] for value in wanted) + 1])
        return frozenset(wanted)

    def add_to(self, tally: Tally, counting: frozenset[str]) -> None:
        """Adds what the row scores for the values that count."""
        most = MOST[self.like.match]
        sets = [self._having[value, times] for value in counting for times in range(most or 1) if (value, times) in self._having]
        for places in at_least(sets, most) if most else sets:
            tally.add(places, self.like.weight)

    def reason(self, values: Sequence[str]) -> str:
        """Why an entry with these values scored, for a reader: `same themes (Sleep and Falls)`."""
        like, count = self.like, len(values)
        said = like.because_many if count > 1 and like.because_many else like.because
        labels = listed([self.terms[value].label for value in dict.fromkeys(values)], "and")
        return said.replace("{count}", number_word(count)).replace("{values}", labels)


class Likeness:
    """Knows which entries have what, and so which of them fit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.award: Award = catalogue.award
        self.entries = catalogue.entries
        self.rows = tuple(LikenessRow(like, catalogue) for like in self.award.alike)
        self.places: Mapping[str, int] = {entry.key: place for place, entry in enumerate(self.entries)}

    def profile_of(self, entry: Entry) -> Profile:
        """What an entry wants of others: its own values."""
        return {row.wanted_as: [value for value in VALUES[row.wanted_as](entry, self.award) if value] for row in self.rows}

    def near(self, entry: Entry, count: int) -> tuple[tuple[Entry, str], ...]:
        """The entries most like this one and why, nearest first, then newest first."""
        return self.fitting(self.profile_of(entry), count, self.places[entry.key])

    def fitting(self, profile: Profile, count: int, but: int | None = None) -> tuple[tuple[Entry, str], ...]:
        """The entries that fit a profile best and why, best first, then newest first; `but` is the place of one that is left out."""
        counting = self.counting(profile)
        best = self.tally(counting).best(count, 0 if but is None else 1 << but)
        return tuple((self.entries[place], "; ".join(self._reasons(counting, place))) for place in best)

    def counting(self, profile: Profile) -> list[frozenset[str]]:
        """The values that count for a profile in each row."""
        return [row.counting(profile.get(row.wanted_as, ())) for row in self.rows]

    def tally(self, counting: Sequence[frozenset[str]]) -> Tally:
        """The score of each entry, by its place."""
        tally = Tally()
        for row, values in zip(self.rows, counting, strict=True):
            row.add_to(tally, values)
        return tally

    def _reasons(self, counting: Sequence[frozenset[str]], place: int) -> Iterator[str]:
        """Why an entry scores."""
        for row, counted in zip(self.rows, counting, strict=True):
            values = [value for value in row.values[place] if value in counted]
            if values:
                yield row.reason(values)
