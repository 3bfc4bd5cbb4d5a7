"""Checks what this project is built from: locks with hashes and no addresses, versions above their floors, known faults, licences."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from licences import NAME, NPM, ROOT, faults, terms, told, used
from locks import locked, loose
from packaging.version import Version
from showcase.util.text import counted

# The site, all that tests it, what lists the site’s materials, what makes documents, and what holds data against their standard.
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bill.txt", "requirements-papers.txt", "requirements-data.txt")
# What it says when nobody answers, or somebody who cannot show to be the one that was asked.
OUT_OF_REACH = ("requests.exceptions.", "ConnectionError", "ServiceError", "Timeout", "Could not connect")
# What checks the scripts, and what the page of the form brings.
NPM_LOCKS = tuple(f"scripts/dev/{folder}/package-lock.json" for folder in NPM)
PATIENCE = 300  # seconds for the whole audit
EXACT = re.compile(r"\d+(?:\.\d+)*(?:-[\w.]+)?")
Audit = Callable[[Path], str | None]


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit tells: packages with known faults, in sentences; how many were looked up; and which could not be."""

    known: tuple[str, ...]
    looked_up: int
    passed_over: tuple[str, ...]


def lock_faults(root: Path) -> Iterator[str]:
    """What in a lock is not a version with its hashes; an address of any kind is among it."""
    for name in LOCKS:
        text = (root / name).read_text(encoding="utf-8")
        yield from (f"{name}: ‘{line[:60]}’ is not a version with its hashes. Run 'make lock'." for line in loose(text))
        if "://" in text:
            yield f"{name} names an address. Where packages come from is the business of each machine. Take it out."
    site, whole, _, papers, _ = ({(one.name, one.version, one.marker) for one in locked((root / name).read_text(encoding="utf-8"))} for name in LOCKS)
    for lock, some in ((LOCKS[0], site), (LOCKS[3], papers - site)):
        yield from (f"{name} {version} is in {lock} and not in {LOCKS[1]}, so it is not tested. Run 'make lock'." for name, version, _ in sorted(some - whole))


def npm_faults(root: Path) -> Iterator[str]:
    """What in a lock of npm is not a version with its hash, or says where it came from; and what is asked for without its version."""
    for name in NPM_LOCKS:
        packages: dict[str, dict[str, Any]] = json.loads((root / name).read_text(encoding="utf-8"))["packages"]
        asked = {**packages[""].get("dependencies", {}), **packages[""].get("devDependencies", {})}
        yield from (f"{name}: {one} is asked for as ‘{version}’. Name one version." for one, version in asked.items() if not EXACT.fullmatch(version))
        for place, one in packages.items():
            if place and (one.get("link") or not one.get("integrity", "").startswith("sha512-")):
                yield f"{name}: {place} has no hash. Install it again from its registry."
            if "resolved" in one:
                yield f"{name}: {place} names an address. Where packages come from is the business of each machine. Take it out."


def floor_faults(root: Path, floors: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What is locked below the lowest version that is safe, and floors of what is not used."""
    for name in LOCKS:
        for one in locked((root / name).read_text(encoding="utf-8")):
            floor = floors.get(one.name)
            if floor and Version(one.version) < Version(floor["version"]):
                yield f"{name}: {one.name} {one.version} is below {floor['version']}. {floor['because']}. Run 'make lock'."
    used_names = {one.name for name in LOCKS for one in locked((root / name).read_text(encoding="utf-8"))}
    yield from (f"scripts/dev/supply.yml: {name} has a floor and is not used. Take it out." for name in sorted(floors.keys() - used_names))


def licence_faults(root: Path) -> Iterator[str]:
    """Licences that do not fit, and a list that is out of date."""
    things = used(root)
    yield from faults(things, terms(root)["licences"])
    path = root / NAME
    if not path.is_file() or path.read_text(encoding="utf-8") != told(things):
        yield f"{NAME} is out of date. Run 'make licences', then commit it."


def audited(report: str | None) -> Audited | None:
    """What pip-audit’s report tells; None when there is none, or when it looked nothing up and would still call that well."""
    if report is None:
        return None
    packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    known = tuple(_sentence(one, fault) for one in packages for fault in one.get("vulns", ()))
    over = tuple(one["name"] for one in packages if "skip_reason" in one)
    return Audited(known, len(packages) - len(over), over) if len(packages) > len(over) else None


def _sentence(package: Mapping[str, Any], fault: Mapping[str, Any]) -> str:
    remedy = f"It is mended in {' and '.join(fault['fix_versions'])}; run 'make lock'." if fault.get("fix_versions") else "No version mends it yet."
    return f"{package['name']} {package['version']} has a known fault, {', '.join([fault['id'], *fault.get('aliases', ())])}. {remedy}"


def pip_audit(lock: Path) -> str | None:
    """The report of pip-audit on a lock, as JSON; None when its data cannot be reached. Raises RuntimeError when it cannot run at all."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--require-hashes", "--format", "json"]
    try:
        done = subprocess.run(
            [*command, "--progress-spinner", "off", "--timeout", "10"], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return None
    if done.stdout.startswith("{"):
        return done.stdout
    if any(word in done.stderr for word in OUT_OF_REACH):
        return None
    raise RuntimeError(f"pip-audit could not run:\n{done.stderr}")


def known_faults(root: Path, audit: Audit = pip_audit) -> Iterator[str]:
    """What is known to be wrong with what is locked; what could not be asked is said on the way, and is no fault."""
    for lock in (*LOCKS[1:3], LOCKS[4]):  # all others are parts of the first of them
        found = audited(audit(root / lock))
        if found is None:
            print(f"What is known of the packages of {lock} could not be reached, so the floors of scripts/dev/supply.yml stand alone.")
            continue
        print(f"Looked up among known faults: {counted(found.looked_up, 'package')} of {lock}.")
        if found.passed_over:
            print(f"Not found there, so the floors stand alone for them: {', '.join(found.passed_over)}.")
        yield from found.known


def main(root: Path = ROOT, audit: Audit = pip_audit) -> int:
    """Says all that is wrong; 1 when anything is."""
    floors: Mapping[str, Any] = terms(root)["floors"]
    wrong = [*lock_faults(root), *npm_faults(root), *floor_faults(root, floors), *licence_faults(root), *known_faults(root, audit)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
