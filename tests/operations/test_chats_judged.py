"""The ledger found in chats: the same rules as for mail, with groups left out."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.homes import differences, digest
from tests.operations.letters import ANA, BO, ME, mail, mbox
from tests.operations.out_again import assert_comes_back
from tests.operations.told import CY, INTRODUCES, THANKS, letter, reading_home, told
from tests.sources.chats import google

from mutuals.operations.base import load
from mutuals.workspace import open_desk, open_workspace

SAID = "thank you so much for your help with the report last week"
LINK = "I would like to introduce you: you both work on tides."
ADDRESS = {
    "me": ME, "ana": "ana@trusted.example", "bo": "bo@trusted.example",
    "cy": "cy@elsewhere.example", "dee": "dee@elsewhere.example",
}  # fmt: skip


def chat(folder: Path, *said: tuple[str, str], name: str = "DM 1", minute: int = 0) -> Path:
    """Write a conversation of Google Chat: who says what, a minute after the other."""
    told = [
        google(
            ADDRESS[who], f"Thursday, March 5, 2026 at 9:{minute + place:02}:00 AM UTC", text=text,
            message_id=f"{name}/{minute + place}",
        )
        for place, (who, text) in enumerate(said)
    ]  # fmt: skip
    path = folder / name / "messages.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"messages": told}), encoding="utf-8")
    return path


def test_thanks_in_a_chat_stand_in_the_ledger_with_their_message(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(chat(tmp_path, ("ana", SAID), ("me", "Any time")))
    (entry,) = home.run("ledger").entries
    assert (entry.direction, entry.type, entry.status) == ("gave", "thanks", "detected")
    assert [(each.source, each.ref) for each in entry.evidence] == [
        ("google-chat", "messages.json#DM 1/0")
    ]


def test_what_i_say_in_a_chat_has_my_direction(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(chat(tmp_path, ("me", SAID), ("ana", "Any time")))
    assert told(home) == [("received", "thanks", "ana", ())]


def test_thanks_to_a_group_go_to_nobody(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        chat(tmp_path, ("me", "Hi"), ("ana", SAID), ("bo", "Hi")),
        chat(tmp_path, ("me", "Hi"), ("ana", SAID), ("cy", "Hi"), ("dee", "Hi"), name="Space 2"),
    )
    assert told(home) == []


def test_a_group_of_three_may_introduce_two(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        chat(tmp_path, ("me", "Hi both"), ("me", LINK), ("ana", "Hi"), ("cy", "Hello"), minute=3)
    )
    ((direction, type_, one, others),) = told(home)
    assert (direction, type_, {one, *others}) == ("gave", "introduction", {"ana", "cy"})


def test_in_a_group_of_three_whom_i_introduced_thanks_me(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    thanks = "thank you so much for the introduction!"
    home.take(chat(tmp_path, ("me", LINK), ("ana", thanks), ("cy", "Hello")))
    assert told(home)[0] == ("gave", "thanks", "ana", ())


def test_whoever_shared_a_group_since_yesterday_is_not_introduced_in_it(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        chat(tmp_path, ("me", LINK), ("ana", "Hi"), ("cy", "Hello")),
        mbox(tmp_path / "old.mbox", mail(ANA, f"{CY}, {ME}", "2026-03-04")),
    )
    assert told(home) == []


def test_a_larger_group_introduces_nobody(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(chat(tmp_path, ("me", LINK), ("ana", "Hi"), ("cy", "Hello"), ("dee", "Hi")))
    assert told(home) == []


def test_without_leave_no_word_of_a_chat_is_read(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home", no_text=True)
    path = chat(tmp_path, ("ana", SAID), ("me", "Any time"))
    home.take(path)
    assert told(home) == []
    assert home.rows("SELECT * FROM sign") == []
    home.run("init", me=(ME,), yes=True)
    report = home.take(path)
    assert [source.added.interactions for source in report.sources] == [0]
    assert told(home) == [("gave", "thanks", "ana", ())]


def test_a_chat_read_twice_is_there_once_and_comes_back_from_an_export(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    path = chat(tmp_path, ("ana", SAID), ("me", SAID), ("me", "Hi"))
    home.take(path)
    before = digest(home)
    home.take(path)
    home.run("import", path, retry=True)
    assert not differences(before, digest(home))
    assert len(told(assert_comes_back(home, tmp_path))) == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_mail_and_chats_come_does_not_show(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    sources = [
        chat(tmp_path, ("ana", SAID), ("me", "Any time")),
        chat(tmp_path, ("me", LINK), ("bo", "Hi"), ("cy", "Hello"), name="Space 2"),
        mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS, "2026-03-06"), mail(BO, ME)),
    ]
    home = reading_home(tmp_path / "home")
    home.take(*[sources[place] for place in order])
    assert told(home) == [
        ("gave", "thanks", "Ana Lopes", ()),
        ("gave", "introduction", "Bo Berg", ("cy",)),
        ("gave", "thanks", "Ana Lopes", ()),
    ]


def test_my_word_on_a_chat_holds_and_can_be_taken_back(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    path = chat(tmp_path, ("ana", SAID), ("me", "Any time"))
    home.take(path)
    before = digest(home)
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    home.run("import", path, retry=True)
    assert [entry.status for entry in home.run("ledger").entries] == ["dismissed"]
    home.run("undo")
    assert not differences(before, digest(home))


def test_the_erased_leave_no_sign_of_a_chat(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    path = chat(tmp_path, ("ana", SAID), ("me", "Any time"))
    home.take(path)
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, "ana@trusted.example", yes=True)
    assert home.rows("SELECT * FROM sign") == []
    home.run("import", path, retry=True)
    assert told(home) == []
    assert home.rows("SELECT * FROM sign") == []


def test_the_child_that_reads_judges_chats_and_keeps_no_word(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    path = chat(tmp_path, ("ana", f"{SAID}. The secret word is xylophonist."), ("me", "Any time"))
    with open_workspace(home.folder, home.as_of) as network:
        load("import").function(network, path)
    assert told(home) == [("gave", "thanks", "ana", ())]
    kept = b"".join(each.read_bytes() for each in home.folder.rglob("*") if each.is_file())
    assert b"xylophonist" not in kept


def test_a_mail_that_introduces_still_may_have_six_people(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ME, f"{ANA}, {BO}, {CY}", INTRODUCES)))
    assert [entry[:2] for entry in told(home)] == [("gave", "introduction")]
