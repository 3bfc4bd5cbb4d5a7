"""Values and texts with something wrong in them, at random and the same in every run."""

import random
from typing import Any

DEEPER = 0.7  # as often as not something further in is spoilt
WORDS = (
    "TBC", "under 5", "1,234", "2024-Q1 to 2023-Q4", "2024-13", "3 patients", "about 20", "lower", "true", "unknown", "winner", "https://a.example",
    "x@y.example", "Data",
)  # fmt: skip
HOLDS: tuple[Any, ...] = (None, "", [], {}, [None], "…", {"a": "b"}, ["x", "y"], *WORDS)
PIECES = (
    "", "TODO: ask", "Three patients fell.", "## Extra", "### Extra", "<b>bold</b>", "> I said so.\n> — A nurse", "[here](www.example.org)", "![](a.png)",
    "[a file](nothing.pdf)", "    four spaces", "1. one\n2. two", "| a | b |\n|---|---|\n| c | d |", "<!-- a note -->", "```\n## code\n```",
)  # fmt: skip


def spoilt(values: Any, chance: random.Random) -> Any:
    """Values with one of them, somewhere, taken out, emptied, doubled, renamed or put in place of another."""
    deeper = chance.random() < DEEPER
    if isinstance(values, dict) and values:
        name = chance.choice(list(values))
        if deeper:
            return {**values, name: spoilt(values[name], chance)}
        others = {one: value for one, value in values.items() if one != name}
        called = chance.choice((f"{name}s", name[:-1], name.upper(), "zz"))
        return chance.choice((others, {**others, called: values[name]}, {**values, name: chance.choice(HOLDS)}))
    if isinstance(values, list) and values:
        place = chance.randrange(len(values))
        inner = spoilt(values[place], chance) if deeper else values[place]
        whole = [*values[:place], inner, *values[place + 1 :]]
        return whole if deeper else chance.choice((values[:place] + values[place + 1 :], [*values, inner], inner))
    return _spoilt_text(str(values), chance)


def _spoilt_text(text: str, chance: random.Random) -> Any:
    place, word = chance.randrange(len(text) + 1), chance.choice(WORDS)
    other = text[:place] + chance.choice("e1,-% \u00a0é") + text[place:]
    return chance.choice((text[:place] + text[place + 1 :], other, word, text * 30, [text], None, f"{text} {word}"))


def spoilt_body(body: str, chance: random.Random) -> str:
    """A text of which a line is taken out, doubled, moved or written over, or something is put in."""
    lines = body.split("\n")
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    ways = (
        [*lines[:place], *lines[place + 1 :]], [*lines[:place], lines[place], *lines[place:]], [*lines[:place], lines[other], *lines[place + 1 :]],
        [*lines[:place], chance.choice(PIECES), *lines[place:]], [*lines[:place], chance.choice("#>-* ") + lines[place], *lines[place + 1 :]],
    )  # fmt: skip
    return "\n".join(chance.choice(ways))
