"""A row becomes a draft: an entry with its values and answers in place, and notes with everything else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from showcase.authoring.importer.attachments import PRIVATE, attached
from showcase.authoring.importer.cells import Cell, CellReader, fixed_value, leaves_something_out
from showcase.authoring.importer.html import fitted, lines_alone, words_alone
from showcase.authoring.importer.identity import digest_of, is_showable, slug_of
from showcase.authoring.importer.mapping import ImportPlan, Route
from showcase.authoring.importer.matching import pieces
from showcase.authoring.importer.notes import notes
from showcase.authoring.importer.stops import stopping
from showcase.authoring.importer.table import Row, Table
from showcase.authoring.importer.targets import LEAVE_OUT, RESOURCES, Place, later
from showcase.authoring.importer.tree import bounded, filled_in, get, put
from showcase.authoring.importer.written import asked_of, entry_text
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.yaml.scalar import Typed
from showcase.util.invisible import HIDDEN, first_hidden

MOST_ITEMS = 100  # things that one list may have
LARGEST = 180_000  # bytes of an entry’s text, with room below what the checker reads


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row gives: where it wants to stand, its files by name, what was found in it, and what the checks will ask for.

    `key` names the row for good; `twin` is the same only for rows that are alike in every cell.
    """

    path: str
    line: int
    year: str
    slug: str
    key: str
    twin: str
    identity: str
    title: str
    text: str
    notes: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    asked: tuple[tuple[str, str], ...]
    status: str


class Drafter:
    """Makes drafts of a table’s rows by a plan."""

    def __init__(self, table: Table, plan: ImportPlan, award: Award) -> None:
        self.table, self.plan, self.award = table, plan, award
        self.cells = CellReader(plan, award)
        self.lowest = award.unjudged
        self.newest = max(award.by_year)
        self.divided = {item for route in plan.routes if route.place and route.rule.split for item in route.place.items}
        self.led_to = {item for route in plan.routes if route.place for item in route.place.items}

    def draft(self, row: Row) -> Draft:
        """The draft of one row."""
        return _Drafting(self, row).draft()


class _Drafting:
    """One row on its way to a draft."""

    def __init__(self, drafter: Drafter, row: Row) -> None:
        self.own, self.row = drafter, row
        self.path = row.path or drafter.table.path
        self.at = Location(self.path, row.line)
        self.findings = list(row.findings)
        self.kept: list[tuple[str, str]] = [("Cells beyond the last column", "\n".join(row.beyond))] if row.beyond else []
        self.values: dict[str, object] = {}
        self.answers: dict[str, list[str]] = {}
        column = drafter.plan.id_column
        self.identity = row.cells[column].strip() if column is not None else ""

    def draft(self) -> Draft:
        numbers = list[tuple[Route, Place, str]]()
        for route in self.own.plan.routes:
            text = self._visible(route)
            if not text.strip() or (route.place and route.place.kind == LEAVE_OUT):
                continue
            if route.place is None:
                if route.column != self.own.plan.id_column or not is_showable(text.strip()):
                    self.kept.append((route.name, text))
            elif route.place.kind in ("number", "amount"):
                numbers.append((route, route.place, text))  # its unit may stand in a column further on
            else:
                self._placed(route, route.place, text)
        self._fixed()
        for route, place, text in numbers:
            self._field(route, place, text, str(get(self.values, (*place.steps[:-2], "unit")) or ""))
        year = self._year()
        title = str(self.values.get("title", ""))
        if not title:
            self._find("import-no-title")
        self.values.setdefault("recognition", self.own.lowest)
        return self._finished(year, title)

    def _placed(self, route: Route, place: Place, text: str) -> None:
        if place.kind == "answer":
            self._answer(route, place, text)
        elif place.kind == "attachments":
            self._attachments(route, text)
        elif place.steps == ("year",):
            self.values["year"] = Typed(words_alone(text))
        else:
            self._field(route, place, text)

    def _visible(self, route: Route) -> str:
        """A cell without invisible characters; with them it is kept in the notes, where they are spelt out."""
        cell = self.row.cells[route.column]
        if not first_hidden(cell) or (route.place and route.place.kind == LEAVE_OUT):
            return cell
        self._find("import-hidden-character", column=route.name)
        self.kept.append((route.name, cell))
        while first_hidden(cell):  # what was seen behind one may be hidden behind another
            cell = HIDDEN.sub("", cell)
        return cell

    def _attachments(self, route: Route, text: str) -> None:
        """Files that a cell names become resources where they have an address; what is a picture or has none is kept in the notes."""
        found = attached(text, route.name)
        linked = [one for one in found if one.link and not one.is_picture and not PRIVATE.search(one.link)]
        there = self.values.get(RESOURCES)
        at = len(there) if isinstance(there, dict) else 0
        for number, one in enumerate(linked, at):
            put(self.values, (RESOURCES, number), {"title": one.name, "link": one.link})
        if len(linked) < len(found) or not found:
            self._keep(route.name, text, "import-attachment", "not-linked" if found else "none", number=len(found) - len(linked))
        if linked:
            self._find("import-attachment", "linked", Severity.WARNING, column=route.name, number=len(linked))

    def _field(self, route: Route, place: Place, text: str, unit: str = "") -> None:
        if route.rule.split and place.kind == "text" and place.items:
            several = pieces(lines_alone(text), route.rule.split)
            for number, one in enumerate(several):
                self._field(replace(route, rule=route.rule.model_copy(update={"split": None})), later(place, number), one, unit)
            return
        value, findings = self.own.cells.read(Cell(text, route, place, self.at, unit))
        self.findings += findings
        if findings and not value:
            self.kept.append((route.name, text))
        if leaves_something_out(text):
            self._keep(route.name, text, "import-markup", "words-alone")
        before = get(self.values, place.steps)
        if isinstance(before, list) and isinstance(value, list):
            value = list(dict.fromkeys([*before, *value]))
        if isinstance(value, list) and len(value) > MOST_ITEMS:
            self._keep(route.name, text, "import-too-large", "list", number=len(value), most=MOST_ITEMS)
            value = value[:MOST_ITEMS]
        if value:
            put(self.values, place.steps, value)

    def _answer(self, route: Route, place: Place, text: str) -> None:
        made = fitted(text, route.rule.text)
        if made.lost:
            self._keep(route.name, text, "import-markup", "not-whole", lost=made.lost)
        if made.markdown:
            self.answers.setdefault(str(place.steps[-1]), []).append(made.markdown)

    def _find(self, code: str, wording: str = "", severity: Severity = Severity.ERROR, **values: object) -> None:
        self.findings.append(Finding(code, self.at, values, wording, severity=severity))

    def _keep(self, name: str, text: str, code: str, wording: str = "", **values: object) -> None:
        """Keeps a text in the notes, with a finding that says why."""
        if (name, text) not in self.kept:
            self.kept.append((name, text))
        self.findings.append(Finding(code, self.at, {"column": name, **values}, wording))

    def _fixed(self) -> None:
        """Values that all entries share; within a list of things, only for a thing that the row has."""
        for place, values in self.own.plan.fixed:
            for one in (place, *self._further(place)):
                if all(item not in self.own.led_to or get(self.values, item) is not None for item in place.items):
                    put(self.values, one.steps, fixed_value(place, values))

    def _further(self, place: Place) -> Iterator[Place]:
        """The same place of the things that a divided cell has made, beyond the first of them."""
        items = place.items[:1]
        if items and items[0] in self.own.divided:
            there = get(self.values, items[0][:-1])
            beyond = sorted(one for one in there if one > items[0][-1]) if isinstance(there, dict) else []
            yield from (later(place, one - int(items[0][-1])) for one in beyond)

    def _year(self) -> int:
        """The year whose folder the entry stands in; without one that can be told it waits in the newest."""
        said = str(self.values.get("year", ""))
        if said.isdecimal() and int(said) in self.own.award.by_year:
            return int(said)
        years = ", ".join(str(year) for year in sorted(self.own.award.by_year))
        self._find("import-year", said=said, newest=self.own.newest, years=years)
        return self.own.newest

    def _finished(self, year: int, title: str) -> Draft:
        award, plan = self.own.award, self.own.plan
        values, answers = self._bounded(year)
        not_asked = [name for name in self.answers if name not in answers]
        for name in not_asked:
            said = next(route.name for route in plan.routes if route.place and route.place.steps[-1:] == (name,))
            self._keep(said, "\n\n".join(self.answers[name]), "import-not-asked", year=year)
        slug = slug_of(title, self.identity)
        publish = plan.status == "published" and not any(one.is_error for one in self.findings)
        status = "published" if publish else "draft"
        text = entry_text({**values, "status": status}, answers, award, year)
        asked = asked_of(text, f"{year}/{slug}", award)
        if asked and publish:
            status = "draft"
            text = entry_text({**values, "status": status}, answers, award, year)
        source = self.path.rpartition("/")[2]  # without the folders of somebody’s computer
        beside = notes(source, self.row.line, self.findings, self.kept)
        stops = [*stopping(text, beside, [*zip(self.own.table.columns, self.row.cells, strict=True)], self.at, award.countries)]
        if stops:
            self.findings += stops
            text = entry_text({**values, "status": "draft"}, answers, award, year) if status != "draft" else text
            status, beside = "draft", notes(source, self.row.line, self.findings, self.kept)
        return Draft(
            path=self.path, line=self.row.line, year=str(year), slug=slug, key=self._key(year, title), twin=digest_of(*self.row.cells, *self.row.beyond),
            identity=self.identity, title=title, text=text, notes=beside,
            findings=tuple(self.findings), asked=asked, status=status,
        )

    def _key(self, year: int, title: str) -> str:
        lead = str(get(self.values, ("organisations", 0, "name")) or "")
        if self.identity:
            return digest_of("id", self.identity)
        return digest_of("title", str(year), title.casefold(), lead.casefold()) if title else digest_of("row", *self.row.cells)

    def _bounded(self, year: int) -> tuple[Mapping[str, object], dict[str, str]]:
        """Values and the year’s answers, small enough for one text; the largest give way to the notes."""
        award, category = self.own.award, str(self.values.get("category") or "")
        asked = {question.id for _, question, _ in award.asked_in(year, category)} | {one.id for one in award.criteria_in(year, category)}
        asked |= {"synopsis"} if award.synopsis_limit(year) else set()
        answers = {name: "\n\n".join(texts) for name, texts in self.answers.items() if name in asked}
        for name in sorted(answers, key=lambda one: -len(answers[one].encode())):
            if sum(len(text.encode()) for text in answers.values()) <= LARGEST // 2:
                break
            self._keep(name, answers[name], "import-too-large", "answer", letters=len(answers[name]))
            answers[name] = ""
        values, cut = bounded(filled_in(self.values), LARGEST // 2)
        for name, text in cut:
            self._keep(name, text, "import-too-large", "field", letters=len(text))
        return values, answers
