"""Small hand-made records for the tests of the practice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from mutuals.model.choice import Candidate, Slots
from mutuals.model.decision import Decision, Verb
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry, LedgerEntry
from mutuals.model.history import Acquaintance, Dealing, History, KeyPerson, Post, Sight, Span
from mutuals.model.person import PersonRef
from mutuals.model.tie import Contact, Tie
from mutuals.practice.measures import Which


def on(text: str) -> int:
    """Turn YYYY-MM-DD into a day."""
    return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()


def who(name: str) -> PersonRef:
    return PersonRef(f"id-{name.lower()}", name)


def contact(name: str, day: int, **fields: Any) -> Contact:
    """Make a mail of mine to one person at noon of the day, unless the fields say otherwise."""
    given: dict[str, Any] = {
        "channel": "mail",
        "direction": "out",
        "others": 1,
        "at": day * 86400 + 43200,
        "evidence": (Evidence("mail", f"{name}-{day}"),),
    }
    return Contact(who(name), day, **{**given, **fields})


def meeting(name: str, day: int, **fields: Any) -> Contact:
    return contact(name, day, **{"channel": "meeting", "direction": "both", **fields})


def entry(direction: Any, name: str, day: int, kind: Any = "advice") -> DatedEntry:
    proof = (Evidence("log", f"{direction}-{name}-{day}"),)
    made = LedgerEntry(proof[0].ref, direction, kind, who(name), (), "", "manual", proof)
    return DatedEntry(day, made)


def tie(name: str, last: int, day: int, **fields: Any) -> Tie:
    """Make a tie as of the day: ten contact days, one each ten days."""
    given: dict[str, Any] = {
        "days": 10,
        "first_day": last - 90,
        "silence": day - last,
        "gap": 10.0,
        "cadence": 10.0,
        "strength_raw": 1.0,
        "p_contact": 0.5,
        "p_gone": 0.2,
        "state": "active",
        "balance": 0.0,
        "past": 3.0,
        "interactions": 10,
        "sent": 5,
        "received": 5,
        "met": 0,
        "first_out": last - 90,
        "first_in": last - 90,
    }
    return Tie(person=who(name), last_day=last, **{**given, **fields})


def key(name: str, silence: int | None, cadence: float | None = 10.0) -> KeyPerson:
    if silence is None:
        return KeyPerson(who(name), None)
    proof = (Evidence("mail", f"last-{name}"),)
    return KeyPerson(who(name), tie(name, -silence, 0, cadence=cadence), proof)


def candidate(name: str, last: int, day: int, **fields: Any) -> Candidate:
    return Candidate(tie(name, last, day, **fields), 1.0)


def slots(**names: Any) -> Slots:
    return Slots(**{slot: tuple(found) for slot, found in names.items()})


def decide(verb: Verb, name: str, day: int, **values: Any) -> Decision:
    return Decision(f"{verb}-{name}-{day}", verb, day, f"id-{name.lower()}", values, "")


SUNDAY = on("2026-11-22")
MONDAY = on("2026-11-16")
LONG_AGO = on("2020-01-01")
OLD = Acquaintance(LONG_AGO, LONG_AGO, LONG_AGO)
EVERYTHING = Sight(
    messages=(Span(LONG_AGO, SUNDAY + 100),),
    calendars=(Span(LONG_AGO, SUNDAY + 100),),
    text=True,
    posts=True,
)


class Story(NamedTuple):
    """What passed, contact by contact, and what else is known; it answers as a home does."""

    contacts: tuple[Contact, ...] = ()
    people: Mapping[str, Acquaintance] = MappingProxyType({})
    ledger: tuple[DatedEntry, ...] = ()
    key_people: tuple[KeyPerson, ...] = ()
    posts: tuple[Post, ...] = ()
    suggestions: tuple[PersonRef, ...] = ()

    @property
    def history(self) -> History:
        return History(self.ledger, self.key_people, self.posts)


class Told:
    """What passed in a story, counted from its contacts."""

    def __init__(self, story: Story) -> None:
        real = (each for each in story.contacts if each.direction is not None)
        self._contacts = sorted(real, key=lambda each: (each.day, each.at))
        self._people = story.people
        self.suggestions = story.suggestions

    def dealings(self, days: Span, before: Span, which: Which) -> list[Dealing]:
        persons = {each.person.id for each in self._inside(days)}
        earlier = self.days_with(persons, before)
        found = [self._dealing(person, days, earlier.get(person, 0)) for person in sorted(persons)]
        return [each for each in found if belongs(each, days, which)]

    def days_with(self, persons: Collection[str], days: Span) -> dict[str, int]:
        found: dict[str, set[int]] = {}
        for each in self.contacts(persons, days):
            found.setdefault(each.person.id, set()).add(each.day)
        return {person: len(seen) for person, seen in found.items()}

    def contacts(self, persons: Collection[str], days: Span) -> list[Contact]:
        return [each for each in self._inside(days) if each.person.id in persons]

    def acquaintances(self, persons: Collection[str]) -> dict[str, Acquaintance]:
        return {each: self._people[each] for each in persons if each in self._people}

    def _inside(self, days: Span) -> list[Contact]:
        return [each for each in self._contacts if days.first <= each.day <= days.last]

    def _dealing(self, person: str, days: Span, before: int) -> Dealing:
        found = self.contacts([person], days)
        sent = [each for each in found if each.direction == "out"]
        both = [each for each in found if each.direction == "both"]
        met = [each for each in both if each.channel == "meeting"]
        return Dealing(
            person=person,
            sent=len(sent),
            received=len(found) - len(sent) - len(both),
            both=len(both),
            met=len(met),
            fewest_out=min((each.others for each in sent), default=None),
            fewest_met=min((each.others for each in met), default=None),
            days_before=before,
            known=self._people.get(person, Acquaintance(None)),
        )


def belongs(dealing: Dealing, days: Span, which: Which) -> bool:
    first = {dealing.known.first_out, dealing.known.first_in}
    is_new = any(day is not None and days.first <= day <= days.last for day in first)
    return {"all": True, "new": is_new, "met": dealing.met > 0}[which]


def history(*contacts: Contact, **fields: Any) -> Story:
    """Make a story in which everybody met in the contacts is an old acquaintance."""
    people = {each.person.id: OLD for each in contacts} | fields.pop("people", {})
    return Story(contacts=contacts, people=people, **fields)
