"""The names that fields of a text may have, which tell a field from a piece of text where both could be meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldNames:
    """FieldNames of fields: those at the margin, those further in, those that hold a list, and among these those whose items have fields."""

    top: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()

    def __contains__(self, name: object) -> bool:
        return name in self.top or name in self.inner

    def only_inner(self, name: str) -> bool:
        """Whether a field of this name never stands at the margin."""
        return name in self.inner and name not in self.top

    def only_top(self, name: str) -> bool:
        """Whether a field of this name stands at the margin alone."""
        return name in self.top and name not in self.inner


NO_FIELD_NAMES = FieldNames()
