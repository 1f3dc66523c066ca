"""Who is introduced to nobody, and which two are not, beside those who were seen to be in touch."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mutuals.identity.houses import Houses, houses_of, may_share_one
from mutuals.identity.transliteration import latin
from mutuals.operations.standing import standings_now
from mutuals.operations.under_way import under_way
from mutuals.practice.standing import NOT_SUGGESTED

if TYPE_CHECKING:
    from mutuals.model.golden import KnownPerson
    from mutuals.model.introduced import Course
    from mutuals.model.person import PersonRef
    from mutuals.ports import Network
    from mutuals.practice.matching import Offered


class Apart:
    """Says which two may be introduced to each other by what is known of them and of me."""

    def __init__(self, network: Network) -> None:
        """Read for one network."""
        self._network = network
        self._houses: dict[str, Houses] = {}

    def may_meet(self, one: KnownPerson, other: KnownPerson) -> bool:
        """Say whether two share neither house nor name, and no introduction joins them."""
        if frozenset((one.id, other.id)) in self._linked:
            return False
        if latin(one.golden.name) == latin(other.golden.name):
            return False
        return not may_share_one(self._houses_of(one), self._houses_of(other))

    def _houses_of(self, person: KnownPerson) -> Houses:
        if person.id not in self._houses:
            self._houses[person.id] = houses_of(person.golden)
        return self._houses[person.id]

    @cached_property
    def barred(self) -> set[str]:
        """Who is marked as somebody never to be suggested."""
        stood = standings_now(self._network).items()
        return {person for person, each in stood if each.mark in NOT_SUGGESTED}

    @cached_property
    def offers(self) -> list[Offered]:
        """The introductions that I offered to both, whatever became of them."""
        kept = (each for each in self._under_way if each[0].kind == "offer")
        return [((one.id, other.id), course.since) for course, one, other in kept]

    @cached_property
    def _linked(self) -> set[frozenset[str]]:
        """Return the pairs I offered an introduction, or of whom one was to introduce the other.

        Whatever became of it.
        """
        return {frozenset((one.id, other.id)) for _, one, other in self._under_way}

    @cached_property
    def _under_way(self) -> list[tuple[Course, PersonRef, PersonRef]]:
        return under_way(self._network)
