"""`showcase init`: begins another award, with a whole criteria.yml that explains itself and an entry to look at."""

import os
import re
import shutil
from pathlib import Path

import click

import showcase
from showcase.authoring.beginnings import Beginning
from showcase.checks.privacy.countries import KNOWN
from showcase.checks.readability import is_english
from showcase.cli.common import CLEAN, WrongUse, write_new
from showcase.cli.output.lines import say
from showcase.cli.prompts import can_ask, text
from showcase.model.addresses import AN_EMAIL, LANGUAGE
from showcase.util.clock import now

PARTS = ("mkdocs.yml", "overrides", "pages", "hooks/showcase_hooks.py")  # what a site is made with, beside the award
HOME = Path(showcase.__file__).parents[2]


@click.command("init")
@click.argument("folder", type=Path, metavar="FOLDER", help="a new folder for the award, or an empty one")
@click.option("--name", metavar="NAME", help="what the award is called")
@click.option("--email", metavar="ADDRESS", help="the shared mailbox of those who run it")
@click.option("--team", metavar="NAME", default="The award team", help="who answers there (The award team, unless you say)")
@click.option("--year", type=click.IntRange(1901, 2999), metavar="YEAR", help="its first year (this year, unless you say)")
@click.option("--language", metavar="CODE", help="the language of its entries, such as en-US or de (en-GB, unless you say)")
@click.option("--written-in", metavar="CODE", help="the same, where --language says in which English the site’s own words are")
@click.option("--time-zone", metavar="ZONE", default="Europe/London", help="where its days begin, such as America/New_York (Europe/London, unless you say)")
@click.option("--currency", metavar="SIGN", default="£", help="the sign of its money (£, unless you say)")
@click.option("--country", type=click.Choice(KNOWN), default="gb", help="whose numbers of people are never published (gb, unless you say)")
def command(folder: Path, name: str | None, email: str | None, year: int | None, language: str | None, written_in: str | None, **more: str) -> int:
    """Begins another award in a folder of its own: a whole criteria.yml with a note on everything, an invented entry that passes the check,
    and what its site is made with. Asks on a terminal for what no option says. Overwrites nothing."""
    _require_room(folder)
    missing = [option for option, said in (("--name", name), ("--email", email)) if not said]
    if missing and not can_ask():
        raise WrongUse(f"There is no terminal to ask on, so please add {' and '.join(missing)}, such as --name 'Town Prize' --email prize@town.example.")
    named = _one_line(name) if name else text("What is the award called", check=_one_line)
    mailbox = _mailbox(email) if email else text("The shared mailbox of those who run it", check=_mailbox)
    known = language or written_in or not missing
    spoken, written = _languages((language or "") if known else text("The language of its entries", "en-GB", _code), written_in or "")
    others = {option: _one_line(said) for option, said in more.items()}
    begun = Beginning(name=named, email=mailbox, year=year or now().year, language=spoken, written_in=written, **others)
    say(*_next(folder, _written(begun, folder)))
    return CLEAN


def _written(begun: Beginning, folder: Path) -> bool:
    """Writes the folder, whole or not at all; whether it has what a site is made with."""
    making = folder.absolute().with_name(f".{folder.absolute().name}.beginning")
    try:
        shutil.rmtree(making, ignore_errors=True)  # of one that was cut off
        for path, content in begun.files().items():
            write_new(making / path, content)
        has_site = _with_site(making)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    except OSError as error:
        raise WrongUse(f"‘{folder}’ cannot be written: {error.strerror}. Nothing was written.") from None
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return has_site


def _require_room(folder: Path) -> None:
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(f"‘{folder}’ is there already and is not empty, and nothing is overwritten. Name a new folder, such as ../another-award.")


def _one_line(said: str) -> str:
    line = " ".join(said.split())
    if not line or not line.isprintable():
        raise WrongUse("That has no letters, or holds one that cannot be shown. Type it again.")
    return line


def _code(said: str) -> str:
    if said and not re.fullmatch(LANGUAGE, said):
        raise WrongUse(f"‘{said}’ is not the short code of a language. Such codes are en-GB, cy for Welsh or de for German.")
    return said


def _languages(language: str, written_in: str) -> tuple[str, str]:
    """The language of the site’s own words, and that of the entries where it is another: a language that is not English is that of the entries."""
    first, second = _code(language), _code(written_in)
    if first and not is_english(first):
        if second:
            raise WrongUse(f"The site’s own words are not there in ‘{first}’, but in English so far: --language en-GB, en-IE, en-US …")
        first, second = "", first
    return first or "en-GB", second


def _mailbox(said: str) -> str:
    if not re.fullmatch(AN_EMAIL, said.strip()):
        raise WrongUse(f"‘{said}’ is not an e-mail address. Write it whole, such as prize@campus.example.")
    return said.strip()


def _with_site(folder: Path) -> bool:
    """Puts beside the award what its site is made with, where this program stands in a project; whether it did."""
    if not all((HOME / part).exists() for part in PARTS):
        return False
    for part in PARTS:
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        if (HOME / part).is_dir():
            shutil.copytree(HOME / part, folder / part)
        else:
            shutil.copyfile(HOME / part, folder / part)
    return True


def _next(folder: Path, has_site: bool) -> tuple[str, ...]:
    here = f"--root {folder}"
    site = (f"  showcase serve {here}     # its site, while you change it",) if has_site else (
        "  Its site is built from the project’s own folder: put its criteria.yml and entries in the place of those there.",)
    return (f"Wrote {folder}. It is sound as it is.", "", "Next: open its criteria.yml, which explains itself, and change it from the top down.",
            f"  showcase check {here}     # what does not fit", *site, f"  showcase schema {here}    # the files for editors and forms, after a change")
