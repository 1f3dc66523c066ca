"""A résumé in the JSON Resume schema: my own name, addresses, positions, schools and skills.

Sections as in the schema 1.0 of jsonresume.org: `basics`, `work`, `volunteer`, `education`,
`awards`, `certificates`, `publications`, `skills`, `languages`, `interests`, `references`,
`projects`; older files call an employer `company` and an address on the web `website`. Summaries of
positions, highlights, the street and what references say are not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.handles import handle_profile
from mutuals.sources.reading.mail_identity import email
from mutuals.sources.reading.moment import parse_period_end
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.phone import phone_of
from mutuals.sources.reading.profile import social_profile
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.social_json import inner, line, objects, read_json

MOST_ENTRIES = 500
"""Entries of one section that are read."""

_LONGEST = 5_000
_BASICS = re.compile(rb'"basics"\s{0,99}:\s{0,99}\{')
_SECTION = re.compile(
    rb'"(?:work|education|volunteer|skills|languages|profiles)"\s{0,99}:\s{0,99}\['
)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_SURE = 0.9


class _Held(NamedTuple):
    """A section of places: where the place's name and my part in it stand."""

    section: str
    places: tuple[str, ...]
    parts: tuple[str, ...]


class _Listed(NamedTuple):
    """A section that becomes fields: the field's name, what is shown, what follows it."""

    section: str
    field: str
    shown: tuple[str, ...]
    more: str = ""


_HELD = (
    _Held("work", ("name", "company"), ("position",)),
    _Held("volunteer", ("organization",), ("position",)),
    _Held("education", ("institution",), ("studyType", "area")),
)
_LISTED = (
    _Listed("skills", "skill", ("name",), "level"),
    _Listed("languages", "language", ("language", "name"), "fluency"),
    _Listed("certificates", "certificate", ("name",), "issuer"),
    _Listed("awards", "honour", ("title",), "awarder"),
    _Listed("projects", "project", ("name",), "url"),
    _Listed("publications", "publication", ("name",), "publisher"),
    _Listed("interests", "interest", ("name",)),
    _Listed("references", "reference", ("name",)),
)


class _JsonResume(SingleFile):
    name = "json-resume"
    title = "a résumé in JSON"

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is a résumé: by the names of its sections."""
        head = drop.head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if drop.is_folder or not head.startswith(b"{"):
            return 0.0
        return _SURE if _BASICS.search(head) and _SECTION.search(head) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one card of mine; UnsoundError when nothing of it can be read."""
        found = read_json(drop)
        if found.trouble:
            yield Skipped(drop.name, found.trouble, error=True)
        basics = inner(found.value, "basics")
        name = line(inner(basics, "name"))
        if not name:
            yield Skipped(drop.name, "résumé without a name")
            return
        yield Card(
            ref=f"{drop.name}#basics",
            identifiers=_identifiers(basics, setting.region),
            name=clean_name(name).name,
            affiliations=tuple(_affiliations(found.value)),
            fields=tuple(dict.fromkeys((*_about(basics), *_fields(found.value)))),
            own=True,
            family="json-resume",
        )


def _identifiers(basics: object, region: str | None) -> tuple[Identifier, ...]:
    pages = map(_page, _entries(basics, "profiles"))
    profiles = (Identifier("profile", page) for page in pages if page)
    found = (
        email(line(inner(basics, "email"))),
        phone_of(line(inner(basics, "phone")), region),
        *profiles,
    )
    return tuple(dict.fromkeys(identifier for identifier in found if identifier))


def _page(entry: dict[str, object]) -> str:
    """Return a profile by its address, else by its handle where the network is known."""
    network, handle = (line(entry.get(key)) for key in ("network", "username"))
    return social_profile(line(entry.get("url"))) or handle_profile(network, handle)


def _about(basics: object) -> Iterator[Field]:
    stated = {
        "headline": inner(basics, "label"),
        "summary": inner(basics, "summary"),
        "website": inner(basics, "url") or inner(basics, "website"),
        "place": inner(basics, "location", "city"),
    }
    for name, value in stated.items():
        if line(value):
            yield Field(name, line(value)[:_LONGEST])


def _affiliations(resume: object) -> Iterator[Affiliation]:
    for held in _HELD:
        for entry in _entries(resume, held.section):
            place = _first(entry, held.places)
            if place:
                yield Affiliation(
                    place,
                    ", ".join(part for key in held.parts if (part := _first(entry, (key,)))),
                    _day(entry, "startDate"),
                    _day(entry, "endDate"),
                )


def _day(entry: dict[str, object], key: str) -> str:
    """Return YYYY-MM-DD, YYYY-MM or YYYY as far as a date goes; empty when it is none."""
    written = line(entry.get(key))
    return written if _MONTH.fullmatch(written) else parse_period_end(written)


def _fields(resume: object) -> Iterator[Field]:
    for listed in _LISTED:
        for entry in _entries(resume, listed.section):
            shown, more = _first(entry, listed.shown), _first(entry, (listed.more,))
            if shown:
                yield Field(listed.field, f"{shown} ({more})" if more else shown)


def _entries(value: object, section: str) -> list[dict[str, object]]:
    return list(objects(inner(value, section)))[:MOST_ENTRIES]


def _first(entry: dict[str, object], keys: tuple[str, ...]) -> str:
    """Return the first filled text under some keys, not longer than a field may be."""
    return next((text for key in keys if (text := line(entry.get(key))[:_LONGEST])), "")


SOURCE = _JsonResume()
