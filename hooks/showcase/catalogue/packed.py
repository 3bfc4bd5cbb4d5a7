"""Values of annotated types as plain data for JSON, and back. Only what the types declare is made, so reading data runs nothing that it names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from showcase.model.amounts import Bound
from showcase.model.entry import Entry
from showcase.model.values import Month, Period

Change = Callable[[Any], Any]
PLAIN = (str, int, float, bool, NoneType)


class NotPackable(TypeError):
    """A value is of a type that nobody has planned for."""


class Packer(NamedTuple):
    """How values of a type become plain data and how they come back; None where they are plain data."""

    pack: Change | None
    unpack: Change | None


AS_IT_IS = Packer(None, None)


@lru_cache(None)
def packer(kind: Any) -> Packer:
    """The way of a type, such as `tuple[Finding, ...]`."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    return _of_several(kind, get_origin(kind), get_args(kind)) if get_origin(kind) else _of_class(kind)


def _of_several(kind: Any, origin: Any, arguments: tuple[Any, ...]) -> Packer:
    """What holds values of other types."""
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        return _optional(packer(next(one for one in arguments if one is not NoneType)))
    if origin is tuple and arguments[1:] == (...,):
        return _listed(packer(arguments[0]), list, tuple)
    if origin is tuple:
        return _placed([packer(one) for one in arguments])
    if origin is frozenset:
        return _listed(packer(arguments[0]), sorted, frozenset)
    if issubclass(origin, Mapping) and arguments[0] is str:
        return _mapped(packer(arguments[1]))
    raise NotPackable(kind)


def _of_class(kind: type[Any]) -> Packer:
    if issubclass(kind, Enum):
        return Packer(lambda one: one.value, kind)
    if issubclass(kind, BaseModel):
        return Packer(lambda one: one.model_dump(mode="json", by_alias=True, exclude_unset=True), kind.model_validate)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _made_of_fields(kind)
    raise NotPackable(kind)


def _optional(of: Packer) -> Packer:
    pack, unpack = of
    if not pack or not unpack:
        return of
    return Packer(lambda one: None if one is None else pack(one), lambda data: None if data is None else unpack(data))


def _listed(of: Packer, pack: Change, unpack: Change) -> Packer:
    each, back = of
    return Packer((lambda some: pack(map(each, some))) if each else pack, (lambda data: unpack(map(back, data))) if back else unpack)


def _placed(ways: Sequence[Packer]) -> Packer:
    """So many values, each of its own type."""
    def pack(some: Any) -> list[Any]:
        return [way.pack(one) if way.pack else one for way, one in zip(ways, some, strict=True)]

    def unpack(data: Any) -> tuple[Any, ...]:
        return tuple(way.unpack(one) if way.unpack else one for way, one in zip(ways, data, strict=True))

    return Packer(pack, unpack)


def _mapped(of: Packer) -> Packer:
    each, back = of
    if not each or not back:
        return Packer(dict, None)
    return Packer(lambda some: {name: each(one) for name, one in some.items()}, lambda data: {name: back(one) for name, one in data.items()})


def _made_of_fields(kind: Any) -> Packer:
    """A class that is its fields: a list of them in their order."""
    hints = get_type_hints(kind)
    by_name = {one.name: one.kw_only for one in fields(kind)} if is_dataclass(kind) else dict.fromkeys(kind._fields, False)
    ways = [packer(hints[name]) for name in by_name]
    packs, backs = [one.pack for one in ways], [(place, one.unpack) for place, one in enumerate(ways) if one.unpack]

    def pack(one: Any) -> list[Any]:
        values = [getattr(one, name) for name in by_name]
        return [change(value) if change else value for change, value in zip(packs, values, strict=True)]

    def unpack(data: list[Any]) -> Any:
        for place, back in backs:
            data[place] = back(data[place])
        return kind(**dict(zip(by_name, data, strict=True))) if named else kind(*data)

    named = any(by_name.values())
    return Packer(pack, unpack if backs or named else lambda data: kind(*data))


def _pack_any(value: Any) -> Any:
    """A value of no declared type: plain, or with the name of its type."""
    if type(value) in PLAIN:
        return value
    name = type(value).__name__
    if KINDS.get(name) is not type(value):
        raise NotPackable(type(value))
    if isinstance(value, (tuple, list, set, frozenset)):
        return [name, [_pack_any(one) for one in (sorted(value) if isinstance(value, (set, frozenset)) else value)]]
    if isinstance(value, dict):
        return [name, [[_pack_any(key), _pack_any(one)] for key, one in value.items()]]
    kind: Any = type(value)
    change = packer(kind).pack
    return [name, change(value) if change else value]


def _unpack_any(data: Any) -> Any:
    if not isinstance(data, list):
        return data
    name, inside = data
    kind = KINDS[name]
    if kind in (tuple, list, set, frozenset):
        return kind(map(_unpack_any, inside))
    if kind is dict:
        return {_unpack_any(key): _unpack_any(one) for key, one in inside}
    change = packer(kind).unpack
    return change(inside) if change else inside


KINDS: Mapping[str, Any] = {one.__name__: one for one in (tuple, list, set, frozenset, dict, date, Decimal, Month, Period, Bound)}
SIMPLE: Mapping[Any, Packer] = {
    **dict.fromkeys(PLAIN, AS_IT_IS),
    date: Packer(date.isoformat, date.fromisoformat),
    Decimal: Packer(str, Decimal),
    bytes: Packer(lambda data: data.decode("latin-1"), lambda text: text.encode("latin-1")),
    object: Packer(_pack_any, _unpack_any),
    Entry: Packer(lambda _: None, lambda _: None),  # it is ten times as long as what is said of it
}
