"""How people stand: what I decided about each of them, up to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.decision import Standing, Verb
from mutuals.practice.standing import standings

if TYPE_CHECKING:
    from mutuals.ports import Network

PERSONAL: tuple[Verb, ...] = ("key", "mark", "done", "snooze", "skip")
"""Decisions about one person that come and go with the day asked about."""

ABOUT_ONE: tuple[Verb, ...] = (*PERSONAL, "tag", "introduce")
"""Decisions about one person; their target is an identifier's id."""


def standings_now(network: Network) -> dict[str, Standing]:
    """Return how people stand on the network's day, by person id."""
    return standings_on(network, network.clock.today)


def deceased_now(network: Network) -> set[str]:
    """Return who is marked deceased on the network's day, by person id."""
    return {who for who, each in standings_now(network).items() if each.mark == "deceased"}


def standings_on(network: Network, day: int) -> dict[str, Standing]:
    """Return how people stand on a day, by person id."""
    decisions = network.decisions.standing(*PERSONAL)
    persons = network.people.persons_of({decision.target for decision in decisions})
    return standings(decisions, day, persons)
