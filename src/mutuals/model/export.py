"""What an export came to, and the records that the formats write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.person import Direction, PersonRef
from mutuals.model.person_page import Person


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many records one part of an export holds."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Exported:
    """The file written, its format, its size in bytes, and what it holds.

    `whose` is the one person it is about, None when it is about everybody.
    """

    path: str
    format: str
    size: int
    parts: tuple[PartCount, ...]
    whose: PersonRef | None = None


Part = tuple[str, Iterator[Mapping[str, Any]]]
"""A part of a document: its name and its records, plain JSON values, read one by one."""


class Document(NamedTuple):
    """Everything, as plain JSON values: what stands at the beginning, and the parts."""

    head: Mapping[str, Any]
    parts: Iterator[Part]


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as an address book has them.

    `given` and `family` are the words of the name; `birthday` is YYYY-MM-DD, `--MM-DD` or empty;
    `remarks` are my own words about them, where they were asked for.
    """

    person: Person
    given: str
    family: str
    birthday: str = ""
    remarks: tuple[str, ...] = ()


class Contact(NamedTuple):
    """One message, call or meeting with one person; `at` in seconds UTC, `size` counts people."""

    message: str
    at: int
    by_day: bool
    channel: str
    direction: Direction
    size: int
    person: PersonRef


class Guest(NamedTuple):
    """Somebody's part in a meeting or call; `is_me` says that it is mine."""

    identifier: Identifier
    name: str
    role: Literal["organiser", "attendee", "room", "list"]
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting or call; `at` in seconds UTC, noon of the day when it is known `by_day` only.

    `uid` is that of the calendar it stood in, empty elsewhere; `is_repeated` says that other
    meetings share it.
    """

    id: str
    uid: str
    is_repeated: bool
    at: int
    by_day: bool
    is_call: bool
    subject: str
    guests: tuple[Guest, ...]
