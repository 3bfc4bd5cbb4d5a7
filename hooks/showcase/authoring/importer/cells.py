"""Cells become the values of an entry’s fields, as the entry format writes them; what is not certain stays as it was, with a finding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from showcase.authoring.importer import values
from showcase.authoring.importer.codes import DATE, FLAG, NUMBER, VALUE, Kind
from showcase.authoring.importer.html import is_html, lines_alone, words_alone
from showcase.authoring.importer.mapping import ImportPlan, Route
from showcase.authoring.importer.matching import ColumnChoices, key_of, lines_of, pieces
from showcase.authoring.importer.targets import Place, choices_of
from showcase.model.award import Award
from showcase.model.finding import Diagnostic, Location
from showcase.parsing.yaml.scalar import Typed
from showcase.util.text import listed, short

FEW = 10  # findings about one cell
Value = str | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what is needed to read it and to say where it stands."""

    text: str
    route: Route
    place: Place
    at: Location
    unit: str = ""

    def found(self, kind: Kind, fact: str, remedy: str) -> Diagnostic:
        """A finding about this cell, named by its column."""
        return kind.told(self.at, f"‘{self.route.name}’ says {fact}", remedy)


Read = tuple[Value, list[Diagnostic]]


class CellReader:
    """Reads the cells of a plan; an award’s vocabularies are looked at once."""

    def __init__(self, plan: ImportPlan, award: Award) -> None:
        self.plan = plan
        names = {route.place.vocabulary for route in plan.routes if route.place and route.place.vocabulary}
        self.choices = {name: ColumnChoices(choices_of(name, award)) for name in sorted(names)}
        self.meanings = {route.column: {key_of(said): chosen for said, chosen in route.rule.values.items()} for route in plan.routes}
        self.kept_whole = {
            route.column: ColumnChoices({**self.choices[route.place.vocabulary].choices, **{said: said for said in route.rule.values}})
            for route in plan.routes
            if route.place and route.place.vocabulary and route.place.kind == "texts"
        }
        self.ways: Mapping[str, Callable[[Cell], Read]] = {
            "text": self._text,
            "texts": self._texts,
            "choice": self._choice,
            "month": lambda cell: self._date(cell, values.as_month(cell.text, plan.dates), "2024-05"),
            "day": lambda cell: self._date(cell, values.as_day(cell.text, plan.dates), "2024-05-17"),
            "period": lambda cell: self._date(cell, values.as_period(cell.text, plan.dates), "2022-10 to 2023-03"),
            "range": self._range,
            "number": self._number,
            "count": self._number,
            "flag": self._flag,
        }

    def read(self, cell: Cell) -> Read:
        """The value of a cell, by the kind of its place; what the map says that it stands for counts first."""
        said = self._meant(cell.text, cell.route)
        if said is not None and cell.place.kind != "texts":
            return _typed(cell.place.kind, said[0] if said else ""), []
        value, findings = self.ways[cell.place.kind](cell)
        return value, findings

    def _meant(self, text: str, route: Route) -> tuple[str, ...] | None:
        meanings = self.meanings[route.column]
        return meanings.get(key_of(text)) if meanings else None

    def _text(self, cell: Cell) -> Read:
        words = words_alone(cell.text)
        return self._chosen(cell, words) if cell.place.vocabulary else (words, [])

    def _chosen(self, cell: Cell, text: str) -> tuple[str, list[Diagnostic]]:
        choices = self.choices[cell.place.vocabulary]
        known = choices.find(text)
        if known:
            return known, []
        # A guess at what judges gave would put words in their mouths.
        near = "" if cell.place.vocabulary == "recognitions" else choices.suggested(text)
        ids = listed(list(choices.choices))
        return text, [cell.found(VALUE, f"‘{short(text)}’, which is not one of the award’s {cell.place.vocabulary.replace('_', ' ')}.",
                                 near or f"Choose one of {ids}, in the entry or, for all rows, under `values` in the map.")]

    def _texts(self, cell: Cell) -> Read:
        whole = self._meant(cell.text, cell.route)
        if whole is not None:
            return [one for one in whole if one], []
        text, separator = lines_alone(cell.text), cell.route.rule.split
        if not cell.place.vocabulary:
            return [" ".join(one.split()) for one in lines_of(text, separator)], []
        found, findings = list[str](), list[Diagnostic]()
        for piece in pieces(text, separator) if separator else self._several(cell, text):
            meant = self._meant(piece, cell.route)
            if meant is not None:
                found += [one for one in meant if one]
                continue
            value, doubts = self._chosen(cell, " ".join(piece.split()))
            found.append(value)
            findings += doubts
        return list(dict.fromkeys(found)), self._few(cell, findings)

    def _few(self, cell: Cell, findings: list[Diagnostic]) -> list[Diagnostic]:
        """The first of many findings about one cell, which is most likely a text in the wrong column."""
        if len(findings) <= FEW:
            return findings
        return [*findings[:FEW], cell.found(VALUE, f"{len(findings) - FEW:,} more such values.", "Look whether this column has the right place in the map.")]

    def _several(self, cell: Cell, text: str) -> list[str]:
        """The values in a cell; those that the map explains are kept whole, whatever commas they hold."""
        return list(self.kept_whole[cell.route.column].several(text))

    def _choice(self, cell: Cell) -> Read:
        text = words_alone(cell.text)
        if text.casefold() in cell.place.choices:
            return text.casefold(), []
        return text, [cell.found(VALUE, f"‘{short(text)}’.",
                                 f"Write one of {listed(cell.place.choices)}, in the entry or under `values` in the map.")]

    def _date(self, cell: Cell, value: str | None, example: str) -> Read:
        if value is not None:
            return Typed(value), []
        text = words_alone(cell.text)
        remedy = f"Write it as {example} in the entry."
        if self.plan.dates is None and values.day_of(text, "day-first") and values.day_of(text, "month-first"):
            return text, [cell.found(DATE, f"‘{short(text)}’, which could be two days.", f"{remedy} If all are alike, add `dates: day-first` to the map.")]
        return text, [cell.found(DATE, f"‘{short(text)}’, and no date can be told from it for certain.", remedy)]

    def _range(self, cell: Cell) -> Read:
        ends = values.as_ends(cell.text, self.plan.dates)
        if ends is None:
            return self._date(cell, None, "2023-04 and 2024-09, under `start` and `end`,")
        return {"start": Typed(ends[0]), "end": Typed(ends[1])}, []

    def _number(self, cell: Cell) -> Read:
        value = values.as_number(words_alone(cell.text), cell.unit, self.plan.commas_separate)
        if value is not None:
            return Typed(value), []
        text = words_alone(cell.text)
        return text, [cell.found(NUMBER, f"‘{short(text)}’, and no number can be told from it for certain.",
                                 "Write digits alone in the entry, such as 1200 or 4.5.")]

    def _flag(self, cell: Cell) -> Read:
        text = words_alone(cell.text)
        value = values.as_flag(text)
        if value is not None:
            return Typed(value), []
        return text, [cell.found(FLAG, f"‘{short(text)}’.", "Write true or false in the entry, or say under `values` in the map what stands for each.")]


def _typed(kind: str, value: str) -> str:
    return value if kind in ("text", "choice") else Typed(value)


def fixed_value(place: Place, values: tuple[str, ...]) -> Value:
    """A value that the map gives to every entry."""
    return list(values) if place.kind == "texts" else _typed(place.kind, values[0])


def leaves_something_out(text: str) -> bool:
    """Whether a field, which holds words alone, would lose where a cell’s links lead or what a script says."""
    return is_html(text) and any(sign in text.casefold() for sign in ("href", "src", "<script", "<style"))
