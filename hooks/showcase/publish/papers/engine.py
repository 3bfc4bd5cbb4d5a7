"""Typst, which sets documents: one compiler a process, because making one reads every font."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from showcase.util.text import listed

if TYPE_CHECKING:
    import typst

UNSHOWN = re.compile(r"the text `\"(.*?)\"` could not be displayed")
CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
NONE: Mapping[str, str] = {}
MOST_NAMED = 5  # letters
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")  # at the head of what Typst writes


class PaperFault(Exception):
    """A document cannot be made of an entry; the message says why, and what to do."""


class TooLong(Exception):
    """What a document of one page has to hold is more than a page."""


class Engine:
    """Makes documents of templates in a project’s `overrides/papers`. Nothing of the machine is in them: not its fonts, and not its clock."""

    def __init__(self, project: Path) -> None:
        self.folder = project / "overrides" / "papers"
        self._made: tuple[int, typst.Compiler] | None = None

    def pdf(self, template: str, told: object, pictures: Mapping[str, str] = NONE) -> bytes:
        """A document as PDF/UA-1, which is refused where a picture has no words; `pictures` are SVG by their files. Raises PaperFault."""
        return self._compiled(template, told, "pdf", pictures)

    def page(self, template: str, told: object) -> bytes:
        """A document of one page as PDF/UA-1. Raises PaperFault, and TooLong where it takes more than one."""
        made = self._compiled(template, told, "pdf")
        pages = PAGES.search(made)
        if pages is None or pages[1] != b"1":
            raise TooLong
        return made

    def png(self, template: str, told: object, looked_at: bool = False) -> bytes:
        """A document of one page as a picture, a pixel a point. Letters that no font has are refused as those of a PDF are, unless they were `looked_at`."""
        if not looked_at:
            self._compiled(template, told, "pdf")
        return self._compiled(template, told, "png")

    def _compiled(self, template: str, told: object, form: Literal["pdf", "png"], pictures: Mapping[str, str] = NONE) -> bytes:
        import typst  # noqa: PLC0415 – it may not be installed, and a build does not need it

        inputs = {"told": json.dumps(told, ensure_ascii=False), **{f"picture {file}": drawing for file, drawing in pictures.items()}}
        standards: list[Any] = ["ua-1"] if form == "pdf" else []
        try:
            made = self._compiler().compile(
                input=str(self.folder / template), sys_inputs=inputs, format=form, ppi=72, pdf_standards=standards, timestamp=0
            )
        except typst.TypstError as error:
            raise _as_fault(error.message, error.diagnostic) from None
        if not isinstance(made, bytes):
            raise PaperFault(f"{template} makes more than one page, where a picture is one.")
        return made

    def _compiler(self) -> "typst.Compiler":
        """This process’s own: one that was made before a fork waits for threads that are not there."""
        import typst  # noqa: PLC0415 – as above

        if self._made is None or self._made[0] != os.getpid():
            self._made = os.getpid(), typst.Compiler(root=str(self.folder), font_paths=[str(self.folder / "fonts")], ignore_system_fonts=True)
        return self._made[1]


def _as_fault(message: str, diagnostic: str) -> PaperFault:
    """What went wrong, for people."""
    letters = dict.fromkeys(letter for text in UNSHOWN.findall(diagnostic) for letter in CODE.sub(lambda code: chr(int(code[1], 16)), text))
    if letters:
        some = [*_named(letters)]
        more = f" and {len(some) - MOST_NAMED} more" if len(some) > MOST_NAMED else ""
        return PaperFault(
            f"No font of the documents has {listed(some[:MOST_NAMED], 'and') if not more else ', '.join(some[:MOST_NAMED]) + more}. "
            "Write it in words, or put a font that has it, under a licence that allows this, into overrides/papers/fonts as a .ttf or .otf file "
            "(for most scripts there is one called Noto Sans)."
        )
    return PaperFault(f"{message}.")


def _named(letters: Mapping[str, None]) -> Iterator[str]:
    for letter in letters:
        name = unicodedata.name(letter, "").lower()
        yield f"‘{letter}’ ({name})" if name else f"U+{ord(letter):04X}"
