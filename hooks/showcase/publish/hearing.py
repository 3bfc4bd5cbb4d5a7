"""What texts say that nobody may hear: texts of any size, piece by piece, and those that stand in an archive alone."""

from collections.abc import Iterator, Set
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from showcase.publish.leaks import Secrets

ARCHIVE = ".zip"
# Every kind of text that a build writes or hands on; pictures and documents are looked at where they are made or read.
TEXTS = (".html", ".json", ".jsonld", ".xml", ".md", ".csv", ".txt", ".svg", ".bib", ".ris")
AT_A_TIME, ACROSS = 1 << 20, 1 << 10  # bytes, and as many of those before them that nothing is missed between two pieces


def heard_in_text(file: IO[bytes], secrets: Secrets) -> Set[str]:
    """What a text says that may be secret; it may be as long as all entries together."""
    heard, before = set[str](), b""
    while piece := file.read(AT_A_TIME):
        data = before + piece
        heard |= {one.decode(errors="ignore") for one in secrets.heard_in(data)} | secrets.mail_in(data)
        before = data[-ACROSS:]
    return heard


def heard_in_archive(path: Path, elsewhere: Set[str], secrets: Secrets) -> Iterator[tuple[str, Set[str]]]:
    """What the texts in an archive say that do not stand `elsewhere`, where they are looked at, each with its name."""
    with ZipFile(path) as archive:
        for name in archive.namelist() if secrets.is_watching else ():
            if name.endswith(TEXTS) and name not in elsewhere:
                with archive.open(name) as file:
                    yield name, heard_in_text(file, secrets)


def archive_faults(path: Path, secrets: Secrets) -> list[str]:
    """What is wrong with an archive as a whole: it is none, or a name in it belongs to what is hidden."""
    try:
        with ZipFile(path) as archive:
            return [*secrets.misplaced(frozenset(archive.namelist()), frozenset())]
    except BadZipFile:
        return ["it is no whole archive."]
