"""Reading what notes to invitations showed: no messages, so that they are rows of their own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mutuals.model.evidence import Evidence
from mutuals.model.ids import show_id
from mutuals.model.person import PersonRef
from mutuals.model.sign import Act, Party, SignSeen, sign_id
from mutuals.model.thread import Thread

WAITS = 183 * 86_400
"""Seconds that an invitation may wait: whoever takes it up has its note as a message then."""
_HALF_DAY = 43_200

_SEEN = """
SELECT o.item, o.format, o.record, p.key, me.id, me.name, p.id, p.name, p.kind = 'human'
FROM observed o CROSS JOIN holding h ON h.ego = o.ego AND h.observed = o.key
CROSS JOIN identifier i ON i.key = h.identifier AND i.self = 0
CROSS JOIN person p ON p.key = i.person
CROSS JOIN person me ON me.ego = o.ego AND me.kind <> 'human' AND me.kind = 'self'
WHERE o.ego = :ego AND o.type = 'noted' AND o.at >= :since
AND instr(o.record, '"signs":[],"stale":[]') = 0
AND (:persons IS NULL OR p.id IN (SELECT value FROM json_each(:persons))
     OR me.id IN (SELECT value FROM json_each(:persons)))
ORDER BY o.item
"""
_BECAME = """
SELECT x.id FROM identifier i
CROSS JOIN participation q ON q.ego = i.ego AND q.identifier = i.key
    AND q.at BETWEEN :since AND :until
CROSS JOIN interaction x ON x.key = q.interaction
WHERE i.ego = :ego AND i.person = :person AND x.channel = 'chat' AND x.size = 2
AND CASE WHEN :by_me THEN q.role <> 0 AND x.mine & 1 ELSE q.role = 0 AND x.mine & 2 END
AND EXISTS (SELECT 1 FROM provenance v JOIN source s ON s.key = v.source
            WHERE v.ego = x.ego AND v.interaction = x.key AND s.format = :chat)
ORDER BY x.at, x.id LIMIT 1
"""
"""The first message after a note, of its writer to the other in the chat where it is answered."""
_HELD = """
SELECT o.item, o.record FROM json_each(:keys) k
CROSS JOIN holding h ON h.ego = :ego AND h.identifier = k.value
CROSS JOIN observed o ON o.key = h.observed AND o.type = 'noted'
"""
_OPENS: frozenset[Act] = frozenset({"asks", "promises"})


class Notes:
    """What the notes to invitations showed, for one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def seen(
        self, since: int, persons: Collection[str] | None = None
    ) -> list[tuple[SignSeen, bool]]:
        """Return the signs since an instant, or of notes between me and some people, by note.

        Each comes with whether it is stale. As long as nobody is known to be me there are none.
        """
        wanted = None if persons is None else json.dumps(sorted(persons))
        values = {"ego": self._ego, "since": since, "persons": wanted}
        rows = self._db.execute(_SEEN, values).fetchall()
        return [each for row in rows for each in self._signs(row)]

    def opening(self, since: int) -> list[SignSeen]:
        """Return asks and promises since an instant, mine and those to me."""
        return [seen for seen, is_stale in self.seen(since) if seen.act in _OPENS and not is_stale]

    def _signs(self, row: tuple[Any, ...]) -> Iterator[tuple[SignSeen, bool]]:
        item, format_name, text, person, *who = row
        note = json.loads(text)
        parties, evidence = _parties(note, *who), (Evidence(format_name, note["ref"]),)
        thread, became = Thread(is_chat=True, names=(note["chat"],)), self._became(person, note)
        for signs, is_stale in ((note["signs"], False), (note["stale"], True)):
            for act, type_, _ in signs:
                yield SignSeen(
                    show_id(item), note["at"], note["precision"] == "day", len(parties), act, type_,
                    parties, evidence, thread, became,
                ), is_stale  # fmt: skip

    def _became(self, person: int, note: Mapping[str, Any]) -> str:
        """Return the id of the message that a note is taken for, empty where there is none."""
        first = note["at"] - (_HALF_DAY if note["precision"] == "day" else 0)
        values = {
            "ego": self._ego, "person": person, "by_me": note["by_me"], "chat": note["chat"],
            "since": first, "until": note["at"] + WAITS,
        }  # fmt: skip
        row = self._db.execute(_BECAME, values).fetchone()
        return show_id(row[0]) if row else ""


def _parties(
    note: Mapping[str, Any], me: str, my_name: str, other: str, name: str, is_human: int
) -> tuple[Party, ...]:
    mine, theirs = ("from", "to") if note["by_me"] else ("to", "from")
    return (
        Party(PersonRef(me, my_name), mine, is_me=True, is_human=True),
        Party(PersonRef(other, name), theirs, is_me=False, is_human=bool(is_human)),
    )


def decided_of(item: int, signs: Iterable[Sequence[str]], decided: Collection[str]) -> list[Any]:
    """Return those of a note's signs (act, type, language) on which I gave my word."""
    return [each for each in signs if _sign_id(item, each) in decided]


def note_signs(connection: sqlite3.Connection, ego: int, keys: Iterable[int]) -> frozenset[str]:
    """Return the ids of all signs in notes between me and whoever has these identifiers (keys)."""
    rows = connection.execute(_HELD, {"ego": ego, "keys": json.dumps(sorted(keys))})
    notes = ((item, json.loads(text)) for item, text in rows)
    return frozenset(
        _sign_id(item, sign) for item, note in notes for sign in (*note["signs"], *note["stale"])
    )


def _sign_id(item: int, sign: Sequence[Any]) -> str:
    return sign_id(show_id(item), sign[0], sign[1])
