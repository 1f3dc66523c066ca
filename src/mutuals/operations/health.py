"""The health of my network: four figures with one thing to do each, then the details."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mutuals.identity.organisations import organisation_key
from mutuals.identity.whereabouts import PLACES, country, field_of_work, place
from mutuals.metrics.contact import INTERCEPT as SOON_NUMBER
from mutuals.metrics.gone import INTERCEPT as GONE_NUMBER
from mutuals.metrics.seasons import SEASONS
from mutuals.model.golden import Golden
from mutuals.model.health import Health, Reached
from mutuals.model.position import Affiliation
from mutuals.operations.base import operation
from mutuals.operations.returning import marked_out
from mutuals.operations.strategy import key_people
from mutuals.practice.health import (
    Advice,
    how_far,
    in_difference,
    in_numbers,
    in_shape,
    who_came,
    who_is_drifting,
    who_stayed,
)
from mutuals.practice.lasting import forecasts, lasting, rhythm
from mutuals.practice.shape import FIRM, Shape, shape
from mutuals.practice.survival import YEAR

if TYPE_CHECKING:
    from mutuals.model.health import Figure
    from mutuals.ports import Network

_MOST = 1000
"""People whose ties among each other are looked at: those in touch in most seasons of the year."""
_LAST_YEAR = 0b1111
_SOON, _GONE = "contact within 30 days", "90 quiet days"


@operation("reads", lasts=True)
def health(network: Network) -> Health:
    """Show how my network is doing: who came, who stayed, who is drifting, how far it reaches.

    Each of these four has one thing to do; the details follow. A figure stands beside its own past,
    quarter by quarter, and where one is known beside the range in which most people lie. It is
    about people, never a mark for one of them.

    Example:
        mutuals health
    """
    today, out = network.clock.today, marked_out(network)
    seasons, touched = network.seasons.seasons(today, out)
    stood = network.seasons.stood(today, out)
    people, home, advice = _reached(network, touched), _home(network), _advice(network, out)
    first = (
        who_came(seasons), who_stayed(seasons, advice), who_is_drifting(stood, advice),
        how_far(people, home, SEASONS),
    )  # fmt: skip
    known, size = _shape(network, touched)
    return Health((
        *first, *in_numbers(seasons), _lasting(network, out),
        *in_shape(known, size), *in_difference(people, home),
        rhythm(*network.seasons.rhythm_kept(today, out)),
        *forecasts("contact_30", stood.contact, SOON_NUMBER, _SOON),
        *forecasts("gone_90", stood.gone, GONE_NUMBER, _GONE),
    ))  # fmt: skip


def _advice(network: Network, out: Collection[str]) -> Advice:
    found = network.measures.candidates("drifting", network.clock.today, out, 1)
    first = [tie.person.name or "somebody without a name" for tie, _ in found]
    return Advice("".join(first), bool(key_people(network)))


def _lasting(network: Network, out: Collection[str]) -> Figure:
    until = network.clock.today - YEAR
    return lasting(network.seasons.lives(network.clock.today, until, out), until)


def _shape(network: Network, touched: Mapping[str, int]) -> tuple[Shape | None, int]:
    """Return the shape of the people of the past year, and how many these are."""
    within = {person: seasons & _LAST_YEAR for person, seasons in touched.items()}
    often = sorted(filter(within.get, within), key=lambda each: (-within[each].bit_count(), each))
    people = often[:_MOST]
    acquainted = network.acquaintances.acquainted(people, network.clock.today)
    firm = [(each.one, each.two) for each in acquainted if each.weight >= FIRM]
    return shape(people, firm), len(people)


def _home(network: Network) -> str:
    me = network.people.me()
    return _country(network.people.some([me.id])[0].golden) if me else ""


def _reached(network: Network, touched: Mapping[str, int]) -> list[Reached]:
    towns = {
        person: place(value)
        for person, _, value in network.cards.stated(PLACES)
        if person in touched
    }
    employer, work = cache(_employer), cache(field_of_work)
    return [
        Reached(
            touched[known.id], employer(held.organisation), work(held.title),
            towns.get(known.id, ""), _country(known.golden),
        )
        for known in network.people.some(touched)
        for held in [_position(known.golden)]
    ]  # fmt: skip


def _country(golden: Golden) -> str:
    return country(golden.phones, golden.emails)


def _position(golden: Golden) -> Affiliation:
    """Return the position somebody holds now, an empty one where none is known."""
    return next((held for held in golden.affiliations if not held.until), Affiliation(""))


def _employer(name: str) -> str:
    return organisation_key(name) or name
