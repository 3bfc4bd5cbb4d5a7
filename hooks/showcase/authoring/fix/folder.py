"""An entry’s folder with every safe remedy applied, again and again until nothing more can be put right."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pydantic import BaseModel

from showcase.authoring.fix.edits import Edit, applied, moved, ready_edits
from showcase.checks.headings import headings
from showcase.checks.rules import check_entry
from showcase.checks.signs import RULES as SIGNS
from showcase.checks.text import links
from showcase.checks.vocabularies import unknown_question, unknown_value
from showcase.intake.sources import Folder, Source
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding
from showcase.model.records import AdoptionFields, FollowUpFields, TranslationFields
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.markdown.outline import Body, Section
from showcase.parsing.validation.schema_walk import names_of
from showcase.parsing.yaml.load import mended_yaml

LAYOUT = ("yaml-syntax", "curly-quotes", "lost-indent")
NEWLINE = "\n"
MOST = 20  # rounds; one remedy can bring another mistake to light, but hardly more than a few


def fixed(folder: Folder, award: Award) -> Folder:
    """The folder with the texts of its entry, its records and its translations put right where that is safe."""
    for _ in range(MOST):
        before = folder
        if not any(finding.fixable for finding in check_entry(parse_entry(folder, award), award)):
            break
        for remedy in (_ready, _syntax, _values, _headings, _order, _shown):
            folder = remedy(folder, award)
        if folder == before:
            break
    return folder


def texts_of(folder: Folder) -> tuple[Source, ...]:
    """The texts of a folder that remedies may touch."""
    return tuple(source for source in folder.sources if source.path.endswith(".md"))


def with_texts(folder: Folder, change: Callable[[Source], str]) -> Folder:
    """The folder with each of those texts changed."""
    touched = {source.path: Source(source.path, change(source)) for source in texts_of(folder)}
    return folder.changed(lambda source: touched.get(source.path, source))


def _edited(folder: Folder, path: str, *edits: Edit) -> Folder:
    return with_texts(folder, lambda source: applied(source.text, edits) if source.path == path else source.text)


def _found(folder: Folder, award: Award, path: str) -> list[Finding]:
    """What is wrong with one text as YAML, and with the form of its fields."""
    return [finding for finding in parse_entry(folder, award).findings if finding.location.path == path]


def _weight(found: Sequence[Finding]) -> tuple[int, int]:
    """How much is wrong. Of as many findings, fewer of the layout are better: behind one of those, another on its line is not told."""
    return len(found), sum(finding.code in LAYOUT for finding in found)


def _syntax(folder: Folder, award: Award) -> Folder:
    """Front matter that YAML cannot read: mended where less is wrong afterwards, for a mend must not bring other mistakes along."""
    for source in texts_of(folder):
        text = readable(source.text, _model(folder, source))
        changed = _edited(folder, source.path, Edit(0, len(source.text), text)) if text != source.text else folder
        if changed is not folder and _weight(_found(changed, award, source.path)) < _weight(_found(folder, award, source.path)):
            folder = changed
    return folder


def _model(folder: Folder, source: Source) -> type[BaseModel]:
    if source in folder.records:
        return AdoptionFields if source in folder.adoptions else FollowUpFields
    return FrontMatter if source == folder.index else TranslationFields


def _ready(folder: Folder, award: Award) -> Folder:
    """What findings about YAML and the form of fields say is to be typed; an edit after which as much is wrong as before is not made."""
    everything = parse_entry(folder, award).findings
    for path, text in [(source.path, source.text) for source in texts_of(folder)]:
        found: Sequence[Finding] = [finding for finding in everything if finding.location.path == path]
        for slip in [one for one in found if one.fixable and "by" in one.values]:
            changed = _edited(folder, path, Edit(0, len(text), moved(text, slip)))
            if _weight(after := _found(changed, award, path)) < _weight(found):
                return changed
        for edit in sorted(ready_edits(text, found), reverse=True):  # from the end, so that places before it stay
            changed = _edited(folder, path, edit)
            after = _found(changed, award, path)
            if _weight(after) < _weight(found):
                folder, found = changed, after
    return folder


def _values(folder: Folder, award: Award) -> Folder:
    """Ids that are not on the award’s lists."""
    parsed = parse_entry(folder, award)
    found = tuple(unknown_value(parsed, award)) if parsed.entry else ()
    return with_texts(folder, lambda source: applied(source.text, ready_edits(source.text, (one for one in found if one.location.path == source.path))))


def _headings(folder: Folder, award: Award) -> Folder:
    return _body(folder, award, _with_headings)


def _with_headings(parsed: ParsedEntry, award: Award, year: int) -> bytes:
    """The text with its headings as the year has them; their levels stay where a translation’s answers are known by their place."""
    text = parsed.body.data.decode()
    found = [one for one in headings(parsed, award) if one.code != "heading-level" or not _is_translated(parsed)]
    return applied(text, ready_edits(text, found, parsed.body.line_offset)).encode()


def _order(folder: Folder, award: Award) -> Folder:
    return _body(folder, award, _sorted)


def _sorted(parsed: ParsedEntry, award: Award, year: int) -> bytes:
    category = parsed.entry.front.category if parsed.entry else None
    return parsed.body.data if _is_translated(parsed) else in_order(parsed.body, award, year, category)


def _shown(folder: Folder, award: Award) -> Folder:
    """Signs that would be shown as they stand, and links whose way is plain; a text after which as much is wrong as before is not changed."""
    found = _of_texts(folder, award)
    for source in texts_of(folder):
        changed = _edited(folder, source.path, *ready_edits(source.text, [one for one in found if one.location.path == source.path]))
        if changed != folder and len(after := _of_texts(changed, award)) < len(found):
            folder, found = changed, after
    return folder


def _of_texts(folder: Folder, award: Award) -> list[Finding]:
    parsed = parse_entry(folder, award)
    return [finding for rule in (*SIGNS, links, unknown_question) for finding in rule(parsed, award)] if parsed.entry else []


def _is_translated(parsed: ParsedEntry) -> bool:
    return bool(parsed.entry and parsed.entry.front.languages) or any(name.endswith(".md") for name in parsed.folder.texts)


def _body(folder: Folder, award: Award, change: Callable[[ParsedEntry, Award, int], bytes]) -> Folder:
    """The folder with its entry’s text changed, if its headings are then better than they were."""
    parsed = parse_entry(folder, award)
    if parsed.entry is None or folder.index is None or parsed.entry.front.year not in award.by_year:
        return folder
    data = change(parsed, award, parsed.entry.front.year)
    if data == parsed.body.data:
        return folder
    text = folder.index.text
    changed = replace(folder, index=Source(folder.index.path, text[: len(text) - len(parsed.body.data.decode())] + data.decode()))
    again = parse_entry(changed, award)
    better = again.entry is not None and sum(1 for _ in headings(again, award)) < sum(1 for _ in headings(parsed, award))
    return changed if better else folder


AT_LINE_START = re.compile(rb"(?:\A|\n) {0,3}\Z")


def in_order(body: Body, award: Award, year: int, category: str | None) -> bytes:
    """The text of a body with its criteria and questions in the award’s order, each with all that stands under it.

    The same text when a heading is unknown, stands twice or in a list, because then nobody can tell what belongs where.
    """
    order = {title: place for place, (_, title) in enumerate(award.headings_in(year, category))}
    titles = [section.title for section in body.sections]
    places = [order.get(title, -1) for title in titles]
    sure = -1 not in places and len(set(titles)) == len(titles) and all(_is_free(body, section) for section in body.sections)
    if not sure or places == sorted(places):
        return body.data
    starts = [body.data.rfind(b"\n", 0, section.start) + 1 for section in body.sections]
    ends = [*starts[1:], len(body.data)]
    chunks = sorted(zip(places, starts, ends, strict=True))
    told = b"\n\n".join(body.data[start:end].strip(b"\n") for _, start, end in chunks)
    return body.data[: starts[0]] + told + b"\n"


def _is_free(body: Body, section: Section) -> bool:
    """Whether a heading stands by itself, and not in a list or a quotation."""
    return AT_LINE_START.search(body.data, 0, section.start) is not None


def readable(text: str, model: type[BaseModel]) -> str:
    """A file’s text with front matter that YAML can read; the same text when a mend would be a guess."""
    parts = split_front_matter(Source("", text))
    if parts.fields is None:
        return text
    mended = mended_yaml(parts.fields, names_of(model))
    if parts.findings and all(finding.fixable for finding in parts.findings):
        return f"---\n{mended.removesuffix(NEWLINE)}\n---\n{parts.body}"
    lines = text.split("\n")
    end = parts.offset + parts.fields.count("\n")
    return "\n".join((*lines[: parts.offset], *mended.removesuffix("\n").split("\n"), *lines[end:]))
