"""Warm paths out of mails, meetings and positions: who stands on them, and who never does."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import calendar, card, cards, mail, mbox, meeting

from mutuals.errors import SeveralFoundError, UsageError
from mutuals.practice import introductions
from mutuals.practice.introductions import colleagues_know
from mutuals.practice.matching import STRANGERS
from mutuals.workspace import open_workspace

MINE = "mia@home.example"
ME = f"Mia Home <{MINE}>"
ANA, BEN, CLEO, DOV, FAY = (
    f"{name} Berg <{name.lower()}@{firm}.example>"
    for name, firm in (
        ("Ana", "ash"), ("Ben", "elm"), ("Cleo", "fir"), ("Dov", "oak"),
        ("Fay", "ivy"),
    )
)  # fmt: skip
CROWD = ", ".join(f"Guest{n} Last{n} <g{n}@box.example>" for n in range(25))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """I know Ana and Ben; Ana knows Cleo, Cleo knows Dov; Fay wrote to me, and got a large mail."""
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=(MINE,), name="Mia Home", stage="seeker")
    made.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ME, ANA, "2026-03-01", subject="Die Frage von der Woche"),
            mail(ME, BEN, "2026-03-02"),
            mail(ANA, f"{ME}, {CLEO}", "2026-03-03", ref="both@mail.example"),
            mail(CLEO, f"{DOV}", "2026-03-04", ref="forwarded@mail.example"),
            mail(ANA, f"{ME}, {CROWD}, {FAY}", "2026-03-05"),
            mail(FAY, ME, "2026-03-06"),
        )
    )
    return made


def aged(known: int) -> float:
    return (known + 30) / (known + 120)


def names(paths) -> list[list[str]]:
    return [[person.name for person in path.people] for path in paths.paths]


def through_others(paths) -> list[list[str]]:
    """Leave out the path of two: whoever wrote to me can be answered."""
    return [path for path in names(paths) if len(path) > 2]


def test_somebody_i_never_wrote_to_is_reached_through_whom_i_did(home: Home) -> None:
    found = home.run("intro", "Cleo Berg")
    (path,) = found.paths
    assert names(found) == [["Mia Home", "Ana Berg", "Cleo Berg"]]
    assert [(step.from_.name, step.to.name) for step in path.steps] == [
        ("Mia Home", "Ana Berg"), ("Ana Berg", "Cleo Berg"),
    ]  # fmt: skip
    assert path.steps[1].p == pytest.approx(0.8 * aged(17))
    assert path.probability == pytest.approx(path.steps[0].p * path.steps[1].p)
    assert [proof.ref for proof in path.steps[1].evidence] == ["both@mail.example"]
    assert found.together == pytest.approx(path.probability)
    assert path.steps[1].strength == pytest.approx(0.8)
    assert "Ana Berg" in path.why[0]
    assert "Cleo Berg" in path.weakest or "Ana Berg" in path.weakest


def test_who_only_ever_wrote_to_me_may_be_asked(home: Home, tmp_path: Path) -> None:
    home.take(mbox(tmp_path / "b.mbox", mail(FAY, f"{ME}, {DOV}", "2026-03-10")))
    (direct,) = (p for p in home.run("intro", "Dov Berg").paths if p.people[1].name == "Fay Berg")
    assert [person.name for person in direct.people] == ["Mia Home", "Fay Berg", "Dov Berg"]
    assert direct.steps[0].strength is None
    assert 0 < direct.steps[0].p < 1
    assert direct.why[0] == (
        "Fay Berg last wrote to you 10 days ago; no message from you to them is known."
    )
    home.take(mbox(tmp_path / "c.mbox", mail("Ida <ida@x.example>", f"{ME}, {CLEO}", "2026-03-11")))
    assert names(home.run("intro", "Cleo Berg"))[1] == ["Mia Home", "Ida", "Cleo Berg"]
    home.run("mark", "Fay Berg", "never")
    assert "Fay Berg" not in {p[1] for p in names(home.run("intro", "Dov Berg"))}


def test_who_only_ever_wrote_to_me_can_simply_be_answered(home: Home, tmp_path: Path) -> None:
    """Fay wrote to me on one day: no other way to her is known, and none is needed."""
    for word in ("Fay Berg", "ivy.example"):
        (path,) = home.run("intro", word).paths
        assert [person.name for person in path.people] == ["Mia Home", "Fay Berg"]
        assert path.steps[0].strength is None
        assert path.probability == path.steps[0].p
        assert "no message from you to them is known" in path.why[0]


def test_who_is_linked_with_me_is_a_tie_even_if_only_they_wrote(home: Home, tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Fay,Berg,https://www.linkedin.com/in/fay-berg-1,fay@ivy.example,,,01 Mar 2025\n",
        encoding="utf-8",
    )
    home.take(tmp_path / "Connections.csv")
    (path,) = home.run("intro", "fay@ivy.example").paths
    assert [person.name for person in path.people] == ["Mia Home", "Fay Berg"]
    assert path.probability > aged(384) * 0.5  # by the link of last year, not by the mail of March


def test_nothing_is_guessed_about_who_never_had_a_word_from_me(home: Home, tmp_path: Path) -> None:
    home.take(
        mbox(tmp_path / "b.mbox", mail(FAY, ME, "2026-03-10")),
        cards(
            tmp_path / "c.vcf",
            card("Fay Berg", "EMAIL:fay@ivy.example", "ORG:Larch"),
            card("Gil Rosen", "EMAIL:gil@larch.example", "ORG:Larch"),
        ),
    )
    found = home.run("intro", "Gil Rosen")
    assert found.paths == ()
    assert "Fay Berg" in found.notes[0]


def test_a_path_goes_through_two_at_most(home: Home) -> None:
    found = home.run("intro", "Dov Berg")
    assert names(found) == [["Mia Home", "Ana Berg", "Cleo Berg", "Dov Berg"]]
    (path,) = found.paths
    first, second, third = (step.p for step in path.steps)
    assert (second, third) == pytest.approx((0.8 * aged(17), 0.8 * aged(16)))
    assert path.probability == pytest.approx(first * second * third * 0.35)


def test_who_wrote_to_the_target_stands_before_who_was_only_beside_it(
    home: Home, tmp_path: Path
) -> None:
    """Ben and I write every day; Ana wrote to Cleo herself, Ben got one mail together with her."""
    home.take(
        mbox(
            tmp_path / "b.mbox",
            *(mail(BEN, ME, f"2026-03-{day:02}") for day in range(5, 20)),
            mail("Ida <ida@x.example>", f"{ME}, {BEN}, {CLEO}", "2026-02-01"),
        )
    )
    found = home.run("intro", "Cleo Berg")
    assert [path[1] for path in names(found)] == ["Ida", "Ana Berg", "Ben Berg"]
    ida, ana, ben = (path.steps[1] for path in found.paths)
    assert (ida.p, ben.p) == pytest.approx((0.8 * aged(47), 0.2 * aged(47)))
    assert ana.p == pytest.approx(0.8 * aged(17))
    _, closeness, closest = (path.steps[0].strength for path in found.paths)
    assert closest > closeness
    assert found.paths[2].weakest.startswith("between Ben Berg and Cleo Berg: about 1 in 10 that")


@pytest.mark.parametrize(("guests", "p"), [(2, 0.8), (6, 0.0875)])
def test_a_small_meeting_is_dealing_with_each_other_and_a_large_one_is_not(
    home: Home, tmp_path: Path, guests: int, p: float
) -> None:
    """The organiser and I are in it, too."""
    there = ("mia@home.example", "ben@elm.example", "gil@fir.example")
    more = [f"g{n}@box.example" for n in range(guests - 2)]
    invited = tuple(f"mailto:{each}" for each in (*there, *more))
    entry = meeting("a", "20260218T100000Z", organiser=f"mailto:{MINE}", guests=invited)
    home.take(calendar(tmp_path / "m.ics", entry))
    paths = home.run("intro", "gil@fir.example").paths
    (by_ben,) = (path for path in paths if path.people[1].name == "Ben Berg")
    assert by_ben.steps[1].p == pytest.approx(p * aged(30))


def test_whom_i_write_to_is_a_path_of_two(home: Home) -> None:
    found = home.run("intro", "ben@elm.example")
    assert names(found) == [["Mia Home", "Ben Berg"]]


def test_a_mail_to_more_than_25_leads_nowhere(home: Home) -> None:
    assert names(home.run("intro", "Fay Berg")) == [["Mia Home", "Fay Berg"]]


def test_where_nothing_leads_it_says_so(home: Home, tmp_path: Path) -> None:
    home.take(cards(tmp_path / "c.vcf", card("Gil Rosen", "EMAIL:gil@larch.example")))
    found = home.run("intro", "Gil Rosen")
    assert (found.target.kind, found.paths) == ("person", ())
    assert found.notes[0].startswith("no path is known to Gil Rosen - no mail or meeting shows")


def test_the_draft_is_in_the_language_we_write_in_and_can_be_passed_on(home: Home) -> None:
    (path,) = home.run("intro", "Cleo Berg").paths
    assert path.draft.startswith("Hallo Ana,")
    assert "| Hallo Cleo," in path.draft
    assert "Mia Home" in path.draft
    (direct,) = home.run("intro", "Ben Berg").paths
    assert direct.draft.startswith("Hello Ben,")


def test_asking_somebody_often_asks_them_less(home: Home) -> None:
    (before,) = home.run("intro", "Cleo Berg").paths
    home.run("log", "Ana Berg", asked="advice")
    (after,) = home.run("intro", "Cleo Berg").paths
    assert after.probability == pytest.approx(before.probability / 2)
    assert (before.asks, after.asks) == (0, 1)
    later = Home(home.folder, "2026-07-01")
    assert later.run("intro", "Cleo Berg").paths[0].asks == 0


def test_an_organisation_is_reached_through_its_insiders(home: Home, tmp_path: Path) -> None:
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Cleo Berg", "EMAIL:cleo@fir.example", "ORG:Larch Holding Ltd"),
            card("Gil Rosen", "EMAIL:gil@old.example", "ORG:Birch"),
        )
    )
    found = home.run("intro", "LARCH")
    assert found.target.kind == "organisation"
    assert names(found) == [["Mia Home", "Ana Berg", "Cleo Berg"]]
    assert "Larch Holding Ltd" in found.paths[0].draft
    none = home.run("intro", "Birch Inc.")
    assert (none.target.name, none.paths) == ("Birch", ())
    assert "Gil Rosen" in none.notes[0]


def test_the_beginning_of_a_name_will_do_where_one_organisation_has_it(
    home: Home, tmp_path: Path
) -> None:
    book = [card("Ben Berg", "EMAIL:ben@elm.example", "ORG:Larch & Pine Search GmbH")]
    home.take(cards(tmp_path / "c.vcf", *book))
    for word in ("Larch & Pine", "larch", "Larch and Pine Search", "larch.example"):
        found = home.run("intro", word)
        assert (found.target.kind, found.target.name) == (
            "organisation", "Larch & Pine Search GmbH",
        )  # fmt: skip
        assert names(found) == [["Mia Home", "Ben Berg"]]
    assert home.run("intro", "Lar").target.kind is None
    home.take(cards(tmp_path / "d.vcf", card("Gil Rosen", "EMAIL:gil@x.example", "ORG:Larch Bank")))
    assert home.run("intro", "larch").target.kind is None
    assert home.run("intro", "Larch Bank").target.name == "Larch Bank"


def test_a_mail_domain_stands_for_the_organisation_it_names(home: Home) -> None:
    found = home.run("intro", "Elm")
    assert found.target.kind == "organisation"
    assert names(found) == [["Mia Home", "Ben Berg"]]
    assert names(home.run("intro", "elm.example")) == names(found)


def test_a_word_nobody_answers_to_has_no_paths_and_the_nearest_names(home: Home) -> None:
    found = home.run("intro", "Cleo Borg")
    assert (found.target, found.paths, found.together) == ((None, None, "Cleo Borg"), (), 0.0)
    assert "Cleo Berg" in found.notes[0]


def test_the_site_of_their_profiles_is_no_likeness(home: Home, tmp_path: Path) -> None:
    """Whoever looks for an employer called LinkedIn is told of nobody who only has a profile."""
    url = "URL:https://www.linkedin.com/in/gil"
    home.take(cards(tmp_path / "c.vcf", card("Gil", "EMAIL:gil@larch.example", url)))
    (said,) = home.run("intro", "LinkedIn").notes
    assert said.endswith("no name here is like it")


def test_colleagues_of_the_target_may_know_it(home: Home, tmp_path: Path) -> None:
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Ben Berg", "EMAIL:ben@elm.example", "ORG:Larch"),
            card("Gil Rosen", "EMAIL:gil@larch.example", "ORG:Larch"),
        )
    )
    (path,) = home.run("intro", "Gil Rosen").paths
    assert [person.name for person in path.people] == ["Mia Home", "Ben Berg", "Gil Rosen"]
    assert (path.steps[1].strength, path.steps[1].p) == pytest.approx((0.4, 0.1))
    assert path.steps[1].evidence
    assert "employer" in path.why[1]


@pytest.mark.parametrize(("crowd", "paths"), [(2, 1), (1, 0)])
def test_in_a_crowd_two_colleagues_are_no_likelier_than_strangers(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crowd: int, paths: int
) -> None:
    most = introductions.CROWD
    monkeypatch.setattr("mutuals.operations.introducing.CROWD", crowd)
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Ben Berg", "EMAIL:ben@elm.example", "ORG:Larch"),
            card("Gil Rosen", "EMAIL:gil@larch.example", "ORG:Larch"),
        )
    )
    assert len(home.run("intro", "Gil Rosen").paths) == paths
    assert colleagues_know(most) > STRANGERS >= colleagues_know(most + 1)


def test_the_first_step_shows_the_strength_of_the_tie(home: Home) -> None:
    (path,) = home.run("intro", "Cleo Berg").paths
    known = {each.id: each.strength for each in home.run("people").people}
    assert path.steps[0].strength == known[path.people[1].id] is not None


def test_a_provider_of_mail_makes_no_colleagues(home: Home, tmp_path: Path) -> None:
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Ben Berg", "EMAIL:ben@inn.example", "EMAIL:ben@elm.example", "ORG:Larch"),
            card("Kim Sand", "EMAIL:kim@inn.example", "ORG:Birch"),
            card("Gil Rosen", "EMAIL:gil@inn.example"),
        )
    )
    assert home.run("intro", "Gil Rosen").paths == ()


@pytest.mark.parametrize("mine", ["Mia Home", "Home"])
def test_who_bears_my_name_introduces_nobody(home: Home, tmp_path: Path, mine: str) -> None:
    home.take(
        mbox(
            tmp_path / "b.mbox",
            mail(ME, f"{mine} <mia@elder.example>", "2026-03-10"),
            mail(ANA, f"{mine} <mia@elder.example>, {ME}, {FAY}", "2026-03-11"),
        )
    )
    assert through_others(home.run("intro", "Fay Berg")) == [["Mia Home", "Ana Berg", "Fay Berg"]]


def test_who_bears_the_name_of_the_target_does_not_introduce_me_to_it(
    home: Home, tmp_path: Path
) -> None:
    other = "Cleo Berg <cleo@elder.example>"
    home.take(
        mbox(
            tmp_path / "b.mbox",
            mail(other, ME, "2026-03-08"),
            mail(other, f"{ME}, {ANA}, {CLEO}", "2026-03-10"),
            mail(other, f"{ME}, {DOV}", "2026-03-11"),
        )
    )
    assert names(home.run("intro", "cleo@fir.example")) == [["Mia Home", "Ana Berg", "Cleo Berg"]]
    assert ["Mia Home", "Cleo Berg", "Dov Berg"] in names(home.run("intro", "Dov Berg"))


def test_a_guess_is_no_link_behind_another(home: Home, tmp_path: Path) -> None:
    home.take(
        cards(
            tmp_path / "c.vcf",
            card("Cleo Berg", "EMAIL:cleo@fir.example", "ORG:Larch"),
            card("Gil Rosen", "EMAIL:gil@larch.example", "ORG:Larch"),
        )
    )
    assert home.run("intro", "Gil Rosen").paths == ()


def test_an_introduction_in_the_ledger_says_that_two_know_each_other(home: Home) -> None:
    home.run("log", "Ben Berg", "Fay Berg", gave="introduction")
    path, _ = home.run("intro", "Fay Berg").paths
    assert path.steps[1].p == pytest.approx(0.95)
    assert [(tie.person.name, tie.strength) for tie in home.person("Fay Berg").ties] == [
        ("Ben Berg", 0.95)
    ]
    entry = home.run("ledger").entries[0]
    home.run("ledger", "dismiss", entry.id)
    assert through_others(home.run("intro", "Fay Berg")) == []


@pytest.mark.parametrize("mark", ["private", "never", "deceased"])
def test_who_is_not_suggested_introduces_nobody(home: Home, mark: str) -> None:
    home.run("mark", "Ana Berg", mark)
    assert home.run("intro", "Cleo Berg").paths == ()
    home.run("mark", "Ana Berg", "network")
    home.run("mark", "Cleo Berg", mark)
    assert home.run("intro", "Dov Berg").paths == ()


def test_several_of_one_name_are_asked_about_and_nothing_is_refused(home: Home) -> None:
    home.take(
        mbox(home.folder.parent / "b.mbox", mail(ME, "Ana Berg <other@elder.example>", ref="x@y.z"))
    )
    with pytest.raises(SeveralFoundError):
        home.run("intro", "Ana Berg")
    with pytest.raises(UsageError):
        home.run("intro", " ")


def test_what_no_human_sent_ties_nobody(home: Home, tmp_path: Path) -> None:
    lists = "Precedence: bulk\nList-Unsubscribe: <mailto:out@news.example>\n"
    home.take(
        mbox(
            tmp_path / "b.mbox",
            mail("Tickets <noreply@desk.example>", f"{ME}, {BEN}, {FAY}", "2026-03-10"),
            mail("News <news@press.example>", f"{ME}, {BEN}, {FAY}", "2026-03-11", more=lists),
            mail(BEN, f"{ME}, info@shop.example", "2026-03-12"),
            mail(FAY, f"{ME}, info@shop.example", "2026-03-13"),
        )
    )
    assert home.person("Fay Berg").ties == ()
    assert through_others(home.run("intro", "Fay Berg")) == []
    for who in ("noreply@desk.example", "info@shop.example"):
        assert home.person(who).ties == ()
    with open_workspace(home.folder, home.as_of) as network:
        ids = [person.id for person in network.people.humans()]
        pairs = network.acquaintances.acquainted(ids, network.clock.today)
        known = {each.golden.name: each.id for each in network.people.some(ids)}
    assert not [p for p in pairs if {known["Ben Berg"], known["Fay Berg"]} == {p[0], p[1]}]


def test_i_am_nobody_to_be_introduced_to_and_neither_is_who_is_no_human(
    home: Home, tmp_path: Path
) -> None:
    home.take(mbox(tmp_path / "b.mbox", mail("Larch Info <info@larch.example>", ME, "2026-03-10")))
    for word, said in (
        ("me", "this is you: Mia Home"),
        ("Mia Home", "this is you: Mia Home"),
        (MINE, "this is you: Mia Home"),
        ("info@larch.example", "this is no human but a service: Larch Info"),
    ):
        found = home.run("intro", word)
        assert (found.target.kind, found.paths, found.notes) == (None, (), (said,))


@pytest.mark.parametrize(("mark", "paths"), [("deceased", 0), ("private", 1), ("never", 1)])
def test_no_path_leads_to_the_deceased(home: Home, mark: str, paths: int) -> None:
    """Whom I ask for by name may be private to me, or one I do not want to be reminded of."""
    home.run("mark", "Ana Berg", mark)
    found = home.run("intro", "Ana Berg")
    assert found.target.name == "Ana Berg"
    assert len(found.paths) == paths
    assert found.notes == (() if paths else ("Ana Berg is marked deceased",))


def positions(folder: Path, employer: str) -> Path:
    (folder / "Positions.csv").write_text(
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        f"{employer},Analyst,,Hamburg,Jan 2020,\n",
        encoding="utf-8",
    )
    return folder / "Positions.csv"


def test_nobody_is_asked_about_working_where_i_work(home: Home, tmp_path: Path) -> None:
    home.take(cards(tmp_path / "c.vcf", card("Ben Berg", "EMAIL:ben@elm.example", "ORG:Elm Ltd")))
    assert "about working at Elm Ltd" in home.run("intro", "Elm").paths[0].draft
    home.take(positions(tmp_path, "Elm"))
    assert "about working" not in home.run("intro", "Elm").paths[0].draft


def test_the_draft_is_in_the_language_of_the_advice_of_the_day(home: Home, tmp_path: Path) -> None:
    """Subjects tell nothing; the number is one of Germany."""
    home.take(
        mbox(tmp_path / "b.mbox", mail(ME, "Gil <gil@larch.example>", subject="Plans")),
        cards(tmp_path / "c.vcf", card("Gil", "EMAIL:gil@larch.example", "TEL:+493023125244")),
    )
    assert home.run("intro", "Gil").paths[0].draft.startswith("Hallo Gil,")


def test_my_own_notes_tell_no_language(tmp_path: Path) -> None:
    made = Home(tmp_path / "other", "2026-03-20")
    made.run("init", me=(MINE,), name="Mia Home")
    made.take(mbox(tmp_path / "o.mbox", mail(ME, "Gil <gil@larch.example>", subject="Plans")))
    made.run("log", "Gil", message=True, note="die Frage von der Woche")
    assert made.run("intro", "Gil").paths[0].draft.startswith("Hello Gil,")


def test_one_mail_together_is_told_as_one(home: Home) -> None:
    (path,) = home.run("intro", "Cleo Berg").paths
    assert path.why[1] == (
        "Ana Berg and Cleo Berg were together in a mail or meeting of five people at most that you"
        " saw; they probably know each other."
    )
