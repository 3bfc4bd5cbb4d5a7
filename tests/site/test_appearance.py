"""A site that looks its own: what mkdocs.yml may say, what is refused with the way out, and how readable everything is that is made of four colours."""

import colorsys
import random
import re
from pathlib import Path

import pytest
from showcase.site.appearance.appearance import OURS, Colours, NoAppearance, appearance_of, dressed, woven_of
from showcase.site.appearance.palette import Palette
from showcase.site.appearance.style_sheet import style_sheet
from showcase.site.papers.dyes import dyes_of, in_dyes, word_in_dyes
from showcase.util.contrast import contrast
from support.awards import award_of
from support.colours import ON, TOKENS
from support.projects import ROOT

GREEN = {"colours": {"main": "#17563b"}}

WRONG = {
    "no set of lines": ("green", "this is to be a set of lines"),
    "a word that it does not know": ({"colour": "#17563b"}, "extra.look.colour: ‘colour’ is not known here. Known are colours, logo"),
    "a colour that it does not know": ({"colours": {"accent": "#17563b"}}, "Known are main, people, service, earned"),
    "a colour without quotation marks": ({"colours": {"main": None}}, "begins a note unless it is in quotation marks"),
    "the name of a colour": ({"colours": {"main": "green"}}, "extra.look.colours.main: 'green' is no colour"),
    "a colour in capitals": ({"colours": {"main": "#17563B"}}, "small and in quotation marks"),
    "a colour that fades": ({"colours": {"main": "#3fa26f"}}, "extra.look.colours.main: #3fa26f reaches a contrast of"),
    "words that fade": ({"colours": {"people": "#f08080"}}, "words need 4.5"),
    "gold that is too dark": ({"colours": {"earned": "#6b4e00"}}, "dark words that stand on it need 7"),
    "a picture that is not there": ({"logo": "assets/none.svg"}, "extra.look.logo: there is no file assets/none.svg in pages/"),
    "a picture elsewhere": ({"logo": "assets/../../secret.svg"}, "there is no file"),
    "a picture from another site": ({"logo": "https://x.example/logo.svg"}, "cannot be used. Write it such as logo: assets/logo.svg"),
    "a picture with a script": ({"logo": "assets/script.svg"}, "has a script or a link in it"),
    "a face that nobody has": ({"titles": "Comic Sans"}, "Write it such as titles: serif"),
    "yarn that is no colour": ({"cloth": {"gold": "yellow"}}, "extra.look.cloth.gold: 'yellow' cannot be used"),
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "pages" / "assets").mkdir(parents=True)
    (tmp_path / "pages" / "assets" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "pages" / "assets" / "script.svg").write_text("<svg><script>alert(1)</script></svg>", encoding="utf-8")
    (tmp_path / "pages" / "assets" / "own.woff2").write_bytes(b"wOF2")
    return tmp_path / "pages"


@pytest.mark.parametrize(("written", "says"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_refused_with_the_way_out(written: object, says: str, pages: Path) -> None:
    with pytest.raises(NoAppearance) as refused:
        appearance_of(written, pages)
    assert says in str(refused.value)
    assert str(refused.value).startswith("mkdocs.yml: extra.look")


def test_a_colour_that_is_offered_in_place_of_another_is_taken(pages: Path) -> None:
    chance = random.Random(5)  # noqa: S311 – the same colours every time
    offered = 0
    for _ in range(200):
        written = {name: f"#{chance.randrange(1 << 24):06x}" for name in Colours.model_fields}
        for _ in range(2):
            try:
                appearance_of({"colours": written}, pages)
            except NoAppearance as refused:
                offered += 1
                written |= {found[1]: found[2] for found in re.finditer(r"colours\.(\w+): .*?Near to it, (#\w+) does", str(refused))}
        assert appearance_of({"colours": written}, pages).colours
    assert offered > 150


def hues() -> list[dict[str, str]]:
    """Sets of four colours all round the circle, as dark as they are taken."""
    sets = []
    for step in range(24):
        red, green, blue = (round(one * 255) for one in colorsys.hls_to_rgb(step / 24, 0.2, 0.6))
        sets.append({"main": f"#{red:02x}{green:02x}{blue:02x}"})
    return [*sets, {"main": "#000000"}, {"main": "#4a4a4a"}, {"main": "#0000ff", "people": "#c00000", "service": "#006000", "earned": "#ffffff"}]


@pytest.mark.parametrize("chosen", hues(), ids=lambda one: one["main"])
def test_everything_made_of_four_colours_is_as_readable_as_our_own(chosen: dict[str, str], pages: Path) -> None:
    look = appearance_of({"colours": chosen}, pages)
    assert look.palette
    for scheme in (look.palette.light, {**look.palette.light, **look.palette.dark}):
        faint = {(name, ground): contrast(scheme[name], scheme[ground]) for name, ground, least in ON if contrast(scheme[name], scheme[ground]) < least}
        assert faint == {}
    for way in woven_of(look.colours or Colours()).colourways:
        assert min(contrast(warp, weft) for warp in way.warp for weft in way.weft) >= 3


def test_the_sheet_has_every_colour_of_ours_and_leaves_a_readers_own_colours_alone() -> None:
    sheet = style_sheet(appearance_of(GREEN, Path()))
    ours = {name for name, _ in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", TOKENS)}
    assert ours == {name for name, _ in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", sheet)}
    assert all("(forced-colors: none)" in line for line in sheet.splitlines())
    assert "#17563b" in sheet


def test_faces_are_those_of_every_computer_or_a_file_of_the_sites_own(pages: Path) -> None:
    sheet = style_sheet(appearance_of({"titles": "assets/own.woff2", "text": "sans"}, pages))
    assert 'src: url("../assets/own.woff2")' in sheet
    assert '--title: "Own titles", Georgia' in sheet
    assert "--text: system-ui" in sheet


def test_covers_are_woven_in_the_colours_unless_yarns_are_named() -> None:
    award = award_of("small")
    assert dressed(award, OURS) is award
    assert dressed(award, appearance_of(GREEN, Path())).cloth.edge != award.cloth.edge
    assert dressed(award, appearance_of({"cloth": {"gold": "#ffcc00"}}, Path())).cloth.gold == "#ffcc00"


def test_documents_take_the_colours_over() -> None:
    dyes = dyes_of(appearance_of(GREEN, Path()))
    assert in_dyes('<path fill="#43204f" stroke="#123456"/>', dyes) == '<path fill="#17563b" stroke="#123456"/>'
    assert word_in_dyes('<w:color w:val="43204F"/><w:sz w:val="48"/>', dyes) == '<w:color w:val="17563B"/><w:sz w:val="48"/>'


def test_every_colour_of_documents_has_one_that_takes_its_place() -> None:
    look = Palette.of("#17563b", "#a8323e", "#1f5f70", "#f2c53d")
    folder = ROOT / "overrides" / "papers"
    written = set(re.findall(r'dye\("(#\w+)"\)', (folder / "look.typ").read_text(encoding="utf-8")))
    written |= {f"#{one.lower()}" for one in re.findall(r'"([0-9A-F]{6})"', (folder / "word" / "styles.xml").read_text(encoding="utf-8"))}
    assert written
    assert written <= dyes_of(appearance_of(GREEN, Path())).keys() | {"#ffffff", "#000000"}
    assert look.light["together"] == "#17563b"
