"""Plain words for durations, cadences, dates, measures and lists of names."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from mutuals.model.moments import date_of

_CADENCES = (
    (2.5, "daily"),
    (10, "weekly"),
    (24, "every 2-3 weeks"),
    (55, "monthly"),
    (180, "quarterly"),
)
"""The upper end in days of each coarse cadence (SCIENCE, cadence); above them: yearly."""

_LONGEST_IN_DAYS = 14
_LONGEST_IN_WEEKS = 91
_LONGEST_IN_MONTHS = 730


def say_cadence(days: float) -> str:
    """Return a cadence in coarse words: it is known to a factor of about 1.4 only."""
    return next((word for end, word in _CADENCES if days < end), "yearly")


def say_length(days: int) -> str:
    """Return a number of days in days, weeks, months or years."""
    if days < _LONGEST_IN_DAYS:
        return say_count(days, "day")
    if days < _LONGEST_IN_WEEKS:
        return say_count(round(days / 7), "week")
    if days < _LONGEST_IN_MONTHS:
        return say_count(round(days / 30.44), "month")
    return say_count(round(days / 365.25), "year")


def say_ago(days: int) -> str:
    """Return how long ago something was: today, yesterday, or a length."""
    return {0: "today", 1: "yesterday"}.get(days, f"{say_length(days)} ago")


def say_count(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun, `nouns` being the plural where it is irregular."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def say_date(day: int) -> str:
    """Return a day as `14 September 2026`."""
    when = date_of(day)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def say_birthday(day: int) -> str:
    """Return a day as `14 September`."""
    return say_date(day).rsplit(" ", 1)[0]


def say_between(first: str, last: str) -> str:
    """Return `between March and about June 2026` of two days (YYYY-MM-DD), the second a rough one.

    The year stands once where it is one, and the month.
    """
    (year, month), (end_year, end_month) = ((day[:4], int(day[5:7])) for day in (first, last))
    end = f"about {_MONTHS[end_month - 1]} {end_year}"
    if (year, month) == (end_year, end_month):
        return f"in {end}"
    start = _MONTHS[month - 1] + ("" if year == end_year else f" {year}")
    return f"between {start} and {end}"


def measure_words(name: str) -> str:
    """Return what a measure counts, in words."""
    return _MEASURES.get(name, name.replace("_", " "))


def join_names(names: Sequence[str]) -> str:
    """Return `Ana`, `Ana and Ben`, `Ana, Ben and Cleo`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


# The platform's month names follow its language; these texts are English.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MEASURES = MappingProxyType(
    {
        "reached_out": "people you reached out to",
        "existing": "of them people you have long known",
        "key_in_touch": "key people in touch",
        "new_people": "new people",
        "gave": "times you gave",
        "face_to_face": "people met face to face",
        "in_conversation": "conversations both ways",
        "asked": "times you asked",
        "found_me": "people who found you",
        "visible": "posts and comments",
    }
)
