"""What the columns of forms are called, and the place of an entry that each name is most like."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from showcase.authoring.importer.matching import key_of
from showcase.authoring.importer.targets import LEAVE_OUT, Place, all_places, place_of
from showcase.model.award import Award

LIKE = 0.82  # how much a column’s name must be like a known one; below this, wrong places are suggested more often than right ones
# What forms call the fields of an entry.
CALLED = {
    "title": "title, project title, project name, entry title, name of project, name of the project, title of project, entry name, application title",
    "summary": "summary, short summary, project summary, brief summary, short description, abstract, description",
    "year": "year, award year, round, season",
    "recognition": "recognition, result, outcome, award, status of entry, decision, judging result, level",
    "organisations[1].name": "organisation, organization, lead organisation, organisation name, name of organisation, trust, company, company name, employer",
    "organisations[1].type": "organisation type, type of organisation, sector, lead organisation type",
    "organisations[1].region": "region, organisation region, area, location, lead organisation region",
    "organisations[1].ods": "ods, ods code, organisation code",
    "organisations[2].name": "partner, partners, partner organisation, partner organisations, partner organisation name",
    "organisations[2].type": "partner type, partner organisation type",
    "organisations[2].region": "partner region, partner organisation region",
    "settings": "settings, setting, care setting, care settings, type of service, service type",
    "themes": "themes, theme, topic, topics, subject, tags, keywords",
    "period.start": "start, start date, project start, project start date, date started, started",
    "period.end": "end, end date, project end, project end date, date ended, finished, completion date",
    "period": "project dates, period, dates of the project, duration",
    "involvement.people": "number of people involved, how many people took part, people involved, number of service users, how many people were involved",
    "involvement.roles": "roles, their roles, roles of service users, involvement roles",
    "involvement.recruitment": "recruitment, how were they found, how were people recruited, how people were recruited",
    "involvement.reward": "reward, payment, how were they rewarded, how were people paid, how were people rewarded",
    "measures[1].name": "measure, measure name, what was measured, name of measure",
    "measures[1].kind": "measure kind, kind of measure, type of measure",
    "measures[1].unit": "unit, measure unit, unit of measure, measured in",
    "measures[1].better": "better, is lower or higher better, measure lower or higher is better, measure better",
    "measures[1].before.value": "before, value before, baseline, measure before, baseline value, measure baseline, measure value before",
    "measures[1].before.period": "period before, baseline period, before period, measure before months, measure before period, measure period before",
    "measures[1].after.value": "after, value after, result value, measure after, measure value after",
    "measures[1].after.period": "period after, after period, measure after months, measure after period, measure period after",
    "measures[1].source": "source, data source, source of data, measure source",
    "testimonials[1].quote": "quote, testimonial, testimonials, what they said",
    "testimonials[1].speaker": "speaker, quote by, who said this, quote who says it, quote speaker",
    "testimonials[1].voice": "voice, speaker is, type of speaker, quote voice",
    "testimonials[1].consent": "consent, consent to publish quote, quote consent, consent to quote, has the speaker agreed, quote have they agreed",
    "sharing[1].kind": "shared how, how was it shared, sharing kind",
    "sharing[1].with": "shared with, with whom was it shared",
    "sharing[1].reach": "shared how far, sharing reach, reach",
    "sharing[1].date": "shared when, when was it shared",
    "consulted[1].who": "adviser, advisor, who was consulted, consulted",
    "consulted[1].gave": "what the adviser gave, what they gave, advice",
    "contact.name": "contact team, contact name, team name, team",
    "contact.email": "contact email, team email, contact e-mail, shared mailbox, email, e-mail, email address, e-mail address",
    "licence": "licence, license",
    "adapting.cost": "cost, cost band, costs, what does it cost to start, what does it cost",
    "adapting.time": "how long does it take to start, how long until it is in use",
    "adapting.staff_time": "staff time",
    "adapting.core": "core, what must be kept",
    "adapting.prerequisites": "prerequisites, what is needed first, what is needed",
    "adapting.pitfalls": "pitfalls, what went wrong, lessons learned, lessons learnt",
}
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
    known = [(_plain(said), place) for place, names in CALLED.items() for said in names.split(", ")]
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
