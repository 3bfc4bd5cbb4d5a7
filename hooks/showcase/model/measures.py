"""What was measured: a quantity before and after, its series, and what a reader needs to weigh it."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue

from showcase.model.addresses import FileName
from showcase.model.amounts import Amount, Number, RangeValue
from showcase.model.values import Count, Day, MonthValue, Part, PeriodValue, Text

UNKNOWN = "unknown"


class OrUnknown:
    """Marks a value in place of which `unknown` may stand, which is read as None."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The value’s own schema, or the word."""
        return {"anyOf": [handler(schema), {"const": UNKNOWN}]}


def _known(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() == UNKNOWN else value


class Reading(Part):
    """A measure’s value over a period."""

    value: Amount = Field(description="the number alone, without its unit; ‘under 8’ or ‘8 or more’ where it may not be told exactly")
    of: Count | None = Field(None, examples=["84"], description="how many people, visits or cases the value is about")
    period: PeriodValue = Field(
        examples=["2022-10 to 2023-03"], description="what it covers: a year, a quarter (2024-Q1), a month or a day, or two with ‘to’ between them"
    )

    @property
    def exact(self) -> Decimal | None:
        """The value, where it is told exactly."""
        return self.value if isinstance(self.value, Decimal) else None


Before = Annotated[Reading | None, BeforeValidator(_known), OrUnknown()]


class Goal(Part):
    """What was aimed at, and by when."""

    value: Number = Field(examples=["60"], description="the value aimed at, in the measure’s unit")
    by: MonthValue = Field(examples=["2024-09"], description="the month by which it was to be reached")


class Break(Part):
    """A month in which the way of counting changed, so that values before and after cannot be compared."""

    month: MonthValue = Field(examples=["2023-09"], description="the month from which it was counted differently")
    what: Text = Field(max_length=120, description="what changed about the counting")


class Comparison(Part):
    """The same measure at a place where the work was not done."""

    where: Text = Field(max_length=120, description="the place or group that it is compared with")
    before: Before = Field(description="its value before, or unknown")
    after: Reading = Field(description="its value after")


class SiteResult(Part):
    """The measure at one of several sites."""

    name: Text = Field(max_length=120, description="what the site is called")
    before: Before = Field(description="its value before, or unknown")
    after: Reading = Field(description="its value after")


class Measure(Part):
    """A quantity before and after, with its unit, its direction and where it comes from."""

    name: Text = Field(max_length=120, description="what was counted, in a few words")
    kind: Text = Field(description="what kind of result it is, from the award’s list")
    role: Literal["outcome", "process", "balancing"] | None = Field(
        None, description="outcome for what the work is for, process for what was done, balancing for what was watched in case it got worse"
    )
    unit: Text = Field(description="what the numbers count, such as complaints a month")
    statistic: Literal["count", "rate", "share", "mean", "median", "score", "total"] | None = Field(
        None, description="what the number is, where the unit does not say it"
    )
    better: Literal["lower", "higher"] = Field(description="which way is better: lower or higher")
    before: Before = Field(description="the value before the change with its period, or unknown, with `because`")
    because: Text | None = Field(None, description="why the value before is unknown")
    after: Reading = Field(description="the value after the change, and its period")
    middle: RangeValue | None = Field(None, examples=["8 to 14"], description="beside a mean or a median: between which values the middle half lies")
    sample: Count | None = Field(None, description="how many people or cases the value after comes from; `of` beside each value says it better")
    source: Text = Field(description="where the figures come from, such as a log or a report")
    counted_by: Text | None = Field(None, description="who counted, from the award’s list")
    goal: Goal | None = Field(None, description="what was aimed at, and by when")
    series: FileName | None = Field(None, description="the name of a file beside the entry with a value a month, drawn as a chart")
    every: Literal["month", "week", "quarter", "year"] = Field("month", description="how often the series has a value: month, week, quarter or year")
    events: FileName | None = Field(None, description="in place of a series, for what is rare: a file with the day of each event")
    change: Day | None = Field(None, examples=["2023-07-01"], description="the day on which the change began, which splits the chart")
    breaks: tuple[Break, ...] = Field((), description="months from which it was counted differently")
    compared: Comparison | None = Field(None, description="the same at a place where the work was not done")
    sites: tuple[SiteResult, ...] = Field((), description="the same at each of several sites")

    @property
    def values(self) -> tuple[Decimal, Decimal] | None:
        """The values before and after, where both are told exactly."""
        before, after = self.before.exact if self.before else None, self.after.exact
        return (before, after) if before is not None and after is not None else None

    @property
    def moved(self) -> int:
        """Whether the value rose (1) or fell (-1); 0 where it did neither, or nobody can tell."""
        if not self.before:
            return 0
        before, after = self.before.value, self.after.value
        if isinstance(before, Decimal) and isinstance(after, Decimal):
            return (after > before) - (after < before)
        if isinstance(after, Decimal):
            return 0 if isinstance(before, Decimal) else _beyond(after, before.limit, before.under)
        return -_beyond(before, after.limit, after.under) if isinstance(before, Decimal) else 0

    @property
    def improved(self) -> bool:
        """Whether the value moved in the better direction."""
        return self.moved == (-1 if self.better == "lower" else 1)


def _beyond(value: Decimal, limit: Decimal, under: bool) -> int:
    """Whether a value is surely above (1) or below (-1) what is only known to be under a limit, or at it or more."""
    if under:
        return int(value >= limit)
    return -int(value < limit)
