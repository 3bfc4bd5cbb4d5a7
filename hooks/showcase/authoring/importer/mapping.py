"""The map, from YAML to a plan: which column goes to which place of an entry; its own mistakes are told at their lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from showcase.authoring.importer.header import Names
from showcase.authoring.importer.matching import column_choices
from showcase.authoring.importer.table import Table
from showcase.authoring.importer.targets import LEAVE_OUT, Place, meant, place_of
from showcase.authoring.importer.values import against, decimal_of, order_of
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.model.values import Part, Text
from showcase.parsing.validation.validate import validate
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.load import read_yaml
from showcase.parsing.yaml.source_map import SourceMap
from showcase.util.text import nearest

DATES, NUMBERS = frozenset(("month", "day", "period", "range")), frozenset(("number", "count", "amount"))
OneOrMore = Annotated[tuple[str, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)]


class ColumnRule(Part):
    """What a map says of a column: where it goes, what its values stand for, and how they are cut and read."""

    to: Text = Field(examples=["summary"])
    values: Mapping[str, OneOrMore] = Field(default_factory=dict)
    split: str | None = Field(None, min_length=1)
    text: Literal["plain", "markdown", "html"] | None = None
    dates: Literal["day-first", "month-first"] | None = None
    numbers: Literal["decimal-comma", "decimal-point"] | None = None


class Map(Part):
    """A map as it was written. `id` is the column that names each row for good; `dates` says what 3/4/2024 means."""

    columns: Mapping[str, ColumnRule] = Field(min_length=1)
    fixed: Mapping[str, OneOrMore] = Field(default_factory=dict)
    id: Text | None = None
    sheet: Text | None = None
    status: Literal["draft", "published"] = "draft"
    dates: Literal["day-first", "month-first"] | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one column’s cells: `place` is None where the map has none for them."""

    column: int
    name: str
    place: Place | None
    rule: ColumnRule
    order: str | None = None  # of its dates, as the map says or the column proves
    commas_group: bool = True  # whether 1,204 can only be a whole number here
    may_be_share: bool = False  # whether 0.31 may be what a workbook shows as 31%


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A map that fits a table and an award: a route for every column, and the values that all entries share."""

    routes: tuple[Route, ...]
    fixed: tuple[tuple[Place, tuple[str, ...]], ...]
    status: str
    id_column: int | None = None


def read_map(text: str, path: str) -> tuple[Map | None, Document, Sequence[Finding]]:
    """The map that a YAML text describes, with the places of its parts, and what is wrong with its form."""
    document, wrong = read_yaml(text, path)
    if wrong:
        return None, document, wrong
    document = replace(document, values=_whole(document.values)) if document.values else Document(SourceMap(path))
    form, wrong_form, document = validate(Map, document)
    return form, document, wrong_form


def _whole(values: object) -> object:
    """The map with `Column: place` written out as `Column: {to: place}`, and without columns that have no place yet."""
    if not isinstance(values, Mapping) or not isinstance(values.get("columns"), Mapping):
        return values
    columns = {name: {"to": rule} if isinstance(rule, str) else _chosen(rule) for name, rule in values["columns"].items()}
    return {**values, "columns": {name: rule for name, rule in columns.items() if rule is not None}}


def _chosen(rule: object) -> object:
    """A column’s rule without values that nothing was chosen for yet; nothing at all without a place."""
    if not isinstance(rule, Mapping):
        return rule
    if rule.get("to") is None and "to" in rule:
        return None
    values = rule.get("values")
    return {**rule, "values": {name: one for name, one in values.items() if one is not None}} if isinstance(values, Mapping) else rule


def planned(form: Map, document: Document, award: Award, table: Table) -> tuple[ImportPlan | None, list[Finding]]:
    """The map as a plan for this table, with what is doubtful; None when something in it is wrong."""
    planner = _Planner(form, document, award, table)
    plan = planner.plan()
    findings = planner.findings
    return (None if any(one.is_error for one in findings) else plan), findings


class _Planner:
    """Follows a map’s names to the places and the columns that they mean, and collects what is wrong."""

    def __init__(self, form: Map, document: Document, award: Award, table: Table) -> None:
        self.form, self.document, self.award, self.table = form, document, award, table
        self.findings = list[Finding]()
        self.taken: dict[tuple[object, ...], int] = {}
        self.named = set[int]()  # columns that the map speaks of, rightly or not

    def plan(self) -> ImportPlan:
        named = dict[int, Route]()
        for name, rule in self.form.columns.items():
            column = self._column(name, self.document.at_key("columns", name))
            place = self._place(rule.to, self.document.at("columns", name, "to"))
            self.named |= {column} if column is not None else set()
            if column is not None and place is not None:
                self._takes(place, self.document.at("columns", name, "to"))
                self._values_known(place, rule, name)
                named[column] = self._route(column, place, rule, name)
        fixed = tuple(self._fixed())
        self._year()
        identity = self._column(self.form.id, self.document.at("id")) if self.form.id else None
        self.named |= {identity} if identity is not None else set()
        routes = tuple(named.get(number) or Route(number, name, None, ColumnRule(to=LEAVE_OUT)) for number, name in enumerate(self.table.columns))
        self.findings += self._without_place(routes)
        return ImportPlan(routes, fixed, self.form.status, identity)

    def _route(self, column: int, place: Place, rule: ColumnRule, name: str) -> Route:
        """The way of a column: its dates in the order that the map says, or that they prove themselves; its numbers likewise."""
        cells = [*self.table.cells(column)] if place.kind in DATES | NUMBERS else []
        order: str | None = None
        if place.kind in DATES:
            proved, order = order_of(cells), rule.dates or self.form.dates
            if order and proved in ("day-first", "month-first") and proved != order:
                values = {"name": self.table.columns[column], "order": order, "said": against(cells, order), "proved": proved}
                steps = ("columns", name, "dates") if rule.dates else ("dates",)
                self.findings.append(Finding("import-date-order", self.document.at(*steps), values))
            order = order or (proved if proved in ("day-first", "month-first") else None)
        grouped = self.table.separator != ";" and decimal_of(cells) != "comma"
        return Route(column, self.table.columns[column], place, rule, order, grouped, bool(self.table.sheet))

    def _column(self, name: str, at: Location) -> int | None:
        names = Names([name])
        found = next((number for number, column in enumerate(self.table.columns) if names.mean(column)), None)
        if found is None:
            values = {"name": name, "near": nearest(name, self.table.columns), "columns": [f"‘{one}’" for one in self.table.columns]}
            self.findings.append(Finding("import-no-column", at, values))
        return found

    def _place(self, name: str, at: Location) -> Place | None:
        place = place_of(name, self.award)
        if place is None:
            self.findings.append(Finding("import-place", at, {"name": name, "near": meant(name, self.award)}, "unknown"))
        return place

    def _takes(self, place: Place, at: Location) -> None:
        if place.kind == LEAVE_OUT:
            return
        first = self.taken.setdefault(place.steps, at.line)
        if first != at.line and not place.holds_several:
            self.findings.append(Finding("import-place-taken", at, {"name": place.name, "line": first}))

    def _values_known(self, place: Place, rule: ColumnRule, name: str) -> None:
        """What a map says that a cell stands for has to be on the award’s list."""
        for said, chosen in rule.values.items():
            for one in chosen:
                self._known(place, one, self.document.at("columns", name, "values", said))

    def _known(self, place: Place, value: str, at: Location) -> None:
        known = column_choices(place, self.award)
        if known.choices and value and value not in known.choices:
            values = {"value": value, "place": place.name, "near": known.nearest_id(value), "choices": list(known.choices)}
            self.findings.append(Finding("import-map-value", at, values))

    def _fixed(self) -> Iterator[tuple[Place, tuple[str, ...]]]:
        lowest = self.award.unjudged
        for name, values in self.form.fixed.items():
            at, place = self.document.at("fixed", name), self._place(name, self.document.at_key("fixed", name))
            if place is None:
                continue
            self._takes(place, self.document.at_key("fixed", name))
            for value in values:
                self._known(place, value, at)
            if place.steps[-1:] == ("consent",):
                self.findings.append(Finding("import-not-for-all", at, wording="consent"))
            elif place.steps == ("recognition",) and values != (lowest,):
                self.findings.append(Finding("import-not-for-all", at, {"lowest": lowest}, "recognition"))
            elif place.kind in ("answer", LEAVE_OUT) or (len(values) > 1 and place.kind != "texts"):
                self.findings.append(Finding("import-place", at, {"name": name}, "not-fixed"))
            else:
                yield place, values

    def _year(self) -> None:
        if ("year",) not in self.taken and not any(one.code in ("import-place", "import-no-column") for one in self.findings):
            self.findings.append(Finding("import-no-year", self.document.at(), {"newest": max(self.award.by_year)}))

    def _without_place(self, routes: tuple[Route, ...]) -> Iterator[Finding]:
        for route in routes:
            if route.place is None and route.column not in self.named and any(True for _ in self.table.cells(route.column)):
                at = self.document.at_key("columns", route.name) if self.document.has_key("columns", route.name) else self.document.at("columns")
                yield Finding("import-no-place", at, {"name": route.name}, severity=Severity.WARNING)
