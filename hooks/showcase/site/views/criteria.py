"""The criteria as judges read them, and one page a question with every entry’s answer."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from showcase.catalogue.catalogue import Answered, Catalogue
from showcase.checks.chosen import in_words as number_in_words
from showcase.checks.evidence import in_words
from showcase.model.award import Award
from showcase.model.entry import Answer, Entry
from showcase.model.questions import Criterion, EvidenceRule, Question, Scoped
from showcase.site.urls import Url, entry_address, page_address, question_address, search_address
from showcase.site.views.cards import Card, Cards
from showcase.site.views.entry import quotes_of
from showcase.site.views.entry_sections import Quote
from showcase.site.views.evidence import FIGURE, kinds_for
from showcase.site.views.figures import Figure
from showcase.site.views.filters import Choices
from showcase.site.views.images import Beside
from showcase.site.views.links import Link
from showcase.site.views.paging import Pager, pager, slice_of
from showcase.util.text import listed

ANSWERS_PER_PAGE = 40
PLACE = "\ue001"  # stands for the place of an answer in what is the same for all answers of an entry
SHOWN = 90  # words of an answer on its question's page; the rest is a link away


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A question as the criteria page shows it, with the title of the year and the evidence that it asks for."""

    question: Question
    title: str
    url: Url
    evidence: tuple[str, ...]
    answers: int
    only: str


@dataclass(frozen=True, slots=True)
class AskedCriterion:
    """A criterion with its questions, in the newest year’s form."""

    id: str
    title: str
    text: str
    limit: int | None
    weight: int | None
    only: str
    questions: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    """What the award asks, in its newest year."""

    year: int
    purpose: str
    eligibility: str
    synopsis: tuple[str, str, int] | None
    whole: tuple[str, ...]
    criteria: tuple[AskedCriterion, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One entry’s answer on a question’s page; `url` leads to the entry with PLACE for the answer’s own place, `answer` to it.

    `figure` is the first measure of the entry that the question asks for, where it asks for any.
    """

    id: str
    card: Card
    settings: tuple[str, ...]
    url: Url
    place: str
    answer: Url
    html: str
    shortened: bool
    figure: Figure | None
    figure_url: Url | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AnsweringSetting:
    """A setting that answers come from: how many of a page’s, the address of the page with these alone, which needs a script, and the id of the first."""

    title: str
    count: int
    only: Url | None
    first: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question with one page of the answers to it: in their order, and as `teams` in the order of their settings.

    The first page can be narrowed; a further one says where, in `narrow_at`.
    """

    question: Question
    place: str
    only: str
    ended: int | None
    total: int
    all_made_up: int
    replies: tuple[Reply, ...]
    places: tuple[AnsweringSetting, ...]
    teams: tuple[Reply, ...]
    pager: Pager | None
    narrowing: tuple[Choices, ...]
    narrow_at: Url | None
    all_questions: tuple[tuple[str, tuple[Link, ...]], ...]
    previous: Link | None
    next: Link | None


def criteria_page(catalogue: Catalogue) -> CriteriaPage:
    """What the award asks, by the rules of its newest year."""
    award, year = catalogue.award, catalogue.year
    limit = award.synopsis_limit(year)
    return CriteriaPage(
        year,
        award.purpose,
        award.eligibility.text,
        (award.synopsis.title, award.synopsis.text, limit) if award.synopsis and limit else None,
        (*_evidence(award.evidence, award, year), *_chosen(award, year)),
        tuple(
            AskedCriterion(
                criterion.id, criterion.title, criterion.text, award.word_limit(criterion, year), criterion.weight, only_in(criterion, award),
                tuple(_question_part(criterion, question, catalogue) for question in criterion.questions if question.counts_in(year)),
            )
            for criterion in award.criteria_in(year)
        ),
    )


def _question_part(criterion: Criterion, question: Question, catalogue: Catalogue) -> QuestionPart:
    award, year = catalogue.award, catalogue.year
    evidence = tuple(_evidence(question.evidence, award, year))
    count = len(catalogue.answers.get((criterion.id, question.id), ()))
    return QuestionPart(question, question.title_in(year), question_address(criterion.id, question), evidence, count, only_in(question, award))


def _chosen(award: Award, year: int) -> Iterator[str]:
    """How many values of lists an entry chooses."""
    for one in award.choose:
        if one.counts_in(year):
            words = number_in_words(one, award)
            yield f"{words[0].upper()}{words[1:]}"


def only_in(asked: Scoped, award: Award) -> str:
    """The categories of entries of which something is asked, in words; nothing where it is asked of all."""
    known = award.vocabularies.categories
    return listed([known[one].label for one in asked.categories], "and")


def _evidence(rules: Sequence[EvidenceRule], award: Award, year: int) -> Iterator[str]:
    for rule in rules:
        if rule.counts_in(year):
            whom = [award.recognitions[one].label for one in rule.recognitions] + ([only_in(rule, award)] if rule.categories else [])
            suffix = f" (asked of: {listed(whom)})" if whom else " (advised)" if rule.severity == "warning" else ""
            words = in_words(rule, award)
            yield f"{words[0].upper()}{words[1:]}{suffix}"


def by_honour(answered: Answered, award: Award) -> Answered:
    """Answers as a reader meets them, highest honours first, then newest."""
    return sorted(answered, key=lambda one: award.recognition_rank[one[0].front.recognition])


def question_page(
    criterion: Criterion, question: Question, answered: Answered, catalogue: Catalogue, cards: Cards, number: int, facets: tuple[Choices, ...], made_up: int
) -> QuestionPage:
    """One page of the answers to a question, in the order given; `made_up` says how many these are where all are from made-up entries."""
    award = catalogue.award
    first = question_address(criterion.id, question)
    shown = slice_of(answered, number, ANSWERS_PER_PAGE)
    everything = [(one, each) for one in award.criteria for each in one.questions]
    place = everything.index((criterion, question))
    kinds = kinds_for(question, award)
    replies = tuple(_reply(entry, kinds, answer, cards, page_address(first, number)) for entry, answer in shown)
    settings = [term.label for term in award.vocabularies.settings.values()]
    links = [Link(each.for_readers, question_address(one.id, each), current=each is question) for one, each in everything]
    return QuestionPage(
        question=question,
        place=f"Question {criterion.questions.index(question) + 1} of {len(criterion.questions)}",
        only=only_in(question, award) or only_in(criterion, award),
        ended=question.until if not question.counts_in(catalogue.year) else None,
        total=len(answered),
        all_made_up=made_up,
        replies=replies,
        places=tuple(_places(replies, award, first if number == 1 else None)),
        teams=tuple(sorted(replies, key=lambda one: settings.index(one.settings[0]) if one.settings else 0)),
        pager=pager(first, number, len(answered), ANSWERS_PER_PAGE),
        narrowing=facets if number == 1 and answered else (),
        narrow_at=None if number == 1 else first,
        all_questions=tuple(
            (one.title, tuple(link for link, (owner, _) in zip(links, everything, strict=True) if owner is one)) for one in award.criteria
        ),
        previous=links[place - 1] if place else None,
        next=links[place + 1] if place + 1 < len(links) else None,
    )


def _places(replies: Sequence[Reply], award: Award, page: Url | None) -> Iterator[AnsweringSetting]:
    """The settings of some replies, in the award’s order."""
    facet = next((one.id for one in award.facets if one.of == "settings"), None)
    for id_, term in award.vocabularies.settings.items():
        here = [one.id for one in replies if term.label in one.settings]
        if here:
            yield AnsweringSetting(term.label, len(here), search_address(facet, id_, page).at("count") if facet and page else None, here[0])


def _reply(entry: Entry, kinds: Set[str], answer: Answer, cards: Cards, page: Url) -> Reply:
    text = answer.text.shortened(SHOWN)
    slug = entry.key.replace("/", "-")
    address = entry_address(entry.key)
    number = next((number for number, one in enumerate(entry.front.measures) if one.kind in kinds), None) if kinds else None
    return Reply(
        id=slug,
        card=cards.of((entry,))[0],
        settings=tuple(cards.award.vocabularies.settings[one].label for one in entry.front.settings),
        url=address.at(PLACE),
        place=answer.question,
        answer=address.at(answer.question),
        html=Beside(entry, address.seen_from(page)).html(text, f"{slug}-"),
        shortened=text is not answer.text,
        figure=None if number is None else cards.figure(entry, number),
        figure_url=None if number is None else address.at(FIGURE.format(number + 1)),
        quotes=quotes_of(entry, cards.award, answer.question),
    )
