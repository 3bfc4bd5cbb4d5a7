"""A Word document opens in LibreOffice, which finds in it what Word would."""

import shutil
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest
from support.word_documents import alternatives, headings, made, read, subjects

FULL = "2025/quiet-nights"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, LIKE_SVG, LIKE_XSL = (f"{{{OASIS}{name}:1.0}}" for name in ("text", "table", "svg-compatible", "xsl-fo-compatible"))


def office() -> str:
    """The program, which `make test` installs."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    assert found, "LibreOffice is not here: run ‘sh scripts/dev/office.sh’, which installs it, and then this test again."
    return found


@pytest.mark.slow
def test_libreoffice_opens_a_document_and_finds_its_headings_tables_pictures_and_language(tmp_path: Path) -> None:
    data = made(subjects("nights", FULL)[0])
    (tmp_path / "entry.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    order = [office(), profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(tmp_path / "entry.docx")]
    subprocess.run(order, check=True, timeout=120, capture_output=True)
    opened, document = parse(tmp_path / "entry.fodt").getroot(), read(data)  # noqa: S314 – made by the program from our own
    assert [(int(one.get(f"{TEXT}outline-level", "")), _words(one)) for one in opened.iter(f"{TEXT}h")] == headings(document)
    assert len(list(opened.iter(f"{TABLE}table-header-rows"))) == len(document.tables)
    assert [one.text for one in opened.iter(f"{LIKE_SVG}desc")] == alternatives(document)
    assert {one.get(f"{LIKE_XSL}language") for one in opened.iter() if one.get(f"{LIKE_XSL}language")} == {"en"}


def _words(one: Element) -> str:
    return "".join(one.itertext())
