"""The ten measures of a verdict, each read over its own window (CONTRACT, verdict)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Literal, Protocol

from mutuals.model.evidence import Evidence
from mutuals.model.favour import FavourDirection, LedgerEntry
from mutuals.model.history import Acquaintance, Dealing, History, KeyPerson, Sight, Span
from mutuals.model.person import PersonRef
from mutuals.model.tie import LARGEST_MEETING, LARGEST_MESSAGE, Contact
from mutuals.record import Record

DAILY_LIFE_DAYS = 12
DAILY_LIFE_WINDOW = 28
"""Contact on 12 of the 28 days before a window is daily life, not networking."""
EXISTING_AFTER_DAYS = 90
KEY_SILENCE_DAYS = 90
"""A key person's silence is judged by 90 days where no cadence is known."""
FEWEST_KEY_PEOPLE = 3
MOST_EVIDENCE = 20

Which = Literal["all", "new", "met"]
"""Dealings with everybody, with people new in these days, or with people met."""

_STRANGER = Acquaintance(None)


class Past(Protocol):
    """What passed with humans, asked as the measures need it: counts first, contacts for proof.

    People marked private, never or deceased are left out of every answer.
    """

    def dealings(self, days: Span, before: Span, which: Which) -> Sequence[Dealing]:
        """Return the dealings of these days, one for each person with any; in any order.

        `new` may leave out whose first days in both directions lie outside, `met` who was not met.
        """

    def days_with(self, persons: Collection[str], days: Span) -> Mapping[str, int]:
        """Count the days of contact with each of these people; who has none may be missing."""

    def contacts(self, persons: Collection[str], days: Span) -> Iterable[Contact]:
        """Yield the contacts with these people by day and moment, read as they are asked for."""

    @property
    def suggestions(self) -> Sequence[PersonRef]:
        """Return people I could reach, best first; they cost a look at everybody."""

    def acquaintances(self, persons: Collection[str]) -> Mapping[str, Acquaintance]:
        """Return the first days with these people (ids); who is a stranger may be missing."""


class Reading(Record):
    """A measure's value, None with the reason in `unseen` where it cannot be seen.

    `evidence` is the distinct evidence of what counts, oldest first, at most 20.
    """

    value: float | None
    evidence: tuple[Evidence, ...] = ()
    unseen: str = ""


class Scene:
    """The records of one week, each read once; every measure reads its own window.

    Daily life is taken out of every window by the 28 days before that window.
    """

    def __init__(self, seen: Sight, history: History, past: Past) -> None:
        """Judge by what is seen, what is known, and what passed."""
        self.seen = seen
        self.history = history
        self._past = past
        self._entries = sorted(history.ledger, key=lambda dated: (dated.day, dated.entry.id))
        self._dealings: dict[tuple[Which, Span], tuple[Dealing, ...]] = {}
        self._reached: dict[Span, tuple[Dealing, ...]] = {}

    def dealings(self, window: Span, which: Which = "all") -> tuple[Dealing, ...]:
        """Return the dealings of the window without daily life, one for each person."""
        asked = which, window
        if asked not in self._dealings:
            found = self._past.dealings(window, _before(window), which)
            self._dealings[asked] = tuple(d for d in found if d.days_before < DAILY_LIFE_DAYS)
        return self._dealings[asked]

    def reached(self, window: Span) -> tuple[Dealing, ...]:
        """Return the dealings with those whom I reached in the window."""
        if window not in self._reached:
            self._reached[window] = tuple(filter(has_reached, self.dealings(window)))
        return self._reached[window]

    def contacts(self, window: Span, dealings: Iterable[Dealing]) -> Iterator[Contact]:
        """Yield the contacts of the window that are part of these dealings, oldest first."""
        persons = {each.person for each in dealings}
        found = self._past.contacts(persons, window) if persons else ()
        for _, at_once in groupby(found, key=lambda contact: (contact.day, contact.at)):
            yield from sorted(at_once, key=_of_one_moment)

    def daily_life(self, window: Span, persons: Collection[str]) -> frozenset[str]:
        """Return who of these was in contact on 12 or more of the 28 days before the window."""
        days = self._past.days_with(persons, _before(window)) if persons else {}
        return frozenset(person for person, count in days.items() if count >= DAILY_LIFE_DAYS)

    def entries(self, window: Span, direction: FavourDirection) -> list[LedgerEntry]:
        """Return the ledger entries of one direction in the window without daily life."""
        inside = [
            entry
            for day, entry in self._entries
            if window.first <= day <= window.last and entry.direction == direction
        ]
        daily = self.daily_life(window, {entry.person.id for entry in inside})
        return [entry for entry in inside if entry.person.id not in daily]

    @property
    def suggestions(self) -> Sequence[PersonRef]:
        """Return people I could reach, best first; asked for where a step has to be found."""
        return self._past.suggestions

    def acquaintance(self, person: str) -> Acquaintance:
        """Return the first days with a suggested or key person, all unknown for a stranger."""
        return self._acquaintances.get(person, _STRANGER)

    @cached_property
    def _acquaintances(self) -> Mapping[str, Acquaintance]:
        keys = {key.person.id for key in self.history.key_people}
        return self._past.acquaintances(keys | {person.id for person in self.suggestions})


def read_measure(name: str, window: Span, scene: Scene) -> Reading:
    """Return the reading of a measure over its window."""
    return _READERS[name](window, scene)


def is_reaching(contact: Contact) -> bool:
    """Say whether by this contact I reached the person: wrote, called or met in a small circle."""
    if contact.channel == "meeting":
        return contact.others < LARGEST_MEETING
    if contact.channel == "call":
        return contact.direction != "in"
    return contact.direction == "out" and contact.others <= LARGEST_MESSAGE


def has_reached(dealing: Dealing) -> bool:
    """Say whether one of these dealings is a contact by which I reached the person."""
    return (
        dealing.both > dealing.met
        or (dealing.fewest_out is not None and dealing.fewest_out <= LARGEST_MESSAGE)
        or (dealing.fewest_met is not None and dealing.fewest_met < LARGEST_MEETING)
    )


def is_existing(known: Acquaintance, window: Span) -> bool:
    """Say whether we knew each other more than 90 days before the window's first day."""
    days = [day for day in (known.first_day, known.connected_on) if day is not None]
    return bool(days) and min(days) < window.first - EXISTING_AFTER_DAYS


def is_in_touch(key: KeyPerson) -> bool:
    """Say whether a key person's silence is inside the cadence, or 90 days where none is known."""
    if key.tie is None:
        return False
    return key.tie.silence <= (key.tie.cadence or KEY_SILENCE_DAYS)


def _of_one_moment(contact: Contact) -> tuple[bool, str, tuple[Evidence, ...]]:
    """Sort contacts of one moment or one day: mine stands first, it claims the least."""
    return contact.direction == "in", contact.person.id, contact.evidence


def _before(window: Span) -> Span:
    return Span(window.first - DAILY_LIFE_WINDOW, window.first - 1)


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the first 20, and look at no more."""
    found: dict[Evidence, None] = {}
    for each in evidence:
        found[each] = None
        if len(found) == MOST_EVIDENCE:
            break
    return tuple(found)


def _people(dealings: Collection[Dealing], contacts: Iterable[Contact]) -> Reading:
    """Count the people of the dealings; the contacts prove it."""
    return Reading(len(dealings), _proof(contacts))


def _proof(records: Iterable[Contact | LedgerEntry]) -> tuple[Evidence, ...]:
    return _distinct(evidence for record in records for evidence in record.evidence)


def _reached_out(window: Span, scene: Scene) -> Reading:
    return _reached(window, scene, scene.reached(window))


def _existing(window: Span, scene: Scene) -> Reading:
    known = [each for each in scene.reached(window) if is_existing(each.known, window)]
    return _reached(window, scene, known)


def _reached(window: Span, scene: Scene, dealings: Collection[Dealing]) -> Reading:
    return _people(dealings, filter(is_reaching, scene.contacts(window, dealings)))


def _new_people(window: Span, scene: Scene) -> Reading:
    """Count people with whom both directions first existed in the window."""
    new = {d.person: d for d in scene.dealings(window, "new") if _is_new(d.known, window)}
    firsts = {(person, day) for person, d in new.items() for day in _firsts(d.known)}
    contacts = scene.contacts(window, new.values())
    return _people(new.values(), (c for c in contacts if (c.person.id, c.day) in firsts))


def _firsts(known: Acquaintance) -> tuple[int | None, int | None]:
    return known.first_out, known.first_in


def _is_new(known: Acquaintance, window: Span) -> bool:
    if known.first_out is None or known.first_in is None:
        return False
    return window.first <= max(known.first_out, known.first_in) <= window.last


def _face_to_face(window: Span, scene: Scene) -> Reading:
    """Count people met without a call link; a logged meeting shows what no calendar does."""
    met = [dealing for dealing in scene.dealings(window, "met") if dealing.met]
    contacts = [each for each in scene.contacts(window, met) if each.channel == "meeting"]
    covered = any(calendar.covers(window) for calendar in scene.seen.calendars)
    if covered or any(contact.logged for contact in contacts):
        return _people(met, contacts)
    return Reading(None, unseen=f"no calendar covers its {_length(window)} days")


def _gave(window: Span, scene: Scene) -> Reading:
    return _favours(scene.entries(window, "gave"), scene)


def _asked(window: Span, scene: Scene) -> Reading:
    return _favours(scene.entries(window, "asked"), scene)


def _favours(entries: list[LedgerEntry], scene: Scene) -> Reading:
    """Count entries; without leave to read text only what is there is known."""
    if entries or scene.seen.text:
        return Reading(len(entries), _proof(entries))
    return Reading(None, unseen="the text of messages is not read")


def _key_in_touch(window: Span, scene: Scene) -> Reading:
    """Return the share of key people in touch at the window's end; daily life counts here."""
    del window
    everybody = scene.history.key_people
    if len(everybody) < FEWEST_KEY_PEOPLE:
        return Reading(None, unseen=f"it needs {FEWEST_KEY_PEOPLE} key people: `mutuals key WHO`")
    in_touch = sorted(filter(is_in_touch, everybody), key=_by_silence)
    proof = _distinct(evidence for key in in_touch for evidence in key.evidence)
    return Reading(len(in_touch) / len(everybody), proof)


def _by_silence(key: KeyPerson) -> tuple[int, str]:
    """Sort the longest silence first: the oldest evidence."""
    return -(key.tie.silence if key.tie else 0), key.person.id


def _in_conversation(window: Span, scene: Scene) -> Reading:
    """Count people with both directions inside the window; a call or meeting is both."""
    two_way = [each for each in scene.dealings(window) if _is_two_way(each)]
    return _people(two_way, scene.contacts(window, two_way))


def _is_two_way(dealing: Dealing) -> bool:
    return bool(dealing.both or (dealing.sent and dealing.received))


def _found_me(window: Span, scene: Scene) -> Reading:
    """Count people whose message to me, in the window, is the first between us ever."""
    begun = {d.person: d for d in scene.dealings(window) if _may_have_begun(d.known, window)}
    opening: dict[str, Contact] = {}
    for contact in scene.contacts(window, begun.values()):
        opening.setdefault(contact.person.id, contact)
    found = [each for each in opening.values() if each.direction == "in"]
    return Reading(len(found), _proof(found))


def _may_have_begun(known: Acquaintance, window: Span) -> bool:
    """Say whether nothing passed before the window, and they wrote on the first day in it."""
    if known.first_in is None or not window.first <= known.first_in <= window.last:
        return False
    return known.first_out is None or known.first_out >= known.first_in


def _visible(window: Span, scene: Scene) -> Reading:
    posts = [each for each in scene.history.posts if window.first <= each.day <= window.last]
    if not posts and not scene.seen.posts:
        return Reading(None, unseen="no source shows your posts")
    return Reading(len(posts), _distinct(each.evidence for each in sorted(posts)))


def _length(window: Span) -> int:
    return window.last - window.first + 1


_READERS: Mapping[str, Callable[[Span, Scene], Reading]] = MappingProxyType(
    {
        "reached_out": _reached_out,
        "existing": _existing,
        "new_people": _new_people,
        "face_to_face": _face_to_face,
        "gave": _gave,
        "key_in_touch": _key_in_touch,
        "in_conversation": _in_conversation,
        "asked": _asked,
        "found_me": _found_me,
        "visible": _visible,
    }
)
MEASURES = tuple(_READERS)
"""The measures in the order of CONTRACT."""
