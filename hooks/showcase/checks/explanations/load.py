"""What each code means: its rule in a sentence, why there is such a rule, an example of wrong and of right, and what is said when it is broken.

They stand in the files beside this one, one for each family of rules. The tests run both examples of every code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from showcase.util.data import texts_in

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained; `family` is the heading that it stands under, and `says` are the texts of its findings (see `wording`).

    `file` is where the examples stand, from an entry’s folder, or from the project’s when it begins with a slash. `case` says how
    the tests make the examples, where changing a text is not all.
    """

    code: str
    family: str
    title: str
    why: str
    wrong: str
    right: str
    says: Mapping[str, Any]
    file: str = "index.md"
    case: Mapping[str, Any] = field(default_factory=dict)

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Both examples as they can be shown, each with what it is; a character that cannot be seen by its number."""
        return ("Wrong", _visible(self.wrong)), ("Right", _visible(self.right))


def _visible(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\n" else f"[U+{ord(letter):04X}]" for letter in text)


@lru_cache(maxsize=1)
def explanations() -> Mapping[str, Explanation]:
    """Every code, explained, family by family in the order in which a writer meets them."""
    found: dict[str, Explanation] = {}
    for name, family in texts_in(HERE / "families.yml").items():
        found |= {code: _explanation(code, family, dict(parts)) for code, parts in texts_in(HERE / f"{name}.yml").items()}
    return found


def import_kinds() -> Mapping[str, Mapping[str, Any]]:
    """What is said of tables and maps, by code: `says` as in an explanation, and `many`, what findings of the kind are called where they are counted."""
    kinds: Mapping[str, Mapping[str, Any]] = texts_in(HERE / "import.yml")
    return kinds


def says_of(code: str) -> Mapping[str, Any]:
    """The texts of a code’s findings."""
    explained = explanations().get(code)
    return explained.says if explained else import_kinds()[code]["says"]


def _explanation(code: str, family: str, said: dict[str, Any]) -> Explanation:
    shown = {name: said.pop(name).strip("\n") for name in ("wrong", "right")}
    return Explanation(code, family, said.pop("title"), said.pop("why"), **shown, says=said.pop("says", {}), file=said.pop("in", "index.md"), case=said)
