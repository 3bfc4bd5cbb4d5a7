"""Pictures beside entries become the versions that are published, made once and then taken from the store."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from showcase.intake.images.cache import Store
from showcase.intake.images.decode import Unshowable
from showcase.intake.images.encode import make_versions
from showcase.intake.safe_read import read_file
from showcase.intake.workspace import LARGEST_FILE
from showcase.model.picture import Version
from showcase.publish.plan import Pictured
from showcase.util.parallel import in_parallel

WORTH_SHARING = 4  # pictures; one takes a second when it is new, and a process as good as nothing beside it


def write_pictures(pictures: Sequence[Pictured], root: Path, site: Path, cores: int) -> list[str]:
    """Writes every version of every picture into the folder of its entry’s page. Originals stay where they are.

    What comes back is said of files that are no longer what was judged; mostly it is nothing.
    """
    def write(some: Sequence[Pictured]) -> list[str]:
        return [_write(one, root, site) for one in some]

    return [fault for fault in in_parallel(write, pictures, cores if len(pictures) >= WORTH_SHARING else 1, handful=1) if fault]


class Replaced(Unshowable):
    """A picture whose file is no longer the one that was judged."""

    def __str__(self) -> str:
        return "is another file than the one that was judged."


def _write(one: Pictured, root: Path, site: Path) -> str:
    try:
        for version, data in versions_of(one, root):
            (site / one.folder / version.name).write_bytes(data)
    except (OSError, Unshowable) as fault:
        return f"{one.source} was sound, and now {fault}"
    return ""


def versions_of(one: Pictured, root: Path) -> list[tuple[Version, bytes]]:
    """The versions of a picture with their bytes. Raises Unshowable when the file is no longer what was judged."""
    store, digest = Store(root), one.picture.digest
    kept = [(version, store.version(digest, version.width, version.height)) for version in one.picture.versions]
    missing = [version for version, data in kept if data is None]
    made = _made(one, root, store, missing) if missing else {}
    return [(version, made[version.width] if data is None else data) for version, data in kept]


def version_of(one: Pictured, version: Version, root: Path) -> bytes:
    """One version’s bytes. Raises Unshowable when the file is no longer what was judged."""
    return next(data for found, data in versions_of(one, root) if found == version)


def _made(one: Pictured, root: Path, store: Store, versions: Sequence[Version]) -> dict[int, bytes]:
    data = read_file(root / one.source, LARGEST_FILE)
    if sha256(data).hexdigest() != one.picture.digest:
        raise Replaced("picture-damaged")
    made = make_versions(data, versions)
    for width, version in made.items():
        store.keep_version(one.picture.digest, width, version)
    return made
