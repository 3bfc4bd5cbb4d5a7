"""Scripts of the site as they are published: without the comments and types that are for those who read the code."""

from pathlib import Path

import rjsmin


def slim(folder: Path) -> None:
    """Rewrites every script in a folder of the site without comments and needless blanks."""
    for path in sorted(folder.glob("*.js")):
        path.write_text(rjsmin.jsmin(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
