"""Lists of words that stand in files of their own, because they grow."""

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=8)
def words(name: str) -> frozenset[str]:
    """The words of a list beside this file."""
    return frozenset(resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").split())
