"""The adoption kit of an entry: what is in it, on which terms, and that nothing else is."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.intake.workspace import LARGEST_FILE
from showcase.model.fields import Resource, Review
from showcase.model.records import AdoptionFields
from showcase.publish.leaks import secrets_of
from showcase.publish.papers import kit as kits
from showcase.publish.papers.engine import PaperFault
from showcase.publish.papers.kit import files_of_kit, kit_of, make_kit
from showcase.publish.papers.paper import Kit
from showcase.site.papers.subject import PaperSubject
from support.awards import catalogue_of
from support.projects import root_of
from support.word_documents import CASES, SITE, W, dates, engine, everything, kit, out_of_order, parts_of_told, read, subject_of, subjects, without_pictures

FULL = "2025/quiet-nights"
ONE_PAGE = {"one-page.pdf": b"%PDF-1.7"}
HOSTILE = [one["text"] for one in yaml.safe_load((CASES / "hostile.yml").read_text(encoding="utf-8"))["texts"]]


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(subject: PaperSubject, award: str = "nights") -> dict[str, bytes]:
    return opened(make_kit(kit_of(subject), kit(subject, award, ONE_PAGE)))


def subject() -> PaperSubject:
    return subjects("nights", FULL)[0]


def changed(award: str = "nights", key: str = FULL, **fields: Any) -> PaperSubject:
    catalogue = catalogue_of(award)
    entry = catalogue.by_key[key]
    return subject_of(replace(entry, front=entry.front.model_copy(update=fields)), catalogue)


def test_the_kit_holds_all_that_its_readme_names_and_nothing_else() -> None:
    files = made(subject())
    assert list(files) == [
        *("LICENCES.txt", "README.txt", "adoption-record.txt", "checklist.docx", "materials/listening-sheet.pdf", "materials/night-plan.pdf"),
        *("measures.csv", "one-page.pdf"),
    ]
    readme = files["README.txt"].decode()
    assert [name for name in files if name.split("/")[0] not in readme and name != "README.txt"] == []
    assert "links.txt" not in readme
    assert [line[:2] for line in readme.split("\r\n") if line[:1].isdigit()] == ["1.", "2.", "3.", "4."]
    assert "Made-up example." in readme
    assert f"{SITE}entries/{FULL}/" in readme


def test_materials_are_those_of_the_entry_byte_for_byte() -> None:
    assert made(subject())["materials/night-plan.pdf"] == (root_of("nights") / "entries" / FULL / "night-plan.pdf").read_bytes()


def test_each_material_has_its_terms_and_the_entry_its_own() -> None:
    said = made(subject())["LICENCES.txt"].decode()
    assert "materials/night-plan.pdf: The night plan, two pages. CC BY 4.0" in said
    assert "materials/listening-sheet.pdf: Listening sheet. CC BY 4.0" in said
    assert "come from the\r\nentry: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/" in said


def test_what_stands_on_the_web_is_a_list_of_addresses() -> None:
    there = Resource(title="A film", file=None, link="https://films.example/night", licence="CC-BY-4.0")
    files = made(changed(resources=(there,)))
    assert not any(name.startswith("materials/") for name in files)
    assert files["links.txt"].decode().split("\r\n")[3:5] == ["A film", "https://films.example/night"]
    assert "links.txt" in files["README.txt"].decode()
    assert "materials/" not in files["README.txt"].decode()


def test_a_picture_is_what_the_site_shows_of_it() -> None:
    poster = Resource(title="Poster", file="poster.jpg", link=None, licence=next(iter(catalogue_of("states").award.vocabularies.licences)))
    poster_of = changed("states", "2025/enwau-cymraeg", resources=(poster,))
    assert list(files_of_kit(poster_of)) == []
    data = made(poster_of, "states")["materials/poster.jpg"]
    assert data[:3] == b"\xff\xd8\xff"
    assert data != (root_of("states") / "entries" / "2025" / "enwau-cymraeg" / "poster.jpg").read_bytes()


def test_materials_that_would_make_it_too_large_to_send_are_named_with_their_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kits, "ROOM", 60_000)  # one of both fits
    files = made(subject())
    assert [name for name in files if name.startswith("materials/")] == ["materials/night-plan.pdf"]
    assert f"{SITE}entries/{FULL}/listening-sheet.pdf" in files["links.txt"].decode()


def test_a_material_that_went_meanwhile_is_told_with_what_to_do(tmp_path: Path) -> None:
    one = subject()
    with pytest.raises(PaperFault) as fault:
        make_kit(kit_of(one), Kit(tmp_path, one.entry, engine(), ONE_PAGE))
    assert str(fault.value).startswith(f"entries/{FULL}/night-plan.pdf was sound when the entry was checked")


def test_a_link_in_place_of_a_material_is_not_followed(tmp_path: Path) -> None:
    one, folder = subject(), tmp_path / "entries" / FULL
    shutil.copytree(root_of("nights") / "entries" / FULL, folder)
    (folder / "night-plan.pdf").unlink()
    (folder / "night-plan.pdf").symlink_to("/etc/hostname")
    with pytest.raises(PaperFault):
        make_kit(kit_of(one), Kit(tmp_path, one.entry, engine(), ONE_PAGE))
    (folder / "night-plan.pdf").unlink()
    with (folder / "night-plan.pdf").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(PaperFault):
        make_kit(kit_of(one), Kit(tmp_path, one.entry, engine(), ONE_PAGE))


def test_the_checklist_has_a_box_for_each_thing_to_have_to_keep_and_to_watch_for() -> None:
    document = read(made(subject())["checklist.docx"])
    adapting = subject().entry.front.adapting
    assert adapting
    found = [row.cells[1].text for table in document.tables for row in table.rows[1:]]
    measures = [one.name for one in subject().entry.front.measures]
    assert found == [*adapting.prerequisites, *measures, *adapting.core, *adapting.adaptable, *adapting.pitfalls]
    assert len(list(document.element.body.iter(f"{W}sdt"))) == len(found)
    assert all(cell.text == "" for table in document.tables for row in table.rows[1:] for cell in row.cells[2:])
    assert document.paragraphs[0].text.startswith("Made-up example.")


def test_every_checklist_is_in_the_order_in_which_word_reads_it() -> None:
    for award in ("nights", "klinke", "mending"):
        for one in subjects(award)[:4]:
            told: Any = kit_of(one)["checklist"]
            if told:
                assert {name: found for name, text in parts_of_told(told).items() if (found := out_of_order(text))} == {}


def test_an_entry_that_says_nothing_of_reuse_has_a_kit_without_a_checklist_and_without_figures() -> None:
    files = made(subjects("states", "2025/bare")[0], "states")
    assert list(files) == ["LICENCES.txt", "README.txt", "adoption-record.txt", "one-page.pdf"]
    assert "checklist" not in files["README.txt"].decode()
    assert "measures.csv" not in files["README.txt"].decode()


def test_where_the_one_page_could_not_be_made_the_kit_does_not_speak_of_it() -> None:
    files = opened(make_kit(kit_of(subject()), kit(subject())))
    assert "one-page.pdf" not in files
    assert "one-page.pdf" not in files["README.txt"].decode()
    assert "1. Ask " in files["README.txt"].decode()


def test_the_table_for_figures_names_what_was_counted_and_leaves_the_values_open() -> None:
    data = made(subject())["measures.csv"]
    assert data.startswith(b"\xef\xbb\xbfWhat was counted,Unit,Kind,Better,")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert [row[0] for row in rows] == [one.name for one in subject().entry.front.measures]
    assert {cell for row in rows for cell in row[4:]} == {""}
    assert {len(row) for row in rows} == {len(head)}


def test_no_cell_of_the_table_is_a_formula() -> None:
    measure = subject().entry.front.measures[0]
    rows = [measure.model_copy(update={"name": text, "unit": text}) for text in HOSTILE]
    cells = [row[:2] for row in csv.reader(io.StringIO(made(changed(measures=tuple(rows)))["measures.csv"].decode("utf-8-sig"), newline=""))][1:]
    assert len(cells) == len(HOSTILE)
    assert not any(cell.lstrip()[:1] in "=+-@" for row in cells for cell in row if cell)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_title_holds_the_record_reads_as_a_record_once_it_is_filled_in(text: str) -> None:
    adapting = subject().entry.front.adapting
    assert adapting
    one = changed(title=text, adapting=adapting.model_copy(update={"core": (text, "Another")}))
    record = str(kit_of(one)["texts"]["adoption-record.txt"])  # type: ignore[index]
    front = record.split("---\n")[1].replace("\0", "").replace("\x0b", "").replace("\ufffe", "")  # which no entry can hold
    for name, value in (
        *(("name", "Alder Clinic"), ("type", "nhs-trust"), ("region", "london"), ("since", "2026-01"), ("stage", "testing")),
        *(("role", "Ward manager"), ("may_speak", "true"), ("email", "desk@alder.example")),
    ):
        front = re.sub(rf"(?m)^( *{name}:)", rf"\1 {value}", front, count=1)
    front = front.replace("  name:  # a team", "  name: Front desk  # a team").replace("  # - ", "  - ", 2)
    read_back = yaml.load(front, yaml.BaseLoader)  # noqa: S506 – which makes texts alone
    fields = AdoptionFields.model_validate({name: value for name, value in read_back.items() if value not in ("", None)})
    assert fields.kept[1:] == ("Another",)
    assert fields.organisation.name == "Alder Clinic"
    assert FULL in front


def test_the_same_entry_gives_the_same_bytes_and_no_moment() -> None:
    some = [make_kit(kit_of(subject()), kit(subject(), "nights", ONE_PAGE)) for _ in range(2)]
    assert some[0] == some[1]
    assert dates(some[0]) == {(1980, 1, 1, 0, 0, 0)}


def test_whatever_a_title_holds_names_in_the_kit_are_our_own() -> None:
    for text in HOSTILE:
        assert list(made(changed(title=text, resources=()))) == [
            "LICENCES.txt", "README.txt", "adoption-record.txt", "checklist.docx", "measures.csv", "one-page.pdf",
        ]  # fmt: skip


def test_a_checklist_holds_whatever_a_writer_says() -> None:
    adapting = subject().entry.front.adapting
    assert adapting
    said = tuple("a" * 1000 if text == "!repeat" else text for text in HOSTILE)
    text = everything(read(made(changed(adapting=adapting.model_copy(update={"core": said}), resources=()))["checklist.docx"]))
    assert [one for one in said if one.isprintable() and one not in text and "\u2067" not in one] == []



def test_nothing_of_a_hidden_entry_and_nothing_that_no_page_shows_is_in_a_document_or_a_kit() -> None:
    review = Review(rule="nhs-number", about="94…", who="Data protection lead", date="2025-03-01", reason="Canary, which no page shows")
    one = changed(reviewed=(review,))
    told = [*(everything_in(kits_and_documents(subject, "klinke")) for subject in subjects("klinke")), everything_in(kits_and_documents(one, "nights"))]
    secrets = secrets_of(root_of("klinke"), catalogue_of("klinke"), ())
    assert secrets.sentences
    assert [data for data in told if secrets.heard_in(data) or b"Canary" in data] == []


def kits_and_documents(one: PaperSubject, award: str) -> Iterator[bytes]:
    yield make_kit(kit_of(one), kit(one, award, ONE_PAGE))
    yield without_pictures(one)


def everything_in(archives: Iterable[bytes]) -> bytes:
    """All that stands in zips, and in zips within them."""
    texts = list[bytes]()
    for data in archives:
        for name, text in opened(data).items():
            texts.append(everything_in((text,)) if name.endswith((".docx", ".zip")) else text)
    return b"\n".join(texts)
