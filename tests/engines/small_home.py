"""A home in memory with the tables that the measures read."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mutuals.engines.odds import SqliteOdds
from mutuals.engines.seasons import SqliteSeasons
from mutuals.engines.sqlite import SqliteMeasures
from mutuals.store.schema import upgrade

EGO = 1


class Day(NamedTuple):
    """One row of contact_day, the person by id."""

    person: str
    day: int
    n_out: int = 1
    n_in: int = 0
    n_both: int = 0
    met: int = 0
    n_note: int = 0
    fewest_out: int | None = None
    fewest_met: int | None = None


class Home:
    """People by id, their days, and the measures over them."""

    def __init__(self, days: Iterable[Day] = (), ego: int = EGO) -> None:
        self.connection = sqlite3.connect(":memory:")
        upgrade(self.connection, Path(":memory:"), print)
        self.ego = ego
        self.keys: dict[str, int] = {}
        self.measures = SqliteMeasures(self.connection, ego)
        self.measures.prepare()
        self.seasons = SqliteSeasons(self.measures)
        self.odds = SqliteOdds(self.measures)
        self.add(days)

    def person(self, name: str, kind: str = "human") -> int:
        """Find or add a person; keys are given in order of arrival."""
        if name not in self.keys:
            row = (self.ego, name, name.upper(), name, kind, "[]")
            text = (
                "INSERT INTO person (ego, id, name, folded, kind, golden) VALUES (?, ?, ?, ?, ?, ?)"
            )
            self.keys[name] = self.connection.execute(text, row).lastrowid or 0
        return self.keys[name]

    def add(self, days: Iterable[Day]) -> None:
        """Write days and refresh the ties of their people."""
        rows = [(self.ego, self.person(day.person), *day[1:]) for day in days]
        self.connection.executemany("INSERT INTO contact_day VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        self.measures.refresh({row[1] for row in rows})
        self.connection.commit()


def days_of(person: str, *days: int, **counts: int) -> list[Day]:
    """Days of one person that are alike in everything but the date."""
    return [Day(person, day, **counts) for day in days]
