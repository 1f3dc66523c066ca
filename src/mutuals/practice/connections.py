"""LinkedIn connections without a message that are worth a first one: a job of mine, or a target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from mutuals.model.choice import Connection
from mutuals.model.golden import KnownPerson
from mutuals.model.moments import date_of
from mutuals.model.names import fold, without_form
from mutuals.model.person import PersonRef
from mutuals.model.position import Affiliation

_TARGET, _SHARED = 2.0, 1.0
_MOST_FIRMS = 1_000
"""Names of firms kept folded: colleagues name the same ones."""


def suggest_connections(
    known: Iterable[KnownPerson], positions: Sequence[Affiliation], targets: Sequence[str]
) -> tuple[Connection, ...]:
    """Return the connections with a reason, those at target employers first, then the newest.

    The reason is that they now work at a target employer of mine, or that they date from a job of
    mine: we connected while I held it and they name the same employer, or no longer name it.
    """
    found = [connection for person in known if (connection := _reason(person, positions, targets))]
    return in_order(found)


def in_order(found: Iterable[Connection]) -> tuple[Connection, ...]:
    """Put connections in the order in which they are suggested."""
    return tuple(sorted(found, key=lambda c: (-c.score, -(c.connected_on or 0), c.person.id)))


def works_at(held: Iterable[Affiliation], employers: Iterable[str]) -> str:
    """Return the employer among these that the person works at now, empty when none."""
    wanted = {firm(employer): employer for employer in employers}
    now = [firm(position.organisation) for position in held if not position.until]
    return next((wanted[name] for name in now if name in wanted), "")


@lru_cache(_MOST_FIRMS)
def firm(name: str) -> str:
    """Return a name under which the spellings of an employer meet, its legal form left out."""
    return fold(without_form(name))


def _reason(
    person: KnownPerson, positions: Sequence[Affiliation], targets: Sequence[str]
) -> Connection | None:
    ref, held = PersonRef(person.id, person.golden.name), person.golden.affiliations
    day = person.connected_day
    target = works_at(held, targets)
    if target:
        return Connection(ref, target, _title(held, target), day, "target employer", _TARGET)
    job = next((mine for mine in positions if _dates_from(mine, day)), None)
    if job is None:
        return None
    title = _title(held, job.organisation)
    return Connection(ref, job.organisation, title, day, "shared job", _SHARED)


def _dates_from(mine: Affiliation, day: int | None) -> bool:
    """Say whether the connection was made while I held the job."""
    if day is None or not mine.since:
        return False
    text = date_of(day).isoformat()
    since, until = mine.since, mine.until or "9999"
    return since <= text[: len(since)] and text[: len(until)] <= until


def _title(held: Iterable[Affiliation], employer: str) -> str:
    titles = [one.title for one in held if firm(one.organisation) == firm(employer)]
    return titles[0] if titles else ""
