"""The files beside an entry as one of its pages reaches them; pictures come in versions, with their size, their words and their maker."""

import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from showcase.model.entry import Entry
from showcase.model.picture import Picture
from showcase.site.markdown_html import to_html

LARGEST = (736, 640)  # CSS pixels that a picture may take: the width of a column of text, and a height that a laptop shows at once
SIZES = "min({}px, 92vw)"  # how wide one stands, told before the styles have been read: as wide as it is shown, or a narrow screen without its margins
IMAGE = r'<img((?: [a-z]+="[^"]*")*)>'
SHOWN = re.compile(rf"<p>{IMAGE}</p>|{IMAGE}")
LEADING = re.compile(r' href="([^"]*)"')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


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

    def html(self, markdown: str, prefix: str) -> str:
        """A piece of the entry’s text as HTML, with its pictures; one that stands alone becomes a figure."""
        html = to_html(markdown, self.base, prefix)
        if "<img" in html:
            html = SHOWN.sub(self._shown, html)
        return LEADING.sub(self._led, html) if self.entry.pictures else html

    def further(self, *shown: str) -> tuple[str, ...]:
        """The figures of the entry’s own list that none of the texts shows, as HTML."""
        told = "".join(shown)
        pictures = ((one, self.entry.pictures.get(one.file)) for one in self.entry.front.images)
        return tuple(self._figure(picture, one.alt, "") for one, picture in pictures if picture and f'src="{self.address(one.file)}"' not in told)

    def _shown(self, found: re.Match[str]) -> str:
        """A picture of the text; what is no picture of this entry leaves its words."""
        alone = found[1] is not None
        said = {name: unescape(value) for name, value in ATTRIBUTE.findall(found[1] if alone else found[2])}
        picture, alt = self._picture(said.get("src", "")), said.get("alt", "")
        if picture is None:
            return f"<p>{escape(alt)}</p>" if alone else escape(alt)
        return self._figure(picture, alt, said.get("title", "")) if alone else self._image(picture, alt)

    def _led(self, found: re.Match[str]) -> str:
        picture = self._picture(unescape(found[1]))
        return f' href="{escape(self.address(picture.file))}"' if picture else found[0]

    def _picture(self, address: str) -> Picture | None:
        file = unquote(address.removeprefix(self.base).partition("#")[0])
        return self.entry.pictures.get(file) if address.startswith(self.base) else None

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
