"""Introductions to give: two who do not know each other, and each has something for the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.golden import KnownPerson, ref_of, title_of
from mutuals.model.match import Match, MatchList, Signal
from mutuals.operations.apart import Apart
from mutuals.operations.base import operation
from mutuals.operations.circles import circles
from mutuals.operations.entries import entries
from mutuals.operations.knowing import Knowing
from mutuals.operations.wishes import Wishes
from mutuals.operations.writing import Writing
from mutuals.practice.asking import offer_draft
from mutuals.practice.matching import (
    QUARTER_DAYS,
    Candidate,
    Fit,
    chosen,
    fits,
    made,
    say_gain,
)

if TYPE_CHECKING:
    from mutuals.ports import Network

CLOSEST, MOST = 400, 10
"""People looked at, the likeliest in touch first, and introductions proposed."""


@operation("reads", lasts=True)
def matches(network: Network, *, limit: int = MOST) -> MatchList:
    """Propose introductions to give: two who do not know each other and both gain.

    What somebody needs or offers is read from titles, notes, remarks and tags: `looking for ...`,
    `offers ...`. Nobody is proposed more than twice a quarter.

    Args:
        limit: How many to propose at most.

    Example:
        mutuals matches
    """
    if limit < 1:
        raise UsageError("how many?", str(limit), "give 1 or more")
    return MatchList(tuple(_Table(network).matches(limit)))


class _Table:
    """Reads who could be introduced, and puts the choice into words."""

    def __init__(self, network: Network) -> None:
        self._network, self._today = network, network.clock.today
        self._apart, self._writing = Apart(network), Writing(network)

    def matches(self, limit: int) -> Iterator[Match]:
        candidates = [self._candidate(each) for each in self._people.values()]
        since = self._today - QUARTER_DAYS + 1
        there_were = made(self._apart.offers, entries(self._network, since=since), since)
        found = chosen(fits(candidates), there_were, limit, self._are_strangers)
        return map(self._match, found)

    @cached_property
    def _reach(self) -> Mapping[str, float]:
        return self._network.acquaintances.reach(self._today)

    @cached_property
    def _people(self) -> dict[str, KnownPerson]:
        near = [person for person in self._reach if person not in self._apart.barred]
        near.sort(key=lambda person: (-self._reach[person], person))
        return {each.id: each for each in self._network.people.some(near[:CLOSEST])}

    def _candidate(self, person: KnownPerson) -> Candidate:
        circle = self._circles.get(person.id, "")
        return Candidate(person.id, self._reach[person.id], circle, self._signals[person.id])

    @cached_property
    def _signals(self) -> Mapping[str, tuple[Signal, ...]]:
        return Wishes(self._network).of(self._people.values())

    # -- who is left out --------------------------------------------------------------------

    def _are_strangers(self, one: str, other: str) -> bool:
        if other in self._known.get(one, {}):
            return False
        return self._apart.may_meet(self._people[one], self._people[other])

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, float]]:
        return Knowing(self._network).near(self._people)

    @cached_property
    def _circles(self) -> dict[str, str]:
        found = circles(self._network).circles
        seen = [circle for circle in found if circle.basis in {"together", "shared"}]
        return {each.id: circle.name for circle in seen for each in circle.people}

    # -- words ------------------------------------------------------------------------------

    def _match(self, fit: Fit) -> Match:
        a, b = self._people[fit.a], self._people[fit.b]
        proofs = [proof for need, offer in (fit.for_a, fit.for_b)
                  for proof in (*need.evidence, *offer.evidence)]  # fmt: skip
        return Match(
            ref_of(a), ref_of(b), say_gain(ref_of(a), ref_of(b), *fit.for_a),
            say_gain(ref_of(b), ref_of(a), *fit.for_b), tuple(dict.fromkeys(proofs)), fit.score,
            self._draft(a, b), self._draft(b, a),
        )  # fmt: skip

    def _draft(self, to: KnownPerson, about: KnownPerson) -> str:
        language = self._writing.language_to(to)
        return offer_draft(ref_of(to), ref_of(about), title_of(about), language)
