"""Keeps one comment on a pull request up to date with what its check found.

It runs after the check, with the right to comment, on the code of the main branch. The report that it reads was written by a
run of the pull request’s own code, so it is a stranger’s text: small, of one exact shape, and shown as text. Which pull request
it belongs to is asked of GitHub, by the commit that GitHub says was checked. Standard library only.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from github_api import GitHub, is_ours, plain
from pr_shape import Answered, Found, Refused, Report, read_report, unpack

MARKER = "<!-- showcase: what the check found -->"
ARTIFACT = "report"
LARGEST_ARTIFACT = 500_000  # bytes, packed
FITS = 60_000  # letters of a comment; GitHub takes 65,536
PATH = re.compile(r"(?:[\w][\w .()+,-]*/)*[\w][\w .()+,-]*")
Json = Any


@dataclass(frozen=True)
class Run:
    """The run that was followed, as GitHub itself tells of it."""

    id: int
    commit: str
    head_repository: str
    address: str


def comment(report: Report, run: Run, server: str) -> str:
    """The comment: how it came out, each finding with its place, and what is not answered yet."""
    details = f"[All of it, with what is answered and the preview]({run.address})"
    first = sorted(report.findings, key=lambda found: found.severity != "info")  # what a person has judged is not to be buried
    lines = [MARKER, f"{_judged(report)}{_outcome(report)}", "", *(_item(found, run, server) for found in first)]
    rest = report.errors + report.warnings + report.judged - len(report.findings)
    kept = _fitting(lines, FITS - 5_000)
    rest += len(lines) - len(kept)
    if rest > 0:
        kept.append(f"- … and {rest} more.")
    for one in _fitting([_coverage(one) for one in report.entries if one.asked], 4_000):
        kept += ["", one]
    return "\n".join([*kept, "", f"{details}. This comment follows your changes."])


def _judged(report: Report) -> str:
    if not report.judged:
        return ""
    said = "One finding was" if report.judged == 1 else f"{report.judged} findings were"
    return f"**{said} judged by a person and may stand, which is for you to look at first.** "


def _outcome(report: Report) -> str:
    if report.errors:
        things = "one thing" if report.errors == 1 else f"{report.errors} things"
        also = f", and {report.warnings} to think about" if report.warnings else ""
        return f"**Thank you for this. {things[0].upper()}{things[1:]} to put right before it can be published{also}:**"
    if report.warnings:
        return f"**Thank you for this. Nothing stands in the way of publishing it; {report.warnings} to think about:**"
    if report.judged:
        return "**Thank you for this. The check found nothing to put right but what a person has judged.** Somebody will read it next."
    return "**Thank you for this. The check found nothing to put right.** Somebody will read it next."


def _item(found: Found, run: Run, server: str) -> str:
    place = f"{plain(found.path)}, line {found.line}"
    if PATH.fullmatch(found.path):  # nothing that leads up and out, and nothing that is not a path
        place = f"[{place}]({server}/{run.head_repository}/blob/{run.commit}/{quote(found.path)}?plain=1#L{found.line})"
    weight = {"error": "", "warning": "to think about: ", "hint": "a hint: "}.get(found.severity, "judged by a person: ")
    return f"- {place}: {weight}{plain(found.said)} (`{found.code}`)"


def _coverage(one: Answered) -> str:
    name = plain(one.title or one.entry)
    if not one.missing:
        return f"‘{name}’ answers all {one.asked} questions."
    return f"‘{name}’ answers {one.asked - len(one.missing)} of {one.asked} questions. Still to come: {'; '.join(plain(title) for title in one.missing)}."


def _fitting(lines: list[str], most: int) -> list[str]:
    """As many lines from the first as there is room for."""
    kept, used = list[str](), 0
    for line in lines:
        used += len(line) + 1
        if used > most:
            break
        kept.append(line)
    return kept


def read_run(event: Json, server: str, repository: str) -> Run:
    """The run that has ended, from the event that GitHub hands to a workflow."""
    run = event["workflow_run"]
    head = (run.get("head_repository") or {}).get("full_name", "")
    if run["event"] != "pull_request" or not re.fullmatch(r"[0-9a-f]{40}", run["head_sha"]) or not re.fullmatch(r"[\w.-]+/[\w.-]+", head):
        raise Refused("The run was not for a pull request that is still there.")
    return Run(int(run["id"]), run["head_sha"], head, f"{server}/{repository}/actions/runs/{int(run['id'])}")


def fetch(github: GitHub, run: Run) -> bytes:
    """The newest report that the run left behind."""
    listed = github.get(f"/actions/runs/{run.id}/artifacts?name={ARTIFACT}&per_page=100")["artifacts"]
    ours = [one for one in listed if one["name"] == ARTIFACT and not one["expired"]]
    if not ours:
        raise Refused("The run left no report behind; its log says why.")
    newest = max(ours, key=lambda one: int(one["id"]))
    if newest["size_in_bytes"] > LARGEST_ARTIFACT:
        raise Refused("The artifact is too large.")
    try:
        return github.download(f"/actions/artifacts/{int(newest['id'])}/zip", LARGEST_ARTIFACT)
    except ValueError as error:
        raise Refused("The artifact is larger than it says.") from error


def require_same(github: GitHub, number: int, run: Run) -> None:
    """Makes sure that the pull request of this number is open here and its newest commit is the one that was checked."""
    pull = github.get(f"/pulls/{number}")
    head, base = pull["head"], pull["base"]
    claimed = (pull["state"], head["sha"], (head["repo"] or {}).get("full_name"), base["repo"]["full_name"])
    if claimed != ("open", run.commit, run.head_repository, github.repository):
        raise Refused(f"Pull request {number} is closed, has moved on, or is not the one that was checked.")


def keep(github: GitHub, number: int, text: str) -> str:
    """Writes the comment, or changes the one that is there; says what it did."""
    old = next((one for one in github.each(f"/issues/{number}/comments") if is_ours(one, MARKER)), None)
    if old is None:
        github.post(f"/issues/{number}/comments", {"body": text})
        return "written"
    if old["body"] == text:
        return "as it was"
    github.patch(f"/issues/comments/{int(old['id'])}", {"body": text})
    return "changed"


def main(environment: Mapping[str, str] = os.environ) -> int:
    """From the event to the comment; what is refused is said in the log, and nothing is written."""
    github = GitHub.from_environment(environment)
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    try:
        run = read_run(json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes()), server, github.repository)
        report = read_report(unpack(fetch(github, run)))
        require_same(github, report.pull_request, run)
    except Refused as refused:
        print(f"No comment: {refused}")
        return 0
    print(f"The comment on pull request {report.pull_request} is {keep(github, report.pull_request, comment(report, run, server))}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
