"""The materials of a build, as this machine has them: the packages of the lock as they are installed, and the site’s fonts.

What a lock file of Python packages says: each package’s version, and the hashes of the files that may be installed for it.

The bill of materials: what a site was built with, in the form of CycloneDX 1.6, for those who look for a known fault in it.

It carries no time, and its serial number comes from what it lists, so that the same site gives the same bytes.
"""

import hashlib
import json
import platform
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

PINNED = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>[^#]+?))?(?P<hashes>(?:\s+--hash=sha256:[0-9a-f]{64})*)\s*"
)


@dataclass(frozen=True, slots=True)
class Locked:
    """A package at one version; `marker` says on which machines (empty: on all), `hashes` are SHA-256 in hexadecimal."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def locked(text: str) -> tuple[Locked, ...]:
    """Every package that a lock pins, as it stands there; one with two markers comes twice."""
    pins = (PINNED.fullmatch(line) for line in _lines(text))
    return tuple(
        Locked(pin["name"], pin["version"], pin["marker"] or "", tuple(one.rpartition(":")[2] for one in pin["hashes"].split())) for pin in pins if pin
    )


def loose(text: str) -> Iterator[str]:
    """The lines of a lock that pin nothing: no version, no hash, another file, or a place to fetch from."""
    for line in _lines(text):
        pin = PINNED.fullmatch(line)
        if pin is None or not pin["hashes"]:
            yield line


def _lines(text: str) -> Iterator[str]:
    """The lines as an installer reads them: continued ones joined, comments and empty ones left out."""
    for line in text.replace("\\\n", " ").splitlines():
        if (said := line.strip()) and not said.startswith("#"):
            yield said


FORM = {"bomFormat": "CycloneDX", "specVersion": "1.6"}
SITE = "site"
# What the licence files beside fonts say of themselves, and the licence’s short name in the list of SPDX.
LICENCES = {"SIL Open Font License, Version 1.1": "OFL-1.1"}
Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Package:
    """A Python package as it was installed; `hashes` are those of the files that the lock allows, `needs` the names of others."""

    name: str
    version: str
    hashes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        """Its address among packages, as auditors write it."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


def bill_of_materials(name: str, python: str, packages: Sequence[Package], fonts: Mapping[str, bytes]) -> str:
    """The bill of a site: `fonts` are the files of its folder of fonts with their licences, by name; `python` is the version that ran."""
    listed = sorted(packages, key=lambda one: one.name)
    components = [_platform(python), *map(_library, listed), *_fonts(fonts)]
    bill = {
        "version": 1,
        "metadata": {"lifecycles": [{"phase": "build"}], "component": {"type": "application", "bom-ref": SITE, "name": name}},
        "components": components,
        "dependencies": [{"ref": SITE, "dependsOn": [one["bom-ref"] for one in components]}, *_needs(listed)],
    }
    content = json.dumps(bill, ensure_ascii=False, sort_keys=True)
    return json.dumps({**FORM, "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}", **bill}, ensure_ascii=False) + "\n"


def licence_of(text: str) -> str:
    """The short name of the licence that a text states; nothing when it is none of those known."""
    return next((licence for said, licence in LICENCES.items() if said in text), "")


def _platform(version: str) -> Part:
    return {"type": "platform", "bom-ref": "python", "name": "Python", "version": version}


def _library(package: Package) -> Part:
    part: Part = {"type": "library", "bom-ref": package.purl, "name": package.name, "version": package.version, "purl": package.purl}
    if package.hashes:
        part["hashes"] = [_hash(one) for one in sorted(package.hashes)]
    return part


def _needs(packages: Iterable[Package]) -> list[Part]:
    known = {one.name: one.purl for one in packages}
    return [{"ref": known[one.name], "dependsOn": sorted({known[name] for name in one.needs if name in known})} for one in packages]


def _fonts(files: Mapping[str, bytes]) -> list[Part]:
    """Each font with the licence that stands beside it in `LICENCE-family.txt`."""
    licences = {name.removeprefix("LICENCE-").removesuffix(".txt"): licence_of(data.decode()) for name, data in files.items() if name.startswith("LICENCE-")}
    found = []
    for name, data in sorted(files.items()):
        if not name.startswith("LICENCE-"):
            part: Part = {"type": "file", "bom-ref": f"font/{name}", "name": name, "hashes": [_hash(hashlib.sha256(data).hexdigest())]}
            said = next((licence for family, licence in licences.items() if licence and name.startswith(f"{family}-")), "")
            found.append({**part, "licenses": [{"license": {"id": said}}]} if said else part)
    return found


def _hash(content: str) -> Part:
    return {"alg": "SHA-256", "content": content}


LOCK = "requirements.txt"
BILL = "bill-of-materials.cdx.json"
FONTS = Path("assets/showcase/fonts")
# The heads of a package’s metadata that are wanted here. Read whole, as e-mail, 43 of them took longer than the pages of small sites.
VERSION = re.compile(r"^Version: *(\S+)", re.MULTILINE)
NEED = re.compile(r"^Requires-Dist: *([A-Za-z0-9][A-Za-z0-9._-]*)(?!.*\bextra ==)", re.MULTILINE)


def bill_expected(root: Path) -> tuple[str, ...]:
    """The file that a site of this project has for its bill; none when the project has no lock."""
    return (BILL,) if (root / LOCK).is_file() else ()


def write_bill(root: Path, site: Path, name: str) -> bool:
    """Writes the bill of a site into it; False when the project has no lock, so that nobody can say what was meant to be used."""
    if not bill_expected(root):
        return False
    fonts = {path.name: path.read_bytes() for path in sorted((site / FONTS).glob("*")) if path.is_file()}
    bill = bill_of_materials(name, platform.python_version(), installed(locked((root / LOCK).read_text(encoding="utf-8"))), fonts)
    (site / BILL).write_text(bill, encoding="utf-8", newline="\n")
    return True


def installed(pins: tuple[Locked, ...]) -> tuple[Package, ...]:
    """The packages of a lock that are installed here, each once; one of another version than the lock’s comes without hashes."""
    hashes = {(pin.name, pin.version): pin.hashes for pin in pins}
    found = []
    for name in dict.fromkeys(pin.name for pin in pins):
        if (version := VERSION.search(head := _metadata(name))) is not None:
            needs = tuple(re.sub(r"[-_.]+", "-", need).lower() for need in NEED.findall(head))
            found.append(Package(name, version[1], hashes.get((name, version[1]), ()), needs))
    return tuple(found)


def _metadata(name: str) -> str:
    """What a package says of itself before its description; nothing when it is not installed, as not every package is for every machine."""
    try:
        return (distribution(name).read_text("METADATA") or "").partition("\n\n")[0]
    except PackageNotFoundError:
        return ""
