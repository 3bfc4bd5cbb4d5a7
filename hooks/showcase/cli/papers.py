"""`showcase papers`: makes the documents of entries that people take with them: one page, the whole, a slide, a card, and more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from showcase.catalogue.verdict import Verdict
from showcase.cli.common import CLEAN, FOUND, WrongUse, entry_folder, with_root
from showcase.cli.output.status import moving
from showcase.cli.output.text import tell
from showcase.intake.shelf import Shelf
from showcase.model.entry import Entry
from showcase.publish.papers.press import Pressed, missing_packages, press
from showcase.publish.papers.wanted import SHELF
from showcase.site.appearance.appearance import dressed
from showcase.util.clock import now
from showcase.util.parallel import usable_cores
from showcase.util.text import counted, listed

NAMED = 3  # entries of which the same is said; the others are counted


@click.command("papers")
@click.argument("entries", nargs=-1, metavar="[ENTRY...]", help="an entry’s folder, or its year and folder, such as 2025/quiet-nights; all of them without any")
@with_root
def command(entries: tuple[str, ...], root: Path) -> int:
    """Makes the documents of entries that can be shown: one page, the whole as PDF, a slide, a card and more. What was made before
    and still belongs to its entry is kept, so only what changed is made. The next build puts them beside the entries.
    Ends with 0 when all were made, 1 when some could not be, 2 when it was called wrongly."""
    if missing := missing_packages():
        raise WrongUse(_how_to_install(missing))
    from showcase.mkdocs_adapter import address_and_look  # noqa: PLC0415 – MkDocs is slow to load
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – the same

    try:
        site_url, look = address_and_look(root)
    except Unusable as error:
        raise WrongUse(str(error)) from None
    named = {entry_folder(one, root).relative_to(root / "entries").as_posix() for one in entries}
    with moving() as clear:
        catalogue, verdict = build_catalogue(root, now(), usable_cores())
        clear()
        wrong = _told(catalogue, verdict, named, root)
        catalogue = replace(catalogue, award=dressed(catalogue.award, look)) if catalogue else None
        done = press(root, catalogue, _chosen(catalogue, named), site_url, usable_cores(), appearance=look) if catalogue else []
    if catalogue and not named and not wrong:
        Shelf(root, SHELF).keep_only({digest for one in done for digest in one.digests})
    click.echo("\n".join(_conclusion(done)))
    return FOUND if wrong or any(one.faults for one in done) else CLEAN


def _how_to_install(missing: Sequence[str]) -> str:
    return (
        f"Documents are made with {listed(missing, 'and')}, which {'is' if len(missing) == 1 else 'are'} not installed here. Type: make papers. "
        "Without make, type in the project’s folder: python -m pip install --require-hashes -r requirements-papers.txt"
    )


def _told(catalogue: Catalogue | None, verdict: Verdict, named: set[str], root: Path) -> bool:
    """Tells the errors of entries that documents are wanted of; whether there are any."""
    folders = tuple(f"entries/{key}/" for key in named)
    errors = [one for one in verdict.errors if not named or catalogue is None or one.location.path.startswith(folders)]
    tell(errors, root)
    return bool(errors)


def _chosen(catalogue: Catalogue, named: set[str]) -> Sequence[Entry]:
    """The entries of which documents are made."""
    hidden = sorted(key for key in named if key not in catalogue.by_key)
    if hidden:
        click.echo(f"There are documents only of what can be shown. Not so {listed(hidden, 'and')}: a draft, withdrawn, wrong, or its day has not come.")
    return [one for one in catalogue.entries if not named or one.key in named]


def _conclusion(done: Sequence[Pressed]) -> Iterator[str]:
    said = dict[tuple[str, str], list[str]]()
    for one in done:
        for what in one.faults:
            said.setdefault(what, []).append(f"entries/{one.key}")
    for (file, fault), places in said.items():
        others = f" and {counted(len(places) - NAMED, 'other entry', 'other entries')}" if len(places) > NAMED else ""
        yield f"{', '.join(places[:NAMED])}{others}: {file or 'Nothing'} {'was not' if file else 'was'} made. {fault}"
    made, kept = sum(len(one.made) for one in done), sum(one.kept for one in done)
    changed = sum(bool(one.made) for one in done)
    yield f"Made {counted(made, 'document')} of {counted(changed, 'entry', 'entries')}. {kept:,} had been made before."
    if made:
        yield "Next: ‘make site’ puts them on the site."
