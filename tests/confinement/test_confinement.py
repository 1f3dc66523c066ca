"""Files are read in a child: what hangs, crashes or lies there is left out, the rest is read."""

import os
import socket
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.confinement import trap
from tests.operations.homes import Home, differences, digest
from tests.sources.recorded import SAMPLES

from mutuals.confinement import inputs as confined
from mutuals.confinement import process
from mutuals.confinement.inputs import LEFT, ConfinedInputs
from mutuals.errors import UnreadableError
from mutuals.model.observed import Card, Skipped
from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.sources.reading.guard import HELD_UP
from mutuals.workspace import open_workspace

NOW = 1_795_000_000
BERLIN = ZoneInfo("Europe/Berlin")
DEADLY = ["hang", "hang in C", "crash", "lie"]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


@pytest.fixture(autouse=True)
def trapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the trap for the child, and have little patience."""
    folder = tmp_path / "installed"
    folder.mkdir()
    trap.install(folder)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(confined, "PATIENCE", 2)


def read(path: Path) -> list[list]:
    """Return what a child reads, input by input: names of cards, or why not."""
    reader = ConfinedInputs()
    try:
        return [
            [found.trouble] if found.trouble else [_said(record) for record in found.records()]
            for found in reader.named(path, BERLIN, NOW, None)
        ]
    finally:
        reader.close()


def _said(record) -> str:
    if isinstance(record, Card):
        return record.name
    return record.why if isinstance(record, Skipped) else type(record).__name__


def write(path: Path, *lines: str) -> Path:
    """Write a file of the trap's format."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines))
    return path


@pytest.mark.parametrize("deed", DEADLY)
def test_an_item_that_breaks_its_reader_is_left_out(tmp_path, deed):
    at = write(tmp_path / "x.trap", "ana", deed, "bo")
    assert read(at) == [["Ana", HELD_UP, "Bo"]]


def test_several_are_left_out_one_by_one_behind_a_cursor(tmp_path):
    at = write(tmp_path / "x.trap", "ana", "cursor", "crash", "bo", "crash", "cy")
    assert read(at) == [["Ana", "Cursor", "Cursor", HELD_UP, "Bo", HELD_UP, "Cy"]]


@pytest.mark.parametrize("deed", ["hang", "crash"])
def test_a_format_without_items_keeps_what_came_before(tmp_path, deed):
    write(tmp_path / "folder" / "a.bare.trap", "ana", deed, "bo")
    write(tmp_path / "folder" / "b.trap", "cy")
    assert read(tmp_path / "folder") == [["Ana", LEFT], ["Cy"]]


@pytest.mark.parametrize("deed", ["hang", "crash"])
def test_what_hangs_when_it_is_recognised_is_left_out(tmp_path, deed):
    write(tmp_path / "folder" / "a.trap", "ana")
    write(tmp_path / "folder" / "b.trap", f"sniff {deed}")
    write(tmp_path / "folder" / "c.trap", "bo")
    assert read(tmp_path / "folder") == [["Ana"], [HELD_UP], ["Bo"]]


def test_too_many_of_them_end_an_input_but_not_the_run(tmp_path, monkeypatch):
    monkeypatch.setattr(confined, "MOST_HELD", 2)
    write(tmp_path / "folder" / "a.trap", "ana", "crash", "crash", "crash", "bo")
    write(tmp_path / "folder" / "b.trap", "cy")
    assert read(tmp_path / "folder") == [["Ana", HELD_UP, HELD_UP, LEFT], ["Cy"]]


def test_slow_is_not_hanging(tmp_path):
    """Together the items take longer than the parent's patience, none of them does alone."""
    at = write(tmp_path / "x.trap", *["work"] * 6)
    assert read(at) == [["Work worked"] * 6]


def test_what_waits_for_ever_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "SILENCE", 10.0)
    assert read(write(tmp_path / "x.trap", "ana", "sleep", "bo")) == [["Ana", HELD_UP, "Bo"]]


@LINUX
def test_memory_is_bounded(tmp_path):
    at = write(tmp_path / "x.trap", "ana", "fill memory", "bo")
    assert read(at) == [["Ana", "cannot be read any further (MemoryError)"]]


@LINUX
def test_the_child_starts_no_program_as_an_ordinary_user(tmp_path):
    """The system counts processes per user, and never the administrator's."""
    expected = "Start started" if os.getuid() == 0 else "Start refused"
    assert read(write(tmp_path / "x.trap", "start")) == [[expected]]


@LINUX
def test_the_child_reaches_no_network(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert trap._call(str(port)) == "got through"
        assert read(write(tmp_path / "x.trap", f"call {port}")) == [[f"Call {port} nobody there"]]


def test_what_a_source_prints_is_no_message(tmp_path):
    assert read(write(tmp_path / "x.trap", "print", "bo")) == [["Print printed", "Bo"]]


def test_the_child_learns_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUALS_SECRET", "canary")
    assert read(write(tmp_path / "x.trap", "secret")) == [["Secret none"]]


def test_what_is_not_there_is_told_as_ever(tmp_path):
    with pytest.raises(UnreadableError, match="there is no such file"):
        read(tmp_path / "nothing.mbox")


def test_an_import_names_the_item_and_goes_on(tmp_path):
    at = write(tmp_path / "x.trap", "ana", "crash", "bo")
    home = Home(tmp_path / "home", "2026-11-20")
    with open_workspace(home.folder, home.as_of) as network:
        source = load("import").function(network, at).sources[0]
    assert [(trouble.where, trouble.why) for trouble in source.errors] == [
        ("x.trap line 2", HELD_UP)
    ]
    assert home.people() == ["Ana", "Bo"]


def test_a_reading_broken_off_leaves_a_reader_that_works(tmp_path):
    write(tmp_path / "folder" / "a.trap", *["ana"] * 2000)
    write(tmp_path / "folder" / "b.trap", "bo")
    reader = ConfinedInputs()
    found = reader.named(tmp_path / "folder", BERLIN, NOW, None)
    assert _said(next(next(found).records())) == "Ana"
    assert [_said(record) for record in next(found).records()] == ["Bo"]
    reader.close()


def test_child_and_parent_agree_on_every_sample(tmp_path):
    """All formats, read in the child and in this process, give the same home."""
    homes = []
    for name, reader in (("child", ConfinedInputs()), ("here", OpenInputs())):
        home = Home(tmp_path / name, "2026-11-20")
        with open_workspace(home.folder, home.as_of, inputs=reader) as network:
            report = load("import").function(network, SAMPLES)
        homes.append((digest(home), [(s.path, s.format, s.read, s.errors) for s in report.sources]))
    (ours, told), (theirs, said) = homes
    assert told == said
    assert not differences(ours, theirs)
