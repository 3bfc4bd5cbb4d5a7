"""`showcase build`: publishes all, some or nothing, says which and why, and never half a site."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.projects import AWARDS, COMPILED, EPOCH, build, files, project

pytestmark = pytest.mark.slow
ENTRY, OTHER = "entries/2025/quiet-mornings", "entries/2025/other"
NOTHING = "Nothing was published, and the site that was there is untouched."
RAISES = "{{{{ 1 // 0 if {} == 'The other one' }}}}"
LEADS_NOWHERE = "{{% if {} == 'The other one' %}}<a href=\"../nowhere/\">x</a>{{% endif %}}"
Said = subprocess.CompletedProcess[str]


def showcase(root: Path, *options: str, limit: int = 0, epoch: str = EPOCH) -> Said:
    """The command as it is typed; `limit` is the largest file that may be written, in bytes, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-m", "showcase", "build", *options],
        cwd=root,
        env={"PATH": "", "SOURCE_DATE_EPOCH": epoch, **COMPILED},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,
    )


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published project of two entries, of which the first links to the second."""
    root = project(tmp_path_factory.mktemp("build") / "sound", AWARDS / "small")
    shutil.copytree(root / ENTRY, root / OTHER)
    change(root / OTHER / "index.md", "aliases: [2025/quieter-mornings]\n", "")
    change(root / OTHER / "index.md", "title: Quiet mornings", "title: The other one")
    change(root / ENTRY / "index.md", "Birch Clinic moved its printer too.", "Birch Clinic did as [the other](../other/) did.")
    said = showcase(root)
    assert (said.returncode, said.stdout.split("\n")[0], said.stderr) == (0, "Published. 2 entries ready to publish. Nothing to mend.", "")
    assert said.stdout.split("\n")[1].startswith("Still to be set: ‘site_url: https://YOUR-SITE/’ in mkdocs.yml, ‘repo_url: https://github.com/")
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(sound, tmp_path / "root"))


@pytest.fixture
def spoilt(root: Path) -> Path:
    """The same with an error in the second entry."""
    change(root / OTHER / "index.md", "region: north\n  - name: Soft", "region: nroth\n  - name: Soft")
    return root


@pytest.mark.parametrize(("epoch", "status", "says"), [("", 0, ""), ("1793491200000", 1, "Type: SOURCE_DATE_EPOCH=1793491200\n")])
def test_a_moment_that_is_none_is_refused_in_a_line_and_an_empty_one_is_now(epoch: str, status: int, says: str, root: Path) -> None:
    said = showcase(root, epoch=epoch)
    assert (said.returncode, said.stderr.count("\n")) == (status, status)
    assert said.stderr.endswith(says)


def test_an_error_stops_everything(spoilt: Path) -> None:
    before = files(spoilt / "site")
    said = showcase(spoilt)
    assert said.returncode == 1
    assert "Did you mean ‘north’?" in said.stdout
    assert said.stderr == f"1 error above. {NOTHING} Mend, then build again.\n"
    assert files(spoilt / "site") == before


def test_an_entry_with_an_error_can_be_left_out_and_it_is_said_which_and_why(spoilt: Path) -> None:
    said = showcase(spoilt, "--skip-invalid")
    assert said.returncode == 3
    assert said.stderr == ""
    assert "[unknown-region]" in said.stdout
    assert said.stdout.endswith("""\
Published 1 entry. Left out, with whatever was there before, because of the errors above:
  entries/2025/other (1 error)
Mend them, then build again. Links to them are plain words until then.
""")
    assert not (spoilt / "site" / OTHER).exists()
    assert "Birch Clinic did as the other did." in (spoilt / "site" / ENTRY / "index.html").read_text(encoding="utf-8")
    assert [path for path, data in files(spoilt / "site").items() if b"The other one" in data or b"2025/other" in data] == []


def test_one_that_was_left_out_comes_back_when_it_is_mended(spoilt: Path) -> None:
    before = files(spoilt / "site")
    showcase(spoilt, "--skip-invalid")
    change(spoilt / OTHER / "index.md", "nroth", "north")
    assert showcase(spoilt, "--skip-invalid").returncode == 0
    assert files(spoilt / "site") == before


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(f"{OTHER}/index.md", b"---\ntitle: [\n---\n", id="front matter that cannot be read"),
        pytest.param(f"{OTHER}/index.md", b"\xff\xfe", id="a text that is none"),
        pytest.param(f"{OTHER}/tool.exe", b"MZ", id="a file of a kind that no entry has"),
        pytest.param("entries/2025/stray.txt", b"", id="a file beside the folders of entries"),
    ],
)
def test_whatever_is_wrong_with_one_the_rest_is_published(path: str, content: bytes, root: Path) -> None:
    (root / path).write_bytes(content)
    said = showcase(root, "--skip-invalid")
    assert (said.returncode, said.stderr) == (3, "")
    assert f"\n  {'/'.join(path.split('/')[:3])} (" in said.stdout
    assert (root / "site" / ENTRY / "index.html").is_file()


@pytest.mark.parametrize(
    ("template", "before", "fault"),
    [
        pytest.param("entry.html", "{% block main %}", RAISES.format("view.title"), id="its page cannot be made"),
        pytest.param("entry.html", "{% block main %}", LEADS_NOWHERE.format("view.title"), id="its page is not sound"),
        pytest.param("question.html", "{{ macros.told(site, reply.html) }}", LEADS_NOWHERE.format("reply.card.title"), id="a page that it shares is not sound"),
        pytest.param("partials/showcase/cards.html", "{% macro card(one, tagged) %}", RAISES.format("one.title"), id="a page that it shares cannot be made"),
    ],
)
def test_a_fault_of_ours_is_put_down_to_the_entry_that_it_comes_from(template: str, before: str, fault: str, root: Path) -> None:
    change(root / "overrides" / template, before, before + fault)
    published = files(root / "site")
    said = showcase(root)
    assert said.returncode == 1
    assert said.stderr == f"1 error above. {NOTHING} Mend, then build again.\n"
    assert "The pages of this entry cannot be made as they have to be." in said.stdout
    assert re.findall(r"^(\S+):1:1: error \[unexpected-failure\]", said.stdout, re.MULTILINE) == [f"{OTHER}/index.md"]
    assert files(root / "site") == published
    assert not (root / ".site-next").exists()
    said = showcase(root, "--skip-invalid")
    assert (said.returncode, said.stderr) == (3, "")
    assert "Published 1 entry." in said.stdout
    assert not (root / "site" / OTHER).exists()
    assert "Birch Clinic did as the other did." in (root / "site" / ENTRY / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        pytest.param("use_directory_urls: true", "use_directory_urls: false", "Write: use_directory_urls: true", id="addresses without folders"),
        pytest.param("plugins: []\n", "", "Write: plugins: []", id="plugins left out"),
        pytest.param("plugins: []", "plugins: [search]", "Write: plugins: []", id="another search"),
    ],
)
def test_a_setting_with_which_nothing_would_work_is_refused_by_name(line: str, instead: str, said: str, root: Path) -> None:
    before = files(root / "site")
    change(root / "mkdocs.yml", line, instead)
    told = showcase(root)
    assert (told.returncode, told.stderr.strip().endswith(said)) == (1, True)
    assert files(root / "site") == before


@pytest.mark.parametrize(("name", "status"), [("pages/about.md", 1), ("pages/x.md", 1), ("mkdocs.yml", 2)])
def test_a_queue_in_place_of_a_file_is_told_and_not_waited_for(name: str, status: int, root: Path) -> None:
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    said = showcase(root)
    assert (said.returncode, said.stderr.count("\n")) == (status, 1)
    assert f"{name} is not a plain file." in said.stderr


def test_a_project_without_an_address_and_with_files_of_its_own_is_published(root: Path) -> None:
    change(root / "mkdocs.yml", "site_url: https://showcase.example/\n", "exclude_docs: '!.well-known'\n")
    (root / "pages" / ".well-known").mkdir()
    (root / "pages" / ".well-known" / "security.txt").write_text("Contact: mailto:desk@alder.example\n", encoding="utf-8")
    (root / "pages" / "verification1.html").write_text("verification: verification1.html", encoding="utf-8")
    assert showcase(root).returncode == 0
    there = files(root / "site")
    assert {".well-known/security.txt", "verification1.html"} <= there.keys()
    assert "sitemap.xml" not in there  # it would need addresses


def test_a_fault_of_ours_in_no_entry_is_told_as_that(root: Path) -> None:
    change(root / "overrides" / "home.html", "{% block main %}", '{% block main %}<a href="nowhere/">x</a>')
    said = showcase(root, "--skip-invalid")
    assert said.returncode == 1
    assert "index.html: it links to ‘nowhere/’, which is not there." in said.stderr
    assert "This is a fault of the showcase’s software and not of an entry" in said.stderr


def test_a_mistake_in_the_criteria_stops_everything_in_any_case(root: Path) -> None:
    before = files(root / "site")
    change(root / "criteria.yml", "kinds: [noise]", "kinds: [nose]")
    said = showcase(root, "--skip-invalid")
    assert said.returncode == 1
    assert "Did you mean ‘noise’?" in said.stdout
    assert NOTHING in said.stderr
    assert files(root / "site") == before


def test_a_warning_about_prose_stops_a_strict_build(root: Path) -> None:
    before = files(root / "site")
    (root / "pages" / "about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    said = showcase(root, "--strict")
    assert said.returncode == 1
    assert "nowhere.md" in said.stderr
    assert NOTHING in said.stderr
    assert files(root / "site") == before


def test_a_link_of_the_prose_that_leads_nowhere_stops_every_build(root: Path) -> None:
    before = files(root / "site")
    (root / "pages" / "about.md").write_text("# About\n\n[Nowhere](../nowhere/)\n", encoding="utf-8")
    said = showcase(root)
    assert said.returncode == 1
    assert "about/index.html: it links to ‘../nowhere/’, which is not there." in said.stderr
    assert NOTHING in said.stderr
    assert files(root / "site") == before


def test_without_the_hooks_there_is_no_showcase_to_build(root: Path) -> None:
    change(root / "mkdocs.yml", "hooks:\n  - hooks/showcase_hooks.py\n", "")
    said = showcase(root)
    assert (said.returncode, said.stdout) == (2, "")
    assert "mkdocs.yml does not name hooks/showcase_hooks.py" in said.stderr


def test_properdocs_builds_the_same_but_for_its_name(root: Path) -> None:
    def unnamed(site: Path) -> dict[str, bytes]:
        return {path: re.sub(rb'<meta name="generator"[^>]*>', b"", data) for path, data in files(site).items()}

    before = unnamed(root / "site")
    assert showcase(root, "--generator", "properdocs").returncode == 0
    assert b'content="mkdocs-1.6.1"' not in (root / "site" / "index.html").read_bytes()
    assert unnamed(root / "site") == before


def test_mkdocs_itself_publishes_nothing_when_there_is_an_error(spoilt: Path) -> None:
    before = files(spoilt / "site")
    assert build(spoilt).returncode == 1
    assert files(spoilt / "site") == before


SWAP = """
from pathlib import Path
from showcase.mkdocs_adapter import build

planned = build.plan

def plan(*given):
    sheet = Path("entries/2025/quiet-mornings/sheet.pdf")
    sheet.unlink()
    sheet.symlink_to("/etc/hostname")
    return planned(*given)

build.plan = plan
"""


def test_what_takes_a_files_place_after_it_was_judged_is_not_published(root: Path) -> None:
    before = files(root / "site")
    with (root / "hooks" / "showcase_hooks.py").open("a", encoding="utf-8") as hooks:
        hooks.write(SWAP)
    said = showcase(root)
    assert said.returncode == 1
    assert re.search(rf"this is not a plain file at .*sheet\.pdf\. {NOTHING}", said.stderr)
    assert files(root / "site") == before


@pytest.mark.parametrize("limit", [pytest.param(100, id="at once"), pytest.param(20_000, id="at a font"), pytest.param(90_000, id="within a page of ours")])
def test_a_disk_that_is_full_is_told_and_changes_nothing(limit: int, root: Path) -> None:
    before = files(root / "site")
    change(root / "overrides" / "year.html", "{% block main %}", "{% block main %}{{ 'long' * 25000 }}")
    said = showcase(root, limit=limit)
    assert said.returncode == 1
    assert said.stderr.startswith("The new site could not be written: File too large")
    assert said.stderr.endswith(f"{NOTHING}\n")
    assert files(root / "site") == before
    assert not (root / ".site-next").exists()


def test_a_page_that_does_not_end_is_not_published(root: Path) -> None:
    before = files(root / "site")
    (root / "overrides" / "year.html").write_text("<!doctype html><html>", encoding="utf-8")
    said = showcase(root)
    assert said.returncode == 1
    assert "years/2025/index.html: it is cut off before its end." in said.stderr
    assert files(root / "site") == before


def running(root: Path, written: str = "") -> "subprocess.Popen[bytes]":
    """A build that has written a file of the new site, or has ended already."""
    environment = {"PATH": "", "SOURCE_DATE_EPOCH": EPOCH, **COMPILED}
    process = subprocess.Popen([sys.executable, "-m", "showcase", "build"], cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert until(lambda: (root / ".site-next" / written).exists() or process.poll() is not None)
    return process


def until(condition: Callable[[], bool]) -> bool:
    """Whether something came true within half a minute."""
    deadline = time.monotonic() + 30
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.002)
    return condition()


def test_killed_at_any_moment_a_whole_site_is_there_and_the_next_build_leaves_nothing(root: Path) -> None:
    old = files(root / "site")
    change(root / OTHER / "index.md", "Nine patients", "Ten patients")
    for written in ("", "404.html", f"{ENTRY}/index.html", "sitemap.xml"):  # nothing yet, MkDocs’ pages, ours, all
        process = running(root, written)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        there = files(root / "site")
        assert there == old or b"Ten patients" in there[f"{OTHER}/index.html"]
    assert showcase(root).returncode == 0
    assert b"Ten patients" in files(root / "site")[f"{OTHER}/index.html"]
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".site")) == [".site-lock"]


def test_a_second_build_is_told_of_the_first_at_once(root: Path) -> None:
    change(root / "overrides" / "year.html", "{% block main %}", "{% block main %}{% for a in range(9999999999) %}{% endfor %}")
    first = running(root)
    second = showcase(root)
    first.kill()
    first.communicate()
    assert second.returncode == 1
    assert second.stderr == "Another build of this site is at work. Wait until it has ended, then build again.\n"
