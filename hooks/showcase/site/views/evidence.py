"""What supports an answer: the evidence that its question asks for, each piece with the way to it on the entry’s page."""

from collections.abc import Iterator, Sequence

from showcase.checks.adoptions import is_own
from showcase.model.award import Award, EvidenceRule, Question
from showcase.model.entry import Entry
from showcase.site.views.figures import Figure
from showcase.site.views.links import Link
from showcase.util.text import counted

FIGURE = "measure_{}"  # the id of a measure's figure on its entry's page, counted from 1
FIGURES, PEOPLE, ADVICE, SHARING, ADOPTERS, OUTSIDE = "the_figures", "the_people", "the_advice", "the_sharing", "the_adopters", "the_outside"


def proof_of(entry: Entry, question: Question, figures: Sequence[Figure]) -> tuple[Link, ...]:
    """The evidence of an entry that a question asks for, each piece once; testimonials stand with their answers already.

    `figures` are the entry’s measures as its page shows them, in the same order.
    """
    rules = (rule for rule in question.evidence if rule.counts_in(entry.front.year))
    links = {link.url: link for rule in rules for link in _supporting(entry, rule, figures)}
    return tuple(links.values())


def _supporting(entry: Entry, rule: EvidenceRule, figures: Sequence[Figure]) -> Iterator[Link]:
    front = entry.front
    if rule.measures:
        yield from _measures(entry, rule, figures)
    if rule.sharing and front.sharing:
        yield Link(counted(len(front.sharing), "act of sharing", "acts of sharing"), f"#{SHARING}")
    if rule.consulted and front.consulted:
        yield Link(f"{counted(len(front.consulted), 'adviser')}, and what they gave", f"#{ADVICE}")
    if rule.adoptions and (others := sum(not is_own(one.front, front) for one in entry.adoptions)):
        yield Link(f"{counted(others, 'record')} by others", f"#{ADOPTERS}")
    if any(getattr(front, name) for name in rule.fields):
        yield Link("What a careful reader asks of the figures", f"#{FIGURES}")
    if any(getattr(front.involvement, name) for name in rule.involvement):
        yield Link("Who took part, and who decided", f"#{PEOPLE}")


def _measures(entry: Entry, rule: EvidenceRule, figures: Sequence[Figure]) -> Iterator[Link]:
    fitting = [(number, one) for number, one in enumerate(entry.front.measures, 1) if not rule.kinds or one.kind in rule.kinds]
    if len(fitting) > 1 and not rule.kinds:
        yield Link(f"All {len(fitting)} measures, before and after", f"#{FIGURES}")
    else:
        yield from (Link(one.name, f"#{FIGURE.format(number)}", text=figures[number - 1].said) for number, one in fitting)


def kinds_for(question: Question, award: Award) -> frozenset[str]:
    """The kinds of measures that a question asks for; all of them where it does not choose."""
    rules = [rule for rule in question.evidence if rule.measures]
    return frozenset(kind for rule in rules for kind in rule.kinds or award.vocabularies.measure_kinds)
