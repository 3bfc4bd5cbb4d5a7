"""The moment at which something runs, known only at the edges, and the day that it is then where the award is at home."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

EPOCH = "SOURCE_DATE_EPOCH"
LAST = 253_370_764_800  # the year 9999, beyond which there are no days


class NoMoment(ValueError):
    """What SOURCE_DATE_EPOCH says is no moment; the message says what to type."""


def now() -> datetime:
    """SOURCE_DATE_EPOCH when it is set, so that a build can be repeated; else the clock. Raises NoMoment."""
    said = os.environ.get(EPOCH, "").strip()
    if not said:
        os.environ.pop(EPOCH, None)  # MkDocs would take an empty one for a number
        return datetime.now(UTC)
    if said.isascii() and said.isdecimal() and len(said) < 20 and int(said) < LAST:
        return datetime.fromtimestamp(int(said), UTC)
    raise NoMoment(f"{EPOCH} is ‘{said[:40]}’, which is not a number of seconds since 1970. Type: {EPOCH}={_meant(said)}")


def _meant(said: str) -> int:
    """The seconds that were probably meant: those of a date, or of thousandths and millionths of seconds; else those of now."""
    try:
        return max(int(datetime.fromisoformat(said).replace(tzinfo=UTC).timestamp()), 0)
    except ValueError:
        seconds = int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else int(datetime.now(UTC).timestamp())
    while seconds >= LAST:
        seconds //= 1000
    return seconds


def day_in(zone: str, when: date) -> date:
    """The day that it is at a moment in a time zone; a day stays itself."""
    return when.astimezone(ZoneInfo(zone)).date() if isinstance(when, datetime) else when
