"""What every command shares: its exit statuses, where the project is, and how wrong use is told."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from showcase.catalogue.faults import DEBUG
from showcase.intake.workspace import find_root, is_inside
from showcase.util.text import did_you_mean

CLEAN, FOUND, WRONG_USE = 0, 1, 2


class WrongUse(Exception):
    """A command was called in a way that it cannot follow; the message says what to do instead."""


def add_root(parser: argparse.ArgumentParser) -> None:
    """The option that names the project."""
    parser.add_argument("--root", type=Path, metavar="FOLDER", help="the folder that holds criteria.yml (found by itself from here upwards)")


def root_of(options: argparse.Namespace) -> Path:
    """The project's root, named or found."""
    root: Path | None = options.root.absolute() if options.root else find_root(Path.cwd())
    if root is None or not os.path.lexists(root / "criteria.yml"):
        raise WrongUse("There is no criteria.yml here or in a folder above. Go to the project’s folder, or name it with --root.")
    return root


def require_entries(paths: Sequence[Path], root: Path) -> None:
    """Makes sure that paths exist and are among the entries."""
    for path in paths:
        if not os.path.lexists(path):
            raise WrongUse(f"There is no file or folder ‘{path}’. Paths are written from the folder where you are.")
        if not is_inside(path, root / "entries"):
            raise WrongUse(f"‘{path}’ is not among the entries of this project, which are in {root / 'entries'}.")


def write_new(path: Path, text: str) -> Path:
    """Writes a new file, with its folder; one that is there, however it came, stays as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUse(f"‘{path}’ is there already, and nothing is overwritten. Name another.") from None
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be written: {error.strerror}.") from None
    return path


def told_wrong_use(error: WrongUse) -> int:
    """Says what was wrong with a call."""
    print(f"showcase: {error}", file=sys.stderr)
    return WRONG_USE


def told_failure(error: Exception) -> int:
    """Says that a command failed by a fault of its own, with what is known of where."""
    known = " ".join((f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())))
    print(f"showcase: This went wrong in a way that nobody expected, and it is not your fault ({known}). "
          f"Please report it. Setting {DEBUG}=1 before the command shows where it happened.", file=sys.stderr)
    return FOUND


def entry_folder(named: str, root: Path) -> Path:
    """The folder of an entry that is named by its address or by its path."""
    for path in (root / "entries" / named, root / named, Path(named)):
        folder = Path(os.path.abspath(path))
        folder = folder.parent if folder.name == "index.md" else folder
        if (folder / "index.md").is_file() and folder.parent.parent == Path(os.path.abspath(root / "entries")):
            return root / folder.relative_to(os.path.abspath(root))
    known = [f"{path.parent.parent.name}/{path.parent.name}" for path in root.glob("entries/*/*/index.md")]
    guess = did_you_mean("/".join(Path(named).parts[-2:]), known)
    raise WrongUse(f"There is no entry ‘{named}’. {guess or 'Name it by its year and folder, such as 2025/quiet-nights.'}")
