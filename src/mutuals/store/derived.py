"""What follows from kept rows: one hash for each kind of it, and counts made anew to compare."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from mutuals.store.connection import bytes_for_text
from mutuals.store.participation import ROLES

_AT_ONCE = 10_000
_DERIVED = {
    "people": "SELECT * FROM person WHERE ego = ? ORDER BY key",
    "days of contact": "SELECT * FROM contact_day WHERE ego = ? ORDER BY person, day",
    "ties": "SELECT * FROM tie WHERE ego = ? ORDER BY person",
    "who is who": "SELECT key, person, core, self FROM identifier WHERE ego = ? ORDER BY key",
    "my part": "SELECT key, mine, twin FROM interaction WHERE ego = ? ORDER BY key",
    "accounts": "SELECT * FROM account WHERE ego = ? ORDER BY identifier, source",
    "features": "SELECT * FROM features WHERE ego = ? ORDER BY core",
    "tokens": "SELECT * FROM token WHERE ego = ? ORDER BY text, core",
    "likenesses": "SELECT * FROM likeness WHERE ego = ? ORDER BY a, b",
    # How close somebody is only says who is looked at first, and is not kept up with every tie.
    "words": "SELECT field, word, person FROM search_word WHERE ego = ? ORDER BY 1, 2, 3",
    "parts of words": "SELECT part, word FROM search_part WHERE ego = ? ORDER BY 1, 2",
}
_WRITERS = f"({ROLES['from']}, {ROLES['organiser']}, {ROLES['attendee']})"
_COUNTS = f"""
SELECT count(*) FROM identifier i LEFT JOIN (
    SELECT p.identifier AS key,
           sum(p.role IN {_WRITERS} AND x.traits & 2 > 0) AS bulk,
           sum(p.role IN {_WRITERS} AND x.traits & 2 = 0 OR p.role = {ROLES["poster"]}) AS plain,
           sum(p.role = {ROLES["list"]}) AS listed,
           sum(p.role = {ROLES["room"]}) AS roomed,
           sum(p.role IN ({ROLES["to"]}, {ROLES["cc"]}, {ROLES["bcc"]})) AS addressed,
           sum(p.role IN ({ROLES["organiser"]}, {ROLES["attendee"]})) AS attended
    FROM participation p JOIN interaction x ON x.key = p.interaction
    WHERE p.ego = :ego GROUP BY 1
) c ON c.key = i.key
WHERE i.ego = :ego AND (i.bulk, i.plain, i.listed, i.roomed, i.addressed, i.attended) <> (
    coalesce(c.bulk, 0), coalesce(c.plain, 0), coalesce(c.listed, 0), coalesce(c.roomed, 0),
    coalesce(c.addressed, 0), coalesce(c.attended, 0))
"""  # noqa: S608 - numbers of the roles
_NAMINGS = """
WITH borne AS (
    SELECT identifier, name, count(*) AS times FROM participation
    WHERE ego = :ego AND name IS NOT NULL GROUP BY 1, 2
    UNION ALL
    SELECT i.key, d.key, count(*) FROM observed o
    JOIN identifier i ON i.ego = o.ego AND i.kind = json_extract(o.record, '$.identifier[0]')
        AND i.value = json_extract(o.record, '$.identifier[1]')
    JOIN display_name d ON d.ego = o.ego AND d.text = json_extract(o.record, '$.name')
    WHERE o.ego = :ego AND o.type = 'favour' GROUP BY 1, 2
), counted AS (SELECT identifier, name, sum(times) AS times FROM borne GROUP BY 1, 2),
kept AS (SELECT identifier, name, times FROM naming WHERE ego = :ego AND times <> 0)
SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)
UNION ALL SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)
"""
_LOOSE = {
    "identifiers without a person": "SELECT count(*) FROM identifier WHERE ego = :ego"
    " AND (person IS NULL OR person NOT IN (SELECT key FROM person))",
    "people without an identifier": "SELECT count(*) FROM person WHERE ego = :ego"
    " AND key NOT IN (SELECT person FROM identifier WHERE person IS NOT NULL)",
    "days of contact with nobody": "SELECT count(*) FROM contact_day WHERE ego = :ego"
    " AND person NOT IN (SELECT key FROM person)",
    "ties with nobody": "SELECT count(*) FROM tie WHERE ego = :ego"
    " AND person NOT IN (SELECT key FROM person)",
    "ties that count other days than are kept": """
        SELECT count(*) FROM (SELECT 1 FROM (
            SELECT person, sum(n_out) AS o, sum(n_in) AS i, sum(n_both) AS b FROM contact_day
            WHERE ego = :ego GROUP BY 1) d
        JOIN tie t ON t.ego = :ego AND t.person = d.person
        WHERE (t.n_out, t.n_in, t.n_both) <> (d.o, d.i, d.b) AND t.person NOT IN (
            -- Whom an import that was broken off left to be settled later.
            SELECT i.person FROM uncompared u JOIN identifier i ON i.key = u.identifier
            WHERE u.ego = :ego AND i.person IS NOT NULL))""",
}


def derived_hashes(connection: sqlite3.Connection, ego: int) -> dict[str, str]:
    """Return a hash of all that is derived, by kind; deriving anew must give the same."""
    with bytes_for_text(connection):
        return {name: _hash(connection, text, ego) for name, text in _DERIVED.items()}


def _hash(connection: sqlite3.Connection, text: str, ego: int) -> str:
    digest, rows = hashlib.blake2b(digest_size=16), connection.execute(text, (ego,))
    while part := rows.fetchmany(_AT_ONCE):
        digest.update(repr(part).encode())
    return digest.hexdigest()


def loose_ends(connection: sqlite3.Connection, ego: int) -> Iterator[str]:
    """Yield what derived rows refer to nothing, each kind in words with its count."""
    for what, text in _LOOSE.items():
        (count,) = connection.execute(text, {"ego": ego}).fetchone()
        if count:
            yield f"{count:,} {what}"


def miscounted(connection: sqlite3.Connection, ego: int) -> Iterator[str]:
    """Yield which running counts are not those of the rows they count."""
    (wrong,) = connection.execute(_COUNTS, {"ego": ego}).fetchone()
    if wrong:
        yield f"{wrong:,} addresses with other counts than their interactions show"
    names = sum(count for (count,) in connection.execute(_NAMINGS, {"ego": ego}))
    if names:
        yield f"{names:,} names with other counts than their interactions show"
