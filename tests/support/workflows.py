"""What a workflow may be: every rule is a generator over the texts of all workflows, and says what breaks it."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import yaml

Node = dict[str, Any]
Texts = Mapping[str, str]
# Every right that a job has. A right that is not here is a mistake, or a decision to be made here.
RIGHTS = {
    "check.yml/check": {"contents": "read"},
    "code.yml/code": {"contents": "read"},
    "comment.yml/comment": {"contents": "read", "actions": "read", "pull-requests": "write"},
    "publish.yml/build": {"contents": "read"},
    "publish.yml/publish": {"pages": "write", "id-token": "write"},
    "take-in.yml/open": {"contents": "read"},
    "take-in.yml/propose": {"contents": "write", "actions": "read", "pull-requests": "write", "issues": "write"},
    "weekly.yml/look": {"contents": "read"},
    "weekly.yml/tell": {"contents": "read", "issues": "write"},
}
# What starts each workflow; `pull_request` is a stranger, and so is `issues` but for a label, which only those put there who may triage.
STARTS: dict[str, Node] = {
    "check.yml": {"pull_request": None},
    "code.yml": {
        "push": {"branches": ["main"], "paths-ignore": ["entries/**"]},
        "pull_request": {"paths-ignore": ["entries/**"]},
        "schedule": [{"cron": "10 6 * * 1"}],
    },
    "comment.yml": {"workflow_run": {"workflows": ["Check"], "types": ["completed"]}},
    "publish.yml": {"push": {"branches": ["main"]}, "schedule": [{"cron": "40 4 * * *"}], "workflow_dispatch": None},
    "take-in.yml": {"issues": {"types": ["labeled"]}},
    "weekly.yml": {"schedule": [{"cron": "20 5 * * 1"}], "workflow_dispatch": None},
}
# What jobs that may write run: the standard library alone, fetched from the main branch. The publishing job runs an action and nothing else.
WRITERS_RUN = {"python3 scripts/ci/pr_comment.py", "python3 scripts/ci/sent_entry.py", "python3 scripts/ci/weekly_issue.py"}
TAKEN_IN = "${{ github.event.label.name == 'take in' }}"
PART_OF_A_JOB = {"name", "needs", "if", "runs-on", "timeout-minutes", "permissions", "outputs", "environment", "steps"}
# The one cache: of what was made, which the build looks at by what it is made of, and of the key that signs it. Runs of a pull request cannot fill what runs of
# main read.
KEPT = ".cache/papers\n.cache/pages\n.cache/pictures\n.cache/site\n~/.cache/showcase\n"
CACHES = {"publish.yml/build": {"path": KEPT, "key": "made-${{ github.run_id }}", "restore-keys": "made-"}}
PART_OF_A_STEP = {"name", "id", "if", "env", "uses", "with", "run"}
FETCHES = {"persist-credentials", "fetch-depth", "sparse-checkout"}
PINNED = re.compile(r"(- )?uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
SECRET = re.compile(r"\$\{\{[^}]*\bsecrets\b|\bsecrets:")


@cache
def read(text: str) -> Node:
    """A workflow’s values; its `on`, which YAML takes for true, is under `starts`."""
    node: Node = yaml.load(text, yaml.CSafeLoader)
    return {**node, "starts": node.get(True)}  # type: ignore[call-overload]


def jobs(texts: Texts) -> Iterator[tuple[str, Node]]:
    """Every job with its name, `file/job`."""
    for name, text in texts.items():
        for job, node in read(text)["jobs"].items():
            yield f"{name}/{job}", node


def steps(texts: Texts) -> Iterator[tuple[str, Node]]:
    """Every step with the name of its job."""
    for name, job in jobs(texts):
        yield from ((name, step) for step in job.get("steps", ()))


def other_rights(texts: Texts) -> Iterator[str]:
    """Each job has the rights that it needs and no other, and a workflow has none outside its jobs."""
    found = {name: job.get("permissions", "what the workflow has") for name, job in jobs(texts)}
    yield from (f"{name}: {found.get(name)}" for name in sorted(found.keys() | RIGHTS.keys()) if found.get(name) != RIGHTS.get(name))
    yield from (f"{name}: rights for all" for name, text in texts.items() if read(text).get("permissions") != {})


def other_starts(texts: Texts) -> Iterator[str]:
    """Only what is meant to starts a workflow, so that no stranger starts one that has rights."""
    found = {name: read(text)["starts"] for name, text in texts.items()}
    yield from (f"{name}: {found.get(name)}" for name in sorted(found.keys() | STARTS.keys()) if found.get(name) != STARTS.get(name))


def secret_used(texts: Texts) -> Iterator[str]:
    """There is no secret, so that there is none to steal."""
    yield from (f"{name}: {found}" for name, text in texts.items() for found in SECRET.findall(text))


def token_used(texts: Texts) -> Iterator[str]:
    """The token of a run is seen by the steps that write, and by no other."""
    for name, step in steps(texts):
        rest = {key: value for key, value in step.items() if key != "env" or step.get("run") not in WRITERS_RUN}
        if re.search(r"github\.token|GITHUB_TOKEN", str(rest)):
            yield f"{name}: {step}"
    for name, text in texts.items():
        outside = {key: value for key, value in read(text).items() if key != "jobs"}
        if "token" in str(outside):
            yield f"{name}: a token for all"


def action_not_pinned(texts: Texts) -> Iterator[str]:
    """Every action is GitHub’s own, by the commit, with its version beside it."""
    for name, text in texts.items():
        yield from (f"{name}: {line.strip()}" for line in text.splitlines() if re.search(r"\buses\b", line) and not PINNED.fullmatch(line.strip()))


def two_versions(texts: Texts) -> Iterator[str]:
    """An action is the same everywhere."""
    pins: dict[str, set[str]] = {}
    for _, step in steps(texts):
        if "uses" in step:
            name, _, commit = step["uses"].partition("@")
            pins.setdefault(name, set()).add(commit)
    yield from (name for name, commits in pins.items() if len(commits) > 1)


def other_fetch(texts: Texts) -> Iterator[str]:
    """What is fetched is what started the run, and no token is left on the disk."""
    for name, step in steps(texts):
        if step.get("uses", "").startswith("actions/checkout@"):
            given = step.get("with", {})
            if given.get("persist-credentials") is not False or not given.keys() <= FETCHES:
                yield f"{name}: {given}"


def pasted(texts: Texts) -> Iterator[str]:
    """Nothing that a stranger may have typed is pasted into a command, and logic lives in scripts."""
    for name, step in steps(texts):
        if "${{" in step.get("run", "") or step.get("run", "").count("\n") > 1:
            yield f"{name}: {step['run']}"


def writer_runs(texts: Texts) -> Iterator[str]:
    """A job that may write runs scripts of the standard library alone, and fetches nothing from a pull request but its report."""
    for name, step in steps(texts):
        may_write = "write" in RIGHTS.get(name, {"": "write"}).values()
        if may_write and "run" in step and step["run"] not in WRITERS_RUN:
            yield f"{name}: {step['run']}"
        if may_write and step.get("uses", "").startswith("actions/download-artifact@"):
            yield f"{name}: {step['uses']}"


def not_asked_for(texts: Texts) -> Iterator[str]:
    """What a label starts is started by the one label that no form puts there; jobs after it wait for the first."""
    for name, text in texts.items():
        if "issues" in (read(text)["starts"] or {}):
            first, *rest = read(text)["jobs"].items()
            yield from (f"{name}: {first[0]}" for _ in [0] if first[1].get("if") != TAKEN_IN)
            yield from (f"{name}: {job}" for job, node in rest if node.get("needs") != first[0] or "if" in node)


def strange_part(texts: Texts) -> Iterator[str]:
    """Jobs run on GitHub’s own machines, end, fail when a step fails, and have no container, shell, workflow from elsewhere, or cache but one."""
    for name, job in jobs(texts):
        yield from (f"{name}: {part}" for part in sorted(job.keys() - PART_OF_A_JOB))
        if job.get("runs-on") != "ubuntu-latest" or not 0 < job.get("timeout-minutes", 0) <= 60:
            yield f"{name}: {job.get('runs-on')}, {job.get('timeout-minutes')} minutes"
    for name, step in steps(texts):
        yield from (f"{name}: {part}" for part in sorted(step.keys() - PART_OF_A_STEP))
        if ("cache" in str(step.get("uses", "")) or "cache" in str(step.get("with", ""))) and step.get("with") != CACHES.get(name, {}):
            yield f"{name}: a cache"


Rule = Callable[[Texts], Iterator[str]]
RULES: tuple[Rule, ...] = (
    other_rights, other_starts, secret_used, token_used, action_not_pinned, two_versions, other_fetch, pasted, writer_runs, not_asked_for, strange_part,
)
