"""`showcase explain`: what a code means, with a wrong and a right example."""

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from showcase.catalogue.pipeline import read_award
from showcase.checks.explanations.load import Explanation, explanations, import_kinds
from showcase.checks.explanations.own_words import explained_for
from showcase.cli.common import CLEAN, WrongUse
from showcase.cli.output.lines import room, table, width_of
from showcase.intake.workspace import find_root, read_workspace
from showcase.util.text import did_you_mean

VALUE = re.compile(r"\{[^{}]*\}")


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE...]", help="such as unknown-theme")
def command(codes: tuple[str, ...]) -> int:
    """Says what a code means, the word in square brackets behind a finding: its rule, why there is one, and an example.
    Without a code, lists all."""
    own, imported = explained_at(find_root(Path.cwd())), import_kinds()
    known = {**explanations(), **own}  # what is found in no entry of this award can be asked about
    for code in codes:
        if code not in {**known, **imported}:
            near = did_you_mean(code, (*known, *imported))
            raise WrongUse(f"There is no code ‘{code}’. {near or 'Type `showcase explain` to see all of them.'}")
    each = ("\n".join(told(known[code]) if code in known else told_of_tables(code, imported[code])) for code in codes)
    titles = {code: one.title for code, one in own.items()} | {code: _of_tables(kind) for code, kind in imported.items()}
    click.echo("\n\n".join(each) if codes else table(sorted(titles.items()), width_of(sys.stdout)))
    return CLEAN


def explained_at(root: Path | None) -> Mapping[str, Explanation]:
    """Every explanation of what may be found in a project, in the words of its award; all of them where no award can be read."""
    award = read_award(read_workspace(root, [root / "entries" / "none"]))[0] if root else None
    return explained_for(award) if award else explanations()


def _of_tables(kind: Mapping[str, Any]) -> str:
    return f"In a table or its map: {kind['many']}."


def told_of_tables(code: str, kind: Mapping[str, Any]) -> Iterator[str]:
    """One code of `showcase import` for people: what it is about, and all that can be said, with dots for what differs."""
    yield from (code, "", *textwrap.wrap(_of_tables(kind), room()))
    says = kind["says"]
    shared = {part: text for part, text in says.items() if not isinstance(text, Mapping)}
    wordings = [shared, *({**shared, **own} for own in says.values() if isinstance(own, Mapping))]
    for wording in (one for one in wordings if "message" in one):
        texts = (wording[part] for part in ("message", "reason", "remedy") if part in wording)
        words = " ".join(text if isinstance(text, str) else text[-1] for text in texts)
        yield from ("", *textwrap.wrap(VALUE.sub("…", words), room()))


def told(one: Explanation) -> Iterator[str]:
    """One code for people: the rule, the reason, and both examples."""
    yield one.code
    yield ""
    yield from textwrap.wrap(one.title, room())
    yield from textwrap.wrap(one.why, room())
    for label, example in one.examples:
        yield ""
        yield f"{label}:"
        yield ""
        yield textwrap.indent(example, "    ")
