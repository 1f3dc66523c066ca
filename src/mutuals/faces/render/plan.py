"""The plan: stage, pace, the floors in words, whom and what it aims at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, bold, dim, line
from mutuals.faces.render.words import figure, long_date, window
from mutuals.model.strategy import PlanView
from mutuals.practice.wording import measure_words

STAGES = {
    "seeker": "looking for work",
    "employed": "employed",
    "owner": "my own business",
    "student": "studying",
}
_LABEL = 16


def plan(record: PlanView, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the plan with the command that changes it."""
    pairs = [
        ("Stage", STAGES.get(record.stage, record.stage)),
        ("Pace", record.pace),
        ("Zone", record.zone),
        ("Key people", ", ".join(person.name for person in record.key_people)),
        ("Employers", ", ".join(record.targets)),
        ("Communities", ", ".join(record.communities)),
        ("Sites", ", ".join(record.sites)),
        ("Paused", ", ".join(f"{long_date(a)} to {long_date(b)}" for a, b in record.pauses)),
    ]
    yield from (line(dim(f"{name:<{_LABEL}}"), said or "-", hang=_LABEL) for name, said in pairs)
    yield BLANK
    yield line(bold("Floors"))
    for floor in record.floors:
        value = figure(floor.measure, floor.value)
        yield line(
            f"{value:>5}  {measure_words(floor.measure)}", dim(f" {window(floor.window_days)}")
        )
    yield BLANK
    yield line(dim("Change it: mutuals plan set pace gentle; mutuals plan set gave 2"))
