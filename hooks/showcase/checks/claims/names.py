"""Names of measures that claim a change, which a name is not for: ‘Fewer falls’, ‘Falls reduced by 80%’."""

import re

from showcase.checks.claims.figures import figures_of
from showcase.checks.claims.lexicon import CHANGES, NOUNS
from showcase.checks.claims.quantities import marked
from showcase.checks.claims.reading import claims_in
from showcase.checks.claims.subjects import subjects_of
from showcase.checks.claims.verdict import borne_out
from showcase.model.measures import Measure

DOWN = ("fewer", "less", "reduced", "reduction", "decrease", "decreased", "lower", "shorter")
UP = ("more", "increase", "increased", "higher", "rise", "longer")
# Names that begin with such a word and claim nothing: ‘more than’, ‘lower limb’, and what was reduced and then seen or treated.
NO_CLAIM = re.compile(
    r"(?:more|less|fewer|longer|higher|lower|shorter) than\b"
    r"|(?:lower|higher) (?:limb|leg|back|bowel|urinary|jaw|body|gut|tract|arm|floor|dependency|risk|education)\b"
    r"|(?:reduced|increased|lower|higher|shorter|longer|rise|reduction) (?:[\w-]+ ){0,5}?"
    r"(?:seen|who|whose|that|which|found|reported|treated|answered|referred|assessed|recorded|noticed|acted|with|needing|after)\b"
    r"|(?:reduced|increased) (?:f(?:o)?etal|mobility|consciousness|appetite|vision|hearing|movements?|function|sensation|awareness|capacity)\b"
    r"|rise from\b|more often\b|longer stay|longer-stay|shorter-stay"
)
CLAIMING = frozenset((*CHANGES, *NOUNS, "down", "up", "went", "gone", "twice"))
DEFINES = re.compile(r"\b(?:who|whose|that|which|with|where|when)\b")
VERBS = re.compile(
    r"\b(?:fell|fallen by|dropped|declined|halved|doubled|rose (?:by|from|to)|(?:went|gone) (?:down|up)|(?:reduced|increased|decreased|cut|down|up) by)\b"
)


def denied_by_figures(measure: Measure) -> bool:
    """Whether the name of a measure claims what its numbers deny, which way it went or how far."""
    words = measure.name.lower().replace("’", "'").split()
    if CLAIMING.isdisjoint(words):
        return False
    name = " ".join(words)
    claimed = 0 if NO_CLAIM.match(name) or not measure.values else _first_way(name)
    return bool(claimed and measure.moved != claimed) or _says_otherwise(name, measure)


def _first_way(name: str) -> int:
    first = name.split(maxsplit=1)[0]
    return -1 if first in DOWN else int(first in UP)


def _says_otherwise(name: str, measure: Measure) -> bool:
    """Whether a name tells a change with its size, or with a verb, which the numbers do not bear out."""
    read = marked(name)
    if not (read.quantities or VERBS.search(name)) or DEFINES.search(name):  # as most names
        return False
    figures = figures_of(subjects_of([measure]).each[0])
    if figures is None:
        return False
    told = [claim for claim in claims_in(read.text, read) if claim.size or claim.ratio is not None or VERBS.search(name)]
    return any(borne_out(claim, figures) is False for claim in told)
