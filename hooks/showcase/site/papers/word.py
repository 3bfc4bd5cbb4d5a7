"""An entry for Word: the markup of its document, and all else that goes into the file, as plain data."""

import re
from datetime import date
from functools import partial
from html import unescape

from showcase.catalogue.dates import published_on, updated_on
from showcase.site.papers import word_markup as markup
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.word_entry import entry_text
from showcase.site.papers.word_text import WordText
from showcase.site.tongues import Tongues
from showcase.site.views.made_up import MARK
from showcase.util.direction import base_of
from showcase.util.text import listed

LANG = re.compile(r'<w:lang w:(?:val|bidi)="([^"]*)"/>')
A_RUN = re.compile(r'<w:r>(?:<w:rPr>(?P<look>(?:(?!</w:rPr>).)*)</w:rPr>)?<w:t xml:space="preserve">(?P<text>[^<]*)</w:t></w:r>')


def word(subject: PaperSubject) -> dict[str, object]:
    """What the document of an entry holds."""
    text = WordText(subject)
    return document(text, str(entry_text(text)), subject.page.title, properties_of(subject, subject.page.title))


def document(text: WordText, body: str, title: str, properties: dict[str, str]) -> dict[str, object]:
    """All that goes into a file; its title stands above every page, and below where the entry is read and on which terms."""
    page, address = text.subject.page, text.subject.address
    return {
        "body": spoken(body, text),
        "header": spoken(str(text.par("Header", text.run(f"{MARK} ", "strong") if page.example else "", title)), text),
        "footer": f"{address or text.subject.catalogue.award.name} · {page.licence.label}",
        "language": text.language,
        "turned": text.turned,
        "footnotes": [spoken(one, text) for one in text.footnotes],
        "links": text.links,
        "counted": text.counted,
        "pictures": {name: one.made_of for name, one in text.pictures.items()},
        "properties": properties,
        **({"dyes": text.subject.dyes} if text.subject.dyes else {}),
    }


def spoken(runs: str, text: WordText) -> str:
    """Markup in which each run, or part of one, that is in the award’s language says so; whatever says its language stays."""
    tongues = text.subject.tongues
    return runs if tongues is None else A_RUN.sub(partial(_in_parts, tongues), runs)


def _in_parts(tongues: Tongues, found: re.Match[str]) -> str:
    look = found["look"] or ""
    said = LANG.search(look)
    if said and base_of(said[1]) != tongues.site:
        return found[0]
    tongue = f'{LANG.sub("", look)}<w:lang w:val="{tongues.language}"/>'
    return "".join(markup.run_of(part, tongue if is_theirs else look) for part, is_theirs in tongues.parts(unescape(found["text"])) if part)


def properties_of(subject: PaperSubject, title: str) -> dict[str, str]:
    """What programs show of a document without opening it; its days are those of the entry."""
    award = subject.catalogue.award
    return {
        "title": title,
        "subject": award.name,
        "creator": listed([one.name for one in subject.entry.front.organisations], "and"),
        "created": _moment(published_on(subject.entry, award)),
        "modified": _moment(updated_on(subject.entry, award, subject.catalogue.day)),
    }


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"
