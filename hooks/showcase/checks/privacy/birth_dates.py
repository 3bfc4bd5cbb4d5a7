"""Dates of birth: a day beside a word for being born."""

import re
from collections.abc import Iterator

from showcase.util.patterns import when_used

Span = tuple[int, int]
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    "|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:(?:18|19|20)[0-9]{2}|[’']?[0-9]{2})"
SIGN = r"(?:\s?[-–/.⁄·_]\s?|\s)"
MARK = r"[*_`~]{0,3}"
DATE = (
    rf"(?:(?<![\w/.-])|(?<=\bdob-)|(?<=birth-)|(?<=\bborn-))(?:{DAY}{SIGN}{MONTH}{SIGN}{YEAR}|{MONTH}{SIGN}{DAY}{SIGN}{YEAR}|(?:18|19|20)[0-9]{{2}}{SIGN}{MONTH}{SIGN}{DAY}"
    rf"|(?:18|19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{{2}}"
    rf"|{DAY}(?:st|nd|rd|th)?[\s.-]*(?:of\s)?(?:{MONTHS})\b[\s.,’'-]*{YEAR}|(?:{MONTHS})\b[\s.]*{DAY}(?:st|nd|rd|th)?[\s,]+{YEAR}"
    rf"|(?:18|19|20)[0-9]{{2}}[\s,-]+(?:{MONTHS})\b[\s-]*{DAY})(?!(?!T[0-9])[\w/]|[-.][0-9])"
)
WORDS = (
    r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdates?[\s_-]of[\s_-]birth\b|\bbirth[\s_-]?(?:date|day)s?\b|\bborn\b|\bb\.(?=\s?[0-9])"
    r"|\bdyddiad\sgeni\b|\bg?anwyd\b|\bganed\b|\bpen-?blwydd\b)"
)
NEAR = r"(?:[^.!?;|\n]|(?<=\bst|\bdr|\bmr|\bms)\.){0,40}?(?:\n(?!\s*\n)[^.!?;|\n]{0,30}?)?"
# A cell beside the word, or a paragraph of nothing but the day.
BESIDE = rf"{MARK}:?{MARK}(?:[ ]*\|[ ]*|[ ]*\n[ ]*\n[ ]*(?={DATE}\W*(?:\n|\Z)))"
AFTER = when_used(rf"(?P<between>{NEAR}|{BESIDE})(?P<date>{DATE})", re.IGNORECASE)
BEFORE = when_used(rf"(?P<date>{DATE})(?P<between>[^.!?;|0-9]{{0,40}})\Z", re.IGNORECASE)
FAR = 80  # letters before the word in which its date is looked for
LONGEST = 200  # letters of a date
ANY_DATE = when_used(DATE, re.IGNORECASE)
ANY_WORD = re.compile(WORDS, re.IGNORECASE)
# ‘Babies born after 1 March 2024’ tells whom a count is of; a meeting near a birthday is a meeting.
NOT_A_BIRTH = when_used(
    r"\b(?:before|after|between|since|from|until|till|up to|by|meeting|met|opened|opens|launched|began|begun|started|held|published"
    r"|report(?:ed)?|recorded|counted|card|cards|out of|too soon|idea|into)\b",
    re.IGNORECASE,
)
# Things are born too, and have birthdays.
THING = when_used(
    r"\b(?:idea|project|service|group|team|plan|network|clinic|charity|nhs|hospital|hospice|ward|unit|trust|choir|café|cafe|programme|scheme|panel|partnership|campaign|council"
    r"|movement|club|showcase|award|library|hub|centre|practice|surgery|forum|app|website|booklet|leaflet|it)(?:[’']s|s[’'])?\s(?:[\w-]+\s){0,2}?\Z",
    re.IGNORECASE,
)
TABLE = re.compile(r"^\|[^\n]*\n(?:\|[^\n]*(?:\n|\Z))*", re.MULTILINE)


def births(text: str) -> Iterator[Span]:
    """Where dates of birth stand in prose, and in tables with a column for them."""
    words = [found.span() for found in ANY_WORD.finditer(text)]
    for start, end in words:
        if not ANY_DATE.search(text, max(0, start - FAR), end + FAR + LONGEST):  # most words have no date near them, and are not looked around
            continue
        if THING.search(text, max(0, start - FAR), start):
            continue
        for found in (AFTER.match(text, end), BEFORE.search(text, max(0, start - FAR), start)):
            if found and not NOT_A_BIRTH.search(found["between"]):
                yield found.span("date")
    if words:
        yield from _in_tables(text)


def _in_tables(text: str) -> Iterator[Span]:
    """Dates in a table whose first line has a word for being born: a table in the text, or a file that is one."""
    tables = [found.span() for found in TABLE.finditer(text)]
    if "," in text.partition("\n")[0] or ";" in text.partition("\n")[0] or "\t" in text.partition("\n")[0]:
        tables.append((0, len(text)))
    for start, end in tables:
        first = text.find("\n", start, end)
        if first > 0 and ANY_WORD.search(text, start, first):
            yield from (found.span() for found in ANY_DATE.finditer(text, first, end))
