"""A file of scored ties or pairs, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import Block, line
from mutuals.model.score import ScoreFile


def score_file(record: ScoreFile, today: date) -> Iterator[Block]:  # noqa: ARG001 - days are its own
    """Yield how many of them stand where."""
    count = f"{record.rows:,} {record.of}{'' if record.rows == 1 else 's'}"
    as_of = f" as of {record.as_of}" if record.as_of else ""
    yield line(f"{count}{as_of} in {record.out}")
