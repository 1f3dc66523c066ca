"""Who knows whom in SQLite, and whom I can ask at all."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from mutuals.engines.sqlite import Row, SqliteMeasures
from mutuals.metrics.acquaintances import ACQUAINTANCES, near
from mutuals.metrics.bringing import BRINGS
from mutuals.metrics.knows import KNOWS, all_known
from mutuals.metrics.reach import ASKABLE, REACH
from mutuals.model.acquaintance import Askable, Link
from mutuals.model.circles import Acquainted
from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef
from mutuals.store.evidence import evidence_of

_ALL_KNOWN = [all_known(row_by_row=few) for few in (False, True)]
_KNOWS, _BRINGS = near(KNOWS), near(BRINGS)
_FEW_ROWS = 1_000_000
"""Up to so many interactions of all days it is quicker to look at each than to ask the index."""
_MOST_SEEN, _MOST_LOOKED = 20_000, 300_000
"""Shared mails and meetings that say who knows whom among many, and all of any kind that are
looked through for them, the latest first: they bound the time."""


class SqliteAcquaintances:
    """What mails and meetings say of two other people; days are those of the measures."""

    def __init__(self, connection: sqlite3.Connection, ego: int, measures: SqliteMeasures) -> None:
        """Read of one ego; the measures tell with whom it is in touch."""
        self._connection, self._ego, self._measures = connection, ego, measures

    def of(self, persons: Collection[str], today: int) -> dict[str, tuple[Link, ...]]:
        """Return the humans whom each of these probably knows, surest first, with the proofs."""
        rows = self._near(ACQUAINTANCES, persons, today)
        proofs = {key for row in rows for key in json.loads(row[4])}
        evidence = evidence_of(self._connection, self._ego, proofs)
        found: dict[str, list[Link]] = defaultdict(list)
        for asked, who, name, p, keys, times, grounds, brings in rows:
            proof = _proof(evidence, json.loads(keys))
            found[asked].append(Link(PersonRef(who, name), p, grounds, times, proof, brings))
        return {asked: tuple(links) for asked, links in found.items()}

    def near(self, persons: Collection[str], today: int) -> dict[str, dict[str, float]]:
        """Return by person, and by whom they probably know, P(knows)."""
        return self._odds(_KNOWS, persons, today)

    def ways(self, persons: Collection[str], today: int) -> dict[str, dict[str, float]]:
        """Return by person, and by whom they probably know, P(brings)."""
        return self._odds(_BRINGS, persons, today)

    def _odds(self, text: str, persons: Collection[str], today: int) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {person: {} for person in persons}
        for asked, who, p in self._near(text, persons, today):
            found[asked][who] = p
        return found

    def _near(self, text: str, persons: Collection[str], today: int) -> list[Row]:
        listed = json.dumps(sorted(persons))
        values = {"ego": self._ego, "persons": listed, "today": today}
        return self._connection.execute(text, values).fetchall()

    def reach(self, today: int) -> dict[str, float]:
        """Return by person id how probably I am in touch with a tie within 30 days."""
        return dict(self._measures.rows(REACH, today))

    def askable(self, today: int) -> Askable:
        """Return whom I can turn to, and how probably: my ties, and who only ever wrote to me."""
        odds: tuple[dict[str, float], dict[str, float]] = ({}, {})
        for person, p, tied in self._measures.rows(ASKABLE, today):
            odds[tied][person] = max(p, odds[tied].get(person, 0.0))
        heard, ties = odds
        for person in heard.keys() & ties.keys():
            ties[person] = max(ties[person], heard.pop(person))
        return Askable(ties, heard)

    def acquainted(self, persons: Sequence[str], today: int) -> list[Acquainted]:
        """Return the pairs of these people who probably know each other, in no order.

        Looks at the 20,000 latest mails and meetings in which two others can have been together,
        on the days of the latest 300,000 of all.
        """
        listed = json.dumps(persons)
        bounds = {"most": _MOST_SEEN, "looked": _MOST_LOOKED}
        values = {"ego": self._ego, "persons": listed, "today": today, **bounds}
        last = self._connection.execute("SELECT max(key) FROM interaction").fetchone()[0] or 0
        rows = self._connection.execute(_ALL_KNOWN[last <= _FEW_ROWS], values)
        return [Acquainted(persons[one], persons[two], *more) for one, two, *more in rows]


def _proof(
    evidence: Mapping[int, tuple[Evidence, ...]], keys: Sequence[int]
) -> tuple[Evidence, ...]:
    return tuple(proof for key in keys for proof in evidence.get(key, ()))
