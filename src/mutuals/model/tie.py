"""The tie between me and a person: figures from contact days, as of one day."""

from mutuals.model.evidence import Evidence
from mutuals.model.person import Direction, PersonRef, State
from mutuals.model.sign import Language
from mutuals.record import Record

LARGEST_MESSAGE = 5
"""A message to at most this many people reaches each of them."""
LARGEST_MEETING = 8
"""A meeting of at most this many people, me included, reaches each of them."""


class Tie(Record):
    """What the contact days with one person say on one day.

    Days are whole numbers since 1970-01-01 in the home's zone; `silence` and `gap` (mean) are in
    days; `cadence` is None below three gaps, `p_gone` None below four contact days, `strength_raw`
    None when nothing ever went from me to the person. `past` is the decayed sum of contact days as
    it stood on the last one: how close we once were.
    """

    person: PersonRef
    days: int
    first_day: int
    last_day: int
    silence: int
    gap: float | None
    cadence: float | None
    strength_raw: float | None
    p_contact: float
    p_gone: float | None
    state: State
    balance: float
    past: float
    interactions: int
    sent: int
    received: int
    met: int
    first_out: int | None
    first_in: int | None


class Contact(Record):
    """One interaction seen from one other person: the atom of verdicts and reasons.

    `others` counts the people in it besides me; `automatic` mails never reach here. `logged` says
    that I wrote it down myself. `subject` and the `language` that its words were read in are told
    of the latest contacts only.
    """

    person: PersonRef
    day: int
    at: int
    channel: str
    direction: Direction | None
    others: int
    evidence: tuple[Evidence, ...]
    logged: bool = False
    subject: str = ""
    language: Language | None = None
