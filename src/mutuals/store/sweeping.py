"""Taking the erased out of the rows, as if the sieve had stood before the first import."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from mutuals.model.ids import show_id
from mutuals.model.observed import SENT, Card, Claim, Favour, Interaction, Observed
from mutuals.model.sign import sign_id
from mutuals.store.bare import forget_bare
from mutuals.store.codec import Kept, decode
from mutuals.store.cores import forget_cores
from mutuals.store.counts import Counts
from mutuals.store.erased_traces import SAID, Traces, look, mine_of, state_of
from mutuals.store.identifiers import Keys
from mutuals.store.notes import note_signs
from mutuals.store.observed_rows import ObservedRows, holders
from mutuals.store.sieve import Sieve
from mutuals.store.swept_decisions import DecisionSweep, ids_of
from mutuals.store.tombstones import Tombstones
from mutuals.store.touched import touch

_ALONE = """
SELECT DISTINCT p.interaction FROM participation p
WHERE p.ego = :ego AND p.identifier IN (SELECT value FROM json_each(:keys)) AND NOT EXISTS (
    SELECT 1 FROM participation o JOIN identifier i ON i.key = o.identifier
    WHERE o.ego = p.ego AND o.interaction = p.interaction AND i.self = 0
      AND o.identifier NOT IN (SELECT value FROM json_each(:keys)))
"""
_SHARED = """
UPDATE interaction SET subject = '', ref = NULL, ref_check = NULL WHERE ego = :ego AND key IN (
    SELECT interaction FROM participation
    WHERE ego = :ego AND identifier IN (SELECT value FROM json_each(:keys)))
"""
_UNSIGN = """
DELETE FROM sign WHERE ego = :ego AND interaction IN (
    SELECT interaction FROM participation
    WHERE ego = :ego AND identifier IN (SELECT value FROM json_each(:keys)))
"""
_SIGNS = """
SELECT DISTINCT x.id, s.act, s.type FROM json_each(:keys) k
CROSS JOIN participation p ON p.ego = :ego AND p.identifier = k.value
CROSS JOIN sign s ON s.ego = :ego AND s.interaction = p.interaction
CROSS JOIN interaction x ON x.key = s.interaction
"""
_NO_SUBJECT = "UPDATE interaction SET subject = '' WHERE key = ?"
_NO_REFERENCE = "UPDATE interaction SET ref = NULL, ref_check = NULL WHERE key = ?"
_LEAVE = """
DELETE FROM participation
WHERE ego = :ego AND identifier IN (SELECT value FROM json_each(:keys))
"""
_UNDELIVER = """
UPDATE interaction SET delivered = NULL
WHERE ego = :ego AND delivered IN (SELECT value FROM json_each(:keys))
"""
_PEOPLE = """
INSERT INTO touched_person SELECT DISTINCT person FROM identifier
WHERE person IS NOT NULL AND key IN (SELECT value FROM json_each(:keys)) ON CONFLICT DO NOTHING
"""
_BESIDE = """
INSERT INTO touched_identifier SELECT key FROM identifier
WHERE ego = :ego AND person IN (SELECT person FROM identifier
    WHERE key IN (SELECT value FROM json_each(:keys))) ON CONFLICT DO NOTHING
"""
_NAMED = "identifier IN (SELECT value FROM json_each(:keys))"
_UNUSED_NAMES = """
DELETE FROM display_name WHERE ego = :ego
AND key NOT IN (SELECT name FROM naming WHERE ego = :ego)
AND key NOT IN (SELECT name FROM participation WHERE ego = :ego AND name IS NOT NULL)
"""
_UNUSED_ORGANISATIONS = """
DELETE FROM organisation WHERE ego = :ego AND name NOT IN (
    SELECT json_extract(a.value, '$.organisation') FROM observed o,
        json_each(o.record, '$.affiliations') a
    WHERE o.ego = :ego AND o.type IN ('card', 'own')
    UNION SELECT json_extract(record, '$.organisation') FROM observed
    WHERE ego = :ego AND type IN ('follow', 'lead'))
"""
_NO_PROPOSALS = "DELETE FROM proposal WHERE ego = :ego"
"""Any of them may name somebody by half; the assistant can ask again."""
_NO_ACCOUNTS = "DELETE FROM account WHERE ego = :ego"
_ACCOUNTS = """
INSERT INTO account
SELECT p.ego, p.identifier, v.source, max(p.role IN (0, 5)) FROM identifier i
JOIN participation p ON p.ego = i.ego AND p.identifier = i.key
JOIN provenance v ON v.ego = p.ego AND v.interaction = p.interaction
WHERE i.ego = :ego AND i.self = 1 GROUP BY 1, 2, 3
"""
_NAMES_BORNE = """
WITH own AS (SELECT i.key FROM person p JOIN identifier i ON i.ego = p.ego AND i.person = p.key
             WHERE p.ego = :ego AND p.id = :person)
SELECT name FROM person WHERE ego = :ego AND id = :person
UNION SELECT d.text FROM own JOIN naming n ON n.ego = :ego AND n.identifier = own.key
      JOIN display_name d ON d.key = n.name
UNION SELECT json_extract(o.record, '$.name') FROM own
      JOIN holding h ON h.ego = :ego AND h.identifier = own.key
      JOIN observed o ON o.key = h.observed WHERE o.type = 'card'
"""


class Swept(NamedTuple):
    """How many rows went; `ruled` are the ids of others on whom rulings fell away with them."""

    interactions: int = 0
    cards: int = 0
    favours: int = 0
    decisions: int = 0
    ruled: frozenset[str] = frozenset()


class Sweep:
    """Removes everybody on the list; the caller holds the transaction and settles."""

    def __init__(self, connection: sqlite3.Connection, ego: int, tombstones: Tombstones) -> None:
        """Sweep one ego's rows."""
        self._db, self._ego, self._erased = connection, ego, tombstones
        self._counts = Counts(connection, ego)
        mine = mine_of(connection, ego)
        self._sieve = Sieve(tombstones, lambda: mine)
        self._left: set[int] = set()

    def run(self, found: Traces | None = None) -> Swept:
        """Remove what names anybody erased; `found` is where, should nobody have written since."""
        if found is None or found.state != state_of(self._db):
            found = look(self._db, self._ego, self._erased)
        decisions, ruled = self._decisions(found)
        keys = found.identifiers
        values = {"ego": self._ego, "keys": json.dumps(keys)}
        interactions = self._interactions(values)
        self._texts(found)
        cards, favours = self._observed(found)
        self._names(found)
        self._identifiers(keys, values)
        self._sources()
        for statement in (
            _UNUSED_NAMES, _UNUSED_ORGANISATIONS, _NO_PROPOSALS, _NO_ACCOUNTS, _ACCOUNTS,
        ):  # fmt: skip
            self._db.execute(statement, values)
        forget_bare(self._db, self._ego, self._left - set(keys))
        return Swept(interactions, cards, favours, decisions, ruled)

    def _decisions(self, found: Traces) -> tuple[int, frozenset[str]]:
        """Sweep decisions first: what they name is looked up among the rows that will go."""
        signs = self._sign_ids(found.identifiers)
        signs |= note_signs(self._db, self._ego, found.identifiers)
        ids = ids_of(self._db, self._ego, self._erased) | self._favour_ids() | signs
        gone, ruled = DecisionSweep(self._db, self._ego, self._erased, ids).run()
        return gone, frozenset(ruled - ids)

    def _favour_ids(self) -> frozenset[str]:
        rows = self._db.execute(
            "SELECT item, record FROM observed WHERE ego = ? AND type = 'favour'", (self._ego,)
        )
        return frozenset(
            show_id(item)
            for item, text in rows
            if self._sieve.sifted(decode("favour", text)) is None
        )

    def _sign_ids(self, keys: list[int]) -> frozenset[str]:
        values = {"ego": self._ego, "keys": json.dumps(keys)}
        rows = self._db.execute(_SIGNS, values)
        return frozenset(sign_id(show_id(number), act, type_) for number, act, type_ in rows)

    # -- interactions -----------------------------------------------------------------------

    def _interactions(self, values: dict[str, object]) -> int:
        """Remove those with nobody else; of the others the part in them, and the words."""
        alone = [key for (key,) in self._db.execute(_ALONE, values).fetchall()]
        for key in alone:
            self._remove(key)
        touch(self._db, self._counts.write())
        for statement in (_SHARED, _UNSIGN, _LEAVE, _UNDELIVER):
            self._db.execute(statement, values)
        return len(alone)

    def _remove(self, key: int) -> None:
        day, traits = self._db.execute(
            "DELETE FROM interaction WHERE key = ? RETURNING day, traits", (key,)
        ).fetchone()
        parts = self._db.execute(
            "DELETE FROM participation WHERE ego = ? AND interaction = ?"
            " RETURNING identifier, role, name",
            (self._ego, key),
        ).fetchall()
        for table in ("provenance", "sign", "entry"):
            self._db.execute(
                f"DELETE FROM {table} WHERE ego = ? AND interaction = ?",  # noqa: S608 - constants
                (self._ego, key),
            )
        # What it showed of me stays: my own address must not be lost with a friend.
        self._counts.interaction(parts, traits & ~SENT, None, -1)
        self._db.executemany(
            "INSERT INTO touched_contact VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(part[0], day) for part in parts],
        )

    def _texts(self, found: Traces) -> None:
        """Empty the subjects and references of others that name somebody erased."""
        for statement, keys in ((_NO_SUBJECT, found.subjects), (_NO_REFERENCE, found.references)):
            self._db.executemany(statement, [(key,) for key in keys])

    # -- cards and the like -----------------------------------------------------------------

    def _observed(self, found: Traces) -> tuple[int, int]:
        rows = self._db.execute(
            "SELECT key, type, format, record FROM observed"
            " WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(found.observed),),
        ).fetchall()
        cards = favours = 0
        said = self._said()
        for key, kind, format_name, text in rows:
            record = decode(kind, text)
            sifted = _kept(self._sieve.sifted(record))
            if format_name == SAID and isinstance(sifted, Favour) and sifted.ref not in said:
                sifted = None
            if sifted != record:
                self._replace(key, format_name, sifted)
                cards += sifted is None and isinstance(record, Card)
                favours += sifted is None and isinstance(record, Favour)
        return cards, favours

    def _said(self) -> set[str]:
        """Return the ids of the decisions that are left: a favour I noted stands on its own."""
        rows = self._db.execute("SELECT id FROM decision WHERE ego = ?", (self._ego,))
        return {text for (text,) in rows}

    def _replace(self, key: int, format_name: str, record: Kept | None) -> None:
        held = self._db.execute(
            "DELETE FROM holding WHERE ego = ? AND observed = ? RETURNING identifier",
            (self._ego, key),
        ).fetchall()
        (item,) = self._db.execute(
            "DELETE FROM observed WHERE key = ? RETURNING item", (key,)
        ).fetchone()
        touch(self._db, [identifier for (identifier,) in held])
        self._left.update(identifier for (identifier,) in held)
        if record is not None:
            is_new = self._write(format_name, record)
            if is_new and isinstance(record, Favour):
                self._follow(item)

    def _write(self, format_name: str, record: Kept) -> bool:
        """Store what is left of a record in the place of the whole one; says whether it is new.

        It counts no name again.
        """
        keys, counts = Keys(self._db, self._ego), Counts(self._db, self._ego)
        keys.learn(holders(record), [record.name] if isinstance(record, Favour) else [])
        return any(ObservedRows(self._db, self._ego, keys, counts).add(format_name, [record]))

    def _follow(self, item: int) -> None:
        """Have what I decided of a favour hold for what is left of it."""
        (left,) = self._db.execute(
            "SELECT item FROM observed WHERE key = last_insert_rowid()"
        ).fetchone()
        self._db.execute(
            "UPDATE decision SET target = ? WHERE ego = ? AND verb = 'ledger' AND target = ?",
            (show_id(left), self._ego, show_id(item)),
        )

    # -- names and addresses ----------------------------------------------------------------

    def _names(self, found: Traces) -> None:
        """Drop the names that others bore with theirs in it, such as `X via Y`."""
        keys = json.dumps(found.names)
        bearers = self._db.execute(
            "DELETE FROM naming WHERE ego = ? AND (times <= 0 OR name IN"
            " (SELECT value FROM json_each(?))) RETURNING identifier",
            (self._ego, keys),
        ).fetchall()
        touch(self._db, {identifier for (identifier,) in bearers})
        self._db.execute(
            "UPDATE participation SET name = NULL"
            " WHERE ego = ? AND name IN (SELECT value FROM json_each(?))",
            (self._ego, keys),
        )

    def _identifiers(self, keys: list[int], values: dict[str, object]) -> None:
        for statement in (_PEOPLE, _BESIDE):
            self._db.execute(statement, values)
        cores = self._db.execute(
            "SELECT DISTINCT core FROM identifier WHERE core IS NOT NULL"
            " AND key IN (SELECT value FROM json_each(:keys))",
            values,
        ).fetchall()
        forget_cores(self._db, self._ego, [core for (core,) in cores])
        for table in ("naming", "claim", "account", "uncompared", "holding"):
            self._db.execute(f"DELETE FROM {table} WHERE ego = :ego AND {_NAMED}", values)  # noqa: S608
        self._db.executemany("DELETE FROM identifier WHERE key = ?", [(key,) for key in keys])
        self._db.executemany("DELETE FROM touched_identifier WHERE key = ?", [(k,) for k in keys])
        self._db.executemany(
            "DELETE FROM touched_contact WHERE identifier = ?", [(k,) for k in keys]
        )

    def _sources(self) -> None:
        """Conceal the paths, and what is told of broken records, where they name somebody."""
        rows = self._db.execute(
            "SELECT key, path, errors FROM source WHERE ego = ?", (self._ego,)
        ).fetchall()
        for key, path, errors in rows:
            told = json.dumps(self._erased.concealed(json.loads(errors)))
            self._db.execute(
                "UPDATE source SET path = ?, errors = ? WHERE key = ?",
                (self._erased.conceal(path), told, key),
            )


def names_borne(connection: sqlite3.Connection, ego: int, person: str) -> list[str]:
    """Return all names under which a person (id) was seen, on cards, in mail or by my own hand."""
    rows = connection.execute(_NAMES_BORNE, {"ego": ego, "person": person})
    return sorted({text for (text,) in rows if text})


def _kept(record: Observed | None) -> Kept | None:
    """Return a record that was kept whole; interactions and claims are rows of their own."""
    return None if isinstance(record, Interaction | Claim) else record
