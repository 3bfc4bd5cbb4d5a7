"""How `showcase import` goes: the map and the table are read, rows become drafts, drafts meet the folders, and all is told."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from showcase.authoring.importer.drafts import Draft, Drafter
from showcase.authoring.importer.mapping import Plan, planned, read_map
from showcase.authoring.importer.reconcile import settled
from showcase.authoring.importer.suggest import suggested
from showcase.authoring.importer.table import Row, Table, read_table
from showcase.authoring.importer.targets import all_places
from showcase.catalogue.pipeline import read_award
from showcase.checks.explanations.wording import told
from showcase.cli.common import CLEAN, FOUND, WrongUse, root_of, write_new
from showcase.cli.import_files import EXAMPLES, names_in, standing_in, text_of, write, write_example
from showcase.cli.import_report import Progress, summary
from showcase.intake.workspace import read_workspace
from showcase.model.award import Award
from showcase.model.finding import Diagnostic
from showcase.util.garbage import without_collection
from showcase.util.parallel import in_parallel, usable_cores

SOME = 100  # rows after which progress is told


def carried_out(options: argparse.Namespace) -> int:
    """Does what was asked for: an example, the places, a draft of a map, or the import itself."""
    if options.example:
        write_example(options.example)
        table, map_file = (options.example / name for name in EXAMPLES)
        print(f"{table} and {map_file} are yours to try. Next: showcase import {table} --map {map_file} --dry-run")
        return CLEAN
    root = root_of(options)
    award = _award(root)
    if options.places:
        print("\n".join(all_places(award)))
        return CLEAN
    if not options.table:
        raise WrongUse("Name the table: `showcase import entries.csv --map map.yml`. `showcase import --help` tells more.")
    if options.suggest:
        return _suggest(options, root, award)
    if not options.map:
        raise WrongUse(f"Which column goes where? Draft a map first: `showcase import {options.table} --suggest --map map.yml`.")
    return _bring_in(options, root, award)


def _award(root: Path) -> Award:
    award, findings = read_award(read_workspace(root, [root / "entries" / "none"]))
    if award is None:
        raise WrongUse("\n".join(["Entries can be brought in once criteria.yml is right.", *(str(one) for one in findings)]))
    return award


def _table(path: Path, root: Path, wanted: Iterable[str] = ()) -> tuple[Table | None, list[Diagnostic]]:
    text, name, findings = text_of(path, root)
    if any(one.is_error for one in findings):
        return None, findings
    table, more = read_table(text, name, list(wanted))
    return table, [*findings, *more]


def _suggest(options: argparse.Namespace, root: Path, award: Award) -> int:
    table, findings = _table(options.table, root)
    _tell(findings)
    if table is None:
        return FOUND
    drafted = suggested(table, award)
    if options.map:
        write_new(options.map, drafted)
        print(f"{options.map} is drafted. Read it through and correct it. Next: showcase import {options.table} --map {options.map} --dry-run")
    else:
        print(drafted, end="")
    return CLEAN


def _planned(options: argparse.Namespace, root: Path, award: Award) -> tuple[Table | None, Plan | None, list[Diagnostic]]:
    """The table, the map as a plan for it, and all that is wrong or doubtful in both."""
    text, name, findings = text_of(options.map, root)
    form, document, wrong = read_map(text, name)
    findings += map(told, wrong)
    table, more = _table(options.table, root, [*form.columns, *([form.id] if form.id else [])] if form else ())
    findings += more
    if form is None or table is None:
        return table, None, findings
    plan, more = planned(form, document, award, table)
    return table, plan, findings + more


def _bring_in(options: argparse.Namespace, root: Path, award: Award) -> int:
    table, plan, findings = _planned(options, root, award)
    _tell(findings)
    if plan is None or table is None:
        print("\nNothing was brought in. Mend what is told above and run this again.")
        return FOUND
    progress = Progress(len(table.rows), sys.stderr)
    drafts = list(_drafts(Drafter(table, plan, award), table.rows, progress))
    outcomes = settled(drafts, standing_in(root), names_in(root), table.path, plan.id_column is not None)
    if not options.dry_run:
        write(outcomes, root)
    progress.end()
    told = [one for outcome in outcomes for one in outcome.findings]
    _tell(told)
    print(summary(outcomes, [*findings, *told], options.dry_run))
    return FOUND if any(one.is_error for one in (*findings, *told)) else CLEAN


def _drafts(drafter: Drafter, rows: tuple[Row, ...], progress: Progress) -> Iterator[Draft]:
    cores = usable_cores() if len(rows) >= SOME else 1
    with without_collection():
        for start in range(0, len(rows), SOME):
            some = rows[start : start + SOME]
            yield from in_parallel(lambda handful: [drafter.draft(row) for row in handful], some, cores)
            progress.reached(start + len(some))


def _tell(findings: Iterable[Diagnostic]) -> None:
    for finding in findings:
        print(finding)
