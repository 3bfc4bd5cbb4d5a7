"""`showcase import entry.zip`: what teams sent goes through the gate of every entry, is checked, and lies in its folder then; nothing is overwritten."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from showcase.authoring.importer.sent import Parcel, differing, parcels_in, with_reference
from showcase.catalogue.pipeline import check
from showcase.catalogue.verdict import Verdict
from showcase.checks.privacy.redact import masked
from showcase.cli.common import CLEAN, FOUND, WrongUse, known_entries, replace_file
from showcase.cli.output.lines import say
from showcase.cli.output.text import tell, tell_briefly
from showcase.intake.safe_read import TooLarge, read_file
from showcase.intake.workspace import LARGEST_FILE, read_folder
from showcase.intake.zips import LARGEST_ZIP, refused, unpacked
from showcase.model.finding import Finding, Location
from showcase.util.clock import now
from showcase.util.text import counted, listed

ZIP = ".zip"


def zips_of(path: Path) -> tuple[Path, ...]:
    """The zips that a path names: itself, or those in a folder, by their names; none where it is something else."""
    if path.suffix.lower() == ZIP and path.is_file():
        return (path,)
    return tuple(sorted(one for one in path.iterdir() if one.suffix.lower() == ZIP and one.is_file())) if path.is_dir() else ()


def take_in(zips: Sequence[Path], root: Path, dry_run: bool, update: bool) -> int:
    """Takes each zip in, one after the other; what is wrong with one touches no other."""
    outcomes = [_one(path, root, dry_run, update) for path in zips]
    return FOUND if FOUND in outcomes else CLEAN


def _one(path: Path, root: Path, dry_run: bool, update: bool) -> int:
    files, wrong = _unpacked(path)
    parcels, left = parcels_in(files, path.name) if not wrong else ((), ())
    _tell((*wrong, *left))
    if any(one.is_error for one in (*wrong, *left)):
        say(f"Nothing of {path.name} was taken in.")
        return FOUND
    outcomes = [_parcel(parcel, path, root, dry_run, update) for parcel in parcels]
    return FOUND if FOUND in outcomes else CLEAN


def _tell(findings: Sequence[Finding]) -> None:
    """Findings about a zip, a line each; a name in it may be a person’s."""
    tell_briefly(one.with_values(masked) for one in findings)


def _unpacked(path: Path) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    try:
        return unpacked(read_file(path, LARGEST_ZIP), path.name)
    except TooLarge:
        return {}, (refused(path.name, "too-large"),)
    except OSError as error:
        raise WrongUse(f"‘{path}’ cannot be read: {error.strerror}. Check that you may open it.") from None


def _parcel(parcel: Parcel, path: Path, root: Path, dry_run: bool, update: bool) -> int:
    folder = root / "entries" / parcel.key
    there = _there(folder, parcel)
    news = list(differing(parcel, there))
    if not news:
        say(f"entries/{parcel.key} has all that is in {path.name} already. Nothing to do.")
        return CLEAN
    if not parcel.is_entry and not (folder / "index.md").is_file():
        _tell([Finding("import-sent", Location(path.name), {"key": parcel.key}, "no-entry")])
        return FOUND
    taken = [one for one in news if one in there]
    if taken and not update:
        new = [one for one in news if one not in there]
        values = {"key": parcel.key, "files": taken, "new": new, "zip": path.as_posix(), "same": "differs" if len(taken) == 1 else "differ"}
        _tell([Finding("import-sent", Location(path.name), values, "there")])
        return FOUND
    with tempfile.TemporaryDirectory() as made:
        return _checked(parcel, news, Path(made), root, dry_run)


def _there(folder: Path, parcel: Parcel) -> Mapping[str, bytes]:
    """The files of the entry’s folder that have the names of those that were sent; capitals make no difference."""
    found = dict[str, bytes]()
    for name in parcel.files:
        path = folder / name
        beside = {one.casefold(): one for one in os.listdir(path.parent)} if path.parent.is_dir() else {}
        if os.path.lexists(path) or name.rpartition("/")[2].casefold() in beside:
            try:
                found[name] = read_file(path, LARGEST_FILE)
            except OSError:
                found[name] = b""  # a link, a folder, a name in other capitals: it is there, and is not the same
    return found


def _checked(parcel: Parcel, news: Sequence[str], trial: Path, root: Path, dry_run: bool) -> int:
    """Lays out a project of this entry alone, judges it as every entry is judged, and brings over what may be read."""
    folder = trial / "entries" / parcel.key
    real = root / "entries" / parcel.key
    shutil.copyfile(root / "criteria.yml", trial / "criteria.yml")
    for key in known_entries(root):  # by their addresses alone, to which what was sent may lead
        (trial / "entries" / key).mkdir(parents=True, exist_ok=True)
        (trial / "entries" / key / "index.md").touch()
    shutil.rmtree(folder, ignore_errors=True)
    if real.is_dir():
        shutil.copytree(real, folder, symlinks=True)
    for name in news:
        data = with_reference(parcel.files[name], parcel.reference) if name == "index.md" else parcel.files[name]
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        (folder / name).write_bytes(data)
    verdict = check(trial, now(), [folder])
    kept, unfit = _sound(folder, trial, news)
    tell(verdict.told, trial)
    if unfit:
        names = listed([f"‘{one}’" for one in unfit], "and")
        say(f"Nothing was taken in for entries/{parcel.key}: {names} cannot lie beside an entry. What to do is told above.")
        return FOUND
    if not dry_run:
        _write(kept, folder, real)
    say(*_conclusion(parcel, kept, verdict, dry_run))
    return FOUND if verdict.errors else CLEAN


def _sound(folder: Path, trial: Path, news: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Which of the files the gate lets through, and which it does not."""
    read, _ = read_folder(folder, trial)
    readable = {*read.files, *(source.path.removeprefix(f"entries/{read.key}/") for source in read.sources)} - read.unread
    return [one for one in news if one in readable], [one for one in news if one not in readable]


def _write(names: Sequence[str], source: Path, target: Path) -> None:
    """Brings files over: a new folder whole or not at all, into one that is there file by file."""
    try:
        if not target.exists():
            making = target.parent / f".{target.name}.importing"
            shutil.rmtree(making, ignore_errors=True)  # of a run that was broken off
            making.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, making)
            making.rename(target)
            return
        for name in names:
            (target / name).parent.mkdir(exist_ok=True)
            if (target / name).exists():
                replace_file(target / name, (target / name).read_bytes(), (source / name).read_bytes())
            else:
                shutil.copyfile(source / name, target / name)
    except OSError as error:
        raise WrongUse(f"{target} cannot be written: {error.strerror}. Make room or ask for permission, and run this again.") from None


def _conclusion(parcel: Parcel, names: Sequence[str], verdict: Verdict, dry_run: bool) -> Iterator[str]:
    what = "would come in" if dry_run else "came in"
    said = f", sent in as {parcel.reference}" if parcel.reference else ""
    yield f"entries/{parcel.key}{said}: {counted(len(names), 'file')} {what} ({listed(names, 'and')})."
    if dry_run:
        yield "Nothing was written, this was a dry run."
    elif verdict.errors:
        yield "Next: write to the team what is told above, or mend it. Until then no site is built;"
        yield f"`showcase check entries/{parcel.key}` tells when all is well."
    else:
        yield f"Next: read it (`showcase preview {parcel.key}`), then commit entries/{parcel.key}."
