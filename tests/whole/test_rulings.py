"""What I rule of people holds, and undone it never was: merging, parting, splitting at random."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.operations.homes import Home, differences, digest
from tests.operations.identity_rows import check_identity, identity_rows, unlike
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

from mutuals.errors import MutualsError
from mutuals.model.decision import Decision, ids_ruled
from mutuals.operations.base import load
from mutuals.operations.merging import RULINGS
from mutuals.operations.settling import settle
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
MIA = f"Mia Home <{ME}>"
WORK = "Zora Quilmeyer <zora.quilmeyer@harborlight.example>"
HOME = "Zora Quilmeyer <zora@mail.example>"
POSER = "Bo Berg <b\u043e@trusted.example>"
PROFILE = "https://www.linkedin.com/in/zora-q"
FURTHER = ["more", "calendar", "cards", "old cards", "archive"]
LOGGED = ["ana@trusted.example", "zora@mail.example", "+491709999999", "Vera Fresh"]


def write_files(folder: Path) -> dict[str, Path]:
    """Write files in which some people appear more than once, surely, perhaps or by pretence."""
    linkedin = folder / "archive" / "Connections.csv"
    linkedin.parent.mkdir(parents=True)
    linkedin.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f"Zora,Quilmeyer,{PROFILE},,Harborlight,Pilot,05 Mar 2025\n"
        "Ana,Lopes,https://www.linkedin.com/in/ana-l,,Northwind,Lead,06 Mar 2025\n",
        encoding="utf-8",
    )
    return {
        "background": mbox(
            folder / "Inbox.mbox",
            mail(ANA, ME, "2026-03-01", more=delivered()),
            mail(BO, ME, "2026-03-02", more=delivered()),
            mail("Carl Else <carl@else.example>", f"{ME}, {BO}", "2026-03-03", more=delivered()),
            mail(HOME, ME, "2026-03-04", more=delivered()),
        ),
        "sent": sent_box(
            folder,
            mail(MIA, ANA, "2026-03-10"),
            mail(MIA, f"{BO}, {WORK}", "2026-03-11"),
            mail(MIA, HOME, "2026-03-12"),
        ),
        "more": mbox(
            folder / "more.mbox",
            mail("Ana Lopes <ana.lopes@mail.example>", ME, "2026-03-13", more=delivered()),
            mail(POSER, ME, "2026-03-14", more=delivered()),
            mail(WORK, f"{ME}, carl@else.example", "2026-03-15", more=delivered()),
        ),
        "calendar": calendar(
            folder / "calendar.ics",
            meeting("m1", "20260319T100000Z"),
            meeting("m2", "20260318T233000Z", guests=(f"mailto:{ME}", "mailto:zq@third.example")),
        ),
        "cards": cards(
            folder / "cards.vcf",
            card("Zora Quilmeyer", "EMAIL:zora@mail.example", "TEL:+491701234567"),
            card("Ana Lopes", "EMAIL:ana@trusted.example", "ORG:Northwind"),
        ),
        "old cards": cards(
            folder / "old.vcf",
            card("Zora Quilmeyer", "EMAIL:zq@third.example", "EMAIL:zora@mail.example"),
            card("Carl Else", "EMAIL:carl@else.example", "TEL:+491701234567"),
        ),
        "archive": linkedin,
    }


class Done(NamedTuple):
    """A step: what was said, and how a ruling was written down."""

    name: str
    words: tuple[Any, ...]
    options: dict[str, Any]
    written: Decision | None = None


MARKS = st.sampled_from(["private", "network", "never"])
LOGS = st.sampled_from([{"met": True}, {"gave": "advice"}, {"met": True, "asked": "help"}])


class Ruling(RuleBasedStateMachine):
    """A home beside the list of what happened in it and stands."""

    @initialize(first=st.sets(st.sampled_from(FURTHER), min_size=1))
    def begin(self, first: set[str]) -> None:
        self.folder = Path(mkdtemp())
        self.files = write_files(self.folder / "files")
        self.home = Home(self.folder / "home", AS_OF)
        self.done: list[Done] = []
        for name in ("background", "sent", *sorted(first)):
            self.read(name)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.check_as_if()
            self.check_without_decisions()
            shutil.rmtree(self.folder)

    @rule(name=st.sampled_from(FURTHER))
    def read(self, name: str) -> None:
        self.home.take(self.files[name])
        self.done.append(Done("import", (self.files[name],), {}))

    @rule(verb=st.sampled_from(["merge", "merge", "apart"]), data=st.data())
    def rule_on(self, verb: str, data) -> None:
        one, other = self.draw_two(data)
        self.say(verb, (one, other), {})

    @rule(data=st.data())
    def split(self, data) -> None:
        several = [words for words in self.known() if len(words) > 1]
        if not several:
            return
        whole = data.draw(st.sampled_from(several))
        keep = data.draw(
            st.lists(st.sampled_from(whole), min_size=1, max_size=len(whole) - 1, unique=True)
        )
        self.say("split", (whole[0],), {"keep": tuple(keep)})

    @rule(data=st.data(), mark=MARKS, days=st.integers(1, 9))
    def decide(self, data, mark: str, days: int) -> None:
        who = data.draw(st.sampled_from(self.known()))[0]
        name = data.draw(st.sampled_from(["key", "mark", "snooze", "tag"]))
        words = {"mark": (who, mark), "tag": (mark.title(), who)}.get(name, (who,))
        self.say(name, words, {"days": days} if name == "snooze" else {})

    @rule(who=st.sampled_from(LOGGED), options=LOGS)
    def log(self, who: str, options: dict[str, Any]) -> None:
        self.say("log", (who,), options)

    def known(self) -> list[list[str]]:
        """Return the words that name each person, those with several first."""
        people = self.home.run("people", all_kinds=True).people
        found = [
            [*person.emails, *person.phones, *(f"https://{each}" for each in person.profiles)]
            for person in [*people, self.home.person("me")]
        ]
        return sorted([words for words in found if words], key=lambda words: (-len(words), words))

    def draw_two(self, data) -> tuple[str, str]:
        """Draw a word for each of two people."""
        pair = data.draw(st.lists(st.sampled_from(self.known()), min_size=2, max_size=2))
        one, other = (data.draw(st.sampled_from(words)) for words in pair)
        return one, other

    def say(self, name: str, words: tuple[str, ...], options: dict[str, Any]) -> None:
        """Take a decision, unless it is refused."""
        with open_workspace(self.home.folder, self.home.as_of) as network:
            try:
                load(name).function(network, *words, **options)
            except MutualsError:
                return
            self.done.append(Done(name, words, options, network.decisions.standing()[-1]))

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
                check_identity(network)

    def standing(self) -> list[int]:
        """Return where in `done` the decisions stand."""
        return [at for at, step in enumerate(self.done) if step.written]

    def check_as_if(self) -> None:
        """Assert that the home equals one in which only what stands was ever done."""
        other = Home(self.folder / "other", AS_OF)
        with open_workspace(other.folder, other.as_of) as network:
            for step in self.done:
                repeat(network, step)
            check_identity(network)
        assert not differences(digest(self.home), digest(other))

    def check_without_decisions(self) -> None:
        """Assert that after undoing everything the home is one in which nothing was decided."""
        if self.standing():
            self.home.run("undo", len(self.standing()))
        plain = Home(self.folder / "plain", AS_OF)
        for step in self.done:
            if not step.written:
                plain.run(step.name, *step.words)
        assert not differences(digest(self.home), digest(plain))


def repeat(network, step: Done) -> None:
    """Do a step again, a ruling or a mark as it was written down.

    What a word meant may hang on a step that was taken back since.
    """
    if step.written is None or step.name == "log":
        load(step.name).function(network, *step.words, **step.options)
        return
    with network.writing.transaction():
        known = step.written
        written = network.decisions.add(
            known.verb, known.day, known.target, known.values, known.says
        )
        if known.verb in RULINGS:
            network.writing.compare_anew(ids_ruled(written.values))
        if known.verb == "tag":
            network.writing.touch_known([known.target])
        settle(network)


TestRuling = Ruling.TestCase
TestRuling.settings = settings(
    max_examples=20,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class Deeply(Ruling):
    """The same, for longer."""


TestRulingDeeply = pytest.mark.deep(Deeply.TestCase)
TestRulingDeeply.settings = settings(TestRuling.settings, max_examples=250, stateful_step_count=40)


def test_everybody_is_compared_anew_after_the_rules_changed(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(*write_files(tmp_path / "files").values())
    with open_workspace(home.folder, home.as_of) as network:
        expected = identity_rows(network)
        assert expected["likeness"]
        network._connection.execute("UPDATE likeness SET weight = weight + 1, verdict = 'ask'")
        network.settings.set("rules", "those of before")
    with open_workspace(home.folder, home.as_of) as network:
        assert not unlike(identity_rows(network), expected)


def test_nobody_waits_after_the_only_trace_of_somebody_is_taken_back(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.run("log", "+491709999999", met=True)
    home.run("undo")
    with open_workspace(home.folder, home.as_of) as network:
        check_identity(network)
