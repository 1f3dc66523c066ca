"""What the files of a LinkedIn archive have in common: tables, people by profile or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.names import fold
from mutuals.model.observed import Card, Claim, Field, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.names import CleanName, clean_name
from mutuals.sources.reading.profile import linkedin_profile
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.table import Row, Signature, find_layout, read_table

FAMILY = "linkedin"
COACH_FILES = r"(?i)(guide_messages|learning_.*messages|learningcoachmessages)"
"""Names of the files that hold chats with LinkedIn's coaches, else like those with people."""
UNCOUNTED = frozenset({"PENDING", "HIDDEN", "REJECTED"})
"""States of endorsements and recommendations that nobody was given; all others count."""

_SURE, _BY_NAME = 0.95, 0.8
_LINK = re.compile(r"https?://[^\s<>\"]{4,2000}", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"(?<!\d)\d{9,20}(?!\d)", re.ASCII)
_PLACEHOLDER = 400
_NOTHING = re.compile(
    rb"(?i)[\"']?(?:no|you have no|you do not have|there (?:is|are) no)\s[^,;\t]+"
)


class Place(NamedTuple):
    """The file and row a record comes from."""

    file: str
    row: Row
    setting: Setting

    def ref(self, key: str) -> str:
        """Return the evidence reference of a row by its key."""
        return f"{self.file}#{key}"

    def skip(self, why: str, at: int | None = None) -> Skipped:
        """Return the Skipped value of this row."""
        return Skipped(f"{self.file} line {self.row.line}", why, at=at)


class LinkedInTable(SingleFile):
    """A source that is one CSV table of LinkedIn's export, each row by itself.

    The header decides; the file's name only for the one sentence LinkedIn writes instead of an
    empty table.
    """

    name: str
    title: str
    signature: Signature
    file_name: re.Pattern[str]

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is the table: by its header, or by name when it holds nothing."""
        if drop.is_folder:
            return 0.0
        if find_layout(drop.head, self.signature):
            return _SURE
        return _BY_NAME if self.file_name.match(drop.name) and says_nothing(drop) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield what each row states; broken rows are Skipped."""
        for row in read_table(drop, self.signature):
            if isinstance(row, Skipped):
                yield row
            else:
                yield from self.observe(Place(drop.name, row, setting))

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        """Yield what one row states."""
        raise NotImplementedError


def with_own_card(records: Iterator[Observed | Skipped], ref: str) -> Iterator[Observed | Skipped]:
    """Yield the records, then one card of mine with all identifiers that they claim."""
    mine: dict[Identifier, None] = {}
    for record in records:
        if isinstance(record, Claim):
            mine[record.identifier] = None
        yield record
    if mine:
        yield Card(ref, tuple(mine), own=True, family=FAMILY)


def says_nothing(drop: Drop) -> bool:
    """Say whether a file holds one sentence such as `No conversations found` and no table."""
    text = drop.head.strip()
    return len(text) < _PLACEHOLDER and bool(_NOTHING.fullmatch(text))


def profile_of(address: str) -> Identifier | None:
    """Return the identifier of a personal profile's address, None when it is none."""
    value = linkedin_profile(address)
    return Identifier("profile", value) if value else None


def slug_of(identifier: Identifier) -> str:
    """Return the last part of a profile: a row's natural key."""
    return identifier.value.rpartition("/")[2]


def person_of(address: str, name: str) -> Identifier | None:
    """Return somebody's profile, else the folded name, None when neither is there."""
    bare = fold(clean_name(name).name)
    return profile_of(address) or (Identifier("name", bare) if bare else None)


def link_in(row: Row, column: str) -> str:
    """Return the web address in a cell, empty when there is none."""
    return row[column] if _LINK.fullmatch(row[column]) else ""


def number_in(link: str) -> str:
    """Return the number LinkedIn gave what an address shows, such as a post; empty without one."""
    numbers = _OWN_NUMBER.findall(link)
    return numbers[-1] if numbers else ""


def name_in(row: Row) -> str:
    """Return first and last name as the row writes them."""
    return f"{row['first name']} {row['last name']}".strip()


def name_fields(written: str, clean: CleanName) -> tuple[Field, ...]:
    """Return what was taken off a name, as fields."""
    if clean.name == written:
        return ()
    suffix = (Field("suffix", clean.suffix),) if clean.suffix else ()
    return (*suffix, Field("name as written", written))


def filled_fields(row: Row, names: dict[str, str]) -> tuple[Field, ...]:
    """Return the filled cells of some columns as fields, by the names they get."""
    return tuple(Field(name, row.text(column)) for column, name in names.items() if row[column])
