"""Makes the versions of a picture that are published: upright, in the colours of the web, and from its points alone.

Notes of cameras (places, times, names, comments, small pictures of what was cut off) are not taken out but never taken along.
"""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageCms

from showcase.intake.images.decode import TURNS, Unshowable, loaded, notes_of, opened
from showcase.model.picture import Version

QUALITY, EFFORT = 80, 4
SETTINGS = f"1 q{QUALITY} m{EFFORT}"  # the first number counts changes of this module that change what it makes
SRGB = ImageCms.createProfile("sRGB")
DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")  # 16 bits a point


def make_versions(data: bytes, versions: Sequence[Version]) -> dict[int, bytes]:
    """The WebP of each version, by width. Raises Unshowable when the picture is not sound."""
    with opened(data) as image:
        largest = max(max(one.width, one.height) for one in versions)
        image.draft(None, (largest, largest))
        loaded(image)
        turn = TURNS.get(notes_of(image, data).held)
        shown = _in_web_colours(image)
    if turn is not None:
        shown = shown.transpose(turn)
    return {one.width: _encoded(shown.resize((one.width, one.height), Image.Resampling.LANCZOS, reducing_gap=3.0)) for one in versions}


def try_version(image: Image.Image) -> None:
    """Makes a version of a picture as it will be made: of a corner, or of all of it where its colours come from a list. Raises Unshowable when that fails."""
    try:
        part = image if image.mode == "P" or "transparency" in image.info else image.crop((0, 0, 1, 1))
        _encoded(_in_web_colours(part).resize((1, 1)))
    except Exception:  # what is wrong inside a file has no end of names
        raise Unshowable("picture-damaged") from None


def _in_web_colours(image: Image.Image) -> Image.Image:
    """A picture as sRGB, with or without transparency, whatever its own colours are; a profile that cannot be used is left out."""
    profile = image.info.get("icc_profile")
    target = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode in DEEP:
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        image = image.convert(target)
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            plain = image.convert(target) if image.mode == "L" and target == "RGBA" else image
            converted = ImageCms.profileToProfile(plain, own, SRGB, outputMode=target)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
        else:
            return converted or plain
    return image if image.mode == target else image.convert(target)


def _encoded(image: Image.Image) -> bytes:
    image.info = {}  # the encoder would find nothing there today, and must not tomorrow
    target = BytesIO()
    image.save(target, "WEBP", quality=QUALITY, method=EFFORT)
    return target.getvalue()


def is_version(data: bytes, width: int, height: int) -> bool:
    """Whether bytes are a still WebP of this size, with nothing in it but points."""
    try:
        with opened(data) as image:
            bare = {"icc_profile", "exif", "xmp"}.isdisjoint(image.info) and int.from_bytes(data[4:8], "little") + 8 == len(data)
            return image.format == "WEBP" and image.size == (width, height) and not getattr(image, "is_animated", False) and bare
    except Unshowable:
        return False
