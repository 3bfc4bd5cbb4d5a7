"""Realistic entries in any number, from a seed: the published examples taken apart and put together anew.

They are written in the real format and pass the checks, so that the benchmark measures what a real collection costs.
"""

import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
HEADING = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)
LOCAL_LINK = re.compile(r"\]\((?!https?:|mailto:)")
PLACES = [
    "Alder", "Birch", "Cedar", "Dunes", "Elder", "Fallow", "Gorse", "Heather", "Iris", "Juniper", "Kestrel", "Larch", "Marsh", "Nettle", "Oak",
    "Poplar", "Quarry", "Rowan", "Sorrel", "Thorn",
]
KINDS = ["Hospitals NHS Trust", "Community NHS Trust", "Mental Health NHS Trust", "County Council", "Surgery", "Health Board"]
THINGS = ["nights", "letters", "meals", "visits", "bells", "maps", "doors", "rounds", "bags", "lamps", "chairs", "phones", "forms", "gates", "beds"]


@dataclass(slots=True)
class Pool:
    """The pieces of a year's examples: whole front matters, answers under their headings, what stands beside them, and the award's times to begin."""

    fronts: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    order: list[tuple[str, str]] = field(default_factory=list)
    series: dict[str, str] = field(default_factory=dict)
    adoptions: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


def pools(source: Path) -> Mapping[int, Pool]:
    """What the example entries under a project's root offer, by year."""
    found: dict[int, Pool] = {}
    award = yaml.load((source / "criteria.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    times = list(award["vocabularies"].get("time_bands", ()))
    for path in sorted(source.glob("entries/*/*/index.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        pool = found.setdefault(int(path.parts[-3]), Pool(times=times))
        pool.fronts.append(yaml.load(front, yaml.BaseLoader))  # noqa: S506 - BaseLoader makes nothing but text
        pieces = HEADING.split(body)[1:]
        order = list(zip(pieces[0::3], pieces[1::3], strict=True))
        pool.order = pool.order or order
        for (_, title), text in zip(order, pieces[2::3], strict=True):
            if not LOCAL_LINK.search(text):
                pool.answers.setdefault(title, []).append(text.strip())
        pool.series |= {one.name: one.read_text(encoding="utf-8") for one in path.parent.glob("*.csv")}
        pool.adoptions += [one.read_text(encoding="utf-8") for one in sorted(path.parent.glob("adoptions/*.md"))]
    return found


def generate(target: Path, count: int, seed: int = 1, code: Path = ROOT) -> None:
    """A project of `count` entries under `target`: the award and the site's own files as they are in `code`, with entries made from a seed."""
    shutil.rmtree(target, ignore_errors=True)
    for name in ("criteria.yml", "mkdocs.yml"):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(code / name, target / name)
    for name in ("hooks", "overrides", "pages"):
        shutil.copytree(code / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    chance, found = random.Random(seed), pools(ROOT)
    years = sorted(found)
    for number in range(count):
        year = years[number % len(years)]
        _write_entry(target / f"entries/{year}/{_slug(number)}", number, year, found[year], chance)


def _slug(number: int) -> str:
    return f"{THINGS[number % len(THINGS)]}-at-{PLACES[number // len(THINGS) % len(PLACES)].lower()}-{number}"


def _write_entry(folder: Path, number: int, year: int, pool: Pool, chance: random.Random) -> None:
    front = dict(chance.choice(pool.fronts))
    for dropped in ("languages", "resources", "aliases", "easy_read"):
        front.pop(dropped, None)
    front["title"] = f"{THINGS[number % len(THINGS)].capitalize()} at {PLACES[number // 15 % len(PLACES)]}, number {number}"
    front["organisations"] = [{**one, "name": name} for one, name in zip(front["organisations"], _names(chance), strict=False)]
    if pool.times:  # so that every way to narrow has something to count
        front["adapting"] = {"time": chance.choice(pool.times), **front["adapting"]}
    folder.mkdir(parents=True)
    for measure in front["measures"]:
        for name in (measure[kind] for kind in ("series", "events") if kind in measure):
            (folder / name).write_text(pool.series[name], encoding="utf-8")
    text = "".join(_body(pool, year, chance, number))
    (folder / "index.md").write_text(f"---\n{_dump(front)}---\n{text}", encoding="utf-8")
    for record in range(1 if front["recognition"] == "winner" else chance.choice((0, 0, 1))):
        _write_adoption(folder / "adoptions" / f"record-{record}.md", pool, chance)


def _write_adoption(path: Path, pool: Pool, chance: random.Random) -> None:
    _, front, body = chance.choice([one for one in pool.adoptions if "stage: exploring" not in one and "stage: stopped" not in one]).split("---\n", 2)
    fields = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    fields.pop("entry", None)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\n{_dump(fields)}---\n{body}", encoding="utf-8")


def _names(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"{chance.choice(PLACES)} and {chance.choice(PLACES[:4])} {chance.choice(KINDS)}"  # 480 names; a country has about as many


def _body(pool: Pool, year: int, chance: random.Random, number: int) -> Iterator[str]:
    """Each heading with an answer from one of the year's examples, within the year's word limit."""
    left = 0
    questions_left = 0
    for place, (level, title) in enumerate(pool.order):
        yield f"\n{level} {title}\n\n"
        if level == "##":
            left = 200 if year == 2023 else 400
            questions_left = sum(1 for _ in _until_next(pool.order[place + 1 :]))
        candidates = [text for text in pool.answers.get(title, ()) if text]
        if candidates:
            text = chance.choice(candidates)
            fitting = text if level == "##" else _shortened(text, left - 12 * (questions_left - 1) - 1)
            fitting += f"\n\n{number}" if len(fitting.split()) > 15 else ""  # no two answers of a collection are the same; with a dot it would be a list
            left -= len(fitting.split())
            questions_left -= level == "###"
            yield f"{fitting}\n"


def _until_next(headings: Sequence[tuple[str, str]]) -> Iterator[str]:
    for level, title in headings:
        if level == "##":
            return
        yield title


def _shortened(text: str, words: int) -> str:
    """Whole paragraphs while they fit; at least something."""
    kept, used = list[str](), 0
    for paragraph in text.split("\n\n"):
        size = len(paragraph.split())
        if used + size > words:
            break
        kept.append(paragraph)
        used += size
    return "\n\n".join(kept) or "We have nothing to add here yet."


def _dump(values: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=110)
