"""Makes a built site one that can be read from a folder on a computer, where a link to a folder shows a list of files: offline.py SITE

Standard library only. What needs a script, such as search, does not run there: browsers load no modules from files.
"""

import re
import sys
from pathlib import Path

TAGS = re.compile(r"<(?:a|form|meta)\b[^>]*>")
# A relative address of a folder, with what may follow: a query or a place on the page.
FOLDER = re.compile(r'((?:\b(?:href|action)="|;\s?url=)(?!/|[a-z][a-z0-9+.-]*:)[^"?#]*/)(?=["?#])')


def offline(html: str) -> str:
    """A page whose links lead to the files that a host would find in the folders."""
    return TAGS.sub(lambda tag: FOLDER.sub(r"\1index.html", tag[0]), html)


if __name__ == "__main__":
    for path in Path(sys.argv[1]).rglob("*.html"):
        path.write_text(offline(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
