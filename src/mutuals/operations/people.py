"""People: the list with its figures, and one person's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Literal

from mutuals.errors import UsageError
from mutuals.identity.transliteration import latin
from mutuals.model.decision import Standing
from mutuals.model.evidence import Evidence
from mutuals.model.golden import KnownPerson
from mutuals.model.identifier import Identifier, IdentifierKind, identifier_id
from mutuals.model.moments import date_text
from mutuals.model.person import KnownTie, PersonRef, State, Warned
from mutuals.model.person_page import PeopleList, Person, PersonPage, Piece, Reached
from mutuals.model.position import organisation
from mutuals.model.tie import Tie
from mutuals.operations.base import operation
from mutuals.operations.knowing import Knowing
from mutuals.operations.outcomes import entries_with
from mutuals.operations.standing import standings_now
from mutuals.operations.who import find_person
from mutuals.practice.standing import NOTHING_DECIDED

if TYPE_CHECKING:
    from mutuals.ports import Counted, Network

_MANY = 5000
"""People from which on everybody's figures are read in one go."""
Sort = Literal["strength", "recent", "due", "name"]


@operation("reads", lasts=True)
def people(
    network: Network,
    query: str = "",
    *,
    limit: int | None = None,
    sort: Sort | None = None,
    state: State | None = None,
    tag: str = "",
    all_kinds: bool = False,
) -> PeopleList:
    """List the people in the network, the closest first.

    With a query, those come first whose name begins so, then those of whom anything else does,
    then those of whom anything contains it; where nobody does, a slip of the finger is forgiven.

    Args:
        query: Show only people of whom name, address, employer, place, note or tag has these words.
        limit: How many to show; 0 shows all (50 on screen).
        sort: By closeness, latest contact, who is due, or name; else a query puts the best first.
        state: Only ties in this state: new, active, drifting, dormant or lost.
        tag: Only people with this tag.
        all_kinds: Also lists, newsletters, services, rooms and me.

    Example:
        mutuals people --sort due --limit 20
    """
    _check_limit(limit)
    if query.strip() and not (sort or state or tag):
        return _best(network, query, limit, all_kinds=all_kinds)
    order: Sort = sort or "strength"
    if limit and order in _CHEAP and not (query.strip() or state or tag or all_kinds):
        return _first(network, limit, order)
    asked_for = describe(network, _asked_for(network, query.strip(), all_kinds=all_kinds))
    described = [each for each in asked_for if _fits(each, state, tag)]
    if sort or not query.strip():
        described.sort(key=_ORDERS[order])
    is_chosen = bool(query.strip() or state or tag)
    return PeopleList(tuple(described[: limit or None]), len(described), limit, chosen=is_chosen)


@operation("reads", lasts=True)
def person(network: Network, who: str, *, limit: int = 0) -> PersonPage:
    """Show one person: the tie, the whole timeline, what is known and from where.

    Args:
        who: An id, e-mail address, phone number, profile address or name; `me` is me.
        limit: How many entries of the timeline to show; 0 shows all.

    Example:
        mutuals person "Ana Lopes"
    """
    _check_limit(limit)
    ref = find_person(network, who)
    (summary,) = describe(network, network.people.some([ref.id]))
    values = {name: getattr(summary, name) for name in Person.__slots__}
    return PersonPage(
        **values,
        timeline=network.interactions.timeline(ref.id, network.clock.today, limit),
        fields=network.cards.fields(ref.id),
        ties=_ties(network, ref.id),
        ledger=entries_with(network, ref.id),
        reached=tuple(_reached(network, summary)),
        pieces=tuple(_pieces(network, ref.id)),
    )


def _ties(network: Network, person: str) -> tuple[KnownTie, ...]:
    """Return whom somebody probably knows."""
    links = Knowing(network).links([person])[person].values()
    return tuple(KnownTie(link.person, link.p, link.evidence) for link in links)


def _reached(network: Network, person: Person) -> Iterator[Reached]:
    """Yield the addresses, numbers and profiles with the cards they stand on."""
    stands: dict[Identifier, list[Evidence]] = {}
    for source, card in network.cards.of(person.id):
        for identifier in card.identifiers:
            stands.setdefault(identifier, []).append(Evidence(source, card.ref))
    ways: tuple[tuple[IdentifierKind, tuple[str, ...]], ...] = (
        ("email", person.emails),
        ("phone", person.phones),
        ("profile", person.profiles),
    )
    for kind, values in ways:
        for way in (Identifier(kind, value) for value in values):
            yield Reached(way, tuple(stands.get(way, ())))


def _pieces(network: Network, person: str) -> Iterator[Piece]:
    """Yield what a person is made of: identifiers first, then cards of address books."""
    for identifier in network.people.identifiers(person):
        yield Piece(identifier_id(identifier), identifier)
    for card in sorted(network.people.card_evidence(person)):
        yield Piece(card.ref, card)


def _fits(person: Person, state: State | None, tag: str) -> bool:
    has_tag = not tag or tag.casefold() in map(str.casefold, person.tags)
    return has_tag and state in {None, person.state}


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 0:
        raise UsageError("how many?", str(limit), "give a number; 0 shows all")


def _best(network: Network, query: str, limit: int | None, *, all_kinds: bool) -> PeopleList:
    """Return whom a query finds, best first; figures are made for those shown only."""
    ids = network.search.find(query, 0, network.clock.today, all_kinds=all_kinds)
    shown = ids[: limit or None]
    found = {person.id: person for person in describe(network, network.people.some(shown))}
    return PeopleList(tuple(found[each] for each in shown), len(ids), limit, chosen=True)


def _first(network: Network, limit: int, sort: Sort) -> PeopleList:
    """Return the first humans of a cheap order; figures are made for those shown only."""
    humans = network.people.humans()
    ids = [person.id for person in humans]
    order = _CHEAP[sort](network, humans)
    placed = nsmallest(limit, ((order[each], each) for each in ids if each in order))
    shown = [each for _, each in placed]
    shown += [each for each in ids if each not in order][: limit - len(shown)]
    found = {person.id: person for person in describe(network, network.people.some(shown))}
    return PeopleList(tuple(found[each] for each in shown), len(ids), limit)


def _strengths(network: Network, humans: Iterable[PersonRef]) -> Mapping[str, float]:
    del humans
    strengths = network.measures.standing_of(network.clock.today)
    return {person: -strength for person, strength in strengths.items()}


def _names(network: Network, humans: Iterable[PersonRef]) -> Mapping[str, str]:
    del network
    return {person.id: latin(person.name) for person in humans}


_CHEAP: Mapping[Sort, Callable[[Network, Iterable[PersonRef]], Mapping[str, Any]]] = {
    "strength": _strengths,
    "name": _names,
}
"""By id, what sorts somebody, the smallest first, where no figures are needed; others come last."""


def _asked_for(network: Network, query: str, *, all_kinds: bool) -> list[KnownPerson]:
    if query:
        ids = network.search.find(query, 0, network.clock.today, all_kinds=all_kinds)
        known = {person.id: person for person in network.people.some(ids)}
        return [known[each] for each in ids]
    return [person for person in network.people.all() if all_kinds or person.kind == "human"]


def describe(network: Network, known: Iterable[KnownPerson]) -> list[Person]:
    """Put the figures of each person beside what is known of them, as of the network's day."""
    found = list(known)
    today = network.clock.today
    ids = [person.id for person in found]
    ties = {tie.person.id: tie for tie in network.measures.ties(today, ids)}
    figures = network.measures.figures(today, None if len(ids) > _MANY else ids)
    strengths = network.measures.standing_of(today)
    standings, warnings = standings_now(network), network.likenesses.warnings()
    return [
        _describe(
            person,
            ties.get(person.id) if person.kind == "human" else None,
            figures.get(person.id),
            strengths,
            standings.get(person.id, NOTHING_DECIDED),
            warnings.get(person.id, ()),
        )
        for person in found
    ]


def _describe(
    known: KnownPerson,
    tie: Tie | None,
    counted: Counted | None,
    strengths: Mapping[str, float],
    standing: Standing,
    warnings: tuple[Warned, ...],
) -> Person:
    golden = known.golden
    return Person(
        id=known.id,
        name=golden.name,
        emails=golden.emails,
        phones=golden.phones,
        profiles=golden.profiles,
        organisations=tuple(organisation(held) for held in golden.affiliations),
        kind=known.kind,
        interactions=counted.interactions if counted else 0,
        sent=counted.sent if counted else 0,
        received=counted.received if counted else 0,
        met=counted.met if counted else 0,
        first_contact=date_text(counted.first_day) if counted else None,
        last_contact=date_text(counted.last_day) if counted else None,
        strength=strengths.get(known.id) if tie else None,
        alive=_alive(tie),
        state=tie.state if tie else None,
        cadence_days=tie.cadence if tie else None,
        due_in_days=_due(tie),
        key=standing.key,
        mark=standing.mark,
        reciprocity=tie.balance if tie else None,
        tags=golden.tags,
        warnings=warnings,
    )


def _alive(tie: Tie | None) -> float | None:
    return None if tie is None or tie.p_gone is None else 1 - tie.p_gone


def _due(tie: Tie | None) -> float | None:
    return None if tie is None or tie.cadence is None else tie.cadence - tie.silence


def _by_strength(person: Person) -> tuple[float, str]:
    return (2.0 if person.strength is None else -person.strength, person.id)


def _by_recent(person: Person) -> tuple[int, str]:
    latest = int((person.last_contact or "0000-00-00").replace("-", ""))
    return (-latest, person.id)


def _by_due(person: Person) -> tuple[float, str]:
    return (float("inf") if person.due_in_days is None else person.due_in_days, person.id)


def _by_name(person: Person) -> tuple[str, str]:
    return (latin(person.name), person.id)


_ORDERS = {"strength": _by_strength, "recent": _by_recent, "due": _by_due, "name": _by_name}
