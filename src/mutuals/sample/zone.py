"""Berlin's clock by rule, and dates written without asking the locale or a zone table."""

from datetime import UTC, date, datetime, timedelta

WORKDAYS = 5
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _summer_edge(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime(sunday.year, sunday.month, sunday.day, 1, tzinfo=UTC)


def berlin_offset(when: datetime) -> int:
    """Minutes east of UTC in Berlin at this instant (the rule of the EU since 1996)."""
    summer = _summer_edge(when.year, 3) <= when < _summer_edge(when.year, 10)
    return 120 if summer else 60


def at(day: date, minute: int, second: int = 0) -> datetime:
    """The instant (UTC) at which Berlin's clock shows this minute of this day."""
    wall = datetime(day.year, day.month, day.day, tzinfo=UTC)
    wall += timedelta(minutes=minute, seconds=second)
    return wall - timedelta(minutes=berlin_offset(wall - timedelta(minutes=60)))


def shifted(when: datetime, offset: int | None = None) -> datetime:
    """The wall clock at this instant, `offset` minutes east of UTC (None: Berlin's)."""
    return when + timedelta(minutes=berlin_offset(when) if offset is None else offset)


def rfc5322(when: datetime, offset: int | None = None) -> str:
    """A Date header's value: `Thu, 20 Nov 2025 10:12:31 +0100`."""
    minutes = berlin_offset(when) if offset is None else offset
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    wall = shifted(when, minutes)
    day = f"{DAYS[wall.weekday()]}, {wall.day} {MONTHS[wall.month - 1]} {wall.year}"
    return f"{day} {clock(wall)} {sign}{hours:02}{rest:02}"


def twelve_hours(when: datetime) -> tuple[int, str]:
    """The hour as Americans count it, with AM or PM."""
    half, hour = divmod(when.hour, 12)
    return hour or 12, "PM" if half else "AM"


def clock(when: datetime) -> str:
    """`10:12:31`."""
    return f"{when.hour:02}:{when.minute:02}:{when.second:02}"


def asctime(when: datetime, zone: str = "") -> str:
    """`Thu Nov 20 09:12:31 2025`, with the zone before the year where one is given."""
    day = f"{DAYS[when.weekday()]} {MONTHS[when.month - 1]} {when.day:2}"
    return f"{day} {clock(when)} {zone}{' ' if zone else ''}{when.year}"


def basic(when: datetime) -> str:
    """`20251120T091231`, the form of calendars."""
    return f"{when.year}{when.month:02}{when.day:02}T{clock(when).replace(':', '')}"


def is_workday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < WORKDAYS


def monday(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(days=day.weekday())
