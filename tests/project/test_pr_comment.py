"""The comment on a pull request: made from a stranger’s text with the right to write, so most of this is about what it refuses."""

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from github_api import BOT, JOINER, GitHub, is_ours, plain
from pr_comment import FITS, LARGEST_ARTIFACT, MARKER, Run, comment, main, read_run
from pr_shape import LARGEST_REPORT, LONGEST, MOST_FINDINGS, Refused, read_report, unpack

COMMIT = "c" * 40
RUN = Run(77, COMMIT, "visitor/showcase", "https://github.com/award/showcase/actions/runs/77")
SERVER = "https://github.com"


def finding(**fields: object) -> dict[str, object]:
    plain_one = {
        "path": "entries/2026/our-ward/index.md",
        "line": 19,
        "severity": "error",
        "code": "unknown-theme",
        "message": "‘noice’ is not a theme.",
        "reason": "",
        "remedy": "Did you mean ‘noise’?",
    }
    return plain_one | fields


def report(**fields: object) -> dict[str, object]:
    entry = {"entry": "2026/our-ward", "title": "Our ward", "asked": 16, "missing": ["Culture"]}
    return {"pull_request": 5, "errors": 1, "warnings": 0, "judged": 0, "findings": [finding()], "entries": [entry], **fields}


def packed(how: int = zipfile.ZIP_DEFLATED, /, **files: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", how) as opened:
        for name, data in files.items():
            opened.writestr(name.replace("_json", ".json"), data)
    return archive.getvalue()


def said(**fields: object) -> str:
    return comment(read_report(json.dumps(report(**fields)).encode()), RUN, SERVER)


def test_a_comment_says_what_to_do_and_where() -> None:
    shown = unescaped(said())
    assert "One thing to put right before it can be published" in shown
    assert f"[entries/2026/our-ward/index.md, line 19]({SERVER}/visitor/showcase/blob/{COMMIT}/entries/2026/our-ward/index.md?plain=1#L19)" in shown
    assert "‘noice’ is not a theme. Did you mean ‘noise’? (`unknown-theme`)" in shown
    assert "‘Our ward’ answers 15 of 16 questions. Still to come: Culture." in shown
    assert shown.startswith(MARKER)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"errors": 0, "findings": []}, "found nothing to put right"),
        ({"errors": 0, "warnings": 2, "findings": [finding(severity="warning")]}, "Nothing stands in the way of publishing it; 2 to think about"),
        ({"errors": 0, "warnings": 1, "findings": [finding(severity="hint")]}, "a hint: "),
        ({"errors": 0, "judged": 1, "findings": [finding(severity="info")]}, "judged by a person: "),
        ({"errors": 0, "judged": 1, "findings": [finding(severity="info")]}, "nothing to put right but what a person has judged"),
        ({"errors": 3, "warnings": 1}, "3 things to put right before it can be published, and 1 to think about"),
        ({"errors": 300, "findings": [finding()] * 100}, "… and "),
        ({"entries": [{"entry": "2026/a", "title": "", "asked": 2, "missing": []}]}, "‘2026/a’ answers all 2 questions."),
    ],
)
def test_a_comment_says_how_it_came_out(fields: dict[str, object], says: str) -> None:
    assert says in unescaped(said(**fields))


def test_what_a_person_has_judged_is_counted_first_and_not_buried() -> None:
    some = [finding(severity="warning")] * 100 + [finding(severity="info", code="nhs-number"), finding(severity="info", code="postcode")]
    told = unescaped(said(errors=0, warnings=100, judged=2, findings=some)).splitlines()
    assert told[1].startswith("**2 findings were judged by a person")
    assert ["judged by a person: " in line for line in told[3:6]] == [True, True, False]


def unescaped(text: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text).replace(JOINER, "")


HOSTILE = [
    "@award/maintainers please merge",
    "closes #1, fixes other/repo#2 and GH-3",
    "see https://evil.example/x and www.evil.example or ftp://evil.example",
    "write to somebody@evil.example",
    "<img src=x onerror=alert(1)> <!-- --> </details> &lt;",
    "![x](https://evil.example/pixel.png) [click](javascript:alert(1))",
    "**bold** _em_ ~~gone~~ `code` ``` $$x$$ | a | b |",
    "# Heading\n- [ ] task\n> quote\n\n---\n<script>",
    "\u202eturned round\u202c \u200bhidden\u0000 \x1b[31mred",
    "::error::not a command %0A",
    ":tada: &copy; \\* \\\\",
    MARKER,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["message", "path", "title", "missing"])
def test_a_strangers_text_stays_text(text: str, place: str) -> None:
    """Wherever it comes, a text adds nothing that GitHub would read as more than text: only letters, digits, spaces and numbered characters."""
    if place in ("message", "path"):
        shown, bare = said(findings=[finding(**{place: text})]), said(findings=[finding(**{place: "Mark"})])
    else:
        entry = {"entry": "2026/a", "title": "Mark", "asked": 2, "missing": ["Mark"]}
        shown = said(findings=[], entries=[entry | {place: text if place == "title" else [text]}])
        bare = said(findings=[], entries=[entry | {place: "Mark" if place == "title" else ["Mark"]}])
    assert live(shown) == live(bare)
    assert shown.count("\n") == bare.count("\n")


def live(text: str) -> list[str]:
    """What GitHub would act upon, in order; the link to the place of a finding is left out, because it is there or not."""
    without_place = re.sub(rf"\[([^\]]*)\]\({re.escape(SERVER)}/visitor/[^)]*\)", r"\1", text)
    return re.findall(r"[<>\[\]()`*_~|$!\\@]|(?<!&)#|://|www\.", without_place)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_plain_text_has_only_letters_and_numbered_characters(text: str) -> None:
    assert re.fullmatch(rf"(?:[^\W_]|[ {JOINER}‘’…]|&#\d+;)*", plain(text))
    for live_one in ("@", "#", "://"):
        assert unjoined(text).count(live_one) == unentitied(plain(text)).count(live_one + JOINER)


def unjoined(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def unentitied(text: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)


@pytest.mark.parametrize(
    "path", ["../../../../evil/x", "entries/../../x", "/etc/passwd", "//evil.example/x", "https://evil.example", "a\\..\\b", "entries//x", ""]
)
def test_a_path_that_is_not_one_is_no_link(path: str) -> None:
    assert f"{SERVER}/visitor" not in said(findings=[finding(path=path)])


def test_a_comment_fits_however_much_there_is() -> None:
    entry = {"entry": "2026/a", "title": "<" * LONGEST, "asked": 99, "missing": ["<" * LONGEST] * 90}
    worst = said(errors=500, findings=[finding(message="<" * LONGEST)] * MOST_FINDINGS, entries=[entry] * 20)
    assert len(worst) < FITS
    assert "more." in worst
    assert worst.rstrip().endswith("This comment follows your changes.")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"pull_request": NaN}',
        json.dumps({"pull_request": 5}).encode(),
        json.dumps(report(more=1)).encode(),
        json.dumps(report(pull_request="5")).encode(),
        json.dumps(report(pull_request=True)).encode(),
        json.dumps(report(pull_request=0)).encode(),
        json.dumps(report(pull_request=5.0)).encode(),
        json.dumps(report(pull_request=10**30)).encode(),
        ('{"pull_request": ' + "9" * 5000 + "}").encode(),
        json.dumps(report(errors=-1)).encode(),
        json.dumps(report(findings={})).encode(),
        json.dumps(report(findings=[finding()] * (MOST_FINDINGS + 1))).encode(),
        json.dumps(report(findings=[finding(more="x")])).encode(),
        json.dumps(report(findings=[finding(message="x" * (LONGEST + 1))])).encode(),
        json.dumps(report(findings=[finding(message=["x"])])).encode(),
        json.dumps(report(findings=[finding(line="19")])).encode(),
        json.dumps(report(findings=[finding(severity="fatal")])).encode(),
        json.dumps(report(findings=[finding(code="x`y")])).encode(),
        json.dumps(report(findings=[finding(code="")])).encode(),
        json.dumps(report(entries=[{"entry": "a", "title": "b", "asked": 1, "missing": ["c", "d"]}])).encode(),
        json.dumps(report(entries=[{"entry": "a", "title": "b", "asked": 1}])).encode(),
    ],
    ids=lambda raw: str(raw[:40]),
)
def test_a_report_of_another_shape_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        read_report(raw)


def spoilt(archive: bytes) -> bytes:
    return archive[:40] + bytes(255 - byte for byte in archive[40:60]) + archive[60:]


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"PK nothing",
        packed(other_json=b"{}"),
        packed(report_json=b"{}", more=b"x"),
        packed(report_json=b" " * (LARGEST_REPORT + 1)),
        spoilt(packed(report_json=b"{}" * 50)),
        packed(**{"../report.json": b"{}"}),
    ],
    ids=["empty", "not an archive", "another name", "more than one", "a bomb", "spoilt", "a path that leads out"],
)
def test_an_artifact_that_is_not_ours_is_refused(archive: bytes) -> None:
    assert len(archive) < LARGEST_ARTIFACT
    with pytest.raises(Refused):
        unpack(archive)


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_artifact_that_is_damaged_anywhere_is_read_or_refused(how: int) -> None:
    archive = packed(how, report_json=b'{"a": "bcdefghijk"}' * 9)
    spoilt_ones = (archive[:place] + bytes([byte ^ change]) + archive[place + 1 :] for place, byte in enumerate(archive) for change in (1, 8, 64, 255))
    for damaged in (*spoilt_ones, *(archive[:size] for size in range(len(archive)))):
        with suppress(Refused):
            assert len(unpack(damaged)) <= LARGEST_REPORT


def event(**fields: object) -> dict[str, Any]:
    return {"workflow_run": {"id": 77, "event": "pull_request", "head_sha": COMMIT, "head_repository": {"full_name": "visitor/showcase"}, **fields}}


@pytest.mark.parametrize("fields", [{"event": "push"}, {"head_repository": None}, {"head_sha": "x"}, {"head_repository": {"full_name": "a/b/../c"}}])
def test_a_run_for_something_else_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        read_run(event(**fields), SERVER, "award/showcase")


@pytest.mark.parametrize(
    ("login", "kind", "body", "ours"),
    [
        (BOT, "Bot", f"{MARKER}\nhello", True),
        (BOT, "Bot", "another comment of a workflow", False),
        (BOT, "Bot", f"quoted: {MARKER}", False),
        ("visitor", "User", f"{MARKER}\nhello", False),
        (BOT, "User", f"{MARKER}\nhello", False),
    ],
)
def test_our_comment_is_known_by_its_marker_and_its_author(login: str, kind: str, body: str, ours: bool) -> None:
    assert is_ours({"user": {"login": login, "type": kind}, "body": body}, MARKER) is ours


class Fake:
    """GitHub as our script meets it: paths with answers, and a list of what was asked."""

    def __init__(self) -> None:
        self.archive = packed(report_json=json.dumps(report()).encode())
        self.size = 0
        self.pull = {
            "state": "open",
            "head": {"sha": COMMIT, "repo": {"full_name": "visitor/showcase"}},
            "base": {"repo": {"full_name": "award/showcase"}},
        }
        self.artifacts: list[dict[str, Any]] = [{"id": 3, "name": "report", "expired": False, "size_in_bytes": 400}]
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.tokens: dict[str, str | None] = {}

    def answer(self, method: str, path: str, sent: dict[str, Any]) -> tuple[int, Any]:
        self.asked.append((method, path))
        return self.read(path) if method == "GET" else (200, self.write(path.removeprefix("/repos/award/showcase"), sent))

    def read(self, path: str) -> tuple[int, Any]:
        plain_path, _, query = path.removeprefix("/repos/award/showcase").partition("?")
        page = int(query.rpartition("page=")[2] or 1) if "/comments" in plain_path else 1
        return {
            "/blob": (200, self.archive),
            "/actions/artifacts/3/zip": (302, "/blob"),
            "/actions/runs/77/artifacts": (200, {"artifacts": self.artifacts}),
            "/pulls/5": (200, self.pull),
            "/issues/5/comments": (200, self.comments[(page - 1) * 100 : page * 100]),
        }[plain_path]

    def write(self, path: str, sent: dict[str, Any]) -> dict[str, Any]:
        if path == "/issues/5/comments":
            self.comments.append({"id": 900, "user": {"login": BOT, "type": "Bot"}})
        changed = next(one for one in self.comments if path in ("/issues/5/comments", f"/issues/comments/{one['id']}") and one["user"]["login"] == BOT)
        changed |= sent
        return {}

    @property
    def wrote(self) -> list[str]:
        return [f"{method} {path}" for method, path in self.asked if method != "GET"]


@contextmanager
def served(fake: Fake) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(size)) if size else {}
            fake.tokens[self.path] = self.headers.get("Authorization")
            status, answer = fake.answer(self.command, self.path, sent)
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"http://{self.headers['Host']}{answer}")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_PATCH = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """A test says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def ran(fake: Fake, tmp_path: Path, **fields: object) -> int:
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event(**fields)), encoding="utf-8")
    with served(fake) as api:
        environment: Mapping[str, str] = {
            "GITHUB_API_URL": api,
            "GITHUB_REPOSITORY": "award/showcase",
            "GITHUB_TOKEN": "secret",
            "GITHUB_EVENT_PATH": str(path),
        }
        return main(environment)


def test_the_first_time_it_writes_a_comment(tmp_path: Path) -> None:
    fake = Fake()
    assert ran(fake, tmp_path) == 0
    assert fake.wrote == ["POST /repos/award/showcase/issues/5/comments"]
    assert "noice" in fake.comments[0]["body"]


def test_the_next_time_it_changes_its_own_comment_and_no_other(tmp_path: Path) -> None:
    fake = Fake()
    fake.comments = [{"id": number, "user": {"login": "visitor", "type": "User"}, "body": MARKER} for number in range(120)]
    fake.comments.append({"id": 500, "user": {"login": BOT, "type": "Bot"}, "body": f"{MARKER}\nold"})
    assert ran(fake, tmp_path) == 0
    assert fake.wrote == ["PATCH /repos/award/showcase/issues/comments/500"]


def test_it_leaves_a_comment_that_says_the_same(tmp_path: Path) -> None:
    fake = Fake()
    ran(fake, tmp_path)
    fake.asked.clear()
    assert ran(fake, tmp_path) == 0
    assert fake.wrote == []


def test_the_token_does_not_leave_github(tmp_path: Path) -> None:
    fake = Fake()
    ran(fake, tmp_path)
    assert fake.tokens.pop("/blob") is None
    assert set(fake.tokens.values()) == {"Bearer secret"}


def pull(**fields: object) -> dict[str, Any]:
    return Fake().pull | fields


@pytest.mark.parametrize(
    "changes",
    [
        {"pull": pull(state="closed")},
        {"pull": pull(head={"sha": "d" * 40, "repo": {"full_name": "visitor/showcase"}})},
        {"pull": pull(head={"sha": COMMIT, "repo": {"full_name": "another/showcase"}})},
        {"pull": pull(head={"sha": COMMIT, "repo": None})},
        {"pull": pull(base={"repo": {"full_name": "another/showcase"}})},
        {"artifacts": []},
        {"artifacts": [{"id": 3, "name": "report", "expired": True, "size_in_bytes": 400}]},
        {"artifacts": [{"id": 3, "name": "report", "expired": False, "size_in_bytes": LARGEST_ARTIFACT + 1}]},
        {"archive": b"x" * (LARGEST_ARTIFACT + 1)},
        {"archive": packed(report_json=b"{}")},
    ],
    ids=["closed", "moved on", "another fork", "fork gone", "another target", "no report", "expired", "too large", "larger than it says", "another shape"],
)
def test_when_something_is_not_as_it_should_be_nothing_is_written(changes: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake = Fake()
    for name, value in changes.items():
        setattr(fake, name, value)
    assert ran(fake, tmp_path) == 0
    assert fake.wrote == []
    assert capsys.readouterr().out.startswith("No comment: ")


def test_the_report_cannot_choose_another_pull_request(tmp_path: Path) -> None:
    fake = Fake()
    fake.archive = packed(report_json=json.dumps(report(pull_request=5)).encode())
    fake.pull = pull(head={"sha": "d" * 40, "repo": {"full_name": "victim/showcase"}})
    ran(fake, tmp_path)
    assert fake.wrote == []


def test_an_answer_that_never_ends_is_cut_off() -> None:
    fake = Fake()
    fake.archive = b"x" * 2000
    with served(fake) as api, pytest.raises(ValueError, match="more than 1,000 bytes"):
        GitHub(api, "award/showcase", "secret").download("/actions/artifacts/3/zip", 1000)
