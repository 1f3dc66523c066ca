"""Introductions under way, and the two of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mutuals.model.introduced import Course
from mutuals.model.person import PersonRef
from mutuals.practice.optin import courses

if TYPE_CHECKING:
    from mutuals.ports import Network


def courses_now(network: Network) -> dict[str, Course]:
    """Return by id the introductions up to the network's day."""
    return courses(network.decisions.standing("introduce"), network.clock.today)


def under_way(network: Network) -> list[tuple[Course, PersonRef, PersonRef]]:
    """Return the introductions up to the network's day with the two of each."""
    known = courses_now(network)
    people = people_of(network, known.values())
    return [(each, *people[each.id]) for each in known.values() if each.id in people]


def people_of(network: Network, found: Iterable[Course]) -> dict[str, tuple[PersonRef, PersonRef]]:
    """Return the two of each introduction, as they are called now; who became one is no two."""
    found = list(found)
    persons = network.people.persons_of({t for each in found for t in (each.one, each.other)})
    names = {each.id: each.golden.name for each in network.people.some(set(persons.values()))}
    refs = {target: PersonRef(person, names[person]) for target, person in persons.items()}
    return {
        each.id: (refs[each.one], refs[each.other])
        for each in found
        if each.one in refs and each.other in refs and refs[each.one] != refs[each.other]
    }
