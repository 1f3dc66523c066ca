"""Threads: what tells of a message what it belongs to. The words themselves are kept nowhere."""

from typing import Literal

from mutuals.record import Record

Whose = Literal["mine", "theirs"]
"""Who of the two of us said something."""


class Thread(Record):
    """Where something was said: in mails of one subject, or in the chat of two in one program.

    `names` are the subject of a mail as it was written, or all formats that a chat was read of
    (other names for a group); none where nothing tells: a mail without subject, a call, what I
    wrote down.
    """

    is_chat: bool = False
    names: tuple[str, ...] = ()


UNTOLD = Thread()
"""The thread of what does not tell to which it belongs."""


class Word(Record):
    """That somebody said something: in which thread, and on which day."""

    thread: Thread
    day: int
