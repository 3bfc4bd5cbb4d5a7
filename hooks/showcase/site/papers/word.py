"""An entry for Word: the markup of its document, and all else that goes into the file, as plain data."""

from datetime import date

from showcase.catalogue.dates import published_on, updated_on
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.word_entry import entry_text
from showcase.site.papers.word_text import WordText
from showcase.site.views.made_up import MARK
from showcase.util.text import listed


def word(subject: PaperSubject) -> dict[str, object]:
    """What the document of an entry holds."""
    text = WordText(subject)
    return document(text, str(entry_text(text)), subject.page.title, properties_of(subject, subject.page.title))


def document(text: WordText, body: str, title: str, properties: dict[str, str]) -> dict[str, object]:
    """All that goes into a file; its title stands above every page, and below where the entry is read and on which terms."""
    page, address = text.subject.page, text.subject.address
    return {
        "body": body,
        "header": str(text.par("Header", text.run(f"{MARK} ", "strong") if page.example else "", title)),
        "footer": f"{address or text.subject.catalogue.award.name} · {page.licence.label}",
        "language": text.language,
        "turned": text.turned,
        "footnotes": text.footnotes,
        "links": text.links,
        "counted": text.counted,
        "pictures": {name: one.made_of for name, one in text.pictures.items()},
        "properties": properties,
        **({"dyes": text.subject.dyes} if text.subject.dyes else {}),
    }


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
