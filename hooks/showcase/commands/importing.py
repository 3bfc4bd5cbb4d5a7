"""`showcase import`: rows of a table become folders of entries; nothing is overwritten and nothing is lost."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings import Finding
from .common import CLEAN, FOUND, WrongUse, add_root, root_of

if TYPE_CHECKING:
    from ..importing.drafting import Draft, Drafter
    from ..importing.settling import Outcome, Standing
    from ..importing.table import Row
    from ..model.award import Award

NAME = "import"
HELP = "bring in entries from a table (CSV)"
PURPOSE = """Makes a folder with an entry out of every row of a table that a form or an award platform exported.
A map says which column goes where: begin with --suggest, which drafts one from the table, or look at --example.
Entries arrive as drafts. What a row holds and an entry has no place for is kept beside it, in import-notes.md.
Run it as often as you like: an entry that exists is never overwritten."""
LARGEST = 200_000_000  # bytes; far more than any award has received
SOME = 100  # rows after which progress is told
EXAMPLES = ("entries.csv", "map.yml")


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("table", nargs="?", type=Path, metavar="FILE.csv", help="the table; commas, semicolons or tabs between cells, any encoding")
    parser.add_argument("--map", type=Path, metavar="MAP.yml", help="which column goes where; with --suggest, where to write the draft of it")
    parser.add_argument("--suggest", action="store_true", help="draft a map from the table’s columns, and bring nothing in")
    parser.add_argument("--places", action="store_true", help="list every place of an entry that a column can go to")
    parser.add_argument("--example", type=Path, metavar="FOLDER", help="write a small table and its map into a folder, to try it with")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, and write nothing")
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """Does what was asked for: an example, the places, a draft of a map, or the import itself."""
    if options.example:
        return _example(options.example)
    root = root_of(options)
    award = _award(root)
    if options.places:
        from ..importing.places import all_places

        print("\n".join(all_places(award)))
        return CLEAN
    if not options.table:
        raise WrongUse("Name the table: `showcase import entries.csv --map map.yml`. `showcase import --help` tells more.")
    if options.suggest:
        return _suggest(options, root, award)
    if not options.map:
        raise WrongUse(f"Which column goes where? Draft a map first: `showcase import {options.table} --suggest --map map.yml`.")
    return _bring_in(options, root, award)


def _award(root: Path) -> "Award":
    from ..judging import read_award
    from ..workspace import read_workspace

    award, findings = read_award(read_workspace(root, [root / "entries" / "none"]))
    if award is None:
        raise WrongUse("\n".join([*(str(one) for one in findings), "Entries can be brought in once criteria.yml is right."]))
    return award


def _text(path: Path, root: Path) -> tuple[str, str, list[Finding]]:
    """A file’s text, its name in findings, and what is doubtful about its letters."""
    from ..importing.decoding import decoded

    try:
        if not path.is_file():
            raise WrongUse(f"There is no file ‘{path}’. Paths are written from the folder where you are.")
        if path.stat().st_size > LARGEST:
            raise WrongUse(f"‘{path}’ has more than {LARGEST // 1_000_000} MB. Split it into tables with fewer rows.")
        data = path.read_bytes()
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be read: {error.strerror}. Check that you may open it.") from None
    absolute = Path(os.path.abspath(path))
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()
    return (*_named(decoded(data, name), name),)


def _named(read: tuple[str, list[Finding]], name: str) -> tuple[str, str, list[Finding]]:
    return read[0], name, read[1]


def _example(folder: Path) -> int:
    source = Path(__file__).parent.parent / "importing" / "example"
    there = [name for name in EXAMPLES if os.path.lexists(folder / name)]
    if there:
        raise WrongUse(f"{' and '.join(there)} stand in ‘{folder}’ already, and nothing is overwritten. Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for name in EXAMPLES:
        shutil.copyfile(source / name, folder / name)
    print(f"{folder / EXAMPLES[0]} and {folder / EXAMPLES[1]} are yours to try: showcase import {folder / EXAMPLES[0]} --map {folder / EXAMPLES[1]} --dry-run")
    return CLEAN


def _suggest(options: argparse.Namespace, root: Path, award: "Award") -> int:
    from ..importing.suggesting import suggested
    from ..importing.table import read_table

    text, name, findings = _text(options.table, root)
    table, wrong = read_table(text, name) if text or not findings else (None, [])
    _tell([*findings, *wrong])
    if table is None:
        return FOUND
    drafted = suggested(table, award)
    if not options.map:
        print(drafted, end="")
        return CLEAN
    if os.path.lexists(options.map):
        raise WrongUse(f"‘{options.map}’ exists, and nothing is overwritten. Name another file, or leave --map out to see the draft here.")
    options.map.write_text(drafted, encoding="utf-8")
    print(f"{options.map} is drafted. Read it through and correct it, then: showcase import {options.table} --map {options.map} --dry-run")
    return CLEAN


def _bring_in(options: argparse.Namespace, root: Path, award: "Award") -> int:
    from ..importing.drafting import Drafter
    from ..importing.mapping import planned, read_map
    from ..importing.settling import settled
    from ..importing.table import read_table
    from .import_report import Progress, summary

    map_text, map_name, doubts = _text(options.map, root)
    form, written = read_map(map_text, map_name)
    text, name, more = _text(options.table, root)
    found = [*doubts, *written.findings, *more]
    columns = [*form.columns, *([form.id] if form.id else [])] if form else []
    table, wrong = read_table(text, name, columns) if text or not more else (None, [])
    found += wrong
    plan, wrong = planned(form, written, award, table) if form and table else (None, [])
    _tell([*found, *wrong])
    if plan is None or table is None:
        print("\nNothing was brought in. Mend what is told above and run this again.")
        return FOUND
    progress = Progress(len(table.rows), sys.stderr)
    drafts = list(_drafts(Drafter(table, plan, award), table.rows, progress))
    outcomes = settled(drafts, _standing(root), _names(root), name, plan.id_column is not None)
    if not options.dry_run:
        _write(outcomes, root)
    progress.end()
    told = [one for outcome in outcomes for one in outcome.findings]
    _tell(told)
    print(summary(outcomes, [*found, *wrong, *told], options.dry_run))
    return FOUND if any(one.is_error for one in (*found, *wrong, *told)) else CLEAN


def _tell(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print(finding)


def _drafts(drafter: "Drafter", rows: "tuple[Row, ...]", progress: "object") -> "Iterator[Draft]":
    from ..judging import without_collection
    from ..parallel import in_parallel, usable_cores
    from .import_report import Progress

    assert isinstance(progress, Progress)
    cores = usable_cores() if len(rows) >= SOME else 1
    with without_collection():
        for start in range(0, len(rows), SOME):
            some = rows[start : start + SOME]
            yield from in_parallel(lambda handful: [drafter.draft(row) for row in handful], some, cores)
            progress.reached(start + len(some))


def _names(root: Path) -> Iterator[str]:
    """The year and name of everything that stands where an entry could."""
    for year in _inside(root / "entries"):
        for path in _inside(year):
            yield f"{year.name}/{path.name.casefold()}"


def _standing(root: Path) -> "Iterator[Standing]":
    """The texts of the entries that exist."""
    from ..importing.settling import Standing

    for year in _inside(root / "entries"):
        for folder in _inside(year):
            index = folder / "index.md"
            try:
                if index.is_file() and index.stat().st_size < LARGEST:
                    yield Standing(f"{year.name}/{folder.name}", index.read_bytes().decode(errors="replace").replace("\r\n", "\n"))
            except OSError:
                continue  # what cannot be read is not touched, and `showcase check` tells it


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _write(outcomes: "Iterable[Outcome]", root: Path) -> None:
    """Writes new folders, each whole or not at all: it is made under a hidden name, then renamed."""
    for outcome in outcomes:
        if not outcome.files:
            continue
        target = root / "entries" / outcome.key
        making = target.parent / f".{target.name}.importing"
        try:
            shutil.rmtree(making, ignore_errors=True)  # of a run that was broken off
            making.mkdir(parents=True)
            for name, text in outcome.files:
                (making / name).write_bytes(text.encode())
            making.rename(target)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            raise WrongUse(f"entries/{outcome.key} cannot be written: {error.strerror}. What was written before it stands; make room or ask for permission, "
                           "and run this again.") from None
