"""What GitHub reads: workflows with no more rights than they need, actions that cannot change under us, and forms that it accepts."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
# Every right that a job has. A right that is not here is a mistake, or a decision to be made here.
RIGHTS = {
    "check.yml/check": {"contents": "read"},
    "code.yml/code": {"contents": "read"},
    "comment.yml/comment": {"contents": "read", "actions": "read", "pull-requests": "write"},
    "publish.yml/build": {"contents": "read"},
    "publish.yml/publish": {"pages": "write", "id-token": "write"},
    "weekly.yml/look": {"contents": "read"},
    "weekly.yml/tell": {"contents": "read", "issues": "write"},
}
Node = dict[str, Any]


def read(path: Path) -> Node:
    node: Node = yaml.safe_load(path.read_text(encoding="utf-8"))
    return node


def jobs() -> Iterator[tuple[str, Node]]:
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield f"{path.name}/{name}", job


def steps() -> Iterator[tuple[str, Node]]:
    for name, job in jobs():
        yield from ((name, step) for step in job["steps"])


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


def test_each_job_has_the_rights_that_it_needs_and_no_other() -> None:
    assert {name: job["permissions"] for name, job in jobs()} == RIGHTS


@named(WORKFLOWS)
def test_a_workflow_has_no_rights_outside_its_jobs(path: Path) -> None:
    assert read(path)["permissions"] == {}


@named(WORKFLOWS)
def test_a_workflow_uses_no_secret(path: Path) -> None:
    assert re.findall(r"\$\{\{[^}]*\bsecrets\b", path.read_text(encoding="utf-8")) == []


def triggers(path: Path) -> set[str]:
    return {*read(path)[True]}  # type: ignore[index]  # YAML takes `on` for true


def test_no_workflow_runs_a_strangers_code_with_rights() -> None:
    assert [path.name for path in WORKFLOWS if "pull_request_target" in triggers(path)] == []
    assert [path.name for path in WORKFLOWS if "workflow_run" in triggers(path)] == ["comment.yml"]
    strangers = [name for name, _ in jobs() if "pull_request" in triggers(GITHUB / "workflows" / name.partition("/")[0])]
    assert {right for name in strangers for right in RIGHTS[name].values()} == {"read"}


def test_what_follows_a_strangers_run_fetches_the_main_branch() -> None:
    (fetch, run) = read(GITHUB / "workflows/comment.yml")["jobs"]["comment"]["steps"]
    assert fetch["with"].keys() == {"persist-credentials", "sparse-checkout"}
    assert run["run"] == "python3 scripts/pr_comment.py"


def test_the_follower_follows_the_check() -> None:
    assert read(GITHUB / "workflows/comment.yml")[True]["workflow_run"]["workflows"] == [read(GITHUB / "workflows/check.yml")["name"]]  # type: ignore[index]


@named(WORKFLOWS)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not re.fullmatch(r"(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_is_the_same_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for _, step in steps():
        if "uses" in step:
            name, _, commit = step["uses"].partition("@")
            pins.setdefault(name, set()).add(commit)
    assert {name: commits for name, commits in pins.items() if len(commits) > 1} == {}
    assert {name.partition("/")[0] for name in pins} == {"actions"}


def test_no_token_is_left_on_the_disk() -> None:
    fetches = [(name, step) for name, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert fetches
    assert [name for name, step in fetches if step["with"]["persist-credentials"] is not False] == []


def test_nothing_is_pasted_into_a_command() -> None:
    assert [(name, step["run"]) for name, step in steps() if "${{" in step.get("run", "")] == []


def test_logic_lives_in_scripts() -> None:
    assert [(name, step["run"]) for name, step in steps() if step.get("run", "").count("\n") > 1] == []


def test_commands_run_what_is_there() -> None:
    words = [word for _, step in steps() for word in step.get("run", "").split()]
    assert [word for word in words if word.startswith(("scripts/", ".ci/")) and not (ROOT / word).is_file()] == []


@pytest.mark.parametrize(("name", "job"), list(jobs()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_job_ends(name: str, job: Node) -> None:
    assert 0 < job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", ["github_api.py", "pr_comment.py", "pr_shape.py", "weekly_issue.py"])
def test_what_may_write_needs_nothing_installed(name: str) -> None:
    tree = ast.parse((ROOT / "scripts" / name).read_text(encoding="utf-8"))
    plain = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    by_name = {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert (plain | by_name) - sys.stdlib_module_names - {"github_api", "pr_shape"} == set()


def test_jobs_that_may_write_run_only_such_scripts() -> None:
    writers = [name for name, rights in RIGHTS.items() if "write" in rights.values()]
    commands = {step["run"] for name, step in steps() if name in writers and "run" in step}
    assert commands == {"python3 scripts/pr_comment.py", "python3 scripts/weekly_issue.py"}


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
    assert [path for path, *_ in lines if path != "*" and not (ROOT / path.strip("/")).exists()] == []
    assert all(owners and all(owner.startswith("@") for owner in owners) for _, *owners in lines)


def test_newer_versions_are_looked_for_where_there_are_any() -> None:
    where = {one["package-ecosystem"]: one["directory"] for one in read(GITHUB / "dependabot.yml")["updates"]}
    assert where.keys() == {"github-actions", "pip", "npm"}
    assert (ROOT / where["npm"].strip("/") / "package-lock.json").is_file()


def test_hooks_before_a_commit_run_our_own_command() -> None:
    hooks = [hook for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert [hook["entry"].split(" showcase ")[1] for hook in hooks] == ["check", "schema --check"]
    patterns = {hook["id"]: re.compile(hook["files"]) for hook in hooks}
    assert patterns["entries"].search("entries/2025/quiet-nights/index.md")
    assert patterns["made-from-criteria"].search("schemas/entry.json")
    assert not patterns["entries"].search("README.md")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "MAINTAINERS.md"])
def test_documents_lead_to_what_is_there_and_pictures_have_words(name: str) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "code", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"(!?)\[([^\]]*)\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    places = [place for _, _, place in links if not place.startswith(("http", "mailto:", "../../"))]
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert [place for picture, words, place in links if picture and len(words) < 20] == []


def test_the_lock_of_npm_names_no_address() -> None:
    text = (ROOT / "scripts/lint/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert '"integrity": "sha512-' in text
