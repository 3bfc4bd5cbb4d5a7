"""The arithmetic behind a chart’s words, on plain numbers; each threshold says how often it is passed by chance."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from math import comb, sqrt, tanh

Numbers = Sequence[float]
SURE = 3.0  # standard errors between two means: passed by chance in 1 to 2% of steady series
TREND = 2.33  # standard deviations of Kendall’s S towards one side: 1%
SAME_AGAIN = 2.6  # of Fisher’s z between one year and the next: 0.5%
TOGETHER = 0.2  # correlation of neighbours in a wave; a pattern that alternates is no season
UNLIKELY = 0.01
TO_SIGMA = 1.128  # from a mean moving range of two to a standard deviation
MANY = 400  # points: beyond these a trend would be looked for too long


def mean_range(*parts: Numbers) -> float:
    """The mean distance from one value to the next, inside parts and not between them."""
    ranges = [abs(later - earlier) for part in parts for earlier, later in pairwise(part)]
    return sum(ranges) / len(ranges) if ranges else 0.0


def margin(sigma: float, one: int, other: int) -> float:
    """How far the means of so many values may lie apart by chance."""
    return SURE * sigma * sqrt(1 / one + 1 / other)


def kendall(values: Numbers) -> float:
    """Kendall’s S over its standard deviation, ties allowed for: above `TREND` where values rise, below its negative where they fall."""
    values = values[-MANY:]
    score = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    ties = [len(list(same)) for _, same in groupby(sorted(values))]
    spread = sum(sign * n * (n - 1) * (2 * n + 5) for sign, numbers in ((1, [len(values)]), (-1, ties)) for n in numbers) / 18
    return (score - (score > 0) + (score < 0)) / sqrt(spread) if spread > 0 else 0.0


def share_by_chance(before: int, after: int, part: float) -> float:
    """How likely a split at least as uneven is, on either side, of all that happened, where `part` of the time lay before."""
    total = before + after
    if total > MANY:  # no rare event
        return 1.0
    chances = [comb(total, n) * part**n * (1 - part) ** (total - n) for n in range(total + 1)]
    return min(1.0, 2 * min(sum(chances[: before + 1]), sum(chances[before:])))


def repeats(parts: Sequence[Mapping[int, float]], cycle: int) -> bool:
    """Whether values by step, in parts with levels of their own, go through the same wave in every cycle.

    One cycle has to foretell the next, with what rises or falls throughout taken out; neighbours have to go together, where a cycle has many; and the wave
    has to explain more than a line or one step does.
    """
    steps = [step for part in parts for step in part]
    if max(steps) - min(steps) + 1 < 2 * cycle:
        return False
    level, line = _centred(parts)
    pairs = [(value, line[step + cycle]) for step, value in line.items() if step + cycle in line]
    if len(pairs) < max(4, cycle * 3 // 4) or _correlation(pairs) < tanh(SAME_AGAIN / sqrt(max(len(pairs) - 3, 1))):
        return False
    beside = [(value, line[step + 1]) for step, value in line.items() if step + 1 in line]
    if cycle > 4 and _correlation(beside) < TOGETHER:
        return False
    wave = _left({step: step % cycle for step in level}, level)
    jumps = [_left({step: int(step >= cut) for step in level}, level) for cut in range(min(steps) + 1, max(steps) + 1)]
    return wave < min(sum(value * value for value in line.values()), *jumps)


def _centred(parts: Sequence[Mapping[int, float]]) -> tuple[dict[int, float], dict[int, float]]:
    """Values by step without the mean of their part, and without the one slope that all parts share."""
    across = {step: step - sum(part) / len(part) for part in parts for step in part}
    level = {step: value - sum(part.values()) / len(part) for part in parts for step, value in part.items()}
    slope = sum(across[step] * level[step] for step in level) / (sum(one * one for one in across.values()) or 1)
    return level, {step: value - slope * across[step] for step, value in level.items()}


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    one, other = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    both = sum((a - one) * (b - other) for a, b in pairs)
    spread = sqrt(sum((a - one) ** 2 for a, _ in pairs) * sum((b - other) ** 2 for _, b in pairs))
    return both / spread if spread else 0.0


def _left(group: Mapping[int, int], values: Mapping[int, float]) -> float:
    """The sum of squares that is left when each group has its own mean."""
    groups = defaultdict[int, list[float]](list)
    for step, value in values.items():
        groups[group[step]].append(value)
    return sum(sum((value - sum(some) / len(some)) ** 2 for value in some) for some in groups.values())


def stretches(steps: Sequence[int]) -> Iterator[slice]:
    """Where steps follow each other without a gap."""
    start = 0
    for place in range(1, len(steps) + 1):
        if place == len(steps) or steps[place] != steps[place - 1] + 1:
            yield slice(start, place)
            start = place
