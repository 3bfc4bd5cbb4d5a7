"""An entry’s text from its values and answers, and what the checks will ask of it."""

from collections.abc import Mapping

from showcase.authoring.layout import body_of, headings_of, written
from showcase.checks.explanations.wording import told
from showcase.checks.rules import check_entry
from showcase.intake.sources import Folder, Source
from showcase.model.award import Award
from showcase.model.finding import Severity
from showcase.parsing.entry import parse_entry


def asked_of(text: str, key: str, award: Award) -> tuple[tuple[str, str], ...]:
    """What the checks will ask of a text before it can be published: the codes with their messages."""
    parsed = parse_entry(Folder(key, Source(f"entries/{key}/index.md", text)), award)
    return tuple((one.code, told(one).message) for one in check_entry(parsed, award) if one.severity is Severity.ERROR)


def entry_text(values: Mapping[str, object], answers: Mapping[str, str], award: Award, year: int) -> str:
    """An entry’s `index.md`."""
    return written(values, body_of(answers, headings_of(award, year, str(values.get("category") or ""))))
