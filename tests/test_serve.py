"""The server that people write beside: it follows entries, criteria and templates."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import AWARDS, project

pytestmark = pytest.mark.slow
Read = Callable[[str], str]


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
        yield root, lambda path: urllib.request.urlopen(address + path, timeout=5).read().decode()  # noqa: S310 - our own server
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
    change(root / "overrides" / "entry.html", "To cite this", "How to cite")
    assert until(lambda: "How to cite" in read(entry))


def test_an_entry_with_a_mistake_is_left_out_until_it_is_mended(served: tuple[Path, Read]) -> None:
    root, read = served
    entry = "entries/2025/quiet-mornings/"
    change(root / entry / "index.md", "region: north", "region: nroth")
    assert until(lambda: "0 entries" in read("entries/"))
    change(root / entry / "index.md", "region: nroth", "region: south")
    assert until(lambda: "Nine patients" in read(entry))
