"""The benchmark’s arithmetic, and its table: each figure beside its limit, and beside what it was the last time."""

import json
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
LIMITS, LAST = HERE / "limits.yml", HERE / "last.json"
Figures = Mapping[str, float]
WORTH_TELLING = 3  # % by which a figure has to differ from the last one; less is a machine’s mood


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that the benchmark tells: what it is called, in what it is counted, and the most that it may be, if there is a limit."""

    figure: str
    name: str
    unit: str = ""
    most: float | None = None
    digits: int = 2

    def said(self, value: float | None) -> str:
        """A value of this kind as people read it."""
        return "–" if value is None else f"{value:,.{self.digits}f} {self.unit}".rstrip()

    def misses(self, value: float | None) -> bool:
        """Whether a value is over the limit as it is told; what was not measured misses nothing."""
        return value is not None and self.most is not None and round(value, self.digits) > self.most


def all_told() -> list[Told]:
    """Every figure in the order of the table, with its limit."""
    return [Told(**one) for one in yaml.safe_load(LIMITS.read_text(encoding="utf-8"))]


def ratio(some: Iterable[float], others: Iterable[float]) -> float:
    """How many times as much some runs took as those made in turn with them: the median of the ratios, run by run."""
    return statistics.median(a / b for a, b in zip(some, others, strict=True))


def share(whole: Iterable[float], without: Iterable[float]) -> float:
    """What part of a run is left out of those made in turn with it, in %."""
    return 100 * (1 - 1 / ratio(whole, without))


def change(now: float | None, before: float | None) -> str:
    """How a figure differs from what it was, where that is more than chance."""
    if now is None or not before:
        return ""
    percent = 100 * (now / before - 1)
    return f"{percent:+.0f}%".replace("-", "−") if abs(percent) >= WORTH_TELLING else "="


def table(told: Sequence[Told], now: Figures, last: Figures) -> Iterator[str]:
    """A line for each figure: what it is, its limit, what it was, by how much it differs, and whether it misses its limit."""
    yield f"{'':60}{'measured':>12}{'limit':>12}{'last time':>12}{'':>8}"
    for one in told:
        value, before = now.get(one.figure), last.get(one.figure)
        limit = "" if one.most is None else one.said(one.most)
        row = f"{one.name:60}{one.said(value):>12}{limit:>12}{one.said(before):>12}{change(value, before):>8}"
        yield f"{row}{'   MISSED' if one.misses(value) else ''}".rstrip()


def compared(name: str, here: Sequence[float], there: Sequence[float]) -> str:
    """A line about two commits: the median of each, and the ratio, run by run."""
    return f"{name:24}{statistics.median(here):>12,.2f}{statistics.median(there):>12,.2f}{ratio(here, there):>9.2f}"


def sentence(told: Sequence[Told], now: Figures) -> str:
    """The table’s end in words."""
    held = [one for one in told if one.most is not None]
    missed, absent = sum(one.misses(now.get(one.figure)) for one in held), sum(one.figure not in now for one in held)
    beyond = f"; {absent} not measured" if absent else ""
    return f"{missed} of {len(held)} limits missed{beyond}." if missed else f"{len(held) - absent} of {len(held)} limits are kept{beyond}."


def last_run() -> Figures:
    """What each figure was when it was last measured here."""
    return {name: float(value) for name, value in json.loads(LAST.read_text(encoding="utf-8")).items()} if LAST.is_file() else {}


def keep(now: Figures) -> None:
    """Keeps figures for the next run to be held against; those that were not measured stay as they were."""
    LAST.write_text(json.dumps({**last_run(), **now}, indent=1) + "\n", encoding="utf-8")
