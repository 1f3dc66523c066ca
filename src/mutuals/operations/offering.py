"""What else there is to give to those of the day's list to whom nothing is owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mutuals.model.choice import Offer
from mutuals.operations.wishes import Wishes
from mutuals.practice.offers import events, together
from mutuals.practice.partners import words_of_need

if TYPE_CHECKING:
    from mutuals.model.choice import Brief
    from mutuals.model.evidence import Evidence
    from mutuals.model.position import Affiliation
    from mutuals.operations.partners import Partners
    from mutuals.ports import Network

_DAY = 86_400
_AHEAD = 45
"""Days within which somebody is asked along."""
_MOST = 2
"""On one list so many are recommended, asked along to one event, introduced to one person."""


class Offering:
    """Reads what could be given to a few people; each thing at most twice on one list."""

    def __init__(self, network: Network) -> None:
        """Read for one network."""
        self._network, self._today = network, network.clock.today
        self._wishes = Wishes(network)

    def found(self, briefs: Sequence[Brief]) -> dict[str, tuple[Offer, ...]]:
        """Return by person id what was found; `briefs` in the order of the list."""
        found: dict[str, tuple[Offer, ...]] = {}
        given: dict[str, int] = {}
        needy = self._needy(briefs)
        for brief in briefs:
            for offer in self._offers(brief, is_needy=brief.person.id in needy):
                thing = offer.kind if offer.kind == "recommendation" else offer.text
                if given.get(thing, 0) < _MOST:
                    given[thing] = given.get(thing, 0) + 1
                    found[brief.person.id] = (offer,)
                    break
        return found

    def _needy(self, briefs: Sequence[Brief]) -> set[str]:
        """Return who may need something: by a word of theirs, or by what I wrote down."""
        ids = [brief.person.id for brief in briefs]
        return {*self._wishes.remarks, *self._network.people.wishes.bearing(words_of_need(), ids)}

    def _offers(self, brief: Brief, *, is_needy: bool) -> Iterator[Offer]:
        if is_needy and (found := self._partners.find(brief)):
            yield found
        if offer := together(brief, self._positions, self._own):
            yield offer
        yield from events(brief, self._coming)

    @cached_property
    def _partners(self) -> Partners:
        """Who finds introductions: loaded where somebody may need something."""
        from mutuals.operations.partners import Partners

        return Partners(self._network, self._wishes)

    @cached_property
    def _positions(self) -> list[Affiliation]:
        return self._network.people.my_positions()

    @cached_property
    def _own(self) -> list[Evidence]:
        return self._network.presence.profile()

    @cached_property
    def _coming(self) -> list[tuple[int, str, Evidence]]:
        """Return the events ahead that I mean to go to, by their days."""
        first = (self._today - 1) * _DAY
        found = self._network.presence.occasions(first, first + (_AHEAD + 2) * _DAY)
        days = ((self._network.clock.day_of(at), name, proof) for at, name, proof in found)
        return [each for each in days if self._today < each[0] <= self._today + _AHEAD]
