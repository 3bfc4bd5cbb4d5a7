"""Made-up entries among real ones: a page that has no others says so once, and totals count what is real wherever there is any."""

from collections.abc import Sequence

from showcase.catalogue.spread import in_use
from showcase.model.award import Award
from showcase.model.entry import Entry
from showcase.util.text import counted

MARK, NOT_TO_QUOTE = "Made-up example.", "Please do not quote it: people, places and figures are invented."
MADE_UP = f"{MARK} {NOT_TO_QUOTE}"


def marked(text: str, made_up: bool) -> str:
    """A text that is read away from its page, where nothing else would say that it is made up."""
    return f"Made-up example: {text}" if made_up else text


def all_made_up(entries: Sequence[Entry]) -> int:
    """How many entries a page shows, where every one of them is made up; else 0."""
    return len(entries) if all(entry.front.example for entry in entries) else 0


def that_count(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries that totals are of: the real ones, or all where none is real."""
    return entries if all_made_up(entries) else tuple(entry for entry in entries if not entry.front.example)


def users(entry: Entry, award: Award) -> int:
    """How many others use a practice now; what is made up shows no use of a real one."""
    return sum(entry.front.example or not one.front.example for one in in_use(entry, award))


def used_elsewhere(entries: Sequence[Entry], award: Award) -> int:
    """How many practices others use now."""
    return sum(bool(users(entry, award)) for entry in entries)


def in_figures(entries: Sequence[Entry], award: Award) -> str:
    """Some entries in sentences: `9 entries. 143 people who use services took part. 5 practices are now in use elsewhere.`"""
    if not entries:
        return ""
    real = that_count(entries)
    people, used, left_out = people_in(real), used_elsewhere(real, award), len(entries) - len(real)
    said = [f"{counted(len(real), 'entry', 'entries')}{_of_what_kind(entries)}"]
    said += [f"{counted(people, award.people.one, award.people.many)} took part"] if people else []
    said += [f"{counted(used, 'practice is', 'practices are')} now in use elsewhere"] if used else []
    said += [f"{counted(left_out, 'made-up example is', 'made-up examples are')} not counted"] if left_out else []
    return " ".join(f"{one}." for one in said)


def _of_what_kind(entries: Sequence[Entry]) -> str:
    return "" if not all_made_up(entries) else ", all made up" if len(entries) > 1 else ", made up"


def people_in(entries: Sequence[Entry]) -> int:
    """How many people the entries say took part."""
    return sum(entry.front.involvement.people or 0 for entry in entries)
