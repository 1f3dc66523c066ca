"""What a second reader found: days known as such, neighbours, numbers, words said twice."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import ANA, ME, card, cards, mail, mbox

from mutuals.errors import MutualsError, UsageError
from mutuals.workspace import open_workspace

SECOND = "second@home.example"


def home_of(folder: Path, *addresses: str, as_of: str = "2026-03-20") -> Home:
    """Return a home that knows my addresses."""
    home = Home(folder, as_of)
    home.run("init", me=addresses or (ME,), yes=True)
    return home


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin"])
def test_a_favour_known_by_day_is_of_that_day_in_every_zone(tmp_path: Path, zone: str) -> None:
    home = home_of(tmp_path)
    home.run("plan", "set", "zone", zone)
    home.run("log", "Zoe Zander", met=True, gave="advice")
    (entry,) = home.run("ledger").entries
    assert (entry.at, entry.precision) == ("2026-03-20T12:00:00+00:00", "day")


def test_a_logged_contact_takes_the_import_of_its_own_day_first(tmp_path: Path) -> None:
    home = home_of(tmp_path / "home")
    home.take(mbox(tmp_path / "old.mbox", mail(ME, ANA, "2026-02-01")))
    for day in ("2026-03-15", "2026-03-16"):
        Home(home.folder, day).run("log", "ana@trusted.example", message=True)
    home.take(mbox(tmp_path / "new.mbox", mail(ME, ANA, "2026-03-16")))
    days = [entry.at[:10] for entry in home.person("ana@trusted.example").timeline]
    assert days == ["2026-03-16", "2026-03-15", "2026-02-01"]


def test_what_a_replaced_copy_said_of_my_accounts_goes_with_it(tmp_path: Path) -> None:
    later = mail(ANA, SECOND, "2026-03-18", ref="later@x.example")
    copies = [mail(ANA, to, "2026-01-05", ref="one@x.example") for to in (ME, SECOND)]
    boxes = [
        mbox(tmp_path / "a.mbox", copies[0], mail(ME, ANA, "2026-01-02")),
        mbox(tmp_path / "b.mbox", copies[1], mail(f"Me <{SECOND}>", ANA, "2026-01-03")),
        mbox(tmp_path / "c.mbox", copies[1], later),
    ]
    found = set()
    for number, order in enumerate(permutations(boxes)):
        home = home_of(tmp_path / f"home{number}", ME, SECOND)
        home.take(*order)
        with open_workspace(home.folder) as network:
            found.add(tuple(network.coverage.messages()))
    assert len(found) == 1


def test_init_keeps_what_it_is_not_told(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    assert home.run("init", stage="owner").text
    assert not home.run("init", no_text=True).text


def test_numbers_out_of_range_are_refused(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    home.run("log", "Zoe Zander", met=True)
    for days in (0, -3, 99_999_999):
        with pytest.raises(UsageError):
            home.run("snooze", "Zoe Zander", days=days)
    with pytest.raises(UsageError):
        home.run("people", limit=-1)
    with pytest.raises(UsageError):
        home.run("person", "Zoe Zander", limit=-1)


def test_somebody_named_twice_in_a_log_is_one(tmp_path: Path) -> None:
    home = home_of(tmp_path / "home")
    home.take(mbox(tmp_path / "box.mbox", mail(ANA, ME)))
    home.run("log", "ana@trusted.example", "Ana Lopes", "Zoe New", "Zoe New", met=True)
    assert home.person("ana@trusted.example").met == 1
    assert home.person("Zoe New").met == 1


def test_an_employer_is_found_whatever_its_letters(tmp_path: Path) -> None:
    home = home_of(tmp_path / "home")
    home.take(cards(tmp_path / "c.vcf", card("Uwe Kern", "EMAIL:uwe@x.example", "ORG:MÜLLER  AG")))
    with open_workspace(home.folder) as network:
        assert [known.golden.name for known in network.people.working_at(["Müller AG"])] == [
            "Uwe Kern"
        ]


def test_only_humans_are_key_people_and_marked_ones_count_nowhere(tmp_path: Path) -> None:
    home = home_of(tmp_path / "home")
    people = [f"p{number}@x.example" for number in range(4)]
    box = [mail(ME, who, "2026-03-18") for who in people]
    home.take(mbox(tmp_path / "box.mbox", *box, mail("no-reply@bank.example", ME)))
    for who in people:
        home.run("key", who)
    home.run("mark", people[0], "never")
    assert len(home.run("plan").key_people) == 3
    home.run("mark", people[1], "private")
    measures = {m.name: m for m in home.run("verdict", weeks=1).weeks[0].measures}
    assert measures["key_in_touch"].value is None
    for who in ("no-reply@bank.example", "me"):
        with pytest.raises(MutualsError):
            home.run("key", who)
    with pytest.raises(UsageError):
        home.run("log", "me", met=True)


def test_the_time_of_a_mail_is_no_matter_of_which_copy_came_first(tmp_path: Path) -> None:
    text = mail(ANA, ME, "2026-03-05", ref="one@x.example")
    single = tmp_path / "one.eml"
    single.write_text(text)
    box = tmp_path / "box.mbox"
    box.write_bytes(b"From x@x Mon Mar  2 10:00:00 2026\n" + text.encode() + b"\n")
    found = []
    for number, order in enumerate(permutations([single, box])):
        home = home_of(tmp_path / f"home{number}")
        home.take(*order)
        found.append(home.person("ana@trusted.example").timeline[0].at)
    assert found == ["2026-03-05T09:00:00+00:00"] * 2


def test_what_went_from_me_to_me_is_left_out_and_said(tmp_path: Path) -> None:
    home = home_of(tmp_path / "home")
    box = mbox(tmp_path / "box.mbox", mail(ME, ME), mail(ANA, ME))
    (first,) = home.take(box).sources
    assert (first.added.interactions, first.unchanged) == (1, 0)
    assert [(each.reason, each.count) for each in first.skipped] == [("from me to me", 1)]
    (again,) = home.run("import", box, retry=True).sources
    assert (again.added.interactions, again.unchanged, again.skipped) == (0, 1, first.skipped)


def test_a_newsletter_with_a_role_address_is_a_list(tmp_path: Path) -> None:
    home = home_of(tmp_path / "home")
    more = "List-Unsubscribe: <https://shop.example/u>\nPrecedence: bulk\n"
    home.take(mbox(tmp_path / "box.mbox", mail("news@shop.example", ME, more=more)))
    assert home.person("news@shop.example").kind == "list"


def test_a_favour_for_two_is_one_entry_with_both(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    home.run("log", "Jo Kim", "Al Poe", met=True, gave="introduction to each other")
    ledger = home.run("ledger")
    (entry,) = ledger.entries
    assert (entry.person.name, [who.name for who in entry.with_]) == ("Jo Kim", ["Al Poe"])
    assert (ledger.gave, entry.type) == (1, "introduction")
    assert home.run("ledger", "Al Poe").entries == home.run("ledger", "Jo Kim").entries
    home.run("undo")
    assert home.run("ledger").entries == ()
    assert home.people() == []
