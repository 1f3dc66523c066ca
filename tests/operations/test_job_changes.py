"""Two archives of LinkedIn tell who changed jobs, whichever of them is imported first."""

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.connections import row, table
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import card, cards, mail, mbox, sent_box
from tests.operations.out_again import assert_comes_back, exported
from tests.store.older import take_back

from mutuals.model.identifier import Identifier
from mutuals.model.nudge import Nudge
from mutuals.model.observed import Card
from mutuals.model.position import Affiliation
from mutuals.operations.base import load
from mutuals.store.codec import encode
from mutuals.store.schema import _JOB_CHANGES
from mutuals.workspace import STORE, open_desk

AS_OF = "2026-07-15"
MARCH, JUNE, JULY = "2026-03-10", "2026-06-12", "2026-07-02"
ME = "Mia Home <me@home.example>"
ADA = "ada@friends.example"


def archive(folder: Path, newest: str, *rows: str, file: str = "Connections.csv") -> Path:
    """Write the table of an archive whose newest connection is of that day."""
    others = (
        row("Bo Berg", "Oak", "Baker", "2019-05-12", "bo@friends.example"),
        row("Newest Friend", "Elm", "Clerk", newest),
    )
    return table(folder / newest / file, *rows, *others)


def ada(employer: str, title: str = "Engineer", name: str = "Ada Lane") -> str:
    return row(name, employer, title, "2018-01-20", ADA)


@pytest.fixture
def archives(tmp_path: Path) -> list[Path]:
    """Write three archives: Ada leaves Acme for Initech, where she rises."""
    return [
        archive(tmp_path, MARCH, ada("Acme GmbH")),
        archive(tmp_path, JUNE, ada("Initech"), file="Connections (1).csv"),
        archive(tmp_path, JULY, ada("Initech", "Head of Engines")),
    ]


def letters(folder: Path) -> Path:
    """Write mails by which Ada is no stranger."""
    return sent_box(folder, *(mail(ME, ADA, f"2026-0{month}-03") for month in (1, 2, 3, 4)))


def made(folder: Path, *inputs: Path, as_of: str = AS_OF) -> Home:
    home = Home(folder, as_of)
    home.run("init", me=("me@home.example",), name="Mia Home")
    home.take(*inputs)
    return home


def held(home: Home, who: str = ADA) -> list[tuple[str, str | None, str | None]]:
    return [(each.name, each.title, each.to_) for each in home.person(who).organisations]


# -- which position is former ------------------------------------------------------------------


def test_the_employer_left_is_former_and_the_present_one_comes_first(
    archives: list[Path], tmp_path: Path
) -> None:
    home = made(tmp_path / "home", *archives[:2])
    assert held(home) == [("Initech", "Engineer", None), ("Acme GmbH", "Engineer", MARCH)]
    assert held(home, "bo@friends.example") == [("Oak", "Baker", None)]


def test_a_rise_within_an_employer_leaves_the_employer(
    archives: list[Path], tmp_path: Path
) -> None:
    home = made(tmp_path / "home", *archives)
    assert held(home) == [
        ("Initech", "Head of Engines", None),
        ("Acme GmbH", "Engineer", MARCH),
        ("Initech", "Engineer", JUNE),
    ]


def test_one_archive_alone_ends_no_position(archives: list[Path], tmp_path: Path) -> None:
    home = made(tmp_path / "home", archives[0])
    assert held(home) == [("Acme GmbH", "Engineer", None)]


def test_tables_of_one_day_say_nothing_of_which_is_the_older(tmp_path: Path) -> None:
    one = archive(tmp_path / "one", MARCH, ada("Acme"))
    other = archive(tmp_path / "other", MARCH, ada("Initech"))
    home = made(tmp_path / "home", one, other)
    assert held(home) == [("Acme", "Engineer", None), ("Initech", "Engineer", None)]


def test_an_undated_card_does_not_keep_somebody_at_an_employer_they_left(
    archives: list[Path], tmp_path: Path
) -> None:
    book = cards(tmp_path / "book.vcf", card("Ada Lane", f"EMAIL:{ADA}", "ORG:Acme;Engines"))
    home = made(tmp_path / "home", *archives[:2], book)
    assert [name for name, _, end in held(home) if end is None] == ["Initech"]


def test_a_former_employer_is_no_target_and_nobody_is_reached_through_it(
    archives: list[Path], tmp_path: Path
) -> None:
    inputs = [letters(tmp_path), archives[0]]
    before = made(tmp_path / "before", *inputs)
    assert [each.people[-1].name for each in before.run("intro", "Acme").paths] == ["Ada Lane"]
    after = made(tmp_path / "after", *inputs, archives[1])
    assert after.run("intro", "Acme").paths == ()
    assert [each.people[-1].name for each in after.run("intro", "Initech").paths] == ["Ada Lane"]


# -- who is told of it ---------------------------------------------------------------------------


def first(home: Home) -> Nudge:
    """Return the first of the day's list, which `next` and `today` agree upon."""
    found: Nudge = home.run("next")
    assert home.run("today").engage[0] == found
    return found


def on(home: Home, day: str) -> Home:
    return Home(home.folder, day)


def test_a_new_job_comes_first_with_its_reason_and_words(
    archives: list[Path], tmp_path: Path
) -> None:
    home = made(tmp_path / "home", letters(tmp_path), *archives[:2])
    found = first(home)
    assert found.person is not None
    assert found.person.name == "Ada Lane"
    assert found.why.startswith(
        "Ada Lane left Acme GmbH for Initech between March and about June 2026,"
        " by your LinkedIn archives."
    )
    assert [each.ref for each in found.evidence[:2]] == [
        "Connections (1).csv#ada-lane", "Connections.csv#ada-lane",
    ]  # fmt: skip
    assert (found.give, found.ask, found.channel) == ("congratulation", "", "mail")
    assert "Congratulations on your new position as Engineer at Initech!" in found.draft


def test_the_draft_is_in_the_language_of_the_last_exchange(
    archives: list[Path], tmp_path: Path
) -> None:
    german = (mail(ME, ADA, f"2026-02-0{day}", subject="Danke für die Nachricht") for day in (1, 2))
    home = made(tmp_path / "home", sent_box(tmp_path, *german), *archives[:2])
    assert "Herzlichen Glückwunsch zur neuen Stelle als Engineer bei Initech!" in first(home).draft


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2026-06-11", False), (JUNE, True), ("2026-09-10", True), ("2026-09-11", False)],
)
def test_a_new_job_is_news_for_ninety_days(
    archives: list[Path], tmp_path: Path, day: str, is_told: bool
) -> None:
    home = made(tmp_path / "home", letters(tmp_path), *archives)
    found = first(on(home, day))
    assert ("Initech" in found.why) is (found.score is None) is is_told


def test_it_is_told_once(archives: list[Path], tmp_path: Path) -> None:
    home = made(tmp_path / "home", letters(tmp_path), *archives[:2])
    for verb in ("done", "skip"):
        home.run(verb, ADA)
        for day in (AS_OF, "2026-08-30", "2026-09-10"):
            listed = on(home, day).run("today").engage
            assert not [each for each in listed if each.give == "congratulation"]
        home.run("undo")
        assert "Initech" in first(home).why
    home.take(archives[2])  # she rose meanwhile; it is the same change
    assert "position as Head of Engines at Initech" in first(home).draft
    home.run("done", ADA)
    assert home.run("next").person is None


def test_whoever_was_in_touch_since_is_not_told_of(archives: list[Path], tmp_path: Path) -> None:
    home = made(tmp_path / "home", letters(tmp_path), *archives)
    home.take(mbox(tmp_path / "more" / "Sent.mbox", mail(ME, ADA, "2026-06-20")))
    assert "Initech" in first(on(home, "2026-06-19")).why
    assert home.run("next").person is None


def test_a_stranger_in_a_new_job_is_none_of_the_day(archives: list[Path], tmp_path: Path) -> None:
    home = made(tmp_path / "home", *archives)
    assert not [each for each in home.run("today").engage if "Initech" in each.why]


def test_the_once_closest_come_first_and_the_others_after_them(tmp_path: Path) -> None:
    """Kim wrote to me only: whoever I never wrote to is not to be congratulated."""
    names = ("Cy Once", "Di Twice", "Ed Often", "Kim Alone")
    emails = [f"{name.split()[0].lower()}@friends.example" for name in names]
    sent = [mail(ME, emails[n], f"2026-0{month}-03") for n in range(3) for month in range(1, n + 2)]
    known = list(zip(names, emails, strict=True))
    both = [
        archive(tmp_path, day, *(row(name, job, "", day, email) for name, email in known))
        for day, job in ((MARCH, "Acme"), (JUNE, "Initech"))
    ]
    wrote = [mail(f"Kim Alone <{emails[3]}>", ME, f"2026-0{month}-04") for month in range(1, 6)]
    inbox = mbox(tmp_path / "in" / "Inbox.mbox", *wrote)
    home = made(tmp_path / "home", sent_box(tmp_path, *sent), inbox, *both)
    told = []
    while (found := home.run("next")).score is None and found.person:
        told.append(found.person.name)
        home.run("done", found.person.id)
    assert told == ["Ed Often", "Di Twice", "Cy Once"]


def test_outcomes_tell_what_became_of_new_jobs(archives: list[Path], tmp_path: Path) -> None:
    lately = (mail(ME, ADA, f"2026-0{month}-09") for month in (3, 4, 5, 6))
    home = made(tmp_path / "home", sent_box(tmp_path, *lately), *archives)
    home.run("done", ADA)
    found = {each.slot: each for each in home.run("outcomes").slots}
    assert (found["job"].named, found["job"].followed) == (1, 0)
    assert [each.became for each in home.run("outcomes").nudges] == ["done"]


# -- in any order --------------------------------------------------------------------------------


def test_no_order_of_archives_shows(archives: list[Path], tmp_path: Path) -> None:
    inputs = [letters(tmp_path), *archives]
    whole = made(tmp_path / "whole", *inputs)
    text, answers = exported(whole, tmp_path / "whole.json"), digest(whole)
    for number, order in enumerate(permutations(archives)):
        home = made(tmp_path / f"home{number}", *order, inputs[0])
        assert exported(home, tmp_path / "home.json") == text
        assert not differences(digest(home), answers)
    home.run("import", *inputs, retry=True)
    assert not differences(digest(home), answers)


def test_what_is_brought_later_counts_for_those_already_known(
    archives: list[Path], tmp_path: Path
) -> None:
    """Initech stood in an archive of March too: so Acme is not known to be the older."""
    home = made(tmp_path / "home", *archives[:2])
    assert held(home)[1][2] == MARCH
    home.take(archive(tmp_path / "more", MARCH, ada("Initech"), file="c.csv"))
    assert {end for *_, end in held(home)} == {None}


def test_an_export_carries_the_days(archives: list[Path], tmp_path: Path) -> None:
    home = made(tmp_path / "home", letters(tmp_path), *archives)
    again = assert_comes_back(home, tmp_path)
    assert held(again) == held(home)


def test_a_row_that_changes_keeps_its_seal(archives: list[Path], tmp_path: Path) -> None:
    home = made(tmp_path / "home", *archives[:2])
    home.take(archive(tmp_path / "more", JULY, ada("Initech"), file="c.csv"))
    with open_desk(home=home.folder) as desk:
        assert load("doctor").function(desk, read_data=True).sound
    assert [text for (text,) in home.rows("SELECT record FROM observed") if JULY in text]


def test_erasing_before_or_after_the_second_archive_leaves_the_same(
    archives: list[Path], tmp_path: Path
) -> None:
    home = made(tmp_path / "home", letters(tmp_path), *archives)
    erase(home, "bo@friends.example")
    other = made(tmp_path / "other", letters(tmp_path), archives[0])
    erase(other, "bo@friends.example")
    other.take(*archives[1:])
    assert len(held(home)) == len(archives)
    assert not differences(digest(home), digest(other))
    erase(home, ADA)
    assert "ada-lane" not in exported(home, tmp_path / "out.json")


def erase(home: Home, who: str) -> None:
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, who, yes=True)


def test_a_home_of_before_learns_the_days_when_the_archive_is_imported_again(
    archives: list[Path], tmp_path: Path
) -> None:
    home = made(tmp_path / "home", *archives[:2])
    expected = held(home)
    forget_days(home)
    assert {end for *_, end in held(home)} == {None}
    home.take(*archives[:2])
    assert held(home) == expected


def test_a_card_without_days_is_written_as_before() -> None:
    """What makes it the same row follows from this text."""
    card = Card("a.vcf#1", (Identifier("email", ADA),), "Ada Lane", (Affiliation("Acme"),))
    assert encode(card) == (
        '{"ref":"a.vcf#1","identifiers":[["email","ada@friends.example"]],"name":"Ada Lane",'
        '"affiliations":[{"organisation":"Acme","title":"","since":"","until":""}],"fields":[],'
        '"tags":[],"connected_on":"","own":false,"kind":"","family":""}'
    )


def forget_days(home: Home) -> None:
    """Bring a home back to what a program left that knew nothing of days."""
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE observed SET record = json_remove(record, '$.seen_from', '$.seen_until')"
        )
        connection.execute("DELETE FROM setting WHERE name = 'rules'")
        take_back(connection, _JOB_CHANGES)
