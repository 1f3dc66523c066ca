"""Direct messages in X's archive, between two and in groups: one chat interaction each.

`[{"dmConversation":{"conversationId":"<A>-<B>","messages":[{"messageCreate":{"id","senderId",
"recipientId","createdAt","text"}}]}}]`; groups have no `recipientId`, but events that name people
(`joinConversation`, `participantsJoin`, `participantsLeave`) (FORMATS 7).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mutuals.model.observed import Interaction, Skipped
from mutuals.sources.reading.chat import (
    PEOPLE,
    Conversation,
    Message,
    Person,
    text_digest,
)
from mutuals.sources.reading.social_json import inner, line, objects
from mutuals.sources.reading.x_files import FAMILY, XFile, moment_in, number
from mutuals.sources.reading.x_people import Handles, account_of

_MESSAGE = "messageCreate"
_EVENTS = {
    "reactionCreate": "reaction, not a message",
    "welcomeMessageCreate": "welcome message of a program",
}
_CHANGES = {"participantsLeave": False, "participantsJoin": True}
_EVENT = "event of a group, not a message"


class _Chat:
    """One conversation, as it was at each instant: members of a group come and go."""

    def __init__(
        self, handles: Handles, file: XFile, members: frozenset[str], *, is_pair: bool, title: str
    ) -> None:
        self._handles, self._file, self._members = handles, file, members
        self._is_pair, self._title = is_pair, title
        self._changes: dict[str, list[tuple[int, bool]]] = {}
        self._known: dict[frozenset[str], Conversation] = {}

    def follow(self, messages: list[dict[str, object]]) -> None:
        """Note who of the members left when, and who came back."""
        for message in messages if len(self._members) <= PEOPLE else ():
            for event, is_in in _CHANGES.items():
                at = moment_in(inner(message, event, "createdAt"), self._file.setting)
                listed = inner(message, event, "userIds")
                if isinstance(at, int) and isinstance(listed, list):
                    for member in self._members.intersection(map(number, listed)):
                        self._changes.setdefault(member, []).append((at, is_in))
        for changes in self._changes.values():
            changes.sort()

    def at(self, instant: int) -> Conversation:
        """Return the conversation of those who were in it."""
        gone = frozenset(
            member for member, changes in self._changes.items() if _is_gone(changes, instant)
        )
        if gone not in self._known:
            people = {account_of(each): self._handles.name(each) for each in self._members - gone}
            self._known[gone] = Conversation(
                FAMILY, self._file.drop.name, people, is_pair=self._is_pair, title=self._title
            )
        return self._known[gone]


def _is_gone(changes: list[tuple[int, bool]], instant: int) -> bool:
    """Say whether the latest change up to an instant was leaving."""
    before = bisect_right(changes, (instant, True))
    return before > 0 and not changes[before - 1][1]


class Correspondence:
    """Reads the conversations of an archive, and remembers who took part in which."""

    def __init__(self, handles: Handles, mine: str) -> None:
        """Take the names that are known, and my account number where it is."""
        self._handles, self._mine = handles, mine
        self._pairs: list[frozenset[str]] = []
        self.people: dict[str, None] = {}

    def read(self, file: XFile) -> Iterator[Interaction | Skipped]:
        """Yield the messages of one file."""
        for entry in file.entries("dmConversation"):
            if isinstance(entry, Skipped):
                yield entry
            else:
                yield from self._conversation(entry, file)

    def owner(self) -> str:
        """Return the one account that is in every conversation of two; one of them shows nobody."""
        pairs = set(self._pairs)
        common = frozenset.intersection(*pairs) if pairs else frozenset[str]()
        return next(iter(common)) if len(common) == 1 else ""

    def _conversation(
        self, entry: dict[str, object], file: XFile
    ) -> Iterator[Interaction | Skipped]:
        messages = list(objects(entry.get("messages")))
        pair = _pair(line(entry.get("conversationId")))
        members = pair or self._members(messages)
        self.people.update(dict.fromkeys(sorted(members)))
        if pair:
            self._pairs.append(pair)
        chat = _Chat(
            self._handles, file, members, is_pair=bool(pair), title=_title(entry, messages)
        )
        chat.follow(messages)
        for message in messages:
            yield self._message(message, chat, file)

    def _members(self, messages: list[dict[str, object]]) -> frozenset[str]:
        """Return everybody a group's messages and events name, and me."""
        found = {self._mine}
        for message in messages:
            found.add(number(inner(message, _MESSAGE, "senderId")))
            for event, key in (("joinConversation", "participantsSnapshot"),
                               ("participantsJoin", "userIds")):  # fmt: skip
                listed = inner(message, event, key)
                found.update(map(number, listed if isinstance(listed, list) else ()))
        return frozenset(found - {""})

    def _message(
        self, message: dict[str, object], chat: _Chat, file: XFile
    ) -> Interaction | Skipped:
        told = message.get(_MESSAGE)
        if not isinstance(told, dict):
            return file.skip(_EVENTS.get(next(iter(message), ""), _EVENT))
        sender = number(told.get("senderId"))
        at = moment_in(told.get("createdAt"), file.setting)
        if isinstance(at, str):
            return file.skip(at)
        if not sender:
            return file.skip("names no sender", at)
        self.people[sender] = None
        author = Person(account_of(sender), self._handles.name(sender))
        text, key = line(told.get("text")), number(told.get("id"))
        words = text if file.setting.reads_text else None
        return chat.at(at).observe(
            Message(author, at, text_digest(text), key, line=f"message {key}", words=words)
        )


def _pair(conversation: str) -> frozenset[str]:
    """Return the two accounts of `<A>-<B>`; nobody for a group."""
    numbers = [number(part) for part in conversation.split("-")]
    return frozenset(numbers) if len(numbers) == 2 and all(numbers) else frozenset()  # noqa: PLR2004


def _title(entry: dict[str, object], messages: list[dict[str, object]]) -> str:
    """Return a group's latest name: messages come newest first."""
    names = (line(inner(message, "conversationNameUpdate", "name")) for message in messages)
    return next(filter(None, names), line(entry.get("name")))
