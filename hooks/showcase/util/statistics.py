"""Could a difference be chance? Two tests of two counts, as probabilities of a difference at least so large where there is none."""

from math import comb, exp, lgamma, log, sqrt
from statistics import NormalDist

EXACT = 100  # up to so many events each possibility is added up; beyond, the normal curve says the same to two places
FEW = 5  # expected in a cell; with fewer the normal curve misleads
ALIKE = 1 + 1e-9  # two possibilities that differ by less than this are equally likely


def of_rates(before: float, after: float, before_length: float, after_length: float) -> float:
    """Two counts of events over two lengths of time (or of anything else): the conditional test of two Poisson rates.

    Given all events, how many fall into the second stretch is binomial. Przyborowski and Wilenski, Biometrika 31 (1940), 313.
    """
    first, second = round(before), round(after)
    total, share = first + second, after_length / (before_length + after_length)
    if total == 0:
        return 1.0
    if total > EXACT:
        return _two_sided((second - total * share) / sqrt(total * share * (1 - share)))
    ways = [exp(lgamma(total + 1) - lgamma(k + 1) - lgamma(total - k + 1) + k * log(share) + (total - k) * log(1 - share)) for k in range(total + 1)]
    return min(1.0, sum(one for one in ways if one <= ways[second] * ALIKE))


def of_shares(before: float, before_of: int, after: float, after_of: int) -> float:
    """Two shares, each of so many: Fisher’s exact test where the numbers are small, the pooled test of two proportions elsewhere."""
    first, second = min(round(before), before_of), min(round(after), after_of)
    total, all_ = first + second, before_of + after_of
    if total in (0, all_):
        return 1.0
    pooled = total / all_
    if all_ > EXACT and min(before_of, after_of) * min(pooled, 1 - pooled) >= FEW:
        return _two_sided((second / after_of - first / before_of) / sqrt(pooled * (1 - pooled) * (1 / before_of + 1 / after_of)))
    ways = {k: comb(before_of, total - k) * comb(after_of, k) for k in range(max(0, total - before_of), min(total, after_of) + 1)}
    return sum(one for one in ways.values() if one <= ways[second]) / comb(all_, total)


def _two_sided(z: float) -> float:
    return 2 * (1 - NormalDist().cdf(abs(z)))
