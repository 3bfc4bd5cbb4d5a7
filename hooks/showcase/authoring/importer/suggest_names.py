"""What columns are called, and the place of an entry that each name speaks of; where a name could mean two things, it is given none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from showcase.authoring.importer.column_names import WORDS, gist, holds, is_other, plain, without_guidance
from showcase.authoring.importer.matching import key_of
from showcase.authoring.importer.targets import all_places, choices_of
from showcase.model.award import Award
from showcase.util.data import texts_in
from showcase.util.direction import base_of

HERE = Path(__file__).parent
IDS = frozenset(WORDS["ids"])
ORDINALS = {word: int(number) for word, number in WORDS["ordinals"].items()}
TEAMS, MAIL, ACCOUNT = (frozenset(WORDS[name]) for name in ("teams", "mail", "account"))
LONG = 7  # words; more of them are a question, in which any word may stand
STRONG = frozenset(
    ("email", "phone", "telephone", "mobile", "postcode", "date of birth", "your name", "full name", "consent", "agree", "confirm", "permission")
)
# Words that a name may have beyond what tells the place, and the places that are told so.
MORE, NOT_OURS, DESCRIBED = gist(WORDS["more"]), gist(WORDS["not_ours"]), gist("description")
WHERE_ASKED = ("category", "organisations[1].country", "organisations[1].size")  # which an award need not have
PROVED = ("settings", "themes", "organisations[1].type", "organisations[1].region", *WHERE_ASKED, "involvement.roles", "adapting.cost", "adapting.time")
WITH_MORE = ("title", "summary", "settings", "themes", "organisations[1]", "organisations[2].name", "period", "involvement.people", "adapting.cost", "answers.")
VOCABULARIES = {
    "settings": "settings", "themes": "themes", "regions": "organisations[1].region", "organisation_types": "organisations[1].type",
    "cost_bands": "adapting.cost", "time_bands": "adapting.time", "recognitions": "recognition", "roles": "involvement.roles", "licences": "licence",
    "categories": "category", "organisation_countries": "organisations[1].country", "organisation_sizes": "organisations[1].size",
}
NEAR, NEAR_WITHIN, APART = 0.72, 0.6, 0.2  # how much of a question’s words a name has to have, and how much more than of any other


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a name speaks of, how surely, why, and whether its cells have to show it."""

    place: str
    sure: float
    because: str
    unsure: bool = False
    whole: bool = False  # whether the name is one of the known ones, word for word


@dataclass(slots=True)
class KnownNames:
    """What an award’s places are called: by whole names and by the words that tell them."""

    same: tuple[tuple[str, str], ...]
    whole: dict[str, Named] = field(default_factory=dict)
    gists: dict[frozenset[str], list[Named]] = field(default_factory=dict)
    questions: dict[frozenset[str], Named] = field(default_factory=dict)
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)  # what no entry has a place for, in the award’s language

    def add(self, said: str, place: str, sure: float, because: str) -> None:
        """A name for a place; the first that is given keeps it."""
        unsure = said.endswith("?") and because.startswith("called")
        bare = plain(said)
        named = Named(place, sure, because, unsure)
        self.whole.setdefault(bare, named)
        words = gist(without_guidance(bare), self.same)
        if words and all(one.place != place for one in self.gists.get(words, [])):
            self.gists.setdefault(words, []).append(named)


def known_names(award: Award) -> KnownNames:
    """What this award’s places are called: its own words first, then those that forms use."""
    called = {award.people.one, award.people.many, *WORDS["people"]}
    people = sorted(called, key=lambda one: (-len(one), one))
    known = KnownNames(tuple((plain(one), "people") for one in people))
    for place in all_places(award):
        known.whole[key_of(place)] = Named(place, 1.0, "the name of the place")
    for name, place, sure in _of_award(award):
        known.add(name, place, sure, f"the award’s ‘{name}’")
        if place.startswith("answers."):
            known.questions.setdefault(gist(plain(name), known.same), Named(place, sure, f"the award’s ‘{name}’"))
    places = {*all_places(award)}
    for place, names in texts_in(HERE / "called.yml").items():
        if place in WHERE_ASKED and place not in places:
            continue
        for rank, name in enumerate(names):
            known.add(name, place, 0.95 - rank / 1000, f"called like ‘{name.rstrip('?')}’")
    known.elsewhere = _elsewhere(base_of(award.told_in), "not_called")
    for place, names in _elsewhere(base_of(award.told_in), "called").items():
        for rank, name in enumerate(names):
            said = name.rstrip("?")
            known.whole.setdefault(plain(said), Named(place, 0.95 - rank / 1000, f"called like ‘{said}’", name.endswith("?")))
    return known


def _of_award(award: Award) -> Iterator[tuple[str, str, float]]:
    """The award’s own words for its places."""
    for criterion in award.criteria:
        for question in criterion.questions:
            yield from ((name, f"answers.{question.id}", 0.99) for name in (question.title, question.question, *(old.title for old in question.earlier_titles)))
        if not criterion.questions:
            yield criterion.title, f"answers.{criterion.id}", 0.98
    if award.synopsis:
        yield award.synopsis.title, "answers.synopsis", 0.98
    for facet in award.facets:
        if facet.of in VOCABULARIES and choices_of(facet.of, award):
            yield from ((name, VOCABULARIES[facet.of], 0.97) for name in (facet.title, facet.one))
    words = award.vocabularies
    for stage, term in words.participation_stages.items():
        for side, of in words.sides.items():
            place = f"involvement.stages.{stage}.{side}"
            yield from ((f"{term.label} {joint}{of.label}{end}", place, 0.97) for joint, end in (("", ""), ("as ", " saw it"), ("seen by ", "")))


@lru_cache(maxsize=1)
def _not_called() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = texts_in(HERE / "not_called.yml")
    return found


def _elsewhere(language: str, part: str) -> Mapping[str, Sequence[str]]:
    """What forms in a language other than English say; nothing for one that nobody has looked at."""
    found: Mapping[str, Sequence[str]] = texts_in(HERE / "called_elsewhere.yml").get(language, {}).get(part, {})
    return found


def no_place(name: str, elsewhere: Mapping[str, Sequence[str]] | None = None) -> tuple[str, str]:
    """What a name says that no entry has a place for: the kind, as in `not_called.yml` or `elsewhere`, and the words that say so; nothing where it says
    no such thing."""
    said = plain(name)
    if is_other(name):
        return "other", "other"
    is_long = len(without_guidance(said).split()) > LONG
    for kind, phrases in (*_not_called().items(), *(elsewhere or {}).items()):
        found = holds(said, [one for one in phrases if one in STRONG] if is_long else phrases)
        if found and not (kind == "person" and holds(said, WORDS["places_of_work"])):
            return kind, found
    return ("", "")


def names_of(name: str, known: KnownNames) -> list[Named]:
    """The places that a column’s name may speak of, the likeliest first."""
    exact = known.whole.get(key_of(name)) or known.whole.get(plain(name))
    if exact:
        return [replace(exact, whole=not exact.unsure)]
    number, said = counted(without_guidance(plain(name)))
    words = gist(said, known.same)
    found = [one for one in known.gists.get(words, ()) if number == 1 or "[" in one.place or one.place in ("settings", "themes", "involvement.roles")]
    if len(found) > 1 and found[0].place.startswith("answers.") and not found[1].place.startswith("answers."):
        found = found[:1]
    if not found and number == 1:
        found = [*_beginning(said, known), *_with_more(words, known), *_like_a_question(words, known), *_within(words, known)][:1]
    if TEAMS & set(said.split()) and MAIL & set(said.split()) and number == 1:
        found = [Named("contact.email", 0.9, "a mailbox of a team", unsure=True, whole=True)]
    if ACCOUNT & set(plain(name).split()):  # an account of it, and not its name
        found = [one for one in found if not one.place.endswith((".name", ".type", ".region", "title"))]
    placed = [Named(_numbered(one.place, number), one.sure - 0.01, one.because, one.unsure, one.whole) for one in found]
    return placed if len({one.place for one in placed}) == 1 else []


def _numbered(place: str, number: int) -> str:
    """The place of the second or third of a kind; the second partner is the third organisation."""
    first = "[2]" if "[2]" in place else "[1]"
    return place.replace(first, f"[{number + int(first[1]) - 1}]")


def _beginning(said: str, known: KnownNames) -> Iterator[Named]:
    """A long question of the award with which a name begins, or that a form has cut short."""
    for whole, one in known.whole.items():
        if one.place.startswith("answers.") and min(len(whole), len(said)) > 25 and (said.startswith(whole) or whole.startswith(said)):
            yield one


def _with_more(words: frozenset[str], known: KnownNames) -> Iterator[Named]:
    """A place all of whose words are there, with none beside them but such as say nothing."""
    beyond = [(words - core, one) for core, named in known.gists.items() if core < words and core - MORE for one in named if not one.unsure]
    found = [one for more, one in beyond if one.place.startswith(WITH_MORE) and more <= (MORE | DESCRIBED if one.place.startswith("answers.") else MORE)]
    if len({one.place for one in found}) == 1:
        yield found[0]


def _like_a_question(words: frozenset[str], known: KnownNames) -> Iterator[Named]:
    """The award’s question that has most of these words, when no other has nearly as many."""
    if len(words) < 3:
        return
    shares = dict[str, float]()
    named = dict[str, Named]()
    for core, one in known.questions.items():
        share = len(words & core) / len(words | core)
        share = max(share, NEAR) if words <= core and len(words) > 3 and share > NEAR_WITHIN else share
        if share > shares.get(one.place, 0.0):
            shares[one.place], named[one.place] = share, one
    best = sorted(shares.values(), reverse=True)[:2]
    if best and best[0] >= NEAR and (len(best) == 1 or best[0] - best[1] >= APART):
        yield named[max(shares, key=lambda place: shares[place])]


def _within(words: frozenset[str], known: KnownNames) -> Iterator[Named]:
    """A list of the award that a longer name speaks of; the cells have to show it."""
    if words & NOT_OURS:
        return
    found = [one for core, named in known.gists.items() if core < words for one in named if one.place in PROVED]
    if len({one.place for one in found}) == 1:
        yield replace(found[0], unsure=True, sure=found[0].sure - 0.2)


def counted(name: str) -> tuple[int, str]:
    """Which of several things a name speaks of, and the name without it: ‘second measure unit’ and ‘measure 2 unit’ are the unit of the second."""
    words = name.split()
    for place, word in enumerate(words):
        number = ORDINALS.get(word) or (int(word) if place and re.fullmatch("[1-9]", word) else 0)
        if number:
            return number, " ".join(words[:place] + words[place + 1 :])
    return 1, name


def is_id(name: str) -> bool:
    """Whether a column is called as one that names its rows."""
    return key_of(name) in IDS or plain(name) in IDS
