"""An entry as a Word document, as another program reads it."""

import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
import yaml
from showcase.model.entry import Entry
from showcase.site.data.as_asked import EntryTables
from showcase.site.data.beside import tables_beside
from showcase.site.data.published import published
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.word import word
from showcase.site.papers.word_text import WordText
from support import word_documents as documents
from support.awards import catalogue_of
from support.passages import passage
from support.projects import EVERY_AWARD
from support.word_documents import W, everything, headings, made, parts, read, subject_of, subjects

FULL = "2025/quiet-nights"
LONG = "a" * 1000
HOSTILE = yaml.safe_load((documents.CASES / "hostile.yml").read_text(encoding="utf-8"))["texts"]


@cache
def whole(award: str, key: str, place: int = 0) -> bytes:
    return made(subjects(award, key)[place], award)


def changed(key: str = FULL, award: str = "nights", **fields: Any) -> PaperSubject:
    """The subject of an entry with some other fields."""
    catalogue = catalogue_of(award)
    entry = catalogue.by_key[key]
    return subject_of(replace(entry, front=entry.front.model_copy(update=fields)), catalogue)


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_every_part_of_every_document_is_in_the_order_in_which_word_reads_it(award: str) -> None:
    for subject in subjects(award)[:12]:
        faults = {name: found for name, text in parts(subject).items() if (found := documents.out_of_order(text))}
        assert faults == {}, subject.entry.key


def test_an_element_out_of_order_would_be_found() -> None:
    spoilt = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:keepNext/></w:pPr><w:tbl/></w:p>'
    assert documents.out_of_order(spoilt) == ["tbl in p", "keepNext in pPr"]


def test_the_entry_has_its_headings_in_their_order() -> None:
    page = subjects("nights", FULL)[0].page
    found = headings(read(whole("nights", FULL)))
    assert found[0] == (1, page.title)
    assert [text for level, text in found if level == 3 and text in {answer.title for one in page.criteria for answer in one.answers}] == [
        answer.title for one in page.criteria for answer in one.answers
    ]
    titles = [text for level, text in found if level == 2]
    assert titles[:5] == ["The figures", "How sure we are", "Who decided", "Do this where you are", "Elsewhere, and since"]
    assert titles[-1] == "To cite this"
    assert all(after[0] <= before[0] + 1 for before, after in pairwise(found))


def test_the_figures_are_a_table_whose_head_is_repeated_and_which_says_what_it_is() -> None:
    page, table = subjects("nights", FULL)[0].page, read(whole("nights", FULL)).tables[0]
    assert page.evidence.findings
    assert [one.text for one in table.rows[0].cells] == ["Measure", "Before", "After", "Difference", "Chance?", "Counted by"]
    assert [row.cells[0].text.split("\n")[:2] for row in table.rows[1:]] == [[one.said, one.name] for one in page.evidence.findings.rows]
    properties = [row._tr.trPr for row in table.rows]
    assert [one.find(f"{W}tblHeader") is not None for one in properties] == [True] + [False] * (len(table.rows) - 1)
    caption = table._tbl.tblPr.find(f"{W}tblCaption")
    assert caption is not None
    assert page.title in caption.get(f"{W}val", "")


def test_a_chart_is_a_picture_that_says_in_words_what_it_shows() -> None:
    document = read(whole("nights", FULL))
    assert [one.partition(".")[0] for one in documents.alternatives(document)] == ["Chart: Complaints about noise at night, each month"]
    shown = document.inline_shapes[0]
    assert (shown.width, shown.height) > (0, 0)
    chart = subjects("nights", FULL)[0].page.criteria[1].answers[1].evidence[0].charts[0]
    assert chart.caption in documents.alternatives(document)[0]
    assert f"\n{chart.unit}\n" in everything(document)


def test_a_photograph_of_the_text_is_a_jpeg_with_its_words_and_its_maker() -> None:
    data = whole("klinke", "2022/noten-auf-raedern")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        kinds = {name.rpartition(".")[2]: archive.read(name)[:3] for name in archive.namelist() if "/media/" in name}
    assert kinds["jpeg"] == b"\xff\xd8\xff"
    entry = subjects("klinke", "2022/noten-auf-raedern")[0].entry
    assert all(documents.alternatives(read(data)))
    assert f"Picture: {entry.front.images[0].credit}" in everything(read(data))


def test_links_lead_to_whole_addresses_and_without_the_sites_own_nowhere() -> None:
    found = documents.links(read(whole("nights", FULL)))
    assert f"{documents.SITE}entries/{FULL}/" in found
    assert f"{documents.SITE}entries/{FULL}/night-plan.pdf" in found
    assert "mailto:involvement@northbridge.example" in found
    nowhere = subjects("nights", FULL, site="")[0]
    assert all(one.startswith(("http", "mailto:")) and "//entries" not in one for one in word(nowhere)["links"])  # type: ignore[attr-defined]
    assert documents.SITE not in json.dumps(word(nowhere))


@pytest.mark.parametrize("award", EVERY_AWARD)
def test_the_numbers_of_a_chart_are_where_its_link_leads(award: str) -> None:
    catalogue, links, there = catalogue_of(award), set[str](), set[str]()
    for subject in subjects(award):
        told: Any = word(subject)["links"]
        links |= {one.removeprefix(documents.SITE) for one in told if one.startswith(documents.SITE) and "/data/" in one}
    for entry in catalogue.entries:
        if entry.front.measures:
            there |= {address for address, _ in tables_beside(published(entry, catalogue), EntryTables(catalogue.award))}
    assert links <= there
    assert links or award != "klinke"


def test_places_in_the_document_that_links_lead_to_are_there() -> None:
    body = str(word(subjects("nights", FULL)[0])["body"])
    leads, places = set(re.findall(r'w:anchor="(\w+)"', body)), re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', body)
    assert leads
    assert leads <= set(places)
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("address", "is_followed"),
    [
        *((one, True) for one in ("https://a.example", "HTTP://a.example:80/b?c=%20d#e", "https://m%C3%BCnchen.example/", "mailto:a.b+c@d.example")),
        *((one, False) for one in ("https://[::1/", "https://a.example/%zz", "https:// a", "http://a.example/<b>", "javascript:x", "mailto:a@b@c", "https://")),
    ],
)
def test_an_address_that_word_would_stumble_over_leads_nowhere(address: str, is_followed: bool) -> None:
    assert bool(WordText(subjects("nights", FULL)[0]).address(address)) == is_followed


def test_the_document_says_its_language_who_made_it_and_when_its_sources_were() -> None:
    properties = read(whole("nights", FULL)).core_properties
    assert properties.title == "Quiet nights, planned by the people who sleep here"
    assert properties.author == "Northbridge Mental Health NHS Foundation Trust and Lantern Voices CIC"
    assert properties.language == "en-GB"
    assert str(properties.created) == "2025-10-06 00:00:00+00:00"
    assert 'w:val="en-GB"' in parts(subjects("nights", FULL)[0])["word/styles.xml"]


def test_a_made_up_entry_says_so_first_and_above_every_page() -> None:
    document = read(whole("nights", FULL))
    assert document.paragraphs[0].text.startswith("Made-up example. Please do not quote it")
    assert document.sections[0].header.paragraphs[0].text.startswith("Made-up example.")
    assert f"{documents.SITE}entries/{FULL}/ · CC BY 4.0" in document.sections[0].footer.paragraphs[0].text
    real = word(changed(example=False))
    assert "Made-up" not in str(real["header"])


def test_the_same_entry_gives_the_same_bytes_and_no_moment() -> None:
    again = made(subjects("nights", FULL)[0])
    assert again == whole("nights", FULL)
    assert documents.dates(again) == {(1980, 1, 1, 0, 0, 0)}


def test_an_entry_without_figures_has_none_and_says_what_is_not_told() -> None:
    document = read(whole("states", "2025/bare"))
    assert document.tables == []
    assert "The figures" not in [text for _, text in headings(document)]
    assert "The team has not written down yet what it takes." in everything(document)


def test_of_thirty_measures_each_is_there_once() -> None:
    document = read(whole("states", "2025/a-very-long-one"))
    text = everything(document)
    assert [number for number in range(1, 31) if f"Measure {number} of thirty" not in text] == []
    assert len(document.tables[0].rows) == 8


def test_each_of_forty_records_stands_under_its_heading() -> None:
    catalogue = catalogue_of("nights")
    entry = catalogue.by_key[FULL]
    records = tuple(replace(entry.adoptions[number % 4], slug=f"record-{number}") for number in range(40))
    found = headings(read(made(subject_of(replace(entry, adoptions=records), catalogue))))
    assert sum(text in {one.front.organisation.name for one in entry.adoptions} for _, text in found) == 40


def test_a_translation_is_in_its_language_and_all_else_in_the_awards() -> None:
    translated = next(one for one in subjects("nights") if one.translation and one.translation.code == "cy")
    body = str(word(translated)["body"])
    assert translated.page.title in everything(read(made(translated)))
    assert f'<w:lang w:val="cy"/></w:rPr><w:t xml:space="preserve">{translated.page.title}' in body
    assert '<w:t xml:space="preserve">Do this where you are</w:t>' in body


def test_arabic_runs_from_right_to_left_in_paragraphs_of_its_own() -> None:
    translated = subjects("states", "2025/bare")[1]
    text = parts(translated)["word/document.xml"]
    title = next(line for line in text.split("\n") if "Heading1" in line)
    assert "<w:bidi/>" in title
    assert '<w:rtl/><w:lang w:bidi="ar"/>' in title
    assert "<w:bidi/>" not in next(line for line in text.split("\n") if "Do this where you are" in line)


def test_a_document_of_an_award_in_arabic_is_turned_whole() -> None:
    catalogue = catalogue_of("states")
    turned = replace(catalogue, award=catalogue.award.model_copy(update={"language": "ar"}))
    found = parts(subject_of(catalogue.by_key["2025/enwau-cymraeg"], turned))
    assert "<w:pPrDefault><w:pPr><w:bidi/>" in found["word/styles.xml"]
    assert "<w:bidi/></w:sectPr>" in found["word/document.xml"]
    assert "<w:bidiVisual/>" in found["word/document.xml"]
    assert '<w:bidi w:val="0"/>' in next(line for line in found["word/document.xml"].split("\n") if "Do this where you are" in line)


def spoilt(text: str) -> PaperSubject:
    """The subject of an entry that has a text wherever a writer types: in its title, its team, a measure and what is core."""
    front = catalogue_of("nights").by_key[FULL].front
    assert front.adapting
    return changed(
        title=text,
        organisations=(front.organisations[0].model_copy(update={"name": text}),),
        measures=(front.measures[1].model_copy(update={"name": text, "source": text}),),
        adapting=front.adapting.model_copy(update={"core": (text,)}),
    )


def test_whatever_a_field_holds_is_read_out_of_the_document() -> None:
    for case in HOSTILE:
        text = LONG if case["text"] == "!repeat" else case["text"]
        subject = spoilt(text)
        assert {name: found for name, part in parts(subject).items() if (found := documents.out_of_order(part))} == {}, case["it"]
        assert everything(read(documents.without_pictures(subject))).count(case.get("read", text)) >= 5, case["it"]


ANSWER = """
Words with *stress*, **weight**, ~~a line~~ and `code < here`.\\
A second line, and a note.[^one] The same again.[^one] <https://other.example/?a=1&b=2>

4. Fourth
   - within
     1. deeper
5. Fifth

   and more of it

> A quotation
>
> - with a list

| Left | Right |
|:--|--:|
| a | 1 |
| **b** | `<2>` |

```
two  blanks
and a line
```

---

[^one]: A note with a [link](https://noted.example/) and another[^two].

[^two]: The other, which leads back[^one].
"""


def test_an_answer_keeps_its_lists_tables_quotations_and_notes() -> None:
    catalogue = catalogue_of("nights")
    entry = catalogue.by_key[FULL]
    first, *others = entry.account.answers
    told: Entry = replace(entry, account=replace(entry.account, answers=(first._replace(text=passage(ANSWER)), *others)))
    found = parts(subject_of(told, catalogue))
    assert {name: faults for name, part in found.items() if (faults := documents.out_of_order(part))} == {}
    body, notes = found["word/document.xml"], found["word/footnotes.xml"]
    assert [f'<w:numId w:val="{number}"/>' in body for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>' in found["word/numbering.xml"]
    assert '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/>' in found["word/numbering.xml"]
    assert body.count("<w:footnoteReference ") == 2
    assert "A note with a " in notes
    assert "[The other, which leads back.]" in notes
    assert "https://noted.example/" in found["word/_rels/footnotes.xml.rels"]
    assert "https://other.example/?a=1&amp;b=2" in found["word/_rels/document.xml.rels"]
    assert '<w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">1</w:t>' in body
    assert "two  blanks" in body
    assert '<w:pStyle w:val="Rule"/>' in body
    assert '<w:pStyle w:val="Quote"/></w:pPr><w:r><w:t xml:space="preserve">A quotation' in body
