"""The JSON that Monica 4 writes: typed collections, entries by uuid, and their plain values.

Shape: `{version, app_version, export_date, url, exported_by, account: {uuid, data: [{count, type,
values}], properties, instance}}`; an entry is `{uuid, created_at, updated_at, properties, data}`;
empty collections are left out (app/ExportResources of the project's branch 4.x, FORMATS 12).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mutuals.sources.base import Setting
from mutuals.sources.reading.lengths import apart
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.moment import Moment, credible_moment, parse_moment
from mutuals.sources.reading.names import LONGEST
from mutuals.sources.reading.social_json import inner, line, objects, whole_number

Entry = dict[str, object]
"""One entry: a contact, a call, a gift."""

_MIDNIGHT = "T00:00:00"


class Person(NamedTuple):
    """Somebody of the account: the uuid and the name by which entries speak of them."""

    uuid: str
    name: str
    is_partial: bool


def entries(holder: object, kind: str) -> Iterator[Entry]:
    """Yield the entries of one type that an account or a contact holds in `data`."""
    for collection in _collections(holder):
        if collection.get("type") == kind:
            yield from objects(collection.get("values"))


def uuids(holder: object, kind: str) -> Iterator[str]:
    """Yield the uuids that stand where entries of one type are told elsewhere."""
    for collection in _collections(holder):
        values = collection.get("values")
        if collection.get("type") == kind and isinstance(values, list):
            yield from filter(None, map(line, values))


def _collections(holder: object) -> Iterator[Entry]:
    held = inner(holder, "data")
    yield from objects(list(held.values()) if isinstance(held, dict) else held)


def uuid_of(entry: object) -> str:
    """Return an entry's uuid, empty without one."""
    return apart(text(inner(entry, "uuid")))


def said(entry: object, name: str) -> str:
    """Return a property as one line; numbers as they are read, empty for anything else."""
    return text(inner(entry, "properties", name))


def long_said(entry: object, name: str) -> str:
    """Return a property with its line breaks, empty for anything but a string."""
    value = inner(entry, "properties", name)
    if not isinstance(value, str):
        return ""
    return "\n".join(map(line, value.splitlines())).strip()


def text(value: object) -> str:
    """Return a string or number on one line; empty for anything else."""
    number = whole_number(value) if not isinstance(value, str) else None
    if number is not None:
        return str(value) if isinstance(value, float) and value != number else str(number)
    return line(value)


def is_true(entry: object, name: str) -> bool:
    """Say whether a property is set."""
    return inner(entry, "properties", name) in (True, 1, "1", "true")


def person_in(contact: Entry) -> Person:
    """Return who a contact is."""
    names = (said(contact, f"{part}_name") for part in ("first", "middle", "last"))
    name = " ".join(filter(None, names)) or said(contact, "nickname")
    return Person(uuid_of(contact), repaired(name)[:LONGEST], is_true(contact, "is_partial"))


def moment_of(entry: object, name: str, setting: Setting) -> Moment | str:
    """Return when something happened, or why it does not count; midnight stands for the day."""
    written = said(entry, name)
    is_day = _MIDNIGHT in written or written.endswith(" 00:00:00")
    return credible_moment(written[:10] if is_day else written, setting)


def created_at(entry: object, setting: Setting) -> Moment | str:
    """Return the day an entry was written down, or why it does not count."""
    return credible_moment(text(inner(entry, "created_at"))[:10], setting)


def day_of(value: object) -> str:
    """Return a special date or an instant as YYYY-MM-DD, --MM-DD or YYYY, empty when unreadable."""
    special = value if isinstance(value, dict) else {"date": value}
    moment = parse_moment(text(special.get("date"))[:10])
    if moment is None:
        return ""
    if special.get("is_age_based") is True:
        return moment.day[:4]
    return f"--{moment.day[5:]}" if special.get("is_year_unknown") is True else moment.day
