"""One entry as it will look, live: what is shown, what is told, what follows a change, and what nobody else can reach."""

import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from showcase.cli import preview as command
from showcase.cli.main import main
from showcase.intake.prints import state_of
from showcase.mkdocs_adapter import look_of
from showcase.publish.preview.preview import Preview, Previewer
from showcase.publish.preview.server import Live, server_of, type_of
from showcase.publish.render import Look
from showcase.site.csp import policy, sent_headers
from support.projects import AWARDS, ROOT, TODAY, build, project, root_of

KEY = "2025/quiet-mornings"
ENTRY = f"entries/{KEY}"
INDEX = f"{ENTRY}/index.md"
PAGE = f"{ENTRY}/"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The small award with this site’s own parts."""
    return project(tmp_path / "whole", AWARDS / "small")


def previewer(root: Path) -> Previewer:
    """As the command makes it: with the project’s own look."""
    return Previewer(root, root / ENTRY, lambda: look_of(root))


@cache
def look(award: str) -> Look:
    """This site’s look as it is, for all previews of entries of one award."""
    assert (root_of(award) / "criteria.yml").is_file()
    return look_of(ROOT)


def made(root: Path, key: str = KEY, award: str = "small") -> Preview:
    """The preview of an entry of an award where nothing but entries may be changed."""
    found = Previewer(root, root / "entries" / key, lambda: look(award)).make(TODAY)
    assert found
    return found


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def without_band(html: str) -> str:
    start = html.index('<aside class="preview-band"')
    return html[:start] + html[html.index("</aside>", start) + len("</aside>") :]


@pytest.mark.slow
def test_an_entry_looks_as_the_site_will_have_it(whole: Path) -> None:
    found = made(whole)
    assert build(whole, "--strict").returncode == 0
    published = (whole / "site" / ENTRY / "index.html").read_text(encoding="utf-8")
    assert without_band(found.pages[PAGE]).split("<header")[1] == published.split("<header")[1]
    assert found.pages[f"{PAGE}cover.svg"] == (whole / "site" / ENTRY / "cover.svg").read_text(encoding="utf-8")
    assert found.findings == ()
    assert "This is a preview. Nothing to mend." in found.pages[PAGE]


def test_what_is_not_to_be_published_is_dots(whole: Path) -> None:
    change(whole / INDEX, ("Nine patients", "Nine patients (943 **476** 5919)"), ("recruitment: A notice", "recruitment: Ring 01632 555019, a notice"))
    found = made(whole)
    assert [finding.code for finding in found.findings] == ["phone-number", "nhs-number"]
    for page in found.pages.values():
        assert "5919" not in page
        assert "555019" not in page
    assert "943 <strong>•••</strong> ••••" in found.pages[PAGE]


def test_only_the_entry_is_read_and_planned(whole: Path) -> None:
    shutil.copytree(whole / ENTRY, whole / "entries/2025/another")
    (whole / "entries/2025/another/index.md").write_text("nothing sound", encoding="utf-8")
    found = made(whole)
    assert set(found.pages) == {PAGE, f"{PAGE}cover.svg"}
    assert set(found.files) == {f"{PAGE}sheet.pdf"}
    assert found.findings == ()


def test_its_translations_are_shown(whole: Path) -> None:
    change(whole / INDEX, ("aliases:", "languages: [{code: cy, file: index.cy.md}]\naliases:"))
    body = (whole / INDEX).read_text(encoding="utf-8").split("---\n", 2)[2]
    (whole / ENTRY / "index.cy.md").write_text(f"---\ntitle: Boreau tawel\nsummary: Tawelach.\n---\n{body}", encoding="utf-8")
    assert "Boreau tawel" in made(whole).pages[f"{PAGE}cy/"]


def test_a_draft_is_shown_with_what_is_still_to_write(whole: Path) -> None:
    change(whole / INDEX, ("year: 2025", "year: 2025\nstatus: draft"), ("Nine patients and nine receptionists.", "<!-- Name the groups. -->"))
    page = made(whole).pages[PAGE]
    assert "This is a draft, which is not published. 1 warning to look at." in page
    assert "There is nothing under ‘Who listened’." in page
    assert "The printer, the bell and a door that slams." in page


def test_a_fresh_draft_is_shown(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ("--title", "Fewer bells", "--organisation", "Alder", "--type", "clinic", "--region", "north", "--year", "2025")
    assert main(["new", "--root", str(whole), *said]) == 0
    capsys.readouterr()
    assert '<h1 dir="auto">Fewer bells</h1>' in made(whole, "2025/fewer-bells").pages["entries/2025/fewer-bells/"]


@pytest.mark.parametrize(
    "slip",
    [
        ("recognition: winner", "recognition: champion"),
        ("themes: [noise]", "themes: [nosie]"),
        ("region: north\n  - name", "region: nroth\n  - name"),
        ("{staff: shared, patients: asked}", "{staff: everything, porters: asked}"),
        ("    kind: noise", "    kind: sound"),
        ("voice: patient", "voice: somebody"),
        ("reach: beyond", "reach: far"),
        ("cost: free", "cost: little"),
        ("licence: CC-BY-4.0\naliases", "licence: mine\naliases"),
        ("    licence: CC-BY-4.0", "    licence: mine"),
    ],
    ids=lambda slip: slip[1].strip(),
)
def test_what_is_not_on_a_list_is_shown_as_it_was_typed_beside_the_finding(slip: tuple[str, str], whole: Path) -> None:
    change(whole / INDEX, slip)
    found = made(whole)
    assert len(found.findings) >= 1
    assert "Nine patients and nine receptionists." in found.pages[PAGE]


def test_an_entry_of_no_year_of_the_award_is_shown(whole: Path) -> None:
    change(whole / INDEX, ("year: 2025", "year: 2031"))
    assert '<h1 dir="auto">Quiet mornings</h1>' in made(whole).pages[PAGE]


@pytest.mark.parametrize("text", ["", "nothing sound", "---\n---\n"], ids=["nothing", "no front matter", "no fields"])
def test_a_text_that_cannot_be_shown_says_so(text: str, whole: Path) -> None:
    (whole / INDEX).write_text(text, encoding="utf-8")
    found = made(whole)
    assert "The text of this entry cannot be read." in found.pages[PAGE]
    assert found.findings[0].message in found.pages[PAGE]


def test_a_withdrawn_entry_is_shown_as_its_notice(whole: Path) -> None:
    change(whole / INDEX, ("recognition: winner", "recognition: winner\nstatus: withdrawn\nwithdrawn_because: The clinic closed."))
    assert "The clinic closed." in made(whole).pages[PAGE]


def test_nothing_that_a_writer_types_is_markup_in_the_band(whole: Path) -> None:
    change(whole / INDEX, ("themes: [noise]", "themes: ['<script>alert(1)</script>']"))
    page = made(whole).pages[PAGE]
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("name", ["index.md", "adoptions/birch-clinic.md"])
def test_whatever_line_is_missing_or_broken_something_is_shown(name: str, whole: Path) -> None:
    path = whole / ENTRY / name
    lines = path.read_text(encoding="utf-8").split("\n")
    maker = previewer(whole)
    for spoilt in (
        text
        for n, line in enumerate(lines)
        for text in ([*lines[:n], *lines[n + 1 :]], [*lines[:n], line[: len(line) // 2], *lines[n + 1 :]], [*lines[:n], f"{line} {line}", *lines[n + 1 :]])
    ):
        path.write_text("\n".join(spoilt), encoding="utf-8")
        found = maker.make(TODAY)
        assert found
        assert '<aside class="preview-band"' in found.pages[PAGE]


def test_a_mistake_in_the_award_is_told_and_the_last_sound_one_serves(whole: Path) -> None:
    maker = previewer(whole)
    assert maker.make(TODAY)
    change(whole / "criteria.yml", ("recognitions:\n", "recognition:\n"))
    found = maker.make(TODAY)
    assert found
    assert {finding.location.path for finding in found.findings} == {"criteria.yml"}
    assert "Nine patients" in found.pages[PAGE]


def test_without_a_sound_award_there_is_no_preview(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(whole / "criteria.yml", ("recognitions:\n", "recognition:\n"))
    assert main(["preview", KEY, "--root", str(whole)]) == 1
    assert "criteria.yml" in capsys.readouterr().out


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, str]]:
    """A preview that is served, and where."""
    live = Live(made(project(tmp_path_factory.mktemp("shown") / "whole", AWARDS / "small")))
    with server_of(live, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield live, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def read(url: str, **headers: str) -> tuple[int, str, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:  # noqa: S310 – our own server
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


@pytest.mark.parametrize(
    ("url", "status", "kind"),
    [
        ("", 200, "text/html; charset=utf-8"),
        (PAGE, 200, "text/html; charset=utf-8"),
        (PAGE.rstrip("/"), 200, "text/html; charset=utf-8"),
        (f"{PAGE}cover.svg", 200, "image/svg+xml"),
        (f"{PAGE}sheet.pdf", 200, "application/pdf"),
        ("assets/showcase/tokens.css", 200, "text/css"),
        (f"{PAGE}index.md", 404, "text/html; charset=utf-8"),
        ("themes/noise/", 404, "text/html; charset=utf-8"),
        ("criteria.yml", 404, "text/html; charset=utf-8"),
        ("assets/../entry.html", 404, "text/html; charset=utf-8"),
        ("assets/%2e%2e/%2e%2e/criteria.yml", 404, "text/html; charset=utf-8"),
        ("assets//etc/passwd", 404, "text/html; charset=utf-8"),
        ("-/after/x", 404, "text/html; charset=utf-8"),
        *((odd, 404, "text/html; charset=utf-8") for odd in ("%00", "assets/%00", "assets/a%00.css", "%", "%zz", "assets/%ff", "%2e%2e/%2e%2e/criteria.yml")),
        (f"assets/{'a' * 300}", 404, "text/html; charset=utf-8"),
    ],
)
def test_what_is_served_is_the_entry_and_the_assets_and_nothing_else(url: str, status: int, kind: str, shown: tuple[Live, str]) -> None:
    assert read(shown[1] + url)[:2] == (status, kind)


@pytest.mark.parametrize("url", [PAGE, f"{PAGE}sheet.pdf", f"{PAGE}cover.svg", "nowhere/"])
def test_everything_is_served_under_the_policy_of_the_site(url: str, shown: tuple[Live, str]) -> None:
    try:
        with urllib.request.urlopen(shown[1] + url, timeout=10) as answer:  # noqa: S310 – our own server
            headers = answer.headers
    except urllib.error.HTTPError as error:
        headers = error.headers
    assert {name: headers[name] for name in sent_headers(policy())} == sent_headers(policy())


def test_only_this_computer_is_answered(shown: tuple[Live, str]) -> None:
    assert read(shown[1], Host="drafts.example:80")[0] == 403
    assert read(shown[1], Host="localhost:80")[0] == 200


def test_an_address_of_another_page_says_why_it_is_not_there(shown: tuple[Live, str]) -> None:
    _, _, page = read(f"{shown[1]}themes/noise/")
    assert "Only one entry is shown here." in page.decode()


def test_a_browser_that_waits_hears_of_a_newer_page(shown: tuple[Live, str]) -> None:
    live, address = shown
    heard: list[bytes] = []
    waiting = threading.Thread(target=lambda: heard.append(read(f"{address}-/after/0")[2]))
    waiting.start()
    live.show(live.preview)
    waiting.join(10)
    assert heard == [b"1"]
    assert live.after(1, patience=0) == 1


def followed(maker: Previewer, shown: list[Preview], changes: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Follows a few changes, one every third time that the files are looked at."""
    rounds = 0

    def pause(_: float) -> None:
        nonlocal rounds
        rounds += 1
        if rounds % 3 == 1 and rounds // 3 < len(changes):
            changes[rounds // 3]()

    monkeypatch.setattr("showcase.cli.preview.time.sleep", pause)
    monkeypatch.setattr("showcase.cli.preview.now", lambda: TODAY)
    command.follow(maker, shown.append, lambda: 7, rounds=3 * len(changes) + 3)


@pytest.mark.parametrize(
    ("path", "old", "new", "shows"),
    [
        (INDEX, "Nine patients", "Ten patients", "Ten patients"),
        (f"{ENTRY}/adoptions/birch-clinic.md", "We moved the printer", "We sold the printer", "We sold the printer"),
        ("criteria.yml", "label: Noise, text: Sounds.", "label: Loudness, text: Sounds.", "Loudness"),
        ("overrides/entry.html", "The full entry", "All of the entry", "All of the entry"),
        ("overrides/partials/showcase/frame.html", 'aria-label="Main"', 'aria-label="Ways"', 'aria-label="Ways"'),
    ],
)
def test_a_change_is_followed(path: str, old: str, new: str, shows: str, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = previewer(whole)
    first = maker.make(TODAY)
    assert first
    assert shows not in first.pages[PAGE]
    shown: list[Preview] = []
    followed(maker, shown, [lambda: change(whole / path, (old, new))], monkeypatch)
    assert len(shown) == 1
    assert shows in shown[0].pages[PAGE]
    assert 'data-number="7"' in shown[0].pages[PAGE]


@pytest.mark.parametrize(
    ("path", "right", "wrong", "says"),
    [
        ("overrides/entry.html", "{% block main %}", "{% blok main %}", "unknown tag 'blok'"),
        ("mkdocs.yml", "theme:\n", "theme: [\n", "mkdocs.yml cannot be used"),
    ],
    ids=["a template", "the configuration"],
)
def test_a_mistake_in_a_template_is_told_and_the_last_page_stays(
    path: str, right: str, wrong: str, says: str, whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    maker = previewer(whole)
    assert maker.make(TODAY)
    shown: list[Preview] = []
    followed(maker, shown, [lambda: change(whole / path, (right, wrong)), lambda: change(whole / path, (wrong, right))], monkeypatch)
    assert says in capsys.readouterr().out
    assert len(shown) == 1
    change(whole / path, (right, wrong))
    assert main(["preview", KEY, "--root", str(whole)]) == 2
    assert says in capsys.readouterr().err


def test_a_file_that_comes_or_goes_is_a_change(tmp_path: Path) -> None:
    before = state_of(tmp_path)
    (tmp_path / "new.md").touch()
    assert (between := state_of(tmp_path)) != before
    (tmp_path / "new.md").unlink()
    assert state_of(tmp_path) != between


@pytest.mark.parametrize(
    ("spoil", "arguments", "says"),
    [
        (lambda root: None, ["2025/nothing"], "There is no entry ‘2025/nothing’."),
        (lambda root: (root / "mkdocs.yml").unlink(), [KEY], "There is no mkdocs.yml in "),
        (lambda root: shutil.rmtree(root / "overrides"), [KEY], "There is no overrides in "),
        (lambda root: None, [KEY, "--port", "99999"], "Port 99999 cannot be used"),
    ],
)
def test_wrong_use_is_told(spoil: Callable[[Path], object], arguments: list[str], says: str, whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(whole)
    assert main(["preview", *arguments, "--root", str(whole)]) == 2
    assert says in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(shown: tuple[Live, str], whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = shown[1].rpartition(":")[2].rstrip("/")
    assert main(["preview", KEY, "--root", str(whole), "--port", port]) == 2
    assert f"Port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(("url", "kind"), [("a.svg", "image/svg+xml"), ("a.WOFF2", "font/woff2"), ("a.css", "text/css"), ("a", "application/octet-stream")])
def test_browsers_are_told_what_a_file_is(url: str, kind: str) -> None:
    assert type_of(url) == kind


@pytest.mark.slow
def test_a_page_in_a_browser_reloads_by_itself(whole: Path, page: Page) -> None:
    command_line = [sys.executable, "-u", "-m", "showcase", "preview", KEY, "--root", str(whole), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    with subprocess.Popen(command_line, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            address = next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
            page.goto(address)
            expect(page.locator(".preview-band")).to_contain_text("Nothing to mend")
            change(whole / INDEX, ("Nine patients", "Ten patients"), ("themes: [noise]", "themes: [nosie]"))
            expect(page.get_by_text("Ten patients")).to_be_visible(timeout=10_000)
            expect(page.locator(".preview-band")).to_contain_text("1 error to look at")
        finally:
            process.terminate()


@pytest.mark.parametrize(
    ("award", "key"),
    [
        ("nights", "2025/quiet-nights"),
        *(("klinke", f"{path.parent.name}/{path.name}") for path in sorted((AWARDS / "klinke/entries").glob("*/*"))),
    ],
)
def test_the_examples_of_an_award_can_be_previewed_whatever_their_status(award: str, key: str) -> None:
    assert '<aside class="preview-band"' in made(root_of(award), key, award).pages[f"entries/{key}/"]
