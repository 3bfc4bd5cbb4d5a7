"""An entry as a Word document: what it says in two minutes, then its answers under their criteria, then how to cite it."""

from collections.abc import Iterator

from markupsafe import Markup

from showcase.model.passage import Passage
from showcase.site.papers import word_markup as markup
from showcase.site.papers.word_evidence import evidence, findings, quotes, terms
from showcase.site.papers.word_markup import joined
from showcase.site.papers.word_text import WordText
from showcase.site.urls import Url
from showcase.site.views.afterwards import LaterPart
from showcase.site.views.entry_sections import AnsweredCriterion, EntryPage
from showcase.site.views.evidence import FIGURES
from showcase.site.views.links import Link
from showcase.site.views.made_up import MARK, NOT_TO_QUOTE
from showcase.util.text import listed, lowered


def entry_text(word: WordText) -> Markup:
    """All of a document’s body. What a translation tells is in its language, and all else in the award’s.

    What somebody reads first has pages of its own, so that it can go into other papers without the rest.
    """
    page = word.subject.page
    brief, full = (*_opening(page, word), *_brief(page, word)), joined((*_answers(page, word), *_after(page, word), *_colophon(page, word)))
    return joined((*brief, markup.on_a_new_page(full)))


def _opening(page: EntryPage, word: WordText) -> Iterator[Markup]:
    told = word.told
    if page.example:
        yield word.par("Notice", word.run(MARK, "strong"), f" {NOT_TO_QUOTE}")
    yield word.par("Kicker", f"{page.honour.label} {page.honour.year} · {word.subject.catalogue.award.name}")
    yield word.par("Heading1", word.run(page.title, language=told))
    for one in page.after.notices:
        yield word.par("Notice", word.run(one.title, "strong"), word.run(f". {one.text}"))
    yield word.par("Lead", word.run(page.summary, language=told))
    partners = f", with {listed([one.label for one in page.partners], 'and')}" if page.partners else ""
    yield word.par("Normal", word.run(listed([one.label for one in page.leads], "and"), "strong"), partners)
    yield from terms([(name, ", ".join(one.label for one in values)) for name, values in page.facts], word)


def _brief(page: EntryPage, word: WordText) -> Iterator[Markup]:
    """What somebody reads who decides whether to read on."""
    brief, spread = page.brief, page.evidence.spread
    if page.evidence.findings:
        yield word.par("Heading2", "The figures", place=FIGURES)
        yield from findings(page.evidence.findings, word, page.title)
    if brief.sure:
        yield word.par("Heading2", "How sure we are", place="how_sure")
        for name, lines in brief.sure:
            yield word.par("Term", word.run(f"{name}: ", "strong"), lines[0])
            for line in lines[1:]:
                yield word.par("TermMore", line)
    if brief.decided:
        yield word.par("Heading2", "Who decided" if page.evidence.people.ladder else "Who took part", place="who_decided")
        yield word.par("Normal", brief.decided)
    yield from _reuse(page, word)
    yield word.par("Heading2", "Elsewhere, and since" if spread.grades else "Since then", place="elsewhere")
    if spread.grades:
        yield word.par("Normal", word.run(f"{spread.mark.label}.", "strong"), f" {spread.mark.said}")
    for one in brief.elsewhere:
        said = f" {one.said}." if one.said else ""
        yield word.item(word.run(one.stage, "strong"), " ", word.link(f"#{one.id}", one.organisation), f", {one.since}.{said}")
    yield word.par("Normal", word.run("Here.", "strong"), f" {brief.running}")


def _reuse(page: EntryPage, word: WordText) -> Iterator[Markup]:
    part = page.reuse
    yield word.par("Heading2", "Do this where you are", place="the_reuse")
    yield from terms(part.terms, word)
    for title, items in part.lists:
        yield word.par("Heading3", title)
        for item in items:
            yield word.item(item)
    if part.materials:
        yield word.par("Heading3", "Materials")
        for one in part.materials:
            licence = f", {one.licence}" if one.licence else ""
            yield word.item(word.link(one.url, f"{one.title}{f' ({one.kind})' if one.kind else ''}"), licence)
    if not (part.terms or part.lists or part.materials):
        yield word.par("Normal", "The team has not written down yet what it takes. They are the ones to ask.")
    yield word.par("Normal", f"Ask {part.contact.name}, ", word.link(f"mailto:{part.contact.email}", part.contact.email))


def _answers(page: EntryPage, word: WordText) -> Iterator[Markup]:
    account, told = word.subject.account, word.told
    if account.synopsis:
        yield word.par("Heading2", word.run(page.synopsis_title, language=told), place="the_synopsis")
        yield word.flow(account.synopsis, deeper=-1, language=told)
    yield from _pictures(word)
    for block in page.evidence.first:
        yield from evidence(block, page, word, 2)
    for criterion in page.criteria:
        yield from _criterion(criterion, page, word)


def _pictures(word: WordText) -> Iterator[Markup]:
    """The pictures of the entry’s own list that no text shows."""
    entry, page = word.subject.entry, "".join(word.subject.page.pictures)
    for one in entry.front.images:
        if (found := entry.pictures.get(one.file)) and f'src="{found.versions[-1].name}"' in page:
            yield word.par("Picture", word.picture(found.versions[-1].name, one.alt))
            yield word.par("Caption", word.credit(found.versions[-1].name))


def _criterion(criterion: AnsweredCriterion, page: EntryPage, word: WordText) -> Iterator[Markup]:
    account, told = word.subject.account, word.told
    answers = {one.question: one.text for one in account.answers if one.criterion == criterion.id}
    gloss = f": {lowered(criterion.gloss)}" if criterion.gloss else ""
    yield word.par("Heading2", word.run(criterion.title, language=told), gloss, place=criterion.id)
    if introduction := account.introductions.get(criterion.id):
        yield word.flow(introduction, deeper=-1, language=told)
    for answer in criterion.answers:
        yield word.par("Heading3", word.run(answer.title, language=told), place=answer.id)
        yield word.flow(answers[answer.id], language=told)
        yield from quotes(answer.quotes, word)
        for block in answer.evidence:
            yield from evidence(block, page, word, 4)
        if answer.proof:
            yield word.par("Proof", word.run("What supports this: ", "strong"), *_proof(answer.proof, word))


def _proof(links: tuple[Link, ...], word: WordText) -> Iterator[Markup]:
    for place, link in enumerate(links):
        address = link.url.path if isinstance(link.url, Url) else link.url
        said = f"{link.label}{f': {lowered(link.text)}' if link.text else ''}"
        yield word.run("; ") if place else Markup()
        yield word.link(f"#{FIGURES}" if address.startswith("#measure_") else address, said)


def _after(page: EntryPage, word: WordText) -> Iterator[Markup]:
    """What others than the team say, evidence that no answer asks for, and what became of the work."""
    after = page.after
    if after.judges or after.visits:
        yield word.par("Heading2", "From outside the team", place="the_outside")
        said = [(after.judges, "The judges")] if after.judges else []
        for text, speaker in [*said, *((one.saw, f"{one.by}, who visited on {day}") for day, one in after.visits)]:
            yield word.par("QuoteSaid", text)
            yield word.par("Speaker", speaker)
    for block in page.evidence.last:
        yield from evidence(block, page, word, 2)
    if after.later:
        yield word.par("Heading2", "What became of it", place="the_later")
        for one, record in zip(after.later, reversed(word.subject.entry.followups), strict=True):
            yield from _later(one, record.text, word)


def _later(one: LaterPart, text: Passage, word: WordText) -> Iterator[Markup]:
    yield word.par("Heading3", f"{one.month}: {one.state}", place=one.id)
    rows = (("Changed", one.what or ""), ("Because", one.because or ""), *((name, f"{said}.") for name, said in one.values))
    yield from terms([row for row in rows if row[1]], word)
    yield word.flow(text)
    for note in one.notes:
        yield word.par("Source", note)
    if one.contact:
        yield word.par("Source", f"Ask {one.contact.name}: ", word.link(f"mailto:{one.contact.email}", one.contact.email))


def _colophon(page: EntryPage, word: WordText) -> Iterator[Markup]:
    yield word.par("Heading2", "To cite this", place="the_citation")
    yield word.par("Normal", page.take.citation.text)
    licence = page.licence
    named = word.link(licence.url, licence.label) if licence.url else licence.label
    review = f" The team reviews this page by {page.review_by}." if page.review_by else ""
    yield word.par("Normal", named, f": {licence.text}{review}")
    if address := word.subject.address:
        yield word.par("Normal", "The entry as it is now: ", word.link(address, address))
