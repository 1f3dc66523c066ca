"""The calendar beside the meals: meetings at work, series, whole days, what is to come."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from mutuals.sample import contacts, phrases
from mutuals.sample.cast import HIRED, LAID_OFF, me
from mutuals.sample.chance import Chance
from mutuals.sample.records import Address, Entry, Guest, Person, Tie
from mutuals.sample.zone import at, basic, is_workday, monday, shifted

_SPREE = Guest(
    Address("Spree (8)", "c_188fj4t0k2n9e@resource.calendar.google.com"), "ACCEPTED", "RESOURCE"
)
_ALSTER = Guest(Address("Raum Alster", "room.alster@harborlight.example"), "ACCEPTED", "ROOM")
_ANSWERS = ("ACCEPTED",) * 7 + ("TENTATIVE", "NEEDS-ACTION", "DECLINED")


def calendar(today: date, ties: list[Tie]) -> list[Entry]:
    """Every entry that does not come from a single tie's course."""
    colleagues = [t.person for t in ties if t.person.group in ("colleague", "manager")]
    colleagues = [p for p in colleagues if "harborlight" in "".join(p.emails)]
    series = _one_to_one(today, colleagues[0]) + _check_in(today, ties) + _choir(today)
    series += _these_days(today, ties)
    work = _team(today, colleagues) + _all_hands(today, colleagues)
    evenings = _evenings(today, ties) + _board(today, ties)
    return series + work + evenings + _private(today) + _coming(today, ties)


def _uid(chance: Chance) -> str:
    return f"{chance.letters(26)}@calendar.example"


def _work(person: Person) -> Address:
    known = [email for email in person.emails if email.endswith("@harborlight.example")]
    return Address(person.name, known[0] if known else person.emails[0])


def _local(when: datetime) -> str:
    return f"TZID=Europe/Berlin:{basic(shifted(when))}"


def _one_to_one(today: date, chief: Person) -> list[Entry]:
    """Weekly with the chief while employed, two dates left out and one moved."""
    first = at(monday(today - timedelta(days=HIRED - 14)) + timedelta(days=1), 600)
    weeks = (HIRED - LAID_OFF - 28) // 7
    until = basic(at((first + timedelta(weeks=weeks)).date(), 601))
    out = [_shifted_week(first, weeks // 3), _shifted_week(first, weeks // 2)]
    series = Entry(
        uid="9f2c7d61-1to1-weekly@calendar.example",
        start=first,
        minutes=30,
        title="Aneta / Miriam 1:1",
        guests=(Guest(_work(chief)),),
        organiser=_work(chief),
        place="Raum Alster",
        rules=(
            f"RRULE:FREQ=WEEKLY;UNTIL={until}Z;BYDAY=TU",
            *(f"EXDATE;{_local(when)}" for when in out),
        ),
    )
    moved = _shifted_week(first, weeks * 2 // 3)
    other_day = at(moved.date() + timedelta(days=2), 840)
    return [series, replace(series, start=other_day, rules=(f"RECURRENCE-ID;{_local(moved)}",))]


def _shifted_week(first: datetime, weeks: int) -> datetime:
    # The same wall clock, also behind a change of the clocks.
    wall = shifted(first)
    return at(wall.date() + timedelta(weeks=weeks), wall.hour * 60 + wall.minute)


def _check_in(today: date, ties: list[Tie]) -> list[Entry]:
    """Every Wednesday with the fellow job seeker, open-ended, but not from the sea."""
    buddy = next(tie.person for tie in ties if tie.person.given == "Oluwaseun")
    first = at(monday(today - timedelta(days=190)) + timedelta(days=2), 540)
    holiday = monday(today) - timedelta(weeks=contacts.HOLIDAY_WEEK)
    away = at(holiday + timedelta(days=2), 540)
    return [
        Entry(
            uid="41d0b7e8-check-in@calendar.example",
            start=first,
            minutes=30,
            title="Check-in Oluwaseun",
            guests=(Guest(buddy.address),),
            organiser=me(),
            note="https://meet.call.example/seun-miriam",
            rules=("RRULE:FREQ=WEEKLY;BYDAY=WE", f"EXDATE;{_local(away)}"),
        )
    ]


def _these_days(today: date, ties: list[Tie]) -> list[Entry]:
    """Last night's dinner and this morning's call, both with people of daily life.

    They let the calendar reach up to today, which makes its silence about others meaningful.
    """
    chance = Chance("these days")
    first, second, buddy = (tie for tie in ties if tie.person.group == "daily")
    dinner = contacts.meal(chance, (first, second), today - timedelta(days=1))
    morning = contacts.call(chance, buddy, today)
    return [
        replace(dinner, start=at(today - timedelta(days=1), 1140), title="Dinner at Leïla's"),
        replace(morning, start=at(today, 510), title="Letters with Oluwaseun"),
    ]


def _choir(today: date) -> list[Entry]:
    first = at(monday(today - timedelta(days=1000)) + timedelta(days=3), 1170)
    rules = ("RRULE:FREQ=WEEKLY;BYDAY=TH",)
    uid = "choir-5520@calendar.example"
    return [Entry(uid, first, 120, "Chor", place="Gemeindesaal", rules=rules)]


def _team(today: date, colleagues: list[Person]) -> list[Entry]:
    """Meetings of four to eleven at Harborlight, most in one of the two rooms."""
    chance = Chance("team")
    entries = []
    for ago in range(HIRED - 21, LAID_OFF + 8, -14):
        day = _workday(today - timedelta(days=ago))
        people = chance.several(colleagues, chance.between(3, 10))
        guests = tuple(Guest(_work(person), chance.pick(_ANSWERS)) for person in people)
        entries.append(_meeting(chance, day, guests, _work(people[0])))
    return entries


def _meeting(chance: Chance, day: date, guests: tuple[Guest, ...], host: Address) -> Entry:
    topic = chance.pick(phrases.TOPICS)
    room = chance.pick((_SPREE, _ALSTER))
    link = f"https://meet.call.example/{chance.letters(10)}" if chance.hits(25) else ""
    return Entry(
        uid=_uid(chance),
        start=at(day, chance.between(18, 32) * 30),
        minutes=chance.pick((30, 45, 60, 90)),
        title=topic[0].upper() + topic[1:],
        guests=guests if link else (*guests, room),
        organiser=me("harborlight") if chance.hits(25) else host,
        place="" if link else room.address.name,
        note=link and f"Join: {link}",
        status="CANCELLED" if chance.hits(6) else "CONFIRMED",
        mine="DECLINED" if chance.hits(8) else "ACCEPTED",
    )


def _all_hands(today: date, colleagues: list[Person]) -> list[Entry]:
    chance = Chance("all hands")
    host = _work(colleagues[0])
    entries = []
    for ago in range(HIRED - 60, LAID_OFF, -91):
        day = monday(today - timedelta(days=ago)) + timedelta(days=3)
        people = colleagues[:40]
        guests = tuple(Guest(_work(person), chance.pick(_ANSWERS)) for person in people)
        title = "Harborlight all-hands"
        entries.append(Entry(_uid(chance), at(day, 900), 60, title, guests, host, "Kantine"))
    return entries


def _board(today: date, ties: list[Tie]) -> list[Entry]:
    """The board of the Operations Circle, once a quarter, a dozen people in a real room."""
    members = [tie.person for tie in ties if tie.person.group == "community"][:12]
    host = members[0].address
    entries = []
    for ago in range(890, 2, -84):
        day = monday(today - timedelta(days=ago)) + timedelta(days=2)
        chance = Chance("board", ago)
        guests = tuple(Guest(person.address, chance.pick(_ANSWERS)) for person in members)
        if not contacts.on_holiday(today, day) and day < today:
            title = "Vorstandssitzung Operations Circle"
            entries.append(
                Entry(_uid(chance), at(day, 1110), 90, title, guests, host, "Vereinsraum")
            )
    return entries


def _evenings(today: date, ties: list[Tie]) -> list[Entry]:
    """A dinner with three or four who know each other, every two months or so."""
    entries = []
    for ago in range(1050, 95, -43):
        chance = Chance("evening", ago)
        group = chance.pick(("friend", "alumni", "friend", "old-colleague"))
        known = [tie for tie in ties if tie.person.group == group and tie.start > ago > tie.end]
        table = chance.several(known, chance.between(3, 4))
        if len(table) > 1:
            meal = contacts.meal(chance, tuple(table), today - timedelta(days=ago))
            names = " & ".join(tie.person.given for tie in table)
            entries.append(replace(meal, title=f"Dinner: {names}"))
    return entries


def _private(today: date) -> list[Entry]:
    """Whole days and appointments without guests."""
    chance = Chance("private")
    entries = [_holiday(today)]
    whole = ("Ferien", "Feiertag", "Mama zu Besuch", "Umzug Till", "Steuer abgeben")
    for ago in range(1080, -12, -33):
        day = today - timedelta(days=ago)
        entries.append(_plain(chance, day, 0, chance.pick(whole)))
    short = ("Zahnarzt", "Frisör", "Werkstatt", "Elternabend", "Arbeitsagentur", "Bank")
    for ago in range(1075, -10, -22):
        day = today - timedelta(days=ago)
        entries.append(_plain(chance, day, 45, chance.pick(short)))
    return entries


def _plain(chance: Chance, day: date, minutes: int, title: str) -> Entry:
    start = at(day, chance.between(16, 34) * 30)
    if not minutes:
        start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Entry(_uid(chance), start, minutes, title)


def _holiday(today: date) -> Entry:
    day = monday(today) - timedelta(weeks=contacts.HOLIDAY_WEEK)
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Entry("usedom@calendar.example", start, 0, "Usedom", days=7)


def _coming(today: date, ties: list[Tie]) -> list[Entry]:
    """What stands in the calendar for the coming two weeks."""
    chance = Chance("coming")
    named = {tie.person.name: tie for tie in ties if tie.named}
    greta, priya = named["Greta Hollnagel"], named["Priya Raghunathan"]
    aneta, ulf = named["Aneta Wróbel"], named["Ulf Brennecke"]
    fresh = next(tie for tie in ties if tie.person.group == "fresh" and tie.channel == "mail")
    days = [_workday(today + timedelta(days=n)) for n in (2, 4, 8, 10, 12)]
    return [
        contacts.call(chance, greta, days[0]),
        contacts.meal(chance, (priya,), days[1]),
        contacts.meal(chance, (aneta, ulf), days[2], "TENTATIVE"),
        contacts.call(chance, fresh, days[3], by_phone=True),
        contacts.meal(chance, (named["Sabine Thielemann"],), days[4]),
    ]


def _workday(day: date) -> date:
    """The day, or the Monday after it at a weekend."""
    return day if is_workday(day) else day + timedelta(days=7 - day.weekday())
