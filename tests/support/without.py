"""An award from which lists are taken away, with all that lives by them: as somebody would write it whose award never had them."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from support.projects import AWARDS

# What each list takes with it: fields of entries (of each item, behind `*`), and forms and details of evidence.
OF_ENTRIES: dict[str, Sequence[str]] = {
    "settings": ["settings"], "themes": ["themes"], "regions": ["organisations.*.region"], "organisation_types": ["organisations.*.type"],
    "participation_levels": ["involvement.stages", "involvement.stages_asked"], "roles": ["involvement.roles"],
    "measure_kinds": ["measures", "also_changed", "not_measured"], "voices": ["testimonials"], "sharing_kinds": ["sharing"],
    "sharing_reach": ["sharing.*.reach"],
    "cost_bands": ["adapting.cost"], "time_bands": ["adapting.time"], "counters": ["measures.*.counted_by"],
}  # fmt: skip
OF_RECORDS = {"regions": ["organisation.region"], "organisation_types": ["organisation.type"], "measure_kinds": ["measures"]}
OF_EVIDENCE = {
    "measure_kinds": ["measures", "each_measure"], "voices": ["testimonials"], "sharing_kinds": ["sharing"], "adoption_stages": ["adoptions"],
    "sharing_reach": ["reach"],
}
INVOLVEMENT = {"participation_levels", "roles"}


def without(root: Path, award: str, lists: Sequence[str]) -> Path:
    """A copy of an award without some lists."""
    folder = Path(shutil.copytree(AWARDS / award, root / award))
    path = folder / "criteria.yml"
    criteria = _read(path.read_text(encoding="utf-8"))
    _lessen(criteria, lists)
    path.write_text(yaml.safe_dump(criteria, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for text in sorted(folder.glob("entries/*/*/index.md")):
        _rewrite(text, [*(path for name in lists for path in OF_ENTRIES.get(name, ())), *(["involvement"] if set(lists) >= INVOLVEMENT else [])])
    for text in sorted(folder.glob("entries/*/*/adoptions/*.md")):
        _rewrite(text, [path for name in lists for path in OF_RECORDS.get(name, ())])
    for found in folder.glob("entries/*/*/adoptions") if "adoption_stages" in lists else ():
        shutil.rmtree(found)
    for found in folder.glob("entries/*/*/*.csv") if "measure_kinds" in lists else ():
        found.unlink()
    return folder


def _read(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text


def _lessen(criteria: dict[str, Any], lists: Sequence[str]) -> None:
    words = criteria["vocabularies"]
    for name in lists:
        words.pop(name, None)
    rungs = 6 if "adoption_stages" in words else 3 if "sharing_kinds" in words else 0
    words["spread_grades"] = dict(list(words["spread_grades"].items())[:rungs])
    gone = {*lists, *(() if rungs else ["spread_grades"])}
    criteria["facets"] = [one for one in criteria.get("facets", ()) if one["of"] not in gone]
    if "organisation_types" in lists:
        criteria["eligibility"].pop("organisation_types")
    for holder in (criteria, *(question for one in criteria["criteria"] for question in one["questions"])):
        kept = [_rule(one, lists) for one in holder.get("evidence", ())]
        holder["evidence"] = [one for one in kept if one]


def _rule(rule: dict[str, Any], lists: Sequence[str]) -> dict[str, Any] | None:
    if any(name in rule for one in lists for name in OF_EVIDENCE.get(one, ())) and "reach" not in rule:
        return None
    if ("sharing" in rule and "sharing_kinds" in lists) or ("involvement" in rule and set(lists) >= INVOLVEMENT):
        return None
    without = {path.partition(".")[2] for one in lists for path in OF_ENTRIES.get(one, ())} | {path for one in lists for path in OF_ENTRIES.get(one, ())}
    lessened = {name: [one for one in value if one not in without] if isinstance(value, list) else value for name, value in rule.items()}
    if "sharing_reach" in lists:
        lessened.pop("reach", None)
    return lessened if all(lessened.get(name, True) for name in ("involvement", "adapting", "fields")) else None


def _rewrite(path: Path, fields: Sequence[str]) -> None:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    values = _read(front)
    for field in fields:
        _take_out(values, field.split("."))
    path.write_text(f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False)}---\n{body}", encoding="utf-8")


def _take_out(values: Any, steps: Sequence[str]) -> None:
    if steps[0] == "*":
        for one in values:
            _take_out(one, steps[1:])
    elif len(steps) == 1:
        values.pop(steps[0], None)
    elif steps[0] in values:
        _take_out(values[steps[0]], steps[1:])
