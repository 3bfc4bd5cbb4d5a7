"""What a chart says: one table of sentences, each with the condition under which it is true, in the order in which they stand.

First the averages and how many points they rest on, then whether that is more than chance, how many later points were better than every earlier one,
whether it has lasted, what stands out, the goal, what else happened, and what is missing. What a template names is described in `Told`.
"""

from collections.abc import Callable

from showcase.site.charts.parts import ENOUGH
from showcase.site.charts.verdict import Later
from showcase.site.views.chart_words import Told

Condition = Callable[[Told], object]


def captions(told: Told) -> tuple[str, str]:
    """What is true of a series in sentences: all of it; and in brief its averages, whether that is more than chance, whether it has lasted, and what is of
    concern."""
    true = [(template, template.format(t=told)) for template, condition in TABLE if condition(told)]
    said = [(template, f"{words[0].upper()}{words[1:]}") for template, words in true]
    return " ".join(words for _, words in said), " ".join(words for template, words in said if template in BRIEF)


def _one(t: Told) -> bool:
    return len(t.points) == 1


def _rare(t: Told) -> bool:
    return t.verdict.rare and not _one(t)


def _same(t: Told) -> bool:
    return t.constant and not t.verdict.rare and not _one(t)


def _plain(t: Told) -> bool:
    """Neither one point alone, nor always the same, nor rare."""
    return not (_one(t) or _same(t) or t.verdict.rare)


def _compared(t: Told) -> bool:
    """Whether both sides have enough, and what is compared is neither always the same nor nought."""
    return t.verdict.compared and not t.constant and not t.verdict.coming


def _later(kind: Later) -> Condition:
    return lambda t: _compared(t) and t.verdict.thirds is not None and t.verdict.thirds.later == kind


def _held(good: bool) -> Condition:
    return lambda t: _later("held")(t) and t.good == good


def _single(t: Told) -> bool:
    """Whether there is one part alone that limits are drawn for."""
    return _plain(t) and len(t.parts) == 1 and not t.verdict.seasonal


# What is said, and of which series it is true.
VERDICT: tuple[tuple[str, Condition], ...] = (
    # The averages, and on how many points they rest.
    ("one {t.noun} is known so far, {t.first}: {t.amount}.", _one),
    ("it was {t.amount} in every one of {t.all_time}.", _same),
    ("the average was {t.before_mean} in {t.before_time} before {t.change} and {t.after_mean} in {t.after_time}.", lambda t: _plain(t) and t.two),
    ("the average of {t.only_time} was {t.amount}.", lambda t: _plain(t) and not t.two),
    ("{t.rarity.before} in {t.before_time} before {t.change} and {t.rarity.after} in {t.after_time}: too rare for {t.noun}ly limits.",
     lambda t: _rare(t) and t.rarity.counted and t.two),
    ("{t.rarity.total} in {t.all_time}: too rare for {t.noun}ly limits.", lambda t: _rare(t) and t.rarity.counted and not t.two),
    ("it was nought in {t.rarity.quiet_before} of {t.before_time} before {t.change} and in {t.rarity.quiet_after} of {t.after_time}:"
     " too rare for {t.noun}ly limits.",
     lambda t: _rare(t) and not t.rarity.counted and t.two),
    ("it was nought in {t.rarity.quiet} of {t.all_time}: too rare for {t.noun}ly limits.", lambda t: _rare(t) and not t.rarity.counted and not t.two),
    ("the longest time without one was {t.rarity.longest}.", lambda t: _rare(t) and t.rarity.longest),
    ("between two lay {t.rarity.apart_before} on average before the change, and {t.rarity.apart_after} since.",
     lambda t: t.rarity.apart_before and t.rarity.apart_after),
    ("the longest time between two was {t.rarity.apart} days.", lambda t: t.rarity.apart),
    ("these are averages of all who were counted, not of the {t.noun}s.", lambda t: t.weighted),
    ("all of it was counted {t.one_side} the change in {t.change}.", lambda t: t.one_side),
    ("counting changed in {t.lack.breaks}, so nothing is claimed from before to after that.", lambda t: t.measure.breaks),
    ("that was the time of the change, too, so before and after cannot be compared.", lambda t: t.counted_anew),
    # Whether that is more than chance.
    ("there are too few {t.noun}s {t.few} to tell whether that is more than chance.", lambda t: t.verdict.few and not t.constant),
    ("it follows the seasons: one year repeats another, so limits for single {t.noun}s would mislead.", lambda t: t.verdict.seasonal),
    ("it was {t.going} before the change, and this chart cannot tell what the change did.", lambda t: t.verdict.coming),
    ("it has {t.gone} over these {t.all_time}, by more than chance alone would bring.", lambda t: not t.two and t.verdict.moved),
    ("it has {t.gone}, by more than chance alone would bring.", lambda t: _compared(t) and t.verdict.moved and t.good),
    ("it has {t.gone}, by more than chance alone would bring, and that is for the worse.",
     lambda t: _compared(t) and t.verdict.moved and not t.good),
    ("in the first {t.half_time} it had {t.gone}, by more than chance alone would bring.", lambda t: _compared(t) and t.verdict.faded),
    ("before and after are nearly the same.", lambda t: _compared(t) and t.verdict.alike and not t.verdict.wild),
    ("without {t.wild}, far from all others, before and after are nearly the same.", lambda t: _compared(t) and t.verdict.wild),
    ("the difference is no more than chance alone could bring.", lambda t: _compared(t) and not (t.verdict.moved or t.verdict.faded or t.verdict.alike)),
    ("before and after cover different months of the year, so part of the difference may be the season.",
     lambda t: t.verdict.compared and t.verdict.unlike and not t.constant and not t.verdict.alike and not t.verdict.seasonal),
)
AHEAD: tuple[str, Condition] = ("of {t.ahead_time}, {t.ahead} {t.better} than every {t.noun} before.", lambda t: _compared(t) and t.tells_ahead)
LASTED: tuple[tuple[str, Condition], ...] = (
    # Whether it has lasted.
    ("it has {t.back} again: {t.thirds}.", _later("back")),
    ("it has gone on {t.going}: {t.thirds}.", _later("on")),
    ("it has lasted so far: {t.thirds}.", _held(True)),
    ("it has stayed so: {t.thirds}.", _held(False)),
)
CONCERN: tuple[str, Condition] = ("concern ({t.marks.worried.when}): {t.marks.worried.why}.", lambda t: t.marks.worried)
TABLE: tuple[tuple[str, Condition], ...] = (
    *VERDICT,
    AHEAD,
    *LASTED,
    # What stands out.
    ("improvement ({t.marks.improved.when}): {t.marks.improved.why}.", lambda t: t.marks.improved),
    CONCERN,
    ("not yet settled ({t.marks.worse.when}): {t.marks.worse.why}, though not clearly worse than the average before.", lambda t: t.marks.worse),
    ("not yet settled ({t.marks.less.when}): {t.marks.less.why}, though not clearly better than the average before.", lambda t: t.marks.less),
    ("no {t.noun} stands out from what chance alone would bring.",
     lambda t: _single(t) and len(t.points) >= ENOUGH and not (t.marks.improved or t.marks.worried or t.verdict.moved)),
    ("{t.all_time} are too few to call any of them unusual.", lambda t: _single(t) and not t.verdict.moved and len(t.points) < ENOUGH),
    # The goal.
    ("the goal, {t.target.words}, has been met in every {t.noun} since {t.target.since}.", lambda t: t.target.since),
    ("the goal, {t.target.words}, was met in the last {t.noun}.", lambda t: t.target.last),
    ("the goal, {t.target.words}, was met in {t.target.met} of {t.target.times}, but not in the last.",
     lambda t: t.target.met and not t.target.since and not t.target.last),
    ("the goal, {t.target.words}, has not been met in {t.target.times}.", lambda t: t.target and not t.target.met),
    # What else happened, and what is missing.
    ("what else happened: {t.others}.", lambda t: t.also),
    ("there are no figures for {t.lack.figures}.", lambda t: t.lack.figures),
    ("dashed limits are provisional: they rest on {t.lack.points}.", lambda t: t.lack.points),
    ("the scale starts at {t.base}.", lambda t: t.base),
)
BRIEF = frozenset(template for template, _ in (*VERDICT, *LASTED, CONCERN))
