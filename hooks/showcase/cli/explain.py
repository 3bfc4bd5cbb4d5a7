"""`showcase explain`: what a code means, with a wrong and a right example."""

import textwrap
from collections.abc import Iterator

import click

from showcase.checks.explanations.load import Explanation, explanations
from showcase.cli.common import CLEAN, WrongUse
from showcase.util.text import did_you_mean

WIDTH = 80


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE...]", help="such as unknown-theme")
def command(codes: tuple[str, ...]) -> int:
    """Says what a code means, the word in square brackets behind a finding: its rule, why there is one, and an example.
    Without a code, lists all."""
    known = explanations()
    for code in codes:
        if code not in known:
            raise WrongUse(f"There is no code ‘{code}’. {did_you_mean(code, known) or 'Type `showcase explain` to see all of them.'}")
    each = ("\n".join(told(known[code])) for code in codes)
    click.echo("\n\n".join(each) if codes else "\n".join(f"{code:28} {one.title}" for code, one in sorted(known.items())))
    return CLEAN


def told(one: Explanation) -> Iterator[str]:
    """One code for people: the rule, the reason, and both examples."""
    yield one.code
    yield ""
    yield from textwrap.wrap(one.title, WIDTH)
    yield from textwrap.wrap(one.why, WIDTH)
    for label, example in one.examples:
        yield ""
        yield f"{label}:"
        yield ""
        yield textwrap.indent(example, "    ")
