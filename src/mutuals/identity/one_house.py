"""When two people may be of one house, by the tables of firms and of mail providers."""

from __future__ import annotations

from mutuals.identity.domains import domains_of
from mutuals.identity.houses import Houses
from mutuals.identity.organisations import domain_names, organisation_key, same_organisation


def may_be_one(one: Houses, other: Houses) -> bool:
    """Say whether two may be of one house, under whichever of its names or by its mail domain."""
    here, there = domains_of(one.emails), domains_of(other.emails)
    pairs = ((a, b) for a in one.employers for b in other.employers)
    if not here.isdisjoint(there) or any(_are_names_of_one(a, b) for a, b in pairs):
        return True
    crossed = ((here, other.employers), (there, one.employers))
    return any(domain_names(d, name) for own, names in crossed for d in own for name in names)


def _are_names_of_one(a: str, b: str) -> bool:
    """Say whether two names may be one house's: of their keys one begins the other."""
    one, other = f"{organisation_key(a)} ", f"{organisation_key(b)} "
    begun = one.strip() and other.strip() and (one.startswith(other) or other.startswith(one))
    return same_organisation(a, b) or bool(begun)
