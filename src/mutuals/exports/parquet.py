"""Contacts as a Parquet table that `mutuals score` reads: one row per contact and person."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mutuals.exports.base import Stock
from mutuals.exports.writing.parquet_tables import write_parquet
from mutuals.model.export import Contact, PartCount
from mutuals.model.moments import instant

_EGO = "me"


class _Row(NamedTuple):
    ego: str
    alter: str
    at: str
    direction: str
    size: int
    message: str
    channel: str
    precision: str
    name: str


class _Parquet:
    def write(self, stock: Stock, path: Path) -> tuple[PartCount, ...]:
        """Write a row for each contact; `message` tells which rows are one message."""
        return (PartCount("contacts", write_parquet(map(_row, stock.contacts()), _Row, path)),)


FORM = _Parquet()


def _row(contact: Contact) -> _Row:
    return _Row(
        _EGO, contact.person.id, instant(contact.at), contact.direction, contact.size,
        contact.message, contact.channel, "day" if contact.by_day else "second",
        contact.person.name,
    )  # fmt: skip
