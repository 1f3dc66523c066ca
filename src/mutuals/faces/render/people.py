"""A list of people as a table: who, how you are in touch, where they are, how close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Column, Span, Table, dim, line
from mutuals.faces.render.words import STATES_IN_SHORT, ago, dots
from mutuals.model.person_page import PeopleList, Person
from mutuals.practice.wording import say_cadence

USUAL_LENGTH = 50

_NOBODY = "Nobody is here yet. `mutuals import PATH` brings people in."
_NOBODY_FITS = "Nobody here fits that. `--all-kinds` looks among lists and services as well."

_COLUMNS = (
    Column("Name", 12),
    Column("In touch", 28),
    Column("Now", 18),
    Column("Organisation", 12, optional=True),
    Column("Close", 5),
)


def people(record: PeopleList, today: date) -> Iterator[Block]:
    """Yield the table, cut to the usual length unless a limit was given."""
    shown = record.people[: _most(record)]
    if not shown:
        yield line(_NOBODY_FITS if record.chosen else _NOBODY)
        return
    yield Table(_COLUMNS, tuple(_row(person, today) for person in shown))
    yield BLANK
    yield line(dim(_count(len(shown), record.total)))


def _most(record: PeopleList) -> int | None:
    limit: int | None = getattr(record, "limit", None)
    return USUAL_LENGTH if limit is None else limit or None


def _count(shown: int, total: int) -> str:
    if shown < total:
        return f"{shown} of {total} people; `--limit 0` shows all"
    return f"{total} {'person' if total == 1 else 'people'}"


def _row(person: Person, today: date) -> tuple[Span, ...]:
    name = shown_name(person)
    return (
        _name(name, person),
        Span(in_touch(person, today)),
        _now(person),
        Span(employer(person)),
        Span(dots(person.strength), "good"),
    )


def _name(name: str, person: Person) -> Span:
    if person.warnings:
        return Span(f"{name} (look-alike)", "care")
    return Span(f"{name} *", "bold") if person.key else Span(name)


def _now(person: Person) -> Span:
    words = STATES_IN_SHORT.get(person.state or "", "")
    return Span(words, "care" if person.state == "drifting" else "")


def shown_name(person: Person) -> str:
    """Return the name, else what stands for it."""
    return person.name or next(iter((*person.emails, *person.phones)), person.id)


def in_touch(person: Person, today: date) -> str:
    """Return how often and since when: `about monthly; 9 weeks ago`."""
    if person.kind == "self":
        return "this is you"
    if person.last_contact is None:
        return "no contact yet"
    often = f"{rhythm(person.cadence_days)}; " if person.cadence_days else ""
    return f"{often}{ago(person.last_contact, today)}"


def rhythm(days: float) -> str:
    """Return a cadence in coarse words."""
    word = say_cadence(days)
    return word if word.startswith("every") else f"about {word}"


def employer(person: Person) -> str:
    """Return the organisation somebody is at now, else the latest known."""
    current = [held for held in person.organisations if held.to_ is None]
    return next((held.name for held in (*current, *person.organisations)), "")
