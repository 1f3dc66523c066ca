"""What people need and offer by what is kept of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mutuals.model.evidence import Evidence
from mutuals.model.identifier import Identifier
from mutuals.practice.needs import of_text, signals

if TYPE_CHECKING:
    from mutuals.model.golden import KnownPerson
    from mutuals.model.match import Signal
    from mutuals.ports import Network
    from mutuals.practice.needs import Told

_TELLING = frozenset({"note", "headline", "about", "skills", "skill", "occupation", "summary"})
_PROOFS = 2


class Wishes:
    """Reads what titles, notes, tags and my remarks say that people need and offer."""

    def __init__(self, network: Network) -> None:
        """Read for one network."""
        self._network, self._today = network, network.clock.today

    def of(self, people: Collection[KnownPerson]) -> dict[str, tuple[Signal, ...]]:
        """Return by person id what they need and offer."""
        if not people:
            return {}
        stated = self._network.people.wishes.stated([each.id for each in people], _TELLING)
        return {each.id: tuple(self._signals(each, *stated[each.id])) for each in people}

    def _signals(
        self,
        person: KnownPerson,
        cards: Sequence[Evidence],
        stated: Mapping[tuple[str, str], Sequence[Evidence]],
    ) -> Iterator[Signal]:
        fields = [(value, tuple(stated[name, value])) for name, value in sorted(stated)]
        proofs, remarks = tuple(cards[:_PROOFS]), self.remarks.get(person.id, ())
        return signals(person.golden, proofs, fields, remarks, lambda: self._latest(person.id))

    def _latest(self, person: str) -> tuple[Evidence, ...]:
        latest = self._network.interactions.latest([person], self._today, 1)[person]
        return tuple(proof for each in latest for proof in each.evidence)

    @cached_property
    def remarks(self) -> Mapping[str, Sequence[Told]]:
        """Return by person what I wrote down up to the day that says what they need or offer."""
        found: dict[str, list[Told]] = defaultdict(list)
        for each in self._network.decisions.standing("log"):
            text, is_past = each.values.get("about", ""), each.values["day"] <= self._today
            if text and is_past and any(of_text(text, ())):
                for person in _persons(self._network, each.values["who"]):
                    found[person].append((text, (Evidence("log", each.id),)))
        return found


def _persons(network: Network, who: Iterable[Sequence[str]]) -> Iterator[str]:
    identifiers = [Identifier(kind, value) for kind, value, _ in who]  # type: ignore[arg-type]
    yield from (person.id for person in network.people.answering_to(identifiers))
