"""Reading people: who answers to a name or address, the records, the fields of one."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from mutuals.model.evidence import Evidence
from mutuals.model.golden import KnownPerson
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.names import without_form
from mutuals.model.person import PersonRef
from mutuals.model.position import Affiliation
from mutuals.store.golden_text import golden_of, goldens_of
from mutuals.store.wishes import Wishes

_AT_ONCE = 1_000
"""Of so many people the golden records are read together."""
_COLUMNS = "p.id, p.kind, p.golden, p.connected_day"
_BY_IDENTIFIER = """
SELECT DISTINCT p.id, p.name FROM identifier i JOIN person p ON p.key = i.person
WHERE i.ego = :ego AND i.id IN (SELECT value FROM json_each(:ids)) ORDER BY p.id
"""
CARDS_OF = """
SELECT DISTINCT o.format, {of_card}, o.item FROM person p
CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
CROSS JOIN holding h ON h.ego = i.ego AND h.identifier = i.key
CROSS JOIN observed o ON o.key = h.observed
WHERE p.ego = :ego AND p.id = :person AND o.type IN ('card', 'own')
UNION SELECT o.format, {of_card}, o.item FROM person p JOIN observed o ON o.ego = p.ego
WHERE p.ego = :ego AND p.id = :person AND p.kind = 'self' AND o.type = 'own' ORDER BY 1, 3
"""
"""Format, something of the card and its key, for every card of a person; mine are mine alone."""
_CARD_REFS = CARDS_OF.format(of_card="json_extract(o.record, '$.ref')")
_IN_EVIDENCE = """
SELECT i.kind, i.value FROM person p
CROSS JOIN identifier i ON i.ego = p.ego AND i.person = p.key
WHERE p.ego = :ego AND p.id = :person AND (
    EXISTS (SELECT 1 FROM holding h JOIN observed o ON o.key = h.observed
            WHERE h.ego = i.ego AND h.identifier = i.key
              AND json_extract(o.record, '$.ref') = :ref)
    OR EXISTS (SELECT 1 FROM participation q JOIN interaction x ON x.key = q.interaction
               WHERE q.ego = i.ego AND q.identifier = i.key
                 AND :ref IN (x.ref, 'sha256:' || printf('%016x', x.id))))
ORDER BY +i.id
"""
"""The plus keeps the planner from walking all identifiers in their order."""
_UNMET = """
WHERE p.ego = ? AND p.kind = 'human' AND p.connected_day <= ? AND NOT EXISTS (
    SELECT 1 FROM contact_day d WHERE d.ego = p.ego AND d.person = p.key AND d.day <= ?)
ORDER BY p.id
"""


class People:
    """The people of one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego
        self.wishes = Wishes(connection, ego)

    def answering_to(self, identifiers: Iterable[Identifier]) -> list[PersonRef]:
        """Return the people who have any of these identifiers."""
        return self.by_identifier_ids([identifier_id(identifier) for identifier in identifiers])

    def by_identifier_ids(self, ids: Collection[str]) -> list[PersonRef]:
        """Return the people who have an identifier with any of these ids."""
        values = {"ego": self._ego, "ids": json.dumps(list(ids))}
        return [PersonRef(*row) for row in self._db.execute(_BY_IDENTIFIER, values)]

    def named(self, letters: str) -> list[PersonRef]:
        """Return the people whose name in small Latin letters is this, by id."""
        rows = self._db.execute(
            "SELECT id, name FROM person WHERE ego = ? AND folded = ? ORDER BY id",
            (self._ego, letters),
        )
        return [PersonRef(*row) for row in rows]

    def anchor(self, person: str) -> Identifier:
        """Return a person's firmest identifier: a bare name last; KeyError when there is nobody."""
        row = self._db.execute(
            "SELECT i.kind, i.value FROM person p JOIN identifier i"
            " ON i.ego = p.ego AND i.person = p.key"
            " WHERE p.ego = ? AND p.id = ? ORDER BY i.kind = 'name', i.id LIMIT 1",
            (self._ego, person),
        ).fetchone()
        if row is None:
            raise KeyError(person)
        return Identifier(*row)

    def identifiers(self, person: str) -> list[Identifier]:
        """Return all identifiers of a person."""
        rows = self._db.execute(
            "SELECT i.kind, i.value FROM person p JOIN identifier i"
            " ON i.ego = p.ego AND i.person = p.key WHERE p.ego = ? AND p.id = ? ORDER BY i.id",
            (self._ego, person),
        )
        return [Identifier(*row) for row in rows]

    def identifiers_in(self, person: str, ref: str) -> list[Identifier]:
        """Return a person's identifiers that take part in a piece of evidence, by its reference."""
        rows = self._db.execute(_IN_EVIDENCE, {"ego": self._ego, "person": person, "ref": ref})
        return [Identifier(*row) for row in rows]

    def working_at(self, employers: Collection[str]) -> list[KnownPerson]:
        """Return the humans whose record names any of these employers, by id."""
        found: dict[str, KnownPerson] = {}
        for employer in sorted(employers):
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM person p WHERE ego = ?"  # noqa: S608 - constant
                " AND kind = 'human' AND golden LIKE ?",
                (self._ego, f"%{_loosely(without_form(employer))}%"),
            )
            found |= {row[0]: _known(row) for row in rows}
        return [found[key] for key in sorted(found)]

    def birthdays(self, days: Collection[str]) -> list[tuple[PersonRef, str]]:
        """Return the humans with a birthday on any of these days (MM-DD)."""
        rows = self._db.execute(
            "SELECT id, name, birthday FROM person WHERE ego = ? AND kind = 'human'"
            " AND birthday <> '' AND birthday IN (SELECT value FROM json_each(?))"
            " ORDER BY birthday, id",
            (self._ego, json.dumps(sorted(days))),
        )
        return [(PersonRef(key, name), day) for key, name, day in rows]

    def all(self) -> Iterator[KnownPerson]:
        """Yield everybody of every kind, by id."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM person p WHERE ego = ? ORDER BY id",  # noqa: S608 - constant
            (self._ego,),
        )
        yield from (_known(row) for row in rows)

    def humans(self) -> list[PersonRef]:
        """Return all humans, by id."""
        rows = self._db.execute(
            "SELECT id, name FROM person WHERE ego = ? AND kind = 'human' ORDER BY id",
            (self._ego,),
        )
        return [PersonRef(*row) for row in rows]

    def some(self, ids: Collection[str]) -> list[KnownPerson]:
        """Return the people of these ids, by id."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM person p WHERE ego = ?"  # noqa: S608 - constant
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (self._ego, json.dumps(sorted(ids))),
        )
        found: list[KnownPerson] = []
        while many := rows.fetchmany(_AT_ONCE):
            goldens = goldens_of([text for _, _, text, _ in many])
            found += [
                KnownPerson(person, kind, golden, day)
                for (person, kind, _, day), golden in zip(many, goldens, strict=True)
            ]
        return found

    def connected_days(self, ids: Collection[str]) -> dict[str, int]:
        """Return on which day each of these connected with me on LinkedIn, where known."""
        rows = self._db.execute(
            "SELECT id, connected_day FROM person WHERE ego = ? AND connected_day IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(ids))),
        )
        return dict(rows.fetchall())

    def me(self) -> PersonRef | None:
        """Return the ego as a person, None before anything shows who it is."""
        row = self._db.execute(
            "SELECT id, name FROM person WHERE ego = ? AND kind = 'self' ORDER BY id", (self._ego,)
        ).fetchone()
        return PersonRef(*row) if row else None

    def count(self) -> int:
        """Count people of all kinds except me."""
        row = self._db.execute(
            "SELECT count(*) FROM person WHERE ego = ? AND kind <> 'self'", (self._ego,)
        ).fetchone()
        return int(row[0])

    def persons_of(self, targets: Collection[str]) -> dict[str, str]:
        """Return the person id of each identifier id that is known."""
        rows = self._db.execute(
            "SELECT i.id, p.id FROM identifier i JOIN person p ON p.key = i.person"
            " WHERE i.ego = ? AND i.id IN (SELECT value FROM json_each(?))",
            (self._ego, json.dumps(sorted(targets))),
        )
        return dict(rows.fetchall())

    def card_evidence(self, person: str) -> set[Evidence]:
        """Return where a person's cards stand."""
        rows = self._db.execute(_CARD_REFS, {"ego": self._ego, "person": person})
        return {Evidence(format_name, ref) for format_name, ref, _ in rows}

    def organisations(self) -> int:
        """Count the organisations anybody worked for or I follow."""
        row = self._db.execute(
            "SELECT count(*) FROM organisation WHERE ego = ?", (self._ego,)
        ).fetchone()
        return int(row[0])

    def organisation_names(self) -> list[str]:
        """Return the names of the organisations anybody worked for or I follow."""
        rows = self._db.execute(
            "SELECT name FROM organisation WHERE ego = ? ORDER BY name", (self._ego,)
        )
        return [name for (name,) in rows]

    def mail_domains(self) -> list[str]:
        """Return the domains of all mail addresses."""
        rows = self._db.execute(
            "SELECT DISTINCT substr(value, instr(value, '@') + 1) FROM identifier"
            " WHERE ego = ? AND kind = 'email' AND person IS NOT NULL ORDER BY 1",
            (self._ego,),
        )
        return [domain for (domain,) in rows]

    def at_domains(self, domains: Collection[str], most: int = -1) -> list[KnownPerson]:
        """Return the humans who have a mail address at any of these domains, by id; -1: all."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM person p WHERE ego = ?1"  # noqa: S608 - constant
            " AND kind = 'human' AND key IN (SELECT person FROM identifier"
            " WHERE ego = ?1 AND kind = 'email'"
            " AND substr(value, instr(value, '@') + 1) IN (SELECT value FROM json_each(?2)))"
            " ORDER BY id LIMIT ?3",
            (self._ego, json.dumps(sorted(domains)), most),
        )
        return [_known(row) for row in rows]

    def my_positions(self) -> list[Affiliation]:
        """Return the positions that my own archive states."""
        rows = self._db.execute(
            "SELECT record FROM observed WHERE ego = ? AND type = 'own' ORDER BY item", (self._ego,)
        )
        stated = [held for (record,) in rows for held in json.loads(record)["affiliations"]]
        return [Affiliation(**held) for held in stated]

    def unmet_connections(self, day: int) -> list[KnownPerson]:
        """Return the humans connected on LinkedIn with whom no contact exists up to the day."""
        text = f"SELECT {_COLUMNS} FROM person p {_UNMET}"  # noqa: S608 - constants
        return [_known(row) for row in self._db.execute(text, (self._ego, day, day))]

    def unmet_ids(self, day: int) -> list[str]:
        """Return their ids alone."""
        text = f"SELECT p.id FROM person p {_UNMET}"  # noqa: S608 - constants
        rows = self._db.execute(text, (self._ego, day, day))
        return [person for (person,) in rows]


def _known(row: tuple[Any, ...]) -> KnownPerson:
    person, kind, text, connected_day = row
    return KnownPerson(person, kind, golden_of(text), connected_day)


def _loosely(text: str) -> str:
    """Return a pattern that lets go of what SQLite does not fold: spaces, quotes, other scripts."""
    return re.sub(r"[^A-Za-z0-9.&-]+", "%", text)
