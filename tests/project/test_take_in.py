"""The zip of an issue becomes a pull request: both halves are handed a stranger’s work, so most of this is about what they refuse."""

import base64
import io
import json
import re
import shutil
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import sent_entry
import sent_zip
from pr_shape import Refused
from sent_entry import ENDINGS, KEY, findings, read_sent
from sent_zip import attached, fetched, may_lead_to
from showcase.intake.workspace import KINDS
from support.documents import SMALL
from support.projects import AWARDS

ZIP = "https://github.com/user-attachments/files/1/entry.zip"
HOME = "entries/2025/a-new-way"


@pytest.mark.parametrize("body", [f"[entry.zip]({ZIP})", f"### The zip\n\n[entry.zip]({ZIP})\n\nSee https://evil.example/x.zip", f"{ZIP}\n{ZIP}", ZIP])
def test_the_one_zip_of_an_issue_is_found(body: str) -> None:
    assert attached(body) == ZIP


@pytest.mark.parametrize(
    "body",
    [
        "",
        "https://evil.example/user-attachments/files/1/entry.zip",
        "https://github.com.evil.example/user-attachments/files/1/entry.zip",
        "https://github.com@evil.example/user-attachments/files/1/entry.zip",
        "http://github.com/user-attachments/files/1/entry.zip",
        "https://github.com/somebody/files/1/entry.zip",
        "https://github.com/user-attachments/files/../../x/entry.zip",
        "https://github.com/user-attachments/files/1/../entry.zip",
        f"{ZIP}.exe",
        f"{ZIP}/../x",
        f"{ZIP}?next=https://evil.example",
        f"{ZIP}%2e",
        "https://github.com/user-attachments/files/1/$(touch x).zip",
        f"{ZIP} {ZIP.replace('/1/', '/2/')}",
    ],
)
def test_what_is_no_one_zip_of_github_is_refused(body: str) -> None:
    with pytest.raises(Refused, match="zip in this issue"):
        attached(body)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://objects.githubusercontent.com/x?sig=1", True),
        ("http://objects.githubusercontent.com/x", False),
        ("https://objects.githubusercontent.com.evil.example/x", False),
        ("https://objects.githubusercontent.com@evil.example/x", False),
        ("https://objects.githubusercontent.com:8443/x", False),
        ("https://169.254.169.254/latest", False),
        ("file:///etc/passwd", False),
    ],
)
def test_a_redirect_leads_to_githubs_store_and_nowhere_else(address: str, may: bool) -> None:
    assert may_lead_to(address) is may


@contextmanager
def served(answer: Any) -> Iterator[str]:
    """A server that answers as it is told: a method, a path and what was sent become a status and a text or values."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "null")
            status, said = answer(self.command, self.path, sent)
            data = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", said)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """A test says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_zip_is_fetched_within_its_limits() -> None:
    with served(lambda *_: (200, b"x" * 2_000)) as web:
        assert len(fetched(web, 2_000)) == 2_000
        for limits in ({"most": 1_999}, {"longest": -1.0}):
            with pytest.raises(Refused, match="more than"):
                fetched(web, **limits)


@pytest.mark.parametrize("answer", [(302, "https://evil.example/x.zip"), (302, "file:///etc/passwd"), (404, b"")])
def test_a_zip_that_leads_away_or_is_gone_is_refused(answer: tuple[int, Any]) -> None:
    with served(lambda *_: answer) as web, pytest.raises(Refused):
        fetched(web)


def packed(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED, link: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = how
            info.external_attr = (0o120777 if name == link else 0o100644) << 16
            archive.writestr(info, data)
    return made.getvalue()


def taken(tmp_path: Path, sent: bytes, body: str = ZIP) -> tuple[dict[str, Any], list[str]]:
    """What the first half leaves behind: its report, and the files beside it."""
    root = tmp_path / "project"
    shutil.copytree(AWARDS / "small", root)
    (root / "hooks").symlink_to(Path(sent_zip.__file__).parents[2] / "hooks")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    sent_zip.main({"GITHUB_EVENT_PATH": str(event)}, root, lambda _: sent)
    left = sorted(path.relative_to(root / "sent").as_posix() for path in (root / "sent").rglob("*") if path.is_file())
    report: dict[str, Any] = json.loads((root / "sent/report.json").read_text(encoding="utf-8"))
    assert not (root / ".github/workflows/evil.yml").exists()
    return report, left


def test_an_entry_comes_in_with_what_was_said_and_nothing_beside_it(tmp_path: Path) -> None:
    entry = SMALL.read_bytes().replace(b"title: Quiet mornings", b"title: A new way")
    report, left = taken(tmp_path, packed({"2025/a-new-way/index.md": entry, ".github/workflows/evil.yml": b"on: push"}))
    assert report["key"] == "2025/a-new-way"
    assert left == [f"{HOME}/index.md", "report.json"]
    assert any("a-new-way" in line for line in report["said"])


@pytest.mark.parametrize(
    ("files", "body"),
    [
        ({"2025/quiet-mornings/index.md": b"---\ntitle: Mine\n---\n"}, ZIP),
        ({"../../criteria.yml": b"x"}, ZIP),
        ({"2025/a-new-way/index.md": bytes(60_000_000)}, ZIP),
        ({".github/workflows/evil.yml": b"on: push"}, ZIP),
        ({}, "no zip"),
    ],
    ids=["there already", "climbs", "a bomb", "a workflow", "no zip"],
)
def test_what_cannot_come_in_is_told_and_leaves_nothing(files: dict[str, bytes], body: str, tmp_path: Path) -> None:
    report, left = taken(tmp_path, packed(files), body)
    assert report["key"] == ""
    assert report["said"]
    assert left == ["report.json"]


def artifact(files: dict[str, bytes] | None = None, how: int = zipfile.ZIP_DEFLATED, link: str = "", **report: object) -> bytes:
    told = json.dumps({"key": "2025/a-new-way", "said": ["All is well."], **report}).encode()
    return packed({"report.json": told, f"{HOME}/index.md": b"text", **(files or {})}, how, link)


def test_what_came_in_is_read() -> None:
    sent = read_sent(artifact({f"{HOME}/noise.CSV": b"a", f"{HOME}/adoptions/birch-clinic.md": b"b"}))
    assert sorted(sent.files) == [f"{HOME}/adoptions/birch-clinic.md", f"{HOME}/index.md", f"{HOME}/noise.CSV"]
    assert sent.said == ("All is well.",)


def test_the_endings_are_those_of_the_gate() -> None:
    assert set(KINDS) == ENDINGS


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"PK nothing",
        packed({}),
        packed({"report.json": b"[]"}),
        packed({"report.json": b"[" * 100_000}),
        packed({"report.json": b'{"key": "2025/a-new-way", "said": []}'}),
        *(artifact({name: b"x"}) for name in (
            ".github/workflows/evil.yml", "entries/2025/another/index.md", f"{HOME}/../../../x.md", f"{HOME}/deep/x.md", f"{HOME}/x.html", f"{HOME}/x.svg",
            f"{HOME}/.x.md", f"{HOME}/x.md\n", f"{HOME}/INDEX.md", f"{HOME}/adoptions/../x.md", f"/{HOME}/x.md", f"{HOME}\\x.md", f"{HOME}/x\0.md",
        )),
        artifact({f"{HOME}/a.csv": b"/etc/passwd"}, link=f"{HOME}/a.csv"),
        artifact({f"{HOME}/a.csv": bytes(60_000_000)}),
        artifact({f"{HOME}/{number}.csv": b"" for number in range(501)}),
        artifact(how=zipfile.ZIP_LZMA),
        *(artifact(key=key) for key in ("", "2025/another", "../x", "2025/../x", "2025/A", ["2025"], "2025/a-new-way\n")),
        *(artifact(said=said) for said in ("text", [1], ["x" * 601], ["x"] * 101)),
        artifact(more=1),
    ],
    ids=lambda data: f"{len(data)} bytes",
)  # fmt: skip
def test_an_artifact_of_another_shape_is_refused(archive: bytes) -> None:
    with pytest.raises(Refused):
        read_sent(archive)


@pytest.mark.parametrize("text", ["@award/all", "closes #1", "![x](https://evil.example/p.png)", "<script>", "`x` **y**", "::error::x", "a\n# b"])
def test_what_was_said_is_shown_as_text(text: str) -> None:
    assert re.fullmatch(r"- (?:[^\W_]|[ \u2060]|&#\d+;)*", findings((text,)))


def test_an_answer_fits_however_much_was_said() -> None:
    assert len(findings(("<" * 600,) * 100)) < 61_000


class Fake:
    """GitHub, as far as this needs it."""

    def __init__(self, archive: bytes, role: str = "triage", there: str = "") -> None:
        self.archive, self.role, self.there = archive, role, there
        self.wrote: list[tuple[str, Any]] = []

    def __call__(self, method: str, path: str, sent: Any) -> tuple[int, Any]:
        short = path.removeprefix("/repos/award/showcase").partition("?")[0]
        if method == "POST":
            self.wrote.append((short, sent))
            return 201, {"sha": "made", "number": 9}
        if short in ("/git/ref/heads/entry-5", f"/contents/{HOME}") and self.there != short:
            return 404, {}
        known = {"/collaborators/helper/permission": {"role_name": self.role}, "/actions/runs/77/artifacts": {"artifacts": [{"id": 3, "name": "sent"}]},
                 "/git/commits/old": {"tree": {"sha": "tree"}}}  # fmt: skip
        return 200, self.archive if short == "/actions/artifacts/3/zip" else known.get(short, {"object": {"sha": "old"}})


def proposed(fake: Fake, tmp_path: Path, **changes: object) -> int:
    event = {"action": "labeled", "label": {"name": "take in"}, "sender": {"login": "helper"}, "issue": {"number": 5, "body": "x"},
             "repository": {"default_branch": "main"}, **changes}  # fmt: skip
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    with served(fake) as api:
        return sent_entry.main({"GITHUB_API_URL": api, "GITHUB_REPOSITORY": "award/showcase", "GITHUB_TOKEN": "secret",
                                "GITHUB_EVENT_PATH": str(path), "GITHUB_RUN_ID": "77"})  # fmt: skip


def test_an_entry_becomes_a_branch_a_pull_request_and_an_answer(tmp_path: Path) -> None:
    fake = Fake(artifact())
    assert proposed(fake, tmp_path) == 0
    wrote = dict(fake.wrote)
    assert base64.b64decode(wrote["/git/blobs"]["content"]) == b"text"
    assert wrote["/git/trees"] == {"base_tree": "tree", "tree": [{"path": f"{HOME}/index.md", "mode": "100644", "type": "blob", "sha": "made"}]}
    assert wrote["/git/refs"] == {"ref": "refs/heads/entry-5", "sha": "made"}
    assert (wrote["/pulls"]["head"], wrote["/pulls"]["base"]) == ("entry-5", "main")
    assert "All is well" in wrote["/issues/9/comments"]["body"]
    assert "#9" in wrote["/issues/5/comments"]["body"]


def test_what_did_not_come_in_is_answered_and_nothing_else(tmp_path: Path) -> None:
    fake = Fake(packed({"report.json": json.dumps({"key": "", "said": ["@all closes #1"]}).encode()}))
    assert proposed(fake, tmp_path) == 0
    assert [path for path, _ in fake.wrote] == ["/issues/5/comments"]
    assert "@all" not in fake.wrote[0][1]["body"]


@pytest.mark.parametrize(
    ("fake", "changes"),
    [
        (Fake(artifact(), role="read"), {}),
        (Fake(artifact()), {"label": {"name": "sent"}}),
        (Fake(artifact()), {"action": "opened"}),
        (Fake(artifact()), {"sender": {"login": "../x"}}),
        (Fake(artifact(), there="/git/ref/heads/entry-5"), {}),
        (Fake(artifact(), there=f"/contents/{HOME}"), {}),
        (Fake(artifact({".github/workflows/evil.yml": b"on: push"})), {}),
        (Fake(b"x" * 1_000), {}),
    ],
    ids=["who may not", "another label", "opened", "no name", "branch there", "entry there", "a workflow", "no artifact"],
)
def test_when_something_is_not_as_it_should_be_nothing_is_written(fake: Fake, changes: dict[str, object], tmp_path: Path) -> None:
    assert proposed(fake, tmp_path, **changes) == 1
    assert fake.wrote == []


def test_a_key_is_a_year_and_a_slug() -> None:
    assert [one for one in ("2025/a", "2025/a-b", "25/a", "2025/a--b", "2025/-a", "2025/a/b", "2025/a\n") if KEY.fullmatch(one)] == ["2025/a", "2025/a-b"]
