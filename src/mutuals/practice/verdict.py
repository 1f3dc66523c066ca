"""The verdict on one ISO week: NET-working, NOT-working or UNKNOWN, with its smallest step."""

from __future__ import annotations

from mutuals.model.advice import Verdict
from mutuals.model.history import History, Sight, Span, Week
from mutuals.model.strategy import Plan


def weeks_back(as_of: int, count: int) -> tuple[Week, ...]:
    """Return the ISO weeks counted back from that of the as-of day, newest first."""
    return ()


def judged_days(week: Week, as_of: int) -> Span:
    """Return the seven judged days: they end on Sunday, in the running week on the as-of day."""
    return Span(week.monday, week.sunday)


def needed_days(week: Week, as_of: int, plan: Plan) -> Span:
    """Return the days whose contacts, favours and posts `judge` reads for that week."""
    return Span(week.monday, week.sunday)


def judge(week: Week, as_of: int, plan: Plan, seen: Sight, history: History) -> Verdict:
    """Return the verdict on the week as of the day (see CONTRACT)."""
    return Verdict(week=week.name, state="UNKNOWN", measures=(), why="")
