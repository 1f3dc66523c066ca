"""Chats of any program: who takes part, what is one message in two exports, when it is contact."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest64
from mutuals.model.names import fold
from mutuals.model.observed import Channel, Interaction, Participant, Role, Skipped
from mutuals.model.sign import MOST_IN_CHAT
from mutuals.sources.base import Setting
from mutuals.sources.reading.judged import judged
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.names import LONGEST, clean_name
from mutuals.sources.reading.table import row_key

LARGEST_GROUP = 25
"""People in a chat that still is contact between them."""
SUBJECT = 500
"""Characters of a conversation's title that are kept."""
PEOPLE = 1_000
"""Writers of one chat that are told apart; far above the largest group that counts."""

_EARLIEST = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())
_REMEMBERED = 1_000
_HALF_SIGN = re.compile("[\ud800-\udfff]")
_MARKS = "\0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_PLAIN = str.maketrans(dict.fromkeys(_MARKS, None) | dict.fromkeys("\u00a0\u202f\u2009", " "))


class Person(NamedTuple):
    """Somebody in a chat, and the name they are shown under there."""

    identifier: Identifier
    name: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message or call; `text` is a digest, `id` the program's own number where there is one.

    `line` says where it stands, for people. `words` are what its author wrote, None where they may
    not be read; they are judged and dropped.
    """

    author: Person
    at: int
    text: str = ""
    id: str = ""
    channel: Channel = "chat"
    line: str = ""
    words: str | None = None


class Conversation:
    """One chat: turns its messages into interactions.

    `people` maps everybody known to take part to their names. `is_pair` says that it is a chat
    between two: only then does it matter to whom a text went, as many get the same greeting in
    the same minute.
    """

    def __init__(
        self, family: str, file: str, people: Mapping[Identifier, str], *,
        is_pair: bool, title: str = "",
    ) -> None:  # fmt: skip
        self._family, self._file = family, file
        self._people = dict(sorted(people.items()))
        self._is_pair, self._title = is_pair, title[:SUBJECT]
        self._equals = _Equals()

    def observe(self, message: Message) -> Interaction | Skipped:
        """Return the interaction, or why there is none."""
        # Counted before they are listed: a hostile group has many thousand members.
        doubt = _doubt(len(self._people) - (message.author.identifier in self._people))
        if doubt:
            return Skipped(f"{self._file} {message.line}", doubt, at=message.at)
        others = tuple(person for person in self._people if person != message.author.identifier)
        parts = self._fingerprint(message, others)
        participants = self._participants(message, others)
        # The people are part of it: a later export of a group knows more of them.
        item = digest64(self._file, self._title, *parts, *map(repr, participants))
        record = Interaction(
            key=digest64("interaction", *parts),
            at=message.at,
            channel=message.channel,
            participants=participants,
            size=len(others) + 1,
            item=item,
            ref=f"{self._file}#{message.id or row_key(*parts)}",
            subject=self._title,
        )
        if message.words is None or message.channel != "chat" or record.size > MOST_IN_CHAT:
            return record
        return judged(record, message.words)

    def _participants(
        self, message: Message, others: tuple[Identifier, ...]
    ) -> tuple[Participant, ...]:
        writer: Role = "organiser" if message.channel == "call" else "from"
        reader: Role = "attendee" if message.channel == "call" else "to"
        return (
            Participant(message.author.identifier, writer, message.author.name),
            *(Participant(person, reader, self._people[person]) for person in others),
        )

    def _fingerprint(self, message: Message, others: tuple[Identifier, ...]) -> tuple[str, ...]:
        if message.id:
            return (self._family, message.id)
        reader = others[0].value if self._is_pair else ""
        parts = (
            self._family, message.channel, reader, message.author.identifier.value,
            str(message.at), message.text,
        )  # fmt: skip
        return (*parts, str(self._equals.number(parts)))


def _doubt(others: int) -> str:
    if not others:
        return "names nobody but its writer"
    return "more than 25 people" if others + 1 > LARGEST_GROUP else ""


class _Equals:
    """Numbers messages that look the same, such as two "ok" in one minute.

    Equal ones stand close together, so only the last thousand different ones are remembered.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, ...], int] = OrderedDict()

    def number(self, parts: tuple[str, ...]) -> int:
        """Return how many equal ones came before."""
        before = self._seen.pop(parts, 0)
        self._seen[parts] = before + 1
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return before


class TextDigest:
    """The digest of a text that comes line by line; blank lines around it do not count."""

    def __init__(self, first: str = "") -> None:
        self._hash = hashlib.sha256()
        self._blank, self._is_begun = 0, False
        self.add(first)

    def add(self, line: str) -> None:
        """Take in the next line."""
        plain = line.strip()
        if not plain:
            self._blank += self._is_begun
            return
        self._hash.update(b"\n" * self._blank + plain.encode("utf-8", "replace") + b"\n")
        self._blank, self._is_begun = 0, True

    def shown(self) -> str:
        """Return 16 hex digits of what was taken in so far."""
        return self._hash.hexdigest()[:16]


def text_digest(text: str) -> str:
    """Return 16 hex digits that stand for a text; white space at line ends does not count."""
    digest = TextDigest()
    for line in text.split("\n"):
        digest.add(line)
    return digest.shown()


# --- names ----------------------------------------------------------------------------------


def account(family: str, name: str) -> Identifier:
    """Return the account of somebody an archive knows by name only, within its own family."""
    return Identifier("account", f"{family}:{fold(repaired(plain_text(name)))[:LONGEST]}")


def shown_name(written: str) -> str:
    """Return a name fit to be shown: repaired, without pictures and marks of direction."""
    plain = repaired(plain_text(written))
    return clean_name(plain).name or " ".join(plain[:LONGEST].split())


def plain_text(text: str) -> str:
    """Return a text without marks of direction, with plain spaces, fit to be stored."""
    return _HALF_SIGN.sub("\ufffd", text.translate(_PLAIN))


# --- time -----------------------------------------------------------------------------------


def credible(at: int, setting: Setting) -> str:
    """Return why an instant cannot be right; empty when it can."""
    if at < _EARLIEST:
        return "date before 1980"
    return "date in the future" if at > setting.now else ""


def local_instant(when: datetime, setting: Setting) -> int | None:
    """Return the instant of a time without zone, in the home's zone; None out of all calendars."""
    try:
        return int(when.replace(tzinfo=setting.zone).timestamp())
    except (OverflowError, ValueError):
        return None
