"""The natural course of each tie, up to the weeks the owner plans herself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mutuals.sample import phrases, themes, threads, trade
from mutuals.sample.cast import LAID_OFF, SPAN, me
from mutuals.sample.chance import Chance
from mutuals.sample.records import Chat, Entry, Guest, Mail, Tie
from mutuals.sample.themes import Theme
from mutuals.sample.threads import Talk
from mutuals.sample.zone import at, is_workday, monday

PLANNED_WEEKS = 11
"""Weeks before the running one that weeks.py plans; natural contact ends before them."""
HOLIDAY_WEEK = 6
"""Weeks before the running one: a week at the sea, with nothing sent and nothing met."""

_PERSONAL = ("daily", "family", "friend", "neighbour")
_MEALS = (("Lunch", 750), ("Lunch", 765), ("Coffee", 930), ("Dinner", 1140), ("Breakfast", 525))


@dataclass(slots=True)
class Happened:
    """What the ties brought about so far."""

    mails: list[Mail]
    chats: list[Chat]
    entries: list[Entry]

    def add(self, other: "Happened") -> None:
        """Take over what another course brought about."""
        self.mails += other.mails
        self.chats += other.chats
        self.entries += other.entries


def nothing() -> Happened:
    """The empty beginning."""
    return Happened([], [], [])


def boundary(today: date) -> date:
    """The Monday on which the planned weeks begin."""
    return monday(today) - timedelta(weeks=PLANNED_WEEKS)


def on_holiday(today: date, day: date) -> bool:
    """The day lies in the week at the sea."""
    return monday(day) == monday(today) - timedelta(weeks=HOLIDAY_WEEK)


def natural(today: date, tie: Tie) -> Happened:
    """Everything between the owner and this person before the planned weeks."""
    if tie.person.group == "fresh" or tie.start <= tie.end:
        return nothing()
    if tie.person.group == "daily":
        return _daily(today, tie)
    course = nothing()
    chance = Chance("course", tie.person.key)
    edge = boundary(today)
    for day in contact_days(chance, today, tie):
        if day < edge - timedelta(days=7):
            course.add(_contact(chance, today, tie, day))
    return course


def contact_days(chance: Chance, today: date, tie: Tie) -> Iterator[date]:
    """The days on which contact begins; a tie that ended has its last one on that day."""
    ago = tie.start
    while ago > tie.end:
        yield _workday(today - timedelta(days=ago), tie)
        ago -= chance.around(tie.gap)
    if not tie.alive:
        yield _workday(today - timedelta(days=tie.end), tie)


def last_words(today: date, tie: Tie) -> list[Mail]:
    """The mail with which a tie that went quiet in the planned weeks breaks off."""
    day = _workday(today - timedelta(days=tie.end), tie)
    if tie.alive or tie.channel != "mail" or day < boundary(today) - timedelta(days=7):
        return []
    chance = Chance("last words", tie.person.key)
    personal = is_personal(tie)
    subject, said = chance.pick(phrases.LAST_HOURS if personal else phrases.LAST_WORK)
    said = said.format(topic=chance.pick(phrases.TOPICS))
    return [threads.alone(chance, tie, at(day, chance.between(540, 1000)), subject, said)]


def is_personal(tie: Tie) -> bool:
    """Family, friends, neighbours: not of the trade."""
    return tie.person.group in _PERSONAL


def _workday(day: date, tie: Tie) -> date:
    if tie.person.group in _PERSONAL or is_workday(day):
        return day
    return day - timedelta(days=day.weekday() - 4)


def _daily(today: date, tie: Tie) -> Happened:
    """Someone to write to on most days, who therefore counts as daily life."""
    course = nothing()
    chance = Chance("daily", tie.person.key)
    for ago in range(min(tie.start, 1095), 0, -1):
        day = today - timedelta(days=ago)
        if chance.hits(83) and not on_holiday(today, day):
            talk = Talk(
                tie,
                day,
                _daily_theme(chance, tie),
                mine_first=chance.hits(50),
                turns=chance.pick((1, 1, 1, 1, 2)),
                swift=True,
            )
            course.mails += threads.mails(chance, talk)
    return course


def _daily_theme(chance: Chance, tie: Tie) -> Theme:
    if tie.start < LAID_OFF:
        return themes.BUDDY
    return themes.EVENING if chance.hits(75) else chance.pick(themes.HOME)


def _contact(chance: Chance, today: date, tie: Tie, day: date) -> Happened:
    course = nothing()
    ago = (today - day).days
    seeking = ago < LAID_OFF
    if ago > SPAN + 7 and tie.account == "home":
        tie = replace(tie, account="older")
    theme, mine_first = theme_for(chance, tie, seeking=seeking)
    talk = Talk(tie, day, theme, mine_first, chance.pick((1, 2, 2, 3, 3)))
    if tie.channel == "linkedin":
        course.chats += threads.chats(chance, talk)
    elif tie.account == "home" and tie.person.offset is None and chance.hits(10):
        course.add(_meal(chance, tie, day))
    else:
        course.mails += threads.mails(chance, talk)
    return course


def theme_for(chance: Chance, tie: Tie, *, seeking: bool) -> tuple[Theme, bool]:
    """A theme for this person in this phase of the owner's life, and whether she begins."""
    group = tie.person.group
    if is_personal(tie):
        options = (*themes.HOME, themes.FAMILY) if group == "family" else themes.HOME
        return chance.pick(options), chance.hits(45)
    if group == "recruiter":
        return trade.RECRUITER, False
    usual = trade.SEEKING if seeking and chance.hits(55) else trade.WORK
    theme = chance.pick(usual)
    if theme.key in ("ask-advice", "ask-referral", "news"):
        return theme, True
    return theme, theme.key != "their-thanks" and chance.hits(50)


def _meal(chance: Chance, tie: Tie, day: date) -> Happened:
    """A meal on that day, arranged by mail some days before."""
    course = nothing()
    entry = meal(chance, (tie,), day)
    agreed = phrases.WEEKDAYS[day.weekday()], entry.place
    earlier = day - timedelta(days=chance.between(2, 5))
    talk = Talk(tie, earlier, trade.LUNCH, chance.hits(60), turns=2, agreed=agreed)
    course.mails += threads.mails(chance, talk)
    course.entries.append(entry)
    return course


def meal(chance: Chance, ties: tuple[Tie, ...], day: date, answer: str = "ACCEPTED") -> Entry:
    """A meal with one to three people; the owner invites, or the first of them does."""
    what, minute = chance.pick(_MEALS)
    names = " and ".join(tie.person.given for tie in ties)
    guests = tuple(Guest(tie.person.address, answer) for tie in ties)
    host = me() if chance.hits(60) else ties[0].person.address
    return Entry(
        uid=f"{chance.letters(26)}@calendar.example",
        start=at(day, minute),
        minutes=75,
        title=f"{what} with {names}",
        guests=guests,
        organiser=host,
        place=chance.pick(phrases.PLACES),
    )


def call(chance: Chance, tie: Tie, day: date, *, by_phone: bool = False) -> Entry:
    """A call with a link in the note, or with a number to dial."""
    link = f"https://meet.call.example/{chance.letters(3)}-{chance.letters(4)}"
    dial = tie.person.phones[0]
    return Entry(
        uid=f"{chance.letters(26)}@calendar.example",
        start=at(day, 60 * chance.between(10, 16)),
        minutes=30,
        title=f"Call {tie.person.given} {tie.person.family}",
        guests=(Guest(tie.person.address),),
        organiser=me() if chance.hits(50) else tie.person.address,
        place=dial if by_phone else "",
        note=f"By phone: {dial}" if by_phone else f"Join the call: {link}",
    )
