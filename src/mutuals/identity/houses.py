"""Where people work or worked, and whether two of them may be of one house."""

from __future__ import annotations

from typing import NamedTuple

from mutuals.identity.domains import domains_of
from mutuals.identity.organisations import domain_names, organisation_key, same_organisation
from mutuals.model.golden import Golden


class Houses(NamedTuple):
    """The employers somebody ever had, and the mail domains of theirs that are no provider's."""

    employers: tuple[str, ...]
    domains: frozenset[str]


def houses_of(person: Golden) -> Houses:
    """Return the houses that are known of somebody."""
    return Houses(
        tuple(dict.fromkeys(held.organisation for held in person.affiliations)),
        frozenset(domains_of(person.emails)),
    )


def may_share_one(one: Houses, other: Houses) -> bool:
    """Say whether two may be of one house, under whichever of its names or by its mail domain."""
    pairs = ((a, b) for a in one.employers for b in other.employers)
    if not one.domains.isdisjoint(other.domains) or any(_may_be_one(a, b) for a, b in pairs):
        return True
    crossed = ((one.domains, other.employers), (other.domains, one.employers))
    return any(domain_names(d, name) for there, names in crossed for d in there for name in names)


def _may_be_one(a: str, b: str) -> bool:
    """Say whether two names may be one house's: of their keys one begins the other."""
    one, other = f"{organisation_key(a)} ", f"{organisation_key(b)} "
    begun = one.strip() and other.strip() and (one.startswith(other) or other.startswith(one))
    return same_organisation(a, b) or bool(begun)
