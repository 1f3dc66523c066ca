"""One person: the tie, how to reach them, what passed, what is known, and what I can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode

from mutuals.errors import SeveralFoundError
from mutuals.faces.favours import favours
from mutuals.faces.links import links_to
from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.pictures.rhythm import rhythm, rhythm_figures, rhythm_says
from mutuals.faces.render.people import in_touch, shown_name
from mutuals.faces.render.person import counts, how, in_memory, last_words, position
from mutuals.faces.web.visit import Visit
from mutuals.model.evidence import Evidence
from mutuals.model.identifier import Identifier
from mutuals.model.person import TimelineEntry
from mutuals.model.person_page import Person, PersonPage

_NEAR, _ENTRIES, _MOST = 8, 50, 5000
"""Entries of the timeline: always open, on the page, at most."""
_CHOICES = 8
_SEVERAL = 50
_SNOOZES = ((7, "in a week"), (30, "in a month"), (90, "in three months"), (365, "in a year"))
_KINDS = {
    "email": "address",
    "phone": "number",
    "profile": "profile",
    "account": "account",
    "x500": "name on the mail server",
    "notes": "name on the mail server",
    "list": "list",
}


class Passed(NamedTuple):
    """One entry of the timeline with who did what."""

    entry: TimelineEntry
    how: str


class Known(NamedTuple):
    """Something known of a person and where it stands; nowhere is in what passed."""

    name: str
    value: str
    evidence: tuple[Evidence, ...]


class Part(NamedTuple):
    """What may stay with a person or leave: an identifier, or a piece of evidence."""

    ref: str
    kind: str
    shows: str


def _show(visit: Visit) -> Shown:
    who = visit.path["who"]
    try:
        record = visit.run("person", who)
    except SeveralFoundError:
        found = visit.run("people", who, limit=_SEVERAL, all_kinds=True).people
        return {"title": who, "who": who, "record": None, "several": found}
    return {
        "record": record,
        **_head(visit, record),
        **_passed(visit, record),
        **_acts(visit, record),
    }


def _head(visit: Visit, record: PersonPage) -> Shown:
    name = shown_name(record)
    return {
        "title": name,
        "name": name,
        "touch": _touch(visit, record),
        "in_memory": in_memory(record),
        "counts": counts(record) if record.interactions else "",
        "positions": [position(held) for held in record.organisations],
        "ways": list(links_to(record.emails, record.phones, record.profiles, "")),
    }


def _touch(visit: Visit, record: PersonPage) -> str:
    """Return how often and since when, as a sentence of its own begins."""
    touch = last_words(record) or in_touch(record, visit.today)
    has_rhythm = record.cadence_days is not None or in_memory(record)
    alone = record.last_contact is not None and not has_rhythm
    return f"Last contact {touch}" if alone else f"{touch[:1].upper()}{touch[1:]}"


def _passed(visit: Visit, record: PersonPage) -> Shown:
    limit = visit.number("limit", _ENTRIES, _MOST)
    entries = record.timeline[:limit]
    left = len(record.timeline) - len(entries)
    more = f"{_address(record)}?{urlencode({'limit': limit * 4})}#timeline"
    return {
        "timeline": [Passed(entry, how(entry)) for entry in entries],
        "near": _NEAR,
        "opened": "limit" in visit.query,
        "left": left,
        "more": more if left and limit < _MOST else "",
        "notes": [entry for entry in record.timeline if entry.channel == "note"],
        "rhythm": rhythm(record.timeline, visit.today, name=record.name),
        "rhythm_says": rhythm_says(record.timeline, visit.today),
        "rhythm_figures": rhythm_figures(record.timeline, visit.today, name=record.name),
        "favours": list(favours(record.ledger)),
    }


def _acts(visit: Visit, record: PersonPage) -> Shown:
    asked = visit.query.get("with", "")
    return {
        "address": _address(record),
        "vcard": f"/api/export?{urlencode({'who': record.id, 'format': 'vcard'})}",
        "erasing": f"/erase/{quote(record.id)}",
        "snoozes": _SNOOZES,
        "asked": asked,
        "choices": list(_others(visit, record, asked)) if asked else [],
        "pieces": list(_pieces(record)),
        "known": [*_reached(record), *record.fields],
        "steps": visit.run("history", record.id).steps,
    }


def _reached(record: PersonPage) -> Iterator[Known]:
    """Yield the addresses, numbers and profiles with the cards they stand on."""
    for way, cards in record.reached:
        yield Known(_KINDS[way.kind], way.value, cards)


def _address(record: PersonPage) -> str:
    return f"/person/{quote(record.id)}"


def _others(visit: Visit, record: PersonPage, asked: str) -> Iterator[Person]:
    """Yield whom a search finds besides the person."""
    for person in visit.run("people", asked, limit=_CHOICES + 1).people:
        if person.id != record.id:
            yield person


def _pieces(record: PersonPage) -> Iterator[Part]:
    """Yield what a person is made of, in words."""
    for ref, what in record.pieces:
        if isinstance(what, Identifier):
            yield Part(ref, _KINDS.get(what.kind, "name"), what.value)
        else:
            yield Part(ref, f"all that stands in {what.source}", ref)


PAGE = Page(
    "/person/{who:path}", "Person", "person.html", _show, says="one person", under="/people"
)
