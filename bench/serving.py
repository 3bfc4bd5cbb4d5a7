"""How long somebody waits for `showcase serve`, seen from outside: until its first page is there, and until an edit can be seen on it."""

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from measuring import ENVIRONMENT
from projects import first_entry, retitle

PATIENCE = 900  # seconds for one answer, after which the figure is not told
ENOUGH = 60  # seconds of one round, after which no other is made
NAP = 0.01  # seconds between two looks


class Waited(Exception):
    """What was waited for did not come."""


def edit_entry(project: Path, mark: str) -> str:
    """Another title for an entry; where it is seen."""
    path = first_entry(project)
    retitle(path, mark)
    return f"{path.parent.relative_to(project).as_posix()}/"


def edit_template(project: Path, mark: str) -> str:
    """Something more on every entry’s page; where it is seen."""
    path, begin = project / "overrides" / "entry.html", "{% block main %}"
    before, _, after = path.read_text(encoding="utf-8").partition(begin)
    path.write_text(f"{before}{begin}<p hidden>{mark}</p>{after}", encoding="utf-8")
    return f"{first_entry(project).parent.relative_to(project).as_posix()}/"


def edit_style(project: Path, mark: str) -> str:
    """Something more in a style sheet; where it is seen."""
    path = project / "overrides" / "assets" / "showcase" / "tokens.css"
    path.write_text(f"{path.read_text(encoding='utf-8')}/* {mark} */\n", encoding="utf-8")
    return "assets/showcase/tokens.css"


EDITS: Mapping[str, Callable[[Path, str], str]] = {"entry_seen": edit_entry, "template_seen": edit_template, "style_seen": edit_style}


def waits(project: Path, times: int) -> Mapping[str, float]:
    """The median of each wait in seconds, over some servers one after the other, each begun with the work that is kept from before."""
    found: dict[str, list[float]] = {}
    for number in range(times):
        begun = time.perf_counter()
        for name, seconds in _round(project, number):
            found.setdefault(name, []).append(seconds)
        if time.perf_counter() - begun > ENOUGH:
            break
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def _round(project: Path, number: int) -> Iterator[tuple[str, float]]:
    with _server(project) as (address, begun):
        try:
            yield "first_page", _until(address, b"</html>", begun)
            for name, edit in EDITS.items():
                mark = f"Seen {name.replace('_', ' ')} {number}"
                time.sleep(1)  # as somebody does who looks, then types
                edited = time.perf_counter()
                yield name, _until(address + edit(project, mark), mark.encode(), edited)
        except Waited as nothing:
            print(nothing, flush=True)


@contextmanager
def _server(project: Path) -> Iterator[tuple[str, float]]:
    """A server of a project: its address, and when it was begun."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "showcase", "serve", "--port", str(port)], cwd=project, env={**os.environ, **ENVIRONMENT},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield f"http://127.0.0.1:{port}/", begun
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _until(address: str, wanted: bytes, begun: float) -> float:
    """Asks for an address until the answer has what is wanted; the seconds since it was begun."""
    while time.perf_counter() - begun < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 – our own server
                if wanted in answer.read():
                    return time.perf_counter() - begun
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass  # it is not there yet
        time.sleep(NAP)
    raise Waited(f"{address} did not show {wanted.decode()} within {PATIENCE} s.")
