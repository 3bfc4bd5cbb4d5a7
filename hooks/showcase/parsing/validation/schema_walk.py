"""The fields of a model by the names that writers type, at any depth."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from showcase.parsing.yaml.names import FieldNames
from showcase.parsing.yaml.source_map import Step


@lru_cache(maxsize=64)
def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model, by the names that writers type."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


@lru_cache(maxsize=16)
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all fields of a model and of the models inside it, as writers type them."""
    inner = [model_in(info.annotation) for info in model.model_fields.values()]
    return frozenset(fields_of(model)) | {name for one in inner if one for name in field_names(one)}


@lru_cache(maxsize=16)
def names_of(model: type[BaseModel]) -> FieldNames:
    """The names of a model’s fields by where they may stand and by what they hold."""
    models = _models_in(model)
    every = [(name, info) for one in models for name, info in fields_of(one).items()]
    lists = {name for name, info in every if get_origin(bare(info.annotation)) is tuple}
    things = {name for name, info in every if name in lists and model_in(info.annotation)}
    single = {name for name, info in every if get_origin(bare(info.annotation)) is not tuple}
    inner = frozenset(name for one in models[1:] for name in fields_of(one))
    return FieldNames(frozenset(fields_of(model)), inner, frozenset(lists - single), frozenset(things - single))


def _models_in(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A model, and all those inside it."""
    inner = [one for info in model.model_fields.values() if (one := model_in(info.annotation))]
    return [model, *(deeper for one in inner for deeper in _models_in(one))]


def fields_at(model: type[BaseModel], steps: Sequence[Step]) -> Mapping[str, FieldInfo]:
    """The fields, by the name that a writer types, of the model found at these steps; none where there is no model."""
    current: Any = model
    for step in steps:
        if isinstance(step, str) and is_model(current):
            info = fields_of(current).get(step)
            current = bare(info.annotation) if info else None
        else:
            current = model_in(current)
    return fields_of(current) if is_model(current) else {}


def is_model(what: Any) -> bool:
    """Whether a declared type has fields of its own."""
    return isinstance(what, type) and issubclass(what, BaseModel)


def bare(what: Any) -> Any:
    """A declared type without `Annotated` around it and without the None that it may also be."""
    parts = get_args(what)
    if type(None) in parts:
        return bare(next(part for part in parts if part is not type(None)))
    return bare(parts[0]) if hasattr(what, "__metadata__") else what


def model_in(what: Any) -> type[BaseModel] | None:
    """The model inside `tuple[Model, ...]`, `Model | None` or `dict[str, Model]`, if there is one."""
    if isinstance(what, type) and issubclass(what, BaseModel):
        return what
    return next((found for part in get_args(what) if (found := model_in(part))), None)
