"""Lessons of five minutes, each done when evidence shows its act."""

from __future__ import annotations

from collections.abc import Sequence

from mutuals.errors import UsageError
from mutuals.model.decision import Decision
from mutuals.model.history import Acquaintance, Post, Span
from mutuals.model.lesson import Act, Dated, Lesson, LessonList, LessonShown, Practised
from mutuals.model.moments import date_text
from mutuals.model.returns import Passed
from mutuals.operations.base import operation
from mutuals.operations.entries import entries
from mutuals.operations.returning import daily_life, marked_out
from mutuals.operations.strategy import key_people
from mutuals.ports import Network
from mutuals.practice.curriculum import CURRICULUM
from mutuals.practice.lessons import LOOKED_BACK, recognise


@operation("reads", lasts=True)
def lessons(network: Network, name: str = "") -> LessonList:
    """Show the lessons, five minutes each, and which of them your own evidence shows as done.

    Args:
        name: Show one lesson with its steps.

    Example:
        mutuals lessons thanking
    """
    asked = name.strip().lower()
    if asked and asked not in {lesson.name for lesson in CURRICULUM}:
        names = ", ".join(lesson.name for lesson in CURRICULUM)
        raise UsageError("there is no such lesson", name, f"choose from {names}")
    practised = _practised(network)
    acts = {lesson.name: recognise(lesson.name, practised) for lesson in CURRICULUM}
    shown = [lesson for lesson in CURRICULUM if asked in {"", lesson.name}]
    still_open = [lesson.name for lesson in CURRICULUM if acts[lesson.name] is None]
    return LessonList(
        lessons=tuple(_shown(network, lesson, acts[lesson.name]) for lesson in shown),
        done=len(CURRICULUM) - len(still_open),
        total=len(CURRICULUM),
        next=next(iter(still_open), None),
        asked=asked or None,
    )


def _shown(network: Network, lesson: Lesson, act: Act | None) -> LessonShown:
    if act is None:
        return LessonShown(*lesson, False, None, None, ())  # noqa: FBT003
    proof = act.evidence
    if act.interaction is not None:
        proof = network.returning.evidence([act.interaction]).get(act.interaction, ())
    return LessonShown(*lesson, True, date_text(act.day), act.person, proof)  # noqa: FBT003


def _practised(network: Network) -> Practised:
    today = network.clock.today
    window = Span(today - LOOKED_BACK + 1, today)
    marked = marked_out(network)
    passed = _passed(network, window, marked)
    people = {each.person.id for each in passed}
    return Practised(
        window=window,
        profile=tuple(network.presence.profile()),
        decisions=_decisions(network),
        key_people=key_people(network),
        follows=_follows(network),
        posts=_posts(network, window),
        ledger=tuple(each for each in entries(network) if each.entry.person.id not in marked),
        passed=tuple(passed),
        quiet_since=network.returning.last_days(_written_to(passed), window.first - 1),
        known={
            person: Acquaintance(first, first_out, first_in)
            for person, first, first_out, first_in in network.measures.first_days(today, people)
        },
    )


def _passed(network: Network, window: Span, marked: set[str]) -> list[Passed]:
    """Return what passed in the window; daily life is left out, as in the verdict."""
    passed = network.returning.passed(window.first, window.last)
    out = marked | daily_life(network, window, {each.person.id for each in passed})
    return [each for each in passed if each.person.id not in out]


def _decisions(network: Network) -> tuple[Decision, ...]:
    found = network.decisions.standing("plan", "key")
    return tuple(each for each in found if each.day <= network.clock.today)


def _written_to(passed: Sequence[Passed]) -> set[str]:
    return {each.person.id for each in passed if each.direction == "out"}


def _follows(network: Network) -> tuple[Dated, ...]:
    """Return the organisations I follow; those since a later day do not count yet."""
    clock = network.clock
    found = [
        Dated(None if at is None else clock.day_of(at), evidence)
        for at, evidence in network.presence.follows()
    ]
    return tuple(each for each in found if each.day is None or each.day <= clock.today)


def _posts(network: Network, days: Span) -> tuple[Post, ...]:
    day_of = network.clock.day_of
    found = network.presence.posts((days.first - 1) * 86_400, (days.last + 2) * 86_400)
    posts = [Post(day_of(at), evidence) for at, evidence in found]
    return tuple(each for each in posts if days.first <= each.day <= days.last)
