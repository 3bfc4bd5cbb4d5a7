"""The files beside an entry as one of its pages reaches them; pictures come in versions, with their size, their words and their maker."""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from showcase.model.entry import Entry
from showcase.model.passage import Passage, TextImage
from showcase.model.picture import Picture
from showcase.site.markdown_html import ELSEWHERE, LEADS_OUT, SCHEME, address, to_html

LARGEST = (736, 640)  # CSS pixels that a picture may take: the width of a column of text, and a height that a laptop shows at once
SIZES = "min({}px, 92vw)"  # how wide one stands, told before the styles have been read: as wide as it is shown, or a narrow screen without its margins
INDEX = re.compile(r"(^|/)index(\.\w+)?\.md(?=#|$)")  # the file that stands for a folder


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry’s files, with the way to them from a page; `by` stands before the name of whoever made a picture."""

    entry: Entry
    base: str = ""
    by: str = "Picture: "

    def address(self, file: str) -> str:
        """Where a file is published: as it is, or for a picture its largest version."""
        picture = self.entry.pictures.get(file)
        return f"{self.base}{picture.versions[-1].name if picture else file}"

    def kind(self, file: str) -> str:
        """What kind of file is published, as readers know it: `PDF`; nothing for no file."""
        return self.address(file).rpartition(".")[2].upper() if file else ""

    def html(self, passage: Passage, prefix: str) -> str:
        """A passage of the entry’s text as HTML, with its pictures; one that stands alone becomes a figure."""
        return to_html(passage, self.lead, self._show, prefix)

    def further(self, *shown: str) -> tuple[str, ...]:
        """The figures of the entry’s own list that none of the texts shows, as HTML."""
        told = "".join(shown)
        pictures = ((one, self.entry.pictures.get(one.file)) for one in self.entry.front.images)
        return tuple(self._figure(picture, one.alt, "") for one, picture in pictures if picture and f'src="{self.address(one.file)}"' not in told)

    def lead(self, target: str) -> str | None:
        """Where a link leads from the page; None when that is nowhere in the showcase."""
        there = address(target)
        if ELSEWHERE.match(there):
            return there
        picture = self.entry.pictures.get(target.partition("#")[0])
        if picture:
            return self.address(picture.file)
        return None if LEADS_OUT.match(there) or SCHEME.match(there) or there.startswith("#") else self.base + INDEX.sub(r"\1", there)

    def source(self, image: TextImage) -> str | None:
        """Where a picture of the text is published; None for what is no picture of this entry."""
        picture = self.entry.pictures.get(unquote(image.target))
        return self.address(picture.file) if picture else None

    def _show(self, image: TextImage) -> str:
        """A picture of the text; what is no picture of this entry leaves its words."""
        picture = self.entry.pictures.get(unquote(image.target))
        if picture is None:
            return f"<p>{escape(image.words)}</p>" if image.alone else escape(image.words)
        return self._figure(picture, image.words, image.title) if image.alone else self._image(picture, image.words)

    def _figure(self, picture: Picture, alt: str, caption: str) -> str:
        credit = next((one.credit for one in self.entry.front.images if one.file == picture.file), "")
        lines = (escape(caption), f'<span class="by">{escape(self.by + credit)}</span>' if credit else "")
        told = " ".join(line for line in lines if line)
        return f'<figure class="picture">{self._image(picture, alt)}{f"<figcaption>{told}</figcaption>" if told else ""}</figure>'

    def _image(self, picture: Picture, alt: str) -> str:
        width, height = _fitting(picture)
        versions = ", ".join(f"{self.base}{one.name} {one.width}w" for one in picture.versions)
        said = {
            "src": self.address(picture.file), "srcset": versions, "sizes": SIZES.format(width), "alt": alt,
            "width": str(width), "height": str(height), "loading": "lazy", "decoding": "async",
        }
        told = "".join(f' {name}="{escape(value)}"' for name, value in said.items())
        return f"<img{told}>"


def _fitting(picture: Picture) -> tuple[int, int]:
    """How large a picture stands at most, in CSS pixels; never larger than it is."""
    scale = min(1, LARGEST[0] / picture.width, LARGEST[1] / picture.height)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
