"""The search index as the browser reads it: its files, and the entries that a word leads to."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from showcase.catalogue.catalogue import Catalogue
from showcase.publish.render import Writer
from showcase.site.search.files import FOLDER, search_files
from showcase.site.views.cards import Cards
from showcase.util.text import plain_words

BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Search:
    """The files of an index by their addresses below its folder."""

    files: Mapping[str, str]

    def __getitem__(self, address: str) -> Any:
        return json.loads(self.files[address])

    @cached_property
    def index(self) -> Any:
        return self["index.json"]

    @cached_property
    def records(self) -> list[Any]:
        return [self[f"entries/{number}.json"] for number in range(self.index["entries"])]

    @cached_property
    def groups(self) -> list[list[Any]]:
        """The groups of each bucket."""
        return [self[f"words/{number}.json"]["groups"] for number in range(len(self.index["buckets"]))]

    @cached_property
    def _by_form(self) -> list[dict[str, list[Any]]]:
        return [{form: group for group in groups for form in group[0]} for groups in self.groups]

    def find(self, form: str) -> dict[int, int]:
        """The entries that have a word, each with its weight; none when it is not in the file that its first letters name."""
        bucket = bisect_right(self.index["buckets"], form[:3]) - 1
        group = self._by_form[bucket].get(form)
        if group is None:
            return {}
        steps, weights = self[f"words/common/{group[2]}.json"] if len(group) == 3 else group[2:]
        found = dict(zip(accumulate(steps), map(BASE_36.index, weights), strict=True))
        assert len(found) == group[1]
        return found

    def named(self, phrase: str) -> dict[int, int]:
        """The entries that have a phrase of a set of synonyms."""
        return self.find(next(f"={number}" for number, phrases in enumerate(self.index["same"]) if plain_words(phrase) in phrases))


def searched(catalogue: Catalogue, cores: int = 1, writer: Writer | None = None) -> Search:
    """The index of a catalogue; records go through `writer` where several processes make them."""
    files: dict[str, str] = {}

    def keep(address: str, text: str) -> None:
        assert address not in files
        files[address] = text

    for address, make in search_files(catalogue, Cards(catalogue.award), writer.write if writer else keep, cores):
        keep(address, make())
    if writer:
        site = Path(writer.site)
        files |= {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.json")}
    return Search({address.removeprefix(FOLDER): text for address, text in files.items()})


def with_award(catalogue: Catalogue, **changes: object) -> Catalogue:
    """A catalogue whose award is a little different."""
    return replace(catalogue, award=catalogue.award.model_copy(update=changes))
