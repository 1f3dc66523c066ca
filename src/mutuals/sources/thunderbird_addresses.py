"""Thunderbird's address books (abook.sqlite, history.sqlite): one Card for each entry.

Since version 78 an SQLite file with a table `properties(card, name, value)`; since 102 `_vCard`
holds the entry as a vCard and the old names repeat the most of it. The file is read from a copy in
memory, and as hostile: no view or computed column in place of the table, caps on size and work.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby, islice
from operator import itemgetter

from mutuals.errors import UnsoundError
from mutuals.model.ids import hex16
from mutuals.model.observed import Card, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.card_draft import VALUES, CardDraft, join_name
from mutuals.sources.reading.content_lines import ContentLine, split_lines, split_value, unescape
from mutuals.sources.reading.names import LONGEST
from mutuals.sources.reading.single_file import SingleFile

MOST_BYTES = 256 * 10**6
"""A larger file is no address book."""
MOST_WORK = 200_000_000
"""Steps of SQLite for one file; 100,000 entries take some ten million."""
_TEXT = 10**6
_CELL = 6 * 10**6
"""Bytes of one value: a vCard may hold a picture."""
_STRIDE = 10_000
_BROKEN = (sqlite3.Error, UnicodeError)
"""What damage raises; the second where SQLite quotes a damaged name in its message."""
_SQLITE = b"SQLite format 3\0"
_TABLE = "CREATE TABLE properties (card TEXT, name TEXT, value TEXT)"
"""To the letter as Thunderbird writes it: so it is no view, and no column is computed."""
_UID = 250
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_ROWS = "SELECT card, name, value FROM properties ORDER BY card, rowid"
_KIND = "SELECT type, sql FROM sqlite_schema WHERE name = 'properties'"

Properties = dict[str, str]
"""What an entry states, by Thunderbird's names; of a name given twice the first counts."""

_VCARD = "_vCard"
_COLLECTED = "history.sqlite"
"""Where Thunderbird puts whom I answered, under the names they chose: no choice of mine."""
_EMAILS = ("PrimaryEmail", "SecondEmail")
_PHONES = ("WorkPhone", "HomePhone", "CellularNumber")
_PAGES = ("WebPage1", "WebPage2")
_FIELDS = {
    "NickName": "nickname",
    "Department": "department",
    "Notes": "note",
    "WorkCity": "city",
    "HomeCity": "city",
    "SpouseName": "spouse",
}


class ThunderbirdAddresses(SingleFile):
    """An address book of Thunderbird, also that of the addresses it collected."""

    name = "thunderbird-addresses"
    title = "Thunderbird address book"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 for an SQLite file whose schema shows Thunderbird's table."""
        if drop.is_folder or not drop.head.startswith(_SQLITE):
            return 0.0
        return 0.9 if _TABLE.encode() in drop.head else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield a Card for each entry, in the order of their ids."""
        with closing(_opened(_content(drop), drop.path)) as connection:
            rows = _rows(connection, drop.path)
            for uid, found in groupby(rows, key=itemgetter(0)):
                yield _to_record(uid, _properties(found), drop.name, setting)


# --- a hostile database -----------------------------------------------------------------------


def _content(drop: Drop) -> bytearray:
    with drop.open() as stream:
        content = bytearray(stream.read(MOST_BYTES + 1))
    if len(content) > MOST_BYTES:
        raise UnsoundError(f"is larger than {MOST_BYTES:,} bytes", drop.path)
    # Bytes 18 and 19 ask for a write-ahead log, which a copy in memory cannot have.
    content[18:20] = b"\1\1"
    return content


def _opened(content: bytearray, path: str) -> sqlite3.Connection:
    """Return a copy in memory whose table is Thunderbird's and nothing else."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace").replace("\0", "")
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL)
        connection.deserialize(content)
        connection.execute("PRAGMA query_only = ON")
        connection.set_progress_handler(_Work().is_too_much, _STRIDE)
        _check_table(connection, path)
    except _BROKEN as problem:
        connection.close()
        raise _damaged(path) from problem
    except BaseException:
        connection.close()
        raise
    return connection


class _Work:
    """Counts what SQLite does, so that no file keeps it busy for ever."""

    def __init__(self) -> None:
        self._done = 0

    def is_too_much(self) -> bool:
        self._done += _STRIDE
        return self._done > MOST_WORK


def _check_table(connection: sqlite3.Connection, path: str) -> None:
    if connection.execute(_KIND).fetchall() != [("table", _TABLE)]:
        raise UnsoundError("is no address book of Thunderbird", path)


def _damaged(path: str) -> UnsoundError:
    return UnsoundError(
        "is a damaged address book", path, "close Thunderbird, copy the file and import the copy"
    )


def _rows(connection: sqlite3.Connection, path: str) -> Iterator[tuple[str, str, str]]:
    try:
        for card, name, value in connection.execute(_ROWS):
            if all(isinstance(cell, str) for cell in (card, name, value)):
                yield card, name, value
    except _BROKEN as problem:
        raise _damaged(path) from problem


# --- one entry --------------------------------------------------------------------------------


def _properties(rows: Iterable[tuple[str, str, str]]) -> Properties:
    found: Properties = {}
    for _card, name, value in rows:
        if len(found) < VALUES and value.strip() and (len(value) <= _TEXT or name == _VCARD):
            found.setdefault(name, value)
    return found


def _to_record(uid: str, stated: Properties, file: str, setting: Setting) -> Card | Skipped:
    is_plain = len(uid) <= _UID and uid.isprintable()
    ref = f"{file}#{uid if is_plain else hex16(uid.encode('utf-8', 'surrogateescape'))}"
    draft = CardDraft(setting.region)
    lines = list(_lines_of(stated))
    draft.name = _name_of(stated, lines)
    if file.lower() == _COLLECTED:
        draft.state("collected by", "Thunderbird")
    _take_properties(draft, stated)
    _take_lines(draft, lines, has_work=bool(draft.affiliations))
    return draft.to_card(ref, ref, "")


def _lines_of(stated: Properties) -> Iterator[ContentLine]:
    """Yield the lines of the entry's vCard, if it has one."""
    written = stated.get(_VCARD, "").replace("\r\n", "\n").replace("\n ", "")
    return islice(split_lines(written.split("\n")), VALUES)


def _values(lines: Iterable[ContentLine], name: str) -> Iterator[str]:
    return (unescape(line.value).strip() for line in lines if line.name == name)


def _name_of(stated: Properties, lines: list[ContentLine]) -> str:
    joined = join_name(stated.get("FirstName", ""), "", stated.get("LastName", ""))
    shown = (stated.get("DisplayName", ""), *_values(lines, "FN"), joined)
    return next((name[:LONGEST] for name in shown if name.strip()), "")


def _take_properties(draft: CardDraft, stated: Properties) -> None:
    for name in _EMAILS:
        if stated.get(name):
            draft.add_email(stated[name])
    for name in _PHONES:
        if stated.get(name):
            draft.add_phone(stated[name])
    for name in _PAGES:
        draft.add_page(stated.get(name, ""))
    draft.add_work(stated.get("Company", ""), stated.get("JobTitle", ""))
    for name, field in _FIELDS.items():
        draft.state(field, stated.get(name, ""))
    draft.state("birthday", _birthday(stated))


def _take_lines(draft: CardDraft, lines: list[ContentLine], *, has_work: bool) -> None:
    """Take from the vCard what the properties do not hold: a third address, another number."""
    for value in filter(None, _values(lines, "EMAIL")):
        draft.add_email(value)
    for value in filter(None, _values(lines, "TEL")):
        draft.add_phone(value)
    for value in _values(lines, "URL"):
        draft.add_page(value)
    if not has_work:
        units = (split_value(line.value, ";")[0] for line in lines if line.name == "ORG")
        draft.add_work(next(units, ""), next(_values(lines, "TITLE"), ""))


def _birthday(stated: Properties) -> str:
    """Return YYYY-MM-DD, `--MM-DD` without a year, empty when month or day are missing."""
    year, month, day = (stated.get(f"Birth{part}", "") for part in ("Year", "Month", "Day"))
    if not (_NUMBER.fullmatch(month) and _NUMBER.fullmatch(day)):
        return ""
    return f"{year if _YEAR.fullmatch(year) else '-'}-{int(month):02}-{int(day):02}"


SOURCE = ThunderbirdAddresses()
