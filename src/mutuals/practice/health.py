"""The health of a network in figures and plain words: its own past first, then the usual range."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from mutuals.model.health import Figure, Reached, Season, Stood
from mutuals.practice.reach import Kind, abroad, blau, named, numbers, within
from mutuals.practice.shape import Shape
from mutuals.practice.wording import say_count

FEWEST = 20
"""Below so many a share is told in counts only."""

_TENTHS = 10
_HALF = 0.5

Range = tuple[float | None, float | None]
_UNKNOWN: Range = (None, None)
USUAL: Mapping[str, Range] = {
    "active": (5, 44),
    "new_share": (0.0, 0.5),
    "stayed": (0.5, 1.0),
    "effective_number": (3, 27),
    "both_ways_share": (0.25, 0.85),
    "weak_share": (0.25, 0.75),
}
"""Within which 8 of 10 people lie, per 90 days (SCIENCE: the 10 % and 90 % of four networks)."""


class Advice(NamedTuple):
    """What the four things to do lean on; `drifter` is whom to write to first, empty for nobody."""

    drifter: str = ""
    has_key_people: bool = False


def figure(
    name: str,
    unit: str,
    trend: Sequence[float | None],
    says: str,
    do: str | None = None,
    usual: Range = _UNKNOWN,
) -> Figure:
    """Return a figure whose value is the last of its trend."""
    low, high = USUAL.get(name, usual)
    value = trend[-1] if trend else None
    return Figure(name, value, unit, tuple(trend), low, high, says, do)


def tenths(share: float) -> str:
    """Return a share as a count: `about 3 in 10`."""
    count = round(share * _TENTHS)
    return {0: "hardly any", _TENTHS: "nearly all"}.get(count, f"about {count} in 10")


def part(some: float, whole: float) -> float | None:
    """Return a share, None where the whole is too small to tell one."""
    return some / whole if whole >= FEWEST else None


def who_came(seasons: Sequence[Season]) -> Figure:
    """Return who is new; `seasons` begin with the last one, as everywhere here."""
    now = seasons[0]
    says = (
        f"{say_count(now.new, 'new person', 'new people')} in the last 90 days, of {now.active} you"
        " were in touch with."
        if now.active
        else "Nothing shows that you were in touch with anybody in the last 90 days."
    )
    do = (
        "Write to each of them a second time within a month: that is what makes people stay."
        if now.new
        else "Go to one place this month where you know nobody yet, and note whom you met."
    )
    usual = (0.0, float(round(now.active / 2))) if now.active >= FEWEST else _UNKNOWN
    trend = _past(seasons, lambda season, _: season.new)
    return figure("came", "people", trend, says, do, usual)


def who_stayed(seasons: Sequence[Season], advice: Advice) -> Figure:
    """Return with whom I was in touch again."""
    now, before = seasons[:2]
    says = (
        f"With {now.stayed} of the {before.active} people of the 90 days before you were in touch"
        " again. The others may simply have a quiet time."
        if before.active
        else "Nothing shows whom you were in touch with in the 90 days before."
    )
    do = (
        "Tell one of your key people something good this week."
        if advice.has_key_people
        else "Choose five people you want to keep, and make them key people."
    )
    trend = _past(seasons, lambda season, last: part(season.stayed, last.active))
    return figure("stayed", "share", trend, says, do)


def who_is_drifting(stood: Stood, advice: Advice) -> Figure:
    """Return how many ties are quiet for longer than usual."""
    trend, count = stood.drifting[::-1], stood.drifting[0]
    who = f"{say_count(count, 'person', 'people')} {'is' if count == 1 else 'are'}"
    says = (
        f"{who} quiet for longer than usual, 3 to 8 times as long: a word still arrives in time."
        if count
        else "Nobody is quiet for 3 to 8 times as long as usual."
    )
    do = (
        f"Send a few words to {advice.drifter}; a quiet tie is easily woken."
        if advice.drifter
        else "Nothing to do here: keep your rhythm."
    )
    return figure("drifting", "people", trend, says, do)


def how_far(people: Sequence[Reached], home: str, seasons: int) -> Figure:
    """Return how many employers, fields, towns and countries the people of a year stand in."""
    trend = numbers(people, seasons)[::-1]
    now = list(within(people, 0))
    counts = [
        say_count(len(named(now, "employer")), "employer"),
        say_count(len(named(now, "field")), "line of work", "lines of work"),
        say_count(len(named(now, "place")), "town"),
        say_count(len(named(now, "country")), "country", "countries"),
    ]
    says = f"In the past year you reached {', '.join(counts[:-1])} and {counts[-1]} that are known."
    return figure("reach", "employers", trend, f"{says}{_far(now, home)}", _further(now, home))


def _far(people: Sequence[Reached], home: str) -> str:
    away, known = abroad(people, home)
    if not home or not known:
        return " Where people live is hardly known: telephone numbers and addresses tell it."
    return f" {known - away} people live in your country, {away} elsewhere."


def _further(people: Sequence[Reached], home: str) -> str:
    employers, (away, known) = named(people, "employer"), abroad(people, home)
    if not people:
        return "Bring in your mail, contacts and calendar first."
    if not employers:
        return "Bring in your LinkedIn archive or an address book: they say where people work."
    if max(employers.values(), default=0) > _HALF * employers.total():
        return "More than half work at one employer: talk to one person from elsewhere this month."
    if home and known and not away:
        return "Write to one person abroad, or ask a friend who knows somebody there."
    return "Bring two people together who work in different fields and should know each other."


def in_numbers(seasons: Sequence[Season]) -> list[Figure]:
    """Return what the seasons tell: how many, how evenly, how new, how weak, how mutual."""
    now, days = seasons[0], say_count(seasons[0].days, "day of contact", "days of contact")
    even = _past(seasons, lambda season, _: effective_number(season))
    return [
        figure(
            "active", "people", _past(seasons, lambda season, _: season.active),
            f"You were in touch with {say_count(now.active, 'person', 'people')} in 90 days.",
        ),
        figure("effective_number", "people", even, _even(now, even[-1])),
        _share(seasons, "new_share", "new", "are new"),
        _share(seasons, "weak_share", "weak", "had contact with you on one day only"),
        _share(seasons, "both_ways_share", "both_ways", "wrote or spoke to you as you did to them"),
        figure(
            "face_to_face_share", "share",
            _past(seasons, lambda season, _: part(season.met, season.days)),
            f"On {now.met} of {days} you met. What no calendar shows can be added to your log.",
        ),
    ]  # fmt: skip


def _even(season: Season, value: float | None) -> str:
    if value is None:
        return f"{say_count(season.days, 'day of contact', 'days of contact')}: too few to tell."
    return f"Your contact is spread as if it went evenly to {round(value)} people."


def effective_number(season: Season) -> float | None:
    """Return exp(-sum p ln p), p being each person's share of the days; None below 20 days."""
    if season.days < FEWEST:
        return None
    return math.exp(math.log(season.days) - season.spread / season.days)


def _share(seasons: Sequence[Season], name: str, count: str, words: str) -> Figure:
    now = seasons[0]
    trend = _past(seasons, lambda season, _: part(getattr(season, count), season.active))
    says = "Nobody in the last 90 days."
    if now.active:
        says = f"{getattr(now, count)} of the {now.active} people you were in touch with {words}."
    return figure(name, "share", trend, says)


def _past(
    seasons: Sequence[Season], of: Callable[[Season, Season], float | None]
) -> list[float | None]:
    """Work a figure out for each season and the one before it, the oldest first."""
    return [of(season, last) for season, last in pairwise(seasons)][::-1]


def in_shape(known: Shape | None, people: int) -> list[Figure]:
    """Return what the ties among my people tell: how many ways they open, and the bridges."""
    told = known if known and people >= FEWEST else None
    bridges = [] if known is None else [float(known.bridges)]
    of = f"among the {say_count(people, 'person', 'people')} of the past year"
    few = f"Only {say_count(people, 'person', 'people')} in the past year: too few to tell."
    return [
        figure(
            "efficiency", "share", [told.efficiency if told else None],
            few if not told else
            f"Of your ties, {tenths(told.efficiency)} open a way that no other does, {of}.",
        ),
        figure(
            "constraint", "0 to about 1", [told.constraint if told else None],
            few if not told else
            f"One circle {_held(told.constraint, people)}, {of}: the more of them know each other,"
            " the more news comes to you twice.",
        ),
        figure(
            "bridges", "people", bridges,
            few if not people else
            f"{round(sum(bridges))} {of} were seen with none of the others: without you, no way"
            " leads to them. What your mails do not show may join them.",
        ),
    ]  # fmt: skip


def _held(constraint: float, people: int) -> str:
    """Return Burt's constraint in words, by where it lies among so many people.

    It is 1/n where none of n people knows another, and nearly 4/n where all know each other.
    """
    none, all_ = 1 / people, (2 - 1 / people) ** 2 / people
    share = (constraint - none) / (all_ - none)
    return next((words for most, words in _HOLDS if share < most), "holds you fast")


_HOLDS = ((0.1, "hardly holds you"), (0.3, "holds you a little"), (0.6, "holds you rather"))


def in_difference(people: Sequence[Reached], home: str) -> list[Figure]:
    """Return how mixed the people of the past year are, and how many of them live abroad."""
    now = list(within(people, 0))
    away, known = abroad(now, home)
    share = part(away, known) if home else None
    return [
        *(_mixed(now, name, kind) for name, kind in _MIXED),
        figure(
            "abroad_share", "share", [share],
            f"{away} of {say_count(known, 'person', 'people')} whose country is known live outside"
            " yours."
            if home else "In which country you live is not known from your own card.",
        ),
    ]  # fmt: skip


_MIXED: tuple[tuple[Kind, str], ...] = (
    ("employer", "employer"), ("field", "line of work"), ("place", "town"),
)  # fmt: skip


def _mixed(people: Sequence[Reached], kind: Kind, words: str) -> Figure:
    counts = named(people, kind)
    known = counts.total()
    value = blau(counts) if known >= FEWEST else None
    of = f"the {say_count(known, 'person', 'people')} whose {words} is known"
    says = f"{of[:1].upper()}{of[1:]} are too few to tell how often two of them differ."
    if value is not None:
        says = f"Of {of}, two met by chance differ in it {_odds(value)}."
    return figure(f"{kind}_diversity", "probability", [value], says)


def _odds(value: float) -> str:
    """Return how often two differ: `about 9 times in 10`."""
    count = round(value * _TENTHS)
    return "nearly always" if count == _TENTHS else f"about {count} times in 10"
