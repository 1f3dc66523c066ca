"""The plan that stands, and its key people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.person import PersonRef
from mutuals.model.strategy import Plan
from mutuals.operations.standing import standings_now
from mutuals.practice.standing import NOT_SUGGESTED
from mutuals.practice.strategy import plan_of, settings_of

if TYPE_CHECKING:
    from mutuals.ports import Network


def plan_now(network: Network) -> Plan:
    """Return the plan that stands."""
    settings = settings_of(network.decisions.standing("plan", "init"))
    return plan_of(settings, network.settings.get("zone") or "UTC")


def key_people(network: Network) -> tuple[PersonRef, ...]:
    """Return the key people, by id; those marked private, never or deceased are none."""
    stood = standings_now(network).items()
    keys = [person for person, each in stood if each.key and each.mark not in NOT_SUGGESTED]
    known = [person for person in network.people.some(keys) if person.kind == "human"]
    return tuple(PersonRef(person.id, person.golden.name) for person in known)
