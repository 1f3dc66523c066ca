"""How a home stands: what was read, and how it is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.imports import FROM_ME_ALONE, Progress, SkippedCount
from mutuals.model.moments import date_text
from mutuals.model.survey import Setup, SourceList, SourceRead
from mutuals.operations.allowed import may_read_text
from mutuals.operations.base import operation
from mutuals.operations.starting import my_addresses
from mutuals.operations.strategy import plan_now

if TYPE_CHECKING:
    from mutuals.ports import Network

SAMPLE = "sample"
"""The setting that marks the home of the sample."""


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


@operation("reads")
def settings(network: Network) -> Setup:
    """Show how the home is set up, what it holds, and which backups of it are known.

    Example:
        mutuals settings
    """
    plan, backups = plan_now(network), tuple(network.backups.known())
    return Setup(
        home=str(network.home),
        sample=network.settings.get(SAMPLE) is not None,
        set_up_on=_set_up_on(network),
        me=network.people.me(),
        addresses=my_addresses(network),
        stage=plan.stage,
        zone=plan.zone,
        text=may_read_text(network),
        own_messages=bool(network.coverage.messages()),
        people=network.people.count(),
        interactions=network.interactions.total(),
        sources=len(network.sources.all()),
        last_backup=backups[0].made if backups else None,
        backups=backups,
    )


def is_empty(network: Network) -> bool:
    """Say whether nothing was read and nobody noted yet."""
    return not network.sources.are_there() and not network.people.count()


def _set_up_on(network: Network) -> str | None:
    return min(
        (date_text(step.day) or "" for step in network.decisions.standing("init")), default=None
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
