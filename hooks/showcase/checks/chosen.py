"""What an entry has to choose where the award has a list of it: a category, a country, a size, and so many values of a list."""

from collections.abc import Iterator, Mapping, Sequence

from showcase.checks.fields import front_of, round_of
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Location
from showcase.model.questions import NumberWanted
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.yaml.source_map import Step
from showcase.util.text import lowered

OF_ORGANISATIONS: Mapping[str, str] = {"country": "organisation_countries", "size": "organisation_sizes"}


def missing_choice(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An entry is in a category where the award has some, and its organisations say their country and size where it has lists of these."""
    front, document = front_of(parsed), parsed.document
    if front.category is None and not parsed.doubts("category"):
        yield from _missing("category", "categories", "", award, document.at_key("recognition"))
    for number, one in enumerate(front.organisations):
        for field, name in OF_ORGANISATIONS.items():
            if getattr(one, field) is None and not parsed.doubts("organisations", number):
                yield from _missing(field, name, one.name, award, document.at("organisations", number))


def _missing(field: str, name: str, whose: str, award: Award, place: Location) -> Iterator[Finding]:
    if known := list(getattr(award.vocabularies, name)):
        values = {"field": field, "list": name.removeprefix("organisation_"), "known": known, "whose": whose}
        yield Finding("missing-choice", place, values, "of" if whose else "")


def number_chosen(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """As many values of a list are chosen as the award wants."""
    front = front_of(parsed)
    for one in award.choose if round_of(parsed, award) else ():
        if one.counts_in(front.year):
            yield from _chosen(one, parsed, award)


def _chosen(one: NumberWanted, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    steps: tuple[Step, ...] = ("involvement", "roles") if one.of == "roles" else (one.of,)
    chosen, (least, most) = _values(front_of(parsed), one.of), one.bounds
    if parsed.doubts(steps[0]) or least <= len(chosen) <= (len(chosen) if most is None else most):
        return
    known: Mapping[str, object] = getattr(award.vocabularies, one.of)
    kept = chosen[: most or 0] if len(chosen) > least else [*chosen, *(["…"] * (least - len(chosen)))]
    others = [] if len(chosen) > least else [name for name in known if name not in chosen]
    said, line = f"{len(chosen) or 'no'} {noun(one.of, len(chosen), award)}", f"{steps[-1]}: [{', '.join(kept)}]"
    values = {"said": said, "asked": in_words(one, award), "line": line, "known": others, "are": "is" if len(chosen) == 1 else "are"}
    yield Finding("number-chosen", parsed.document.at_key(*steps), values, "few" if others else "")


def _values(front: FrontMatter, of: str) -> Sequence[str]:
    """The values of a list that an entry names, each once."""
    named: Mapping[str, Sequence[str]] = {"themes": front.themes, "settings": front.settings, "roles": front.involvement.roles}
    return list(dict.fromkeys(named[of]))


def in_words(one: NumberWanted, award: Award) -> str:
    """How many are wanted, in the award’s words: `exactly one theme`, `two to three settings`."""
    least, most = one.bounds
    if one.exactly:
        return f"exactly {one.exactly} {noun(one.of, one.exactly, award)}"
    if most is None:
        return f"at least {least} {noun(one.of, least, award)}"
    return f"{f'{least} to' if least else 'at most'} {most} {noun(one.of, most, award)}"


def noun(of: str, count: int, award: Award) -> str:
    """What the award calls so many values of a list: as its facet does, where it has one."""
    facet = next((one for one in award.facets if one.of == of), None)
    one, many = (lowered(facet.one), lowered(facet.title)) if facet else (of.removesuffix("s"), of)
    return one if count == 1 else many


RULES = (missing_choice, number_chosen)
