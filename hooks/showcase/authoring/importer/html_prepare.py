"""An HTML document made fit before it becomes Markdown: what acts is taken out, what is shown from elsewhere becomes a link."""

import re

from bs4 import BeautifulSoup, Tag

SHOWN_ELSEWHERE = {"img": "Picture", "iframe": "Embedded page", "video": "Film", "audio": "Recording", "embed": "Embedded file", "object": "Embedded file"}
ACTING = ("script", "style", "form", "input", "button", "select", "textarea", "svg", "canvas", "template", "noscript")
PRESENTATION = ("style", "meta", "link", "title", "head")
GONE = {*ACTING, *PRESENTATION}
TOUCHED = {*GONE, *SHOWN_ELSEWHERE, "a"}
SAFE = ("https://", "http://", "mailto:")


def prepared(soup: BeautifulSoup) -> str:
    """Makes a document fit: what acts is taken out, what is shown from elsewhere becomes a link; says what was lost."""
    lost = list[str]()
    for tag in [one for one in soup.descendants if isinstance(one, Tag) and one.name in TOUCHED]:
        if tag.decomposed or tag.parent is None:
            continue
        if tag.name in GONE:
            if tag.name not in PRESENTATION and (tag.get_text(strip=True) or tag.attrs):
                lost.append(tag.name)
            tag.decompose()
        elif tag.name in SHOWN_ELSEWHERE:
            lost += _becomes_link(soup, tag)
        else:
            lost += _mended(tag)
    return f"it holds {', '.join(dict.fromkeys(lost))}, which no text can hold" if lost else ""


def _becomes_link(soup: BeautifulSoup, tag: Tag) -> list[str]:
    address = str(tag.get("src") or tag.get("data") or "")
    link = soup.new_tag("a", href=address)
    link.string = str(tag.get("alt") or "").strip() or SHOWN_ELSEWHERE[tag.name]
    inner = tag.get_text(" ", strip=True)
    tag.replace_with(link)
    if inner:
        link.insert_after(f" {inner}")
    return _mended(link)


def _mended(tag: Tag) -> list[str]:
    """A link with an address that it may have; one that leads nowhere gives its address to the text, one that acts is lost."""
    address = re.sub(r"[\s\x00-\x1f]+", "", str(tag.get("href") or ""))
    address = f"https:{address}" if address.startswith("//") else f"https://{address}" if address.lower().startswith("www.") else address
    tag["href"] = address
    if not tag.get_text(strip=True):
        tag.append(address)
    if address.lower().startswith(SAFE):
        return []
    acts = re.match(r"(?:javascript|data|vbscript|file):", address, re.IGNORECASE)
    if address and not acts and not address.startswith("#") and tag.get_text(strip=True) != address:
        tag.insert_after(f" ({address})")
    tag.unwrap()
    return ["a link that acts"] if acts else []
