"""Lessons: which are done and which are open, or one with its steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, bold, dim, line
from mutuals.faces.render.words import evidence_words, long_date
from mutuals.model.lesson import LessonList, LessonShown

_NAME = 14


def lessons(record: LessonList, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield all lessons with what shows them done, or the one that was asked for."""
    if record.asked:
        for lesson in record.lessons:
            yield from _whole(lesson)
        return
    for lesson in record.lessons:
        yield from _entry(lesson)
    yield BLANK
    yield line(dim(f"{record.done} of {record.total} done."))
    if record.next:
        yield line(f"Five minutes to spare? `mutuals lessons {record.next}`")


def _entry(lesson: LessonShown) -> Iterator[Line]:
    mark = Span("done  ", "good") if lesson.done else dim("open  ")
    yield line(mark, f"{lesson.name:<{_NAME}}", lesson.title, hang=6 + _NAME)
    if lesson.done:
        yield line(dim(_proof(lesson)), indent=6 + _NAME)


def _whole(lesson: LessonShown) -> Iterator[Line]:
    yield line(bold(lesson.title))
    yield line(lesson.why)
    yield BLANK
    for number, step in enumerate(lesson.steps, 1):
        yield line(f"{number}. {step}", indent=2, hang=3)
    yield BLANK
    yield line(bold("It ends with: "), lesson.act, hang=2)
    yield line(dim(f"Seen by: {lesson.seen}"), hang=2)
    if lesson.done:
        yield line(Span("Done: ", "good"), _proof(lesson), hang=2)
        yield line(dim(evidence_words(lesson.evidence)), indent=2, hang=2)


def _proof(lesson: LessonShown) -> str:
    who = f"with {lesson.person.name}" if lesson.person else ""
    on = long_date(lesson.on) if lesson.on else ""
    return ", ".join(part for part in (who, on) if part) or "it stands in your own data"
