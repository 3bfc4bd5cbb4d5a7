"""Keeps one issue up to date with what the weekly look found; it is closed when there is nothing left.

Standard library only: it has the right to write, so it installs nothing. What it is told came from entries, and is shown as text.
"""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from github_api import BOT, GitHub, is_ours, plain

MARKER = "<!-- showcase: links and dates -->"
TITLE = "Links and dates to look after"
FITS = 60_000  # letters; GitHub takes 65,536
Json = Any


def body(report: Json) -> str:
    """The issue: a list for each kind of thing, or nothing when both are empty."""
    parts = []
    if report["links"]:
        parts += ["## Links that lead nowhere", "", *(f"- {plain(one['entry'])}: {plain(one['url'])}. {plain(one['why'])}" for one in report["links"]), ""]
    if report["dates"]:
        asked = "Ask each team whether it is still true, then set a new `review_by`, or withdraw it."
        parts += ["## Entries to confirm", "", asked, "", *(_date(one) for one in report["dates"]), ""]
    if not parts:
        return ""
    parts += [f"- … and {int(report['more'])} more."] if report["more"] else []
    text = "\n".join([MARKER, "A weekly look at the published entries. This list follows what it finds.", "", *parts])
    return text if len(text) <= FITS else f"{text[:FITS].rpartition(chr(10))[0]}\n- … and more."


def _date(one: Json) -> str:
    return f"- {plain(one['entry'])}, ‘{plain(one['title'])}’, by {plain(one['review_by'])}"


def keep(github: GitHub, text: str) -> str:
    """Opens, changes or closes the issue; says what it did."""
    ours = (one for one in github.each(f"/issues?state=open&creator={BOT.replace('[', '%5B').replace(']', '%5D')}") if is_ours(one, MARKER))
    old = next(ours, None)
    if old is None:
        if text:
            github.post("/issues", {"title": TITLE, "body": text})
        return "opened" if text else "not needed"
    if not text:
        github.patch(f"/issues/{int(old['number'])}", {"state": "closed"})
        return "closed"
    if old["body"] == text:
        return "as it was"
    github.patch(f"/issues/{int(old['number'])}", {"body": text})
    return "changed"


def main(environment: Mapping[str, str] = os.environ) -> int:
    """From what the look found to the issue."""
    print(f"The issue is {keep(GitHub.from_environment(environment), body(json.loads(environment['REPORT'])))}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
