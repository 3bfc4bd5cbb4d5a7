"""Projects to build and change: where things are, the tests’ own day, and whole projects of an award with the sites made from them."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
AWARDS = ROOT / "tests" / "awards"
EVERY_AWARD = ("this", "small", "mending", "states", "klinke", "gardens")
WITH_ADOPTIONS = tuple(one for one in EVERY_AWARD if one != "gardens")  # which does without
TODAY = date(2026, 11, 1)
EPOCH = "1793491200"  # the same day, for builds
MAY_BUILD = True  # no, while a test runs that is not marked as slow
# All builds run this code, and Python keeps in one place what it compiled of it; in each project anew, that is a fifth of a small build.
COMPILED = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONPYCACHEPREFIX": str(ROOT / ".cache" / "python"), "PYTHONDONTWRITEBYTECODE": ""}
PARTS = ("hooks", "overrides", "pages", "mkdocs.yml")


def root_of(award: str) -> Path:
    """The folder of an award by its name: of `tests/awards`, or `this` one."""
    return ROOT if award == "this" else AWARDS / award


def project(target: Path, award: Path) -> Path:
    """A whole project under `target`: this site’s own parts with an award’s criteria and entries, and its look where it has one."""
    target.mkdir(parents=True)
    for name in PARTS:
        part = ROOT / name
        if part.is_dir():
            shutil.copytree(part, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(part, target / name)
    if (look := award / "look.yml").exists():
        with (target / "mkdocs.yml").open("a", encoding="utf-8") as written:
            written.write(look.read_text(encoding="utf-8"))
        shutil.copytree(award / "pages", target / "pages", dirs_exist_ok=True)
    shutil.copyfile(award / "criteria.yml", target / "criteria.yml")
    shutil.copytree(award / "entries", target / "entries", symlinks=True)  # a link to a device would be copied without end
    return target


def build(root: Path, *options: str, generator: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds a project as its users do, in a process of its own."""
    assert MAY_BUILD, "whoever builds a site is slow, and marked so"
    return subprocess.run(
        [sys.executable, "-m", generator, "build", *options],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **COMPILED, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
