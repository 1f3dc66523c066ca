"""Whom to introduce to the few of the day's list, where need meets offer on both sides."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from mutuals.model.golden import KnownPerson, ref_of, title_of
from mutuals.operations.apart import Apart
from mutuals.operations.entries import entries
from mutuals.practice.matching import A_QUARTER, QUARTER_DAYS, Candidate, made
from mutuals.practice.partners import bearing, offer, partner

if TYPE_CHECKING:
    from mutuals.model.choice import Brief, Offer
    from mutuals.operations.wishes import Wishes
    from mutuals.ports import Network
    from mutuals.practice.matching import Fit
    from mutuals.practice.partners import Bearing

_LOOKED_AT = 8
"""People looked at for one person, the likeliest to be in touch with."""


class Partners:
    """Reads who could be introduced to one person; nobody more than twice a quarter."""

    def __init__(self, network: Network, wishes: Wishes) -> None:
        """Read for one network."""
        self._network, self._today = network, network.clock.today
        self._apart, self._wishes = Apart(network), wishes
        self._given = set[frozenset[str]]()

    def find(self, brief: Brief) -> Offer | None:
        """Return the best introduction to give to somebody, None where there is none.

        Whoever never had a word of mine is not introduced: a first message is about the two of us.
        """
        if brief.tie is None or brief.tie.first_out is None:
            return None
        (one,) = self._network.people.some([brief.person.id])
        signals = self._wishes.of([one])[one.id]
        wanted = bearing(signals)
        known = self._near(one, wanted) if wanted else {}
        told = self._wishes.of([person for person, _ in known.values()])
        others = [Candidate(each, p, "", told[each]) for each, (_, p) in known.items()]
        mine = Candidate(one.id, brief.tie.p_contact, "", signals)
        fit = partner(mine, others, lambda each: self._may(brief, one, known[each][0]))
        return self._offer(fit, one, known[fit.b][0]) if fit else None

    def _offer(self, fit: Fit, one: KnownPerson, other: KnownPerson) -> Offer:
        self._given.add(frozenset((one.id, other.id)))
        return offer(fit, ref_of(one), ref_of(other), title_of(other))

    def _near(self, one: KnownPerson, wanted: Bearing) -> dict[str, tuple[KnownPerson, float]]:
        """Return whom words of theirs or of mine show, with P(contact)."""
        near = dict(
            self._network.measures.partners(
                self._today, _LOOKED_AT, **wanted._asdict(),
                noted=self._wishes.remarks, excluded=self._apart.barred | {one.id},
            )
        )  # fmt: skip
        people = self._network.people.some(near) if near else []
        return {each.id: (each, near[each.id]) for each in people}

    # -- who is left out --------------------------------------------------------------------

    def _may(self, brief: Brief, one: KnownPerson, other: KnownPerson) -> bool:
        """Say whether two are strangers by all that is seen, and neither is asked too often."""
        pair = frozenset((one.id, other.id))
        if pair in self._given:
            return True
        if other.id in _introduced(brief) or not self._apart.may_meet(one, other):
            return False
        if self._network.favours.signs.together(one.id, other.id, self._today):
            return False
        return self._are_free(pair, brief, other.id)

    def _are_free(self, pair: Collection[str], brief: Brief, other: str) -> bool:
        since = self._today - QUARTER_DAYS + 1
        ledger = (*brief.favours, *entries(self._network, since=since, persons=[other]))
        times = made(self._apart.offers, ledger, since)
        times.update(person for given in self._given for person in given)
        return all(times[each] < A_QUARTER for each in pair)


def _introduced(brief: Brief) -> set[str]:
    """Return who was introduced to somebody, by the ledger."""
    made_known = (
        each.entry
        for each in brief.favours
        if each.entry.type == "introduction"
        and each.entry.direction != "asked"
        and each.entry.status != "dismissed"
    )
    return {who.id for entry in made_known for who in (entry.person, *entry.with_)}
