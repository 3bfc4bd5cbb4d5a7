"""What a camera noted about a picture: how it was held, and whether it knew where. Nothing else is read, and nothing is copied."""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

TABLES = (b"Exif\x00\x00", b"MPF\x00")  # what stands before the tables of notes in a JPEG
ORDERS = {b"II*\x00": "<", b"MM\x00*": ">"}
ORIENTATION, PLACE, LATITUDE = 0x0112, 0x8825, 2
IN_WORDS = b"GPSLatitude"  # the same in the notes of programs, which are XML


@dataclass(frozen=True, slots=True)
class Notes:
    """How a picture was held, as cameras count it from 1 to 8, and whether the place is noted."""

    held: int
    located: bool


def read_notes(table: bytes, whole: bytes) -> Notes:
    """The notes in a camera’s table, or in the words of a `whole` file; damaged ones say nothing."""
    held, places = 1, False
    for tag, short, long in notes_in(table):
        if tag == ORIENTATION:
            held = short
        elif tag == PLACE:
            places = any(one == LATITUDE for one, *_ in notes_in(table, long))
    return Notes(held, places or IN_WORDS in whole)


def notes_in(table: bytes, start: int | None = None) -> list[tuple[int, int, int]]:
    """Each note of a table, the first or that at `start`: its number, and what stands in it as a short and as a long number."""
    for beginning in TABLES:
        table = table.removeprefix(beginning)
    order = ORDERS.get(table[:4], "")
    found = list[tuple[int, int, int]]()
    with suppress(struct.error):  # it is broken off; what stands before is good
        found += _notes(table, order, start) if order else ()
    return found


def _notes(table: bytes, order: str, start: int | None) -> Iterator[tuple[int, int, int]]:
    first = int(struct.unpack_from(f"{order}I", table, 4)[0]) if start is None else start
    for number in range(int(struct.unpack_from(f"{order}H", table, first)[0])):
        tag, value = struct.unpack_from(f"{order}H6x4s", table, first + 2 + 12 * number)
        yield int(tag), int(struct.unpack(f"{order}H2x", value)[0]), int(struct.unpack(f"{order}I", value)[0])
