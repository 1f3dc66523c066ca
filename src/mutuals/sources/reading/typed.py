"""JSON values as the records they state: every type, length and choice checked on the way."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mutuals.errors import UnsoundError
from mutuals.sources.reading.lengths import TEXT

MOST = 100_000
"""Entries of one list."""
_WHOLE = 2**63
_REMEMBERED = 20_000
"""Tuples of one kind that are remembered, and the characters that one of them may have."""
_SHORT = 1_000

_Take = Callable[[object], Any]


def taken(hint: object, value: object) -> Any:  # noqa: ANN401 - it is what the hint says
    """Return a JSON value as the type of a hint; UnsoundError says what does not fit."""
    return taker(hint)(value)


@cache
def taker(hint: object) -> _Take:
    """Return what takes JSON values as the type of a hint, for many of them.

    Hints are texts, whole numbers, truth values, literals, what may be None, tuples (lists in
    JSON), named tuples and dataclasses (lists of all their values, or objects, in which what has a
    default may be missing), and several of these, told apart by their names: `["Card", ...]`.
    """
    plain = _PLAIN.get(hint)
    if plain is not None:
        return plain
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _choice(inner)
    if origin in (Union, types.UnionType):
        return _alternative(tuple(each for each in inner if each is not types.NoneType), inner)
    if origin is tuple:
        return _list(inner[0])
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, tuple):
        return _remembering(_record(hint))
    raise TypeError(f"{hint} cannot be read from JSON")


def _alternative(kinds: tuple[Any, ...], of: tuple[object, ...]) -> _Take:
    if len(kinds) == len(of):
        return _one_of(kinds)
    (kind,) = kinds
    return _optional(kind)


def _one_of(kinds: tuple[type, ...]) -> _Take:
    known = {kind.__name__: _record(kind) for kind in kinds}

    def take(value: object) -> object:
        name, told = _pair(value)
        if name not in known:
            raise UnsoundError("a record of no kind that is known")
        return known[name](told)

    return take


def _pair(value: object) -> tuple[str, object]:
    if isinstance(value, list) and len(value) == len(("name", "told")):
        name, told = value
        if isinstance(name, str):
            return name, told
    raise UnsoundError("no name and record where they belong")


def _text(value: object) -> str:
    if type(value) is str and len(value) <= TEXT and value.isascii() and "\0" not in value:
        return value
    if not isinstance(value, str):
        raise UnsoundError("no text where one belongs")
    if len(value) > TEXT:
        raise UnsoundError(f"a text above {TEXT:,} signs")
    if "\0" in value:
        raise UnsoundError("a text with a sign that no name has")
    _check_letters(value)
    return value


def _check_letters(value: str) -> None:
    """Refuse halves of letters, which no store can hold."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UnsoundError("a text with half a letter") from None


def _whole(value: object) -> int:
    if type(value) is not int or not -_WHOLE <= value < _WHOLE:
        raise UnsoundError("no whole number where one belongs")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnsoundError("no true or false where one belongs")
    return value


_PLAIN: dict[object, _Take] = {str: _text, int: _whole, bool: _truth}


def _choice(words: tuple[object, ...]) -> _Take:
    choices = frozenset(words)

    def take(value: object) -> object:
        if not isinstance(value, str) or value not in choices:
            raise UnsoundError("a word that is none of those known")
        return value

    return take


def _optional(hint: object) -> _Take:
    inner = taker(hint)
    return lambda value: None if value is None else inner(value)


def _list(hint: object) -> _Take:
    inner = taker(hint)
    return lambda value: tuple(map(inner, _entries(value)))


def _entries(value: object) -> list[object]:
    if not isinstance(value, list):
        raise UnsoundError("no list where one belongs")
    if len(value) > MOST:
        raise UnsoundError(f"a list of more than {MOST:,} entries")
    return value


def _record(kind: type[Any]) -> _Take:
    hints = get_type_hints(kind)
    inner = {name: taker(hint) for name, hint in hints.items()}
    in_order = tuple(inner.values())
    needed = hints.keys() - _with_default(kind)

    def take(value: object) -> object:
        if isinstance(value, list):
            if len(value) != len(in_order):
                raise UnsoundError(f"a list of {len(value)} where {len(in_order)} belong")
            return kind(*[one(entry) for one, entry in zip(in_order, value, strict=True)])
        if not isinstance(value, dict):
            raise UnsoundError("no object where one belongs")
        if value.keys() - inner.keys():
            raise UnsoundError("a name that is not known")
        if missing := needed - value.keys():
            raise UnsoundError(f"{min(missing)} is missing")
        return kind(**{name: inner[name](each) for name, each in value.items()})

    return take


def _remembering(take: _Take) -> _Take:
    """Check the lists of small tuples once: the same few people stand in most records."""
    known: dict[tuple[object, ...], object] = {}

    def take_known(value: object) -> object:
        if not isinstance(value, list):
            return take(value)
        key = tuple([tuple(each) if type(each) is list else each for each in value])
        try:
            found = known.get(key)
        except TypeError:  # it holds what no such tuple holds
            return take(value)
        if found is None:
            found = take(value)
            if len(known) >= _REMEMBERED:
                known.clear()
            if len(str(key)) <= _SHORT:
                known[key] = found
        return found

    return take_known


def _with_default(kind: type[Any]) -> set[str]:
    if is_dataclass(kind):
        return {each.name for each in fields(kind) if each.default is not MISSING}
    return set(kind._field_defaults)
