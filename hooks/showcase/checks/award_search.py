"""The ways to find entries that `criteria.yml` declares: facets, what makes entries alike, words that search takes for the same."""

import re
from collections.abc import Iterator

from showcase.model.award import Award
from showcase.model.finding import Finding
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import nearest, plain_words

# What a facet can be made from; each name is a vocabulary, or the award's recognitions.
DIMENSIONS = (
    "themes",
    "settings",
    "categories",
    "regions",
    "organisation_countries",
    "organisation_sizes",
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


def facets(award: Award, document: Document) -> Iterator[Finding]:
    """A facet is made from something that entries have, under an address of its own."""
    for number, facet in enumerate(award.facets):
        place: tuple[Step, ...] = ("facets", number, "of")
        if facet.of not in DIMENSIONS:
            yield Finding("unknown-facet", document.at(*place), {"name": facet.of, "known": DIMENSIONS, "meant": nearest(facet.of, DIMENSIONS)})
        elif _has_no_list(facet.of, award):
            yield _without_list("unknown-facet", facet.of, document, place)
        if facet.id in RESERVED:
            yield Finding("reserved-address", document.at("facets", number, "id"), {"id": facet.id})


def likeness(award: Award, document: Document) -> Iterator[Finding]:
    """What makes entries alike is something that entries have, and its reason has no gap that nothing fills."""
    for number, row in enumerate(award.likeness if document.has_key("likeness") else ()):  # what nobody wrote asks only for what there is
        place: tuple[Step, ...] = ("likeness", number, "of") if not document.has_key("likeness", row.of) else ("likeness", row.of)
        if row.of not in LIKENESSES:
            yield Finding("unknown-likeness", document.at_key(*place), {"name": row.of, "known": LIKENESSES, "meant": nearest(row.of, LIKENESSES)})
        elif _has_no_list(row.of, award):
            yield _without_list("unknown-likeness", row.of, document, place)
        for field in ("because", "because_many"):
            for slot in re.findall(r"\{[^{}]*\}", getattr(row, field) or ""):
                if slot not in SLOTS:
                    yield Finding("unknown-slot", document.at("likeness", number, field), {"slot": slot, "known": SLOTS, "meant": nearest(slot, SLOTS)})


def _has_no_list(name: str, award: Award) -> bool:
    """Whether a dimension is made from a vocabulary that the award may have and does not."""
    lists = ("adoptions", "organisation_types") if name == "adopter_types" else (name,)
    return name != "recognitions" and not all(map(award.has, lists))


def _without_list(code: str, name: str, document: Document, place: tuple[Step, ...]) -> Finding:
    return Finding(code, document.at_key(*place), {"name": name}, "no-list")


def synonyms(award: Award, document: Document) -> Iterator[Finding]:
    """A set of synonyms holds different phrases, and no phrase is in two sets; capitals and stops make no difference."""
    owners = dict[str, int]()
    for number, phrases in enumerate(award.synonyms):
        plain = [plain_words(phrase) for phrase in phrases]
        if len({one for one in plain if one}) < 2:
            yield Finding("synonym-alone", document.at("synonyms", number))
        for place, (phrase, said) in enumerate(zip(phrases, plain, strict=True)):
            if said and owners.setdefault(said, number) != number:
                yield Finding("synonym-twice", document.at("synonyms", number, place), {"phrase": phrase, "set": owners[said] + 1})


RULES = (facets, likeness, synonyms)
