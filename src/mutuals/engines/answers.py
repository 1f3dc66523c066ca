"""Rows of an engine as records of the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mutuals.model.moments import date_of
from mutuals.model.score import Answer, Asked, ScoredPair, ScoredTie

Fetched = tuple[Any, ...]


def answer_of(asked: Asked) -> Callable[[Fetched], Answer]:
    """Return what makes a record of one row of a question's answer."""
    return _RECORDS[asked]


def _tie(row: Fetched) -> ScoredTie:
    ego, alter, days, first, last, *rest = row
    return ScoredTie(ego, alter, days, date_of(first).isoformat(), date_of(last).isoformat(), *rest)


_RECORDS: dict[Asked, Callable[[Fetched], Answer]] = {"ties": _tie, "pairs": ScoredPair._make}


_PARQUET: dict[Asked, tuple[str, ...]] = {
    "ties": (
        "ego",
        "person AS alter",
        "CAST(days AS BIGINT) AS days",
        "CAST(DATE '1970-01-01' + CAST(first_day AS INTEGER) AS VARCHAR) AS first",
        "CAST(DATE '1970-01-01' + CAST(last_day AS INTEGER) AS VARCHAR) AS last",
        "CAST(silence_days AS BIGINT) AS silence_days",
        *ScoredTie._fields[6:],
    ),
    "pairs": ("ego", "one AS a", "two AS b", "knows_raw", "p_knows"),
}


def parquet_columns(asked: Asked) -> str:
    """Return the columns of an answer's records, for an engine that writes them by itself."""
    return ", ".join(_PARQUET[asked])
