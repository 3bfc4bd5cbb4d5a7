"""Findings as SARIF 2.1.0, the form that services which collect findings of many tools read."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from showcase.checks.explanations.load import Explanation
from showcase.model.finding import Diagnostic, Location

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: Sequence[Diagnostic], explanations: Mapping[str, Explanation]) -> dict[str, Any]:
    """A log with one run: the rules that found something, and what they found."""
    codes = sorted({finding.code for finding in findings})
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "showcase", "rules": [_rule(code, explanations.get(code)) for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code)) for finding in findings],
            }
        ],
    }


def _rule(code: str, explanation: Explanation | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if explanation:
        examples = "".join(f"\n\n{label}:\n\n{example}" for label, example in explanation.examples)
        rule |= {
            "shortDescription": {"text": explanation.title},
            "fullDescription": {"text": explanation.why},
            "help": {"text": f"{explanation.why}{examples}"},
        }
    return rule


def _result(finding: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value if finding.severity in ("error", "warning") else "note",
        "message": {"text": " ".join(part for part in (finding.message, finding.reason, finding.remedy) if part)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(finding.location), "region": _region(finding.location)}}],
    }
    if finding.is_waived:  # so that a service counts it as looked at, by whom and why
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.message}]
    if finding.instead:
        replacement = {"deletedRegion": _region(finding.location), "insertedContent": {"text": finding.instead}}
        result["fixes"] = [
            {
                "description": {"text": finding.remedy or finding.message},
                "artifactChanges": [{"artifactLocation": _artifact(finding.location), "replacements": [replacement]}],
            }
        ]
    return result


def _artifact(place: Location) -> dict[str, str]:
    return {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"}


def _region(place: Location) -> dict[str, int]:
    region = {"startLine": place.line, "startColumn": place.column}
    return region | {"endLine": place.end_line, "endColumn": place.end_column} if place.end_line else region
