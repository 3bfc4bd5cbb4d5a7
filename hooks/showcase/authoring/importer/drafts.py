"""A row becomes a draft: an entry with its values and answers in place, and notes with everything else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from showcase.authoring.importer.cells import Cell, CellReader, fixed_value, leaves_something_out
from showcase.authoring.importer.html import fitted, words_alone
from showcase.authoring.importer.identity import digest_of, is_showable, slug_of
from showcase.authoring.importer.mapping import ImportPlan, Route
from showcase.authoring.importer.notes import notes
from showcase.authoring.importer.table import Row, Table
from showcase.authoring.importer.targets import LEAVE_OUT, SYNOPSIS, Place
from showcase.authoring.importer.tree import arranged, bounded, filled_in, get, put
from showcase.authoring.yaml_writer import fields
from showcase.checks.explanations.wording import told
from showcase.checks.rules import check_entry
from showcase.intake.sources import Folder, Source
from showcase.model.award import Award
from showcase.model.finding import Finding, Location, Severity
from showcase.parsing.entry import parse_entry
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
        self.lowest = list(award.recognitions)[-1]
        self.newest = max(award.by_year)
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
            elif route.place.kind == "answer":
                self._answer(route, route.place, text)
            elif route.place.steps == ("year",):
                self.values["year"] = Typed(words_alone(text))
            elif route.place.kind in ("number", "amount"):
                numbers.append((route, route.place, text))  # its unit may stand in a column further on
            else:
                self._field(route, route.place, text)
        self._fixed()
        for route, place, text in numbers:
            self._field(route, place, text, str(get(self.values, (*place.steps[:-2], "unit")) or ""))
        year = self._year()
        title = str(self.values.get("title", ""))
        if not title:
            self._find("import-no-title")
        self.values.setdefault("recognition", self.own.lowest)
        return self._finished(year, title)

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

    def _field(self, route: Route, place: Place, text: str, unit: str = "") -> None:
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

    def _find(self, code: str, wording: str = "", **values: object) -> None:
        self.findings.append(Finding(code, self.at, values, wording))

    def _keep(self, name: str, text: str, code: str, wording: str = "", **values: object) -> None:
        """Keeps a text in the notes, with a finding that says why."""
        if (name, text) not in self.kept:
            self.kept.append((name, text))
        self._find(code, wording, column=name, **values)

    def _fixed(self) -> None:
        """Values that all entries share; within a list of things, only for a thing that the row has."""
        for place, values in self.own.plan.fixed:
            if all(item not in self.own.led_to or get(self.values, item) is not None for item in place.items):
                put(self.values, place.steps, fixed_value(place, values))

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
        asked = _asked(text, f"{year}/{slug}", award)
        if asked and publish:
            status = "draft"
            text = entry_text({**values, "status": status}, answers, award, year)
        source = self.path.rpartition("/")[2]  # without the folders of somebody’s computer
        return Draft(
            path=self.path, line=self.row.line, year=str(year), slug=slug, key=self._key(year, title), twin=digest_of(*self.row.cells, *self.row.beyond),
            identity=self.identity, title=title, text=text, notes=notes(source, self.row.line, self.findings, self.kept),
            findings=tuple(self.findings), asked=asked, status=status,
        )

    def _key(self, year: int, title: str) -> str:
        lead = str(get(self.values, ("organisations", 0, "name")) or "")
        if self.identity:
            return digest_of("id", self.identity)
        return digest_of("title", str(year), title.casefold(), lead.casefold()) if title else digest_of("row", *self.row.cells)

    def _bounded(self, year: int) -> tuple[Mapping[str, object], dict[str, str]]:
        """Values and the year’s answers, small enough for one text; the largest give way to the notes."""
        award = self.own.award
        asked = {question.id for _, question, _ in award.asked_in(year)} | {one.id for one in award.criteria_in(year)}
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


def _asked(text: str, key: str, award: Award) -> tuple[tuple[str, str], ...]:
    """What the checks will ask of a text before it can be published: the codes with their messages."""
    parsed = parse_entry(Folder(key, Source(f"entries/{key}/index.md", text)), award)
    return tuple((one.code, told(one).message) for one in check_entry(parsed, award) if one.severity is Severity.ERROR)


def entry_text(values: Mapping[str, object], answers: Mapping[str, str], award: Award, year: int) -> str:
    """An entry’s `index.md`."""
    return "\n".join(["---", *fields(arranged(values)), "---", "", *_body(answers, award, year)])


def _body(answers: Mapping[str, str], award: Award, year: int) -> Iterator[str]:
    """The lines of the text, heading by heading in the year’s order."""
    if award.synopsis and award.synopsis_limit(year):
        yield from _section(2, award.synopsis.title, answers.get(SYNOPSIS, ""))
    asked = award.asked_in(year)
    for criterion in award.criteria_in(year):
        yield from _section(2, criterion.title, answers.get(criterion.id, ""))
        for owner, question, title in asked:
            if owner is criterion:
                yield from _section(3, title, answers.get(question.id, ""))


def _section(level: int, title: str, text: str) -> Iterator[str]:
    yield from (f"{'#' * level} {title}", "")
    if text:
        yield from (text, "")
