"""Cases: small changes to the sound project, written as data, and how they are made (see `cases/README.md`)."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from support.drawing import drawn

ENTRY = "entries/2025/quiet-mornings"
Case = dict[str, Any]


def read(path: Path) -> dict[str, list[Case]]:
    """A file of cases, in which every value is text: `on` is not a truth value here."""
    found: dict[str, list[Case]] = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text
    return found


def texts_in(says: Mapping[str, Any]) -> Iterator[str]:
    """Every text of a code, in all its wordings."""
    for part in says.values():
        if isinstance(part, Mapping):
            yield from texts_in(part)
        else:
            yield from [part] if isinstance(part, str) else part


def place(root: Path, name: str) -> Path:
    """A path of a case: from the project's root when it begins with a slash, else from the entry's folder."""
    return root / name[1:] if name.startswith("/") else root / ENTRY / name


def apply(case: Case, root: Path) -> None:
    """Makes all that a case says, in an order that it can rely on."""
    for name, source in case.get("copy", {}).items():
        shutil.copytree(place(root, source), place(root, name))
    _change(case, root)
    for name, pairs in case.get("repeat", {}).items():
        _replace(place(root, name), {piece: piece * int(count) for piece, count in pairs.items()})
    for name in case.get("remove", []):
        place(root, name).unlink()
    for key, as_bytes in WRITERS.items():
        for name, content in case.get(key, {}).items():
            place(root, name).parent.mkdir(parents=True, exist_ok=True)
            place(root, name).write_bytes(as_bytes(content))
    for name, said in case.get("picture", {}).items():
        place(root, name).parent.mkdir(parents=True, exist_ok=True)
        place(root, name).write_bytes(drawn(said, name))
    for name, count in case.get("fill", {}).items():
        for number in range(int(count)):
            (place(root, name) / f"file-{number}.txt").write_bytes(b"a\n")
    for name, target in case.get("link", {}).items():
        place(root, name).unlink(missing_ok=True)
        place(root, name).symlink_to(target)


WRITERS: dict[str, Callable[[Any], bytes]] = {
    "write": lambda text: text.encode(),
    "bytes": bytes.fromhex,
    "size": lambda count: b"a" * int(count),
    "lines": lambda count: b"a\n" * int(count),
    "months": lambda count: b"date,value\n" + b"".join(b"%d-%02d-01,5\n" % (1990 + n // 12, n % 12 + 1) for n in range(int(count))),
}
CASE_KEYS = {"file", "change", "changes", "copy", "repeat", "remove", *WRITERS, "picture", "fill", "link"}


def _change(case: Case, root: Path) -> None:
    changes = {case.get("file", "index.md"): case.get("change", {})} | case.get("changes", {})
    for name, pairs in changes.items():
        _replace(place(root, name), pairs)


def _replace(path: Path, pairs: Mapping[str, str]) -> None:
    if pairs:
        path.write_text(replaced(path.read_text(encoding="utf-8"), pairs), encoding="utf-8", newline="")


def replaced(text: str, pairs: Mapping[str, str]) -> str:
    """A text with pieces of it replaced, each where it comes first."""
    for old, new in pairs.items():
        assert old in text, f"the case changes ‘{old}’, which is not there"
        text = text.replace(old, new, 1)
    return text
