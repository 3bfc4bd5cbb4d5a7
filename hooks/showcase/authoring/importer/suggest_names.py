"""What the columns of forms are called, and the place of an entry that each name is most like."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

from showcase.authoring.importer.matching import key_of
from showcase.authoring.importer.targets import LEAVE_OUT, Place, all_places, place_of
from showcase.model.award import Award
from showcase.util.data import texts_in

CALLED = Path(__file__).with_name("called.yml")
LIKE = 0.82  # how much a column’s name must be like a known one; below this, wrong places are suggested more often than right ones
# Words in the name of a column that no entry should carry; whole words, in lower case.
PERSONAL = {"phone", "telephone", "mobile", "postcode", "birth", "dob", "ip", "gender", "ethnicity", "signature", "nhs number", "applicant", "submitter"}
IDS = ("id", "reference", "ref", "entry id", "application id", "submission id", "reference number", "entry number", "response id", "local id")
ORDINALS = {word: number for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th"), 1) for word in words.split()}


def places_for(names: Mapping[int, str], award: Award) -> dict[int, Place]:
    """The place that each column’s name speaks of; each is given once, to the column that is most like it."""
    known = _known(award)
    likeness = list[tuple[float, int, str]]()
    for column, name in names.items():
        place_in_list, plain = _counted(_plain(name))
        for said, place in known if not is_personal(name) else ():
            like = _like(plain, said)
            if like >= LIKE and (place_in_list == 1 or "[1]" in place):
                likeness.append((-like, column, place.replace("[1]", f"[{place_in_list}]")))
    given = dict[int, str]()
    for _, column, place in sorted(likeness):
        if column not in given and place not in given.values():
            given[column] = place
    return {number: found for number, name in given.items() if (found := place_of(name, award))}


def _known(award: Award) -> list[tuple[str, str]]:
    """What places are called: by forms, by their own name, by the award’s questions in any year."""
    known = [(_plain(said), place) for place, names in texts_in(CALLED).items() for said in names]
    known += [(_plain(place), place) for place in all_places(award) if place != LEAVE_OUT]
    words = award.vocabularies
    for stage, term in words.participation_stages.items():
        for side, of in words.sides.items():
            place = f"involvement.stages.{stage}.{side}"
            known += [(_plain(f"{term.label} {joint}{of.label}{end}"), place) for joint, end in (("", ""), ("as ", " saw it"), ("seen by ", ""))]
    for criterion in award.criteria:
        for question in criterion.questions:
            names = {question.title, question.question, *(old.title for old in question.earlier_titles)}
            known += [(_plain(name), f"answers.{question.id}") for name in sorted(names)]
    if award.synopsis:
        known.append((_plain(award.synopsis.title), "answers.synopsis"))
    return known


def _plain(name: str) -> str:
    """A name without the number of its question, without stops and brackets, in lower case."""
    bare = re.sub(r"^(?:question\s*|q)?\d{1,2}[a-z]?[.):]?\s+", "", key_of(name))
    return " ".join(re.sub(r"[^\w\s'£%]", " ", bare).split())


def _counted(name: str) -> tuple[int, str]:
    """Which of several things a name speaks of, and the name without it: ‘second measure unit’ and ‘measure 2 unit’ are the unit of the second."""
    words = name.split()
    for place, word in enumerate(words):
        number = ORDINALS.get(word) or (int(word) if place and re.fullmatch("[2-9]", word) else 0)
        if number:
            return number, " ".join(words[:place] + words[place + 1 :])
    return 1, name


def _like(name: str, said: str) -> float:
    """How much two names are alike; what a form adds after a long one makes little difference."""
    if not name or name == said:
        return float(name == said)
    if len(said) > 12 and name.startswith(said):
        return 0.95
    matcher = SequenceMatcher(None, name, said, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0


def is_id(name: str) -> bool:
    """Whether a column is called as one that names its rows."""
    return key_of(name) in IDS


def is_personal(name: str) -> bool:
    """Whether a column’s name speaks of something about a person that no entry should carry."""
    words = f" {key_of(name)} "
    return any(f" {word} " in words for word in PERSONAL)
