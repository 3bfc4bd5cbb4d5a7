"""The bill of materials: what a site was built with, in the form of CycloneDX 1.6, for those who look for a known fault in it.

It carries no time, and its serial number comes from what it lists, so that the same site gives the same bytes.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
