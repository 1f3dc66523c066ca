"""Every face gives the same answer on the same home: the command line, the web, and MCP.

What an operation is asked here is written once; all forms of asking are derived from it. A new
operation needs an entry, or the walk over the catalogue fails.
"""

import io
import json
import shutil
import zipfile
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.faces.conversation import asked
from tests.faces.web.raw import MULTI, upload
from tests.faces.web.served import AS_OF, serving
from tests.operations.homes import Home, differences, digest

from mutuals.faces.calls import key_of, names_file
from mutuals.faces.cli import main
from mutuals.faces.mcp.offer import tools
from mutuals.faces.mcp.shown import harmless
from mutuals.faces.signature import parameters_of
from mutuals.faces.web import files
from mutuals.operations import CATALOGUE
from mutuals.operations.base import load

ANA = "ana.private@example.com"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0} Known\r\nEMAIL:{0}@x.example\r\nEND:VCARD\r\n"

READS: dict[str, list[dict]] = {
    "look": [{}],
    "sources": [{}],
    "settings": [{}],
    "people": [{}, {"query": "a", "limit": 3, "sort": "name", "all_kinds": True}],
    "person": [{"who": ANA, "limit": 5}],
    "today": [{}],
    "returns": [{}, {"days": 30}],
    "outcomes": [{}, {"weeks": 3}],
    "lessons": [{}],
    "next": [{}],
    "verdict": [{}, {"weeks": 4}],
    "circles": [{}],
    "intro": [{"target": ANA, "limit": 3}, {"target": "Nobody & Sons"}],
    "matches": [{}],
    "health": [{}],
    "duplicates": [{"limit": 5}],
    "history": [{}],
    "export": [
        {"format": "csv"},
        {"format": "vcard", "who": ANA},
        {"format": "vcard", "remarks": True},
    ],
    "backup": [{}],
}
"""Operation -> what it is asked with, by parameter."""
WRITES: dict[str, list[dict]] = {
    "init": [{"me": ["mia@home.example"], "name": "Mia Home", "stage": "seeker", "yes": True}],
    "import": [{}],
    "key": [{"who": ANA}],
    "mark": [{"who": "two@x.example", "mark": "private"}],
    "tag": [{"tag": "choir", "who": [ANA, "one@x.example"]}],
    "done": [{"who": ANA}],
    "snooze": [{"who": "one@x.example", "days": 7}],
    "skip": [{"who": "two@x.example"}],
    "plan": [{"words": ["set", "targets", "Harborlight, <b>Yards</b>"]}, {}],
    "log": [{"who": [ANA], "meal": "lunch", "on": "2026-11-19", "gave": "<b>advice</b>"}],
    "met": [{"text": ["Ana Known at the fair"]}, {"text": [ANA], "at": "the fair"}],
    "ledger": [{}],
    "introduction": [{"words": ["ask", ANA, "one@x.example"]}, {"all": True}],
    "merge": [{"a": "one@x.example", "b": "two@x.example"}],
    "apart": [{"a": "one@x.example", "b": "three@x.example"}],
    "split": [{"who": "one@x.example", "keep": ["one@x.example"]}],
    "undo": [{"count": 1}],
    "doctor": [{"read_data": True}],
    "erase": [{"who": ANA, "yes": True}],
    "assistant": [{"proposing": "on", "people": 50}, {}],
    "proposals": [{}],
    "restore": [{}],
}


def test_every_operation_of_the_web_is_compared():
    assert {*READS, *WRITES} == set(files.offered())
    assert set(files.offered()) | files.ELSEWHERE == set(CATALOGUE)
    effects = {name: load(name).effect for name in files.offered()}
    assert {name for name, effect in effects.items() if effect == "reads"} == set(READS)


def words_of(name, values, *paths):
    """Return what a person types for these values, in the order of the parameters."""
    typed = [name]
    for each in parameters_of(load(name).function):
        value = values.get(key_of(each))
        if names_file(each):
            typed += map(str, paths)
        elif each.place == "flag" and value:
            typed.append(f"--{each.label}")
        elif each.place == "option" and value is not None:
            typed += [f"--{each.label}={one}" for one in listed(value)]
        elif each.place == "word" and value is not None:
            typed += map(str, listed(value))
    return typed


def listed(value):
    return value if isinstance(value, list) else [value]


@pytest.fixture
def on_the_command_line(capfd):
    """Return how the command line answers on a home: the object that it prints, or why none."""

    def ask(home, name, values, *paths):
        capfd.readouterr()
        main(["--home", str(home), "--as-of", AS_OF, "--json", *words_of(name, values, *paths)])
        said = capfd.readouterr()
        assert said.out, (name, said.err)
        return json.loads(said.out)

    return ask


def on_the_web(visitor, name, values, *paths):
    """Return the object that the web answers with."""
    if name in files.TAKES:
        body = upload(*[("file", path.name, path.read_bytes()) for path in paths])
        key = f"Bearer {visitor.key()}"
        answer = visitor.ask(
            "POST", f"/api/{name}", body, Authorization=key, Content_Type=MULTI, Cookie=""
        )
    elif load(name).effect == "reads":
        answer = visitor.program("GET", f"/api/{name}?{query_of(values)}")
    else:
        answer = visitor.program("POST", f"/api/{name}", values)
    assert answer.status == 200, (name, answer.text)
    return answer.json


def query_of(values):
    texts = {key: str(value).lower() if value is True else value for key, value in values.items()}
    return urlencode(texts, doseq=True)


OF_THE_MOMENT = {"seconds", "kept", "last_backup", "free"}
"""What no two runs have in common: how long it took, when, and the room on the disk."""


def same(answer):
    """Return an answer without what is of the moment, and without the folders of its paths."""
    if isinstance(answer, dict):
        kept = {key: value for key, value in answer.items() if key not in OF_THE_MOMENT}
        return {
            key: Path(value).name if key in {"path", "home"} else same(value)
            for key, value in kept.items()
        }
    return list(map(same, answer)) if isinstance(answer, list) else answer


@pytest.mark.parametrize(
    ("name", "values"),
    [(name, values) for name in READS if name not in files.GIVES for values in READS[name]],
)
def test_what_reads_answers_alike(guest, on_the_command_line, name, values):
    typed = on_the_command_line(guest.home, name, values)
    assert on_the_web(guest, name, values) == typed
    assert typed


def test_an_assistant_is_given_the_same_made_harmless(guest, on_the_command_line):
    calls = [
        (name, values) for name in READS if name in tools(proposing=False) for values in READS[name]
    ]
    assert {"people", "person", "today", "verdict"} <= {name for name, _ in calls}
    said = asked(guest.home, calls, as_of=AS_OF)
    typed = [cleaned(on_the_command_line(guest.home, name, values)) for name, values in calls]
    assert [answer.data for answer in said] == typed


def cleaned(value):
    """Return an answer with every text made harmless, as assistants get it."""
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return list(map(cleaned, value))
    return harmless(value) if isinstance(value, str) else value


@pytest.mark.parametrize("values", READS["export"], ids=str)
def test_an_export_is_the_same_file(guest, tmp_path, on_the_command_line, values):
    path = tmp_path / f"out.{ {'csv': 'csv', 'vcard': 'vcf'}.get(values.get('format'), 'json') }"
    on_the_command_line(guest.home, "export", values, path)
    answer = guest.program("GET", f"/api/export?{query_of(values)}")
    assert answer.status == 200
    assert answer.body == path.read_bytes()


def test_a_backup_holds_the_same(guest, tmp_path, on_the_command_line):
    on_the_command_line(guest.home, "backup", {}, tmp_path / "a.zip")
    answer = guest.program("POST", "/api/backup", {})
    with (
        zipfile.ZipFile(io.BytesIO(answer.body)) as sent,
        zipfile.ZipFile(tmp_path / "a.zip") as made,
    ):
        assert {each.filename: each.CRC for each in sent.infolist()}.keys() == {
            each.filename for each in made.infolist()
        }


def test_what_writes_answers_alike_and_does_the_same(furnished, tmp_path, on_the_command_line):
    """Two equal homes are taken through all that writes, one by each face."""
    typed, sent = (shutil.copytree(furnished, tmp_path / name / "home") for name in ("a", "b"))
    cards = tmp_path / "cards.vcf"
    cards.write_text("".join(map(CARD.format, ("one", "two", "three"))), newline="")
    backup = tmp_path / "known.zip"
    on_the_command_line(typed, "backup", {}, backup)
    paths = {"import": (cards,), "restore": (backup,)}
    different: dict[str, object] = {}
    with serving(sent) as visitor:
        for name in (each for each in CATALOGUE if each in WRITES):
            for values in WRITES[name]:
                given = paths.get(name, ())
                one = same(on_the_command_line(typed, name, values, *given))
                other = same(on_the_web(visitor, name, values, *given))
                different |= {name: (one, other)} if one != other else {}
            assert not differences(digest(Home(typed, AS_OF)), digest(Home(sent, AS_OF))), name
    assert not different
