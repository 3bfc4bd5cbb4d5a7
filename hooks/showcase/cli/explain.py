"""`showcase explain`: what a code means, with a wrong and a right example."""

import argparse
import textwrap
from collections.abc import Iterator

from showcase.checks.explanations.load import Explanation, explanations
from showcase.cli.common import CLEAN, WrongUse
from showcase.util.text import nearest

NAME = "explain"
HELP = "say what the word in square brackets behind a finding means"
PURPOSE = "Says what a code means, the word in square brackets behind a finding: its rule, why there is one, and an example. Without a code, lists all."
WIDTH = 80


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("codes", nargs="*", metavar="CODE", help="such as unknown-theme")


def run(options: argparse.Namespace) -> int:
    """Prints what was asked for."""
    known = explanations()
    for code in options.codes:
        if code not in known:
            near = nearest(code, known)
            raise WrongUse(f"There is no code ‘{code}’. {f'Did you mean ‘{near}’?' if near else 'Type `showcase explain` to see all of them.'}")
    asked = options.codes or ()
    lines = "\n\n".join("\n".join(told(known[code])) for code in asked) if asked else "\n".join(f"{code:28} {one.title}" for code, one in sorted(known.items()))
    print(lines)
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
