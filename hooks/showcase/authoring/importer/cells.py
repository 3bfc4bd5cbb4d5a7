"""Cells become the values of an entry’s fields, as the entry format writes them; what is not certain stays as it was, with a finding."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from showcase.authoring.importer import values
from showcase.authoring.importer.html import is_html, lines_alone, words_alone
from showcase.authoring.importer.mapping import ImportPlan, Route
from showcase.authoring.importer.matching import ColumnChoices, column_choices, key_of, pieces
from showcase.authoring.importer.targets import Place
from showcase.model.amounts import bound_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Location
from showcase.parsing.yaml.scalar import Typed

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

    def found(self, code: str, wording: str = "", **values: object) -> Finding:
        """A finding about this cell, named by its column."""
        return Finding(code, self.at, {"column": self.route.name, "said": words_alone(self.text), **values}, wording)


Read = tuple[Value, list[Finding]]


class CellReader:
    """Reads the cells of a plan; an award’s vocabularies are looked at once."""

    def __init__(self, plan: ImportPlan, award: Award) -> None:
        self.plan = plan
        self.choices = {route.place.vocabulary: column_choices(route.place, award) for route in plan.routes if route.place and route.place.vocabulary}
        self.meanings = {route.column: {key_of(said): chosen for said, chosen in route.rule.values.items()} for route in plan.routes}
        self.kept_whole = {  # by column: what the map explains is one value, whatever commas it holds
            route.column: ColumnChoices({**self.choices[route.place.vocabulary].choices, **{said: said for said in route.rule.values}})
            for route in plan.routes
            if route.place and route.place.vocabulary and route.place.kind == "texts"
        }
        self.ways: Mapping[str, Callable[[Cell], Read]] = {
            "text": self._text,
            "texts": self._texts,
            "choice": self._choice,
            "month": lambda cell: self._date(cell, values.as_month(words_alone(cell.text), cell.route.order), "2024-05"),
            "day": lambda cell: self._date(cell, values.as_day(words_alone(cell.text), cell.route.order), "2024-05-17"),
            "period": self._period,
            "range": self._range,
            "number": self._number,
            "count": self._number,
            "amount": self._amount,
            "flag": self._flag,
        }

    def read(self, cell: Cell) -> Read:
        """The value of a cell, by the kind of its place; what the map says that it stands for counts first."""
        said = self._meant(cell.text, cell.route)
        if said is not None and cell.place.kind != "texts":
            return _typed(cell.place.kind, said[0] if said else ""), []
        return self.ways[cell.place.kind](cell)

    def _meant(self, text: str, route: Route) -> tuple[str, ...] | None:
        meanings = self.meanings[route.column]
        return meanings.get(key_of(text)) if meanings else None

    def _text(self, cell: Cell) -> Read:
        words = words_alone(cell.text)
        return self._chosen(cell, words) if cell.place.vocabulary else (words, [])

    def _chosen(self, cell: Cell, text: str) -> tuple[str, list[Finding]]:
        choices = self.choices[cell.place.vocabulary]
        known = choices.find(text)
        if known:
            return known, []
        values = {"said": text, "list": cell.place.vocabulary, "near": choices.nearest_id(text), "choices": list(choices.choices)}
        return text, [cell.found("import-value", "unknown", **values)]

    def _texts(self, cell: Cell) -> Read:
        whole = self._meant(cell.text, cell.route)
        if whole is not None:
            return [one for one in whole if one], []
        text, separator = lines_alone(cell.text), cell.route.rule.split
        if not cell.place.vocabulary:
            return [" ".join(one.split()) for one in pieces(text, separator or "\n")], []  # a free text may hold semicolons and commas of its own
        found, findings = list[str](), list[Finding]()
        for piece in pieces(text, separator) if separator else self.kept_whole[cell.route.column].several(text):
            meant = self._meant(piece, cell.route)
            if meant is not None:
                found += [one for one in meant if one]
                continue
            value, doubts = self._chosen(cell, " ".join(piece.split()))
            found.append(value)
            findings += doubts
        return list(dict.fromkeys(found)), self._few(cell, findings)

    def _few(self, cell: Cell, findings: list[Finding]) -> list[Finding]:
        """The first of many findings about one cell, which is most likely a text in the wrong column."""
        if len(findings) <= FEW:
            return findings
        return [*findings[:FEW], cell.found("import-value", "more", more=len(findings) - FEW)]

    def _choice(self, cell: Cell) -> Read:
        text = words_alone(cell.text)
        if text.casefold() in cell.place.choices:
            return text.casefold(), []
        return text, [cell.found("import-value", "no-choice", choices=cell.place.choices)]

    def _date(self, cell: Cell, value: str | None, example: str) -> Read:
        if value is not None:
            return Typed(value), []
        text = words_alone(cell.text)
        is_either = cell.route.order is None and values.day_of(text, "day-first") and values.day_of(text, "month-first")
        return text, [cell.found("import-date", "two-days" if is_either else "no-date", example=example)]

    def _period(self, cell: Cell) -> Read:
        """A period; of the beginning or the end of the work, a month, a quarter or a year alone."""
        value, is_end = values.as_period(words_alone(cell.text), cell.route.order), cell.place.steps[0] == "period"
        return self._date(cell, None if is_end and value and " to " in value else value, "2024-05" if is_end else "2022-10 to 2023-03")

    def _range(self, cell: Cell) -> Read:
        ends = values.as_ends(words_alone(cell.text), cell.route.order)
        if ends is None:
            return self._date(cell, None, "2023-04 and 2024-09, under `start` and `end`,")
        return {"start": Typed(ends[0]), "end": Typed(ends[1])}, []

    def _number(self, cell: Cell) -> Read:
        text, decimal = words_alone(cell.text), cell.route.rule.numbers or ""
        value = values.as_number(text, cell.unit, cell.route.commas_group, decimal)
        if value is not None and cell.route.may_be_share and "%" in cell.unit and re.fullmatch(r"-?0?\.\d+", value):
            return "", [cell.found("import-number", "share", percent=f"{Decimal(value) * 100:f}".rstrip("0").rstrip("."))]
        if value is not None:
            return Typed(value), []
        if cell.route.commas_group or decimal or not values.EITHER.match(text):
            wording = "comma" if re.fullmatch(values.COMMA, text.lstrip("-")) else ""
            return text, [cell.found("import-number", wording, fraction=text.replace(".", "").replace(",", "."))]
        # 1.204 would be read as a fraction later, so it does not stand in the entry before somebody has said what it is.
        return "", [cell.found("import-number", "either", thousands=re.sub("[.,]", "", text), fraction=text.replace(",", "."))]

    def _amount(self, cell: Cell) -> Read:
        bound = bound_of(words_alone(cell.text))
        return (Typed(str(bound)), []) if bound else self._number(cell)

    def _flag(self, cell: Cell) -> Read:
        text = words_alone(cell.text)
        value = values.as_flag(text)
        return (Typed(value), []) if value is not None else (text, [cell.found("import-yes-or-no")])


def _typed(kind: str, value: str) -> str:
    return value if kind in ("text", "choice") else Typed(value)


def fixed_value(place: Place, values: tuple[str, ...]) -> Value:
    """A value that the map gives to every entry."""
    return list(values) if place.kind == "texts" else _typed(place.kind, values[0])


def leaves_something_out(text: str) -> bool:
    """Whether a field, which holds words alone, would lose where a cell’s links lead or what a script says."""
    return is_html(text) and any(sign in text.casefold() for sign in ("href", "src", "<script", "<style"))
