"""The data of a project, written without its pages, and read as programs read them."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from showcase.catalogue.pipeline import build_catalogue
from showcase.publish.build import copy_files, write_images
from showcase.publish.entries import write_entries
from showcase.publish.plan import plan
from showcase.publish.render import Look
from showcase.publish.site import Site
from showcase.site.views.cards import Cards
from support.projects import TODAY
from support.tables import rows_of, values_of

URL = "https://showcase.example/award/"


def collected(root: Path, folder: Path, url: str = URL) -> Site:
    """Writes the data of a project into a folder."""
    catalogue, _ = build_catalogue(root, TODAY)
    assert catalogue
    cards = Cards(catalogue.award)
    site = Site(root, folder, catalogue, cards, replace(plan(catalogue, url, cards), pages=()), Look(Environment(), {}, url), "", {}, frozenset(), 1)  # noqa: S701 – nothing is rendered
    for entry in catalogue.entries:
        (folder / "entries" / entry.key).mkdir(parents=True)
    for step in (copy_files, write_images, write_entries):
        step(site)
    return site


def entries_of(folder: Path, name: str = "entries.json") -> Iterator[dict[str, Any]]:
    """All entries, as a program reads them that knows nothing of how many there are."""
    page = json.loads((folder / "data/v1" / name).read_text(encoding="utf-8"))
    yield from page["entries"]
    for other in page["pages"]:
        yield from entries_of(folder, other)


def resources_of(folder: Path) -> dict[str, Mapping[str, Any]]:
    """The tables as their descriptor tells them, by name."""
    package = json.loads((folder / "data/v1/datapackage.json").read_text(encoding="utf-8"))
    return {one["name"]: one for one in package["resources"]}


def table_of(folder: Path, name: str) -> list[dict[str, object]]:
    """The rows of a table, read as its descriptor tells."""
    resource = resources_of(folder)[name]
    text = (folder / "data/v1" / resource["path"]).read_bytes().decode()
    return [values_of(row, resource["schema"]["fields"]) for row in rows_of(text)]


def texts_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site, and every file in its archives, with its bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{path.name}: {name}", archive.read(name)) for name in archive.namelist())
