"""WhatsApp's "Export chat": one text file per chat. The text of the messages is not stored.

Two passes over the file: who writes there and in which order days are written shows only at its
end. Samples of the formats: joweich/chat-miner, `test/whatsapp`; FORMATS 8.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mutuals.model.identifier import Identifier
from mutuals.model.names import fold
from mutuals.model.observed import Channel, Claim, Note, Observed, Skipped
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
)
from mutuals.sources.reading.chat_lines import Entry, entries, first_lines, lines
from mutuals.sources.reading.chat_stamp import Orders, Stamped, moment, stamped
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.single_file import SingleFile

FAMILY = "whatsapp"

_SURE = 0.9
_MARK = "\u200e".encode()
_LOOKED_AT = 30
_WORDS = r"with|mit|con|com|avec|met|med|z|ile|dengan|с|-|–"
_TITLE = re.compile(
    rf"(?i)(?:\S{{1,20}} ){{0,3}}\S{{0,20}}whatsapp\S{{0,20}}(?: \S{{1,20}}){{0,2}}? (?:{_WORDS}) "
    r"(?P<title>.+?)(?: ?\(\d{1,3}\))?"
)
_SUFFIX = re.compile(r"(?i)\.(?:txt|zip)\Z")
_COPY = re.compile(r" ?\(\d{1,3}\)\Z")
_PAIR, _SHORTEST = 2, 4
_PHONE = re.compile(r"\+[\d\s().-]{6,40}")
_NOTICE = re.compile(
    r"(?i)end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|エンドツーエンド"
    r"|端到端|сквозн"
)
_MISSED = re.compile(
    r"(?i)missed (?:voice|video|group)|verpasste[rs]? (?:sprach|video|gruppen)|perdida\b"
    r"|appel (?:vocal|vidéo) manqué|chiamata (?:vocale |video)?persa|gemiste (?:spraak|video)"
    r"|(?:voice|video) call[.,] no answer"
)
_CALL = re.compile(r"(?i)(?:voice|video) call[.,] \d")
_QUOTED = re.compile('["“”«»„]')
_MEDIA = re.compile(r"<[^<>]{1,80}>|\S{1,80}\.\w{2,5} \([^()]{1,60}\)")
_CLAIM = "the other side of a chat that is named after its peer"
_GUESS = (
    "nothing in this chat shows whether the day or the month comes first; the day was taken. "
    "A longer export would show it."
)


class WhatsApp(SingleFile):
    """A chat as WhatsApp exports it."""

    name = "whatsapp"
    title = "WhatsApp chat"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 for a file whose first lines are dated and named as WhatsApp writes them."""
        if drop.is_folder:
            return 0.0
        head = first_lines(drop.head, _LOOKED_AT)
        opening = [line for line in map(stamped, head) if line is not None]
        is_chat = bool(head) and stamped(head[0]) is not None
        return _SURE if is_chat and any(_is_own(line, drop) for line in opening) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped | Note]:
        """Yield one record for each dated line."""
        survey = _survey(drop)
        if survey.orders.is_guess:
            yield Note(drop.path, _GUESS)
        chat = _Chat(drop, setting, survey)
        for entry in entries(drop, stamped, _body, reads_text=setting.reads_text):
            yield chat.observe(entry)
        if chat.me is not None:
            yield Claim(drop.name, chat.me, _CLAIM)


def _is_own(line: Stamped, drop: Drop) -> bool:
    """Say whether a line with an author is WhatsApp's: programs' logs and Signal look alike."""
    is_doubtful = line.is_iso if line.is_bracketed else line.has_seconds
    return bool(line.author) and (not is_doubtful or _is_marked_as_its(drop))


def _is_marked_as_its(drop: Drop) -> bool:
    """Say whether the name or the marks of direction are WhatsApp's."""
    name = drop.name.casefold()
    return name == "_chat.txt" or "whatsapp" in name or _MARK in drop.head


def _body(line: Stamped) -> str:
    """Return the text that tells messages apart; a picture is one with its file or without."""
    is_media = line.is_marked or _MEDIA.fullmatch(line.body.strip())
    return "media" if is_media else line.body


# --- first pass -----------------------------------------------------------------------------


@dataclass
class _Survey:
    """What only the whole file shows: the order of its days, and who writes there."""

    orders: Orders = field(default_factory=Orders)
    written: Counter[str] = field(default_factory=Counter)
    plainly: set[str] = field(default_factory=set)
    notified: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)

    def note(self, line: Stamped) -> None:
        """Take in one dated line."""
        self.orders.note(line.numbers)
        if not line.author:
            # The first notices tell who made a group and what it is called.
            self.notices += [line.body] if len(self.notices) < _LOOKED_AT else []
        elif line.author in self.written or len(self.written) < PEOPLE:
            self.written[line.author] += 1
            if not line.is_marked:
                self.plainly.add(line.author)
            elif _NOTICE.search(line.body):
                self.notified.add(line.author)

    def writers(self, title: str) -> list[str]:
        """Return who writes, without notices that look like messages.

        iPhones show those of a group under its name; on Android one that quotes a title with a
        colon in it (`Jane changed the subject to "Hike: June"`) looks like a name.
        """
        found = {
            name for name, times in self.written.items() if times > 1 or not _QUOTED.search(name)
        }
        groups = {name for name in found - self.plainly if name in self.notified or name == title}
        return sorted(found - groups if len(found - groups) > 1 else found)


def _survey(drop: Drop) -> _Survey:
    survey = _Survey()
    for line in map(stamped, lines(drop)):
        if line is not None:
            survey.note(line)
    return survey


# --- second pass ----------------------------------------------------------------------------


class _Chat:
    """One chat, after its survey."""

    def __init__(self, drop: Drop, setting: Setting, survey: _Survey) -> None:
        self._file, self._setting = drop.name, setting
        self._order = survey.orders.best()
        title = _title(drop)
        self._people = {name: _person(name, setting) for name in survey.writers(title)}
        people = {person.identifier: person.name for person in self._people.values()}
        peer = _peer(title, self._people) if title else _peer_in_name(drop, self._people)
        self._is_group = is_group = _is_group(title, peer, people, survey)
        if title and not peer and len(people) == 1 and not is_group:
            alone = _person(title, setting)
            people[alone.identifier] = alone.name
        self.me = None if is_group or peer is None else _other(people, peer.identifier)
        self._conversation = Conversation(
            FAMILY, drop.name, people, is_pair=not is_group, title=title if is_group else ""
        )

    def observe(self, entry: Entry[Stamped]) -> Observed | Skipped:
        """Return what one dated line states."""
        line, where = entry.first, f"line {entry.line}"
        at = self._at(line)
        if isinstance(at, str):
            return Skipped(f"{self._file} {where}", at)
        author = self._people.get(line.author)
        is_call = line.is_marked and _CALL.search(line.body) is not None
        doubt = "written by WhatsApp itself" if author is None else _doubt(line)
        if is_call and self._is_group:
            doubt = "call in a group: it is not written who took part"
        if author is None or doubt:
            return Skipped(f"{self._file} {where}", doubt, at=at)
        channel: Channel = "call" if is_call else "chat"
        text = "" if is_call else entry.text
        message = Message(author, at, text, channel=channel, line=where, words=entry.words)
        return self._conversation.observe(message)

    def _at(self, line: Stamped) -> int | str:
        when = moment(line, self._order)
        at = None if when is None else local_instant(when, self._setting)
        if at is None:
            return "no date that can be read"
        return credible(at, self._setting) or at


def _doubt(line: Stamped) -> str:
    if not line.is_marked:
        return ""
    if _NOTICE.search(line.body):
        return "written by WhatsApp itself"
    return "missed call" if _MISSED.search(line.body) else ""


def _is_group(
    title: str, peer: Person | None, people: dict[Identifier, str], survey: _Survey
) -> bool:
    """Say whether more than two may be in it: it has more writers, or the name of none of them."""
    if len(people) > _PAIR:
        return True
    if not title or peer is not None:
        return False
    return len(people) > 1 or any(title in notice for notice in survey.notices)


def _other(people: dict[Identifier, str], peer: Identifier) -> Identifier | None:
    return next((person for person in people if person != peer), None)


def _person(written: str, setting: Setting) -> Person:
    """Return whom a name in the file stands for: saved, chosen by themselves (`~`), a number."""
    name = written.removeprefix("~").strip()
    if name != written and name:
        return Person(Identifier("display", fold(name)), shown_name(name))
    phone = normalise_phone(written, setting.region) if _PHONE.fullmatch(written) else ""
    if phone:
        return Person(Identifier("phone", phone))
    return Person(account(FAMILY, written), shown_name(written))


def _peer(title: str, people: dict[str, Person]) -> Person | None:
    """Return the one a chat is named after; files' names lack some signs of people's names."""
    wanted = _letters(title)
    found = [who for name, who in people.items() if _letters(name) == wanted]
    return found[0] if title and len(found) == 1 else None


def _peer_in_name(drop: Drop, people: dict[str, Person]) -> Person | None:
    """Return the one of two whose name begins or ends the file's name, in any language."""
    if len(people) != _PAIR:
        return None
    for name in (drop.name, *drop.folders[-1:]):
        bare = _letters(_COPY.sub("", _SUFFIX.sub("", plain_text(name))))
        found = [who for written, who in people.items() if _frames(bare, _letters(written))]
        if len(found) == 1:
            return found[0]
    return None


def _frames(whole: str, name: str) -> bool:
    is_name = len(name) >= _SHORTEST and whole != name
    return is_name and (whole.startswith(name) or whole.endswith(name))


def _letters(name: str) -> str:
    return "".join(sign for sign in fold(name) if sign.isalnum()) or fold(name)


def _title(drop: Drop) -> str:
    """Return what the chat is called: by its file, else by the folder or archive around it."""
    for name in (drop.name, *drop.folders[-1:]):
        bare = plain_text(_SUFFIX.sub("", name))
        spaced = bare if " " in bare else bare.replace("_", " ")
        found = _TITLE.fullmatch(" ".join(spaced.split()))
        if found:
            return found["title"]
    return ""


SOURCE = WhatsApp()
