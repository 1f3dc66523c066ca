"""Who waits to be settled: what batches of an import leave to its end, which takes them in steps.

An identifier in `uncompared` waits for one thing after the other: that the features of its core are
worked out, that these are compared with others, that the tie and the record of its person are made.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

FEATURES, LIKENESS, RECORD, BOTH = range(4)
"""What somebody waits for; BOTH features and comparing, even if the features turn out as before."""

AGAIN = "stage = CASE WHEN stage IN (1, 3) THEN 3 ELSE 0 END"
"""What somebody waits for who is touched while waiting: a comparing that was due stays due."""

_BEGIN_TOUCHED = f"""
INSERT INTO uncompared SELECT :ego, key, 0 FROM touched_identifier WHERE true
ON CONFLICT DO UPDATE SET {AGAIN}
"""  # noqa: S608 - a constant of this file
_CORES = """
SELECT i.core FROM uncompared u CROSS JOIN identifier i ON i.key = u.identifier
WHERE u.ego = :ego AND u.stage IN (SELECT value FROM json_each(:stages)) AND i.core IS NOT NULL
LIMIT :most
"""
_MOVE_ON = """
UPDATE uncompared SET stage = :next WHERE ego = :ego AND stage = :stage AND identifier IN (
    SELECT key FROM identifier
    WHERE ego = :ego AND core IN (SELECT value FROM json_each(:cores)))
"""
_AGAIN = """
INSERT INTO uncompared SELECT :ego, value, 1 FROM json_each(:cores) WHERE true
ON CONFLICT DO UPDATE SET stage = 1 WHERE stage = 2
"""
_AMONG = """
SELECT DISTINCT i.core FROM json_each(:cores) c
CROSS JOIN identifier i ON i.ego = :ego AND i.core = c.value
CROSS JOIN uncompared u ON u.ego = :ego AND u.identifier = i.key
    AND u.stage IN (SELECT value FROM json_each(:stages))
"""
_TOUCH = """
INSERT INTO touched_identifier SELECT identifier FROM uncompared
WHERE ego = :ego AND stage = 2 LIMIT :most ON CONFLICT DO NOTHING
"""
_LEAVE = """
INSERT INTO uncompared SELECT :ego, key, 2 FROM touched_identifier WHERE true
ON CONFLICT DO NOTHING
"""
_DONE = """
DELETE FROM uncompared WHERE ego = :ego AND stage = 2
AND identifier IN (SELECT key FROM touched_identifier)
"""


class Waiting:
    """The list of one ego; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Keep it for one ego."""
        self._db, self._ego = connection, ego

    def begin_touched(self) -> None:
        """Have all that was touched described anew, and all that follows from it."""
        self._db.execute(_BEGIN_TOUCHED, {"ego": self._ego})

    def cores(self, stages: Collection[int], most: int) -> list[int]:
        """Return at most so many cores (keys) that wait for one of these."""
        values = {"ego": self._ego, "stages": json.dumps(list(stages)), "most": most}
        return sorted({core for (core,) in self._db.execute(_CORES, values)})

    def is_as_before(self, cores: Collection[int]) -> None:
        """Have cores recorded that need not be compared: nothing changed of what they show."""
        self._move_on(cores, FEATURES, RECORD)

    def is_described(self, cores: Collection[int]) -> None:
        """Have cores whose features changed compared."""
        for stage in (FEATURES, RECORD, BOTH):
            self._move_on(cores, stage, LIKENESS)

    def is_nobody(self, cores: Collection[int]) -> None:
        """Have cores recorded that are compared with nobody any more."""
        for stage in (FEATURES, LIKENESS, BOTH):
            self._move_on(cores, stage, RECORD)

    def is_compared(self, cores: Collection[int]) -> None:
        """Have cores that were compared recorded."""
        self._move_on(cores, LIKENESS, RECORD)

    def compare_again(self, cores: Collection[int]) -> None:
        """Have cores compared that are as before, because others came to share their tokens."""
        self._db.execute(_AGAIN, {"ego": self._ego, "cores": json.dumps(sorted(cores))})

    def _move_on(self, cores: Collection[int], stage: int, to: int) -> None:
        values = {"ego": self._ego, "cores": json.dumps(sorted(cores)), "stage": stage, "next": to}
        self._db.execute(_MOVE_ON, values)

    def uncompared(self, cores: Collection[int]) -> set[int]:
        """Return which of these cores are still to be compared, whatever their features are."""
        return self._among(cores, (LIKENESS, BOTH))

    def again(self, cores: Collection[int]) -> set[int]:
        """Return which of these cores are to be described, and compared in any case."""
        return self._among(cores, (BOTH,))

    def _among(self, cores: Collection[int], stages: Collection[int]) -> set[int]:
        listed = {"cores": json.dumps(sorted(cores)), "stages": json.dumps(list(stages))}
        values = {"ego": self._ego, **listed}
        return {core for (core,) in self._db.execute(_AMONG, values)}

    def touch(self, most: int) -> bool:
        """Have at most so many settled that wait for nothing but their records; says if any do."""
        return self._db.execute(_TOUCH, {"ego": self._ego, "most": most}).rowcount > 0

    def leave_touched(self) -> None:
        """Have what was touched settled in a step to come."""
        self._db.execute(_LEAVE, {"ego": self._ego})

    def is_done(self) -> None:
        """Strike out those touched that wait for nothing more."""
        self._db.execute(_DONE, {"ego": self._ego})
