"""Records as plain JSON values and back; what comes back is checked against its definition."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Literal, cast, get_args, get_origin, get_type_hints

from mutuals.errors import UnsoundError

LONGEST_TEXT = 8 << 20
"""Characters of one text: a card's note may be long, but not endless."""
MOST_VALUES = 100_000
"""Values in one list of a record."""
_BEYOND = 1 << 63
"""Whole numbers of records have 64 bits, as in the store."""

Check = Callable[[object], object]
"""Takes a plain JSON value; returns what it stands for, or raises UnsoundError."""


def flattener(record: type) -> Callable[[object], tuple[object, ...]]:
    """Return the function that takes a dataclass of two fields or more apart, in their order."""
    return attrgetter(*(field.name for field in fields(record)))


def check_of(kind: object) -> Check:
    """Return the check for an annotation of a record's field, or for a record itself.

    It knows int, str, bool, None, Literal, `... | None`, tuples of one kind, NamedTuples and
    dataclasses; TypeError for anything else.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(frozenset(inner))
    if origin is tuple:
        return _list_of(check_of(inner[0]))
    if origin is types.UnionType:
        return _perhaps(inner)
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, tuple)):
        return _record_of(kind)
    raise TypeError(f"no record holds {kind}")


def refused(value: object) -> UnsoundError:
    """Return the error for a value that is not what a record holds there."""
    return UnsoundError("the reader sent what is no record", type(value).__name__)


def _whole(value: object) -> int:
    if type(value) is not int or not -_BEYOND <= value < _BEYOND:
        raise refused(value)
    return value


def _text(value: object) -> str:
    if type(value) is not str or len(value) > LONGEST_TEXT:
        raise refused(value)
    return value


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise refused(value)
    return value


_PLAIN: dict[object, Check] = {int: _whole, str: _text, bool: _truth}


def _one_of(values: frozenset[object]) -> Check:
    def check(value: object) -> object:
        if type(value) is not str or value not in values:
            raise refused(value)
        return value

    return check


def _list_of(inner: Check) -> Check:
    def check(value: object) -> object:
        if type(value) is not list or len(value) > MOST_VALUES:
            raise refused(value)
        return tuple(map(inner, value))

    return check


def _perhaps(kinds: tuple[object, ...]) -> Check:
    (inner,) = (check_of(kind) for kind in kinds if kind is not type(None))

    def check(value: object) -> object:
        return None if value is None else inner(value)

    return check


def _record_of(record: type) -> Check:
    hints = get_type_hints(record)
    names = [field.name for field in fields(record)] if is_dataclass(record) else list(hints)
    checks = [check_of(hints[name]) for name in names]
    make = cast("Callable[..., object]", record)

    def check(value: object) -> object:
        if type(value) is not list or len(value) != len(checks):
            raise refused(value)
        return make(*[each(part) for each, part in zip(checks, value, strict=True)])

    return check
