"""What sources inherit: they begin anew wherever asked, and only folders hold others."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.sources.recorded import SETTING

from mutuals.model.observed import Cursor
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.positioned import Positioned
from mutuals.sources.reading.single_file import ReadWhole, SingleFile
from mutuals.sources.registry import recognise

CARDS = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEMAIL:ana@example.org\nEND:VCARD\n" * 3
MAIL = b"From: ana@example.org\nTo: kim@example.net\nDate: Mon, 2 Mar 2020 09:00:00 +0000\n\nhi\n"


def test_a_single_file_begins_anew_wherever_a_reading_stopped(tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_bytes(CARDS)
    source = recognise(open_drop(file))
    assert source
    assert SingleFile in type(source).mro()
    records = list(source.read(open_drop(file), SETTING))
    assert len(records) == 3
    assert list(source.read(open_drop(file), SETTING, Cursor(140, "x"))) == records


def test_a_single_file_takes_nothing_of_what_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "people.vcf").write_bytes(CARDS)
    assert SingleFile().takes(open_drop(tmp_path)) == frozenset()


def test_what_a_source_holds_is_for_the_source_to_say(tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError):
        ReadWhole().read(open_drop(tmp_path), SETTING)


@pytest.mark.parametrize(
    ("suffix", "content"), [(".eml", MAIL), (".emlx", b"%d\n%s" % (len(MAIL), MAIL))]
)
def test_a_folder_of_mails_is_read_as_each_of_its_mails(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    for name in (f"b{suffix}", f"A{suffix.upper()}", "notes.txt"):
        (tmp_path / name).write_bytes(content)
    folder = open_drop(tmp_path)
    source = recognise(folder)
    assert source
    assert source.name == suffix[1:]
    mails = [one for one in folder.children() if one.name != "notes.txt"]
    assert source.takes(folder) == {one.name for one in mails}
    records = list(source.read(folder, SETTING))
    assert len(records) == 2
    assert records == [record for one in mails for record in source.read(one, SETTING)]


def test_a_stream_knows_its_place_from_the_start() -> None:
    class Two(Positioned):
        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            piece = b"ab"[self._position :][: len(buffer)]
            buffer[: len(piece)] = piece
            self._position += len(piece)
            return len(piece)

    stream = io.BufferedReader(Two())
    assert (stream.readable(), stream.seekable(), stream.tell()) == (True, True, 0)
    assert (stream.read(1), stream.tell()) == (b"a", 1)
