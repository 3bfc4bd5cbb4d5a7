"""One entry’s page: what it is, its figures, and its answers under their criteria."""

import re
from collections.abc import Callable, Mapping, Sequence

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.facets import terms_of, values_of
from showcase.model.award import Award
from showcase.model.entry import Account, Entry, Translation
from showcase.model.fields import Organisation
from showcase.site.citation.cited import cited
from showcase.site.papers.links import PaperLink
from showcase.site.urls import cover_address, entry_address, facet_address, organisation_address, question_address
from showcase.site.views.afterwards import after_part
from showcase.site.views.brief import brief_part
from showcase.site.views.cards import Card, honour
from showcase.site.views.chart import ChartView, charts
from showcase.site.views.entry_sections import AnsweredCriterion, AnswerPart, EntryPage, Evidence, EvidencePart, Quote
from showcase.site.views.evidence import ADVICE, FIGURES, LADDER, PEOPLE, SHARING, SPREAD, VOICES, Places, proof_of
from showcase.site.views.figures import Figure, figures_of
from showcase.site.views.findings import findings_part
from showcase.site.views.images import Beside
from showcase.site.views.links import Link
from showcase.site.views.practice import people_part, reuse_part, spread_part
from showcase.site.views.take import take_part
from showcase.util.slugs import organisation_slug

CHOSEN = ("categories", "settings", "themes", "regions", "organisation_countries", "organisation_sizes")
Near = tuple[tuple[Card, str], ...]
Under = Mapping[str, Sequence[EvidencePart]]  # by the id of a question
HEADING = re.compile(r"(</?h)([45])>")


def entry_page(
    entry: Entry, catalogue: Catalogue, near: Callable[[], Near], site_url: str, translation: Translation | None = None, papers: Sequence[PaperLink] = ()
) -> EntryPage:
    """An entry, or one of its translations, ready to show; `papers` are the documents that were made of it."""
    award, front = catalogue.award, entry.front
    told = translation.front if translation else front
    beside = Beside(entry, "../", by="") if translation else Beside(entry)  # a translation stands one folder below the entry’s files
    licence = award.vocabularies.licences[front.licence]
    quotes, figures, drawn = quotes_of(entry, award), figures_of(entry, award), charts(entry)
    evidence, under = _evidence(entry, catalogue, quotes, figures, drawn, beside)
    synopsis, criteria = _synopsis(entry.account, translation, beside), _criteria(translation, quotes, figures, under, award, beside)
    return EntryPage(
        title=told.title,
        summary=told.summary,
        honour=honour(entry, award),
        example=front.example,
        language=translation.code if translation else None,
        original=Link(front.title, entry_address(entry.key)) if translation else None,
        translations=_translations(entry, translation),
        leads=tuple(_organisation(one) for one in front.leads),
        partners=tuple(_organisation(one) for one in front.organisations if one not in front.leads),
        facts=_facts(entry, award),
        brief=brief_part(entry, award, figures, drawn, evidence),
        pictures=_pictures(beside, synopsis, criteria),
        synopsis=synopsis,
        synopsis_title=_heading(award.synopsis.title, translation) if award.synopsis else "",
        criteria=criteria,
        evidence=evidence,
        after=after_part(entry, beside),
        reuse=reuse_part(entry, award, beside),
        licence=Link(licence.label, licence.link or "", text=licence.text),
        review_by=front.review_by.words if front.review_by else None,
        take=take_part(entry, award, cited(entry, award, catalogue.day, site_url), site_url, papers),
        cover=cover_address(entry.key),
        near=near(),
        papers=tuple(papers),
    )


def _evidence(
    entry: Entry, catalogue: Catalogue, quotes: Sequence[Quote], figures: Sequence[Figure], drawn: Sequence[ChartView], beside: Beside
) -> tuple[Evidence, Under]:
    """All evidence of an entry, and what of it stands under which answer."""
    award = catalogue.award
    findings, people, spread = findings_part(entry, figures), people_part(entry, award), spread_part(entry, catalogue, beside)
    left = _unanswered(quotes, entry)
    there = {FIGURES: findings, PEOPLE: people.rows, LADDER: people.stages, VOICES: left, ADVICE: people.consulted, SHARING: spread.told, SPREAD: award.ladder}
    places = Places(entry, award)
    places.put(kind for kind, what in there.items() if what)
    places.put_charts(zip(drawn, (one.kind for one in entry.front.measures if entry.points_of(one)), strict=True))
    return Evidence(findings, people, left, spread, tuple(places.first), tuple(places.last)), places.under


def _translations(entry: Entry, shown: Translation | None) -> tuple[Link, ...]:
    address = entry_address(entry.key)
    return tuple(Link(one.front.title, address / f"{one.code}/", text=one.code) for one in entry.translations if one is not shown)


def quotes_of(entry: Entry, award: Award, question: str | None = None) -> tuple[Quote, ...]:
    """What people said about an entry, in its own order: all of it, or what belongs to one answer."""
    voices, wanted = award.vocabularies.voices, entry.front.testimonials
    if question:
        wanted = tuple([one for one in wanted if one.question == question])
    return tuple([Quote(one.quote, one.speaker, voices[one.voice].of_service, one.question) for one in wanted])


def _unanswered(quotes: Sequence[Quote], entry: Entry) -> tuple[Quote, ...]:
    """The quotes that belong to no answer of the entry."""
    answered = {one.question for one in entry.account.answers}
    return tuple(one for one in quotes if one.question not in answered)


def _pictures(beside: Beside, synopsis: str, criteria: Sequence[AnsweredCriterion]) -> tuple[str, ...]:
    """The pictures that no text of the page shows already."""
    return beside.further(synopsis, *(one.html for one in criteria), *(answer.html for one in criteria for answer in one.answers))


def _organisation(one: Organisation) -> Link:
    return Link(one.name, organisation_address(organisation_slug(one.name)))


def _heading(title: str, translation: Translation | None) -> str:
    return translation.titles.get(title, title) if translation else title


def _synopsis(account: Account, translation: Translation | None, beside: Beside) -> str:
    told = translation.account if translation else account
    return beside.html(told.synopsis, "synopsis-") if told.synopsis else ""


def _criteria(
    translation: Translation | None, quotes: Sequence[Quote], figures: Sequence[Figure], under: Under, award: Award, beside: Beside
) -> tuple[AnsweredCriterion, ...]:
    entry = beside.entry
    account, year = translation.account if translation else entry.account, entry.front.year
    answers = {(one.criterion, one.question): one.text for one in account.answers}
    parts = []
    for criterion in award.criteria_in(year, entry.front.category):
        introduction = account.introductions.get(criterion.id)
        told = tuple(
            AnswerPart(
                question.id,
                _heading(question.title_in(year), translation),
                _deeper(beside.html(answers[criterion.id, question.id], f"{question.id}-")),
                tuple(one for one in quotes if one.question == question.id),
                tuple(under.get(question.id, ())),
                proof_of(entry, question, figures, under.get(question.id, ())),
                question_address(criterion.id, question),
            )
            for question in criterion.questions
            if (criterion.id, question.id) in answers
        )
        html = beside.html(introduction, f"{criterion.id}-") if introduction else ""
        if told or html:
            parts.append(AnsweredCriterion(criterion.id, _heading(criterion.title, translation), criterion.gloss, html, told))
    return tuple(parts)


def _deeper(html: str) -> str:
    """The HTML of an answer for below a heading of the fourth level."""
    return HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}>", html) if "<h" in html else html


def _facts(entry: Entry, award: Award) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """What the entry is about, each value leading to others that share it, for the facets that the entry itself chose."""
    facts = list[tuple[str, tuple[Link, ...]]]()
    for facet in award.facets:
        if facet.of in CHOSEN:
            links = tuple(Link(terms_of(facet.of, award)[value].label, facet_address(facet, value)) for value in values_of(entry, facet, award))
            if facet.of == "regions" and not links:  # a place that is on no list leads to no others
                links = tuple(Link(one.place, "") for one in entry.front.leads if one.place)
            facts += [(facet.one if len(links) == 1 else facet.title, links)] if links else []
    period = entry.front.period
    when = f"{period.start.words} to {period.end.words}" if period.end else f"Since {period.start.words}, still running"
    return (*facts, ("When", (Link(when, ""),)))
