"""Recurrence rules against dateutil, and whole series against recurring_ical_events."""

# ruff: noqa: DTZ001 - rules are about wall-clock times, which have no zone

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING
from tests.sources.test_calendar import ANA, ME, calendar, event, read

from mutuals.errors import UnsoundError
from mutuals.model.observed import Interaction
from mutuals.sources.icalendar import SERIES_AHEAD
from mutuals.sources.reading.recurrence import MOST_YEARS, expand, parse_rule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STARTS = st.datetimes(datetime(1995, 1, 1), datetime(2023, 12, 31)).map(
    lambda when: when.replace(day=min(when.day, 28), microsecond=0)
)
LATE_STARTS = STARTS.map(lambda when: when.replace(year=2016 + when.year % 8))


def joined(values: st.SearchStrategy, most: int = 3) -> st.SearchStrategy[str]:
    found = st.lists(values, min_size=1, max_size=most, unique=True)
    return found.map(lambda each: ",".join(map(str, each)))


def parts(**given_parts: st.SearchStrategy) -> st.SearchStrategy[str]:
    """Draw some of the parts; dateutil never ends on rules without a match, so all have one."""
    chosen = st.fixed_dictionaries({}, optional=given_parts)
    return chosen.map(lambda found: "".join(f";{name}={value}" for name, value in found.items()))


COMMON = {
    "INTERVAL": st.integers(1, 4),
    "COUNT": st.integers(1, 40),
    "WKST": st.sampled_from(DAYS),
    "BYHOUR": joined(st.integers(0, 23)),
}
PLAIN_DAYS = joined(st.sampled_from(DAYS))
NUMBERED_DAYS = joined(
    st.tuples(st.sampled_from((1, 2, 3, 4, -1, -2)), st.sampled_from(DAYS)).map(
        lambda pair: f"{pair[0]}{pair[1]}"
    )
)
RULES = st.one_of(
    parts(**COMMON).map(lambda rest: f"FREQ=DAILY{rest}"),
    parts(**COMMON, BYDAY=PLAIN_DAYS).map(lambda rest: f"FREQ=WEEKLY{rest}"),
    parts(**COMMON, BYDAY=st.one_of(PLAIN_DAYS, NUMBERED_DAYS)).map(lambda r: f"FREQ=MONTHLY{r}"),
    parts(**COMMON, BYMONTHDAY=joined(st.sampled_from((1, 9, 28, -1, -28)))).map(
        lambda rest: f"FREQ=MONTHLY{rest}"
    ),
    parts(**COMMON, BYDAY=PLAIN_DAYS, BYSETPOS=joined(st.sampled_from((1, 2, -1)))).map(
        lambda rest: f"FREQ=MONTHLY{rest}" if "BYDAY" in rest else "FREQ=MONTHLY"
    ),
    parts(**COMMON, BYMONTH=joined(st.integers(1, 12)), BYDAY=NUMBERED_DAYS).map(
        lambda rest: f"FREQ=YEARLY{rest}"
    ),
    parts(**COMMON, BYYEARDAY=joined(st.sampled_from((1, 60, 200, -1, -300)))).map(
        lambda rest: f"FREQ=YEARLY{rest}"
    ),
    parts(**COMMON, BYWEEKNO=joined(st.integers(1, 52)), BYDAY=PLAIN_DAYS).map(
        lambda rest: f"FREQ=YEARLY{rest}"
    ),
)


@settings(max_examples=500, deadline=None)
@given(RULES, STARTS, st.integers(1, 3_000))
def test_rules_name_what_dateutil_says(rule: str, start: datetime, length: int) -> None:
    last = start + timedelta(days=length)
    found = list(expand(parse_rule(rule), start, last))
    assert found == rrulestr(rule, dtstart=start).between(start, last, inc=True)


def test_plain_and_numbered_weekdays_are_added_up() -> None:
    rule = parse_rule("FREQ=MONTHLY;BYDAY=MO,1TU")
    found = list(expand(rule, datetime(2024, 1, 1), datetime(2024, 1, 31)))
    assert [when.day for when in found] == [1, 2, 8, 15, 22, 29]


def test_a_leap_day_waits_for_leap_years() -> None:
    rule = parse_rule("FREQ=YEARLY")
    found = list(expand(rule, datetime(2024, 2, 29), datetime(2033, 1, 1)))
    assert [when.year for when in found] == [2024, 2028, 2032]


@pytest.mark.parametrize(("years", "kept"), [(MOST_YEARS, True), (MOST_YEARS + 1, False)])
def test_the_cap_on_years(years: int, kept: bool) -> None:
    rule, start = parse_rule("FREQ=YEARLY"), datetime(1960, 1, 1)
    if kept:
        assert len(list(expand(rule, start, datetime(1960 + years, 1, 1)))) == years + 1
    else:
        with pytest.raises(UnsoundError):
            list(expand(rule, start, datetime(1960 + years, 1, 1)))


ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")


@settings(max_examples=100, deadline=None)
@given(
    RULES,
    LATE_STARTS,
    st.sampled_from(ZONES),
    st.sets(st.integers(0, 20), max_size=4),
    st.booleans(),
)
def test_series_are_those_of_the_library(
    rule: str, start: datetime, zone: str, excepted: set[int], is_day: bool
) -> None:
    # RFC 5545 leaves undefined what a rule says that its own start does not follow.
    assume("BYHOUR" not in rule or f"BYHOUR={start.hour};" in f"{rule};")
    kind = "VALUE=DATE" if is_day else f"TZID={zone}"
    form = "%Y%m%d" if is_day else "%Y%m%dT%H%M%S"
    rule = rule.replace("BYHOUR", "X-BYHOUR") if is_day else rule
    rule = ";".join(part for part in rule.split(";") if not part.startswith("X-"))
    exceptions = [
        f"EXDATE;{kind}:{(start + timedelta(days=7 * number)):{form}}"
        for number in sorted(excepted)
    ]
    content = calendar(
        event(ME, ANA, f"RRULE:{rule}", *exceptions, start=f"DTSTART;{kind}:{start:{form}}")
    )
    found = [
        each.at for each in read(content) if isinstance(each, Interaction) and each.participants
    ]
    assert found == library_starts(content)[-len(found) :] if found else not library_starts(content)


def library_starts(content: bytes) -> list[int]:
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    span = events.between(datetime(1990, 1, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC))
    horizon = SETTING.now + SERIES_AHEAD * 86_400
    return sorted(at for at in {seconds(each["DTSTART"].dt) for each in span} if at <= horizon)


def seconds(when) -> int:
    if isinstance(when, datetime):
        return int(when.timestamp())
    return int(datetime(when.year, when.month, when.day, 12, tzinfo=UTC).timestamp())
