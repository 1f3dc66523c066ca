"""Nudges on whole homes: each has a reason, evidence, something to give, a way and a draft."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.operations.connections import row, table
from tests.operations.homes import Home
from tests.operations.letters import calendar, mail, mbox, meeting
from tests.operations.small_sample import write_small

from mutuals.model.nudge import Nudge
from mutuals.operations.base import load
from mutuals.operations.nudging import Desk
from mutuals.operations.strategy import plan_now
from mutuals.practice.calibration import fitted, shift
from mutuals.workspace import open_workspace

DAYS = ("2026-11-20", "2026-10-14", "2026-09-02", "2026-07-15", "2026-05-06", "2026-03-11")
ME = "Mia Home <me@home.example>"
ANA = "Ana Lopes <ana@trusted.example>"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("advice")
    made = Home(folder / "home")
    made.run("init", me=("me@home.example",), name="Mia Home")
    made.take(*write_small(folder / "files", mails=900))
    return made


def named(home: Home) -> Iterator[tuple[Home, Nudge]]:
    for day in DAYS:
        past = Home(home.folder, day)
        for nudge in past.run("today").engage:
            yield past, nudge


def test_two_pieces_of_evidence_stand_where_two_exist(sample: Home) -> None:
    seen = 0
    for past, nudge in named(sample):
        assert nudge.person is not None
        page = past.person(nudge.person.id)
        there = {each for entry in page.timeline for each in entry.evidence}
        there |= {each for field in page.fields for each in field.evidence}
        assert len(set(nudge.evidence)) >= min(2, len(there)), nudge.person.name
        assert len(set(nudge.evidence)) == len(nudge.evidence)
        seen += 1
    assert seen > 30


def test_everybody_gets_a_reason_something_a_way_and_words(sample: Home) -> None:
    for past, nudge in named(sample):
        assert nudge.why.endswith(".")
        assert nudge.give
        assert nudge.draft.count("[") == nudge.draft.count("]") >= 1
        contacts = past.person(nudge.person.id).timeline if nudge.person else ()
        if any(each.channel in ("mail", "chat", "call") for each in contacts):
            assert nudge.channel in ("mail", "chat", "call")
        assert bool(nudge.ask) <= (nudge.give in ("help", "event", "recommendation"))


def test_what_is_given_without_being_due_is_shown_twice_a_day_at_most(sample: Home) -> None:
    seen = set()
    for day in DAYS:
        said = [each.why for each in Home(sample.folder, day).run("today").engage]
        for kind in ("you could recommend", "may like to come along"):
            times = sum(kind in why for why in said)
            assert times <= 2
            seen.add((kind, times > 0))
    assert ("may like to come along", True) in seen


def test_next_says_what_today_says_first(sample: Home) -> None:
    for day in DAYS:
        past = Home(sample.folder, day)
        engage = past.run("today").engage
        assert past.run("next") == engage[0]


def drafted(home: Home) -> str:
    draft = home.run("next").draft
    assert isinstance(draft, str)
    return draft


@pytest.mark.parametrize("text", [True, False])
def test_the_draft_is_in_the_language_of_the_last_letters(tmp_path, text):
    home = Home(tmp_path / "home", "2026-03-28")
    home.run("init", me=("me@home.example",), name="Mia Home", no_text=not text, yes=text)
    old = mail(ANA, ME, "2026-01-10", subject="Thanks for the help")
    home.take(mbox(tmp_path / "a.mbox", old, mail(ME, ANA, "2026-01-12", subject="Re: Thanks")))
    later = mail(ANA, ME, "2026-03-20", subject="Frage zur Rechnung")
    assert drafted(Home(tmp_path / "home", "2026-01-25")).startswith("Hello Ana,")
    home.take(mbox(tmp_path / "b.mbox", later))
    assert drafted(home).startswith("Hallo Ana!\n\nDanke für die Nachricht vom 20. März 2026.")


def test_what_was_read_of_a_letter_tells_its_language_while_that_is_allowed(tmp_path):
    home = Home(tmp_path / "home", "2026-03-28")
    home.run("init", me=("me@home.example",), name="Mia Home", yes=True)
    sent = mail(ME, ANA, "2026-03-18", subject="Nimbolt")
    letter = mail(ANA, ME, "2026-03-20", subject="Nimbolt").replace(
        "Words.", "Vielen Dank für deine Hilfe bei der Bewerbung!"
    )
    home.take(mbox(tmp_path / "a.mbox", sent, letter))
    assert home.rows("SELECT DISTINCT language FROM sign") == [("de",)]
    assert drafted(home).startswith("Hallo Ana!")
    home.run("init", no_text=True)
    assert drafted(home).startswith("Hello Ana,")


def test_whom_i_only_met_is_written_to_at_the_address_of_the_invitation(tmp_path):
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("me@home.example",), name="Mia Home")
    home.take(calendar(tmp_path / "c.ics", meeting("m", "20260305T100000Z")))
    (nudge,) = home.run("today").engage
    assert (nudge.person.name, nudge.channel) == ("Ana Lopes", "mail")
    assert home.run("next") == nudge


def test_what_dates_from_a_job_of_mine_shows_where_that_job_stands(tmp_path):
    home = Home(tmp_path / "home", "2026-03-28")
    home.run("init", me=("me@home.example",), name="Mia Home", stage="seeker")
    (tmp_path / "Positions.csv").write_text(
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Larch Ltd,Analyst,,Hamburg,Jan 2020,\n",
        encoding="utf-8",
    )
    rows = table(tmp_path / "Connections.csv", row("Cleo Berg", "Elm", "Clerk", "2022-05-04"))
    home.take(rows, tmp_path / "Positions.csv")
    nudge = home.run("next")
    assert "dates from your time at Larch Ltd" in nudge.why
    assert [proof.source for proof in nudge.evidence] == [
        "linkedin-connections", "linkedin-positions",
    ]  # fmt: skip


def test_the_odds_are_said_by_my_own_past(sample: Home) -> None:
    told = "Of ties like this about {} in 10 are not heard from in the next three months."
    with open_workspace(sample.folder, Home(sample.folder, DAYS[0]).as_of) as network:
        by = shift(network.odds.gone_said(network.clock.today, set()))
        said = 0
        for nudge in load("today").function(network).engage:
            tie = network.measures.ties(network.clock.today, [nudge.person.id])
            tenths = round(10 * (fitted(tie[0].p_gone, by) or 0)) if tie else 0
            if "in 10" in nudge.why:
                assert told.format(tenths) in nudge.why
                said += 1
    assert said
    assert abs(by) > 0.1


@pytest.mark.parametrize("day", DAYS[:3])
def test_the_search_names_all_who_were_quiet_for_two_weeks(sample: Home, day: str) -> None:
    with open_workspace(sample.folder, Home(sample.folder, DAYS[0]).as_of) as network:
        on = date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()
        desk = Desk(network, plan_now(network), network.clock.today)
        ties = network.measures.ties(on, cadence=False)
        desk.at_targets = {tie.person.id: "Acme" for tie in ties}
        mine = [tie for tie in ties if tie.first_out is not None]
        quiet = [tie for tie in mine if tie.silence >= 14]
        found = {candidate.tie for candidate in desk.search(on)}
        assert found == set(quiet)
    assert 0 < len(quiet) < len(mine)
