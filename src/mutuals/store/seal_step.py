"""Which rows are sealed, in which groups, and the step of the schema that begins to seal them."""

# ruff: noqa: S608 - the statements are composed of constants of this file only.

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Part(NamedTuple):
    """A kind of kept rows: groups of 2**`shift` keys, or one group where `shift` is None.

    `reads` are SELECTs of the rows of one group, by `:ego`, `:first` and `:last`, in a firm order
    (`+ego` keeps SQLite to the keys: by an index that begins with ego it would read all rows);
    `numbers` selects which groups there are.
    """

    shift: int | None
    reads: tuple[str, ...]
    numbers: str


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "interaction": Part(
            7,
            (
                (
                    "SELECT key, id, at, day, by_day, channel, size, item, ref, ref_check, subject,"
                    " traits, delivered, logged FROM interaction"
                    " WHERE +ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
                (
                    "SELECT interaction, identifier, at, role, name FROM participation"
                    " WHERE ego = :ego AND interaction BETWEEN :first AND :last"
                    " ORDER BY interaction, identifier, at, role"
                ),
                (
                    "SELECT interaction, source FROM provenance"
                    " WHERE ego = :ego AND interaction BETWEEN :first AND :last"
                    " ORDER BY interaction, source"
                ),
            ),
            "SELECT key >> 7 FROM interaction WHERE ego = :ego"
            " UNION SELECT interaction >> 7 FROM participation WHERE ego = :ego"
            " UNION SELECT interaction >> 7 FROM provenance WHERE ego = :ego",
        ),
        "observed": Part(
            6,
            (
                (
                    "SELECT key, item, type, format, at, folded, record FROM observed"
                    " WHERE +ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
                (
                    "SELECT observed, identifier FROM holding"
                    " WHERE ego = :ego AND observed BETWEEN :first AND :last ORDER BY 1, 2"
                ),
            ),
            "SELECT key >> 6 FROM observed WHERE ego = :ego"
            " UNION SELECT observed >> 6 FROM holding WHERE ego = :ego",
        ),
        "identifier": Part(
            8,
            (
                (
                    "SELECT key, id, kind, value FROM identifier"
                    " WHERE +ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
            ),
            "SELECT key >> 8 FROM identifier WHERE ego = :ego",
        ),
        "display_name": Part(
            8,
            (
                (
                    "SELECT key, text FROM display_name"
                    " WHERE +ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
            ),
            "SELECT key >> 8 FROM display_name WHERE ego = :ego",
        ),
        "decision": Part(
            5,
            (
                (
                    "SELECT key, id, verb, day, target, record, says, undone FROM decision"
                    " WHERE +ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
                (
                    "SELECT decision, identifier FROM ruled"
                    " WHERE ego = :ego AND decision BETWEEN :first AND :last ORDER BY 1, 2"
                ),
            ),
            "SELECT key >> 5 FROM decision WHERE ego = :ego"
            " UNION SELECT decision >> 5 FROM ruled WHERE ego = :ego",
        ),
        "source": Part(
            5,
            (
                (
                    "SELECT key, path, format, digest, offset, tail, finished, records, first_at,"
                    " last_at, skipped_first, skipped_last, calendar, skipped, errors, judged"
                    " FROM source"
                    " WHERE +ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
            ),
            "SELECT key >> 5 FROM source WHERE ego = :ego",
        ),
        "sign": Part(
            7,
            (
                (
                    "SELECT interaction, act, type, language, version, stale FROM sign"
                    " WHERE ego = :ego AND interaction BETWEEN :first AND :last ORDER BY 1, 2, 3"
                ),
            ),
            "SELECT interaction >> 7 FROM sign WHERE ego = :ego",
        ),
        "entry": Part(
            7,
            (
                (
                    "SELECT interaction, id, version FROM entry"
                    " WHERE ego = :ego AND interaction BETWEEN :first AND :last ORDER BY 1"
                ),
            ),
            "SELECT interaction >> 7 FROM entry WHERE ego = :ego",
        ),
        "claim": Part(
            None,
            ("SELECT identifier, why, certain, times FROM claim WHERE ego = :ego ORDER BY 1, 2",),
            "SELECT 0 FROM claim WHERE ego = :ego",
        ),
        "organisation": Part(
            None,
            ("SELECT name FROM organisation WHERE ego = :ego ORDER BY name",),
            "SELECT 0 FROM organisation WHERE ego = :ego",
        ),
        "setting": Part(
            None,
            ("SELECT name, value FROM setting WHERE ego = :ego ORDER BY name",),
            "SELECT 0 FROM setting WHERE ego = :ego",
        ),
        "proposal": Part(
            None,
            (
                (
                    "SELECT key, id, at, what, record, says, people FROM proposal"
                    " WHERE ego = :ego ORDER BY key"
                ),
            ),
            "SELECT 0 FROM proposal WHERE ego = :ego",
        ),
    }
)
"""What is kept, by the name under which it is sealed."""

_STATED = "id, at, day, by_day, channel, size, item, ref, ref_check, subject, traits, delivered"


class _Change(NamedTuple):
    """Which change of a table's rows makes which group stale.

    `key` is the column that names the group, empty where the part is one group; `columns` are those
    whose change counts, all where it is empty.
    """

    part: str
    key: str = ""
    columns: str = ""


_CHANGES = MappingProxyType(
    {
        "interaction": _Change("interaction", "key", f"{_STATED}, logged"),
        "participation": _Change("interaction", "interaction"),
        "provenance": _Change("interaction", "interaction"),
        "observed": _Change("observed", "key"),
        "holding": _Change("observed", "observed"),
        "identifier": _Change("identifier", "key", "id, kind, value"),
        "display_name": _Change("display_name", "key"),
        "decision": _Change("decision", "key"),
        "ruled": _Change("decision", "decision"),
        "source": _Change("source", "key"),
        "sign": _Change("sign", "interaction"),
        "entry": _Change("entry", "interaction"),
        "claim": _Change("claim"),
        "organisation": _Change("organisation"),
        "setting": _Change("setting"),
        "proposal": _Change("proposal"),
    }
)


def triggers_of(*tables: str) -> str:
    """Return the triggers of tables, for the step of the schema that makes these tables kept."""
    return "\n".join(_trigger(table, event) for table in tables for event in _EVENTS)


def _trigger(table: str, event: str) -> str:
    if (table, event) == ("participation", "INSERT"):
        return ""  # its interaction is written with it, in the same transaction
    part, key, columns = _CHANGES[table]
    row = "OLD" if event == "DELETE" else "NEW"
    number = f"({row}.{key} >> {PARTS[part].shift})" if key else "0"
    of = f" OF {columns}" if event == "UPDATE" and columns else ""
    # Not OR IGNORE: a statement with a conflict clause of its own would overrule that.
    return (
        f"CREATE TRIGGER sealed_{table}_{event.lower()} AFTER {event}{of} ON {table} BEGIN"
        f" INSERT INTO stale SELECT {row}.ego, '{part}', {number} WHERE NOT EXISTS"
        f" (SELECT 1 FROM stale WHERE ego = {row}.ego AND part = '{part}'"
        f" AND number = {number}); END;"
    )


def _all_stale(part: str) -> str:
    numbers = PARTS[part].numbers.replace(":ego", "1")
    return f"INSERT OR IGNORE INTO stale SELECT 1, '{part}', * FROM ({numbers});"


_EVENTS = ("INSERT", "UPDATE", "DELETE")
_FIRST_TABLES = (
    "interaction", "participation", "provenance", "observed", "holding", "identifier",
    "display_name", "decision", "ruled", "source", "claim", "organisation", "setting",
)  # fmt: skip
_FIRST_PARTS = (
    "interaction", "observed", "identifier", "display_name", "decision", "source", "claim",
    "organisation", "setting",
)  # fmt: skip

SEAL_STEP = f"""
-- A hash over each group of kept rows (store/seals.py), and the groups that changed since.
CREATE TABLE seal (
    ego INTEGER NOT NULL, part TEXT NOT NULL, number INTEGER NOT NULL, held INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (ego, part, number)
) WITHOUT ROWID;
CREATE TABLE stale (
    ego INTEGER NOT NULL, part TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (ego, part, number)
) WITHOUT ROWID;
{triggers_of(*_FIRST_TABLES)}
{"".join(map(_all_stale, _FIRST_PARTS))}
"""
"""What stands here was sealed first; a table that is kept later brings its triggers in its step."""
