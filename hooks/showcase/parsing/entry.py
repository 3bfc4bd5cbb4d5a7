"""Sources become an award and entries, or findings; what comes out is typed, but not yet judged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from showcase.intake.sources import Folder, Source
from showcase.model.award import Award
from showcase.model.entry import Account, Adoption, Answer, Entry, Passage, Translation
from showcase.model.fields import AdoptionFields, FrontMatter, TranslationFields, Withdrawal
from showcase.model.finding import Finding, spelt_out
from showcase.parsing.front_matter import parted
from showcase.parsing.markdown import Body, outline
from showcase.parsing.series import all_series, no_such_file
from showcase.parsing.validation.fallbacks import adoption_stand_ins, entry_stand_ins, usable
from showcase.parsing.validation.schema_walk import field_names
from showcase.parsing.validation.validate import shaped
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, with_known_capitals
from showcase.parsing.yaml.document import Written
from showcase.parsing.yaml.load import read_yaml

EVERYTHING = None


@dataclass(slots=True)
class ParsedAdoption:
    """An adoption record with the places of its parts."""

    record: Adoption
    written: Written
    body: Body


@dataclass(slots=True)
class ParsedTranslation:
    """A translation with the outline that it must share with the entry."""

    code: str
    front: TranslationFields
    body: Body


@dataclass(slots=True)
class ParsedEntry:
    """An entry as its folder tells it, with the places of its parts for the checks.

    `entry` is None when there is no text to judge or the entry is withdrawn. `doubtful` names, for each file, the fields
    that a stand-in takes the place of; EVERYTHING when none could be read.
    """

    folder: Folder
    written: Written
    body: Body
    entry: Entry | None = None
    withdrawal: Withdrawal | None = None
    status: str = "published"
    adoptions: list[ParsedAdoption] = field(default_factory=list)
    translations: list[ParsedTranslation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    doubtful: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def is_about_a_stand_in(self, finding: Finding) -> bool:
        """Whether a finding is about a field that could not be used, of which enough has been said."""
        place = finding.location
        if place.path not in self.doubtful:
            return False
        fields = self.doubtful[place.path]
        written = next(one for one in (self.written, *(each.written for each in self.adoptions)) if one.path == place.path)
        if written.is_about_a_guess(finding) or (written.left_out and place == written.at()):
            return True
        name = written.field_at(place.line)
        return name is not None and (fields is EVERYTHING or name in fields)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All the texts that will be published: the entry's, its translations', its adopters'."""
        return (self.body, *(one.body for one in self.translations), *(one.body for one in self.adoptions))


def parse_award(source: Source) -> tuple[Award | None, Written]:
    """The award that `criteria.yml` describes; its findings are in what was written."""
    written = read_yaml(source.text, source.path, names=field_names(Award))
    if written.findings and not written.values:
        return None, written
    if not written.values:
        written = Written(source.path, None)  # an empty file lacks everything, which is said once
    award, findings = shaped(Award, written)
    written.findings += findings
    return award, written


def parse_front_matter(source: Source, model: type[BaseModel]) -> tuple[Written, Body]:
    """The fields of a text, which the model may have, and the outline of what follows them; without fields, there is a finding."""
    parts = parted(source)
    body = outline(parts.body, source.path, parts.body_offset)
    if parts.fields is None:
        return Written(source.path, None, findings=list(parts.findings)), body
    written = read_yaml(parts.fields, source.path, parts.offset, field_names(model))
    written.findings[:0] = parts.findings
    if not written.findings and not (written.values and isinstance(written.values, Mapping)):
        written.findings.append(spelt_out("no-front-matter", written.at(), "The front matter has no fields.",
                                        "Between its two lines of hyphens stands what the entry declares.",
                                        "Write each field on a line of its own: its name, a colon, a space and the value."))
    return written, body


def parse_entry(folder: Folder, award: Award) -> ParsedEntry:
    """One entry's folder as an entry, an announced withdrawal, or findings; never an exception for bad content."""
    if folder.index is None or "index.md" in folder.unread:
        return ParsedEntry(folder, Written(folder.path, None), outline("", folder.path))
    written, body = parse_front_matter(folder.index, FrontMatter)
    parsed = ParsedEntry(folder, written, body, findings=list(written.findings))
    if not written.values or not isinstance(written.values, Mapping):
        if body.sections:  # the text can be judged although the front matter cannot
            written.values = {}
            front, _, _ = usable(FrontMatter, written, entry_stand_ins(award, folder.year), award)
            parsed.doubtful[written.path] = EVERYTHING
            if front is not None:
                _fill(parsed, folder, front, award)
        return parsed
    parsed.status = str(written.values.get("status", "published"))
    if parsed.status == "withdrawn":
        _withdrawn(parsed)
        return parsed
    parsed.findings += _adoptions(folder, parsed, award)
    with_known_capitals(written, ENTRY_VALUES, award)
    front, findings, doubtful = usable(FrontMatter, written, entry_stand_ins(award, folder.year), award)
    parsed.findings += findings
    parsed.doubtful[written.path] = doubtful | written.fields_left_out
    if front is not None:
        _fill(parsed, folder, front, award)
    return parsed


def _withdrawn(parsed: ParsedEntry) -> None:
    """A withdrawn entry needs its title, year and reason; what else it still holds is nobody's business any more."""
    values = parsed.written.values if isinstance(parsed.written.values, Mapping) else {}
    kept = {name: value for name, value in values.items() if name in Withdrawal.model_fields and value is not None}
    notice = Written(parsed.written.path, parsed.written.root, parsed.written.offset, kept)
    parsed.withdrawal, findings = shaped(Withdrawal, notice)
    parsed.findings += findings


def _fill(parsed: ParsedEntry, folder: Folder, front: FrontMatter, award: Award) -> None:
    parsed.findings += _translations(folder, front, parsed)
    series, findings = all_series(folder, front, parsed.written)
    parsed.findings += findings
    used = _used_files(front, parsed)
    parsed.entry = Entry(
        key=folder.key,
        front=front,
        account=account_of(parsed.body, award, front.year),
        adoptions=tuple(one.record for one in parsed.adoptions),
        translations=tuple(_translated(one, parsed.body, award, front.year) for one in parsed.translations),
        series=series,
        files=tuple(sorted(used - folder.pictures.keys())),
        pictures={name: folder.pictures[name] for name in sorted(used & folder.pictures.keys())},
    )


def account_of(body: Body, award: Award, year: int, told: Body | None = None) -> Account:
    """The answers of a body, each under the question whose title its heading carries; what matches none is left out.

    `told` is the same outline in another language: headings are read from the body, texts from there.
    """
    told = told or body
    criteria = {criterion.title: criterion for criterion in award.criteria_in(year)}
    questions = {(criterion.id, title): question.id for criterion, question, title in award.asked_in(year)}
    synopsis, introductions, answers = None, dict[str, Passage](), list[Answer]()
    criterion = None
    for section, text in zip(body.sections, told.sections, strict=False):
        passage = Passage(told.text(text), text.words)
        if section.level == 2:
            criterion = criteria.get(section.title)
            if criterion and passage.words:
                introductions[criterion.id] = passage
            elif award.synopsis and section.title == award.synopsis.title and award.synopsis_limit(year):
                synopsis = passage
        elif section.level == 3 and criterion and passage.words and (question := questions.get((criterion.id, section.title))):
            answers.append(Answer(criterion.id, question, passage))
    return Account(synopsis, introductions, tuple(answers))


def _adoptions(folder: Folder, parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    for source in folder.adoptions:
        written, body = parse_front_matter(source, AdoptionFields)
        yield from written.findings
        if not written.values:
            continue
        with_known_capitals(written, ADOPTION_VALUES, award)
        front, findings, doubtful = usable(AdoptionFields, written, adoption_stand_ins(award), award)
        yield from findings
        parsed.doubtful[written.path] = doubtful | written.fields_left_out
        if front is not None:
            slug = source.path.rpartition("/")[2].removesuffix(".md")
            text = Passage(body.data.strip(b"\n"), sum(part.words for part in (body.first, *body.sections)))
            parsed.adoptions.append(ParsedAdoption(Adoption(slug, front, text), written, body))


def _translations(folder: Folder, front: FrontMatter, parsed: ParsedEntry) -> Iterator[Finding]:
    for number, language in enumerate(front.languages):
        source = folder.texts.get(language.file)
        if source is None and not folder.holds(language.file):
            yield no_such_file(parsed.written.at("languages", number, "file"), language.file, folder)
        if source is None:
            continue
        written, body = parse_front_matter(source, TranslationFields)
        yield from written.findings
        if not written.values:
            continue
        translated, findings = shaped(TranslationFields, written)
        yield from findings
        if translated is not None:
            parsed.translations.append(ParsedTranslation(language.code, translated, body))


def _translated(one: ParsedTranslation, original: Body, award: Award, year: int) -> Translation:
    """A translation's headings stand in the order of the original's, so each answer is known by its place."""
    titles = {ours.title: theirs.title for ours, theirs in zip(original.sections, one.body.sections, strict=False)}
    return Translation(one.code, one.front, account_of(original, award, year, one.body), titles)


def _used_files(front: FrontMatter, parsed: ParsedEntry) -> frozenset[str]:
    """The files beside the entry that its pages show or link to."""
    named = {one.file for one in front.resources} | {one.file for one in front.images} | {front.easy_read}
    linked = {link.file for body in parsed.bodies for link in body.links}
    return parsed.folder.files & (named | linked)
