"""Values on their way into an entry: set and found by the steps that lead to them, lists by their numbers until all is there."""

from collections.abc import Iterator, Mapping
from typing import Any

from showcase.parsing.yaml.source_map import Step

SHOWN = 200  # letters that stay of a value too large for its field


def put(values: dict[Any, Any], steps: tuple[Step, ...], value: object) -> None:
    """Sets the value at these steps; a list is kept by its numbers until all is there."""
    for step in steps[:-1]:
        values = values.setdefault(step, {})
    values[steps[-1]] = value


def get(values: object, steps: tuple[Step, ...]) -> object:
    """The value at these steps, or None."""
    for step in steps:
        if not isinstance(values, Mapping):
            return None
        values = values.get(step)
    return values


def filled_in(values: object) -> Any:
    """The same with lists as lists: what was numbered stands in that order."""
    if not isinstance(values, Mapping):
        return values
    if values and all(isinstance(name, int) for name in values):
        return [filled_in(values[number]) for number in sorted(values)]
    return {name: filled_in(value) for name, value in values.items()}


def bounded(values: Mapping[str, object], largest: int) -> tuple[Mapping[str, object], list[tuple[str, str]]]:
    """The values with the largest texts cut until all fit into so many bytes, and those texts whole by the names of their fields."""
    texts = sorted(_texts(values, ""), key=lambda one: -len(one[1]))
    size = sum(len(text.encode()) for _, text in texts)
    cut = dict[str, str]()
    for name, text in texts:
        if size <= largest or len(text) <= SHOWN:
            break
        cut[name] = text
        size -= len(text.encode())
    return (_cut(values, "", cut) if cut else values), list(cut.items())  # type: ignore[return-value]  # what was fields stays fields


def _texts(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    else:
        for inner, one in _named(value, name):
            yield from _texts(one, inner)


def _named(value: object, name: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((f"{name}.{key}" if name else str(key), one) for key, one in value.items())
    elif isinstance(value, list):
        yield from ((f"{name}[{number}]", one) for number, one in enumerate(value, 1))


def _cut(value: object, name: str, cut: Mapping[str, str]) -> object:
    if isinstance(value, Mapping):
        return {key: _cut(one, inner, cut) for (key, one), (inner, _) in zip(value.items(), _named(value, name), strict=True)}
    if isinstance(value, list):
        return [_cut(one, inner, cut) for inner, one in _named(value, name)]
    return f"{cut[name][:SHOWN]}…" if name in cut else value
