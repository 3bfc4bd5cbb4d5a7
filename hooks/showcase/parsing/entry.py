"""Sources become an award and entries, or findings; what comes out is typed, but not yet judged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from showcase.intake.sources import FOR_WRITERS, Folder, Source
from showcase.model.award import Award
from showcase.model.entry import Account, Answer, Entry, Translation
from showcase.model.fields import FrontMatter, Withdrawal
from showcase.model.finding import Finding, Location
from showcase.model.passage import Passage
from showcase.model.records import TranslationFields
from showcase.parsing.markdown.outline import Body, outline
from showcase.parsing.records import ParsedAdoption, ParsedFollowUp, parse_front_matter, parsed_adoption, parsed_followup
from showcase.parsing.series import all_series, no_such_file
from showcase.parsing.validation.award_shape import gathered
from showcase.parsing.validation.fallbacks import Place, entry_stand_ins, validate_with_stand_ins
from showcase.parsing.validation.schema_walk import names_of
from showcase.parsing.validation.validate import attempt, findings_of, validate
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, with_known_capitals
from showcase.parsing.yaml.document import Document
from showcase.parsing.yaml.load import read_yaml
from showcase.parsing.yaml.source_map import SourceMap, Step

EVERYTHING = None


@dataclass(frozen=True, slots=True)
class ParsedTranslation:
    """A translation with the outline that it must share with the entry."""

    code: str
    front: TranslationFields
    body: Body


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """An entry as its folder tells it, with the places of its parts for the checks.

    `entry` is None when there is no text to judge or the entry is withdrawn. `doubtful` names, for each file, the fields
    that a stand-in takes the place of, by the steps to each; EVERYTHING when none could be read.
    """

    folder: Folder
    document: Document
    body: Body
    entry: Entry | None = None
    withdrawal: Withdrawal | None = None
    status: str = "published"
    adoptions: tuple[ParsedAdoption, ...] = ()
    followups: tuple[ParsedFollowUp, ...] = ()
    translations: tuple[ParsedTranslation, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubtful: Mapping[str, frozenset[Place] | None] = field(default_factory=dict)

    def is_about_a_stand_in(self, finding: Finding) -> bool:
        """Whether a finding is about a field that could not be used, of which enough has been said."""
        place = finding.location
        if place.path not in self.doubtful:
            return False
        fields = self.doubtful[place.path]
        if fields is EVERYTHING and place == self.document.at():
            return True
        document = next(one for one in self.documents if one.path == place.path)
        if document.is_about_a_guess(finding) or (document.may_lack and place == document.at()):
            return True
        name = document.source.field_at(place.line)
        if fields is EVERYTHING or name is None:
            return name is not None
        return any(steps[0] == name if len(steps) == 1 else _waits(finding, document, steps) for steps in fields)

    def doubts(self, *steps: Step) -> int:
        """How many stand-ins there are at these steps of the entry’s own fields, or within."""
        return self.doubts_in(self.document, *steps)

    def doubts_in(self, document: Document, *steps: Step) -> int:
        """How many there are in the fields of the entry or of one of its records."""
        fields = self.doubtful.get(document.path)
        return sum(one[: len(steps)] == steps for one in fields or ())

    @property
    def documents(self) -> tuple[Document, ...]:
        """The fields of the entry and of each of its records."""
        return (self.document, *(one.document for one in self.adoptions), *(one.document for one in self.followups))

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All the texts that will be published: the entry's, its translations', its records'."""
        theirs = (*(one.body for one in self.adoptions), *(one.body for one in self.followups))
        return (self.body, *(one.body for one in self.translations), *theirs)


ALONE = frozenset((*(field.code for field in (*ENTRY_VALUES, *ADOPTION_VALUES)), "vague-source", "small-number"))  # each about one field alone


def _waits(finding: Finding, document: Document, steps: Place) -> bool:
    """Whether a finding within an item or a field depends on what could not be used there."""
    first, last = document.source.rows_of(*steps)
    return first <= finding.location.line <= last and finding.code not in ALONE


def parse_award(source: Source) -> tuple[Award | None, Document, tuple[Finding, ...]]:
    """The award that `criteria.yml` describes, with the places of its parts, and what is wrong with its form."""
    document, found = read_yaml(source.text, source.path, names=names_of(Award))
    if found and not document.values:
        return None, document, found
    if not document.values:
        document = Document(SourceMap(source.path))  # an empty file lacks everything, which is said once
    made = attempt(Award, document)
    gathered_up, others = gathered(made.document, made.errors)
    wrong = (one for one in gathered_up if not made.document.is_about_a_guess(one))
    return made.model, made.document, (*found, *made.slips, *wrong, *findings_of(Award, made.document, others, {}))


def parse_entry(folder: Folder, award: Award) -> ParsedEntry:
    """One entry's folder as an entry, an announced withdrawal, or findings; never an exception for bad content."""
    if folder.index is None or "index.md" in folder.unread:
        return ParsedEntry(folder, Document(SourceMap(folder.path)), outline("", folder.path))
    document, body, found = parse_front_matter(folder.index, FrontMatter)
    parsed = ParsedEntry(folder, document, body, findings=found)
    if not document.values or not isinstance(document.values, Mapping):
        return _text_alone(parsed, award)
    parsed = replace(parsed, status=str(document.values.get("status") or "published"))
    return _withdrawn(parsed, document.values) if parsed.status == "withdrawn" else _whole(parsed, award)


def _text_alone(parsed: ParsedEntry, award: Award) -> ParsedEntry:
    """A text that can be judged although its front matter cannot."""
    if not parsed.body.sections:
        return parsed
    document = replace(parsed.document, values={})
    made = validate_with_stand_ins(FrontMatter, document, entry_stand_ins(award, parsed.folder.year), award)
    parsed = replace(parsed, document=document, doubtful={document.path: EVERYTHING})
    return _with_entry(parsed, made.model, award) if made.model else parsed


def _withdrawn(parsed: ParsedEntry, values: Mapping[str, object]) -> ParsedEntry:
    """A withdrawn entry needs its title, year and reason; what else it still holds is nobody's business any more."""
    kept = {name: value for name, value in values.items() if name in Withdrawal.model_fields and value is not None}
    notice, wrong, _ = validate(Withdrawal, Document(parsed.document.source, kept))
    return replace(parsed, withdrawal=notice, findings=(*parsed.findings, *wrong))


def _whole(parsed: ParsedEntry, award: Award) -> ParsedEntry:
    """An entry with its adoption records, its translations and its series."""
    folder = parsed.folder
    asked = folder.adoptions if award.has("adoptions") else ()
    adoptions, followups = [parsed_adoption(one, award) for one in asked], [parsed_followup(one, award) for one in folder.followups]
    document = with_known_capitals(parsed.document, ENTRY_VALUES, award)
    made = validate_with_stand_ins(FrontMatter, document, entry_stand_ins(award, folder.year), award)
    told = [(one.findings, one.doubtful) for one in adoptions] + [(one.findings, one.doubtful) for one in followups]
    doubtful = {path: fields for _, doubted in told for path, fields in doubted.items()}
    parsed = replace(
        parsed,
        document=made.document,
        adoptions=tuple(one.record for one in adoptions if one.record),
        followups=tuple(sorted((one.record for one in followups if one.record), key=lambda one: one.document.path)),
        findings=(*parsed.findings, *_not_asked(folder, award), *(finding for found, _ in told for finding in found), *made.findings),
        doubtful={**doubtful, made.document.path: made.doubtful | {(name,) for name in made.document.fields_left_out}},
    )
    return _with_entry(parsed, made.model, award) if made.model else parsed


def _not_asked(folder: Folder, award: Award) -> Iterator[Finding]:
    """What is said of each adoption record where the award has none; nothing else is, whatever is in it."""
    for one in () if award.has("adoptions") else folder.adoptions:
        yield Finding("unknown-adoption-stage", Location(one.path), wording="no-adoptions")


def _with_entry(parsed: ParsedEntry, front: FrontMatter, award: Award) -> ParsedEntry:
    translations, untranslated = _translations(parsed.folder, front, parsed.document)
    series, events, wrong = all_series(parsed.folder, front, parsed.document)
    parsed = replace(parsed, translations=translations, findings=(*parsed.findings, *untranslated, *wrong))
    used, pictures = _used_files(front, parsed), parsed.folder.pictures
    entry = Entry(
        key=parsed.folder.key,
        front=front,
        account=account_of(parsed.body, award, front),
        adoptions=tuple(one.record for one in parsed.adoptions),
        followups=tuple(one.record for one in parsed.followups if one.record),
        translations=tuple(_translated(one, parsed.body, award, front) for one in translations),
        series=series,
        events=events,
        files=tuple(sorted(used - pictures.keys())),
        pictures={name: pictures[name] for name in sorted(used & pictures.keys())},
    )
    return replace(parsed, entry=entry)


def account_of(body: Body, award: Award, front: FrontMatter, told: Body | None = None) -> Account:
    """The answers of a body, each under the question whose title its heading carries; what matches none is left out.

    `told` is the same outline in another language: headings are read from the body, texts from there.
    """
    told, year, category = told or body, front.year, front.category
    criteria = {criterion.title: criterion for criterion in award.criteria_in(year, category)}
    questions = {(criterion.id, title): question.id for criterion, question, title in award.asked_in(year, category)}
    synopsis, introductions, answers = None, dict[str, Passage](), list[Answer]()
    criterion = None
    for section, text in zip(body.sections, told.sections, strict=False):
        passage = told.passage(text)
        if section.level == 2:
            criterion = criteria.get(section.title)
            if criterion and passage.words:
                introductions[criterion.id] = passage
            elif award.synopsis and section.title == award.synopsis.title and award.synopsis_limit(year):
                synopsis = passage
        elif section.level == 3 and criterion and passage.words and (question := questions.get((criterion.id, section.title))):
            answers.append(Answer(criterion.id, question, passage))
    return Account(synopsis, introductions, tuple(answers))


def _translations(folder: Folder, front: FrontMatter, document: Document) -> tuple[tuple[ParsedTranslation, ...], list[Finding]]:
    translations, findings = list[ParsedTranslation](), list[Finding]()
    for number, language in enumerate(front.languages):
        source = folder.texts.get(language.file)
        if source is None:
            place = document.at("languages", number, "file")
            findings += [] if language.file in folder.unread else [no_such_file(place, language.file, folder, "Markdown")]
            continue
        declared, body, found = parse_front_matter(source, TranslationFields)
        translated, wrong, _ = validate(TranslationFields, declared) if declared.values else (None, [], declared)
        findings += [*found, *wrong]
        if translated is not None:
            translations.append(ParsedTranslation(language.code, translated, body))
    return tuple(translations), findings


def _translated(one: ParsedTranslation, original: Body, award: Award, front: FrontMatter) -> Translation:
    """A translation's headings stand in the order of the original's, so each answer is known by its place."""
    titles = {ours.title: theirs.title for ours, theirs in zip(original.sections, one.body.sections, strict=False)}
    return Translation(one.code, one.front, account_of(original, award, front, one.body), titles)


def _used_files(front: FrontMatter, parsed: ParsedEntry) -> frozenset[str]:
    """The files beside the entry that its pages show or link to."""
    named = {one.file for one in front.resources} | {one.file for one in front.images} | {front.easy_read}
    linked = {link.file for body in parsed.bodies for link in body.links}
    return (parsed.folder.files & (named | linked)) - FOR_WRITERS
