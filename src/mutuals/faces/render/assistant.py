"""Assistants: what they may do, what they last asked for, and what they propose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import (
    BLANK,
    Block,
    Column,
    Span,
    Table,
    apart,
    bold,
    dim,
    labelled,
    line,
)
from mutuals.model.assistant import Assistant, Call, Proposal, Proposals

_COLUMNS = (
    Column("When", 16),
    Column("What", 10),
    Column("With", 12),
    Column("Came to", 8),
    Column("Rows", 4),
    Column("People", 6),
)


def assistant(record: Assistant, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what is allowed, what waits, and the latest calls."""
    can = "propose changes, which wait for your word" if record.proposing else "read only"
    yield line(f"Assistants may {can}; a session may show {record.people} different people.")
    if record.waiting:
        yield line(f"Waiting for you: {record.waiting}. See: mutuals proposals")
    yield BLANK
    if record.calls:
        yield Table(_COLUMNS, tuple(map(_row, record.calls)))
    else:
        yield line("No assistant has asked anything yet.")


def _row(call: Call) -> tuple[Span, ...]:
    return (
        Span(call.at[:16].replace("T", " "), "dim"),
        Span(call.tool or "(start)", "bold"),
        Span(call.arguments, "dim"),
        Span(call.outcome),
        Span(str(call.rows)),
        Span(str(call.people)),
    )


def proposals(record: Proposals, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield each proposal with all that it would write down."""
    if not record.proposals:
        yield line("No assistant proposes anything.")
        return
    yield from apart(map(_proposal, record.proposals))
    yield BLANK
    yield line(dim("Yes: mutuals proposals confirm ID   No: mutuals proposals drop ID"))


def _proposal(proposal: Proposal) -> Iterator[Block]:
    yield line(dim(f"{proposal.id}  "), bold(proposal.says), hang=15)
    who = ", ".join(f"{person.name} ({person.id})" for person in proposal.people)
    yield from labelled("about", who, indent=2)
    words = ", ".join(map(value_text, proposal.words))
    yield from labelled(proposal.what, words, indent=2)
    for name, value in proposal.options.items():
        yield from labelled(name, value_text(value), indent=2)


def value_text(value: object) -> str:
    """Return a value of a proposal as one reads it: a day, yes or no, a text, else JSON."""
    if isinstance(value, dict):  # a day
        return " ".join(map(str, value.values()))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
