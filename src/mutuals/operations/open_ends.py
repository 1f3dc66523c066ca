"""What is still open between others and me, by what our messages say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.sign import OpenEnd, SignSeen
from mutuals.operations.allowed import may_read_text
from mutuals.operations.entries import Lately, entries, entries_since
from mutuals.operations.outcomes import within
from mutuals.operations.standing import standings_now
from mutuals.operations.under_way import under_way
from mutuals.practice.noted import copies_of_notes, sign_of
from mutuals.practice.open_ends import DAYS, open_ends
from mutuals.practice.open_introductions import open_introductions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutuals.model.person import PersonRef
    from mutuals.model.thread import Whose, Word
    from mutuals.ports import Network

_DAY = 86_400
_LONGEST = max(days.stop for days in DAYS.values())


def read_lately(network: Network) -> Lately:
    """Read the ledger as far back as anything may be open."""
    since = network.clock.today - _LONGEST
    return Lately(since, entries(network, since=since))


def open_now(network: Network, lately: Lately | None = None) -> tuple[OpenEnd, ...]:
    """Return what is open on the network's day: asks, promises, answers I owe; introductions."""
    return (*_unfollowed(network, lately), *_introductions(network))


def _introductions(network: Network) -> tuple[OpenEnd, ...]:
    found = under_way(network)
    if not found:
        return ()
    return open_introductions(found, network.clock.today, standings_now(network))


def _unfollowed(network: Network, lately: Lately | None) -> tuple[OpenEnd, ...]:
    if not may_read_text(network):
        return ()
    signs, today = network.favours.signs, network.clock.today

    first = (today - _LONGEST) * _DAY

    def words(person: PersonRef, whose: Whose, since: int) -> Iterator[Word]:
        span = within(network, since, _LONGEST)
        return signs.words(person.id, span, by_me=whose == "mine")

    seen = _not_dismissed(network, signs.opening(first))
    if not seen:
        return ()
    ledger = entries_since(network, today - _LONGEST, lately)
    day_of = network.clock.day_of
    return open_ends(seen, today, day_of, standings_now(network), words, ledger)


def _not_dismissed(network: Network, opening: list[SignSeen]) -> list[SignSeen]:
    """Leave out what I called wrong, with its copy.

    A mail may lie in two folders, and a note to an invitation may have become a message.
    """
    words = network.decisions.standing("ledger")
    wrong = {each.target for each in words if each.values["status"] == "dismissed"}
    if wrong:
        copies = copies_of_notes(opening).items()
        wrong |= {one for pair in copies if not wrong.isdisjoint(pair) for one in pair}
    gone = {_said(sign) for sign in opening if sign_of(sign) in wrong}
    return [sign for sign in opening if _said(sign) not in gone]


def _said(sign: SignSeen) -> tuple[object, ...]:
    return sign.at, sign.act, sign.type, sign.parties
