"""Warm paths: who can introduce me to somebody, and how to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.identity.organisations import same_organisation
from mutuals.identity.transliteration import latin
from mutuals.metrics.bringing import BESIDE
from mutuals.model.acquaintance import Askable, Link
from mutuals.model.evidence import Evidence
from mutuals.model.golden import KnownPerson, ref_of, title_of
from mutuals.model.introduction import Path, Paths, PathStep, Route
from mutuals.model.person import PersonRef
from mutuals.model.position import Affiliation
from mutuals.operations.aiming import Aim, aim_at, employers_of, insiders, nearest
from mutuals.operations.base import operation
from mutuals.operations.entries import entries
from mutuals.operations.knowing import Knowing, Links
from mutuals.operations.marking import nobody_to_meet
from mutuals.operations.standing import deceased_now, standings_now
from mutuals.operations.strategy import plan_now
from mutuals.operations.who import answering
from mutuals.operations.writing import Writing
from mutuals.practice.asking import Contacted, Wish, ask_draft, say_contact, say_link, say_weakest
from mutuals.practice.introductions import (
    ASKED_DAYS,
    CROWD,
    Known,
    after_asks,
    colleagues_know,
    find_routes,
    together,
)
from mutuals.practice.standing import NOT_SUGGESTED

if TYPE_CHECKING:
    from mutuals.ports import Network

MOST = 10
_PROOFS, _NAMED = 3, 5


@operation("reads", lasts=True)
def intro(network: Network, target: str, *, limit: int = MOST) -> Paths:
    """Find who can introduce me to a person, or to somebody in an organisation.

    A path goes through two others at most. Each person I would write to stands once, with the best
    way on from there.

    Args:
        target: A person (id, e-mail, phone, profile, name) or an organisation (name, domain).
        limit: How many paths to show at most; 0 shows all.

    Example:
        mutuals intro "Oak Ltd"
    """
    if not target.strip() or limit < 0:
        raise UsageError("to whom, and how many paths?", target, 'try `intro "Oak Ltd"`')
    aim = aim_at(network, target.strip())
    if aim.target.kind is None:
        return Paths(aim.target, (), 0.0, (_unknown(network, target.strip()),))
    if aim.target.id in deceased_now(network):
        return Paths(aim.target, (), 0.0, (f"{aim.target.name} is marked deceased",))
    desk = _Desk(network, aim)
    routes = desk.routes(limit or network.people.count())
    notes = () if routes else (_unreached(aim, desk.close_to_target()),)
    return Paths(aim.target, tuple(desk.paths(routes)), together(routes), notes)


def _unknown(network: Network, word: str) -> str:
    """Say who answers to a word but is nobody to be introduced to, else which names are near."""
    known = network.people.some([each.id for each in answering(network, word)])
    if known:
        return f"{nobody_to_meet(known[0].kind)}: {known[0].golden.name}"
    near = nearest(network, word)
    hint = f"the nearest names: {', '.join(near)}" if near else "no name here is like it"
    return f"nobody here answers to this: {word} - {hint}"


def _unreached(aim: Aim, near: Sequence[str]) -> str:
    hint = f"the nearest: {', '.join(near)}" if near else "no mail or meeting shows who knows them"
    more = "more mailboxes and calendars show more: `mutuals look`"
    return f"no path is known to {aim.target.name} - {hint}; {more}"


class _Desk:
    """Reads what the search asks for, and puts its routes into words."""

    def __init__(self, network: Network, aim: Aim) -> None:
        self._network, self._aim, self._today = network, aim, network.clock.today
        stood = standings_now(network).items()
        self._barred = {person for person, each in stood if each.mark in NOT_SUGGESTED}
        self._barred |= {each.id for name in self._names() for each in network.people.named(name)}
        if aim.target.kind == "person":
            self._barred -= {aim.people[0].id}
        self._strengths: Mapping[str, float] = {}
        self._targets = {each.id: each for each in aim.people if each.id not in self._barred}
        self._knowing = Knowing(network, barred=self._barred, more=self._colleagues())
        self._writing = Writing(network)

    def _names(self) -> set[str]:
        """Return names whose bearers introduce nobody: they are rather me, or whom I want to reach.

        A given name alone is borne by many.
        """
        mine = latin(self._me.name)
        names = {mine, mine.rpartition(" ")[2]}
        if self._aim.target.kind == "person" and " " in (theirs := latin(self._aim.target.name)):
            names.add(theirs)
        return names

    @cached_property
    def _reach(self) -> Mapping[str, float]:
        return self._allowed(self._askable.ties)

    @cached_property
    def _heard(self) -> Mapping[str, float]:
        """Return who only ever wrote to me."""
        return self._allowed(self._askable.heard)

    @cached_property
    def _askable(self) -> Askable:
        return self._network.acquaintances.askable(self._today)

    def _allowed(self, odds: Mapping[str, float]) -> dict[str, float]:
        allowed = dict(odds)
        for person in self._barred:
            allowed.pop(person, None)
        return allowed

    @cached_property
    def _asks(self) -> Mapping[str, int]:
        """Return how often I asked each person for something in the last 90 days."""
        asked = [
            each.entry.person.id
            for each in entries(self._network)
            if each.entry.direction == "asked" and each.entry.status != "dismissed"
            and self._today - each.day < ASKED_DAYS
        ]  # fmt: skip
        return Counter(asked)

    def _colleagues(self) -> Links:
        """Return who works at the employer of the person I want to reach."""
        if self._aim.target.kind != "person":
            return {}
        person = self._aim.people[0]
        employers = employers_of(self._network, person)
        there = insiders(self._network, *employers, CROWD + 1)
        if len(there) > CROWD:
            return {}
        found = [each for each in there if each != person]
        p = colleagues_know(len(found) + 1)
        cards = self._cards([person.id])[person.id]
        brings = BESIDE * p
        links = (Link(ref_of(each), p, "colleagues", 0, cards, brings) for each in found)
        return {person.id: {link.person.id: link for link in links}}

    def _cards(self, persons: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
        read = self._network.people.card_evidence
        return {each: tuple(sorted(read(each)))[:_PROOFS] for each in persons}

    def routes(self, most: int) -> list[Route]:
        mine = {**self._heard, **self._reach}
        firsts = dict(mine)
        for who, times in self._asks.items():
            if who in firsts:
                firsts[who] = after_asks(firsts[who], times)
        known = Known(self._knowing.ways, self._knowing.ways, self._guessed())
        return find_routes(mine, firsts, self._targets, known, most)

    def _guessed(self) -> dict[str, dict[str, float]]:
        """Return who may know the target without any trace of the two, among my ties alone."""
        return {
            target: {who: p for who, p in known.items() if who in self._reach}
            for target, known in self._knowing.guessed().items()
        }

    def close_to_target(self) -> list[str]:
        """Return who is near a target that no path leads to: its people, or who knows it."""
        if self._aim.target.kind == "organisation":
            return [each.golden.name for each in self._targets.values()][:_NAMED]
        links = self._knowing.links(self._targets)
        return [each.person.name for known in links.values() for each in known.values()][:_NAMED]

    # -- words ------------------------------------------------------------------------------

    def paths(self, routes: Sequence[Route]) -> list[Path]:
        ids = {person for route in routes for person in route.people}
        known = {each.id: each for each in self._network.people.some(ids)}
        links = self._knowing.links({at for route in routes for at in route.people[1:]})
        firsts = {route.people[0] for route in routes}
        self._strengths = self._network.measures.standing_of(self._today, firsts)
        return [self._path(route, known, links) for route in routes]

    def _path(self, route: Route, known: Mapping[str, KnownPerson], links: Links) -> Path:
        me, people = self._me, [ref_of(known[each]) for each in route.people]
        # A link is read from its far end: the search came from the target, too.
        ways = [links[there.id][here.id]._replace(person=there) for here, there in pairwise(people)]
        first = people[0]
        steps = (
            PathStep(me, first, self._strengths.get(first.id), self._p_ask(first.id),
                     self._contact(first.id)),
            *(PathStep(here, way.person, way.p, way.brings, way.evidence)
              for here, way in zip(people, ways, strict=False)),
        )  # fmt: skip
        why = (
            say_contact(first, self._contacted(known[first.id]), self._today),
            *(say_link(here, way) for here, way in zip(people, ways, strict=False)),
        )
        return Path(
            (me, *people), route.probability, steps, self._draft(people, known), why,
            say_weakest(steps), self._asks[first.id],
        )  # fmt: skip

    @cached_property
    def _me(self) -> PersonRef:
        return self._network.people.me() or PersonRef("", "me")

    def _p_ask(self, person: str) -> float:
        return self._reach[person] if person in self._reach else self._heard[person]

    def _contact(self, person: str) -> tuple[Evidence, ...]:
        """Return the last contacts with somebody, else where the connection stands."""
        latest = self._network.interactions.latest([person], self._today, _PROOFS)[person]
        seen = [proof for each in latest if each.direction for proof in each.evidence]
        return tuple(seen[:_PROOFS]) or self._cards([person])[person]

    def _contacted(self, person: KnownPerson) -> Contacted:
        ties = self._network.measures.ties(self._today, [person.id], cadence=False)
        last = ties[0].last_day if ties else None
        if not ties or ties[0].first_out is not None:
            return Contacted(last, person.connected_day)
        return Contacted(None, person.connected_day, last)

    def _draft(self, people: Sequence[PersonRef], known: Mapping[str, KnownPerson]) -> str:
        target = known[people[-1].id]
        wish = Wish(people[-1], title_of(target), self._work_at, self._me.name, self._i_do)
        return ask_draft(people, wish, self._writing.language_to(known[people[0].id]))

    @cached_property
    def _work_at(self) -> str:
        """Return the organisation I want to hear about: a seeker's target, and not my own."""
        at = self._aim.target.name
        if self._aim.target.kind != "organisation" or plan_now(self._network).stage != "seeker":
            return ""
        return "" if any(same_organisation(at, held.organisation) for held in self._my_work) else at

    @cached_property
    def _my_work(self) -> list[Affiliation]:
        return [held for held in self._network.people.my_positions() if not held.until]

    @cached_property
    def _i_do(self) -> str:
        now = self._my_work[0] if self._my_work else None
        return ", ".join(filter(None, (now.title, now.organisation))) if now else ""
