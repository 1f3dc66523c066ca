"""The ledger's entries as they stand: stated or found in messages, with my word on each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mutuals.model.favour import DatedEntry, FavourStatus, LedgerEntry
from mutuals.model.sign import ONE_TALK
from mutuals.model.thread import UNTOLD, Thread
from mutuals.operations.allowed import may_read_text
from mutuals.practice.detected import decided_entry_of, entry_of
from mutuals.practice.noted import copies_of_notes, sign_of
from mutuals.practice.thanked import THREAD, Made, in_small_circle, thanked_for
from mutuals.record import Record

if TYPE_CHECKING:
    from mutuals.model.sign import SignSeen
    from mutuals.ports import Network

_DAY = 86_400
_ALWAYS = 2**62
_Dated = tuple[int, LedgerEntry, Thread]


def entries(
    network: Network, *, since: int | None = None, persons: Collection[str] | None = None
) -> list[DatedEntry]:
    """Return the entries up to the network's day, newest first, with my word on each.

    `since` leaves out those of earlier days, `persons` (ids) those with nobody of them.
    """
    found = entries_in_threads(network, since=since, persons=persons)
    return [DatedEntry(each.day, each.entry) for each in found]


class EntryInThread(Record):
    """An entry with its day in the home's zone and the thread it was found in."""

    day: int
    entry: LedgerEntry
    thread: Thread


def entries_in_threads(
    network: Network, *, since: int | None = None, persons: Collection[str] | None = None
) -> list[EntryInThread]:
    """Return the same entries, each with the thread it was found in."""
    today, words = network.clock.today, _words(network)
    dated = [
        EntryInThread(
            _day(network, at, entry),
            entry._replace(status=words.get(entry.id, entry.status)),
            thread,
        )
        for at, entry, thread in _all(network, words, since=since, persons=persons)
    ]
    first = -_ALWAYS if since is None else since
    shown = [d for d in dated if first <= d.day <= today and _is_about(d.entry, persons)]
    shown.sort(key=lambda d: d.entry.id)
    return sorted(shown, key=lambda d: d.entry.at, reverse=True)


class Lately(Record):
    """The entries since a day, newest first: read once for all who ask about later days."""

    since: int
    entries: list[DatedEntry]


def entries_since(network: Network, day: int, lately: Lately | None) -> list[DatedEntry]:
    """Return the entries since a day, out of those read lately where they go back as far."""
    if lately is None or day < lately.since:
        return entries(network, since=day)
    return [dated for dated in lately.entries if dated.day >= day]


def _all(
    network: Network,
    words: Mapping[str, FavourStatus],
    *,
    since: int | None = None,
    persons: Collection[str] | None = None,
) -> list[_Dated]:
    found = _detected(network, words, since=since, persons=persons)
    return [*((*stated, UNTOLD) for stated in network.favours.stated()), *found]


def _words(network: Network) -> dict[str, FavourStatus]:
    """Return my word on entries (by id): what is wrong was so on every day before, too."""
    words = network.decisions.standing("ledger")
    return {decision.target: decision.values["status"] for decision in words}


def _detected(
    network: Network,
    words: Mapping[str, FavourStatus],
    *,
    since: int | None,
    persons: Collection[str] | None,
) -> list[_Dated]:
    """Return what the words of messages show, as long as they may be read.

    What I gave my word on stays, whether today's rules find it no more or whatever came in since.
    """
    if not may_read_text(network):
        return []
    first = None if since is None else (since - 1) * _DAY - THREAD
    signs = _once_each(network.favours.signs.seen(first, persons), words)
    found = _found(network, words, [each for each in signs if each[0].act != "thanks"])
    thanks = [each for each in signs if each[0].act == "thanks"]
    beside = _said_beside(network, [seen for seen, _ in thanks], persons)
    made = _made([*found, *_found(network, words, beside)], words)
    return _each_once([*found, *_found(network, words, thanks, made)], words)


def _once_each(
    signs: list[tuple[SignSeen, bool]], words: Mapping[str, FavourStatus]
) -> list[tuple[SignSeen, bool]]:
    """Leave out what the message shows that a note became: the note stands since it was sent.

    Where I gave my word on the message and not on the note, the note is left out.
    """
    standing = [seen for seen, is_stale in signs if not is_stale or sign_of(seen) in words]
    copies = copies_of_notes(standing)
    gone = {
        note if copy in words and note not in words else copy for note, copy in copies.items()
    } - words.keys()
    return [each for each in signs if sign_of(each[0]) not in gone] if gone else signs


def _said_beside(
    network: Network, thanks: Iterable[SignSeen], persons: Collection[str] | None
) -> list[tuple[SignSeen, bool]]:
    """Return what those said who stand beside these people in thanks: they may be for that.

    So an entry is the same one whoever is asked about.
    """
    if persons is None or not (small := list(filter(in_small_circle, thanks))):
        return []
    parties = {party for seen in small for party in seen.parties}
    people = {each.person.id for each in parties if each.is_human and not each.is_me}
    if not (others := people.difference(persons)):
        return []
    signs = network.favours.signs.seen(min(seen.at for seen in small) - THREAD, others)
    return [each for each in signs if each[0].act != "thanks"]


def _made(found: list[_Dated], words: Mapping[str, FavourStatus]) -> list[Made]:
    """Return the introductions made, in order: one I called wrong is so in each of its copies."""
    once = _each_once(found, words)
    return sorted(Made(at, entry) for at, entry, _ in once if _is_made(entry, words))


def _found(
    network: Network,
    words: Mapping[str, FavourStatus],
    signs: Iterable[tuple[SignSeen, bool]],
    made: Sequence[Made] = (),
) -> list[_Dated]:
    found = []
    for seen, is_stale in signs:
        entry = _entry_of(network, seen, made)
        if entry is None and sign_of(seen) in words:
            entry = decided_entry_of(seen)
        if entry is not None and (not is_stale or entry.id in words):
            found.append((seen.at, entry, seen.thread))
    return found


def _is_made(entry: LedgerEntry, words: Mapping[str, FavourStatus]) -> bool:
    """Say whether an entry is an introduction that was made, as far as I have not denied it."""
    is_one = entry.type == "introduction" and entry.direction != "asked"
    return is_one and words.get(entry.id) != "dismissed"


def _each_once(found: list[_Dated], words: Mapping[str, FavourStatus]) -> list[_Dated]:
    """Keep one of what was said at one moment: a mail may lie in two folders under two ids.

    What I gave my word on stays, each of it, and before the others; then the smaller id.
    """
    kept: dict[tuple[object, ...], _Dated] = {}
    decided = [each for each in found if each[1].id in words]
    for each in sorted(found, key=lambda each: (each[1].id not in words, each[1].id)):
        at, entry, _ = each
        kept.setdefault((at, entry.direction, entry.type, entry.person, entry.with_), each)
    return [*decided, *(each for each in kept.values() if each[1].id not in words)]


def _entry_of(network: Network, seen: SignSeen, made: Sequence[Made]) -> LedgerEntry | None:
    if thanked := thanked_for(seen, made):
        return thanked.entry
    until = seen.at - (ONE_TALK if seen.thread.is_chat else 1)
    signs, day = network.favours.signs, network.clock.day_of(seen.at)

    def acquainted(one: str, other: str) -> bool:
        return signs.acquainted(one, other, until) or signs.connected(one, other, day)

    return entry_of(seen, acquainted)


def _day(network: Network, at: int, entry: LedgerEntry) -> int:
    """Return an entry's day; what is known by day only is that day in every zone."""
    return at // _DAY if entry.precision == "day" else network.clock.day_of(at)


def concerns(entry: LedgerEntry, person: str) -> bool:
    """Say whether an entry is with a person, alone or beside others."""
    return any(who.id == person for who in (entry.person, *entry.with_))


def _is_about(entry: LedgerEntry, persons: Collection[str] | None) -> bool:
    return persons is None or any(concerns(entry, person) for person in persons)


def ids_with(network: Network, person: str) -> set[str]:
    """Return the ids of all entries with a person, those of later days too."""
    found = _all(network, _words(network), persons=[person])
    return {entry.id for _, entry, _ in found if concerns(entry, person)}


def names_in(network: Network) -> dict[str, str]:
    """Return by an entry's id the name of the person it is with, for entries of all days."""
    return {entry.id: entry.person.name for _, entry, _ in _all(network, _words(network))}
