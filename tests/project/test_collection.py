"""The example entries: what the collection promises to its visitors and, as models, to those who write.

Entries of real teams are not judged here; whoever takes the examples out takes this file out with them.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import pytest
import textstat  # type: ignore[import-untyped]  # it ships no types
from showcase.catalogue.pipeline import build_catalogue
from showcase.model.entry import Account, Entry, Passage
from showcase.site.markdown_html import to_html
from support.projects import ROOT, TODAY

ANSWER = 40  # words; below this, an answer says that something happened and not how
ENTRY = 900  # words; the rules of 2023 allowed a thousand for all five criteria
GRADE = 6.5  # school years in America; a reader of eleven or twelve. This index needs letters and words only, so no dictionary is fetched
ALONE = 8  # words; a sentence this long in two entries is a phrase, not a coincidence


CATALOGUE, VERDICT = build_catalogue(ROOT, TODAY)
assert CATALOGUE, VERDICT.findings
AWARD = CATALOGUE.award
ENTRIES = tuple(entry for entry in CATALOGUE.entries if entry.front.example)
ADOPTIONS = [adoption for entry in ENTRIES for adoption in entry.adoptions]
MEASURES = [measure for entry in ENTRIES for measure in entry.front.measures]
SERIES = [points for entry in ENTRIES for points in (entry.series or {}).values()]
TRANSLATIONS = [(entry, translation) for entry in ENTRIES for translation in entry.translations]
STAGES = Counter(adoption.front.stage for adoption in ADOPTIONS)
AMERICAN = (
    r"\w+(?:iz(?:e|ed|es|ing|ation)|yz(?:e|ed|ing))|colorful|(?:behavi|col|fav|hon|lab|neighb|hum)or(?:s|ed|ing)?|centers?|programs?"
    r"|fulfill|enroll|pediatric|anesth\w+|traveled|canceled"
)
SALES = (
    r"innovative|unique|holistic|transformati\w+|empower\w*|seamless\w*|robust|leverag\w+|vibrant|world-class|best-in-class|cutting-edge"
    r"|game-chang\w+|passionate"
)
SPELT_SO = {"size", "sized", "seize", "prize", "prized", "resized"}

each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)


def passages(account: Account) -> Iterator[Passage]:
    yield from (passage for passage in (account.synopsis, *account.introductions.values()) if passage)
    yield from (answer.text for answer in account.answers)


def prose(markdown: str) -> str:
    """A text as it is read: without marks, and with a full stop after each item, cell and paragraph."""
    shown = re.sub(r"[.:]?</(?:p|li|td|th)>", ".\n", to_html(markdown))
    return html.unescape(re.sub(r"<[^>]+>", "", shown))


def told(entry: Entry) -> str:
    """All that an entry tells: its summary and account, what it says to adopters, and the voices in it."""
    front, adapting = entry.front, entry.front.adapting
    lists = (adapting.core, adapting.adaptable, adapting.prerequisites, adapting.pitfalls) if adapting else ()
    accounts = (passage.markdown for passage in passages(entry.account))
    records = (adoption.text.markdown for adoption in entry.adoptions)
    return "\n\n".join((front.summary, *accounts, *records, *chain(*lists), *(one.quote for one in front.testimonials)))


def sentences(text: str) -> list[str]:
    """The sentences of a text in small letters, without marks."""
    return [" ".join(re.findall(r"[\w’£%]+", one.lower())) for one in re.split(r"[.!?:;]\s", prose(text))]


def used(values: Sequence[str], vocabulary: str) -> float:
    """How much of a vocabulary is in use, from 0 to 1."""
    return len(set(values)) / len(getattr(AWARD.vocabularies, vocabulary))


def test_the_checker_has_nothing_to_mend() -> None:
    assert VERDICT.findings == ()
    assert CATALOGUE
    assert len(CATALOGUE.entries) == len(VERDICT.ready)


@pytest.mark.parametrize(
    ("what", "there", "at_least"),
    [
        ("entries", len(ENTRIES), 24),
        ("years", len({entry.front.year for entry in ENTRIES}), 4),
        ("recognitions", len({entry.front.recognition for entry in ENTRIES}), len(AWARD.recognitions)),
        ("regions and nations", used([entry.front.lead.region for entry in ENTRIES], "regions"), 1),
        ("settings", used([setting for entry in ENTRIES for setting in entry.front.settings], "settings"), 1),
        ("themes", used([theme for entry in ENTRIES for theme in entry.front.themes], "themes"), 1),
        ("kinds of measure", used([measure.kind for measure in MEASURES], "measure_kinds"), 1),
        ("kinds of organisation", used([one.type for entry in ENTRIES for one in entry.front.organisations], "organisation_types"), 1),
        ("voices", used([one.voice for entry in ENTRIES for one in entry.front.testimonials], "voices"), 1),
        ("monthly series", len(SERIES), 12),
        ("adoption records", len(ADOPTIONS), 18),
        ("stages of adoption", used(list(STAGES), "adoption_stages"), 1),
        ("adapted", STAGES["adapted"], 3),
        ("tried and stopped", STAGES["stopped"], 3),
        ("adopters that are entries", len(CATALOGUE.adopters_of), 1),
        ("entries with resources", sum(bool(entry.front.resources) for entry in ENTRIES), 8),
        ("entries in Welsh", sum(translation.code == "cy" for _, translation in TRANSLATIONS), 2),
        ("measures that did not improve", sum(not measure.improved for measure in MEASURES), len(ENTRIES)),
    ],
)
def test_the_collection_shows_the_whole_award(what: str, there: float, at_least: float) -> None:
    assert there >= at_least, what


def test_every_series_is_long_enough_to_read_and_short_enough_to_see() -> None:
    assert {len(points) for points in SERIES} <= set(range(12, 37))


def test_one_project_failed_and_says_so() -> None:
    """Its safety measures stayed where they were, it lists no place where it works, and it still answers every question."""
    failed = next(entry for entry in ENTRIES if entry.key == "2025/the-bell-we-took-down")
    assert not [one.name for one in failed.front.measures if one.kind in {"harm", "incidents"} and one.improved]
    assert not failed.adoptions
    assert "It isn’t safer" in told(failed)


@each_entry
def test_every_entry_is_invented(entry: Entry) -> None:
    contacts = (entry.front.contact, *(adoption.front.contact for adoption in entry.adoptions))
    assert entry.front.example
    assert all(adoption.front.example for adoption in entry.adoptions)
    assert all(contact.email.endswith(".example") for contact in contacts)
    assert set(re.findall(r"https?://[^/)\s]+\.(\w+)", told(entry))) <= {"example"}


@each_entry
def test_every_question_has_a_full_answer(entry: Entry) -> None:
    asked = [question.id for _, question, _ in AWARD.asked_in(entry.front.year)]
    assert [answer.question for answer in entry.account.answers] == asked
    assert [answer.question for answer in entry.account.answers if answer.text.words < ANSWER] == []
    assert sum(passage.words for passage in passages(entry.account)) >= ENTRY


@each_entry
def test_a_reader_of_twelve_can_follow(entry: Entry) -> None:
    assert textstat.automated_readability_index(prose("\n\n".join((entry.front.summary, *(one.markdown for one in passages(entry.account)))))) <= GRADE


@each_entry
def test_spelling_is_british_and_nothing_is_sold(entry: Entry) -> None:
    words = {word for pattern in (AMERICAN, SALES) for word in re.findall(rf"\b(?:{pattern})\b", told(entry).lower())}
    assert words - SPELT_SO == set()
    assert "—" not in told(entry)


@each_entry
def test_people_speak_from_two_sides_and_only_once(entry: Entry) -> None:
    """A quote of the front matter that comes back in an answer would stand twice on one page."""
    quotes = entry.front.testimonials
    body = set(sentences("\n\n".join(passage.markdown for passage in passages(entry.account))))
    assert len(quotes) >= 3
    assert len({AWARD.vocabularies.voices[one.voice].of_service for one in quotes}) == 2
    assert {one for quote in quotes for one in sentences(quote.quote) if len(one.split()) >= 5} & body == set()


def test_no_sentence_stands_in_two_entries() -> None:
    where = defaultdict(set)
    for entry in ENTRIES:
        for sentence in sentences(told(entry)):
            if len(sentence.split()) >= ALONE:
                where[sentence].add(entry.key)
    assert {sentence: sorted(keys) for sentence, keys in where.items() if len(keys) > 1} == {}


def test_no_two_answers_to_a_question_open_alike() -> None:
    """Question pages show all answers to one question, so three same words at the start would be seen."""
    openings = Counter((answer.question, *prose(answer.text.markdown).lower().split()[:3]) for entry in ENTRIES for answer in entry.account.answers)
    assert [opening for opening, times in openings.items() if times > 1] == []


def test_no_two_entries_have_the_same_shape() -> None:
    """An entry's shape is how many paragraphs, lists, tables and quotes each answer has."""
    shapes = Counter(
        tuple(tuple(re.findall(r"<(p|ul|ol|table|blockquote)\b", to_html(answer.text.markdown))) for answer in entry.account.answers) for entry in ENTRIES
    )
    assert max(shapes.values()) == 1


def test_a_translation_follows_the_entry_paragraph_by_paragraph_and_figure_by_figure() -> None:
    def followed(account: Account) -> list[tuple[list[str], list[str]]]:
        shown = [to_html(passage.markdown) for passage in passages(account)]
        return [(re.findall(r"<(\w+)", one), sorted(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"<[^>]+>", "", one)))) for one in shown]

    for entry, translation in TRANSLATIONS:
        assert followed(translation.account) == followed(entry.account), entry.key
