"""What supports an answer: the evidence that its question asks for, each piece with the way to it on the entry’s page."""

from collections.abc import Callable, Iterator, Sequence

from showcase.model.award import Award, EvidenceRule, Question
from showcase.model.entry import Entry
from showcase.site.urls import Url
from showcase.site.views.figures import Figure
from showcase.site.views.links import Link
from showcase.util.text import counted

FIGURE = "measure_{}"  # the id of a measure's figure on its entry's page, counted from 1
FIGURES, PEOPLE, ADVICE, SHARING, ADOPTERS = "the_figures", "the_people", "the_advice", "the_sharing", "the_adopters"


def proof_of(entry: Entry, question: Question, figures: Sequence[Figure]) -> tuple[Link, ...]:
    """The evidence of an entry that a question asks for, each piece once; testimonials stand with their answers already.

    `figures` are the entry’s measures as its page shows them, in the same order.
    """
    links: dict[Url | str, Link] = {}
    for rule in question.evidence:
        if rule.counts_in(entry.front.year):
            for form, find in FORMS:
                if getattr(rule, form):
                    links |= {link.url: link for link in find(entry, rule, figures)}
    return tuple(links.values())


def kinds_for(question: Question, award: Award) -> frozenset[str]:
    """The kinds of measures that a question asks for; all of them where it does not choose."""
    rules = [rule for rule in question.evidence if rule.measures]
    return frozenset(kind for rule in rules for kind in rule.kinds or award.vocabularies.measure_kinds)


def _measures(entry: Entry, rule: EvidenceRule, figures: Sequence[Figure]) -> Iterator[Link]:
    fitting = [(number, one) for number, one in enumerate(entry.front.measures, 1) if not rule.kinds or one.kind in rule.kinds]
    if len(fitting) > 1 and not rule.kinds:
        yield Link(f"All {len(fitting)} measures, before and after", f"#{FIGURES}")
    else:
        yield from (Link(one.name, f"#{FIGURE.format(number)}", text=figures[number - 1].said) for number, one in fitting)


def _sharing(entry: Entry, rule: EvidenceRule, _: Sequence[Figure]) -> Iterator[Link]:
    if entry.front.sharing:
        yield Link(counted(len(entry.front.sharing), "act of sharing", "acts of sharing"), f"#{SHARING}")


def _consulted(entry: Entry, rule: EvidenceRule, _: Sequence[Figure]) -> Iterator[Link]:
    if entry.front.consulted:
        yield Link(f"{counted(len(entry.front.consulted), 'adviser')}, and what they gave", f"#{ADVICE}")


def _adoptions(entry: Entry, rule: EvidenceRule, _: Sequence[Figure]) -> Iterator[Link]:
    if entry.adoptions:
        yield Link(f"{counted(len(entry.adoptions), 'record')} by those who tried it", f"#{ADOPTERS}")


def _involvement(entry: Entry, rule: EvidenceRule, _: Sequence[Figure]) -> Iterator[Link]:
    if any(getattr(entry.front.involvement, name) for name in rule.involvement):
        yield Link("Who took part, and who decided", f"#{PEOPLE}")


Finder = Callable[[Entry, EvidenceRule, Sequence[Figure]], Iterator[Link]]
FORMS: tuple[tuple[str, Finder], ...] = (
    ("measures", _measures),
    ("sharing", _sharing),
    ("consulted", _consulted),
    ("adoptions", _adoptions),
    ("involvement", _involvement),
)
