"""`showcase withdraw`: takes an entry back. Its address stays and says why; everything else of it goes."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from showcase.authoring.yaml_writer import fields
from showcase.catalogue.checked import Checked
from showcase.catalogue.pipeline import check_folder
from showcase.checks.privacy.redact import in_order, masked
from showcase.cli.common import CLEAN, FOUND, WrongUse, entry_folder, replace_file, sound_award, with_entry, with_root
from showcase.cli.output.lines import say
from showcase.cli.output.text import tell
from showcase.intake.sources import Folder, Source
from showcase.intake.workspace import entry_folders, read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.parsing.records import parse_front_matter
from showcase.parsing.yaml.scalar import Typed
from showcase.util.text import counted

LONGEST = 300  # letters of a reason; it is a notice, and not an account


@dataclass(frozen=True, slots=True)
class Removal:
    """What a withdrawal does to a folder: the notice that takes the place of its text, and everything else in it, which goes."""

    folder: Path
    notice: Folder
    old: bytes
    others: tuple[Path, ...]

    @property
    def text(self) -> str:
        """The notice as it will be written."""
        assert self.notice.index is not None
        return self.notice.index.text

    @property
    def is_done(self) -> bool:
        """Whether everything is so already."""
        return not self.others and self.old == self.text.encode()

    def told(self) -> Iterator[str]:
        """What goes, for people."""
        yield f"The text of {self.notice.path}/index.md, but for its title, its year and its earlier addresses"
        yield from (path.relative_to(self.folder).as_posix() for path in self.others)


@click.command("withdraw")
@with_entry
@click.option("--because", required=True, metavar="REASON", help="what readers will find at its address, in a sentence or two")
@click.option("--title", help="what it is called there, if its title may not stay")
@click.option("--yes", is_flag=True, help="do not ask first")
@with_root
def command(entry: str, because: str, title: str | None, yes: bool, root: Path) -> int:
    """Takes an entry back, or mends the reason of one that was. Its address stays and shows the reason; its text, its pictures,
    its data and its records are removed from its folder. Asks before it removes anything.
    What git holds stays in its history; MAINTAINERS.md tells how to remove it there."""
    folder = entry_folder(entry, root)
    if folder.is_symlink() or folder.parent.is_symlink():
        raise WrongUse(f"‘{entry}’ is a link to somewhere else, where nothing is removed. Remove the link.")
    award = sound_award(read_workspace(root, [folder]), root)
    removal = _removal(folder, root, _fit_to_show("reason", because), title)
    checked = check_folder(removal.notice, (), award, with_entry=False)
    if checked.findings:
        tell(in_order(checked.findings), root, lambda path: removal.text.split("\n"))
        say("Nothing was changed, because the notice would have had these errors.")
        return FOUND
    if removal.is_done:
        say(f"{removal.notice.path} was withdrawn already, with this reason. There is nothing to remove.")
        return CLEAN
    mentions = _mentions(removal.notice.key, award, root)
    _ask(removal, yes)
    _remove(removal)
    say(*_conclusion(removal, mentions))
    return CLEAN


def _fit_to_show(what: str, said: str) -> str:
    """A text that readers may see, on one line."""
    text = " ".join(said.split())
    if not text or not text.isprintable() or len(text) > LONGEST:
        raise WrongUse(f"The {what} is shown to readers, so it has letters that can be shown, and at most {LONGEST} of them. Say it again.")
    if masked(text) != text:
        raise WrongUse(f"The {what} holds what looks like personal data ({masked(text)}), and it is shown to readers. Say it without.")
    return text


def _removal(folder: Path, root: Path, because: str, title: str | None) -> Removal:
    old, _ = read_folder(folder, root)
    declared = _declared(old)
    if declared.get("status") == "draft":
        raise WrongUse(f"{old.path} is a draft, which was never published. A notice would tell of it: remove its folder instead.")
    named = title or declared.get("title")
    if not isinstance(named, str) or not named.strip():
        raise WrongUse(f"The title of {old.path} cannot be read. Say with --title what it is called at its address.")
    kept = {name: declared[name] for name in ("example", "aliases") if declared.get(name)}
    notice = {"title": _fit_to_show("title", named), "year": Typed(old.year), "status": "withdrawn", "withdrawn_because": because, **_typed(kept)}
    text = "\n".join(("---", *fields(notice), "---", ""))
    index = folder / "index.md"
    others = tuple(sorted(path for path in _all_files(folder) if path != index))
    return Removal(folder, Folder(old.key, Source(f"{old.path}/index.md", text)), index.read_bytes(), others)


def _declared(folder: Folder) -> Mapping[str, object]:
    """What the entry declares, as far as it can be read."""
    declared = parse_front_matter(folder.index, FrontMatter)[0].values if folder.index else None
    return declared if isinstance(declared, Mapping) else {}


def _typed(kept: Mapping[str, object]) -> dict[str, object]:
    """Fields as they were written: words that YAML knows stay those words."""
    return {name: Typed(value) if isinstance(value, str) else value for name, value in kept.items()}


def _all_files(folder: Path) -> Iterator[Path]:
    """Every file and link under a folder; links are not followed."""
    for place, folders, names in os.walk(folder):
        yield from (Path(place, name) for name in names)
        yield from (Path(place, name) for name in folders if Path(place, name).is_symlink())


def _ask(removal: Removal, yes: bool) -> None:
    """Says what will go, and makes sure that this is meant."""
    click.echo("\n".join((f"This removes from {removal.notice.path}:", *(f"  {one}" for one in removal.told()), "")))
    if yes:
        return
    if not sys.stdin.isatty():
        raise WrongUse("There is no terminal to ask on, so nothing was removed. Add --yes if this is meant.")
    with suppress(click.Abort):
        if click.prompt("Type yes to remove it", default="", show_default=False).strip().lower() == "yes":
            return
    raise WrongUse("Nothing was removed.")


def _remove(removal: Removal) -> None:
    """The notice is written first, so that whatever happens then, the entry is withdrawn, and the same command removes the rest."""
    replace_file(removal.folder / "index.md", removal.old, removal.text.encode())
    try:
        for path in removal.others:
            path.unlink()
        for path in removal.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)  # only empty folders are left
    except OSError as error:
        raise WrongUse(f"The entry is withdrawn, but {error.filename} cannot be removed: {error.strerror}. Type the command again.") from None


def _mentions(key: str, award: Award, root: Path) -> list[str]:
    """Where other entries name this one."""
    others: list[Checked] = [check_folder(*read_folder(folder, root), award, with_entry=False) for folder in entry_folders(root, [])]
    return [str(one.location) for other in others if other.key != key for one in other.mentions if one.target == key and one.kind != "alias"]


def _conclusion(removal: Removal, mentions: Sequence[str]) -> Iterator[str]:
    path = removal.notice.path
    yield f"Withdrawn: {path}. Removed its text and {counted(len(removal.others), 'file')}."
    yield from ("", "Next:", f"  1. Commit it: git add -A {path} && git commit -m 'Withdraw {removal.notice.key}'")
    yield "  2. Publish: push it to main, or type `showcase build`. Until then it is still on the site."
    yield "  3. Git still holds what was committed. If somebody can be recognised in it, follow ‘Removing it from the history’ in MAINTAINERS.md."
    yield "  4. Write to the team that it is done."
    if mentions:
        yield from ("", "Other entries link to it, which now leads to the notice. Ask their teams whether what they say of it may stay:")
        yield from (f"  {one}" for one in mentions)
