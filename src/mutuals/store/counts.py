"""Running counts per identifier: what kind it shows, its names, votes that it is me."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from mutuals.model.observed import BULK, SENT
from mutuals.store.participation import ROLES

_COLUMNS = ("bulk", "plain", "listed", "roomed", "addressed", "attended")
_GUESTS = frozenset({ROLES["organiser"], ROLES["attendee"]})
_WRITERS = frozenset({ROLES["from"], *_GUESTS})

Part = tuple[int, int, int | None]
"""An identifier's key, a role's number and a display name's key."""


class Counts:
    """Adds what an interaction shows and takes it back exactly when a smaller copy replaces it."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Start with nothing to write."""
        self._db = connection
        self._ego = ego
        self._roles: Counter[tuple[int, int, int]] = Counter()
        self._names: Counter[tuple[int, int]] = Counter()
        self._claims: Counter[tuple[int, str, bool]] = Counter()

    def forget(self) -> None:
        """Drop what is not written yet."""
        self._roles.clear()
        self._names.clear()
        self._claims.clear()

    def interaction(
        self, parts: Iterable[Part], traits: int, delivered: int | None, times: int
    ) -> None:
        """Count one interaction `times` times (-1 takes it back)."""
        bulk = traits & BULK
        for identifier, role, name in parts:
            self._roles[identifier, role, bulk] += times
            if name is not None:
                self._names[identifier, name] += times
            if traits & SENT and role in _SENDERS:
                self.claim(identifier, "sent", certain=False, times=times)
        if delivered is not None:
            self.claim(delivered, "delivered", certain=False, times=times)

    def sent(self, parts: Iterable[Part]) -> None:
        """Count that a mail known already lay among the sent mail too."""
        for identifier, role, _ in parts:
            if role in _SENDERS:
                self.claim(identifier, "sent", certain=False)

    def claim(self, identifier: int, why: str, *, certain: bool, times: int = 1) -> None:
        """Count a vote that an identifier is mine."""
        self._claims[identifier, why, certain] += times

    def named(self, identifier: int, name: int | None) -> None:
        """Count a name that an archive gives an identifier."""
        if name is not None:
            self._names[identifier, name] += 1

    def write(self) -> set[int]:
        """Write all counts; returns the keys of the identifiers they concern."""
        touched = {
            key[0] for counted in (self._roles, self._names, self._claims) for key in counted
        }
        self._write_tallies()
        self._write_names()
        self._write_claims()
        self.forget()
        return touched

    def _tallies(self) -> dict[int, Counter[str]]:
        """Return what the roles that were counted show of each identifier, by column."""
        tallies: dict[int, Counter[str]] = defaultdict(Counter)
        for (identifier, role, bulk), times in self._roles.items():
            tallies[identifier][_column(role, bulk)] += times
            tallies[identifier]["attended"] += times if role in _GUESTS else 0
        return tallies

    def _write_tallies(self) -> None:
        self._db.executemany(
            "UPDATE identifier SET bulk = bulk + ?, plain = plain + ?, listed = listed + ?,"
            " roomed = roomed + ?, addressed = addressed + ?, attended = attended + ?"
            " WHERE key = ?",
            [(*(c[name] for name in _COLUMNS), key) for key, c in self._tallies().items()],
        )

    def _write_names(self) -> None:
        self._db.executemany(
            "INSERT INTO naming VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET times = times + excluded.times",
            [(self._ego, *naming, times) for naming, times in self._names.items()],
        )

    def _write_claims(self) -> None:
        self._db.executemany(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET times = times + excluded.times,"
            " certain = max(certain, excluded.certain)",
            [(self._ego, *claim, times) for claim, times in self._claims.items()],
        )


_SENDERS = frozenset({ROLES["from"], ROLES["poster"]})


def _column(role: int, traits: int) -> str:
    if role == ROLES["list"]:
        return "listed"
    if role == ROLES["room"]:
        return "roomed"
    if role in _WRITERS:
        return "bulk" if traits & BULK else "plain"
    return "plain" if role == ROLES["poster"] else "addressed"
