"""Open ends: what I asked, what I promised and what I was asked, while nothing has answered it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from mutuals.model.decision import Standing
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry, FavourDirection, FavourType
from mutuals.model.moments import instant
from mutuals.model.person import PersonRef
from mutuals.model.sign import ONE_TALK, OpenEnd, SignSeen, What
from mutuals.model.thread import Whose, Word
from mutuals.practice.detected import addressed_by, i_wrote
from mutuals.practice.standing import NOTHING_DECIDED, is_snoozed, is_suggestible
from mutuals.practice.threads import is_in_thread, may_answer
from mutuals.record import Record

MOST_OPEN = 10
DAYS: Mapping[What, range] = {
    "ask": range(4, 61), "promise": range(2, 61), "answer": range(2, 61),
}  # fmt: skip
"""An ask of mine is given three days before it is called open, the others one; then two months."""
_DAYS_ELSEWHERE = 21
"""Where words passed since in other threads, it is kept three weeks: they could have come to it."""
_CLOSED_BY: Mapping[What, FavourDirection] = {
    "ask": "received", "promise": "gave", "answer": "gave",
}  # fmt: skip
_OF_ANY_KIND: frozenset[FavourType] = frozenset({"help", "thanks"})
"""Gifts that answer whatever was asked: help is what has no better name, thanks are for a gift."""
_INVITATIONS: frozenset[FavourType] = frozenset({"event", "meal"})
"""Gifts that keep no promise: whoever invites to lunch still has to send the slides."""

_SAYS: Mapping[What, tuple[str, str]] = {
    "ask": ("You asked {} for something {}; it is still open.", "Ask once more, or let it be."),
    "promise": ("You promised {} something {}.", "Keep it, or say when."),
    "answer": ("{} asked you for something {}; your answer is open.", "Answer, if only with a no."),
}  # fmt: skip
_SINCE: Mapping[What, str] = {
    "ask": " They wrote since, but not in this thread.",
    "promise": " You wrote since, but not in this thread.",
    "answer": " You wrote since, but not in this thread.",
}

Words = Callable[[PersonRef, Whose, int], Iterable[Word]]
"""The words of me to a person, or theirs to me, from an instant on, in any order."""


_Given = Mapping[tuple[PersonRef, FavourDirection], Sequence[DatedEntry]]
"""What stands in the ledger with a person in a direction."""


class _Held(Record):
    """What a message leaves open with a person; `since` is from when on a word closes it.

    `types` are all that it asks or promises: who answers one of them has answered the message.
    `several` are all whom the message was addressed to, the person among them; else its writer.
    """

    person: PersonRef
    what: What
    sign: SignSeen
    types: set[FavourType]
    several: tuple[PersonRef, ...]
    day: int
    since: int


def open_ends(
    seen: Iterable[SignSeen],
    day: int,
    day_of: Callable[[int], int],
    standing_of: Mapping[str, Standing],
    words: Words,
    ledger: Iterable[DatedEntry] = (),
) -> tuple[OpenEnd, ...]:
    """Return the open ends of a day, at most ten, the newest first; one of a kind with a person.

    Whoever is never to be suggested or snoozed is left out, and whatever I called done or skipped
    since. A word of theirs in the thread of my ask answers it; one of mine in the thread of theirs
    answers that, in the thread of a promise it keeps that (in a chat an hour later at the
    earliest). A word that tells of no thread does, too, and having met is a word of both. So does
    what stands in the ledger afterwards: written down by me, or of a type that answers. Of several
    I asked at once one answers for all, and a word of mine in the thread keeps for all what I
    promised them. An ask that I came back to is given its days anew.
    """
    given = _given(ledger)
    standing = (
        held
        for held in _newest_first(seen, day, day_of)
        if _stands(held, standing_of, day)
        and not any(_closes(each, held) for each in _given_for(held, given))
    )
    lately = range(day - DAYS["ask"].start + 1, day + 1)
    waiting = (
        _end(held, day, is_elsewhere=is_elsewhere)
        for held, is_elsewhere in _unanswered(standing, day, words)
        if not _was_repeated(held, lately, words)
    )
    return tuple(islice(waiting, MOST_OPEN))


def _unanswered(standing: Iterable[_Held], day: int, words: Words) -> Iterator[tuple[_Held, bool]]:
    """Yield what no word closed, the first of a kind with each person.

    Each comes with whether words passed in other threads since.
    """
    found: set[tuple[PersonRef, What]] = set()
    for held in standing:
        if (held.person, held.what) not in found:
            is_elsewhere = _is_elsewhere(held, day, words)
            if is_elsewhere is not None and not _is_closed_by_others(held, words):
                found.add((held.person, held.what))
                yield held, is_elsewhere


def _is_elsewhere(held: _Held, day: int, words: Words) -> bool | None:
    """Say whether words passed in other threads since; None where one closed it, or it is late."""
    is_late, any_passed = day - held.day > _DAYS_ELSEWHERE, False
    for word in words(held.person, _closing(held), held.since):
        if is_late or may_answer(word.thread, held.sign.thread):
            return None
        any_passed = True
    return any_passed


def _is_closed_by_others(held: _Held, words: Words) -> bool:
    """Say whether one of the others asked with somebody answered; of a promise, was written to.

    A word of mine elsewhere, or none that tells where, is for those alone who got it.
    """
    may_close = may_answer if held.what == "ask" else is_in_thread
    return any(
        may_close(word.thread, held.sign.thread)
        for other in held.several
        if other != held.person
        for word in words(other, _closing(held), held.since)
    )


def _closing(held: _Held) -> Whose:
    return "theirs" if held.what == "ask" else "mine"


def _was_repeated(held: _Held, lately: Container[int], words: Words) -> bool:
    """Say whether I came back to an ask of late: it is given its days anew."""
    return held.what == "ask" and any(
        word.day in lately and may_answer(word.thread, held.sign.thread)
        for word in words(held.person, "mine", held.since)
    )


def _end(held: _Held, day: int, *, is_elsewhere: bool) -> OpenEnd:
    sign = held.sign
    end = open_end(held.person, held.what, sign.at, day - held.day, sign.evidence)
    return end._replace(why=end.why + _SINCE[held.what]) if is_elsewhere else end


def _newest_first(
    seen: Iterable[SignSeen], today: int, day_of: Callable[[int], int]
) -> list[_Held]:
    types: dict[tuple[str, What], set[FavourType]] = defaultdict(set)
    held: list[_Held] = []
    for sign in seen:
        what, day = _what(sign), day_of(sign.at)
        if what is not None and today - day in DAYS[what]:
            types[sign.id, what].add(sign.type)
            held += _held(sign, what, types[sign.id, what], day)
    return sorted(held, key=lambda each: (-each.sign.at, each.person.id, each.what))


def _held(sign: SignSeen, what: What, types: set[FavourType], day: int) -> Iterator[_Held]:
    """Yield what a sign leaves open, with each person it was said to, or who said it to me."""
    since = sign.at + (ONE_TALK if sign.thread.is_chat and what == "promise" else 1)
    several = addressed_by(sign)
    for person in several:
        yield _Held(person, what, sign, types, several, day, since)


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


def _given(ledger: Iterable[DatedEntry]) -> _Given:
    """Return what stands in the ledger with a person in a direction."""
    found: dict[tuple[PersonRef, FavourDirection], list[DatedEntry]] = defaultdict(list)
    for each in ledger:
        if each.entry.status != "dismissed":
            for person in (each.entry.person, *each.entry.with_):
                found[person, each.entry.direction].append(each)
    return found


def _given_for(held: _Held, given: _Given) -> Iterator[DatedEntry]:
    """Yield what the ledger has for it: with whomever I asked, or whom alone I promised it."""
    for person in held.several if held.what == "ask" else (held.person,):
        yield from given.get((person, _CLOSED_BY[held.what]), ())


def _closes(dated: DatedEntry, held: _Held) -> bool:
    entry = dated.entry
    if entry.status == "manual":
        return dated.day >= held.day
    if entry.type == "thanks" and dated.day <= held.day:  # thanks in advance are not for it
        return False
    return entry.at > instant(held.sign.at) and _answers(entry.type, held)


def _answers(given: FavourType, held: _Held) -> bool:
    if held.what == "promise":
        return given not in _INVITATIONS
    return given in held.types or given in _OF_ANY_KIND


def _stands(held: _Held, standing_of: Mapping[str, Standing], day: int) -> bool:
    standing = standing_of.get(held.person.id, NOTHING_DECIDED)
    if not is_suggestible(standing) or is_snoozed(standing, day):
        return False
    decided = (standing.done_on, standing.skipped_on)
    return not any(each is not None and each >= held.day for each in decided)
