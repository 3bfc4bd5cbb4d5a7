"""Files that somebody may give as a picture, and what becomes of each: what is made, or what is said."""

import struct
import zlib
from io import BytesIO

from PIL import Image

RED, BLUE = (200, 30, 30), (0, 0, 255)
Points = tuple[tuple[int, int, int, int], ...]
B, R = (*BLUE, 255), (*RED, 255)
UPRIGHT, TURNED = (B, R, R), (R, B, R)  # where the blue quarter lies: left above; right above, where the camera was held sideways
GREY = (190, 190, 190, 255)


def _picture(size: tuple[int, int], kind: str, mode: str = "RGB", **how: object) -> bytes:
    """A red picture whose first quarter is blue."""
    image = Image.new(mode, size, RED if mode == "RGB" else (*RED, 128))
    image.paste(BLUE if mode == "RGB" else (*BLUE, 255), (0, 0, size[0] // 2, size[1] // 2))
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def _moving(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (50, 50), RED).save(file, kind, save_all=True, append_images=[Image.new("RGB", (50, 50), BLUE)], duration=100)
    return file.getvalue()


def _sideways() -> bytes:
    """What a camera notes that was held sideways and knew where."""
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    return notes.tobytes()


def _unfolding() -> bytes:
    """A small PNG that says that it has 900 megapixels."""

    def piece(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", head) + piece(b"IDAT", zlib.compress(bytes(1000))) + piece(b"IEND", b"")


def tried() -> dict[str, bytes]:
    """All of them, by name."""
    jpeg, png = _picture((800, 600), "JPEG"), _picture((800, 600), "PNG")
    return {
        "Ward Foto (1).JPG": _picture((300, 200), "JPEG", exif=_sideways()),
        "forty megapixels.jpg": _picture((7900, 5100), "JPEG", quality=40, exif=_sideways()),
        "Zoë’s Büro.webp": _picture((300, 200), "WEBP", lossless=True),
        "seen through.png": _picture((300, 200), "PNG", "RGBA"),
        "still.gif": _picture((300, 200), "GIF"),
        "old.bmp": _picture((300, 200), "BMP"),
        "misnamed.png": jpeg,
        "con.png": _picture((300, 200), "PNG"),
        "病房.png": _picture((300, 200), "PNG"),
        "trailing.jpg": jpeg + b"a film behind it" * 20,
        "by steps.jpg": _picture((2000, 1500), "JPEG", progressive=True),
        "moving.gif": _moving("GIF"), "moving.webp": _moving("WEBP"), "moving.png": _moving("PNG"),
        "scan.tiff": _picture((300, 200), "TIFF"),
        "half.jpg": jpeg[: len(jpeg) // 2], "half.png": png[:700], "none.jpg": b"", "letter.jpg": b"Dear all,",
        "IMG_0001.HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500),
        "visit.mov": b"\0\0\0\x14ftypqt  " + bytes(500), "renamed.jpg": b"\0\0\0\x14ftypisom" + bytes(500),
        "logo.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>window.ran = 1</script></svg>",
        "poster.pdf": b"%PDF-1.4\n", "unfolding.png": _unfolding(),
    }  # fmt: skip


SMALLER, PLACE, ANEW = "made smaller", "where it was taken", "saved anew"
# Of what is taken: its new name, its size, its points left above, right above and left below, and words of what is told.
TAKEN: dict[str, tuple[str, tuple[int, int], Points, tuple[str, ...]]] = {
    "Ward Foto (1).JPG": ("ward-foto-1.jpg", (200, 300), TURNED, (PLACE,)),
    "forty megapixels.jpg": ("forty-megapixels.jpg", (1600, 2478), TURNED, (SMALLER, "5,100 × 7,900", PLACE)),
    "Zoë’s Büro.webp": ("zoe-s-buro.png", (300, 200), UPRIGHT, ()),
    "seen through.png": ("seen-through.png", (300, 200), (B, (*RED, 128), (*RED, 128)), ()),
    "still.gif": ("still.png", (300, 200), UPRIGHT, ()),
    "old.bmp": ("old.png", (300, 200), UPRIGHT, (ANEW,)),
    "misnamed.png": ("misnamed.jpg", (800, 600), UPRIGHT, ()),
    "con.png": ("picture-con.png", (300, 200), UPRIGHT, ()),
    "病房.png": ("picture.png", (300, 200), UPRIGHT, ()),
    "trailing.jpg": ("trailing.jpg", (800, 600), UPRIGHT, ()),
    "by steps.jpg": ("by-steps.jpg", (1600, 1200), UPRIGHT, (SMALLER,)),
}
DAMAGED = ("picture-damaged", "save it anew")
# Of what is refused: the code of the check’s rule, and words of what it says.
WITHOUT_WAY = {
    "moving.gif": ("picture-moves", "one still picture"), "moving.webp": ("picture-moves", "one still picture"),
    "moving.png": ("picture-moves", "one still picture"),
    "scan.tiff": ("file-kind", "save it as JPEG or PNG"), "logo.svg": ("file-kind", "save it as JPEG or PNG"),
    "half.jpg": DAMAGED, "half.png": DAMAGED, "none.jpg": DAMAGED, "letter.jpg": DAMAGED,
    "IMG_0001.HEIC": ("file-kind", "its camera set to ‘most compatible’"),
    "visit.mov": ("file-kind", "is a film"), "renamed.jpg": ("file-kind", "is a film"),
    "poster.pdf": ("picture-kind", "JPEG, PNG or WebP"), "unfolding.png": ("picture-too-large", "1,600 pixels across"),
}  # fmt: skip
