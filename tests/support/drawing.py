"""Pictures for tests, drawn when they are needed, and said in a line: `800x600`, `800x600 moving`, `800x600 half`,
`800x600 located`, `30x20 as PNG`."""

from io import BytesIO
from typing import Any

from PIL import ExifTags, Image

KINDS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}


def blocks(width: int, height: int) -> Image.Image:
    """A picture in which every corner has a colour of its own: red, green, blue, and white at the bottom right."""
    corners = Image.new("RGB", (2, 2))
    corners.putdata([(220, 30, 30), (30, 160, 60), (30, 60, 200), (245, 245, 245)])
    return corners.resize((width, height), Image.Resampling.NEAREST)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture as a file of a kind."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def camera(turn: int = 1) -> Image.Exif:
    """What a camera notes: who, where, and how it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    exif[ExifTags.Base.Artist] = "showcaseCanary"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (53.0, 23.0, 2.0)
    return exif


def drawn(said: str, name: str) -> bytes:
    """The bytes of a picture that is said in a line, of the kind that its file’s name promises."""
    size, *how = said.split()
    width, _, height = size.partition("x")
    image = blocks(int(width), int(height))
    kind = how[1] if how[:1] == ["as"] else KINDS[name.rpartition(".")[2].lower()]
    if how == ["moving"]:
        return encoded(image, kind, save_all=True, append_images=[image.rotate(180)])
    if how == ["located"]:
        return encoded(image, kind, exif=camera().tobytes())
    data = encoded(image, kind)
    return data[: len(data) // 2] if how == ["half"] else data
