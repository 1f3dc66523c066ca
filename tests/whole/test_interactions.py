"""What counts as an interaction between whom: CONTRACT's rules as small mails and meetings."""

from typing import Any

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import (
    ANA,
    BO,
    ME,
    calendar,
    delivered,
    mail,
    mbox,
    meeting,
    sent_box,
)

AS_OF = "2026-03-20"
FRIEND = "ana@trusted.example"
MIA = f"Mia Home <{ME}>"
SECOND = "second@home.example"
CROWD = ", ".join(f"p{n}@crowd.example" for n in range(24))
LIST = "List-Id: <talk.lists.example>\nList-Post: <mailto:talk@lists.example>\n"
BACKGROUND = (mail(MIA, "zoe@else.example", "2026-02-01"),)


def home_with(folder, *mails: str, entries: tuple[str, ...] = (), as_of: str = AS_OF) -> Home:
    """Return a home that knows me, with these mails and entries."""
    home = Home(folder / "home", as_of)
    home.run("init", me=(ME, SECOND))
    home.take(sent_box(folder, *BACKGROUND))
    if mails:
        home.take(mbox(folder / "mail.mbox", *mails))
    if entries:
        home.take(calendar(folder / "calendar.ics", *entries))
    return home


MAILS = {
    "I write": (mail(MIA, ANA), (1, 0, 0)),
    "they write": (mail(ANA, ME, more=delivered()), (0, 1, 0)),
    "I copy them": (mail(MIA, BO, more=f"Cc: {ANA}\n"), (1, 0, 0)),
    "I copy them blindly": (mail(MIA, BO, more=f"Bcc: {ANA}\n"), (1, 0, 0)),
    "they copy me": (mail(ANA, BO, more=f"Cc: {ME}\n"), (0, 1, 0)),
    "they copy me blindly": (mail(ANA, BO, more=delivered()), (0, 1, 0)),
    "both only recipients": (mail(BO, f"{ANA}, {ME}"), (0, 0, 0)),
    "to my second address": (mail(ANA, SECOND), (0, 1, 0)),
    "from my second address": (mail(SECOND, ANA), (1, 0, 0)),
    "not to me": (mail(ANA, BO), (0, 0, 0)),
    "named twice": (mail(MIA, f"{ANA}, {ANA}", more=f"Cc: {ANA}\n"), (1, 0, 0)),
    "25 people": (mail(MIA, f"{ANA}, {CROWD[:-21]}"), (1, 0, 0)),
    "more than 25 people": (mail(MIA, f"{ANA}, {CROWD}"), (0, 0, 0)),
    "to a list": (mail(ANA, "talk@lists.example", more=LIST), (0, 0, 0)),
    "automatic": (mail(ANA, ME, more="Auto-Submitted: auto-replied\n"), (0, 0, 0)),
    "bounce": (
        mail(
            "Mail Delivery <mailer-daemon@trusted.example>",
            ME,
            more="Content-Type: multipart/report; report-type=delivery-status\n",
        ),
        (0, 0, 0),
    ),
    "calendar mail": (
        mail(ANA, ME, more="Content-Type: text/calendar; method=REQUEST\n"),
        (0, 0, 0),
    ),
    "draft": (mail(MIA, ANA, more="X-Mozilla-Draft-Info: internal/draft\n"), None),
    "Sender differs": (mail(ANA, ME, more=f"Sender: {BO}\n{delivered()}"), (0, 1, 0)),
    "spam": (mail(ANA, ME, more="X-Spam-Flag: YES\n"), (0, 0, 0)),
}


@pytest.mark.parametrize("name", [name for name in MAILS if MAILS[name][1]])
def test_a_mail_counts_as_the_contract_says(tmp_path, name):
    text, expected = MAILS[name]
    known = mail(BO, f"{ANA}, x@else.example", "2026-01-01")
    home = home_with(tmp_path, known, text)
    assert home.figures(FRIEND) == expected
    page = home.person(FRIEND)
    assert page.interactions == sum(expected)
    assert [entry.direction for entry in page.timeline] == [
        way
        for way, times in zip(("out", "in", "both"), expected, strict=True)
        for _ in range(times)
    ]


def test_the_sender_beside_from_gets_nothing(tmp_path):
    text, _ = MAILS["Sender differs"]
    home = home_with(tmp_path, mail(BO, "x@else.example"), text)
    assert home.figures("bo@trusted.example") == (0, 0, 0)


def test_a_mail_from_me_to_me_is_no_interaction(tmp_path):
    home = home_with(tmp_path, mail(MIA, ME), mail(MIA, SECOND), mail(SECOND, ME))
    me = home.person("me")
    assert (me.kind, me.interactions, me.emails) == ("self", 0, (ME, SECOND))
    assert home.people() == ["zoe@else.example"]
    assert home.take().interactions == 1


def test_a_post_counts_with_the_list_only(tmp_path):
    posts = [mail(ANA, "talk@lists.example", f"2026-03-0{n}", more=LIST) for n in (1, 2)]
    answer = mail(MIA, "talk@lists.example", "2026-03-03", more=LIST)
    home = home_with(tmp_path, *posts, answer)
    page = home.person("talk@lists.example")
    assert (page.kind, page.sent, page.received) == ("list", 1, 2)
    assert home.figures(FRIEND) == (0, 0, 0)


KINDS = {
    "noreply@shop.example": ("service", ""),
    "jobs@firm.example": ("service", ""),
    "info@firm.example": ("service", ""),
    "news@shop.example": ("service", ""),
    "digest@daily.example": ("list", "List-Unsubscribe: <mailto:u@daily.example>\n"),
    "carla.stone@firm.example": ("human", ""),
}


@pytest.mark.parametrize("address", KINDS)
def test_the_kind_of_a_sender(tmp_path, address):
    kind, more = KINDS[address]
    mails = [
        mail(f"Carla Stone <{address}>", ME, f"2026-03-0{n}", more=more + delivered())
        for n in range(1, 6)
    ]
    home = home_with(tmp_path, *mails)
    page = home.person(address)
    assert page.kind == kind
    assert (page.strength is None, page.state is None) == (True, kind != "human")


def test_an_answer_makes_a_newsletter_a_human(tmp_path):
    more = "List-Unsubscribe: <mailto:u@daily.example>\n"
    posts = [mail("Dan Day <dan@daily.example>", ME, f"2026-03-0{n}", more=more) for n in (1, 2, 3)]
    home = home_with(tmp_path, *posts)
    assert home.person("dan@daily.example").kind == "list"
    home.take(mbox(tmp_path / "answer.mbox", mail(MIA, "dan@daily.example", "2026-03-09")))
    assert home.person("dan@daily.example").kind == "human"


# -- meetings --------------------------------------------------------------------------------

START = "20260305T100000Z"
MEETINGS: dict[str, tuple[tuple[str, ...], dict[str, Any], tuple[int, int, int], str]] = {
    "met": ((), {}, (0, 0, 1), "meeting"),
    "cancelled": (("STATUS:CANCELLED",), {}, (0, 0, 0), ""),
    "declined by me": (
        (),
        {"guests": (f"PARTSTAT=DECLINED:mailto:{ME}", f"mailto:{FRIEND}"),
         "organiser": f"mailto:{FRIEND}"},
        (0, 0, 0),
        "",
    ),
    "declined by the organiser": (
        (),
        {"guests": (f"mailto:{ME}", f"PARTSTAT=DECLINED:mailto:{FRIEND}"),
         "organiser": f"mailto:{FRIEND}"},
        (0, 0, 0),
        "",
    ),
    "call link": (("LOCATION:https://meet.google.com/abc-defg-hij",), {}, (0, 0, 0), "call"),
    "I only know of it": (
        (),
        {"guests": (f"mailto:{FRIEND}", "mailto:bo@trusted.example"),
         "organiser": "mailto:bo@trusted.example"},
        (0, 0, 0),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MEETINGS)
def test_a_meeting_counts_as_the_contract_says(tmp_path, name):
    lines, people, figures, channel = MEETINGS[name]
    home = home_with(tmp_path, mail(BO, ANA), entries=(meeting("m", START, *lines, **people),))
    page = home.person(FRIEND)
    assert (page.sent, page.received, page.met) == figures
    assert [(entry.channel, entry.direction) for entry in page.timeline] == (
        [(channel, "both")] if channel else []
    )


def test_a_room_is_no_guest(tmp_path):
    room = "CUTYPE=ROOM;CN=Blue:mailto:blue@resource.calendar.google.com"
    people = (f"mailto:{ME}", f"mailto:{FRIEND}", room)
    home = home_with(tmp_path, entries=(meeting("m", START, guests=people),))
    assert home.figures(FRIEND) == (0, 0, 1)
    assert home.person("blue@resource.calendar.google.com").kind == "room"
    assert home.people() == ["ana@trusted.example", "zoe@else.example"]


def test_a_meeting_to_come_counts_from_its_day(tmp_path):
    entry = meeting("m", "20260325T100000Z")
    home = home_with(tmp_path, mail(MIA, ANA, "2026-03-01"), entries=(entry,))
    assert home.figures(FRIEND) == (1, 0, 0)
    assert home.person(FRIEND).last_contact == "2026-03-01"
    assert Home(home.folder, "2026-03-25").figures(FRIEND) == (1, 0, 1)


def test_each_occurrence_counts_once(tmp_path):
    entry = meeting("m", START, "RRULE:FREQ=WEEKLY;COUNT=3")
    home = home_with(tmp_path, entries=(entry, entry))
    page = home.person(FRIEND)
    assert [each.at[:10] for each in page.timeline] == ["2026-03-19", "2026-03-12", "2026-03-05"]
    assert {each.evidence for each in page.timeline} == {(("icalendar", "m"),)}


# -- days ------------------------------------------------------------------------------------


def test_what_is_known_by_day_stands_at_noon(tmp_path):
    home = home_with(tmp_path, mail(MIA, ANA))
    Home(home.folder, "2026-03-10").run("log", FRIEND, call=True)
    entry = home.person(FRIEND).timeline[0]
    assert (entry.at, entry.precision) == ("2026-03-10T12:00:00+00:00", "day")
    assert (entry.channel, entry.direction) == ("call", "both")


def test_another_zone_moves_the_days_and_undoing_it_moves_them_back(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    home = home_with(tmp_path, mail(MIA, ANA, "2026-03-05", hour=20))
    Home(home.folder, "2026-03-02").run("log", FRIEND, met=True)
    before = digest(home)
    assert home.person(FRIEND).last_contact == "2026-03-05"
    home.run("plan", "set", "zone", "Asia/Tokyo")
    page = home.person(FRIEND)
    assert (page.first_contact, page.last_contact) == ("2026-03-02", "2026-03-06")
    home.run("undo")
    assert not differences(digest(home), before)


# -- chats -----------------------------------------------------------------------------------

HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER\n"
)
PROFILE = "https://www.linkedin.com/in/{}"


def chat(talk: str, sender: str, to: tuple[str, ...], day: str) -> str:
    """Return one row of a LinkedIn export."""
    names = ",".join(name.title() for name in to)
    urls = ",".join(PROFILE.format(name) for name in to)
    return (
        f'{talk},,{sender.title()},{PROFILE.format(sender)},"{names}","{urls}",'
        f"{day} 10:00:00 UTC,,Hello,INBOX\n"
    )


def test_chats_count_per_message_and_groups_for_their_authors(tmp_path):
    rows = [
        chat("a", "mia", ("ana",), "2026-03-01"),
        chat("a", "ana", ("mia",), "2026-03-02"),
        chat("a", "ana", ("mia",), "2026-03-03"),
        chat("g", "bob", ("mia", "ana"), "2026-03-04"),
        chat("g", "mia", ("ana", "bob"), "2026-03-05"),
    ]
    rows += [chat(f"x{n}", "mia", (f"x{n}",), "2026-02-01") for n in range(4)]
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "messages.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    (folder / "Profile.csv").write_text(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers\nMia,,,,,,,,,,,,\n",
        encoding="utf-8",
    )
    home = Home(tmp_path / "home", AS_OF)
    home.take(folder)
    ana, bob = (home.figures(PROFILE.format(name)) for name in ("ana", "bob"))
    assert ana == (2, 2, 0)
    assert bob == (1, 1, 0)
