"""What is said of the data wherever they are taken from: what they are, how they came about, what they cannot show, and on which terms they may be used."""

from showcase.model.award import Award

EXAMPLES = (
    "Entries and records marked as an example are made up, to show how entries look. They stand among the others and are counted apart; "
    "leave them out of your own counts."
)
CAME_ABOUT = (
    "The teams who did the work wrote the entries, for an award. They chose what to tell and which figures to show. A program checked each entry: that it "
    "answers what the award asks, that figures have a unit, a time and a source, that whoever is quoted has agreed. Nobody compared the figures with the "
    "records that they come from, unless the entry tells of a visit. What is said of differences, of chance and of spread is worked out from the figures and "
    "records, by the same rules for all, and never typed."
)
CANNOT_SHOW = (
    "Who enters an award is no sample of all who do such work. What failed or was never written down is missing, so a share or an average over entries "
    "tells nothing of services in general. A value before and one after do not show that the work made the difference; each measure says whether chance "
    "alone could, and what else speaks against it. Small numbers may be told as ‘under’ some number. An adoption record shows what somebody sent in: where "
    "there is none, nobody can tell whether the practice is used."
)
TERMS = (
    "Each entry’s text and figures may be used on the terms of its own licence, and each material on its own. Names and logos of organisations, "
    "and words of people who are quoted, stay theirs."
)
PROMISE = (
    "What stands below data/v1/ keeps its names and types. Fields and columns may be added, so read them by their names and pass over those that you do not "
    "know. A change that would break a program gets a new address, beside the old one."
)


def title(award: Award) -> str:
    """What the collection is called."""
    return f"{award.name}: the collection"


def what_it_is(award: Award) -> str:
    """What the collection is, and what the award is for."""
    return f"Entries to the {award.name}: answers to its questions, figures, and records of those who use the work elsewhere. {award.purpose}"


def paragraphs(award: Award) -> tuple[str, ...]:
    """All of it, in order."""
    return (what_it_is(award), CAME_ABOUT, CANNOT_SHOW, EXAMPLES, TERMS, PROMISE)


def said(award: Award) -> dict[str, str]:
    """The same by what each is about."""
    names = ("what", "how_it_came_about", "what_it_cannot_show", "examples", "terms", "promise")
    return dict(zip(names, paragraphs(award), strict=True))
