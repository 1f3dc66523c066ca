"""Which days the sources cover: from when to when messages and calendars were seen."""

from __future__ import annotations

import sqlite3

_MESSAGES = """
SELECT min(s.first_at, coalesce(s.skipped_first, s.first_at)),
       max(s.last_at, coalesce(s.skipped_last, s.last_at)), a.identifier, a.sends
FROM account a JOIN source s ON s.key = a.source
WHERE a.ego = ? AND s.calendar = 0 AND s.format <> 'log' AND s.first_at IS NOT NULL
"""
_CALENDARS = """
SELECT first_at, last_at FROM source
WHERE ego = ? AND calendar = 1 AND first_at IS NOT NULL ORDER BY 1, 2
"""


class Coverage:
    """What the inputs of one ego cover."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def messages(self) -> list[tuple[int, int]]:
        """Return from when to when (UTC seconds) each account of mine that sends is covered.

        An account is an address of mine; the inputs in which it takes part (an inbox, a Sent
        folder) cover its days together, from their first to their last credible message.
        """
        spans: dict[int, list[tuple[int, int, int]]] = {}
        for first, last, identifier, sends in self._db.execute(_MESSAGES, (self._ego,)):
            spans.setdefault(identifier, []).append((first, last, sends))
        return sorted(
            (min(span[0] for span in own), max(span[1] for span in own))
            for own in spans.values()
            if any(span[2] for span in own)
        )

    def calendars(self) -> list[tuple[int, int]]:
        """Return from when to when (UTC seconds) each calendar has entries with guests."""
        return self._db.execute(_CALENDARS, (self._ego,)).fetchall()
