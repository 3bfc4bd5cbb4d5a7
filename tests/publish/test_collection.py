"""The collection as a whole: its files, what they say of one another, its archive, and that nothing of what is hidden is in any of them."""

import hashlib
import json
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from showcase.publish import collection
from showcase.publish.collection import write_collection
from showcase.publish.entries import write_entries
from showcase.publish.site import Site
from showcase.site.data import manifest as manifests
from showcase.site.data.beside import Gathered
from support.collected import collected, entries_of, resources_of, table_of, texts_in
from support.crates import crate_faults
from support.drawing import drawn
from support.projects import AWARDS, files
from support.tables import formulas

EVERY = pytest.mark.parametrize("award", ["small", "states", "klinke", "gardens"])
CANARY = "Kanarienvogel"
ENTRY = "entries/2025/quiet-mornings"


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The data of an award, written once."""
    made: dict[str, Path] = {}

    def of(award: str) -> Path:
        if award not in made:
            made[award] = tmp_path_factory.mktemp(award)
            collected(AWARDS / award, made[award])
        return made[award]

    return of


def read(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "data/v1" / name).read_text(encoding="utf-8"))
    return found


def nulls(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (value is None) + sum(map(nulls, inner))


@EVERY
def test_every_file_is_told_with_its_checksum_and_its_size(award: str, folder_of: Callable[[str], Path]) -> None:
    folder = folder_of(award)
    told = {one["path"]: (one["sha256"], one["bytes"]) for one in read(folder, "manifest.json")["files"]}
    there = {name: (hashlib.sha256(data).hexdigest(), len(data)) for name, data in files(folder / "data/v1").items() if name != "manifest.json"}
    assert told == there
    assert {one["path"]: (one["hash"], one["bytes"]) for one in resources_of(folder).values()} == {
        name: (f"sha256:{digest}", size) for name, (digest, size) in there.items() if name.endswith(".csv")
    }


@EVERY
def test_all_entries_are_in_it_as_they_stand_beside_their_pages(award: str, folder_of: Callable[[str], Path]) -> None:
    folder = folder_of(award)
    beside = {path.relative_to(folder / "entries").parent.as_posix(): path for path in folder.glob("entries/*/*/index.json")}
    assert {one["key"]: one for one in entries_of(folder)} == {key: json.loads(path.read_text(encoding="utf-8")) for key, path in beside.items()}
    assert sum(nulls(json.loads(path.read_text(encoding="utf-8"))) for path in folder.glob("data/v1/*.json")) == 0


@EVERY
def test_the_tables_hold_what_their_descriptor_says(award: str, folder_of: Callable[[str], Path]) -> None:
    folder = folder_of(award)
    tables = {name: table_of(folder, name) for name in resources_of(folder)}
    assert [row["entry"] for row in tables["entries"]] == [one["key"] for one in entries_of(folder)]
    for name, resource in resources_of(folder).items():
        schema = resource["schema"]
        for field in schema["fields"]:
            cells = [row.get(field["name"]) for row in tables[name]]
            limits = field.get("constraints", {})
            assert not limits.get("required") or None not in cells, f"{name}: {field['name']}"
            assert not limits.get("unique") or len(set(cells)) == len(cells), f"{name}: {field['name']}"
            assert not limits.get("enum") or {one for one in cells if one is not None} <= set(limits["enum"]), f"{name}: {field['name']}"
        for key in schema.get("foreignKeys", ()):
            (own,), (other,) = key["fields"], key["reference"]["fields"]
            known = {row[other] for row in tables[key["reference"]["resource"]]}
            assert {row[own] for row in tables[name] if own in row} <= known, f"{name}: {own}"
    assert [cell for path in folder.rglob("*.csv") if "/data/" in path.as_posix() for cell in formulas(path.read_bytes().decode())] == []


def test_a_collection_of_many_pages_is_read_like_one_of_few(tmp_path: Path, folder_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "PER_PAGE", 1)
    collected(AWARDS / "klinke", tmp_path)
    assert [*entries_of(tmp_path)] == [*entries_of(folder_of("klinke"))]
    assert len([*tmp_path.glob("data/v1/entries-*.json")]) == len([*entries_of(tmp_path)])
    assert {"entries-2022-2.json", "entries-2021.json"} <= {one["path"] for one in read(tmp_path, "manifest.json")["files"]}


def test_a_real_entry_counts_and_a_made_up_one_does_not(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small / ENTRY, small / "entries/2025/quiet-evenings")
    path = small / "entries/2025/quiet-evenings/index.md"
    text = path.read_text(encoding="utf-8").replace("example: true\n", "").replace("2025/quieter-mornings", "2025/other").replace("desk@", "evenings@")
    path.write_text(text, encoding="utf-8")
    collected(small, tmp_path / "site")
    told = read(tmp_path / "site", "manifest.json")
    assert (told["counts"]["entries"], told["examples"]["entries"]) == (1, 1)
    assert [(row["entry"], row["example"]) for row in table_of(tmp_path / "site", "entries")] == [
        ("2025/quiet-evenings", "false"), ("2025/quiet-mornings", "true"),
    ]  # fmt: skip


@EVERY
def test_the_archive_is_whole_and_tells_what_it_is(award: str, folder_of: Callable[[str], Path]) -> None:
    folder = folder_of(award)
    with zipfile.ZipFile(folder / "data/collection.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    sums = dict(line.split("  ", 1)[::-1] for line in held["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in held.items() if name != "SHA256SUMS"}
    site = files(folder)
    own = {"README.txt", "LICENCES.txt", "SHA256SUMS", "ro-crate-metadata.json"}
    assert {name: data for name, data in held.items() if name not in own} == {name: site[name] for name in held if name not in own}
    assert {name for name in site if name.startswith("data/v1/") or name.endswith("/index.md")} <= held.keys()
    crate = json.loads(held["ro-crate-metadata.json"])
    assert [*crate_faults(crate, held.keys())] == []
    assert "cannot show" not in held["README.txt"].decode().partition("\n")[0]
    assert read(folder, "manifest.json")["about"]["what_it_cannot_show"] in " ".join(held["README.txt"].decode().split())


def test_a_crate_that_is_wrong_is_noticed(folder_of: Callable[[str], Path]) -> None:
    with zipfile.ZipFile(folder_of("klinke") / "data/collection.zip") as archive:
        names, sound = set(archive.namelist()), json.loads(archive.read("ro-crate-metadata.json"))

    def faults(spoil: Callable[[dict[str, dict[str, Any]]], object]) -> list[str]:
        crate = deepcopy(sound)
        spoil({one["@id"]: one for one in crate["@graph"]})
        return [*crate_faults(crate, names)]

    assert faults(lambda told: told["./"].pop("license")) == ["./: 'license' is a required property"]
    assert "README.txt is no part of the whole" in faults(lambda told: told["./"]["hasPart"].pop(0))
    assert faults(lambda told: told["./"].update(publisher={"@id": "#nobody"})) == ["./: publisher names #nobody, of which nothing is told"]
    assert "is not there" in faults(lambda told: told["README.txt"].update({"@id": "README.md"}))[-1]
    assert faults(lambda told: told["ro-crate-metadata.json"].pop("about")) == ["it does not say what it is"]


@EVERY
def test_the_same_sources_give_the_same_bytes(award: str, folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    collected(AWARDS / award, tmp_path)
    assert files(tmp_path) == files(folder_of(award))


def test_a_material_that_is_a_picture_is_told_once_by_the_name_that_it_has_there(small: Path, tmp_path: Path) -> None:
    path = small / ENTRY / "index.md"
    (small / ENTRY / "desk.png").write_bytes(drawn("800x600", "desk.png"))
    picture = "images:\n  - {file: desk.png, alt: A desk, credit: Front desk, consent: true}\n"
    text = path.read_text(encoding="utf-8").replace("resources:\n", "resources:\n  - {title: The desk, file: desk.png, licence: CC-BY-4.0}\n")
    path.write_text(text.replace("contact:", f"{picture}contact:", 1), encoding="utf-8")
    collected(small, tmp_path / "site")
    with zipfile.ZipFile(tmp_path / "site/data/collection.zip") as archive:
        crate, names = json.loads(archive.read("ro-crate-metadata.json")), set(archive.namelist())
        licences = archive.read("LICENCES.txt").decode()
    assert [*crate_faults(crate, names)] == []
    (told,) = (one for one in crate["@graph"] if one["@id"].endswith(".webp"))
    assert told["name"] == "The desk"
    assert f"{told['@id']}: The desk" in licences


def test_where_the_site_is_not_known_nothing_says_where_it_is(tmp_path: Path) -> None:
    collected(AWARDS / "small", tmp_path, url="")
    assert "url" not in read(tmp_path, "manifest.json")
    assert "homepage" not in read(tmp_path, "datapackage.json")


def hidden(root: Path) -> Iterator[Path]:
    """Entries that nobody may see, with a word in every text and in the names of folders: a draft, one whose day has not come, one taken back."""
    for number, (field, value) in enumerate((("status", "draft"), ("published", "2099-01-01"), ("status", "withdrawn"))):
        folder = Path(shutil.copytree(root / ENTRY, root / f"entries/2025/{CANARY.lower()}-{number}"))
        for path in folder.rglob("*.md"):
            text = path.read_text(encoding="utf-8").replace("2025/quieter-mornings", f"2025/earlier-{number}")
            path.write_text(text.replace("Nine patients", f"{CANARY} patients").replace("Quiet", CANARY).replace("Birch", CANARY), encoding="utf-8")
        index = folder / "index.md"
        head, _, rest = index.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
        if value == "withdrawn":
            head, rest = f"title: {CANARY}\nyear: 2025\nwithdrawn_because: The team asked for it.\n", ""
        index.write_text(f"---\n{head}{field}: {value}\n---\n{rest}", encoding="utf-8")
        yield folder


def test_nothing_of_what_nobody_may_see_is_in_any_file_or_archive(small: Path, tmp_path: Path) -> None:
    gone = [*hidden(small)]
    with_a_word = [path for folder in gone for path in folder.rglob("*.md") if CANARY in path.read_text(encoding="utf-8")]
    assert len(with_a_word) == 6
    site = collected(small, tmp_path / "site")
    assert [one.key for one in site.catalogue.entries] == ["2025/quiet-mornings"]
    assert {one.key for one in site.catalogue.withdrawn} == {f"2025/{gone[2].name}"}
    shown = [(name, data) for name, data in texts_in(tmp_path / "site") if name != "data/collection.zip"]
    assert [name for name, data in shown if CANARY.lower() in f"{name} {data.decode(errors='replace')}".lower()] == []
    assert len(shown) > 25


def test_fields_that_no_page_shows_are_in_no_file(small: Path, tmp_path: Path) -> None:
    path = small / ENTRY / "index.md"
    review = f"reviewed:\n  - rule: nhs-number\n    about: {CANARY}\n    who: {CANARY}\n    date: 2025-03-01\n    reason: {CANARY}\n# {CANARY}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("example: true\n", f"example: true\nstatus: published\n{review}"), encoding="utf-8")
    collected(small, tmp_path / "site")
    assert [name for name, data in texts_in(tmp_path / "site") if CANARY.encode() in data or (b"consent" in data and "dictionary" not in name)] == []


def test_many_entries_are_put_together_without_being_held(small: Path, tmp_path: Path) -> None:
    site, count = collected(small, tmp_path / "site"), 800
    (entry,) = site.catalogue.entries
    many = replace(site, catalogue=replace(site.catalogue, entries=tuple(replace(entry, key=f"2025/entry-{number}", files=()) for number in range(count))))
    part = Gathered(entry.key, "a,b\r\n" * 20, "", (f"{ENTRY}/data/measures.csv",), (f"{ENTRY}/data/measure-1.csv",), ((manifests.HowMany(),) * 2))
    for one in many.catalogue.entries:
        folder = site.folder / "entries" / one.key
        folder.symlink_to(site.folder / ENTRY)
    beside = site.folder / ENTRY / "index.json"
    beside.write_text(f"{beside.read_text(encoding='utf-8')}{' ' * 20_000}", encoding="utf-8")  # as long as most are
    tracemalloc.start()
    write_collection(many, [part] * count)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = sum(path.stat().st_size for path in (site.folder / "data/v1").iterdir())
    assert size > 20_000_000
    assert peak < size / 4


def test_only_one_entry_is_tried_without_the_whole(small: Path, tmp_path: Path) -> None:
    site: Site = replace(collected(small, tmp_path / "site"), folder=tmp_path / "trial", trial=True)
    site.folder.mkdir()
    assert {path.partition("/")[0] for path in write_entries(site)} == {"entries"}
    assert not (tmp_path / "trial/data").exists()


def test_what_is_made_of_no_entries_at_all_is_sound(small: Path, tmp_path: Path) -> None:
    shutil.rmtree(small / "entries")
    (small / "entries").mkdir()
    collected(small, tmp_path / "site")
    assert [*entries_of(tmp_path / "site")] == []
    assert table_of(tmp_path / "site", "series") == []
    with zipfile.ZipFile(tmp_path / "site/data/collection.zip") as archive:
        assert [*crate_faults(json.loads(archive.read("ro-crate-metadata.json")), set(archive.namelist()))] == []
    assert collection.newest_day(collected(small, tmp_path / "again").catalogue) is None
