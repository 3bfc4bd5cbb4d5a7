"""The small values that fields hold, read from text as it was written: days, months, periods, numbers, addresses."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
SPAN = re.compile(r"(?P<year>\d{4})(-?[Qq](?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(-(?P<day>\d{2}))?)?\Z")
NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
IN_THOUSANDS = re.compile(r"\d{1,3}([, ]\d{3})+\Z")  # a count has no fraction, so 1,204 can only be one thing
NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


class Part(BaseModel):
    """A frozen piece of an award or an entry; a field that it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, written `2024-05`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def words(self) -> str:
        """The month for a reader: `May 2024`."""
        return f"{NAMES[self.month - 1]} {self.year}"

    def later(self, months: int) -> "Month":
        """The month so many months later."""
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, month + 1)

    def months_since(self, earlier: "Month") -> int:
        """How many months lie between the two; negative when the other is later."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From one day to another, both included: a year, a quarter, a month or a day, or from one to another, as in `2022-10 to 2023-03`."""

    first: date
    last: date

    @classmethod
    def of_months(cls, start: Month, end: Month) -> Self:
        """From the first day of one month to the last of another."""
        return cls(date(start.year, start.month, 1), date(end.year, end.month, monthrange(end.year, end.month)[1]))

    @property
    def start(self) -> Month:
        """The month in which it begins."""
        return Month(self.first.year, self.first.month)

    @property
    def end(self) -> Month:
        """The month in which it ends."""
        return Month(self.last.year, self.last.month)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int | None:
        """How many months it has; None where it begins or ends within one."""
        whole = self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]
        return self.end.months_since(self.start) + 1 if whole else None

    @property
    def words(self) -> str:
        """The period for a reader: `2024`, `October 2022 to March 2023`, `April to September 2024`, `15 April 2024`."""
        return period_words(self)

    @property
    def length(self) -> str:
        """How long it is, for a reader: `12 months`, `10 days`."""
        number, unit = (self.days, "day") if self.months is None else (self.months, "month")
        return f"{number:,} {unit}{'' if number == 1 else 's'}"


@lru_cache(maxsize=4096)
def period_words(period: Period) -> str:
    """A period for a reader. Few are asked for, and each of them often."""
    months, start, end = period.months, period.start, period.end
    if months is None:
        ends = (day_words(period.first), day_words(period.last))
    elif months % 12 == 0 and start.month == 1:
        ends = (str(start.year), str(end.year))
    else:
        ends = (start.words, end.words)
    first = ends[0].removesuffix(f" {end.year}") if len(ends[0]) > 4 else ends[0]
    return ends[0] if ends[0] == ends[1] else f"{first} to {ends[1]}"


def day_words(day: date) -> str:
    """A day for a reader: `6 October 2025`."""
    return f"{day.day} {NAMES[day.month - 1]} {day.year}"


@lru_cache(4096)  # one object for all who mean the same month: series name thousands
def month_of(text: str) -> Month | None:
    """The month of a text such as `2024-05`; None where it is none."""
    found = MONTH.match(text)
    return Month(int(found[1]), int(found[2])) if found else None


def _month(text: object) -> Month:
    if isinstance(text, Month):
        return text
    month = month_of(str(text).strip())
    if month is None:
        raise PydanticCustomError("not-a-month", "a month")
    return month


def _period(text: object) -> Period:
    if isinstance(text, Period):
        return text
    spans = [_span(one) for one in re.split(r"\s+to\s+", str(text).strip())]
    first, last = spans[0], spans[-1]
    if len(spans) > 2 or first is None or last is None or last < first:
        raise PydanticCustomError("not-a-period", "a period")
    return Period(first.first, last.last)


def _one_span(text: object) -> Period:
    found = text if isinstance(text, Period) else _span(str(text).strip())
    if found is None:
        raise PydanticCustomError("not-a-month", "a month")
    return found


@lru_cache(4096)
def _span(text: str) -> Period | None:
    """A year, a quarter, a month or a day."""
    found = SPAN.match(text)
    if not found or found["year"] == "0000":
        return None
    year, day = int(found["year"]), found["day"]
    if day:
        try:
            return Period(date.fromisoformat(text), date.fromisoformat(text))
        except ValueError:
            return None
    if found["quarter"]:
        return Period.of_months(Month(year, int(found["quarter"]) * 3 - 2), Month(year, int(found["quarter"]) * 3))
    month = int(found["month"] or 0)
    return Period.of_months(Month(year, month or 1), Month(year, month or 12))


def _day(text: object) -> date:
    if isinstance(text, date):
        return text
    try:
        if DAY.match(str(text)):
            return date.fromisoformat(str(text))
    except ValueError:
        pass
    raise PydanticCustomError("not-a-day", "a day")


def _number(text: object) -> Decimal:
    if isinstance(text, Decimal):
        return text
    if not NUMBER.match(str(text)) or len(str(text)) > 20:
        raise PydanticCustomError("not-a-number", "a number")
    return Decimal(str(text))


def _count(text: object) -> int:
    said = str(text)
    try:
        number = _number(re.sub("[, ]", "", said) if IN_THOUSANDS.match(said) else said)
    except PydanticCustomError:
        raise PydanticCustomError("not-a-count", "a whole number") from None
    if number != int(number) or number < 1:
        raise PydanticCustomError("not-a-count", "a whole number")
    return int(number)


def _whole(text: object) -> int:
    number = _number(text)
    if number != int(number):
        raise PydanticCustomError("not-a-number", "a number")
    return int(number)


def _flag(text: object) -> bool:
    said = str(text).lower()
    if said not in ("true", "false"):
        raise PydanticCustomError("not-true-or-false", "true or false")
    return said == "true"


def _time_zone(text: object) -> str:
    try:
        return ZoneInfo(str(text)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last for a name that is a folder of zones
        raise PydanticCustomError("not-a-time-zone", "a time zone") from None


# How an editor is told what a value looks like. An editor reads YAML with its guesses, so what is a number or true or false
# there must fit beside the text that we read.
A_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
A_SPAN = r"\d{4}(-?[Qq][1-4]|-(0[1-9]|1[0-2])(-\d{2})?)?"
SEEN_DAY = WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
SEEN_MONTH = WithJsonSchema({"type": "string", "pattern": f"^{A_MONTH}$"})
SEEN_SPAN = WithJsonSchema({"type": ["string", "integer"], "pattern": rf"^\s*{A_SPAN}\s*$"})
SEEN_PERIOD = WithJsonSchema({"type": ["string", "integer"], "pattern": rf"^\s*{A_SPAN}(\s+to\s+{A_SPAN})?\s*$"})
SEEN_COUNT = WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "pattern": r"^(0*[1-9]\d*(\.0+)?|\d{1,3}([, ]\d{3})+)$"})
SEEN_WHOLE = WithJsonSchema({"type": ["integer", "string"], "pattern": r"^-?\d+(\.0+)?$"})
SEEN_YEAR = WithJsonSchema({"type": ["integer", "string"], "minimum": 1900, "maximum": 2999, "pattern": r"^(19|2\d)\d\d$"})
SEEN_FLAG = WithJsonSchema({"type": ["boolean", "string"], "pattern": "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"})

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\z", max_length=60)]
TimeZone = Annotated[str, BeforeValidator(_time_zone)]
Day = Annotated[date, BeforeValidator(_day), SEEN_DAY]
MonthValue = Annotated[Month, BeforeValidator(_month), SEEN_MONTH, PlainSerializer(str, return_type=str, when_used="json")]
SpanValue = Annotated[Period, BeforeValidator(_one_span), SEEN_SPAN]
PeriodValue = Annotated[Period, BeforeValidator(_period), SEEN_PERIOD]
Count = Annotated[int, BeforeValidator(_count), SEEN_COUNT]
Whole = Annotated[int, BeforeValidator(_whole), SEEN_WHOLE]
Year = Annotated[int, BeforeValidator(_count), Field(ge=1900, le=2999), SEEN_YEAR]
Flag = Annotated[bool, BeforeValidator(_flag), SEEN_FLAG]
