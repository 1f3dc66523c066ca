"""Plain files read by DuckDB itself, so that every row is what our own reader makes of it.

A row is taken only where its texts have the plain forms below, of which both readers make the same.
Every other one is `odd`, and is judged by our own reader.
"""

# ruff: noqa: S608 - texts are composed of constants and of columns' places and names, quoted.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from mutuals.metrics.base import Relation
from mutuals.metrics.pairs import LARGEST
from mutuals.model.score import TableForm

_LONGEST_LINE = 1_000_000
_ITSELF = "hive_partitioning = false"
"""What stands in a file alone: folders called `size=40` would be columns, and go before its own."""
_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"}
_FINEST = "TIMESTAMP_NS"
_INSTANTS = {"DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", _FINEST}
_ZONED = "TIMESTAMP WITH TIME ZONE"

_ISO = (
    r"'\d{4}-\d\d-\d\d([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?"
    r"(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?'"
)
_IN_FULL = {
    10: ("%Y-%m-%d",),
    19: ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"),
    20: ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%SZ"),
}
"""The usual forms of a date or instant in UTC, by the length of their texts."""
_FIRST_DAY, _LAST_DAY = -719_162, 2_932_896
"""1 January of the year 1 and 31 December 9999."""


class Cells(NamedTuple):
    """The cells of a row: where they are read from, and text and type of each column by name.

    `whole` is a text that is empty where the row holds nothing at all, and so is none. `is_bare`
    says that no text has a blank at its ends. `rows` is how many there are, None where only reading
    the file tells.
    """

    source: str
    columns: Mapping[str, tuple[str, str]]
    whole: str
    is_bare: bool = False
    rows: int | None = None


def cells_of(connection: Any, form: TableForm, error: type[Exception]) -> Cells | None:  # noqa: ANN401
    """Say how to read a file; None where its columns are of kinds that only our reader knows."""
    return _parquet(connection, form, error) if form.names else _csv(form)


def _csv(form: TableForm) -> Cells:
    names = [f"c{place}" for place in range(form.width)]
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    source = (
        f"read_csv({_text(str(form.path))}, auto_detect = false, columns = {{{types}}},"
        f" delim = {_text(form.delimiter)}, quote = '', escape = '', header = false, skip = 1,"
        f" strict_mode = true, compression = 'none', max_line_size = {_LONGEST_LINE},"
        f" {_ITSELF})"
    )
    picked = {
        name: (f"COALESCE(c{place}, '')", "VARCHAR")
        for name, place in zip(_ROLES, form.columns, strict=False)
    }
    return Cells(source, picked, f"concat({', '.join(names)})", form.is_bare)


def _parquet(connection: Any, form: TableForm, error: type[Exception]) -> Cells | None:  # noqa: ANN401
    source = f"read_parquet({_text(str(form.path))}, {_ITSELF})"
    try:
        found = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    except error:
        return None
    # Of two columns alike the first counts.
    there = {name.strip().casefold(): (_name(name), kind) for name, kind, *_ in reversed(found)}
    if not set(form.names) <= set(there):
        return None
    picked = dict(zip(_ROLES, (there[name] for name in form.names), strict=False))
    if not all(_fits(role, kind) for role, (_, kind) in picked.items()):
        return None
    (rows,) = connection.execute(f"SELECT COUNT(*) FROM {source}").fetchone()
    return Cells(source, picked, "'all'", rows=rows)


def _fits(role: str, kind: str) -> bool:
    allowed = {
        "at": {"VARCHAR", _ZONED, *_INSTANTS},
        "size": {"VARCHAR", "DOUBLE", *_INTEGERS},
        "direction": {"VARCHAR"},
    }
    return kind in allowed.get(role, {"VARCHAR", *_INTEGERS})


_ROLES = ("ego", "person", "at", "direction", "size", "message")
"""What the columns of a table are called here, in the order of a row's cells."""


def fed(cells: Cells, reads: Relation) -> str:
    """Select the columns of a relation, `fate` (counts, large, odd) and `cells` of the odd rows.

    These are the texts of a row's columns in their order, and `whole` behind them.
    """
    names = [name for name in ("ego", "person", "message") if name in cells.columns]
    is_plain = _is_there if cells.is_bare else _is_plain
    plain = " AND ".join(map(is_plain, names))
    texts = [f"CAST({text} AS VARCHAR) AS t_{name}" for name, (text, _) in cells.columns.items()]
    listed = ", ".join(f"COALESCE(t_{name}, '')" for name in cells.columns)
    numbers = {"day": "day", "size": "CAST(size AS BIGINT)"}
    kept = [f"{numbers.get(name, f't_{name}')} AS {name}" for name in reads.columns]
    return f"""
SELECT {", ".join(kept)}, fate, CASE WHEN fate = 'odd' THEN [{listed}, whole] END AS cells
FROM (
    SELECT *, CASE WHEN size > {LARGEST} THEN 'large'
        WHEN size >= 0 AND day BETWEEN {_FIRST_DAY} AND {_LAST_DAY}
            AND t_direction IN ('out', 'in', 'both') AND {plain} THEN 'counts'
        ELSE 'odd' END AS fate
    FROM (
        SELECT {", ".join(texts)}, {_day(*cells.columns["at"])} AS day,
            {_size(*cells.columns["size"])} AS size, {cells.whole} AS whole
        FROM {cells.source}
    ) AS understood
) AS judged"""


def large_in(cells: Cells) -> str:
    """Select the rows that are `large`, of which only the size is read."""
    sizes = f"SELECT {_size(*cells.columns['size'])} AS size FROM {cells.source}"
    return f"SELECT size FROM ({sizes}) WHERE size > {LARGEST}"


def _is_there(name: str) -> str:
    return f"t_{name} <> ''"


def _is_plain(name: str) -> str:
    """Say that a text is not empty, and ends on both sides in a sign that is surely no blank."""
    # Whole texts are compared faster than their first sign is cut off; the last is cut off once.
    first, last = f"t_{name}", f"t_{name}[-1]"
    usual = {first: f"{first} >= '!' AND {first} < chr(127)", last: f"{last} BETWEEN '!' AND '~'"}
    return " AND ".join(
        f"({is_usual} OR ascii({end}) BETWEEN 161 AND 5759 OR ascii({end}) > 12288)"
        for end, is_usual in usual.items()
    )


def _day(text: str, kind: str) -> str:
    if kind == _FINEST:
        return _day_of_ns(f"epoch_ns({text})")
    if kind in _INSTANTS:
        return f"(CAST({text} AS DATE) - DATE '1970-01-01')"
    if kind == "VARCHAR":
        at = f"TRY_CAST({text} AS TIMESTAMPTZ)"
        any_form = f"CASE WHEN regexp_full_match({text}, {_ISO}) THEN {_utc_day(at)} END"
        return f"COALESCE({_day_in_full(text)}, {any_form})"
    return _utc_day(text)


def _day_in_full(text: str) -> str:
    """Read the usual forms, in UTC, without a pattern: NULL where a text has none of them.

    Fields may be shorter there than ours are, so that the length tells; blanks come before `0`.
    """
    read = " ".join(
        f"WHEN {length} THEN try_strptime({text}, [{', '.join(map(_text, forms))}])"
        for length, forms in _IN_FULL.items()
    )
    at = f"CASE WHEN {text} >= '0' THEN CASE length({text}) {read} END END"
    return f"(CAST({at} AS DATE) - DATE '1970-01-01')"


def _utc_day(at: str) -> str:
    """Count days from the year 1, so that no number is below 0: `//` cuts towards it."""
    return f"((epoch_us({at}) - {_FIRST_DAY} * 86400000000) // 86400000000 + {_FIRST_DAY})"


def _day_of_ns(ns: str) -> str:
    """Count days from nanoseconds; as a date, the last of them before a midnight would be it."""
    return f"({ns} // 86400000000000 - CASE WHEN {ns} % 86400000000000 < 0 THEN 1 ELSE 0 END)"


def _size(text: str, kind: str) -> str:
    """Make a whole number of a size, 0 where it is unknown, NULL where our reader is to judge."""
    if kind == "DOUBLE":
        # isnan() believes a file's statistics, which leave such numbers out.
        unknown = f"{text} IS NULL OR CAST({text} AS VARCHAR) = 'nan'"
        large = f"WHEN {text} > {LARGEST} THEN {LARGEST + 1}"
        return f"CASE WHEN {unknown} THEN 0 {large} ELSE ceil(greatest({text}, 0)) END"
    if kind != "VARCHAR":
        return f"COALESCE({text}, 0)"
    digits = f"{text} >= '0' AND right({text}, 1) BETWEEN '0' AND '9'"
    return (
        f"CASE WHEN {text} = '' OR {text} IS NULL THEN 0"
        f" WHEN length({text}) <= 2 AND {digits} THEN TRY_CAST({text} AS INTEGER)"
        f" WHEN regexp_full_match({text}, '\\d{{1,9}}') THEN TRY_CAST({text} AS INTEGER) END"
    )


def _name(column: str) -> str:
    quoted = column.replace('"', '""')
    return f'"{quoted}"'


def _text(value: str) -> str:
    quoted = value.replace("'", "''")
    return f"'{quoted}'"
