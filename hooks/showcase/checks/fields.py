"""What the front matter of an entry has to be, whatever the award asks: years, organisations, dates, files, consent."""

from collections.abc import Iterator

from showcase.checks.readability import is_english, reading_age
from showcase.model.award import Award, AwardYear
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Severity, spelt_out
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.series import no_such_file
from showcase.util.text import listed

SUMMARY_WORDS = (20, 60)  # enough to stand alone on a card, short enough to be read there


def front_of(parsed: ParsedEntry) -> FrontMatter:
    """The front matter of an entry that was parsed; rules run only on those."""
    assert parsed.entry is not None
    return parsed.entry.front


def round_of(parsed: ParsedEntry, award: Award) -> AwardYear | None:
    """The award year whose rules judge an entry; None while its year is unknown or is not its folder's, which is said by itself."""
    year = front_of(parsed).year
    return award.by_year.get(year) if str(year) == parsed.folder.year else None


def year_of(parsed: ParsedEntry) -> int:
    """The award year of an entry, published or withdrawn."""
    return parsed.withdrawal.year if parsed.withdrawal else front_of(parsed).year


def unknown_year(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An entry belongs to a year of the award, because that year's rules judge it."""
    year = year_of(parsed)
    if year not in award.by_year:
        years = [str(known) for known in sorted(award.by_year)]
        yield spelt_out("unknown-year", parsed.written.at("year"), f"{year} is not a year of the award.",
                      "An entry is judged by the rules of its own year.", f"The award’s years are {listed(years, 'and')}.")


def year_not_folder(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The year in the front matter is the year of the folder, because the folder gives the address."""
    year = year_of(parsed)
    if year in award.by_year and str(year) != parsed.folder.year:
        yield spelt_out("year-not-folder", parsed.written.at("year"), f"The year is {year}, but the folder is in entries/{parsed.folder.year}.",
                      "The folder gives the entry its address.", f"Correct the year, or move the folder to entries/{year}.")


def one_lead(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Exactly one organisation leads, so that readers know whose entry it is."""
    leads = [number for number, one in enumerate(front_of(parsed).organisations) if one.role == "lead"]
    if not leads:
        yield spelt_out("one-lead", parsed.written.at_key("organisations"), "No organisation leads this entry.",
                      "Readers and judges need to know whose entry it is.", "Give one organisation `role: lead`.")
    for number in leads[1:]:
        yield spelt_out("one-lead", parsed.written.at("organisations", number, "role"), "A second organisation is marked as leading.",
                      "Readers and judges need to know whose entry it is.", "Give this one `role: partner`.")


def not_eligible(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """At least one organisation is of a type that the award admits."""
    types, admitted = award.vocabularies.organisation_types, award.eligibility.organisation_types
    chosen = {one.type for one in front_of(parsed).organisations}
    if chosen <= types.keys() and not chosen & set(admitted):
        names = [types[kind].label for kind in admitted]
        yield spelt_out("not-eligible", parsed.written.at_key("organisations"), "None of these organisations makes the entry eligible.",
                      award.eligibility.text, f"Name at least one organisation of type {listed(names)}.")


def summary_length(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The summary has 20 to 60 words."""
    words, (least, most) = len(front_of(parsed).summary.split()), SUMMARY_WORDS
    if not least <= words <= most:
        yield spelt_out("summary-length", parsed.written.at("summary"), f"The summary has {words} words.",
                      f"It stands alone on a card, so it needs {least} to {most}.",
                      f"Add at least {least - words}." if words < least else f"Take out at least {words - most}.")


def hard_summary(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A summary can be read from the award’s age on, because it is what everybody reads first."""
    summary = front_of(parsed).summary
    least, most = SUMMARY_WORDS
    if not least <= len(summary.split()) <= most or not is_english(award.language):  # its length is told first, and a few words are too few to tell
        return
    if (age := reading_age(summary)) > award.reading_age:
        yield spelt_out("hard-summary", parsed.written.at("summary"), f"The summary reads as if for people of {age} and over.",
                      f"It is what everybody reads first, so it should be easy from the age of {award.reading_age}.",
                      "Make two sentences of the longest one, and say long words in short ones.", Severity.WARNING)


def period_order(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """The work ends after it started."""
    period = front_of(parsed).period
    if period.end and period.end < period.start:
        yield spelt_out("period-order", parsed.written.at("period", "end"), f"The work ends in {period.end.words}, before it starts in {period.start.words}.",
                      "", "Correct one of the two months.")


def stages_with_reason(award: Award) -> tuple[str, ...]:
    """The stages of adoption whose records say why; where the award names none, one that is called `stopped`."""
    return tuple(one for one, term in award.vocabularies.adoption_stages.items() if term.needs_reason) or ("stopped",)


def stopped_without_reason(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """An adoption that was stopped says why, because that is what others can learn from."""
    asking = stages_with_reason(award)
    for adoption in parsed.adoptions:
        front = adoption.record.front
        if front.stage in asking and not front.because:
            yield spelt_out("stopped-without-reason", adoption.written.at("stage"), "This adoption was stopped, and nothing says why.",
                          "The reason is what others can learn from.", "Add `because:` with one sentence.")


def resource_without_place(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A resource is a file beside the entry or a web address, and not both."""
    for number, resource in enumerate(front_of(parsed).resources):
        if (resource.file is None) == (resource.link is None):
            fact = "has neither a file nor a link" if resource.file is None else "has both a file and a link"
            yield spelt_out("resource-without-place", parsed.written.at("resources", number), f"‘{resource.title}’ {fact}.",
                          "Readers fetch it from one place.", "Give it either `file:` or `link:`.")


def missing_file(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A file that the front matter names stands beside the entry."""
    front, at = front_of(parsed), parsed.written.at
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
    not_eligible,
    summary_length,
    hard_summary,
    period_order,
    stopped_without_reason,
    resource_without_place,
    missing_file,
)
