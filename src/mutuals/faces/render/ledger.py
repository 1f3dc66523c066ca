"""The ledger: what I gave, asked for and received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Column, Span, Table, dim, line
from mutuals.model.favour import Ledger, LedgerEntry

_DIRECTIONS = {"gave": "you gave", "asked": "you asked", "received": "you received"}
_COLUMNS = (
    Column("Day", 10),
    Column("What", 12),
    Column("Of", 14),
    Column("Who", 12),
    Column("Noted", 9, optional=True),
    Column("Id", 13),
)
_STATUS = {"detected": "found", "manual": "by you"}


def ledger(record: Ledger, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the entries, newest first, and the sums of my side."""
    if not record.entries:
        yield line('Nothing is noted yet. `mutuals log "Ana Lopes" --gave "advice"` notes a give.')
        return
    yield Table(_COLUMNS, tuple(map(_row, record.entries)))
    yield BLANK
    sums = f"You gave {record.gave}, asked {record.asked} and received {record.received} times."
    yield line(sums)
    yield line(dim("Is an entry wrong? mutuals ledger dismiss ID"))


def _row(entry: LedgerEntry) -> tuple[Span, ...]:
    names = ", ".join(person.name for person in (entry.person, *entry.with_))
    return (
        Span(entry.at[:10], "dim"),
        Span(_DIRECTIONS.get(entry.direction, entry.direction)),
        Span(entry.type),
        Span(names, "bold"),
        Span(_STATUS.get(entry.status, entry.status), "dim"),
        Span(entry.id, "dim"),
    )
