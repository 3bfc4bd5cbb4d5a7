"""Proposes what came in with an issue’s zip as a pull request, and answers in the issue.

It has the right to write, so it runs nothing and installs nothing: the artifact is a stranger’s, of one exact shape, and becomes
plain files below one new folder of an entry. Who put the label there is asked of GitHub again. Standard library only.
"""

import base64
import io
import json
import os
import re
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

from github_api import GitHub, plain
from pr_shape import Refused

LABEL = "take in"
MAY_LABEL = {"triage", "write", "maintain", "admin"}
ARTIFACT, INSIDE = "sent", "report.json"
LARGEST, LARGEST_REPORT = 50_000_000, 500_000  # bytes, unpacked
MOST_FILES, MOST_LINES, LONGEST_LINE, FITS = 500, 100, 600, 60_000
KEY = re.compile(r"[0-9]{4}/[a-z0-9]+(?:-[a-z0-9]+)*")
DOCUMENTS = {".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}
ENDINGS = {".md", ".csv", ".txt", ".vtt", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".mp3"} | DOCUMENTS
NAME = re.compile(r"(?:(?:adoptions|followups)/)?[A-Za-z0-9][A-Za-z0-9_. -]{0,98}(\.[A-Za-z0-9]{2,5})")
LOGIN = re.compile(r"[A-Za-z0-9-]{1,39}")
Json = Any


@dataclass(frozen=True)
class Sent:
    """What came in: the year and slug of the new entry (nothing where none did), its files, and what was said."""

    key: str
    said: tuple[str, ...]
    files: Mapping[str, bytes]


def read_sent(archive: bytes) -> Sent:
    """The artifact, when it has its exact shape; anything else is refused whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            members = [one for one in opened.infolist() if not one.is_dir()]
            _require_plain(members)
            files = {one.orig_filename: _content(opened, one) for one in members}
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise Refused("The artifact cannot be unpacked.") from error
    key, said = _report(files.pop(INSIDE, b""))
    return Sent(key, said, dict(_inside(files, key)))


def _require_plain(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES + 1 or sum(one.file_size for one in members) > LARGEST:
        raise Refused("The artifact holds too much.")
    if len({one.orig_filename.casefold() for one in members}) < len(members):
        raise Refused("Two files of the artifact have one name.")
    for one in members:
        kind = stat.S_IFMT(one.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or one.flag_bits & 1 or one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("The artifact holds something else than plain files.")


def _content(opened: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    with opened.open(one) as file:
        data = file.read(one.file_size + 1)
    if len(data) != one.file_size:
        raise Refused("A file of the artifact is larger than it says.")
    return data


def _report(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        raw = json.loads(data.decode("utf-8")) if len(data) <= LARGEST_REPORT else None
    except (ValueError, RecursionError) as error:
        raise Refused("The report is not JSON.") from error
    if not isinstance(raw, dict) or set(raw) != {"key", "said"} or not isinstance(raw["key"], str) or not isinstance(raw["said"], list):
        raise Refused("The report has another shape.")
    if len(raw["said"]) > MOST_LINES or not all(isinstance(line, str) and len(line) <= LONGEST_LINE for line in raw["said"]):
        raise Refused("The report says too much.")
    if raw["key"] and not KEY.fullmatch(raw["key"]):
        raise Refused("The report names no entry.")
    return raw["key"], tuple(raw["said"])


def _inside(files: Mapping[str, bytes], key: str) -> Iterator[tuple[str, bytes]]:
    """The files by their paths in the repository; every one lies in the folder of the one entry."""
    home = f"entries/{key}/"
    if bool(key) != (f"{home}index.md" in files):
        raise Refused("The artifact is not one entry.")
    for path, data in sorted(files.items()):
        found = NAME.fullmatch(path.removeprefix(home)) if path.startswith(home) else None
        if not found or found[1].lower() not in ENDINGS:
            raise Refused("The artifact holds a file that has no place in an entry.")
        yield path, data


def is_there(github: GitHub, path: str) -> bool:
    """Whether something stands at a path of the API."""
    try:
        github.get(path)
    except HTTPError as error:
        if error.code == 404:
            return False
        raise
    return True


def propose(github: GitHub, sent: Sent, number: int, main_branch: str) -> int:
    """Makes the branch and the pull request; its number."""
    branch = f"entry-{number}"
    if is_there(github, f"/git/ref/heads/{branch}"):
        raise Refused(f"The branch {branch} is there already. Delete it, if this is to be taken in anew.")
    if is_there(github, f"/contents/entries/{sent.key}?ref={quote(main_branch)}"):
        raise Refused("This entry is there already, and nothing is overwritten.")
    newest = github.get(f"/git/ref/heads/{quote(main_branch)}")["object"]["sha"]
    stands = github.get(f"/git/commits/{newest}")["tree"]["sha"]
    tree = [{"path": path, "mode": "100644", "type": "blob", "sha": _blob(github, data)} for path, data in sent.files.items()]
    made = github.post("/git/trees", {"base_tree": stands, "tree": tree})["sha"]
    commit = github.post("/git/commits", {"message": f"Entry {sent.key}, sent in with issue {number}", "tree": made, "parents": [newest]})["sha"]
    github.post("/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})
    body = f"From the zip of #{number}. Close and open this pull request once, so that the check runs and makes the preview; then review it as any other."
    return int(github.post("/pulls", {"title": f"Entry {sent.key}", "head": branch, "base": main_branch, "body": body})["number"])


def _blob(github: GitHub, data: bytes) -> str:
    return str(github.post("/git/blobs", {"content": base64.b64encode(data).decode("ascii"), "encoding": "base64"})["sha"])


def findings(said: tuple[str, ...]) -> str:
    """What was said, a line each, as text."""
    lines, used = list[str](), 0
    for line in said:
        shown = f"- {plain(line)}"
        used += len(shown) + 1
        if used > FITS:
            return "\n".join([*lines, "- … and more."])
        lines.append(shown)
    return "\n".join(lines)


def require_maintainer(github: GitHub, event: Json) -> None:
    """Makes sure that who put the label there may do so, which GitHub has seen to already."""
    login = str(event["sender"]["login"])
    if event["action"] != "labeled" or event["label"]["name"] != LABEL or not LOGIN.fullmatch(login):
        raise Refused("This is not what takes an entry in.")
    if github.get(f"/collaborators/{login}/permission").get("role_name") not in MAY_LABEL:
        raise Refused("The label was put there by somebody who may not.")


def fetch(github: GitHub, run: int) -> bytes:
    """The artifact of this very run."""
    listed = [one for one in github.get(f"/actions/runs/{run}/artifacts?name={ARTIFACT}&per_page=100")["artifacts"] if one["name"] == ARTIFACT]
    if not listed:
        raise Refused("Nothing was left behind.")
    newest = max(listed, key=lambda one: int(one["id"]))
    try:
        return github.download(f"/actions/artifacts/{int(newest['id'])}/zip", LARGEST)
    except ValueError as error:
        raise Refused("The artifact is too large.") from error


def main(environment: Mapping[str, str] = os.environ) -> int:
    """From the artifact to the pull request and the answer."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github, number = GitHub.from_environment(environment), int(event["issue"]["number"])
    try:
        require_maintainer(github, event)
        sent = read_sent(fetch(github, int(environment["GITHUB_RUN_ID"])))
        pull = propose(github, sent, number, str(event["repository"]["default_branch"])) if sent.key else 0
    except Refused as refused:
        print(f"Nothing was proposed: {refused}")
        return 1
    if pull:
        github.post(f"/issues/{pull}/comments", {"body": f"What the check said of the zip:\n\n{findings(sent.said)}"})
        answer = f"**Thank you for this.** It was taken in, and is looked at in #{pull}, where you can also see what there is to put right."
    else:
        answer = f"**Thank you for this. It could not be taken in yet:**\n\n{findings(sent.said)}"
    github.post(f"/issues/{number}/comments", {"body": answer})
    return 0


if __name__ == "__main__":
    sys.exit(main())
