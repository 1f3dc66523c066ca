"""Reading interactions as seen from other people: timelines, contacts of a span of days."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from mutuals.model.evidence import Evidence
from mutuals.model.ids import show_id
from mutuals.model.moments import instant
from mutuals.model.person import Direction, PersonRef, TimelineEntry
from mutuals.model.tie import Contact
from mutuals.store.evidence import evidence_of

# All but those left out, each counted in an index: none of the rows is looked at.
_TOTAL = """
SELECT (SELECT count(*) FROM interaction WHERE ego = :ego)
     - (SELECT count(*) FROM interaction WHERE ego = :ego AND mine IS NULL)
     - (SELECT count(*) FROM interaction WHERE ego = :ego AND mine < 8)
     - (SELECT count(*) FROM interaction WHERE ego = :ego AND twin IS NOT NULL AND mine >= 8)
"""
_TIMELINE = """
SELECT c.interaction, c.id, c.at, c.by_day, c.channel, c.direction, c.subject
FROM person p CROSS JOIN contact c ON c.ego = p.ego AND c.person = p.key
WHERE p.ego = :ego AND p.id = :person AND c.day <= :day
  AND c.direction IS NOT NULL AND c.at >= :since
GROUP BY c.interaction ORDER BY c.at DESC, c.id
"""
_IDENTIFIERS = """
SELECT i.key FROM person p CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
WHERE p.ego = :ego AND p.id = :person
"""
_TIMES = """
SELECT at FROM participation WHERE ego = ? AND identifier = ? ORDER BY at DESC LIMIT ?
"""
_CONTACTS = """
SELECT c.interaction, p.id, p.name, c.day, c.at, c.channel, c.direction, c.size - 1, c.logged
FROM contact_by_day c
CROSS JOIN person p ON p.key = c.person AND p.kind = 'human'
WHERE c.ego = :ego AND c.day BETWEEN :first AND :last
  AND c.direction IN ('out', 'in', 'both')
ORDER BY c.day, c.at, c.interaction
"""
"""One row for each part of a person in an interaction: the index gives them in this order."""
_CONTACTS_WITH = """
SELECT c.interaction, p.id, p.name, c.day, c.at, c.channel, max(c.direction), c.size - 1, c.logged
FROM json_each(:persons) who
CROSS JOIN person p ON p.ego = :ego AND p.id = who.value AND p.kind = 'human'
CROSS JOIN contact c ON c.ego = p.ego AND c.person = p.key
  AND c.at BETWEEN :first * 86400 - 90000 AND :last * 86400 + 176400
WHERE c.day BETWEEN :first AND :last AND c.direction IN ('out', 'in', 'both')
GROUP BY c.interaction, p.key ORDER BY c.day, c.at, p.id, c.id
"""
_DAYS_WITH = """
SELECT p.id, count(*) FROM json_each(:persons) who
CROSS JOIN person p ON p.ego = :ego AND p.id = who.value AND p.kind = 'human'
CROSS JOIN contact_day d ON d.ego = p.ego AND d.person = p.key AND d.day BETWEEN :first AND :last
WHERE d.n_out + d.n_in + d.n_both > 0 GROUP BY p.key
"""
_DAYS_ENGAGED = """
SELECT d.day FROM person p
CROSS JOIN contact_day d ON d.ego = p.ego AND d.person = p.key AND d.day BETWEEN :first AND :last
WHERE p.ego = :ego AND p.id = :person AND d.n_out + d.n_both > 0 ORDER BY d.day
"""
_DAYS_BOTH_WAYS = """
SELECT d.day, d.n_out + d.n_both > 0, d.n_in + d.n_both > 0 FROM person p
CROSS JOIN contact_day d ON d.ego = p.ego AND d.person = p.key AND d.day BETWEEN :first AND :last
WHERE p.ego = :ego AND p.id = :person AND d.n_out + d.n_in + d.n_both > 0 ORDER BY d.day
"""
_WAITS = """
c.day = :day AND c.direction = 'in' AND c.size = 2 AND c.mine & 2 AND NOT EXISTS (
    SELECT 1 FROM contact later
    WHERE later.ego = c.ego AND later.person = c.person AND later.at >= c.at
      AND (later.at > c.at OR later.id > c.id) AND later.day <= :today
      AND later.direction IN ('out', 'in', 'both'))
"""
_WAITING = f"""
SELECT DISTINCT p.id
FROM contact_by_day c
CROSS JOIN person p ON p.key = c.person AND p.kind = 'human'
WHERE c.ego = :ego AND {_WAITS}"""
_QUIET_SINCE = f"""
SELECT DISTINCT p.id
FROM (
    SELECT person FROM main.tie WHERE +ego = :ego AND last_day = :day
    UNION SELECT person FROM main.tie WHERE +ego = :ego AND last_entry > :today
) AS quiet
CROSS JOIN person p ON p.key = quiet.person AND p.kind = 'human'
CROSS JOIN contact c ON c.ego = :ego AND c.person = p.key
WHERE c.at BETWEEN 86400 * :day - 90000 AND 86400 * :day + 176400 AND {_WAITS}"""
"""The same, looked for among ties: whoever waits since a day had no contact after it. Of those with
an entry ahead of today the tie tells no last day before it, so all of them are looked at."""
_AHEAD = "SELECT 1 FROM main.tie WHERE +ego = :ego AND last_entry > :today LIMIT :many"
_MANY_AHEAD = 200
"""Where more have entries ahead, all contacts of the day are read: a past day is asked about."""
_LATEST = """
SELECT c.interaction, p.id, p.name, c.day, c.at, c.channel, c.direction, c.size - 1, c.logged,
  c.subject,
  (SELECT min(s.language) FROM sign s WHERE s.ego = c.ego AND s.interaction = c.interaction)
FROM person p CROSS JOIN contact c ON c.ego = p.ego AND c.person = p.key
WHERE p.ego = :ego AND p.id = :person AND c.day <= :day
  AND c.direction IN ('out', 'in', 'both') AND c.at >= :since
GROUP BY c.interaction ORDER BY c.at DESC, c.id LIMIT :limit
"""
_SUBJECTS_SENT = """
SELECT subject FROM (
    SELECT subject, mine, logged FROM interaction WHERE ego = :ego AND day <= :day
    ORDER BY day DESC, at DESC, id LIMIT 300)
WHERE mine & 1 AND logged = 0 AND subject <> ''
"""
_WAY = 6
"""The place of the direction in a row."""
_AT_ONCE = 32
"""Of so many contacts evidence is looked up together."""
_EVER = -(2**62)
_SLACK = 2
"""How many times as many entries as are wanted are looked back over at first: some do not count."""

Row = tuple[Any, ...]


class Interactions:
    """What passed between people and me."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def total(self) -> int:
        """Count the interactions with anybody but myself; a logged twin is not counted twice."""
        row = self._db.execute(_TOTAL, {"ego": self._ego}).fetchone()
        return int(row[0])

    def timeline(self, person: str, day: int, limit: int = 0) -> tuple[TimelineEntry, ...]:
        """Return a person's entries up to a day, newest first, ties by id; 0 means all."""
        rows = self._newest(_TIMELINE, {"person": person, "day": day}, limit)
        if limit and len(rows) > limit:
            rows = [row for row in rows if row[2] >= rows[limit - 1][2]]
        evidence = evidence_of(self._db, self._ego, [row[0] for row in rows])
        entries = [_entry(row, evidence.get(row[0], ())) for row in rows]
        entries.sort(key=lambda entry: entry.id)
        entries.sort(key=lambda entry: entry.at, reverse=True)
        return tuple(entries[: limit or None])

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """Yield the contacts with humans from one day to another, oldest first."""
        values = {"ego": self._ego, "first": first, "last": last}
        return self._by_and_by(_once_each(self._db.execute(_CONTACTS, values)))

    def contacts_with(self, persons: Collection[str], first: int, last: int) -> Iterator[Contact]:
        """Yield the contacts with these humans alone, likewise: the cheaper way for a few."""
        listed = json.dumps(sorted(persons))
        values = {"ego": self._ego, "first": first, "last": last, "persons": listed}
        return self._by_and_by(self._db.execute(_CONTACTS_WITH, values))

    def days_in_touch(self, persons: Collection[str], first: int, last: int) -> dict[str, int]:
        """Return on how many of the days there was contact with each of these humans, if any."""
        listed = json.dumps(sorted(persons))
        values = {"ego": self._ego, "first": first, "last": last, "persons": listed}
        return dict(self._db.execute(_DAYS_WITH, values).fetchall())

    def days_engaged(self, person: str, first: int, last: int) -> list[int]:
        """Return on which of these days I wrote to somebody, called or met them."""
        values = {"ego": self._ego, "person": person, "first": first, "last": last}
        return [day for (day,) in self._db.execute(_DAYS_ENGAGED, values)]

    def days_both_ways(self, person: str, first: int, last: int) -> list[tuple[int, bool, bool]]:
        """Return the days on which something passed, and whether it came from me and from them."""
        values = {"ego": self._ego, "person": person, "first": first, "last": last}
        rows = self._db.execute(_DAYS_BOTH_WAYS, values)
        return [(day, bool(mine), bool(theirs)) for day, mine, theirs in rows]

    def waiting(self, day: int, today: int) -> list[str]:
        """Return whose message to me alone, on that day, nothing followed up to today."""
        values = {"ego": self._ego, "day": day, "today": today}
        ahead = self._db.execute(_AHEAD, {**values, "many": _MANY_AHEAD + 1}).fetchall()
        text = _WAITING if len(ahead) > _MANY_AHEAD else _QUIET_SINCE
        return [person for (person,) in self._db.execute(text, values)]

    def subjects_sent(self, day: int) -> list[str]:
        """Return the subjects of what I sent, of the latest 300 messages up to a day."""
        values = {"ego": self._ego, "day": day}
        return [subject for (subject,) in self._db.execute(_SUBJECTS_SENT, values)]

    def latest(
        self, persons: Collection[str], day: int, limit: int = 20
    ) -> dict[str, tuple[Contact, ...]]:
        """Return the latest contacts with each person up to a day, newest first."""
        values = {"day": day, "limit": limit}
        rows = {
            person: self._newest(_LATEST, values | {"person": person}, limit)
            for person in sorted(persons)
        }
        evidence = self._evidence(row for some in rows.values() for row in some)
        found = {person: _contacts(some, evidence) for person, some in rows.items()}
        return defaultdict(tuple, found)

    def _newest(self, text: str, values: Mapping[str, object], limit: int) -> list[Row]:
        """Return all rows of a person from some instant on, at least the `limit` newest; 0: all.

        A page is read in the time that a page takes, however long somebody has been known.
        """
        bound = {"ego": self._ego, **values}
        keys = [key for (key,) in self._db.execute(_IDENTIFIERS, bound)] if limit else []
        count = limit * _SLACK
        while (since := self._looked_back(keys, count)) is not None:
            rows = self._db.execute(text, bound | {"since": since}).fetchall()
            if len(rows) >= limit:
                return rows
            count *= 4
        return self._db.execute(text, bound | {"since": _EVER}).fetchall()

    def _looked_back(self, keys: Sequence[int], count: int) -> int | None:
        """Return the instant of the nth newest entry of some identifiers; None: there is none."""
        times = [at for key in keys for (at,) in self._db.execute(_TIMES, (self._ego, key, count))]
        return sorted(times)[-count] if len(times) >= count > 0 else None

    def _by_and_by(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[Contact]:
        """Read as many contacts with their evidence as are asked for, and a few more."""
        while some := list(islice(rows, _AT_ONCE)):
            yield from _contacts(some, self._evidence(some))

    def _evidence(self, rows: Iterable[Row]) -> dict[int, tuple[Evidence, ...]]:
        return evidence_of(self._db, self._ego, {row[0] for row in rows})


def _contacts(
    rows: Iterable[Row], evidence: Mapping[int, tuple[Evidence, ...]]
) -> tuple[Contact, ...]:
    return tuple(
        Contact(
            PersonRef(row[1], row[2]), row[3], row[4], row[5], row[6], row[7],
            evidence.get(row[0], ()), bool(row[8]), *row[9:],
        )
        for row in rows
    )  # fmt: skip


def _once_each(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield one row for each person in an interaction, as `contact_days` sees several parts."""
    for _, parts in groupby(rows, key=itemgetter(0)):
        taken: dict[str, tuple[Any, ...]] = {}
        for row in sorted(parts, key=itemgetter(_WAY)):
            taken[row[1]] = row
        yield from taken.values()


def _entry(row: tuple[Any, ...], evidence: tuple[Any, ...]) -> TimelineEntry:
    _, key, at, by_day, channel, direction, subject = row
    way: Direction | None = None if direction == "note" else direction
    return TimelineEntry(
        show_id(key),
        instant(at),
        channel,
        way,
        subject or None,
        evidence,
        "day" if by_day else None,
    )
