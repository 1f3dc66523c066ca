"""What a form came to, in a line: the words of the decisions taken, else of what was returned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mutuals.faces.render import render
from mutuals.faces.web.doors import Said
from mutuals.model.decided import Step, Undone

_WIDTH = 200
_NAMED = 3
_ADDRESS = re.compile(r"\S*[@/]")


class Done(NamedTuple):
    """What an operation returned, and the decisions that it took."""

    record: object
    taken: tuple[Step, ...]


def told(done: Sequence[Done]) -> Said:
    """Return one line for all that was done; decisions can be taken back."""
    if not done:
        return Said("Nobody was chosen: tick somebody first.", is_refusal=True)
    lines = list(dict.fromkeys(line for each in done for line in _lines(each)))
    more = len(lines) - _NAMED
    text = " ".join(lines[:_NAMED]) + (f" And {more} more." if more > 0 else "")
    return Said(text, steps(done))


def steps(done: Sequence[Done]) -> tuple[str, ...]:
    """Return the ids of the decisions taken, the latest first."""
    return tuple(step.id for each in reversed(done) for step in each.taken)


def _lines(done: Done) -> list[str]:
    if isinstance(done.record, Undone):
        said = [f"taken back: {step.says}" for step in done.record.undone]
    else:
        said = [step.says for step in done.taken] or [_rendered(done.record)]
    return [_sentence(text) for text in said]


def _sentence(text: str) -> str:
    """Begin with a capital letter, unless an address comes first, and end with a stop."""
    if not _ADDRESS.match(text):
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _rendered(record: object) -> str:
    shown = render(record, date.today(), _WIDTH)  # noqa: DTZ011 - the first line names no day
    return next((line.strip() for line in shown.splitlines() if line.strip()), "Done")
