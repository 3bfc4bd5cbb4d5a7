"""Two values in a sentence, one of before and one of after; and a level at which something stands now."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from showcase.checks.claims.figures import CLOSE
from showcase.checks.claims.lexicon import GENERAL, PEOPLE, PLACES
from showcase.checks.claims.quantities import Marked, Quantity
from showcase.checks.claims.reading import COMPARED, Claim
from showcase.checks.claims.subjects import Subject, stems_of

VALUE = r"(?:[PSFN]\d+)"
NEARLY_EVERY = Quantity("P", Decimal(95), near="over")
MOST = Quantity("P", Decimal(56), near="over")  # more than half, with what is allowed to ‘more than’
NONE, EVERY = Quantity("N", Decimal(0), worded=True), Quantity("P", Decimal(100))
FROM_TO = re.compile(
    rf"\bfrom ({VALUE})((?: (?!and\b|but\b)[\w'-]+){{0,7}}?),? (?:down |up |back )?to (?:just |only |a mere )?({VALUE}|none|nought|zero|nothing)\b"
)
HAD = re.compile(r"\bhad (?!to\b)(?!.*\b(?:went|fell|rose|dropped|grew|moved|came|gone)\b)")
SIGN = re.compile(rf"\b{VALUE}\b")
AFTER = re.compile(r"\b(?:now|today|after|afterwards|since|currently|later|is|are)\b")
BEFORE = re.compile(r"\b(?:then|before|used to|was|were|previously|earlier|at first|once|at the start|had been)\b")
AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|up from|down from|where it (?:was|used)|instead of|and not|rather than|was once)\b")
BEHIND_BEFORE = re.compile(r"[ ,(]*(?:[a-z]+ ){0,2}?(?:then|before|the (?:year|month|winter|summer) before|at first|previously|earlier)\b")
BEHIND_AFTER = re.compile(r"[ ,(]*(?:[a-z]+ ){0,2}?(?:now|after|afterwards|today|since)\b")
NOW = re.compile(r"\b(?:now|today|since(?=\W*\Z)|these days|any ?more|altogether|currently|at present|completely|since then|at all)\b")
LEVEL = re.compile(
    rf"(?<!from )([PSF]\d+)(?: of (?:the |our |all )?| )(?:(?!and\b|but\b)[a-z]+ ){{0,3}}?now\b"
    rf"|\bnow(?: (?:at|about|just|only|is|are|takes?|waits?|spends?|averages?|stands? at|[a-z]+)){{0,3}}? ({VALUE})\b(?! (?:[a-z]+ )?(?:{COMPARED})\b)"
    rf"|\b(?:is|are|stands?) (?:now|at) (?:just |only |about )?({VALUE})\b|\b(?:are|is) now (?:[a-z]+ ){{0,2}}?({VALUE})\b"
)
STARTS = re.compile(rf"^(?:([PS]\d+)|(F\d+)(?= of)) (?:of (?:the |our |all )?)?(?!(?:{COMPARED}|as|again)\b)[a-z]+ (?!(?:{COMPARED}|again)\b)")
MOST_OF = re.compile(r"^(?:now )?(?:most|the (?:vast |great )?majority)\b(?! (?:often|likely|recently|of (?:the time|us|this)))")
ALL_WORDS = frozenset(stems_of("most majority nearly almost virtually about over every everyone everybody vast great"))
COUNTS = re.compile(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|first|an hour|a (?:day|week|month|year))\b")
OR_SO = re.compile(r" (?:or|to) [NPSF]\d")
PARTING = (";", ",", " but ", " while ")
ALL_BUT = re.compile(r"\b(?:all but|almost|nearly|virtually)\b")
ALL = re.compile(
    r"^(?:now )?(?P<nearly>nearly |almost |virtually |practically )?(?:every|all|each|everybody|everyone)\b(?! (?:month|week|year|time|day|of us|this|that))"
)
NO = re.compile(
    r"\b(?:(?:has|have) not been (?:a|any|one)|no|not one|not a single|none of the|there (?:is|are) no)\b"
    r"(?! (?:longer|more|fewer|less|other|one|idea|doubt))"
)
STOPPED = re.compile(
    r"\b(?:stopped (?:altogether|completely)|vanished|disappeared|(?:has|have|been) (?:eliminated|eradicated|abolished)|eliminated"
    r"|a thing of the past|wiped out|ended altogether|no longer happens?)\b"
)


def pairs_in(read: Marked) -> Iterator[tuple[str, Claim]]:
    """Each pair of values with the words that tell what they are of."""
    found = list(FROM_TO.finditer(read.text))
    for one in found:
        if HAD.search(read.text, 0, one.start()):
            continue
        after = read.quantities.get(one[3], NONE)
        after = replace(after, per=after.per or read.quantities[one[1]].per)
        yield _around(read.text, one), Claim("from-to", before=read.quantities[one[1]], after=after)
    if not found and (claim := _two_times(read)):
        yield read.text, claim


def _around(text: str, one: re.Match[str]) -> str:
    """What stands around a pair, within its part of the sentence."""
    start = max(text.rfind(sign, 0, one.start()) for sign in PARTING)
    ends = [at for sign in PARTING if (at := text.find(sign, one.end())) >= 0]
    return text[max(start, 0) : min(ends, default=len(text))]


def _two_times(read: Marked) -> Claim | None:
    """‘81% now, 52% then’, ‘used to be 48 days and is now three weeks’; bare numbers may be of anything."""
    signs = list(SIGN.finditer(read.text))
    if len(signs) != 2:
        return None
    first, second = signs
    one, other = read.quantities[first[0]], read.quantities[second[0]]
    if not _are_alike(one, other):
        return None
    start, between, end = read.text[: first.start()], read.text[first.end() : second.start()], read.text[second.end() :]
    if AGAINST.search(between) or (BEHIND_AFTER.match(between) and BEHIND_BEFORE.match(end)):
        return Claim("from-to", before=other, after=one)
    was = BEFORE.search(start) or BEHIND_BEFORE.match(between)
    now = AFTER.search(between) or BEHIND_AFTER.match(end)
    return Claim("from-to", before=one, after=other) if was and now and not BEHIND_BEFORE.match(end) else None


def _are_alike(one: Quantity, other: Quantity) -> bool:
    sorts = {one.sort, other.sort}
    return (sorts == {"N"} or bool(sorts & {"P", "S"}) or sorts == {"F"}) and (one.unit == "£") == (other.unit == "£")


def level_of(clause: str, read: Marked, subject: Subject, is_turned: bool) -> Claim | None:
    """Where a clause says that a measure stands now; None where it does not."""
    if is_turned and not NO.search(clause):
        return None
    if not STOPPED.search(clause) and not NOW.search(clause) and not _is_all_of(subject, clause):
        return None
    value = _level(clause, read, subject)
    if value is None or (not NOW.search(clause) and _was(value, subject)):
        return None
    return Claim("level", after=value)


def _was(value: Quantity, subject: Subject) -> bool:
    """Whether a level is that of before, of which a sentence may tell as well."""
    before = subject.measure.before.exact if subject.measure.before else None
    share = value.value * 100 if value.sort == "F" else value.value
    return before is not None and not value.near and abs(share - before) <= CLOSE


def _level(clause: str, read: Marked, subject: Subject) -> Quantity | None:
    if STOPPED.search(clause):
        return None if subject.is_share or ALL_BUT.search(clause) else NONE
    if subject.is_share and (found := ALL.search(clause.strip()) or MOST_OF.search(clause.strip())):
        return MOST if found.re is MOST_OF else NEARLY_EVERY if found["nearly"] else EVERY
    if subject.unit_of_time and (limit := _limit(clause, read)):
        return limit
    if found := LEVEL.search(clause) or (STARTS.match(clause.strip()) if subject.is_share else None):
        value = read.quantities[next(one for one in found.groups() if one)]
        per = value.per or next((one.per for one in read.quantities.values() if one.per), "")
        return None if OR_SO.match(found.string, found.end()) else replace(value, per=per)
    is_counted = not subject.is_share and not subject.unit_of_time
    return NONE if is_counted and (found := NO.search(clause)) and _is_of(clause[found.end() :], subject) else None


def _is_all_of(subject: Subject, clause: str) -> bool:
    """Whether a clause names all that a share is of and tells of no earlier time, so that it says where that stands now without saying ‘now’."""
    if not subject.is_share or (COUNTS.search(subject.measure.name.lower()) and not SIGN.search(clause)):
        return False
    stems = set(stems_of(clause))
    return subject.weights.keys() - PEOPLE <= stems <= subject.stems | GENERAL | PEOPLE | PLACES | ALL_WORDS


def _limit(clause: str, read: Marked) -> Quantity | None:
    """The time within which something is now done."""
    within = (read.quantities[sign] for sign in SIGN.findall(clause))
    return next((one for one in within if one.near == "under" and one.unit), None)


def _is_of(rest: str, subject: Subject) -> bool:
    """Whether what is none is what was measured."""
    return bool(set(stems_of(" ".join(rest.split()[:3]))) & subject.weights.keys())
