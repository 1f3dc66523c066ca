"""How a home stands: what was read."""

from __future__ import annotations

from mutuals.model.imports import FROM_ME_ALONE, Progress, SkippedCount
from mutuals.model.moments import date_text
from mutuals.model.survey import SourceList, SourceRead
from mutuals.operations.base import operation
from mutuals.ports import Network


@operation("reads")
def sources(network: Network) -> SourceList:
    """Show what was read: each file, what was left out and why, and the days it covers.

    Example:
        mutuals sources
    """
    sending, alone = network.sources.sending(), network.sources.all_from_me_alone()
    found = tuple(
        _source(network, progress, alone.get(progress.key, 0), mine=progress.key in sending)
        for progress in network.sources.all()
    )
    return SourceList(
        sources=found,
        own_messages=any(each.own_messages for each in found),
        read=sum(each.read for each in found),
        skipped=sum(skipped.count for each in found for skipped in each.skipped),
        errors=sum(len(each.errors) for each in found),
    )


def _source(network: Network, progress: Progress, alone: int, *, mine: bool) -> SourceRead:
    first, last = _covered(progress)
    return SourceRead(
        path=progress.path,
        format=progress.format,
        read=progress.records,
        finished=progress.finished,
        from_=_day(network, first),
        to_=_day(network, last),
        calendar=progress.calendar,
        own_messages=mine,
        skipped=_skipped(progress, alone),
        errors=progress.errors,
    )


def _skipped(progress: Progress, alone: int) -> tuple[SkippedCount, ...]:
    """Return what was left out; what went from me to me is known only once it is settled."""
    others = [each for each in progress.skipped if each.reason != FROM_ME_ALONE]
    mine = [SkippedCount(FROM_ME_ALONE, alone)] if alone else []
    return tuple(sorted([*others, *mine], key=lambda each: each.reason))


def _covered(progress: Progress) -> tuple[int | None, int | None]:
    """Return from when to when it covers; what was left out of a calendar shows no day of it."""
    if progress.first_at is None or progress.last_at is None or progress.calendar:
        return progress.first_at, progress.last_at
    left_out = progress.skipped_first, progress.skipped_last
    return (
        progress.first_at if left_out[0] is None else min(progress.first_at, left_out[0]),
        progress.last_at if left_out[1] is None else max(progress.last_at, left_out[1]),
    )


def _day(network: Network, at: int | None) -> str | None:
    return None if at is None else date_text(network.clock.day_of(at))
