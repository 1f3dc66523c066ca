"""Reading what others can see of me: my posts, comments and the like, as archives state them."""

from __future__ import annotations

import sqlite3

from mutuals.model.evidence import Evidence

_VISIBLE = "('post', 'comment', 'repost', 'article')"
"""A reaction says little of me; CONTRACT counts posts and comments."""
_POSTS = f"""
SELECT at, format, json_extract(record, '$.ref') FROM observed
WHERE ego = ? AND type = 'post' AND at BETWEEN ? AND ?
AND json_extract(record, '$.kind') IN {_VISIBLE} ORDER BY at, item
"""  # noqa: S608 - a constant of this file

_FOLLOWS = """
SELECT at, format, json_extract(record, '$.ref') FROM observed
WHERE ego = ? AND type = 'follow' ORDER BY item
"""
_PROFILE = """
SELECT format, json_extract(record, '$.ref') FROM observed
WHERE ego = ? AND type = 'own' AND json_array_length(record, '$.affiliations') > 0 ORDER BY item
"""
_OCCASIONS = """
SELECT at, json_extract(record, '$.name'), format, json_extract(record, '$.ref') FROM observed
WHERE ego = ? AND type = 'occasion' AND at BETWEEN ? AND ?
AND lower(json_extract(record, '$.status')) IN ('attending', 'going', 'accepted', 'interested')
ORDER BY at, item
"""


class Presence:
    """The posts, follows and own records of one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def posts(self, first: int, last: int) -> list[tuple[int, Evidence]]:
        """Return the posts and comments between two instants (seconds UTC), oldest first."""
        rows = self._db.execute(_POSTS, (self._ego, first, last))
        return [(at, Evidence(name, ref)) for at, name, ref in rows]

    def has_posts(self) -> bool:
        """Say whether any archive shows posts of mine, reactions included."""
        row = self._db.execute(
            "SELECT 1 FROM observed WHERE ego = ? AND type = 'post' LIMIT 1", (self._ego,)
        ).fetchone()
        return row is not None

    def follows(self) -> list[tuple[int | None, Evidence]]:
        """Return since when (seconds UTC, None when unknown) I follow each organisation."""
        rows = self._db.execute(_FOLLOWS, (self._ego,))
        return [(at, Evidence(name, ref)) for at, name, ref in rows]

    def occasions(self, first: int, last: int) -> list[tuple[int, str, Evidence]]:
        """Return the events between two instants (seconds UTC) that I mean to go to."""
        rows = self._db.execute(_OCCASIONS, (self._ego, first, last))
        return [(at, name, Evidence(format_name, ref)) for at, name, format_name, ref in rows]

    def profile(self) -> list[Evidence]:
        """Return where my own archives state a position of mine."""
        return [Evidence(*row) for row in self._db.execute(_PROFILE, (self._ego,))]
