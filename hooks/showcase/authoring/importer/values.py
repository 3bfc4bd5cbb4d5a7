"""One cell as a month, a day, a period, a number or a yes; only what can mean one thing is read, everything else stays as it was."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from showcase.model.values import NAMES

MONTHS = {name.casefold(): number for number, name in enumerate(NAMES, 1)} | {name[:3].casefold(): number for number, name in enumerate(NAMES, 1)} | {"sept": 9}
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?\Z")
SHORT = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})\Z")
FIGURES = re.compile(r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?:,? \d{1,2}:\d{2}.*)?\Z")
DAY_WORD = re.compile(r"(?:[A-Za-z]{3,9},? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4}|\d{2})\Z")
WORD_DAY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[ -](?P<day>\d{1,2})(?:st|nd|rd|th)?,?[ -](?P<year>\d{4})\Z")
WORD = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?(?:,?[ -](?P<year>\d{4})|-(?P<short>\d{2})|,? ?['’](?P<shorter>\d{2}))\Z")  # ‘May 24’ may be a day
SERIAL = re.compile(r"(?P<days>\d{5})(?:\.\d+)?\Z")  # the days since 1900 as spreadsheets count them
SERIALS = range(32_874, 54_789)  # of 1990 to 2049
QUARTER = re.compile(r"(?:(?P<year>\d{4})[ /-]*)?(?:Q|quarter )(?P<quarter>[1-4])(?(year)|[ ,/-]*(?P<later>\d{4}))\Z", re.IGNORECASE)
ORDERS = (None, "day-first", "month-first")
LIKELY = range(2015, 2036)  # years that two figures at the end of a date mean, when they could be a day as well
WRITTEN = (ISO, SHORT, DAY_WORD, WORD_DAY, WORD)
BETWEEN = re.compile(r"\s+(?:to|until|till|through|-)\s+|\s*[–—]\s*", re.IGNORECASE)
GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?\Z")
EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}\Z")  # a thousand to some, a fraction to others
# Numbers that prove what parts their fraction: two figures behind the sign, or more than three, or the other sign between thousands.
COMMA = r"\d+,\d{1,2}|\d+,\d{4,}|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
POINT = r"\d+\.\d{1,2}|\d+\.\d{4,}|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}"
WITH_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\Z")
PLAIN = re.compile(r"-?\d+(\.\d+)?\Z")
# A sign may go when the unit says the same.
SIGNS = {"£": ("£", "pound", "gbp"), "€": ("€", "euro", "eur"), "$": ("$", "dollar", "usd"), "%": ("%", "per cent", "percent")}
YES = ("yes", "y", "true", "agreed", "i agree", "i consent", "✓", "✔", "☑")
NO = ("no", "n", "false", "☐")

Day = tuple[int, int, int | None]  # year, month, and the day where it is written


def day_of(text: str, order: str | None) -> Day | None:
    """A date with its month for certain; `order` says what 3/4/2024 means, where the map does."""
    plain = " ".join(text.split())
    found = next((match for pattern in WRITTEN if (match := pattern.match(plain))), None)
    if found:
        parts = found.groupdict()
        said = parts["month"]
        month = int(said) if said.isdecimal() else MONTHS.get(said.casefold(), 0)
        year = parts["year"] or parts.get("short") or parts["shorter"]
        return _real(_whole_year(year), month, int(parts["day"]) if parts.get("day") else None)
    figures = FIGURES.match(plain)
    if figures:
        first, year = int(figures["first"]), _whole_year(figures["year"])
        is_certain = len(figures["year"]) == 4 or first <= 12 or year in LIKELY or order
        return _ordered(first, int(figures["second"]), year, order) if is_certain else None
    serial = SERIAL.match(plain)
    if serial and int(serial["days"]) in SERIALS:
        day = date(1899, 12, 30) + timedelta(days=int(serial["days"]))
        return day.year, day.month, day.day
    return None


def _whole_year(said: str) -> int:
    """A year in four figures; of two, one of this century."""
    return int(said) + (2000 if len(said) == 2 else 0)


def order_of(cells: Iterable[str]) -> str:
    """The order that a column’s own dates prove: day-first, month-first; `mixed` when they prove both, `either` when none does, and nothing without any."""
    found = [match for cell in cells if (match := FIGURES.match(" ".join(cell.split())))]
    certain = [one for one in found if len(one["year"]) == 4 or _whole_year(one["year"]) in LIKELY]
    day_first = any(int(one["first"]) > 12 and _is_day(one, "second", "first") for one in certain)
    month_first = any(int(one["second"]) > 12 and _is_day(one, "first", "second") for one in found)
    if day_first and month_first:
        return "mixed"
    return "day-first" if day_first else "month-first" if month_first else "either" if found else ""


def _is_day(found: re.Match[str], month: str, day: str) -> bool:
    return _real(_whole_year(found["year"]), int(found[month]), int(found[day])) is not None


def against(cells: Iterable[str], order: str) -> str:
    """The first date of a column that cannot have this order."""
    part = "second" if order == "day-first" else "first"
    return next((cell for cell in cells if (found := FIGURES.match(" ".join(cell.split()))) and int(found[part]) > 12), "")


def _ordered(first: int, second: int, year: int, order: str | None) -> Day | None:
    """A date in figures: day first, month first, or whichever is the only one possible."""
    day_first, month_first = _real(year, second, first), _real(year, first, second)
    if order:
        return day_first if order == "day-first" else month_first
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _real(year: int, month: int, day: int | None) -> Day | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return year, month, day


def as_month(text: str, order: str | None) -> str | None:
    """A month as the entry format writes it, `2024-05`."""
    found = day_of(text, order)
    return f"{found[0]:04}-{found[1]:02}" if found else None


def as_day(text: str, order: str | None) -> str | None:
    """A day as the entry format writes it, `2024-05-17`."""
    found = day_of(text, order)
    return f"{found[0]:04}-{found[1]:02}-{found[2]:02}" if found and found[2] else None


def as_ends(text: str, order: str | None) -> tuple[str, str] | None:
    """The two months of a period; ‘October to December 2022’ has one year for both."""
    ends = [part for part in BETWEEN.split(" ".join(text.split())) if part]
    if len(ends) == 2 and ends[0].casefold().rstrip(".") in MONTHS:
        ends[0] = f"{ends[0]} {ends[1][-4:]}"
    months = [as_month(end, order) for end in ends]
    if not 1 <= len(months) <= 2 or months[0] is None or months[-1] is None or months[0] > months[-1]:
        return None
    return months[0], months[-1]


def as_period(text: str, order: str | None) -> str | None:
    """A period as the entry format writes it, `2022-10 to 2023-03`."""
    plain = " ".join(text.split())
    if re.fullmatch(r"(?:19|20)\d\d", plain):
        return plain
    quarter = QUARTER.match(plain)
    if quarter:
        return f"{quarter['year'] or quarter['later']}-Q{quarter['quarter']}"
    ends = as_ends(text, order)
    return " to ".join(dict.fromkeys(ends)) if ends else None


def decimal_of(cells: Iterable[str]) -> str:
    """Which sign parts whole and fraction in a column, as its own numbers prove it: `comma`, `point`, or nothing when they do not, or prove both."""
    found = [re.sub(r"[^\d.,]", "", cell) for cell in cells]
    comma, point = (any(re.fullmatch(pattern, one) for one in found) for pattern in (COMMA, POINT))
    return "comma" if comma and not point else "point" if point and not comma else ""


def as_number(text: str, unit: str = "", commas_separate: bool = True, decimal: str = "") -> str | None:
    """A number in digits: without the commas that group it, and without a sign that its unit says already; `decimal` is what the map says of fractions."""
    plain = text.replace("\u2212", "-").strip()
    for sign, words in SIGNS.items():
        if sign in plain and any(word in unit.casefold() for word in words):
            plain = plain.replace(sign, "", 1).strip()
            plain = re.sub(r"^-\s+", "-", plain)
    if decimal == "decimal-comma" and WITH_COMMA.match(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif not commas_separate and not decimal and EITHER.match(plain):
        return None
    if GROUPED.match(plain) and (commas_separate or plain.count(",") > 1):
        plain = plain.replace(",", "")
    return plain if PLAIN.match(plain) and len(plain) <= 20 else None


def as_flag(text: str) -> str | None:
    """Yes or no, where that is what stands there and nothing more."""
    plain = " ".join(text.split()).casefold().rstrip(".")
    return "true" if plain in YES else "false" if plain in NO else None
