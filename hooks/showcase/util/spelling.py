"""Words that are misspelt and can be put right without asking, because only one thing can have been meant.

This is far stricter than a question such as ‘did you mean …?’: it takes ‘recuitment’ for ‘recruitment’, and never
‘north-east’ for ‘north-west’.
"""

import re
from collections.abc import Iterable, Mapping

PARTS = re.compile(r"[^\W_]+")
SHORTEST = 4  # letters of a word in which one may be wrong
LONG = 9  # letters of a word in which two may be wrong


def surely_meant(written: str, known: Iterable[str]) -> str:
    """The one known word or phrase that a written one is a misspelling of; nothing when there is none, or more than one."""
    words = sorted(known)
    parts = _parts(written)
    exact = [one for one in words if "".join(_parts(one)) == "".join(parts)]
    found = exact or [one for one in words if _is_misspelling(parts, _parts(one))]
    return found[0] if parts and len(found) == 1 else ""


def surely_meant_id(written: str, labels: Mapping[str, str]) -> str:
    """The one id of a list, given with its labels, that was meant: misspelt, or its label instead."""
    by_label = {label.casefold(): one for one, label in labels.items()}
    return surely_meant(written, labels) or by_label.get(written.strip(" “”‘’").casefold(), "")


def _parts(text: str) -> list[str]:
    """Its words in small letters, whatever stands between them."""
    return PARTS.findall(text.casefold())


def _is_misspelling(written: list[str], known: list[str]) -> bool:
    return len(written) == len(known) and all(_is_slip(one, other) for one, other in zip(written, known, strict=True))


def _is_slip(written: str, known: str) -> bool:
    """Whether a word is another one but for a slip of the fingers; figures, short words and first letters have to be right, but for a plural."""
    if written == known or (min(len(written), len(known)) > 2 and written.removesuffix("s") == known.removesuffix("s")):
        return True
    shorter = min(len(written), len(known))
    if shorter < SHORTEST or written[0] != known[0] or not (written + known).isalpha():
        return False
    return distance(written, known, 2 if shorter >= LONG else 1) is not None


def distance(one: str, other: str, most: int) -> int | None:
    """How many letters were added, left out, mistaken or exchanged with the next; None when more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1] if row[-1] <= most else None
