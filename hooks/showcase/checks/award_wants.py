"""What an award may want beyond its questions: so many values of a list, weights, a shortlist on a day of its own, honours that are given once."""

from collections.abc import Iterator

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.model.questions import Criterion, NumberWanted
from showcase.parsing.yaml.document import Document
from showcase.util.text import nearest

CHOSEN = ("themes", "settings", "roles")  # the lists of which an entry names values one by one
WHOLE = 100  # per cent


def choose(award: Award, document: Document) -> Iterator[Finding]:
    """How many values of a list an entry chooses is said in one way, of a list that has as many."""
    for number, one in enumerate(award.choose):
        if one.of not in CHOSEN:
            values = {"name": one.of, "known": CHOSEN, "meant": nearest(one.of, CHOSEN)}
            yield Finding("award-refers-to-nothing", document.at("choose", number, "of"), values)
        elif wrong := _bounds(one, len(getattr(award.vocabularies, one.of))):
            yield Finding("choose-bounds", document.at("choose", number), {"of": one.of, "count": len(getattr(award.vocabularies, one.of))}, wrong)


def _bounds(one: NumberWanted, known: int) -> str:
    """What is wrong with the bounds of a choice, as its wording is called."""
    least, most = one.bounds
    if bool(one.exactly) == bool(one.at_least or one.at_most):
        return "both" if one.exactly else "none"
    return "crossed" if most is not None and least > most else "more" if least > known else ""


def weights(award: Award, document: Document) -> Iterator[Finding]:
    """All criteria of a year have a weight, or none has, and they add up to the whole."""
    told = set[tuple[int, ...]]()
    for year, category in award.ways_to_enter:
        judged = award.criteria_in(year, category)
        weighed = [one.weight for one in judged if one.weight]
        if not weighed or (len(weighed) == len(judged) and sum(weighed) == WHOLE):
            continue
        places = tuple(award.criteria.index(one) for one in judged)
        if places not in told:  # the same criteria are told of once, whatever the number of years
            told.add(places)
            yield _not_whole(award, document, judged, year, category)


def _not_whole(award: Award, document: Document, judged: tuple[Criterion, ...], year: int, category: str | None) -> Finding:
    without = [one.title for one in judged if not one.weight]
    first = next(one for one in judged if not without or not one.weight)
    of = award.vocabularies.categories[category].label if category else ""
    values = {"year": year, "category": of, "sum": sum(one.weight or 0 for one in judged), "without": without}
    steps = ("criteria", award.criteria.index(first))
    return Finding("weights-not-whole", document.at(*steps, "id") if without else document.at(*steps, "weight"), values, "some" if without else "")


def shortlist(award: Award, document: Document) -> Iterator[Finding]:
    """A year with a day for the shortlist has a recognition by which all of the shortlist are called; there is one of these."""
    called = [one for one, term in award.recognitions.items() if term.on_shortlist]
    for extra in called[1:]:
        yield Finding("shortlist-unnamed", document.at("recognitions", extra, "on_shortlist"), {"name": award.recognitions[called[0]].label}, "twice")
    rank = award.recognition_rank
    if called and rank[award.unjudged] <= rank[called[0]]:
        values = {"name": award.recognitions[award.unjudged].label}
        yield Finding("shortlist-unnamed", document.at("recognitions", called[0], "on_shortlist"), values, "unjudged")
    for number, one in enumerate(award.years):
        if one.shortlisted and not called:
            yield Finding("shortlist-unnamed", document.at("years", number, "shortlisted"), {"year": one.year})
        if one.shortlisted and not one.closes <= one.shortlisted <= one.announced:
            yield Finding("year-order", document.at("years", number, "shortlisted"), {"year": one.year}, "shortlist")


def once_in(award: Award, document: Document) -> Iterator[Finding]:
    """A recognition that is given once in a category needs categories."""
    for name, term in award.recognitions.items():
        if term.once_in == "category" and not award.vocabularies.categories:
            yield Finding("once-in-nothing", document.at("recognitions", name, "once_in"), {"name": term.label})


RULES = (choose, weights, shortlist, once_in)
