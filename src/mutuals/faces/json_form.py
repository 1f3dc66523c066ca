"""Records as JSON text: the one form of every answer, whatever the face."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from json.encoder import encode_basestring
from pathlib import PurePath
from typing import Any

from mutuals.faces.safety import HOSTILE

SIGNIFICANT_DIGITS = 6

_Plan = Sequence[tuple[str, str, bool]]
_PLANS: dict[type, _Plan | None] = {}


def json_text(record: object) -> str:
    """Return a record as one line of JSON, keys in the order of its fields.

    A field's metadata may name another key ("json"), leave it out when None ("omit") or always
    ("hidden").
    """
    return HOSTILE.sub(_escape, "".join(_pieces(record)))


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


def _pieces(value: object) -> Iterator[str]:
    write = _SCALARS.get(type(value))
    if write is not None:
        yield write(value)
    elif (plan := _plan(type(value))) is not None:
        yield from _record(value, plan)
    elif isinstance(value, Mapping):
        yield from _object((str(key), item) for key, item in value.items())
    else:
        yield from _other(value)


def _other(value: object) -> Iterator[str]:
    if isinstance(value, set | frozenset):
        yield from _array(sorted(value))
    elif isinstance(value, list | tuple):
        yield from _array(value)
    else:
        yield _unusual(value)


def _unusual(value: object) -> str:
    """Write the subclasses of plain values, days and paths; anything else is a fault."""
    for kind in (str, int, float):
        if isinstance(value, kind):
            return _SCALARS[kind](kind(value))
    if isinstance(value, date):
        return encode_basestring(value.isoformat())
    if isinstance(value, PurePath):
        return encode_basestring(str(value))
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _array(values: Iterable[object]) -> Iterator[str]:
    separator = "["
    for item in values:
        yield separator
        yield from _pieces(item)
        separator = ", "
    yield "[]" if separator == "[" else "]"


def _object(items: Iterable[tuple[str, object]]) -> Iterator[str]:
    separator = "{"
    for key, item in items:
        yield f"{separator}{encode_basestring(key)}: "
        yield from _pieces(item)
        separator = ", "
    yield "{}" if separator == "{" else "}"


def _record(record: object, plan: _Plan) -> Iterator[str]:
    named = ((key, getattr(record, name), omit) for name, key, omit in plan)
    yield from _object((key, item) for key, item, omit in named if not (omit and item is None))


def _plan(kind: type) -> _Plan | None:
    """Return attribute, key and whether it is left out when None, per field; None: no record."""
    if kind not in _PLANS:
        _PLANS[kind] = _read_plan(kind)
    return _PLANS[kind]


def _read_plan(kind: type) -> _Plan | None:
    if is_dataclass(kind):
        return tuple(
            (each.name, each.metadata.get("json", _key(each.name)), "omit" in each.metadata)
            for each in fields(kind)
            if "hidden" not in each.metadata
        )
    names = getattr(kind, "_fields", None)
    return tuple((name, _key(name), False) for name in names) if names is not None else None


def _key(name: str) -> str:
    """Drop the underscore that keeps a field off Python's own words."""
    return name.removesuffix("_")


_SCALARS: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    int: str,
    float: number_text,
    type(None): lambda _: "null",
}
