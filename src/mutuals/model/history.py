"""What a verdict is judged on: weeks, what could be seen, contacts, favours and key people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Self

from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.person import PersonRef
from mutuals.model.tie import Contact, Tie


class Span(NamedTuple):
    """Days from the first to the last, both included, as whole numbers since 1970-01-01."""

    first: int
    last: int

    def covers(self, other: Self) -> bool:
        """Say whether every day of the other span lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def common_days(self, other: Self) -> int:
        """Count the days that lie in both spans."""
        return max(0, min(self.last, other.last) - max(self.first, other.first) + 1)


class Week(NamedTuple):
    """An ISO week: its name such as `2026-W47`, its Monday and its Sunday as days."""

    name: str
    monday: int
    sunday: int


class Sight(NamedTuple):
    """What my sources could show.

    `messages` holds one span per source with messages of my own (from its first to its last
    credible message of any sender); `calendars` one per calendar (first to last entry with
    guests). `text` says whether message text may be read, `posts` whether any source shows my
    posts and comments.
    """

    messages: tuple[Span, ...] = ()
    calendars: tuple[Span, ...] = ()
    text: bool = False
    posts: bool = False


class Acquaintance(NamedTuple):
    """The first days with one person; a call or a meeting is both out and in.

    `first_day` is the first contact of any kind, `connected_on` the LinkedIn connection.
    """

    first_day: int | None
    first_out: int | None = None
    first_in: int | None = None
    connected_on: int | None = None


class KeyPerson(NamedTuple):
    """A key person with the tie as of the window's end; None when there never was a contact.

    `evidence` is that of the last contact.
    """

    person: PersonRef
    tie: Tie | None
    evidence: tuple[Evidence, ...] = ()


class Post(NamedTuple):
    """One post or comment of mine."""

    day: int
    evidence: Evidence


class History(NamedTuple):
    """The records of the weeks to judge, in any order; more days than needed do no harm.

    Only humans other than me; people marked private, never or deceased are left out of every
    field. `people` is keyed by person id and holds everybody in `contacts` and `suggestions`;
    `ledger` without dismissed entries; `key_people` as of the end of the judged week (use
    `_replace` week by week); `suggestions` are people I could reach, best first.
    """

    contacts: tuple[Contact, ...] = ()
    people: Mapping[str, Acquaintance] = MappingProxyType({})
    ledger: tuple[DatedEntry, ...] = ()
    key_people: tuple[KeyPerson, ...] = ()
    posts: tuple[Post, ...] = ()
    suggestions: tuple[PersonRef, ...] = ()
