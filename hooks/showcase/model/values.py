"""The small values that fields hold, read from text as it was written: days, months, periods, numbers, addresses."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, LiteralString
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
VALUE = re.compile(r"-?\d{1,12}(\.\d{1,6})?\Z")  # every percentage of such can still be told exactly
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

    def months_since(self, earlier: "Month") -> int:
        """How many months lie between the two; negative when the other is later."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month


@dataclass(frozen=True, slots=True)
class Period:
    """From one month to another, both included, written `2022-10 to 2023-03` or, for a single month, `2024-05`."""

    start: Month
    end: Month

    @property
    def words(self) -> str:
        """The period for a reader: `October 2022 to March 2023`, `April to September 2024`."""
        if self.start == self.end:
            return self.start.words
        first = NAMES[self.start.month - 1] if self.start.year == self.end.year else self.start.words
        return f"{first} to {self.end.words}"


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
    ends = re.split(r"\s+to\s+", str(text).strip())
    try:
        start, end = _month(ends[0]), _month(ends[-1])
    except PydanticCustomError:
        raise PydanticCustomError("not-a-period", "a period") from None
    if len(ends) > 2 or end < start:
        raise PydanticCustomError("not-a-period", "a period")
    return Period(start, end)


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


def _value(text: object) -> Decimal:
    if not VALUE.match(str(text)):
        raise PydanticCustomError("not-a-number", "a number")
    return _number(text)


def _count(text: object) -> int:
    try:
        number = _number(text)
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


def _formed(pattern: str, code: LiteralString, what: LiteralString) -> AfterValidator:
    def checked(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError(code, what)
        return text

    return AfterValidator(checked)


AN_EMAIL = r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z0-9-]{2,}"
A_LINK = r"https?://[^\s<>\"'`\\]+"
A_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
# How an editor is told what a value looks like. An editor reads YAML with its guesses, so what is a number or true or false
# there must fit beside the text that we read.
A_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
SEEN_DAY = WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
SEEN_MONTH = WithJsonSchema({"type": "string", "pattern": f"^{A_MONTH}$"})
SEEN_PERIOD = WithJsonSchema({"type": "string", "pattern": f"^{A_MONTH}(\\s+to\\s+{A_MONTH})?$"})
SEEN_NUMBER = WithJsonSchema({"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?$"})
SEEN_COUNT = WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "pattern": r"^0*[1-9]\d*(\.0+)?$"})
SEEN_WHOLE = WithJsonSchema({"type": ["integer", "string"], "pattern": r"^-?\d+(\.0+)?$"})
SEEN_YEAR = WithJsonSchema({"type": ["integer", "string"], "minimum": 1900, "maximum": 2999, "pattern": r"^(19|2\d)\d\d$"})
SEEN_FLAG = WithJsonSchema({"type": ["boolean", "string"], "pattern": "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"})
SEEN_EMAIL = WithJsonSchema({"type": "string", "pattern": rf"^\s*{AN_EMAIL}\s*$"})
SEEN_WEB = WithJsonSchema({"type": "string", "pattern": rf"^\s*{A_LINK}\s*$"})
SEEN_FILE = WithJsonSchema({"type": ["string", "number"], "pattern": rf"^\s*{A_FILE}\s*$"})

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\z", max_length=60)]
TimeZone = Annotated[str, BeforeValidator(_time_zone)]
Day = Annotated[date, BeforeValidator(_day), SEEN_DAY]
MonthValue = Annotated[Month, BeforeValidator(_month), SEEN_MONTH]
PeriodValue = Annotated[Period, BeforeValidator(_period), SEEN_PERIOD]
Number = Annotated[Decimal, BeforeValidator(_value), SEEN_NUMBER]
Count = Annotated[int, BeforeValidator(_count), SEEN_COUNT]
Whole = Annotated[int, BeforeValidator(_whole), SEEN_WHOLE]
Year = Annotated[int, BeforeValidator(_count), Field(ge=1900, le=2999), SEEN_YEAR]
Flag = Annotated[bool, BeforeValidator(_flag), SEEN_FLAG]
Email = Annotated[Text, _formed(AN_EMAIL, "not-an-email", "an e-mail address"), SEEN_EMAIL]
Web = Annotated[Text, _formed(A_LINK, "not-a-link", "a web address"), SEEN_WEB]
FileName = Annotated[Text, _formed(A_FILE, "not-a-file", "a file name"), SEEN_FILE]
