"""Asking on a terminal: one question at a time, again when the reply cannot be used, and never where nobody could reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from showcase.cli.common import WrongUse
from showcase.util.text import did_you_mean, listed


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks when `asks`; otherwise what is missing is wrong use."""

    asks: bool
    reply: Callable[[str], str] = input

    def require(self, options: Mapping[str, str | None]) -> None:
        """Makes sure, where nobody can be asked, that the options say everything."""
        missing = [f"--{name}" for name, said in options.items() if not said]
        if missing and not self.asks:
            raise WrongUse(f"There is no terminal to ask on, so please add {listed(missing, 'and')}. `showcase new --help` tells what each one means.")

    def text(self, question: str, default: str = "", check: Callable[[str], str] = str) -> str:
        """A line of text; `check` returns what counts, or raises WrongUse with what is wrong with it."""
        while True:
            said = self.reply(f"{question}{f' [{default}]' if default else ''}: ").strip() or default
            if not said:
                continue
            try:
                return check(said)
            except WrongUse as error:
                print(error)

    def choice(self, question: str, known: Mapping[str, str], default: str = "") -> str:
        """One of the ids of a list, by number, id or label."""
        ids = list(known)
        for number, one in enumerate(ids, 1):
            print(f"{number:4}  {known[one]}")
        by_name = {one.casefold(): one for one in ids} | {label.casefold(): one for one, label in known.items()}
        by_name |= {str(number): one for number, one in enumerate(ids, 1) if str(number) not in by_name}

        def checked(said: str) -> str:
            if said.casefold() not in by_name:
                raise WrongUse(f"‘{said}’ is not on the list. {did_you_mean(said, by_name) or 'Type its number.'}")
            return by_name[said.casefold()]

        return self.text(f"{question}, by its number", default, checked)
