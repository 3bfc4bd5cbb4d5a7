"""The scripts of the site: where they are, which of them pages name, and what each stands on."""

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath

from support.projects import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "showcase" / "scripts"
ENTRIES = ("every_page.js", "like_us.js", "list.js")
IMPORT = re.compile(r'^import [^"]*"([^"]+)";$', re.MULTILINE)


def modules(folder: Path = SCRIPTS) -> dict[str, str]:
    """Each script by its path among them, with its text."""
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.js"))}


def stands_on(name: str, known: dict[str, str]) -> set[str]:
    """All modules that a browser needs before it runs a script, without those that the script asks for later."""
    found, open_ = set[str](), [name]
    while open_:
        at = open_.pop()
        needed = {normpath(PurePosixPath(at).parent / path) for path in IMPORT.findall(known[at])}
        open_ += needed - found
        found |= needed
    return found
