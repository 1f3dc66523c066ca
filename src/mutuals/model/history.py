"""What a verdict is judged on: weeks, what could be seen, dealings, favours and key people."""

from typing import Self

from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.person import PersonRef
from mutuals.model.tie import Tie
from mutuals.record import Record


class Span(Record):
    """Days from the first to the last, both included, as whole numbers since 1970-01-01."""

    first: int
    last: int

    def covers(self, other: Self) -> bool:
        """Say whether every day of the other span lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def common_days(self, other: Self) -> int:
        """Count the days that lie in both spans."""
        return max(0, min(self.last, other.last) - max(self.first, other.first) + 1)


class Week(Record):
    """An ISO week: its name such as `2026-W47`, its Monday and its Sunday as days."""

    name: str
    monday: int
    sunday: int


class Sight(Record):
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


class Acquaintance(Record):
    """The first days with one person; a call or a meeting is both out and in.

    `first_day` is the first contact of any kind, `connected_on` the LinkedIn connection.
    """

    first_day: int | None
    first_out: int | None = None
    first_in: int | None = None
    connected_on: int | None = None


class Dealing(Record):
    """What passed with one person (an id) within some days, in counts, and how often before.

    `sent` and `received` are messages, `both` calls and meetings, `met` the meetings among them.
    `fewest_out` and `fewest_met` say how small a circle it was: the fewest others besides me in a
    message of mine and in a meeting, None without any. `days_before` counts the days of contact in
    the days before.
    """

    person: str
    sent: int
    received: int
    both: int
    met: int
    fewest_out: int | None
    fewest_met: int | None
    days_before: int
    known: Acquaintance


class KeyPerson(Record):
    """A key person with the tie as of the window's end; None when there never was a contact.

    `evidence` is that of the last contact.
    """

    person: PersonRef
    tie: Tie | None
    evidence: tuple[Evidence, ...] = ()


class Post(Record):
    """One post or comment of mine."""

    day: int
    evidence: Evidence


class History(Record):
    """The records of the weeks to judge, in any order; more days than needed do no harm.

    Only humans other than me; people marked private, never or deceased are left out of every
    field. `ledger` without dismissed entries; `key_people` as of the end of the judged week (use
    `_replace` week by week).
    """

    ledger: tuple[DatedEntry, ...] = ()
    key_people: tuple[KeyPerson, ...] = ()
    posts: tuple[Post, ...] = ()
