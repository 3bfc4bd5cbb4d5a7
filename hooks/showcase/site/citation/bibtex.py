"""A citation for BibTeX and biblatex."""

import re
from itertools import accumulate
from urllib.parse import quote

from showcase.site.citation.cited import Cited

# What LaTeX would take for a command.
SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
})  # fmt: skip
DRAWN_TOGETHER = re.compile(r"([-',<>])(?=\1)")  # as another sign: two strokes as a dash
# A brace counts even behind a backslash, and one without its fellow would swallow the rest of the file: then both are words.
BRACES = {r"\{": r"\textbraceleft{}", r"\}": r"\textbraceright{}"}
BRACE = re.compile(r"\\[{}]")
SAFE = "!#$&'()*+,-./:;=?@_~%"  # what an address may hold as it is


def bibtex(one: Cited) -> str:
    """The citation as an entry of a `.bib` file. Braces around a name keep it whole, and around a title keep its capitals."""
    fields = {
        "author": " and ".join(f"{{{_plain(author)}}}" for author in one.authors),
        "title": f"{{{_plain(one.title)}}}",
        "howpublished": f"{{{_plain(one.collection)}}}",
        "year": str(one.published.year),
        "date": one.published.isoformat(),
        "url": quote(one.address, safe=SAFE),
        "language": _plain(one.language),
        "note": _plain(one.note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{one.key},\n{lines}\n}}\n"


def _plain(text: str) -> str:
    """A text that LaTeX sets as it is written."""
    said = DRAWN_TOGETHER.sub(r"\1{}", text.translate(SPECIAL))
    return said if not BRACE.search(said) or _paired(text) else BRACE.sub(lambda brace: BRACES[brace[0]], said)


def _paired(text: str) -> bool:
    """Whether each brace of a text has its fellow."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
