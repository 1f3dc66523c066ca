"""What is undone never happened: decisions in any order, taken back in any order."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import (
    ANA,
    BO,
    ME,
    calendar,
    card,
    cards,
    delivered,
    mail,
    mbox,
    meeting,
    sent_box,
)
from tests.operations.told import letter

from mutuals.errors import MutualsError
from mutuals.operations.allowed import may_read_text
from mutuals.operations.base import load
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
ASK = "Hello,\n\ncould you introduce me to Tom at the foundation?\n"
KNOWN = ["ana@trusted.example", "Bo Berg", "carl@else.example", "Ana Lopes"]
# A name is understood when it is said: one that both a log and a mail bring would mean another
# person once the log is undone, so the new names here are borne by nobody else.
NEW = ["Vera Fresh", "dora@new.example", "+49 170 1234567"]


def write_files(folder: Path) -> dict[str, Path]:
    """Write small files that meet what is logged and stated."""
    return {
        "background": mbox(
            folder / "Inbox.mbox",
            mail(ANA, ME, "2026-03-01", more=delivered()),
            mail(BO, ME, "2026-03-02", more=delivered()),
            mail("Carl Else <carl@else.example>", f"{ME}, {BO}", "2026-03-03", more=delivered()),
            mail(ANA, "second@home.example", "2026-03-04"),
        ),
        "sent": sent_box(
            folder,
            mail(f"Mia Home <{ME}>", ANA, "2026-03-10"),
            mail(f"Mia Home <{ME}>", "dora@new.example", "2026-03-11"),
            mail(f"Mia Home <{ME}>", f"{BO}, carl@else.example", "2026-03-18", hour=23),
            letter(f"Mia Home <{ME}>", BO, ASK, "2026-03-09", subject="The foundation"),
        ),
        "second": mbox(
            folder / "second.mbox",
            mail("second@home.example", BO, "2026-03-12"),
            mail(BO, "second@home.example", "2026-03-13", subject="Re: The foundation"),
            mail("Dora New <dora@new.example>", f"{ME}, second@home.example", "2026-03-13"),
        ),
        "calendar": calendar(
            folder / "calendar.ics",
            meeting("m1", "20260319T100000Z"),
            meeting(
                "m2",
                "20260318T233000Z",
                guests=(f"mailto:{ME}", "mailto:bo@trusted.example", "mailto:dora@new.example"),
            ),
        ),
        "cards": cards(
            folder / "cards.vcf",
            card("Ana Lopes", "EMAIL:ana@trusted.example", "TEL:+491701234567"),
            card("Dora New", "EMAIL:dora@new.example", "EMAIL:dora@old.example"),
        ),
    }


DECISIONS = st.one_of(
    st.tuples(
        st.just("init"),
        st.fixed_dictionaries(
            {"me": st.sampled_from([(ME,), ("second@home.example",), ("third@home.example",)])},
            optional={
                "name": st.just("Mia Home"),
                "stage": st.sampled_from(["owner", "student"]),
                "yes": st.just(True),
            },
        ),
        st.just(()),
    ),
    st.tuples(
        st.sampled_from(["key", "done", "skip"]),
        st.just({}),
        st.tuples(st.sampled_from(KNOWN)),
    ),
    st.tuples(
        st.just("mark"),
        st.just({}),
        st.tuples(st.sampled_from(KNOWN), st.sampled_from(["private", "network", "never"])),
    ),
    st.tuples(
        st.just("tag"),
        st.fixed_dictionaries({}, optional={"off": st.just(True)}),
        st.tuples(st.sampled_from(["Mentor", "mentor", "Friends"]), st.sampled_from(KNOWN)),
    ),
    st.tuples(
        st.just("snooze"),
        st.fixed_dictionaries({"days": st.integers(1, 9)}),
        st.tuples(st.sampled_from(KNOWN)),
    ),
    st.tuples(
        st.just("plan"),
        st.just({}),
        st.sampled_from(
            [
                ("set", "zone", "Asia/Tokyo"),
                ("set", "zone", "America/Los_Angeles"),
                ("set", "pace", "gentle"),
                ("set", "targets", "Harborlight"),
                ("set", "pause", "2026-03-02..2026-03-08"),
            ]
        ),
    ),
    st.tuples(
        st.just("log"),
        st.fixed_dictionaries(
            {},
            optional={
                "gave": st.just("advice"),
                "asked": st.just("help"),
                "note": st.just("later"),
            },
        ).flatmap(
            lambda more: st.sampled_from(
                [more | {kind: True} for kind in ("met", "call", "message")] + [more]
            )
        ),
        st.lists(st.sampled_from(KNOWN + NEW), min_size=1, max_size=2, unique=True).map(tuple),
    ),
    st.tuples(
        st.just("met"), st.just({}), st.sampled_from([("Bo Berg and Vera Fresh",), ("Bo Berg",)])
    ),
)


class Undoing(RuleBasedStateMachine):
    """A home beside the list of what happened in it and stands."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        self.files = write_files(self.folder / "files")
        self.home = Home(self.folder / "home", AS_OF)
        self.done: list[tuple] = []
        self.leaves: list[bool] = []
        self.read("background")

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.check_as_if()
            shutil.rmtree(self.folder)

    @rule(name=st.sampled_from(["sent", "second", "calendar", "cards"]))
    def read(self, name: str) -> None:
        with open_workspace(self.home.folder, self.home.as_of) as network:
            self.leaves.append(may_read_text(network))
        self.home.take(self.files[name])
        self.done.append(("import", {}, (self.files[name],), None))

    @rule(decision=DECISIONS)
    def decide(self, decision) -> None:
        name, options, words = decision
        before = len(self.home.run("history").steps)
        try:
            self.home.run(name, *words, **options)
        except MutualsError:
            return
        # Who is tagged already is tagged no second time: that is no step.
        if len(self.home.run("history").steps) > before:
            self.done.append((name, options, words, "decision"))

    @precondition(lambda self: self.home.run("ledger").entries)
    @rule(word=st.sampled_from(["confirm", "dismiss"]))
    def judge(self, word: str) -> None:
        entry = self.home.run("ledger").entries[0]
        self.home.run("ledger", word, entry.id)
        self.home.run("undo")

    @precondition(lambda self: self.standing())
    @rule(count=st.integers(1, 3))
    def undo_latest(self, count: int) -> None:
        self.home.run("undo", count)
        for at in self.standing()[::-1][:count]:
            self.done.pop(at)

    @precondition(lambda self: self.standing())
    @rule(data=st.data())
    def undo_one(self, data) -> None:
        standing = self.standing()
        place = data.draw(st.integers(0, len(standing) - 1))
        steps = self.home.run("history").steps[::-1]
        self.home.run("undo", step=steps[place].id)
        self.done.pop(standing[place])

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "home"):
            with open_workspace(self.home.folder, self.home.as_of) as network:
                check_invariants(network)

    def standing(self) -> list[int]:
        """Return where in `done` the decisions stand."""
        return [at for at, step in enumerate(self.done) if step[3]]

    def check_as_if(self) -> None:
        """Assert that the home equals one in which only what stands was ever done."""
        other, leaves = Home(self.folder / "other", AS_OF), iter(self.leaves)
        with open_workspace(other.folder, other.as_of) as network:
            for name, options, words, _ in self.done:
                if name == "import" and may_read_text(network) != next(leaves):
                    return  # what words showed under a leave is kept when it is taken back
                load(name).function(network, *words, **options)
                check_invariants(network)
        assert not differences(digest(self.home), digest(other))


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(
    max_examples=50,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class Deeply(Undoing):
    """The same, for longer."""


TestUndoingDeeply = pytest.mark.deep(Deeply.TestCase)
TestUndoingDeeply.settings = settings(
    TestUndoing.settings, max_examples=1000, stateful_step_count=40
)


@pytest.fixture
def home(tmp_path) -> Home:
    """Return a home with a little mail in it."""
    home = Home(tmp_path / "home", AS_OF)
    files = write_files(tmp_path / "files")
    home.take(files["background"], files["sent"])
    return home


def test_undoing_the_first_of_two_equal_decisions_leaves_the_other(home):
    for _ in range(2):
        home.run("log", "Ana Lopes", met=True)
    first = home.run("history").steps[-1]
    home.run("undo", step=first.id)
    assert home.figures("Ana Lopes")[2] == 1
    home.run("log", "Ana Lopes", met=True)
    ids = [step.id for step in home.run("history").steps]
    assert len(set(ids)) == len(ids) == 2
    assert home.figures("Ana Lopes")[2] == 2


def test_an_address_stated_twice_stays_mine_until_both_are_undone(home):
    home.run("init", me=("third@home.example",))
    home.run("init", me=("third@home.example", ME))
    home.run("undo")
    assert "third@home.example" in home.person("me").emails
    home.run("undo")
    assert home.person("me").emails == (ME,)


def test_a_stated_address_outlives_what_was_logged_with_it(home):
    home.run("log", "third@home.example", met=True)
    home.run("init", me=("third@home.example",))
    home.run("undo", step=home.run("history").steps[-1].id)
    assert "third@home.example" in home.person("me").emails


def test_a_decision_about_somebody_does_not_hang_on_a_name_that_was_logged(home):
    home.run("log", "Dora New", met=True)
    home.take(home.folder.parent / "files" / "cards.vcf")
    home.run("key", "Dora New")
    home.run("undo", step=home.run("history").steps[-1].id)
    assert home.person("dora@new.example").key


def test_nothing_to_undo_is_said(home):
    with pytest.raises(MutualsError, match="there is nothing to undo"):
        home.run("undo")
    with pytest.raises(MutualsError, match="see `mutuals history`"):
        home.run("undo", step="abcdefghijklm")


@pytest.mark.parametrize("count", [0, -3])
def test_undoing_none_is_no_question(home, count):
    home.run("key", "Ana Lopes")
    with pytest.raises(MutualsError, match="give a number above 0"):
        home.run("undo", count)
    assert home.person("Ana Lopes").key


# -- a logged contact and its import ---------------------------------------------------------

KINDS = {
    "meeting": ({"met": True}, "calendar", "2026-03-19"),
    "message": ({"message": True}, "sent", "2026-03-10"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_a_logged_contact_and_its_import_are_one_in_any_order(tmp_path, kind, shift):
    options, name, day = KINDS[kind]
    files = write_files(tmp_path / "files")
    logged = f"{day[:-2]}{int(day[-2:]) + shift:02}"
    logged = min(logged, AS_OF)
    digests = []
    for number, log_first in enumerate((True, False)):
        home = Home(tmp_path / f"home{number}", AS_OF)
        home.take(files["background"])
        home.run("init", me=(ME,))
        before = home.run("people").total
        steps = [
            lambda home=home: Home(home.folder, logged).run("log", "Ana Lopes", **options),
            lambda home=home: home.take(files[name]),
        ]
        for step in steps if log_first else steps[::-1]:
            step()
        page = home.person("Ana Lopes")
        assert page.interactions == 2
        assert sorted(each.source for each in page.timeline[0].evidence) == sorted(
            ["log", {"calendar": "icalendar", "sent": "mbox"}[name]]
        )
        assert before
        digests.append(digest(home))
        home.run("undo")
        plain = Home(tmp_path / f"plain{number}", AS_OF)
        plain.take(files["background"])
        plain.run("init", me=(ME,))
        plain.take(files[name])
        assert not differences(digest(home), digest(plain))
    assert not differences(*digests)


def test_two_people_logged_at_one_meeting_are_both_one_with_its_entry(tmp_path):
    files = write_files(tmp_path / "files")
    home = Home(tmp_path / "home", AS_OF)
    home.take(files["background"], files["sent"], files["calendar"])
    Home(home.folder, "2026-03-18").run("log", "Bo Berg", "dora@new.example", met=True)
    for who in ("Bo Berg", "dora@new.example"):
        assert home.figures(who)[2] == 1
        assert [each.source for each in home.person(who).timeline[0].evidence] == [
            "icalendar",
            "log",
        ]


def test_two_logged_meetings_do_not_share_one_entry(tmp_path):
    files = write_files(tmp_path / "files")
    home = Home(tmp_path / "home", AS_OF)
    home.take(files["background"], files["sent"], files["calendar"])
    for day in ("2026-03-18", "2026-03-19"):
        Home(home.folder, day).run("log", "Ana Lopes", met=True)
    assert home.figures("Ana Lopes")[2] == 2
