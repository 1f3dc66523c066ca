"""The first run: an empty home leads to Welcome, says no verdict, and is set up in the browser."""

import re
import time
from datetime import UTC, datetime
from html import unescape
from zoneinfo import ZoneInfo

import icalendar
import pytest
from tests.faces.web.sending import ended, mbox, send_files
from tests.faces.web.served import Visitor, serving
from tests.sources.recorded import SAMPLES

from mutuals.faces.web.found import running_at
from mutuals.faces.web.sampling import Sample


@pytest.fixture
def newcomer(tmp_path):
    with serving(tmp_path / "home") as found:
        found.enter()
        yield found


def led_to(visitor, path):
    answer = visitor.get(path)
    return answer.headers.get("location", "") if answer.status == 303 else ""


def test_an_empty_home_leads_to_welcome(newcomer):
    menu = re.findall(r'<a href="(/[^"]*)"', newcomer.get("/help").text)
    led = {path for path in menu if led_to(newcomer, path) == "/welcome"}
    assert {"/", "/people", "/network", "/plan", "/sweep"} <= led
    assert not led & {"/import", "/log", "/settings", "/help"}
    page = newcomer.get("/welcome").text
    assert "working" not in page.replace("Networking", "")
    assert "<table" not in page


def test_a_home_with_somebody_in_it_leads_nowhere_else(guest):
    assert led_to(guest, "/") == ""


def test_who_i_am_is_said_once(newcomer):
    fields = [("me", "me@mail.example"), ("me", ""), ("me", "old@mail.example"), ("name", "Mi Ra")]
    newcomer.send(
        "/do/init", *fields, ("stage", "owner"), ("flag", "no_text"), ("back", "/welcome")
    )
    found = newcomer.program("GET", "/api/settings").json
    assert found["addresses"] == ["me@mail.example", "old@mail.example"]
    assert (found["stage"], found["text"]) == ("owner", False)
    page = newcomer.get("/welcome").text
    assert "old@mail.example" in page
    assert 'name="stage"' not in page


def test_a_wrong_address_is_told(newcomer):
    newcomer.send("/do/init", ("me", "nobody"), ("flag", "yes"), ("back", "/welcome"))
    assert "no e-mail address" in newcomer.said("/welcome")


def test_no_verdict_before_my_own_messages_are_in(newcomer):
    newcomer.program("POST", "/api/init", {"me": ["me@mail.example"]})
    cards = next((SAMPLES / "vcard").glob("*.vcf"))
    send_files(newcomer, (cards.name, cards.read_bytes()))
    ended(newcomer)
    page = newcomer.get("/").text
    assert "your own messages are not in" in page
    assert "UNKNOWN" not in page
    assert 'class="bar ' not in page
    send_files(newcomer, ("Archive.mbox", mbox(6)))
    ended(newcomer)
    page = newcomer.get("/").text
    assert "your own messages are not in" not in page
    assert 'class="bar ' in page


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [
        ("Europe/Berlin", "2026-03-28", datetime(2026, 3, 29, 7, tzinfo=UTC)),
        ("Europe/Berlin", "2026-03-27", datetime(2026, 3, 28, 8, tzinfo=UTC)),
        ("Pacific/Auckland", "2026-11-20", datetime(2026, 11, 20, 20, tzinfo=UTC)),
        ("Asia/Kathmandu", "2026-12-31", datetime(2027, 1, 1, 3, 15, tzinfo=UTC)),
    ],
)
def test_the_reminder_is_for_tomorrow_at_nine(tmp_path, zone, day, start):
    with serving(tmp_path / "home", as_of=day) as found:
        found.enter()
        found.program("POST", "/api/plan", {"words": ["set", "zone", zone]})
        answer = found.get("/welcome/reminder.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = icalendar.Calendar.from_ical(answer.body).walk("VEVENT")
    assert event.decoded("dtstart") == start
    assert event.decoded("dtstart").astimezone(ZoneInfo(zone)).hour == 9
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger").total_seconds() == 0
    assert all(len(line) <= 75 for line in answer.body.split(b"\r\n"))


def test_the_sample_is_made_beside_and_opened_by_a_link(newcomer):
    newcomer.send("/welcome/sample")
    for _ in range(600):
        page = newcomer.get("/welcome").text
        if "Look round in the sample" in page:
            break
        assert "Making the sample" in page
        time.sleep(0.2)
    link = unescape(re.findall(r'href="(http://127[^"]+)"', page)[0])
    there = Visitor(link, newcomer.home / "demo")
    assert there.enter().status == 200
    assert "this is the sample" in there.get("/").text
    assert newcomer.program("GET", "/api/settings").json["people"] == 0


def test_a_sample_that_is_being_made_is_not_served_once_the_application_has_ended(tmp_path):
    sample = Sample()
    sample.start(tmp_path)
    sample.close()
    while sample.state == "making":
        time.sleep(0.05)
    assert (tmp_path / "demo" / "network.db").exists()
    assert running_at(tmp_path / "demo") is None
