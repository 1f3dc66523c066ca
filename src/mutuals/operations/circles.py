"""Circles: who belongs together, as far as mails and meetings show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.identity.domains import domain_parts, is_freemail, split_address
from mutuals.identity.names import plain
from mutuals.identity.organisations import domain_names, organisation_key
from mutuals.model.circles import Circles, Member, Share
from mutuals.model.golden import Golden, KnownPerson
from mutuals.model.person import PersonRef
from mutuals.operations.base import operation
from mutuals.operations.standing import standings_now
from mutuals.practice.circles import gather, place, strongest
from mutuals.practice.standing import NOTHING_DECIDED, is_suggestible

if TYPE_CHECKING:
    from mutuals.ports import Network

MOST = 3000
"""People who are put into circles: the closest."""
_TIES_EACH, _MOST_TIES = 3, 3000
_SEVERAL = 2


@operation("reads", lasts=True)
def circles(network: Network, *, limit: int = MOST) -> Circles:
    """Show who belongs together: the people of my network in circles, and where each stands.

    People are in one circle where mails and meetings of at most 25 people show them together. Who
    was seen with nobody stands with others of the same employer, mail domain or tag, else apart.
    At most the 3,000 closest people are looked at.

    Args:
        limit: How many people to show at most, the closest first.

    Example:
        mutuals circles --limit 500
    """
    if not 1 <= limit <= MOST:
        raise UsageError("how many people?", str(limit), f"give 1 to {MOST}")
    everybody = _closest_first(network)
    members = _members(network, everybody[:MOST])
    acquainted = network.acquaintances.acquainted(
        [each.person.id for each in members], network.clock.today
    )
    placed = place(gather(members, acquainted), acquainted, limit)
    shown = [person.id for circle in placed for person in circle.people]
    ties = strongest(acquainted, shown, _TIES_EACH, _MOST_TIES)
    return Circles(placed, ties, len(shown), len(everybody))


def _closest_first(network: Network) -> list[tuple[PersonRef, float | None]]:
    """Return the people of the network with their strengths."""
    strengths, standings = network.measures.standing_of(network.clock.today), standings_now(network)
    people = [
        (person, strengths.get(person.id))
        for person in network.people.humans()
        if is_suggestible(standings.get(person.id, NOTHING_DECIDED))
    ]
    return sorted(people, key=lambda each: (each[1] is None, -(each[1] or 0.0), each[0].id))


def _members(network: Network, people: Sequence[tuple[PersonRef, float | None]]) -> list[Member]:
    ids = [person.id for person, _ in people]
    ties = network.measures.ties(network.clock.today, ids, cadence=False)
    states = {tie.person.id: tie.state for tie in ties}
    known = network.people.some(ids)
    domains = _owners(known)
    shares = {each.id: tuple(_shares(each.golden, domains)) for each in known}
    return [
        Member(person, strength, states.get(person.id), shares.get(person.id, ()))
        for person, strength in people
    ]


def _owners(known: Iterable[KnownPerson]) -> dict[str, str]:
    """Return whose each mail domain is: an employer's that bears its name, else its own.

    A domain is nobody's where its people have several employers and it bears no name of these.
    """
    employers: dict[str, set[str]] = defaultdict(set)
    for each in known:
        for domain in _domains(each.golden):
            employers[domain].update(held.organisation for held in each.golden.affiliations)
    named = {
        domain: next((name for name in sorted(names) if domain_names(domain, name)), "")
        for domain, names in employers.items()
    }
    return {each: named[each] for each in named if named[each] or len(employers[each]) < _SEVERAL}


def _shares(golden: Golden, owners: Mapping[str, str]) -> Iterator[Share]:
    """Yield what others may share: the employers of now, mail domains, earlier employers, tags."""
    yield from (_employer(held.organisation) for held in golden.affiliations if not held.until)
    for domain in filter(owners.__contains__, _domains(golden)):
        name = owners[domain]
        yield _employer(name) if name else Share("domain", domain, domain)
    yield from (_employer(held.organisation) for held in golden.affiliations if held.until)
    yield from (Share("tag", plain(tag), tag) for tag in golden.tags)


def _employer(name: str) -> Share:
    return Share("employer", organisation_key(name) or name, name)


def _domains(golden: Golden) -> list[str]:
    """Return the domains of somebody's addresses that are no mail provider's."""
    domains = [split_address(address)[1] for address in golden.emails]
    kept = (domain for domain in domains if not is_freemail(domain))
    return list(dict.fromkeys(domain_parts(each).registered for each in kept))
