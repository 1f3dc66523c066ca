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
from mutuals.store.waiting import Waiting

_KEYS = """
SELECT id, key, core FROM identifier WHERE ego = ? AND id IN (SELECT value FROM json_each(?))
"""
_MOVED = """
INSERT INTO touched_identifier SELECT key FROM identifier
WHERE ego = ? AND core IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING
"""
_TOUCHED = """
SELECT DISTINCT core FROM touched_identifier t CROSS JOIN identifier i ON i.key = t.key
WHERE core IS NOT NULL
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
SELECT b FROM likeness WHERE ego = :ego AND a IN (SELECT value FROM json_each(:cores))
UNION SELECT a FROM likeness WHERE ego = :ego AND b IN (SELECT value FROM json_each(:cores))
"""
_HELD_BY = "SELECT key FROM identifier WHERE ego = ? AND core IN (SELECT value FROM json_each(?))"
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
        self._waiting = Waiting(connection, ego)

    # -- cores ------------------------------------------------------------------------------

    def assign(self, groups: Iterable[frozenset[Identifier]]) -> None:
        """Make each group a core; all that was touched is to be compared again."""
        moves = [move for group in groups for move in self._moves(group)]
        self._db.executemany("UPDATE identifier SET core = ? WHERE key = ?", [m[:2] for m in moves])
        changed = sorted({core for move in moves for core in (move[0], move[2]) if core})
        self._forget(changed)
        self._db.execute(_MOVED, (self._ego, json.dumps(changed)))
        self._waiting.begin_touched()

    def touched(self) -> list[int]:
        """Return the cores (keys) of the touched identifiers."""
        return [core for (core,) in self._db.execute(_TOUCHED)]

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

    def portraits(self, cores: Sequence[int]) -> list[Portrait]:
        """Return what is known of each of these cores."""
        return portraits(self._db, self._ego, CORES, cores)

    def differing(
        self, described: Iterable[tuple[int, Features | None]]
    ) -> list[tuple[int, Features | None]]:
        """Return those whose features are not as they were written; the rest needs no comparing."""
        known = [(*each, encode_features(each[1]) if each[1] else "") for each in described]
        before = self._records([core for core, *_ in known])
        equal = {core for core, _, record in known if record == before.get(core, "")}
        equal -= self._waiting.again(equal)
        self._waiting.is_as_before(equal)
        return [each[:2] for each in known if each[0] not in equal]

    def describe(
        self, changed: Sequence[tuple[int, Features | None, frozenset[str]]], cap: int
    ) -> list[int]:
        """Write features that changed, with their tokens; returns the cores to compare now.

        These are the changed ones, and all that share a token which came to be borne by more or by
        fewer than `cap` cores: such a token finds nobody.
        """
        cores = [core for core, *_ in changed]
        words = self._words(cores) | {text for *_, tokens in changed for text in tokens}
        times = self._counts(words)
        self._replace(changed)
        after = self._counts(words)
        crossing = {
            word
            for word in words
            if not word.startswith(POSER)
            and (times.get(word, 0) > cap) != (after.get(word, 0) > cap)
        }
        found = {core for core, features, _ in changed if features}
        self._waiting.is_described(found)
        self._waiting.is_nobody([core for core in cores if core not in found])
        others = self._members(crossing) - found
        self._waiting.compare_again(others)
        return sorted(found | others)

    def _replace(self, changed: Sequence[tuple[int, Features | None, frozenset[str]]]) -> None:
        """Write these; likenesses stay until they are judged anew, unless there is nothing to."""
        forget_features(self._db, self._ego, [core for core, *_ in changed])
        gone = [core for core, features, _ in changed if not features]
        drop_likenesses(self._db, self._ego, gone)
        self._write(changed)

    def _write(self, changed: Iterable[tuple[int, Features | None, frozenset[str]]]) -> None:
        rows = [(self._ego, core, encode_features(held)) for core, held, _ in changed if held]
        self._db.executemany("INSERT INTO features VALUES (?, ?, ?)", rows)
        words = sorted((text, core) for core, _, tokens in changed for text in tokens)
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

    def features(self, cores: Collection[int]) -> dict[int, Features]:
        """Return what these cores are compared by."""
        return {core: decode_features(record) for core, record in self._records(cores).items()}

    def neighbours(self, of: Collection[int], cap: int) -> list[tuple[Features, Features]]:
        """Return each pair of one of these and a core that shares a token with it, once.

        Whoever is still to be compared meets these when it comes to that.
        """
        pairs = self._near(list(of), cap)
        others = {core for pair in pairs for core in pair} - set(of)
        later = self._waiting.uncompared(others)
        known = self.features([*of, *(others - later)])
        return [(known[a], known[b]) for a, b in sorted(pairs) if a in known and b in known]

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

    def _records(self, cores: Collection[int]) -> dict[int, str]:
        rows = self._db.execute(
            "SELECT core, record FROM features WHERE ego = ? AND core IN"
            " (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(cores))),
        )
        return dict(rows.fetchall())

    def write(self, of: Collection[int], judged: Sequence[Judged]) -> None:
        """Write all likenesses of these cores in place of those before."""
        cores = list(of)
        later = self._waiting.uncompared(self._partners(cores))
        drop_likenesses(self._db, self._ego, cores, later - set(cores))
        ids = {key for each in judged for key in (each.likeness.a, each.likeness.b)}
        keys = self._core_keys(ids)
        self._db.executemany(
            "INSERT INTO likeness VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [self._row(each, keys) for each in judged],
        )
        touch_partners(self._db, self._ego, cores)
        touch(self._db, held_by(self._db, self._ego, cores))
        self._waiting.is_compared(cores)

    def _partners(self, cores: Sequence[int]) -> set[int]:
        return partners(self._db, self._ego, cores)

    def _row(self, judged: Judged, keys: dict[str, int]) -> tuple[object, ...]:
        likeness = judged.likeness
        a, b = sorted((keys[likeness.a], keys[likeness.b]))
        return (
            self._ego, a, b, likeness.weight, judged.verdict, keys.get(judged.poser),
            likeness.beyond_name, json.dumps(likeness.because, ensure_ascii=False),
        )  # fmt: skip

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
    forget_features(connection, ego, cores)


def forget_features(connection: sqlite3.Connection, ego: int, cores: Sequence[int]) -> None:
    """Drop what cores are compared by."""
    for table in ("features", "token"):
        connection.executemany(
            f"DELETE FROM {table} WHERE ego = ? AND core = ?",  # noqa: S608 - constants
            [(ego, core) for core in cores],
        )


def drop_likenesses(
    connection: sqlite3.Connection, ego: int, cores: Sequence[int], but: Collection[int] = ()
) -> None:
    """Drop the likenesses of cores, but those with some; whoever was like them is settled anew."""
    touch_partners(connection, ego, cores)
    kept = json.dumps(list(but))
    for column, other in (("a", "b"), ("b", "a")):
        connection.executemany(
            f"DELETE FROM likeness WHERE ego = ? AND {column} = ?"  # noqa: S608 - constants
            f" AND {other} NOT IN (SELECT value FROM json_each(?))",
            [(ego, core, kept) for core in cores],
        )


def partners(connection: sqlite3.Connection, ego: int, cores: Sequence[int]) -> set[int]:
    """Return the cores that these are like."""
    values = {"ego": ego, "cores": json.dumps(list(cores))}
    return {core for (core,) in connection.execute(_PARTNERS, values)}


def held_by(connection: sqlite3.Connection, ego: int, cores: Collection[int]) -> list[int]:
    """Return the identifiers (keys) of cores."""
    return [key for (key,) in connection.execute(_HELD_BY, (ego, json.dumps(list(cores))))]


def touch_partners(connection: sqlite3.Connection, ego: int, cores: Sequence[int]) -> None:
    """Have all whom these cores are like settled anew."""
    touch(connection, held_by(connection, ego, partners(connection, ego, cores)))
