"""An address as a QR code, which a telephone reads from paper."""

from functools import lru_cache
from io import BytesIO


@lru_cache(maxsize=8)  # several documents of an entry have the same one, which takes as long as one of them
def qr_code(address: str) -> str:
    """The code as SVG without a frame, in the ink of the documents; the lightest that still reads when a corner is worn."""
    import segno  # noqa: PLC0415 – it may not be installed, and a build does not need it

    file = BytesIO()
    segno.make_qr(address, error="m").save(file, kind="svg", border=0, dark="#1e1523", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, nl=False)
    return file.getvalue().decode()
