"""What came back: replies, meetings, favours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import Block, Line, apart, bold, dim, line
from mutuals.faces.render.words import channel_words, long_date
from mutuals.model.returns import FavourBack, Met, Reply, Returns
from mutuals.practice.wording import say_count, say_length

_HANG = 12


def returns(record: Returns, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what came back, each list newest first; evidence stands in the JSON."""
    totals = record.totals
    parts = (
        _part("Wrote back", map(_reply, record.replies), len(record.replies), totals.replies),
        _part("Met", map(_met, record.meetings), len(record.meetings), totals.meetings),
        _part("Done for you", map(_favour, record.favours), len(record.favours), totals.favours),
    )
    groups = [group for part in parts if (group := list(part))]
    if not groups:
        since, until = long_date(record.since), long_date(record.until)
        yield line(f"Nothing is seen to have come back from {since} to {until}.")
        yield line("What is sent now often comes back in some weeks: `mutuals next`.")
        return
    yield from apart(groups)


def _part(head: str, lines: Iterator[Line], shown: int, total: int) -> Iterator[Line]:
    if not total:
        return
    yield line(bold(head), dim(f"  {total}"))
    yield from lines
    if total > shown:
        yield line(dim(f"and {total - shown} more; `--limit 0` shows all"), indent=2)


def _reply(reply: Reply) -> Line:
    after = "on the same day" if not reply.days else f"after {say_length(reply.days)}"
    how = dim(f"  {channel_words(reply.channel)}, {after}")
    return line(dim(reply.on), f"  {reply.person.name}", how, indent=2, hang=_HANG)


def _met(met: Met) -> Line:
    often = f", {say_count(met.times, 'time')}" if met.times > 1 else ""
    about = dim(f"  {met.subject or ''}{often}")
    return line(dim(met.on), f"  {met.person.name}", about, indent=2, hang=_HANG)


def _favour(favour: FavourBack) -> Line:
    thanked = favour.type == "thanks" and favour.direction == "gave"
    what = "thanked you" if thanked else favour.type
    return line(dim(favour.on), f"  {favour.person.name}", dim(f"  {what}"), indent=2, hang=_HANG)
