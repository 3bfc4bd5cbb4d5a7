"""Pictures that strangers send: what is refused, what is published in their place, and that nothing else comes along."""

import re
import shutil
import struct
import threading
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin
from playwright.sync_api import Page
from showcase.catalogue.pipeline import build_catalogue, check
from showcase.intake.images.cache import Store
from showcase.intake.images.decode import Unshowable
from showcase.intake.images.encode import is_version, make_versions
from showcase.intake.images.inspect import look_at
from showcase.intake.images.limits import is_reasonable
from showcase.mkdocs_adapter import look_of
from showcase.model.finding import Finding, Location
from showcase.model.picture import Picture
from showcase.publish.images import version_of, versions_of, write_pictures
from showcase.publish.plan import Pictured, plan
from showcase.publish.preview.preview import Previewer
from showcase.publish.preview.server import Live, server_of
from showcase.site.views.entry import entry_page
from showcase.site.views.images import Beside
from support.drawing import blocks, camera, drawn, encoded
from support.passages import passage
from support.projects import AWARDS, TODAY, build, files, project

KEY = "2025/quiet-mornings"
# Of each picture: its distance from the top, its width and height, those of the version that was chosen, and the width that it may have.
BOXES = """() => [...document.querySelectorAll("figure.picture img")].map(image => {
  const box = image.getBoundingClientRect();
  return [box.top + scrollY, box.width, box.height, image.naturalWidth, image.naturalHeight, image.parentElement.clientWidth];
})"""
SEEN = """() => Promise.all([...document.images].map(image => { image.loading = "eager"; return image.decode(); }))"""
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (245, 245, 245)
CANARY = b"showcaseCanary"
HTML = b"<script>showcaseCanary()</script>"


def looked_at(data: bytes, name: str, root: Path = Path("/nowhere")) -> Picture | Finding:
    return look_at(data, name, Location(name), Store(root))


def published(data: bytes, name: str) -> dict[int, bytes]:
    """The versions of a picture that is sound."""
    picture = looked_at(data, name)
    assert isinstance(picture, Picture), picture
    return make_versions(data, picture.versions)


def widest(data: bytes, name: str) -> Image.Image:
    """What readers of a picture see."""
    return Image.open(BytesIO(max(published(data, name).items())[1]))


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours of the four corners, line by line, a little inside."""
    width, height = image.size
    points = [(width // 8, height // 8), (width * 7 // 8, height // 8), (width // 8, height * 7 // 8), (width * 7 // 8, height * 7 // 8)]
    found = [image.convert("RGB").getpixel(point) for point in points]
    return [colour for colour in found if isinstance(colour, tuple)]


def near(found: Sequence[tuple[int, ...]], expected: Sequence[tuple[int, ...]], by: int = 12) -> bool:
    return all(abs(one - other) <= by for ours, theirs in zip(found, expected, strict=True) for one, other in zip(ours, theirs, strict=True))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A piece of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(kind: bytes, data: bytes) -> bytes:
    """A small PNG with a piece more, behind its head."""
    whole = drawn("40x30", "a.png")
    return whole[:33] + chunk(kind, data) + whole[33:]


def texts() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Author", "showcaseCanary")
    found.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>showcaseCanary</x:xmpmeta>", zip=True)
    return found


def resized_png(width: int, height: int) -> bytes:
    """A PNG of nothing but a claim."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b"")


def resized_jpeg(width: int, height: int) -> bytes:
    """A small JPEG that claims another size."""
    data = drawn("40x30", "a.jpg")
    start = data.index(b"\xff\xc0") + 5
    return data[:start] + struct.pack(">HH", height, width) + data[start + 4 :]


def resized_gif(width: int, height: int) -> bytes:
    """A small GIF with a picture in it that claims another size."""
    data = drawn("40x30", "a.gif")
    start = data.index(b"\x2c" + struct.pack("<HHHH", 0, 0, 40, 30)) + 5
    return data[:start] + struct.pack("<HH", width, height) + data[start + 4 :]


def laced(data: bytes, more: bytes) -> bytes:
    """A GIF with something between its head and its picture."""
    start = data.index(b"\x2c" + struct.pack("<HHHH", 0, 0, 40, 30))
    return data[:start] + more + data[start:]


def begun(more: bytes) -> bytes:
    """A JPEG with something behind its first two bytes."""
    data = drawn("40x30", "a.jpg")
    return data[:2] + more + data[2:]


def crowded(count: int) -> bytes:
    """A camera’s table of notes, which all say that they stand in the same 50,000 bytes."""
    table = b"MM\x00*\x00\x00\x00\x08" + struct.pack(">H", count) + struct.pack(">HHII", 700, 7, 50_000, 8) * count
    return b"\xff\xe1" + struct.pack(">H", 60_010) + b"Exif\x00\x00" + table.ljust(60_002, b"\x00")


def layered(count: int) -> bytes:
    """A JPEG that is told in layers, the last of them again and again."""
    data = encoded(blocks(400, 300), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + data[-2:]


def with_pieces(count: int) -> bytes:
    """A small PNG with so many empty pieces behind its head."""
    whole = drawn("40x30", "a.png")
    return whole[:33] + chunk(b"teSt", b"") * count + whole[33:]


def vast_webp() -> bytes:
    """A WebP of a few bytes that claims to be as large as one can be."""
    inner = drawn("40x30", "a.webp")[12:]
    side = (16_383 - 1).to_bytes(3, "little")
    extended = b"VP8X" + struct.pack("<I", 10) + b"\x00\x00\x00\x00" + side + side
    return b"RIFF" + struct.pack("<I", 4 + len(extended) + len(inner)) + b"WEBP" + extended + inner


LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"<x:xmpmeta>showcaseCanary</x:xmpmeta>"
# What may hang on a picture, by the name that the file would have.
LADEN = {
    "camera.jpg": encoded(blocks(400, 300), "JPEG", exif=camera(), xmp=XMP, icc_profile=PROFILE, comment=CANARY),
    "camera.webp": encoded(blocks(400, 300), "WEBP", exif=camera().tobytes(), xmp=XMP, icc_profile=PROFILE),
    "camera.png": encoded(blocks(400, 300), "PNG", exif=camera(), icc_profile=PROFILE, pnginfo=texts()),
    "comment.gif": encoded(blocks(400, 300), "GIF", comment=CANARY),
    "page-behind.jpg": drawn("400x300", "a.jpg") + HTML,
    "page-behind.png": drawn("400x300", "a.png") + HTML,
    "page-behind.gif": drawn("400x300", "a.gif") + HTML,
    "page-inside.jpg": drawn("400x300", "a.jpg")[:2] + b"\xff\xfe" + struct.pack(">H", len(HTML) + 2) + HTML + drawn("400x300", "a.jpg")[2:],
    "two-in-one.jpg": encoded(blocks(400, 300), "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300), RED)], comment=CANARY),
}


@pytest.mark.parametrize("name", LADEN)
def test_nothing_comes_along_with_a_picture(name: str) -> None:
    versions = published(LADEN[name], name)
    assert sorted(versions) == [400]
    assert CANARY not in versions[400]
    shown = Image.open(BytesIO(versions[400]))
    assert not shown.getexif()
    assert shown.info.keys().isdisjoint({"icc_profile", "exif", "xmp", "comment"})
    assert near(corners(shown), [RED, GREEN, BLUE, WHITE])


USUAL = {
    "a film behind a photograph, as phones make": ("a.jpg", drawn("40x30", "a.jpg") + b"ftypmp42" + b"\xff\xda\xff\xd8" * 100_000),
    "a photograph in layers": ("a.jpg", encoded(blocks(400, 300), "JPEG", progressive=True)),
    "more than one mark before a part": ("a.jpg", drawn("40x30", "a.jpg").replace(b"\xff\xdb", b"\xff\xff\xff\xdb", 1)),
    "a PNG in the smallest pieces that programs make": ("a.png", with_pieces(10_000)),
    "a GIF with notes of a program": ("a.gif", laced(drawn("40x30", "a.gif"), b"!\xff\x0bXMP DataXMP" + b"\x40" + b"x" * 64 + b"\x00" + b"!\xfe\x01a\x00" * 9)),
}


@pytest.mark.parametrize("what", USUAL)
def test_what_phones_and_programs_make_is_taken(what: str) -> None:
    name, data = USUAL[what]
    assert isinstance(looked_at(data, name), Picture)


@pytest.mark.parametrize("name", ["camera.jpg", "camera.webp", "camera.png"])
def test_what_a_camera_notes_is_there_before(name: str) -> None:
    assert Image.open(BytesIO(LADEN[name])).getexif().get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"


# How the camera was held, and what is then red, green, blue and white, line by line.
HELD = {
    1: [RED, GREEN, BLUE, WHITE], 2: [GREEN, RED, WHITE, BLUE], 3: [WHITE, BLUE, GREEN, RED], 4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE], 6: [BLUE, RED, WHITE, GREEN], 7: [WHITE, GREEN, BLUE, RED], 8: [GREEN, WHITE, RED, BLUE],
}  # fmt: skip


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
@pytest.mark.parametrize("turn", HELD)
def test_a_picture_stands_upright(turn: int, kind: str) -> None:
    exif = camera(turn)
    data = encoded(blocks(400, 300), {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[kind], exif=exif.tobytes())
    picture = looked_at(data, f"a.{kind}")
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == ((400, 300) if turn < 5 else (300, 400))
    shown = widest(data, f"a.{kind}")
    assert shown.size == (picture.width, picture.height)
    assert near(corners(shown), HELD[turn])


@pytest.mark.parametrize("notes", [b"\xff" * 64, b"MM\x00*" + b"\xff" * 64, b"II*\x00\x08\x00\x00\x00\xff\xff"])
def test_notes_of_a_camera_that_are_damaged_say_nothing(notes: bytes) -> None:
    assert widest(encoded(blocks(400, 300), "JPEG", exif=b"Exif\x00\x00" + notes), "a.jpg").size == (400, 300)


def grey(mode: str, value: int) -> Image.Image:
    return Image.new(mode, (40, 30), value)


def cut_out() -> Image.Image:
    """A picture with colours from a list, one of which is nothing."""
    image = Image.new("P", (40, 30), 0)
    image.putpalette([220, 30, 30, 0, 0, 0])
    image.paste(1, (0, 0, 20, 30))
    return image


def swapped_profile() -> bytes:
    """The colours of the web, but what is said to be red is green."""
    return PROFILE.replace(b"rXYZ", b"xXYZ").replace(b"gXYZ", b"rXYZ").replace(b"xXYZ", b"gXYZ")


COLOURS: dict[str, tuple[bytes, str, tuple[int, ...]]] = {
    "ink on paper": (encoded(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG", quality=95), "a.jpg", (255, 0, 0)),
    "grey": (encoded(grey("L", 128), "PNG"), "a.png", (128, 128, 128)),
    "grey in 16 bits": (encoded(grey("I;16", 0x8000), "PNG"), "a.png", (128, 128, 128)),
    "black and white": (encoded(grey("1", 1), "PNG"), "a.png", (255, 255, 255)),
    "grey, half seen through": (encoded(Image.new("LA", (40, 30), (128, 128)), "PNG"), "a.png", (128, 128, 128, 128)),
    "a colour, half seen through": (encoded(Image.new("RGBA", (40, 30), (*RED, 128)), "PNG"), "a.png", (*RED, 128)),
    "colours from a list": (encoded(cut_out(), "PNG"), "a.png", RED),
    "a list with a colour that is nothing": (encoded(cut_out(), "PNG", transparency=1), "a.png", RED),
    "a GIF with a colour that is nothing": (encoded(cut_out(), "GIF", transparency=1), "a.gif", RED),
    "a colour that is nothing": (encoded(Image.new("RGB", (40, 30), RED), "PNG", transparency=RED), "a.png", (0, 0, 0, 0)),
    "a profile in which red is green": (encoded(Image.new("RGB", (40, 30), (220, 0, 0)), "PNG", icc_profile=swapped_profile()), "a.png", (0, 220, 0)),
    "such a profile, half seen through": (
        encoded(Image.new("RGBA", (40, 30), (220, 0, 0, 128)), "PNG", icc_profile=swapped_profile()), "a.png", (0, 220, 0, 128),
    ),
    "a profile that is none": (encoded(Image.new("RGB", (40, 30), RED), "PNG", icc_profile=b"not a profile"), "a.png", RED),
    "a profile for colours, of a grey picture": (encoded(grey("L", 128), "PNG", icc_profile=PROFILE), "a.png", (128, 128, 128)),
    "a profile of another kind": (encoded(Image.new("RGB", (40, 30), RED), "PNG", icc_profile=LAB), "a.png", RED),
}  # fmt: skip


@pytest.mark.parametrize("what", COLOURS)
def test_colours_are_those_of_the_web(what: str) -> None:
    data, name, expected = COLOURS[what]
    found = widest(data, name).convert("RGBA").getpixel((30, 15))
    assert isinstance(found, tuple)
    if expected[3:] == (0,):
        assert found[3] == 0
    else:
        assert near([found], [(*expected, 255)[:4]], by=6)


def test_what_is_nothing_stays_nothing() -> None:
    shown = widest(encoded(cut_out(), "PNG", transparency=1), "a.png")
    assert [shown.getchannel("A").getpixel((x, 15)) for x in (5, 35)] == [0, 255]


# What breaks Pillow or would fill a computer’s memory: the name that the file has, its bytes, and the finding.
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a text that unfolds to 100 MB": ("a.png", lambda: with_chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"\x00" * 100_000_000)), "picture-damaged"),
    "a profile that unfolds to 100 MB": ("a.png", lambda: with_chunk(b"iCCP", b"p\x00\x00" + zlib.compress(b"\x00" * 100_000_000)), "picture-damaged"),
    "a PNG of 30,000 by 30,000": ("a.png", lambda: resized_png(30_000, 30_000), "picture-too-large"),
    "a JPEG of 65,000 by 65,000": ("a.jpg", lambda: resized_jpeg(65_000, 65_000), "picture-too-large"),
    "a GIF of 60,000 by 60,000": ("a.gif", lambda: b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + drawn("40x30", "a.gif")[10:], "picture-too-large"),
    "a GIF whose picture is larger than itself": ("a.gif", lambda: resized_gif(60_000, 60_000), "picture-too-large"),
    "a WebP of 16,383 by 16,383": ("a.webp", vast_webp, "picture-too-large"),
    "a GIF with a million comments": ("a.gif", lambda: laced(drawn("40x30", "a.gif"), b"!\xfe\x01a\x00" * 1_000_000), "picture-damaged"),
    "a GIF with a comment in a million pieces": ("a.gif", lambda: laced(drawn("40x30", "a.gif"), b"!\xfe" + b"\x01a" * 1_000_000 + b"\x00"), "picture-damaged"),
    "a JPEG with a million notes": ("a.jpg", lambda: begun(b"\xff\xe1\x00\x0cExif\x00\x00abcd" * 500_000), "picture-damaged"),
    "a JPEG with a million comments": ("a.jpg", lambda: begun(b"\xff\xfe\x00\x02" * 1_000_000), "picture-damaged"),
    "a JPEG whose notes all lead to one large place": ("a.jpg", lambda: begun(crowded(4_000)), "picture-damaged"),
    "a JPEG of a thousand layers": ("a.jpg", lambda: layered(1_000), "picture-damaged"),
    "a PNG of a hundred thousand pieces": ("a.png", lambda: with_pieces(100_000), "picture-damaged"),
    "a PNG whose points end early": ("a.png", lambda: drawn("40x30", "a.png")[:60] + chunk(b"IEND", b""), "picture-damaged"),
    "a PNG with a wrong sum": ("a.png", lambda: drawn("40x30", "a.png")[:29] + b"\x00\x00\x00\x00" + drawn("40x30", "a.png")[33:], "picture-damaged"),
    "a JPEG of nothing but its head": ("a.jpg", lambda: drawn("400x300", "a.jpg")[:300], "picture-damaged"),
    "an SVG that is called a PNG": ("a.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='showcaseCanary()'/>", "picture-kind"),
    "a page that is called a JPEG": ("a.jpg", lambda: b"<!doctype html>" + HTML, "picture-kind"),
    "a JPEG that is called a PNG": ("a.png", lambda: drawn("40x30", "a.jpg"), "picture-kind"),
    "a TIFF that is called a JPEG": ("a.jpg", lambda: encoded(blocks(40, 30), "TIFF"), "picture-kind"),
    "an AVIF that is called a JPEG": ("a.jpg", lambda: encoded(blocks(40, 30), "AVIF"), "picture-kind"),
    "a PostScript file that is called a JPEG": ("a.jpg", lambda: encoded(blocks(40, 30), "EPS"), "picture-kind"),
    "a PNG that moves": ("a.png", lambda: drawn("40x30 moving", "a.png"), "picture-moves"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_sound_picture_is_a_finding(what: str) -> None:
    name, made, code = REFUSED[what]
    found = looked_at(made(), name)
    assert isinstance(found, Finding)
    assert found.code == code


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (4000, 3000, [(480, 360), (960, 720), (1600, 1200)]),
        (1600, 1200, [(480, 360), (960, 720), (1600, 1200)]),
        (1599, 1200, [(480, 360), (960, 720), (1599, 1200)]),
        (640, 420, [(480, 315), (640, 420)]),
        (480, 300, [(480, 300)]),
        (1, 1, [(1, 1)]),
        (16_000, 3, [(480, 1), (960, 1), (1600, 1)]),
        (3, 16_000, [(3, 16_000)]),
    ],
)
def test_a_picture_has_up_to_three_widths_and_none_is_larger_than_it_is(width: int, height: int, expected: list[tuple[int, int]]) -> None:
    data = encoded(blocks(width, height), "PNG")
    picture = looked_at(data, "desk.png")
    assert isinstance(picture, Picture)
    assert [(one.width, one.height) for one in picture.versions] == expected
    made = make_versions(data, picture.versions)
    assert [Image.open(BytesIO(made[one.width])).size for one in picture.versions] == expected


def test_names_of_versions_tell_one_picture_from_another() -> None:
    found = [looked_at(data, name) for name, data in (("desk.jpg", drawn("40x30", "a.jpg")), ("desk.png", drawn("40x30", "a.png")))]
    names = [version.name for one in found if isinstance(one, Picture) for version in one.versions]
    assert names == [f"desk-{sha256(drawn('40x30', f'a.{kind}')).hexdigest()[:8]}-40.webp" for kind in ("jpg", "png")]


@pytest.fixture
def desk(tmp_path: Path) -> Pictured:
    """A picture in a project."""
    data = drawn("1000x750", "desk.jpg")
    (tmp_path / "desk.jpg").write_bytes(data)
    return Pictured("desk.jpg", Picture("desk.jpg", sha256(data).hexdigest(), 1000, 750), "")


def kept(root: Path) -> list[Path]:
    return sorted((root / ".cache" / "pictures").iterdir())


def test_a_picture_is_decoded_once(desk: Pictured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (tmp_path / "desk.jpg").read_bytes()
    first, made = looked_at(data, "desk.jpg", tmp_path), versions_of(desk, tmp_path)
    assert len(kept(tmp_path)) == 1 + len(made)
    monkeypatch.setattr("showcase.intake.images.inspect.loaded", lambda _: pytest.fail("decoded again"))
    monkeypatch.setattr("showcase.intake.images.encode.loaded", lambda _: pytest.fail("decoded again"))
    assert looked_at(data, "desk.jpg", tmp_path) == first
    assert versions_of(desk, tmp_path) == made


def test_the_same_picture_gives_the_same_bytes_with_the_store_and_without(desk: Pictured, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder")
    without = versions_of(desk, tmp_path)
    (tmp_path / ".cache").unlink()
    assert versions_of(desk, tmp_path) == without
    assert versions_of(desk, tmp_path) == without


def laden(data: bytes) -> bytes:
    return encoded(Image.open(BytesIO(data)), "WEBP", exif=camera().tobytes())


FOREIGN: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "half of it": lambda data: data[: len(data) // 2],
    "another byte": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "a page": lambda _: sha256(HTML).digest() + HTML,
    "a picture of another size": lambda _: sha256(drawn("40x30", "a.webp")).digest() + drawn("40x30", "a.webp"),
    "a picture with notes": lambda data: sha256(laden(data[32:])).digest() + laden(data[32:]),
    "a page behind the picture": lambda data: sha256(data[32:] + HTML).digest() + data[32:] + HTML,
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_was_put_into_the_store_by_others_is_not_used(what: str, desk: Pictured, tmp_path: Path) -> None:
    made = versions_of(desk, tmp_path)
    for path in kept(tmp_path):
        path.write_bytes(FOREIGN[what](path.read_bytes()))
    assert versions_of(desk, tmp_path) == made
    assert isinstance(looked_at((tmp_path / "desk.jpg").read_bytes(), "desk.jpg", tmp_path), Picture)


def test_the_store_follows_no_links(desk: Pictured, tmp_path: Path) -> None:
    made, elsewhere = versions_of(desk, tmp_path), tmp_path / "elsewhere"
    secret = elsewhere / "secret"
    elsewhere.mkdir()
    for path in kept(tmp_path):
        secret.write_bytes(path.read_bytes())
        path.unlink()
        path.symlink_to(secret)
        assert Store(tmp_path).version(desk.picture.digest, 480, 360) is None or "-480" not in path.name
    before = secret.read_bytes()
    assert versions_of(desk, tmp_path) == made
    assert secret.read_bytes() == before
    assert not any(path.is_symlink() for path in kept(tmp_path))


@pytest.mark.parametrize("name", [".cache", ".cache/pictures"])
def test_a_link_is_no_store(name: str, desk: Pictured, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).symlink_to(elsewhere)
    assert versions_of(desk, tmp_path)
    assert list(elsewhere.iterdir()) == []


def test_a_picture_that_changed_after_it_was_judged_is_not_published(desk: Pictured, tmp_path: Path) -> None:
    (tmp_path / "desk.jpg").write_bytes(drawn("40x30", "desk.jpg"))
    with pytest.raises(Unshowable, match="replaced"):
        version_of(desk, desk.picture.versions[0], tmp_path)
    assert write_pictures([desk], tmp_path, tmp_path, 1) == [
        "desk.jpg:1:1: error: ‘desk.jpg’ is another file than the one that was judged. Readers would see half of it, or nothing. Build again. [picture-damaged]"
    ]
    assert kept(tmp_path) == []


def test_many_pictures_are_made_on_all_cores_and_are_the_same(tmp_path: Path) -> None:
    pictures = []
    for number in range(6):
        data = drawn(f"{500 + number}x300", "a.png")
        (tmp_path / f"{number}.png").write_bytes(data)
        pictures.append(Pictured(f"{number}.png", Picture(f"{number}.png", sha256(data).hexdigest(), 500 + number, 300), ""))
    for name, cores in (("one", 1), ("two", 2)):
        (tmp_path / name).mkdir()
        shutil.rmtree(tmp_path / ".cache", ignore_errors=True)
        assert write_pictures(pictures, tmp_path, tmp_path / name, cores) == []
    assert len(files(tmp_path / "one")) == 12
    assert files(tmp_path / "one") == files(tmp_path / "two")


def answered(root: Path, text: str) -> str:
    """The small entry’s page with a text in one of its answers, and a list of pictures."""
    index = root / "entries" / KEY / "index.md"
    told = index.read_text(encoding="utf-8").replace("Birch Clinic moved its printer too.", text)
    index.write_text(told.replace("contact: {name", f"{LISTED}\ncontact: {{name", 1), encoding="utf-8")
    catalogue, verdict = build_catalogue(root, TODAY)
    assert catalogue is not None, verdict.findings
    (one,) = [one for one in catalogue.entries if one.key == KEY]
    page = entry_page(one, catalogue, tuple, "")
    return "".join(answer.html for criterion in page.criteria for answer in criterion.answers) + "".join(page.pictures)


@pytest.fixture
def illustrated(small: Path) -> Path:
    """The small project with a picture of two versions beside its entry."""
    (small / "entries" / KEY / "desk.jpg").write_bytes(drawn("960x600", "desk.jpg"))
    return small


DESK = "desk-" + sha256(drawn("960x600", "desk.jpg")).hexdigest()[:8]
TAG = (
    f'<img src="{DESK}-960.webp" srcset="{DESK}-480.webp 480w, {DESK}-960.webp 960w" sizes="min(736px, 92vw)"'
    ' alt="{}" width="736" height="460" loading="lazy" decoding="async">'
)
BY = '<span class="by">Picture: Alder &amp; Sons</span>'
SHOWN = TAG.format("The desk")
FIGURE = '<figure class="picture">'
LISTED = "images: [{file: desk.jpg, alt: The desk, credit: 'Alder & Sons', consent: true}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("![The desk](desk.jpg)", f"{FIGURE}{SHOWN}<figcaption>", id="a picture alone is a figure"),
        pytest.param("![The desk](desk.jpg)", f"<figcaption>{BY}</figcaption>", id="with its maker"),
        pytest.param('![The desk](desk.jpg "Moved <in> May & June")', f"<figcaption>Moved &lt;in&gt; May &amp; June {BY}<", id="with what it shows"),
        pytest.param("See ![The desk](desk.jpg) there", f"<p>See {SHOWN} there</p>", id="a picture in a line"),
        pytest.param("[![The desk](desk.jpg)](https://a.example)", f">{SHOWN}</a>", id="a picture that is a link"),
        pytest.param('![A "desk" > 1 m & more < 2](desk.jpg)', TAG.format("A &quot;desk&quot; &gt; 1 m &amp; more &lt; 2"), id="signs in its words"),
        pytest.param("![The desk][d]\n\n[d]: desk.jpg", SHOWN, id="named below"),
        pytest.param("[As a picture](desk.jpg)", f'href="{DESK}-960.webp"', id="a link leads to the largest version"),
        pytest.param("[The sheet](sheet.pdf)", 'href="sheet.pdf"', id="a document as it is"),
        pytest.param("Nothing to see.", f"{FIGURE}{SHOWN}<figcaption>", id="the list, when no text shows it"),
        pytest.param("[As a picture](desk.jpg)", f"{FIGURE}{SHOWN}<figcaption>", id="the list, when a text only leads to it"),
    ],
)
def test_a_page_shows_versions(text: str, expected: str, illustrated: Path) -> None:
    html = answered(illustrated, text)
    assert expected in html
    assert "desk.jpg" not in html


def test_a_picture_that_the_text_shows_is_not_shown_again(illustrated: Path) -> None:
    assert answered(illustrated, "![The desk](desk.jpg)").count("<img") == 1


@pytest.mark.parametrize("markdown", ["![The <desk>](chair.jpg)", "![The <desk>](sheet.pdf)", "![The <desk>](../../2025/other/desk.jpg)"])
def test_what_is_no_picture_of_the_entry_leaves_its_words(markdown: str, illustrated: Path) -> None:
    catalogue, _ = build_catalogue(illustrated, TODAY)
    assert catalogue is not None
    entry = catalogue.entries[0]
    assert Beside(entry).html(passage(markdown), "").strip() == "<p>The &lt;desk&gt;</p>"
    assert Beside(entry).html(passage(f"So: {markdown}"), "").strip() == "<p>So: The &lt;desk&gt;</p>"


def test_a_material_that_is_a_picture_is_published_as_one(illustrated: Path) -> None:
    index = illustrated / "entries" / KEY / "index.md"
    index.write_text(
        index.read_text(encoding="utf-8").replace("file: sheet.pdf", "file: desk.jpg").replace("aliases:", f"{LISTED}\naliases:"),
        encoding="utf-8",
    )
    catalogue, verdict = build_catalogue(illustrated, TODAY)
    assert catalogue is not None, verdict.findings
    material = entry_page(catalogue.entries[0], catalogue, tuple, "").reuse.materials[0]
    assert (material.url, material.kind) == (f"{DESK}-960.webp", "WEBP")


def test_an_original_is_nowhere_in_a_plan(illustrated: Path) -> None:
    answered(illustrated, "![The desk](desk.jpg)")
    catalogue, _ = build_catalogue(illustrated, TODAY)
    assert catalogue is not None
    planned = plan(catalogue)
    assert [path for path in planned.copies if "desk" in path] == []
    assert [(one.source, one.folder) for one in planned.pictures] == [(f"entries/{KEY}/desk.jpg", f"entries/{KEY}/")]


def test_a_picture_that_nothing_shows_is_not_published(illustrated: Path) -> None:
    catalogue, _ = build_catalogue(illustrated, TODAY)
    assert catalogue is not None
    assert plan(catalogue).pictures == ()


def test_a_refused_picture_is_said_once_where_it_stands(illustrated: Path) -> None:
    (illustrated / "entries" / KEY / "desk.jpg").write_bytes(drawn("960x600 half", "desk.jpg"))
    index = illustrated / "entries" / KEY / "index.md"
    told = index.read_text(encoding="utf-8").replace("Birch Clinic moved its printer too.", "![The desk](desk.jpg)")
    index.write_text(told.replace("contact: {name", f"{LISTED}\ncontact: {{name", 1), encoding="utf-8")
    assert [(one.code, one.location.path) for one in check(illustrated, TODAY).findings] == [("picture-damaged", f"entries/{KEY}/desk.jpg")]


def test_checking_needs_no_place_to_keep_anything(illustrated: Path) -> None:
    (illustrated / ".cache").write_text("not a folder")
    assert check(illustrated, TODAY).findings == ()


def asked(address: str) -> tuple[str, bytes]:
    """What a server says to a browser: the kind, and the bytes."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 – it is our own, on this computer
        return answer.headers["Content-Type"], answer.read()


def test_a_preview_makes_versions_when_they_are_asked_for(tmp_path: Path) -> None:
    root = project(tmp_path / "whole", AWARDS / "states")
    key = "2025/enwau-cymraeg"
    preview = Previewer(root, root / "entries" / key, lambda: look_of(root)).make(TODAY)
    assert preview
    server = server_of(Live(preview), 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = f"http://127.0.0.1:{server.server_port}/entries/{key}/"
    with server:
        addresses = set(re.findall(r"[\w-]+\.webp", asked(page)[1].decode()))
        assert len(addresses) == 7
        for address in addresses:
            kind, data = asked(page + address)
            assert kind == "image/webp"
            assert f"{Image.open(BytesIO(data)).width}.webp" == address.rpartition("-")[2]
        (root / "entries" / key / "ystafell.jpg").unlink()
        shutil.rmtree(root / ".cache")
        for gone in ("ystafell.jpg", min(addresses, key=lambda one: "ystafell" not in one)):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                asked(page + gone)
        server.shutdown()


@pytest.mark.slow
def test_a_site_has_the_same_bytes_with_the_store_and_without_and_no_original(built: Callable[[str], Path], tmp_path: Path) -> None:
    root = Path(shutil.copytree(built("states"), tmp_path / "whole", symlinks=True))
    site = files(root / "site")
    assert list((root / ".cache" / "pictures").iterdir()), "the first build leaves what the second finds"
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    assert files(root / "site") == site
    found = {name: data for name, data in site.items() if name.endswith((".webp", ".jpg", ".jpeg", ".png", ".gif"))}
    assert len(found) == 7
    assert all(is_version(data, *Image.open(BytesIO(data)).size) for data in found.values())
    named = {address for name, data in site.items() if name.endswith(".html") for address in re.findall(r"[\w-]+\.webp", data.decode())}
    assert named == {name.rpartition("/")[2] for name in found}


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("kind", ["entries/2025/enwau-cymraeg/", "criteria/quiet/what-changed/"])
def test_a_picture_has_its_place_before_it_is_there(kind: str, width: int, extremes: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.route("**/*.webp", lambda route: route.abort())
    page.goto(extremes + kind)
    before = page.evaluate(BOXES)
    page.unroute("**/*.webp")
    page.reload()
    page.evaluate(SEEN)
    after = page.evaluate(BOXES)
    assert len(after) == (3 if "entries" in kind else 1)
    for now, then in zip(after, before, strict=True):
        assert now[:3] == pytest.approx(then[:3], abs=0.5)  # a size in whole pixels is not quite the shape of every version
    for _, wide, high, shown_wide, shown_high, column in after:
        assert wide <= column
        assert wide / high == pytest.approx(shown_wide / shown_high, rel=0.02)


@pytest.mark.parametrize("name", ["desk.jpg", "desk.png", "desk.webp"])
def test_where_a_picture_was_taken_is_noticed_the_first_time_and_when_it_is_known(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        found = looked_at(drawn("40x30 located", name), name, tmp_path)
        assert isinstance(found, Picture)
        assert found.located


def pieces_of(data: bytes, *changes: tuple[bytes, bytes | None]) -> bytes:
    """A PNG with pieces of these kinds taken out (None) or put before its points."""
    for kind, held in changes:
        at = data.find(kind) - 4
        if held is None:
            length = int.from_bytes(data[at : at + 4], "big")
            data = data[:at] + data[at + 12 + length :]
        else:
            at = data.index(b"IDAT") - 4
            data = data[:at] + struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held)) + data[at:]
    return data


ODD = {
    "colours from a list that is not there": pieces_of(encoded(cut_out(), "PNG"), (b"PLTE", None)),
    "a list of no colours": pieces_of(encoded(cut_out(), "PNG"), (b"PLTE", None), (b"PLTE", b"")),
    "a list that ends within a colour": pieces_of(encoded(cut_out(), "PNG"), (b"PLTE", None), (b"PLTE", b"\x01\x02")),
    "more colours that are nothing than there are colours": pieces_of(encoded(cut_out(), "PNG"), (b"tRNS", b"\x00" * 300)),
    "a colour that is nothing, of too many parts": pieces_of(encoded(Image.new("RGB", (40, 30), RED), "PNG"), (b"tRNS", b"\x00" * 12)),
    "a colour that is nothing, of too few parts": pieces_of(encoded(Image.new("RGB", (40, 30), RED), "PNG"), (b"tRNS", b"\x00")),
    "a grey that is nothing, of no parts": pieces_of(encoded(grey("L", 128), "PNG"), (b"tRNS", b"")),
    "a list of colours in a picture in grey": pieces_of(encoded(grey("L", 128), "PNG"), (b"PLTE", b"\x01\x02\x03")),
    "a brightness of nothing": pieces_of(encoded(grey("L", 128), "PNG"), (b"gAMA", b"\x00\x00\x00\x00")),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_found_sound_can_be_made_anew(what: str) -> None:
    picture = looked_at(ODD[what], "a.png")
    if isinstance(picture, Picture):
        assert sorted(published(ODD[what], "a.png")) == [picture.width]
    else:
        assert picture.code == "picture-damaged"


def test_a_comment_between_the_scans_of_a_picture_hides_none_of_them() -> None:
    data = BytesIO()
    Image.new("RGB", (64, 64)).save(data, "JPEG", progressive=True)
    head, scan, rest = data.getvalue().partition(b"\xff\xda")
    comment = b"\xff\xfe\x00\x06\xff\xd9\xff\xd9"
    assert is_reasonable(head + scan + rest)
    last = scan + rest.rpartition(b"\xff\xda")[2].removesuffix(b"\xff\xd9")
    assert not is_reasonable(head + (comment + last) * 100 + b"\xff\xd9")
    assert is_reasonable(head + comment + last + b"\xff\xd9" + last * 100), "what stands behind the end is not read"
