"""A checklist for those who want to do the same, as a Word document: it is typed into, printed, and made longer by whoever uses it.

It holds what the entry says and empty cells; nothing in it is invented for those who adopt.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from showcase.site.papers import word_markup as markup
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.word import document, properties_of
from showcase.site.papers.word_text import WordText
from showcase.site.views.made_up import MARK, NOT_TO_QUOTE
from showcase.util.text import listed

TICK, WHO, WHEN = 800, 1_900, 1_400  # widths of columns
WHAT = markup.WIDTH - TICK - WHO - WHEN
HOW = "Go through it with those who will do the work and those whom it is for. Boxes are ticked with a click or a pen, and rows can be added."
HALF = (markup.WIDTH - TICK - WHO) // 2


def checklist(subject: PaperSubject) -> dict[str, object] | None:
    """What the checklist of an entry holds; None where the entry says nothing that could be ticked."""
    text = WordText(subject)
    if not (parts := [*_parts(text)]):
        return None
    title = f"Checklist: {subject.page.title}"
    body = markup.joined((*_opening(text, title), *parts, *_colophon(text)))
    return document(text, str(body), title, properties_of(subject, title))


def _opening(text: WordText, title: str) -> Iterator[Markup]:
    page = text.subject.page
    if page.example:
        yield text.par("Notice", text.run(MARK, "strong"), f" {NOT_TO_QUOTE}")
    yield text.par("Heading1", title)
    yield text.par("Lead", f"What {listed([one.label for one in page.leads], 'and')} would tell you to have, to keep and to watch for.")
    yield text.par("Normal", HOW)


def _parts(text: WordText) -> Iterator[Markup]:
    adapting, measures = text.subject.entry.front.adapting, text.subject.entry.front.measures
    if adapting and adapting.prerequisites:
        yield from _ticked(text, "Before you start", "What has to be there", adapting.prerequisites)
    if measures:
        yield from _ticked(text, "Count before you change anything", "What this team counted, for measures.csv", [one.name for one in measures])
    if adapting and adapting.core:
        yield from _ticked(text, "Keep", "What has to stay for it to work", adapting.core)
    if adapting and adapting.adaptable:
        yield from _decided(text, "Change freely", "What you may do in another way", "How we shall do it", adapting.adaptable)
    if adapting and adapting.pitfalls:
        yield from _decided(text, "What went wrong", "What went wrong there", "What we shall do about it", adapting.pitfalls)


def _ticked(text: WordText, title: str, what: str, items: Sequence[str]) -> Iterator[Markup]:
    yield text.par("Heading2", title)
    rows = [["Done", what, "Who", "By when"], *([text.tick(one), one, "", ""] for one in items)]
    yield text.form(rows, [TICK, WHAT, WHO, WHEN], title)


def _decided(text: WordText, title: str, what: str, how: str, items: Sequence[str]) -> Iterator[Markup]:
    yield text.par("Heading2", title)
    rows = [["Done", what, how, "Who"], *([text.tick(one), one, "", ""] for one in items)]
    yield text.form(rows, [TICK, HALF, HALF, WHO], title)


def _colophon(text: WordText) -> Iterator[Markup]:
    page = text.subject.page
    contact = page.reuse.contact
    yield text.par("Heading2", "Where this comes from")
    yield text.par("Normal", page.take.citation.text)
    yield text.par("Normal", f"Ask {contact.name}: ", text.link(f"mailto:{contact.email}", contact.email))
