"""Reading the signs of messages, with everybody who takes part in them."""

# ruff: noqa: S608 - the statements are composed of constants of this file only.

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from mutuals.model.evidence import Evidence
from mutuals.model.ids import show_id
from mutuals.model.person import PersonRef
from mutuals.model.sign import Party, SignSeen, Within
from mutuals.model.thread import Thread, Word
from mutuals.store.evidence import evidence_of
from mutuals.store.notes import WAITS, Notes


def _thread_of(row: str, key: str) -> str:
    """Return the columns of a thread: whether it is a chat, and its names, empty where none tells.

    What opens a thread and what answers in it are named alike: a chat by every format it was read
    of, and the chat of a group is not that of the two of us.
    """
    return f"""
{row}.channel = 'chat' AND NOT {row}.logged,
CASE WHEN {row}.logged OR {row}.channel IN ('call', 'meeting') THEN ''
     WHEN {row}.channel = 'mail' THEN {row}.subject
     ELSE (SELECT group_concat(DISTINCT iif({row}.size > 2, 'several in ', '') || s.format)
           FROM provenance v JOIN source s ON s.key = v.source
           WHERE v.ego = {row}.ego AND v.interaction = {row}.{key}) END"""


_SIGN = f"""
SELECT x.key, x.id, x.at, x.by_day, x.size, s.act, s.type, {_thread_of("x", "key")}, s.stale
"""
_SEEN = f"""
{_SIGN}FROM sign s JOIN interaction x ON x.key = s.interaction
WHERE s.ego = :ego AND x.at >= :since AND x.mine >= 8 AND x.mine & 3
ORDER BY x.id, s.act, s.type
"""
_SEEN_WITH = f"""
WITH party AS (SELECT DISTINCT q.interaction FROM person p
    CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
    CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key AND q.at >= :since
    WHERE p.ego = :ego AND p.id IN (SELECT value FROM json_each(:persons)))
{_SIGN}FROM party CROSS JOIN sign s ON s.ego = :ego AND s.interaction = party.interaction
CROSS JOIN interaction x ON x.key = s.interaction
WHERE x.at >= :since AND x.mine >= 8 AND x.mine & 3
ORDER BY x.id, s.act, s.type
"""
_OPENING = f"""
{_SIGN}FROM sign s JOIN interaction x ON x.key = s.interaction
WHERE s.ego = :ego AND s.act IN ('asks', 'promises') AND s.stale = 0
  AND x.at >= :since AND x.mine >= 8 AND x.mine & 3
ORDER BY x.id, s.act, s.type
"""
_PARTIES = """
SELECT q.interaction, p.id, p.name,
       CASE q.role WHEN 0 THEN 'from' WHEN 1 THEN 'to' WHEN 2 THEN 'cc' WHEN 3 THEN 'bcc'
                   ELSE '' END,
       i.self, p.kind = 'human'
FROM json_each(:keys) k
CROSS JOIN participation q ON q.ego = :ego AND q.interaction = k.value
CROSS JOIN identifier i ON i.key = q.identifier
CROSS JOIN person p ON p.key = i.person
ORDER BY q.interaction, q.role, p.id
"""
_COUNTED = """
SELECT count(*) FROM (SELECT 1 FROM person p
    CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
    CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key AND q.at <= :until
    WHERE p.ego = :ego AND p.id = :person LIMIT :most)
"""
_BOTH = """
FROM person p CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key
    AND q.at BETWEEN :since AND :until
CROSS JOIN participation r ON r.ego = q.ego AND r.interaction = q.interaction
CROSS JOIN identifier j ON j.key = r.identifier CROSS JOIN person o ON o.key = j.person
CROSS JOIN interaction x ON x.key = q.interaction
WHERE p.ego = :ego AND p.id = :one AND o.id = :other AND x.twin IS NULL
"""
_ACQUAINTED = f"SELECT 1 {_BOTH} LIMIT 1"
_CONNECTED = """
SELECT 1 FROM person me CROSS JOIN person other ON other.ego = me.ego
WHERE me.ego = :ego AND me.id IN (:one, :other) AND me.kind = 'self'
AND other.id IN (:one, :other) AND other.id <> me.id AND other.connected_day < :day
"""
_TOGETHER = """
SELECT 1 FROM person p CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key
CROSS JOIN interaction x ON x.key = q.interaction
WHERE p.ego = :ego AND p.id = :one AND x.day <= :day AND x.twin IS NULL AND q.interaction IN (
    SELECT r.interaction FROM person o CROSS JOIN identifier j ON j.ego = o.ego AND j.person = o.key
    CROSS JOIN participation r ON r.ego = j.ego AND r.identifier = j.key
    WHERE o.ego = :ego AND o.id = :other) LIMIT 1
"""
_BETWEEN = f"""
SELECT x.key {_BOTH}
  AND CASE WHEN x.channel IN ('call', 'meeting') THEN x.size <= :met
           ELSE x.size - 1 <= :written AND min(q.role, r.role) = 0
                AND max(q.role, r.role) BETWEEN 1 AND 3 END
ORDER BY x.at, x.id LIMIT 1
"""
_WITH_ME = "FROM person p CROSS JOIN contact c ON c.ego = p.ego AND c.person = p.key"
_COUNTS = """
WHERE p.ego = :ego AND p.id = :person AND c.at BETWEEN :since AND :until
  AND c.direction IN (:way, 'both') AND c.traits & 2 = 0  -- no newsletter
  AND CASE WHEN c.channel IN ('call', 'meeting') THEN c.size <= :met
           ELSE c.size - 1 <= :written END
"""
_FOLLOWED = f"SELECT c.interaction {_WITH_ME} {_COUNTS} ORDER BY c.at, c.id LIMIT 1"
_THREAD = _thread_of("c", "interaction")
_WORDS = f"SELECT DISTINCT c.day, {_THREAD} {_WITH_ME} {_COUNTS}"
"""Read as far as is needed: nothing is sorted."""
_IN_TURN = f"SELECT c.interaction, {_THREAD} {_WITH_ME} {_COUNTS} ORDER BY c.at, c.id"
_EVER = -(2**62)
_FEW, _MANY = 64, 2_000
"""Messages up to which somebody has few, and from which on it does not matter who has more."""


class Signs:
    """What the words of messages showed, for one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego
        self._notes = Notes(connection, ego)

    def seen(
        self, since: int | None = None, persons: Collection[str] | None = None
    ) -> list[tuple[SignSeen, bool]]:
        """Return the signs since an instant, or in what some people take part in, by message.

        Each comes with whether it is stale: today's rules do not find it any more. Notes to
        invitations come from as long before as they may wait to become messages.
        """
        first = _EVER if since is None else since
        values: dict[str, object] = {"ego": self._ego, "since": first}
        text = _SEEN
        if persons is not None:
            text, values["persons"] = _SEEN_WITH, json.dumps(sorted(persons))
        return [*self._read(text, values), *self._notes.seen(first - WAITS, persons)]

    def opening(self, since: int) -> list[SignSeen]:
        """Return asks and promises since an instant, mine and those to me; notes from before."""
        found = self._read(_OPENING, {"ego": self._ego, "since": since})
        return [*(seen for seen, _ in found), *self._notes.opening(since - WAITS)]

    def _read(self, text: str, values: Mapping[str, object]) -> list[tuple[SignSeen, bool]]:
        rows = self._db.execute(text, values).fetchall()
        keys = {row[0] for row in rows}
        parties, evidence = self._parties(keys), evidence_of(self._db, self._ego, keys)
        return [
            (_seen(row, parties[row[0]], evidence.get(row[0], ())), bool(row[-1])) for row in rows
        ]

    def acquainted(self, one: str, other: str, until: int) -> bool:
        """Say whether two people (ids) were in one message or meeting up to an instant."""
        one, other = self._fewer_first(one, other, until)
        values = {"ego": self._ego, "one": one, "other": other, "since": _EVER, "until": until}
        return self._db.execute(_ACQUAINTED, values).fetchone() is not None

    def connected(self, one: str, other: str, day: int) -> bool:
        """Say whether one of two people (ids) is me, and we were connected before a day."""
        values = {"ego": self._ego, "one": one, "other": other, "day": day}
        return self._db.execute(_CONNECTED, values).fetchone() is not None

    def together(self, one: str, other: str, day: int) -> bool:
        """Say whether two people (ids) were in one message or meeting up to a day."""
        values = {"ego": self._ego, "one": one, "other": other, "day": day}
        return self._db.execute(_TOGETHER, values).fetchone() is not None

    def between(self, one: str, other: str, within: Within) -> Evidence | None:
        """Return the first word of two people (ids) to each other, or where they met."""
        return self._first(_BETWEEN, {"one": one, "other": other}, within)

    def word(self, person: str, within: Within, *, by_me: bool) -> Evidence | None:
        """Return the first word of mine to somebody, else theirs to me; having met is both."""
        return self._first(_FOLLOWED, _way(person, by_me=by_me), within)

    def word_in(
        self, person: str, within: Within, is_of: Callable[[Thread], bool]
    ) -> Evidence | None:
        """Return the first such word of theirs whose thread is of those asked for."""
        for key, *told in self._rows(_IN_TURN, _way(person, by_me=False), within):
            if is_of(_thread(*told)):
                return self._evidence(key)
        return None

    def words(self, person: str, within: Within, *, by_me: bool) -> Iterator[Word]:
        """Yield such words of mine to somebody, else theirs, each thread of a day once."""
        for day, *told in self._rows(_WORDS, _way(person, by_me=by_me), within):
            yield Word(_thread(*told), day)

    def _first(self, text: str, values: Mapping[str, object], within: Within) -> Evidence | None:
        row = self._rows(text, values, within).fetchone()
        return self._evidence(row[0]) if row else None

    def _rows(self, text: str, values: Mapping[str, object], within: Within) -> sqlite3.Cursor:
        return self._db.execute(text, {"ego": self._ego, **values, **within._asdict()})

    def _evidence(self, key: int) -> Evidence:
        return evidence_of(self._db, self._ego, [key])[key][0]

    def _fewer_first(self, one: str, other: str, until: int) -> list[str]:
        """Put first who has fewer messages: most often one has few, which is soon counted."""
        for most in (_FEW, _MANY):
            counts = {each: self._counted(each, until, most) for each in (one, other)}
            if min(counts.values()) < most:
                break
        return sorted((one, other), key=lambda each: (counts[each], each))

    def _counted(self, person: str, until: int, most: int) -> int:
        values = {"ego": self._ego, "person": person, "until": until, "most": most}
        found: int = self._db.execute(_COUNTED, values).fetchone()[0]
        return found

    def _parties(self, keys: Iterable[int]) -> dict[int, tuple[Party, ...]]:
        found: dict[int, list[Party]] = defaultdict(list)
        values = {"ego": self._ego, "keys": json.dumps(sorted(keys))}
        for key, person, name, role, is_me, is_human in self._db.execute(_PARTIES, values):
            party = Party(PersonRef(person, name), role, bool(is_me), bool(is_human))
            found[key].append(party)
        return defaultdict(tuple, {key: tuple(parties) for key, parties in found.items()})


def _way(person: str, *, by_me: bool) -> dict[str, object]:
    return {"person": person, "way": "out" if by_me else "in"}


def _thread(is_chat: int, names: str) -> Thread:
    told = sorted(names.split(",")) if is_chat else [names]
    return Thread(bool(is_chat), tuple(filter(None, told)))


def _seen(
    row: tuple[Any, ...], parties: tuple[Party, ...], evidence: tuple[Evidence, ...]
) -> SignSeen:
    _, number, at, by_day, size, act, type_, is_chat, names, _ = row
    thread = _thread(is_chat, names)
    return SignSeen(show_id(number), at, bool(by_day), size, act, type_, parties, evidence, thread)
