"""What every command shares: its exit statuses, where the project is, its award, and files that are written with care."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from showcase.catalogue.pipeline import read_award
from showcase.cli.output.lines import say
from showcase.cli.output.text import tell
from showcase.intake.own_key import FRESH
from showcase.intake.sources import Workspace
from showcase.intake.workspace import find_root, is_inside
from showcase.model.award import Award
from showcase.util.text import did_you_mean

CLEAN, FOUND, WRONG_USE = 0, 1, 2


class WrongUse(click.UsageError):
    """A command was called in a way that it cannot follow, or a question answered so; the message says what to do instead."""


def _root_of(_: click.Context, __: click.Parameter, named: Path | None) -> Path:
    """The project’s root, named or found."""
    root = named.absolute() if named else find_root(Path.cwd())
    if root is None or not os.path.lexists(root / "criteria.yml"):
        raise WrongUse("There is no criteria.yml here or in a folder above. Go to the project’s folder, or name it with --root.")
    return root


def _do_without(_: click.Context, __: click.Parameter, fresh: bool) -> None:
    """Lets nothing be used that was kept, by this command and by whatever it starts."""
    if fresh:
        os.environ[FRESH] = "1"


with_root = click.option("--root", type=Path, metavar="FOLDER", callback=_root_of,
                         help="the folder that holds criteria.yml (found by itself from here upwards)")
with_fresh = click.option("--fresh", is_flag=True, callback=_do_without, expose_value=False,
                          help=f"use nothing that was kept of earlier work, and keep nothing (as {FRESH}=1 does)")
with_entry = click.argument("entry", metavar="ENTRY", help="an entry’s folder, or its year and folder, such as 2025/quiet-nights")
WHICH_PATHS = "an entry, such as 2025/quiet-nights, its folder, or a file in it"
with_paths = click.argument("paths", nargs=-1, required=True, type=Path, metavar="ENTRY...", help=WHICH_PATHS)


def entries_named(named: Sequence[Path], root: Path) -> tuple[Path, ...]:
    """The paths of entries, or of files among them, that are written from here, from the project’s folder, or as 2025/quiet-nights."""
    return tuple(_among_entries(path, root) for path in named)


def _among_entries(named: Path, root: Path) -> Path:
    there = [path for path in (named, root / "entries" / named, root / named) if os.path.lexists(path)]
    if not there:
        guess = did_you_mean("/".join(named.parts[-2:]), known_entries(root))
        how = guess or "An entry is named by its year and folder, such as 2025/quiet-nights, or by its path."
        raise WrongUse(f"There is no file or folder ‘{named}’. {how}")
    inside = [path for path in there if is_inside(path, root / "entries")]
    if not inside:
        raise WrongUse(f"‘{named}’ is not among the entries of this project, which are in {root / 'entries'}.")
    return inside[0]


def known_entries(root: Path) -> list[str]:
    """Every entry by its year and folder."""
    return sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in root.glob("entries/*/*/index.md"))


def sound_award(workspace: Workspace, root: Path, otherwise: str = "") -> Award:
    """The award; one that is wrong is told, with what to do `otherwise`, and ends the command."""
    award, findings = read_award(workspace)
    if award is None:
        tell(findings, root)
        if otherwise:
            say(otherwise)
        raise click.exceptions.Exit(FOUND)
    return award


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Shows how far something is that takes long, on a terminal alone; gives what is to be told of every few that are done."""
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty(), show_pos=True) as bar:
        yield bar.update


def write_new(path: Path, text: str) -> Path:
    """Writes a new file, with its folder, whole or not at all; one that is there, however it came, stays as it is."""
    made = [folder for folder in path.parents if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file, _gone_unless_whole(path, made):
            file.write(text)
            file.flush()
    except FileExistsError:
        raise WrongUse(f"‘{path}’ is there already, and nothing is overwritten. Name another.") from None
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be written: {error.strerror}.") from None
    return path


@contextmanager
def _gone_unless_whole(path: Path, folders: Sequence[Path]) -> Iterator[None]:
    """Takes a file away that was begun and cannot be ended, with the folders that were made for it, from the innermost outwards."""
    try:
        yield
    except BaseException:
        path.unlink()
        with suppress(OSError):  # somebody else has put something there meanwhile
            for folder in folders:
                folder.rmdir()
        raise


def write_whole(path: Path, text: str) -> None:
    """Writes a file in one step, with its folder, whatever was there before; it is whole, or as it was."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(text, encoding="utf-8", newline="\n")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be written: {error.strerror}. It is as it was.") from None


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Puts new bytes in a file’s place in one step, unless somebody has changed it meanwhile."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(new)
            shutil.copymode(path, part)
            if path.read_bytes() != old:
                raise WrongUse(f"{path} was changed by somebody else just now, so it was left as it is. Type the command again.")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise WrongUse(f"{path} cannot be written: {error.strerror}. It is as it was.") from None


def entry_folder(named: str, root: Path) -> Path:
    """The folder of an entry that is named by its address or by its path."""
    for path in (root / "entries" / named, root / named, Path(named)):
        folder = Path(os.path.abspath(path))
        folder = folder.parent if folder.name == "index.md" else folder
        if folder.parent.parent != Path(os.path.abspath(root / "entries")) or not os.path.lexists(folder / "index.md"):
            continue
        if not (folder / "index.md").is_file():
            raise WrongUse(f"The index.md of ‘{named}’ is not a plain file. Put a plain file in its place.")
        return root / folder.relative_to(os.path.abspath(root))
    guess = did_you_mean("/".join(Path(named).parts[-2:]), known_entries(root))
    raise WrongUse(f"There is no entry ‘{named}’. {guess or 'Name it by its year and folder, such as 2025/quiet-nights.'}")
