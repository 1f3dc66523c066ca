"""iCalendar: who met whom and when, series, the caps, broken entries, and strangers' tricks."""

import io
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest64
from mutuals.model.observed import Claim, Interaction, Skipped
from mutuals.sources.icalendar import ENTRY_AHEAD, SOURCE
from mutuals.sources.reading import calendar_slices
from mutuals.sources.reading.calendar_entry import PEOPLE
from mutuals.sources.reading.calendar_series import LONGEST_SERIES
from mutuals.sources.reading.call_link import is_call_place, names_call
from mutuals.sources.reading.content_lines import EMBEDDED, TEXT

ME = "ORGANIZER;CN=Me:mailto:me@example.com"
ANA = 'ATTENDEE;CN="Novak, Ana":mailto:Ana@Example.org'
BEN = "ATTENDEE;CN=Ben:MAILTO:ben@example.org"


class Bytes:
    """A drop that lies in memory."""

    path = "folder/mine.ics"
    name = "mine.ics"
    folders = ("folder",)
    is_folder = False
    size = None

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.head = content[: 1 << 16]

    def open(self) -> io.BytesIO:
        return io.BytesIO(self.content)

    def children(self):
        return iter(())

    def names(self) -> tuple[str, ...]:
        return ()


def event(*lines: str, uid: str = "u@x.test", start: str = "DTSTART:20240105T090000Z") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, *lines, "END:VEVENT", ""])


def calendar(*parts: str, head: str = "") -> bytes:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(parts)}END:VCALENDAR\r\n".encode()


def read(content: bytes) -> list:
    return list(SOURCE.read(Bytes(content), SETTING))


def meetings(*parts: str, head: str = "") -> list[Interaction]:
    found = read(calendar(*parts, head=head))
    return [r for r in found if isinstance(r, Interaction) and r.participants]


def skips(*parts: str, head: str = "") -> list[Skipped]:
    return [r for r in read(calendar(*parts, head=head)) if isinstance(r, Skipped)]


def only(*lines: str, start: str = "DTSTART:20240105T090000Z", head: str = "") -> Interaction:
    (found,) = meetings(event(*lines, start=start), head=head)
    return found


def instant(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())


def starts(found: list[Interaction]) -> list[str]:
    return [datetime.fromtimestamp(each.at, UTC).strftime("%Y-%m-%d %H:%M") for each in found]


def roles(found: Interaction) -> dict[str, str]:
    return {part.identifier.value: part.role for part in found.participants}


# --- recognising


@pytest.mark.parametrize("head", [b"BEGIN:VCALENDAR", b"\xef\xbb\xbf\r\n\nbegin:vcalendar\r\n"])
def test_the_first_lines_show_a_calendar(head: bytes) -> None:
    assert SOURCE.sniff(Bytes(head)) == 0.95


@pytest.mark.parametrize("head", [b"", b"BEGIN:VCARD\n", b"Subject: x\n\nBEGIN:VCALENDAR\n"])
def test_other_first_lines_show_none(head: bytes) -> None:
    assert SOURCE.sniff(Bytes(head)) == 0


def test_a_file_without_a_calendar_cannot_be_read() -> None:
    with pytest.raises(UnsoundError):
        read(b"BEGIN:VCARD\r\nEND:VCARD\r\n")


def test_an_empty_calendar_gives_nothing() -> None:
    assert read(calendar()) == []


# --- who


def test_an_entry_gives_organiser_and_guests() -> None:
    found = only("SUMMARY:Tea\\, at last", ME, ANA, "ATTENDEE:mailto:me@example.com")
    assert roles(found) == {"me@example.com": "organiser", "ana@example.org": "attendee"}
    assert [part.name for part in found.participants] == ["Me", "Novak, Ana"]
    assert (found.size, found.channel, found.subject) == (2, "meeting", "Tea, at last")
    assert (found.ref, found.precision) == ("u@x.test", "second")


def test_the_key_is_uid_organiser_and_start() -> None:
    found = only(ME, BEN)
    seconds = str(instant("2024-01-05T09:00"))
    assert found.key == digest64("interaction", "icalendar", "u@x.test", "me@example.com", seconds)
    without = only(ANA, BEN)
    assert without.key == digest64("interaction", "icalendar", "u@x.test", "", seconds)


def test_rooms_and_groups_are_no_people() -> None:
    found = only(
        ME,
        ANA,
        "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com",
        "ATTENDEE:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE;CUTYPE=GROUP:mailto:team@example.com",
    )
    assert list(roles(found).values()) == ["organiser", "attendee", "room", "room", "list"]
    assert found.size == 2


def test_who_declined_takes_no_part() -> None:
    declined = ANA.replace(":mailto", ";PARTSTAT=DECLINED:mailto")
    assert "ana@example.org" not in roles(only(ME, declined, BEN))
    assert skips(event(ME, declined))[0].why == "all guests declined"


def test_an_address_in_the_email_parameter_counts() -> None:
    found = only(ME, "ATTENDEE;EMAIL=caro@example.org:urn:uuid:1", "ATTENDEE;CN=Dan:invalid:nomail")
    assert list(roles(found)) == ["me@example.com", "caro@example.org", "dan"]
    assert found.participants[2].identifier.kind == "display"


def test_a_name_that_repeats_the_address_is_none() -> None:
    assert only(ME, "ATTENDEE;CN=Ben@Example.org:mailto:ben@example.org").participants[1].name == ""


@pytest.mark.parametrize("address", ["al\u200bice@x.test", "\u0430lice@x.test", "a@\u212a.test"])
def test_no_look_alike_becomes_another_address(address: str) -> None:
    assert address in roles(only(ME, f"ATTENDEE:mailto:{address}"))


def test_an_alarm_s_recipient_is_no_guest() -> None:
    alarm = "BEGIN:VALARM\r\nATTENDEE:mailto:alarm@example.com\r\nDTSTART:19990101\r\nEND:VALARM"
    assert "alarm@example.com" not in roles(only(ME, alarm, ANA))


@pytest.mark.parametrize("count", [PEOPLE - 1, PEOPLE, PEOPLE + 1])
def test_the_cap_on_people(count: int) -> None:
    guests = [f"ATTENDEE:mailto:p{number}@example.org" for number in range(count - 1)]
    content = event(ME, *guests, "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com")
    if count <= PEOPLE:
        assert meetings(content)[0].size == count
    else:
        assert skips(content)[0].why == "more than 25 people"


# --- what does not count


def test_an_entry_without_guests_shows_its_day_only() -> None:
    for lines in ([], [ME], [ME, "ATTENDEE:mailto:ME@example.com"]):
        (found,) = skips(event(*lines))
        assert (found.why, found.error, found.at) == (
            "no guests",
            False,
            instant("2024-01-05T09:00"),
        )


def test_cancelled_entries() -> None:
    assert skips(event(ME, ANA, "STATUS:cancelled"))[0].why == "cancelled"
    assert skips(event(ME, ANA), head="METHOD:CANCEL\r\n")[0].why == "cancelled"


def test_what_the_owner_declined() -> None:
    content = event(
        ANA.replace("ATTENDEE", "ORGANIZER"),
        "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com",
        BEN,
    )
    assert skips(content, head="X-WR-CALNAME:Me@example.com\r\n")[0].why == "declined by me"
    assert "me@example.com" not in roles(meetings(content, head="X-WR-CALNAME:Work\r\n")[0])


def test_what_the_organiser_declined() -> None:
    content = event(ME, ANA, "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com")
    assert skips(content)[0].why == "declined by its organiser"


def test_credible_dates() -> None:
    near = datetime.fromtimestamp(SETTING.now + (ENTRY_AHEAD - 1) * 86_400, UTC)
    far = datetime.fromtimestamp(SETTING.now + (ENTRY_AHEAD + 1) * 86_400, UTC)
    assert only(ME, ANA, start=near.strftime("DTSTART:%Y%m%dT%H%M%SZ")).at == int(near.timestamp())
    for start in (
        far.strftime("DTSTART:%Y%m%dT%H%M%SZ"),
        "DTSTART:19791231T235959Z",
        "DTSTART:00010101",
    ):
        (found,) = skips(event(ME, ANA, start=start))
        assert found == Skipped("mine.ics#u@x.test", "date is not credible")
    assert only(ME, ANA, start="DTSTART:19800101T000000Z").at == instant("1980-01-01")


# --- when

ODD_ZONE = """BEGIN:VTIMEZONE
TZID:Odd
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ("DTSTART:20240705T090000Z", "2024-07-05 09:00"),
        ("DTSTART;TZID=America/New_York:20240705T090000", "2024-07-05 13:00"),
        ('DTSTART;TZID="America/New_York":20240705T090000', "2024-07-05 13:00"),
        ("DTSTART;TZID=/x.test/2005_1/America/New_York:20240705T090000", "2024-07-05 13:00"),
        ("DTSTART;TZID=Eastern Standard Time:20240705T090000", "2024-07-05 13:00"),
        ("DTSTART;TZID=GMT+0530:20240705T090000", "2024-07-05 03:30"),
        ('DTSTART;TZID="(UTC+01:00) Berlin":20240705T090000', "2024-07-05 08:00"),
        ("DTSTART;TZID=Odd:20240705T090000", "2024-07-05 07:00"),
        ("DTSTART;TZID=Odd:20240105T090000", "2024-01-05 08:00"),
        ("DTSTART;TZID=Odd:20240331T023000", "2024-03-31 01:30"),
        ("DTSTART;TZID=Odd:20241027T023000", "2024-10-27 00:30"),
        ("DTSTART;TZID=Europe/Berlin:20240331T023000", "2024-03-31 01:30"),
        ("DTSTART;TZID=Europe/Berlin:20241027T023000", "2024-10-27 00:30"),
        ("DTSTART;TZID=Nowhere/Atall:20240705T090000", "2024-07-05 07:00"),
        ("DTSTART;TZID=../../etc/passwd:20240705T090000", "2024-07-05 07:00"),
        ("DTSTART:20240705T090000", "2024-07-05 07:00"),
        ("DTSTART:2024-07-05T09:00:00+02:00", "2024-07-05 07:00"),
        ("DTSTART:20240705T0900Z", "2024-07-05 09:00"),
    ],
)
def test_starts_in_all_zones(start: str, utc: str) -> None:
    assert starts([only(ME, ANA, start=start, head=ODD_ZONE)]) == [utc]


def test_a_zone_may_stand_behind_the_entries() -> None:
    content = event(ME, ANA, start="DTSTART;TZID=Odd:20240705T090000")
    assert starts(meetings(content, ODD_ZONE)) == ["2024-07-05 07:00"]


@pytest.mark.parametrize("start", ["DTSTART;VALUE=DATE:20240705", "DTSTART:20240705"])
def test_a_whole_day_is_noon(start: str) -> None:
    found = only(ME, ANA, start=start)
    assert (starts([found]), found.precision) == (["2024-07-05 12:00"], "day")


@pytest.mark.parametrize(
    "broken",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "TZOFFSETFROM:+9900",
        "DTSTART:19700229T020000",
    ],
)
def test_a_broken_zone_is_the_home_s(broken: str) -> None:
    zone = f"BEGIN:VTIMEZONE\nTZID:Bad\nBEGIN:STANDARD\n{broken}\nEND:STANDARD\nEND:VTIMEZONE\n"
    assert starts([only(ME, ANA, start="DTSTART;TZID=Bad:20240705T090000", head=zone)]) == [
        "2024-07-05 07:00"
    ]


# --- calls


@pytest.mark.parametrize(
    "line",
    [
        "LOCATION:https://us02web.zoom.us/j/123?pwd=x",
        "LOCATION:Microsoft Teams Meeting",
        "LOCATION:+49 30 1234567",
        "LOCATION:0301234567",
        "LOCATION:Phone",
        "LOCATION:tel:+49301234567",
        "URL:https://meet.jit.si/Room",
        "URL:https://video.example.com/meet/ana",
        "CONFERENCE;VALUE=URI:https://chat.example.com/x",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/x",
        "DESCRIPTION:Join: https://teams.live.com/meet/1\\nBye",
        "DESCRIPTION:Dial-in 12345",
    ],
)
def test_calls(line: str) -> None:
    assert only(ME, ANA, line).channel == "call"


@pytest.mark.parametrize(
    "line",
    [
        "LOCATION:Room 4711",
        "LOCATION:Zoomania Club",
        "LOCATION:2nd floor\\, phone booth",
        "LOCATION:2024-01-05",
        "LOCATION:https://maps.example.com/place/1",
        "URL:https://www.meetup.com/python-berlin/events/1",
        "DESCRIPTION:Signature. Tel: +49 30 1234567",
        "DESCRIPTION:https://example.com/call-for-papers",
        "DESCRIPTION:see webex.community",
        "X-GOOGLE-CONFERENCE:",
    ],
)
def test_meetings(line: str) -> None:
    assert only(ME, ANA, line).channel == "meeting"


@pytest.mark.parametrize("text", ["http://" * 150_000, "a." * 500_000, "(" * 10**6, "1 " * 500_000])
def test_no_text_makes_the_search_slow(text: str) -> None:
    begun = time.process_time()
    names_call(text)
    is_call_place(text)
    assert time.process_time() - begun < 2


# --- one entry in several versions


def test_the_highest_sequence_supplies_an_entry() -> None:
    versions = [
        event(ME, ANA, f"SEQUENCE:{number}", f"SUMMARY:{number}", f"DTSTAMP:2024010{stamp}T000000Z")
        for number, stamp in ((1, 5), (3, 2), (3, 4), (2, 9))
    ]
    (found,) = meetings(*versions)
    assert found.subject == "3"
    assert meetings(*reversed(versions)) == [found]
    assert [each.why for each in skips(*versions)] == ["another version of the same entry"] * 3


def test_a_stranger_s_uid_changes_nothing() -> None:
    mine = event(ME, ANA, "SUMMARY:Mine")
    stranger = "ORGANIZER:mailto:stranger@evil.test"
    cancel = event(stranger, ANA, "SEQUENCE:99", "STATUS:CANCELLED")
    rewrite = event(stranger, "ATTENDEE:mailto:me@example.com", "SEQUENCE:99", "SUMMARY:Theirs")
    assert [each.subject for each in meetings(mine, cancel)] == ["Mine"]
    assert sorted(each.subject for each in meetings(rewrite, mine)) == ["Mine", "Theirs"]
    assert len({each.key for each in meetings(rewrite, mine)}) == 2


def test_entries_without_uid_are_their_own() -> None:
    first = event(ME, ANA, "SUMMARY:1").replace("UID:u@x.test\r\n", "")
    second = event(ME, ANA, "SUMMARY:2").replace("UID:u@x.test\r\n", "")
    refs = {str(each.ref) for each in meetings(first, second)}
    assert len(refs) == 2
    assert all(ref.startswith("sha256:") and len(ref) == 23 for ref in refs)


# --- whose calendar it is


def test_a_calendar_named_by_an_address_is_a_claim() -> None:
    records = read(calendar(event(ME, ANA), head="X-WR-CALNAME:Me@Example.com\r\n"))
    why = "the calendar bears this address"
    assert records[0] == Claim("mine.ics", Identifier("email", "me@example.com"), why)
    assert sum(isinstance(record, Claim) for record in records) == 1


def entries(*guests: str) -> bytes:
    return calendar(*[event(ME, guest, uid=f"u{place}") for place, guest in enumerate(guests)])


def test_the_address_in_most_entries_is_a_claim() -> None:
    claim = Claim("mine.ics", Identifier("email", "me@example.com"), "takes part in most entries")
    assert read(entries(ANA, BEN, ANA))[-1] == claim
    for unclear in (entries(ANA, BEN), entries(ANA, ANA, ANA)):
        assert not any(isinstance(record, Claim) for record in read(unclear))


# --- broken entries


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (event(ME, ANA, start="SUMMARY:x"), "entry without DTSTART"),
        (event(ME, ANA, start="DTSTART:20240231T090000Z"), "impossible date"),
        (event(ME, ANA, start="DTSTART:soon"), "impossible date"),
        (event(ME, ANA).replace("END:VEVENT\r\n", ""), "entry without END"),
        (event(ME, ANA, "DESCRIPTION:" + "x" * 2_000_000), "entry with more than"),
        (event(ME, ANA, "RECURRENCE-ID:never"), "impossible date"),
    ],
)
def test_a_broken_entry_leaves_its_neighbours(broken: str, why: str) -> None:
    sound = event(ME, BEN, uid="sound")
    assert [each.ref for each in meetings(sound, broken, event(ME, BEN, uid="after"))] == [
        "sound",
        "after",
    ]
    (found,) = skips(sound, broken, event(ME, BEN, uid="after"))
    assert found.error
    assert found.why.startswith(why)
    assert found.where == "mine.ics#u@x.test"


@pytest.mark.parametrize(("over", "kept"), [(-1, True), (0, True), (1, False)])
def test_the_caps_on_text_and_attachments(over: int, kept: bool) -> None:
    bare = len(event(ME, ANA, "DESCRIPTION:").replace("\r", "")) - len("BEGIN:VEVENTEND:VEVENT\n\n")
    text = event(ME, ANA, "DESCRIPTION:" + "x" * (TEXT - bare + over))
    assert bool(meetings(text)) is kept
    attached = event(ME, ANA, "ATTACH:" + "x" * (EMBEDDED - len("ATTACH:") + over))
    assert bool(meetings(attached)) is kept


@pytest.mark.parametrize(("over", "kept"), [(-1, True), (0, True), (1, False)])
def test_the_cap_on_a_file(monkeypatch: pytest.MonkeyPatch, over: int, kept: bool) -> None:
    content = calendar(event(ME, ANA))
    size = len(content.replace(b"\r", b""))
    monkeypatch.setattr(calendar_slices, "LARGEST", size - over)
    if kept:
        assert len(read(content)) == 1
    else:
        with pytest.raises(UnsoundError):
            read(content)


def test_tasks_and_journals_are_no_records() -> None:
    others = "".join(
        f"BEGIN:{kind}\r\nUID:1\r\nDTSTART:20240101T000000Z\r\n{ANA}\r\nEND:{kind}\r\n"
        for kind in ("VTODO", "VJOURNAL", "VFREEBUSY")
    )
    assert read(calendar(others, event(ME, ANA)))[0].ref == "u@x.test"
    assert len(read(calendar(others, event(ME, ANA)))) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    content = calendar(event(ME, ANA, "SUMMARY:Café")).decode().encode(encoding)
    assert [each.subject for each in read(content) if isinstance(each, Interaction)] == ["Café"]


def test_small_letters_and_bare_line_ends() -> None:
    content = calendar(event(ME, ANA)).replace(b"\r\n", b"\n").lower()
    assert roles(read(content)[0]) == {"me@example.com": "organiser", "ana@example.org": "attendee"}


# --- series


def test_a_series_with_exceptions_and_overrides() -> None:
    zone = "TZID=Europe/Berlin"
    master = event(
        ME,
        ANA,
        "RRULE:FREQ=WEEKLY;COUNT=6",
        f"EXDATE;{zone}:20240315T100000",
        start=f"DTSTART;{zone}:20240308T100000",
    )
    moved = event(
        ME,
        ANA,
        BEN,
        f"RECURRENCE-ID;{zone}:20240322T100000",
        start=f"DTSTART;{zone}:20240323T140000",
    )
    cancelled = event(
        ME,
        ANA,
        f"RECURRENCE-ID;{zone}:20240329T100000",
        "STATUS:CANCELLED",
        start=f"DTSTART;{zone}:20240329T100000",
    )
    found = meetings(cancelled, master, moved)
    assert starts(found) == [
        "2024-03-08 09:00", "2024-03-23 13:00", "2024-04-05 08:00", "2024-04-12 08:00",
    ]  # fmt: skip
    assert [each.size for each in found] == [2, 3, 2, 2]
    assert [each.why for each in skips(cancelled, master, moved)] == ["cancelled"]
    assert len({(each.key, each.item) for each in found}) == 4


def test_an_excepted_override_does_not_take_place() -> None:
    master = event(ME, ANA, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20240106T090000Z")
    moved = event(ME, ANA, "RECURRENCE-ID:20240106T090000Z", start="DTSTART:20240110T090000Z")
    assert starts(meetings(master, moved)) == ["2024-01-05 09:00", "2024-01-07 09:00"]


def test_what_was_cancelled_is_dated_by_its_start() -> None:
    """The place of an instance may lie where no date is credible."""
    cancelled = event(ME, ANA, "RECURRENCE-ID:99991231T090000Z", "STATUS:CANCELLED")
    found = [each for each in read(calendar(cancelled)) if isinstance(each, Interaction)]
    assert starts(found) == ["2024-01-05 09:00"]
    assert not found[0].participants
    assert not found[0].subject
    assert found[0].ref is None


def test_a_cancelled_series_and_a_deleted_one() -> None:
    assert [each.why for each in skips(event(ME, ANA, "RRULE:FREQ=DAILY", "STATUS:CANCELLED"))] == [
        "cancelled"
    ]
    deleted = event(ME, ANA, "RRULE:FREQ=DAILY;UNTIL=20240104T000000Z")
    assert [each.why for each in skips(deleted)] == ["series without occurrences"]


def test_a_series_without_guests_is_one_skip() -> None:
    assert [each.why for each in read(calendar(event("RRULE:FREQ=DAILY")))] == ["no guests"]


def test_this_and_all_later_ones_change() -> None:
    master = event(ME, ANA, "RRULE:FREQ=DAILY;COUNT=4")
    later = event(
        ME,
        BEN,
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20240107T090000Z",
        start="DTSTART:20240107T110000Z",
    )
    found = meetings(master, later)
    assert starts(found) == [
        "2024-01-05 09:00", "2024-01-06 09:00", "2024-01-07 11:00", "2024-01-08 11:00",
    ]  # fmt: skip
    assert ["ben@example.org" in roles(each) for each in found] == [False, False, True, True]


def test_single_dates_and_periods() -> None:
    found = meetings(
        event(
            ME,
            ANA,
            "RDATE:20240210T090000Z,20240199T090000Z",
            "RDATE;VALUE=PERIOD:20240301T090000Z/PT1H",
        )
    )
    assert starts(found) == ["2024-01-05 09:00", "2024-02-10 09:00", "2024-03-01 09:00"]


@pytest.mark.parametrize("count", [LONGEST_SERIES - 1, LONGEST_SERIES, LONGEST_SERIES + 1])
def test_the_latest_of_a_long_series_are_kept(count: int) -> None:
    content = event(ME, ANA, f"RRULE:FREQ=DAILY;COUNT={count}", start="DTSTART:20200101T090000Z")
    found = meetings(content)
    assert len(found) == min(count, LONGEST_SERIES)
    assert found[0].at == instant(
        "2020-01-01T09:00" if count <= LONGEST_SERIES else "2020-01-02T09:00"
    )
    assert [each.why for each in skips(content)] == (
        ["series longer than 1,000 occurrences"] if count > LONGEST_SERIES else []
    )


def test_a_series_is_followed_for_a_quarter() -> None:
    found = meetings(event(ME, ANA, "RRULE:FREQ=DAILY", start="DTSTART:20261025T090000Z"))
    assert starts(found)[-1] == "2027-01-31 09:00"
    far = event(ME, ANA, "RRULE:FREQ=DAILY;COUNT=3", start="DTSTART:20271025T090000Z")
    assert starts(meetings(far)) == ["2027-10-25 09:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=10", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1", "FREQ=FORTNIGHTLY", "", "COUNT=3", "FREQ=DAILY;BYMONTH=13",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=never", "RSCALE=CHINESE;FREQ=YEARLY",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,30",
        "FREQ=DAILY;COUNT=99999999999999999999",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_followed_leaves_the_first(rule: str) -> None:
    content = event(ME, ANA, f"RRULE:{rule}")
    assert starts(meetings(content)) == ["2024-01-05 09:00"]
    assert [each.error for each in skips(content)] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "RRULE:FREQ=DAILY;BYSETPOS=300",
        "RRULE:FREQ=DAILY;INTERVAL=999999999",
        "RRULE:FREQ=YEARLY;BYYEARDAY="
        + ",".join(map(str, range(1, 367)))
        + ";BYDAY=MO;BYSETPOS=-366",
        "RDATE:" + ",".join(["20240106T090000Z"] * 50_000),
        "EXDATE:" + ",".join(["20240106T090000Z"] * 50_000),
        "\r\n".join(["RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))] * 3),
        "\r\n".join(["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"] * 9),
        "\r\n".join(["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"] * 9_000),
    ],
)
@pytest.mark.parametrize("start", ["19800101T090000Z", "00010101T000000Z", "99991231T235959Z"])
def test_no_rule_takes_long(line: str, start: str) -> None:
    begun = time.process_time()
    read(calendar(event(ME, ANA, line, start=f"DTSTART:{start}")))
    assert time.process_time() - begun < 2


# --- fuzz

_WORDS = st.sampled_from(
    [
        b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\n",
        b"UID:1\n", b"DTSTART:20240105T090000Z\n", b"DTSTART;TZID=", b"Odd:2024", b"COUNT=",
        b"RRULE:FREQ=DAILY;", b"BYDAY=-1SU;", b"BYSETPOS=", b"UNTIL=9999", b"EXDATE:", b"-1",
        b"RDATE;VALUE=PERIOD:", b"/P1D\n", b"RECURRENCE-ID;RANGE=THISANDFUTURE:", b"\n ", b",",
        b"20240105T090000\n", b"99991231T235959Z\n", b"00010101\n", b"ATTENDEE;CN=", b"\0", b";",
        b"ORGANIZER:", b"mailto:a@example.com\n", b"mailto:b@x.test\n", b"X-WR-CALNAME:", b'"',
        b"BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\n", b"END:STANDARD\nEND:VTIMEZONE\n",
        b"TZOFFSETFROM:+0100\nTZOFFSETTO:-2359\n", b"SEQUENCE:", b"METHOD:CANCEL\n", b"\xff",
        b";PARTSTAT=DECLINED:", b"BEGIN:VALARM\n", b"STATUS:CANCELLED\n",
    ]
)  # fmt: skip
_PIECES = st.lists(st.one_of(_WORDS, st.binary(max_size=5)), max_size=80).map(b"".join)
_SAMPLE = calendar(
    ODD_ZONE,
    event(ME, ANA, "RRULE:FREQ=WEEKLY;COUNT=6;BYDAY=FR", start="DTSTART;TZID=Odd:20240308T100000"),
    event(ME, BEN, "RECURRENCE-ID:20240315T090000Z", start="DTSTART:20240316T090000Z"),
)
_CHANGES = st.lists(
    st.tuples(st.integers(0, len(_SAMPLE)), st.integers(0, 9), st.binary(max_size=3))
)


def changed(changes: list[tuple[int, int, bytes]]) -> bytes:
    content = _SAMPLE
    for place, length, put in changes:
        content = content[:place] + put + content[place + length :]
    return content


def check_fuzzed(content: bytes) -> None:
    try:
        records = read(content)
    except UnsoundError:
        return
    assert all(isinstance(record, Interaction | Skipped | Claim) for record in records)
    for record in records:
        hash(record)
        assert not isinstance(record, Interaction) or (record.participants and record.size >= 1)
    assert read(content) == records


@settings(max_examples=500, deadline=5_000)
@given(_PIECES)
def test_no_bytes_break_the_reader(content: bytes) -> None:
    check_fuzzed(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE:mailto:c@x.test\n" + content)


@settings(max_examples=500, deadline=5_000)
@given(_CHANGES)
def test_no_change_breaks_the_reader(changes: list[tuple[int, int, bytes]]) -> None:
    check_fuzzed(changed(changes))


@pytest.mark.deep
@settings(max_examples=10_000, deadline=5_000)
@given(_PIECES)
def test_no_bytes_break_the_reader_deep(content: bytes) -> None:
    check_fuzzed(content)


@pytest.mark.deep
@settings(max_examples=10_000, deadline=5_000)
@given(_CHANGES)
def test_no_change_breaks_the_reader_deep(changes: list[tuple[int, int, bytes]]) -> None:
    check_fuzzed(changed(changes))
