"""Signal chats as signal-export writes them: dated lines (`chat.md`) or JSON lines (`data.json`).

`[2020-01-01, 10:00] Name: text`, with or without the comma and seconds; a folder per chat holds
both files. Shapes: carderne/signal-export, `sigexport/models.py` (Message.to_md, Message.dict_str)
and `sigexport/merge.py`; FORMATS 10. The text is not stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.names import fold
from mutuals.model.observed import Channel, Claim, Observed, Skipped
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
from mutuals.sources.reading.chat_json import parse
from mutuals.sources.reading.chat_lines import entries, first_lines, lines
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.single_file import ReadWhole

FAMILY = "signal"

_SURE, _BY_NAME = 0.9, 0.7
_LOOKED_AT = 30
_JSON, _TEXTS = "data.json", ("chat.md", "index.md")
_BESIDE = frozenset({_JSON, *_TEXTS, "index.html", "media"})
_LINE = re.compile(
    r"\[(?P<at>\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?)\] "
    r"(?P<author>[^:\n]{1,150}):(?: |$)(?P<body>.*)",
    re.DOTALL | re.ASCII,
)
_RECORD = re.compile(r'\s*\{"date": ?"[^"]{1,40}", ?"sender": ?(?:"|null)')
_OTHERS_MARK = "\u200e".encode()
_ME = frozenset({"me", "you"})
_NOBODY = frozenset({"", "no-sender"})
_PHONE = re.compile(r"\+[\d\s().-]{6,40}")
_TO_MYSELF = frozenset({"notetoself", "note to self"})
_CALL = re.compile(r"(?:incoming|outgoing) (?:voice |video )?call \(accepted", re.IGNORECASE)
_NO_CALL = re.compile(
    r"(?:missed |(?:incoming|outgoing) )(?:voice |video )?call(?: \([^()]{1,40}\))?\s*",
    re.IGNORECASE,
)
# What is added to a text in one of the two files only, or changes later.
_ADDED = re.compile(
    r"^\(- .* -\)\s*$|^\(\( .* \)\)\s*$|!?\[[^\[\]\n]{0,300}\]\(\.[^()\n]{1,300}\)", re.MULTILINE
)


class _Line(NamedTuple):
    """One message as either file states it; `at` is empty where it cannot be read.

    `own` is the body without what it quotes, where the file keeps the two apart.
    """

    at: str
    author: str
    body: str
    own: str = ""


class _Heard(NamedTuple):
    """Where a message stands, the message (or what is wrong), its text's digest, and its words."""

    where: str
    line: _Line | str
    text: str = ""
    words: str | None = None


class SignalLines(ReadWhole):
    """A chat as text or JSON lines, or the folder of one chat that holds both."""

    name = "signal"
    title = "Signal chat"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 for a file that begins with a message, 0.7 for a folder with its files."""
        if drop.is_folder:
            return _BY_NAME if _is_chat_folder(drop) else 0.0
        head = first_lines(drop.head, _LOOKED_AT)
        if not head:
            return 0.0
        return _SURE if _RECORD.match(head[0]) or _is_text(head, drop) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names of a chat's files: all say the same. What others sent is not read."""
        return _BESIDE & set(drop.names())

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one record for each message."""
        file = _chat_file(drop)
        if file is not None:
            yield from _read_chat(file, setting)


def _is_chat_folder(drop: Drop) -> bool:
    names = set(drop.names())
    return bool(names & set(_TEXTS)) and bool(names & {_JSON, "index.html", "media"})


def _is_text(head: list[str], drop: Drop) -> bool:
    """Say whether dated lines are Signal's: programs' logs and WhatsApp's lines look alike."""
    found = [line for line in map(_opened, head) if line is not None]
    if not found or _opened(head[0]) is None or _is_whatsapp(drop):
        return False
    is_plain = any("," in line.at and line.at.count(":") == 1 for line in found)
    names_me = any(fold(line.author) in _ME for line in found)
    return is_plain or names_me or drop.name in _TEXTS


def _is_whatsapp(drop: Drop) -> bool:
    name = drop.name.casefold()
    return name == "_chat.txt" or "whatsapp" in name or _OTHERS_MARK in drop.head


def _chat_file(drop: Drop) -> Drop | None:
    """Return the file of a chat that says most: the JSON lines know seconds in every version."""
    if not drop.is_folder:
        return drop
    files = {child.name: child for child in drop.children() if not child.is_folder}
    return next((files[name] for name in (_JSON, *_TEXTS) if name in files), None)


# --- lines ----------------------------------------------------------------------------------


def _opened(line: str) -> _Line | None:
    found = _LINE.match(plain_text(line))
    return _Line(found["at"], found["author"].strip(), found["body"]) if found else None


def _messages(file: Drop, *, reads_text: bool) -> Iterator[_Heard]:
    """Yield each message, its words only where they may be read."""
    first = first_lines(file.head, 1)
    if first and not _RECORD.match(first[0]):
        for entry in entries(file, _opened, _plain_body, _plain, reads_text=reads_text):
            yield _Heard(f"line {entry.line}", entry.first, entry.text, entry.words)
        return
    for number, line in enumerate(lines(file), 1):
        if line.strip():
            yield _heard(f"line {number}", _record(line), reads_text=reads_text)


def _heard(where: str, record: _Line | str, *, reads_text: bool) -> _Heard:
    if isinstance(record, str):
        return _Heard(where, record)
    words = _plain(record.own) if reads_text else None
    return _Heard(where, record, text_digest(_plain(record.body)), words)


def _plain_body(line: _Line) -> str:
    return _plain(line.body)


def _plain(body: str) -> str:
    return _ADDED.sub("", body)


def _record(line: str) -> _Line | str:
    """Return the message of a JSON line, or what is wrong with it."""
    try:
        found = parse(line)
    except ValueError:
        return "broken line: no JSON"
    if not isinstance(found, dict) or not isinstance(found.get("date"), str):
        return "broken line: no message"
    author, body, quote = (
        value if isinstance(value := found.get(key), str) else ""
        for key in ("sender", "body", "quote")
    )
    return _Line(found["date"], author, quote + body, body)


# --- records --------------------------------------------------------------------------------


def _read_chat(file: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
    chat = _Chat(file, setting)
    for heard in _messages(file, reads_text=setting.reads_text):
        if isinstance(heard.line, str):
            yield Skipped(f"{file.name} {heard.where}", heard.line, error=True)
        else:
            yield chat.observe(heard.line, heard)
    if chat.me is not None:
        yield Claim(file.name, chat.me, "the export calls its owner so", certain=True)


class _Chat:
    """One chat, after a first pass that told who writes in it."""

    def __init__(self, file: Drop, setting: Setting) -> None:
        self._file, self._setting = file.name, setting
        self._people = _people(file, setting)
        names = {person.identifier: person.name for person in self._people.values()}
        is_group = len(names) > 2  # noqa: PLR2004 - a pair
        # A chat's folder bears its name.
        title = "".join(file.folders[-1:]) if file.name in {_JSON, *_TEXTS} else ""
        self._is_mine_alone = fold(title) in _TO_MYSELF
        self._conversation = Conversation(
            FAMILY, file.name, names, is_pair=not is_group, title=title if is_group else ""
        )
        mine = (who for name, who in self._people.items() if fold(name) in _ME)
        self.me = next((who.identifier for who in mine), None)

    def observe(self, line: _Line, heard: _Heard) -> Observed | Skipped:
        """Return what one message states."""
        at = _instant(line.at, self._setting)
        if isinstance(at, str):
            return Skipped(f"{self._file} {heard.where}", at)
        author = self._people.get(line.author)
        doubt = self._doubt(author, line)
        if author is None or doubt:
            return Skipped(f"{self._file} {heard.where}", doubt, at=at)
        is_call = bool(_CALL.match(line.body))
        channel: Channel = "call" if is_call else "chat"
        text = "" if is_call else heard.text
        return self._conversation.observe(
            Message(author, at, text, channel=channel, line=heard.where, words=heard.words)
        )

    def _doubt(self, author: Person | None, line: _Line) -> str:
        if author is None:
            return "names no sender"
        if self._is_mine_alone:
            return "note to myself"
        is_call = _NO_CALL.fullmatch(line.body) and not _CALL.match(line.body)
        return "call that was not taken, or not known to be" if is_call else ""


def _people(file: Drop, setting: Setting) -> dict[str, Person]:
    """Return who writes in a chat, by the name there."""
    found: dict[str, Person] = {}
    for line in (heard.line for heard in _messages(file, reads_text=False)):
        if len(found) == PEOPLE:
            break
        if isinstance(line, _Line) and fold(line.author) not in _NOBODY | found.keys():
            found[line.author] = _person(line.author, setting)
    return found


def _person(name: str, setting: Setting) -> Person:
    phone = normalise_phone(name, setting.region) if _PHONE.fullmatch(name) else ""
    if phone:
        return Person(Identifier("phone", phone))
    # My own name is "Me" in every export: no name to show.
    return Person(account(FAMILY, name), "" if fold(name) in _ME else shown_name(name))


def _instant(written: str, setting: Setting) -> int | str:
    try:
        when = datetime.fromisoformat(written.replace(",", ""))
    except ValueError:
        return "no date that can be read"
    at = int(when.timestamp()) if when.tzinfo else local_instant(when, setting)
    return "no date that can be read" if at is None else credible(at, setting) or at


SOURCE = SignalLines()
