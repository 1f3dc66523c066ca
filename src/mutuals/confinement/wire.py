"""What parent and child say to each other: one JSON document a line, every record checked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, get_args

from mutuals.errors import UnsoundError
from mutuals.model.imports import SkippedCount
from mutuals.model.observed import Cursor
from mutuals.model.restated import Restated
from mutuals.sources.inputs import Record
from mutuals.sources.reading.typed import taken, taker

LONGEST_LINE = 256 << 20
"""Bytes in one message; the child sends many records in one, and much less."""


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
    `patience` are the seconds that it may compute without a word, `reads_text` whether the words of
    messages may be judged. `file` is the path's bytes, each
    as a character: not every name of a file is text.
    """

    file: str
    zone: str
    now: int
    region: str | None
    patience: int
    held: tuple[str, ...] = ()
    careful: bool = False
    after: int = 0
    reads_text: bool = False


def file_of(path: Path) -> str:
    """Return a path as a message can hold it."""
    return os.fsencode(path).decode("latin-1")


def path_of(file: str) -> Path:
    """Return the path that `file_of` wrote."""
    return Path(os.fsdecode(file.encode("latin-1")))


class Wanted(NamedTuple):
    """Which records of an input: from a cursor on, all but the first so many."""

    start: Cursor | None
    skip: int


def _flattener(record: type[Any]) -> Callable[[Any], Any]:
    """Return what takes a record of two fields or more apart, in their order."""
    if issubclass(record, tuple):
        return tuple
    return attrgetter(*(field.name for field in fields(record)))


def _restated(restated: Restated) -> tuple[object, ...]:
    return _named(restated.record), restated.origins, restated.where


_FLATTEN: dict[type, Callable[[Any], Any]] = {
    kind: _flattener(kind) for kind in (*get_args(Record), SkippedCount, Described, Asked)
} | {Restated: _restated}


def _flat(value: object) -> object:
    """Return the fields of a dataclass inside a record or message: all else is plain already."""
    return _FLATTEN[type(value)](value)


def _named(record: object) -> tuple[str, object]:
    return type(record).__name__, _flat(record)


_ENCODE = json.JSONEncoder(separators=(",", ":"), default=_flat).encode


def line(kind: str, value: object = None) -> bytes:
    """Return a message: what it is, and a value of those defined here or a plain one."""
    return f"{_ENCODE([kind, value])}\n".encode()


def record_text(record: Record) -> str:
    """Return a record as JSON text."""
    return _ENCODE(_named(record))


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
    if not isinstance(value, list):
        raise UnsoundError("the reader sent what is no list of records")
    return list(map(taker(Record), value))


def described_of(value: object) -> Described:
    """Return the description of an input; UnsoundError when it is none."""
    described: Described = taken(Described, value)
    return described


def asked_of(value: object) -> Asked:
    """Return what the parent asks for."""
    asked: Asked = taken(Asked, value)
    return asked


def refusal_of(value: object) -> tuple[str, ...]:
    """Return what happened, to which thing, and what to do, as the child says of a path."""
    refusal: tuple[str, ...] = taken(tuple[str, ...], value)
    return refusal


def wanted_of(value: object) -> Wanted:
    """Return which records are asked for."""
    wanted: Wanted = taken(Wanted, value)
    return wanted
