"""Records given to the form’s check and to Python’s: what both are given beside them, and what Python says of them."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel
from showcase.catalogue.checked import shown_from
from showcase.catalogue.pipeline import build_catalogue
from showcase.checks.moments import check_moments, moments_in
from showcase.checks.rules import check_entry
from showcase.intake.workspace import read_folder
from showcase.model.finding import Finding
from showcase.model.records import AdoptionFields, FollowUpFields
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.records import name_of, parse_front_matter
from showcase.site.data.published import published
from showcase.site.data.records import not_in
from showcase.util.slugs import SPELT
from support.form_check import OF_THE_FILE, Both, award_of, beside, said
from support.projects import TODAY

KINDS: Mapping[str, tuple[str, type[BaseModel]]] = {"adoptions": ("adoption", AdoptionFields), "followups": ("followup", FollowUpFields)}
SPELLING = {chr(letter): told for letter, told in SPELT.items()}
# What is said of the files beside an entry, which a record’s form does not have.
OF_FILES = frozenset(("missing-file", "no-consent", "picture-kind"))


def told_of(root: Path, key: str) -> object | None:
    """What is published of an entry; None while it cannot be shown."""
    catalogue, _ = build_catalogue(root, TODAY)
    entry = next((one for one in catalogue.entries if one.key == key), None) if catalogue else None
    return json.loads(published(entry, catalogue).json_text(not_in(catalogue.award))) if entry and catalogue else None


def both_of_record(it: str, root: Path, path: Path, about: object) -> Both | None:
    """A record for both; None where its file cannot be read as it stands."""
    award, table = award_of((root / "criteria.yml").read_bytes().decode(errors="replace"))
    folder, unread = read_folder(path.parent.parent, root)
    source = next((one for one in folder.records if one.path == path.relative_to(root).as_posix()), None)
    if award is None or source is None or unread:
        return None
    kind, model = KINDS[path.parent.name]
    document, body, found = parse_front_matter(source, model)
    if found or not isinstance(document.values, dict) or not document.values or document.guessed or document.left_out:
        return None
    parsed = parse_entry(folder, award)
    if parsed.entry is None:
        return None
    moments = check_moments(moments_in(parsed, award), max(TODAY, shown_from(parsed.entry, award)))
    findings = [one for one in (*check_entry(parsed, award), *moments) if one.location.path == source.path]
    if OF_THE_FILE & {one.code for one in findings}:
        return None
    entry = {
        "kind": kind, "front": document.values, "body": split_front_matter(source).body, "files": [], "about": about,
        "month": name_of(source.path), "today": f"{TODAY:%Y-%m}", "spelt": SPELLING, **beside(document, source, body.line_offset),
    }  # fmt: skip
    documents = (document, *(one for one in parsed.documents if one.path == source.path))
    return Both(it, entry, table, documents, body.line_offset, [one for finding in findings if not _left(finding, parsed) for one in said(finding, award)])


def _left(finding: Finding, parsed: ParsedEntry) -> bool:
    """Whether a finding hangs on files beside the entry, on its headings, or on the name of the record’s own file."""
    is_name = bool(finding.values.get("name")) and finding.code in ("phone-number", "personal-email", "postcode", "date-of-birth")
    return is_name or finding.code in OF_FILES or (finding.code == "link-to-nowhere" and finding.wording == "in-this-entry")
