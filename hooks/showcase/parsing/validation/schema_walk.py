"""The fields of a model by the names that writers type, at any depth."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from showcase.parsing.yaml.source_map import Step


@lru_cache(maxsize=16)
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all fields of a model and of the models inside it, as writers type them."""
    inner = [_inner(info.annotation) for info in model.model_fields.values()]
    return frozenset(_named(model)) | {name for one in inner if _is_model(one) for name in field_names(one)}


def fields_at(model: type[BaseModel], steps: Sequence[Step]) -> Mapping[str, FieldInfo]:
    """The fields, by the name that a writer types, of the model found at these steps; none where there is no model."""
    current: Any = model
    for step in steps:
        if isinstance(step, str) and _is_model(current):
            info = _named(current).get(step)
            current = info.annotation if info else None
            current = next((part for part in get_args(current) if _is_model(part)), current) if _is_optional(current) else current
        else:
            current = _inner(current)
    return _named(current) if _is_model(current) else {}


def _is_optional(annotation: Any) -> bool:
    return type(None) in get_args(annotation)


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _is_model(what: Any) -> bool:
    return isinstance(what, type) and issubclass(what, BaseModel)


def _inner(annotation: Any) -> Any:
    """The model inside `tuple[Model, ...]`, `Model | None` or `dict[str, Model]`, if there is one."""
    if _is_model(annotation):
        return annotation
    return next((found for part in get_args(annotation) if _is_model(found := _inner(part))), annotation)
