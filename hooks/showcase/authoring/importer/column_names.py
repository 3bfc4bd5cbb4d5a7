"""What a column’s name says, without its number, its guidance and its politeness, and whatever form its words have."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import Stemmer

from showcase.authoring.importer.html import is_html, words_alone
from showcase.authoring.importer.matching import key_of
from showcase.util.data import texts_in

STEMMER = Stemmer.Stemmer("english")
JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
NUMBER = re.compile(r"^(?:(?:question|section|part|step|page|item|q|s)\s*)?\d{1,3}(?:[.:]\d{1,2})*[a-z]?(?:\s*[.:)/|]+\s*|\s+(?:- )?)(?=\D)", re.IGNORECASE)
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
# What a form adds for those who fill it in. What follows it is guidance too.
MANY = r"(?:up to|no more than|max(?:imum)?(?: of)?|a maximum of|within|fewer than|less than|under|about|around|limit(?:ed to)?|at most|not more than)"
UNITS = r"(?:words?|sentences?|lines?|paragraphs?|characters?|english)"
FEW = r"(?:a|an|one|two|three|a few|few|plain|your own|\d+)(?: or (?:two|three))?"
GUIDANCE = re.compile(
    r"\b(?:please )?(?:tick|select|choose|pick|check|mark) (?:all|up to|one|any|as many|at most|the|no more|only|from|\d)\b.*"
    rf"|\b(?:in )?{MANY} \d[\d, ]*.*|\b(?:in|using) (?:just )?{FEW} {UNITS}.*|\b\d+ {UNITS}\b.*"
    r"|\bselected choice\b.*|\bword limit\b.*|\b(?:required|optional|if applicable|if any|where applicable|if known|if you have (?:one|any))\b"
)
AT_FIRST = re.compile(rf"^(?:please )?(?:in|using) {MANY}? ?{FEW} {UNITS}\b")
OTHER = re.compile(r"(?:^|\W)(?:other|something else)\s*(?:\W\s*(?:text|please (?:specify|state|describe))|please specify)?\W*$", re.IGNORECASE)
WORDS: Mapping[str, Any] = texts_in(Path(__file__).with_name("column_words.yml"))
STOP = frozenset(WORDS["stop"].split())


def plain(name: str) -> str:
    """A name without the number of its question, without stops and brackets, in lower case."""
    text = words_alone(name) if is_html(name) else name
    text = JOINED.sub(" ", text.replace("e-mail", "email").replace("E-mail", "email").replace("E-Mail", "email"))
    bare = NUMBER.sub("", key_of(BRACKETS.sub(" ", text)) or key_of(text))
    words = re.sub(r"[^\w\s'£%]|'(?!\w)|(?<!\w)'", " ", bare.replace("'s ", " ")).split()
    return " ".join(WORDS["spelt"].get(word, word) for word in words)


def without_guidance(said: str) -> str:
    """A plain name without what it asks of those who answer; the whole where nothing else is there."""
    said = " ".join(AT_FIRST.sub(" ", said).split()) or said
    return " ".join(GUIDANCE.sub(" ", said).split()) or said


@lru_cache(maxsize=4096)
def gist(said: str, same: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """The words of a plain name that tell it from others, as stems; `same` are the award’s own words for people."""
    for phrase, meant in same:
        said = re.sub(rf"\b{re.escape(phrase)}\b", meant, said)
    words = (WORDS["same"].get(word, word) for word in said.split())
    return frozenset(STEMMER.stemWords([word for word in words if word not in STOP]))


def holds(said: str, phrases: Iterable[str]) -> str:
    """The first of some phrases that stands in a plain name as whole words, if one does; one with a stop behind it has to be the whole name."""
    spaced = f" {said} "
    return next((phrase for phrase in phrases if (said == phrase[:-1] if phrase.endswith(".") else f" {phrase} " in spaced)), "")


def is_other(name: str) -> bool:
    """Whether a column holds what was written beside ‘other’."""
    return OTHER.search(name) is not None
