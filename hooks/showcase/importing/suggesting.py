"""A map drafted from a table: each column with the place that its name speaks of, and values that the award does not know."""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from ..model.award import Award
from . import reading
from .mapping import ColumnRule, Route
from .markup import lines_alone
from .matching import Choices, key_of, pieces
from .places import LEAVE_OUT, Place, all_places, choices_of, place_of
from .table import Table
from .yaml_text import scalar

LIKE = 0.82  # how much a column’s name must be like a known one; below this, wrong places are suggested more often than right ones
MOST_VALUES = 30  # different values of a column that are listed
LONGEST_NAME = 200  # letters of a column’s name; a question with its guidance can be longer
# What forms call the fields of an entry.
CALLED = {
    "title": "title, project title, project name, entry title, name of project, name of the project, title of project, entry name, application title",
    "summary": "summary, short summary, project summary, brief summary, short description, abstract, description",
    "year": "year, award year, round, season",
    "recognition": "recognition, result, outcome, award, status of entry, decision, judging result, level",
    "organisations[1].name": "organisation, organization, lead organisation, organisation name, name of organisation, trust, company, company name, employer",
    "organisations[1].type": "organisation type, type of organisation, sector, lead organisation type",
    "organisations[1].region": "region, organisation region, area, location, lead organisation region",
    "organisations[1].ods": "ods, ods code, organisation code",
    "organisations[2].name": "partner, partners, partner organisation, partner organisations, partner organisation name",
    "organisations[2].type": "partner type, partner organisation type",
    "organisations[2].region": "partner region, partner organisation region",
    "settings": "settings, setting, care setting, care settings, type of service, service type",
    "themes": "themes, theme, topic, topics, subject, tags, keywords",
    "period.start": "start, start date, project start, project start date, date started, started",
    "period.end": "end, end date, project end, project end date, date ended, finished, completion date",
    "period": "project dates, period, dates of the project, duration",
    "involvement.people": "number of people involved, people involved, number of service users, how many people were involved, service users involved",
    "involvement.roles": "roles, roles of service users, involvement roles",
    "involvement.recruitment": "recruitment, how were people recruited, how people were recruited",
    "involvement.reward": "reward, payment, how were people paid, how were people rewarded",
    "measures[1].name": "measure, measure name, what was measured",
    "measures[1].kind": "measure kind, kind of measure, type of measure",
    "measures[1].unit": "unit, measure unit, unit of measure",
    "measures[1].better": "better, is lower or higher better",
    "measures[1].before.value": "before, value before, baseline, measure before, baseline value",
    "measures[1].before.period": "period before, baseline period, before period",
    "measures[1].after.value": "after, value after, result value, measure after",
    "measures[1].after.period": "period after, after period",
    "measures[1].source": "source, data source, source of data, measure source",
    "testimonials[1].quote": "quote, testimonial, testimonials",
    "testimonials[1].speaker": "speaker, quote by, who said this",
    "testimonials[1].voice": "voice, speaker is, type of speaker",
    "testimonials[1].consent": "consent, consent to publish quote, quote consent, consent to quote, has the speaker agreed",
    "contact.name": "contact team, contact name, team name",
    "contact.email": "contact email, team email, contact e-mail, shared mailbox, email, e-mail, email address, e-mail address",
    "licence": "licence, license",
    "adapting.cost": "cost, cost band, costs",
    "adapting.staff_time": "staff time",
    "adapting.core": "core, what must be kept",
    "adapting.prerequisites": "prerequisites, what is needed",
    "adapting.pitfalls": "pitfalls, lessons learned, lessons learnt",
}
# Words in the name of a column that no entry should carry; whole words, in lower case.
PERSONAL = {"phone", "telephone", "mobile", "postcode", "birth", "dob", "ip", "gender", "ethnicity", "signature", "nhs number", "applicant", "submitter", "user agent"}
IDS = ("id", "reference", "ref", "entry id", "application id", "submission id", "reference number", "entry number", "response id", "local id")


def suggested(table: Table, award: Award) -> str:
    """The text of a map for this table, to be read through and corrected."""
    places = _places(table, award)
    return "\n".join([
        "# Which column of the table goes to which place of an entry. Correct what is wrong, then try it with --dry-run.",
        "# A column without a place is kept in import-notes.md beside each entry; leave-out keeps it out of the entries’ folders altogether.",
        "# Under `values`: on the left what the table says, on the right what the award calls it.",
        "",
        *_id(table),
        *_order(table, places, award),
        "status: draft    # or published: then entries in which nothing is to mend are published at once",
        "columns:",
        *(line for number, name in enumerate(table.columns) for line in _column(table, number, name, places.get(number), award)),
        "",
        *_fixed(places, award),
        "",
        "# Every place that a column can go to. Write [2], [3] … for the second and third of a kind.",
        *(f"#   {name}" for name in all_places(award)),
        "",
    ])


def _places(table: Table, award: Award) -> dict[int, Place]:
    """The place that each column’s name speaks of; each is given once, to the column that is most like it."""
    known = _known(award)
    likeness = sorted(
        ((_like(key_of(name), said), -number, place) for number, name in enumerate(table.columns) for said, place in known if not _is_personal(name)), reverse=True
    )
    given = dict[int, str]()
    for like, minus, place in likeness:
        if like >= LIKE and -minus not in given and place not in given.values() and (-minus) != _id_column(table):
            given[-minus] = place
    return {number: found for number, name in given.items() if (found := place_of(name, award))}


def _known(award: Award) -> list[tuple[str, str]]:
    """What places are called: by forms, by their own name, by the award’s questions in any year."""
    known = [(key_of(said), place) for place, names in CALLED.items() for said in names.split(", ")]
    known += [(key_of(place), place) for place in all_places(award) if place != LEAVE_OUT]
    for criterion in award.criteria:
        for question in criterion.questions:
            names = {question.title, question.question, *(old.title for old in question.earlier_titles)}
            known += [(key_of(name), f"answers.{question.id}") for name in sorted(names)]
    if award.synopsis:
        known.append((key_of(award.synopsis.title), "answers.synopsis"))
    return known


def _like(name: str, said: str) -> float:
    """How much two names are alike; numbers before a question make no difference, nor what a form adds after it."""
    bare = name.lstrip("q0123456789.)( :").strip("*?: ")
    said = said.strip("*?: ")
    if not bare or bare == said:
        return float(bare == said)
    if len(said) > 12 and bare.startswith(said):
        return 0.95
    matcher = SequenceMatcher(None, bare, said, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0


def _is_personal(name: str) -> bool:
    words = f" {key_of(name)} "
    return any(f" {word} " in words for word in PERSONAL)


def _id_column(table: Table) -> int | None:
    """The column whose values name each row: called like an id, never empty and never the same twice."""
    for number, name in enumerate(table.columns):
        cells = [row.cells[number].strip() for row in table.rows]
        if key_of(name) in IDS and all(cells) and len(set(cells)) == len(cells):
            return number
    return None


def _id(table: Table) -> Iterator[str]:
    number = _id_column(table)
    if number is not None:
        yield f"id: {scalar(table.columns[number])}    # names each row for good, so that it is known again when its title has changed"


def _order(table: Table, places: Mapping[int, Place], award: Award) -> Iterator[str]:
    """What 3/4/2024 means, where the table’s own dates leave no doubt."""
    cells = [cell for number, place in places.items() if place.kind in ("month", "day", "period", "range") for cell in table.cells(number)]
    figures = [found for cell in cells if (found := reading.FIGURES.match(" ".join(cell.split())))]
    if not figures:
        return
    first, second = (max(int(found[name]) for found in figures) for name in ("first", "second"))
    if first > 12 >= second:
        yield "dates: day-first    # the table has dates such as 17/05/2024"
    elif second > 12 >= first:
        yield "dates: month-first    # the table has dates such as 05/17/2024"
    else:
        yield "# dates: day-first    # what 03/04/2024 means; or month-first. Without it, such dates are told and not read"


def _column(table: Table, number: int, name: str, place: Place | None, award: Award) -> Iterator[str]:
    said = scalar(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…")
    if number == _id_column(table):
        yield f"  {said}: {LEAVE_OUT}"
    elif place is None:
        yield f"  {said}: {LEAVE_OUT if _is_personal(name) else ''}".rstrip()
    else:
        unknown = list(_unknown(table, number, place, award))
        if not unknown:
            yield f"  {said}: {place.name}"
            return
        yield f"  {said}:"
        yield f"    to: {place.name}"
        yield f"    values:    # one of {', '.join(_choices(place, award))}"
        yield from (f"      {scalar(value)}: {meaning}".rstrip() for value, meaning in unknown)


def _choices(place: Place, award: Award) -> Mapping[str, str]:
    return choices_of(place.vocabulary, award) if place.vocabulary else dict.fromkeys(place.choices, "")


def _unknown(table: Table, number: int, place: Place, award: Award) -> Iterator[tuple[str, str]]:
    """Values of a column that the award does not know, with the nearest that it does; a recognition is never guessed."""
    choices = Choices(_choices(place, award))
    if not choices.choices:
        return
    route = Route(number, "", place, ColumnRule(to=place.name))
    found = Counter(value for cell in table.cells(number) for value in _values(cell, route, choices))
    for value, _ in found.most_common(MOST_VALUES):
        if not choices.find(value):
            yield value, "" if place.vocabulary == "recognitions" else choices.nearest_id(value)


def _values(cell: str, route: Route, choices: Choices) -> list[str]:
    text = lines_alone(cell)
    found = list(choices.several(text)) if route.place and route.place.kind == "texts" else pieces(text, "\n")[:1]
    return [" ".join(value.split()) for value in found]


def _fixed(places: Mapping[int, Place], award: Award) -> Iterator[str]:
    """Values that no column gives and every entry needs."""
    given = {place.name for place in places.values()}
    yield "fixed:    # the same for every entry"
    if "year" not in given:
        yield f"  year: {max(award.by_year)}"
    yield "  organisations[1].role: lead"
    if any(name.startswith("organisations[2]") for name in given):
        yield "  organisations[2].role: partner"
    if "licence" not in given:
        yield f"  licence: {next(iter(award.vocabularies.licences))}"
