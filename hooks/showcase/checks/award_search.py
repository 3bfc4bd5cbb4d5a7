"""The ways to find entries that `criteria.yml` declares: facets, what makes entries alike, words that search takes for the same."""

import re
from collections.abc import Iterator

from showcase.model.award import Award
from showcase.model.finding import Finding, spelt_out
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import did_you_mean, listed, plain_words

# What a facet can be made from; each name is a vocabulary, or the award's recognitions.
DIMENSIONS = (
    "themes",
    "settings",
    "regions",
    "organisation_types",
    "recognitions",
    "participation_levels",
    "spread_grades",
    "measure_kinds",
    "cost_bands",
    "time_bands",
    "roles",
    "voices",
    "licences",
)
# What entries can be alike by: also the types of the organisations that use a practice now, one for each of them.
LIKENESSES = (*DIMENSIONS, "adopter_types")
# Addresses of pages that every showcase has, and parts of the address of a search; a facet of the same name would take their place.
RESERVED = (
    *("entries", "criteria", "organisations", "years", "about", "accessibility", "privacy"),
    *("assets", "data", "enter", "adopted", "reuse", "insights", "search", "404"),
    *("q", "sort", "page", "marks"),
)
SLOTS = ("{values}", "{count}")


def facets(award: Award, written: Document) -> Iterator[Finding]:
    """A facet is made from something that entries have, under an address of its own."""
    for number, facet in enumerate(award.facets):
        place: tuple[Step, ...] = ("facets", number, "of")
        if facet.of not in DIMENSIONS:
            yield spelt_out("unknown-facet", written.at(*place), f"A facet cannot be made from ‘{facet.of}’.",
                          f"It can be made from {listed(DIMENSIONS)}.", did_you_mean(facet.of, DIMENSIONS) or "Choose one of them.")
        elif _has_no_list(facet.of, award):
            yield _without_list("unknown-facet", facet.of, written, place)
        if facet.id in RESERVED:
            yield spelt_out("reserved-address", written.at("facets", number, "id"), f"The address ‘{facet.id}’ belongs to another page.",
                          "A facet’s id is its address.", "Choose another id.")


def likeness(award: Award, written: Document) -> Iterator[Finding]:
    """What makes entries alike is something that entries have, and its reason has no gap that nothing fills."""
    for number, row in enumerate(award.likeness):
        place: tuple[Step, ...] = ("likeness", number, "of") if not written.has_key("likeness", row.of) else ("likeness", row.of)
        if row.of not in LIKENESSES:
            yield spelt_out("unknown-likeness", written.at_key(*place), f"Entries cannot be alike by ‘{row.of}’.",
                          f"They can be alike by {listed(LIKENESSES)}.", did_you_mean(row.of, LIKENESSES) or "Choose one of them.")
        elif _has_no_list(row.of, award):
            yield _without_list("unknown-likeness", row.of, written, place)
        for field in ("because", "because_many"):
            for slot in re.findall(r"\{[^{}]*\}", getattr(row, field) or ""):
                if slot not in SLOTS:
                    yield spelt_out("unknown-slot", written.at("likeness", number, field), f"Nothing can be filled in for ‘{slot}’.",
                                  f"A reason can have {listed(SLOTS, 'and')}.", did_you_mean(slot, SLOTS) or "Use one of them, or take it out.")


def _has_no_list(name: str, award: Award) -> bool:
    """Whether a dimension is made from a vocabulary that the award may have and does not."""
    return not getattr(award.vocabularies, name, True)


def _without_list(code: str, name: str, written: Document, place: tuple[Step, ...]) -> Finding:
    return spelt_out(code, written.at_key(*place), f"The award has no list of {name.replace('_', ' ')}.", "Without one no entry can have a value of it.",
                   f"Add `{name}:` to the vocabularies, or take this out.")


def synonyms(award: Award, written: Document) -> Iterator[Finding]:
    """A set of synonyms holds different phrases, and no phrase is in two sets; capitals and stops make no difference."""
    owners = dict[str, int]()
    for number, phrases in enumerate(award.synonyms):
        plain = [plain_words(phrase) for phrase in phrases]
        if len({one for one in plain if one}) < 2:
            yield spelt_out("synonym-alone", written.at("synonyms", number), "This set of synonyms has fewer than two different phrases.",
                          "Capitals, hyphens and stops make no difference to search.", "Add what else people call it, or take the set out.")
        for place, (phrase, said) in enumerate(zip(phrases, plain, strict=True)):
            if said and owners.setdefault(said, number) != number:
                yield spelt_out("synonym-twice", written.at("synonyms", number, place), f"‘{phrase}’ is in set {owners[said] + 1} as well.",
                              "A phrase stands for one thing, so it belongs to one set.", "Take it out of one of them, or make the two sets one.")


RULES = (facets, likeness, synonyms)
