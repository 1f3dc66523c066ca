"""Rows of cores: which identifiers they hold, what they are compared by, and whom they are like."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.identity import MODEL, POSER, Features, Judged, Portrait
from mutuals.store.codec import decode_features, encode_features
from mutuals.store.portraits import CORES, portraits
from mutuals.store.touched import touch

_KEYS = """
SELECT id, key, core FROM identifier WHERE ego = ? AND id IN (SELECT value FROM json_each(?))
"""
_MOVED = """
INSERT INTO uncompared SELECT ego, key FROM identifier
WHERE ego = ? AND core IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING
"""
_COUNTS = """
SELECT text, count(*) FROM token WHERE ego = ? AND text IN (SELECT value FROM json_each(?))
GROUP BY text
"""
_MEMBERS = """
SELECT DISTINCT core FROM token WHERE ego = ? AND text IN (SELECT value FROM json_each(?))
"""
_OF = """
SELECT text, core FROM token WHERE ego = ? AND core IN (SELECT value FROM json_each(?))
"""
_BEARING = """
SELECT text, core FROM token WHERE ego = ? AND text IN (SELECT value FROM json_each(?))
"""
_PARTNERS = """
SELECT key FROM identifier WHERE ego = :ego AND core IN (
    SELECT b FROM likeness WHERE ego = :ego AND a IN (SELECT value FROM json_each(:cores))
    UNION SELECT a FROM likeness WHERE ego = :ego AND b IN (SELECT value FROM json_each(:cores)))
"""
# Without being told, SQLite would read all likenesses for each core, and all identifiers first.
_ALIKE = """
WITH RECURSIVE near (core) AS (
    SELECT DISTINCT i.core FROM touched_identifier t CROSS JOIN identifier i ON i.key = t.key
    UNION
    SELECT l.b FROM near n CROSS JOIN likeness l
        ON l.ego = :ego AND l.a = n.core AND l.verdict = 'same'
    UNION
    SELECT l.a FROM near n CROSS JOIN likeness l INDEXED BY likeness_b
        ON l.ego = :ego AND l.b = n.core AND l.verdict = 'same'
)
"""
_MEETS = {POSER: MODEL, MODEL: POSER}


class Linked(NamedTuple):
    """Cores that were touched or are linked with such: their identifiers, and the links' weights.

    A core is named by the smallest id of its identifiers.
    """

    cores: dict[str, frozenset[Identifier]]
    links: dict[tuple[str, str], float]


class Cores:
    """Writes cores and likenesses; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Write for one ego."""
        self._db, self._ego = connection, ego

    # -- cores ------------------------------------------------------------------------------

    def assign(self, groups: Iterable[frozenset[Identifier]]) -> None:
        """Make each group a core; all that was touched is to be compared again."""
        moves = [move for group in groups for move in self._moves(group)]
        self._db.executemany("UPDATE identifier SET core = ? WHERE key = ?", [m[:2] for m in moves])
        changed = sorted({core for move in moves for core in (move[0], move[2]) if core})
        self._forget(changed)
        self._db.execute(_MOVED, (self._ego, json.dumps(changed)))
        self._db.execute(
            "INSERT INTO uncompared SELECT ?, key FROM touched_identifier WHERE true"
            " ON CONFLICT DO NOTHING",
            (self._ego,),
        )

    def _moves(self, group: frozenset[Identifier]) -> list[tuple[int, int, int | None]]:
        """Return (core, identifier, core before) of those that change their core."""
        ids = sorted(identifier_id(identifier) for identifier in group)
        rows = self._db.execute(_KEYS, (self._ego, json.dumps(ids))).fetchall()
        core = min(rows)[1]
        return [(core, key, before) for _, key, before in rows if before != core]

    def compare_anew(self, ids: Iterable[str]) -> None:
        """Have the cores of these identifiers (ids) compared again although they are as before."""
        rows = self._db.execute(_KEYS, (self._ego, json.dumps(sorted(ids)))).fetchall()
        touch(self._db, [key for _, key, _ in rows])
        self._forget([core for _, _, core in rows if core])

    def forget_all(self) -> None:
        """Drop all that comparing made: other rules would make something else of the same."""
        for table in ("features", "token", "likeness"):
            self._db.execute(f"DELETE FROM {table} WHERE ego = ?", (self._ego,))  # noqa: S608

    def _forget(self, cores: Sequence[int]) -> None:
        forget_cores(self._db, self._ego, cores)

    # -- features ---------------------------------------------------------------------------

    def portraits(self) -> list[Portrait]:
        """Return what is known of each core that is to be compared."""
        return portraits(self._db, self._ego, CORES)

    def describe(
        self, described: Iterable[tuple[int, Features | None, frozenset[str]]], cap: int
    ) -> list[Features]:
        """Write features with their tokens; returns those that must be compared now.

        These are the changed ones, and all that share a token which came to be borne by more or by
        fewer than `cap` cores: such a token finds nobody.
        """
        known = [(*each, encode_features(each[1]) if each[1] else "") for each in described]
        before = self._records([core for core, *_ in known])
        changed = [each for each in known if each[3] != before.get(each[0], "")]
        cores = [core for core, *_ in changed if core in before]
        words = self._words(cores) | {text for _, _, tokens, _ in changed for text in tokens}
        times = self._counts(words)
        self._forget(cores)
        self._write(changed)
        self._db.execute("DELETE FROM uncompared WHERE ego = ?", (self._ego,))
        after = self._counts(words)
        crossing = {
            word
            for word in words
            if not word.startswith(POSER)
            and (times.get(word, 0) > cap) != (after.get(word, 0) > cap)
        }
        found = {core: features for core, features, *_ in changed if features}
        found |= self._by_core(self._members(crossing) - found.keys())
        return [found[core] for core in sorted(found)]

    def _write(self, changed: Iterable[tuple[int, Features | None, frozenset[str], str]]) -> None:
        rows = [(self._ego, core, record) for core, _, _, record in changed if record]
        self._db.executemany("INSERT INTO features VALUES (?, ?, ?)", rows)
        words = sorted((text, core) for core, _, tokens, _ in changed for text in tokens)
        self._db.executemany(
            "INSERT INTO token VALUES (?, ?, ?)", [(self._ego, *word) for word in words]
        )

    def _words(self, cores: Collection[int]) -> set[str]:
        rows = self._db.execute(
            "SELECT text FROM token WHERE ego = ? AND core IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(cores))),
        )
        return {text for (text,) in rows}

    def _counts(self, words: Collection[str]) -> dict[str, int]:
        return dict(self._db.execute(_COUNTS, (self._ego, json.dumps(sorted(words)))).fetchall())

    def _members(self, words: Collection[str]) -> set[int]:
        rows = self._db.execute(_MEMBERS, (self._ego, json.dumps(sorted(words))))
        return {core for (core,) in rows}

    # -- likenesses -------------------------------------------------------------------------

    def neighbours(self, of: Sequence[Features], cap: int) -> list[tuple[Features, Features]]:
        """Return each pair of one of these and a core that shares a token with it, once."""
        keys = self._core_keys([features.key for features in of])
        pairs = sorted(self._near(list(keys.values()), cap))
        known = {keys[features.key]: features for features in of}
        known |= self._by_core({core for pair in pairs for core in pair} - known.keys())
        return [(known[one], known[other]) for one, other in pairs]

    def _near(self, cores: Sequence[int], cap: int) -> set[tuple[int, int]]:
        """Return the pairs of cores that meet in a word, each once.

        A poser's word meets the same word of models, and no other poser's.
        """
        own = self._db.execute(_OF, (self._ego, json.dumps(cores))).fetchall()
        words = {MODEL + text[1:] if text[0] == POSER else text for text, _ in own}
        few = {text for text, times in self._counts(words).items() if times <= cap}
        met = few | {POSER + text[1:] for text in few if text[0] == MODEL}
        bearers: dict[str, list[int]] = defaultdict(list)
        for text, core in self._db.execute(_BEARING, (self._ego, json.dumps(sorted(met)))):
            bearers[text].append(core)
        return {
            (min(core, other), max(core, other))
            for text, core in own
            if text in met
            for other in bearers[_MEETS.get(text[0], text[0]) + text[1:]]
            if other != core
        }

    def _core_keys(self, ids: Collection[str]) -> dict[str, int]:
        rows = self._db.execute(_KEYS, (self._ego, json.dumps(sorted(ids))))
        return {text: core for text, _, core in rows}

    def _by_core(self, cores: Collection[int]) -> dict[int, Features]:
        return {core: decode_features(record) for core, record in self._records(cores).items()}

    def _records(self, cores: Collection[int]) -> dict[int, str]:
        rows = self._db.execute(
            "SELECT core, record FROM features WHERE ego = ? AND core IN"
            " (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(cores))),
        )
        return dict(rows.fetchall())

    def write(self, of: Sequence[Features], judged: Sequence[Judged]) -> None:
        """Write all likenesses of these cores in place of those before."""
        ids = {features.key for features in of}
        ids.update(key for each in judged for key in (each.likeness.a, each.likeness.b))
        keys = self._core_keys(ids)
        cores = [keys[features.key] for features in of]
        drop_likenesses(self._db, self._ego, cores)
        self._db.executemany(
            "INSERT INTO likeness VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [self._row(each, keys) for each in judged],
        )
        touch_partners(self._db, self._ego, cores)
        touch(self._db, self._held(cores))

    def _row(self, judged: Judged, keys: dict[str, int]) -> tuple[object, ...]:
        likeness = judged.likeness
        a, b = sorted((keys[likeness.a], keys[likeness.b]))
        return (
            self._ego, a, b, likeness.weight, judged.verdict, keys.get(judged.poser),
            likeness.beyond_name, json.dumps(likeness.because, ensure_ascii=False),
        )  # fmt: skip

    def _held(self, cores: Sequence[int]) -> list[int]:
        rows = self._db.execute(
            "SELECT key FROM identifier WHERE ego = ? AND core IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(cores)),
        )
        return [key for (key,) in rows]

    def linked(self) -> Linked:
        """Return the touched cores with all that are linked to them directly or through others."""
        cores: dict[str, set[Identifier]] = defaultdict(set)
        rows = self._db.execute(
            f"{_ALIKE} SELECT c.id, i.key, i.kind, i.value FROM near n"  # noqa: S608 - constants
            " CROSS JOIN identifier c ON c.key = n.core"
            " CROSS JOIN identifier i ON i.ego = :ego AND i.core = n.core",
            {"ego": self._ego},
        ).fetchall()
        for core, _, kind, value in rows:
            cores[core].add(Identifier(kind, value))
        touch(self._db, [row[1] for row in rows])
        return Linked({core: frozenset(held) for core, held in cores.items()}, self._links())

    def _links(self) -> dict[tuple[str, str], float]:
        rows = self._db.execute(
            f"{_ALIKE} SELECT a.id, b.id, l.weight FROM near n"  # noqa: S608 - constants
            " CROSS JOIN likeness l ON l.ego = :ego AND l.a = n.core AND l.verdict = 'same'"
            " JOIN identifier a ON a.key = l.a JOIN identifier b ON b.key = l.b",
            {"ego": self._ego},
        )
        return {(one, other): weight for one, other, weight in rows}


def forget_cores(connection: sqlite3.Connection, ego: int, cores: Sequence[int]) -> None:
    """Drop what cores are compared by and whom they are like; whoever was like them is settled."""
    drop_likenesses(connection, ego, cores)
    for table in ("features", "token"):
        connection.executemany(
            f"DELETE FROM {table} WHERE ego = ? AND core = ?",  # noqa: S608 - constants
            [(ego, core) for core in cores],
        )


def drop_likenesses(connection: sqlite3.Connection, ego: int, cores: Sequence[int]) -> None:
    """Drop the likenesses of cores; whoever was like them is settled anew."""
    touch_partners(connection, ego, cores)
    for column in ("a", "b"):
        connection.executemany(
            f"DELETE FROM likeness WHERE ego = ? AND {column} = ?",  # noqa: S608 - constants
            [(ego, core) for core in cores],
        )


def touch_partners(connection: sqlite3.Connection, ego: int, cores: Sequence[int]) -> None:
    """Have all whom these cores are like settled anew."""
    rows = connection.execute(_PARTNERS, {"ego": ego, "cores": json.dumps(list(cores))})
    touch(connection, [key for (key,) in rows.fetchall()])
