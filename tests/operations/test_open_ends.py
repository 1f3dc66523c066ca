"""What is open on Today, and what closes it."""

import json
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, BO, ME, calendar, mail, mbox, meeting
from tests.operations.told import CY, letter, reading_home
from tests.sources.chats import google

PROMISE = "Hello,\n\nI'll send you the slides tomorrow.\n"
ASK = "Hello,\n\ncould you introduce me to Tom at the foundation?\n"
MANY = ", ".join(f"p{number}@x.example" for number in range(7))


def box(home: Home, *mails: str) -> None:
    """Import mails as a mailbox of their own."""
    home.take(mbox(home.folder.parent / f"{len(home.rows('SELECT * FROM source'))}.mbox", *mails))


def still(home: Home) -> list[tuple[str, str, int]]:
    """Return what is open, with whom, and since how many days."""
    return [(end.what, end.person.name, end.days) for end in home.run("today").open]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """On the tenth I asked Bo and promised Ana something, on the twelfth Cy asked me."""
    made = reading_home(tmp_path / "home")
    box(
        made,
        letter(ME, BO, ASK, "2026-03-10"),
        letter(ME, ANA, PROMISE, "2026-03-10"),
        letter(CY, ME, ASK, "2026-03-12"),
        letter(CY, ME, PROMISE, "2026-03-12", hour=8),
    )
    return made


OPEN = {("ask", "Bo Berg", 10), ("promise", "Ana Lopes", 10), ("answer", "Cy Cole", 8)}


def test_asks_promises_and_answers_are_open_and_what_others_promised_is_not(home: Home) -> None:
    assert still(home)[0] == ("answer", "Cy Cole", 8)
    assert set(still(home)) == OPEN


@pytest.mark.parametrize(
    ("sender", "to", "closes"),
    [
        (BO, ME, "ask"),
        (BO, f"{CY}, {ME}", "ask"),
        (BO, f"{ME}, {MANY}", ""),
        (ME, BO, ""),
        (ME, ANA, "promise"),
        (ME, f"{ANA}, {MANY}", ""),
        (ANA, ME, ""),
        (ME, CY, "answer"),
        (CY, ME, ""),
    ],
)
def test_a_word_to_few_closes_what_waits_for_it(
    home: Home, sender: str, to: str, closes: str
) -> None:
    box(home, mail(sender, to, "2026-03-14"))
    assert {what for what, *_ in OPEN} - {what for what, *_ in still(home)} == set(
        filter(None, [closes])
    )


def test_what_i_called_wrong_is_not_open_in_its_copy(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box(home, *[letter(ME, BO, ASK, "2026-03-10", ref=f"{each}@x.example") for each in "ab"])
    assert still(home) == [("ask", "Bo Berg", 10)]
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    assert still(home) == []


def test_a_word_from_before_closes_nothing(home: Home) -> None:
    box(home, mail(BO, ME, "2026-03-09"), mail(ME, ANA, "2026-03-10", hour=7), mail(ME, CY))
    assert set(still(home)) == OPEN


@pytest.mark.parametrize(("others", "left"), [(1, set()), (9, OPEN)])
def test_having_met_in_a_small_circle_closes_everything(
    home: Home, tmp_path: Path, others: int, left: set[tuple[str, str, int]]
) -> None:
    people = ("ana@trusted.example", "bo@trusted.example", "cy@elsewhere.example", ME)
    more = tuple(f"p{number}@x.example" for number in range(others))
    guests = tuple(f"mailto:{who}" for who in (*people, *more))
    home.take(calendar(tmp_path / "c.ics", meeting("m", "20260314T100000Z", guests=guests)))
    assert set(still(home)) == left


@pytest.mark.parametrize(
    ("who", "noted", "closes"),
    [
        ("Bo Berg", {"received": "introduction to Tom"}, "ask"),
        ("Bo Berg", {"gave": "a book"}, ""),
        ("Ana Lopes", {"gave": "the slides"}, "promise"),
        ("Ana Lopes", {"received": "a book"}, ""),
        ("Cy Cole", {"gave": "an introduction"}, "answer"),
    ],
)
def test_what_i_wrote_down_closes_it_and_undo_opens_it_again(
    home: Home, who: str, noted: dict[str, str], closes: str
) -> None:
    before = digest(home)
    home.run("log", who, **noted)
    assert {what for what, *_ in OPEN} - {what for what, *_ in still(home)} == set(
        filter(None, [closes])
    )
    home.run("undo")
    assert not differences(before, digest(home))


def test_what_i_answered_is_settled_by_hand(home: Home) -> None:
    home.run("done", "Cy Cole")
    assert {what for what, *_ in still(home)} == {"ask", "promise"}


def said(folder: Path, *lines: tuple[str, str, str]) -> Path:
    """Write a chat: who says what, at which minute of the tenth of March."""
    path = folder / "DM 1" / "messages.json"
    path.parent.mkdir(exist_ok=True)
    told = [
        google(who, f"Tuesday, March 10, 2026 at {at}:00 AM UTC", text=text, message_id=at)
        for who, at, text in lines
    ]
    path.write_text(json.dumps({"messages": told}), encoding="utf-8")
    return path


HIS, MINE = "bo@trusted.example", ME


def test_the_next_line_of_a_chat_keeps_no_promise_and_one_of_an_hour_later_does(
    tmp_path: Path,
) -> None:
    home = reading_home(tmp_path / "home")
    promise = (MINE, "9:00", "I'll send you the slides tomorrow.")
    home.take(said(tmp_path, (HIS, "8:50", "Hi"), promise, (MINE, "9:01", "Have a nice day")))
    assert [what for what, *_ in still(home)] == ["promise"]
    home.take(said(tmp_path, (HIS, "8:50", "Hi"), promise, (MINE, "10:30", "Here they are")))
    assert still(home) == []


def test_a_line_in_a_chat_answers_an_ask_by_mail_and_one_of_theirs(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    ask = "could you introduce me to Tom at the foundation?"
    home.take(said(tmp_path, (HIS, "8:50", ask)), mbox(tmp_path / "1.mbox", mail(BO, ME)))
    assert still(home) == []  # nobody but Bo writes in this chat: nobody it was said to
    home.take(said(tmp_path, (HIS, "8:50", ask), (MINE, "8:40", "Hi")))
    assert [what for what, *_ in still(home)] == ["answer"]
    home.take(said(tmp_path, (HIS, "8:50", ask), (MINE, "8:40", "Hi"), (MINE, "8:51", "Sure")))
    assert still(home) == []


def test_without_leave_nothing_is_open(home: Home) -> None:
    home.run("init", me=(ME,), no_text=True)
    assert still(home) == []
