"""Finding me: from what lies among the sent mail, deliveries, archives; never from a forgery."""

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import (
    ANA,
    BO,
    EVE,
    ME,
    calendar,
    delivered,
    mail,
    mbox,
    meeting,
    sent_box,
)

AS_OF = "2026-03-20"
SECOND = "second@home.example"
MIA = f"Mia Home <{ME}>"
RECEIVED = "Received: from a.example by b.example; Thu, 05 Mar 2026 09:00:00 +0000\n"
OWN_LABEL = "X-Gmail-Labels: Sent,Important\n"
EVE_NAMED = f"Eve Evil <{EVE}>"


def inbox(times: int = 5) -> list[str]:
    """Return mails that came in."""
    return [mail(ANA, ME, f"2026-03-0{n}", more=delivered()) for n in range(1, times + 1)]


def addresses(home: Home) -> tuple[str, ...]:
    """Return the addresses that are mine."""
    return tuple(home.person("me").emails)


def test_found_by_the_sent_folder(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(sent_box(tmp_path, mail(MIA, ANA), mail(f"Mia <{SECOND}>", BO)))
    assert addresses(home) == (ME, SECOND)


def test_found_by_the_label_of_what_was_sent(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(mbox(tmp_path / "all.mbox", mail(MIA, ANA, more=OWN_LABEL), mail(ANA, ME)))
    assert addresses(home) == (ME,)


def test_found_by_deliveries(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(mbox(tmp_path / "all.mbox", *inbox()))
    assert addresses(home) == (ME,)
    assert home.figures("Ana Lopes") == (0, 5, 0)


def test_found_by_the_profile_and_addresses_of_an_archive(tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Profile.csv").write_text(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers\nMia,Home,,,,,,,,,,,\n",
        encoding="utf-8",
    )
    (folder / "Email Addresses.csv").write_text(
        "Email Address,Confirmed,Primary,Updated On\n"
        f"{ME},Yes,Yes,Not Available\n{SECOND},Yes,No,Not Available\n",
        encoding="utf-8",
    )
    home = Home(tmp_path / "home", AS_OF)
    home.take(folder, mbox(tmp_path / "all.mbox", mail(ANA, SECOND)))
    assert addresses(home) == (ME, SECOND)
    assert home.person("me").name == "Mia Home"
    assert home.figures("Ana Lopes") == (0, 1, 0)


def test_found_by_a_calendar(tmp_path):
    entries = [meeting(f"m{n}", f"2026030{n}T100000Z") for n in range(1, 7)]
    home = Home(tmp_path / "home", AS_OF)
    home.take(
        calendar(tmp_path / "calendar.ics", f"X-WR-CALNAME:{ME}", *entries),
    )
    assert addresses(home) == (ME,)
    assert home.figures("ana@trusted.example") == (0, 0, 6)


FORGERIES = {
    "label": mail(EVE_NAMED, ME, "2026-03-08", more=OWN_LABEL + RECEIVED),
    "label and delivery": mail(EVE_NAMED, ME, "2026-03-08", more=delivered() + OWN_LABEL),
    "second delivery": mail(
        EVE_NAMED, ME, "2026-03-08", more=delivered() + f"Delivered-To: {EVE}\n"
    ),
    "folder name": mail(EVE_NAMED, ME, "2026-03-08", more=delivered() + "X-Folder: Sent Items\n"),
    "status": mail(EVE_NAMED, ME, "2026-03-08", more=delivered() + "X-Mozilla-Status: 0001\n"),
    "my name": mail(f"Mia Home <{EVE}>", f"Mia Home <{EVE}>", "2026-03-08", more=delivered()),
    "my name with my address": mail(f'"Mia Home {ME}" <{EVE}>', ME, "2026-03-08", more=delivered()),
    "from me": mail(MIA, ME, "2026-03-08", more=delivered() + f"Reply-To: {EVE}\n"),
}


@pytest.mark.parametrize("name", FORGERIES)
@pytest.mark.parametrize("with_sent", [True, False])
def test_no_forgery_makes_somebody_me(tmp_path, name, with_sent):
    home = Home(tmp_path / "home", AS_OF)
    if with_sent:
        home.take(sent_box(tmp_path, mail(MIA, ANA)))
    copies = [
        FORGERIES[name]
        .replace("Hello", f"Hello {n}")
        .replace("Message-ID: <", f"Message-ID: <{n}.")
        for n in range(6)
    ]
    home.take(mbox(tmp_path / "all.mbox", *inbox(9), *copies))
    assert addresses(home) == (ME,)


@pytest.mark.parametrize("first", [True, False])
def test_stating_me_before_or_after_the_import_is_the_same(tmp_path, first):
    mails = [mail(f"M. Home <{SECOND}>", BO), mail(ANA, SECOND, "2026-03-06"), *inbox(3)]
    box = mbox(tmp_path / "all.mbox", *mails)
    expected = Home(tmp_path / "expected", AS_OF)
    expected.take(box)
    plain = digest(expected)
    expected.run("init", me=(SECOND,), name="Mia Home")
    home = Home(tmp_path / "home", AS_OF)
    steps = [lambda: home.run("init", me=(SECOND,), name="Mia Home"), lambda: home.take(box)]
    for step in steps if first else steps[::-1]:
        step()
    assert not differences(digest(home), digest(expected))
    assert addresses(home) == (ME, SECOND)
    assert home.person("me").name == "Mia Home"
    assert home.figures("Bo Berg") == (1, 0, 0)
    home.run("undo")
    assert not differences(digest(home), plain)
    assert home.figures("Bo Berg") == (0, 0, 0)


def test_me_is_nobody_before_anything_shows_it(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(mbox(tmp_path / "all.mbox", mail(ANA, BO)))
    assert home.run("init").me is None


def test_many_meetings_do_not_hide_who_wrote_the_sent_mail(tmp_path):
    entries = [meeting(f"m{n}", f"2026030{n}T100000Z") for n in range(1, 7)]
    home = Home(tmp_path / "home", AS_OF)
    home.take(sent_box(tmp_path, mail(MIA, ANA)))
    home.take(calendar(tmp_path / "calendar.ics", *entries))
    assert addresses(home) == (ME,)
    assert home.figures("Ana Lopes") == (1, 0, 6)


def test_a_mail_of_somebody_else_that_was_moved_to_sent_is_not_mine(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(sent_box(tmp_path, mail(MIA, ANA), mail(ANA, ME, "2026-03-01")))
    home.take(mbox(tmp_path / "all.mbox", *inbox(6)[1:]))
    assert addresses(home) == (ME,)
