"""All kinds of documents of an entry, in the order in which they are made."""

from functools import partial

from showcase.publish.papers.kit import files_of_kit, kit_of, make_kit
from showcase.publish.papers.paper import Kit, Paper, Told
from showcase.publish.papers.qr import qr_code
from showcase.publish.papers.word import make_word
from showcase.site.papers.one_page import one_page
from showcase.site.papers.word import word


def _pdf(template: str, told: Told, kit: Kit) -> bytes:
    return kit.engine.pdf(template, _with_code(told))


def _with_code(told: Told) -> Told:
    """What a document shows, with its address as a code where it has one."""
    return {**told, "code": qr_code(str(told["address"]))} if told.get("address") else told


PAPERS: tuple[Paper, ...] = (
    Paper("one-page.pdf", "One page", one_page, partial(_pdf, "one-page.typ")),
    Paper("entry.docx", "Word document", word, make_word, translated=True),
    Paper("adoption-kit.zip", "Adoption kit", kit_of, make_kit, holds=("one-page.pdf",), files=files_of_kit),
)
