"""Choosing the day's nudges: five slots, then drifting ties, each staying until resolved."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Protocol

from mutuals.model.choice import (
    Birthday,
    Candidate,
    Choice,
    Connection,
    NewJob,
    OwedAnswer,
    Slot,
    Slots,
)
from mutuals.model.decision import Standing
from mutuals.model.moments import date_of
from mutuals.model.strategy import Plan, Stage
from mutuals.model.tie import Tie
from mutuals.practice.standing import NOTHING_DECIDED, is_snoozed, is_suggestible
from mutuals.record import Record

MOST_CHOICES = 10
LASTING_CHOICES = 8
"""Slots and drifting ties fill eight of the ten; the rest is for overrides and returning people."""
MOST_OVERRIDES = 2
"""At most two answers owed, birthdays and new jobs each, and two in all before the five slots."""

REST_DAYS = 7
"""Nobody twice within max(7 days, gap/2) (SCIENCE, today's five)."""
REST_OF_CONNECTION = 90
"""What I write on LinkedIn shows with the next archive only, so a connection rests longer."""
SKIP_DAYS = 30
"""A skip holds until there is a newer contact, or for 30 days."""
RETURN_DAYS = 7
"""Within 7 days of its end a snooze gives its person the first free place."""

Place = tuple[Slot, ...]
"""A place of the list: the slots it may be filled from, the first with a candidate wins."""

_ALL: Place = ("loss", "search", "connection", "second", "keep", "revive", "drifting")
_BACK = range(5, 7)
"""The places of people whose snooze ended, after the five slots; then come the drifting ties."""

_FIVE: tuple[Place, ...] = (("loss",), ("loss",), ("keep",), ("second",), ("revive",))
_SEEKING: tuple[Place, ...] = (
    ("search", "connection", "keep"),
    ("loss",),
    ("connection", "search", "loss"),
    ("second",),
    ("revive",),
)
"""For a seeker two of five serve the search; where nobody does, SCIENCE's slots stand."""


class Offered(Protocol):
    """The candidates of one day, as `Slots` holds them; each list may be read when it is asked for.

    The fold asks for a list only where a place that it may fill is free.
    """

    @property
    def loss(self) -> tuple[Candidate, ...]:
        """About to be lost."""

    @property
    def keep(self) -> tuple[Candidate, ...]:
        """Still mine to keep."""

    @property
    def second(self) -> tuple[Candidate, ...]:
        """Met of late."""

    @property
    def revive(self) -> tuple[Candidate, ...]:
        """Close once."""

    @property
    def drifting(self) -> tuple[Candidate, ...]:
        """Quieter than usual."""

    @property
    def search(self) -> tuple[Candidate, ...]:
        """At target employers."""

    @property
    def connections(self) -> tuple[Connection, ...]:
        """Connected and never written to."""

    @property
    def owed(self) -> tuple[OwedAnswer, ...]:
        """Waiting for an answer."""

    @property
    def birthdays(self) -> tuple[Birthday, ...]:
        """With a birthday soon."""

    @property
    def jobs(self) -> tuple[NewJob, ...]:
        """In a new job."""


class _Proposal(Record):
    """A candidate of any slot, in the shape the filter needs."""

    choice: Choice
    tie: Tie | None


def first_day_of_list(day: int) -> int:
    """Return the Monday of the week before: the day on which the list of `day` begins."""
    return day - date_of(day).weekday() - 7


def engage(
    day: int,
    slots_on: Callable[[int], Offered],
    standings_on: Callable[[int], Mapping[str, Standing]],
    engaged: Callable[[str], Sequence[int]],
    plan: Plan,
) -> tuple[Choice, ...]:
    """Return the day's list in its order, at most ten people.

    `slots_on` and `standings_on` answer for any day from `first_day_of_list(day)` to `day`, the
    standings by person id; `engaged` gives for a person id the days of that range on which I wrote
    to them, called or met them. Nothing is stored: the list is folded from the Monday of the
    week before. Every day keeps who is not resolved in their places and fills the free places
    from its candidates; `slots_on` is called only on days that need it, and on `day`.
    """
    places = places_of(plan.stage)
    kept: dict[int, Choice] = {}
    slots: Offered = Slots()
    for each in range(first_day_of_list(day), day + 1):
        standing_on = standings_on(each)
        kept = {
            place: choice
            for place, choice in kept.items()
            if _stays(choice, standing_on.get(choice.person.id, NOTHING_DECIDED), engaged, each)
        }
        if each == day or _has_room(kept) or _somebody_returns(kept, standing_on, each):
            slots = slots_on(each)
            kept = fill(kept, places, slots, standing_on, each)
    return arrange(kept, *overrides(slots, standing_on, day))


def engage_one(
    day: int,
    slots_on: Callable[[int], Offered],
    standings_on: Callable[[int], Mapping[str, Standing]],
    engaged: Callable[[str], Sequence[int]],
    plan: Plan,
) -> tuple[Choice, ...]:
    """Return the first of the day's list: where an override is, nothing need be folded for it."""
    first, _ = overrides(slots_on(day), standings_on(day), day)
    return first[:1] or engage(day, slots_on, standings_on, engaged, plan)[:1]


def places_of(stage: Stage) -> tuple[Place, ...]:
    """Return the places of a stage's list: five slots, people returning, drifting ties."""
    five = _SEEKING if stage == "seeker" else _FIVE
    return five + (_ALL,) * len(_BACK) + (("drifting",),) * LASTING_CHOICES


def fill(
    kept: Mapping[int, Choice],
    places: tuple[Place, ...],
    slots: Offered,
    standing_on: Mapping[str, Standing],
    day: int,
) -> dict[int, Choice]:
    """Fill the free places from the day's candidates and return all places with somebody.

    Drifting ties enter only while the list is shorter than eight. No more lists are asked for than
    there are places to fill: each costs a look at everybody.
    """
    filled = dict(kept)
    taken = {choice.person.id for choice in kept.values()}
    queue = cache(lambda slot: _queue(slot, slots, standing_on, day))
    back = {person for person, standing in standing_on.items() if _is_back(standing, day)}
    for place in (place for place in range(len(places)) if place not in kept):
        if place > _BACK[-1] and len(filled) >= LASTING_CHOICES:
            break
        if place in _BACK and not back:
            continue
        waiting = (choice for slot in places[place] for choice in queue(slot))
        welcome = (each for each in waiting if place not in _BACK or each.person.id in back)
        choice = next((each for each in welcome if each.person.id not in taken), None)
        if choice:
            filled[place] = choice
            taken.add(choice.person.id)
    return filled


def overrides(
    slots: Offered, standing_on: Mapping[str, Standing], day: int
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return who comes before the five slots, and who after them.

    Before them come two of the first answer owed, the first birthday and the first new job, or of
    one kind; whoever another one pushed back stays in the list.
    """
    found = (map(_owed, slots.owed), map(_birthday, slots.birthdays), map(_job, slots.jobs))
    kinds = [
        [choice for choice, about in each if _is_open(choice, standing_on, about, day)]
        for each in found
    ]
    turns = zip_longest(*(each[:MOST_OVERRIDES] for each in kinds))
    in_turn = [choice for turn in turns for choice in turn if choice]
    unique = tuple({choice.person.id: choice for choice in reversed(in_turn)}.values())[::-1]
    return unique[:MOST_OVERRIDES], unique[MOST_OVERRIDES:]


def arrange(
    kept: Mapping[int, Choice], first: tuple[Choice, ...], later: tuple[Choice, ...]
) -> tuple[Choice, ...]:
    """Return overrides, the five, more overrides, the others: nobody twice, at most ten."""
    people = {choice.person.id for choice in (*first, *later)}
    rest = {place: kept[place] for place in sorted(kept) if kept[place].person.id not in people}
    five = [choice for place, choice in rest.items() if place < _BACK[0]]
    others = [choice for place, choice in rest.items() if place >= _BACK[0]]
    return (*first, *five, *later, *others)[:MOST_CHOICES]


def _has_room(kept: Mapping[int, Choice]) -> bool:
    """Say whether one of the five slots or a place for a drifting tie is free."""
    return len(kept) < LASTING_CHOICES or not set(range(_BACK[0])) <= kept.keys()


def _somebody_returns(
    kept: Mapping[int, Choice], standing_on: Mapping[str, Standing], day: int
) -> bool:
    people = {choice.person.id for choice in kept.values()}
    return any(
        _is_back(standing, day) and person not in people for person, standing in standing_on.items()
    )


def _queue(
    slot: Slot, slots: Offered, standing_on: Mapping[str, Standing], day: int
) -> list[Choice]:
    """Return a slot's candidates who may be proposed, those back from a snooze first."""
    back: list[Choice] = []
    others: list[Choice] = []
    for choice, tie in _proposals(slot, slots, day):
        standing = standing_on.get(choice.person.id, NOTHING_DECIDED)
        if _may_be_proposed(standing, tie, day):
            (back if _is_back(standing, day) else others).append(choice)
    return back + others


def _proposals(slot: Slot, slots: Offered, day: int) -> Iterator[_Proposal]:
    if slot == "connection":
        return (_connection(each, day) for each in slots.connections)
    ties: Iterable[Candidate] = getattr(slots, slot)
    return (_Proposal(Choice(tie.person, slot, score, day), tie) for tie, score in ties)


def _connection(each: Connection, day: int) -> _Proposal:
    return _Proposal(Choice(each.person, "connection", each.score, day, connection=each), None)


def _owed(each: OwedAnswer) -> tuple[Choice, int]:
    """Return the choice and the day whose message asks for it: done later settles it."""
    return Choice(each.tie.person, "owed", None, each.day, about=each.day), each.day


def _birthday(each: Birthday) -> tuple[Choice, int]:
    return Choice(each.person, "birthday", None, each.day, about=each.day), each.day - REST_DAYS


def _job(each: NewJob) -> tuple[Choice, int]:
    return Choice(each.tie.person, "job", None, each.day, about=each.day), each.day


def _stays(
    choice: Choice, standing: Standing, engaged: Callable[[str], Sequence[int]], day: int
) -> bool:
    """Say whether a nudge stands: not decided on since, and no word from me since.

    What I did on the day of the proposal itself was known when it was made.
    """
    if not is_suggestible(standing) or is_snoozed(standing, day):
        return False
    decided = [each for each in (standing.done_on, standing.skipped_on) if each is not None]
    return not any(each >= choice.since for each in decided) and not any(
        choice.since < each <= day for each in engaged(choice.person.id)
    )


def _may_be_proposed(standing: Standing, tie: Tie | None, day: int) -> bool:
    """Say whether nobody's wish and no recent contact speaks against it."""
    if not is_suggestible(standing) or is_snoozed(standing, day) or _is_skipped(standing, tie, day):
        return False
    rest = max(REST_DAYS, (tie.gap or 0) / 2) if tie else REST_OF_CONNECTION
    if standing.done_on is not None and day - standing.done_on < rest:
        return False
    return tie is None or tie.silence >= rest


def _is_skipped(standing: Standing, tie: Tie | None, day: int) -> bool:
    skipped = standing.skipped_on
    if skipped is None or (tie and tie.last_day > skipped):
        return False
    return day - skipped < SKIP_DAYS


def _is_open(choice: Choice, standing_on: Mapping[str, Standing], about: int, day: int) -> bool:
    """Say whether an override stands: not snoozed, and not done or skipped since its cause."""
    standing = standing_on.get(choice.person.id, NOTHING_DECIDED)
    if not is_suggestible(standing) or is_snoozed(standing, day):
        return False
    decided = [each for each in (standing.done_on, standing.skipped_on) if each is not None]
    return all(each < about for each in decided)


def _is_back(standing: Standing, day: int) -> bool:
    until = standing.snoozed_until
    return until is not None and until < day <= until + RETURN_DAYS
