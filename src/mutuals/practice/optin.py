"""The double opt-in: each side is asked before two people are introduced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from mutuals.model.decision import Decision
from mutuals.model.introduced import Course, IntroductionKind, IntroductionStep

_SIDES = ("one", "other")
_ASKED_OF: Mapping[IntroductionKind, frozenset[str]] = MappingProxyType(
    {"request": frozenset({"one"}), "offer": frozenset(_SIDES)}
)
_FROM: Mapping[IntroductionStep, frozenset[str]] = MappingProxyType(
    {
        "agreed": frozenset({"asked", "agreed"}),
        "introduced": frozenset({"asked", "agreed"}),
        "thanked": frozenset({"introduced"}),
        "declined": frozenset({"asked", "agreed"}),
    }
)


def courses(decisions: Iterable[Decision], day: int) -> dict[str, Course]:
    """Return how far each introduction has come up to a day, by its id, in the order of asking.

    Shape of `values`: `{"kind", "step", "other", "of", "side"}`; the first step has no `of`, its
    decision's id is that of the introduction. A step that does not follow changes nothing.
    """
    return _told(each for each in decisions if each.day <= day)[0]


def left_hanging(decisions: Iterable[Decision], taken: Collection[str]) -> set[str]:
    """Return the ids of the steps that would follow nothing any more without those `taken` back."""
    decisions = list(decisions)
    without = [each for each in decisions if each.id not in taken]
    return _told(decisions)[1] - _told(without)[1] - set(taken)


def _told(decisions: Iterable[Decision]) -> tuple[dict[str, Course], set[str]]:
    """Return the introductions, and the ids of the steps that made them."""
    found: dict[str, Course] = {}
    counted: set[str] = set()
    for decision in sorted(decisions, key=lambda each: each.day):
        values = decision.values
        if values["step"] == "asked":
            found[decision.id] = Course(
                decision.id, values["kind"], "asked", decision.target, values["other"],
                decision.day, decision.day, frozenset(), (decision.id,),
            )  # fmt: skip
        elif (course := found.get(values["of"])) and follows(course, values["step"]):
            course = course._replace(steps=(*course.steps, decision.id))
            found[course.id] = _moved(course, values["step"], values["side"], decision.day)
        else:
            continue
        counted.add(decision.id)
    return found, counted


def follows(course: Course, step: IntroductionStep) -> bool:
    """Say whether a step may come next; everybody agreeing is what makes `agreed` the state."""
    return step in _FROM and course.state in _FROM[step]


def _moved(course: Course, step: IntroductionStep, side: str, day: int) -> Course:
    if step != "agreed":
        return course._replace(state=step, on=day)
    agreed = course.agreed | (frozenset({side}) if side else _ASKED_OF[course.kind])
    state: IntroductionStep = "agreed" if agreed >= _ASKED_OF[course.kind] else "asked"
    return course._replace(state=state, on=day, agreed=agreed)


def left_to_agree(course: Course) -> list[int]:
    """Return which of the two (0 or 1) were asked and have not agreed, in their order."""
    asked = _ASKED_OF[course.kind] - course.agreed
    return [place for place, side in enumerate(_SIDES) if side in asked]


def what_to_do(course: Course, one: str, other: str) -> str:
    """Say in a sentence what comes next; the names are those of the two."""
    if course.kind == "request":
        return _REQUEST[course.state].format(one=one, other=other)
    if course.state == "asked":
        left = [(one, other)[place] for place in left_to_agree(course)]
        return f"Wait for the word of {' and '.join(left)}; introduce nobody who has not agreed."
    return _OFFER[course.state].format(one=one, other=other)


_REQUEST: Mapping[IntroductionStep, str] = MappingProxyType({
    "asked": "Wait for {one}; after two weeks without a word ask once more, then let it be.",
    "agreed": "{one} agreed; send the note to pass on to {other}, if it is not out yet.",
    "introduced": "Write to {other} within a day, and thank {one}.",
    "thanked": "Tell {one} in some weeks what came of it.",
    "declined": "Nothing; thank {one} for having looked at it.",
})  # fmt: skip
_OFFER: Mapping[IntroductionStep, str] = MappingProxyType({
    "agreed": "Both agreed: introduce {one} and {other} in one message, and step back.",
    "introduced": "Ask in some weeks what came of it.",
    "thanked": "Nothing: they thanked you.",
    "declined": "Nothing; say to the other side that it does not fit now.",
})  # fmt: skip
