"""`showcase new`: begins an entry, or an adoption record, with every heading, its guidance and the choices in place."""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from showcase.authoring.templates import Begun, adoption_draft, entry_draft
from showcase.catalogue.pipeline import read_award
from showcase.cli.common import CLEAN, FOUND, WrongUse, add_root, entry_folder, root_of, write_new
from showcase.cli.prompts import Asking
from showcase.cli.terminal import tell
from showcase.intake.workspace import read_workspace
from showcase.model.award import Award
from showcase.model.vocabularies import Term
from showcase.util.clock import today
from showcase.util.invisible import first_hidden
from showcase.util.slugs import free_slug, proposed_slug
from showcase.util.text import did_you_mean, listed

NAME = "new"
HELP = "begin an entry or an adoption record"
PURPOSE = (
    "Begins an entry: writes a file that holds every heading of the year, its guidance as comments, and the choices. "
    "Asks on a terminal for what no option says; without a terminal, the options have to say it. Overwrites nothing."
)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
LENGTHS = range(3, 61)
LONGEST_TITLE = 100


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--adoption", metavar="ENTRY", help="begin an adoption record of this entry, such as 2025/quiet-nights")
    parser.add_argument("--year", type=int, help="the award year (the round that is open, unless you say)")
    parser.add_argument("--title", help="the entry’s title, up to 100 characters")
    parser.add_argument("--slug", help="the name of its folder, which becomes its address (made from the title, unless you say)")
    parser.add_argument("--organisation", metavar="NAME", help="the organisation that leads, or that adopted the practice")
    parser.add_argument("--type", metavar="ID", help="what kind of organisation it is")
    parser.add_argument("--region", metavar="ID", help="where it is")
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """Asks, writes, and says where."""
    root = root_of(options)
    award, findings = read_award(read_workspace(root, [root / "entries" / "none"]))
    if award is None:
        tell(findings, root)
        return FOUND
    asking = Asking(sys.stdin.isatty() and sys.stdout.isatty())
    try:
        path = _adoption(options, award, root, asking) if options.adoption else _entry(options, award, root, asking)
    except (EOFError, KeyboardInterrupt):
        raise WrongUse("Stopped. Nothing was written.") from None
    print("\n".join(_next(path.relative_to(root).as_posix(), bool(options.adoption))))
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


def _entry(options: argparse.Namespace, award: Award, root: Path, asking: Asking) -> Path:
    asking.require({name: getattr(options, name) for name in ("title", "organisation", "type", "region")})
    year = _year(options, award, asking)
    title = _title(options.title) if options.title else asking.text("Title of the entry", check=_title)
    folder = root / "entries" / str(year)
    taken = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    slug = _slug(options, proposed_slug(title), taken, f"entries/{year}", asking)
    begun = Begun(*_organisation(options, award, "that leads", asking), year=year, title=title)
    return write_new(folder / slug / "index.md", entry_draft(begun, award))


def _adoption(options: argparse.Namespace, award: Award, root: Path, asking: Asking) -> Path:
    entry = entry_folder(options.adoption, root)
    asking.require({name: getattr(options, name) for name in ("organisation", "type", "region")})
    begun = Begun(*_organisation(options, award, "that adopted the practice", asking))
    folder = entry / "adoptions"
    taken = sorted(path.stem for path in folder.iterdir()) if folder.is_dir() else []
    slug = _slug(options, proposed_slug(begun.organisation), taken, folder.relative_to(root).as_posix(), asking)
    return write_new(folder / f"{slug}.md", adoption_draft(begun, award))


def _year(options: argparse.Namespace, award: Award, asking: Asking) -> int:
    years = sorted(award.by_year)
    now = today()
    open_ = next((one.year for one in award.years if one.opens <= now <= one.closes), max(years))
    year = options.year or (int(asking.choice("Award year", {str(one): str(one) for one in years}, str(open_))) if asking.asks else open_)
    if year not in award.by_year:
        raise WrongUse(f"{year} is not a year of the award. Its years are {listed([str(one) for one in years], 'and')}.")
    return int(year)


def _title(text: str) -> str:
    title = " ".join(text.split())
    if not title or not title.isprintable() or first_hidden(title):
        raise WrongUse("The title has no letters, or holds one that cannot be shown. Type it again.")
    if len(title) > LONGEST_TITLE:
        raise WrongUse(f"The title has {len(title)} characters, and {LONGEST_TITLE} fit where it is shown. Shorten it by {len(title) - LONGEST_TITLE}.")
    return title


def _slug(options: argparse.Namespace, proposal: str, taken: list[str], place: str, asking: Asking) -> str:
    """The name of what is written: as the options say, or as proposed and confirmed; free in either case."""
    def checked(slug: str) -> str:
        if not SLUG.match(slug) or len(slug) not in LENGTHS:
            better = f" {proposed_slug(slug)} would do." if proposed_slug(slug) else ""
            raise WrongUse(f"‘{slug}’ cannot be a name here: it becomes an address, so it has 3 to 60 small letters a to z, digits and hyphens.{better}")
        if (free := free_slug(slug, taken)) != slug:
            raise WrongUse(f"There is already a ‘{slug}’ in {place}, and nothing is overwritten. A free name: --slug {free}")
        return slug

    if options.slug:
        return checked(options.slug)
    if asking.asks:
        return asking.text("Name of its folder, which becomes its address", free_slug(proposal, taken) if proposal else "", checked)
    if not proposal:
        raise WrongUse("No name for a folder can be made from that: it needs letters a to z. Say one with --slug, such as --slug quiet-nights.")
    return checked(proposal)


def _organisation(options: argparse.Namespace, award: Award, which: str, asking: Asking) -> tuple[str, str, str]:
    words = award.vocabularies
    name = " ".join((options.organisation or asking.text(f"Organisation {which}")).split())
    kind = _known("type", options.type, words.organisation_types) or asking.choice("Its type", _labels(words.organisation_types))
    region = _known("region", options.region, words.regions) or asking.choice("Its region", _labels(words.regions))
    return name, kind, region


def _known(option: str, said: str | None, known: Mapping[str, Term]) -> str:
    """The id that an option names, by id or label; nothing when it was not given."""
    if not said:
        return ""
    ids = {one.casefold(): one for one in known} | {term.label.casefold(): one for one, term in known.items()}
    if said.casefold() not in ids:
        guess = did_you_mean(said, known)
        raise WrongUse(f"‘{said}’ is not one of the award’s choices for --{option}: {listed(list(known))}.{f' {guess}' if guess else ''}")
    return ids[said.casefold()]


def _labels(known: Mapping[str, Term]) -> dict[str, str]:
    return {one: term.label for one, term in known.items()}
