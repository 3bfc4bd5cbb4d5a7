"""Writes LICENCES.md: under which licence everything is that this project uses, and whether that fits."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import yaml
from license_expression import AND, ExpressionError, LicenseSymbol, get_spdx_licensing  # type: ignore[import-untyped]
from locks import locked
from showcase.util.text import counted

ROOT = Path(__file__).parents[2]
NAME = "LICENCES.md"
FONTS = "overrides/assets/showcase/fonts"
PAPER_FONTS = "overrides/papers/fonts"
# What the licence files beside fonts say of themselves, and the licence’s short name in the list of SPDX.
FONT_LICENCES = {"SIL Open Font License, Version 1.1": "OFL-1.1"}
ROW = re.compile(r"\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|")
SPDX = get_spdx_licensing()
CLASSIFIER = "License :: OSI Approved :: "
Terms = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Used:
    """Something that is used: what for, its name, its versions, and its licence by SPDX (empty when it cannot be told)."""

    purpose: str
    name: str
    version: str
    licence: str


SITE, PAPERS, DEVELOPMENT = "Builds the site", "Makes the documents of entries", "Tests and checks the code"
FONT, PAPER_FONT = "Fonts of the site", "Fonts of the documents"
FORM, BUNDLE, LINT = "Modules of the page of the form", "Makes these modules", "Checks scripts and workflows"
NPM = {"vendor": BUNDLE, "lint": LINT}  # folders of scripts/dev with what comes from npm, and what their tools are for
SAID = {
    SITE: "Packages of `requirements.txt`.",
    PAPERS: "Packages of `requirements-papers.txt` that are not above. Whoever makes no documents needs none of them.",
    DEVELOPMENT: "Packages of `requirements-dev.txt` that are not above. Nothing of them is part of the site.",
    FONT: f"Files of `{FONTS}`, with their licences beside them. Published with the site; `scripts/dev/fonts.py` cut them and drew the zero of the first.",
    PAPER_FONT: f"Files of `{PAPER_FONTS}`, with their licences beside them, which are set into documents; `scripts/dev/paper_fonts.py` made them.",
    FORM: "Packages of `scripts/dev/vendor`, from npm. Published with the site, with their licences beside them; `scripts/dev/vendor/bundle.mjs` made them.",
    BUNDLE: "Packages of `scripts/dev/vendor`, from npm. Nothing of them is part of the site.",
    LINT: "Packages of `scripts/dev/lint`, from npm. Nothing of them is part of the site.",
}


def terms(root: Path = ROOT) -> Terms:
    """What `scripts/dev/supply.yml` says: floors, licences that fit, and how packages word theirs."""
    found: Terms = yaml.safe_load((root / "scripts/dev/supply.yml").read_text(encoding="utf-8"))
    return found


def used(root: Path = ROOT) -> tuple[Used, ...]:
    """Everything that is used, in the order of LICENCES.md."""
    site, papers, rest = (_versions(root, f"requirements{part}.txt") for part in ("", "-papers", "-dev"))
    known, words = _written(root), terms(root)
    python = [(SITE, name, version) for name, version in site.items()]
    python += [(PAPERS, name, version) for name, version in papers.items() if name not in site]
    python += [(DEVELOPMENT, name, version) for name, version in rest.items() if name not in papers]
    packages = [Used(*one, licence_said(one[1], words) or known.get((one[1], one[2]), "")) for one in python]
    return (*packages, *_fonts(root, FONT, FONTS), *_fonts(root, PAPER_FONT, PAPER_FONTS), *_npm(root, "vendor"), *_npm(root, "lint"))


def faults(things: tuple[Used, ...], fitting: Mapping[str, str]) -> Iterator[str]:
    """What has a licence that does not fit, or none that can be told."""
    for one in things:
        if not one.licence:
            yield f"{one.name} {one.version}: its licence cannot be told. Read the licence that it brings, and state it in scripts/dev/supply.yml."
        elif not fits(one.licence, fitting):
            yield f"{one.name} {one.version}: {one.licence} is not among the licences of scripts/dev/supply.yml. Use another, or add it with its reason."


def fits(licence: str, fitting: Mapping[str, str]) -> bool:
    """Whether an SPDX expression can be met with the licences that fit: all of an AND, one of an OR."""

    def met(part: Any) -> bool:
        if isinstance(part, LicenseSymbol):
            return part.key in fitting
        return (all if isinstance(part, AND) else any)(map(met, part.args))

    try:
        parsed = SPDX.parse(licence, validate=True)
    except ExpressionError:
        return False
    return parsed is not None and met(parsed)


def licence_said(name: str, words: Terms) -> str:
    """The licence that an installed package says it has, by SPDX; what scripts/dev/supply.yml states comes first. Nothing when neither does."""
    if name in words["stated"]:
        return str(words["stated"][name])
    try:
        said = metadata(name)
    except PackageNotFoundError:  # not for this machine; what was written on another stands
        return ""
    ways = [*(said.get_all("License-Expression") or ()), *(said.get_all("License") or ())]
    ways += [one.removeprefix(CLASSIFIER) for one in said.get_all("Classifier") or () if one.startswith(CLASSIFIER)]
    return next((found for way in ways if (found := words["spoken"].get(way) or (way if _is_spdx(way) else ""))), "")


def told(things: tuple[Used, ...]) -> str:
    """The text of LICENCES.md."""
    parts = ["# Licences\n\nEverything that this project uses, and under which licence. Made by `make licences` from what is locked; "
             "`scripts/dev/supply.yml` has the licences that fit.\n"]
    for purpose, said in SAID.items():
        rows = "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in things if one.purpose == purpose)
        parts.append(f"## {purpose}\n\n{said}\n\n| name | version | licence |\n|---|---|---|\n{rows}")
    return "\n".join(parts)


def main() -> int:
    """Writes LICENCES.md, and says what does not fit."""
    things = used()
    (ROOT / NAME).write_text(told(things), encoding="utf-8", newline="\n")
    wrong = list(faults(things, terms()["licences"]))
    print("\n".join(wrong) or f"{NAME} lists {len(things)} things, and every licence fits. Next: look at the difference and commit it.")
    return 1 if wrong else 0


def _is_spdx(text: str) -> bool:
    try:
        return SPDX.parse(text, validate=True) is not None
    except ExpressionError:
        return False


def _versions(root: Path, name: str) -> dict[str, str]:
    """Each package of a lock with its version, or its versions where they differ between machines."""
    found: dict[str, list[str]] = {}
    for one in locked((root / name).read_text(encoding="utf-8")):
        found.setdefault(one.name, []).append(one.version)
    return {one: " or ".join(versions) for one, versions in found.items()}


def _written(root: Path) -> dict[tuple[str, str], str]:
    """What LICENCES.md says already, by name and version."""
    path = root / NAME
    rows = ROW.findall(path.read_text(encoding="utf-8")) if path.is_file() else []
    return {(name, version): licence for name, version, licence in rows}


def _fonts(root: Path, purpose: str, folder: str) -> Iterator[Used]:
    """Each family with its licence, and each font that stands beside none."""
    left = {path.name for path in (root / folder).glob("*") if path.suffix != ".txt"}
    for path in sorted((root / folder).glob("LICENCE-*.txt")):
        family = path.stem.removeprefix("LICENCE-")
        files = {name for name in left if name.startswith(f"{family}-")}
        left -= files
        yield Used(purpose, family, counted(len(files), "file"), _font_licence(path.read_text(encoding="utf-8")))
    yield from (Used(purpose, name, "1 file", "") for name in sorted(left))


def _font_licence(text: str) -> str:
    """The short name of the licence that a text states; nothing when it is none of those known."""
    return next((licence for said, licence in FONT_LICENCES.items() if said in text), "")


def _npm(root: Path, folder: str) -> Iterator[Used]:
    """What a lock of npm has, but for what is the same tool built for another machine, or is not put into a module."""
    lock = json.loads((root / f"scripts/dev/{folder}/package-lock.json").read_text(encoding="utf-8"))
    purpose = NPM[folder]
    asked = lock["packages"][""].get("dependencies", {})
    for place, one in sorted(lock["packages"].items(), key=lambda found: bool(found[1].get("dev"))):
        name = place.rpartition("node_modules/")[2]
        if place and not one.get("optional"):
            yield Used(FORM if purpose == BUNDLE and name in asked else purpose, name, one["version"], one.get("license", ""))


if __name__ == "__main__":
    sys.exit(main())
