"""What an assistant proposed and I have not answered yet."""

from __future__ import annotations

import json
import sqlite3

from mutuals.model.assistant import Proposal
from mutuals.model.person import PersonRef

_COLUMNS = "id, at, what, record, says, people"


class Proposals:
    """Proposals in the order in which they came; one that is answered is gone."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read and write for one ego."""
        self._db, self._ego = connection, ego

    def waiting(self) -> list[Proposal]:
        """Return all that wait, oldest first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM proposal WHERE ego = ? ORDER BY key",  # noqa: S608 - constants
            (self._ego,),
        )
        return [_proposal(*row) for row in rows]

    def add(self, proposal: Proposal) -> None:
        """Put a proposal to the others; one that waits already stays as it is."""
        self._db.execute(
            f"INSERT INTO proposal (ego, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
            " ON CONFLICT DO NOTHING",
            (
                self._ego, proposal.id, proposal.on, proposal.what,
                json.dumps([proposal.words, proposal.options], ensure_ascii=False),
                proposal.says, json.dumps(proposal.people, ensure_ascii=False),
            ),
        )  # fmt: skip

    def remove(self, key: str) -> None:
        """Take one out, answered."""
        self._db.execute("DELETE FROM proposal WHERE ego = ? AND id = ?", (self._ego, key))


def _proposal(key: str, at: str, what: str, record: str, says: str, people: str) -> Proposal:
    words, options = json.loads(record)
    refs = tuple(PersonRef(*each) for each in json.loads(people))
    return Proposal(key, at, what, tuple(words), options, says, refs)
