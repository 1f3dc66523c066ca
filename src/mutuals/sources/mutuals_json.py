"""The export of a home (`mutuals export`): everything that was read there and decided there.

Layout 2: one object; its parts are lists with one record a line. `decisions` and `sources` come
first, because all that follows is understood by them; `people` follow from the rest and are not
read. Whether decisions are taken over is for the import to say, not for the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from mutuals.detection.judging import VERSION
from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier, IdentifierKind
from mutuals.model.ids import key_of
from mutuals.model.imports import Progress, SkippedCount, Trouble
from mutuals.model.observed import (
    LOGGED,
    Card,
    Channel,
    Cursor,
    Favour,
    Follow,
    Interaction,
    Lead,
    Noted,
    Occasion,
    Participant,
    Post,
    Precision,
    Role,
    Skipped,
    identifiers_in,
)
from mutuals.model.restated import (
    HOME_FORMAT,
    CountedVote,
    HomeStated,
    Origin,
    Restated,
    Retold,
    Votes,
)
from mutuals.model.sign import Sign
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.calendar_version import VERSION_SHAPE
from mutuals.sources.reading.chat_json import walk
from mutuals.sources.reading.home_decisions import decision_of
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.typed import taken

LAYOUT = 2
"""The layout that is read; it is raised when a part changes its meaning."""
SOURCES = 1_000_000
"""Inputs that one export may state; each is held while the rest is read."""
AHEAD = 1_100 * 86_400
"""Seconds ahead of the import up to which anything may be dated: calendars reach two years."""

_FIRST = 315_532_800  # 1980-01-01
_HEAD = re.compile(rb'\s*\{\s*"mutuals"\s*:\s*[0-9]{1,9}\s*,')
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORMAT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_READ = ("decisions", "sources", "interactions", "observed", "claims", "counted")
_PARTS = ("people", *_READ)
_HEAD_NAMES = frozenset({"mutuals", "me", "home_zone", "region"})
_TRAITS = 2**16
_MOST_VOTES = 2**53


class _Part(NamedTuple):
    kind: IdentifierKind
    value: str
    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An interaction as the export writes it."""

    id: str
    at: int
    precision: Precision
    channel: Channel
    size: int
    item: int
    ref: str | None
    subject: str
    traits: int
    delivered: Identifier | None
    participants: tuple[_Part, ...]
    formats: tuple[str, ...]
    sources: tuple[int, ...]
    signs: tuple[Sign, ...] = ()
    judged: int = 0
    entry: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """A source as the export writes it."""

    path: str
    format: str
    digest: str
    offset: int
    tail: str
    finished: bool
    records: int
    first_at: int | None
    last_at: int | None
    skipped_first: int | None
    skipped_last: int | None
    calendar: bool
    skipped: tuple[_LeftOut, ...]
    errors: tuple[Trouble, ...]
    judged: int = 0


class _LeftOut(NamedTuple):
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class _Claim:
    kind: IdentifierKind
    value: str
    why: str
    certain: bool
    times: int


@dataclass(frozen=True, slots=True)
class _Counted:
    format: str
    item: str


_Kind = Literal["card", "own", "favour", "noted", "follow", "post", "occasion", "lead"]
_KINDS: dict[str, type] = {
    "card": Card, "own": Card, "favour": Favour, "noted": Noted, "follow": Follow,
    "post": Post, "occasion": Occasion, "lead": Lead,
}  # fmt: skip


class _HomeSource(SingleFile):
    name = HOME_FORMAT
    title = "export of a mutuals home"

    def sniff(self, drop: Drop) -> float:
        """Return 0.95 when it opens as an export does."""
        return 0.95 if not drop.is_folder and _HEAD.match(drop.head) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Retold | Skipped]:
        """Yield what it tells, in its order; UnsoundError when it breaks off or is of another age.

        What is wrong with a record is a Skipped value that names its part and place.
        """
        return _Telling(drop, setting).records()


SOURCE = _HomeSource()


class _Telling:
    """One export while it is read."""

    def __init__(self, drop: Drop, setting: Setting) -> None:
        self._drop, self._latest = drop, setting.now + AHEAD
        self._origins: list[Origin] = []
        self._head: dict[str, object] = {}
        self._readers: dict[str, Callable[[object, str], Retold]] = {
            "decisions": lambda value, _: decision_of(value),
            "sources": self._source, "interactions": self._interaction,
            "observed": self._observed, "claims": self._votes, "counted": self._counted,
        }  # fmt: skip

    def records(self) -> Iterator[Retold | Skipped]:
        """Yield whose home it is, then every record of every part."""
        places = dict.fromkeys(_READ, 0)
        is_told = False
        for path, value in walk(self._drop, {(), *((part,) for part in _PARTS)}):
            if len(path) == 1 and path[0] in _HEAD_NAMES:
                self._head[path[0]] = value
            elif len(path) == 1 and path[0] in _PARTS and not is_told:
                is_told = True
                yield self._home()
            elif len(path) > 1 and path[0] in places:
                places[path[0]] += 1
                yield self._read(path[0], value, f"{path[0]} {places[path[0]]}")

    def _read(self, part: str, value: object, where: str) -> Retold | Skipped:
        try:
            return self._readers[part](value, where)
        except UnsoundError as problem:
            if part == "sources":  # the others are named by their place
                self._origins.append(Origin("", ""))
            return Skipped(f"{self._drop.name}#{where}", str(problem), error=True)

    def _home(self) -> HomeStated:
        layout = self._head.get("mutuals")
        if layout != LAYOUT:
            raise UnsoundError(
                f"is an export of layout {layout}", self._drop.path,
                "write it again with the mutuals of today, or update this one",
            )  # fmt: skip
        mine = taken(tuple[Identifier, ...], self._head.get("me", []))
        zone = taken(str, self._head.get("home_zone"))
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, KeyError):
            raise UnsoundError("has no time zone that is known", self._drop.path) from None
        return HomeStated(mine, zone, taken(str, self._head.get("region") or ""))

    # -- inputs -----------------------------------------------------------------------------

    def _source(self, value: object, _where: str) -> Progress:
        if len(self._origins) >= SOURCES:
            raise UnsoundError(f"more than {SOURCES:,} sources")
        read: _Read = taken(_Read, value)
        _check_format(read.format)
        for at in (read.first_at, read.last_at, read.skipped_first, read.skipped_last):
            self._check_moment(at)
        if not read.path or read.format in {"log", HOME_FORMAT}:
            raise UnsoundError("a source that nothing is read from")
        if min(read.offset, read.records, *(each.times for each in read.skipped), 0) < 0:
            raise UnsoundError("a count below zero")
        self._origins.append(Origin(read.path, read.format))
        return Progress(
            0, read.path, read.format, read.digest, Cursor(read.offset, read.tail), read.finished,
            read.records, read.first_at, read.last_at, read.skipped_first, read.skipped_last,
            read.calendar, tuple(SkippedCount(*each) for each in read.skipped), read.errors,
            _version(read.judged),
        )  # fmt: skip

    def _origins_of(self, entry: _Entry) -> tuple[Origin, ...]:
        if entry.traits & LOGGED and not entry.sources:
            return (Origin("log", "log"),)
        if not entry.sources or not all(0 <= each < len(self._origins) for each in entry.sources):
            raise UnsoundError("a source that is not stated before")
        origins = tuple(self._origins[each] for each in entry.sources)
        if not all(origin.path for origin in origins):
            raise UnsoundError("a source that could not be read")
        return origins

    # -- records ----------------------------------------------------------------------------

    def _interaction(self, value: object, where: str) -> Restated:
        entry: _Entry = taken(_Entry, value)
        self._check_moment(entry.at)
        has_anybody = entry.participants and entry.size > 0
        if not (has_anybody or _did_not_happen(entry)) or not 0 <= entry.traits < _TRAITS:
            raise UnsoundError("an interaction with nobody, or of no kind")
        parts = tuple(
            Participant(_checked(Identifier(part.kind, part.value)), part.role, part.name)
            for part in entry.participants
        )
        record = Interaction(
            _key(entry.id), entry.at, entry.channel, parts, entry.size, entry.item, entry.ref,
            entry.subject, entry.precision, entry.traits,
            _checked(entry.delivered) if entry.delivered else None, entry.signs,
            _version(entry.judged), _key(entry.entry) if entry.entry else None,
            _checked_version(entry),
        )  # fmt: skip
        return Restated(record, self._origins_of(entry), where)

    def _observed(self, value: object, where: str) -> Restated:
        if not isinstance(value, dict) or value.keys() != {"type", "format", "record"}:
            raise UnsoundError("no record of anything")
        kind, written = taken(_Kind, value["type"]), taken(str, value["format"])
        _check_format(written)
        record = taken(_KINDS[kind], value["record"])
        if isinstance(record, Card):
            _check_card(record, is_own=kind == "own")
        else:
            self._check_moment(record.at)
        if isinstance(record, Noted):
            record = replace(record, judged=_version(record.judged))
        for identifier in identifiers_in(record):
            _checked(identifier)
        return Restated(record, (Origin("", written),), where)

    def _votes(self, value: object, _where: str) -> Votes:
        claim: _Claim = taken(_Claim, value)
        if not 0 < claim.times < _MOST_VOTES:
            raise UnsoundError("a count of votes that makes no sense")
        identifier = _checked(Identifier(claim.kind, claim.value))
        return Votes(identifier, claim.why, claim.certain, claim.times)

    def _counted(self, value: object, _where: str) -> CountedVote:
        counted: _Counted = taken(_Counted, value)
        _check_format(counted.format)
        return CountedVote(counted.format, _key(counted.item))

    def _check_moment(self, at: int | None) -> None:
        if at is not None and not _FIRST <= at <= self._latest:
            raise UnsoundError("a date that is not credible")


def _check_format(name: str) -> None:
    if not _FORMAT.fullmatch(name):
        raise UnsoundError("a format with no such name")


def _key(text: str) -> int:
    try:
        return key_of(text)
    except ValueError:
        raise UnsoundError("an id that is none") from None


def _did_not_happen(entry: _Entry) -> bool:
    """Say whether a calendar's entry was cancelled: nobody took part, and nothing is said of it."""
    return bool(entry.entry) and not entry.participants and entry.size == 0 and not entry.traits


def _checked_version(entry: _Entry) -> str:
    if bool(entry.entry) != bool(VERSION_SHAPE.fullmatch(entry.version)) or (
        not entry.entry and entry.version
    ):
        raise UnsoundError("a version that is none")
    return entry.version


def _version(judged: int) -> int:
    """Return by which rules words were judged: none can be newer than ours."""
    if judged < 0:
        raise UnsoundError("rules of no version")
    return min(judged, VERSION)


def _checked(identifier: Identifier) -> Identifier:
    if not identifier.value or "\0" in identifier.value:
        raise UnsoundError("an address or name that nobody can have")
    return identifier


def _check_card(card: Card, *, is_own: bool) -> None:
    if card.own != is_own or not (card.identifiers or is_own):
        raise UnsoundError("a card of nobody")
    for day in (card.connected_on, card.seen_from, card.seen_until):
        _check_day(day)
    if bool(card.seen_from) != bool(card.seen_until) or card.seen_from > card.seen_until:
        raise UnsoundError("days that are in no order")


def _check_day(day: str) -> None:
    """Refuse what is neither YYYY-MM-DD nor empty."""
    if day and not _DAY.fullmatch(day):
        raise UnsoundError("a day that is none")
    try:
        date.fromisoformat(day or "1970-01-01")
    except ValueError:
        raise UnsoundError("a day that is none") from None
