"""The ledger found in messages: what counts, what does not, and that it stays as it is."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, BO, ME, mail, mbox
from tests.operations.out_again import assert_comes_back, exported, taken_over
from tests.operations.told import CY, INTRODUCES, THANKS, letter, reading_home, told

from mutuals.detection.judging import VERSION
from mutuals.operations.base import load
from mutuals.operations.settling import settle_anew
from mutuals.workspace import open_desk, open_workspace


def test_an_introduction_of_mine_names_both_and_what_came_of_it(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        mbox(
            tmp_path / "box.mbox",
            letter(ME, f"{ANA}, {CY}", INTRODUCES, ref="intro@x.example"),
            mail(ANA, f"{CY}, {ME}", "2026-03-06", ref="came@x.example"),
        )
    )
    (entry,) = home.run("ledger").entries
    assert (entry.direction, entry.type, entry.status) == ("gave", "introduction", "detected")
    assert {entry.person.name, *(who.name for who in entry.with_)} == {"Ana Lopes", "Cy Cole"}
    assert [each.ref for each in entry.evidence] == ["intro@x.example"]
    assert [each.ref for each in entry.outcome or ()] == ["came@x.example"]


def test_who_introduces_me_gave_it(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, f"{ME}, {CY}", INTRODUCES)))
    assert told(home) == [("received", "introduction", "Ana Lopes", ("Cy Cole",))]


def test_a_mail_to_one_brings_nobody_together_and_is_help(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ME, ANA, INTRODUCES)))
    assert told(home) == [("gave", "help", "Ana Lopes", ())]


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_who_was_seen_together_before_is_not_introduced_in_any_order(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    boxes = [
        mbox(tmp_path / "new.mbox", letter(ME, f"{ANA}, {CY}", INTRODUCES)),
        mbox(tmp_path / "old.mbox", mail(ANA, f"{CY}, {ME}", "2026-01-05")),
    ]
    home = reading_home(tmp_path / "home")
    home.take(*[boxes[place] for place in order])
    assert told(home) == []


def test_thanks_received_are_something_i_gave(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        mbox(
            tmp_path / "box.mbox",
            letter(ANA, ME, THANKS),
            letter(ME, BO, THANKS, "2026-03-06"),
        )
    )
    assert told(home) == [
        ("received", "thanks", "Bo Berg", ()),
        ("gave", "thanks", "Ana Lopes", ()),
    ]


def test_what_stands_below_the_writers_name_is_not_read(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    words = f"Hello,\n\nthe boat is here.\n\n{{}}\n\n{THANKS}"
    home.take(
        mbox(
            tmp_path / "box.mbox",
            letter(ANA, ME, words.format("Ana")),
            letter(BO, ME, words.format("Ana")),
        )
    )
    assert told(home) == [("gave", "thanks", "Bo Berg", ())]


def test_without_leave_no_word_is_read(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home", no_text=True)
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS)))
    assert told(home) == []
    assert home.rows("SELECT * FROM sign") == []


def test_leave_given_later_reads_the_same_input_again(tmp_path: Path) -> None:
    box = mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS))
    home = reading_home(tmp_path / "home", no_text=True)
    home.take(box)
    home.run("init", me=(ME,), yes=True)
    report = home.take(box)
    assert [source.added.interactions for source in report.sources] == [0]
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())]


def test_what_is_read_twice_is_there_once(tmp_path: Path) -> None:
    box = mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS))
    home = reading_home(tmp_path / "home")
    home.take(box)
    before = digest(home)
    home.run("import", box, retry=True)
    assert not differences(before, digest(home))


def test_my_word_on_an_entry_is_never_overwritten(tmp_path: Path) -> None:
    box = mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS), letter(BO, ME, THANKS))
    home = reading_home(tmp_path / "home")
    home.take(box)
    ids = {entry.person.name: entry.id for entry in home.run("ledger").entries}
    home.run("ledger", "confirm", ids["Ana Lopes"])
    home.run("ledger", "dismiss", ids["Bo Berg"])
    home.run("import", box, retry=True)
    status = {entry.person.name: entry.status for entry in home.run("ledger").entries}
    assert status == {"Ana Lopes": "confirmed", "Bo Berg": "dismissed"}
    assert home.run("ledger").gave == 1


def test_what_was_found_wrong_is_wrong_on_every_day_before(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS)))
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    ledger = Home(home.folder, "2026-03-10").run("ledger")
    assert ([entry.status for entry in ledger.entries], ledger.gave) == (["dismissed"], 0)


def test_newer_rules_read_an_unchanged_input_again_and_replace_what_older_ones_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS), letter(BO, ME, THANKS, "2026-03-06"))
    home = reading_home(tmp_path / "home")
    home.take(box)
    first = home.run("ledger").entries[0]
    home.run("ledger", "confirm", first.id)
    _judge_anew(monkeypatch)
    home.take(box)
    assert [(entry.id, entry.status) for entry in home.run("ledger").entries] == [
        (first.id, "confirmed")
    ]


def _judge_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have rules of a later version that find nothing."""
    reading = "mutuals.sources.reading.judged"
    for module in ("mutuals.operations.reading", reading):
        monkeypatch.setattr(f"{module}.VERSION", VERSION + 1)
    monkeypatch.setattr(f"{reading}.judge", lambda _subject, _text, **_how: ())


def test_leave_undone_hides_what_was_found(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS)))
    with_signs = exported(home, tmp_path / "one.json")
    home.run("init", me=(ME,), no_text=True)
    assert told(home) == []
    assert '"signs"' in with_signs
    assert '"signs"' not in exported(home, tmp_path / "two.json")


def test_an_export_brings_it_back_and_gives_nothing_to_a_home_that_has_something(
    tmp_path: Path,
) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS), letter(BO, ME, THANKS)))
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    assert len(told(assert_comes_back(home, tmp_path))) == 2
    other = reading_home(tmp_path / "other")
    other.take(tmp_path / "before.json")
    assert told(other) == []


def test_the_erased_leave_no_sign(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box = mbox(
        tmp_path / "box.mbox",
        letter(ANA, ME, THANKS),
        letter(ME, f"{BO}, {CY}", INTRODUCES, "2026-03-07"),
    )
    home.take(box)
    for entry in home.run("ledger").entries:
        home.run("ledger", "confirm", entry.id)
    with open_desk(home=home.folder) as desk:
        for who in ("ana@trusted.example", "bo@trusted.example"):
            load("erase").function(desk, who, yes=True)
    assert told(home) == []
    assert home.rows("SELECT * FROM sign") == []
    assert not [step for step in home.run("history").steps if step.what == "ledger"]
    home.run("import", box, retry=True)
    assert told(home) == []


def test_the_child_that_reads_finds_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    home = reading_home(folder)
    box = mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS))
    with open_workspace(folder, home.as_of) as network:
        load("import").function(network, box)
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())]


def test_no_word_of_a_message_is_kept(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    words = f"{THANKS}The secret word is xylophonist.\n"
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, ME, words)))
    assert told(home)
    kept = b"".join(path.read_bytes() for path in home.folder.rglob("*") if path.is_file())
    assert b"xylophonist" not in kept


def test_an_entry_comes_back_from_an_export_that_was_taken_over(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ME, f"{ANA}, {CY}", INTRODUCES)))
    assert told(taken_over(home, tmp_path)) == told(home)


def test_doctor_finds_a_home_with_signs_sound(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ANA, ME, THANKS)))
    with open_workspace(home.folder) as network:
        before = network.writing.derived()
    assert home.rows("SELECT part FROM seal WHERE part = 'sign'") == [("sign",)]
    with open_workspace(home.folder) as network, network.writing.transaction():
        settle_anew(network)
        assert network.writing.derived() == before


PROMISE = "Hello,\n\nI'll send you the slides tomorrow.\n"
ASK = "Hello,\n\ncould you introduce me to Tom at the foundation?\n"


def _open(home: Home) -> list[tuple[str, str, int]]:
    return [(end.what, end.person.name, end.days) for end in home.run("today").open]


def test_what_i_promised_and_asked_is_open_until_something_follows(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        mbox(
            tmp_path / "box.mbox",
            letter(ME, ANA, PROMISE, "2026-03-10"),
            letter(ME, BO, ASK, "2026-03-12"),
            letter(ME, CY, PROMISE, "2026-03-08"),
            mail(ME, CY, "2026-03-09"),
            letter(ANA, ME, PROMISE, "2026-03-11"),
        )
    )
    assert _open(home) == [("ask", "Bo Berg", 8), ("promise", "Ana Lopes", 10)]
    assert [entry.direction for entry in home.run("ledger").entries] == ["asked"]
    home.take(mbox(tmp_path / "more.mbox", mail(BO, ME, "2026-03-14"), mail(ME, ANA, "2026-03-15")))
    assert _open(home) == []


@pytest.mark.parametrize("decide", ["done", "skip", "dismiss"])
def test_what_i_settle_myself_is_open_no_more(tmp_path: Path, decide: str) -> None:
    home = reading_home(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", letter(ME, BO, ASK, "2026-03-12")))
    assert _open(home) == [("ask", "Bo Berg", 8)]
    if decide == "dismiss":
        home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    else:
        home.run(decide, "bo@trusted.example")
    assert _open(home) == []


def test_one_mail_in_two_folders_is_one_entry(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(
        mbox(
            tmp_path / "box.mbox",
            letter(ANA, ME, THANKS, ref="one@x.example"),
            letter(ANA, ME, THANKS, ref="two@x.example"),
        )
    )
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())]
