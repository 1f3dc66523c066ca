"""What parent and child say to each other: one JSON document a line, every record checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, cast, get_args, get_type_hints

from mutuals.confinement.checked import Check, check_of, flattener, refused
from mutuals.errors import UnsoundError
from mutuals.model.imports import Progress, SkippedCount
from mutuals.model.observed import (
    Card,
    Claim,
    Cursor,
    Favour,
    Follow,
    Interaction,
    Lead,
    Note,
    Occasion,
    Post,
    Skipped,
)
from mutuals.model.restated import (
    CountedVote,
    HomeStated,
    Origin,
    Restated,
    RestatedDecision,
    Votes,
)
from mutuals.sources.inputs import Record

LONGEST_LINE = 256 << 20
"""Bytes in one message; the child sends many records in one, and much less."""

_RECORDS = (
    Interaction, Card, Favour, Follow, Post, Occasion, Lead, Claim, Skipped, Note, Cursor,
    HomeStated, Progress, RestatedDecision, Votes, CountedVote,
)  # fmt: skip
_NAMES = {record: record.__name__ for record in (*_RECORDS, Restated)}
_CHECKS: dict[str, Check] = {record.__name__: check_of(record) for record in _RECORDS}


@dataclass(frozen=True, slots=True)
class Described:
    """An input as the child describes it; see Input."""

    path: str
    name: str = ""
    is_folder: bool = False
    format: str | None = None
    trouble: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the parent wants to have opened, and with which Setting, `after` so many inputs.

    `held` are the places of items that are left out; `careful` has the child say where it stands;
    `patience` are the seconds that it may compute without a word.
    """

    path: str
    zone: str
    now: int
    region: str | None
    patience: int
    held: tuple[str, ...] = ()
    careful: bool = False
    after: int = 0


class Wanted(NamedTuple):
    """Which records of an input: from a cursor on, all but the first so many."""

    start: Cursor | None
    skip: int


_FLATTEN: dict[type, Callable[[object], tuple[object, ...]]] = {
    record: flattener(record) for record in (*_RECORDS, SkippedCount, Described, Asked)
}
_CHECK_DESCRIBED, _CHECK_ASKED = check_of(Described), check_of(Asked)
_CHECK_WANTED, _CHECK_REFUSAL = check_of(Wanted), check_of(tuple[str, ...])


def _restated_flat(restated: Restated) -> tuple[object, ...]:
    """Return the fields of a record told again: what it holds goes under the name of its kind."""
    kind = type(restated.record)
    record = _NAMES[kind], _FLATTEN[kind](restated.record)
    return record, restated.origins, restated.where


def _restated_of(value: object) -> Restated:
    (name, fields), origins, where = cast("tuple[tuple[str, object], object, object]", value)
    if name not in _RETOLD:
        raise refused(name)
    record = cast("Any", _CHECKS[name](fields))
    return Restated(record, cast("Any", _CHECK_ORIGINS(origins)), cast("str", _CHECK_TEXT(where)))


_RETOLD = frozenset(_NAMES[kind] for kind in get_args(get_type_hints(Restated)["record"]))
_CHECK_ORIGINS, _CHECK_TEXT = check_of(tuple[Origin, ...]), check_of(str)
_FLATTEN[Restated] = _restated_flat  # type: ignore[assignment]
_CHECKS[Restated.__name__] = _restated_of


def _flat(value: object) -> tuple[object, ...]:
    """Return the fields of a dataclass inside a record or message: all else is plain already."""
    return _FLATTEN[type(value)](value)


_ENCODE = json.JSONEncoder(separators=(",", ":"), default=_flat).encode


def line(kind: str, value: object = None) -> bytes:
    """Return a message: what it is, and a value of those defined here or a plain one."""
    return f"{_ENCODE([kind, value])}\n".encode()


def record_text(record: Record) -> str:
    """Return a record as JSON text."""
    kind = type(record)
    return _ENCODE([_NAMES[kind], _FLATTEN[kind](record)])


def records_line(texts: list[str]) -> bytes:
    """Return the message that carries records already written as text."""
    return f'["records",[{",".join(texts)}]]\n'.encode()


def read_line(text: bytes) -> tuple[str, object]:
    """Return what a message is, and its value; UnsoundError when it is none."""
    try:
        kind, value = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnsoundError("the reader sent what is no message", repr(text[:80])) from error
    if type(kind) is not str:
        raise UnsoundError("the reader sent what is no message", repr(text[:80]))
    return kind, value


def records_of(value: object) -> list[Record]:
    """Return the records of a message; UnsoundError when one of them is none."""
    try:
        named = cast("list[tuple[str, object]]", value)
        return [cast("Record", _CHECKS[name](fields)) for name, fields in named]
    except (KeyError, TypeError, ValueError) as error:
        raise UnsoundError("the reader sent what is no record") from error


def described_of(value: object) -> Described:
    """Return the description of an input; UnsoundError when it is none."""
    return cast("Described", _CHECK_DESCRIBED(value))


def asked_of(value: object) -> Asked:
    """Return what the parent asks for."""
    return cast("Asked", _CHECK_ASKED(value))


def refusal_of(value: object) -> tuple[str, ...]:
    """Return what happened, to which thing, and what to do, as the child says of a path."""
    return cast("tuple[str, ...]", _CHECK_REFUSAL(value))


def wanted_of(value: object) -> Wanted:
    """Return which records are asked for."""
    return cast("Wanted", _CHECK_WANTED(value))
