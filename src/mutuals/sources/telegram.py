"""Telegram Desktop's `result.json`: a whole account, or one chat. The text is not stored.

Shape: telegramdesktop/tdesktop, `export_output_json.cpp`; FORMATS 9. Two passes over the file: who
writes in a chat shows only at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Channel, Claim, Field, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.chat import (
    PEOPLE,
    Conversation,
    Message,
    Person,
    account,
    credible,
    local_instant,
    plain_text,
    shown_name,
    text_digest,
)
from mutuals.sources.reading.chat_json import Path, walk
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.table import row_key

FAMILY = "telegram"

_SURE = 0.9
_KINDS = {
    "personal_chat": "", "private_group": "", "private_supergroup": "", "": "",
    "bot_chat": "chat with a program",
    "saved_messages": "note to myself",
    "replies": "public group or channel",
    "verification_codes": "chat with a program",
    "public_supergroup": "public group or channel",
    "private_channel": "public group or channel",
    "public_channel": "public group or channel",
}  # fmt: skip
"""Kinds of chats, and why their messages are no contact."""
_SIGNS = re.compile(
    rb'"date_unixtime"\s*:\s*"\d|"personal_information"\s*:\s*\{\s*"user_id"'
    rb'|"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|(?:private|public)_(?:super)?group'
    rb'|(?:private|public)_channel)"'
)
_LISTS: tuple[Path, ...] = (("chats", "list", "*"), ("left_chats", "list", "*"))
_SINGLE: Path = ()
_OPENED: tuple[Path, ...] = (
    _SINGLE, ("messages",), ("contacts",), ("contacts", "list"), ("chats",), ("left_chats",),
    ("chats", "list"), ("left_chats", "list"), *_LISTS, *((*path, "messages") for path in _LISTS),
)  # fmt: skip
_Owner = Mapping[str, object] | None
_CHATS = frozenset({_SINGLE, *_LISTS})
_MESSAGES = frozenset((*path, "messages", "*") for path in _CHATS)
_CONTACT: Path = ("contacts", "list", "*")
_OWNER: Path = ("personal_information",)
_USER = re.compile(r"user\d{1,20}", re.ASCII)
_NUMBER = re.compile(r"\d{1,20}", re.ASCII)
_LARGEST = 10**20
_ABOUT = frozenset({"name", "type", "id"})
_OTHERS_WORDS = frozenset({"forwarded_from", "saved_from", "via_bot"})
_CLAIM = "the other side of a chat between two"


class Telegram(SingleFile):
    """The export of an account or of one chat, as JSON."""

    name = "telegram"
    title = "Telegram export"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 for a JSON file with Telegram's kinds of chats, its owner or its dates."""
        is_object = drop.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        return _SURE if is_object and _SIGNS.search(drop.head) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one record for each contact and message, and who I am."""
        known = _surveyed(drop)
        if known.owner is not None:
            yield from _owner(known.owner, drop, setting)
        place, chat = -1, _Chat(drop, setting, _Survey(), None)
        for path, value in walk(drop, _OPENED):
            if path in _CHATS:
                place += 1
                chat = _Chat(drop, setting, known.chats[place], known.owner)
            elif path in _MESSAGES:
                yield chat.observe(value)
            elif path == _CONTACT:
                yield _contact(value, drop, setting)
        for me in sorted(known.guessed):
            yield Claim(drop.name, me, _CLAIM)


# --- first pass -----------------------------------------------------------------------------


@dataclass
class _Survey:
    """What is known of one chat: its own fields, and its writers in their order."""

    fields: dict[str, object] = field(default_factory=dict)
    people: dict[Identifier, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of chat, empty when the file does not say."""
        return _text(self.fields, "type")

    @property
    def name(self) -> str:
        """What the chat is called."""
        return shown_name(_text(self.fields, "name"))

    @property
    def number(self) -> str:
        """The chat's number: between two people that of the other one's account."""
        return _digits(self.fields.get("id"))

    @property
    def peer(self) -> Identifier | None:
        """The other side of a chat between two."""
        if self.kind != "personal_chat":
            return None
        by_number = Identifier("account", f"{FAMILY}:user{self.number}")
        by_name = account(FAMILY, self.name)
        named = by_name if by_name in self.people else None
        return named if named or not self.number else by_number

    @property
    def is_deserted(self) -> bool:
        """Whether the other side of a chat between two deleted the account."""
        return self.kind == "personal_chat" and self.fields.get("name", "") is None

    def everybody(self, me: Identifier | None) -> dict[Identifier, str]:
        """Return who takes part, with names: the writers, the peer of a pair, and me."""
        peer = {self.peer: self.name} if self.peer else {}
        mine = {me: ""} if me else {}
        return {**mine, **peer, **self.people}

    def note(self, message: object) -> None:
        """Take in who wrote one message."""
        author = _author(message) if isinstance(message, Mapping) else None
        if isinstance(author, Person) and len(self.people) < PEOPLE:
            self.people.setdefault(author.identifier, author.name)


@dataclass
class _Known:
    """What the first pass tells: the chats in file order, and who the owner is."""

    chats: list[_Survey] = field(default_factory=list)
    owner: _Owner = None

    @property
    def guessed(self) -> set[Identifier]:
        """Whoever writes in chats between two and is not the peer: the owner."""
        pairs = [
            (chat.peer, set(chat.people)) for chat in self.chats if chat.peer and self.owner is None
        ]
        others = [people - {peer} for peer, people in pairs]
        return {found for people in others if len(people) == 1 for found in people}


def _surveyed(drop: Drop) -> _Known:
    """Read a file once for who takes part; where it breaks off, what was read so far counts."""
    known = _Known()
    try:
        for path, value in walk(drop, _OPENED):
            if path in _CHATS:
                known.chats.append(_Survey())
            elif path in _MESSAGES:
                known.chats[-1].note(value)
            elif path == _OWNER and isinstance(value, Mapping):
                known.owner = value
            elif path[:-1] in _CHATS and path[-1] in _ABOUT:
                known.chats[-1].fields[path[-1]] = value
    except UnsoundError:
        # The second pass says so, after all that can be read.
        return known
    return known


# --- second pass ----------------------------------------------------------------------------


class _Chat:
    """One chat, after its survey."""

    def __init__(self, drop: Drop, setting: Setting, survey: _Survey, owner: _Owner) -> None:
        self._file, self._setting = drop.name, setting
        self._number = survey.number
        self._doubt = _KINDS.get(survey.kind, "chat of an unknown kind")
        if survey.is_deserted:
            self._doubt = "deleted account"
        people = survey.everybody(_my_account(owner))
        is_pair = len(people) == 2 and survey.kind in {"personal_chat", ""}  # noqa: PLR2004 - a pair
        title = "" if is_pair or survey.kind == "personal_chat" else survey.name
        self._conversation = Conversation(FAMILY, drop.name, people, is_pair=is_pair, title=title)

    def observe(self, value: object) -> Observed | Skipped:
        """Return what one message states."""
        if not isinstance(value, Mapping):
            return Skipped(self._file, "broken message: no fields", error=True)
        number = _digits(value.get("id"))
        where = f"message {number}" if number else "message"
        at = _instant(value, self._setting)
        if isinstance(at, str):
            return Skipped(f"{self._file} {where}", at)
        author = _author(value)
        doubt = self._doubt or _doubt(value) or (author if isinstance(author, str) else "")
        if doubt or not isinstance(author, Person):
            return Skipped(f"{self._file} {where}", doubt, at=at)
        text = _words(value)
        # What was passed on, or made by a program, is not its sender's word.
        is_own = self._setting.reads_text and not _OTHERS_WORDS & value.keys()
        return self._conversation.observe(
            Message(
                author, at, text_digest(text), self._id(number), _channel(value), where,
                text if is_own else None,
            )
        )  # fmt: skip

    def _id(self, number: str) -> str:
        return f"{self._number}/{number}" if self._number and number else ""


def _doubt(message: Mapping[str, object]) -> str:
    kind = message.get("type")
    if kind == "message":
        return ""
    if kind != "service":
        return "message Telegram could not export"
    if message.get("action") != "phone_call":
        return "notice of Telegram"
    seconds = message.get("duration_seconds")
    return "" if isinstance(seconds, int) and seconds > 0 else "call that was not taken"


def _channel(message: Mapping[str, object]) -> Channel:
    return "call" if message.get("type") == "service" else "chat"


def _author(message: Mapping[str, object]) -> Person | str:
    """Return who wrote a message, or why nobody did."""
    role = "actor" if message.get("type") == "service" else "from"
    name, number = shown_name(_text(message, role)), message.get(f"{role}_id")
    if role in message and not name:
        return "deleted account"
    # Until 2021 numbers came without the word before them.
    written = f"user{number}" if isinstance(number, int) else number
    if not isinstance(written, str):
        return Person(account(FAMILY, name), name) if name else "names no sender"
    if not _USER.fullmatch(written):
        return "written in the name of a group or channel"
    return Person(Identifier("account", f"{FAMILY}:{written}"), name)


def _instant(message: Mapping[str, object], setting: Setting) -> int | str:
    seconds = _digits(message.get("date_unixtime"))
    at = int(seconds) if seconds else _local(_text(message, "date"), setting)
    return "no date that can be read" if at is None else credible(at, setting) or at


def _local(written: str, setting: Setting) -> int | None:
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return None
    return int(when.timestamp()) if when.tzinfo else local_instant(when, setting)


def _words(message: Mapping[str, object]) -> str:
    """Return a text, which comes as one piece or as a list of pieces."""
    text = message.get("text") or message.get("text_entities") or ""
    pieces = text if isinstance(text, list) else [text]
    plain = (piece.get("text") if isinstance(piece, Mapping) else piece for piece in pieces)
    return "".join(piece for piece in plain if isinstance(piece, str))


# --- people ---------------------------------------------------------------------------------


def _owner(owner: Mapping[str, object], drop: Drop, setting: Setting) -> Iterator[Observed]:
    """Yield who the export is of."""
    mine = _my_account(owner)
    phone = normalise_phone(_text(owner, "phone_number"), setting.region)
    if mine is None:
        return
    identifiers = (mine, Identifier("phone", phone)) if phone else (mine,)
    yield Card(f"{drop.name}#owner", identifiers, _full_name(owner), own=True, family=FAMILY)
    yield Claim(drop.name, mine, "owner of the export", certain=True)


def _my_account(owner: _Owner) -> Identifier | None:
    number = "" if owner is None else _digits(owner.get("user_id"))
    return Identifier("account", f"{FAMILY}:user{number}") if number else None


def _contact(value: object, drop: Drop, setting: Setting) -> Card | Skipped:
    """Return the card of somebody in my list of contacts."""
    if not isinstance(value, Mapping):
        return Skipped(drop.name, "broken contact: no fields", error=True)
    number = _digits(value.get("user_id")).lstrip("0")
    phone = normalise_phone(_text(value, "phone_number"), setting.region)
    identifiers = (
        *([Identifier("account", f"{FAMILY}:user{number}")] if number else []),
        *([Identifier("phone", phone)] if phone else []),
    )
    if not identifiers:
        return Skipped(drop.name, "contact without a number")
    at = _instant(value, setting)
    since = () if isinstance(at, str) else (Field("contact since", _day(at, setting)),)
    key = row_key(*(part for identifier in identifiers for part in identifier))
    return Card(f"{drop.name}#{key}", identifiers, _full_name(value), fields=since, family=FAMILY)


def _full_name(record: Mapping[str, object]) -> str:
    return shown_name(f"{_text(record, 'first_name')} {_text(record, 'last_name')}".strip())


def _day(at: int, setting: Setting) -> str:
    return datetime.fromtimestamp(at, setting.zone).strftime("%Y-%m-%d")


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    return plain_text(value) if isinstance(value, str) else ""


def _digits(value: object) -> str:
    """Return a number as digits, whether it came as a number or a text; empty when it is none."""
    written = str(value) if isinstance(value, int) and value < _LARGEST else value
    return written if isinstance(written, str) and _NUMBER.fullmatch(written) else ""


SOURCE = Telegram()
