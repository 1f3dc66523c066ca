"""Reading who is like whom: the questions to ask me, and the warnings."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from itertools import product

from mutuals.model.duplicates import Question
from mutuals.model.person import PersonRef, Warned

_BETWEEN = """
FROM likeness l
JOIN identifier a ON a.key = l.a JOIN person p ON p.key = a.person
JOIN identifier b ON b.key = l.b JOIN person q ON q.key = b.person
WHERE l.ego = :ego
"""
_QUESTIONS = f"""
SELECT p.id, p.name, q.id, q.name, l.weight, l.because, (
    SELECT count(*) FROM contact_day d WHERE d.ego = l.ego AND d.person IN (p.key, q.key)
) {_BETWEEN} AND l.verdict <> 'look-alike' AND p.key <> q.key
AND p.kind IN ('human', 'self') AND q.kind IN ('human', 'self')
"""  # noqa: S608 - constants of this file
_WARNINGS = f"""
SELECT CASE WHEN l.poser = l.a THEN p.id ELSE q.id END,
       CASE WHEN l.poser = l.a THEN q.id ELSE p.id END,
       CASE WHEN l.poser = l.a THEN q.name ELSE p.name END, l.because
{_BETWEEN} AND l.verdict = 'look-alike' AND p.key <> q.key ORDER BY 1, 2, 4
"""
_APART = """
SELECT d.record, (
    SELECT json_group_array(json_array(i.id, p.id)) FROM ruled r
    JOIN identifier i ON i.ego = r.ego AND i.id = r.identifier JOIN person p ON p.key = i.person
    WHERE r.ego = d.ego AND r.decision = d.key
) FROM decision d
WHERE d.ego = :ego AND d.undone = 0 AND d.verb IN ('apart', 'split')
"""


class Likenesses:
    """The likenesses of one ego's people."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def questions(self) -> list[Question]:
        """Return the pairs of people that may be one, each once with its best evidence.

        Nobody is asked to join a look-alike with whom it looks like, whatever else is alike, nor
        two people of whom any part was ruled apart: the answer holds for all that came since.
        """
        found: dict[tuple[str, str], Question] = {}
        for a, a_name, b, b_name, weight, because, days in self._db.execute(
            _QUESTIONS, {"ego": self._ego}
        ):
            one, other = sorted([PersonRef(a, a_name), PersonRef(b, b_name)])
            question = Question(one, other, weight, tuple(json.loads(because)), days)
            known = found.get((one.id, other.id))
            if known is None or (known.weight, known.because) < (weight, question.because):
                found[one.id, other.id] = question
        warned = self.warnings().items()
        posing = {frozenset({poser, each.of.id}) for poser, all_of in warned for each in all_of}
        answered = posing | self._ruled_apart()
        return [found[pair] for pair in sorted(found) if frozenset(pair) not in answered]

    def _ruled_apart(self) -> set[frozenset[str]]:
        """Return the pairs of people (ids) of whom I said that they, or parts of them, are two."""
        pairs: set[frozenset[str]] = set()
        for record, groups in self._db.execute(_APART, {"ego": self._ego}):
            persons = dict(json.loads(groups))
            one, other = ({persons.get(i, "") for i in g} for g in json.loads(record)["apart"])
            pairs.update(frozenset(pair) for pair in product(one, other))
        return pairs

    def warnings(self) -> dict[str, tuple[Warned, ...]]:
        """Return of whom each person (by id) is only a look-alike, and by what."""
        # Several cores of one person say the same once; keys keep the order of the rows.
        found: dict[str, dict[Warned, None]] = defaultdict(dict)
        for poser, known, name, because in self._db.execute(_WARNINGS, {"ego": self._ego}):
            found[poser][Warned(PersonRef(known, name), "; ".join(json.loads(because)))] = None
        return {poser: tuple(warned) for poser, warned in found.items()}
