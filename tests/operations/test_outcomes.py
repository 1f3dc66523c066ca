"""What came of introductions and asks; and who is introduced at all, whatever the order."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, BO, ME, calendar, mail, mbox, meeting
from tests.operations.out_again import assert_comes_back
from tests.operations.told import CY, INTRODUCES, letter, reading_home, told

ASKS = "Hello,\n\ncould you introduce me to Tom at the foundation?\n"
ADVISES = "Hello,\n\nif I were you I would go and see the harbour office first.\n"
GUESTS = tuple(f"mailto:{who}" for who in (ME, "ana@trusted.example", "cy@elsewhere.example"))


def came(home: Home, as_of: str | None = None) -> list[tuple[str | None, list[str]]]:
    """Return result and the references of what shows it, entry by entry."""
    at = Home(home.folder, as_of) if as_of else home
    return [
        (entry.result, sorted(each.ref for each in entry.outcome or ()))
        for entry in at.run("ledger").entries
    ]


def box(home: Home, *mails: str) -> None:
    """Import mails as a mailbox of their own."""
    home.take(mbox(home.folder.parent / f"{len(home.rows('SELECT * FROM source'))}.mbox", *mails))


@pytest.fixture
def introduced(tmp_path: Path) -> Home:
    """Ana introduced Cy to me on the fifth of March."""
    home = reading_home(tmp_path / "home", "2026-08-20")
    box(home, letter(ANA, f"{ME}, {CY}", INTRODUCES, ref="intro@x.example"))
    return home


@pytest.fixture
def brought(tmp_path: Path) -> Home:
    """I introduced Ana and Cy to each other on the fifth of March."""
    home = reading_home(tmp_path / "home", "2026-08-20")
    box(home, letter(ME, f"{ANA}, {CY}", INTRODUCES, ref="intro@x.example"))
    return home


def test_who_was_introduced_to_me_and_wrote_both_ways_came_to_a_conversation(
    introduced: Home,
) -> None:
    box(
        introduced,
        mail(ME, CY, "2026-03-07", ref="mine@x.example"),
        mail(CY, ME, "2026-05-30", ref="theirs@x.example"),
        mail(CY, ME, "2026-05-31", ref="later@x.example"),
    )
    assert came(introduced) == [("conversation", ["mine@x.example", "theirs@x.example"])]
    assert came(introduced, "2026-03-08") == [("one-sided", ["mine@x.example"])]
    assert came(introduced, "2026-03-06") == [("waiting", [])]


def test_a_word_after_ninety_days_is_not_of_the_introduction(introduced: Home) -> None:
    box(introduced, mail(ME, CY, "2026-06-04"), mail(CY, ME, "2026-06-05"))
    assert came(introduced) == [("nothing", [])]
    assert came(introduced, "2026-06-03") == [("waiting", [])]


def test_having_met_who_was_introduced_is_a_conversation(introduced: Home, tmp_path: Path) -> None:
    introduced.take(calendar(tmp_path / "c.ics", meeting("m1", "20260310T100000Z", guests=GUESTS)))
    assert came(introduced) == [("conversation", ["m1"])]


def test_those_i_introduced_are_seen_where_they_copy_me(brought: Home) -> None:
    assert came(brought) == [("unseen", [])]
    box(brought, mail(CY, f"{ANA}, {ME}", "2026-03-09", ref="copy@x.example"))
    assert came(brought) == [("conversation", ["copy@x.example"])]


def test_a_second_mail_of_mine_to_both_is_no_word_between_them(brought: Home) -> None:
    box(brought, mail(ME, f"{ANA}, {CY}", "2026-03-09"), mail(BO, f"{ANA}, {CY}, {ME}"))
    assert came(brought) == [("unseen", [])]


@pytest.mark.parametrize(("guests", "result"), [(0, "conversation"), (6, "unseen")])
def test_a_meeting_counts_where_it_is_small(
    brought: Home, tmp_path: Path, guests: int, result: str
) -> None:
    others = tuple(f"mailto:p{number}@x.example" for number in range(guests))
    entry = meeting("m1", "20260310T100000Z", guests=(*GUESTS, *others))
    brought.take(calendar(tmp_path / "c.ics", entry))
    assert [found for found, _ in came(brought)] == [result]


def test_a_dismissed_introduction_came_to_nothing_that_is_shown(brought: Home) -> None:
    brought.run("ledger", "dismiss", brought.run("ledger").entries[0].id)
    assert came(brought) == [(None, [])]


def test_an_introduction_i_followed_step_by_step_has_its_result(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home", "2026-03-10")
    box(home, mail(ANA, ME), mail(ME, ANA), mail(CY, ME, "2025-01-01"))
    home.run("introduction", "ask", "Ana Lopes", "Cy Cole")
    course = home.run("introduction").introductions[0].id
    home.run("introduction", "introduced", course)
    box(home, mail(CY, ME, "2026-03-11"), mail(ME, CY, "2026-03-12"))
    later = Home(home.folder, "2026-03-20").run("ledger").entries
    results = {(each.direction, each.type): each.result for each in later}
    assert results["received", "introduction"] == "conversation"


def test_an_answered_ask_says_so_and_another_owes_nothing(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home", "2026-03-20")
    box(
        home,
        letter(ME, ANA, ASKS, "2026-03-05"),
        letter(ME, BO, ASKS, "2026-03-06"),
        mail(ANA, ME, "2026-03-08", ref="answer@x.example"),
    )
    assert came(home) == [(None, []), ("answered", ["answer@x.example"])]
    assert [entry[0] for entry in told(home)] == ["asked", "asked"]


def test_what_an_answer_gave_stands_there_only_where_its_words_show_it(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home", "2026-03-20")
    box(
        home,
        letter(ME, ANA, ASKS, "2026-03-05"),
        letter(ANA, ME, ADVISES, "2026-03-08", ref="advice@x.example"),
    )
    received = [each for each in home.run("ledger").entries if each.direction == "received"]
    assert [(each.type, [e.ref for e in each.evidence]) for each in received] == [
        ("advice", ["advice@x.example"])
    ]


# --- never seen together before -----------------------------------------------------------------


def together(folder: Path) -> list[Path]:
    """Return ways in which Ana and Cy may have been together before."""
    everybody = f"{ANA}, {CY}, {ME}"
    return [
        mbox(folder / "1.mbox", mail(ANA, f"{CY}, {ME}", "2026-01-05")),
        mbox(folder / "2.mbox", mail(BO, everybody, "2026-01-05")),
        calendar(folder / "3.ics", meeting("m", "20260105T100000Z", guests=GUESTS)),
    ]


@pytest.mark.parametrize("way", range(3))
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whoever_knows_each_other_is_not_introduced_in_any_order_of_imports(
    tmp_path: Path, way: int, order: tuple[int, ...]
) -> None:
    files = [
        together(tmp_path)[way],
        mbox(tmp_path / "new.mbox", letter(ME, f"{ANA}, {CY}", INTRODUCES)),
        mbox(tmp_path / "other.mbox", mail(BO, ME), mail(ANA, ME, "2026-03-01")),
    ]
    home = reading_home(tmp_path / "home")
    for place in order:
        home.take(files[place])
    assert told(home) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_strangers_are_introduced_in_any_order_of_imports(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    files = [
        mbox(tmp_path / "old.mbox", mail(ANA, ME, "2026-01-05"), mail(CY, ME, "2026-01-05")),
        mbox(tmp_path / "new.mbox", letter(ME, f"{ANA}, {CY}", INTRODUCES)),
        mbox(tmp_path / "after.mbox", mail(ANA, f"{CY}, {ME}", "2026-03-09")),
    ]
    home = reading_home(tmp_path / "home")
    for place in order:
        home.take(files[place])
    assert [entry[:2] for entry in told(home)] == [("gave", "introduction")]
    assert [result for result, _ in came(home)] == ["conversation"]


def test_whoever_has_another_address_is_known_by_it_too(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    old = "C. Cole <cole@old.example>"
    box(home, mail(ANA, f"{old}, {ME}", "2026-01-05"), letter(ME, f"{ANA}, {CY}", INTRODUCES))
    before = digest(home)
    assert len(told(home)) == 1
    home.run("merge", "cy@elsewhere.example", "cole@old.example")
    assert told(home) == []
    home.run("undo")
    assert not differences(before, digest(home))


def test_however_much_two_wrote_before_the_one_common_mail_is_found(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    many = [
        mail(who, ME, f"2025-{1 + number % 12:02}-{1 + number // 12 % 28:02}", hour=number % 24,
             ref=f"{number}.{side}@x.example")
        for number in range(510)
        for side, who in enumerate((ANA, CY))
    ]  # fmt: skip
    box(home, *many, letter(ME, f"{ANA}, {CY}", INTRODUCES, "2026-03-06"))
    assert len(told(home)) == 1
    box(home, mail(ANA, f"{CY}, {ME}", "2026-03-05"))
    assert told(home) == []


def test_what_i_confirmed_stays_when_an_older_mail_comes_in(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box(home, letter(ME, f"{ANA}, {CY}", INTRODUCES))
    (entry,) = home.run("ledger").entries
    home.run("ledger", "confirm", entry.id)
    box(home, mail(ANA, f"{CY}, {ME}", "2026-01-05"))
    assert [(each.id, each.status) for each in home.run("ledger").entries] == [
        (entry.id, "confirmed")
    ]
    assert_comes_back(home, tmp_path)
    home.run("undo")
    assert told(home) == []
