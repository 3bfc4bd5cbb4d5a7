"""The key of whoever works here, with which they sign what they keep, so that nothing is believed that came along with a project.

It lies outside every project: whoever sends a change can bring files, and none that is signed.
"""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from showcase.intake.safe_read import read_file

FRESH = "SHOWCASE_FRESH"  # when it is set, nothing that was kept is used, and nothing is kept
LENGTH = 32  # bytes


def own_key(root: Path) -> bytes | None:
    """The key, made when there is none; None where it could be somebody else’s, cannot be kept, or nothing is to be kept."""
    if os.environ.get(FRESH):
        return None
    path = _place()
    with suppress(OSError):
        if path is None or os.path.realpath(path).startswith(os.path.join(os.path.realpath(root), "")):
            return None
        if not os.path.lexists(path):
            _make(path)
        key = read_file(path, LENGTH) if _is_ours_alone(path.lstat()) else b""
        return key if len(key) == LENGTH else None
    return None


def _is_ours_alone(status: os.stat_result) -> bool:
    """Whether nobody else may read a file; Windows keeps what is in a home from others by itself."""
    return os.name != "posix" or (status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o077)


def _place() -> Path | None:
    """Where it lies: among what programs keep for themselves."""
    with suppress(RuntimeError):  # nobody’s home is known
        kept = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(kept) if os.path.isabs(kept) else Path.home() / ".cache") / "showcase" / "key"
    return None


def _make(path: Path) -> None:
    """Makes a key whole: whoever is first has made it for all that run at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"key.{secrets.token_hex(8)}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
        with suppress(FileExistsError):
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
