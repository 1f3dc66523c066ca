"""Google Chat in Google's Takeout: a folder for each chat. The text is not stored.

`Groups/DM x` and `Groups/Space x` hold `group_info.json` and `messages.json`, `Users/User x` holds
`user_info.json`, which names the owner (FORMATS 4). Dates are written in the account's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from mutuals.errors import MutualsError
from mutuals.model.observed import Claim, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.chat import (
    PEOPLE,
    Conversation,
    Message,
    Person,
    account,
    credible,
    plain_text,
    shown_name,
    text_digest,
)
from mutuals.sources.reading.chat_json import Path, walk
from mutuals.sources.reading.lengths import apart
from mutuals.sources.reading.mail_identity import email
from mutuals.sources.reading.moment import month_number
from mutuals.sources.reading.single_file import ReadWhole

FAMILY = "google-chat"

_SURE, _BY_NAME = 0.9, 0.8
_GROUP, _MESSAGES, _USER = "group_info.json", "messages.json", "user_info.json"
_OPENING = re.compile(rb'\s*\{\s*"(?:messages|members|user|name)"\s*:')
_SIGN = re.compile(rb'"user_type"\s*:\s*"')
_ROOT: Path = ()
_LIST: Path = ("messages",)
_ENTRY: Path = ("messages", "*")
_HUMAN = "human"
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})[:.](?P<mi>\d\d)[:.](?P<s>\d\d)(?: ?(?P<half>[AaPp])\.? ?[Mm]\b\.?)?"
)
_ZONE = re.compile(r"\b(?:UTC|GMT)\Z")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_EAST = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_LONGEST_DATE = 100


class GoogleChat(ReadWhole):
    """A chat's folder, or one of the three files by itself."""

    name = "google-chat"
    title = "Google Chat"

    def sniff(self, drop: Drop) -> float:
        """Return 0.8 for a folder with `group_info.json`, 0.9 for a file with its people."""
        if drop.is_folder:
            return _BY_NAME if _GROUP in drop.names() else 0.0
        head = drop.head.removeprefix(b"\xef\xbb\xbf")
        return _SURE if _OPENING.match(head) and _SIGN.search(head) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return all names of a chat's folder: besides the two files it holds what was sent."""
        return frozenset(drop.names())

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one record for each message, or who the owner is."""
        if not drop.is_folder:
            yield from _owner(drop)
            yield from _read_chat(drop, {}, setting)
            return
        files = {child.name: child for child in drop.children() if not child.is_folder}
        about = _members(files[_GROUP]) if _GROUP in files else {}
        if isinstance(about, Skipped):
            yield about
            about = {}
        if _MESSAGES in files:
            yield from _read_chat(files[_MESSAGES], about, setting)


# --- files ----------------------------------------------------------------------------------


def _fields(drop: Drop) -> dict[str, object]:
    """Return the members of a file's object, without its messages."""
    found = walk(drop, {_ROOT, _LIST})
    return {path[0]: value for path, value in found if len(path) == 1}


def _members(drop: Drop) -> dict[str, object] | Skipped:
    """Return what a file says of its chat; a broken one costs names and title only."""
    try:
        return _fields(drop)
    except MutualsError as problem:
        return Skipped(f"{drop.name}", str(problem), error=True)


def _owner(drop: Drop) -> Iterator[Claim]:
    """Yield whose archive it is."""
    if drop.name != _USER:
        return
    person = _person(_fields(drop).get("user"))
    if isinstance(person, Person) and person.identifier.kind == "email":
        yield Claim(drop.name, person.identifier, "owner of the archive", certain=True)


def _read_chat(
    drop: Drop, about: Mapping[str, object], setting: Setting
) -> Iterator[Observed | Skipped]:
    members = about.get("members")
    known = map(_person, members if isinstance(members, list) else [])
    people = {who.identifier: who.name for who in known if isinstance(who, Person)}
    for creator in _creators(drop):
        if len(people) < PEOPLE:
            people.setdefault(creator.identifier, creator.name)
    name = about.get("name")
    chat = Conversation(
        FAMILY,
        drop.name,
        people,
        is_pair=len(people) == 2,  # noqa: PLR2004 - a pair
        title=shown_name(name) if isinstance(name, str) else "",
    )
    entries = (value for path, value in walk(drop, {_ROOT, _LIST}) if path == _ENTRY)
    for number, value in enumerate(entries, 1):
        yield _observed(value, f"message {number}", chat, drop, setting)


def _creators(drop: Drop) -> Iterator[Person]:
    """Yield who wrote what; where the file breaks off, what was read so far counts."""
    try:
        for path, value in walk(drop, {_ROOT, _LIST}):
            creator = value.get("creator") if isinstance(value, Mapping) else None
            person = _person(creator) if path == _ENTRY else ""
            if isinstance(person, Person):
                yield person
    except MutualsError:
        # The second pass says so, after all that can be read.
        return


# --- messages -------------------------------------------------------------------------------


def _observed(
    value: object, where: str, chat: Conversation, drop: Drop, setting: Setting
) -> Observed | Skipped:
    place = f"{drop.name} {where}"
    if not isinstance(value, Mapping):
        return Skipped(place, "broken message: no fields", error=True)
    if value.get("message_state") == "DELETED":
        return Skipped(place, "deleted message")
    at = _instant(_text(value, "created_date"), setting)
    if isinstance(at, str):
        return Skipped(place, at)
    if not any(value.get(name) for name in ("text", "attached_files", "annotations")):
        return Skipped(place, "joined or left, no message", at=at)
    author = _person(value.get("creator"))
    if isinstance(author, str):
        return Skipped(place, author, at=at)
    text, key = _text(value, "text"), apart(_text(value, "message_id"))
    words = text if setting.reads_text else None
    return chat.observe(Message(author, at, text_digest(text), key, line=where, words=words))


def _person(value: object) -> Person | str:
    """Return whom a member or writer is, or why it is nobody."""
    if not isinstance(value, Mapping):
        return "names no sender"
    if _text(value, "user_type").casefold() not in {_HUMAN, ""}:
        return "written by a program"
    name = shown_name(_text(value, "name"))
    address = email(_text(value, "email"))
    if address is None and not name:
        return "names no sender"
    return Person(address or account(FAMILY, name), name)


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    return plain_text(value) if isinstance(value, str) else ""


# --- dates ----------------------------------------------------------------------------------


def _instant(written: str, setting: Setting) -> int | str:
    if not written:
        return "no date"
    when = _moment(" ".join(written.split())) if len(written) <= _LONGEST_DATE else None
    if when is None:
        return "no date that can be read"
    at = int(when.timestamp())
    return credible(at, setting) or at


def _moment(written: str) -> datetime | None:
    """Return the moment of `Friday, March 17, 2023 at 9:00:00 AM UTC` in any of the languages.

    The parts come in another order in each, but only one word is a month's name, one number has
    four digits, and the clock has colons.
    """
    clock = _CLOCK.search(written)
    if clock is None or not _ZONE.search(written):
        return None
    date = _date(written[: clock.start()])
    hour = int(clock["h"])
    if clock["half"] and hour <= 12:  # noqa: PLR2004 - a clock face
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    try:
        return (
            datetime(*date, hour, int(clock["mi"]), int(clock["s"]), tzinfo=UTC) if date else None
        )
    except ValueError:
        return None


def _date(written: str) -> tuple[int, int, int] | None:
    east = _EAST.search(written)
    if east:
        return int(east["y"]), int(east["m"]), int(east["d"])
    year, day = _YEAR.search(written), _DAY.search(written)
    month = next(filter(None, map(month_number, _WORD.findall(written))), None)
    return (int(year[0]), month, int(day[0])) if year and day and month else None


SOURCE = GoogleChat()
