"""Twice the text is about twice the work, which is counted and not timed."""

import re
import sys
from collections.abc import Sequence
from itertools import combinations
from types import FrameType
from typing import Any

import pytest
from showcase.checks.privacy import birth_dates, digits, emails, identifiers, phones, postcodes
from showcase.checks.privacy.detect import personal


class Counting:
    """A pattern that counts the letters that it is let look at."""

    looked = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.pattern, name)
        if name not in ("finditer", "search", "match", "fullmatch"):
            return method

        def call(text: str, start: int = 0, end: int = sys.maxsize) -> Any:
            found = method(text, start, end)
            far = 0 if found is None and name != "search" else max(0, min(end, len(text)) - start)
            Counting.looked += 1 + (found.end() - start if isinstance(found, re.Match) else far)
            return found

        return call


def work_of(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How much is done to find personal data in a text: the steps of Python, and the letters that patterns look at."""
    Counting.looked, steps = 0, 0

    def step(frame: FrameType, event: str, _: object) -> Any:
        nonlocal steps
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        steps += event == "opcode"
        return step

    with monkeypatch.context() as patched:
        for module in (birth_dates, digits, emails, identifiers, phones, postcodes):
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    patched.setattr(module, name, Counting(value))
        before = sys.gettrace()
        sys.settrace(step)
        try:
            personal.__wrapped__(text)
        finally:
            sys.settrace(before)
    return steps + Counting.looked


TOKENS = ("https://a.example/1 ", "07912 345678 ", "jo.b@alder.org ", "943 476 5919 ", "BS1 4ST ", "AB123456C ",
          "born 3 May 1957 ", "1*", "<b>", "a@", "wa.me/447912345678 ", "(0) ", "| ", "+")
MIXTURES = [mixture for size, each in ((2, 7), (3, 31), (4, 83)) for mixture in list(combinations(TOKENS, size))[::each]]


@pytest.mark.parametrize("mixture", MIXTURES, ids=repr)
def test_twice_the_text_is_at_most_about_twice_the_work(mixture: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (work_of("".join(mixture) * times, monkeypatch) for times in (40, 80))
    assert twice < 2.4 * once
