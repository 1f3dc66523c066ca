"""Who is who as the rows of a home tell it, in names instead of local keys; and what must hold."""

from contextlib import suppress

from mutuals.operations.settling import settle_anew

_CORE = "(SELECT id FROM identifier c WHERE c.key = {}.{})"
_NAMED = {
    "identifier": "SELECT i.id, i.value, i.self, c.id, p.id FROM identifier i"
    " LEFT JOIN identifier c ON c.key = i.core LEFT JOIN person p ON p.key = i.person",
    "person": "SELECT id, name, folded, kind, connected_day, birthday, golden FROM person",
    "features": f"SELECT {_CORE.format('f', 'core')}, record FROM features f",
    "token": f"SELECT text, {_CORE.format('t', 'core')} FROM token t",
    "likeness": f"SELECT min({_CORE.format('l', 'a')}, {_CORE.format('l', 'b')}),"
    f" max({_CORE.format('l', 'a')}, {_CORE.format('l', 'b')}), weight, verdict,"
    f" {_CORE.format('l', 'poser')}, beyond_name, because FROM likeness l",
    "contact_day": "SELECT p.id, day, n_out, n_in, n_both, met, n_note, fewest_out,"
    " fewest_met FROM contact_day d"
    " JOIN person p ON p.key = d.person",
}
# Each finds rows that must not be.
_WRONG = {
    "an identifier of no core or person": "SELECT value FROM identifier i WHERE core IS NULL"
    " OR NOT EXISTS (SELECT 1 FROM person p WHERE p.key = i.person)",
    "a core that is not called by its smallest id": "SELECT value FROM identifier i"
    " WHERE (SELECT min(o.id) FROM identifier o WHERE o.core = i.core)"
    " <> (SELECT c.id FROM identifier c WHERE c.key = i.core AND c.core = c.key)",
    "a core in two people": "SELECT core FROM identifier GROUP BY core"
    " HAVING count(DISTINCT person) > 1",
    "a person that does not show its smallest id": "SELECT name FROM person p WHERE id <>"
    " (SELECT min(id) FROM identifier i WHERE i.person = p.key)",
    "features of what is no core": "SELECT record FROM features f WHERE NOT EXISTS"
    " (SELECT 1 FROM identifier i WHERE i.key = f.core AND i.core = i.key)",
    "features under another name": "SELECT record FROM features f JOIN identifier i"
    " ON i.key = f.core WHERE json_extract(f.record, '$.key') <> i.id",
    "a token without features": "SELECT text FROM token t WHERE NOT EXISTS"
    " (SELECT 1 FROM features f WHERE f.core = t.core)",
    "a likeness of what is not compared": "SELECT because FROM likeness l WHERE a = b"
    " OR NOT EXISTS (SELECT 1 FROM features f WHERE f.core = l.a)"
    " OR NOT EXISTS (SELECT 1 FROM features f WHERE f.core = l.b)",
    "a warning without one side that poses": "SELECT because FROM likeness"
    " WHERE (verdict = 'look-alike') <> (poser IS NOT NULL AND poser IN (a, b))",
    "a likeness written twice": "SELECT because FROM likeness WHERE a > b",
    "what is still to be compared": "SELECT identifier FROM uncompared",
    "a ruling that does not stand": "SELECT r.identifier FROM ruled r WHERE NOT EXISTS"
    " (SELECT 1 FROM decision d WHERE d.key = r.decision AND d.undone = 0)",
}


class _BackAsItWas(Exception):  # noqa: N818 - nothing went wrong
    pass


def identity_rows(network) -> dict[str, list[tuple]]:
    """Return the rows that identity made, with ids in place of local keys, in order."""
    rows = network._connection.execute
    return {name: sorted(map(_shown, rows(text))) for name, text in _NAMED.items()}


def _shown(row: tuple) -> tuple[str, ...]:
    return tuple(map(repr, row))


def check_identity(network) -> None:
    """Assert that the rows fit each other, and are those that deriving all anew would make."""
    rows = network._connection.execute
    found = {what: rows(text).fetchall() for what, text in _WRONG.items()}
    assert not {what: wrong for what, wrong in found.items() if wrong}
    assert not unlike(identity_rows(network), derived_anew(network))


def derived_anew(network) -> dict[str, list[tuple]]:
    """Return the rows as they would be derived from nothing; the home stays as it is."""
    found = {}
    with suppress(_BackAsItWas), network.writing.transaction():
        network._connection.execute("DELETE FROM contact_day")
        network._connection.execute("UPDATE identifier SET core = NULL")
        settle_anew(network)
        found = identity_rows(network)
        raise _BackAsItWas
    return found


def unlike(one: dict[str, list[tuple]], other: dict[str, list[tuple]]) -> dict[str, list[tuple]]:
    """Return the rows that only one of the two has, by table."""
    differing = {name: sorted(set(one[name]) ^ set(other[name])) for name in one}
    return {name: rows for name, rows in differing.items() if rows}
