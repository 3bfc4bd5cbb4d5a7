"""The one page, the whole, the slide and the card, as another program reads them."""

import json
import re
import tempfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
import yaml
from PIL import Image
from showcase.model.entry import Entry
from showcase.model.fields import Review
from showcase.publish.papers.documents import fitted
from showcase.publish.papers.engine import Engine, PaperFault, TooLong
from showcase.site.papers.slide import CARD_STEPS, SLIDE_STEPS, card_at, slide_at
from showcase.site.papers.subject import PaperSubject
from support import word_documents as documents
from support.awards import catalogue_of
from support.paper_documents import OF, headings, made, make, read, said_of, tags, text_of
from support.projects import ROOT
from support.word_documents import engine, subject_of, subjects

FULL = "2025/quiet-nights"
PDFS = ("one-page.pdf", "whole.pdf", "slide.pdf")
HOSTILE = yaml.safe_load((documents.CASES / "hostile.yml").read_text(encoding="utf-8"))["texts"]
LONG, CANARY = "a" * 1000, "showcaseCanary"
STATES = ("2025/bare", "2025/a-very-long-one", "2025/enwau-cymraeg")
WORST = [*(("states", key) for key in STATES), ("klinke", "2021/buecher-im-stellwerk"), ("nights", FULL)]


def changed(key: str = FULL, award: str = "nights", **fields: Any) -> PaperSubject:
    """The subject of an entry with some other fields."""
    catalogue = catalogue_of(award)
    entry = catalogue.by_key[key]
    return subject_of(replace(entry, front=entry.front.model_copy(update=fields)), catalogue)


def told_of(name: str, subject: PaperSubject) -> dict[str, Any]:
    return dict(OF[name].told(subject) or {})


@pytest.mark.parametrize("name", PDFS)
def test_a_document_says_its_title_its_language_and_that_it_is_tagged(name: str) -> None:
    document = read(made(name, "nights", FULL))
    root: Any = document.trailer["/Root"]
    assert document.metadata
    assert document.metadata.title == subjects("nights", FULL)[0].page.title
    assert str(root["/Lang"]).lower() == "en-gb"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()


def test_a_translation_has_its_own_language_and_its_file_a_name_of_its_own() -> None:
    for award, key, code in (("states", "2025/bare", "ar"), ("nights", "2023/mams-know", "cy")):
        subject = subjects(award, key)[1]
        document = read(made("whole.pdf", award, key, 1))
        root: Any = document.trailer["/Root"]
        assert root["/Lang"] == code
        assert document.metadata
        assert document.metadata.title == subject.page.title
        assert OF["whole.pdf"].file_of(subject) == f"whole-{code}.pdf"


def test_headings_are_those_of_the_page_and_skip_no_level() -> None:
    page, found = subjects("nights", FULL)[0].page, headings(made("whole.pdf", "nights", FULL))
    assert [level for level, _ in found].count(1) == 1
    assert all(later <= earlier + 1 for (earlier, _), (later, _) in pairwise(found))
    names = [name for _, name in found]
    assert names[0] == page.title
    assert [one for one in names if one in {answer.title for criterion in page.criteria for answer in criterion.answers}] == [
        answer.title for criterion in page.criteria for answer in criterion.answers
    ]
    assert {"What changed", "How sure we are", "Do this where you are", "The figures", "To cite this"} <= set(names)


def test_the_findings_are_a_table_whose_heads_are_heads() -> None:
    for name in ("one-page.pdf", "whole.pdf"):
        kinds = [kind for kind, _ in tags(made(name, "nights", FULL))]
        assert "/Table" in kinds
        assert kinds.count("/TH") >= 4
        assert kinds.count("/TD") >= 16


def test_a_chart_says_in_words_what_it_shows_and_the_cloth_says_nothing() -> None:
    alts = said_of(made("whole.pdf", "nights", FULL), "/Figure", "/Alt")
    assert alts[0] == "QR code of https://showcase.example/here/entries/2025/quiet-nights/"
    assert [one for one in alts if one.startswith("A chart. Complaints about noise at night")] != []
    assert len(alts) == len([kind for kind, _ in tags(made("whole.pdf", "nights", FULL)) if kind == "/Figure"])
    assert said_of(made("slide.pdf", "nights", FULL), "/Figure", "/Alt") == alts[:1]


def test_a_picture_has_its_own_words_and_one_without_any_is_refused() -> None:
    alts = said_of(made("whole.pdf", "states", "2025/enwau-cymraeg"), "/Figure", "/Alt")
    subject = subjects("states", "2025/enwau-cymraeg")[0]
    assert {one.alt for one in subject.entry.front.images} <= set(alts)
    with pytest.raises(PaperFault, match="missing alt text"):
        engine().pdf("whole.typ", _without_words(told_of("whole.pdf", subject)), {one.file: SQUARE for one in subject.entry.front.images})


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def _without_words(told: Any) -> Any:
    """The same without what is said of pictures."""
    if isinstance(told, dict):
        return {name: None if name == "alt" else _without_words(one) for name, one in ({**told, "code": SQUARE} if "cloth" in told else told).items()}
    return [_without_words(one) for one in told] if isinstance(told, list | tuple) else told


@pytest.mark.parametrize(("award", "key"), WORST)
def test_the_one_page_and_the_slide_are_one_page_always_and_the_card_has_its_size(award: str, key: str) -> None:
    assert len(read(made("one-page.pdf", award, key)).pages) == 1
    slide = read(made("slide.pdf", award, key)).pages
    assert len(slide) == 1
    assert round(float(slide[0].mediabox.width / slide[0].mediabox.height), 2) == 1.78
    with Image.open(BytesIO(made("card.png", award, key))) as card:
        assert (card.format, card.size) == ("PNG", (1200, 630))


def test_what_a_page_has_no_room_for_is_counted() -> None:
    text = text_of(made("one-page.pdf", "states", "2025/a-very-long-one"))
    shown = int(re.search(r"and (\d+) more measures in the full entry", text)[1])  # type: ignore[index]
    assert [f"Measure {number} of thirty" in text for number in (1, 30)] == [True, False]
    assert shown + len(re.findall(r"Measure \d+ of thirty", text)) == 30
    assert "12 others" in text or re.search(r"\d+ others", text)


def test_what_got_worse_is_never_what_a_page_leaves_out() -> None:
    entry = catalogue_of("nights").by_key["2025/letters-we-can-read"]
    many = changed("2025/letters-we-can-read", measures=entry.front.measures[:1] * 20 + entry.front.measures[-1:])
    assert many.page.evidence.findings
    assert many.page.evidence.findings.further[-1].worse
    assert "so this got worse" in text_of(make("one-page.pdf", many))


def with_records(number: int) -> PaperSubject:
    """An entry with so many adoption records."""
    catalogue = catalogue_of("nights")
    entry: Entry = catalogue.by_key[FULL]
    records = tuple(replace(entry.adoptions[place % 4], slug=f"place-{place}") for place in range(number))
    return subject_of(replace(entry, adoptions=records), catalogue)


def test_forty_adopters_are_counted_on_the_page_and_told_in_the_whole() -> None:
    subject = with_records(40)
    page = make("one-page.pdf", subject)
    assert len(read(page).pages) == 1
    assert re.search(r"and \d+ more records in the full entry", text_of(page))
    assert [name for _, name in headings(make("whole.pdf", subject))].count("Eastvale Hospitals NHS Trust") == 10


def test_whoever_reads_the_page_finds_what_decides() -> None:
    text, page = text_of(made("one-page.pdf", "nights", FULL)), subjects("nights", FULL)[0].page
    for one in (page.title, page.brief.figures[0].said, "Under £1,000", "What went wrong", "Who uses it", page.reuse.contact.email, "Made-up example"):
        assert one in text
    assert "showcase.example/here/entries/2025/quiet-nights" in text
    assert "Tried by 4, in use at 2, stopped by 1." in text


def test_without_an_address_there_is_no_code_and_no_empty_place() -> None:
    catalogue = catalogue_of("nights")
    alone = subject_of(catalogue.by_key[FULL], catalogue, "")
    for name in ("one-page.pdf", "slide.pdf"):
        assert said_of(make(name, alone), "/Figure", "/Alt")[:1] != ["QR code of "]
        assert "The full entry:" not in text_of(make(name, alone))


@pytest.mark.parametrize("name", ["one-page.pdf", "whole.pdf", "slide.pdf", "card.png"])
def test_the_same_entry_is_the_same_document_in_every_process(name: str) -> None:
    other = Engine(ROOT)
    paper, subject = OF[name], subjects("nights", FULL)[0]
    kit = replace(documents.kit(subject), engine=other)
    assert paper.make(told_of(name, subject), kit) == made(name, "nights", FULL)


def test_no_document_knows_the_clock_or_the_machine() -> None:
    for name in PDFS:
        data = made(name, "nights", FULL)
        assert tempfile.gettempdir().encode() not in data
        assert str(ROOT).encode() not in data
        created = read(data).metadata.creation_date  # type: ignore[union-attr]
        assert created is not None
        assert created.isoformat()[:10] == "2026-05-01"


@pytest.mark.parametrize("name", ["slide.pdf", "card.png"])
def test_a_headline_that_stands_alone_says_that_it_got_worse(name: str) -> None:
    first, *others = catalogue_of("nights").by_key[FULL].front.measures
    subject = changed(measures=(first.model_copy(update={"better": "higher"}), *others))
    told = told_of(name, subject)
    shown = json.dumps(slide_at(told, SLIDE_STEPS[-1]) if name == "slide.pdf" else card_at(told, CARD_STEPS[-1]), ensure_ascii=False)
    assert ", so this got worse" in shown
    assert make(name, subject)
    good = told_of(name, subjects("nights", FULL)[0])
    assert "got worse" not in json.dumps(slide_at(good, SLIDE_STEPS[0]) if name == "slide.pdf" else card_at(good, CARD_STEPS[0]), ensure_ascii=False)


UNSHOWABLE = re.compile("[\U0001F000-\U0001FAFF\uFE0F\U000E0000-\U000E007F\0\x0b\ufffe]")


def test_hostile_texts_are_text_wherever_they_stand() -> None:
    for case in HOSTILE:
        text = UNSHOWABLE.sub("", case["text"]).replace("\n", " ")
        pdf = read(make("slide.pdf", changed(title=text[:90], summary=text, measures=())))
        assert len(pdf.pages) == 1, case["it"]
        assert pdf.metadata, case["it"]
        assert pdf.metadata.title == text[:90], case["it"]


def test_code_of_the_setter_is_shown_and_never_run() -> None:
    code = '#panic("run") $ x $ #{1 + 1} = heading *bold* _slanted_ `raw` <label> @ref // comment'
    for name in ("one-page.pdf", "slide.pdf"):
        assert code.replace(" ", "") in text_of(make(name, changed(summary=code))).replace(" ", "")


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_thousand_letters_without_a_blank_stay_on_the_page(field: str) -> None:
    subject = changed(**{field: LONG[:100] if field == "title" else LONG})
    for name in ("one-page.pdf", "slide.pdf"):
        (page,) = read(make(name, subject)).pages
        assert max(map(len, page.extract_text().replace("\u200b", "").replace("\u00ad", "").split())) < 130, name  # letters of a line


def test_a_letter_that_no_font_has_is_named_with_what_to_do_and_loses_nothing_silently() -> None:
    for name in OF:
        if name in ("entry.docx", "adoption-kit.zip"):
            continue
        with pytest.raises(PaperFault) as fault:
            make(name, changed(title="Care \U0001F642 and বাং"))
        assert "‘\U0001F642’ (slightly smiling face)" in str(fault.value)
        assert "overrides/papers/fonts" in str(fault.value)


@pytest.mark.parametrize("said", ["Ŵy ŷn ŵr Ẁẁ", "غرفة بلا شيء", "اردو میں لکھا ٹڈے", "שלום", "Привет", "Ελληνικά", "≥ ≤ → ☑ ☐ − × ½ € “q”", "Żółć Łódź"])
def test_letters_of_many_languages_are_there(said: str) -> None:
    assert make("card.png", changed(title=said))
    assert make("slide.pdf", changed(summary=said))


def test_a_page_takes_the_first_that_fits() -> None:
    def set_in(room: int) -> Any:
        def make(told: Any) -> bytes:
            if told["length"] > room:
                raise TooLong
            return str(told["length"]).encode()

        return make

    told = [{"length": length} for length in (40, 30, 20, 10)]
    assert fitted(set_in(100), told) == b"40"
    assert fitted(set_in(25), told) == b"20"
    assert fitted(set_in(100), told, 2) == b"20"
    with pytest.raises(PaperFault, match="Shorten the title"):
        fitted(set_in(5), told)


def second_page(subject: PaperSubject, award: str = "nights") -> str:
    return str(read(make("whole.pdf", subject, award)).pages[1].extract_text())


@pytest.mark.parametrize("letters", [200, 500, 700, 1500])
def test_what_comes_first_stays_on_the_first_page_however_much_it_is(letters: int) -> None:
    said = " ".join(["Everybody waited"] * 100)
    subject = changed(title=said[:100], summary=said[:letters], measures=(), testimonials=(), consulted=(), sharing=(), resources=())
    assert "What changed" in second_page(subject)
    assert "What changed" in second_page(subjects("states", "2025/a-very-long-one")[0], "states")


def test_nothing_that_no_page_shows_is_in_a_document() -> None:
    entry = catalogue_of("nights").by_key[FULL]
    review = Review(rule="nhs-number", about=CANARY, who=CANARY, date=date(2026, 1, 1), reason=CANARY, times=1)
    subject = changed(reviewed=(review,), aliases=("2020/showcase-canary",), contact=entry.front.contact)
    for name in OF:
        assert CANARY.lower() not in json.dumps(OF[name].told(subject), ensure_ascii=False).lower().replace("-", ""), name
