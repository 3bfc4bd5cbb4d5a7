"""What a file may be made of before a decoder sees it. A few million empty pieces are no picture, and would keep a computer busy for hours.

Decoders put notes together piece by piece and copy whatever a table of notes points to, so the number of both is what has to be limited.
"""

import re
import struct
from collections.abc import Iterator

from showcase.intake.images.exif import TABLES, notes_in

MOST_PIECES = 20_000  # of a PNG: 10 MB in the small pieces of 512 bytes that the oldest programs write
MOST_SEGMENTS = 1_000  # of a JPEG
MOST_TABLES = 2  # of a JPEG: one of the camera’s notes, and one of pictures behind this one
MOST_SCANS = 60  # of a JPEG; about ten tell all of it
WITHOUT_LENGTH = (0x01, *range(0xD0, 0xD8))  # segments of a JPEG that are their sign alone
POINTS_END = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]", re.DOTALL)  # the next segment, which the points of a scan cannot hold
MOST_BLOCKS = 100_000  # of a GIF: 10 MB have 40,000 of the usual size
MOST_COMMENTS = 1_000  # of a GIF, in blocks
MOST_NOTES = 500  # of one table of a camera’s


def is_reasonable(data: bytes) -> bool:
    """Whether a file is made of as many pieces as pictures are."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _is_reasonable_jpeg(data)
        if data.startswith(b"\x89PNG"):
            return sum(1 for _ in zip(_pieces(data), range(MOST_PIECES), strict=False)) < MOST_PIECES
        return not data.startswith(b"GIF8") or _is_reasonable_gif(data)
    except (struct.error, IndexError):
        return True  # it ends early, which its decoder says better


def _pieces(data: bytes) -> Iterator[int]:
    """Where each piece of a PNG begins."""
    place = 8
    while place < len(data):
        yield place
        place += 12 + int(struct.unpack_from(">I", data, place)[0])


def _is_reasonable_jpeg(data: bytes) -> bool:
    place, tables, scans = 2, 0, 0
    for _ in range(MOST_SEGMENTS):
        if data[place] != 0xFF:
            return False
        if data[place + 1] == 0xFF:  # there may be more than one before a segment
            place += 1
            continue
        if data[place + 1] == 0xD9:
            break  # what stands behind, such as the film that phones put there, is not read
        if data[place + 1] in WITHOUT_LENGTH:
            place += 2
            continue
        length = int(struct.unpack_from(">H", data, place + 2)[0])
        segment = data[place + 4 : place + 2 + length]
        if segment.startswith(TABLES):
            tables += 1
            if len(notes_in(segment)) > MOST_NOTES:
                return False
        scans += data[place + 1] == 0xDA
        found = POINTS_END.search(data, place + 2 + length) if data[place + 1] == 0xDA else None
        if (data[place + 1] == 0xDA and found is None) or scans > MOST_SCANS:
            break
        place = found.start() if found else place + 2 + length
    else:
        return False
    return tables <= MOST_TABLES and scans <= MOST_SCANS


def _is_reasonable_gif(data: bytes) -> bool:
    place, blocks, comments = 13 + _colours(data[10]), 0, 0
    while place < len(data) and data[place] != 0x3B:
        is_picture = data[place] == 0x2C
        place += 11 + _colours(data[place + 9]) if is_picture else 2
        while data[place]:
            place += 1 + data[place]
            blocks += 1
            comments += not is_picture
            if blocks > MOST_BLOCKS or comments > MOST_COMMENTS:
                return False
        place += 1
        comments += not is_picture
    return True


def _colours(flags: int) -> int:
    """How many bytes a GIF’s list of colours takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
