"""Scoring the networks of many egos at once, from a table of who was in touch with whom when."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.moments import date_text
from mutuals.model.score import Engine, Pairs, ScoredPair, ScoredTie, ScoreFile, Scores
from mutuals.operations.base import operation
from mutuals.operations.interaction_table import InteractionTable
from mutuals.operations.score_files import check_place, write_answers

if TYPE_CHECKING:
    from mutuals.ports import Desk, Scoring

BATCH = 10_000
"""Rows held in memory at a time."""


@operation("reads", needs_home=False)
def score(
    desk: Desk,
    interactions: Path,
    *,
    pairs: bool = False,
    engine: Engine = "sqlite",
    out: Path | None = None,
) -> Scores | Pairs | ScoreFile:
    """Score the ties of many people at once, from a table of who was in touch with whom.

    The table has the columns ego, alter, at, direction (out, in or both) and size (how many people
    were in it), in any order; other columns do not matter. Each pair of ego and alter gives one
    row. No home is needed, and nothing is kept.

    Args:
        interactions: A table in CSV, packed or not, or in Parquet.
        pairs: Who knows whom among the alters of each ego instead; the table also needs a column
            message that names the mail or meeting.
        engine: Where the formulas run; all give the same figures. For postgres, MUTUALS_POSTGRES
            names the database.
        out: A file to write, CSV, JSON or Parquet by its name; JSON on screen without one.

    Example:
        mutuals score interactions.csv --out ties.csv
    """
    _check(interactions, out)
    with desk.scoring(engine, "pairs" if pairs else "ties") as scores:
        table = InteractionTable(interactions, with_message=pairs)
        if not scores.feed(table):
            _load(desk, table, scores)
        today = scores.last_day() if desk.as_of is None else desk.as_of
        if out is not None:
            kind = ScoredPair if pairs else ScoredTie
            rows = write_answers(scores, today, kind, out)
            return ScoreFile(
                str(out), rows, date_text(today), table.notes, "pair" if pairs else "tie"
            )
        found = () if today is None else tuple(scores.answers(today))
    if pairs:
        return Pairs(tuple(each for each in found if isinstance(each, ScoredPair)), table.notes)
    return Scores(tuple(each for each in found if isinstance(each, ScoredTie)), table.notes)


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
