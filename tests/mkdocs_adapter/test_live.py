"""The whole site, live: after each kind of edit, whatever is asked for is what a build makes of the same sources."""

import re
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from showcase.catalogue import followed, pipeline
from showcase.cli.serve import follow
from showcase.mkdocs_adapter import Order, Workshop
from showcase.publish.preview.server import Live, NotMade, server_of
from showcase.publish.preview.whole import WholeSite
from showcase.site.csp import policy, sent_headers
from support.projects import AWARDS, EPOCH, ROOT, build, files, project

EDITS = yaml.safe_load((ROOT / "tests/cases/live/edits.yml").read_text(encoding="utf-8"))
ENTRY = "entries/2025/quiet-mornings/"
BAND = re.compile(rb'<aside class="preview-band".*?</aside>', re.DOTALL)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A workshop of the small award."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return Workshop(project(tmp_path / "live", AWARDS / "small"), tmp_path / "room", Order(tell=lambda _: None))


def edit(root: Path, case: dict[str, Any]) -> None:
    """Does to a project what a case says."""
    if "copy" in case:
        source, target = (root / one for one in case["copy"])
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    if "move" in case:
        (root / case["move"][0]).rename(root / case["move"][1])
    if "remove" in case:
        shutil.rmtree(root / case["remove"])
    if "change" in case:
        path, old, new = case["change"]
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, case["kind"]
        (root / path).write_text(text.replace(old, new, 1) if path != f"{ENTRY}index.md" else text.replace(old, new), encoding="utf-8")


def shown(site: WholeSite, path: str) -> bytes:
    """What is sent for a path, without what is never part of the site."""
    return BAND.sub(b"", site.answer(f"{site.base}{path}"[1:]) or b"")


@pytest.mark.slow
def test_after_each_kind_of_edit_every_file_is_the_one_that_a_build_makes(workshop: Workshop, tmp_path: Path) -> None:
    workshop.make()
    for case in EDITS:
        before = workshop.state()
        edit(workshop.root, case)
        assert workshop.state() != before, case["kind"]
        site = workshop.make()
        assert case["shows"] in shown(site, case["at"]).decode(), case["kind"]
        page = site.answer(f"{site.base}"[1:]) or b""
        assert case.get("wrong", "") in page.decode(), case["kind"]
        assert (b"What there is to look at" in page) == ("wrong" in case), case["kind"]
        if "wrong" in case or "stays" in case:
            continue
        assert build(workshop.root, "-q", "-d", str(tmp_path / "built")).returncode == 0, case["kind"]
        wanted = files(tmp_path / "built")
        assert [path for path, data in wanted.items() if shown(site, path) != data] == [], case["kind"]


def test_only_what_changed_is_judged_and_a_page_that_cannot_be_made_says_why(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(workshop.root / ENTRY, workshop.root / "entries/2025/other")
    edit(workshop.root, {"kind": "", "change": ["entries/2025/other/index.md", "aliases: [2025/quieter-mornings]\n", ""]})
    judged, judge = list[str](), pipeline.check_folders

    def noted(workspace: Any, *others: Any) -> Any:
        judged.extend(folder.name for folder in workspace.folders)
        return judge(workspace, *others)

    monkeypatch.setattr(followed, "check_folders", noted)
    workshop.make()
    assert judged == ["other", "quiet-mornings"]
    edit(workshop.root, {"kind": "", "change": ["entries/2025/other/index.md", "Nine patients", "Ten patients"]})
    edit(workshop.root, {"kind": "", "change": ["overrides/entry.html", "{% block main %}", "{% blok main %}"]})
    said = list[str]()
    site = workshop.make(said.append)
    assert judged == ["other", "quiet-mornings", "other"]
    with pytest.raises(NotMade) as told:
        site.answer(ENTRY)
    assert "unknown tag &#x27;blok&#x27;" in told.value.page.decode()
    assert "unknown tag 'blok'" in said[0]
    assert b"</html>" in (site.answer("") or b"")


def test_a_change_is_followed_once_and_a_mistake_in_the_configuration_leaves_the_last_state(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.make()
    states = list[WholeSite]()
    follow(workshop, states.append, workshop.state(), rounds=1)
    assert states == []
    before = workshop.state()
    edit(workshop.root, {"kind": "", "change": [f"{ENTRY}index.md", "Nine patients", "Ten patients"]})
    follow(workshop, states.append, before, rounds=2)
    assert len(states) == 1
    before = workshop.state()
    edit(workshop.root, {"kind": "", "change": ["mkdocs.yml", "theme:\n", "theme: [\n"]})
    follow(workshop, states.append, before, rounds=1)
    assert len(states) == 1
    assert "mkdocs.yml cannot be used" in capsys.readouterr().err


@pytest.fixture
def address(workshop: Workshop) -> Iterator[str]:
    """The small award’s site, served."""
    with server_of(Live(workshop.make()), 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_it_is_served_under_the_policy_to_this_computer_alone_and_nothing_else_of_the_project(address: str) -> None:
    wanted = {"": 200, ENTRY: 200, ENTRY[:-1]: 200, "nowhere/": 404, "criteria.yml": 404, "assets/../criteria.yml": 404,
              "%2e%2e/mkdocs.yml": 404, "overrides/entry.html": 404, "%00": 404, "assets/preview/reload.js": 200, "-/after/7": 200}
    for url, status in wanted.items():
        try:
            with urllib.request.urlopen(address + url, timeout=10) as answer:  # noqa: S310 – our own server
                found, headers = answer.status, answer.headers
        except urllib.error.HTTPError as error:
            found, headers = error.code, error.headers
        assert (url, found) == (url, status)
        assert {name: headers[name] for name in sent_headers(policy())} == sent_headers(policy())
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(urllib.request.Request(address, headers={"Host": "drafts.example:80"}), timeout=10)  # noqa: S310 – the same
