"""Conversations as Facebook and Instagram write them: `message_1.json` of a thread, newest first.

`{"participants":[{"name"}],"messages":[{"sender_name","timestamp_ms","content","call_duration"}],
"title","thread_path"}`; Messenger's download of secure storage has `participants` as plain names,
`threadName`, and `senderName`, `timestamp`, `text` in each message (FORMATS 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.model.names import fold
from mutuals.model.observed import Channel, Claim, Observed, Skipped
from mutuals.sources.reading.chat import Conversation, Message, Person, account, text_digest
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.social_json import credible_second, inner, objects
from mutuals.sources.reading.social_meta import MetaFile, Page, person_name, typed

_PAIR = 2
_GONE = frozenset({
    "facebook user", "facebook-nutzer", "facebook nutzer", "utilisateur de facebook",
    "utilisateur facebook", "usuario de facebook", "utente di facebook", "utente facebook",
    "usuário do facebook", "utilizador do facebook", "facebook-gebruiker",
    "instagram user", "instagram-nutzer", "utilisateur instagram", "utilisateur d’instagram",
    "usuario de instagram", "utente di instagram", "usuário do instagram", "instagram-gebruiker",
})  # fmt: skip
"""What stands instead of a name when somebody closed the account."""
_FOLDERS = {
    "message_requests": "request from somebody you did not answer",
    "broadcast": "broadcast channel, not a conversation",
    "filtered_threads": "spam: the network filtered it out",
}
_NOTICES = frozenset({"subscribe", "unsubscribe"})
_REACTION = re.compile(r"(?i)(?:liked a message|reacted \S{1,20} to your message)\.?\s*")
_NUMBERED = re.compile(r"_\d{1,4}$")


class _Told(NamedTuple):
    """One message in either form: `call` is its length in seconds, None when it is no call."""

    author: str
    instant: object
    text: str
    call: object
    kind: str
    is_withdrawn: bool


class _Thread(NamedTuple):
    """A conversation: names of those in it who are still there, and its title."""

    people: tuple[str, ...]
    title: str
    is_group: bool

    @property
    def is_pair(self) -> bool:
        """Whether it is between two."""
        return len(set(map(fold, self.people))) == _PAIR and not self.is_group


class MetaThreads(MetaFile):
    """A source that is the conversations of one of Meta's networks; `family` is its name."""

    family: str

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        """Yield each message as an interaction or skipped, then who of two must be me."""
        thread, told = _thread(value), [_told(each) for each in objects(inner(value, "messages"))]
        conversation = self._conversation(thread, page)
        refusal = next((why for name, why in _FOLDERS.items() if name in page.folders), "")
        for message in told:
            why = refusal or _doubt(message, is_pair=thread.is_pair)
            yield self._one(message, why, conversation, page)
        if told and not refusal:
            yield from self._claim(thread, page)

    def _conversation(self, thread: _Thread, page: Page) -> Conversation:
        people = {account(self.family, name): name for name in thread.people}
        title = "" if thread.is_pair else thread.title
        return Conversation(self.family, page.file, people, is_pair=thread.is_pair, title=title)

    def _one(
        self, told: _Told, why: str, conversation: Conversation, page: Page
    ) -> Observed | Skipped:
        at = credible_second(told.instant, page.setting, per_second=1000)
        if isinstance(at, str) or why:
            return page.skip(at) if isinstance(at, str) else page.skip(why, at)
        author = Person(account(self.family, told.author), told.author)
        channel: Channel = "chat" if told.call is None else "call"
        return conversation.observe(
            Message(
                author, at, text_digest(told.text), channel=channel, line=f"of {page.path}",
                words=told.text if page.setting.reads_text else None,
            )
        )  # fmt: skip

    def _claim(self, thread: _Thread, page: Page) -> Iterator[Claim]:
        """A conversation of two is named after the other: whoever it is not named after is me."""
        known = {fold(name): account(self.family, name) for name in thread.people}
        peer = known.pop(fold(thread.title), None)
        if peer and thread.is_pair:
            [me] = known.values()
            yield Claim(page.file, me, "the one of two after whom conversations are not named")


def _thread(value: object) -> _Thread:
    thread = next(objects(value), {})
    listed = thread.get("participants")
    entries = listed if isinstance(listed, list) else []
    names = [person_name(each.get("name") if isinstance(each, dict) else each) for each in entries]
    stored = _NUMBERED.sub("", person_name(thread.get("threadName")))
    is_group = thread.get("thread_type") == "RegularGroup"
    # Exports put together by other programs may leave out who takes part.
    names = names or [_told(each).author for each in objects(thread.get("messages"))]
    living = tuple(dict.fromkeys(name for name in names if name and not _is_gone(name)))
    return _Thread(living, person_name(thread.get("title")) or stored, is_group)


def _told(message: dict[str, object]) -> _Told:
    text = message.get("content", message.get("text"))
    return _Told(
        author=person_name(message.get("sender_name", message.get("senderName"))),
        instant=message.get("timestamp_ms", message.get("timestamp")),
        text=repaired(text) if isinstance(text, str) else "",
        call=message.get("call_duration"),
        kind=typed(message.get("type")).casefold(),
        is_withdrawn=True in (message.get("is_unsent"), message.get("isUnsent")),
    )


def _doubt(told: _Told, *, is_pair: bool) -> str:
    """Return why this is no contact; empty when it is."""
    if not told.author or _is_gone(told.author):
        return "from somebody who closed the account"
    if told.is_withdrawn:
        return "message taken back"
    if told.kind in _NOTICES:
        return "notice of the network, not a message"
    if told.call is not None and not _is_positive(told.call):
        return "missed call"
    if told.call is not None and not is_pair:
        return "call in a group: it is not written who took part"
    return "reaction, not a message" if _REACTION.fullmatch(told.text) else ""


def _is_gone(name: str) -> bool:
    return fold(name) in _GONE


def _is_positive(length: object) -> bool:
    return isinstance(length, int | float) and length > 0
