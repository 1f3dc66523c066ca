"""The set-up, the sweep and the bar: asked on a terminal only, and each answer taken as meant."""

import sys
from io import StringIO
from types import SimpleNamespace

import pytest
from tests.faces.stage import EVIL, RAW, Stage, run
from tests.faces.test_render import ANA

from mutuals.errors import MutualsError
from mutuals.faces import command
from mutuals.faces.docstring import manual_of
from mutuals.faces.pairing import ask_pairs
from mutuals.faces.progress import Progress
from mutuals.faces.setup import ask
from mutuals.faces.sweep import sweep
from mutuals.faces.terminal import may_ask
from mutuals.model.duplicates import DuplicatePair, Duplicates
from mutuals.model.person_page import PeopleList
from mutuals.operations.starting import init


def answers(*said):
    left = list(said)
    return lambda _question: left.pop(0)


def test_the_setup_fills_the_parameters_of_init(capfd):
    said = answers("9", "4", "ana", "ana@mail.example, a@old.example", "Ana Lopes", "n")
    assert ask(said) == {
        "stage": "student",
        "me": ("ana@mail.example", "a@old.example"),
        "name": "Ana Lopes",
        "no_text": True,
    }
    assert "1 to 4" in capfd.readouterr().err


def test_the_setup_takes_enter_for_the_defaults(capfd):
    assert ask(answers("", "", "", "")) == {"stage": "seeker", "yes": True}


def test_the_setup_does_not_play_down_what_leave_to_read_means():
    asked: list[str] = []

    def enter(question):
        asked.append(question)
        return ""

    ask(enter)
    said = " ".join(asked[-1].split())
    assert "judged during an import and dropped" in said
    assert "yet" not in said
    assert "yet" not in manual_of(init).arguments["yes"]


class Acts:
    """Operations that note what they were called with."""

    def __init__(self):
        self.calls: list[tuple[str, str]] = []
        people = PeopleList((ANA, *(self.person(n) for n in range(2))), 3)
        self.functions = {
            "people": lambda _network, **_options: people,
            "key": lambda _network, who: self.calls.append((who, "key")),
            "mark": self.mark,
        }

    @staticmethod
    def person(number):
        return SimpleNamespace(id=f"id{number}", name=EVIL, organisations=(), emails=(), phones=())

    def mark(self, _network, who, mark):
        self.calls.append((who, mark))
        if mark == "deceased":
            raise MutualsError("it cannot be marked")

    def load(self, name):
        return SimpleNamespace(function=self.functions[name])


def test_the_sweep_writes_down_what_was_said(capfd):
    acts = Acts()
    sweep(None, acts, answers("1, 3", "2 2 99", "", "1"))  # type: ignore[arg-type]
    assert acts.calls == [
        (ANA.id, "key"), ("id1", "key"), ("id0", "private"), (ANA.id, "deceased")
    ]  # fmt: skip
    shown = capfd.readouterr().err
    assert "Ana Lopes, Acme" in shown
    assert "it cannot be marked" in shown
    assert not [sign for sign in RAW if sign in shown]


def test_each_question_is_answered_at_once_until_enough(capfd):
    asked: list[tuple[str, str, str]] = []
    program = SimpleNamespace(
        load=lambda name: SimpleNamespace(function=lambda _n, a, b: asked.append((name, a, b)))
    )
    pairs = [DuplicatePair(f"a{n}", f"b{n}", 0.7, (EVIL,), "Ana", "") for n in range(5)]
    ask_pairs(None, program, Duplicates(tuple(pairs), 5), answers("y", "No", "", "q"))  # type: ignore[arg-type]
    assert asked == [("merge", "a0", "b0"), ("apart", "a1", "b1")]
    assert not [sign for sign in RAW if sign in capfd.readouterr().err]


def test_an_answer_that_cannot_be_written_stops_no_question(capfd):
    def refuse(*_given):
        raise MutualsError("these two are one person already")

    program = SimpleNamespace(load=lambda _name: SimpleNamespace(function=refuse))
    pairs = (DuplicatePair("a", "b", 0.7, (), "Ana", ""),) * 2
    ask_pairs(None, program, Duplicates(pairs, 2), answers("y", "y"))  # type: ignore[arg-type]
    assert capfd.readouterr().err.count("one person already") == 2


@pytest.mark.parametrize(("stdin", "stderr"), [(True, False), (False, True), (False, False)])
def test_no_question_without_a_terminal(monkeypatch, stdin, stderr):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: stdin))
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: stderr))
    assert not may_ask()


@pytest.mark.parametrize(
    ("words", "asks", "answered"),
    [
        (["init"], True, "seeker"),
        (["init"], False, "none"),
        (["init", "--json"], True, "none"),
        (["init", "--yes"], True, "none"),
        (["init", "--stage", "owner"], True, "owner"),
        (["init", "--help"], True, "usage"),
        (["chat"], True, "says"),
    ],
)
def test_the_setup_asks_only_where_nothing_is_given(monkeypatch, capfd, words, asks, answered):
    monkeypatch.setattr(command, "may_ask", lambda: asks)
    monkeypatch.setattr(sys, "stdin", StringIO("1\n\n\n\n"))
    assert run(*words) == 0
    shown = capfd.readouterr()
    assert answered in shown.out
    assert ("Welcome" in shown.err) == (answered == "seeker")


@pytest.mark.parametrize(
    ("words", "counts", "asks", "sweeps"),
    [
        (["import"], [0, 5], True, True),
        (["import"], [3, 5], True, False),
        (["import"], [0, 0], True, False),
        (["import"], [0, 5], False, False),
        (["import", "--json"], [0, 5], True, False),
        (["chat"], [0, 5], True, False),
    ],
)
def test_only_the_first_import_on_a_terminal_is_swept(monkeypatch, words, counts, asks, sweeps):
    stage, swept = Stage(), []
    stage.counts = counts
    monkeypatch.setattr(command, "may_ask", lambda: asks)
    monkeypatch.setattr("mutuals.faces.sweep.sweep", lambda *given: swept.append(given))
    assert run(*words, stage=stage) == 0
    assert bool(swept) == sweeps


def test_nobody_watching_loads_no_bar(monkeypatch):
    monkeypatch.delitem(sys.modules, "mutuals.faces.bar", raising=False)
    watcher = Progress()
    watcher.started("a.mbox", 7)
    watcher.advanced(3)
    watcher.close()
    assert "mutuals.faces.bar" not in sys.modules
