"""What is said of the data wherever they are taken from: what they are, how they came about, what they cannot show, and on which terms they may be used."""

from showcase.model.award import Award
from showcase.util.text import listed

EXAMPLES = (
    "Entries and records marked as an example are made up, to show how entries look. They stand among the others and are counted apart; "
    "leave them out of your own counts."
)
BEFORE_AND_AFTER = (
    "A value before and one after do not show that the work made the difference; each measure says whether chance "
    "alone could, and what else speaks against it. Small numbers may be told as ‘under’ some number."
)
PROMISE = (
    "What stands below data/v1/ keeps its names and types. Fields and columns may be added, so read them by their names and pass over those that you do not "
    "know. A change that would break a program gets a new address, beside the old one."
)


def came_about(award: Award) -> str:
    """How the data came about."""
    figures, spread = award.has("measures"), bool(award.ladder)
    worked_out = listed([*(("differences", "of chance") if figures else ()), *(("spread" if not figures else "of spread",) if spread else ())], "and")
    sources = listed([*(("figures",) if figures else ()), *(("records",) if spread else ())], "and")
    quoted = ", that whoever is quoted has agreed" if award.has("testimonials") else ""
    return " ".join([
        f"The teams who did the work wrote the entries, for an award. They chose what to tell{' and which figures to show' if figures else ''}.",
        f"A program checked each entry: that it answers what the award asks{', that figures have a unit, a time and a source' if figures else ''}{quoted}.",
        *(["Nobody compared the figures with the records that they come from, unless the entry tells of a visit."] if figures else []),
        *([f"What is said of {worked_out} is worked out from the {sources}, by the same rules for all, and never typed."] if sources else []),
    ])


def cannot_show(award: Award) -> str:
    """What the data cannot show."""
    return " ".join([
        "Who enters an award is no sample of all who do such work. What failed or was never written down is missing, so a share or an average over entries "
        "tells nothing of services in general.",
        *([BEFORE_AND_AFTER] if award.has("measures") else []),
        *(["An adoption record shows what somebody sent in: where there is none, nobody can tell whether the practice is used."]
          if award.has("adoptions") else []),
    ])


def terms(award: Award) -> str:
    """On which terms the data may be used."""
    what, words = " and figures" if award.has("measures") else "", ", and words of people who are quoted," if award.has("testimonials") else ""
    return (
        f"Each entry’s text{what} may be used on the terms of its own licence, and each material on its own. "
        f"Names and logos of organisations{words} stay theirs."
    )


def title(award: Award) -> str:
    """What the collection is called."""
    return f"{award.name}: the collection"


def what_it_is(award: Award) -> str:
    """What the collection is, and what the award is for."""
    elsewhere = ("records of those who use the work elsewhere",) if award.has("adoptions") else ()
    parts = ["answers to its questions", *(("figures",) if award.has("measures") else ()), *elsewhere]
    return f"Entries to the {award.name}: {', '.join(parts[:-1])}, and {parts[-1]}. {award.purpose}" if len(parts) > 2 else (
        f"Entries to the {award.name}: {listed(parts, 'and')}. {award.purpose}"
    )


def paragraphs(award: Award) -> tuple[str, ...]:
    """All of it, in order."""
    return (what_it_is(award), came_about(award), cannot_show(award), EXAMPLES, terms(award), PROMISE)


def said(award: Award) -> dict[str, str]:
    """The same by what each is about."""
    names = ("what", "how_it_came_about", "what_it_cannot_show", "examples", "terms", "promise")
    return dict(zip(names, paragraphs(award), strict=True))
