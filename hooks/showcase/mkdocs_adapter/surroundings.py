"""What is the same for all pages of a build, known by one digest: with another, nothing that was made before is used."""

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

# What a configuration may say that its file does not: a value from the environment, or another file.
ELSEWHERE = (b"!ENV", b"INHERIT", b"!relative", b"!!python")


def surroundings(config: MkDocsConfig, project: Path, first_url: str) -> str | None:
    """The digest of the award, the configuration, all templates, prose and hooks of the project; None where pages may follow from more.

    The theme is known by its version, with all that is installed.
    """
    written = Path(config.config_file_path).read_bytes()
    if any(one in written for one in ELSEWHERE) or len(config.plugins) > len(config.hooks):
        return None
    folders = (config.docs_dir, *(one for one in config.theme.dirs if not _is_installed(one)))
    named = (config.config_file_path, str(project / "criteria.yml"), *map(str, config.hooks))
    digest = sha256(f"{config.site_url} {first_url} {config.theme.name}".encode())
    for path in (*named, *_files((*folders, str(project / "overrides")))):
        data = (project / path).read_bytes()
        digest.update(f"\n{len(path)} {path} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _is_installed(folder: str) -> bool:
    return any(one.endswith("site-packages") and Path(folder).is_relative_to(one) for one in sys.path)


def _files(folders: Iterable[str]) -> Iterator[str]:
    for top in folders:
        for folder, inside, names in os.walk(top):
            inside.sort()
            yield from (os.path.join(folder, name) for name in sorted(names) if os.path.isfile(os.path.join(folder, name)))
