"""Records as JSON text: the one form of every answer, whatever the face."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from json.encoder import encode_basestring
from typing import Any

from mutuals.faces.safety import hostile_signs

SIGNIFICANT_DIGITS = 6

_Plan = Sequence[tuple[str, str, bool]]
_PLANS: dict[type, _Plan | None] = {}


def json_text(record: object) -> str:
    """Return a record as one line of JSON, keys in the order of its fields.

    A field named with an underscore behind it has its name without. A named tuple's `left_out`
    names what is left out when None; a dataclass's field whose metadata say "hidden" always is.
    """
    return hostile_signs().sub(_escape, _text(record))


def _escape(found: re.Match[str]) -> str:
    """Write a sign that a terminal obeys, or that is no UTF-8, as escapes: the same JSON."""
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def number_text(number: float) -> str:
    """Return a number with 6 significant digits and no exponent; null when there is none."""
    if not math.isfinite(number):
        return "null"
    digits, _, exponent = f"{number:.{SIGNIFICANT_DIGITS - 1}e}".partition("e")
    places = max(1, SIGNIFICANT_DIGITS - 1 - int(exponent))
    text = f"{float(f'{digits}e{exponent}'):.{places}f}".rstrip("0")
    text = f"{text}0" if text.endswith(".") else text
    return "0.0" if text == "-0.0" else text


def _text(value: object) -> str:
    kind = type(value)
    write = _SCALARS.get(kind)
    if write is not None:
        return write(value)
    plan = _PLANS[kind] if kind in _PLANS else _plan(kind)
    if plan is not None:
        return _record(value, plan)
    return _collection(value)


def _record(record: object, plan: _Plan) -> str:
    named = ((key, getattr(record, name), omit) for name, key, omit in plan)
    parts = [f"{key}{_text(item)}" for key, item, omit in named if not (omit and item is None)]
    return f"{{{', '.join(parts)}}}"


def _collection(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{encode_basestring(str(key))}: {_text(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, set | frozenset):
        value = sorted(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_text, value))}]"
    return _unusual(value)


def _unusual(value: object) -> str:
    """Write the subclasses of plain values, days and paths; anything else is a fault."""
    for kind in (str, int, float):
        if isinstance(value, kind):
            return _SCALARS[kind](kind(value))
    if isinstance(value, date):
        return encode_basestring(value.isoformat())
    if isinstance(value, os.PathLike):
        return encode_basestring(str(value))
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _plan(kind: type) -> _Plan | None:
    """Return attribute, key and whether it is left out when None, per field; None: no record."""
    _PLANS[kind] = found = _tuple_plan(kind) or _dataclass_plan(kind)
    return found


def _tuple_plan(kind: type) -> _Plan | None:
    names = getattr(kind, "_fields", None)
    left_out = kind.left_out() if hasattr(kind, "left_out") else ()
    return names and [(name, _key(name), name in left_out) for name in names]


def _dataclass_plan(kind: type) -> _Plan | None:
    # Asked without the module of dataclasses: few answers load it.
    found = getattr(kind, "__dataclass_fields__", None)
    return found and [
        (name, _key(name), False) for name, each in found.items() if "hidden" not in each.metadata
    ]


def _key(name: str) -> str:
    """Return the start of a pair, without the underscore that keeps a field off Python's words."""
    return f"{encode_basestring(name.removesuffix('_'))}: "


_SCALARS: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    int: str,
    float: number_text,
    type(None): lambda _: "null",
}
