"""The measures in SQLite: the personal engine, run verbatim over the home's own tables."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from mutuals.engines.walking import advance, entries, make_findable
from mutuals.metrics.base import Slot
from mutuals.metrics.dealings import Which, dealings
from mutuals.metrics.figures import Figures, figures
from mutuals.metrics.partners import partners
from mutuals.metrics.records import (
    FIELDS,
    candidates,
    first_days,
    humans,
    named,
    new_jobs,
    together,
)
from mutuals.metrics.rhythm import GAPS, KEPT_RHYTHM, RHYTHM
from mutuals.metrics.slots import QUIET, QUIET_BOUND, SLOTS, SlotName
from mutuals.metrics.standing import STANDING, STANDING_OF
from mutuals.metrics.ties import COLUMNS, tie_of_days
from mutuals.model.history import Acquaintance, Dealing, Span
from mutuals.model.person import PersonRef
from mutuals.model.tie import Tie

_END_OF_TIME = 2**40

_LISTED = "(SELECT value FROM json_each(:persons))"

_FORGET = f"DELETE FROM main.tie WHERE ego = :ego AND person IN {_LISTED}"
_REMEMBER = f"INSERT INTO main.tie ({COLUMNS}) {tie_of_days(f'ego = :ego AND person IN {_LISTED}')}"

# What all gaps add up to is kept for the rhythm: people's share goes out before they are written
# anew, and comes in after.
_HAS_GAPS = "SELECT 1 FROM gap_sum WHERE ego = :ego"
_GAPS_OUT = f"""
UPDATE gap_sum SET gaps = gap_sum.gaps - theirs.gaps,
    billionths = gap_sum.billionths - theirs.billionths
FROM (SELECT {GAPS} FROM main.tie WHERE ego = :ego AND person IN {_LISTED}) AS theirs
WHERE gap_sum.ego = :ego AND theirs.gaps IS NOT NULL"""
_GAPS_IN = _GAPS_OUT.replace(" - theirs", " + theirs")
_ALL_GAPS = f"""
INSERT INTO gap_sum SELECT :ego, COALESCE(gaps, 0), COALESCE(billionths, 0)
FROM (SELECT {GAPS} FROM main.tie WHERE ego = :ego)"""
_REFRESH = (_GAPS_OUT, _FORGET, _REMEMBER, _GAPS_IN)
_FIRST_REFRESH = (_FORGET, _REMEMBER, _ALL_GAPS)

_IS_AHEAD = "SELECT 1 FROM main.tie WHERE +ego = :ego AND last_entry > :today LIMIT 1"
_SOME_AHEAD = _IS_AHEAD.replace("main.tie", "tie")
_AHEAD = "person IN (SELECT person FROM main.tie WHERE +ego = :ego AND last_entry > :today)"
_STAND = f"""
CREATE TEMP TABLE tie AS
SELECT {COLUMNS} FROM main.tie WHERE ego = :ego AND last_entry <= :today
UNION ALL {tie_of_days(f"ego = :ego AND {_AHEAD}")} ORDER BY ego, person"""
"""A temporary table hides the kept one: all texts then read the ties as they stood on that day."""

_QUIET_SLOTS: dict[str, Slot] = {name: SLOTS[name] for name in QUIET}


# Texts are composed when they are first asked for: a daily answer needs few of them. Where `live`,
# a text also makes the ties which lie ahead.
@cache
def _quiet_ones(*, live: bool) -> str:
    return together(_QUIET_SLOTS, QUIET_BOUND, _LISTED, live=live)


@cache
def _texts_of(slot: SlotName, *, live: bool) -> tuple[str, ...]:
    return candidates(SLOTS[slot], _LISTED, live=live)


@cache
def _those_named(*, live: bool) -> str:
    return named(_LISTED, live=live)


_MANY = 50
"""So many candidates are looked up of the quiet slots at least: whoever asks next may want more."""
_SLACK = 4
"""How many times as many as are wanted are looked up at first: some are no humans, or excluded."""

Row = tuple[Any, ...]


class SqliteMeasures:
    """What the contact days of one ego say on one day.

    Days are whole numbers since 1970-01-01 in the home's zone; every answer is as of the end of
    the day asked for. Nothing here commits or rolls back.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        ego: int,
        day: int | None = None,
        only_reads: Callable[[], bool] = bool,
    ) -> None:
        """Measure for one ego; `day` is the one most answers will be about.

        Where entries lie ahead of it (a past day, planned meetings) the ties of that day are made
        once; no later day may be asked for then. `only_reads` tells of an open transaction that
        nothing is written in it, so that what was made there stays good.
        """
        self._connection = connection
        self._ego = ego
        self._day, self._only_reads = day, only_reads
        self._state: tuple[int, int] | None = None
        self._rhythms: dict[int, float] = {}
        self._standings: dict[int, Mapping[str, float]] = {}
        self._ahead: dict[int, bool] = {}
        self._quiet: dict[tuple[int, str, int, bool], dict[str, list[Row]]] = {}

    def prepare(self) -> None:
        """Give this SQLite `ln`, `exp` and `pow` where it was built without them."""
        give_mathematics(self._connection)

    def refresh(self, persons: Iterable[int]) -> None:
        """Rewrite the ties of these people (person.key) from their contact days.

        Runs in the caller's transaction. Somebody without a day of contact has no tie afterwards.
        """
        listed = {"ego": self._ego, "persons": json.dumps(list(persons)), "today": _END_OF_TIME}
        self._state = None
        known = self._connection.execute(_HAS_GAPS, listed).fetchone()
        for step in _REFRESH if known else _FIRST_REFRESH:
            self._connection.execute(step, listed)

    def ties(
        self, today: int, persons: Collection[str] | None = None, *, cadence: bool = True
    ) -> list[Tie]:
        """Ties with all humans, or with the people of these ids whatever their kind, by id.

        Without `cadence` that figure is None: it alone needs my own rhythm of the day.
        """
        rhythm = self._rhythm(today) if cadence else None
        if persons is None:
            return [_tie(row) for row in self.rows(humans(), today, rhythm=rhythm)]
        return self._named(persons, today, rhythm, live=self.is_ahead(today))

    def _named(
        self, persons: Iterable[str], today: int, rhythm: float | None, *, live: bool
    ) -> list[Tie]:
        listed = json.dumps(list(persons))
        rows = self.rows(_those_named(live=live), today, rhythm=rhythm, persons=listed)
        return [_tie(row) for row in rows]

    def tie(self, today: int, person_id: str) -> Tie | None:
        """The tie with one person, None before the first contact day."""
        return next(iter(self.ties(today, [person_id])), None)

    def first_days(
        self, today: int, persons: Collection[str]
    ) -> list[tuple[str, int, int | None, int | None]]:
        """Return id, first day of contact, first day from me and first day from them."""
        return self.rows(first_days(_LISTED), today, persons=json.dumps(list(persons)))

    def new_jobs(self, first: int, today: int, most: int) -> list[tuple[str, int]]:
        """Return id and day of those first seen in a new job since `first`, not in touch since.

        Of those to whom anything ever went from me, the `most` who were once closest.
        """
        text = new_jobs(live=self.is_ahead(today))
        return self.rows(text, today, first=first, most=most)

    def partners(self, today: int, most: int, **words: Collection[str]) -> list[tuple[str, float]]:
        """Return id and P30 of whom to introduce to somebody, by words that metrics/partners names.

        Of those to whom anything ever went from me, the `most` likeliest to be in touch.
        """
        listed: dict[str, Any] = {name: json.dumps(sorted(each)) for name, each in words.items()}
        return self.rows(partners(live=self.is_ahead(today)), today, most=most, **listed)

    def dealings(self, today: int, days: Span, before: Span, which: Which) -> list[Dealing]:
        """Return what passed with each human within the days up to today, and how often before.

        `new` leaves out whose first days lie outside, `met` whom I never met.
        """
        text = dealings(which, live=self.is_ahead(today))
        rows = self.rows(text, today, first=days.first, last=days.last, before=before.first)
        return [Dealing._make((*row[:8], Acquaintance(*row[8:]))) for row in rows]

    def standing_of(
        self, today: int, persons: Collection[str] | None = None
    ) -> Mapping[str, float]:
        """Strength in [0, 1] by person id, for all humans to whom something went from me.

        With `persons` for these alone, at most.
        """
        self._stand()
        if persons is not None and today not in self._standings:
            return dict(self.rows(STANDING_OF, today, persons=json.dumps(sorted(persons))))
        if today not in self._standings:
            self._standings[today] = dict(self.rows(STANDING, today))
        return self._standings[today]

    def candidates(
        self,
        slot: SlotName,
        today: int,
        excluded: Collection[str],
        limit: int = _MANY,
        *,
        silent: bool = False,
        cadence: bool = True,
    ) -> list[tuple[Tie, float]]:
        """Return at most `limit` humans for a slot of `today`, best first, each with its score.

        Somebody who never had a message, call or meeting from me is no candidate. With `silent`
        only those who have been silent since that day are looked at, and no cadence is given.
        """
        live = not silent and self.is_ahead(today)
        best = self._candidates(slot, today, json.dumps(sorted(excluded)), limit, live=live)
        scores = {row[1]: row[2] for row in best}
        rhythm = self._rhythm(today) if cadence and not silent else None
        ties = {tie.person.id: tie for tie in self._named(scores, today, rhythm, live=live)}
        return [(ties[person], score) for person, score in scores.items()]

    def _candidates(
        self, slot: SlotName, today: int, excluded: str, limit: int, *, live: bool
    ) -> list[Row]:
        """Return the best of a slot; one look at everybody serves all three quiet ones."""
        if slot in QUIET:
            many = max(limit, _MANY)
            asked = (today, excluded, many, live)
            if asked not in self._quiet:
                self._quiet[asked] = self._best(_quiet_ones(live=live), today, excluded, many)
            found = self._quiet[asked][slot][:limit]
            if slot != "loss" or len(found) == limit:
                return found
        found = []
        ceilings = (*(ceiling for _, ceiling in SLOTS[slot].heads), 0.0)
        for text, ceiling in zip(_texts_of(slot, live=live), ceilings, strict=True):
            found = self._best(text, today, excluded, limit)[slot]
            if found and len(found) == limit and found[-1][2] > ceiling:
                break
        return found

    def _best(self, text: str, today: int, excluded: str, limit: int) -> dict[str, list[Row]]:
        """Return the best of each slot a text selects; asks again where it looked up too few."""
        few = _SLACK * limit
        while True:
            rows = self.rows(text, today, persons=excluded, few=few)
            found = {slot: [row for row in rows if row[0] == slot] for slot in SLOTS}
            cut = {slot: _cut(each, limit, few) for slot, each in found.items()}
            if None not in cut.values():
                return {slot: each for slot, each in cut.items() if each is not None}
            few *= _SLACK * _SLACK

    def figures(self, today: int, persons: Collection[str] | None = None) -> dict[str, Figures]:
        """Counts by person id, for everybody of any kind (or these) with an entry up to the day."""
        if persons is None:
            rows = self.rows(figures(), today)
        else:
            rows = self.rows(figures(_LISTED), today, persons=json.dumps(list(persons)))
        return {row[0]: Figures(*row[1:]) for row in rows}

    def rows(
        self,
        text: str,
        today: int,
        *,
        rhythm: float | None = None,
        **more: str | int,
    ) -> list[Row]:
        """Return what a text of the metrics says as of a day; `more` are the values it names."""
        self._stand()
        values = {"ego": self._ego, "today": today, "rhythm": rhythm, **more}
        return self._connection.execute(text, values).fetchall()

    def _rhythm(self, today: int) -> float:
        """Read my own rhythm of a day, once for every state of the home."""
        self._stand()
        if today not in self._rhythms:
            text = KEPT_RHYTHM if self._holds_kept_gaps(today) else RHYTHM
            self._rhythms[today] = float(self.rows(text, today)[0][0])
        return self._rhythms[today]

    def is_ahead(self, today: int) -> bool:
        """Say whether anybody has an entry ahead of a day."""
        self._stand()
        if today not in self._ahead:
            values = {"ego": self._ego, "today": today}
            self._ahead[today] = bool(self._connection.execute(_SOME_AHEAD, values).fetchone())
        return self._ahead[today]

    def _holds_kept_gaps(self, today: int) -> bool:
        """Say whether the sum of all gaps is kept and nothing of it lies ahead of the day."""
        values = {"ego": self._ego, "today": today}
        is_ahead = self._connection.execute(_IS_AHEAD, values).fetchone()
        return not is_ahead and bool(self._connection.execute(_HAS_GAPS, values).fetchone())

    def _stand(self) -> None:
        """Forget what was read of another state of the home, and stand on the day again."""
        if self._state is not None and self._changes() == self._state:
            return
        self._rhythms.clear()
        self._standings.clear()
        self._quiet.clear()
        self._ahead.clear()
        self._connection.execute("DROP TABLE IF EXISTS temp.tie")
        values = {"ego": self._ego, "today": self._day}
        if self._day is not None and self._connection.execute(_IS_AHEAD, values).fetchone():
            self._connection.execute(_STAND, values)
        # What is read inside a transaction that writes may be rolled back: nothing of it is kept.
        may_pass = self._connection.in_transaction and not self._only_reads()
        self._state = None if may_pass else self._changes()

    def walk(self, first: int, last: int) -> Iterator[int]:
        """Yield the days in order; while a day is out, the ties with humans stand as of it.

        So long no later day may be asked for, no cadence, and what is asked of earlier days costs
        more.
        """
        stood, entered = self._day, entries(self._connection, self._ego, first, last)
        try:
            for day in range(first, last + 1):
                self._walk_to(day, entered.get(day, ()))
                yield day
        finally:
            self._day, self._state = stood, None

    def _walk_to(self, day: int, entered: Sequence[tuple[int, bool]]) -> None:
        if self._day != day - 1 or self._state is None or self._changes() != self._state:
            self._day, self._state = day, None
            self._stand()
            make_findable(self._connection)
            self._state = self._changes()
            return
        self._day = day
        self._ahead.clear()
        advance(self._connection, self._ego, day, entered)
        self._state = self._changes()

    def _changes(self) -> tuple[int, int]:
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return self._connection.total_changes, version


def give_mathematics(connection: sqlite3.Connection) -> None:
    """Define `ln`, `exp` and `pow` on a connection whose SQLite was built without them."""
    for name, (arguments, function) in _MATHEMATICS.items():
        if not _knows(connection, name, arguments):
            connection.create_function(name, arguments, function, deterministic=True)


def _knows(connection: sqlite3.Connection, name: str, arguments: int) -> bool:
    try:
        connection.execute(f"SELECT {name}({', '.join('1' * arguments)})")
    except sqlite3.OperationalError:
        return False
    return True


def _cut(rows: list[Row], limit: int, few: int) -> list[Row] | None:
    """Put a slot's rows in order and cut them; None where people beyond them may belong there.

    Of equals the last ones may be missing in a full list, so that none of these is given.
    """
    rows.sort(key=lambda row: (-row[3], -row[2], row[1]))
    edge = rows[-1][2:4] if few and len(rows) == few else None
    fitting = [row for row in rows if row[4] and row[2:4] != edge]
    return fitting[:limit] if edge is None or len(fitting) >= limit else None


def _tie(row: Row) -> Tie:
    return Tie(PersonRef(row[0], row[1]), **dict(zip(FIELDS, row[2:], strict=True)))


def _none_through(function: Callable[..., float]) -> Callable[..., float | None]:
    """Keep to SQL: NULL in gives NULL out."""
    return lambda *values: None if None in values else function(*values)


_MATHEMATICS = {
    "ln": (1, _none_through(math.log)),
    "exp": (1, _none_through(math.exp)),
    "pow": (2, _none_through(math.pow)),
}
