"""What is still open between others and me, by what our mails say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.sign import OpenEnd, sign_id
from mutuals.operations.allowed import may_read_text
from mutuals.operations.standing import standings_now
from mutuals.practice.open_ends import ASK_DAYS, What, open_ends

if TYPE_CHECKING:
    from mutuals.model.person import PersonRef
    from mutuals.ports import Network

_DAY = 86_400


def open_now(network: Network) -> tuple[OpenEnd, ...]:
    """Return the asks and promises of mine that nothing followed up to the network's day."""
    if not may_read_text(network):
        return ()
    signs, today = network.favours.signs, network.clock.today

    def followed(person: PersonRef, what: What, at: int) -> bool:
        return not signs.unanswered(person.id, at, today, by_me=what == "promise")

    dismissed = _dismissed(network)
    seen = [
        sign
        for sign in signs.opening((today - ASK_DAYS.stop) * _DAY)
        if sign_id(sign.id, sign.act, sign.type) not in dismissed
    ]
    return open_ends(seen, today, network.clock.day_of, standings_now(network), followed)


def _dismissed(network: Network) -> set[str]:
    words = network.decisions.standing("ledger")
    return {each.target for each in words if each.values["status"] == "dismissed"}
