"""What became of the advice: the lists of the past days, worked out again, and what followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.advised import Became, Outcomes
from mutuals.model.choice import Candidate, Choice, Connection
from mutuals.model.decision import Standing
from mutuals.model.moments import date_text
from mutuals.model.strategy import Plan
from mutuals.operations.base import operation
from mutuals.operations.nudging import Desk
from mutuals.operations.returning import marked_out
from mutuals.operations.strategy import plan_now
from mutuals.practice.advised import (
    ANSWER_DAYS,
    Course,
    Decided,
    by_slot,
    course,
    named,
    told,
)
from mutuals.practice.calibration import fitted, shift
from mutuals.practice.connections import in_order, suggest_connections
from mutuals.practice.standing import NOT_SUGGESTED, standings
from mutuals.practice.today import engage, first_day_of_list

if TYPE_CHECKING:
    from mutuals.ports import Network, SlotName

_MOST_WEEKS = 52
_BEFORE = 7
"""Days before the first one: who stood on the list then was not named anew."""
_WEEK = 7
_BY_TIES: tuple[SlotName, ...] = ("loss", "keep", "drifting", "second", "revive")
"""Lists begin on Mondays, and those of two weeks ask for a Monday's candidates: they are read while
the ties stand as of it."""
_BECAME: Mapping[str, Became] = {"done": "done", "snooze": "snoozed", "skip": "skipped"}


@operation("reads", lasts=True)
def outcomes(network: Network, *, weeks: int = 8, limit: int = 20) -> Outcomes:
    """Show what became of the advice: how many were named in each slot, and what followed.

    The lists of the past days are worked out again, whether you looked at them or not; what
    followed is read from your decisions and contacts. Nothing is recorded for it.

    Args:
        weeks: How many weeks, counted back from today.
        limit: How many nudges to show; 0 shows all.

    Example:
        mutuals outcomes --weeks 12
    """
    if not 1 <= weeks <= _MOST_WEEKS:
        raise UsageError("how many weeks?", str(weeks), f"give 1 to {_MOST_WEEKS}")
    if limit < 0:
        raise UsageError("how many?", str(limit), "give a number; 0 shows all")
    today = network.clock.today
    first = today - 7 * weeks + 1
    past = _Past(network, plan_now(network), first)
    courses = list(past.courses())
    return Outcomes(
        since=date_text(first) or "",
        until=date_text(today) or "",
        slots=by_slot(courses, today),
        nudges=told(courses)[: limit or None],
    )


class _Past:
    """Works out again what each day's list said, reading every candidate once."""

    def __init__(self, network: Network, plan: Plan, first: int) -> None:
        self._network, self._plan, self._first = network, plan, first
        self._start, self._end = first_day_of_list(first - _BEFORE), network.clock.today
        decisions = network.decisions.standing("key", "mark", "done", "snooze", "skip")
        self._persons = network.people.persons_of({each.target for each in decisions})
        self._decisions = decisions
        self.standings_on = cache(self._standings_on)
        self.candidates = cache(self._candidates)
        self.search = cache(Desk(network, plan, self._end).search)
        self.days = cache(self._days)
        self._chances: dict[tuple[int, str], float] = {}
        self._judged: dict[str, Connection | None] = {}

    def courses(self) -> Iterator[Course]:
        """Yield each nudge that began since the first day, with what followed.

        Who is marked since counts in no measure any more, and the deceased are named nowhere.
        """
        out = marked_out(self._network)
        found, said = named(self._lists(), self._first), self._said()
        by = shift(self._network.seasons.stood(self._first, out).contact)
        for each in (each for each in found if each.person.id not in out):
            days = self.days(each.person.id)
            mine = [day for day, is_mine, _ in days if is_mine]
            theirs = [day for day, _, is_theirs in days if is_theirs]
            chance = fitted(self._chances.get((each.first, each.person.id)), by) or 0.0
            yield course(each, said.get(each.person.id, ()), mine, theirs, chance)

    def _lists(self) -> Iterator[tuple[int, tuple[Choice, ...]]]:
        """Yield each day with its list, the ties standing as of that day."""
        for day in self._network.measures.walk(self._start, self._end):
            if day == first_day_of_list(day + _WEEK):
                self.search(day)
                for slot in _BY_TIES:
                    self.candidates(slot, day)
            if day >= self._first - _BEFORE:
                listed = self._listed(day)
                if day + ANSWER_DAYS <= self._end:
                    self._expect(day, listed)
                yield day, listed

    def _expect(self, day: int, listed: Sequence[Choice]) -> None:
        """Note P(contact in 30 days) of those on a day's list."""
        persons = [each.person.id for each in listed]
        for tie in self._network.measures.ties(day, persons, cadence=False):
            self._chances[day, tie.person.id] = tie.p_contact

    def _listed(self, day: int) -> tuple[Choice, ...]:
        desk = _PastDesk(self._network, self._plan, day, self)
        return engage(day, desk.slots_on, desk.standings_on, desk.engaged, self._plan)

    def _standings_on(self, day: int) -> dict[str, Standing]:
        return standings(self._decisions, day, self._persons)

    def _candidates(self, slot: SlotName, day: int) -> tuple[Candidate, ...]:
        stood = self.standings_on(day)
        marked = [person for person, each in stood.items() if each.mark in NOT_SUGGESTED]
        found = self._network.measures.candidates(slot, day, marked, cadence=False)
        return tuple(Candidate(tie, score) for tie, score in found)

    def connections(self, day: int) -> tuple[Connection, ...]:
        """Return the connections never written to as of a day; each is judged once."""
        unmet = self._network.people.unmet_ids(day)
        new = self._network.people.some(set(unmet) - self._judged.keys())
        positions = self._network.people.my_positions() if new else []
        reasons = suggest_connections(new, positions, self._plan.targets)
        self._judged |= dict.fromkeys(person.id for person in new)
        self._judged |= {each.person.id: each for each in reasons}
        return in_order(each for person in unmet if (each := self._judged[person]))

    def _days(self, person: str) -> Sequence[tuple[int, bool, bool]]:
        interactions = self._network.interactions
        return interactions.days_both_ways(person, self._start, self._end)

    def _said(self) -> Mapping[str, Sequence[Decided]]:
        """Return what I decided of people's nudges, by person id."""
        found: dict[str, list[Decided]] = defaultdict(list)
        for each in self._decisions:
            became = _BECAME.get(each.verb)
            if became and each.day <= self._end:
                found[self._persons.get(each.target, each.target)].append(Decided(each.day, became))
        return found


class _PastDesk(Desk):
    """Reads for the list of a past day, as it stood that day before I decided anything on it."""

    def __init__(self, network: Network, plan: Plan, day: int, past: _Past) -> None:
        super().__init__(network, plan, day)
        self._past = past

    def _standings_on(self, day: int) -> dict[str, Standing]:
        return self._past.standings_on(min(day, self.today - 1))

    def _engaged(self, person: str) -> Sequence[int]:
        return [day for day, is_mine, _ in self._past.days(person) if is_mine]

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """Return the connections never written to, as of that day."""
        return self._past.connections(self.today)

    def search(self, day: int) -> tuple[Candidate, ...]:
        """Return quiet ties at target employers, the same for the lists of all days."""
        return self._past.search(day)

    def candidates(self, slot: SlotName, day: int) -> tuple[Candidate, ...]:
        """Return a slot's candidates; of a day before, only those who have been silent since."""
        found = self._past.candidates(slot, day)
        return tuple(each for each in found if self._is_silent(each.tie.person.id, day))

    def _is_silent(self, person: str, since: int) -> bool:
        days = self._past.days(person) if since < self.today else ()
        return not any(since < day <= self.today for day, _, _ in days)
