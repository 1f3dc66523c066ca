"""The day's list: the verdict with its why, then whom to engage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.anything import anything
from mutuals.faces.render.blocks import BLANK, Block, bold, line
from mutuals.faces.render.nudge import numbered
from mutuals.faces.render.verdict import verdict
from mutuals.model.advice import Today

_TITLES = (
    ("meals", "Meals to arrange"),
    ("events", "Events"),
    ("news", "News"),
)

_NOBODY = "Nobody is waiting for you today."
_BUT_OPEN = "Nobody else is due today."
"""Said where nobody is to be engaged; whoever waits for an answer stands among what is open."""


def today(record: Today, today: date) -> Iterator[Block]:
    """Yield the verdict, the nudges numbered, and whatever else the day holds."""
    yield from verdict(record.verdict, today)
    yield BLANK
    if record.engage:
        yield line(bold("Engage someone"))
    else:
        yield line(_BUT_OPEN if record.open else _NOBODY)
    for number, nudge in enumerate(record.engage, 1):
        yield BLANK
        yield from numbered(nudge, today, f"{number}. ")
    yield from _open(record)
    yield from _rest(record, today)


def _open(record: Today) -> Iterator[Block]:
    if record.open:
        yield BLANK
        yield line(bold("Still open"))
    for end in record.open:
        yield line(end.why)
        yield line(end.do, indent=2)


def _rest(record: Today, today: date) -> Iterator[Block]:
    for name, title in _TITLES:
        items = getattr(record, name)
        if items:
            yield BLANK
            yield line(bold(title))
        for item in items:
            yield from anything(item, today)
