"""One person's page: the tie in words, how to reach them, what passed between us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import Block, Line, Span, apart, bold, dim, labelled, line
from mutuals.faces.render.people import in_touch, shown_name
from mutuals.faces.render.words import (
    MARKS,
    RESULTS,
    STATES,
    channel_words,
    dots,
    long_date,
    names_in,
    side_words,
)
from mutuals.model.favour import LedgerEntry
from mutuals.model.person import TimelineEntry, Warned
from mutuals.model.person_page import Person, PersonPage
from mutuals.model.position import Organisation
from mutuals.practice.wording import say_count

_ENTRIES = 12
_ACQUAINTANCES = 8
_DIRECTIONS = {"out": "you wrote", "in": "they wrote", "both": "together"}
_OF_CHANNEL = {"call": "you talked", "meeting": "you met", "note": "noted"}


def page(record: PersonPage, today: date) -> Iterator[Block]:
    """Yield the page; evidence and the whole timeline stand in the JSON."""
    parts = (
        _head(record, today),
        _reach(record),
        _timeline(record),
        _acquaintances(record),
        _favours(record),
        _fields(record),
    )
    return apart(group for part in parts if (group := list(part)))


def _head(record: PersonPage, today: date) -> Iterator[Line]:
    key = dim("  key person") if record.key else Span("")
    closeness = "" if in_memory(record) else f"  {dots(record.strength)}"
    yield line(bold(shown_name(record)), Span(closeness, "good"), key)
    for held in record.organisations:
        yield line(position(held), indent=2)
    state = "" if in_memory(record) else STATES.get(record.state or "", "")
    touch = last_words(record) or in_touch(record, today)
    yield line(f"{touch[:1].upper()}{touch[1:]}{f' - {state}' if state else ''}.", indent=2)
    if record.interactions:
        yield line(counts(record), indent=2)
    for warned in record.warnings:
        yield line(Span(_careful(warned), "care"), indent=2, hang=2)
    if record.mark:
        yield line(MARKS.get(record.mark, record.mark), indent=2)


def in_memory(record: Person) -> bool:
    """Say whether somebody died: how close and how quiet is not told of them."""
    return record.mark == "deceased"


def last_words(record: Person) -> str:
    """Return the day of the last contact with somebody in memory; empty for all others."""
    if not in_memory(record) or not record.last_contact:
        return ""
    return f"last contact on {long_date(record.last_contact)}"


def _careful(warned: Warned) -> str:
    return f"Careful: this only looks like {warned.of.name} ({warned.says})."


def position(held: Organisation) -> str:
    """Return a position held: `Buyer, Harbour GmbH (2024 to now)`."""
    title = f"{held.title}, " if held.title else ""
    years = f" ({held.from_ or '...'} to {held.to_ or 'now'})" if held.from_ or held.to_ else ""
    return f"{title}{held.name}{years}"


def counts(record: Person) -> str:
    """Return how much passed, in both directions."""
    met = f", met {say_count(record.met, 'time')}" if record.met else ""
    return f"{say_count(record.sent, 'message')} from you, {record.received} from them{met}."


def _reach(record: PersonPage) -> Iterator[Line]:
    yield from labelled("Mail", ", ".join(record.emails), indent=2)
    yield from labelled("Phone", ", ".join(record.phones), indent=2)
    yield from labelled("Profile", ", ".join(record.profiles), indent=2)
    yield from labelled("Tags", ", ".join(record.tags), indent=2)
    yield from labelled("Id", record.id, indent=2)


def _timeline(record: PersonPage) -> Iterator[Line]:
    if not record.timeline:
        return
    yield line(bold("What passed between you"))
    for entry in record.timeline[:_ENTRIES]:
        yield _entry(entry)
    more = len(record.timeline) - _ENTRIES
    if more > 0:
        yield line(dim(f"and {say_count(more, 'earlier entry', 'earlier entries')}"), indent=2)


def _entry(entry: TimelineEntry) -> Line:
    said = f"  {how(entry):<20}"
    return line(dim(entry.at[:10]), said, f"  {entry.subject or ''}", indent=2, hang=12)


def how(entry: TimelineEntry) -> str:
    """Return who did what: `you wrote by mail`."""
    said = _OF_CHANNEL.get(entry.channel) or _DIRECTIONS.get(entry.direction or "", "")
    return f"{said} {channel_words(entry.channel)}" if entry.channel in {"mail", "chat"} else said


def _acquaintances(record: PersonPage) -> Iterator[Line]:
    if record.ties:
        names = ", ".join(tie.person.name for tie in record.ties[:_ACQUAINTANCES])
        more = len(record.ties) - _ACQUAINTANCES
        yield line(bold("Probably knows"))
        yield line(f"{names}{f' and {more} more' if more > 0 else ''}", indent=2)


def _favours(record: PersonPage) -> Iterator[Line]:
    if record.ledger:
        yield line(bold("Given, asked and received"))
    for entry in record.ledger:
        yield line(dim(entry.at[:10]), f"  {_favour(entry)}", indent=2, hang=12)


def _favour(entry: LedgerEntry) -> str:
    if entry.type == "thanks":
        said = side_words(entry)
    else:
        people = f" ({names_in(entry)})" if entry.with_ else ""
        came = f": {RESULTS[entry.result]}" if entry.result else ""
        said = f"{side_words(entry):<12} {entry.type}{people}{came}"
    return f"{said}, dismissed" if entry.status == "dismissed" else said


def _fields(record: PersonPage) -> Iterator[Line]:
    if record.fields:
        yield line(bold("Also known"))
    for field in record.fields:
        yield line(dim(f"{field.name}: "), field.value, indent=2, hang=2)
