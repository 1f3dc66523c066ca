"""Calendars: one entry a meeting, whatever the texts; read back by us and by another program."""

from datetime import UTC, datetime, time
from typing import Any

import icalendar
from tests.exports.hostile import TEXTS, Stock
from tests.sources.recorded import SETTING

from mutuals.exports.registry import form_of
from mutuals.exports.writing.lines import one_line
from mutuals.model.observed import Interaction
from mutuals.sources.icalendar import SOURCE
from mutuals.sources.reading.drops import open_drop

KNOWN = {
    "BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "RECURRENCE-ID", "SUMMARY",
    "ORGANIZER", "ATTENDEE",
}  # fmt: skip


def instant_of(event: icalendar.Component) -> int:
    """Return the start of an entry in seconds UTC; a day starts at midnight."""
    start: Any = event.decoded("DTSTART")
    at = start if isinstance(start, datetime) else datetime.combine(start, time.min, UTC)
    return int(at.timestamp())


def test_no_text_makes_an_entry_or_a_property(tmp_path):
    path = tmp_path / "out.ics"
    form_of("ics").write(Stock(TEXTS), path)
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in lines]
    assert set(names) == KNOWN
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(TEXTS)
    assert names.count("ATTENDEE") == 6 * len(TEXTS)
    assert not [line for line in lines if line.startswith("ATTENDEE:mailto:evil")]


def test_both_readers_find_the_same_entries(tmp_path):
    path = tmp_path / "out.ics"
    form_of("ics").write(Stock(TEXTS), path)
    expected = [(1_772_323_200 + 3600 * number) for number in range(len(TEXTS))]
    ours = [r for r in SOURCE.read(open_drop(path), SETTING) if isinstance(r, Interaction)]
    assert sorted(r.at for r in ours) == expected
    theirs = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [instant_of(event) for event in theirs] == expected
    assert [str(event["SUMMARY"]) for event in theirs] == [one_line(text) for text in TEXTS]
