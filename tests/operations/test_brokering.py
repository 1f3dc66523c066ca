"""The double opt-in: steps in their order, the ledger beside them, and taking them back."""

from pathlib import Path

import pytest
from tests.operations.homes import Home, digest
from tests.operations.letters import mail, mbox

from mutuals.errors import DecisionError, UsageError
from mutuals.model.identifier import identifier_id
from mutuals.model.introduction import Path as Way
from mutuals.operations.base import load
from mutuals.workspace import open_desk, open_workspace

ME = "Mia Home <mia@home.example>"
ANA, BEN, CLEO = (f"{name} Berg <{name.lower()}@oak.example>" for name in ("Ana", "Ben", "Cleo"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(
        mbox(
            tmp_path / "a.mbox",
            *(mail(ME, who, "2026-03-01", subject=who) for who in (ANA, BEN, CLEO)),
            mail("Desk <noreply@desk.example>", ME, "2026-03-02"),
        )
    )
    return made


def ledger(home: Home) -> list[tuple[str, str, str]]:
    return sorted((e.direction, e.type, e.person.name) for e in home.run("ledger").entries)


def test_a_request_goes_from_asked_to_thanked_and_stands_in_the_ledger(home: Home) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    assert (asked.kind, asked.state, asked.one.name, asked.other.name) == (
        "request", "asked", "Ana Berg", "Ben Berg",
    )  # fmt: skip
    assert ledger(home) == [("asked", "introduction", "Ana Berg")]
    (agreed,) = home.run("introduction", "agreed", asked.id).introductions
    assert (agreed.state, [each.name for each in agreed.agreed]) == ("agreed", ["Ana Berg"])
    (introduced,) = home.run("introduction", "introduced", asked.id).introductions
    assert introduced.state == "introduced"
    assert ("received", "introduction", "Ana Berg") in ledger(home)
    done = home.run("introduction", "thanked", asked.id)
    assert (done.introductions, done.open) == ((), 0)
    assert ("received", "thanks", "Ana Berg") in ledger(home)
    (over,) = home.run("introduction", all_=True).introductions
    assert (over.id, over.state) == (asked.id, "thanked")


@pytest.mark.parametrize("who", [(), ("Ana Berg",)])
def test_whom_i_asked_agrees_to_introduce_and_not_to_meet(home: Home, who: tuple[str, ...]) -> None:
    """The page names whom I asked, the command need not; the history says the same of both."""
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    home.run("introduction", "agreed", asked.id, *who)
    assert home.run("history").steps[0].says == "Ana Berg agreed to an introduction to Ben Berg"


def test_of_a_request_only_who_was_asked_agrees(home: Home) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    with pytest.raises(DecisionError, match="this one was not asked: Ben Berg"):
        home.run("introduction", "agreed", asked.id, "Ben Berg")
    assert home.run("introduction").introductions == (asked,)


def test_an_offer_waits_for_both(home: Home) -> None:
    (offer,) = home.run("introduction", "offer", "Ana Berg", "Ben Berg").introductions
    (one,) = home.run("introduction", "agreed", offer.id, "Ben Berg").introductions
    assert (one.state, [each.name for each in one.agreed]) == ("asked", ["Ben Berg"])
    assert "Ana Berg" in one.do
    assert "Ben Berg" not in one.do
    assert one.draft == ""
    (both,) = home.run("introduction", "agreed", offer.id, "Ana Berg").introductions
    assert both.state == "agreed"
    assert "Ana" in both.draft
    assert ledger(home) == []
    home.run("introduction", "introduced", offer.id)
    assert ledger(home) == [("gave", "introduction", "Ana Berg")]
    assert [tie.person.name for tie in home.person("Ben Berg").ties] == ["Ana Berg"]


def test_who_was_asked_is_asked_less(home: Home) -> None:
    (offered,) = home.run("introduction", "offer", "Ana Berg", "Cleo Berg").introductions
    home.run("introduction", "introduced", offered.id)
    before = home.run("intro", "Cleo Berg").paths[1]
    home.run("introduction", "ask", "Ana Berg", "Ben Berg")
    after = home.run("intro", "Cleo Berg").paths[1]
    assert after.people == before.people
    assert after.probability == pytest.approx(before.probability / 2)


def by_ana(home: Home) -> Way:
    """Return the way to Cleo by way of Ana."""
    paths = home.run("intro", "Cleo Berg").paths
    found: Way = next(path for path in paths if path.people[1].name == "Ana Berg")
    return found


def test_asks_of_all_kinds_add_up_for_ninety_days(home: Home) -> None:
    (offered,) = home.run("introduction", "offer", "Ana Berg", "Cleo Berg").introductions
    home.run("introduction", "introduced", offered.id)
    fresh = by_ana(home)
    home.run("log", "Ana Berg", asked="advice")
    begun = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    (asked,) = (each for each in begun if each.kind == "request")
    home.run("introduction", "declined", asked.id)
    twice = by_ana(home)
    assert (twice.people, twice.asks) == (fresh.people, 2)
    assert twice.probability == pytest.approx(fresh.probability / 4)
    wrong = next(e for e in home.run("ledger").entries if e.type == "advice")
    home.run("ledger", "dismiss", wrong.id)
    assert by_ana(home).asks == 1
    assert by_ana(Home(home.folder, "2026-06-17")).asks == 1
    assert by_ana(Home(home.folder, "2026-06-18")).asks == 0


def test_steps_are_taken_back_as_if_they_had_never_been(home: Home) -> None:
    before = digest(home)
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    between = digest(home)
    home.run("introduction", "introduced", asked.id)
    home.run("undo")
    assert digest(home) == between
    assert home.run("introduction").introductions == (asked,)
    home.run("undo")
    assert digest(home) == before
    assert home.run("introduction").introductions == ()


@pytest.mark.parametrize("kind", ["ask", "offer"])
def test_the_first_step_takes_the_later_ones_with_it(home: Home, kind: str) -> None:
    before, entries = digest(home), home.run("ledger")
    (begun,) = home.run("introduction", kind, "Ana Berg", "Ben Berg").introductions
    for step in ("agreed", "introduced", "thanked"):
        home.run("introduction", step, begun.id)
    home.run("log", "Cleo Berg", gave="advice")
    undone = home.run("undo", step=begun.id)
    assert len(undone.undone) == 4
    home.run("undo")
    assert (digest(home), home.run("ledger")) == (before, entries)
    assert home.run("introduction", all_=True).introductions == ()


def test_a_step_between_takes_only_what_rests_on_it(home: Home) -> None:
    (begun,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    (agreed,) = home.run("introduction", "agreed", begun.id).introductions
    steps = home.run("introduction", "introduced", begun.id) and home.run("history").steps
    home.run("undo", step=steps[1].id)
    (still,) = home.run("introduction").introductions
    assert (still.state, still.agreed) == ("introduced", ())
    home.run("undo", 1)
    assert [step.what for step in home.run("history").steps] == ["introduce", "init"]
    home.run("introduction", "introduced", begun.id)
    home.run("introduction", "thanked", begun.id)
    introduced = home.run("history").steps[1]
    assert len(home.run("undo", step=introduced.id).undone) == 2
    assert ledger(home) == [("asked", "introduction", "Ana Berg")]
    assert agreed.id == home.run("introduction").introductions[0].id


def test_of_two_alike_on_one_day_the_later_goes_first(home: Home) -> None:
    (first,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    home.run("introduction", "declined", first.id)
    (second,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    home.run("introduction", "agreed", second.id)
    before = home.run("introduction", all_=True)
    with pytest.raises(DecisionError, match=f"undo --step {second.id}"):
        home.run("undo", step=first.id)
    assert home.run("introduction", all_=True) == before
    assert len(home.run("undo", step=second.id).undone) == 2
    home.run("undo", step=first.id)
    assert [step.what for step in home.run("history").steps] == ["init"]


def test_today_keeps_open_what_waits_for_a_step(home: Home) -> None:
    assert home.run("today").open == ()
    (begun,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    later = Home(home.folder, "2026-03-25")
    (end,) = later.run("today").open
    assert (end.what, end.person.name, [each.name for each in end.with_]) == (
        "introduction", "Ana Berg", ["Ben Berg"],
    )  # fmt: skip
    assert (end.at, end.precision, end.days) == ("2026-03-20T12:00:00+00:00", "day", 5)
    assert end.why == "You asked Ana Berg 5 days ago to introduce you to Ben Berg."
    assert end.do == begun.do
    (asked,) = home.run("ledger").entries
    assert end.evidence == asked.evidence
    later.run("introduction", "agreed", begun.id)
    later.run("introduction", "introduced", begun.id)
    (end,) = later.run("today").open
    assert len(end.evidence) == 3
    assert "thank" in end.do
    later.run("introduction", "thanked", begun.id)
    assert later.run("today").open == ()


def test_an_offer_is_open_with_whoever_has_not_agreed(home: Home) -> None:
    (offer,) = home.run("introduction", "offer", "Ana Berg", "Ben Berg").introductions
    home.run("introduction", "agreed", offer.id, "Ana Berg")
    (end,) = home.run("today").open
    assert (end.person.name, end.with_[0].name) == ("Ben Berg", "Ana Berg")
    assert "Ben Berg" in end.do
    assert home.run("undo").undone
    home.run("snooze", "Ana Berg", days=3)
    assert home.run("today").open == ()
    home.run("undo")
    home.run("mark", "Ben Berg", "never")
    assert home.run("today").open == ()
    home.run("undo")
    assert Home(home.folder, "2026-05-19").run("today").open
    assert Home(home.folder, "2026-05-20").run("today").open == ()


def test_the_history_of_either_shows_it(home: Home) -> None:
    home.run("introduction", "ask", "Ana Berg", "Ben Berg")
    assert home.run("history", "Ben Berg").steps == home.run("history", "Ana Berg").steps != ()


def test_a_past_day_shows_how_far_it_had_come(home: Home) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    later = Home(home.folder, "2026-04-01")
    later.run("introduction", "declined", asked.id)
    assert later.run("introduction").open == 0
    assert home.run("introduction").introductions == (asked,)
    earlier = Home(home.folder, "2026-03-10")
    assert earlier.run("introduction").introductions == ()


@pytest.mark.parametrize(
    "begun",
    [("ask", ANA, BEN), ("ask", BEN, ANA), ("offer", ANA, BEN), ("offer", BEN, ANA)],
)  # fmt: skip
def test_with_somebody_erased_their_introductions_go_and_the_others_stay(
    home: Home, tmp_path: Path, begun: tuple[str, ...]
) -> None:
    kind, *two = (word.partition(" <")[2].rstrip(">") or word for word in begun)
    (other,) = home.run("introduction", "ask", "Ana Berg", "Cleo Berg").introductions
    home.run("introduction", "agreed", other.id)
    both = home.run("introduction", kind, *two).introductions
    (started,) = (each for each in both if each.id != other.id)
    home.run("introduction", "agreed", started.id)
    home.run("introduction", "introduced", started.id)
    home.run("undo")
    with open_workspace(home.folder) as network:
        anchor = identifier_id(network.people.anchor(home.person("ben@oak.example").id))
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, "ben@oak.example", yes=True)
    assert [each.id for each in home.run("introduction", all_=True).introductions] == [other.id]
    (end,) = home.run("today").open
    assert (end.person.name, [each.name for each in end.with_]) == ("Ana Berg", ["Cleo Berg"])
    assert ledger(home) == [("asked", "introduction", "Ana Berg")]
    home.run("export", tmp_path / "all.json")
    files = [path for path in (*home.folder.rglob("*"), tmp_path / "all.json") if path.is_file()]
    for needle in (b"ben berg", b"ben@oak", anchor.encode(), started.id.encode()):
        assert [path for path in files if needle in path.read_bytes().lower()] == [], needle
    home.run("introduction", "introduced", other.id)
    home.run("undo", step=other.id)
    assert ledger(home) == []


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "Ana Berg"), ("ask", "Ana Berg", "Ana Berg"), ("dance",), ("agreed",),
        ("introduced", "x", "y"),
    ],
)  # fmt: skip
def test_a_call_that_says_too_little_is_refused(home: Home, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        home.run("introduction", *words)
    assert home.run("history").steps[0].what == "init"


def test_what_does_not_follow_is_refused(home: Home) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    for words in (
        ("thanked", asked.id), ("agreed", "a" * 13), ("agreed", asked.id, "Cleo Berg"),
        ("ask", "ana@oak.example", "Ben Berg"), ("ask", "Cleo Berg", "noreply@desk.example"),
        ("ask", "me", "Ben Berg"),
    ):  # fmt: skip
        with pytest.raises(DecisionError):
            home.run("introduction", *words)
    assert home.run("introduction").introductions == (asked,)


def test_it_goes_out_and_in_again(home: Home, tmp_path: Path) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    home.run("introduction", "agreed", asked.id)
    home.run("export", tmp_path / "all.json")
    other = Home(tmp_path / "other", "2026-03-20")
    other.take(tmp_path / "all.json")
    assert other.run("introduction") == home.run("introduction")
    assert ledger(other) == ledger(home)


def test_nobody_is_asked_about_or_reminded_of_the_deceased(home: Home) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    home.run("introduction", "offer", "Ben Berg", "Cleo Berg")
    home.run("mark", "Ana Berg", "deceased")
    found = home.run("introduction")
    assert ([each.kind for each in found.introductions], found.open) == (["offer"], 1)
    (kept,) = (each for each in home.run("introduction", all_=True).introductions
               if each.id == asked.id)  # fmt: skip
    assert (kept.do, kept.draft) == ("Nothing any more.", "")
    for words in (("ask", "Ana Berg", "Cleo Berg"), ("offer", "Cleo Berg", "Ana Berg")):
        with pytest.raises(DecisionError, match="marked deceased"):
            home.run("introduction", *words)
    home.run("mark", "Ana Berg", "network")
    assert home.run("introduction").open == 2


def test_two_who_turn_out_to_be_one_are_not_introduced_to_each_other(home: Home) -> None:
    (asked,) = home.run("introduction", "ask", "Ana Berg", "Ben Berg").introductions
    home.run("merge", "ana@oak.example", "ben@oak.example")
    assert home.run("introduction", all_=True).introductions == ()
    assert home.run("today").open == ()
    with pytest.raises(DecisionError, match="no introduction has this id"):
        home.run("introduction", "agreed", asked.id)
    home.run("undo")
    assert [each.id for each in home.run("introduction").introductions] == [asked.id]
