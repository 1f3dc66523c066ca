"""Decisions: what one came to, what was decided, what was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, dim, line
from mutuals.model.decided import Decided, Step, StepList, Undone
from mutuals.model.tag import Tagged


def decided(record: Decided, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what now holds and how to take it back."""
    yield line(f"{record.says}.")
    yield line(dim(f"Take it back: mutuals undo --step {record.step}"))


def tagged(record: Tagged, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield who bears a tag now, or no longer does, and how to take it back."""
    yield line(f"{record.says}.")
    if len(record.steps) == 1:
        yield line(dim(f"Take it back: mutuals undo --step {record.steps[0]}"))
    elif record.steps:
        yield line(dim(f"Take it back: mutuals undo {len(record.steps)}"))


def steps(record: StepList, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the decisions that stand, newest first."""
    if not record.steps:
        yield line("You have decided nothing yet.")
        return
    yield from map(_step, record.steps)
    yield BLANK
    yield line(dim("Take one back: mutuals undo --step ID"))


def undone(record: Undone, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what no longer holds."""
    yield line("Taken back:")
    yield from map(_step, record.undone)


def _step(step: Step) -> Line:
    return line(dim(f"{step.on}  {step.id}  "), step.says, hang=27)
