"""The weekly look: which links lead nowhere, which entries are due, and the one issue that says so."""

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from github_api import BOT, GitHub
from showcase.model.values import Month
from support.projects import ROOT
from weekly import fitting, followed, is_invented, is_public, real_entries, report, trouble
from weekly_issue import FITS, MARKER, body, keep

ENTRY = "entries/2025/quiet-mornings/index.md"


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    """A server whose pages answer with the status that they are named after."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status = int(self.path.split("/")[1])
            self.send_response(status)
            if status == 302:
                self.send_header("Location", self.path.removeprefix("/302/"))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """A test says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def anywhere(host: str) -> bool:
    return host == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "says"),
    [("200", ""), ("404", "not there any more (404)"), ("410", "not there any more (410)"), ("403", ""), ("429", ""), ("500", ""), ("302//200", "")],
)
def test_only_what_is_certain_is_reported(path: str, says: str, web: str) -> None:
    why = trouble(f"{web}/{path}", anywhere)
    assert bool(why) == bool(says)
    assert says in why


def test_a_redirect_to_a_page_that_is_gone_is_reported(web: str) -> None:
    assert "404" in trouble(f"{web}/302//404", anywhere)


@pytest.mark.parametrize("place", ["http://10.0.0.1/", "http://169.254.169.254/latest", "ftp://127.0.0.1/"])
def test_no_redirect_leads_inside(place: str, web: str) -> None:
    assert "public web" in trouble(f"{web}/302/{place}", anywhere)


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "localhost"])
def test_what_is_inside_is_not_followed(host: str) -> None:
    assert not is_public(host)


def test_a_server_that_does_not_answer_is_reported() -> None:
    assert "does not answer" in trouble("http://127.0.0.1:9/", anywhere)


@pytest.mark.parametrize(
    ("url", "invented"),
    [
        ("https://trust.example/x", True),
        ("https://example.org", True),
        ("https://www.example.com/", True),
        ("https://notexample.org", False),
        ("https://nhs.uk", False),
        ("https://example.org.uk", False),
    ],
)
def test_an_invented_address_is_nobodys(url: str, invented: bool) -> None:
    assert is_invented(url) is invented


def test_pages_of_one_host_are_asked_in_turn_and_only_the_dead_are_told() -> None:
    asked = list[str]()

    def told(url: str) -> str:
        asked.append(url)
        return "gone" if url.endswith("2") else ""

    urls = ["http://a.org/1", "http://a.org/2", "http://a.org/3"]
    assert followed(urls, told, pause=0) == {"http://a.org/2": "gone"}
    assert asked == urls


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that never comes to the end of its answer, and always sends a little more of it."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            with suppress(OSError):
                while not ended.wait(0.02):
                    self.wfile.write(b"X: y\r\nX")

        def log_message(self, format: str, *args: object) -> None:
            """A test says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    ended.set()
    server.shutdown()
    server.server_close()


def test_a_server_that_drips_holds_nobody_up(dripping: str) -> None:
    began = time.monotonic()
    found = followed([f"{dripping}/{number}" for number in range(3)], lambda url: trouble(url, anywhere), pause=0, patience=0.2)
    assert set(found.values()) == {"The server does not come to an end."}
    assert time.monotonic() - began < 5


def test_the_whole_look_has_an_end_and_what_was_not_looked_at_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    def slowly(url: str) -> str:
        time.sleep(0.3)
        return "gone"

    assert followed(["http://a.org/1", "http://a.org/2", "http://a.org/3"], slowly, pause=0, whole=0.1) == {"http://a.org/1": "gone"}
    assert capsys.readouterr().out == "There was no time to follow 2 of the links to a.org.\n"


@pytest.mark.parametrize(("links", "dates"), [(0, 0), (3, 2), (900, 0), (0, 900), (700, 800)])
def test_a_report_can_be_handed_on_however_long_it_is(links: int, dates: int) -> None:
    link = {"entry": "2025/" + "a" * 60, "url": "https://x.org/" + "ŵ" * 480, "why": "The page is not there any more (404)."}
    made = fitting({"links": [link] * links, "dates": [{"entry": "2025/a", "title": "Ŵ" * 120, "review_by": "2026-03"}] * dates})
    assert len(made["links"]) + len(made["dates"]) + made["more"] == links + dates
    report = json.dumps(made)
    if links + dates < 10:
        assert not made["more"]
    else:
        assert body(made).endswith("more.")
    subprocess.run(["true"], env={"REPORT": report}, check=True)


def prepared(small: Path, *lines: str) -> Path:
    """The small project with an entry that is not made up, and with more fields in it."""
    path = small / ENTRY
    text = path.read_text(encoding="utf-8").replace("example: true\n", "")
    path.write_text(text.replace("year:", "".join(f"{line}\n" for line in lines) + "year:", 1), encoding="utf-8")
    return small


def test_links_and_dates_of_an_entry_are_looked_at(small: Path) -> None:
    root = prepared(small, "review_by: 2026-03")
    (root / ENTRY).write_text((root / ENTRY).read_text(encoding="utf-8") + "\n[a](https://gone.org/a) and https://here.org\n", encoding="utf-8")
    followed_urls = list[str]()

    def follow(urls: list[str]) -> dict[str, str]:
        followed_urls.extend(urls)
        return {"https://gone.org/a": "The page is not there any more (404)."}

    made = report(real_entries(root), Month(2026, 4), follow)
    assert "https://gone.org/a" in followed_urls
    assert made == {
        "links": [{"entry": "2025/quiet-mornings", "url": "https://gone.org/a", "why": "The page is not there any more (404)."}],
        "dates": [{"entry": "2025/quiet-mornings", "title": "Quiet mornings", "review_by": "2026-03"}],
        "more": 0,
    }


def test_an_entry_is_not_due_in_its_own_month(small: Path) -> None:
    assert report(real_entries(prepared(small, "review_by: 2026-04")), Month(2026, 4), lambda _: {})["dates"] == []


def test_made_up_entries_are_left_alone() -> None:
    assert real_entries(ROOT) == []


def test_drafts_are_left_alone(small: Path) -> None:
    path = prepared(small) / ENTRY
    assert len(real_entries(small)) == 1
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: published\n", "").replace("year:", "status: draft\nyear:", 1), encoding="utf-8")
    assert real_entries(small) == []


LINK = {"entry": "2025/a", "url": "https://gone.org/@x", "why": "The page is not there any more (404)."}
DATE = {"entry": "2025/a", "title": "A <b>title</b> for @everyone", "review_by": "2026-03"}


def test_the_issue_shows_text_as_text() -> None:
    shown = body({"links": [LINK], "dates": [DATE], "more": 0})
    assert shown.startswith(MARKER)
    for live in ("<b>", "@everyone", "https://", "@x"):
        assert live not in shown


def test_the_issue_fits_however_much_there_is() -> None:
    shown = body({"links": [LINK | {"url": "https://x.org/" + "<" * 480}] * 200, "dates": [], "more": 0})
    assert len(shown) <= FITS + 20
    assert shown.endswith("… and more.")


class Fake(GitHub):
    """A repository with one list of issues, which remembers what was written."""

    def __init__(self, issues: list[dict[str, Any]]) -> None:
        super().__init__("", "award/showcase", "")
        object.__setattr__(self, "issues", issues)
        object.__setattr__(self, "wrote", [])

    def get(self, path: str) -> Any:
        return self.issues  # type: ignore[attr-defined]

    def post(self, path: str, what: Any) -> None:
        self.wrote.append(("POST", path, what))  # type: ignore[attr-defined]

    def patch(self, path: str, what: Any) -> None:
        self.wrote.append(("PATCH", path, what))  # type: ignore[attr-defined]


def issue(text: str, login: str = BOT) -> dict[str, Any]:
    return {"number": 7, "body": text, "user": {"login": login, "type": "Bot" if login == BOT else "User"}}


@pytest.mark.parametrize(
    ("issues", "text", "done", "wrote"),
    [
        ([], "", "not needed", []),
        ([], f"{MARKER} new", "opened", [("POST", "/issues")]),
        ([issue(f"{MARKER} old")], f"{MARKER} new", "changed", [("PATCH", "/issues/7")]),
        ([issue(f"{MARKER} old")], f"{MARKER} old", "as it was", []),
        ([issue(f"{MARKER} old")], "", "closed", [("PATCH", "/issues/7")]),
        ([issue(f"{MARKER} old", "visitor")], "", "not needed", []),
    ],
)
def test_one_issue_is_kept(issues: list[dict[str, Any]], text: str, done: str, wrote: list[tuple[str, str]]) -> None:
    fake = Fake(issues)
    assert keep(fake, text) == done
    assert [(method, path) for method, path, _ in fake.wrote] == wrote  # type: ignore[attr-defined]
