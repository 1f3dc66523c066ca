"""The shape of records as JSON Schema, read off their types."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]
_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
}


def schema_of(hint: object) -> Schema:
    """Return the schema of a type; what is none that a record holds may be anything."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(each) for each in inner]}
    if origin in (tuple, list, set, frozenset):
        return _array(inner)
    return _record(hint) if isinstance(hint, type) and _fields(hint) else {}


def _array(inner: tuple[Any, ...]) -> Schema:
    """Return an array; a tuple of several types is one of that length."""
    if len(inner) > 1 and inner[1] is not Ellipsis:
        kinds = [schema_of(each) for each in dict.fromkeys(inner)]
        items = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        return {"type": "array", "items": items, "minItems": len(inner), "maxItems": len(inner)}
    return {"type": "array", "items": schema_of(inner[0]) if inner else {}}


def _record(kind: type) -> Schema:
    hints = get_type_hints(kind)
    left_out = kind.left_out() if hasattr(kind, "left_out") else ()
    names = _fields(kind)
    return {
        "type": "object",
        "properties": {name.removesuffix("_"): schema_of(hints[name]) for name in names},
        "required": [name.removesuffix("_") for name in names if name not in left_out],
    }


def _fields(kind: type) -> list[str]:
    """Return the fields that an answer shows, as `faces.json_form` writes them."""
    if hasattr(kind, "_fields"):
        return list(kind._fields)
    found = getattr(kind, "__dataclass_fields__", {})
    return [name for name, each in found.items() if "hidden" not in each.metadata]
