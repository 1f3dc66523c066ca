"""Signs: what the words of a message showed when they were read, without the words."""

from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.model.favour import FavourType
from mutuals.model.ids import digest64, show_id
from mutuals.model.person import PersonRef
from mutuals.model.thread import UNTOLD, Thread
from mutuals.record import Record

Act = Literal["gives", "asks", "thanks", "promises"]
"""What the writer does in the message, whoever the writer is."""
Language = Literal["en", "de", "es"]
MOST_IN_CHAT = 3
"""People in a chat whose words are read: those of larger groups are meant for nobody of them."""

ONE_TALK = 3_600
"""Seconds in which lines of a chat are one talk: a greeting comes before what one has to say."""


class Sign(Record):
    """One thing that a message shows: what its writer does, of which type, in which language.

    Act and type together name the rule (`gives introduction`). Who gave to whom follows from who
    is me, which is settled later.
    """

    act: Act
    type: FavourType
    language: Language


class Party(Record):
    """Somebody in a message that bears a sign; `is_human` is false for lists, rooms, services.

    `role` is from, to, cc or bcc, else empty.
    """

    person: PersonRef
    role: str
    is_me: bool
    is_human: bool


class SignSeen(Record):
    """A sign with the message it stands in: `id` is the message's, `at` in seconds UTC.

    `thread` is what an answer would stand in. It tells a chat from a mail, too: what one says in a
    chat comes in several messages. Of the note to an invitation `id` is the note's, and `became`
    that of the message which it is above the chat, once the invitation is taken up.
    """

    id: str
    at: int
    by_day: bool
    size: int
    act: Act
    type: FavourType
    parties: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    thread: Thread = UNTOLD
    became: str = ""


class Within(Record):
    """Between which instants (seconds UTC, both included) a word counts, and in how small a circle.

    `written` are the people a message may go to at most, `met` those in a call or meeting.
    """

    since: int
    until: int
    written: int
    met: int


def sign_id(message: str, act: Act, type_: FavourType) -> str:
    """Return the id of what a message (its id) shows, whoever reads it again and however often."""
    return show_id(digest64("sign", message, act, type_))


What = Literal["ask", "promise", "answer"]
"""What may be open: an ask or a promise of mine, or an answer of mine to what somebody asked."""


class OpenEnd(Record):
    """What nothing followed yet, or an introduction under way; `days` since (its latest step).

    `at` is noon where only the day is known. `with_` are the others of an introduction, `why` says
    what is open, `do` what is next.
    """

    person: PersonRef
    what: What | Literal["introduction"]
    at: str
    days: int
    evidence: tuple[Evidence, ...]
    with_: tuple[PersonRef, ...] = ()
    why: str = ""
    do: str = ""
    precision: str | None = None

    @staticmethod
    def left_out() -> tuple[str, ...]:
        """Name the fields that an answer leaves out where they are unknown."""
        return ("precision",)
