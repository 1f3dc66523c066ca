"""What was read: one row per file, archive member or folder, with how far and what came of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mutuals.model.imports import Progress, SkippedCount, Trouble
from mutuals.model.observed import Cursor

if TYPE_CHECKING:
    from mutuals.store.tombstones import Tombstones

_COLUMNS = (
    "key, path, format, digest, offset, tail, finished, records, first_at, last_at,"
    " skipped_first, skipped_last, calendar, skipped, errors, judged"
)
_NAMES = tuple(name.strip() for name in _COLUMNS.split(","))
_SAVE = """
UPDATE source SET digest = :digest, offset = :offset, tail = :tail, finished = :finished,
    records = :records, first_at = :first_at, last_at = :last_at,
    skipped_first = :skipped_first, skipped_last = :skipped_last, calendar = :calendar,
    skipped = :skipped, errors = :errors, judged = :judged
WHERE key = :key
"""


class Sources:
    """The inputs of one ego."""

    def __init__(
        self, connection: sqlite3.Connection, ego: int, erased: Callable[[], Tombstones]
    ) -> None:
        """Read and write for one ego; what names somebody erased is concealed when written."""
        self._db, self._ego, self._erased = connection, ego, erased

    def begin(self, path: str, format_name: str) -> Progress:
        """Return how far an input was read before, making its row when it is new."""
        path = self._erased().conceal(path)
        self._db.execute(
            "INSERT INTO source (ego, path, format) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (self._ego, path, format_name),
        )
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM source WHERE ego = ? AND path = ? AND format = ?",  # noqa: S608
            (self._ego, path, format_name),
        ).fetchone()
        return _progress(row)

    def save(self, progress: Progress) -> None:
        """Write how far an input was read, in the transaction of the batch itself."""
        values = asdict(progress) | {
            "offset": progress.cursor.offset,
            "tail": progress.cursor.tail,
            "skipped": json.dumps([[each.reason, each.count] for each in progress.skipped]),
            "errors": json.dumps(self._erased().concealed(progress.errors)),
        }
        del values["cursor"]
        self._db.execute(_SAVE, values)

    def finished(self, format_name: str, name: str) -> list[Progress]:
        """Return the finished readings, known by digest, of inputs with this base name."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM source"  # noqa: S608 - constant
            " WHERE ego = ? AND format = ? AND finished = 1 AND digest <> '' ORDER BY key",
            (self._ego, format_name),
        ).fetchall()
        found, name = [_progress(row) for row in rows], self._erased().conceal(name)
        return [progress for progress in found if progress.path.rpartition("/")[2] == name]

    def from_me_alone(self, source: int) -> int:
        """Count what lies in an input and went from me to me: it is no interaction with anybody."""
        row = self._db.execute(
            "SELECT count(*) FROM interaction x JOIN provenance v"
            " ON v.ego = x.ego AND v.interaction = x.key AND v.source = ?"
            " WHERE x.ego = ? AND x.mine < 8 AND x.size > 0",
            (source, self._ego),
        ).fetchone()
        return int(row[0])

    def all_from_me_alone(self) -> dict[int, int]:
        """Count the same for every input (by its local key) that has any."""
        rows = self._db.execute(
            "SELECT v.source, count(*) FROM interaction x JOIN provenance v"
            " ON v.ego = x.ego AND v.interaction = x.key"
            " WHERE x.ego = ? AND x.mine < 8 AND x.size > 0 GROUP BY v.source",
            (self._ego,),
        )
        return dict(rows.fetchall())

    def are_there(self) -> bool:
        """Say whether anything was ever imported."""
        row = self._db.execute(
            "SELECT 1 FROM source WHERE ego = ? AND format <> 'log' LIMIT 1", (self._ego,)
        ).fetchone()
        return row is not None

    def all(self) -> list[Progress]:
        """Return how far each input was read, in the order of their paths."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM source"  # noqa: S608 - constant
            " WHERE ego = ? AND format <> 'log' AND path <> '' ORDER BY path, format",
            (self._ego,),
        )
        return [_progress(row) for row in rows]

    def sending(self) -> set[int]:
        """Return the local keys of the inputs in which an address of mine sends."""
        rows = self._db.execute(
            "SELECT DISTINCT source FROM account WHERE ego = ? AND sends", (self._ego,)
        )
        return {key for (key,) in rows}


def _progress(row: tuple[Any, ...]) -> Progress:
    values = dict(zip(_NAMES, row, strict=True))
    values["cursor"] = Cursor(values.pop("offset"), values.pop("tail"))
    values["finished"] = bool(values["finished"])
    values["calendar"] = bool(values["calendar"])
    values["skipped"] = tuple(SkippedCount(*count) for count in json.loads(values["skipped"]))
    values["errors"] = tuple(Trouble(*trouble) for trouble in json.loads(values["errors"]))
    return Progress(**values)
