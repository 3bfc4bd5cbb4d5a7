"""What stands around the code: dependencies that are declared and used, and a package that brings all it needs."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from support.projects import AWARDS, ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
DECLARED = tomllib.loads(PYPROJECT)
CODE = ROOT / "hooks" / "showcase"
PARTS = {"pydantic-core"}  # pydantic’s own, which it pins to the very version
NOT_IMPORTED = {"markdown", "mkdocs-material", "pymdown-extensions"}  # MkDocs loads them, as mkdocs.yml says


def names(requirements: Sequence[str]) -> set[str]:
    return {Requirement(one).name for one in requirements}


def imported() -> set[str]:
    """The packages that the code imports, by the names under which they are installed."""
    modules = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                modules |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules.add(str(node.module).partition(".")[0])
    known = packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"showcase"}
    return {re.sub(r"[-_.]+", "-", known[one][0]).lower() for one in foreign}


def test_what_is_imported_is_declared_and_what_is_declared_is_used() -> None:
    optional = names(DECLARED["project"]["optional-dependencies"]["papers"])
    assert imported() - PARTS == (names(DECLARED["project"]["dependencies"]) | optional) - NOT_IMPORTED


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = [line for line in PYPROJECT.partition("[project.scripts]")[0].splitlines() if line.startswith('  "')]
    assert len(lines) == len(DECLARED["project"]["dependencies"]) + len(DECLARED["project"]["optional-dependencies"]["papers"])
    assert [line for line in lines if not re.search(r'",\s+# \S.{15,}$', line)] == []


def test_what_is_declared_is_what_is_locked() -> None:
    lines = (line.partition("#")[0].strip() for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines())
    assert names([line for line in lines if line]) == names([*DECLARED["project"]["dependencies"], *DECLARED["build-system"]["requires"]])
    lines = (line.partition("#")[0].strip() for line in (ROOT / "requirements-papers.in").read_text(encoding="utf-8").splitlines())
    assert names([line for line in lines if line and not line.startswith("-r ")]) == names(DECLARED["project"]["optional-dependencies"]["papers"])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is installed anywhere, made without a trace of an earlier installing."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "hooks", source / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copyfile(ROOT / name, source / name)
    run([sys.executable, "-m", "pip", "wheel", "-q", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(made), str(source)], made)
    (path,) = made.glob("*.whl")
    return path


def run(command: Sequence[str | Path], folder: Path) -> str:
    """What a command prints that ends well; it knows nothing of this folder."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SHOWCASE_DEBUG")}
    said = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


@pytest.mark.slow
def test_the_package_has_every_file_that_lies_in_its_folders(wheel: Path) -> None:
    ours = {path.relative_to(CODE.parent).as_posix() for path in CODE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {"showcase/site/search/english.yml", "showcase/authoring/importer/called.yml"} <= ours
    assert {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name} == ours


@pytest.mark.slow
def test_it_works_in_an_environment_of_its_own_far_from_its_source(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    paths = {"base": str(home), "platbase": str(home)}
    (Path(sysconfig.get_path("purelib", vars=paths)) / "others.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", vars=paths))
    run([sys.executable, "-m", "pip", "--python", scripts / "python", "install", "-q", "--no-index", "--no-deps", wheel], tmp_path)
    showcase = scripts / "showcase"
    assert run([scripts / "python", "-c", "import showcase; print(showcase.__file__)"], tmp_path).startswith(str(home))
    assert run([showcase, "check"], AWARDS / "small") == "1 entry ready to publish. Nothing to mend.\n"
    assert run([showcase, "explain", "unknown-theme"], tmp_path).startswith("unknown-theme\n")
    assert "are yours to try" in run([showcase, "import", "--example", "try-it", "--root", ROOT], tmp_path)
    assert "columns:" in run([showcase, "import", "try-it/entries.csv", "--suggest", "--root", ROOT], tmp_path)
