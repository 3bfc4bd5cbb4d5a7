"""The words of an HTML text without its tags, block by block on lines of their own; in one pass, however broken the text is."""

from html.parser import HTMLParser

BLOCKS = {"p", "br", "div", "li", "tr", "td", "th", "ul", "ol", "table", "blockquote", "section", "article", "dt", "dd", "pre", "hr"}
BLOCKS |= {f"h{level}" for level in range(1, 7)}
UNSEEN = {"script", "style"}


class _Words(HTMLParser):
    """Collects what readers would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block begins on a line of its own."""
        if tag in BLOCKS:
            self.said.append("\n")
        elif tag in UNSEEN:
            self.unseen = tag

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in BLOCKS:
            self.said.append("\n")
        elif tag == self.unseen:
            self.unseen = ""

    def handle_data(self, data: str) -> None:
        """Words, unless they belong to a script."""
        if not self.unseen:
            self.said.append(data)


def without_tags(text: str) -> str:
    """The lines of an HTML text that readers would see."""
    words = _Words()
    words.feed(text)
    words.close()
    return "".join(words.said).replace("\xa0", " ")
