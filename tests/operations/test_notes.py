"""Notes to invitations: what they show stands in the ledger, and they are no messages."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, ME, mail, mbox
from tests.operations.out_again import assert_comes_back, exported
from tests.operations.told import THANKS, letter, reading_home, told
from tests.store.older import take_back

from mutuals.detection.judging import VERSION
from mutuals.operations.base import load
from mutuals.operations.entries import entries
from mutuals.store.note_step import NOTE_STEP
from mutuals.store.version import STORE
from mutuals.workspace import open_desk, open_workspace

GRATEFUL = "thank you so much for your help with the report last week!"
ASKS = "Hello, could you introduce me to Tom at the foundation?"
PROMISE = "Hello, I'll send you the slides tomorrow."
MINE = "https://www.linkedin.com/in/mia-home"
NOTED = "SELECT record FROM observed WHERE type = 'noted'"


def at(who: str) -> str:
    return f"https://www.linkedin.com/in/{who.lower().replace(' ', '-')}"


def invitations(folder: Path, *rows: tuple[str, str, str], when: str = "3/5/26, 9:00 AM") -> Path:
    """Write a table of invitations: who invites whom with which note."""
    head = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    lines = [
        f'{one},{other},"{when}","{note}",{"OUTGOING" if one == "Mia Home" else "INCOMING"},'
        f"{at(one)},{at(other)}"
        for one, other, note in rows
    ]
    path = folder / "Invitations.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((head, *lines, "")), encoding="utf-8")
    return path


def messages(folder: Path, *rows: tuple[str, str, str, str]) -> Path:
    """Write a table of messages: who writes to whom, when and what."""
    head = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
        "DATE,SUBJECT,CONTENT,FOLDER"
    )
    lines = [
        f"{''.join(sorted((one, other)))},,{one},{at(one)},{other},{at(other)},{when} UTC,,"
        f'"{text}",INBOX'
        for one, other, when, text in rows
    ]
    path = folder / "messages.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((head, *lines, "")), encoding="utf-8")
    return path


def from_ana(folder: Path, note: str = GRATEFUL) -> Path:
    return invitations(folder, ("Ana Lopes", "Mia Home", note))


def still(home: Home) -> list[tuple[str, str, int]]:
    """Return what is open, with whom, and since how many days."""
    return [(end.what, end.person.name, end.days) for end in home.run("today").open]


def test_thanks_in_a_note_stand_in_the_ledger_with_the_row(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(from_ana(tmp_path))
    (entry,) = home.run("ledger").entries
    assert (entry.direction, entry.type, entry.status) == ("gave", "thanks", "detected")
    assert (entry.person.name, entry.at) == ("Ana Lopes", "2026-03-05T09:00:00+00:00")
    ((source, ref),) = entry.evidence
    assert source == "linkedin-invitations"
    (card,) = home.rows("SELECT json_extract(record, '$.ref') FROM observed WHERE type = 'card'")
    assert (ref,) == card
    assert home.person("Ana Lopes").ledger == (entry,)


def test_what_i_write_in_a_note_has_my_direction(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(invitations(tmp_path, ("Mia Home", "Bo Berg", GRATEFUL)))
    assert told(home) == [("received", "thanks", "Bo Berg", ())]


def test_a_note_is_no_message_and_makes_no_tie(tmp_path: Path) -> None:
    with_note, without = (reading_home(tmp_path / each) for each in ("with", "without"))
    report = with_note.take(from_ana(tmp_path / "a"))
    plain = without.take(from_ana(tmp_path / "b", ""))
    assert report.sources[0].added == plain.sources[0].added
    assert report.sources[0].read == plain.sources[0].read
    page, bare = with_note.person("Ana Lopes"), without.person("Ana Lopes")
    assert replace(page, ledger=()) == bare
    assert (page.interactions, page.timeline, page.strength) == (0, (), None)
    assert with_note.rows("SELECT * FROM interaction") == []


@pytest.mark.parametrize("direction", [("Ana Lopes", "Mia Home"), ("Mia Home", "Ana Lopes")])
def test_what_nearly_every_note_says_shows_nothing(
    tmp_path: Path, direction: tuple[str, str]
) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        invitations(
            tmp_path, (*direction, "I'd like to add you to my professional network on LinkedIn.")
        )
    )
    assert (told(home), still(home)) == ([], [])


def test_without_leave_no_note_is_read(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home", no_text=True)
    home.take(from_ana(tmp_path))
    assert (told(home), home.rows(NOTED)) == ([], [])


def test_leave_given_later_reads_the_same_table_again(tmp_path: Path) -> None:
    home, table = reading_home(tmp_path / "home", no_text=True), from_ana(tmp_path)
    home.take(table)
    home.run("init", me=(ME,), yes=True)
    report = home.take(table)
    assert (report.sources[0].added.other, report.sources[0].unchanged) == (0, 1)
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())]


def test_leave_taken_back_shows_and_exports_nothing(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(from_ana(tmp_path))
    before = digest(home)
    home.run("init", me=(ME,), no_text=True)
    assert told(home) == []
    out = exported(home, tmp_path / "out.json")
    assert '"noted"' not in out
    assert '"thanks"' not in out
    home.run("undo")
    assert not differences(before, digest(home))


def test_the_words_are_kept_nowhere(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(from_ana(tmp_path))
    for file in home.folder.rglob("*"):
        assert not file.is_file() or b"report last week" not in file.read_bytes()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_any_order_and_however_often_it_is_the_same(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    files = [
        invitations(
            tmp_path / "new", ("Ana Lopes", "Mia Home", GRATEFUL), ("Bo Berg", "Mia Home", ASKS)
        ),
        from_ana(tmp_path / "old"),
        mbox(tmp_path / "box.mbox", mail(ANA, ME, "2026-03-07")),
    ]
    home, other = reading_home(tmp_path / "home"), reading_home(tmp_path / "other")
    home.take(*files)
    other.take(*[files[place] for place in order])
    other.run("import", *files, retry=True)
    assert len(home.rows(NOTED)) == 2
    assert not differences(digest(home), digest(other))
    assert home.rows(f"{NOTED} ORDER BY item") == other.rows(f"{NOTED} ORDER BY item")


def test_my_word_holds_and_undo_takes_it_back(tmp_path: Path) -> None:
    home, table = reading_home(tmp_path / "home"), from_ana(tmp_path)
    home.take(table)
    before = digest(home)
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    home.run("import", table, retry=True)
    assert ([each.status for each in home.run("ledger").entries], home.run("ledger").gave) == (
        ["dismissed"], 0,
    )  # fmt: skip
    home.run("undo")
    assert not differences(before, digest(home))


def judge_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have rules of a later version that find nothing."""
    for module in ("operations.reading", "sources.reading.judged", "sources.mutuals_json"):
        monkeypatch.setattr(f"mutuals.{module}.VERSION", VERSION + 1)
    monkeypatch.setattr("mutuals.sources.reading.judged.judge", lambda *_, **__: ())


def test_newer_rules_read_it_again_and_only_my_word_keeps_what_older_ones_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = reading_home(tmp_path / "home")
    table = invitations(
        tmp_path, ("Ana Lopes", "Mia Home", GRATEFUL), ("Bo Berg", "Mia Home", GRATEFUL)
    )
    home.take(table)
    (kept,) = [each for each in home.run("ledger").entries if each.person.name == "Ana Lopes"]
    home.run("ledger", "confirm", kept.id)
    judge_anew(monkeypatch)
    home.take(table)
    assert [(each.id, each.status) for each in home.run("ledger").entries] == [
        (kept.id, "confirmed")
    ]
    again = assert_comes_back(home, tmp_path)
    again.run("undo")
    assert told(again) == []


def test_an_older_reading_that_comes_later_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, older = reading_home(tmp_path / "home"), reading_home(tmp_path / "older")
    table = from_ana(tmp_path)
    older.take(table)
    with monkeypatch.context() as patch:
        judge_anew(patch)
        home.take(table)
    home.run("import", table, retry=True)
    older_first = reading_home(tmp_path / "first")
    older_first.take(table)
    with monkeypatch.context() as patch:
        judge_anew(patch)
        older_first.run("import", table, retry=True)
    assert (told(home), told(older)) == ([], [("gave", "thanks", "Ana Lopes", ())])
    assert home.rows(NOTED) == older_first.rows(NOTED)


def test_a_home_with_notes_comes_back_from_its_export(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        invitations(tmp_path, ("Ana Lopes", "Mia Home", GRATEFUL), ("Bo Berg", "Mia Home", ASKS))
    )
    home.run("ledger", "confirm", home.run("ledger").entries[0].id)
    assert_comes_back(home, tmp_path)


def test_an_export_that_is_taken_as_observations_says_nothing_of_words(tmp_path: Path) -> None:
    home, other = reading_home(tmp_path / "home"), reading_home(tmp_path / "other")
    home.take(from_ana(tmp_path))
    other.take(mbox(tmp_path / "box.mbox", mail(ANA, ME)))
    exported(home, tmp_path / "out.json")
    other.take(tmp_path / "out.json")
    assert told(other) == []
    other.take(from_ana(tmp_path))
    assert told(other) == [("gave", "thanks", "Ana Lopes", ())]


def test_who_is_erased_leaves_no_note_and_no_word_on_it(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    rows = ("Ana Lopes", "Mia Home", GRATEFUL), ("Bo Berg", "Mia Home", GRATEFUL)
    table = invitations(tmp_path, *rows)
    home.take(table)
    for entry in home.run("ledger").entries:
        home.run("ledger", "confirm", entry.id)
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, "Ana Lopes", yes=True)
    home.take(table)
    home.run("import", table, retry=True)
    assert told(home) == [("gave", "thanks", "Bo Berg", ())]
    assert (
        len(home.rows(NOTED)) == len(home.rows("SELECT 1 FROM decision WHERE verb = 'ledger'")) == 1
    )
    with open_desk(home=home.folder) as desk:
        assert load("doctor").function(desk, read_data=True).sound


def test_a_home_of_before_reads_its_tables_again(tmp_path: Path) -> None:
    home, table = reading_home(tmp_path / "home"), from_ana(tmp_path)
    home.take(table)
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        connection.execute(
            "DELETE FROM holding WHERE observed IN (SELECT key FROM observed WHERE type = 'noted')"
        )
        connection.execute("DELETE FROM observed WHERE type = 'noted'")
        take_back(connection, NOTE_STEP)
    assert told(home) == []
    with open_desk(home=home.folder) as desk:
        assert load("doctor").function(desk, read_data=True).sound
    home.take(table)
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())]


# --- what is open ---------------------------------------------------------------------------


def test_asks_and_promises_in_notes_are_open(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        invitations(
            tmp_path,
            ("Mia Home", "Bo Berg", ASKS),
            ("Cy Cole", "Mia Home", ASKS),
            ("Mia Home", "Ana Lopes", PROMISE),
            ("Dora New", "Mia Home", PROMISE),
        )
    )
    assert set(still(home)) == {
        ("ask", "Bo Berg", 15), ("answer", "Cy Cole", 15), ("promise", "Ana Lopes", 15),
    }  # fmt: skip
    assert [each[:3] for each in told(home)] == [("asked", "introduction", "Bo Berg")]


def test_a_message_there_answers_it_and_a_later_mail_leaves_it_open(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(invitations(tmp_path, ("Mia Home", "Ana Lopes", ASKS)))
    home.take(messages(tmp_path, ("Ana Lopes", "Mia Home", "2026-03-06 10:00:00", "Hello.")))
    assert still(home) == []


def test_an_invitation_is_no_word_that_answers(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ME, ANA, ASKS, "2026-03-03")))
    home.take(from_ana(tmp_path, "I'd like to add you to my professional network."))
    assert still(home) == [("ask", "Ana Lopes", 17)]


# --- the message that a note becomes --------------------------------------------------------


TAKEN_UP = ("Ana Lopes", "Mia Home", "2026-03-08 10:00:00", GRATEFUL)


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_a_note_that_came_as_a_message_too_counts_once(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    home, files = (
        reading_home(tmp_path / "home"),
        [from_ana(tmp_path), messages(tmp_path, TAKEN_UP)],
    )
    home.take(*[files[place] for place in order])
    (entry,) = home.run("ledger").entries
    assert entry.at == "2026-03-05T09:00:00+00:00"
    assert len(Home(home.folder, "2026-03-06").run("ledger").entries) == 1


def test_what_is_said_again_counts_again(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    again = (*TAKEN_UP[:2], "2026-03-15 10:00:00", GRATEFUL)
    other = ("Mia Home", "Ana Lopes", "2026-03-09 10:00:00", "Hello.")
    home.take(from_ana(tmp_path), messages(tmp_path, TAKEN_UP, other, again))
    assert [each.at[:10] for each in home.run("ledger").entries] == ["2026-03-15", "2026-03-05"]


def test_a_look_back_finds_what_the_whole_ledger_has(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    late, again = ((*TAKEN_UP[:2], f"2026-03-{day} 10:00:00", GRATEFUL) for day in (16, 18))
    home.take(from_ana(tmp_path), messages(tmp_path, late, again))
    with open_workspace(home.folder, home.as_of) as network:
        whole = entries(network)
        for day in range(network.clock.today - 16, network.clock.today + 1):
            assert entries(network, since=day) == [each for each in whole if each.day >= day]
    assert len(whole) == 2


def test_my_word_on_the_message_stays_when_the_note_comes_later(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(from_ana(tmp_path / "older", ""), messages(tmp_path, TAKEN_UP))
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    home.take(from_ana(tmp_path))
    assert [each.status for each in home.run("ledger").entries] == ["dismissed"]


def test_an_ask_i_called_wrong_is_not_open_in_the_message_it_became(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        invitations(tmp_path, ("Mia Home", "Ana Lopes", ASKS)),
        messages(tmp_path, ("Mia Home", "Ana Lopes", "2026-03-08 10:00:00", ASKS)),
    )
    assert [what for what, *_ in still(home)] == ["ask"]
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    assert still(home) == []


def test_thanks_in_a_letter_of_the_same_days_stand_beside_it(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        from_ana(tmp_path), mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS, "2026-03-06"))
    )
    assert len(told(home)) == 2
