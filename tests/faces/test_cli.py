"""The command line: what it takes, what it refuses and how, and what reaches the terminal."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.faces.stage import OPERATIONS, RAW, Stage, marked, run

from mutuals.faces.cli import Standing
from mutuals.faces.refusal import refuse

ROOT = Path(__file__).parents[2]


def answer(capfd, *words, status=0, stage=None):
    assert run(*words, stage=stage) == status
    return capfd.readouterr()


def document(capfd, *words):
    out = answer(capfd, "--json", *words).out
    assert out.endswith("\n")
    assert out.count("\n") == 1
    return json.loads(out)


# --- what is taken ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["--home", "H", "--as-of", "2026-02-28", "--json", "day"],
        ["day", "--home", "H", "--as-of", "2026-02-28", "--json"],
        ["--json", "day", "--as-of=2026-02-28", "--home=H"],
    ],
)
def test_shared_options_stand_before_or_after_the_command(capfd, words):
    stage = Stage()
    told = json.loads(answer(capfd, *words, stage=stage).out)
    assert stage.opened == [("H", "", date(2026, 2, 28))]
    assert told["says"] == "H"
    assert told["times"] == 20512


def test_words_and_options_reach_the_operation(capfd):
    words = ["greet", "Ana", "--times", "3", "--loud", "--tone=cool", "--on", "2026-11-02"]
    told = document(capfd, *words, "--tag", "a", "--tag", "b")
    assert told == {
        "says": "cool ANA",
        "times": 3,
        "on": "2026-11-02",
        "with": ["a", "b"],
        "from": None,
    }
    assert list(told) == ["says", "times", "on", "with", "from"]


def test_defaults_hold_where_nothing_is_given(capfd):
    assert document(capfd, "greet", "Ana")["says"] == "warm Ana"


def test_an_option_of_many_takes_what_no_argument_can(capfd):
    told = document(capfd, "greet", "Ana", "--tag", "a", "b", "--loud", "--tag=c")
    assert told["with"] == ["a", "b", "c"]


def test_words_behind_another_option_are_too_many(capfd):
    words = ["greet", "Ana", "--tag", "a", "--times", "3", "b"]
    assert "one word too many: b" in answer(capfd, *words, status=2).err


def test_several_words_become_several_arguments(capfd):
    told = document(capfd, "gather", "Ana", "Bo", "--note", "lunch", "Cleo")
    assert (told["with"], told["says"]) == (["Ana", "Bo", "Cleo"], "lunch")


def test_a_grammar_of_words_may_be_empty(capfd):
    assert document(capfd, "chat")["times"] == 0


def test_what_follows_two_dashes_is_no_option(capfd):
    assert document(capfd, "gather", "--", "--loud", "-x")["with"] == ["--loud", "-x"]


def test_negative_numbers_are_values(capfd):
    assert document(capfd, "wait", "-5", "--days", "-3")["times"] == -3


def test_a_home_of_its_own_lies_inside_the_default_one(capfd):
    assert document(capfd, "elsewhere")["says"] == "demo"
    assert document(capfd, "elsewhere", "--home", "H")["says"] == "H"


# --- what starts another face ----------------------------------------------------------------


def test_a_face_is_shown_and_then_runs_to_its_own_status(capfd):
    shown = answer(capfd, "start", status=3)
    assert shown.out == "where: here\nis silent: no\nrunning\n"
    assert shown.err == "mutuals: Ctrl-C ends it\n"


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_silent_face_has_standard_output_to_itself(capfd, more):
    shown = answer(capfd, "start", "--silent", *more, status=3)
    assert shown.out == "running\n"
    assert shown.err == "mutuals: Ctrl-C ends it\n"


def test_a_starter_is_loaded_from_its_module(monkeypatch):
    monkeypatch.setattr("mutuals.faces.cli.FACES", {"start": "tests.faces.stage"})
    assert Standing().load("start").function.__name__ == "start"
    with pytest.raises(KeyError):
        Standing().load("no-such-face")


def test_no_other_command_is_proposed_for_a_word_that_is_none(capfd):
    assert "did you mean" not in answer(capfd, "great-aunt", "Ana", status=2).err


# --- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["gret", "Ana"], "did you mean greet?"),
        (["greet"], "NAME is missing"),
        (["greet", "Ana", "Bo"], "quotes"),
        (["greet", "Ana", "--tims", "3"], "did you mean --times"),
        (["greet", "Ana", "--times"], "--times needs a value"),
        (["greet", "Ana", "--times", "--loud"], "--times needs a value"),
        (["greet", "Ana", "--times", "many"], "--times takes a whole number: many"),
        (["greet", "Ana", "--tone", "hot"], "choose from warm, cool"),
        (["greet", "Ana", "--on", "2026-02-30"], "YYYY-MM-DD"),
        (["greet", "Ana", "--on", "20260220"], "YYYY-MM-DD"),
        (["greet", "Ana", "--loud=yes"], "--loud takes no value"),
        (["greet", "Ana", "-x"], "no such option: -x"),
        (["gather"], "WHO is missing"),
        (["wait", "Ana"], "--days is missing"),
        (["day", "--as-of", "yesterday"], "YYYY-MM-DD"),
        (["--frob", "day"], "no such option"),
        (["greet", "Ana", "--to", "page.html"], "no such option"),
        (["misuse"], "the words do not fit"),
    ],
)
def test_wrong_usage_exits_2_with_a_hint(capfd, words, hint):
    shown = answer(capfd, *words, status=2)
    assert shown.out == ""
    assert hint in shown.err
    assert "usage: mutuals" in shown.err
    assert "--help" in shown.err


def test_wrong_usage_shows_the_example_of_the_command(capfd):
    assert 'try:   mutuals greet "Ana Lopes" --times 2' in answer(capfd, "greet", status=2).err


@pytest.mark.parametrize(
    ("command", "status"), [("refuse", 1), ("fault", 1), ("stop", 130), ("halt", 130)]
)
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_refusals_are_one_line_and_no_traceback(capfd, command, status, more):
    shown = answer(capfd, command, *more, status=status)
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert shown.err.startswith("mutuals: ")
    assert "Traceback" not in shown.err


def test_want_of_memory_is_told_as_such(capsys):
    assert refuse(MemoryError("too little"), None, debug=False) == 1
    assert "not enough memory" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [SyntaxError, SystemError])
def test_where_memory_is_there_a_compilers_complaint_is_a_fault_of_ours(kind, capsys):
    assert refuse(kind("invalid syntax"), None, debug=False) == 1
    shown = capsys.readouterr().err
    assert f"fault in mutuals ({kind.__name__})" in shown
    assert "memory" not in shown


_WITH_LITTLE = """
import resource, sys
from mutuals.faces.refusal import one_line
taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + (int(sys.argv[2]) << 20),) * 2)
print(one_line(getattr(__builtins__, sys.argv[1])("invalid syntax")))
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux")
@pytest.mark.parametrize("kind", ["SyntaxError", "SystemError"])
@pytest.mark.parametrize(("more", "is_short"), [(16, True), (256, False)])
def test_without_memory_even_the_compiler_complains(kind, more, is_short):
    asked = [sys.executable, "-c", _WITH_LITTLE, kind, str(more)]
    shown = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert ("not enough memory" in shown) == is_short
    assert ("fault in mutuals" in shown) != is_short


def test_a_fault_asks_for_debug_and_debug_shows_it(capfd):
    assert "fault in mutuals" in answer(capfd, "fault", status=1).err
    shown = answer(capfd, "fault", "--debug", status=1).err
    assert "Traceback" in shown
    assert not [sign for sign in RAW if sign in shown]


def test_a_record_that_failed_partly_is_still_printed(capfd):
    shown = answer(capfd, "partly", "--json", status=1)
    assert json.loads(shown.out) == {"done": 1}
    assert shown.err.startswith("mutuals: one input gave nothing")
    assert shown.err.count("\n") == 1


# --- what reaches the terminal ---------------------------------------------------------------


@pytest.mark.parametrize("words", [["evil"], ["evil", "--json"], ["refuse"], ["partly"]])
def test_hostile_text_reaches_no_terminal_raw(capfd, words):
    run(*words)
    shown = capfd.readouterr()
    assert not [sign for sign in RAW if sign in shown.out + shown.err]
    assert "Eve" in shown.out + shown.err


def test_hostile_arguments_are_shown_harmless(capfd):
    shown = answer(capfd, "greet", "Ana", "Bo\x1b[31m\u202e", status=2)
    assert not [sign for sign in RAW if sign in shown.err]


# --- help ------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["--json", "--help"]])
def test_the_overview_names_every_command(capfd, words):
    shown = answer(capfd, *words).out
    for function in OPERATIONS:
        operation = marked(function)
        assert f"  {operation.name} " in shown
        assert str(operation.function.__doc__).partition("\n")[0] in shown


def test_help_of_a_command_shows_all_it_takes(capfd):
    stage = Stage()
    shown = answer(capfd, "greet", "--help", stage=stage).out
    assert "usage: mutuals greet NAME [--times N] [--loud] [--tone warm|cool]" in shown
    for part in ("Whom to greet, by name.", "A second paragraph.", "--as-of", "[--tag TEXT]..."):
        assert part in shown
    assert not stage.opened


def test_version(capfd):
    assert answer(capfd, "--version").out.startswith("mutuals ")


# --- the streams -----------------------------------------------------------------------------


def test_a_reader_that_went_away_is_no_fault():
    code = "import sys; from tests.faces.stage import run; sys.exit(run('day'))"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=pipe, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line():
    code = "import sys; from tests.faces.stage import run; sys.exit(run('day'))"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"could not be written" in done.stderr


@pytest.mark.parametrize(("words", "status"), [(["--help"], 0), (["no-such-command"], 2)])
def test_the_process_ends_with_the_status_once_all_is_written(words, status):
    code = (
        "import atexit, sys; from mutuals.faces.cli import start;"
        f"atexit.register(print, 'called at the end'); sys.argv[1:] = {words}; start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == status
    assert done.stdout.endswith("called at the end\n")


def test_output_is_utf8_whatever_the_locale():
    code = "import sys; from tests.faces.stage import run; sys.exit(run('greet', 'Zoë', '--json'))"
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment, check=False, cwd=ROOT
    )
    assert json.loads(done.stdout.decode("utf-8"))["says"] == "warm Zoë"


def test_prose_comes_without_colour_where_nobody_looks(capfd):
    assert "\x1b" not in answer(capfd, "today").out
