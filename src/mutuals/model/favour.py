"""The give-first ledger: what I gave, asked for and received."""

from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef
from mutuals.record import Record

FavourDirection = Literal["gave", "asked", "received"]
FavourType = Literal[
    "introduction", "referral", "recommendation", "endorsement", "advice", "help", "thanks",
    "event", "meal", "volunteering", "mentoring", "speaking", "other",
]  # fmt: skip
FavourStatus = Literal["detected", "confirmed", "manual", "dismissed"]
Result = Literal["conversation", "one-sided", "waiting", "nothing", "unseen", "answered"]
"""What came of it, as far as my own messages and meetings show. Of an introduction: they wrote to
each other or met, one of the two wrote, nothing yet, nothing in time, or not to be seen from here;
of an ask: they wrote to me."""


class LedgerEntry(Record):
    """One favour; `at` is an instant in UTC or noon of a day known only as such.

    `result` is what came of an introduction or an ask, `outcome` the messages that show it.
    """

    id: str
    direction: FavourDirection
    type: FavourType
    person: PersonRef
    with_: tuple[PersonRef, ...]
    at: str
    status: FavourStatus
    evidence: tuple[Evidence, ...]
    precision: str | None = None
    outcome: tuple[Evidence, ...] | None = None
    result: Result | None = None

    @staticmethod
    def left_out() -> tuple[str, ...]:
        """Name the fields that an answer leaves out where they are unknown."""
        return ("precision", "outcome", "result")


class DatedEntry(Record):
    """A ledger entry with its day in the home's zone."""

    day: int
    entry: LedgerEntry


class Ledger(Record):
    """The entries, newest first, and how many stand on each side (dismissed ones not counted)."""

    entries: tuple[LedgerEntry, ...]
    gave: int
    received: int
    asked: int
