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
