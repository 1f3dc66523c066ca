"""To whom thanks for an introduction go, whom copies are meant for, and who was known before."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.connections import row, table
from tests.operations.homes import Home
from tests.operations.letters import ANA, BO, ME, mail, mbox
from tests.operations.out_again import exported
from tests.operations.told import CY, INTRODUCES, THANKS, letter, reading_home, told

SAYS_THANKS = "Hello both,\n\nThank you so much for the introduction!\n"
RECEIVED = ("received", "introduction", "Ana Lopes", ("Cy Cole",))
BOTH = ("gave", "introduction", "Cy Cole", ("Ana Lopes",))


def home_of(folder: Path, *letters: str, me: tuple[str, ...] = (ME,)) -> Home:
    home = Home(folder / "home", "2026-03-20")
    home.run("init", me=me, yes=True)
    home.take(mbox(folder / "box.mbox", *letters))
    return home


def copied(sender: str, to: str, words: str, *, cc: str = "", bcc: str = "", day: str) -> str:
    more = (f"Cc: {cc}\n" if cc else "") + (f"Bcc: {bcc}\n" if bcc else "")
    return letter(sender, to, words, day, more=more)


@pytest.mark.parametrize(
    ("to", "cc", "bcc"), [(CY, ANA, ""), (CY, "", ANA), (f"{CY}, {ANA}", "", ""), (ANA, CY, "")]
)
def test_i_thank_whoever_introduced_me_wherever_the_name_stands(
    tmp_path: Path, to: str, cc: str, bcc: str
) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        copied(ME, to, SAYS_THANKS, cc=cc, bcc=bcc, day="2026-03-06"),
    )
    assert told(home) == [("received", "thanks", "Ana Lopes", ()), RECEIVED]


@pytest.mark.parametrize(("to", "cc"), [(ANA, ME), (f"{ANA}, {ME}", ""), (ME, ANA)])
def test_whom_i_was_introduced_to_thanks_somebody_else(tmp_path: Path, to: str, cc: str) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        copied(CY, to, SAYS_THANKS, cc=cc, day="2026-03-06"),
    )
    assert told(home) == [RECEIVED]


def test_whom_i_introduced_thanks_me_in_a_copy_too(tmp_path: Path) -> None:
    home = home_of(
        tmp_path,
        letter(ME, f"{ANA}, {CY}", INTRODUCES),
        copied(CY, ANA, SAYS_THANKS, cc=ME, day="2026-03-06"),
    )
    assert told(home) == [("gave", "thanks", "Cy Cole", ()), BOTH]


def test_thanks_a_week_later_and_thanks_of_others_go_to_whoever_is_written_to(
    tmp_path: Path,
) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        copied(ME, CY, THANKS, cc=ANA, day="2026-03-13"),
        copied(BO, f"{ME}, {CY}", THANKS, cc=ANA, day="2026-03-06"),
        letter(CY, ME, THANKS, "2026-03-07"),
    )
    assert told(home) == [
        ("received", "thanks", "Cy Cole", ()),
        ("gave", "thanks", "Cy Cole", ()),
        ("gave", "thanks", "Bo Berg", ()),
        RECEIVED,
    ]


def test_an_introduction_i_called_wrong_thanks_nobody(tmp_path: Path) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        copied(ME, CY, SAYS_THANKS, cc=ANA, day="2026-03-06"),
    )
    home.run("ledger", "dismiss", home.run("ledger").entries[1].id)
    assert told(home)[0] == ("received", "thanks", "Cy Cole", ())


def test_an_introduction_i_called_wrong_thanks_nobody_in_its_other_copy_either(
    tmp_path: Path,
) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        letter(ANA, f"{ME}, {CY}", INTRODUCES, ref="copy@mail.example"),
        copied(ME, CY, SAYS_THANKS, cc=ANA, day="2026-03-06"),
    )
    assert told(home) == [("received", "thanks", "Ana Lopes", ()), RECEIVED]
    home.run("ledger", "dismiss", home.run("ledger").entries[1].id)
    assert told(home)[0] == ("received", "thanks", "Cy Cole", ())


def test_thanks_are_the_same_whoever_is_asked_about(tmp_path: Path) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        copied(ME, f"{CY}, {BO}", SAYS_THANKS, cc=ANA, day="2026-03-06"),
    )
    thanks, introduction = home.run("ledger").entries
    assert (thanks.type, thanks.person.name, thanks.with_) == ("thanks", "Ana Lopes", ())
    assert home.run("ledger", "ana@trusted.example").entries == (thanks, introduction)
    assert home.run("ledger", "cy@elsewhere.example").entries == (introduction,)
    assert home.run("ledger", "bo@trusted.example").entries == ()


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_neither_the_order_of_imports_nor_the_days_asked_about_show(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    boxes = [
        mbox(tmp_path / "one.mbox", letter(ANA, f"{ME}, {CY}", INTRODUCES)),
        mbox(tmp_path / "two.mbox", copied(ME, CY, SAYS_THANKS, cc=ANA, day="2026-03-11")),
    ]
    home = reading_home(tmp_path / "home")
    home.take(*[boxes[place] for place in order])
    assert told(home) == [("received", "thanks", "Ana Lopes", ()), RECEIVED]
    of_cy = home.run("ledger", "cy@elsewhere.example").entries
    assert [(entry.type, entry.person.name) for entry in of_cy] == [("introduction", "Ana Lopes")]


MINE = "me@work.example"


def test_a_copy_to_another_address_of_mine_makes_no_third(tmp_path: Path) -> None:
    home = home_of(
        tmp_path,
        copied(ME, ANA, INTRODUCES, cc=MINE, day="2026-03-05"),
        copied(MINE, f"{BO}, {CY}", INTRODUCES, cc=ME, day="2026-03-06"),
        me=(ME, MINE),
    )
    assert told(home) == [
        ("gave", "introduction", "Bo Berg", ("Cy Cole",)),
        ("gave", "help", "Ana Lopes", ()),
    ]


def test_two_strangers_are_meant_where_i_only_have_a_copy(tmp_path: Path) -> None:
    introduces = copied(BO, f"{ANA}, {CY}", INTRODUCES, cc=ME, day="2026-03-05")
    assert told(home_of(tmp_path, introduces)) == []
    home = home_of(tmp_path / "other", introduces, mail(ANA, CY, "2026-03-01"))
    assert told(home) == [("received", "introduction", "Bo Berg", ("Cy Cole", "Ana Lopes"))]


def test_a_role_address_introduces_nobody(tmp_path: Path) -> None:
    office = "Office <info@trusted.example>"
    home = home_of(tmp_path, letter(office, f"{ME}, {ANA}, {CY}", INTRODUCES))
    assert told(home) == []


@pytest.mark.parametrize(("day", "is_one"), [("2026-03-04", False), ("2026-03-05", True)])
def test_whom_i_was_connected_with_before_is_not_introduced_to_me(
    tmp_path: Path, day: str, is_one: bool
) -> None:
    cy = row("Cy Cole", "Tides", "Reader", day, "cy@elsewhere.example")
    home = home_of(tmp_path, letter(ANA, f"{ME}, {CY}", INTRODUCES))
    assert told(home) == [RECEIVED]
    home.take(table(tmp_path / "Connections.csv", cy))
    assert told(home) == [RECEIVED] * is_one


LIST = "Cc: Club <club@lists.tides.example>\n"
POSTED = "List-Id: <club.lists.tides.example>\nList-Post: <mailto:club@lists.tides.example>\n"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_came_by_itself_and_over_a_list_was_meant_for_me(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 9)]
    boxes = [
        mbox(tmp_path / "own.mbox", *[letter(ANA, ME, THANKS, day, more=LIST) for day in days]),
        mbox(
            tmp_path / "list.mbox",
            *[letter(ANA, ME, THANKS, day, more=POSTED + LIST) for day in days],
        ),
        mbox(tmp_path / "more.mbox", letter(BO, "club@lists.tides.example", THANKS, more=POSTED)),
    ]
    home = reading_home(tmp_path / "home")
    home.take(*[boxes[place] for place in order])
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())] * len(days)


def test_thanks_without_a_writer_follow_no_introduction(tmp_path: Path) -> None:
    home = home_of(
        tmp_path,
        letter(ANA, f"{ME}, {CY}", INTRODUCES),
        copied(ME, CY, SAYS_THANKS, cc=ANA, day="2026-03-06"),
    )
    written, out = exported(home, tmp_path / "first.json"), tmp_path / "out.json"
    out.write_text(written.replace('"me@home.example","from"', '"me@home.example","poster"'))
    other = Home(tmp_path / "again", "2026-03-20")
    other.take(out)
    assert told(other) == [RECEIVED]
