"""Introductions under way as what is still open: how each stands, and the smallest next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from mutuals.model.decision import Standing
from mutuals.model.evidence import Evidence
from mutuals.model.introduced import Course, IntroductionKind, IntroductionStep
from mutuals.model.moments import instant, noon
from mutuals.model.person import PersonRef
from mutuals.model.sign import OpenEnd
from mutuals.practice.optin import left_to_agree, what_to_do
from mutuals.practice.standing import NOTHING_DECIDED, is_snoozed, is_suggestible
from mutuals.practice.wording import say_ago

OPEN_DAYS = 60
"""After two months without a step an introduction is past; the list of introductions keeps it."""
MOST_INTRODUCTIONS = 10


def open_introductions(
    found: Iterable[tuple[Course, PersonRef, PersonRef]],
    day: int,
    standing_of: Mapping[str, Standing],
) -> tuple[OpenEnd, ...]:
    """Return the introductions that wait for a step, at most ten, the latest step first.

    Left out are those of whoever is never to be suggested, or is snoozed.
    """
    standing = [
        each
        for each in found
        if each[0].is_open and day - each[0].on <= OPEN_DAYS
        and all(_may_stand(standing_of.get(who.id, NOTHING_DECIDED), day) for who in each[1:])
    ]  # fmt: skip
    standing.sort(key=lambda each: (-each[0].on, each[0].id))
    return tuple(_end(*each, day) for each in standing[:MOST_INTRODUCTIONS])


def _may_stand(standing: Standing, day: int) -> bool:
    return is_suggestible(standing) and not is_snoozed(standing, day)


def _end(course: Course, one: PersonRef, other: PersonRef, day: int) -> OpenEnd:
    """Return an introduction with whoever is to be written to first."""
    left = left_to_agree(course) if course.state == "asked" else []
    first, second = (other, one) if left == [1] else (one, other)
    days = day - course.on
    said = _SAID[course.kind][course.state]
    return OpenEnd(
        first, "introduction", instant(noon(course.on)), days,
        tuple(Evidence("log", step) for step in course.steps), (second,),
        said.format(one=one.name, other=other.name, ago=say_ago(days)),
        what_to_do(course, one.name, other.name), "day",
    )  # fmt: skip


_SAID: Mapping[IntroductionKind, Mapping[IntroductionStep, str]] = MappingProxyType({
    "request": MappingProxyType({
        "asked": "You asked {one} {ago} to introduce you to {other}.",
        "agreed": "{one} agreed {ago} to introduce you to {other}.",
        "introduced": "{one} introduced you to {other} {ago}; a word of thanks is still open.",
    }),
    "offer": MappingProxyType({
        "asked": "You offered {one} and {other} an introduction; the last word was {ago}.",
        "agreed": "{one} and {other} agreed {ago} that you introduce them.",
        "introduced": "You introduced {one} and {other} {ago}; what came of it is not known.",
    }),
})  # fmt: skip
