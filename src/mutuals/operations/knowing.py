"""Who knows whom: by mails and meetings, and by the introductions that stand in the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from mutuals.metrics.knows import STATED
from mutuals.model.acquaintance import Link
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.person import PersonRef
from mutuals.operations.entries import entries

if TYPE_CHECKING:
    from mutuals.ports import Network

Links = Mapping[str, Mapping[str, Link]]
"""By person, and then by the person known: what is known of the two beside mails and meetings."""
_PROOFS = 3


class Knowing:
    """Who knows whom on the network's day; whoever is `barred` knows nobody and is not known."""

    def __init__(self, network: Network, *, barred: Collection[str] = (), more: Links = {}) -> None:  # noqa: B006 - read only
        """Read the ledger; `more` holds guesses, which only `links` and `guessed` know of."""
        self._network, self._barred, self._more = network, frozenset(barred), more
        self._stated = _stated(network, entries(network))

    def near(self, persons: Collection[str]) -> dict[str, dict[str, float]]:
        """Return by person, and by whom they know, P(knows)."""
        measured = self._network.acquaintances.near(persons, self._network.clock.today)
        return {each: self._with_stated(each, measured[each]) for each in persons}

    def ways(self, persons: Collection[str]) -> dict[str, dict[str, float]]:
        """Return by person, and by whom they know, P(brings)."""
        measured = self._network.acquaintances.ways(persons, self._network.clock.today)
        return {each: self._with_stated(each, measured[each]) for each in persons}

    def _with_stated(self, person: str, measured: Mapping[str, float]) -> dict[str, float]:
        known = dict(measured)
        known |= {other: link.brings for other, link in self._stated.get(person, {}).items()}
        return {other: p for other, p in known.items() if other not in self._barred}

    def guessed(self) -> dict[str, dict[str, float]]:
        """Return by person, and by whom they may know, P(brings) of the guesses."""
        return {
            person: {
                other: link.brings for other, link in known.items() if other not in self._barred
            }
            for person, known in self._more.items()
        }

    def links(self, persons: Collection[str]) -> dict[str, dict[str, Link]]:
        """Return by person, and by whom they know, the links with their evidence, surest first."""
        measured = self._network.acquaintances.of(persons, self._network.clock.today)
        return {each: self._links(each, measured.get(each, ())) for each in persons}

    def _links(self, person: str, measured: Iterable[Link]) -> dict[str, Link]:
        known = dict(self._more.get(person, {}))
        known |= {link.person.id: link for link in measured}
        for other, link in self._stated.get(person, {}).items():
            seen = known[other].evidence if other in known else ()
            known[other] = link._replace(evidence=(*link.evidence, *seen)[:_PROOFS])
        kept = (link for other, link in known.items() if other not in self._barred)
        return {link.person.id: link for link in sorted(kept, key=_surest)}


def _surest(link: Link) -> tuple[float, str]:
    return -link.p, link.person.id


def _stated(network: Network, ledger: Iterable[DatedEntry]) -> Links:
    """Return the links between humans who were introduced to each other, by the ledger."""
    made = [each.entry for each in ledger if each.entry.type == "introduction"]
    made = [each for each in made if each.direction != "asked" and each.status != "dismissed"]
    named = {who.id for entry in made for who in (entry.person, *entry.with_)}
    humans = {each.id for each in network.people.some(named) if each.kind == "human"}
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for entry in made:
        for one, other in permutations((entry.person, *entry.with_), 2):
            if {one.id, other.id} <= humans:
                found[one.id][other.id] = _joined(
                    found[one.id].get(other.id), other, entry.evidence
                )
    return found


def _joined(before: Link | None, other: PersonRef, evidence: tuple[Evidence, ...]) -> Link:
    seen = before.evidence if before else ()
    times = before.times + 1 if before else 1
    return Link(other, STATED, "stated", times, (*seen, *evidence), STATED)
