"""The circles of a network as a table: their names, how many are in them, the closest of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Column, Span, Table, bold, dim, line
from mutuals.faces.render.words import BASES
from mutuals.model.circles import Circle, Circles
from mutuals.practice.wording import say_count

_NAMED = 3
_COLUMNS = (
    Column("Circle", 16),
    Column("People", 6),
    Column("The closest", 24),
    Column("Because", 17, optional=True),
)


def circles(record: Circles, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the circles, the closest first, and how many people stand in them."""
    if not record.circles:
        yield line("Nobody is here yet. `mutuals import PATH` brings people in.")
        return
    yield Table(_COLUMNS, tuple(map(_row, record.circles)))
    yield BLANK
    yield line(dim(_count(record)))


def _row(circle: Circle) -> tuple[Span, ...]:
    is_seen = circle.basis == "together"
    return (
        bold(circle.name) if is_seen else Span(circle.name),
        Span(f"{circle.size:>6}"),
        Span(", ".join(person.name or person.id for person in circle.people[:_NAMED])),
        dim(BASES[circle.basis]),
    )


def _count(record: Circles) -> str:
    groups = say_count(len(record.circles), "circle")
    if record.shown < record.total:
        return f"the closest {record.shown} of {record.total} people, in {groups}"
    return f"{say_count(record.total, 'person', 'people')} in {groups}"
