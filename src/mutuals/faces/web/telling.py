"""What a form came to, in a line: the words of the records that its operations returned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mutuals.faces.render import render
from mutuals.faces.web.doors import Said
from mutuals.model.decision import Decided

_WIDTH = 200
_NAMED = 3


def told(records: Sequence[object]) -> Said:
    """Return one line for all records; decisions can be taken back."""
    if not records:
        return Said("Nobody was chosen: tick somebody first.", is_refusal=True)
    lines = list(dict.fromkeys(map(_line, records)))
    more = len(lines) - _NAMED
    text = " ".join(lines[:_NAMED]) + (f" And {more} more." if more > 0 else "")
    return Said(text, steps(records))


def steps(records: Sequence[object]) -> tuple[str, ...]:
    """Return the ids of the decisions among records, the latest first."""
    return tuple(each.step for each in reversed(records) if isinstance(each, Decided))


def _line(record: object) -> str:
    """Return what a record says of itself, in its first line."""
    text = record.says if isinstance(record, Decided) else _rendered(record)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _rendered(record: object) -> str:
    shown = render(record, date.today(), _WIDTH)  # noqa: DTZ011 - the first line names no day
    return next((line.strip() for line in shown.splitlines() if line.strip()), "Done")
