"""Opens a picture of unknown origin, and knows it by its bytes. Nothing else in the showcase opens one."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

from PIL import Image, ImageFile, UnidentifiedImageError

from showcase.intake.images.exif import Notes, read_notes
from showcase.intake.images.limits import is_reasonable
from showcase.model.finding import Finding, Location

MOST_POINTS = 25_000_000  # what a good camera makes; decoded, it takes 100 MB
LONGEST_SIDE = 16_000  # WebP ends at 16,383
# What each kind is called, and the endings of its name. MPO is a JPEG with a second one behind it, as many phones make.
KINDS = {"JPEG": (".jpg", ".jpeg"), "MPO": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",)}
NAMED = {"MPO": "JPEG", "WEBP": "WebP"}
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")  # of files that mean to be pictures
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

ASIDE = {Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_270, Image.Transpose.TRANSVERSE, Image.Transpose.ROTATE_90}

Image.MAX_IMAGE_PIXELS = MOST_POINTS
ImageFile.LOAD_TRUNCATED_IMAGES = False
_filters = Lock()


class Unshowable(Exception):
    """A picture that cannot be published: the code of the finding, its wording, and its values but for the name of the file."""

    def __init__(self, code: str, wording: str = "", **values: object) -> None:
        super().__init__(" ".join((code, wording)).strip())
        self.code, self.wording, self.values = code, wording, values

    def at(self, place: Location, name: str) -> Finding:
        """The finding at a file of this name."""
        return Finding(self.code, place, {"name": name, **self.values}, self.wording)


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """A picture whose head has been read and none of its points, of a kind and a size that may be published. Raises Unshowable."""
    if not is_reasonable(data):
        raise Unshowable("picture-damaged")
    with _strictly():
        try:
            image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF"))
        except UnidentifiedImageError:
            if data.startswith(BEGINNINGS):
                raise Unshowable("picture-damaged") from None
            raise Unshowable("picture-kind", "not-one") from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_large() from None
        except Exception:
            raise Unshowable("picture-damaged") from None
        with image:
            if image.width * image.height > MOST_POINTS or max(image.size) > LONGEST_SIDE:
                raise _too_large()
            yield image


@contextmanager
def _strictly() -> Iterator[None]:
    """What Pillow only warns of is either refused or no news for a writer. Filters belong to the process, and a preview has threads."""
    with _filters, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def loaded(image: Image.Image) -> None:
    """Decodes the points. Raises Unshowable for a file that is broken off or damaged.

    Pillow has no list of what a file that was made to break it can raise, so whatever it is counts as damage.
    """
    try:
        image.load()
    except Exception:
        raise Unshowable("picture-damaged") from None


def notes_of(image: Image.Image, data: bytes) -> Notes:
    """What the camera noted about a decoded picture, whose file is `data`."""
    table = image.info.get("exif")
    return read_notes(table if isinstance(table, bytes) else b"", data)


def is_still(image: Image.Image) -> bool:
    """Whether a picture shows one thing. The second picture in an MPO is the camera’s own, and is never shown."""
    try:
        return image.format == "MPO" or not getattr(image, "is_animated", False)
    except Exception:
        raise Unshowable("picture-damaged") from None


def _too_large() -> Unshowable:
    return Unshowable("picture-too-large", megapixels=MOST_POINTS // 1_000_000, side=LONGEST_SIDE)
