"""What a clause claims: a change and its size, both values, a level, or that nothing changed. It is read from a marked sentence, clause by clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from showcase.checks.claims.lexicon import CHANGES, NOUNS, PATTERNS, STRONG, WEAK, Shift, pattern
from showcase.checks.claims.quantities import NEARNESS, Marked, Quantity

COMPARED = "fewer|less|more|lower|higher|shorter|longer|sooner|faster|quicker|earlier|later|slower"
NOUN = "reduction|fall|drop|decrease|decline|cut|rise|increase|growth|improvement|saving"
VERB_OF = r"(?:went|gone|going|goes|came|come|coming|brought|driven|is|are|was|were|been)"
# Ways up and down that are two words: ‘went right down’, ‘are down by’.
WAYS = re.compile(rf"\b{VERB_OF} (?:\w+ ){{0,2}}?(?P<way>down|up)\b(?= (?:by |to |from |in |on |sharply|slightly|again|too|as |since|a |[PTFN]\d)|[.,;:!]|$)")
AGAIN = re.compile(r"([FM]\d+) as (?:many|much|long|often)\b(?: [\w'-]+){0,5}? again\b")
AS_MANY = re.compile(r"([FM]\d+) as (?P<word>many|much|long|often|likely|high|fast|quick\w*|few|large|soon|good)\b")
TIMES_THE = re.compile(
    r"([FM]\d+) (?:of )?the (?:number|rate|share|proportion|amount|time|level|cost|figure)\b|([FM]\d+) (?:of )?what (?:it|they) (?:was|were)"
)
TIMES_MORE = re.compile(rf"([M]\d+) (?:{COMPARED})\b")
SIZE_BEFORE = re.compile(rf"([PTFN]\d+)(?: of [a-z'-]+)?(?: (?!than\b|and\b|or\b|of\b|now\b)[a-z'-]+){{0,3}}? (?P<word>{COMPARED})\b")
SIZE_OF_NOUN = re.compile(rf"([PTF]\d+) (?P<word>{NOUN})s?\b|\b(?P<noun>{NOUN}) of (?:(?:up|close) to )?([PTFN]\d+)")
BY = re.compile(r"\bby ([PTFNSM]\d+)\b(?! (?:to|or|of the)\b)")
WAY_SIZE = re.compile(r"\b(?P<way>down|up) ([PTF]\d+)\b")
IN_HALF = re.compile(r"\b(?:cut|reduced|fell|dropped) in (F\d+)\b")
SAVING = re.compile(r"\b(?:saves?|saved|saving)(?: us| them| the \w+)?(?: of| some| about)? (N\d+)\b")
EACH = re.compile(r"\b(?:each|every|per) (day|week|month|quarter|year)\b|\ba year\b|\b(?:yearly|annually)\b")
DOWN_TO = re.compile(
    rf"\b(?:down|up|come|gone|went|{'|'.join(CHANGES)}) (?:down |up |back )?to (?:just |only )?([PSFN]\d+)\b"
)
SAME = pattern("same")
TO = re.compile(r"\s*to (?:just |only )?([PSFN]\d+)\b(?! (?:to|or) )")
GONE = re.compile(r"\b([PF]\d+) of (?:the|our|all) [a-z' -]{1,40}? (?:have|has|are) (?:gone|disappeared|stopped|been (?:prevented|avoided))\b")
VANISHED = re.compile(r"\b(?:all but|almost|nearly|virtually) (?:disappeared|vanished|gone|stopped|eliminated|eradicated)\b")
STILL = re.compile(r"\b(?:is|are|stands? at|takes?|waits?) still (?:at )?([PSFN]\d+)|\bstill (?:\w+ ){0,2}?(?:is |are )?([PSN]\d+)")
NEGATED = re.compile(
    r"(?:\bno|\bnot|n't|\bnever|\bnor|\bhardly|\bneither|\bnothing|\bwithout)(?: (?:a|any|been|yet|gone|go|come|got|get|become|really|in|much)){0,4} \Z"
)
PLUPERFECT = re.compile(r"\bhad (?:\w+ ){0,2}\Z")
TO_DO = re.compile(r"(?:(?<!used )\bto|\bwill|\bwould|\bcould|\bmight|\bmay|\bmust|\bshould|\blet's|\bhelps? us) (?:\w+ ){0,1}\Z")
FAR, A_LITTLE = (
    re.compile(rf"\b(?:far|many|much) (?:{COMPARED}|better|worse|safer)\b"),
    re.compile(rf"\ba (?:little|bit|touch) (?:{COMPARED}|better|worse|safer)\b|\b(?:down|up) a (?:little|bit)\b"),
)
WORD = re.compile(r"[A-Z]\d+|[a-z]+(?:[-'][a-z]+)*")
COUNTED = re.compile(r"(?: (?!(?:than|for|to|in|on|at|now|and|or|since|with|of|a|the|per|too|who|that|again|when|is|are)\b)[a-z'-]+){1,3}")
OTHERWISE = {word: re.compile(behind) for word, behind in PATTERNS["otherwise"].items()}  # what stands behind a word that then means something else
HEDGED = re.compile(rf"\b({'|'.join(sorted(NEARNESS, key=len, reverse=True))}) \Z")
SIZED = re.compile(r"[PTF]\d+ (?:\w+ )?\Z")
CHANGE_OF = re.compile(r" (?:in|of) (?!(?:the|a|an|her|his|their|our|my|bed|hospital)\b)| in the (?:number|rate|share|proportion|time|cost|use|wait)\b")
A_CHANGE = re.compile(r"\b(?:a|an|the|this|that|any|steady|sharp|small|large|big|clear|further|significant|slight|marked|real) (?:\w+ )?\Z")
TAKES = re.compile(r"\b(?:takes?|took|taken|waits?|waited|lasts?|lasted|stays?|stayed) no \Z")
SPAN_WORDS = {(Decimal(1), "year"): "year", (Decimal(12), "month"): "year", (Decimal(6), "month"): "six months", (Decimal(3), "month"): "three months"}
IN_SPAN = re.compile(r"\b(?:in|over|within|during) (?:the (?:first|last) )?N\d")
NOTHING = Shift()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a clause says of a measure.

    `sort` is `change` (which way, and how far where `size` or `ratio` say it), `from-to`, `level` or `same`. `denied` is one that says that it did
    not happen; `of` are the words that `more` and `fewer` are of.
    """

    sort: str
    change: Shift = NOTHING
    size: Quantity | None = None
    ratio: Decimal | None = None
    before: Quantity | None = None
    after: Quantity | None = None
    degree: int = 0
    denied: bool = False
    of: str = ""

    @property
    def is_sized(self) -> bool:
        """Whether it says how far something went."""
        return self.size is not None or self.ratio is not None


def claims_in(clause: str, sentence: Marked) -> Iterator[Claim]:
    """What one clause of a marked sentence claims."""
    yield from _multiples(clause, sentence)
    yield from _changes(clause, sentence)
    if found := DOWN_TO.search(clause):
        yield Claim("level", after=sentence.quantities[found[1]])
    if found := TO.match(clause):
        yield Claim("level", after=sentence.quantities[found[1]])
    if found := GONE.search(clause):
        yield Claim("change", Shift(-1), size=sentence.quantities[found[1]])
    elif VANISHED.search(clause):
        yield Claim("change", Shift(-1), size=Quantity("P", Decimal(90), near="over"))
    if found := STILL.search(clause):
        value = sentence.quantities[found[1] or found[2]]
        yield Claim("level", after=value)
    elif SAME.search(clause):
        yield Claim("same")


def _multiples(clause: str, sentence: Marked) -> Iterator[Claim]:
    """‘Twice as many’, ‘a quarter as many’, ‘half as many again’, ‘three times the number’."""
    if found := AGAIN.search(clause):
        yield Claim("change", Shift(1), ratio=1 + sentence.quantities[found[1]].value, size=sentence.quantities[found[1]])
    elif found := AS_MANY.search(clause):
        yield _as_many(found["word"], sentence.quantities[found[1]])
    elif found := TIMES_THE.search(clause):
        one = sentence.quantities[found[1] or found[2]]
        yield Claim("change", Shift(1 if one.value > 1 else -1), ratio=one.value, size=one)
    elif found := TIMES_MORE.search(clause):
        one = sentence.quantities[found[1]]
        change = CHANGES[found[0].split()[-1]]
        yield Claim("change", change, ratio=1 / one.value if change.direction < 0 and not change.of_time else one.value, size=one)


def _as_many(word: str, one: Quantity) -> Claim:
    if word in ("fast", "soon") or word.startswith("quick"):
        return Claim("change", Shift(-1, 1, of_time=True), ratio=1 / one.value, size=one)
    ratio = 1 / one.value if word == "few" else one.value
    return Claim("change", Shift(1 if ratio > 1 else -1), ratio=ratio, size=one)


def _changes(clause: str, sentence: Marked) -> Iterator[Claim]:
    """Each word of change in a clause, the first with the clause's size."""
    size = _size(clause, sentence)
    degree = _degree(clause)
    told = False
    for change, before, of in _words_of_change(clause):
        ratio, own = change.size, None if told or change.size else size
        if ratio and (hedge := HEDGED.search(before)):
            own = Quantity("P", Decimal(50), near=NEARNESS[hedge[1]]) if ratio < 1 else Quantity("M", ratio, near=NEARNESS[hedge[1]])
            ratio = None if ratio < 1 else ratio
        told = True
        yield Claim("change", change, own, ratio, degree=change.degree or (degree if own is None else 0), denied=bool(NEGATED.search(before)), of=of)
    if not told and (found := SAVING.search(clause)):
        yield Claim("change", Shift(-1), size=_for_its_time(sentence.quantities[found[1]], clause, sentence))


def _words_of_change(clause: str) -> Iterator[tuple[Shift, str, str]]:
    """Words that say that something went up or down, or became better or worse, with what stands before each in the clause, and what each is of."""
    for found in WORD.finditer(clause):
        word, rest, before = found[0], clause[found.end() :], clause[: found.start()]
        if word in CHANGES and not _is_otherwise(word, before, rest):
            yield CHANGES[word], before, _counted(word, rest)
        elif word in NOUNS and _is_noun_of_change(before, rest):
            yield NOUNS[word], before, ""
    for found in WAYS.finditer(clause):
        if (not _is_planned(clause[: found.start()]) and found[0].split()[0] not in ("come", "came", "coming")) or found["way"] == "down":
            yield Shift(-1 if found["way"] == "down" else 1), clause[: found.start()], ""
    for found in WAY_SIZE.finditer(clause):
        if not WAYS.search(clause):
            yield Shift(-1 if found["way"] == "down" else 1), clause[: found.start()], ""


def _counted(word: str, rest: str) -> str:
    """What there is more or less of, where a word says that."""
    found = COUNTED.match(rest) if word in ("more", "less", "fewer", "better") else None
    return found[0].strip() if found else ""


def _is_planned(before: str) -> bool:
    return bool(PLUPERFECT.search(before) or TO_DO.search(before))


def _is_otherwise(word: str, before: str, rest: str) -> bool:
    """Whether a word of change means something else here, or tells of what was before or is to come."""
    if _is_planned(before):
        return True
    if word == "longer" and before.endswith("no "):
        return not (TAKES.search(before) or " than" in rest)
    if word in ("more", "less") and before.endswith(("any ", "once ", "what's ", "no ", "or ", "the ", "much ", "one ", "two ", "some ", "nothing ", "and ")):
        if before.endswith("no ") and " than" in rest:
            return False
        return not (word == "less" and before.endswith(("the ", "much "))) and not before.endswith("and ")
    other = OTHERWISE.get(word)
    return bool(other and other.match(rest))


def _is_noun_of_change(before: str, rest: str) -> bool:
    """Whether a noun is a change of something: ‘a fall in complaints’, ‘a 40% rise’, and no fall in the bathroom."""
    if _is_planned(before):
        return False
    return bool(SIZED.search(before) or (CHANGE_OF.match(rest) and A_CHANGE.search(before)))


def _size(clause: str, sentence: Marked) -> Quantity | None:
    """How far something went, where a clause says it."""
    for form in (BY, IN_HALF, SIZE_OF_NOUN, WAY_SIZE, SIZE_BEFORE):
        found = form.search(clause)
        name = next((one for one in found.groups() if one and one in sentence.quantities), "") if found else ""
        if name and sentence.quantities[name].sort != "Y":
            return _for_its_time(sentence.quantities[name], clause, sentence)
    return None


def _for_its_time(size: Quantity, clause: str, sentence: Marked) -> Quantity:
    """A number with the time that its sentence names elsewhere: ‘each month, 15 fewer’, ‘over a year that saves £5,400’."""
    if size.sort != "N" or size.per:
        return size
    spans = {(one.value, one.unit) for one in sentence.quantities.values() if one is not size}
    if (span := next((words for one, words in SPAN_WORDS.items() if one in spans), "")) and (span == "year" or IN_SPAN.search(sentence.text)):
        return replace(size, per=span)
    found = EACH.search(sentence.text)
    return replace(size, per=found[1] or "year") if found else size


def _degree(clause: str) -> int:
    """How strongly a clause says it: 1 for ‘sharply’ and ‘far fewer’, -1 for ‘slightly’."""
    words = set(WORD.findall(clause))
    if words & WEAK or A_LITTLE.search(clause):
        return -1
    return 1 if words & STRONG or FAR.search(clause) else 0
