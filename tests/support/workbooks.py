"""Workbooks, forms in Word and packed files as other programs save them, made small: rows of texts, numbers and days."""

from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Rows = Sequence[Sequence[str]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def _cell(said: str, place: str) -> str:
    """A cell: `=…` is a formula that shows its text, `day N` the day with that number, digits a number, all else words."""
    if said.startswith("="):
        return f'<c r="{place}" t="str"><f>{escape(said[1:])}</f><v>{escape(said[1:])}</v></c>'
    if said.startswith("day "):
        return f'<c r="{place}" s="1"><v>{said[4:]}</v></c>'
    if said.replace(".", "", 1).isdecimal():
        return f'<c r="{place}"><v>{said}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(said)}</t></is></c>' if said else ""


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def sheet(rows: Rows, more: str = "") -> str:
    """A sheet’s part; `more` are rows as they are written."""
    lines = (f'<row r="{y}">{"".join(_cell(said, f"{_letters(x)}{y}") for x, said in enumerate(row))}</row>' for y, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}{more}</sheetData></worksheet>'


def xlsx(sheets: Mapping[str, Rows], parts: Mapping[str, str | bytes] | None = None, hidden: Sequence[str] = (), more: str = "") -> bytes:
    """A workbook of Excel with these sheets, and with further parts."""
    names = list(sheets)
    state = dict.fromkeys(hidden, ' state="hidden"')
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"{state.get(name, "")}/>' for n, name in enumerate(names, 1))
    links = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>' for n in range(1, len(names) + 1))
    links += f'<Relationship Id="st" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return packed({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        **{f"xl/worksheets/s{n}.xml": sheet(sheets[name], more) for n, name in enumerate(names, 1)},
        **(parts or {}),
    })


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook of LibreOffice with these sheets, which ends as it saves them: in a million empty rows."""
    def line(row: Sequence[str]) -> str:
        cells = (f'<table:table-cell office:value-type="string"><text:p>{escape(said)}</text:p></table:table-cell>' for said in row)
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    tables = "".join(f'<table:table table:name="{escape(name)}">{"".join(map(line, rows))}{end}</table:table>' for name, rows in sheets.items())
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>",
    })


def docx(body: Sequence[tuple[str, str]]) -> bytes:
    """A document of Word: paragraphs by their style (`Heading2`, `bold`, or nothing), and `row` for a row of a table with `left | right`."""
    made = "".join(_row(text) if style == "row" else _paragraph(style, text) for style, text in body)
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE.replace("relationships", "content-types")}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{made}</w:body></w:document>',
    })


def _paragraph(style: str, text: str) -> str:
    how = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style.startswith("Heading") else ""
    bold = "<w:rPr><w:b/></w:rPr>" if style == "bold" else ""
    return f"<w:p>{how}<w:r>{bold}<w:t>{escape(text)}</w:t></w:r></w:p>"


def _row(text: str) -> str:
    cells = "".join(f"<w:tc>{_paragraph('', one.strip())}</w:tc>" for one in text.split("|"))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
