"""What was found on this machine: what it is, how much, and the command that brings it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, apart, bold, dim, line
from mutuals.faces.render.words import long_date
from mutuals.model.found import Finding, Findings

_STEP = 1000
_GUIDE = "docs/guide/getting-mail.md says how to get your mail from where it is."


def findings(record: Findings, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield each finding with its command, or where was looked in vain."""
    if not record.found:
        yield line("Nothing to import was found.")
        yield line(dim(f"Looked in {', '.join(record.looked_in)}"), hang=2)
        yield line(_GUIDE)
        return
    yield from apart(map(_finding, record.found))
    yield BLANK
    yield line(dim("Nothing was opened or imported. Take what you are allowed to take."))


def _finding(found: Finding) -> Iterator[Line]:
    day = f", newest {long_date(found.newest)}" if found.newest else ""
    more = "" if found.counted_all else "more than "
    size = f"  {more}{_size(found.bytes)}{day}" if found.files else ""
    yield line(bold(found.what), dim(size))
    if found.command:
        yield line(found.command, indent=2, hang=2)
    if found.note:
        yield line(found.path, indent=2, hang=2)
        yield line(Span(found.note, "care"), indent=2, hang=2)


def _size(count: int) -> str:
    """Return bytes in kB, MB or GB without decimals."""
    size, units = float(count), ["kB", "MB", "GB"]
    size /= _STEP
    while size >= _STEP and len(units) > 1:
        size /= _STEP
        units.pop(0)
    return f"{max(round(size), 1)} {units[0]}"
