"""How a home stands: what was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, bold, dim, line
from mutuals.faces.render.words import long_date
from mutuals.model.survey import SourceList, SourceRead
from mutuals.practice.wording import say_count

_TROUBLES = 3


def sources(record: SourceList, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield each input: what it is, what it covers, what was left out, how to go on."""
    if not record.sources:
        yield line("Nothing was read yet. `mutuals look` finds what lies on this machine.")
        return
    for source in record.sources:
        yield from _source(source)
    yield BLANK
    yield line(dim(f"{say_count(len(record.sources), 'source')}, {_read(record.read)}."))
    if not record.own_messages:
        yield line("Your own messages are not in yet: import your Sent mail or your chats.")


def _source(source: SourceRead) -> Iterator[Line]:
    yield line(bold(source.path), dim(f"  {source.format}"), hang=2)
    mine = "; your own messages are in it" if source.own_messages else ""
    yield line(f"{_read(source.read)}{_covered(source)}{mine}", indent=2, hang=2)
    for skipped in source.skipped:
        yield line(dim(f"{skipped.count} left out: {skipped.reason}"), indent=2, hang=2)
    for trouble in source.errors[:_TROUBLES]:
        yield line(Span(f"broken: {trouble.where}: {trouble.why}", "care"), indent=2, hang=2)
    more = len(source.errors) - _TROUBLES
    if more > 0:
        yield line(dim(f"and {more} more"), indent=2)
    if not source.finished:
        yield line("Not read to its end: import it again, and it goes on.", indent=2, hang=2)


def _read(count: int) -> str:
    return f"{say_count(count, 'record')} read"


def _covered(source: SourceRead) -> str:
    if source.from_ is None or source.to_ is None:
        return ""
    return f", {long_date(source.from_)} to {long_date(source.to_)}"
