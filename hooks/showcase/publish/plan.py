"""Which pages exist, with the template of each and the view that it will be given."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from showcase.authoring.templates import NewFile, adoption_draft, entry_draft
from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.related import Likeness
from showcase.catalogue.spread import in_use
from showcase.checks.explanations.own_words import explained_for
from showcase.model.entry import Entry, Translation
from showcase.model.picture import Picture
from showcase.publish.form import entry_view, form_files, record_view
from showcase.site import covers, urls
from showcase.site.appearance.appearance import OURS, Appearance
from showcase.site.appearance.style_sheet import style_sheet
from showcase.site.heads.heads import TO_CHECKS, TO_ENTER, TO_ENTRIES, TO_YEARS, HeadMaker, Heads, no_head
from showcase.site.papers.links import PaperLink, PaperLinks
from showcase.site.views import criteria, enter, entry, home, like_us, lists, organisation
from showcase.site.views.cards import Cards, near_cards
from showcase.site.views.filters import Choices, narrowing
from showcase.site.views.links import in_a_sentence
from showcase.site.views.made_up import all_made_up
from showcase.site.views.paging import PER_PAGE, page_count
from showcase.site.views.reuse import reuse_page
from showcase.site.views.value import value_page

NONE: PaperLinks = {}
OF_ENTRY = "entry.html"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to make: its address from the site's root (`entries/2025/quiet-nights/`), its template, its title, its view, what it says to programs.

    The view and the head are made when the page is, so that a plan of thousands of pages is small.
    """

    url: str
    template: str
    title: str
    description: str
    view: Callable[[], object]
    listed: bool = True
    head: HeadMaker = no_head


@dataclass(frozen=True, slots=True)
class Made:
    """A file to make that is no page: its address from the site’s root, and how its text is made. Pictures are drawn as SVG."""

    url: str
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture to publish: where its original stands in the project, what is known of it, and the folder on the site for its versions."""

    source: str
    picture: Picture
    folder: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the catalogue puts on the site, but for the search; `drawings` are made and are no pages, `copies` are files that stand in the
    project as they will on the site, and `likeness` knows which entries are near to each other."""

    pages: tuple[Page, ...]
    drawings: tuple[Made, ...]
    copies: tuple[str, ...]
    pictures: tuple[Pictured, ...]
    likeness: Likeness

    @property
    def of_entries(self) -> dict[str, list[Page]]:
        """The pages of each entry by its key, one a language."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            if page.template == OF_ENTRY:
                found.setdefault("/".join(page.url.split("/")[1:3]), []).append(page)
        return found

    @property
    def of_others(self) -> list[Page]:
        """All pages but those that are written with data: entries’ own, and the page on reuse, which tells of the data of all."""
        return [page for page in self.pages if page.template != OF_ENTRY and page.url != urls.REUSE.path]


def paths_of(pages: Iterable[Page]) -> frozenset[str]:
    """The files that pages are, from the site’s root."""
    return frozenset(f"{page.url}index.html" if page.url.endswith("/") or not page.url else page.url for page in pages)


def plan(catalogue: Catalogue, site_url: str = "", cards: Cards | None = None, papers: PaperLinks = NONE, appearance: Appearance = OURS) -> Plan:
    """The pages and files of a catalogue; `site_url` is where the site will be, for citations, and `cards` may have been made already. `papers` are the
    documents that were made of entries, and `appearance` is the site’s own look."""
    cards, facets, heads = cards or Cards(catalogue.award), narrowing(catalogue), Heads(catalogue, site_url, papers)
    likeness = Likeness(catalogue)
    pages = (
        _page(urls.HOME, "home.html", catalogue.award.name, catalogue.award.lead, partial(home.home_page, catalogue, cards), heads.home),
        *_entries(catalogue, cards, facets, likeness, heads, papers),
        *_questions(catalogue, cards, facets, heads),
        *_facets(catalogue, cards, heads),
        *_organisations(catalogue, cards, heads),
        *_years(catalogue, cards, heads),
        *_redirects(catalogue),
        *_enter(catalogue, heads),
        _page(urls.REUSE, "reuse.html", "Take one entry, or all of them", "How to reuse an entry or all of them, and what they cannot show.",
              partial(reuse_page, catalogue, papers, site_url), heads.reuse),
    )
    copies = tuple(f"entries/{one.key}/{name}" for one in catalogue.entries for name in one.files)
    shown = ((one.key, *named) for one in catalogue.entries for named in one.pictures.items())
    pictures = tuple(Pictured(f"entries/{key}/{name}", picture, f"entries/{key}/") for key, name, picture in shown)
    return Plan(pages, (*_drawings(catalogue), *_texts(catalogue), *_sheets(appearance)), copies, pictures, likeness)


def _page(
    address: urls.Url, template: str, title: str, description: str, view: Callable[[], object], head: HeadMaker = no_head, listed: bool = True
) -> Page:
    return Page(address.path, template, title, description, view, listed, head)


def _list(
    first: urls.Url, template: str, title: str, description: str, total: int, view: Callable[..., object], head: HeadMaker, per_page: int = PER_PAGE
) -> Iterator[Page]:
    """The pages of a list of `total` things; each view is given the `number` of its page."""
    for number in range(1, page_count(total, per_page) + 1):
        name = title if number == 1 else f"{title}, page {number}"
        yield _page(urls.page_address(first, number), template, name, description, partial(view, number=number), head)


def _drawings(catalogue: Catalogue) -> Iterator[Made]:
    award = catalogue.award
    colours = covers.dyed([one.key for one in catalogue.entries], award)
    for one in catalogue.entries:
        threads, adopters = award.recognitions[one.front.recognition].threads, len(in_use(one, award))
        yield Made(urls.cover_address(one.key).path, partial(covers.cover, one.key, one.front.themes, colours[one.key], award, threads, adopters))
    newest = [(one.key, one.front.themes, colours[one.key]) for one in catalogue.entries[: home.ON_THE_LOOM]]
    yield Made(urls.LONG_CLOTH.path, partial(covers.long_cloth, newest, award))
    for facet in award.facets:
        if facet.of == "themes":
            for theme in award.vocabularies.themes:
                yield Made(urls.sample_address(facet, theme).path, partial(covers.sample, theme, award))


def _sheets(appearance: Appearance) -> Iterator[Made]:
    if appearance:
        yield Made(urls.LOOK_SHEET.path, partial(style_sheet, appearance))


def _entries(catalogue: Catalogue, cards: Cards, facets: tuple[Choices, ...], like: Likeness, heads: Heads, papers: PaperLinks) -> Iterator[Page]:
    yield from _list(urls.ENTRIES, "entries.html", "Entries", "Every entry of the collection, newest first.", len(catalogue.entries),
                     partial(lists.all_entries, catalogue, cards, facets=facets, made_up=all_made_up(catalogue.entries)), heads.under(feeds=urls.ENTRIES))
    if catalogue.award.alike:
        yield _page(urls.LIKE_US, "like-us.html", "Find entries like us", "The entries nearest to a place like yours, each with its reasons.",
                    partial(like_us.like_page, catalogue, cards), heads.under(TO_ENTRIES))
    for one in catalogue.entries:
        yield from _entry(one, catalogue, partial(near_cards, one, like, cards), heads, papers.get(one.key, ()))
    for gone in catalogue.withdrawn:
        yield _page(urls.entry_address(gone.key), "withdrawn.html", gone.notice.title, "This entry was withdrawn.", _made(gone.notice), listed=False)


def _entry(one: Entry, catalogue: Catalogue, near: Callable[[], entry.Near], heads: Heads, papers: Sequence[PaperLink]) -> Iterator[Page]:
    def made(translation: Translation | None = None) -> object:
        return entry.entry_page(one, catalogue.around(one), near, heads.site_url, translation, papers)

    address = urls.entry_address(one.key)
    yield _page(address, OF_ENTRY, one.front.title, one.front.summary, made, heads.entry(one))
    for translation in one.translations:
        yield _page(address / f"{translation.code}/", OF_ENTRY, translation.front.title, translation.front.summary,
                    partial(made, translation=translation), heads.entry(one, translation))


def _questions(catalogue: Catalogue, cards: Cards, facets: tuple[Choices, ...], heads: Heads) -> Iterator[Page]:
    award = catalogue.award
    yield _page(urls.CRITERIA, "criteria.html", "Questions", "What the award asks, what judges look for, and every team’s answers.",
                partial(criteria.criteria_page, catalogue))
    for criterion in award.criteria:
        for question in criterion.questions:
            answered = criteria.by_honour(catalogue.answers.get((criterion.id, question.id), ()), award)
            made_up = all_made_up([entry for entry, _ in answered])
            view = partial(criteria.question_page, criterion, question, answered, catalogue, cards, facets=facets, made_up=made_up)
            yield from _list(urls.question_address(criterion.id, question), "question.html", question.for_readers, question.question, len(answered),
                             view, heads.question(criterion, question), criteria.ANSWERS_PER_PAGE)


def _facets(catalogue: Catalogue, cards: Cards, heads: Heads) -> Iterator[Page]:
    for facet in catalogue.award.facets:
        yield _page(urls.facet_address(facet), "index.html", facet.title, facet.text, partial(lists.facet_index, facet, catalogue))
        for value in catalogue.facets.values[facet.id]:
            title = f"{value.term.label}: {in_a_sentence(facet.one, catalogue.award)}"
            yield from _list(urls.facet_address(facet, value.id), "value.html", title, value.term.text, len(value.entries),
                             partial(value_page, facet, value, catalogue.facets, cards, made_up=all_made_up(value.entries)), heads.value(facet, value))


def _organisations(catalogue: Catalogue, cards: Cards, heads: Heads) -> Iterator[Page]:
    found, adopted = catalogue.participants, " and adopted" if catalogue.award.has("adoptions") else ""
    yield _page(urls.ORGANISATIONS, "index.html", "Organisations", organisation.who_stands_here(catalogue.award),
                partial(organisation.organisation_index, catalogue))
    for one in found:
        yield _page(urls.organisation_address(one.slug), "organisation.html", one.organisation.name, f"What {one.organisation.name} entered{adopted}.",
                    partial(organisation.organisation_page, one, catalogue.award, cards), heads.organisation(one))


def _years(catalogue: Catalogue, cards: Cards, heads: Heads) -> Iterator[Page]:
    yield _page(urls.YEARS, "index.html", "Years", "Each year’s honours list.", partial(lists.year_index, catalogue))
    for year in sorted(catalogue.award.by_year):
        yield _page(urls.year_address(year), "year.html", f"{year} honours", f"The honours list of {year}.",
                    partial(lists.year_page, year, catalogue, cards), heads.under(TO_YEARS))
        yield _page(urls.ENTRIES / f"{year}/", "redirect.html", f"{year}", "This page has moved.", _made(urls.year_address(year)), listed=False)


def _enter(catalogue: Catalogue, heads: Heads) -> Iterator[Page]:
    yield _page(urls.ENTER, "enter.html", "Enter the award", f"Who may enter the {catalogue.award.name}, when, and how.",
                partial(enter.enter_page, catalogue))
    yield _page(urls.FORM, "form.html", "Write an entry", "The form for an entry, with every question, what helps with it, and drafts in your browser.",
                partial(entry_view, catalogue), heads.under(TO_ENTER))
    yield _page(urls.UPDATE, "form.html", "Say what became of an entry", "That it still runs, or that it changed or stopped.",
                partial(record_view, catalogue, "followup"), heads.under(TO_ENTER))
    if catalogue.award.has("adoptions"):
        yield _page(urls.ADOPTED, "form.html", "Say that you use it", "What you kept, what you changed and what came of it; “we tried it and stopped”, too.",
                    partial(record_view, catalogue, "adoption"))
    explained = tuple(explained_for(catalogue.award).values())
    yield _page(urls.CHECKS, "checks.html", "What the check says", "What each finding of the check means, with an example.",
                partial(enter.checks_page, explained), heads.under(TO_ENTER))
    for place, one in enumerate(explained):
        yield _page(urls.check_address(one.code), "check.html", one.title.rstrip("."), one.why, partial(enter.check_page, explained, place),
                    heads.under(TO_ENTER, TO_CHECKS))


def _texts(catalogue: Catalogue) -> Iterator[Made]:
    """An entry and an adoption record to begin with, for those who write without tools; a text file opens everywhere. And what the form’s scripts go by."""
    begun = NewFile("", "", "", catalogue.year)
    yield Made(urls.TEMPLATE.path, partial(entry_draft, begun, catalogue.award))
    if catalogue.award.has("adoptions"):
        yield Made(urls.ADOPTION_RECORD.path, partial(adoption_draft, begun, catalogue.award))
    yield from (Made(url.path, make) for url, make in form_files(catalogue))


def _redirects(catalogue: Catalogue) -> Iterator[Page]:
    for alias, key in catalogue.aliases.items():
        yield _page(urls.entry_address(alias), "redirect.html", "This entry has moved", "This page has moved.", _made(urls.entry_address(key)), listed=False)


def _made(view: object) -> Callable[[], object]:
    """A view that needs no making: where a redirect leads, the notice of a withdrawal."""
    return lambda: view
