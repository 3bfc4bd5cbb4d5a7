"""One cell as a month, a day, a period, a number or a yes; only what can mean one thing is read, everything else stays as it was."""

import re
from datetime import date

from showcase.model.values import NAMES

MONTHS = {name.casefold(): number for number, name in enumerate(NAMES, 1)} | {name[:3].casefold(): number for number, name in enumerate(NAMES, 1)} | {"sept": 9}
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?\Z")
SHORT = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})\Z")
FIGURES = re.compile(r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4})(?:,? \d{1,2}:\d{2}.*)?\Z")
DAY_WORD = re.compile(r"(?:[A-Za-z]{3,9},? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})\Z")
WORD_DAY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[ -](?P<day>\d{1,2})(?:st|nd|rd|th)?,?[ -](?P<year>\d{4})\Z")
WORD = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})\Z")
WRITTEN = (ISO, SHORT, DAY_WORD, WORD_DAY, WORD)
BETWEEN = re.compile(r"\s+(?:to|until|till|through|-)\s+|\s*[–—]\s*", re.IGNORECASE)
GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?\Z")
EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}\Z")  # a thousand to some, a fraction to others
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
        return _real(int(parts["year"]), month, int(parts["day"]) if parts.get("day") else None)
    figures = FIGURES.match(plain)
    return _ordered(int(figures["first"]), int(figures["second"]), int(figures["year"]), order) if figures else None


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
    if re.fullmatch(r"\d{4}(-?Q[1-4])?", text.strip()):  # a year or a quarter, as the entry format writes it
        return text.strip()
    ends = as_ends(text, order)
    return " to ".join(dict.fromkeys(ends)) if ends else None


def as_number(text: str, unit: str = "", commas_separate: bool = True) -> str | None:
    """A number in digits: without the commas that group it, and without a sign that its unit says already."""
    plain = text.replace("\u2212", "-").strip()
    for sign, words in SIGNS.items():
        if sign in plain and any(word in unit.casefold() for word in words):
            plain = plain.replace(sign, "", 1).strip()
            plain = re.sub(r"^-\s+", "-", plain)
    if not commas_separate and EITHER.match(plain):
        return None
    if GROUPED.match(plain) and (commas_separate or plain.count(",") > 1):
        plain = plain.replace(",", "")
    return plain if PLAIN.match(plain) and len(plain) <= 20 else None


def as_flag(text: str) -> str | None:
    """Yes or no, where that is what stands there and nothing more."""
    plain = " ".join(text.split()).casefold().rstrip(".")
    return "true" if plain in YES else "false" if plain in NO else None
