"""Questions of who is one person: both names, how likely, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, bold, dim, line
from mutuals.model.duplicates import DuplicatePair, Duplicates

_MOST = 20
_IN_TEN = 10


def duplicates(record: Duplicates, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the questions with the commands that answer them."""
    if not record.pairs:
        yield line("Nobody here looks like somebody else: there is nothing to ask.")
        return
    for pair in record.pairs[:_MOST]:
        yield from question(pair)
        yield line(dim(f"yes: mutuals merge {pair.a} {pair.b}"), indent=2)
        yield line(dim(f"no:  mutuals apart {pair.a} {pair.b}"), indent=2)
        yield BLANK
    yield line(dim(_count(min(len(record.pairs), _MOST), record.total)))


def question(pair: DuplicatePair) -> Iterator[Line]:
    """Yield one question: who, how likely, and the reasons."""
    for lead, name, address in (
        ("", pair.a_name or pair.a, pair.a_address),
        ("and ", pair.b_name or pair.b, pair.b_address),
    ):
        yield line(lead, bold(name), dim(f"  {address}" if address != name else ""))
    yield line(f"{why(pair)}.", indent=2, hang=2)


def why(pair: DuplicatePair) -> str:
    """Return how likely it is and the reasons, without a stop at the end."""
    return f"{likely(pair.probability)}: {'; '.join(pair.because)}".rstrip(".")


def likely(probability: float) -> str:
    """Return a probability as a count: `one person in about 8 of 10 such pairs`."""
    times = min(max(round(probability * _IN_TEN), 1), _IN_TEN - 1)
    return f"one person in about {times} of 10 such pairs"


def _count(shown: int, total: int) -> str:
    pairs = "question" if total == 1 else "questions"
    return f"{shown} of {total} {pairs}" if shown < total else f"{total} {pairs}"
