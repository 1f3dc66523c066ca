"""Open ends: what I asked, what I promised and what I was asked, while nothing has followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mutuals.model.decision import Standing
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry, FavourDirection, FavourType
from mutuals.model.moments import instant
from mutuals.model.person import PersonRef
from mutuals.model.sign import ONE_TALK, OpenEnd, SignSeen, What
from mutuals.practice.detected import addressed_by, i_wrote
from mutuals.practice.standing import NOTHING_DECIDED, is_snoozed, is_suggestible
from mutuals.record import Record

MOST_OPEN = 10
DAYS: Mapping[What, range] = {
    "ask": range(4, 61), "promise": range(2, 61), "answer": range(2, 61),
}  # fmt: skip
"""An ask of mine is given three days before it is called open, the others one; then two months."""
_CLOSED_BY: Mapping[What, FavourDirection] = {
    "ask": "received", "promise": "gave", "answer": "gave",
}  # fmt: skip

_SAYS: Mapping[What, tuple[str, str]] = {
    "ask": ("You asked {} for something {}; it is still open.", "Ask once more, or let it be."),
    "promise": ("You promised {} something {}.", "Keep it, or say when."),
    "answer": ("{} asked you for something {}; your answer is open.", "Answer, if only with a no."),
}  # fmt: skip

Followed = Callable[[PersonRef, What, int], bool]
"""Says whether a word followed with a person from an instant on: theirs after an ask, else mine."""


class _Held(Record):
    end: OpenEnd
    what: What
    type: FavourType
    day: int
    at: int
    since: int


def open_ends(
    seen: Iterable[SignSeen],
    day: int,
    day_of: Callable[[int], int],
    standing_of: Mapping[str, Standing],
    followed: Followed,
    ledger: Iterable[DatedEntry] = (),
) -> tuple[OpenEnd, ...]:
    """Return the open ends of a day, at most ten, the newest first; one of a kind with a person.

    Whoever is never to be suggested or snoozed is left out, and whatever I called done or skipped
    since. Any word of theirs answers an ask, any word of mine answers theirs and keeps a promise
    (in a chat an hour later at the earliest), and having met is both. So does what stands in the
    ledger afterwards: written down by me, or of the same type.
    """
    ledger = list(ledger)
    newest: dict[tuple[PersonRef, What], _Held] = {}
    for sign in seen:
        for held in _held(sign, day, day_of(sign.at)):
            key = held.end.person, held.what
            if key not in newest or (newest[key].at, newest[key].end) < (held.at, held.end):
                newest[key] = held
    standing = [
        held
        for held in newest.values()
        if _stands(held, standing_of, day) and not any(_closes(each, held) for each in ledger)
    ]
    standing.sort(key=lambda held: (-held.at, held.end.person.id, held.what))
    found: list[OpenEnd] = []
    for held in standing:
        if not followed(held.end.person, held.what, held.since):
            found.append(held.end)
        if len(found) == MOST_OPEN:
            break
    return tuple(found)


def _held(sign: SignSeen, today: int, day: int) -> list[_Held]:
    """Return what a sign leaves open, with each person it was said to, or who said it to me."""
    what = _what(sign)
    days = today - day
    if what is None or days not in DAYS[what]:
        return []
    since = sign.at + (ONE_TALK if sign.is_chat and what == "promise" else 1)
    return [
        _Held(
            open_end(person, what, sign.at, days, sign.evidence),
            what,
            sign.type,
            day,
            sign.at,
            since,
        )
        for person in addressed_by(sign)
    ]


def open_end(
    person: PersonRef, what: What, at: int, days: int, evidence: tuple[Evidence, ...]
) -> OpenEnd:
    """Return an open end in words: what stands open since an instant, and the next thing to do."""
    ago = "yesterday" if days == 1 else f"{days} days ago"
    why, do = _SAYS[what]
    return OpenEnd(
        person, what, instant(at), days, evidence, why=why.format(person.name, ago), do=do
    )


def _what(sign: SignSeen) -> What | None:
    """Return what a sign leaves open; what others promised me is theirs, and nobody's debt."""
    if sign.act == "asks":
        return "ask" if i_wrote(sign) else "answer"
    return "promise" if sign.act == "promises" and i_wrote(sign) else None


def _closes(dated: DatedEntry, held: _Held) -> bool:
    entry = dated.entry
    if entry.direction != _CLOSED_BY[held.what] or entry.status == "dismissed":
        return False
    if held.end.person not in (entry.person, *entry.with_):
        return False
    if entry.status == "manual":
        return dated.day >= held.day
    return entry.type == held.type and entry.at > held.end.at


def _stands(held: _Held, standing_of: Mapping[str, Standing], day: int) -> bool:
    standing = standing_of.get(held.end.person.id, NOTHING_DECIDED)
    if not is_suggestible(standing) or is_snoozed(standing, day):
        return False
    decided = (standing.done_on, standing.skipped_on)
    return not any(each is not None and each >= held.day for each in decided)
