"""The evidence of an entry in its Word document, a function a piece: each gives paragraphs and tables under a heading of the level that its place asks for."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from showcase.model.passage import Passage
from showcase.site.papers.chart_svg import chart_svg
from showcase.site.papers.dyes import in_dyes
from showcase.site.papers.word_markup import WIDTH, joined
from showcase.site.papers.word_text import Shown, WordText
from showcase.site.urls import series_csv
from showcase.site.views.adopters import ADOPTION
from showcase.site.views.chart import ChartView
from showcase.site.views.entry_sections import AdoptionPart, EntryPage, EvidencePart, PeoplePart, Quote, SpreadPart
from showcase.site.views.evidence import ADVICE, CHARTS, FIGURES, LADDER, PEOPLE, SHARING, SPREAD, VOICES
from showcase.site.views.figures import Figure
from showcase.site.views.findings import FindingsPart
from showcase.util.text import counted, ended, lowered

NAMES = {
    PEOPLE: "Who took part", LADDER: "Who decided, at each stage", VOICES: "In their words", ADVICE: "Who gave advice", SHARING: "How it was shared",
    SPREAD: "How far it has travelled",
}  # fmt: skip
TESTED = (
    "“More than chance” means that chance alone would bring such a difference less than once in twenty times. "
    "“Not tested” means that the figures do not show it."
)
NARROW, VALUE = 1_270, 1_420  # widths of columns: of a word or two, and of a value with its unit


def evidence(part: EvidencePart, page: EntryPage, word: WordText, level: int) -> Iterator[Markup]:
    """A piece of evidence where it stands; the figures stand at the beginning of the document, and a line leads there."""
    if part.kind == FIGURES:
        yield word.par("Source", word.link(f"#{FIGURES}", "The figures"), word.run(" stand at the beginning."))
        return
    yield word.par(f"Heading{level}", part.rhythm or NAMES[part.kind], place=part.id)
    if part.kind == CHARTS:
        for one in part.charts:
            yield from chart(one, word)
    elif part.kind == VOICES:
        yield from quotes(page.evidence.quotes, word)
    elif part.kind == SPREAD:
        yield from spread(page.evidence.spread, word, level)
    else:
        yield from PIECES[part.kind](page, word)


def chart(one: ChartView, word: WordText) -> Iterator[Markup]:
    """A measure over time: what it says, the drawing, and where its numbers come from. Who cannot see it is told what it says."""
    yield word.par("ChartTitle", word.run(one.title, "strong"), word.run(f" {one.caption}"), place=one.id)
    svg, width, height = chart_svg(one)
    svg = in_dyes(svg, word.subject.dyes)
    words = f"Chart: {one.title} {one.caption}"
    yield word.par("Source", one.unit, properties="<w:keepNext/>")
    yield word.par("Picture", word.drawing(Shown({"svg": svg, "width": width, "height": height, "words": words}, width, height), words))
    made_up = word.run("Made-up example. ", "strong") if one.example else ""
    yield word.par("Source", made_up, word.run(f"Source: {one.source.rstrip('.')}."), numbers(one, word))


def numbers(one: ChartView, word: WordText) -> Markup:
    """The way to the numbers that a chart is drawn from."""
    there = series_csv(word.subject.entry.key, int(one.id.rpartition("_")[2]))
    return word.run(" ") + word.link(there, "Its numbers as a table") if word.address(there) else Markup()


def quotes(some: Sequence[Quote], word: WordText) -> Iterator[Markup]:
    """What people said, each with who speaks."""
    for one in some:
        yield word.par("QuoteSaid", f"“{one.text}”")
        yield word.par("Speaker", one.speaker)


def terms(rows: Sequence[tuple[str, str]], word: WordText) -> Iterator[Markup]:
    """Names with what is said of each."""
    for name, said in rows:
        yield word.par("Term", word.run(f"{name}: ", "strong"), said)


def findings(part: FindingsPart, word: WordText, title: str) -> Iterator[Markup]:
    """The figures: a row a measure, further measures a line each, and what people said when they were asked."""
    if part.periods:
        yield word.par("Source", f"Before: {part.periods[0]}. After: {part.periods[1]}.")
    if part.rows:
        yield _findings(part, word, title)
    if part.further:
        yield word.par("Heading3", counted(len(part.further), "more measure"))
        for one in part.further:
            yield _further(one, word)
    if part.heard:
        yield word.par("Heading3", "What people said when they were asked")
        for heard in part.heard:
            against = f" Against it: {ended(heard.against)}" if heard.against else ""
            yield word.item(ended(heard.said), against, word.run(f" From {heard.from_}, heard by {heard.by}.", "soft"))
    if part.tested:
        yield word.par("Source", TESTED)


def _findings(part: FindingsPart, word: WordText, title: str) -> Markup:
    heads = ["Measure", "Before", "After", "Difference", *(["Chance?"] if part.tested else []), *(["Counted by"] if part.counted_by else [])]
    others = [VALUE, VALUE, VALUE, *([NARROW] if part.tested else []), *([NARROW] if part.counted_by else [])]
    rows: list[list[object]] = [list(heads)]
    for one in part.rows:
        cells: list[object] = [_measure(one, word), _reading(one.before, one.before_of, "" if part.periods else one.before_period, word),
                               _reading(one.after, one.after_of, "" if part.periods else one.after_period, word), _difference(one, word)]
        rows.append([*cells, *([one.chance or "–"] if part.tested else []), *([one.counted_by or "Not said"] if part.counted_by else [])])
    return word.table(rows, [WIDTH - sum(others), *others], f"The figures of {title}: each measure before and after, and the difference")


def _measure(one: Figure, word: WordText) -> Markup:
    notes = [word.par("TableNote", word.run(name, "strong"), f": {text}" if text else "") for name, text in one.notes]
    said, name, source = word.run(one.said, "strong"), one.name, f"Source: {one.source}"
    return joined((word.par("TableText", said), word.par("TableText", name), *notes, word.par("TableNote", source)))


def _reading(value: str, of: str, period: str, word: WordText) -> Markup:
    further = [word.par("TableNote", one) for one in (of, period) if one]
    return joined((word.par("TableText", value), *further))


def _difference(one: Figure, word: WordText) -> Markup:
    change = f" ({one.change})" if one.change and not one.needs_of else ""
    told = word.par("TableText", f"{one.difference or 'Not told'}{change}{', so this got worse' if one.worse else ''}")
    return joined((told, word.par("TableNote", one.since))) if one.since else told


def _further(one: Figure, word: WordText) -> Markup:
    then = f"{one.before_period}{f' ({one.before_of})' if one.before_of else ''}, then " if one.before_period else ""
    after = f"{one.after_period}{f' ({one.after_of})' if one.after_of else ''}"
    chance = f"{one.chance}. " if one.chance else ""
    further = f"{then}{after}. {chance}Source: {one.source.rstrip('.')}."
    return word.item(word.run(one.said, "strong"), f" {one.name}: {one.span}. ", word.run(further, "soft"))


def _people(page: EntryPage, word: WordText) -> Iterator[Markup]:
    yield from terms(page.evidence.people.rows, word)


def _ladder(page: EntryPage, word: WordText) -> Iterator[Markup]:
    part = page.evidence.people
    yield word.par("Normal", f"{part.asked} Each stage stands here as each side saw it. Where they differ, all are shown. {_ends(part)}")
    sides = [one.side for one in part.stages[0].levels]
    rows: list[list[object]] = [["Stage", *sides, "How far apart"]]
    for one in part.stages:
        levels = ["Not told" if rung.place is None else f"{rung.level} ({rung.place + 1})" for rung in one.levels]
        rows.append([word.par("TableText", word.run(one.stage, "strong")), *levels, one.gap])
    width = WIDTH // len(rows[0])
    yield word.table(rows, [width] * len(rows[0]), "Who decided at each stage, as each side saw it")


def _ends(part: PeoplePart) -> str:
    both = (len(part.ladder), part.ladder[-1]), (1, part.ladder[0])
    ends = [f"rung {place} is {lowered(label)}{f' ({lowered(group)})' if group else ''}" for place, (label, group) in both]
    return f"In brackets stands the rung, of {len(part.ladder)}: {'; '.join(ends)}."


def _advice(page: EntryPage, word: WordText) -> Iterator[Markup]:
    yield from terms(page.evidence.people.consulted, word)


def _sharing(page: EntryPage, word: WordText) -> Iterator[Markup]:
    for one, kind, reach in page.evidence.spread.told:
        whom = word.link(one.link, one.with_) if one.link else one.with_
        yield word.item(word.run(kind, "strong"), f", {one.date.words}: ", whom, word.run(f" ({lowered(reach)})" if reach else "", "soft"))


PIECES = {PEOPLE: _people, LADDER: _ladder, ADVICE: _advice, SHARING: _sharing}


def spread(part: SpreadPart, word: WordText, level: int) -> Iterator[Markup]:
    """How far a practice has travelled, with what adopters say."""
    step = f" Step {part.mark.rung} of {len(part.grades) - 1}." if part.mark.rung else ""
    yield word.par("Normal", word.run(f"{part.mark.label}.", "strong"), f"{step} {part.mark.said}")
    if part.adopted_from:
        links = [piece for one in part.adopted_from for piece in (", ", word.link(one.url, one.label))][1:]
        yield word.par("Normal", "This entry takes up: ", *links)
    if part.adoptions:
        yield word.par(f"Heading{level}", "What adopters say", place="the_adopters")
        texts = {ADOPTION.format(one.slug): one.text for one in word.subject.entry.adoptions}
        for one in part.adoptions:
            yield from _adoption(one, texts[one.id], word, level + 1)


def _adoption(one: AdoptionPart, text: Passage, word: WordText, level: int) -> Iterator[Markup]:
    front = one.front
    yield word.par(f"Heading{level}", one.organisation.label, place=one.id)
    yield word.par("Stage", word.run(one.stage, "strong"), f", {one.time}")
    if front.example and not word.subject.page.example:
        yield word.par("Source", word.run("Made-up example.", "strong"))
    core = f" ({one.core}.)" if one.core else ""
    kept = f"{'; '.join(front.kept)}.{core}" if front.kept else ""
    changed = [("Changed", f"{change.what.rstrip('.')}. Because: {change.why.rstrip('.')}.") for change in front.changed]
    yield from terms([row for row in (("Why", front.because or ""), ("Kept", kept), *changed) if row[1]], word)
    for figure in one.figures:
        yield _further(figure, word)
    yield word.flow(text, deeper=level - 3)
    for note in one.notes:
        yield word.par("Source", note)
    if one.entry:
        yield word.par("Normal", "Their own entry: ", word.link(one.entry.url, one.entry.label))
    yield word.par("Source", f"Ask {front.contact.name}: ", word.link(f"mailto:{front.contact.email}", front.contact.email))
