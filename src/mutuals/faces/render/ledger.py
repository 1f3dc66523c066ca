"""The ledger: what I gave, asked for and received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Column, Span, Table, bold, dim, line
from mutuals.faces.render.words import RESULTS, names_in, side_words
from mutuals.model.favour import Ledger, LedgerEntry
from mutuals.practice.wording import say_count

_COLUMNS = (
    Column("Day", 10),
    Column("What", 12),
    Column("Of", 14),
    Column("Who", 12),
    Column("Noted", 9, optional=True),
    Column("Id", 13),
)
_RESULTS_SHOWN = 10
_STATUS = {"detected": "found", "manual": "by you"}


def ledger(record: Ledger, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the entries, newest first, and the sums of my side."""
    if not record.entries:
        yield line('Nothing is noted yet. `mutuals log "Ana Lopes" --gave "advice"` notes a give.')
        return
    yield Table(_COLUMNS, tuple(map(_row, record.entries)))
    yield from _results(record)
    yield BLANK
    sums = f"You gave {record.gave}, asked {record.asked} and received {record.received} times."
    yield line(sums)
    yield line(dim("Is an entry wrong? mutuals ledger dismiss ID"))


def _results(record: Ledger) -> Iterator[Block]:
    """Yield what came of introductions, as far as it can be seen."""
    made = [each for each in record.entries if each.result and _is_made(each)]
    if made:
        yield BLANK
        yield line(bold("What came of introductions"))
    for entry in made[:_RESULTS_SHOWN]:
        said = f"  {names_in(entry)}: {RESULTS[entry.result or '']}"
        yield line(dim(entry.at[:10]), said, indent=2, hang=12)
    more = len(made) - _RESULTS_SHOWN
    if more > 0:
        yield line(dim(f"and {say_count(more, 'earlier one')}"), indent=2)


def _is_made(entry: LedgerEntry) -> bool:
    return entry.type == "introduction" and entry.direction != "asked"


def _row(entry: LedgerEntry) -> tuple[Span, ...]:
    return (
        Span(entry.at[:10], "dim"),
        Span(side_words(entry)),
        Span(entry.type),
        Span(names_in(entry), "bold"),
        Span(_STATUS.get(entry.status, entry.status), "dim"),
        Span(entry.id, "dim"),
    )
