"""Evidence of interactions: where each was seen, the logged twin included."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from mutuals.model.evidence import Evidence

_EVIDENCE = """
WITH wanted AS (
    SELECT value AS shown, value AS key FROM json_each(:keys)
    UNION ALL
    SELECT twin, key FROM interaction INDEXED BY interaction_twin
    WHERE ego = :ego AND twin IS NOT NULL AND twin IN (SELECT value FROM json_each(:keys))
)
SELECT DISTINCT w.shown, s.format,
       CASE WHEN x.ref IS NULL OR x.ref_check IS NOT NULL AND EXISTS (
                SELECT 1 FROM interaction y WHERE y.ego = x.ego AND y.ref_check = x.ref_check
                AND y.ref = x.ref AND y.key <> x.key)
            THEN 'sha256:' || printf('%016x', x.id) ELSE x.ref END
FROM wanted w
CROSS JOIN interaction x ON x.key = w.key
CROSS JOIN provenance v ON v.ego = x.ego AND v.interaction = x.key
CROSS JOIN source s ON s.key = v.source
ORDER BY 1, 2, 3
"""


def evidence_of(
    connection: sqlite3.Connection, ego: int, keys: Iterable[int]
) -> dict[int, tuple[Evidence, ...]]:
    """Return the evidence of interactions by their local keys.

    A mail's reference is its Message-ID; where that is missing or borne by another mail too, it is
    `sha256:` and 16 hex digits of the fingerprint.
    """
    found: dict[int, list[Evidence]] = defaultdict(list)
    rows = connection.execute(_EVIDENCE, {"ego": ego, "keys": json.dumps(list(keys))})
    for key, format_name, ref in rows:
        found[key].append(Evidence(format_name, ref))
    return {key: tuple(evidence) for key, evidence in found.items()}
