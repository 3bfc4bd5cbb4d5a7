"""The server that people write beside: it follows entries, criteria and templates."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.projects import AWARDS, project

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Read:
    """Reads a page of the server; `address` is where it is."""

    address: str

    def __call__(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, Read]]:
    root = project(tmp_path / "served", AWARDS / "small")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    address = ""
    for line in process.stderr:
        if found := re.search(r"Serving on (http://\S+)", line):
            address = found[1]
            break
    try:
        yield root, Read(address)
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def until(condition: Callable[[], bool]) -> bool:
    """Whether something came true within half a minute."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if condition():
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_change_of_entry_criteria_or_template_is_shown(served: tuple[Path, Read]) -> None:
    root, read = served
    entry = "entries/2025/quiet-mornings/"
    assert "Nine patients" in read(entry)
    change(root / entry / "index.md", "Nine patients", "Ten patients")
    assert until(lambda: "Ten patients" in read(entry))
    assert until(lambda: "Ten patients" in read("assets/find/entries/0.json"))
    change(root / "criteria.yml", "label: Noise, text: Sounds.", "label: Loudness, text: Sounds.")
    assert until(lambda: "Loudness" in read("themes/noise/"))
    change(root / "overrides" / "entry.html", "The full entry", "All of the entry")
    assert until(lambda: "All of the entry" in read(entry))


def test_a_page_in_a_browser_reloads_by_itself_under_the_policy(served: tuple[Path, Read], page: Page) -> None:
    root, read = served
    entry, faults = "entries/2025/quiet-mornings/", list[str]()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(read.address + entry)
    change(root / entry / "index.md", "Nine patients", "Ten patients")
    expect(page.get_by_text("Ten patients")).to_be_visible(timeout=30_000)
    assert faults == []


def test_an_entry_with_a_mistake_is_left_out_until_it_is_mended(served: tuple[Path, Read]) -> None:
    root, read = served
    entry = "entries/2025/quiet-mornings/"
    change(root / entry / "index.md", "region: north", "region: nroth")
    assert until(lambda: "0 entries" in read("entries/"))
    change(root / entry / "index.md", "region: nroth", "region: south")
    assert until(lambda: "Nine patients" in read(entry))


def test_a_broken_award_keeps_the_last_site_up_with_the_error_on_its_pages(served: tuple[Path, Read]) -> None:
    root, read = served
    entry = "entries/2025/quiet-mornings/"
    change(root / "criteria.yml", "name: Quiet", "nmae: Quiet")
    assert until(lambda: "<code>criteria.yml:" in read(entry))
    assert "Did you mean ‘name’?" in read("")
    assert "Nine patients" in read(entry)
    assert "preview-band" in read("assets/preview/band.css")
    change(root / "criteria.yml", "nmae: Quiet", "name: Quiet")
    assert until(lambda: "preview-band" not in read(entry))
