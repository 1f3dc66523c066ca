"""Open ends: what I asked for without an answer yet, and what I promised without a word since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from mutuals.model.decision import Standing
from mutuals.model.moments import instant
from mutuals.model.person import PersonRef
from mutuals.model.sign import OpenEnd, SignSeen
from mutuals.practice.detected import addressed_by, i_wrote
from mutuals.practice.standing import NOTHING_DECIDED, is_snoozed, is_suggestible

MOST_OPEN = 10
ASK_DAYS = range(4, 61)
"""An ask is given three days before it is called open; after two months it is past."""
PROMISE_DAYS = range(2, 61)

What = Literal["ask", "promise"]
Followed = Callable[[PersonRef, What, int], bool]
"""Says of a person whether an ask was answered, or a word followed a promise, since an instant."""


class _Held(NamedTuple):
    end: OpenEnd
    day: int
    at: int


def open_ends(
    seen: Iterable[SignSeen],
    day: int,
    day_of: Callable[[int], int],
    standing_of: Mapping[str, Standing],
    followed: Followed,
) -> tuple[OpenEnd, ...]:
    """Return the open ends of a day, at most ten, the newest first; one of a kind with a person.

    Whoever is never to be suggested or snoozed is left out, and whatever I called done or skipped
    since. Any word of theirs answers an ask, any word of mine keeps a promise; having met is both.
    """
    newest: dict[tuple[PersonRef, What], _Held] = {}
    for sign in seen:
        for held in _held(sign, day, day_of(sign.at)):
            key = held.end.person, held.end.what
            if key not in newest or (newest[key].at, newest[key].end) < (held.at, held.end):
                newest[key] = held
    standing = [h for h in newest.values() if _stands(h, standing_of, day)]
    standing.sort(key=lambda held: (-held.at, held.end.person.id, held.end.what))
    found: list[OpenEnd] = []
    for held in standing:
        if not followed(held.end.person, held.end.what, held.at):
            found.append(held.end)
        if len(found) == MOST_OPEN:
            break
    return tuple(found)


def _held(sign: SignSeen, today: int, day: int) -> list[_Held]:
    """Return what a sign leaves open, with each person it was said to."""
    if sign.act not in ("asks", "promises") or not i_wrote(sign):
        return []
    what: What = "promise" if sign.act == "promises" else "ask"
    days = today - day
    if days not in (PROMISE_DAYS if what == "promise" else ASK_DAYS):
        return []
    return [
        _Held(OpenEnd(person, what, instant(sign.at), days, sign.evidence), day, sign.at)
        for person in addressed_by(sign)
    ]


def _stands(held: _Held, standing_of: Mapping[str, Standing], day: int) -> bool:
    standing = standing_of.get(held.end.person.id, NOTHING_DECIDED)
    if not is_suggestible(standing) or is_snoozed(standing, day):
        return False
    decided = (standing.done_on, standing.skipped_on)
    return not any(each is not None and each >= held.day for each in decided)
