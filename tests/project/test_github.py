"""What GitHub reads: workflows with no more rights than they need, actions that cannot change under us, and forms that it accepts."""

import ast
import json
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import sent_entry
import yaml
from support.projects import ROOT
from support.workflows import RIGHTS, RULES, STARTS, TAKEN_IN, WRITERS_RUN, Rule, steps

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
HOSTILE: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/workflows.yml").read_text(encoding="utf-8"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
Node = dict[str, Any]


def read(path: Path) -> Node:
    node: Node = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return node


def changed(case: Node) -> dict[str, str]:
    """The workflows after a case."""
    texts: dict[str, str] = {**TEXTS, **case.get("write", {})}
    for old, new in case.get("change", {}).items():
        assert old in texts[case["file"]], f"the case changes ‘{old}’, which is not in {case['file']}"
        texts[case["file"]] = texts[case["file"]].replace(old, new, 1)
    return texts


def zizmor(texts: dict[str, str], root: Path) -> set[str]:
    """What the linter of workflows finds, as `make lint` calls it."""
    folder = root / ".github" / "workflows"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    program = str(Path(sys.executable).with_name("zizmor"))
    done = subprocess.run(
        [program, "--offline", "--quiet", "--no-progress", "--persona=auditor", "--format=json", str(folder.parent)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return {finding["ident"] for finding in json.loads(done.stdout) if not finding["ignored"]}


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_workflows_keep_every_rule(rule: Rule) -> None:
    assert list(rule(TEXTS)) == []


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["it"])
def test_a_hostile_change_of_a_workflow_is_found(case: Node) -> None:
    texts = changed(case)
    assert [rule.__name__ for rule in RULES if [*rule(texts)]] == [rule.__name__ for rule in RULES if rule.__name__ in case["breaks"]]


@pytest.mark.parametrize("case", [case for case in HOSTILE if "zizmor" in case], ids=lambda case: case["it"])
def test_the_linter_of_workflows_finds_it_too(case: Node, tmp_path: Path) -> None:
    assert {*case["zizmor"]} <= zizmor(changed(case), tmp_path)


def test_the_linter_finds_nothing_in_what_is_here(tmp_path: Path) -> None:
    assert zizmor(TEXTS, tmp_path) == set()


def test_every_rule_is_broken_by_a_case() -> None:
    assert {rule.__name__ for rule in RULES} - {name for case in HOSTILE for name in case["breaks"]} == set()


def test_what_a_stranger_starts_may_read_and_nothing_else() -> None:
    by_strangers = {name: starts.keys() & {"pull_request", "issues", "issue_comment", "fork"} for name, starts in STARTS.items()}
    strangers = {name for name, kinds in by_strangers.items() if kinds and STARTS[name] != {"issues": {"types": ["labeled"]}}}
    assert strangers == {"check.yml", "code.yml"}
    assert {right for name, rights in RIGHTS.items() if name.partition("/")[0] in strangers for right in rights.values()} == {"read"}


def test_no_form_puts_the_label_there_that_takes_a_zip_in() -> None:
    assert [path.name for path in FORMS if sent_entry.LABEL in read(path)["labels"]] == []
    assert repr(sent_entry.LABEL) in TAKEN_IN


def test_the_follower_follows_the_check() -> None:
    assert STARTS["comment.yml"]["workflow_run"]["workflows"] == [read(GITHUB / "workflows/check.yml")["name"]]


def test_commands_run_what_is_there() -> None:
    words = [word for _, step in steps(TEXTS) for word in step.get("run", "").split()]
    assert [word for word in words if word.startswith(("scripts/", ".ci/")) and not (ROOT / word).is_file()] == []


@pytest.mark.parametrize("name", ["github_api.py", "pr_comment.py", "pr_shape.py", "sent_entry.py", "weekly_issue.py"])
def test_what_may_write_needs_nothing_installed(name: str) -> None:
    tree = ast.parse((ROOT / "scripts" / "ci" / name).read_text(encoding="utf-8"))
    plain = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    by_name = {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert (plain | by_name) - sys.stdlib_module_names - {"github_api", "pr_shape"} == set()


def test_jobs_that_may_write_run_only_such_scripts() -> None:
    commands = {step["run"] for name, step in steps(TEXTS) if "write" in RIGHTS[name].values() and "run" in step}
    assert commands == WRITERS_RUN


@named(FORMS)
def test_a_form_is_one_that_github_accepts(path: Path) -> None:
    form = read(path)
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert 3 <= len(form["name"]) <= 100
    assert len(form["description"]) <= 200
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    assert fields
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    ids, labels = [part["id"] for part in fields], [part["attributes"]["label"] for part in fields]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert [one for one in ids if not re.fullmatch(r"[A-Za-z0-9_-]+", one)] == []
    for part in fields:
        options = part["attributes"].get("options", [])
        assert bool(options) == (part["type"] in ("dropdown", "checkboxes"))
        if part["type"] == "dropdown":
            assert len(set(options)) == len(options)
            assert all(isinstance(option, str) and option.strip() and option.lower() != "none" for option in options)


@named(FORMS)
def test_a_form_says_that_everybody_can_read_it(path: Path) -> None:
    assert "Everybody can read this page" in str(read(path)["body"][0]["attributes"]["value"])


def test_the_way_to_the_award_team_is_on_this_site() -> None:
    site = read(ROOT / "mkdocs.yml")["site_url"]
    assert [link["url"] for link in read(GITHUB / "ISSUE_TEMPLATE/config.yml")["contact_links"] if not link["url"].startswith(site)] == []


def test_owners_are_named_for_what_is_there() -> None:
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert [path for path, *_ in lines if not any(ROOT.glob(path.strip("/")))] == []
    assert all(owners and all(owner.startswith("@") for owner in owners) for _, *owners in lines)


def owners_of(path: str) -> list[str]:
    """Who is asked about a path: the last line that fits counts."""
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    fitting = [owners for place, *owners in lines if place == "*" or fnmatch(f"/{path}", f"{place}*")]
    return fitting[-1]


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/check.yml",
        ".github/CODEOWNERS",
        ".ci/run",
        "Makefile",
        "hooks/showcase_hooks.py",
        "scripts/ci/pr_comment.py",
        "overrides/main.html",
        "requirements.txt",
        "requirements-dev.in",
        "mkdocs.yml",
        "SECURITY.md",
    ],
)
def test_what_runs_is_looked_at_by_maintainers(path: str) -> None:
    assert (ROOT / path).exists()
    assert owners_of(path) == ["@showcase-award/maintainers"]


def test_newer_versions_are_looked_for_where_there_are_any() -> None:
    where = {one["package-ecosystem"]: one["directory"] for one in read(GITHUB / "dependabot.yml")["updates"]}
    assert where.keys() == {"github-actions", "pip", "npm"}
    assert (ROOT / where["npm"].strip("/") / "package-lock.json").is_file()


def test_hooks_before_a_commit_run_our_own_command() -> None:
    hooks = [hook for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert [hook["entry"] for hook in hooks] == [".venv/bin/showcase check", ".venv/bin/showcase schema --check"]
    patterns = {hook["id"]: re.compile(hook["files"]) for hook in hooks}
    assert patterns["entries"].search("entries/2025/quiet-nights/index.md")
    assert patterns["made-from-criteria"].search("schemas/entry.json")
    assert not patterns["entries"].search("README.md")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "MAINTAINERS.md", "SECURITY.md"])
def test_documents_lead_to_what_is_there_and_pictures_have_words(name: str) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "code", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"(!?)\[([^\]]*)\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    places = [place for _, _, place in links if not place.startswith(("http", "mailto:", "../../"))]
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert [place for picture, words, place in links if picture and len(words) < 20] == []


def test_the_lock_of_npm_names_no_address() -> None:
    text = (ROOT / "scripts/dev/lint/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert '"integrity": "sha512-' in text
