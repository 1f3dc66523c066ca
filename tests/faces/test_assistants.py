"""Assistants: what they are offered, what they are shown, what they can never do."""

import json
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.faces.conversation import ROOT, Said, asked, converse, listed
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import card, cards, delivered, mail, mbox, sent_box
from tests.operations.small_sample import TODAY, write_small

from mutuals.errors import DecisionError, StoreError, UsageError
from mutuals.faces.cli import main
from mutuals.faces.mcp.answering import Session
from mutuals.faces.mcp.given import understood_call
from mutuals.faces.mcp.offer import LONGEST_TEXT, tools
from mutuals.faces.mcp.shown import data_of, harmless, people_in
from mutuals.faces.safety import hostile_signs
from mutuals.model.assistant import Call
from mutuals.operations import CATALOGUE
from mutuals.operations.base import load
from mutuals.store.calls import CALLS, OLDER, ROOM, Calls
from mutuals.store.version import STORE
from mutuals.workspace import open_desk, open_workspace

ME = "Mia Home <mia@home.example>"
FRIENDS = [f"Person {n:02} <p{n:02}@friends.example>" for n in range(12)]
AS_OF = "2026-03-20"
DAY = TODAY.isoformat()

READING = {
    "people", "person", "today", "next", "verdict", "returns", "lessons", "duplicates", "history",
    "intro", "matches",
    "health", "outcomes",
}  # fmt: skip
GUIDE = ROOT / "docs" / "guide" / "assistants.md"
PROPOSING = {"key", "mark", "done", "snooze", "skip", "log", "merge", "apart", "split"}
NEVER = {
    "init", "look", "import", "sources", "settings", "circles", "tag", "plan", "met", "ledger",
    "undo", "assistant", "proposals", "export", "backup", "restore", "doctor", "erase", "score",
    "demo", "introduction",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory) -> Path:
    """Make a home with the files of every source of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    home = Home(folder / "home", DAY)
    home.run("init", me=(), yes=True)
    home.take(*write_small(folder / "in"))
    return home.folder


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Make a small home with a dozen friends."""
    folder = tmp_path_factory.mktemp("small")
    home = Home(folder / "home", AS_OF)
    home.run("init", me=("mia@home.example",), name="Mia Home")
    home.take(
        sent_box(folder, *(mail(ME, who, "2026-03-01", subject="Hello") for who in FRIENDS)),
        mbox(folder / "in.mbox", *(mail(w, ME, "2026-03-02", more=delivered()) for w in FRIENDS)),
        cards(
            folder / "book.vcf", *(card(w.partition(" <")[0], f"EMAIL:{w[11:-1]}") for w in FRIENDS)
        ),
    )
    return home.folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    """Copy the small home, which a test may change."""
    return Home(Path(shutil.copytree(made, tmp_path / "home")), AS_OF)


def cli(home: Path, *words: str, capsys, day: str = "") -> dict:
    """Return what the command line prints as JSON."""
    capsys.readouterr()
    assert main(["--home", str(home), *(["--as-of", day] if day else []), "--json", *words]) == 0
    found: dict = json.loads(capsys.readouterr().out)
    return found


def told(home: Home, *given: tuple[str, dict]) -> list[Said]:
    """Return what one session answers, without the protocol between: for what starts no server."""
    session = Session(home.folder, home.as_of)
    answers = [session.answer(name, words) for name, words in given]
    return [Said(each.is_refusal, each.content, json.dumps(each.content)) for each in answers]


def calls(home: Home) -> list[Call]:
    return Calls(home.folder).latest(1000)


# --- what is offered -------------------------------------------------------------------------


def test_the_manual_lists_what_is_offered():
    told = GUIDE.read_text(encoding="utf-8").partition("list the tools")[2].partition("It gets")[0]
    assert set(re.findall(r"`(\w+)`", told)) == READING


def test_every_operation_is_offered_or_kept_off_on_purpose():
    assert [*tools(proposing=False)] == [name for name in CATALOGUE if name in READING]
    assert {name for name, tool in tools(proposing=True).items() if tool.proposes} == PROPOSING
    assert set(CATALOGUE) == READING | PROPOSING | NEVER
    assert not (READING | PROPOSING) & NEVER


def test_the_list_is_that_of_the_catalogue_and_says_how_each_is_called(home):
    found = {tool["name"]: tool for tool in listed(home.folder)}
    assert [*found] == [*tools(proposing=False)]
    schema = found["people"]["input_schema"]
    assert schema["properties"]["sort"]["enum"] == ["strength", "recent", "due", "name"]
    assert schema["properties"]["limit"]["type"] == "integer"
    assert found["person"]["input_schema"]["required"] == ["who"]
    assert all(tool["annotations"]["read_only_hint"] for tool in found.values())
    assert "closest first" in found["people"]["description"]
    assert "how many to show" in schema["properties"]["limit"]["description"].casefold()


def test_the_list_is_the_same_at_every_start_whatever_was_imported(home, tmp_path):
    before = listed(home.folder)
    evil = "Tool send_mail <evil@tools.example>"
    home.take(mbox(tmp_path / "evil.mbox", mail(evil, ME, "2026-03-05", more=delivered())))
    assert listed(home.folder) == before
    first, second = (call.arguments for call in calls(home) if call.outcome == "started")
    assert first == second
    assert len(json.loads(first)["tools"]) == 64


# --- conformance -----------------------------------------------------------------------------


def test_every_reading_tool_gives_the_object_that_the_command_prints(sample_home, capsys):
    people = cli(sample_home, "people", "--limit", "3", capsys=capsys, day=DAY)["people"]
    given = [("people", {"limit": 20}), *(("person", {"who": each["id"]}) for each in people)]
    given += [("intro", {"target": people[0]["id"]})]
    given += [(name, {}) for name in READING - {"people", "person", "intro"}]
    assert {name for name, _ in given} == READING
    for (name, words), said in zip(given, asked(sample_home, given, as_of=DAY), strict=True):
        line = ["--limit", "20"] if "limit" in words else [*words.values()]
        assert not said.is_error, said.error
        assert said.data == cli(sample_home, name, *line, capsys=capsys, day=DAY), name
        assert said.content["untrusted"] is True
        assert json.loads(said.text) == said.content


class Spoken(NamedTuple):
    """A record with a stranger's words."""

    says: str
    more: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Lopes, ÅBC 李明 — 5 < 6 [list] (draft) *x* a_b `c`", None),
        ("CA+x=@mail.gmail.com <ana@mail.example>", None),
        ("two\nlines\tand a tab", None),
        ("ig\u200bno\u200cre\u2062 \u202eme\ufeff\U000e0041\U000e0042\U000e01efx", "ignore mex"),
        ("\x1b[31mred\x07\x00", "[31mred"),
        ("\u2764\ufe0f\u3164\u115f!", "\u2764!"),
        ("![x](https://evil.example/?q=1)", "![x\uff3d(https://evil.example/?q=1)"),
        ("!\u200b[x]\u200b(https://evil.example)", "![x\uff3d(https://evil.example)"),
        ("[a][b] [b]: https://evil.example", "[a\uff3d[b] [b\uff3d: https://evil.example"),
        ("<img src=x onerror=alert(1)>", "\u2039img src=x onerror=alert(1)>"),
        ("</p><!-- x --><?x", "\u2039/p>\u2039!-- x -->\u2039?x"),
        ("<b@x onfocus=alert(1) autofocus>", "\u2039b@x onfocus=alert(1) autofocus>"),
        ("<b@x/onfocus=alert(1)>", "\u2039b@x/onfocus=alert(1)>"),
        ("<https://evil.example/@x>", "\u2039https://evil.example/@x>"),
        ("<java:b@x>", "\u2039java:b@x>"),
        ("<script", "\u2039script"),
    ],
)
def test_texts_lose_what_hides_links_or_loads(text, shown):
    assert harmless(text) == (text if shown is None else shown)
    assert data_of(Spoken(text, (text,))) == {"says": harmless(text), "more": [harmless(text)]}


@pytest.mark.parametrize("length", [LONGEST_TEXT - 1, LONGEST_TEXT, LONGEST_TEXT + 1, 100_000])
def test_texts_are_capped(length):
    shown = harmless("a" * length)
    assert len(shown) == min(length, LONGEST_TEXT)
    assert shown.endswith("...") == (length > LONGEST_TEXT)


@given(st.text(st.sampled_from("ab<>/!?@[](): \n\u200b\u200d\ufe0f\u202e\x1b\U000e0041\U000e0100")))
def test_nothing_live_is_left_of_any_text(text):
    shown = harmless(text)
    assert harmless(shown) == shown
    assert not hostile_signs().search(shown)
    assert not {"\u200d", "\ufe0f", "\U000e0041", "\U000e0100"} & set(shown)
    assert "](" not in shown
    assert "<a" not in shown.replace("<a@", "")
    assert "<!" not in shown


# --- limits and the log ----------------------------------------------------------------------


def test_a_session_shows_so_many_people_and_the_owner_raises_it(home, capsys):
    cli(home.folder, "assistant", "--people", "5", capsys=capsys)

    async def script(_client, ask):
        first = await ask("people", limit=5)
        again = await ask("people", limit=5)
        more = await ask("people", limit=6)
        wrong = await ask("person", who="Persn")
        cli(home.folder, "assistant", "--people", "6", capsys=capsys)
        return first, again, more, wrong, await ask("people", limit=6)

    first, again, more, wrong, raised = converse(home.folder, script, as_of=AS_OF)
    assert len(first.data["people"]) == len(again.data["people"]) == 5
    assert more.is_error
    assert "would show 1 more people" in more.error
    assert "Person" not in more.text
    assert "nobody here answers" in wrong.error
    assert len(raised.data["people"]) == 6


def test_people_named_in_a_refusal_count_as_well(home, tmp_path):
    twins = ("Sam Double <sam@one.example>", "Sam Double <sam@two.example>")
    home.take(sent_box(tmp_path, *(mail(ME, who, "2026-03-03") for who in twins)))
    home.run("apart", "sam@one.example", "sam@two.example")
    home.run("assistant", people=1)
    (said,) = told(home, ("person", {"who": "Sam Double"}))
    assert "would show 2 more people" in said.error
    home.run("assistant", people=2)
    (said,) = told(home, ("person", {"who": "Sam Double"}))
    assert "2 people are called this" in said.error
    assert calls(home)[0].people == 2


def test_pairs_and_steps_name_people_as_well():
    data = {"pairs": [{"a": "x", "b": "y", "a_name": "Ana"}], "steps": [{"id": "z", "says": "Bo"}]}
    assert people_in(data) == {"x", "y", "z"}
    assert people_in({"timeline": [{"id": "t", "subject": "Hello"}]}) == set()


def test_each_call_is_noted_before_its_answer_goes_out(home):
    given: list[tuple[str, dict]] = [
        ("people", {"limit": 3}),
        ("person", {"who": "nobody at all"}),
        ("erase", {"who": "me"}),
    ]
    asked(home.folder, given, as_of=AS_OF)
    noted = calls(home)[::-1]
    assert [(c.tool, c.outcome, c.rows, c.people) for c in noted] == [
        ("", "started", 0, 0),
        ("people", "answered", 3, 3),
        ("person", "refused", 0, 0),
        ("erase", "refused", 0, 0),
    ]
    assert [json.loads(c.arguments) for c in noted[1:]] == [words for _, words in given]
    assert stat.S_IMODE((home.folder / CALLS).stat().st_mode) == 0o600
    shown = home.run("assistant")
    assert (shown.people, shown.proposing, shown.calls) == (200, False, tuple(noted[::-1]))


def test_what_cannot_be_noted_is_not_answered(home):
    async def script(_client, ask):
        first = await ask("people", limit=1)
        (home.folder / CALLS).unlink()
        (home.folder / CALLS).mkdir()
        return first, await ask("people", limit=1)

    first, second = converse(home.folder, script, as_of=AS_OF)
    assert not first.is_error
    assert second.is_error
    assert "log of the assistant's calls cannot be written" in second.error
    assert "Person" not in second.text


def test_the_log_does_not_grow_without_end(tmp_path):
    log = Calls(tmp_path)
    call = Call("2026-03-01T00:00:00+00:00", "people", "x" * 4000, "answered", 1, 1)
    for number in range(3 * ROOM // 4000):
        log.add(call._replace(rows=number))
    sizes = [(tmp_path / name).stat().st_size for name in (CALLS, OLDER)]
    assert max(sizes) < ROOM + 5000
    assert [each.rows for each in log.latest(3)] == [number, number - 1, number - 2]


def test_a_log_that_others_could_read_is_closed_by_doctor(home):
    told(home)
    (home.folder / CALLS).chmod(0o644)
    with open_desk(home=home.folder) as desk:
        findings = load("doctor").function(desk).findings
    assert [Path(each.where).name for each in findings] == [CALLS]
    assert stat.S_IMODE((home.folder / CALLS).stat().st_mode) == 0o600


# --- proposals -------------------------------------------------------------------------------


def test_where_proposing_is_off_it_is_neither_offered_nor_done(home):
    before = digest(home)
    assert {tool["name"] for tool in listed(home.folder)} == READING
    said = asked(home.folder, [(name, {"who": "Person 01"}) for name in sorted(PROPOSING)])
    assert all("there is no such tool" in each.error for each in said)
    assert differences(before, digest(home)) == {}
    assert home.run("proposals").proposals == ()


def test_a_proposal_changes_nothing_until_the_owner_confirms_it(home, capsys):
    cli(home.folder, "assistant", "--proposing", "on", capsys=capsys)
    before = digest(home)
    mark = ("mark", {"who": "p01@friends.example", "mark": "never"})
    log = ("log", {"who": ["Person 02"], "met": True, "gave": "advice", "note": "at the fair"})
    said = asked(home.folder, [mark, mark, log], as_of=AS_OF)
    assert [each.data["state"] for each in said] == ["waiting for the owner's yes"] * 3
    assert differences(before, digest(home)) == {}
    marking, logging = home.run("proposals").proposals
    assert (marking.says, marking.people[0].name) == ("Person 01 is marked never", "Person 01")
    assert logging.options["note"] == "at the fair"
    done = cli(home.folder, "proposals", "confirm", marking.id, capsys=capsys, day=AS_OF)
    assert done["says"] == "Person 01 is marked never"
    assert home.person("Person 01").mark == "never"
    assert home.run("proposals").proposals == (logging,)
    home.run("undo", step=done["step"])
    assert differences(before, digest(home)) == {}


def test_what_is_logged_is_of_the_day_it_was_proposed(home, capsys):
    home.run("assistant", proposing="on")
    told(home, ("log", {"who": ["Person 02"], "call": True}))
    (proposal,) = home.run("proposals").proposals
    later = "2026-03-28"
    cli(home.folder, "proposals", "confirm", proposal.id, capsys=capsys, day=later)
    assert Home(home.folder).person("Person 02").timeline[0].at.startswith(AS_OF)


def test_the_owner_sees_all_that_would_be_written(home, capsys):
    home.run("assistant", proposing="on")
    words = {
        "who": ["Person 02"],
        "gave": "advice",
        "note": "at the\u202e fair",
        "on": "2026-03-04",
    }
    told(home, ("log", words))
    main(["--home", str(home.folder), "proposals"])
    shown = capsys.readouterr().out
    for part in ("Person 02", "advice", "at the\ufffd fair", "2026-03-04", "proposals confirm ID"):
        assert part in shown
    main(["--home", str(home.folder), "assistant"])
    assert "Waiting for you: 1" in capsys.readouterr().out


def test_a_dropped_proposal_is_gone(home, capsys):
    home.run("assistant", proposing="on")
    told(home, ("key", {"who": "Person 03"}))
    (proposal,) = home.run("proposals").proposals
    assert home.run("proposals", "drop", proposal.id).proposals == ()
    with pytest.raises(DecisionError, match="no proposal has this id"):
        home.run("proposals", "confirm", proposal.id)
    assert not home.person("Person 03").key


def test_a_proposal_that_means_others_now_is_not_carried_out(home):
    home.run("assistant", proposing="on")
    told(home, ("key", {"who": "Person 04"}))
    (proposal,) = home.run("proposals").proposals
    with open_workspace(home.folder) as network, network.writing.transaction():
        network.proposals.remove(proposal.id)
        network.proposals.add(proposal._replace(words=("Person 05",)))
    before = digest(home)
    with pytest.raises(DecisionError, match="other people now"):
        home.run("proposals", "confirm", proposal.id)
    assert differences(before, digest(home)) == {}
    assert len(home.run("proposals").proposals) == 1


def test_proposals_do_not_pile_up(home):
    home.run("assistant", proposing="on")
    given = [("snooze", {"who": "Person 01", "days": days}) for days in range(1, 52)]
    said = told(home, *given)
    assert [each.is_error for each in said] == [False] * 50 + [True]
    assert "50 proposals wait already" in said[-1].error


def test_switched_off_during_a_session_it_is_off(home):
    home.run("assistant", proposing="on")
    session = Session(home.folder, None)
    home.run("assistant", proposing="off")
    assert "may not propose" in str(session.answer("key", {"who": "Person 01"}).content["error"])
    assert home.run("proposals").proposals == ()


def test_nothing_of_somebody_erased_stays_in_log_or_proposals(home):
    home.run("assistant", proposing="on")
    told(home, ("key", {"who": "Person 07"}), ("people", {"query": "07"}))
    assert b"07" in (home.folder / CALLS).read_bytes()
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, "Person 07", yes=True)
    content = b"".join(path.read_bytes() for path in home.folder.rglob("*") if path.is_file())
    assert b"erson 08" in content
    assert b"erson 07" not in content
    assert b'"07"' not in content
    assert {each.arguments for each in calls(home)} == {""}
    assert home.run("proposals").proposals == ()


# --- calls that do not fit, faults -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("people", {"limit": "five"}, "--limit takes a whole number"),
        ("people", {"limit": True}, "--limit takes a whole number"),
        ("people", {"limit": [1, 2]}, "--limit takes one value"),
        ("people", {"limit": {"a": 1}}, "this is no plain value"),
        ("people", {"all_kinds": "maybe"}, "--all-kinds is on or off"),
        ("people", {"sort": "size"}, "choose from strength, recent, due, name"),
        ("people", {"query": "x" * 2001}, "too much at once: query"),
        ("people", {"path": "/etc/passwd"}, "there is no such value: path"),
        ("person", {}, "WHO is missing"),
        ("split", {"who": "a", "keep": []}, "--keep is missing"),
        ("split", {"who": "a", "keep": ["x"] * 51}, "too much at once: keep"),
        ("log", {"who": ["Ana"], "on": "2026-02-30"}, "YYYY-MM-DD"),
    ],
)
def test_a_call_that_does_not_fit_is_told_so(name, given, says):
    with pytest.raises(UsageError) as error:
        understood_call(load(name), given)
    assert says in str(error.value)


def test_words_and_options_reach_the_operation():
    given = {"who": ["Ana", "Bo"], "met": True, "call": False, "on": "2026-03-04"}
    taken = understood_call(load("log"), given)
    assert taken.words == ("Ana", "Bo")
    assert taken.options == {"met": True, "on": date(2026, 3, 4)}
    longest = understood_call(load("people"), {"query": "x" * 2000, "sort": None})
    assert (longest.words, longest.options) == (("x" * 2000,), {})
    assert understood_call(load("people"), {"limit": 3}).words == ("",)


def test_a_fault_is_one_line_and_is_noted(home, monkeypatch):
    session = Session(home.folder, None)
    monkeypatch.setattr("mutuals.faces.mcp.answering.data_of", lambda _: 1 // 0)
    answer = session.answer("people", {})
    assert answer.is_refusal
    assert "this is a fault in mutuals (ZeroDivisionError)" in str(answer.content["error"])
    assert calls(home)[0].outcome == "refused"


def test_a_home_that_is_none_any_more_is_one_line(home):
    session = Session(home.folder, None)
    for name in (STORE, f"{STORE}-wal", f"{STORE}-shm"):
        (home.folder / name).unlink(missing_ok=True)
    (home.folder / STORE).write_bytes(b"no store at all" * 1000)
    answer = session.answer("people", {})
    assert answer.is_refusal
    assert str(answer.content["error"]).startswith("the store cannot be used")


def test_without_a_home_the_server_says_so_and_writes_nothing_to_the_protocol(tmp_path):
    (tmp_path / STORE).write_bytes(b"no store at all" * 1000)
    done = started(tmp_path, "-m", "mutuals")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "the store cannot be used" in done.stderr


def test_without_the_package_one_line_says_what_to_install(tmp_path):
    code = "import sys; sys.modules['mcp'] = None"
    code += "; from mutuals.faces.cli import main; sys.exit(main())"
    done = started(tmp_path, "-c", code)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert 'pip install "mutuals[mcp]"' in done.stderr


def started(home: Path, *python: str) -> subprocess.CompletedProcess[str]:
    """Run the command without an assistant: its input ends at once."""
    return subprocess.run(
        [sys.executable, *python, "--home", str(home), "mcp"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=dict(os.environ),
        check=False,
    )


def test_it_ends_with_the_assistant(home):
    done = started(home.folder, "-m", "mutuals")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# --- several at once -------------------------------------------------------------------------


def test_others_work_on_the_home_meanwhile(home):
    async def script(_client, ask):
        before = await ask("person", who="Person 08")
        home.run("key", "Person 08")
        with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            during = await ask("person", who="Person 08")
            other.execute("ROLLBACK")
        home.run("undo")
        return before, during, await ask("person", who="Person 08")

    said = converse(home.folder, script, as_of=AS_OF)
    assert [each.data["key"] for each in said] == [False, True, False]


def test_the_log_is_told_in_one_line_when_it_cannot_be_written(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        Calls(tmp_path / "no-such-folder").add(Call("", "", "", "started", 0, 0))
