"""`showcase import`: rows of a table become folders of entries; nothing is overwritten and nothing is lost."""

from collections.abc import Iterable
from pathlib import Path

import click

from showcase.authoring.importer.drafts import Draft, Drafter
from showcase.authoring.importer.example import NAMES
from showcase.authoring.importer.example import example as example_of
from showcase.authoring.importer.mapping import ImportPlan, planned, read_map
from showcase.authoring.importer.reading import read_file, read_folder
from showcase.authoring.importer.reconcile import settled
from showcase.authoring.importer.suggest import suggested
from showcase.authoring.importer.table import Table
from showcase.authoring.importer.targets import all_places
from showcase.cli.common import CLEAN, FOUND, WrongUse, progress, sound_award, with_root, write_new
from showcase.cli.import_files import files_of, names_in, standing_in, text_of, write, write_example
from showcase.cli.import_report import read_so, summary, told_once
from showcase.cli.import_sent import take_in, zips_of
from showcase.cli.output.text import tell_briefly
from showcase.intake.workspace import read_workspace
from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.util.garbage import without_collection
from showcase.util.parallel import in_parallel, usable_cores

SOME = 100  # rows after which progress is told


@click.command("import")
@click.argument("table", required=False, type=Path, metavar="[TABLE]",
                help="the table: .xlsx, .xls, .ods, .csv, .json, a form in .docx, or a folder of them; or a .zip that a team sent, or a folder of those")
@click.option("--map", "map_file", type=Path, metavar="MAP.yml", help="which column goes where; with --suggest, where to write the draft of it")
@click.option("--sheet", default="", metavar="NAME", help="the sheet of a workbook; without it, the first that has rows")
@click.option("--suggest", is_flag=True, help="draft a map from the table’s columns, and bring nothing in")
@click.option("--places", is_flag=True, help="list every place of an entry that a column can go to")
@click.option("--example", type=Path, metavar="FOLDER", help="write a small table in the award’s own words, and its map, into a folder to try it with")
@click.option("--dry-run", is_flag=True, help="tell what would happen, and write nothing")
@click.option("--update", is_flag=True, help="with a zip: put its files in the place of those of an entry that is there")
@with_root
def command(
    table: Path | None, map_file: Path | None, sheet: str, suggest: bool, places: bool, example: Path | None, dry_run: bool, update: bool, root: Path
) -> int:
    """Takes in what a team sent from the form: `showcase import entry.zip`. It is checked as every entry is, and told.

    Or makes a folder with an entry out of every row of a table that a form or an award platform exported.

    A map says which column goes where: begin with --suggest, which drafts one from the table, or look at --example.
    Entries arrive as drafts. What a row holds and an entry has no place for is kept beside it, in import-notes.md.
    Run it as often as you like: an entry that exists is never overwritten, unless you say --update."""
    award = sound_award(read_workspace(root, [root / "entries" / "none"]), root, "Entries can be brought in once criteria.yml is right.")
    if places:
        click.echo("\n".join(all_places(award)))
        return CLEAN
    if example:
        write_example(example, example_of(award))
        table, map_file = (example / name for name in NAMES)
        click.echo(f"{table} and {map_file} are yours to try. Next: showcase import {table} --map {map_file} --dry-run")
        return CLEAN
    if not table:
        raise WrongUse("Name the table: `showcase import entries.csv --map map.yml`. `showcase import --help` tells more.")
    if (zips := zips_of(table)) and not map_file:
        return take_in(zips, root, dry_run, update)
    if suggest:
        return _suggest(table, sheet, map_file, root, award)
    if not map_file:
        raise WrongUse(f"Which column goes where? Draft a map first: `showcase import {table} --suggest --map map.yml`.")
    return _bring_in(table, sheet, map_file, dry_run, root, award)


def _table(path: Path, root: Path, wanted: Iterable[str] = (), sheet: str = "") -> tuple[Table | None, list[Finding]]:
    name, files, findings = files_of(path, root)
    table, more = read_folder(files, name, list(wanted), sheet) if path.is_dir() else read_file(files[0][1], name, list(wanted), sheet)
    return table, [*findings, *more]


def _suggest(path: Path, sheet: str, map_file: Path | None, root: Path, award: Award) -> int:
    table, findings = _table(path, root, sheet=sheet)
    tell_briefly(findings)
    if table is None:
        return FOUND
    drafted = suggested(table, award)
    if map_file:
        write_new(map_file, drafted)
        click.echo(f"{map_file} is drafted. Read it through and correct it. Next: showcase import {path} --map {map_file} --dry-run")
    else:
        click.echo(drafted, nl=False)
    return CLEAN


def _planned(path: Path, sheet: str, map_file: Path, root: Path, award: Award) -> tuple[Table | None, ImportPlan | None, list[Finding]]:
    """The table, the map as a plan for it, and all that is wrong or doubtful in both."""
    text, name, findings = text_of(map_file, root)
    form, document, wrong = read_map(text, name)
    findings += wrong
    table, more = _table(path, root, [*form.columns, *([form.id] if form.id else [])] if form else (), sheet or (form.sheet if form and form.sheet else ""))
    findings += more
    if form is None or table is None:
        return table, None, findings
    plan, more = planned(form, document, award, table)
    return table, plan, findings + more


def _bring_in(path: Path, sheet: str, map_file: Path, dry_run: bool, root: Path, award: Award) -> int:
    table, plan, findings = _planned(path, sheet, map_file, root, award)
    for line in told_once(findings):
        click.echo(line)
    if plan is None or table is None:
        click.echo("\nNothing was brought in. Mend what is told above and run this again.")
        return FOUND
    click.echo(read_so(table))
    outcomes = settled(_drafts(table, plan, award), standing_in(root), names_in(root), plan.id_column is not None)
    if not dry_run:
        write(outcomes, root)
    in_rows = [one for outcome in outcomes for one in outcome.findings]
    for line in told_once(in_rows):
        click.echo(line)
    click.echo(summary(outcomes, [*findings, *in_rows], dry_run))
    return FOUND if any(one.is_error for one in (*findings, *in_rows)) else CLEAN


def _drafts(table: Table, plan: ImportPlan, award: Award) -> list[Draft]:
    """A draft of each row, on all cores, while a terminal shows how far it is."""
    drafter, rows, drafts = Drafter(table, plan, award), table.rows, list[Draft]()
    cores = usable_cores() if len(rows) >= SOME else 1
    with without_collection(), progress("Reading rows", len(rows)) as done:
        for start in range(0, len(rows), SOME):
            some = rows[start : start + SOME]
            drafts += in_parallel(lambda handful: [drafter.draft(row) for row in handful], some, cores)
            done(len(some))
    return drafts
