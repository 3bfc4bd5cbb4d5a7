"""The files of the search index: what each is called, and how its text is made."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from showcase.catalogue.catalogue import Catalogue
from showcase.site.search.columns import ANSWERED, SPREAD, described, ranks, sets
from showcase.site.search.documents import as_json
from showcase.site.search.postings import Groups
from showcase.site.search.segments import Block, Keep, Reader
from showcase.site.search.suggestions import names
from showcase.site.urls import FIND
from showcase.site.views.cards import Cards
from showcase.util.collation import collation_key
from showcase.util.parallel import in_parallel

VERSION = 1
FOLDER = FIND.path
TITLE = 40  # letters of a title that tell it from others
File = tuple[str, Callable[[], str]]


def search_files(catalogue: Catalogue, cards: Cards, keep: Keep, cores: int) -> Iterator[File]:
    """Each file with its address from the site’s root and how it is made; the records of entries go to `keep` before that."""
    reader = Reader(catalogue, cards, keep)
    starts = reader.starts()
    blocks = in_parallel(reader.read, starts, min(cores, len(starts)) or 1, handful=1)
    cards.know(card for block in blocks for card in block.cards)
    groups = Groups(blocks)
    values = {one.of: [places for block in blocks for places in block.values[one.of]] for one in reader.dimensions}
    spread = [one for block in blocks for one in block.spread]
    yield f"{FOLDER}index.json", partial(as_json, _index(catalogue, reader, groups, blocks))
    yield f"{FOLDER}facets.json", lambda: as_json({**{of: sets(places) for of, places in values.items()}, SPREAD: ranks(spread)})
    yield f"{FOLDER}titles.json", lambda: as_json(_titles(catalogue))
    yield f"{FOLDER}names.json", lambda: as_json(names(catalogue, values))
    for number in range(len(groups.buckets)):
        yield f"{FOLDER}words/{number}.json", partial(groups.bucket, number)
    for stem, number in groups.common.items():
        yield f"{FOLDER}words/common/{number}.json", partial(groups.shared, stem)


def _index(catalogue: Catalogue, reader: Reader, groups: Groups, blocks: Sequence[Block]) -> Mapping[str, object]:
    """What the browser reads first. The stamp changes whenever any file does: all come from this and from what was read of the entries."""
    award = catalogue.award
    facets, likeness = described(award, reader.dimensions)
    asked = next(one.choices for one in reader.dimensions if one.of == ANSWERED)
    found = {
        "version": VERSION,
        "stamp": "",
        "name": award.name,
        "entries": len(catalogue.entries),
        "ignored": sorted(reader.weigher.words.ignored),
        "same": reader.weigher.synonyms,
        "buckets": groups.buckets,
        "facets": facets,
        "likeness": likeness,
        "questions": asked,
    }
    read = hashlib.sha256(as_json(found).encode())
    for digest in (digest for block in blocks for digest in block.digests):
        read.update(digest)
    return {**found, "stamp": read.hexdigest()[:8]}


def _titles(catalogue: Catalogue) -> list[str]:
    """What entries are put in order of title by: enough of each, so that several showcases can be put in one order."""
    return [collation_key(entry.front.title)[:TITLE] for entry in catalogue.entries]
