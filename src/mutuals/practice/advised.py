"""What became of nudges: whom the lists of some days named, and what followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mutuals.model.advised import Became, Outcome, SlotOutcome
from mutuals.model.choice import Choice, Slot
from mutuals.model.moments import date_text
from mutuals.model.person import PersonRef

FOLLOWED_DAYS, ANSWER_DAYS = 7, 30
"""A nudge is followed within a week; what comes of it is looked for within 30 days."""
SLOTS: tuple[Slot, ...] = (
    "owed", "birthday", "job", "loss", "keep", "second", "revive", "search", "connection",
    "drifting",
)  # fmt: skip


class Named(NamedTuple):
    """Somebody on the list from one day to another, in the slot they came in by."""

    person: PersonRef
    slot: Slot
    first: int
    last: int


class Decided(NamedTuple):
    """What I decided of somebody's nudge, and on which day."""

    day: int
    became: Became


class Course(NamedTuple):
    """A nudge with what followed; days, None where there is none.

    `reached` is when I wrote, called or met, `heard` when they did, both after being named and
    within 30 days; `answered` when they did after me. `p_contact` is what was expected then.
    """

    named: Named
    decided: Decided | None
    reached: int | None
    heard: int | None
    answered: int | None
    p_contact: float

    @property
    def followed(self) -> int | None:
        """Return the day on which I went to them within a week, or said so."""
        days = [self.reached]
        if self.decided and self.decided.became == "done":
            days.append(self.decided.day)
        near = [day for day in days if day is not None and day - self.named.first <= FOLLOWED_DAYS]
        return min(near, default=None)


def named(lists: Iterable[tuple[int, Sequence[Choice]]], since: int) -> list[Named]:
    """Join what the lists of successive days say into nudges, those begun before `since` left out.

    Who is off the list for less than a week and comes back is still the same nudge.
    """
    found: list[Named] = []
    at: dict[str, int] = {}
    for day, choices in lists:
        for choice in choices:
            place = at.get(choice.person.id)
            if place is not None and day - found[place].last <= FOLLOWED_DAYS:
                found[place] = found[place]._replace(last=day)
            else:
                at[choice.person.id] = len(found)
                found.append(Named(choice.person, choice.slot, day, day))
    return [each for each in found if each.first >= since]


def course(
    of: Named,
    decisions: Iterable[Decided],
    mine: Iterable[int],
    theirs: Iterable[int],
    p_contact: float,
) -> Course:
    """Say what followed a nudge; `mine` and `theirs` are days on which each side did something."""
    within = range(of.first + 1, of.first + ANSWER_DAYS + 1)
    decided = min((each for each in decisions if of.first <= each.day <= of.last + 1), default=None)
    reached = min((day for day in mine if day in within), default=None)
    came = sorted(day for day in theirs if day in within)
    found = Course(of, decided, reached, came[0] if came else None, None, p_contact)
    start = found.followed
    answered = None if start is None else next((day for day in came if day >= start), None)
    return found._replace(answered=answered)


def by_slot(courses: Iterable[Course], today: int) -> tuple[SlotOutcome, ...]:
    """Count the courses of each slot; slots in which nobody was named are left out."""
    found: dict[Slot, list[Course]] = defaultdict(list)
    for each in courses:
        found[each.named.slot].append(each)
    return tuple(_counted(slot, found[slot], today) for slot in SLOTS if slot in found)


def _counted(slot: Slot, courses: Sequence[Course], today: int) -> SlotOutcome:
    passed = [each for each in courses if each.named.first + ANSWER_DAYS <= today]
    followed = [each for each in passed if each.followed is not None]
    others = [each for each in passed if each.followed is None]
    return SlotOutcome(
        slot=slot,
        named=len(courses),
        followed=sum(each.followed is not None for each in courses),
        snoozed=_decided(courses, "snoozed"),
        skipped=_decided(courses, "skipped"),
        passed=len(passed),
        in_touch=sum(each.reached is not None or each.heard is not None for each in passed),
        expected=sum(each.p_contact for each in passed),
        passed_followed=len(followed),
        answered=sum(each.answered is not None for each in followed),
        unasked=sum(each.heard is not None for each in others),
    )


def _decided(courses: Iterable[Course], became: Became) -> int:
    return sum(each.decided is not None and each.decided.became == became for each in courses)


def told(courses: Iterable[Course]) -> tuple[Outcome, ...]:
    """Return the nudges of which something became, the newest first."""
    found = [each for one in courses for each in _told(one)]
    return tuple(sorted(found, key=lambda each: (each.on, each.person.id), reverse=True))


def _told(each: Course) -> list[Outcome]:
    who, slot, first, _ = each.named
    said, on = each.decided, date_text(first) or ""
    if each.followed is not None:
        is_done = said is not None and said.became == "done"
        became: Became = "done" if is_done else "followed"
        day = said.day if said is not None and is_done else each.followed
        answered = None if each.answered is None else date_text(each.answered)
        return [Outcome(who, slot, on, became, date_text(day) or "", answered)]
    if said is None:
        return []
    return [Outcome(who, slot, on, said.became, date_text(said.day) or "", None)]


def both_ways(days: Mapping[int, tuple[bool, bool]]) -> tuple[list[int], list[int]]:
    """Part days of contact into mine and theirs."""
    mine = [day for day, (is_mine, _) in days.items() if is_mine]
    return mine, [day for day, (_, is_theirs) in days.items() if is_theirs]
