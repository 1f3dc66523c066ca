"""Lessons of five minutes, and the records by which it is seen that their acts were done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mutuals.model.decision import Decision
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.history import Acquaintance, Post, Span
from mutuals.model.person import PersonRef
from mutuals.model.returns import Passed


class Lesson(NamedTuple):
    """A lesson: why in two sentences, three to five steps, the one act that ends it.

    `seen` says by what the program recognises the act.
    """

    name: str
    title: str
    why: str
    steps: tuple[str, ...]
    act: str
    seen: str


class LessonShown(NamedTuple):
    """A lesson and whether its act was done: on which day, with whom, on what evidence.

    `on` (YYYY-MM-DD) and `person` are None where the act has none.
    """

    name: str
    title: str
    why: str
    steps: tuple[str, ...]
    act: str
    seen: str
    done: bool
    on: str | None
    person: PersonRef | None
    evidence: tuple[Evidence, ...]


class LessonList(NamedTuple):
    """The lessons in their order; `next` is the first open one of all, None where none is.

    `done` and `total` count all lessons, also where `asked` names the only one that is shown.
    """

    lessons: tuple[LessonShown, ...]
    done: int
    total: int
    next: str | None
    asked: str | None


class Act(NamedTuple):
    """An act that was recognised; `interaction` is the number of the one whose evidence is its."""

    day: int | None = None
    person: PersonRef | None = None
    evidence: tuple[Evidence, ...] = ()
    interaction: int | None = None


class Dated(NamedTuple):
    """Evidence with its day, None where unknown."""

    day: int | None
    evidence: Evidence


class Practised(NamedTuple):
    """What I did, as far as lessons look: `passed` and `posts` of the days of `window` only.

    `profile` is where my own archives state a position of mine. `quiet_since` has the last day of
    contact before the window by person id, `known` the first days; `decisions` are those on plan
    and key people.
    """

    window: Span
    profile: tuple[Evidence, ...] = ()
    decisions: tuple[Decision, ...] = ()
    key_people: tuple[PersonRef, ...] = ()
    follows: tuple[Dated, ...] = ()
    posts: tuple[Post, ...] = ()
    ledger: tuple[DatedEntry, ...] = ()
    passed: tuple[Passed, ...] = ()
    quiet_since: Mapping[str, int] = {}
    known: Mapping[str, Acquaintance] = {}
