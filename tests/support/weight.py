"""What a page weighs as hosts send it: its HTML, styles and scripts with all that these import, each compressed; without fonts, which all pages share."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')  # those for paper come later
SCRIPT = re.compile(r'<script type="module" src="([^"]+)">')
IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"(\.[^"]+)"')


def imported(scripts: Iterable[Path]) -> list[Path]:
    """Scripts with all that a browser needs before it runs them."""
    found = list[Path]()
    open_ = list(scripts)
    while open_:
        at = open_.pop().resolve()
        if at not in found:
            found.append(at)
            open_ += [at.parent / path for path in IMPORT.findall(at.read_text(encoding="utf-8"))]
    return found


def asked_for(page: Path) -> list[Path]:
    """The files that a page asks for at once, and itself."""
    html = page.read_text(encoding="utf-8")
    sheets, scripts = ([page.parent / one for one in pattern.findall(html)] for pattern in (SHEET, SCRIPT))
    return [page.resolve(), *(one.resolve() for one in sheets), *imported(scripts)]


def sent(path: Path) -> int:
    """A file’s bytes as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
