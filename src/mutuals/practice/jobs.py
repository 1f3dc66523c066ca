"""New jobs to congratulate on: who changed employers, and heard nothing from me since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mutuals.model.choice import NewJob
from mutuals.model.decision import Standing
from mutuals.model.moments import day_of
from mutuals.model.position import JobChange
from mutuals.model.tie import Tie

NEWS_DAYS = 90
"""So long a new job is news, from the day on which the later of two archives shows it."""


def new_jobs(days: Mapping[str, int], ties: Iterable[Tie]) -> tuple[NewJob, ...]:
    """Return the new jobs of these people, once closest first; `days` are those by person id."""
    found = [NewJob(tie, days[tie.person.id]) for tie in ties]
    return tuple(sorted(found, key=lambda job: (-job.tie.past, job.tie.person.id)))


def untold(
    change: JobChange | None, tie: Tie | None, standing: Standing, day: int
) -> JobChange | None:
    """Return a change that is news and that no contact or decision followed, else None."""
    if change is None:
        return None
    seen = day_of(date.fromisoformat(change.seen))
    decided = [each for each in (standing.done_on, standing.skipped_on) if each is not None]
    is_settled = (tie and tie.last_day > seen) or any(each >= seen for each in decided)
    return change if 0 <= day - seen <= NEWS_DAYS and not is_settled else None
