"""What others tell of using a practice: how far they have come, for how long, with what result, and what they kept of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.spread import OUTCOMES, adoption_rung, direction
from showcase.checks.adoptions import ENOUGH, IN_USE, is_own, known_until, months_of_use, results_of, says_in_use
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry
from showcase.model.measures import Measure
from showcase.model.records import AdoptionFields
from showcase.site.urls import entry_address, organisation_address
from showcase.site.views.differences import span
from showcase.site.views.entry_sections import AdoptionPart
from showcase.site.views.figures import figure
from showcase.site.views.images import Beside
from showcase.site.views.links import Link
from showcase.util.slugs import organisation_slug, plain_letters
from showcase.util.text import counted, listed, number_word

ADOPTION = "adoption-{}"  # the id of a record on its entry’s page, by its name
ONE_RESULT = {
    "better": "with a better result",
    "worse": "with a worse result",
    "unclear": "with no clear difference",
    "alone": "with a figure of their own, and none from before",
}
SEVERAL = {"better": "better", "worse": "worse", "unclear": "without a clear difference", "alone": "with no figure from before"}
SHOWN_BY = {"confirmed": ", confirmed {}", "measured": ", as figures to {} show", "announced": " when this entry was shown in {}; not confirmed since"}


def adoption_part(adoption: Adoption, catalogue: Catalogue, beside: Beside) -> AdoptionPart:
    """An adoption record, ready to show."""
    award, front, entry = catalogue.award, adoption.front, beside.entry
    own, results = catalogue.by_key.get(front.entry or ""), results_of(front)
    stage = award.vocabularies.adoption_stages[front.stage]
    return AdoptionPart(
        id=ADOPTION.format(adoption.slug),
        front=front,
        organisation=Link(front.organisation.name, organisation_address(organisation_slug(front.organisation.name))),
        stage=", ".join(filter(None, (stage.label, result_words(results)))),
        time=time_words(front, entry, award),
        core=kept_of_core(front, entry),
        notes=tuple(_notes(adoption, entry, award)),
        figures=tuple(figure(one, award.vocabularies.counters) for one in results),
        html=beside.html(adoption.text, f"{ADOPTION.format(adoption.slug)}-"),
        entry=Link(own.front.title, entry_address(own.key)) if own else None,
    )


def result_words(results: Sequence[Measure]) -> str:
    """Which way an adopter’s own figures went, each counted; nothing without any."""
    found = Counter(map(direction, results))
    if len(results) == 1:
        return ONE_RESULT[next(iter(found))]
    said = [f"{number_word(found[one])} {SEVERAL[one]}" for one in OUTCOMES if found[one]]
    return f"with {number_word(len(results))} results: {listed(said, 'and')}" if results else ""


def began_words(front: AdoptionFields, award: Award) -> str:
    """When an adoption began: `since March 2025`."""
    return f"{'begun in' if award.vocabularies.adoption_stages[front.stage].needs_reason else 'since'} {front.since.words}"


def time_words(front: AdoptionFields, entry: Entry, award: Award) -> str:
    """When an adoption began, and for how long it is known to have gone on."""
    began = began_words(front, award)
    until, how = known_until(front, entry.front, award)
    if not says_in_use(front, award):
        return f"{began}; confirmed {front.confirmed.words}" if front.confirmed else began
    return f"{began}; in use for {counted(months_of_use(front, entry.front, award), 'month')}{SHOWN_BY[how].format(until.words)}"


def kept_of_core(front: AdoptionFields, entry: Entry) -> str:
    """How much of what the team calls core was kept, where the two lists use the same words; nothing where it would be a guess."""
    core = {plain_letters(one) for one in entry.front.adapting.core} if entry.front.adapting else set[str]()
    kept = {plain_letters(one) for one in front.kept}
    if not core or not kept or not (kept <= core or core <= kept):
        return ""
    return f"{'Both' if len(core) == 2 else 'All'} that the team calls core" if core <= kept else f"{len(kept)} of the {len(core)} that the team calls core"


def _notes(adoption: Adoption, entry: Entry, award: Award) -> Iterator[str]:
    """What a reader has to know about a record, in sentences."""
    front = adoption.front
    if is_own(front, entry.front):
        yield "This is an organisation of the entry itself, so it does not count as spread."
    elif front.sent_by and not front.sent_by.may_speak:
        yield f"Sent by {front.sent_by.role}, who may not speak for the organisation, so it does not count as spread."
    elif says_in_use(front, award) and adoption_rung(adoption, entry, award) < IN_USE:
        yield f"Not known to have been in use for {number_word(ENOUGH)} months, so it counts as being tried."
    if front.sent_by and front.sent_by.may_speak:
        yield f"Sent by {front.sent_by.role}, who may speak for the organisation."
    for one in front.measures:
        if one not in results_of(front):
            yield f"{one.name}: {span(one)}, {one.after.period.words}. That is not after it began, so it shows no result."
