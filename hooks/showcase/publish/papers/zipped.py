"""A small zip in memory, of which the same files give the same bytes: it tells of no clock and of no machine."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath

from showcase.publish.archive import COMPRESSED, READABLE

FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip can tell


def zipped(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Files by their names, in the order given."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, FIRST)
            info.create_system, info.external_attr = 3, READABLE
            info.compress_type = zipfile.ZIP_STORED if PurePosixPath(name).suffix.lower() in COMPRESSED else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()
