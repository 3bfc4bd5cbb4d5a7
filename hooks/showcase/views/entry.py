"""One entry’s page: its figures, its answers under their criteria, who took part, where it spread and how to reuse it."""

from collections.abc import Sequence

from ..addresses import ROOT, entry_address, facet_address, organisation_address, question_address, year_address
from ..body import to_html
from ..catalogue import Catalogue
from ..facets import values_of, vocabulary_of
from ..findings import listed
from ..model.award import Award, Term
from ..model.entry import Account, Adoption, Entry, Translation
from ..organisations import organisation_slug
from ..spread import adoption_grade
from .entry_parts import AdoptionPart, AnswerPart, CriterionPart, EntryPage, Fact, Material, Quote, StageRow, Told
from .parts import Link, figure, honour, spread_mark


def entry_page(entry: Entry, catalogue: Catalogue, site_url: str, translation: Translation | None = None) -> EntryPage:
    """An entry, or one of its translations, ready to show."""
    award, front = catalogue.award, entry.front
    told = translation.front if translation else front
    base = "../" if translation else ""
    adapting = front.adapting
    address = entry_address(entry.key).removeprefix(ROOT)
    return EntryPage(
        key=entry.key,
        title=told.title,
        summary=told.summary,
        honour=honour(entry, award),
        year_url=year_address(front.year),
        example=front.example,
        language=translation.code if translation else None,
        original=Link(front.title, entry_address(entry.key)) if translation else None,
        translations=tuple(Link(one.front.title, f"{entry_address(entry.key)}{one.code}/", text=one.code) for one in entry.translations),
        organisations=tuple((Link(one.name, organisation_address(organisation_slug(one.name))), one is front.lead) for one in front.organisations),
        facts=_facts(entry, award),
        figures=tuple(figure(one, award) for one in front.measures),
        stages=_stages(entry, award),
        rungs=len(award.vocabularies.participation_levels),
        involvement=_involvement(entry, award),
        synopsis=_synopsis(entry.account, translation, base),
        synopsis_title=_heading(award.synopsis.title, translation) if award.synopsis else "",
        criteria=_criteria(entry, translation, award, base),
        quotes=tuple(
            Quote(one.quote, one.speaker, award.vocabularies.voices[one.voice].label, one.voice in ("staff", "partner")) for one in front.testimonials
        ),
        told=_told(entry, award),
        consulted=tuple((one.who, one.gave) for one in front.consulted),
        spread=spread_mark(entry, award),
        grades=tuple(term.label for term in award.vocabularies.spread_grades.values()),
        adoptions=tuple(_adoption(one, catalogue, base) for one in entry.adoptions),
        adopted_from=tuple(Link(one.front.title, entry_address(one.key)) for one, _ in catalogue.adopters_of.get(entry.key, ())),
        terms=_terms(entry, award),
        core=adapting.core if adapting else (),
        adaptable=adapting.adaptable if adapting else (),
        pitfalls=adapting.pitfalls if adapting else (),
        materials=_materials(entry, award, base),
        contact=front.contact,
        licence=_licence(award.vocabularies.licences[front.licence]),
        review_by=front.review_by.words if front.review_by else None,
        citation=citation(entry, award, site_url),
        address=site_url + address,
    )


def citation(entry: Entry, award: Award, site_url: str) -> str:
    """How to cite an entry, in a line of plain text."""
    authors = listed([one.name for one in entry.front.organisations], "and")
    licence = award.vocabularies.licences[entry.front.licence].label
    made_up = " Made-up example; please do not quote it as fact." if entry.front.example else ""
    address = f"{site_url}{entry_address(entry.key).removeprefix(ROOT)}"
    return f"{authors} ({entry.front.year}). {entry.front.title}. {award.name}. {address} ({licence}).{made_up}"


def _heading(title: str, translation: Translation | None) -> str:
    return translation.titles.get(title, title) if translation else title


def _synopsis(account: Account, translation: Translation | None, base: str) -> str:
    told = translation.account if translation else account
    return to_html(told.synopsis.markdown, base, "synopsis-") if told.synopsis else ""


def _criteria(entry: Entry, translation: Translation | None, award: Award, base: str) -> tuple[CriterionPart, ...]:
    account, year = translation.account if translation else entry.account, entry.front.year
    answers = {(one.criterion, one.question): one.text for one in account.answers}
    parts = []
    for criterion in award.criteria_in(year):
        introduction = account.introductions.get(criterion.id)
        told = tuple(
            AnswerPart(
                question.id,
                _heading(question.title_in(year), translation),
                to_html(answers[criterion.id, question.id].markdown, base, f"{question.id}-"),
                question_address(criterion.id, question),
            )
            for question in criterion.questions
            if (criterion.id, question.id) in answers
        )
        html = to_html(introduction.markdown, base, f"{criterion.id}-") if introduction else ""
        if told or html:
            parts.append(CriterionPart(criterion.id, _heading(criterion.title, translation), html, told))
    return tuple(parts)


def _facts(entry: Entry, award: Award) -> tuple[Fact, ...]:
    """What the entry is about, each value leading to others that share it, for the facets that the entry itself chose."""
    facts = []
    for facet in award.facets:
        if facet.of in ("settings", "themes", "regions"):
            terms = vocabulary_of(facet, award)
            values = values_of(entry, facet, award)
            links = tuple(Link(terms[value].label, facet_address(facet, value)) for value in values)
            facts.append(Fact(facet.one if len(values) == 1 else facet.title, links))
    period = entry.front.period
    when = f"{period.start.words} to {period.end.words}" if period.end else f"Since {period.start.words}, still running"
    return (*facts, Fact("When", (Link(when, ""),)))


def _stages(entry: Entry, award: Award) -> tuple[StageRow, ...]:
    words, rows = award.vocabularies, []
    ladder = list(words.participation_levels)
    stages = entry.front.involvement.stages
    for stage in words.participation_stages:
        sides = stages.get(stage)
        if not sides:
            continue
        levels = [(words.sides[side].label, words.participation_levels[sides[side]].label, ladder.index(sides[side])) for side in words.sides if side in sides]
        rungs = [rung for _, _, rung in levels]
        rows.append(StageRow(words.participation_stages[stage].label, tuple(levels), max(rungs) - min(rungs)))
    return tuple(rows)


def _involvement(entry: Entry, award: Award) -> tuple[tuple[str, str], ...]:
    told = entry.front.involvement
    roles = listed([award.vocabularies.roles[role].label for role in told.roles], "and")
    people = f"{told.people:,}" if told.people else ""
    rows = (("People", people), ("Roles", roles), ("How they joined", told.recruitment or ""), ("Reward and support", told.reward or ""))
    return tuple((name, value) for name, value in rows if value)


def _told(entry: Entry, award: Award) -> tuple[Told, ...]:
    words = award.vocabularies
    latest_first = sorted(entry.front.sharing, key=lambda one: one.date, reverse=True)
    return tuple(
        Told(words.sharing_kinds[one.kind].label, one.with_, words.sharing_reach[one.reach].label, one.date.words, one.link) for one in latest_first
    )


def _adoption(adoption: Adoption, catalogue: Catalogue, base: str) -> AdoptionPart:
    award, front = catalogue.award, adoption.front
    own = catalogue.by_key.get(front.entry or "")
    return AdoptionPart(
        id=f"adoption-{adoption.slug}",
        organisation=Link(front.organisation.name, organisation_address(organisation_slug(front.organisation.name))),
        stage=award.vocabularies.adoption_stages[front.stage].label,
        since=front.since.words,
        because=front.because,
        kept=front.kept,
        changed=tuple((one.what, one.why) for one in front.changed),
        figures=tuple(figure(one, award) for one in front.measures),
        html=to_html(adoption.text.markdown, base, f"adoption-{adoption.slug}-"),
        entry=Link(own.front.title, entry_address(own.key)) if own else None,
        contact=front.contact,
        result=adoption_grade(adoption, award) == "adopted-with-result",
    )


def _terms(entry: Entry, award: Award) -> tuple[tuple[str, str], ...]:
    adapting = entry.front.adapting
    if adapting is None:
        return ()
    cost = award.vocabularies.cost_bands[adapting.cost].label if adapting.cost else ""
    rows: Sequence[tuple[str, str]] = (
        ("Money", cost),
        ("Staff time", adapting.staff_time or ""),
        ("First result", adapting.first_result or ""),
        ("You need", "; ".join(adapting.prerequisites)),
    )
    return tuple((name, value) for name, value in rows if value)


def _materials(entry: Entry, award: Award, base: str) -> tuple[Material, ...]:
    licences = award.vocabularies.licences
    found = [
        Material(one.title, one.link or f"{base}{one.file}", (one.file or "").rpartition(".")[2].upper(), licences[one.licence].label)
        for one in entry.front.resources
    ]
    if entry.front.easy_read:
        found.append(Material("Easy read version", f"{base}{entry.front.easy_read}", entry.front.easy_read.rpartition(".")[2].upper(), ""))
    return tuple(found)


def _licence(term: Term) -> Link:
    return Link(term.label, term.link or "", text=term.text)
