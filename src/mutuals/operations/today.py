"""The day's list: whom to engage and why; done, snooze and skip resolve its nudges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from mutuals.errors import UsageError
from mutuals.model.advice import Nudge, Today
from mutuals.model.choice import Birthday, Brief, Candidate, Choice, Connection, OwedAnswer, Slots
from mutuals.model.decision import Decided, Standing
from mutuals.model.evidence import Evidence
from mutuals.model.history import DatedEntry
from mutuals.model.identity import KnownPerson
from mutuals.model.moments import date_of, date_text
from mutuals.model.person import PersonRef
from mutuals.model.strategy import Plan
from mutuals.model.tie import Contact, Tie
from mutuals.operations.base import operation
from mutuals.operations.ledger import concerns, entries
from mutuals.operations.marking import PERSONAL, decide
from mutuals.operations.people import organisation
from mutuals.operations.planning import plan_now
from mutuals.operations.verdict import judge_week
from mutuals.ports import Network, SlotName
from mutuals.practice.connections import suggest_connections, works_at
from mutuals.practice.giving import explain, nobody
from mutuals.practice.owed import LAST_DAY, owed_on, waiting_on
from mutuals.practice.standing import NOT_SUGGESTED, standings
from mutuals.practice.today import engage, first_day_of_list

_BIRTHDAY_DAYS = 3
_LONGEST_SNOOZE = 3_660
_QUIET_DAYS = 14
"""A weak tie at a target employer is worth a nudge once it has been quiet for two weeks."""


@operation("reads", page=True)
def today(network: Network) -> Today:
    """Show what to do today: the verdict, and whom to engage, why, and with what.

    Example:
        mutuals today --to today.html
    """
    return Today(
        as_of=date_text(network.clock.today) or "",
        verdict=judge_week(network),
        engage=nudges(network),
    )


@operation("reads", name="next")
def next_(network: Network) -> Nudge:
    """Name one person to engage now: why, what to give, and a draft.

    Example:
        mutuals next
    """
    return next(iter(nudges(network, most=1)), nobody())


@operation("writes")
def done(network: Network, who: str) -> Decided:
    """Say that a nudge is done: I wrote, called or met.

    Args:
        who: An id, e-mail address, phone number, profile address or name.

    Example:
        mutuals done "Ana Lopes"
    """
    return decide(network, "done", who, {}, "done: {}")


@operation("writes")
def snooze(network: Network, who: str, *, days: int) -> Decided:
    """Put a nudge off for some days.

    Args:
        who: An id, e-mail address, phone number, profile address or name.
        days: For how many days from today on.

    Example:
        mutuals snooze "Ana Lopes" --days 7
    """
    if not 1 <= days <= _LONGEST_SNOOZE:
        raise UsageError("for how many days?", str(days), f"give 1 to {_LONGEST_SNOOZE}")
    return decide(network, "snooze", who, {"days": days}, f"{{}} snoozed for {days} days")


@operation("writes")
def skip(network: Network, who: str) -> Decided:
    """Leave a nudge out until something new happens, or for a month.

    Args:
        who: An id, e-mail address, phone number, profile address or name.

    Example:
        mutuals skip "Ana Lopes"
    """
    return decide(network, "skip", who, {}, "{} skipped")


def nudges(network: Network, most: int | None = None) -> tuple[Nudge, ...]:
    """Return the day's nudges in their order; `most` explains only the first few."""
    plan, day = plan_now(network), network.clock.today
    desk = _Desk(network, plan)
    choices = engage(day, desk.slots_on, desk.standings_on, desk.engaged(), plan)[:most]
    briefs = desk.briefs(choices)
    return tuple(explain(choice, briefs[choice.person.id], plan, day) for choice in choices)


@dataclass
class _Cards:
    """What archives know, read once for all days of the list."""

    connections: tuple[Connection, ...]
    at_targets: dict[str, str]


class _Desk:
    """Reads for the list what it asks for, day by day; it decides nothing."""

    def __init__(self, network: Network, plan: Plan) -> None:
        self._network, self._plan = network, plan
        self._today = network.clock.today
        first = first_day_of_list(self._today) - LAST_DAY
        self._contacts = network.interactions.contacts(first, self._today)
        self._decisions = network.decisions.standing(*PERSONAL)
        self._persons = network.people.persons_of({d.target for d in self._decisions})
        self._cards = self._read_cards()

    def _read_cards(self) -> _Cards:
        people, targets = self._network.people, self._plan.targets
        employed = {
            p.id: works_at(p.golden.affiliations, targets) for p in people.working_at(targets)
        }
        unmet = people.unmet_connections(self._today)
        connections = suggest_connections(unmet, people.my_positions(), targets)
        return _Cards(connections, {person: at for person, at in employed.items() if at})

    def standings_on(self, day: int) -> dict[str, Standing]:
        return standings(self._decisions, day, self._persons)

    def engaged(self) -> dict[str, list[int]]:
        days = defaultdict(list)
        for contact in self._contacts:
            if contact.direction != "in":
                days[contact.person.id].append(contact.day)
        return days

    def slots_on(self, day: int) -> Slots:
        """Return a day's candidates; answers owed and birthdays matter on the last day only."""
        stood = self.standings_on(day)
        marked = [person for person, each in stood.items() if each.mark in NOT_SUGGESTED]
        is_last = day == self._today
        return Slots(
            loss=self._candidates("loss", day, marked),
            keep=self._candidates("keep", day, marked),
            second=self._candidates("second", day, marked),
            revive=self._candidates("revive", day, marked),
            drifting=self._candidates("drifting", day, marked),
            search=self._search(day),
            connections=self._cards.connections,
            owed=self._owed() if is_last else (),
            birthdays=self._birthdays() if is_last else (),
        )

    def _candidates(self, slot: SlotName, day: int, marked: list[str]) -> tuple[Candidate, ...]:
        """Return a slot's candidates; of a past day only those who have been silent since."""
        found = self._network.measures.candidates(slot, day, marked, silent=day < self._today)
        return tuple(Candidate(tie, score) for tie, score in found)

    def _ties(self, day: int, ids: Collection[str]) -> list[Tie]:
        return self._network.measures.ties(day, ids, cadence=False)

    def _search(self, day: int) -> tuple[Candidate, ...]:
        """Return quiet, moderately weak ties at target employers, the once closer ones first."""
        ties = self._ties(day, self._cards.at_targets)
        quiet = [tie for tie in ties if tie.first_out is not None and tie.silence >= _QUIET_DAYS]
        quiet.sort(key=lambda tie: (-tie.past, tie.person.id))
        return tuple(Candidate(tie, tie.past) for tie in quiet)

    def _owed(self) -> tuple[OwedAnswer, ...]:
        waiting = waiting_on(self._today, self._contacts)
        ties = self._ties(self._today, {contact.person.id for contact in waiting})
        return owed_on(waiting, {tie.person.id: tie for tie in ties})

    def _birthdays(self) -> tuple[Birthday, ...]:
        days = [self._today + ahead for ahead in range(_BIRTHDAY_DAYS + 1)]
        near = {date_of(day).isoformat()[5:]: day for day in days}
        known = self._network.people.birthdays(near)
        tied = {tie.person.id for tie in self._ties(self._today, [who.id for who, _ in known])}
        found = [Birthday(who, near[when]) for who, when in known if who.id in tied]
        return tuple(sorted(found, key=lambda each: (each.day, each.person.id)))

    # -- briefs -----------------------------------------------------------------------------

    def briefs(self, choices: Iterable[Choice]) -> dict[str, Brief]:
        ids = [choice.person.id for choice in choices]
        ties = {tie.person.id: tie for tie in self._network.measures.ties(self._today, ids)}
        latest = self._network.interactions.latest(ids, self._today)
        known = {person.id: person for person in self._network.people.some(ids)}
        ledger = entries(self._network)
        return {
            person: self._brief(known[person], ties.get(person), latest[person], ledger)
            for person in ids
        }

    def _brief(
        self,
        known: KnownPerson,
        tie: Tie | None,
        contacts: tuple[Contact, ...],
        ledger: Sequence[DatedEntry],
    ) -> Brief:
        cards = self._network.people.cards(known.id)
        return Brief(
            person=PersonRef(known.id, known.golden.name),
            tie=tie,
            contacts=contacts,
            organisations=tuple(organisation(held) for held in known.golden.affiliations),
            cards=tuple(sorted({Evidence(name, card.ref) for name, card in cards})),
            favours=tuple(each for each in ledger if concerns(each.entry, known.id)),
            target=self._cards.at_targets.get(known.id, ""),
        )
