"""The JSON of solutions and its schemas: the nouns as they are, under a name with a version."""

from __future__ import annotations

import dataclasses
import types
import typing
from enum import Enum
from typing import Any

from goodoffices.core.inverse import Inverse
from goodoffices.core.robustness import Robustness
from goodoffices.core.simulation import Simulation
from goodoffices.core.solution import Solution, Verdict

VERSION = 1
"""Raised when a field is renamed or changes its meaning; new fields do not raise it."""

SHAPES: tuple[tuple[str, type], ...] = (
    ("solution", Solution),
    ("verdict", Verdict),
    ("inverse", Inverse),
    ("robustness", Robustness),
    ("simulation", Simulation),
)


def shape_of(value: Any) -> dict[str, Any]:
    """A solution, verdict, inverse, robustness or simulation as JSON, with the name of its schema first."""
    name = next(name for name, kind in SHAPES if isinstance(value, kind))
    return {"schema": f"goodoffices.{name}/{VERSION}", **_plain(value)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def schema_of(name: str) -> dict[str, Any]:
    """The JSON schema of a shape, made from the types of its nouns."""
    kind = dict(SHAPES)[name]
    definitions: dict[str, Any] = {}
    body = _object(kind, definitions)
    body["properties"] = {"schema": {"const": f"goodoffices.{name}/{VERSION}"}} | body["properties"]
    body["required"] = ["schema", *body["required"]]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"goodoffices.{name}/{VERSION}"}
    return head | body | {"$defs": dict(sorted(definitions.items()))}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    properties = {field.name: _schema(hints[field.name], definitions) for field in dataclasses.fields(kind)}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": True}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_schema(each, definitions) for each in arguments]}
    if origin is tuple:
        return _array(arguments, definitions)
    if dataclasses.is_dataclass(kind):
        name = typing.cast(type, kind).__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}[kind]}


def _array(arguments: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    items = [_schema(each, definitions) for each in arguments]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
