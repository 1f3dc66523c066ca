"""A nudge's gift may be an introduction: whom it names, on what evidence, and whom never."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

ME = "Mia Home <mia@home.example>"
ANA, BEN = "Ana Lopes <ana@ash.example>", "Ben Krug <ben@elm.example>"
ANA_SAYS = "NOTE:Looking for labels. Offers wine"
BEN_SAYS = "NOTE:Needs wine; can help with labels"


def made(folder: Path, *more: str, ana: str = ANA_SAYS, ben: str = BEN_SAYS) -> Home:
    """Make a home in which Ana was written to up to two months ago, and Ben of late."""
    home = Home(folder / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    letters = [
        *(mail(ME, ANA, f"2026-01-{day:02}", subject="Wine") for day in range(1, 16, 2)),
        *(mail(ME, BEN, f"2026-03-{day:02}") for day in range(2, 18, 3)),
    ]
    home.take(
        mbox(folder / "a.mbox", *letters, *more),
        cards(
            folder / "b.vcf",
            card("Ana Lopes", "EMAIL:ana@ash.example", *ana.splitlines()),
            card("Ben Krug", "EMAIL:ben@elm.example", "TITLE:Printer", *ben.splitlines()),
        ),
    )
    return home


def gift(home: Home, who: str = "Ana Lopes"):
    """Return the nudge of somebody on the day's list."""
    return next(each for each in home.run("today").engage if each.person.name == who)


def test_need_meets_offer_and_the_nudge_gives_the_introduction(tmp_path):
    found = gift(made(tmp_path))
    assert found.give == "introduction"
    assert found.why.startswith(
        "You could introduce Ana Lopes to Ben Krug. Ana Lopes may need labels; Ben Krug may offer"
        " labels. Ben Krug may need wine; Ana Lopes may offer wine."
    )
    assert found.draft.startswith("Hello Ana,\n\nI could introduce you to Ben Krug. [")
    assert found.draft.endswith("Shall I ask whether that would suit? A no is fine.")
    assert [each.source for each in found.evidence[:2]] == ["vcard", "vcard"]
    assert len(set(found.evidence)) == 4


def test_the_draft_is_that_of_matches(tmp_path):
    home = made(tmp_path)
    (match,) = home.run("matches").matches
    drafts = {match.a.name: match.draft_a, match.b.name: match.draft_b}
    assert gift(home).draft == drafts["Ana Lopes"]


def test_what_i_wrote_down_counts_on_both_sides(tmp_path):
    home = made(tmp_path, ana="NOTE:-", ben="NOTE:-")
    assert gift(home).give == "help"
    home.run("log", "Ana Lopes", on=date(2026, 1, 16), note="looking for labels, offers wine")
    home.run("log", "Ben Krug", on=date(2026, 3, 18), note="needs wine; can help with labels")
    found = gift(home)
    assert found.give == "introduction"
    assert {each.source for each in found.evidence} >= {"log"}


@pytest.mark.parametrize(
    ("ana", "ben"),
    [
        ("NOTE:Looking for labels", BEN_SAYS),
        (ANA_SAYS, "NOTE:Needs cheese; can help with labels"),
        (f"{ANA_SAYS}\nORG:Oak GmbH", f"{BEN_SAYS}\nORG:OAK"),
        (f"{ANA_SAYS}\nORG:IBM", f"{BEN_SAYS}\nORG:International Business Machines Corp."),
        (f"{ANA_SAYS}\nORG:Northern Data Works Ltd", f"{BEN_SAYS}\nORG:NDW"),
        (f"{ANA_SAYS}\nORG:Oak GmbH", f"{BEN_SAYS}\nEMAIL:b@oak.com"),
        ("NOTE:Not looking for labels. Offers wine", BEN_SAYS),
        (f"{ANA_SAYS}\nEMAIL:a@sub.yew.example", f"{BEN_SAYS}\nEMAIL:b@yew.example"),
    ],
)
def test_both_must_gain_and_nothing_common_may_be_seen(tmp_path, ana, ben):
    assert gift(made(tmp_path, ana=ana, ben=ben)).give == "help"


def test_employers_of_which_one_word_is_the_same_are_nothing_common(tmp_path):
    home = made(tmp_path, ana=f"{ANA_SAYS}\nORG:Oak Bank", ben=f"{BEN_SAYS}\nORG:Elm Bank")
    assert gift(home).give == "introduction"


@pytest.mark.parametrize(("name", "given"), [("Eva Krug", True), ("ANA LÓPES", False)])
def test_nobody_is_introduced_to_who_bears_the_same_name(tmp_path, name, given):
    who, says = f"{name} <eva@yew.example>", BEN_SAYS
    home = made(tmp_path, mail(ME, who, "2026-03-19"), ben="NOTE:-")
    home.take(cards(tmp_path / "c.vcf", card(name, "EMAIL:eva@yew.example", says)))
    gives = {each.give for each in home.run("today").engage}
    assert ("introduction" in gives) is given


def test_addresses_at_one_provider_are_nothing_common(tmp_path):
    more = [
        f"{says}\nEMAIL:{name}@gmail.com" for says, name in ((ANA_SAYS, "ana"), (BEN_SAYS, "b"))
    ]
    assert gift(made(tmp_path, ana=more[0], ben=more[1])).give == "introduction"


def test_whoever_was_in_one_mail_knows_each_other(tmp_path):
    home = made(tmp_path, mail(ME, f"{ANA}, {BEN}", "2026-01-09"))
    assert gift(home).give == "help"


def test_a_pair_is_asked_once_and_nobody_more_than_twice_a_quarter(tmp_path):
    home = made(tmp_path)
    home.run("introduction", "offer", "Ana Lopes", "Ben Krug")
    assert gift(home).give == "help"
    home.run("undo")
    home.run("introduction", "ask", "Ana Lopes", "Ben Krug")
    assert gift(home).give == "help"
    home.run("undo")
    assert gift(home).give == "introduction"
    for other in ("Cleo Berg", "Dov Berg"):
        home.run("log", other, message=True)
        home.run("log", "Ben Krug", other, gave="introduction")
    assert gift(home).give == "help"


@pytest.mark.parametrize("mark", ["private", "never", "deceased"])
def test_who_is_not_suggested_is_not_introduced(tmp_path, mark):
    home = made(tmp_path)
    home.run("mark", "Ben Krug", mark)
    assert gift(home).give == "help"


def test_what_is_due_goes_first(tmp_path):
    home = made(tmp_path, mail(ANA, ME, "2026-01-17"))
    assert gift(home).give == "answer owed"


@pytest.mark.parametrize(("ana", "is_loaded"), [("NOTE:Likes wine", False), (ANA_SAYS, True)])
def test_partners_are_loaded_where_somebody_shown_may_need_something(tmp_path, ana, is_loaded):
    home = made(tmp_path, ana=ana)
    code = (
        "import sys; from datetime import date; from mutuals.workspace import open_workspace\n"
        "from mutuals.operations.today import today\n"
        "with open_workspace(sys.argv[1], date(2026, 3, 20)) as network: today(network)\n"
        "print('mutuals.operations.partners' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(home.folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(is_loaded)
