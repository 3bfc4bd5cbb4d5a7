"""Reads the example entries as an editor does, and lists everything that is not as the collection promises it to its visitors and to those who write.

    python scripts/dev/collection.py

Entries of real teams are not read here. Its test is among `tests/examples`, which are left out where the examples are.
"""

import html
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import textstat  # type: ignore[import-untyped]  # it ships no types
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from showcase.model.entry import Account, Entry
from showcase.model.passage import Passage
from showcase.site.markdown_html import to_html

ROOT = Path(__file__).parents[2]
ANSWER = 40  # words; below this, an answer says that something happened and not how
ENTRY = 900  # words; the rules of 2023 allowed a thousand for all five criteria
GRADE = 6.5  # school years in America; a reader of eleven or twelve. This index needs letters and words only, so no dictionary is fetched
ALONE = 8  # words; a sentence this long in two entries is a phrase, not a coincidence
SPOKEN = 5  # words; a sentence of a quote this long is known again in an answer
MONTHS = range(12, 37)  # a series is long enough to read, and short enough to see
AMERICAN = (
    r"\w+(?:iz(?:e|ed|es|ing|ation)|yz(?:e|ed|ing))|colorful|(?:behavi|col|fav|hon|lab|neighb|hum)or(?:s|ed|ing)?|centers?|programs?"
    r"|fulfill|enroll|pediatric|anesth\w+|traveled|canceled"
)
SALES = (
    r"innovative|unique|holistic|transformati\w+|empower\w*|seamless\w*|robust|leverag\w+|vibrant|world-class|best-in-class|cutting-edge"
    r"|game-chang\w+|passionate"
)
SPELT_SO = {"size", "sized", "seize", "prize", "prized", "resized"}
FAILED = "2025/the-bell-we-took-down"  # the project that failed and says so


def passages(account: Account) -> Iterator[Passage]:
    """Every text of an account."""
    yield from (passage for passage in (account.synopsis, *account.introductions.values()) if passage)
    yield from (answer.text for answer in account.answers)


def shown(passage: Passage) -> str:
    """A text as HTML, with its addresses as they were written."""
    return to_html(passage, lambda target: target, lambda image: html.escape(image.words))


def line(text: str) -> str:
    """A text of a field as HTML."""
    return f"<p>{html.escape(text, quote=False)}</p>\n"


def prose(made: str) -> str:
    """HTML as it is read: without marks, and with a full stop after each item, cell and paragraph."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"[.:]?</(?:p|li|td|th)>", ".\n", made)))


def told(entry: Entry) -> str:
    """All that an entry tells, as HTML: its summary and account, what it says to adopters, and the voices in it."""
    front, adapting = entry.front, entry.front.adapting
    lists = (adapting.core, adapting.adaptable, adapting.prerequisites, adapting.pitfalls) if adapting else ()
    texts = (*passages(entry.account), *(adoption.text for adoption in entry.adoptions))
    return "".join((line(front.summary), *map(shown, texts), *map(line, chain(*lists)), *(line(one.quote) for one in front.testimonials)))


def sentences(made: str) -> list[str]:
    """The sentences of a text, given as HTML, in small letters, without marks."""
    return [" ".join(re.findall(r"[\w’£%]+", one.lower())) for one in re.split(r"[.!?:;]\s", prose(made))]


def invented(entry: Entry) -> Iterator[str]:
    """An example says that it is one, and names nobody who could be written to."""
    if not (entry.front.example and all(adoption.front.example for adoption in entry.adoptions)):
        yield "it, or a record of its adoption, does not say that it is an example"
    contacts = (entry.front.contact, *(adoption.front.contact for adoption in entry.adoptions))
    yield from (f"{one.email} is not an address of an example" for one in contacts if not one.email.endswith(".example"))
    elsewhere = set(re.findall(r"https?://[^/)\s\"<]+\.(\w+)", told(entry))) - {"example"}
    yield from (f"it leads to a host under .{name}" for name in sorted(elsewhere))


def answered(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Every question has a full answer."""
    asked = [question.id for _, question, _ in catalogue.award.asked_in(entry.front.year)]
    given = [answer.question for answer in entry.account.answers]
    if given != asked:
        yield f"it answers {given}, and {asked} were asked"
    yield from (f"{one.question} is answered in {one.text.words} words" for one in entry.account.answers if one.text.words < ANSWER)
    if (words := sum(passage.words for passage in passages(entry.account))) < ENTRY:
        yield f"it has {words} words, and a full account at least {ENTRY}"


def readable(entry: Entry) -> Iterator[str]:
    """A reader of twelve can follow."""
    grade = textstat.automated_readability_index(prose("".join((line(entry.front.summary), *map(shown, passages(entry.account))))))
    if grade > GRADE:
        yield f"it asks for {grade:.1f} years of school, and may for {GRADE}"


def worded(entry: Entry) -> Iterator[str]:
    """Spelling is British, and nothing is sold."""
    words = {word for pattern in (AMERICAN, SALES) for word in re.findall(rf"\b(?:{pattern})\b", told(entry).lower())}
    yield from (f"‘{word}’ is American or sells" for word in sorted(words - SPELT_SO))
    if "—" in told(entry):
        yield "it has a long dash"


def voices(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """People speak from two sides, and only once: a quote that comes back in an answer would stand twice on one page."""
    quotes, sides = entry.front.testimonials, catalogue.award.vocabularies.voices
    if len(quotes) < 3 or len({sides[one.voice].of_service for one in quotes}) != 2:
        yield f"{len(quotes)} people speak, and at least three have to, from both sides"
    body = set(sentences("".join(map(shown, passages(entry.account)))))
    spoken = {one for quote in quotes for one in sentences(line(quote.quote)) if len(one.split()) >= SPOKEN}
    yield from (f"what is quoted stands in an answer too: ‘{one}’" for one in sorted(spoken & body))


def of_an_entry(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Everything in one entry that is not as promised."""
    yield from invented(entry)
    yield from answered(entry, catalogue)
    yield from readable(entry)
    yield from worded(entry)
    yield from voices(entry, catalogue)


def repeated(entries: Sequence[Entry]) -> Iterator[str]:
    """No sentence stands in two entries, no two answers to a question open alike, and no two entries have the same shape.

    Question pages show all answers to one question, so three same words at the start would be seen. An entry's shape is how many
    paragraphs, lists, tables and quotes each answer has.
    """
    where, shapes = defaultdict(set), defaultdict(list)
    openings = Counter((answer.question, *prose(shown(answer.text)).lower().split()[:3]) for entry in entries for answer in entry.account.answers)
    for entry in entries:
        for sentence in sentences(told(entry)):
            where[sentence].add(entry.key)
        shapes[tuple(tuple(re.findall(r"<(p|ul|ol|table|blockquote)\b", shown(answer.text))) for answer in entry.account.answers)].append(entry.key)
    yield from (f"{sorted(keys)} have one sentence: ‘{one}’" for one, keys in where.items() if len(keys) > 1 and len(one.split()) >= ALONE)
    yield from (f"{times} answers to {question} begin with ‘{' '.join(words)}’" for (question, *words), times in openings.items() if times > 1)
    yield from (f"{keys} have the same shape" for keys in shapes.values() if len(keys) > 1)


def followed(account: Account) -> list[tuple[list[str], list[str]]]:
    """The elements and the figures of each text."""
    texts = [shown(passage) for passage in passages(account)]
    return [(re.findall(r"<(\w+)", one), sorted(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"<[^>]+>", "", one)))) for one in texts]


def translated(entries: Sequence[Entry]) -> Iterator[str]:
    """A translation follows its entry paragraph by paragraph and figure by figure."""
    for entry in entries:
        for translation in entry.translations:
            if followed(translation.account) != followed(entry.account):
                yield f"{entry.key}: its translation ({translation.code}) has other paragraphs or figures"


def amounts(catalogue: Catalogue, entries: Sequence[Entry]) -> Iterator[tuple[str, float, float]]:
    """What there has to be for the collection to show the whole award: its name, how much of it there is, and the least."""

    def used(values: Sequence[str], vocabulary: str) -> float:
        return len(set(values)) / len(getattr(catalogue.award.vocabularies, vocabulary))

    fronts = [entry.front for entry in entries]
    measures = [measure for front in fronts for measure in front.measures]
    stages = Counter(adoption.front.stage for entry in entries for adoption in entry.adoptions)
    yield "entries", len(entries), 24
    yield "years", len({front.year for front in fronts}), 4
    yield "recognitions", len({front.recognition for front in fronts}), len(catalogue.award.recognitions)
    yield "regions and nations", used([front.lead.region for front in fronts if front.lead.region], "regions"), 1
    yield "settings", used([setting for front in fronts for setting in front.settings], "settings"), 1
    yield "themes", used([theme for front in fronts for theme in front.themes], "themes"), 1
    yield "kinds of measure", used([measure.kind for measure in measures], "measure_kinds"), 1
    yield "kinds of organisation", used([one.type or "" for front in fronts for one in front.organisations], "organisation_types"), 1
    yield "voices", used([one.voice for front in fronts for one in front.testimonials], "voices"), 1
    yield "monthly series", sum(len(entry.series or {}) for entry in entries), 12
    yield "adoption records", stages.total(), 18
    yield "stages of adoption", used(list(stages), "adoption_stages"), 1
    yield "adapted", stages["adapted"], 3
    yield "tried and stopped", stages["stopped"], 3
    yield "adopters that are entries", len(catalogue.adopters_of), 1
    yield "entries with resources", sum(bool(front.resources) for front in fronts), 8
    yield "entries in Welsh", sum(translation.code == "cy" for entry in entries for translation in entry.translations), 2
    yield "measures that did not improve", sum(not measure.improved for measure in measures), len(entries)


def of_the_whole(catalogue: Catalogue, entries: Sequence[Entry]) -> Iterator[str]:
    """Whether the collection shows the whole award, and one project failed and says so."""
    yield from (f"{what}: {there}, and at least {least} are promised" for what, there, least in amounts(catalogue, entries) if there < least)
    lengths = {len(points) for entry in entries for points in (entry.series or {}).values()}
    yield from (f"a series has {length} months, and not {MONTHS[0]} to {MONTHS[-1]}" for length in sorted(lengths - set(MONTHS)))
    failed = [entry for entry in entries if entry.key == FAILED]
    safer = [one.name for entry in failed for one in entry.front.measures if one.kind in {"harm", "incidents"} and one.improved]
    if not failed or safer or failed[0].adoptions or "It isn’t safer" not in told(failed[0]):
        yield f"{FAILED} no longer tells of a project that failed: its safety stayed where it was, and it lists no place where it works"


def faults(root: Path, today: date) -> list[str]:
    """Everything in a collection that is not as promised, those of one entry after its name."""
    catalogue, verdict = build_catalogue(root, today)
    if not catalogue:
        return [str(finding) for finding in verdict.findings]
    entries = tuple(entry for entry in catalogue.entries if entry.front.example)
    found = [str(finding) for finding in verdict.findings]
    found += [f"{len(verdict.ready)} entries are ready, and {len(catalogue.entries)} are shown"] * (len(verdict.ready) != len(catalogue.entries))
    found += [f"{entry.key}: {fault}" for entry in entries for fault in of_an_entry(entry, catalogue)]
    return [*found, *repeated(entries), *translated(entries), *of_the_whole(catalogue, entries)]


def main() -> int:
    """Tells what there is to put right."""
    found = faults(ROOT, date.today())
    print("\n".join(found) or "The examples are as they are promised to be.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
