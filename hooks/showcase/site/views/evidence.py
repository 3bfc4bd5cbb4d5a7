"""The evidence of an entry, each piece in one place: under the first answer whose question asks for it, with ways to it from the other answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from showcase.checks.adoptions import is_own
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.model.questions import EvidenceRule, Question
from showcase.site.views.chart import ChartView
from showcase.site.views.entry_sections import EvidencePart
from showcase.site.views.figures import Figure
from showcase.site.views.links import Link
from showcase.util.text import counted

FIGURE = "measure_{}"  # the id of a measure's figure on its entry's page, counted from 1
# The ids of the pieces on an entry’s page.
FIGURES, CHARTS, PEOPLE, LADDER, VOICES, ADVICE, SHARING, SPREAD = (
    *("the_figures", "the_months", "the_people", "the_ladder", "the_voices", "the_advice", "the_sharing", "the_spread"),
)
FIRST = (FIGURES, CHARTS, PEOPLE, LADDER)  # where no answer asks for them, these stand before the answers, and all others after them
ADOPTERS, SURE, OUTSIDE = "the_adopters", "how_sure", "the_outside"

# Where a page tells what a field holds, and what is there; pictures and languages have no place of their own.
TOLD_AT: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("also_changed", "not_measured", "harms"), ("How sure we are", SURE)),
    "heard": ("What people said when they were asked", FIGURES),
    **dict.fromkeys(("resources", "easy_read"), ("Do this where you are", "the_reuse")),
    "review_by": ("When the team reviews it", "the_citation"),
    **dict.fromkeys(("judges", "visited"), ("From outside the team", OUTSIDE)),
}

Asks = Callable[[EvidenceRule], object]


def _any_measures(rule: EvidenceRule) -> bool:
    return bool(rule.measures) and not rule.kinds


def _stages(rule: EvidenceRule) -> bool:
    return "stages" in rule.involvement


def _people(rule: EvidenceRule) -> bool:
    return any(one != "stages" for one in rule.involvement)


# Which questions a piece belongs to: the first one with a rule that meets the first condition, otherwise the next condition.
ASKS: Mapping[str, Sequence[Asks]] = {
    FIGURES: (_any_measures, lambda rule: rule.measures or rule.each_measure or rule.fields),
    PEOPLE: (_people, _stages),
    LADDER: (_stages, _people),
    VOICES: (lambda rule: rule.testimonials,),
    ADVICE: (lambda rule: rule.consulted,),
    SHARING: (lambda rule: rule.sharing,),
    SPREAD: (lambda rule: rule.adoptions,),
}


class Places:
    """Where the evidence of an entry stands on its page: `under` a question, by its id, or before (`first`) or after (`last`) all answers."""

    def __init__(self, entry: Entry, award: Award) -> None:
        year, category, answered = entry.front.year, entry.front.category, {(one.criterion, one.question) for one in entry.account.answers}
        asked = [one for criterion in award.criteria_in(year, category) for one in criterion.questions if (criterion.id, one.id) in answered]
        self.rules = [(question.id, rule) for question in asked for rule in question.evidence if rule.counts_for(year, category)]
        self.under: dict[str, list[EvidencePart]] = {}
        self.first, self.last = list[EvidencePart](), list[EvidencePart]()

    def put(self, kinds: Iterable[str]) -> None:
        """Gives each piece its place."""
        for kind in kinds:
            self._put(EvidencePart(kind, kind), self._asked(*ASKS[kind]))

    def put_charts(self, charts: Iterable[tuple[ChartView, str]]) -> None:
        """Each chart, with the kind of its measure, stands where that kind is asked for, otherwise with the figures; those in one place stand together."""
        places = dict[str | None, list[ChartView]]()
        for chart, kind in charts:
            places.setdefault(self._asked(partial(_asks_for, kind), *ASKS[FIGURES]), []).append(chart)
        for number, (place, some) in enumerate(places.items(), 1):
            self._put(EvidencePart(CHARTS, CHARTS if number == 1 else f"{CHARTS}_{number}", tuple(some)), place)

    def _put(self, part: EvidencePart, place: str | None) -> None:
        (self.under.setdefault(place, []) if place else self.first if part.kind in FIRST else self.last).append(part)

    def _asked(self, *conditions: Asks) -> str | None:
        return next((place for asks in conditions for place, rule in self.rules if asks(rule)), None)


def _asks_for(kind: str, rule: EvidenceRule) -> bool:
    return bool(rule.measures) and kind in rule.kinds


def proof_of(entry: Entry, question: Question, figures: Sequence[Figure], here: Iterable[EvidencePart] = ()) -> tuple[Link, ...]:
    """The evidence of an entry that a question asks for and that does not stand `here`, each piece once; testimonials stand with their answers already.

    `figures` are the entry’s measures as its page shows them, in the same order.
    """
    rules = (rule for rule in question.evidence if rule.counts_for(entry.front.year, entry.front.category))
    kinds = {one.kind for one in here}
    links = {link.url: link for rule in rules for link, kind in _supporting(entry, rule, figures) if kind not in kinds}
    return tuple(links.values())


def _supporting(entry: Entry, rule: EvidenceRule, figures: Sequence[Figure]) -> Iterator[tuple[Link, str]]:
    """What meets a rule, each with the piece of evidence that it leads to."""
    front = entry.front
    if rule.measures:
        yield from ((link, FIGURES) for link in _measures(entry, rule, figures))
    if rule.sharing and front.sharing:
        yield Link(counted(len(front.sharing), "act of sharing", "acts of sharing"), f"#{SHARING}"), SHARING
    if rule.consulted and front.consulted:
        yield Link(f"{counted(len(front.consulted), 'adviser')}, and what they gave", f"#{ADVICE}"), ADVICE
    if rule.adoptions and (others := sum(not is_own(one.front, front) for one in entry.adoptions)):
        yield Link(f"{counted(others, 'record')} by others", f"#{ADOPTERS}"), SPREAD
    yield from ((Link(TOLD_AT[name][0], f"#{TOLD_AT[name][1]}"), TOLD_AT[name][1]) for name in rule.fields if name in TOLD_AT and getattr(front, name))
    if _people(rule) and any(getattr(front.involvement, name) for name in rule.involvement if name != "stages"):
        yield Link("Who took part", f"#{PEOPLE}"), PEOPLE
    if _stages(rule) and front.involvement.stages:
        yield Link("Who decided, at each stage", f"#{LADDER}"), LADDER


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
