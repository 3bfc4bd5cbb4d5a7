"""The materials of a build, as this machine has them: the packages of the lock as they are installed, and the site’s fonts."""

import platform
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from showcase.exports.bill_of_materials import Package, bill_of_materials
from showcase.locked import Locked, locked

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
