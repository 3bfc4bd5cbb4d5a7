"""Pictures of an entry as documents take them: made anew from their points, in a size for paper, so that nothing else of a file is in them."""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from showcase.intake.images.decode import Unshowable
from showcase.model.entry import Entry
from showcase.publish.images import versions_of
from showcase.publish.papers.engine import PaperFault
from showcase.publish.plan import Pictured

QUALITY = 82  # of JPEG, which a PDF holds as it is
WIDE = 960  # pixels: 150 to an inch across a column


def drawn(entry: Entry, files: set[str], project: Path) -> dict[str, str]:
    """Pictures of an entry as SVG, because that is a text, as all that a template is given."""
    return {file: _as_svg(*jpeg(entry, file, project)) for file in sorted(files)}


def jpeg(entry: Entry, file: str, project: Path, wide: int = WIDE) -> tuple[bytes, int, int]:
    """A picture of an entry as JPEG, which all programs read, with its size: the largest version that is at most so wide."""
    try:
        made = versions_of(Pictured(f"entries/{entry.key}/{file}", entry.pictures[file], ""), project)
    except (OSError, Unshowable):
        raise PaperFault(f"The picture {file} is no longer what it was when it was checked. Type the command again.") from None
    fitting = [one for one in made if one[0].width <= wide]
    version, data = fitting[-1] if fitting else made[0]
    return _as_jpeg(data), version.width, version.height


def _as_jpeg(data: bytes) -> bytes:
    """A picture on white, where it lets anything through."""
    with Image.open(BytesIO(data)) as opened:
        seen = opened.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    file = BytesIO()
    ground.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _as_svg(data: bytes, width: int, height: int) -> str:
    held = f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{b64encode(data).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{held}</svg>'


def files_in(told: object) -> Iterator[str]:
    """The files of all pictures of a document."""
    if isinstance(told, dict):
        if told.get("n") == "img":
            yield told["file"]
        for one in told.values():
            yield from files_in(one)
    elif isinstance(told, list):
        for one in told:
            yield from files_in(one)
