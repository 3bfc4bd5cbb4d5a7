"""Personal data in what is quoted becomes dots, letter for letter, so that no message, log or comment carries it further."""

from collections.abc import Iterable
from dataclasses import replace

from showcase.checks.explanations.wording import told
from showcase.checks.privacy.detect import EVERYWHERE, personal
from showcase.model.finding import Diagnostic, Finding

DOT = "•"
# How many of its first letters stay, so that a writer recognises it.
KEPT = {"nhs-number": 3, "identity-number": 3, "national-insurance-number": 2, "personal-email": 1, "phone-number": 4, "date-of-birth": 0, "postcode": 2}


def dotted(value: str, kind: str) -> str:
    """One piece of personal data with dots for its letters, but for the first."""
    kept = KEPT[kind]
    return value[:kept] + "".join(DOT if letter.isalnum() else letter for letter in value[kept:])


def masked(text: str) -> str:
    """A text of the same length in which personal data is dots, but for its first letters: `943 ••• ••••`."""
    letters = None
    for one in personal(text, EVERYWHERE):
        letters = letters or list(text)
        letters[one.start : one.end] = dotted(text[one.start : one.end], one.kind)
    return "".join(letters) if letters else text


def redacted(finding: Diagnostic) -> Diagnostic:
    """The same finding, in which nothing that a writer typed tells who somebody is."""
    said = (finding.message, finding.reason, finding.remedy, finding.instead, finding.paste)
    kept, path = tuple(masked(text) for text in said), masked(finding.location.path)
    if kept == said and path == finding.location.path:
        return finding
    message, reason, remedy, *ready = kept
    instead, paste = (now if now == then else "" for now, then in zip(ready, said[3:], strict=True))  # dots are nothing to type
    place = replace(finding.location, path=path)
    return replace(finding, location=place, message=message, reason=reason, remedy=remedy, instead=instead, paste=paste)


def in_order(findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The findings told in words, by place, so that a writer reads them as the file reads, and without personal data, because they are passed on.

    What is quoted is masked before it is cut, because half a number is not known for one.
    """
    return tuple(sorted((redacted(told(f.with_values(masked))) for f in findings), key=lambda f: (f.location, f.code, f.message)))
