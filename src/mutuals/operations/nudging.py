"""Whom to engage, why, and with what: the nudges of a day, and the first of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from mutuals.model.choice import (
    Birthday,
    Brief,
    Candidate,
    Choice,
    Connection,
    NewJob,
    OwedAnswer,
)
from mutuals.model.decision import Standing
from mutuals.model.favour import DatedEntry
from mutuals.model.golden import KnownPerson
from mutuals.model.moments import date_of
from mutuals.model.nudge import Nudge
from mutuals.model.person import PersonRef
from mutuals.model.position import organisation
from mutuals.model.sign import OpenEnd
from mutuals.model.strategy import Plan
from mutuals.model.tie import Contact, Tie
from mutuals.operations.base import operation
from mutuals.operations.entries import concerns, entries
from mutuals.operations.open_ends import open_now
from mutuals.operations.standing import PERSONAL
from mutuals.operations.strategy import plan_now
from mutuals.operations.writing import Writing, ways_to
from mutuals.practice.calibration import shift
from mutuals.practice.connections import suggest_connections, works_at
from mutuals.practice.gifts import PRESSING, find_gift
from mutuals.practice.giving import explain, nobody
from mutuals.practice.jobs import NEWS_DAYS, new_jobs, untold
from mutuals.practice.owed import days_of_waiting, owed_since
from mutuals.practice.reasons import SAYS_ODDS
from mutuals.practice.standing import NOT_SUGGESTED, NOTHING_DECIDED, standings
from mutuals.practice.today import MOST_OVERRIDES, Offered, engage, engage_one, first_day_of_list

if TYPE_CHECKING:
    from mutuals.ports import Network, SlotName

_BIRTHDAY_DAYS = 3
_QUIET_DAYS = 14
"""A weak tie at a target employer is worth a nudge once it has been quiet for two weeks."""

_Choose = Callable[
    [
        int,
        Callable[[int], Offered],
        Callable[[int], Mapping[str, Standing]],
        Callable[[str], Sequence[int]],
        Plan,
    ],
    tuple[Choice, ...],
]
"""What chooses from a day's candidates: the whole list, or its first alone."""


@operation("reads", name="next", lasts=True)
def next_(network: Network) -> Nudge:
    """Name one person to engage now: why, what to give, and a draft.

    Example:
        mutuals next
    """
    return next(iter(_explained(network, engage_one)), nobody())


def nudges(network: Network, open_ends: Sequence[OpenEnd]) -> tuple[Nudge, ...]:
    """Return the day's nudges in their order; `open_ends` are those of the day."""
    return _explained(network, engage, open_ends)


def _explained(
    network: Network, choose: _Choose, open_ends: Sequence[OpenEnd] | None = None
) -> tuple[Nudge, ...]:
    plan, day = plan_now(network), network.clock.today
    desk = Desk(network, plan, day, open_ends)
    choices = choose(day, desk.slots_on, desk.standings_on, desk.engaged, plan)
    briefs = desk.briefs(choices)
    return tuple(explain(choice, briefs[choice.person.id], plan, day) for choice in choices)


class Desk:
    """Reads for the list of a day what it asks for, day by day; it decides nothing."""

    def __init__(
        self,
        network: Network,
        plan: Plan,
        day: int,
        open_ends: Sequence[OpenEnd] | None = None,
    ) -> None:
        """Read for the list of `day`, which is not after the network's."""
        self._network, self._plan, self._open_ends = network, plan, open_ends
        self.today = day
        self._decisions = network.decisions.standing(*PERSONAL)
        self._persons = network.people.persons_of({d.target for d in self._decisions})
        self.standings_on = cache(self._standings_on)
        self.engaged = cache(self._engaged)

    def _standings_on(self, day: int) -> dict[str, Standing]:
        return standings(self._decisions, day, self._persons)

    def _engaged(self, person: str) -> Sequence[int]:
        """Return on which days of the list I wrote to somebody, called or met them."""
        first = first_day_of_list(self.today)
        return self._network.interactions.days_engaged(person, first, self.today)

    def slots_on(self, day: int) -> _Offered:
        """Return the candidates of a day; each list is read when it is asked for."""
        return _Offered(self, day)

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """Return connections never written to; the same on all days of the list."""
        people, targets = self._network.people, self._plan.targets
        unmet = people.unmet_connections(self.today)
        return suggest_connections(unmet, people.my_positions(), targets) if unmet else ()

    @cached_property
    def at_targets(self) -> dict[str, str]:
        """Return who works at a target employer of mine, and at which; likewise."""
        targets = self._plan.targets
        found = self._network.people.working_at(targets)
        employed = {person.id: works_at(person.golden.affiliations, targets) for person in found}
        return {person: at for person, at in employed.items() if at}

    def candidates(self, slot: SlotName, day: int) -> tuple[Candidate, ...]:
        """Return a slot's candidates; of a past day only those who have been silent since."""
        stood = self.standings_on(day)
        marked = [person for person, each in stood.items() if each.mark in NOT_SUGGESTED]
        found = self._network.measures.candidates(slot, day, marked, silent=day < self.today)
        return tuple(Candidate(tie, score) for tie, score in found)

    def search(self, day: int) -> tuple[Candidate, ...]:
        """Return quiet, moderately weak ties at target employers, the once closer ones first."""
        ties = self._ties(day, self._quiet(day, self.at_targets))
        quiet = [tie for tie in ties if tie.first_out is not None and tie.silence >= _QUIET_DAYS]
        quiet.sort(key=lambda tie: (-tie.past, tie.person.id))
        return tuple(Candidate(tie, tie.past) for tie in quiet)

    def _quiet(self, day: int, persons: Collection[str]) -> set[str]:
        """Leave out whom I was in touch with shortly before a day: a tie of the past costs more."""
        lately = self._network.interactions.days_in_touch(persons, day - _QUIET_DAYS + 1, day)
        return set(persons) - lately.keys()

    def owed(self) -> tuple[OwedAnswer, ...]:
        """Return who waits for an answer, the longest waiting first: as many as can be shown.

        Whoever I decided something about may be settled, so that many more are looked for.
        """
        enough = MOST_OVERRIDES + len(self.standings_on(self.today))
        found: list[OwedAnswer] = []
        for day in days_of_waiting(self.today):
            waiting = self._network.interactions.waiting(day, self.today)
            found += owed_since(day, self._ties(self.today, waiting))
            if len(found) >= enough:
                break
        return tuple(found)

    def birthdays(self) -> tuple[Birthday, ...]:
        """Return whose birthday is within three days, the soonest first."""
        days = [self.today + ahead for ahead in range(_BIRTHDAY_DAYS + 1)]
        near = {date_of(day).isoformat()[5:]: day for day in days}
        known = self._network.people.birthdays(near)
        tied = {tie.person.id for tie in self._ties(self.today, [who.id for who, _ in known])}
        found = [Birthday(who, near[when]) for who, when in known if who.id in tied]
        return tuple(sorted(found, key=lambda each: (each.day, each.person.id)))

    def jobs(self) -> tuple[NewJob, ...]:
        """Return who was seen in a new job of late and not in touch since, once closest first.

        As many as can be shown, and as many more as I decided something about.
        """
        enough = MOST_OVERRIDES + len(self.standings_on(self.today))
        first = self.today - NEWS_DAYS
        days = dict(self._network.measures.new_jobs(first, self.today, enough))
        return new_jobs(days, self._ties(self.today, days))

    def _ties(self, day: int, ids: Collection[str]) -> list[Tie]:
        return self._network.measures.ties(day, ids, cadence=False) if ids else []

    # -- briefs -----------------------------------------------------------------------------

    def briefs(self, choices: Iterable[Choice]) -> dict[str, Brief]:
        """Return what is known about those chosen, by person id."""
        chosen = tuple(choices)
        ids = [choice.person.id for choice in chosen]
        ties = {tie.person.id: tie for tie in self._network.measures.ties(self.today, ids)}
        latest = self._writing.latest(ids)
        known = {person.id: person for person in self._network.people.some(ids)}
        ledger = entries(self._network, persons=ids)
        gone_by = self._gone_by() if any(each.slot in SAYS_ODDS for each in chosen) else 0.0
        is_open = self._open() if any(each.slot not in PRESSING for each in chosen) else {}
        briefs = {
            person: self._brief(known[person], ties.get(person), latest[person], ledger)._replace(
                promise=is_open.get((person, "promise")),
                asked=is_open.get((person, "answer")),
                gone_by=gone_by,
            )
            for person in ids
        }
        briefs |= self._from_my_jobs(chosen, briefs)
        return briefs | self._richer(chosen, briefs)

    def _from_my_jobs(
        self, chosen: Sequence[Choice], briefs: Mapping[str, Brief]
    ) -> dict[str, Brief]:
        """Put beside the cards of who is linked from a job of mine where that job stands."""
        linked = ((each.person.id, each.connection) for each in chosen)
        dated = [person for person, link in linked if link and link.link == "shared job"]
        mine = self._network.presence.profile()[:1] if dated else []
        cards = {person: (*briefs[person].cards, *mine) for person in dated}
        return {person: briefs[person]._replace(cards=those) for person, those in cards.items()}

    def _richer(self, chosen: Sequence[Choice], briefs: Mapping[str, Brief]) -> dict[str, Brief]:
        """Look further for those to whom nothing is owed, in the order of the list."""
        told = ((each, briefs[each.person.id]) for each in chosen)
        poor = [brief for each, brief in told if find_gift(each, brief, self.today).kind == "help"]
        found = self._network.offers.found(poor) if poor else {}
        return {person: briefs[person]._replace(offers=those) for person, those in found.items()}

    def _open(self) -> dict[tuple[str, str], OpenEnd]:
        """Return what nothing followed, the oldest, by person id and what it is."""
        known = self._open_ends
        ends = open_now(self._network) if known is None else known
        return {(end.person.id, end.what): end for end in ends}

    def _gone_by(self) -> float:
        """Return the number that fits P(gone) to my own past, by which one sentence goes."""
        stood = self.standings_on(self.today)
        out = {person for person, each in stood.items() if each.mark in NOT_SUGGESTED}
        return shift(self._network.odds.gone_said(self.today, out))

    @cached_property
    def _writing(self) -> Writing:
        return Writing(self._network)

    def _brief(
        self,
        known: KnownPerson,
        tie: Tie | None,
        contacts: tuple[Contact, ...],
        ledger: Sequence[DatedEntry],
    ) -> Brief:
        standing = self.standings_on(self.today).get(known.id, NOTHING_DECIDED)
        return Brief(
            person=PersonRef(known.id, known.golden.name),
            tie=tie,
            contacts=contacts,
            organisations=tuple(organisation(held) for held in known.golden.affiliations),
            cards=tuple(sorted(self._network.people.card_evidence(known.id))),
            favours=tuple(each for each in ledger if concerns(each.entry, known.id)),
            target=self.at_targets.get(known.id, ""),
            mine=self._writing.mine,
            reached=ways_to(known),
            change=untold(known.golden.change, tie, standing, self.today),
        )


class _Offered:
    """The candidates of one day; each list is read when the fold asks for it."""

    def __init__(self, desk: Desk, day: int) -> None:
        self._desk, self._day = desk, day

    @cached_property
    def loss(self) -> tuple[Candidate, ...]:
        return self._desk.candidates("loss", self._day)

    @cached_property
    def keep(self) -> tuple[Candidate, ...]:
        return self._desk.candidates("keep", self._day)

    @cached_property
    def second(self) -> tuple[Candidate, ...]:
        return self._desk.candidates("second", self._day)

    @cached_property
    def revive(self) -> tuple[Candidate, ...]:
        return self._desk.candidates("revive", self._day)

    @cached_property
    def drifting(self) -> tuple[Candidate, ...]:
        return self._desk.candidates("drifting", self._day)

    @cached_property
    def search(self) -> tuple[Candidate, ...]:
        return self._desk.search(self._day)

    @property
    def connections(self) -> tuple[Connection, ...]:
        return self._desk.connections

    @cached_property
    def owed(self) -> tuple[OwedAnswer, ...]:
        return self._desk.owed()

    @cached_property
    def birthdays(self) -> tuple[Birthday, ...]:
        return self._desk.birthdays()

    @cached_property
    def jobs(self) -> tuple[NewJob, ...]:
        return self._desk.jobs()
