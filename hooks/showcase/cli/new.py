"""`showcase new`: begins an entry, an adoption record or a follow-up record, with every heading, its guidance and the choices in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from showcase.authoring.templates import NewFile, adoption_draft, asked_of_organisations, entry_draft, follow_up_draft
from showcase.checks.collection import LENGTHS, SLUG
from showcase.cli.common import CLEAN, WrongUse, entry_folder, sound_award, with_root, write_new
from showcase.cli.output.lines import say
from showcase.cli.prompts import can_ask, choice, text
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.values import Month, month_of
from showcase.model.vocabularies import Term
from showcase.parsing.entry import parse_entry
from showcase.util.clock import day_in, now
from showcase.util.invisible import first_hidden
from showcase.util.slugs import free_slug, is_reserved, proposed_slug
from showcase.util.text import did_you_mean, listed

LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say of an entry or a record that is to be begun; on a terminal the rest is asked."""

    adoption: str | None
    follow_up: str | None
    month: str | None
    year: int | None
    title: str | None
    slug: str | None
    organisation: str | None
    type: str | None
    region: str | None
    category: str | None
    country: str | None
    size: str | None

    def require(self, *names: str) -> None:
        """Makes sure, where nobody can be asked, that the options say everything."""
        missing = [f"--{name}" for name in names if not getattr(self, name)]
        if missing and not can_ask():
            raise WrongUse(f"There is no terminal to ask on, so please add {listed(missing, 'and')}. `showcase new --help` tells what each one means.")


@click.command("new")
@click.option("--adoption", metavar="ENTRY", help="begin an adoption record of this entry, such as 2025/quiet-nights")
@click.option("--follow-up", metavar="ENTRY", help="begin a follow-up record of this entry: what has become of it")
@click.option("--month", metavar="MONTH", help="the month of which a follow-up record tells, such as 2027-03 (this month, unless you say)")
@click.option("--year", type=int, metavar="YEAR", help="the award year (the round that is open, unless you say)")
@click.option("--title", metavar="TITLE", help="the entry’s title, up to 100 characters")
@click.option("--slug", metavar="NAME", help="the name of its folder, which becomes its address (made from the title, unless you say)")
@click.option("--organisation", metavar="NAME", help="the organisation that leads, or that adopted the practice")
@click.option("--type", metavar="ID", help="what kind of organisation it is")
@click.option("--region", metavar="ID", help="where it is")
@click.option("--category", metavar="ID", help="the category that is entered, where the award has some")
@click.option("--country", metavar="ID", help="the organisation’s country, where the award asks")
@click.option("--size", metavar="ID", help="how large the organisation is, where the award asks")
@with_root
def command(root: Path, **options: Any) -> int:
    """Begins an entry: writes a file that holds every heading of the year, its guidance as comments, and the choices.
    Asks on a terminal for what no option says; without a terminal, the options have to say it. Overwrites nothing."""
    wanted = Wanted(**options)
    award = sound_award(read_workspace(root, [root / "entries" / "none"]), root)
    try:
        path = _begun(wanted, award, root)
    except click.Abort:
        click.echo(err=True)  # what was half typed ends its line
        raise WrongUse("Stopped. Nothing was written.") from None
    say(*_next(path.relative_to(root).as_posix(), bool(wanted.adoption or wanted.follow_up)))
    return CLEAN


def _next(path: str, is_record: bool) -> tuple[str, ...]:
    """What was written, and what to do with it."""
    if is_record:
        return (f"Wrote {path}", "", "Next: open it in an editor and fill it in. Then this tells what is still missing:", f"  showcase check {path}")
    folder = path.rpartition("/")[0]
    return (
        f"Wrote {path}", "", "Next: open it in an editor and write below each heading. Then these tell what is still to write, and show how it will look:",
        f"  showcase check {folder}", f"  showcase coverage {folder}", f"  showcase preview {folder}",
    )


def _begun(wanted: Wanted, award: Award, root: Path) -> Path:
    if wanted.adoption and wanted.follow_up:
        raise WrongUse("A record is of somebody who adopted an entry, or of what became of it: say --adoption or --follow-up, not both.")
    if wanted.follow_up:
        return _follow_up(wanted.follow_up, wanted, award, root)
    return _adoption(wanted.adoption, wanted, award, root) if wanted.adoption else _entry(wanted, award, root)


def _entry(wanted: Wanted, award: Award, root: Path) -> Path:
    asked = {"category": award.vocabularies.categories, **asked_of_organisations(award)}
    wanted.require("title", "organisation", "type", "region", *(name for name, known in asked.items() if known))
    year = _year(wanted.year, award)
    title = _title(wanted.title) if wanted.title else text("Title of the entry", check=_title)
    folder = root / "entries" / str(year)
    taken = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    slug = _slug(wanted.slug, proposed_slug(title), taken, f"entries/{year}")
    organisation = _organisation(wanted, award, "that leads")
    more = {name: said for name, known in asked.items() if (said := _chosen(name, getattr(wanted, name), known))}
    begun = NewFile(*organisation, year=year, title=title, category=more.pop("category", ""), more=more)
    return write_new(folder / slug / "index.md", entry_draft(begun, award))


def _adoption(named: str, wanted: Wanted, award: Award, root: Path) -> Path:
    entry = entry_folder(named, root)
    wanted.require("organisation", "type", "region")
    begun = NewFile(*_organisation(wanted, award, "that adopted the practice"))
    folder = entry / "adoptions"
    taken = sorted(path.stem for path in folder.iterdir()) if folder.is_dir() else []
    slug = _slug(wanted.slug, proposed_slug(begun.organisation), taken, folder.relative_to(root).as_posix())
    return write_new(folder / f"{slug}.md", adoption_draft(begun, award))


def _follow_up(named: str, wanted: Wanted, award: Award, root: Path) -> Path:
    entry, today = entry_folder(named, root), day_in(award.time_zone, now())
    month = month_of(wanted.month) if wanted.month else Month(today.year, today.month)
    if month is None or month > Month(today.year, today.month):
        raise WrongUse(f"‘{wanted.month}’ is no month that has come. Say it by year and month, such as --month {Month(today.year, today.month)}.")
    found = parse_entry(read_folder(entry, root)[0], award).entry
    return write_new(entry / "followups" / f"{month}.md", follow_up_draft([one.name for one in found.front.measures] if found else [], award))


def _year(said: int | None, award: Award) -> int:
    years = sorted(award.by_year)
    today = day_in(award.time_zone, now())
    open_ = next((one.year for one in award.years if one.opens <= today <= one.closes), max(years))
    year = said or (int(choice("Award year", {str(one): str(one) for one in years}, str(open_))) if can_ask() else open_)
    if year not in award.by_year:
        raise WrongUse(f"{year} is not a year of the award. Its years are {listed([str(one) for one in years], 'and')}.")
    return year


def _title(said: str) -> str:
    title = " ".join(said.split())
    if not title or not title.isprintable() or first_hidden(title):
        raise WrongUse("The title has no letters, or holds one that cannot be shown. Type it again.")
    if len(title) > LONGEST_TITLE:
        raise WrongUse(f"The title has {len(title)} characters, and {LONGEST_TITLE} fit where it is shown. Shorten it by {len(title) - LONGEST_TITLE}.")
    return title


def _slug(said: str | None, proposal: str, taken: list[str], place: str) -> str:
    """The name of what is written: as the options say, or as proposed and confirmed; free in either case."""
    def checked(slug: str) -> str:
        if not SLUG.match(slug) or not LENGTHS[0] <= len(slug) <= LENGTHS[1]:
            better = f" {proposed_slug(slug)} would do." if proposed_slug(slug) else ""
            raise WrongUse(f"‘{slug}’ cannot be a name here: it becomes an address, so it has 3 to 60 small letters a to z, digits and hyphens.{better}")
        if (free := free_slug(slug, taken)) != slug:
            taken_by = "is a device’s name on some machines" if is_reserved(slug) else f"stands in {place} already, and nothing is overwritten"
            raise WrongUse(f"‘{slug}’ {taken_by}. A free name: --slug {free}")
        return slug

    if said:
        return checked(said)
    if can_ask():
        return text("Name of its folder, which becomes its address", free_slug(proposal, taken) if proposal else "", checked)
    if not proposal:
        raise WrongUse("No name for a folder can be made from that: it needs letters a to z. Say one with --slug, such as --slug quiet-nights.")
    return checked(proposal)


def _organisation(wanted: Wanted, award: Award, which: str) -> tuple[str, str, str]:
    words = award.vocabularies
    name = " ".join((wanted.organisation or text(f"Organisation {which}")).split())
    return name, _chosen("type", wanted.type, words.organisation_types), _chosen("region", wanted.region, words.regions)


def _chosen(option: str, said: str | None, known: Mapping[str, Term]) -> str:
    """What an option names, or what is answered when it is asked for; nothing where the award has no such list."""
    return _known(option, said, known) or (choice(f"Its {option}", _labels(known)) if known else "")


def _known(option: str, said: str | None, known: Mapping[str, Term]) -> str:
    """The id that an option names, by id or label; nothing when it was not given."""
    if not said:
        return ""
    if not known:
        raise WrongUse(f"The award has no list for --{option}. Leave it out.")
    ids = {one.casefold(): one for one in known} | {term.label.casefold(): one for one, term in known.items()}
    if said.casefold() not in ids:
        guess = did_you_mean(said, known)
        raise WrongUse(f"‘{said}’ is not one of the award’s choices for --{option}: {listed(list(known))}.{f' {guess}' if guess else ''}")
    return ids[said.casefold()]


def _labels(known: Mapping[str, Term]) -> dict[str, str]:
    return {one: term.label for one, term in known.items()}
