"""What the front matter of an entry has to be, whatever the award asks: years, organisations, dates, files, consent."""

from collections.abc import Iterator

from showcase.checks.readability import is_english, reading_age
from showcase.model.award import Award, AwardYear
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Severity
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.series import no_such_file
from showcase.util.text import word_count

SUMMARY_WORDS = (20, 60)  # enough to stand alone on a card, short enough to be read there


def front_of(parsed: ParsedEntry) -> FrontMatter:
    """The front matter of an entry that was parsed; rules run only on those."""
    assert parsed.entry is not None
    return parsed.entry.front


def round_of(parsed: ParsedEntry, award: Award) -> AwardYear | None:
    """The award year whose rules judge an entry; None while its year or category is unknown, or its year is not its folder's, which is said by itself."""
    front, categories = front_of(parsed), award.vocabularies.categories
    is_known = str(front.year) == parsed.folder.year and (not categories or front.category in categories)
    return award.by_year.get(front.year) if is_known else None


def year_of(parsed: ParsedEntry) -> int:
    """The award year of an entry, published or withdrawn."""
    return parsed.withdrawal.year if parsed.withdrawal else front_of(parsed).year


def unknown_year(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An entry belongs to a year of the award, because that year's rules judge it."""
    year = year_of(parsed)
    if year not in award.by_year:
        yield Finding("unknown-year", parsed.document.at("year"), {"year": year, "years": sorted(award.by_year)})


def year_not_folder(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The year in the front matter is the year of the folder, because the folder gives the address."""
    year = year_of(parsed)
    if year in award.by_year and str(year) != parsed.folder.year:
        yield Finding("year-not-folder", parsed.document.at("year"), {"year": year, "folder": parsed.folder.year})


def one_lead(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An organisation leads, or several do together, so that readers know whose entry it is."""
    if not any(one.role == "lead" for one in front_of(parsed).organisations):
        yield Finding("one-lead", parsed.document.at_key("organisations"))


def no_place(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Every organisation says where it is, where the award has regions: one of them, or a place in words."""
    own = [(one, parsed.document, ("organisations", number)) for number, one in enumerate(front_of(parsed).organisations)]
    sure = [one for one in parsed.adoptions if not parsed.doubts_in(one.document, "organisation")]
    theirs = [(one.record.front.organisation, one.document, ("organisation",)) for one in sure]
    for organisation, document, steps in (*own, *theirs) if award.has("regions") else ():
        if not organisation.region and not organisation.place:
            yield Finding("no-place", document.at(*steps), {"name": organisation.name, "known": list(award.vocabularies.regions)})


def not_eligible(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """At least one organisation is of a type that the award admits."""
    types, admitted = award.vocabularies.organisation_types, award.eligibility.organisation_types
    chosen = {one.type for one in front_of(parsed).organisations}
    if admitted and chosen <= types.keys() and not chosen & set(admitted):
        values = {"because": award.eligibility.text, "admitted": [types[kind].label for kind in admitted]}
        yield Finding("not-eligible", parsed.document.at_key("organisations"), values)


def summary_length(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The summary has 20 to 60 words."""
    words, (least, most) = word_count(front_of(parsed).summary), SUMMARY_WORDS
    if not least <= words <= most:
        values = {"words": words, "least": least, "most": most, "more": max(0, least - words), "fewer": words - most}
        yield Finding("summary-length", parsed.document.at("summary"), values)


def hard_summary(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A summary can be read from the award’s age on, because it is what everybody reads first."""
    summary = front_of(parsed).summary
    least, most = SUMMARY_WORDS
    if not least <= word_count(summary) <= most or not is_english(award.told_in):  # its length is told first, and a few words are too few to tell
        return
    if (age := reading_age(summary)) > award.reading_age:
        yield Finding("hard-summary", parsed.document.at("summary"), {"age": age, "aim": award.reading_age}, severity=Severity.WARNING)


def period_order(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The work ends after it started."""
    period = front_of(parsed).period
    if period.end and period.end.last < period.start.first:
        yield Finding("period-order", parsed.document.at("period", "end"), {"start": period.start, "end": period.end})


def resource_without_place(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A resource is a file beside the entry or a web address, and not both."""
    for number, resource in enumerate(front_of(parsed).resources):
        if (resource.file is None) == (resource.link is None):
            place, wording = parsed.document.at("resources", number), "neither" if resource.file is None else ""
            yield Finding("resource-without-place", place, {"title": resource.title}, wording)


def missing_file(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A file that the front matter names stands beside the entry."""
    front, at = front_of(parsed), parsed.document.at
    named = [(one.file, at("resources", number, "file")) for number, one in enumerate(front.resources) if one.file]
    named += [(one.file, at("images", number, "file")) for number, one in enumerate(front.images)]
    named += [(front.easy_read, at("easy_read"))] if front.easy_read else []
    for name, place in named:
        if not parsed.folder.holds(name):
            yield no_such_file(place, name, parsed.folder)


RULES = (
    unknown_year,
    year_not_folder,
    one_lead,
    no_place,
    not_eligible,
    summary_length,
    hard_summary,
    period_order,
    resource_without_place,
    missing_file,
)
