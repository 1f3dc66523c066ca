"""Introductions to give: two who do not know each other, and each has something for the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.identity.houses import Houses, houses_of, may_share_one
from mutuals.identity.transliteration import latin
from mutuals.model.evidence import Evidence
from mutuals.model.golden import KnownPerson
from mutuals.model.identifier import Identifier
from mutuals.model.introduced import Course
from mutuals.model.match import Match, MatchList, Signal
from mutuals.model.person import PersonRef
from mutuals.operations.aiming import ref_of, title_of
from mutuals.operations.base import operation
from mutuals.operations.circles import circles
from mutuals.operations.entries import entries
from mutuals.operations.knowing import Knowing
from mutuals.operations.standing import standings_now
from mutuals.operations.under_way import under_way
from mutuals.operations.writing import Writing
from mutuals.practice.asking import offer_draft
from mutuals.practice.matching import (
    QUARTER_DAYS,
    Candidate,
    Fit,
    chosen,
    fits,
)
from mutuals.practice.needs import of_text, of_title
from mutuals.practice.standing import NOT_SUGGESTED

if TYPE_CHECKING:
    from mutuals.ports import Network

CLOSEST, MOST = 400, 10
"""People looked at, the likeliest in touch first, and introductions proposed."""
_TELLING = frozenset({"note", "headline", "about", "skills", "skill", "occupation", "summary"})
_PROOFS = 2


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
        self._remarks, self._writing = _remarks(network), Writing(network)

    def matches(self, limit: int) -> Iterator[Match]:
        candidates = [self._candidate(each) for each in self._people.values()]
        found = chosen(fits(candidates, self._are_strangers), self._made, limit)
        return map(self._match, found)

    @cached_property
    def _reach(self) -> Mapping[str, float]:
        return self._network.acquaintances.reach(self._today)

    @cached_property
    def _people(self) -> dict[str, KnownPerson]:
        stood = standings_now(self._network).items()
        barred = {person for person, each in stood if each.mark in NOT_SUGGESTED}
        near = [person for person in self._reach if person not in barred]
        near.sort(key=lambda person: (-self._reach[person], person))
        return {each.id: each for each in self._network.people.some(near[:CLOSEST])}

    def _candidate(self, person: KnownPerson) -> Candidate:
        circle = self._circles.get(person.id, "")
        return Candidate(person.id, self._reach[person.id], circle, tuple(self._signals(person)))

    def _signals(self, person: KnownPerson) -> Iterator[Signal]:
        """Yield what titles, notes, tags and my remarks say."""
        cards = tuple(sorted(self._network.people.card_evidence(person.id)))[:_PROOFS]
        for held in person.golden.affiliations:
            if not held.until and held.title:
                yield from of_title(held.title, cards)
        for field in self._network.cards.fields(person.id):
            if field.name in _TELLING:
                yield from of_text(field.value, field.evidence)
        for tag in person.golden.tags:
            yield from of_text(tag, cards or self._remark(person.id))
        for text, evidence in self._remarks.get(person.id, ()):
            yield from of_text(text, (evidence,))

    def _remark(self, person: str) -> tuple[Evidence, ...]:
        latest = self._network.interactions.latest([person], self._today, 1)[person]
        return tuple(proof for each in latest for proof in each.evidence)

    # -- who is left out --------------------------------------------------------------------

    def _are_strangers(self, one: str, other: str) -> bool:
        if other in self._known.get(one, {}) or frozenset((one, other)) in self._linked:
            return False
        a, b = self._people[one], self._people[other]
        return latin(a.golden.name) != latin(b.golden.name) and not may_share_one(
            self._houses[one], self._houses[other]
        )

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, float]]:
        return Knowing(self._network).near(self._people)

    @cached_property
    def _houses(self) -> dict[str, Houses]:
        return {each.id: houses_of(each.golden) for each in self._people.values()}

    @cached_property
    def _linked(self) -> set[frozenset[str]]:
        """Return the pairs I offered an introduction, or of whom one was to introduce the other.

        Whatever became of it.
        """
        return {frozenset((one.id, other.id)) for _, one, other in self._under_way}

    @cached_property
    def _under_way(self) -> list[tuple[Course, PersonRef, PersonRef]]:
        return under_way(self._network)

    @cached_property
    def _made(self) -> Mapping[str, int]:
        """Return in how many introductions of mine each person was within the quarter."""
        offers = (each for each in self._under_way if each[0].kind == "offer")
        pairs = [((one.id, other.id), course.since) for course, one, other in offers]
        offered = {frozenset(pair) for pair, _ in pairs}
        for day, entry in entries(self._network):
            if (entry.direction, entry.type) == ("gave", "introduction") and entry.with_:
                pair = entry.person.id, entry.with_[0].id
                if entry.status != "dismissed" and frozenset(pair) not in offered:
                    pairs.append((pair, day))
        recent = [pair for pair, day in pairs if self._today - day < QUARTER_DAYS]
        return Counter(person for pair in recent for person in pair)

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
            ref_of(a), ref_of(b), _why(ref_of(a), ref_of(b), *fit.for_a),
            _why(ref_of(b), ref_of(a), *fit.for_b), tuple(dict.fromkeys(proofs)), fit.score,
            self._draft(a, b), self._draft(b, a),
        )  # fmt: skip

    def _draft(self, to: KnownPerson, about: KnownPerson) -> str:
        language = self._writing.language_to(to)
        return offer_draft(ref_of(to), ref_of(about), title_of(about), language)


def _why(one: PersonRef, other: PersonRef, need: Signal, offer: Signal) -> str:
    return f"{one.name} may need {need.text}; {other.name} may offer {offer.text}."


def _remarks(network: Network) -> Mapping[str, Sequence[tuple[str, Evidence]]]:
    """Return by person what I wrote down with a contact, up to the day."""
    told = [
        (each.values["about"], each)
        for each in network.decisions.standing("log")
        if each.values.get("about") and each.values["day"] <= network.clock.today
    ]
    found: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    for text, decision in told:
        for person in _persons(network, decision.values["who"]):
            found[person].append((text, Evidence("log", decision.id)))
    return found


def _persons(network: Network, who: Iterable[Sequence[str]]) -> Iterator[str]:
    identifiers = [Identifier(kind, value) for kind, value, _ in who]  # type: ignore[arg-type]
    yield from (person.id for person in network.people.answering_to(identifiers))
