"""A map drafted from a table: each column with the place that its name speaks of, why, and values that the award does not know."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from showcase.authoring.importer import suggest_cells
from showcase.authoring.importer.attachments import attached
from showcase.authoring.importer.column_names import gist, plain
from showcase.authoring.importer.header import KINDS_OF_ANSWER
from showcase.authoring.importer.html import lines_alone, words_alone
from showcase.authoring.importer.mapping import DATES
from showcase.authoring.importer.matching import ColumnChoices, column_choices, key_of, pieces
from showcase.authoring.importer.suggest_names import KnownNames, Named, is_id, known_names, names_of, no_place
from showcase.authoring.importer.table import Table
from showcase.authoring.importer.targets import LEAVE_OUT, Place, all_places, place_of
from showcase.authoring.importer.values import order_of
from showcase.authoring.templates import text_of
from showcase.model.award import Award
from showcase.util.text import counted

MOST_VALUES = 30  # different values of a column that are listed
LONGEST_NAME = 200  # letters of a column’s name; a question with its guidance can be longer
NEAR = 0.86  # how like a value of the award another must be to be taken for it with a slip of the pen
PICTURES = "pictures; put the files beside the entry, under `images`"
LEFT_OUT = {"own": "whose it is, and no part of an entry", "person": "names a person"}
SILENT = {
    "consent": "what people agreed to; keep it where you keep such things",
    "pictures": PICTURES,
    "platform": "when and how the form was filled in",
    "organisers": "the organisers’ own work",
    "other": "what was written beside ‘other’; look whether it belongs to a list",
}
UNCERTAIN = "could be {place}; its cells do not show it"
PARTED = re.compile(r"(?P<question>.+)\s*(?:\s[-–—]\s|>>?|\||:\s|\[|/)\s*(?P<option>[^\[\]|]+?)\]?\s*$", re.DOTALL)
OPENED = ("start date", "end date", "start", "end")  # of a survey: when it was opened and sent
SURVEY = frozenset(("recordeddate", "recorded date", "respondent id", "responseid", "response id", "ipaddress", "ip address", "collector id"))


@dataclass(frozen=True, slots=True)
class Guess:
    """Where a column may go, or nothing, and why; `meaning` is what a tick in it stands for."""

    place: Place | None = None
    because: str = ""
    leave_out: bool = False
    meaning: str = ""


def suggested(table: Table, award: Award) -> str:
    """The text of a map for this table, to be read through and corrected."""
    identity = id_column(table)
    guesses = guessed(table, award)
    given = {guess.place.name for guess in guesses.values() if guess.place}
    columns = [_column(table, number, guesses[number], number == identity, award) for number in range(len(table.columns))]
    return text_of(
        "map.yml.jinja", award=award, table=table, rows=counted(len(table.rows), "row"), columns=columns,
        id=None if identity is None else table.columns[identity],
        given=given, has_partner=any(name.startswith("organisations[2]") for name in given), places=all_places(award),
        undecided=any(column["order"] == "either" for column in columns),
    )


def id_column(table: Table) -> int | None:
    """The column whose values name each row: called like an id, never empty and never the same twice."""
    for number, name in enumerate(table.columns):
        cells = [row.cells[number].strip() for row in table.rows]
        if is_id(name) and all(cells) and len(set(cells)) == len(cells):
            return number
    return None


def guessed(table: Table, award: Award) -> Mapping[int, Guess]:
    """A guess for every column. Each place is given once, to the column that is surest of it; to none where two are as sure."""
    known = known_names(award)
    guesses, wanted = dict[int, Guess](), list[tuple[float, int, Named, Place]]()
    is_survey = any(key_of(name) in SURVEY for name in table.columns)
    for number, column in enumerate(table.columns):
        cells, name = [*table.cells(number)], _under(table, number) or column
        kind, _ = no_place(name, known.elsewhere)
        option = _option(table, number, award, known)
        named = [] if option or (is_survey and plain(name) in OPENED) else [one for one in names_of(name, known) if _may(one, kind)]
        places = [(one, place) for one in named if (place := place_of(one.place, award))]
        fitting = [(one, place) for one, place in places if suggest_cells.fits(cells, place, award, one.unsure)]
        guesses[number] = option or _without(kind, cells, bool(places), places[0][1].name if places else "")
        wanted += [(-one.sure, number, one, place) for one, place in fitting if not option]
    _give(guesses, sorted(wanted, key=lambda one: one[:2]))
    given = {guess.place.name for guess in guesses.values() if guess.place}
    for number, guess in [*guesses.items()]:  # what was counted before means nothing without what was counted
        if guess.place and guess.place.name.startswith("measures[") and f"{guess.place.name.partition('.')[0]}.name" not in given:
            guesses[number] = Guess(None, UNCERTAIN.format(place=guess.place.name))
    if any(guess.place and guess.place.name == "title" for guess in guesses.values()):  # then a bare ‘Name’ is somebody’s
        nameless = [number for number, name in enumerate(table.columns) if plain(name) == "name" and not guesses[number].place]
        guesses |= {number: Guess(None, LEFT_OUT["person"], leave_out=True) for number in nameless}
    return guesses


def _may(named: Named, kind: str) -> bool:
    """Whether a name may speak of a place although something else in it says that it has none, of that kind."""
    return not kind or (kind != "other" and (named.whole or named.place in ("recognition", "year")))


def _without(kind: str, cells: Sequence[str], is_named: bool, place: str) -> Guess:
    """Why a column has no place."""
    if kind in LEFT_OUT:
        return Guess(None, LEFT_OUT[kind], leave_out=True)
    if suggest_cells.are_own(cells):
        return Guess(None, LEFT_OUT["own"], leave_out=True)
    if kind in SILENT:
        return Guess(None, SILENT[kind])
    if cells and all((files := attached(cell, "")) and all(one.is_picture for one in files) for cell in cells[:20]):
        return Guess(None, PICTURES)
    return Guess(None, UNCERTAIN.format(place=place) if is_named else "")


def _give(guesses: dict[int, Guess], wanted: Sequence[tuple[float, int, Named, Place]]) -> None:
    """Gives places, the surest first; a whole name counts before a likeness."""
    taken = {guess.place.name: number for number, guess in guesses.items() if guess.place and guess.meaning}
    for _, number, named, place in wanted:
        if guesses[number].place is None and place.name not in taken:
            taken[place.name] = number
            guesses[number] = Guess(place, named.because)
        elif guesses[number].place is None and place.kind in ("texts", "attachments"):
            guesses[number] = Guess(place, named.because)


def _option(table: Table, number: int, award: Award, known: KnownNames) -> Guess | None:
    """A column that is one of several answers: its name, or what stands below its question, is a value of a list, and its cells say that value or a tick."""
    cells = [*table.cells(number)]
    question, option = _question(table, number)
    places = [place for one in names_of(question, known) if (place := place_of(one.place, award))] if question else []
    lists = [] if question else [found for one in ("settings", "themes", "involvement.roles") if (found := place_of(one, award))]
    for place in places or lists:
        choices = column_choices(place, award)
        meant = choices.find(option)
        if place.kind != "texts" or not place.vocabulary or not meant:
            continue
        if suggest_cells.says_itself(cells, option, choices) and (cells or question):
            return Guess(place, f"one of the award’s {place.vocabulary.replace('_', ' ')}", meaning="" if cells else meant)
        if question and suggest_cells.is_ticked(cells):
            return Guess(place, f"a tick for one of the award’s {place.vocabulary.replace('_', ' ')}", meaning=meant)
    return None


def _under(table: Table, number: int) -> str:
    """What stands below a name that spans several columns, unless it is no more than the kind of an answer."""
    under = table.under[number] if table.over and table.over[number] else ""
    return "" if under.casefold() in KINDS_OF_ANSWER else under


def _question(table: Table, number: int) -> tuple[str, str]:
    """The question that a column is one answer of, with that answer: by what stands over it, or by a name such as ‘Places - Wards’ or ‘Places [Wards]’."""
    if table.over and table.over[number]:
        return table.over[number], table.under[number] or table.columns[number]
    parted = PARTED.match(table.columns[number])
    return (parted["question"], parted["option"]) if parted else ("", table.columns[number])


def _column(table: Table, number: int, guess: Guess, is_identity: bool, award: Award) -> dict[str, object]:
    """A column’s name as a map has it, the place where it goes and why, and values that are to be explained."""
    name, cells = table.columns[number], [*table.cells(number)]
    said = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
    column: dict[str, object] = {"name": said, "because": guess.because, "unknown": (), "order": "", "split": "", "choices": {}}
    if guess.place is None:
        leaves = is_identity or guess.leave_out
        return column | {"place": LEAVE_OUT if leaves else "", "because": "it names the row" if is_identity else guess.because}
    place, choices = guess.place, column_choices(guess.place, award)
    column |= {"place": place.name, "choices": choices.choices}
    if guess.meaning:
        return column | {"unknown": [(tick, guess.meaning) for tick in dict.fromkeys(" ".join(cell.split()) for cell in cells)]}
    if place.kind in DATES:
        column["order"] = order_of(cells)
    if place.kind == "text" and place.items and not place.vocabulary:
        column["split"] = next((sign for sign in (";", "|") if any(sign in words_alone(cell) for cell in cells)), "")
    return column | {"unknown": list(_unknown(cells, place, choices))}


def _unknown(cells: Sequence[str], place: Place, choices: ColumnChoices) -> Iterator[tuple[str, str]]:
    """Values of a column that the award does not know, each with the one that it is but for a slip of the pen."""
    if not choices.choices:
        return
    found = Counter(value for cell in cells for value in _values(cell, place, choices))
    for value, _ in found.most_common(MOST_VALUES):
        if not choices.find(value):
            yield value, _slip(value, choices)


def _slip(value: str, choices: ColumnChoices) -> str:
    """The one value of the award that has the same words in another form, or is the same but for a letter or two; nothing where it may be another."""
    if not choices.guesses:
        return ""
    same = {name for name, label in choices.choices.items() for said in (name, label) if said and gist(plain(said)) == gist(plain(value))}
    likes = {name: max(_like(value, said) for said in (name, label) if said) for name, label in choices.choices.items()}
    near = [name for name, like in likes.items() if like >= NEAR]
    return next(iter(same)) if len(same) == 1 else near[0] if len(near) == 1 and not same else ""


def _like(one: str, other: str) -> float:
    first, second = key_of(one), key_of(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if min(len(first), len(second)) > 4 else float(first == second)


def _values(cell: str, place: Place, choices: ColumnChoices) -> list[str]:
    text = lines_alone(cell)
    found = list(choices.several(text)) if place.kind == "texts" else pieces(text, "\n")[:1]
    return [" ".join(value.split()) for value in found]
