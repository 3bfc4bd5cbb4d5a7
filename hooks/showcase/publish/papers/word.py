"""Puts a Word document together: the parts of which every one consists, and the zip that holds them.

The parts that say how it looks are files in `overrides/papers/word`. The same document has the same bytes: no part tells of a clock or of a machine.
"""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from showcase.publish.papers.paper import Kit, Told
from showcase.publish.papers.pictures import jpeg
from showcase.publish.papers.zipped import zipped
from showcase.site.papers.dyes import NONE, word_in_dyes
from showcase.site.papers.word_markup import clean
from showcase.util.direction import direction_of

LOOK = ("styles", "settings", "fontTable")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OOXML = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:w="{OOXML}/wordprocessingml/2006/main" xmlns:r="{OOXML}/officeDocument/2006/relationships" '
    f'xmlns:wp="{OOXML}/drawingml/2006/wordprocessingDrawing" xmlns:a="{OOXML}/drawingml/2006/main" xmlns:pic="{OOXML}/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
RELATION = f"{OOXML}/officeDocument/2006/relationships"
PARTS = (*LOOK, "numbering", "footnotes", "header", "footer")  # each named after its kind
KINDS = {"png": "image/png", "jpeg": "image/jpeg", "rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
SIGNS = "•–•–•–•–•"  # of the levels of a list
STEP = 397  # by which a level of a list is moved in, in twentieths of a point
TURNED = "<w:bidi/>"


def make_word(told: Told, kit: Kit) -> bytes:
    """The bytes of a document."""
    pictures = {name: _picture(made_of, kit) for name, made_of in _of(told, "pictures").items()}
    texts = parts_of(told, kit.engine.folder, {name: ending for name, (ending, _) in pictures.items()})
    return zipped((*texts, *((f"word/media/{name}.{ending}", data) for name, (ending, data) in pictures.items())))


def _picture(made_of: Mapping[str, Any], kit: Kit) -> tuple[str, bytes]:
    """A picture’s ending and its bytes. A chart’s words are the site’s own, in letters that its fonts have."""
    if "svg" in made_of:
        return "png", kit.engine.png("drawing.typ", made_of, looked_at=True)
    return "jpeg", jpeg(kit.entry, made_of["file"], kit.project)[0]


def parts_of(told: Told, folder: Path, pictures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The parts of a document that are texts, with its look from a `folder`; `pictures` are the endings of its pictures by their names."""
    links = "".join(f'<Relationship Id="{name}" Type="{RELATION}/hyperlink" Target="{escape(address)}" TargetMode="External"/>'
                    for address, name in _of(told, "links").items())
    shown = "".join(f'<Relationship Id="{name}" Type="{RELATION}/image" Target="media/{name}.{ending}"/>' for name, ending in pictures.items())
    own = "".join(f'<Relationship Id="{name}" Type="{RELATION}/{name}" Target="{name}.xml"/>' for name in PARTS)
    yield "[Content_Types].xml", _content_types()
    yield "_rels/.rels", _relations(
        f'<Relationship Id="document" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{OOXML}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    yield "docProps/core.xml", _core(_of(told, "properties"), str(told["language"]))
    yield "word/document.xml", _document(told)
    yield "word/_rels/document.xml.rels", _relations(own + links + shown)
    yield "word/_rels/footnotes.xml.rels", _relations(links + shown)
    yield "word/footnotes.xml", _footnotes(told["footnotes"])
    yield "word/numbering.xml", _numbering(told["counted"])
    yield "word/header.xml", f"{HEAD}<w:hdr {NAMES}>{told['header']}</w:hdr>"
    yield "word/footer.xml", _footer(str(told["footer"]))
    dyes = _of(told, "dyes") if "dyes" in told else NONE
    for name in LOOK:
        yield f"word/{name}.xml", word_in_dyes(_look(folder, name, str(told["language"])), dyes)


def _of(told: Told, name: str) -> Mapping[str, Any]:
    found = told[name]
    assert isinstance(found, Mapping)
    return found


def _look(folder: Path, name: str, language: str) -> str:
    """A part that says how documents look, in a language."""
    to_left = direction_of(language) == "rtl"
    text = (folder / "word" / f"{name}.xml").read_text(encoding="utf-8")
    return Template(text).substitute(language=escape(language), bidi=escape(language) if to_left else "ar-SA", turned=TURNED if to_left else "")


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in KINDS.items())
    parts = {"document": "document.main", **{name: name for name in PARTS}}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>' for name, kind in parts.items())
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    return f'{HEAD}<Types xmlns="{OOXML}/package/2006/content-types">{defaults}{overrides}{core}</Types>'


def _relations(inner: str) -> str:
    return f'{HEAD}<Relationships xmlns="{OOXML}/package/2006/relationships">{inner}</Relationships>'


def _core(properties: Mapping[str, str], language: str) -> str:
    """What programs show of a document without opening it."""
    said = {name: escape(clean(value)) for name, value in properties.items()}
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{OOXML}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{said['title']}</dc:title><dc:subject>{said['subject']}</dc:subject><dc:creator>{said['creator']}</dc:creator>"
        f"<cp:lastModifiedBy>{said['creator']}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{said["created"]}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{said["modified"]}</dcterms:modified><dc:language>{escape(language)}</dc:language></cp:coreProperties>'
    )


def _document(told: Told) -> str:
    turned = TURNED if told["turned"] else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1304" w:right="1247" w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/>{turned}</w:sectPr>'
    )
    return f"{HEAD}<w:document {NAMES}><w:body>\n{told['body']}{section}</w:body></w:document>"


def _footer(text: str) -> str:
    """The address and the licence, and at the other end which page this is."""
    def counted(what: str) -> str:
        return f'<w:fldSimple w:instr=" {what} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    words = f'<w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r><w:r><w:tab/></w:r>'
    of = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    return f'{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words}{counted("PAGE")}{of}{counted("NUMPAGES")}</w:p></w:ftr>'


def _footnotes(notes: object) -> str:
    assert isinstance(notes, list)
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for number, kind, element in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
    )
    told = "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1))
    return f"{HEAD}<w:footnotes {NAMES}>{rules}{told}</w:footnotes>"


def _numbering(counted: object) -> str:
    """The lists: all bullets are of one, and each that is counted begins where its writer says."""
    assert isinstance(counted, list)
    kinds = (("bullet", SIGNS), ("decimal", [f"%{level + 1}." for level in range(len(SIGNS))]))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(_level(level, kind, sign) for level, sign in enumerate(signs))}</w:abstractNum>"
        for number, (kind, signs) in enumerate(kinds, 1)
    )
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
        for number, (first, depth) in enumerate(counted, 2)
    )
    return f"{HEAD}<w:numbering {NAMES}>{abstract}{nums}</w:numbering>"


def _level(level: int, kind: str, sign: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
    )
