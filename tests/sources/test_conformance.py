"""What every source keeps: it knows its own, reads the same twice, offline, and changes nothing."""

import hashlib
import socket
import zipfile
from pathlib import Path

import pytest
from tests.sources.recorded import (
    SAMPLES,
    SETTING,
    UPDATE,
    Case,
    all_cases,
    as_json,
    cases_in,
    load_expected,
    read_whole,
    readings,
    write_expected,
)

from mutuals.model.observed import Cursor, Interaction, Skipped
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import all_sources, recognise

SOURCES = all_sources()
CASES = all_cases()

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
each_case = pytest.mark.parametrize("case", CASES, ids=str)


class NoSocket:
    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise AssertionError("a source reached for the network")


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, NoSocket)


def state(path: Path) -> list[tuple[str, int, bytes]]:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return [(str(file), file.stat().st_mtime_ns, file.read_bytes()) for file in files]


def zipped(path: Path, at: Path) -> Path:
    with zipfile.ZipFile(at, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            archive.write(file, file.relative_to(path.parent))
    return at


# --- the sources -----------------------------------------------------------------------------


@each_source
def test_a_source_has_a_name_a_title_and_a_sample(source) -> None:
    assert source.name
    assert source.title
    assert list(cases_in(SAMPLES / source.name)), f"put one into samples/{source.name}/"


def test_names_are_unique() -> None:
    names = [source.name for source in SOURCES]
    assert len(set(names)) == len(names)


def test_every_sample_folder_belongs_to_a_source() -> None:
    assert {case.source for case in CASES} <= {source.name for source in SOURCES}


def test_every_expected_file_belongs_to_a_sample() -> None:
    expected = set(SAMPLES.glob("*/*.expected.json"))
    assert expected <= {case.expected for case in CASES}


# --- the samples -----------------------------------------------------------------------------


@each_case
def test_its_source_and_no_other_claims_a_sample(case: Case) -> None:
    found = list(readings(open_drop(case.path)))
    assert {source.name for source, _drop in found} == {case.source}
    for _source, drop in found:
        claims = {source.name: source.sniff(drop) for source in SOURCES}
        assert all(0 <= claim <= 1 for claim in claims.values())
        assert [name for name, claim in claims.items() if claim >= 0.5] == [case.source]


@each_case
def test_a_sample_gives_the_expected_records(case: Case) -> None:
    found = as_json(read_whole(open_drop(case.path)), str(case.path.parent))
    if UPDATE:
        write_expected(case, found)
    assert case.expected.exists(), "set MUTUALS_UPDATE_EXPECTED=1 to write it, then review it"
    assert found == load_expected(case)


@each_case
def test_reading_twice_gives_the_same(case: Case) -> None:
    drop = open_drop(case.path)
    first = read_whole(drop)
    assert read_whole(drop) == first
    assert read_whole(open_drop(case.path)) == first


@each_case
def test_a_zip_gives_what_the_file_gives(case: Case, tmp_path: Path) -> None:
    at = zipped(case.path, tmp_path / "x.zip")
    assert as_json(read_whole(open_drop(at)), str(at)) == as_json(
        read_whole(open_drop(case.path)), str(case.path.parent)
    )


@each_case
def test_reading_leaves_the_input_as_it_was(case: Case) -> None:
    before = state(case.path)
    read_whole(open_drop(case.path))
    assert state(case.path) == before


@each_case
def test_every_skip_says_where_and_why(case: Case) -> None:
    for record in read_whole(open_drop(case.path)):
        if isinstance(record, Skipped):
            assert record.where.strip()
            assert record.why.strip()


@each_case
def test_records_are_plain_and_credible(case: Case) -> None:
    for record in read_whole(open_drop(case.path)):
        hash(record)
        if isinstance(record, Interaction):
            assert -(2**63) <= record.key < 2**63
            assert 0 < record.at <= SETTING.now
            assert record.size >= 1 or (record.entry is not None and not record.participants)


@each_case
def test_reading_on_from_a_cursor_gives_the_rest(case: Case) -> None:
    for source, drop in readings(open_drop(case.path)):
        records = list(source.read(drop, SETTING))
        for place, cursor in enumerate(records):
            if isinstance(cursor, Cursor):
                rest = [r for r in records[place + 1 :] if not isinstance(r, Cursor)]
                again = source.read(drop, SETTING, cursor)
                assert [r for r in again if not isinstance(r, Cursor)] == rest


# --- what belongs to nobody ------------------------------------------------------------------

GARBAGE = {
    "random": hashlib.shake_256(b"1").digest(5000),
    "empty": b"",
    "zeros": bytes(2000),
    "image": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + hashlib.shake_256(b"2").digest(500),
    "page": b"<!DOCTYPE html>\n<html><head><title>Connections</title></head><body>Hi</body></html>",
    "object": b'{"name": "a", "version": "1.0.0", "list": [1, 2, {"deep": null}]}',
    "array": b"[]",
    "prose": b"Dear diary,\n\nFrom now on: I write more.\nDate: who knows?\n\nSubject closed.\n",
    "table": b"product,price\r\nnut,1\r\nbolt,2\r\n",
    "greek": "Μῆνιν ἄειδε θεὰ".encode("utf-16"),
}
SUFFIXES = ("", ".csv", ".txt", ".json", ".zzz")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", GARBAGE)
def test_no_source_claims_garbage(kind: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}{suffix}"
    path.write_bytes(GARBAGE[kind])
    assert recognise(open_drop(path)) is None


def test_no_source_claims_a_folder_of_garbage(tmp_path: Path) -> None:
    for kind, content in GARBAGE.items():
        (tmp_path / kind).write_bytes(content)
    assert recognise(open_drop(tmp_path)) is None
    assert list(readings(open_drop(tmp_path))) == []
