"""Opening the engine that somebody names: only that one is loaded."""

from __future__ import annotations

import importlib
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from mutuals.model.score import Asked, Engine
    from mutuals.ports import Scoring

_ROOMS = {
    "sqlite": "scoring",
    "duckdb": "on_duckdb",
    "postgres": "on_postgres",
    "spark": "on_spark",
}


def open_scoring(engine: Engine, asked: Asked) -> AbstractContextManager[Scoring]:
    """Open an engine for one question; MutualsError where what it needs is missing."""
    room = importlib.import_module(f"mutuals.engines.{_ROOMS[engine]}")
    return cast("AbstractContextManager[Scoring]", room.open_scores(asked))
