"""People as a table for spreadsheets: RFC 4180, UTF-8 with a mark, no cell a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from mutuals.exports.base import Stock
from mutuals.exports.writing.cells import inert
from mutuals.model.export import Entry, PartCount
from mutuals.model.person_page import Person
from mutuals.model.position import Organisation

_COLUMNS = (
    "name", "given_name", "family_name", "emails", "phones", "profiles", "organisation", "title",
    "birthday", "tags", "key", "mark", "state", "strength", "first_contact", "last_contact",
    "interactions", "sent", "received", "met", "cadence_days", "due_on", "id",
)  # fmt: skip


class _Csv:
    def write(self, stock: Stock, path: Path) -> tuple[PartCount, ...]:
        """Write a line for each person; the mark tells Excel that it is UTF-8."""
        count = 0
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file, quoting=csv.QUOTE_ALL)
            table.writerow(_COLUMNS)
            for count, entry in enumerate(stock.entries(), 1):  # noqa: B007 - a count
                table.writerow(map(inert, _cells(entry)))
        return (PartCount("people", count),)


FORM = _Csv()


def _cells(entry: Entry) -> tuple[str, ...]:
    person = entry.person
    held = _position(person)
    return (
        person.name, entry.given, entry.family, _several(person.emails),
        _several(map(_dialled, person.phones)),
        _several(f"https://{profile}" for profile in person.profiles),
        held.name if held else "", (held.title or "") if held else "",
        entry.birthday.removeprefix("--"),
        _several(person.tags), "yes" if person.key else "", person.mark or "", person.state or "",
        _number(person.strength), person.first_contact or "", person.last_contact or "",
        str(person.interactions), str(person.sent), str(person.received), str(person.met),
        _number(person.cadence_days), _due(person), person.id,
    )  # fmt: skip


def _several(values: Iterable[str]) -> str:
    return "; ".join(values)


def _dialled(number: str) -> str:
    """Return a number as an address (RFC 3966): a cell that begins with + would be a formula."""
    return f"tel:{number}" if number.startswith("+") else number


def _position(person: Person) -> Organisation | None:
    return next((each for each in person.organisations if not each.to_), None)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _due(person: Person) -> str:
    """Return the day on which contact is due: no number below zero, which would be a formula."""
    if person.cadence_days is None or person.last_contact is None:
        return ""
    return str(date.fromisoformat(person.last_contact) + timedelta(person.cadence_days))
