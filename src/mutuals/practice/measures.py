"""The ten measures of a verdict, each read over its own window (CONTRACT, verdict)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.favour import FavourDirection, LedgerEntry
from mutuals.model.history import Acquaintance, History, KeyPerson, Sight, Span
from mutuals.model.tie import Contact

LARGEST_MESSAGE = 5
"""A message to at most this many people reaches each of them."""
LARGEST_MEETING = 8
"""A meeting of at most this many people, me included, reaches each of them."""
DAILY_LIFE_DAYS = 12
DAILY_LIFE_WINDOW = 28
"""Contact on 12 of the 28 days before a window is daily life, not networking."""
EXISTING_AFTER_DAYS = 90
KEY_SILENCE_DAYS = 90
"""A key person's silence is judged by 90 days where no cadence is known."""
FEWEST_KEY_PEOPLE = 3
MOST_EVIDENCE = 20

_STRANGER = Acquaintance(None)


class Reading(NamedTuple):
    """A measure's value, None with the reason in `unseen` where it cannot be seen.

    `evidence` is the distinct evidence of what counts, oldest first, at most 20.
    """

    value: float | None
    evidence: tuple[Evidence, ...] = ()
    unseen: str = ""


class Scene:
    """The records of one week, cut and sorted once; every measure reads its own window.

    Daily life is taken out of every window by the 28 days before that window.
    """

    def __init__(self, seen: Sight, history: History, days: Span) -> None:
        """Keep what lies in the days; `days` reaches 28 days before the longest window."""
        self.seen = seen
        self.history = history
        # A note to myself has no direction: it is no contact.
        real = (each for each in history.contacts if each.direction is not None)
        self._contacts = sorted(_between(real, days), key=_by_time)
        self._entries = sorted(history.ledger, key=lambda dated: (dated.day, dated.entry.id))
        self._inside: dict[Span, tuple[Contact, ...]] = {}
        self._daily: dict[Span, frozenset[str]] = {}

    def contacts(self, window: Span) -> tuple[Contact, ...]:
        """Return the contacts of the window without daily life, oldest first."""
        if window not in self._inside:
            daily = self.daily_life(window)
            inside = _between(self._contacts, window)
            self._inside[window] = tuple(each for each in inside if each.person.id not in daily)
        return self._inside[window]

    def daily_life(self, window: Span) -> frozenset[str]:
        """Return who was in contact with me on 12 or more of the 28 days before the window."""
        if window not in self._daily:
            before = Span(window.first - DAILY_LIFE_WINDOW, window.first - 1)
            self._daily[window] = _daily(_between(self._contacts, before))
        return self._daily[window]

    def entries(self, window: Span, direction: FavourDirection) -> list[LedgerEntry]:
        """Return the ledger entries of one direction in the window without daily life."""
        daily = self.daily_life(window)
        return [
            entry
            for day, entry in self._entries
            if window.first <= day <= window.last
            and entry.direction == direction
            and entry.person.id not in daily
        ]

    def reached(self, window: Span) -> list[Contact]:
        """Return the contacts by which I reached somebody in the window."""
        return [contact for contact in self.contacts(window) if is_reaching(contact)]

    def acquaintance(self, person: str) -> Acquaintance:
        """Return the first days with a person, all unknown for a stranger."""
        return self.history.people.get(person, _STRANGER)

    def is_existing(self, person: str, window: Span) -> bool:
        """Say whether we knew each other more than 90 days before the window's first day."""
        first_day, _, _, connected_on = self.acquaintance(person)
        known = [day for day in (first_day, connected_on) if day is not None]
        return bool(known) and min(known) < window.first - EXISTING_AFTER_DAYS


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


def is_in_touch(key: KeyPerson) -> bool:
    """Say whether a key person's silence is inside the cadence, or 90 days where none is known."""
    if key.tie is None:
        return False
    return key.tie.silence <= (key.tie.cadence or KEY_SILENCE_DAYS)


def _by_time(contact: Contact) -> tuple[int, int, bool, str, tuple[Evidence, ...]]:
    """Sort by moment; of two known by day only, mine stands first: it claims the least."""
    theirs = contact.direction == "in"
    return contact.day, contact.at, theirs, contact.person.id, contact.evidence


def _between(contacts: Iterable[Contact], days: Span) -> list[Contact]:
    return [contact for contact in contacts if days.first <= contact.day <= days.last]


def _daily(contacts: Iterable[Contact]) -> frozenset[str]:
    days: dict[str, set[int]] = defaultdict(set)
    for contact in contacts:
        days[contact.person.id].add(contact.day)
    return frozenset(person for person, seen in days.items() if len(seen) >= DAILY_LIFE_DAYS)


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))[:MOST_EVIDENCE]


def _people(contacts: list[Contact]) -> Reading:
    """Count the distinct people of the contacts."""
    return Reading(len({contact.person.id for contact in contacts}), _proof(contacts))


def _proof(records: Iterable[Contact | LedgerEntry]) -> tuple[Evidence, ...]:
    return _distinct(evidence for record in records for evidence in record.evidence)


def _reached_out(window: Span, scene: Scene) -> Reading:
    return _people(scene.reached(window))


def _existing(window: Span, scene: Scene) -> Reading:
    reached = scene.reached(window)
    return _people([each for each in reached if scene.is_existing(each.person.id, window)])


def _new_people(window: Span, scene: Scene) -> Reading:
    """Count people with whom both directions first existed in the window."""
    proof = [
        contact
        for contact in scene.contacts(window)
        if _is_new(scene.acquaintance(contact.person.id), window)
        and contact.day in scene.acquaintance(contact.person.id)[1:3]
    ]
    return _people(proof)


def _is_new(known: Acquaintance, window: Span) -> bool:
    if known.first_out is None or known.first_in is None:
        return False
    return window.first <= max(known.first_out, known.first_in) <= window.last


def _face_to_face(window: Span, scene: Scene) -> Reading:
    """Count people met without a call link; a logged meeting shows what no calendar does."""
    met = [contact for contact in scene.contacts(window) if contact.channel == "meeting"]
    covered = any(calendar.covers(window) for calendar in scene.seen.calendars)
    if covered or any(contact.logged for contact in met):
        return _people(met)
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
    contacts = scene.contacts(window)
    theirs = {each.person.id for each in contacts if each.direction in ("in", "both")}
    mine = {each.person.id for each in contacts if each.direction in ("out", "both")}
    both = theirs & mine
    return _people([each for each in contacts if each.person.id in both])


def _found_me(window: Span, scene: Scene) -> Reading:
    """Count people whose message to me, in the window, is the first between us ever."""
    opening: dict[str, Contact] = {}
    for contact in scene.contacts(window):
        opening.setdefault(contact.person.id, contact)
    return _people([each for each in opening.values() if _wrote_first(each, scene)])


def _wrote_first(contact: Contact, scene: Scene) -> bool:
    """Say whether the window's first contact is their message and nothing came before it."""
    _, first_out, first_in, _ = scene.acquaintance(contact.person.id)
    earlier = [day for day in (first_out, first_in) if day is not None and day < contact.day]
    return contact.direction == "in" and not earlier


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
