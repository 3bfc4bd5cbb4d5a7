"""Makes what is published of an entry: its fields, its texts with links that lead somewhere, and what follows from its figures and records."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urljoin

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.dates import published_on, updated_on
from showcase.catalogue.spread import adoption_grade, grade, uses
from showcase.checks.adoptions import counts, months_of_use, results_of, says_in_use
from showcase.checks.followups import measure_named
from showcase.model.award import Award
from showcase.model.entry import Account, Adoption, Entry, FollowUp, Translation
from showcase.model.passage import Passage, TextImage
from showcase.site.data.markdown import passage_markdown
from showcase.site.data.measured import published_measure, published_measures, reading
from showcase.site.data.records import (
    PublishedAdoption,
    PublishedAnswer,
    PublishedEntry,
    PublishedFollowUp,
    PublishedImage,
    PublishedLaterValue,
    PublishedMaterial,
    PublishedPeriod,
    PublishedSpread,
    PublishedTestimonial,
    PublishedText,
    PublishedTranslation,
)
from showcase.site.urls import entry_address
from showcase.site.views.adopters import ADOPTION
from showcase.site.views.afterwards import LATER, value_words
from showcase.site.views.images import Beside

# Fields of the front matter that are published as the writer has them; what is not among these and not made below is nobody’s business.
AS_THEY_ARE = (
    "title", "summary", "example", "year", "recognition", "category", "organisations", "settings", "themes", "involvement", "also_changed", "not_measured",
    "harms", "heard", "sharing", "consulted", "adapting", "notes", "judges", "visited", "contact", "licence", "review_by",
)  # fmt: skip
GAPS, LAST_CELL = re.compile(r"\n{3,}"), re.compile(r" \|[ ]*$", re.MULTILINE)


def published(entry: Entry, catalogue: Catalogue, site_url: str = "") -> PublishedEntry:
    """What is published of an entry of a catalogue. Addresses are absolute where the site’s is known, and from its root elsewhere."""
    award, front = catalogue.award, entry.front
    texts = _Texts(entry, site_url)
    return PublishedEntry(
        key=entry.key,
        url=texts.page,
        **{name: getattr(front, name) for name in AS_THEY_ARE},
        language=award.told_in,
        published=published_on(entry, award),
        updated=updated_on(entry, award, catalogue.day),
        period=PublishedPeriod(first=front.period.start.first, last=front.period.end.last if front.period.end else None),
        synopsis=texts.text(entry.account.synopsis, "synopsis-") if entry.account.synopsis else None,
        introductions=texts.introductions(entry.account),
        answers=tuple(texts.answers(entry.account, award)),
        measures=published_measures(entry, award),
        testimonials=tuple(
            PublishedTestimonial(quote=one.quote, speaker=one.speaker, voice=one.voice, question=one.question) for one in front.testimonials
        ),
        materials=tuple(PublishedMaterial(title=one.title, url=one.link or texts.file(one.file or ""), licence=one.licence) for one in front.resources),
        images=tuple(PublishedImage(url=texts.file(one.file), alt=one.alt, credit=one.credit) for one in front.images if one.file in entry.pictures),
        easy_read=texts.file(front.easy_read) if front.easy_read else None,
        translations=tuple(_translation(one, entry, award, site_url) for one in entry.translations),
        spread=_spread(entry, award),
        adoptions=tuple(_adoption(one, entry, catalogue, texts) for one in entry.adoptions),
        follow_ups=tuple(_follow_up(one, entry, texts) for one in entry.followups),
        aliases=tuple(alias for alias, key in catalogue.aliases.items() if key == entry.key),
    )


def plain_text(passage: Passage) -> str:
    """A passage as plain text, blocks apart by a blank line."""
    text = passage.text
    return GAPS.sub("\n\n", LAST_CELL.sub("\n", text) if " | " in text else text).strip()


class _Texts:
    """The texts of an entry, or of one of its translations by its `code`, and the addresses of what is beside it."""

    def __init__(self, entry: Entry, site_url: str, code: str = "") -> None:
        self.page = f"{site_url}{(entry_address(entry.key) / (f'{code}/' if code else '')).path}"
        self.beside = Beside(entry, "../" if code else "")
        self.join: Callable[[str], str] = (lambda there: urljoin(self.page, there)) if site_url else (lambda there: there)

    def file(self, name: str) -> str:
        """Where a file beside the entry is."""
        return self.join(self.beside.address(name))

    def text(self, passage: Passage, prefix: str = "") -> PublishedText:
        """A text; `prefix` keeps its footnotes apart from those of others."""
        return PublishedText(markdown=self.markdown(passage, prefix), text=plain_text(passage))

    def markdown(self, passage: Passage, prefix: str = "") -> str:
        """A text as Markdown."""
        return passage_markdown(passage, self._lead, self._source, prefix)

    def introductions(self, account: Account) -> Mapping[str, PublishedText]:
        """What stands before the answers of each criterion."""
        return {criterion: self.text(one, f"{criterion}-") for criterion, one in account.introductions.items()}

    def answers(self, account: Account, award: Award, titles: Mapping[str, str] | None = None) -> Iterator[PublishedAnswer]:
        """All answers; `titles` are the headings in another language."""
        front = self.beside.entry.front
        known = {(criterion.id, question.id): title for criterion, question, title in award.asked_in(front.year, front.category)}
        for one in account.answers:
            title = known[one.criterion, one.question]
            yield PublishedAnswer(
                criterion=one.criterion,
                question=one.question,
                title=(titles or {}).get(title, title),
                markdown=self.markdown(one.text, f"{one.question}-"),
                text=plain_text(one.text),
                words=one.text.words,
                url=f"{self.page}#{one.question}",
            )

    def _lead(self, target: str) -> str | None:
        there = self.beside.lead(target)
        return None if there is None else self.join(there)

    def _source(self, image: TextImage) -> str | None:
        there = self.beside.source(image)
        return None if there is None else self.join(there)


def _translation(one: Translation, entry: Entry, award: Award, site_url: str) -> PublishedTranslation:
    texts = _Texts(entry, site_url, one.code)
    return PublishedTranslation(
        language=one.code,
        url=texts.page,
        title=one.front.title,
        summary=one.front.summary,
        synopsis=texts.text(one.account.synopsis, "synopsis-") if one.account.synopsis else None,
        introductions=texts.introductions(one.account),
        answers=tuple(texts.answers(one.account, award, one.titles)),
    )


def _spread(entry: Entry, award: Award) -> PublishedSpread:
    found = uses(entry, award)
    return PublishedSpread(grade=grade(entry, award), tried=found.tried, in_use=found.used, stopped=found.stopped)


def _adoption(one: Adoption, entry: Entry, catalogue: Catalogue, texts: _Texts) -> PublishedAdoption:
    award, front, place = catalogue.award, one.front, ADOPTION.format(one.slug)
    return PublishedAdoption(
        id=one.slug,
        url=f"{texts.page}#{place}",
        markdown=texts.markdown(one.text, f"{place}-"),
        text=plain_text(one.text),
        organisation=front.organisation,
        example=front.example or entry.front.example,
        counts=counts(front, entry.front),
        grade=adoption_grade(one, entry, award),
        stage=front.stage,
        since=front.since,
        confirmed=front.confirmed,
        in_use_for=months_of_use(front, entry.front, award) if says_in_use(front, award) else None,
        because=front.because,
        kept=front.kept,
        changed=front.changed,
        measures=tuple(published_measure(number, measure, award) for number, measure in enumerate(results_of(front), 1)),
        sent_by=front.sent_by.role if front.sent_by else None,
        contact=front.contact,
        entry=front.entry if front.entry in catalogue.by_key else None,
    )


def _follow_up(one: FollowUp, entry: Entry, texts: _Texts) -> PublishedFollowUp:
    front, place = one.front, LATER.format(one.month)
    values = [(value, measure) for value in front.values if (measure := measure_named(entry.front, value.measure))]
    return PublishedFollowUp(
        month=one.month,
        url=f"{texts.page}#{place}",
        markdown=texts.markdown(one.text, f"{place}-"),
        text=plain_text(one.text),
        state=front.state,
        what=front.what,
        because=front.because,
        values=tuple(
            PublishedLaterValue(measure=value.measure, said=value_words(value, measure), **reading(value).model_dump()) for value, measure in values
        ),
        example=front.example or entry.front.example,
    )
