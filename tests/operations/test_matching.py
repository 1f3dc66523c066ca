"""Introductions to give out of a home: whom it proposes, on what evidence, and whom never."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

from mutuals.errors import UsageError

ME = "Mia Home <mia@home.example>"
WINE, PRESS = "Ana Lopes <ana@ash.example>", "Ben Krug <ben@elm.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ME, WINE, "2026-03-01", subject="Wine for the fair"),
            mail(ME, PRESS, "2026-03-02", subject="Einladung zum Termin"),
        ),
        cards(
            tmp_path / "b.vcf",
            card("Ana Lopes", "EMAIL:ana@ash.example", "NOTE:Looking for labels. Offers wine"),
        ),
    )
    made.run("log", "Ben Krug", met=True, note="needs wine; can help with labels")
    return made


def pairs(home: Home) -> list[set[str]]:
    return [{each.a.name, each.b.name} for each in home.run("matches").matches]


def test_need_meets_offer_on_both_sides_with_evidence_for_both(home: Home) -> None:
    (found,) = home.run("matches").matches
    assert {found.a.name, found.b.name} == {"Ana Lopes", "Ben Krug"}
    whys = {found.a.name: found.why_a, found.b.name: found.why_b}
    assert whys["Ana Lopes"] == "Ana Lopes may need labels; Ben Krug may offer labels."
    assert whys["Ben Krug"] == "Ben Krug may need wine; Ana Lopes may offer wine."
    assert {proof.source for proof in found.evidence} == {"vcard", "log"}
    assert found.score > 0


def test_each_side_is_asked_in_its_language(home: Home) -> None:
    (found,) = home.run("matches").matches
    drafts = {found.a.name: found.draft_a, found.b.name: found.draft_b}
    assert drafts["Ana Lopes"].startswith("Hello Ana,")
    assert "Ben Krug" in drafts["Ana Lopes"]
    assert drafts["Ben Krug"].startswith("Hallo Ben,")


def test_any_trace_of_the_two_together_excludes_them(home: Home, tmp_path: Path) -> None:
    home.take(mbox(tmp_path / "c.mbox", mail(ME, f"{WINE}, {PRESS}", "2026-03-05")))
    assert pairs(home) == []


def test_one_employer_excludes_them(home: Home, tmp_path: Path) -> None:
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Ana Lopes", "EMAIL:ana@ash.example", "ORG:Oak GmbH"),
            card("Ben Krug", "EMAIL:ben@elm.example", "ORG:OAK"),
        )
    )
    assert pairs(home) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EMAIL:ana@oak.com", "ORG:Oak GmbH"),
        ("ORG:Northern Data Works Ltd", "ORG:NDW"),
        ("ORG:IBM Deutschland GmbH", "ORG:International Business Machines"),
        ("ORG:Oak GmbH", "EMAIL:ben@mail.oak.com"),
    ],
)
def test_one_employer_under_two_names_excludes_them(
    home: Home, tmp_path: Path, one: str, other: str
) -> None:
    ana, ben = ("Ana Lopes", "EMAIL:ana@ash.example"), ("Ben Krug", "EMAIL:ben@elm.example")
    home.take(cards(tmp_path / "c.vcf", card(*ana, one), card(*ben, other)))
    assert pairs(home) == []


def test_employers_that_only_sound_alike_exclude_nobody(home: Home, tmp_path: Path) -> None:
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Ana Lopes", "EMAIL:ana@ash.example", "ORG:Oak GmbH"),
            card("Ben Krug", "EMAIL:ben@elm.example", "EMAIL:ben@oakwood.com", "ORG:Oaken"),
        )
    )
    assert len(pairs(home)) == 1


def test_nobody_is_introduced_to_who_bears_the_same_name(home: Home, tmp_path: Path) -> None:
    other = "ben@birch.example"
    home.take(
        mbox(tmp_path / "c.mbox", mail(ME, f"Ben Krug <{other}>", "2026-03-03")),
        cards(
            tmp_path / "c.vcf", card("Ben Krug", f"EMAIL:{other}", "NOTE:Needs labels, has wine")
        ),
    )
    home.run("log", other, met=True, note="needs labels; offers wine")
    assert {"Ben Krug"} not in pairs(home)
    assert {"Ana Lopes", "Ben Krug"} in pairs(home)


def test_whom_i_asked_to_introduce_me_knows_the_other(home: Home) -> None:
    home.run("introduction", "ask", "Ana Lopes", "Ben Krug")
    assert pairs(home) == []
    home.run("undo")
    assert len(pairs(home)) == 1


def test_an_offer_is_made_once_whatever_becomes_of_it(home: Home) -> None:
    (offer,) = home.run("introduction", "offer", "Ana Lopes", "Ben Krug").introductions
    assert pairs(home) == []
    home.run("introduction", "declined", offer.id)
    assert pairs(home) == []
    home.run("undo")
    home.run("undo")
    assert len(pairs(home)) == 1


def test_who_was_introduced_twice_in_a_quarter_rests(home: Home) -> None:
    for other in ("Cleo Berg", "Dov Berg"):
        home.run("log", other, message=True)
        home.run("log", "Ana Lopes", other, gave="introduction")
    assert pairs(home) == []
    later = Home(home.folder, "2026-06-19")
    assert len(pairs(later)) == 1


@pytest.mark.parametrize("mark", ["private", "never", "deceased"])
def test_who_is_not_suggested_is_not_introduced(home: Home, mark: str) -> None:
    home.run("mark", "Ana Lopes", mark)
    assert pairs(home) == []


def test_a_past_day_does_not_know_what_was_noted_later(home: Home) -> None:
    assert pairs(Home(home.folder, "2026-03-19")) == []


def test_a_limit_below_one_is_refused(home: Home) -> None:
    with pytest.raises(UsageError):
        home.run("matches", limit=0)
