"""Scoring the ties of many egos at once, from a table of who was in touch with whom when."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mutuals.errors import UsageError
from mutuals.model.moments import date_text
from mutuals.model.score import ScoreFile, Scores
from mutuals.operations.base import operation
from mutuals.operations.interaction_table import InteractionTable
from mutuals.operations.score_files import check_place, write_ties

if TYPE_CHECKING:
    from mutuals.ports import Desk, Scoring

Engine = Literal["sqlite", "duckdb", "postgres", "spark"]

BATCH = 10_000
"""Rows held in memory at a time."""


@operation("reads", needs_home=False)
def score(
    desk: Desk,
    interactions: Path,
    *,
    engine: Engine = "sqlite",
    out: Path | None = None,
) -> Scores | ScoreFile:
    """Score the ties of many people at once, from a table of who was in touch with whom.

    The table has the columns ego, alter, at, direction (out, in or both) and size (how many people
    were in it), in any order; other columns do not matter. Each pair of ego and alter gives one
    row. No home is needed, and nothing is kept.

    Args:
        interactions: A table in CSV, packed or not, or in Parquet.
        engine: Where the formulas run; only sqlite is there yet.
        out: A file to write, CSV, JSON or Parquet by its name; JSON on screen without one.

    Example:
        mutuals score interactions.csv --out ties.csv
    """
    if engine != "sqlite":
        raise UsageError(
            f"the engine {engine} is not there yet", "", "leave --engine out: sqlite scores as well"
        )
    _check(interactions, out)
    table = InteractionTable(interactions)
    with desk.scoring() as scores:
        _load(desk, table, scores)
        today = scores.last_day() if desk.as_of is None else desk.as_of
        ties = scores.ties(today) if today is not None else iter(())
        if out is None:
            return Scores(tuple(ties), table.notes)
        return ScoreFile(str(out), write_ties(ties, out), date_text(today), table.notes)


def _check(interactions: Path, out: Path | None) -> None:
    """Refuse what cannot be written before anything is read, and to write over the table itself."""
    if out is None:
        return
    if out.exists() and interactions.exists() and out.samefile(interactions):
        raise UsageError("--out names the table itself", str(out), "name another file")
    check_place(out)


def _load(desk: Desk, table: InteractionTable, scores: Scoring) -> None:
    rows = iter(table)
    desk.watcher.started(table.drop.path, table.drop.size)
    while batch := list(islice(rows, BATCH)):
        scores.add(batch)
        desk.watcher.advanced(len(batch))
