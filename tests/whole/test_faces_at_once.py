"""The command line, the web and an assistant on one home at once, during a long import."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.faces.conversation import asked
from tests.faces.web.browser import addresses
from tests.faces.web.raw import MULTI, part, upload
from tests.faces.web.served import serving
from tests.operations import importer
from tests.operations.homes import Home
from tests.operations.letters import ME, mail, mbox, sent_box
from tests.whole.test_pulled_plugs import check_sound

AS_OF = "2026-11-20"
FRIENDS = [f"friend{n}@home.example" for n in range(8)]
MAILS, BATCH, PAUSE = 1500, 5, "0.05"
TAKEN = ("database is locked", "SQLITE_BUSY", "another command")


@pytest.fixture
def home(tmp_path) -> Home:
    made = Home(tmp_path / "home", AS_OF)
    letters = [mail(f"{who.partition('@')[0]} <{who}>", ME, "2026-10-05") for who in FRIENDS]
    made.take(sent_box(tmp_path, *[mail(ME, who) for who in FRIENDS]))
    made.take(mbox(tmp_path / "friends.mbox", *letters))
    return made


@pytest.fixture
def big(tmp_path) -> Path:
    """A mailbox of strangers, which takes a while."""
    mails = [
        mail(f"S{n} <s{n % 300}@away.example>", ME, f"2026-0{1 + n % 9}-{10 + n % 18}", ref=f"b{n}")
        for n in range(MAILS)
    ]
    return mbox(tmp_path / "big.mbox", *mails)


def command(home, *words):
    """Run a command of the command line; returns its status and what it said."""
    line = [sys.executable, "-m", "mutuals", "--home", str(home.folder), "--as-of", AS_OF, "--json"]
    done = subprocess.run([*line, *words], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_three_faces_work_on_one_home_during_an_import(home, big):
    """Each face reads, and those that may decide do; nobody is told of a lock, nothing is lost."""
    environment = {**os.environ, "MUTUALS_TEST_PAUSE": PAUSE}
    long = [sys.executable, importer.__file__, str(home.folder), str(BATCH), str(big)]
    with serving(home.folder) as visitor, ThreadPoolExecutor(4) as pool:
        visitor.enter()
        with subprocess.Popen(
            long, stdout=subprocess.PIPE, text=True, env=environment
        ) as importing:
            assert importing.stdout
            assert importing.stdout.readline() == "started\n"
            looking = pool.submit(look, visitor, importing)
            typing = pool.submit(type_in, home)
            asking = pool.submit(asked, home.folder, QUESTIONS, as_of=AS_OF)
            sent = [visitor.send("/do/key", ("who", who)) for who in FRIENDS[:2]]
            answers, typed, said = looking.result(), typing.result(), asking.result()
            assert importing.wait() == 0
    assert {status for status, *_ in answers} == {200}
    assert any(went_on for *_, went_on in answers), "the import was too short"
    assert [status for status, _ in typed] == [0] * len(typed)
    assert not [answer.text for answer in said if answer.is_error]
    assert [answer.status for answer in sent] == [303, 303]
    everything = [text for _, text, _ in answers] + [text for _, text in typed]
    assert not [text for text in everything if any(word in text for word in TAKEN)]
    assert sorted(decided(home)) == ["key", "key", "tag", "tag"]
    assert home.run("people", limit=0).total == len(FRIENDS) + 300
    check_sound(home)


QUESTIONS: list[tuple[str, dict]] = [
    ("people", {"limit": 3}),
    ("person", {"who": FRIENDS[5]}),
    ("verdict", {}),
] * 2


def look(visitor, importing):
    """Open every page a few times; returns status, text, and whether the import still went on."""
    found = []
    for _turn in range(2):
        for path in [*addresses([quote(FRIENDS[4])]), "/api/today", "/api/people"]:
            answer = visitor.get(path)
            found.append((answer.status, answer.text, importing.poll() is None))
    return found


def type_in(home):
    """Ask and decide on the command line."""
    asked_for = (("today",), ("tag", "choir", FRIENDS[2]), ("next",), ("tag", "choir", FRIENDS[3]))
    return [command(home, *words) for words in asked_for]


def decided(home):
    return [step.what for step in home.run("history").steps]


def test_the_import_of_the_web_leaves_its_pages_quick_and_shows_how_far_it_is(home, big):
    """Pages answer while the importing process of the web works, and it tells what it reads."""
    with serving(home.folder) as visitor:
        visitor.enter()
        body = part("token", visitor.token().encode()) + upload(
            ("file", big.name, big.read_bytes())
        )
        origin = f"http://{visitor.host}"
        assert (
            visitor.ask("POST", "/import/files", body, Origin=origin, Content_Type=MULTI).status
            == 303
        )
        told = []
        while (progress := visitor.get("/import/progress").json)["state"] == "running":
            told.append(progress)
            for path in ("/", "/people", "/log"):
                assert visitor.get(path).status == 200
        assert progress["state"] == "done", progress
        assert progress["report"]["sources"][0]["read"] == MAILS
        assert json.dumps(progress["report"]).count("big.mbox")
        assert progress["records"] >= MAILS
        assert progress["what"].endswith("big.mbox")
        assert told
    assert home.run("people", limit=0).total == len(FRIENDS) + 300
    check_sound(home)
