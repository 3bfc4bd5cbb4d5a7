"""WordprocessingML, piece by piece: every function takes what it says and gives markup that is ready to stand in a document.

Word reads the properties of a thing in one order alone and refuses a document that has another, so each piece is written in one place.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

from markupsafe import Markup

from showcase.util.direction import RIGHT_TO_LEFT, direction_of

TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
TURNED = re.compile(f"([{RIGHT_TO_LEFT}](?:[{RIGHT_TO_LEFT}\\W\\d_]*[{RIGHT_TO_LEFT}])?)")  # with what stands between such letters
# What XML refuses, and the marks of direction around a text: Word shows these as boxes, and is told the direction of every run.
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2066-\u2069]")
SPACE = re.compile(r"[ \t\r\n]+")
# The marks of a run, in Word’s order. A run has one style, so the first of these that it has is the one.
STYLES = {"link": "Hyperlink", "code": "Code", "soft": "Soft"}
MARKS = {"strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>", "del": "<w:strike/>"}
WIDTH = 9_412  # of a line of the page, in twentieths of a point
EMU = 9_525  # a CSS pixel in the unit of drawings
BEGINS = re.compile(r'(<w:pPr><w:pStyle w:val="\w+"/>)')
BOXES = "MS Gothic"  # the font in which Word has its own
LONGEST_NAME = 64  # letters of what Word calls a box


def clean(text: object) -> str:
    """Words as a document may hold them: on one line, without what XML refuses."""
    said = str(text)
    return said if said.isprintable() and "  " not in said else SPACE.sub(" ", UNSAYABLE.sub("", said))


def run(text: object, marks: str = "", language: str = "") -> Markup:
    """Words with their marks, such as `strong em`, in a language where it is another than the document’s."""
    return of_words(clean(text), marks, language)


def as_it_stands(line: str) -> Markup:
    """A line of which every blank counts."""
    return of_words(UNSAYABLE.sub("", line), "", "")


def of_words(said: str, marks: str, language: str) -> Markup:
    """Runs of words that were cleaned; those that are written from right to left are runs of their own."""
    look = look_of(marks)
    to_left = direction_of(language) == "rtl" if language else False
    plain = f'<w:lang w:val="{escape(language)}"/>' if language and not to_left else ""
    if said.isascii() or not TO_LEFT.search(said):
        return run_of(said, look + plain)
    turned = f'<w:rtl/><w:lang w:bidi="{escape(language)}"/>' if to_left else "<w:rtl/>"
    return joined(run_of(part, look + (turned if TO_LEFT.match(part) else plain)) for part in TURNED.split(said) if part)


@cache
def look_of(marks: str) -> str:
    """How a run looks that has some marks: its style comes first."""
    wanted = marks.split()
    style = next((f'<w:rStyle w:val="{style}"/>' for mark, style in STYLES.items() if mark in wanted), "")
    return style + "".join([markup for mark, markup in MARKS.items() if mark in wanted])


def run_of(text: str, look: str) -> Markup:
    """A run of words in a look, which is markup."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return Markup(f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>')  # noqa: S704 – escaped here


def joined(pieces: Iterable[str]) -> Markup:
    """Pieces of markup, one after the other."""
    return Markup("".join(pieces))  # noqa: S704 – each was made here


def paragraph(style: str, inner: str, properties: str = "") -> Markup:
    """A paragraph in a style, of runs."""
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>\n')  # noqa: S704 – of markup


def on_a_new_page(paragraphs: str) -> Markup:
    """Paragraphs of which the first begins a page."""
    return Markup(BEGINS.sub(r"\1<w:pageBreakBefore/>", str(paragraphs), count=1))  # noqa: S704 – of markup


def numbered(depth: int, number: int) -> str:
    """That a paragraph is an item of a list, so many levels deep."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(inner: str, width: int, columns: int = 1) -> Markup:
    """A cell of a table, of paragraphs."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return Markup(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{inner}</w:tc>')  # noqa: S704 – of markup


def row(cells: Iterable[str], is_head: bool = False, height: int = 0) -> Markup:
    """A row of a table, at least so high, which no page parts; its head is repeated on every page."""
    high, head = f'<w:trHeight w:val="{height}"/>' if height else "", "<w:tblHeader/>" if is_head else ""
    return Markup(f"<w:tr><w:trPr><w:cantSplit/>{high}{head}</w:trPr>{''.join(cells)}</w:tr>\n")  # noqa: S704 – of markup


def table(rows: Iterable[str], widths: Sequence[int], words: str, turned: bool, heads: str = "row column", style: str = "Findings") -> Markup:
    """A table with words that say what it is; `heads` says whether its first row, its first column or both are heads."""
    bidi = "<w:bidiVisual/>" if turned else ""
    look = f'w:firstRow="{int("row" in heads)}" w:lastRow="0" w:firstColumn="{int("column" in heads)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    told = f'<w:tblCaption w:val="{escape(clean(words))}"/>' if words else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return Markup(  # noqa: S704 – of markup and numbers
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{bidi}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook {look}/>{told}'
        f'</w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n{"".join(rows)}</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>\n'
    )


def drawing(relation: str, number: int, words: str, width: int, height: int) -> Markup:
    """A picture as a run, in CSS pixels, with words for those who cannot see it."""
    across, down, told = width * EMU, height * EMU, escape(clean(words))
    return Markup(  # noqa: S704 – escaped here
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{relation}" descr="{told}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{relation}" descr="{told}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def linked(relation: str, runs: str) -> Markup:
    """Runs that lead to what a relation of the document names."""
    return Markup(f'<w:hyperlink r:id="{relation}" w:history="1">{runs}</w:hyperlink>')  # noqa: S704 – of markup


def leading(number: int, runs: str) -> Markup:
    """Runs that lead to a place in the document, by its number: Word’s names of places are short."""
    return Markup(f'<w:hyperlink w:anchor="place_{number}" w:history="1">{runs}</w:hyperlink>')  # noqa: S704 – of markup


def marked(number: int) -> str:
    """A place that others lead to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="place_{number}"/><w:bookmarkEnd w:id="{number}"/>'


def noted(number: int) -> Markup:
    """The sign of a footnote."""
    return Markup(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>')  # noqa: S704 – a number


def box(number: int, words: str) -> Markup:
    """A box that is ticked with a click, with its own number and words that say what for; on paper it is an empty square."""
    return Markup(  # noqa: S704 – escaped here
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(clean(words)[:LONGEST_NAME])}"/><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="2612" w14:font="{BOXES}"/><w14:uncheckedState w14:val="2610" w14:font="{BOXES}"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{BOXES}" w:hAnsi="{BOXES}" w:eastAsia="{BOXES}" w:cs="{BOXES}"/></w:rPr><w:t>☐</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def break_line() -> Markup:
    """The end of a line within a paragraph."""
    return Markup("<w:r><w:br/></w:r>")
