"""Who is thanked in the thread of an introduction: whoever made it, wherever the name stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mutuals.model.favour import LedgerEntry
from mutuals.model.person import PersonRef
from mutuals.model.sign import MOST_IN_CHAT, SignSeen
from mutuals.practice.detected import MOST_INTRODUCED, circle, entry_for, i_wrote
from mutuals.record import Record

THREAD = 7 * 86_400
"""Seconds after an introduction within which thanks among those in it are for it."""


class Made(Record):
    """An introduction that was made at an instant (seconds UTC)."""

    at: int
    entry: LedgerEntry


class Thanked(Record):
    """Thanks that belong to an introduction; without an entry where two others thank each other."""

    entry: LedgerEntry | None


def thanked_for(seen: SignSeen, made: Sequence[Made]) -> Thanked | None:
    """Return to whom a message's thanks go where it follows an introduction among its people.

    `made` lie in the order of their instants. None where there is no such introduction: then thanks
    go to whoever is written to, and where nobody is known to have written.
    """
    writer = _writer(seen)
    if seen.act != "thanks" or not in_small_circle(seen) or writer is None:
        return None
    first, end = (bisect_left(made, at, key=_at) for at in (seen.at - THREAD, seen.at))
    found = (_thanked(seen, writer, each.entry) for each in reversed(made[first:end]))
    return next(filter(None, found), None)


def in_small_circle(seen: SignSeen) -> bool:
    """Say whether a message has so few people that it may belong to an introduction."""
    return circle(seen) <= (MOST_IN_CHAT if seen.thread.is_chat else MOST_INTRODUCED)


def _at(made: Made) -> int:
    return made.at


def _thanked(seen: SignSeen, writer: PersonRef, introduction: LedgerEntry) -> Thanked | None:
    """Return to whom thanks go if they are for this introduction.

    Of one I made, whoever I brought together thanks me, also in a copy. Of one made for me, I thank
    whoever made it in what I write to the others, and the others do not thank me.
    """
    maker, brought = introduction.person, introduction.with_
    if introduction.direction == "gave":
        is_thanked = writer in (maker, *brought)
        return Thanked(entry_for(seen, "gave", writer)) if is_thanked else None
    others = {party.person for party in seen.parties} - {writer}
    if maker not in others or not (writer in brought or others.intersection(brought)):
        return None
    if i_wrote(seen):
        return Thanked(entry_for(seen, "received", maker))
    return Thanked(None) if writer in brought else None


def _writer(seen: SignSeen) -> PersonRef | None:
    return next((party.person for party in seen.parties if party.role == "from"), None)
