"""Duplicates: who may be one person, one question at a time, and what I answered before."""

from __future__ import annotations

from typing import NamedTuple

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.duplicates import likely
from mutuals.faces.render.person import counts, position
from mutuals.faces.render.words import ago
from mutuals.faces.web.visit import Visit
from mutuals.model.duplicates import DuplicatePair
from mutuals.model.person import PersonRef
from mutuals.model.person_page import Person
from mutuals.operations.merging import RULINGS

_NEXT = 10
_RULINGS = 50


class Side(NamedTuple):
    """One of the two of a question."""

    ref: PersonRef
    addresses: tuple[str, ...]
    positions: tuple[str, ...]
    counts: str
    first: str
    last: str


class Question(NamedTuple):
    """A pair as it is asked about."""

    sides: tuple[Side, ...]
    likely: str
    because: tuple[str, ...]


def _show(visit: Visit) -> Shown:
    at = visit.number("at", 1, 1_000_000)
    record = visit.run("duplicates", limit=at + _NEXT)
    at = at if at <= len(record.pairs) else 1
    pairs = record.pairs[at - 1 :]
    steps = [step for step in visit.run("history").steps if step.what in RULINGS]
    return {
        "question": _question(pairs[0], visit) if pairs else None,
        "later": f"/duplicates?at={at + 1}" if at < record.total else "",
        "first": at > 1,
        "pairs": [(pair, likely(pair.probability), at + n) for n, pair in enumerate(pairs[1:], 1)],
        "total": record.total,
        "look_alikes": record.look_alikes,
        "steps": steps[:_RULINGS],
    }


def _question(pair: DuplicatePair, visit: Visit) -> Question:
    sides = tuple(_side(visit.run("person", each, limit=1), visit) for each in (pair.a, pair.b))
    return Question(sides, likely(pair.probability), pair.because)


def _side(person: Person, visit: Visit) -> Side:
    return Side(
        PersonRef(person.id, person.name),
        (*person.emails, *person.phones, *person.profiles),
        tuple(map(position, person.organisations)),
        counts(person) if person.interactions else "",
        ago(person.first_contact, visit.today),
        ago(person.last_contact, visit.today),
    )


PAGE = Page(
    "/duplicates", "Duplicates", "duplicates.html", _show, key="d", place=10, says="one or two?"
)
