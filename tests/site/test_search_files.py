"""The files of the search index: every word leads to its entries, every value to its own, and nothing to what is not shown."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from showcase.catalogue.facets import VALUES, terms_of, values_of
from showcase.catalogue.spread import grade, in_use
from showcase.publish.plan import plan
from showcase.publish.render import Writer
from showcase.site.search import postings, segments
from showcase.site.search.words import written_as_one
from showcase.util.collation import collation_key
from showcase.util.text import LONGEST, plain_words
from support.awards import catalogue_in, catalogue_of
from support.projects import EVERY_AWARD, root_of
from support.searching import Search, searched, with_award

EVERY = pytest.mark.parametrize("award", EVERY_AWARD)
Built = Callable[[str], Path]


@cache
def search(award: str) -> Search:
    return searched(catalogue_of(award))


def text_of(search: Search, number: int) -> str:
    """What can be looked for of an entry: the texts of its record."""
    record = search.records[number]
    own = [heading for place, heading, _ in record["parts"] if re.match(r"#measure_|#adoption-|#later-|\w+/$", place)]
    texts = [record["title"], record["summary"], record["organisation"], *record["partners"], *own, *(text for _, _, text in record["parts"])]
    return " ".join(texts)


def every_word_leads_to_its_entry(search: Search) -> None:
    for number in range(search.index["entries"]):
        words = {word for word in plain_words(text_of(search, number)).split() if len(word) > 1} - set(search.index["ignored"])
        assert [word for word in sorted(words) if number not in search.find(word)] == []


@EVERY
def test_every_word_of_an_entry_leads_to_it(award: str) -> None:
    every_word_leads_to_its_entry(search(award))


@EVERY
def test_a_word_leads_to_no_entry_that_does_not_have_it(award: str) -> None:
    index, shown = search(award), catalogue_of(award)
    for number, entry in enumerate(shown.entries):
        labels = [terms_of(facet.of, shown.award)[value].label for facet in shown.award.facets for value in values_of(entry, facet, shown.award)]
        said = f"{text_of(index, number)} {labels} {index.records[number]['honour']}"
        known = {*plain_words(said).split(), *written_as_one(said)}
        leading = [forms for bucket in index.groups for forms, *_ in bucket if not forms[0].startswith("=") and number in index.find(forms[0])]
        assert [forms for forms in leading if not known.intersection(forms)] == []


@EVERY
def test_a_word_is_in_the_file_that_its_first_letters_name(award: str) -> None:
    index = search(award)
    starts = index.index["buckets"]
    assert starts == sorted(set(starts))
    assert starts[0] == ""
    for bucket in index.groups:
        for forms, *_ in bucket:
            assert forms == sorted(set(forms))
            assert all(index.find(form) for form in forms)


def test_files_of_words_are_small_and_those_of_many_entries_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    people = search("nights").find("people")  # before: what is searched is kept for other tests
    monkeypatch.setattr(postings, "LONG", 20)
    monkeypatch.setattr(postings, "FULL", 2000)
    index = searched(catalogue_of("nights"))
    alone = [path for path in index.files if path.startswith("words/common/")]
    assert len(alone) > 50
    assert max(len(text) for path, text in index.files.items() if path.startswith("words/")) < 6000
    every_word_leads_to_its_entry(index)
    assert index.find("people") == people


@pytest.mark.parametrize("query", ["night", "nights", "NIGHTS".lower()])
def test_a_word_in_the_title_weighs_more_than_one_in_the_text(query: str) -> None:
    index = search("nights")
    found = index.find(query)
    titled = [number for number in found if "night" in plain_words(index.records[number]["title"])]
    assert titled
    assert min(found[number] for number in titled) > max(weight for number, weight in found.items() if number not in titled and not _summed_up(index, number))
    assert all(1 <= weight <= 35 for weight in found.values())


def _summed_up(index: Search, number: int) -> bool:
    record = index.records[number]
    return "night" in plain_words(" ".join((record["summary"], record["organisation"], *record["partners"])))


def test_labels_and_honours_are_found() -> None:
    index = search("nights")
    winners = {number for number, record in enumerate(index.records) if record["honour"][0] == "Winner"}
    assert winners <= index.find("winner").keys()
    assert {number for number, record in enumerate(index.records) if record["honour"][1] == 2024} <= index.find("2024").keys()


def test_the_headings_that_every_entry_has_lead_to_none() -> None:
    assert len(search("nights").find("hurdles")) < len(search("nights").records)


def test_an_entry_is_found_by_another_name_for_the_same() -> None:
    asked = with_award(catalogue_of("nights"), synonyms=(("A&E", "emergency department"), ("commode", "night chair"), ("zebra crossing", "unicorn")))
    index = searched(asked)
    says = [bool(re.search(r"\b(a e|emergency departments?)\b", plain_words(json.dumps(record, ensure_ascii=False)))) for record in index.records]
    assert any(says)
    assert sorted(index.named("A&E")) == [number for number, said in enumerate(says) if said]
    assert index.named("emergency departments") == index.named("A&E")
    assert index.named("unicorn") == {}


@EVERY
def test_the_values_of_every_entry_are_its_own(award: str) -> None:
    index, shown = search(award), catalogue_of(award)
    kept = index["facets.json"]
    for facet in shown.award.facets:
        choices = [value for value, _ in next(one["values"] for one in index.index["facets"] if one["id"] == facet.id)]
        told = [[choices[place] for place in kept[facet.of]["sets"][ord(letter) - 48]] for letter in kept[facet.of]["of"]]
        assert [sorted(set(values)) for values in told] == [sorted(values_of(entry, facet, shown.award)) for entry in shown.entries]
    years = next(one["values"] for one in index.index["facets"] if one["of"] == "years")
    assert [years[kept["years"]["sets"][ord(letter) - 48][0]][0] for letter in kept["years"]["of"]] == [str(one.front.year) for one in shown.entries]


@EVERY
def test_what_makes_entries_alike_is_there_each_time_that_it_counts(award: str) -> None:
    index, shown = search(award), catalogue_of(award)
    kept = index["facets.json"]
    for row in index.index["likeness"]:
        choices = [value for value, _ in row["values"]]
        told = [[choices[place] for place in kept[row["of"]]["sets"][ord(letter) - 48]] for letter in kept[row["of"]]["of"]]
        for entry, values in zip(shown.entries, told, strict=True):
            own = [value for value in VALUES[row["of"]](entry, shown.award) if value]
            assert sorted(values) == sorted(own if row["match"] == "each" else set(own))


@EVERY
def test_which_questions_an_entry_answered(award: str) -> None:
    index, shown = search(award), catalogue_of(award)
    kept, asked = index["facets.json"]["answered"], [name for name, _ in index.index["questions"]]
    for entry, letter in zip(shown.entries, kept["of"], strict=True):
        assert {asked[place] for place in kept["sets"][ord(letter) - 48]} == {one.question for one in entry.account.answers}


@EVERY
def test_entries_can_be_put_in_order_of_spread_and_of_title(award: str) -> None:
    index, shown = search(award), catalogue_of(award)
    ladder, numbers = list(shown.award.vocabularies.spread_grades), range(len(shown.entries))
    ranks = index["facets.json"]["spread"]
    spread = [(ladder.index(grade(entry, shown.award)) if ladder else 0, len(in_use(entry, shown.award))) for entry in shown.entries]
    assert [spread[number] for number in sorted(numbers, key=lambda number: ranks[number])] == sorted(spread)
    titles = index["titles.json"]
    assert len(titles) == len(shown.entries)
    assert all(collation_key(entry.front.title).startswith(title) for entry, title in zip(shown.entries, titles, strict=True))


@EVERY
def test_every_page_with_a_name_exists_and_has_as_many_entries_as_it_says(award: str) -> None:
    index, shown = search(award), catalogue_of(award)
    urls = {page.url for page in plan(shown).pages}
    names = index["names.json"]
    assert [name for name in names if name[2] not in urls or name[3] < 1] == []
    assert len({name[2] for name in names}) == len(names)
    for facet in shown.award.facets:
        told = {address: count for kind, _, address, count in names if address.startswith(f"{facet.id}/")}
        values = [value for entry in shown.entries for value in values_of(entry, facet, shown.award)]
        assert told == {f"{facet.id}/{value.lower()}/": values.count(value) for value in set(values)}


def test_the_two_names_of_a_question_are_both_told() -> None:
    name = "How did others get over the hurdles? (What was hard, and what helped)"
    assert ["Question", name, "criteria/involvement/hurdles/", 14] in search("nights")["names.json"]


@EVERY
def test_nothing_tells_of_what_is_not_shown(award: str) -> None:
    shown = {entry.key.rpartition("/")[2] for entry in catalogue_of(award).entries}
    hidden = {path.parent.name for path in (root_of(award) / "entries").glob("*/*/index.md")} - shown
    for path, text in search(award).files.items():
        assert not [slug for slug in sorted(hidden) if slug in text], path


class Text(HTMLParser):
    """The ids of a page and its words as a reader has them: tags within a sentence part nothing, all others do."""

    WITHIN = frozenset(("a", "em", "strong", "del", "code"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids = set[str]()
        self.pieces: list[str] = []
        self.feed(html)
        self.words = f" {plain_words(''.join(self.pieces))} "

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids |= {value for name, value in attrs if name == "id" and value}
        self.pieces.append("" if tag in self.WITHIN else " ")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append("" if tag in self.WITHIN else " ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


@pytest.mark.slow
@EVERY
def test_every_part_of_a_record_leads_to_its_place_on_the_page_where_its_words_stand(award: str, built: Built) -> None:
    site, lost = built(award) / "site", []
    pages: dict[str, Text] = {}
    for record in search(award).records:
        for place, heading, text in record["parts"]:
            folder, _, name = f"{record['url']}{place}".partition("#")
            if folder not in pages:
                pages[folder] = Text((site / folder / "index.html").read_text(encoding="utf-8"))
            page = pages[folder]
            missing = sorted(word for word in set(plain_words(text).split()) if f" {word} " not in page.words)
            if (name and name not in page.ids) or f" {plain_words(heading)} " not in page.words or missing:
                lost.append((record["url"], place, heading, missing))
    assert lost == []


@pytest.mark.slow
@EVERY
def test_the_built_site_has_these_files_and_no_others(award: str, built: Built) -> None:
    folder = built(award) / "site" / "assets" / "find"
    there = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.json")}
    assert there == search(award).files


@pytest.mark.slow
def test_a_record_shows_what_a_card_shows(built: Built) -> None:
    site = built("nights") / "site"
    page = (site / "entries/index.html").read_text(encoding="utf-8").partition("<template")[0]
    cards = re.findall(r'<li class="card">.*?</li>', page, re.DOTALL)
    for record, card in zip(search("nights").records, cards, strict=True):
        words = Text(card).words
        label, year, _ = record["honour"]
        beginning, _, rest = record["summary"].partition("\n")
        shown = [record["title"], beginning, record["organisation"], f"{label} {year}", record["spread"][0], *(record["figure"] or ())]
        assert [one for one in shown if f" {plain_words(one)} " not in words] == []
        assert not rest or plain_words(rest) not in words
        assert record["url"] in {urljoin("entries/", address) for address in re.findall(r'href="([^"#]*)"', card)}
        assert record["example"]  # which the page says of all its entries at once
        assert "Made-up example" not in card


OPTIONAL = ({"facets": ()}, {"likeness": ()}, {"synonyms": ()}, {"synopsis": None}, {"language": "cy"})


@pytest.mark.parametrize("changes", OPTIONAL, ids=lambda one: next(iter(one)))
def test_an_award_may_leave_out_what_is_optional(changes: dict[str, object]) -> None:
    index = searched(with_award(catalogue_of("nights"), **changes))
    assert index.index["entries"] == len(index.records)
    every_word_leads_to_its_entry(index)


def test_an_award_without_entries_has_an_index_of_nothing() -> None:
    index = searched(replace(catalogue_of("nights"), entries=()))
    assert index.index["entries"] == 0
    assert index.groups == [[]]
    assert index["facets.json"]["themes"] == {"sets": [], "of": ""}
    assert index["names.json"] == []
    assert index["titles.json"] == []


# What an entry says, and what people type who are after it. Whoever types what joins a word asks for it as one too.
WRITTEN: Mapping[str, tuple[str, ...]] = {
    "Our well-being clinic.": ("wellbeing", "well"),
    "An X-ray, and X‑rays later.": ("xray", "xrays", "ray"),
    "After self-harm.": ("selfharm", "harm"),
    "For 12,500 people.": ("12500",),
    "Sister O’Brien and Mr O'Connor.": ("obrien", "oconnor", "brien"),
    "I.B.S. was asked about.": ("ibs",),
    "The oﬃce was ﬁne.": ("office", "fine"),
    "In der Straße.": ("straße", "strasse"),
    "很多患者安全的药": ("患者", "安全", "药"),
    "Ho" + "o" * 4_900 + "!": ("h" + "o" * (LONGEST - 1),),
}


def test_an_entry_is_found_however_its_words_are_joined(small: Path) -> None:
    entry = small / "entries/2025/quiet-mornings/index.md"
    old = "Nine patients and nine receptionists."
    text = entry.read_text(encoding="utf-8")
    assert old in text
    entry.write_text(text.replace(old, "\n".join((old, *WRITTEN))), encoding="utf-8")
    index = searched(catalogue_in(small))
    number = next(number for number, record in enumerate(index.records) if "quiet-mornings" in record["url"])
    assert [form for forms in WRITTEN.values() for form in forms if number not in index.find(form)] == []
    assert max(len(form) for groups in index.groups for forms, *_ in groups for form in forms) <= LONGEST + 1  # and its plural
    every_word_leads_to_its_entry(index)


class TestTheStamp:
    def test_is_the_same_for_the_same_entries(self) -> None:
        assert searched(catalogue_of("small")).files == search("small").files

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            pytest.param("for a month", "for a season", id="a word"),
            pytest.param("settings: [waiting-room]", "settings: [ward]", id="a value"),
            pytest.param("with: ", "with: all of ", id="whom it was shared with"),
            pytest.param("name: Soft Voices", "name: Soft Voices’", id="a sign in a name"),
        ],
    )
    def test_changes_with_what_an_entry_says(self, old: str, new: str, small: Path) -> None:
        entry = small / "entries/2025/quiet-mornings/index.md"
        text = entry.read_text(encoding="utf-8")
        assert old in text
        entry.write_text(text.replace(old, new), encoding="utf-8")
        assert searched(catalogue_in(small)).index["stamp"] != search("small").index["stamp"]

    def test_changes_with_the_award(self) -> None:
        changed = searched(with_award(catalogue_of("small"), name="Another award"))
        assert changed.index["stamp"] != search("small").index["stamp"]


@pytest.mark.parametrize(("size", "cores"), [(1, 1), (7, 1), (7, 2), (2, 2)])
def test_how_entries_are_shared_out_makes_no_difference(size: int, cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SIZE", size)
    assert searched(catalogue_of("nights"), cores, Writer(tmp_path)).files == search("nights").files
