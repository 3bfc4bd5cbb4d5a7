"""Fetches the one zip of an issue and takes it in as `showcase import` does, with no right but to read.

Of the issue nothing is used but that one address, which has to be GitHub’s own; no text of it reaches a shell. What came in and
what was said of it are left in `sent/`, which the job that writes reads as a stranger’s (see sent_entry.py).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from http.client import HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pr_shape import Refused

ROOT = Path(__file__).parents[2]
ATTACHED = re.compile(r"https://github\.com/user-attachments/files/[0-9]{1,20}/[A-Za-z0-9][\w.-]{0,150}\.zip(?![\w./?#%-])", re.ASCII)
STORES = ("objects.githubusercontent.com", "github-production-repository-file-5c1aeb.s3.amazonaws.com")  # where GitHub keeps what is attached
LARGEST = 25_000_000  # bytes, packed; GitHub takes no larger zip
WAIT, LONGEST_WAIT = 30, 120  # seconds for one answer, and for all of it
LONGEST_TAKING_IN = 300  # seconds
MOST_LINES, LONGEST_LINE = 100, 600


def attached(body: str) -> str:
    """The address of the one zip in an issue’s text."""
    found = {one[0] for one in ATTACHED.finditer(body)}
    if len(found) != 1:
        raise Refused("There is no zip in this issue." if not found else "There is more than one zip in this issue, and only one can be taken in.")
    return found.pop()


class ToItsStore(HTTPRedirectHandler):
    """Follows a redirect to where GitHub keeps what is attached, and to nowhere else."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> Request | None:
        """The request that follows."""
        if not may_lead_to(newurl):
            raise Refused("The zip leads away from GitHub.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def may_lead_to(address: str) -> bool:
    """Whether an address is GitHub’s own store."""
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.netloc in STORES


def fetched(address: str, most: int = LARGEST, longest: float = LONGEST_WAIT) -> bytes:
    """The bytes at an address, within limits of size and time; nothing that says who asks is sent along."""
    end, parts, size = time.monotonic() + longest, list[bytes](), 0
    try:
        with build_opener(ToItsStore).open(Request(address), timeout=WAIT) as answer:  # noqa: S310 - `attached` lets through https and GitHub alone
            while part := answer.read1(65_536):
                parts.append(part)
                size += len(part)
                if size > most or time.monotonic() > end:
                    raise Refused(f"The zip has more than {most // 1_000_000} MB, or takes too long.")
    except (HTTPError, URLError, TimeoutError, OSError) as error:
        raise Refused("The zip cannot be fetched. Is it still there?") from error
    return b"".join(parts)


def folders(root: Path) -> set[str]:
    """The year and slug of every entry’s folder."""
    return {path.relative_to(root / "entries").as_posix() for path in root.glob("entries/[0-9]*/[a-z0-9]*") if path.is_dir() and not path.is_symlink()}


def imported(path: Path, root: Path) -> str:
    """What `showcase import` says of a zip."""
    command = [sys.executable, "-m", "showcase", "import", str(path), "--root", str(root)]
    surroundings = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(command, cwd=root, env=surroundings, capture_output=True, check=False, timeout=LONGEST_TAKING_IN)
    except subprocess.TimeoutExpired as error:
        raise Refused("The zip takes too long to read.") from error
    return done.stdout.decode("utf-8", "replace")


def taken_in(data: bytes, root: Path, into: Path) -> tuple[str, str]:
    """Takes a zip in; the year and slug of the one new entry, whose folder is copied, and what was said."""
    before, path = folders(root), into / "entry.zip"
    path.write_bytes(data)
    said = imported(path, root)
    path.unlink()
    new = folders(root) - before
    if len(new) != 1:
        return "", said
    key = new.pop()
    shutil.copytree(root / "entries" / key, into / "entries" / key, symlinks=True)
    return key, said


def main(environment: Mapping[str, str] = os.environ, root: Path = ROOT, fetch: Callable[[str], bytes] = fetched) -> None:
    """From the event to `sent/`; what cannot be taken in is told there too."""
    issue = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["issue"]
    into = root / "sent"
    into.mkdir()
    try:
        key, said = taken_in(fetch(attached(str(issue["body"] or ""))), root, into)
    except Refused as refused:
        key, said = "", str(refused)
    lines = [line[:LONGEST_LINE] for line in said.splitlines() if line.strip()][:MOST_LINES]
    (into / "report.json").write_text(json.dumps({"key": key, "said": lines}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
