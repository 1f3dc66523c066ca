"""Whom `today` can choose from, whom it chose, and what is known about the chosen."""

from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.person import PersonRef
from mutuals.model.position import JobChange, Organisation
from mutuals.model.sign import OpenEnd
from mutuals.model.tie import Contact, Tie
from mutuals.record import Record

Slot = Literal[
    "owed", "birthday", "job", "loss", "keep", "second", "revive", "search", "connection",
    "drifting",
]  # fmt: skip
Link = Literal["shared job", "target employer"]
Give = Literal[
    "congratulation", "news", "opening", "introduction", "recommendation", "answer owed",
    "thanks", "promise", "endorsement", "event", "meal", "help", "",
]  # fmt: skip


class Candidate(Record):
    """A tie that fits a slot on a day, with the slot's score."""

    tie: Tie
    score: float


class Connection(Record):
    """Somebody I am connected with on LinkedIn and never exchanged a message with.

    `link` says why they are proposed: "shared job" when the connection dates from my time at
    `employer`; "target employer" when they now work at `employer`, as `title`. `connected_on` is
    a day.
    """

    person: PersonRef
    employer: str
    title: str
    connected_on: int | None
    link: Link
    score: float = 0.0


class OwedAnswer(Record):
    """Somebody's message of `day`, to me alone, that I have not answered."""

    tie: Tie
    day: int


class Birthday(Record):
    """Somebody's coming birthday; `day` is its next occurrence."""

    person: PersonRef
    day: int


class NewJob(Record):
    """Somebody who changed employers and was first seen at the new one on `day`."""

    tie: Tie
    day: int


class Slots(Record):
    """The candidates of one day as SQL cut them: at most 50 each, best first.

    `search` are moderately weak ties at target employers; `owed` comes oldest first and
    `birthdays` soonest first, so that a later one does not push an earlier one out; `jobs` those
    who were closest first.
    """

    loss: tuple[Candidate, ...] = ()
    keep: tuple[Candidate, ...] = ()
    second: tuple[Candidate, ...] = ()
    revive: tuple[Candidate, ...] = ()
    drifting: tuple[Candidate, ...] = ()
    search: tuple[Candidate, ...] = ()
    connections: tuple[Connection, ...] = ()
    owed: tuple[OwedAnswer, ...] = ()
    birthdays: tuple[Birthday, ...] = ()
    jobs: tuple[NewJob, ...] = ()


class Choice(Record):
    """Somebody chosen for a day's list: in which slot, and on which day first proposed.

    `connection` is set in the slot `connection`; `about` is the day of the message that waits
    for an answer, of the birthday, or on which they were first seen in a new job.
    """

    person: PersonRef
    slot: Slot
    score: float | None
    since: int
    connection: Connection | None = None
    about: int | None = None


class Offer(Record):
    """Something I could give to a person, found elsewhere in the program.

    `text` completes "I have ... for you"; of an event (on `day`) it is the name, of a
    recommendation where we worked together, of an introduction to whom and what they do. `reason`
    says why, where that is not that I have it.
    """

    kind: Literal["news", "opening", "introduction", "recommendation", "event"]
    text: str
    evidence: tuple[Evidence, ...]
    day: int | None = None
    reason: str = ""


class Brief(Record):
    """What is known about one chosen person on the day of the list.

    `contacts` are the latest, newest first (20 suffice); `favours` the ledger entries with the
    person; `cards` the records that state positions, birthday and connection; `target` is the
    target employer the person works at now, empty when none; `promise` is one of mine that nothing
    followed yet, `asked` an ask of theirs that waits for me; `reached` are the person's addresses
    and numbers, `mine` the subjects of what I sent of late, to anybody; `gone_by` fits the log odds
    of P(gone) to my own past; `change` is a new job to congratulate on.
    """

    person: PersonRef
    tie: Tie | None = None
    contacts: tuple[Contact, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    cards: tuple[Evidence, ...] = ()
    favours: tuple[DatedEntry, ...] = ()
    offers: tuple[Offer, ...] = ()
    target: str = ""
    promise: OpenEnd | None = None
    asked: OpenEnd | None = None
    reached: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    gone_by: float = 0.0
    change: JobChange | None = None
