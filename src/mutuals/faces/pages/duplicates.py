"""Duplicates: who may be one person, one question at a time, and what I answered before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.duplicates import likely
from mutuals.faces.render.person import counts, position
from mutuals.faces.render.words import ago
from mutuals.faces.web.visit import Visit
from mutuals.model.duplicates import DuplicatePair
from mutuals.model.person import PersonRef, Warned
from mutuals.model.person_page import Person
from mutuals.operations.merging import RULINGS
from mutuals.operations.people import describe

_NEXT = 10
_WARNINGS = 50
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


class LookAlike(NamedTuple):
    """Somebody who only looks like a person I know, and by what."""

    ref: PersonRef
    addresses: tuple[str, ...]
    warned: tuple[Warned, ...]


def _show(visit: Visit) -> Shown:
    at = visit.number("at", 1, 1_000_000)
    record = visit.run("duplicates", limit=at + _NEXT)
    at = at if at <= len(record.pairs) else 1
    pairs = record.pairs[at - 1 :]
    people = _described(visit, {side for pair in pairs[:1] for side in (pair.a, pair.b)})
    warnings = visit.network.likenesses.warnings()
    steps = [step for step in visit.run("history").steps if step.what in RULINGS]
    return {
        "question": _question(pairs[0], people, visit) if pairs else None,
        "later": f"/duplicates?at={at + 1}" if at < record.total else "",
        "first": at > 1,
        "pairs": [(pair, likely(pair.probability), at + n) for n, pair in enumerate(pairs[1:], 1)],
        "total": record.total,
        "look_alikes": list(_look_alikes(visit, warnings)),
        "steps": steps[:_RULINGS],
    }


def _described(visit: Visit, ids: Collection[str]) -> dict[str, Person]:
    if not ids:
        return {}
    found = visit.network.people.some(ids)
    return {person.id: person for person in describe(visit.network, found)}


def _question(pair: DuplicatePair, people: Mapping[str, Person], visit: Visit) -> Question:
    sides = tuple(_side(people[each], visit) for each in (pair.a, pair.b))
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


def _look_alikes(visit: Visit, warnings: Mapping[str, Sequence[Warned]]) -> Iterator[LookAlike]:
    for known in visit.network.people.some(sorted(warnings)[:_WARNINGS]):
        addresses = (*known.golden.emails, *known.golden.profiles)
        ref = PersonRef(known.id, known.golden.name)
        yield LookAlike(ref, addresses, tuple(warnings[known.id]))


PAGE = Page(
    "/duplicates", "Duplicates", "duplicates.html", _show, key="d", place=10, says="one or two?"
)
