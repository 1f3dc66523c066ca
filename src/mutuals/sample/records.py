"""What the story is told in: addresses, people, ties, mails, messages, calendar entries, rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from mutuals.sample.companies import Company


class Address(NamedTuple):
    """A display name with an e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose network it is; the first e-mail is the private mailbox, `zone` an IANA name."""

    name: str
    emails: tuple[str, ...]
    zone: str
    profile: str


@dataclass(frozen=True, slots=True)
class Person:
    """One human of the cast; `emails` starts with the one used when writing to the owner."""

    key: int
    given: str
    family: str
    group: str
    company: Company
    title: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    slug: str | None
    connected: int | None
    """Days before today of the LinkedIn connection."""
    shown: str
    """The name as it stands in a From header."""
    offset: int | None = None
    """Minutes east of UTC; None is Berlin."""
    birthday: str = ""

    @property
    def name(self) -> str:
        """The full name, given name first."""
        return f"{self.given} {self.family}"

    @property
    def address(self) -> Address:
        """The usual address."""
        return Address(self.shown, self.emails[0])

    @property
    def url(self) -> str:
        """The profile's address, empty without a profile."""
        return f"https://www.linkedin.com/in/{self.slug}" if self.slug else ""


@dataclass(frozen=True, slots=True)
class Tie:
    """How often someone and the owner are in contact; `start`, `end` are days before today."""

    person: Person
    gap: int
    start: int
    end: int
    channel: str = "mail"
    """mail or linkedin."""
    account: str = "home"
    """Which of the owner's mailboxes: home, work, older, circle."""
    named: bool = False
    """Written into the cast by hand, so that the story may lean on it."""

    @property
    def alive(self) -> bool:
        """The owner still keeps it."""
        return self.end == 0


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, whichever mailboxes it was stored in."""

    when: datetime
    sender: Address
    to: tuple[Address, ...]
    subject: str
    text: str
    ident: str
    cc: tuple[Address, ...] = ()
    answers: tuple[str, ...] = ()
    """The idents of the thread so far, oldest first."""
    boxes: tuple[str, ...] = ("home",)
    labels: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    """Further headers, in order."""
    shape: str = "plain"
    """plain, html, invitation or bounce."""
    offset: int | None = None
    sent: bool = False
    """The owner wrote it."""
    attached: str = ""
    """The calendar object of an invitation, the returned message of a bounce."""


@dataclass(frozen=True, slots=True)
class Chat:
    """One LinkedIn message; a person of None is the owner."""

    when: datetime
    sender: Person | None
    to: tuple[Person | None, ...]
    text: str
    conversation: str
    title: str = ""
    subject: str = ""
    folder: str = "INBOX"
    draft: bool = False
    stranger: str = ""
    """The sender's printed name where there is no profile: departed member, advertiser."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody or something invited."""

    address: Address
    answer: str = "ACCEPTED"
    sort: str = "INDIVIDUAL"


@dataclass(frozen=True, slots=True)
class Entry:
    """One VEVENT; `minutes` of 0 is a whole day."""

    uid: str
    start: datetime
    minutes: int
    title: str
    guests: tuple[Guest, ...] = ()
    organiser: Address | None = None
    place: str = ""
    note: str = ""
    status: str = "CONFIRMED"
    mine: str = "ACCEPTED"
    """The owner's own answer."""
    rules: tuple[str, ...] = ()
    """RRULE, EXDATE and RECURRENCE-ID lines as they stand."""
    days: int = 1
    """How many, where they are whole days."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A LinkedIn invitation in one of both directions."""

    when: datetime
    person: Person
    outgoing: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Praise:
    """A LinkedIn endorsement (with a skill) or recommendation (with a text)."""

    when: datetime
    person: Person
    given: bool
    status: str
    skill: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that happened, ready to be written in any format."""

    today: date
    people: tuple[Person, ...]
    mails: tuple[Mail, ...] = field(repr=False)
    chats: tuple[Chat, ...] = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    invitations: tuple[Invitation, ...] = field(repr=False)
    praise: tuple[Praise, ...] = field(repr=False)
