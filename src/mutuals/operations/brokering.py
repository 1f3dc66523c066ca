"""Introductions under way: asked, agreed, introduced, thanked, each side asked first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from mutuals.errors import DecisionError, UsageError
from mutuals.model.decision import Decision
from mutuals.model.favour import FavourDirection, FavourType
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.introduced import (
    Course,
    Introduction,
    IntroductionKind,
    IntroductionList,
    IntroductionStep,
    Side,
)
from mutuals.model.moments import date_text, noon
from mutuals.model.observed import Favour
from mutuals.model.person import PersonRef
from mutuals.operations.base import operation
from mutuals.operations.logging import FORMAT
from mutuals.operations.marking import check_kind
from mutuals.operations.settling import settle
from mutuals.operations.standing import deceased_now
from mutuals.operations.under_way import courses_now, people_of, under_way
from mutuals.operations.who import find_anchor, find_person
from mutuals.practice.asking import introduce_draft
from mutuals.practice.optin import follows, what_to_do

if TYPE_CHECKING:
    from mutuals.ports import Network

_KINDS: Mapping[str, IntroductionKind] = {"ask": "request", "offer": "offer"}
_STEPS: Mapping[str, IntroductionStep] = {
    "agreed": "agreed", "introduced": "introduced", "thanked": "thanked", "declined": "declined",
}  # fmt: skip
_TRY = "try `introduction ask BROKER TARGET`, `offer ONE OTHER` or `agreed ID`"
_TWO = 2


@operation("writes")
def introduction(network: Network, *words: str, all_: bool = False) -> IntroductionList:
    """Follow introductions: whom I asked for one, whom I offered one, and what comes next.

    Each side is asked first. What was asked, given and received stands in the ledger as well.

    Args:
        words: Nothing, `ask BROKER TARGET`, `offer ONE OTHER`, or `agreed ID [WHO]`, `introduced
            ID`, `thanked ID`, `declined ID`.
        all_: Also those that are over.

    Example:
        mutuals introduction ask "Ana Lopes" "Bo Berg"
    """
    if words and words[0] in _KINDS:
        _begin(network, _KINDS[words[0]], words[1:])
    elif words and words[0] in _STEPS:
        _go_on(network, _STEPS[words[0]], words[1:])
    elif words:
        raise UsageError("no such step of an introduction", words[0], _TRY)
    return _list(network, with_over=all_)


def _begin(network: Network, kind: IntroductionKind, words: tuple[str, ...]) -> None:
    if len(words) != _TWO:
        raise UsageError("an introduction takes two people", " ".join(words), _TRY)
    (one, one_is), (other, other_is) = (find_anchor(network, word) for word in words)
    for person in (one, other):
        check_kind(network, "introduce", person)
        if person.id in deceased_now(network):
            raise DecisionError("this person is marked deceased", person.name, "name another one")
    if one == other:
        raise UsageError("these are one person", one.name, _TRY)
    for each in _list(network, with_over=False).introductions:
        if (each.kind, {each.one.id, each.other.id}) == (kind, {one.id, other.id}):
            raise DecisionError("this is under way already", each.id, "see `mutuals introduction`")
    says = (
        f"asked {{}} for an introduction to {other.name}"
        if kind == "request"
        else f"offered {{}} an introduction to {other.name}"
    )
    _write(network, kind, "asked", one_is, other_is, says, "", "")


def _go_on(network: Network, step: IntroductionStep, words: tuple[str, ...]) -> None:
    if not words or len(words) > (_TWO if step == "agreed" else 1):
        raise UsageError("which introduction?", " ".join(words), _TRY)
    course = courses_now(network).get(words[0].lower())
    two = people_of(network, [course]).get(course.id) if course else None
    if course is None or two is None:
        raise DecisionError("no introduction has this id", words[0], "see `mutuals introduction`")
    if not follows(course, step):
        raise DecisionError(f"this one is {course.state}: {step} does not follow", course.id,
                            "see `mutuals introduction --all`")  # fmt: skip
    one, other = two
    side = _side(network, words[1], course, two) if len(words) == _TWO else ""
    agreed = _AGREED.get((course.kind, side)) if step == "agreed" else None
    says = (agreed or f"{step}: {{}} and {{other}}").replace("{other}", other.name)
    anchors = network.people.anchor(one.id), network.people.anchor(other.id)
    _write(network, course.kind, step, *anchors, says, course.id, side)


def _side(network: Network, word: str, course: Course, two: tuple[PersonRef, PersonRef]) -> Side:
    one, other = two
    person = find_person(network, word)
    if person not in two:
        raise DecisionError("this one takes no part in it", person.name, "name one of the two")
    if course.kind == "request" and person == other:
        raise DecisionError("this one was not asked", person.name, f"{one.name} was: name them")
    return "one" if person == one else "other"


def _write(
    network: Network,
    kind: IntroductionKind,
    step: IntroductionStep,
    one: Identifier,
    other: Identifier,
    says: str,
    of: str,
    side: Side,
) -> None:
    values = {"kind": kind, "step": step, "other": identifier_id(other), "of": of, "side": side}
    with network.writing.transaction():
        day = network.clock.today
        decision = network.decisions.add("introduce", day, identifier_id(one), values, says)
        favours = list(_favours(decision, kind, step, one, other))
        if favours:
            source = network.sources.begin(FORMAT, FORMAT)
            network.writing.add(source.key, FORMAT, favours)
        settle(network)


# A name may hold braces, so the ones to be filled in later stand first.
_AGREED: Mapping[tuple[IntroductionKind, Side], str] = {
    ("request", ""): "{} agreed to an introduction to {other}",
    ("request", "one"): "{} agreed to an introduction to {other}",
    ("offer", "one"): "{} agreed to meet {other}",
    ("offer", "other"): "{} can meet {other}, who agreed",
}


# What a step is in the ledger: direction and type. Thanks stand as CONTRACT has them.
_ENTRIES: Mapping[tuple[IntroductionKind, IntroductionStep], tuple[FavourDirection, FavourType]] = {
    ("request", "asked"): ("asked", "introduction"),
    ("request", "introduced"): ("received", "introduction"),
    ("request", "thanked"): ("received", "thanks"),
    ("offer", "introduced"): ("gave", "introduction"),
    ("offer", "thanked"): ("gave", "thanks"),
}


def _favours(
    decision: Decision,
    kind: IntroductionKind,
    step: IntroductionStep,
    one: Identifier,
    other: Identifier,
) -> Iterator[Favour]:
    entry = _ENTRIES.get((kind, step))
    if entry:
        others = (other,) if entry[1] == "introduction" else ()
        at, note = noon(decision.day), "introduction"
        yield Favour(decision.id, *entry, one, at, "day", "", FORMAT, note, others)


def _list(network: Network, *, with_over: bool) -> IntroductionList:
    told, gone = under_way(network), deceased_now(network)
    left = [each for each in told if _is_left(*each, gone)]
    shown = sorted(told if with_over else left, key=lambda each: (-each[0].on, each[0].id))
    return IntroductionList(tuple(_shown(*each, is_left=each in left) for each in shown), len(left))


def _is_left(course: Course, one: PersonRef, other: PersonRef, gone: Collection[str]) -> bool:
    """Say whether something is left to do: nothing is where one of the two died."""
    return course.is_open and one.id not in gone and other.id not in gone


def _shown(course: Course, one: PersonRef, other: PersonRef, *, is_left: bool) -> Introduction:
    sides = {"one": one, "other": other}
    agreed = tuple(sides[side] for side in sorted(course.agreed, reverse=True))
    is_ready = is_left and course.kind == "offer" and course.state == "agreed"
    is_over = course.is_open and not is_left
    do = "Nothing any more." if is_over else what_to_do(course, one.name, other.name)
    return Introduction(
        course.id, course.kind, course.state, one, other, date_text(course.since) or "",
        date_text(course.on) or "", agreed, do, introduce_draft(one, other) if is_ready else "",
    )  # fmt: skip
