"""What the numbers of a measure are, in the units in which sentences speak of them, and whether a quantity is one of them."""

from dataclasses import dataclass
from decimal import Decimal

from showcase.checks.claims.quantities import SPANS, Quantity
from showcase.checks.claims.subjects import Subject

MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43830, "quarter": 131490, "year": 525960}
CLOSE, ROUGH = Decimal(3), Decimal(6)  # points that a size in words or per cent may be out, and one that is ‘about’ it
SAME = Decimal("0.1")  # of a value, within which it may be said to be the same
STRONG, WEAK = Decimal("0.1"), Decimal("0.3")  # below the one nothing is sharp, above the other nothing is slight


@dataclass(frozen=True, slots=True)
class Figures:
    """A measure's values before and after with what they count."""

    subject: Subject
    before: Decimal
    after: Decimal

    @property
    def moved(self) -> int:
        """Which way it went: -1, 0 or 1."""
        return (self.after > self.before) - (self.after < self.before)

    @property
    def part(self) -> Decimal | None:
        """How far it went, as a part of what it was; None where that was nothing."""
        return (self.after - self.before) / self.before if self.before else None

    def is_at(self, value: Decimal, said: Quantity, other: Quantity | None = None) -> bool | None:
        """Whether a value of the measure is what was said; None where the two cannot be compared. `other` lends its unit to a bare number."""
        given = self.in_unit(said, other)
        if given is None:
            return None
        if said.near == "under":
            return value <= given
        slack = self._slack(value, said, other)
        return value >= given - slack if said.near == "over" else abs(value - given) <= slack

    def in_unit(self, said: Quantity, other: Quantity | None = None) -> Decimal | None:
        """A quantity in the measure's unit; None where it is of something else."""
        share, unit = self.subject.is_share, said.unit or (other.unit if other else "")
        if said.sort in ("P", "S", "F"):
            return (said.value * 100 if said.sort == "F" else said.value) if share else None
        if said.sort != "N" or (unit == "£") != self.subject.is_money:
            return None
        value = said.value
        if own := self.subject.unit_of_time:
            value = value * MINUTES[unit] / MINUTES[own] if unit in MINUTES else value
        elif unit in MINUTES:
            return None
        return self.per_period(value, said)

    def per_period(self, value: Decimal, said: Quantity) -> Decimal:
        """A number told for another time than the measure's, as it would be for that: 36 a year is 3 a month."""
        own = self.subject.days
        return value * own / SPANS[said.per] if own and said.per in SPANS else value

    def is_of_other_time(self, said: Quantity) -> bool:
        """Whether a quantity is told for another time than the measure's."""
        return said.per in SPANS and self.subject.days not in (None, SPANS[said.per])

    def _slack(self, value: Decimal, said: Quantity, other: Quantity | None) -> Decimal:
        """How far what was said may be from the value, in the measure's unit."""
        if self.subject.is_share and (said.worded or said.near) and said.sort in "SFP":
            return ROUGH if said.near else CLOSE
        unit = said.unit or (other.unit if other else "")
        own = self.subject.unit_of_time
        slack = Decimal(0)
        if own and unit in MINUTES and unit != own:
            slack = Decimal(MINUTES[unit]) / MINUTES[own] / 2 if said.near else Decimal(MINUTES[unit]) / MINUTES[own] / 5
        elif value != value.to_integral_value() or said.value != said.value.to_integral_value():
            slack = Decimal("0.5") if said.value == said.value.to_integral_value() else Decimal("0.05")
        if self.is_of_other_time(said):
            slack = max(slack, value * Decimal("0.03"))
        return max(slack, value * Decimal("0.1")) if said.near else slack


def figures_of(subject: Subject) -> Figures | None:
    """The figures of a measure; None where one of the two is not known, or in question."""
    return Figures(subject, *subject.measure.values) if subject.measure.values and not subject.is_doubted else None
