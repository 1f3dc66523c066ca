"""Tar archives under caps: what is packed is a tree of files, what is wrong costs only its part."""

import bz2
import gzip
import io
import lzma
import os
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mutuals.errors import UnsoundError
from mutuals.operations.base import load
from mutuals.operations.importing import import_
from mutuals.sources.base import Drop
from mutuals.sources.reading.budget import RATIO_FLOOR, Caps
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.tar_headers import LONGEST_NOTE, NOTES, Headers, starts_as_tar
from mutuals.sources.reading.tars import tar_in
from mutuals.sources.walking import Found, walk
from mutuals.workspace import open_workspace

PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "tar": bytes, "tar.gz": gzip.compress, "tgz": gzip.compress, "tar.xz": lzma.compress,
    "tar.bz2": bz2.compress,
}  # fmt: skip
MAIL = b"From: Ana <ana@example.org>\nTo: me@example.com\nSubject: one\n\nHello\n"


def tar_of(members: dict[str, bytes], layout: int = tarfile.GNU_FORMAT) -> bytes:
    return tar_with(*((regular(name, content), content) for name, content in members.items()),
                    layout=layout)  # fmt: skip


def tar_with(*entries: tuple[tarfile.TarInfo, bytes], layout: int = tarfile.GNU_FORMAT) -> bytes:
    room = io.BytesIO()
    with tarfile.open(fileobj=room, mode="w", format=layout) as archive:
        for info, content in entries:
            archive.addfile(info, io.BytesIO(content))
    return room.getvalue()


def regular(name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.type = len(content), kind
    return info


def zip_of(members: dict[str, bytes]) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return room.getvalue()


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def opened(path: Path, caps: Caps | None = None) -> Drop:
    archive = tar_in(open_drop(path, caps))
    assert archive is not None
    return archive


def all_files(drop: Drop) -> list[Drop]:
    if not drop.is_folder:
        return [drop]
    return [file for child in drop.children() for file in all_files(child)]


def content(drop: Drop) -> bytes:
    with drop.open() as stream:
        return stream.read()


def sound_part(drop: Drop) -> tuple[dict[str, bytes], str]:
    """Return the files at the top of an archive up to where it breaks off, and why it does."""
    found: dict[str, bytes] = {}
    try:
        for child in drop.children():
            found[child.name] = content(child)
    except UnsoundError as problem:
        return found, str(problem)
    return found, ""


def walked(path: Path, caps: Caps | None = None) -> list[Found]:
    return list(walk(open_drop(path, caps)))


def places(found: list[Found], top: Path) -> dict[str, str]:
    """Return the format or trouble of each part, by its path below the folder of the test."""
    return {
        each.drop.path.removeprefix(f"{top}/"): each.source.name if each.source else each.trouble
        for each in found
    }


# --- what a sound archive holds ---------------------------------------------------------------


@pytest.mark.parametrize("suffix", PACKINGS)
@pytest.mark.parametrize("layout", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_tar_looks_like_the_folder_it_was_made_of(
    tmp_path: Path, suffix: str, layout: int
) -> None:
    packed = tar_of({"b.txt": b"b" * 700, "Sent/a.txt": b"a", "Sent/old/c.txt": b""}, layout)
    path = put(tmp_path / f"x.{suffix}", PACKINGS[suffix](packed))
    drop = opened(path)
    assert (drop.is_folder, drop.head, drop.size) == (True, b"", None)
    assert drop.names() == ("Sent", "b.txt")
    files = all_files(drop)
    del drop
    assert [(file.path, file.folders[1:]) for file in files] == [
        (f"{path}/Sent/a.txt", ("Sent",)),
        (f"{path}/Sent/old/c.txt", ("Sent", "old")),
        (f"{path}/b.txt", ()),
    ]
    assert [content(file) for file in files] == [b"a", b"", b"b" * 700]
    assert [file.head for file in files] == [b"a", b"", b"b" * 700]
    assert [file.size for file in files] == [1, 0, 700]


@pytest.mark.parametrize("name", ["export", "mails.old", "x.zap"])
@pytest.mark.parametrize("suffix", PACKINGS)
def test_the_bytes_tell_an_archive_not_its_name(tmp_path: Path, name: str, suffix: str) -> None:
    put(tmp_path / "top" / name, PACKINGS[suffix](tar_of({"a.eml": MAIL, "b.dat": b"1"})))
    found = places(walked(tmp_path / "top"), tmp_path)
    assert found == {f"top/{name}": "eml", f"top/{name}/b.dat": ""}
    assert places(walked(tmp_path / "top" / name), tmp_path / "top") == {
        name: "eml", f"{name}/b.dat": "",
    }  # fmt: skip


def test_a_file_that_is_called_tar_is_what_its_bytes_say(tmp_path: Path) -> None:
    path = put(tmp_path / "a.tar", b"From me\n" * 200)
    assert tar_in(open_drop(path)) is None
    assert tar_in(open_drop(tmp_path)) is None
    assert not starts_as_tar(b"")
    assert not starts_as_tar(bytes(512))
    assert not starts_as_tar(tar_of({"a": b"1"})[:511])


def test_the_layout_before_ustar_is_known_by_its_checksum(tmp_path: Path) -> None:
    old = bytearray(tar_of({"a": b"1"}, tarfile.USTAR_FORMAT))
    old[257:265] = bytes(8)
    old[148:156] = b"%06o\0 " % (sum(old[:148]) + 8 * 32 + sum(old[156:512]))
    assert b"ustar" not in old
    assert content(all_files(opened(put(tmp_path / "x", bytes(old))))[0]) == b"1"


def test_bytes_of_members_can_be_searched_and_read_side_by_side(tmp_path: Path) -> None:
    whole = bytes(range(256)) * 1000
    packed = gzip.compress(tar_of({"a": whole, "b": whole[::-1]}))
    [first, second] = all_files(opened(put(tmp_path / "x.tgz", packed)))
    with first.open() as one, second.open() as other:
        assert one.seek(200_000) == 200_000
        assert other.read(300) == whole[::-1][:300]
        assert (one.read(5), one.tell()) == (whole[200_000:200_005], 200_005)
        assert one.seek(-4, io.SEEK_END) == len(whole) - 4
        assert one.read() == whole[-4:]
        assert one.seek(len(whole) + 9) == len(whole) + 9
        assert one.read() == b""
        assert one.seek(10) == 10
        assert one.seek(-3, io.SEEK_CUR) == 7
        assert other.read() == whole[::-1][300:]


def test_long_names_and_names_in_other_scripts_are_read(tmp_path: Path) -> None:
    names = [f"{'long folder ' * 20}/ä.txt", "Łódź/ж.txt", "n" * 150]
    for layout in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        packed = tar_of({name: name.encode() for name in names}, layout)
        drop = opened(put(tmp_path / "x.tar", packed))
        found = {content(file).decode(): file.path for file in all_files(drop)}
        assert found == {name: f"{tmp_path}/x.tar/{name}" for name in names}


def test_pax_headers_for_the_whole_archive_are_passed_over(tmp_path: Path) -> None:
    room = io.BytesIO()
    with tarfile.open(
        fileobj=room, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "c" * 5000}
    ) as archive:
        archive.addfile(regular("a", b"1"), io.BytesIO(b"1"))
    assert content(all_files(opened(put(tmp_path / "x.tar", room.getvalue())))[0]) == b"1"


def test_packed_members_are_unpacked_on_the_way(tmp_path: Path) -> None:
    packed = tar_of({f"a.mbox.{end}": pack(b"From me")
                     for end, pack in (("bz2", bz2.compress), ("gz", gzip.compress))})  # fmt: skip
    files = all_files(opened(put(tmp_path / "x.tar", packed)))
    assert [(file.name, content(file), file.size) for file in files] == [
        ("a.mbox", b"From me", None)
    ] * 2


def test_a_text_that_begins_with_the_letters_of_bzip2_is_a_text(tmp_path: Path) -> None:
    assert content(open_drop(put(tmp_path / "a.txt", b"BZhelp is near"))) == b"BZhelp is near"


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    packed = tar_with((regular("a", b"1"), b"1"), (regular("a", b"2"), b"2"))
    assert [content(file) for file in all_files(opened(put(tmp_path / "x", packed)))] == [
        b"1",
        b"2",
    ]


def test_an_archive_gives_what_its_folder_gives_and_nothing_the_second_time(tmp_path: Path) -> None:
    mails = {
        f"Inbox/{n}.eml": MAIL.replace(b"To:", b"Date: %d Mar 2026 10:00:00 +0000\nTo:" % n)
        for n in range(1, 9)
    }
    packed = put(tmp_path / "x.tar.xz", lzma.compress(tar_of(mails)))
    for name, text in mails.items():
        put(tmp_path / "folder" / name, text)
    with open_workspace(tmp_path / "home", date(2026, 4, 1)) as network:
        load("init").function(network, me=("me@example.com",), yes=True)
        first = import_(network, packed)
        again = [import_(network, packed), import_(network, tmp_path / "folder")]
    assert [(each.format, each.added.interactions) for each in first.sources] == [("eml", 8)]
    assert (first.people, first.interactions, first.failed) == (1, 8, ())
    for report in again:
        assert [each.unchanged for each in report.sources] == [8]
        assert report.sources[0].added == type(report.sources[0].added)()
        assert (report.people, report.interactions) == (1, 8)


# --- names, links and devices -----------------------------------------------------------------


def test_names_never_lead_outside_and_nothing_is_written(tmp_path: Path) -> None:
    packed = tar_of({"../../etc/passwd": b"1", "/home/x": b"2", "C:\\win\\y": b"3", "a/./b": b"4",
                     ".../c": b"5", "../..": b"6", "d\x1b[31m\u202ee": b"7"})  # fmt: skip
    before = sorted(tmp_path.rglob("*"))
    base = put(tmp_path / "x.tar.gz", gzip.compress(packed))
    found = {file.path.removeprefix(str(base)): content(file) for file in all_files(opened(base))}
    assert found == {
        "/etc/passwd": b"1", "/home/x": b"2", "/win/y": b"3", "/a/b": b"4", "/c": b"5",
        "/d[31me": b"7",
    }  # fmt: skip
    assert sorted(tmp_path.rglob("*")) == [*before, base]


def test_links_devices_and_what_systems_leave_behind_are_left_out(tmp_path: Path) -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE,
             tarfile.DIRTYPE, b"V", b"~")  # fmt: skip
    entries = [(regular(f"kind {kind!r}", b"", kind), b"") for kind in kinds]
    for info, _content in entries:
        info.linkname = "/etc/passwd"
    junk = [(regular(name, b"1"), b"1") for name in ("._a", "d/.DS_Store", "__MACOSX/x")]
    packed = tar_with(*entries, *junk, (regular("a", b"fine"), b"fine"))
    drop = opened(put(tmp_path / "x.tar", packed))
    assert drop.names() == ("a",)
    assert [content(file) for file in all_files(drop)] == [b"fine"]


def test_a_link_that_states_a_size_hides_no_member(tmp_path: Path) -> None:
    link = regular("link", b"x" * 600, tarfile.SYMTYPE)
    packed = link.tobuf() + tar_of({"a": b"fine"})
    assert opened(put(tmp_path / "x.tar", packed)).names() == ("a",)


def test_a_name_that_ends_with_a_stroke_is_a_folder(tmp_path: Path) -> None:
    packed = tar_with((regular("d/"), b""), (regular("d/a", b"1"), b"1"))
    [file] = all_files(opened(put(tmp_path / "x.tar", packed)))
    assert (file.name, content(file)) == ("a", b"1")


def test_a_file_packed_without_its_gaps_says_so(tmp_path: Path) -> None:
    old = regular("old", b"1", tarfile.GNUTYPE_SPARSE)
    new = regular("new", b"2")
    new.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.name": "real"}
    packed = tar_with((old, b"1"), (new, b"2"), (regular("z", b"fine"), b"fine"),
                      layout=tarfile.PAX_FORMAT)  # fmt: skip
    found = places(walked(put(tmp_path / "x.tar", packed)), tmp_path)
    assert list(found) == ["x.tar/old", "x.tar/real", "x.tar/z"]
    assert "without its gaps" in found["x.tar/old"]
    assert "without its gaps" in found["x.tar/real"]
    assert found["x.tar/z"] == ""


def test_lists_of_gaps_are_passed_over(tmp_path: Path) -> None:
    old = bytearray(regular("old", b"1", tarfile.GNUTYPE_SPARSE).tobuf(tarfile.GNU_FORMAT))
    old[482] = 1
    old[148:156] = b"%06o\0 " % (sum(old[:148]) + 8 * 32 + sum(old[156:512]))
    more = bytearray(512)
    more[504] = 1
    packed = bytes(old) + bytes(more) + bytes(512) + b"1".ljust(512, b"\0") + tar_of({"z": b"9"})
    assert opened(put(tmp_path / "x.tar", packed)).names() == ("old", "z")
    assert "damaged" in sound_part(opened(put(tmp_path / "y.tar", bytes(old) + bytes(more))))[1]


# --- archives in archives ---------------------------------------------------------------------


def test_an_archive_in_an_archive_is_opened_one_level_deep(tmp_path: Path) -> None:
    inner = gzip.compress(tar_of({"b.dat": b"2"}))
    deep_zip = zip_of({"in.zip": zip_of({"c.dat": b"3"}), "in.tgz": inner})
    deep_tar = tar_of({"in.zip": zip_of({"c.dat": b"3"}), "in.tgz": inner})
    put(tmp_path / "top" / "1.zip", zip_of({"t.tgz": inner, "deep.zip": deep_zip}))
    put(
        tmp_path / "top" / "2.tar.xz", lzma.compress(tar_of({"t.tar": deep_tar, "z.zip": deep_zip}))
    )
    found = places(walked(tmp_path / "top"), tmp_path / "top")
    assert {path for path, trouble in found.items() if not trouble} == {
        "1.zip/deep.zip/in.zip", "1.zip/t.tgz/b.dat", "2.tar.xz/t.tar/in.zip",
        "2.tar.xz/z.zip/in.zip",
    }  # fmt: skip
    closed = {path for path, trouble in found.items() if "lies in too many archives" in trouble}
    assert closed == {
        "1.zip/deep.zip/in.tgz", "2.tar.xz/t.tar/in.tgz", "2.tar.xz/z.zip/in.tgz",
    }  # fmt: skip
    assert len(found) == 7


def test_members_outlive_the_archives_they_were_found_in(tmp_path: Path) -> None:
    packed = tar_of({"z.zip": zip_of({"c": b"3" * 9000}), "a": b"1"})
    files = all_files(opened(put(tmp_path / "x.tgz", gzip.compress(packed))))
    assert [content(file) for file in files] == [b"1", b"3" * 9000]
    with files[1].open() as stream:
        del files
        assert stream.read() == b"3" * 9000


def test_a_broken_zip_in_a_tar_costs_only_itself(tmp_path: Path) -> None:
    put(tmp_path / "x.tar", tar_of({"a.zip": b"PK\x03\x04", "b.dat": b"1"}))
    found = places(walked(tmp_path / "x.tar"), tmp_path)
    assert list(found) == ["x.tar/a.zip", "x.tar/b.dat"]
    assert "no sound zip" in found["x.tar/a.zip"]


# --- caps -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "sound"), [(2, True), (3, True), (4, False)])
def test_the_entries_cap(tmp_path: Path, count: int, *, sound: bool) -> None:
    members = {str(number): b"1" for number in range(count)}
    path = put(tmp_path / "x.tar", tar_of(members, tarfile.PAX_FORMAT))
    found, why = sound_part(opened(path, Caps(entries=3)))
    assert len(found) == min(count, 3)
    assert ("holds more than 3 files" in why) is not sound


def test_the_entries_cap_counts_links_and_folders(tmp_path: Path) -> None:
    folders = [(regular(f"d{number}", b"", tarfile.DIRTYPE), b"") for number in range(4)]
    path = put(tmp_path / "x.tar", tar_with(*folders))
    assert "holds more than 3 files" in sound_part(opened(path, Caps(entries=3)))[1]


@pytest.mark.parametrize(("length", "sound"), [(99, True), (100, True), (101, False)])
@pytest.mark.parametrize("suffix", ["tar", "tgz"])
def test_the_member_cap(tmp_path: Path, length: int, *, sound: bool, suffix: str) -> None:
    packed = PACKINGS[suffix](tar_of({"a.dat": bytes(length), "b.dat": b"fine"}))
    found = places(walked(put(tmp_path / "x", packed), Caps(member=100)), tmp_path)
    assert ("is larger than 100 bytes when unpacked" in found["x/a.dat"]) is not sound
    assert found["x/b.dat"] == ""


@pytest.mark.parametrize(("over", "sound"), [(1, True), (0, True), (-1, False)])
def test_the_total_cap(tmp_path: Path, over: int, *, sound: bool) -> None:
    packed = tar_of({"a": os.urandom(300_000), "b": os.urandom(300_000)})
    path = put(tmp_path / "x.tgz", gzip.compress(packed))
    found, why = sound_part(opened(path, Caps(total=len(packed) + over)))
    assert ("bytes come out of packed files" in why) is not sound
    assert "a" in found


def test_a_plain_tar_takes_nothing_from_the_total(tmp_path: Path) -> None:
    path = put(tmp_path / "x.tar", tar_of({"a": bytes(5000)}))
    assert content(all_files(opened(path, Caps(total=10)))[0]) == bytes(5000)


def test_unpacking_and_reading_counts_once(tmp_path: Path) -> None:
    packed = tar_of({"a": bytes(5000)})
    path = put(tmp_path / "x.tgz", gzip.compress(packed))
    [file] = all_files(opened(path, Caps(total=len(packed))))
    assert file.head == content(file) == content(file) == bytes(5000)


def test_the_ratio_cap_is_that_of_the_whole_stream(tmp_path: Path) -> None:
    dense = tar_of({"a": os.urandom(600_000), "b": bytes(RATIO_FLOOR)})
    assert not sound_part(opened(put(tmp_path / "x.tgz", gzip.compress(dense))))[1]
    bomb = tar_of({"a": b"1", "b": bytes(RATIO_FLOOR)})
    found, why = sound_part(opened(put(tmp_path / "y.tgz", gzip.compress(bomb))))
    assert "unpacks to more than 200 times its size" in why
    assert found == {"a": b"1"}


def test_a_member_that_lies_deeper_than_the_cap_is_shown_higher_up(tmp_path: Path) -> None:
    path = put(tmp_path / "x.tar", tar_of({"d/" * 5000 + "a": b"1"}))
    [file] = all_files(opened(path, Caps(depth=3)))
    assert (len(file.folders), content(file)) == (4, b"1")


# --- headers made to do harm ------------------------------------------------------------------


def note(content: bytes, kind: bytes = tarfile.GNUTYPE_LONGNAME) -> bytes:
    padded = content.ljust(-(-len(content) // 512) * 512, b"\0")
    return regular("note", content, kind).tobuf(tarfile.GNU_FORMAT) + padded


@pytest.mark.parametrize(("count", "sound"), [(NOTES, True), (NOTES + 1, False)])
def test_headers_about_one_file_are_counted(tmp_path: Path, count: int, *, sound: bool) -> None:
    packed = tar_of({"a": b"1"})[:1024] + note(b"longer") * count + tar_of({"b": b"2"})
    found, why = sound_part(opened(put(tmp_path / "x.tar", packed)))
    assert found == ({"a": b"1", "longer": b"2"} if sound else {"a": b"1"})
    assert ("is damaged" in why) is not sound


@pytest.mark.parametrize(("length", "sound"), [(0, True), (1, False)])
@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGLINK])
def test_headers_about_one_file_have_a_size(
    tmp_path: Path, length: int, kind: bytes, *, sound: bool
) -> None:
    packed = note(bytes(LONGEST_NOTE + length), kind) + tar_of({"b": b"2"})
    found, why = sound_part(opened(put(tmp_path / "x.tar", packed)))
    assert found == ({"b": b"2"} if sound else {})
    assert ("is damaged" in why) is not sound


def pax(*records: bytes) -> bytes:
    return note(b"".join(records), tarfile.XHDTYPE)


def test_sizes_and_names_of_pax_headers_come_first(tmp_path: Path) -> None:
    body = b"12345".ljust(512, b"\0")
    header = regular("short").tobuf(tarfile.USTAR_FORMAT)
    packed = pax(b"10 size=5\n", b"13 path=long\n") + header + body + tar_of({"z": b"9"})
    assert sound_part(opened(put(tmp_path / "x.tar", packed))) == (
        {"long": b"12345", "z": b"9"},
        "",
    )


@pytest.mark.parametrize(
    "record",
    [b"0 path=x\n", b"-5 path=x\n", b"99 path=x\n", b"2 path=x\n", b"path=x", b" 9 path=x\n",
     b"10 size=-\n", b"11 size=-9\n", b"\xb2 path=x\n", b"9" * 600 + b" path=x\n", b"7 path\n"],
)  # fmt: skip
def test_records_that_make_no_sense_are_passed_over(tmp_path: Path, record: bytes) -> None:
    packed = pax(record) + tar_of({"a": b"1"})
    assert sound_part(opened(put(tmp_path / "x.tar", packed))) == ({"a": b"1"}, "")


def with_size(field: bytes, kind: bytes = tarfile.REGTYPE) -> bytes:
    block = bytearray(regular("a", b"", kind).tobuf(tarfile.GNU_FORMAT))
    block[124:136] = field
    block[148:156] = b"%06o\0 " % (sum(block[:148]) + 8 * 32 + sum(block[156:512]))
    return bytes(block)


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.XGLTYPE, b"~"])
@pytest.mark.parametrize(
    "field", [b"\xff" * 11 + b"\x00", b"\x80" + b"\xff" * 11, b"77777777777\0"], ids=repr
)
def test_sizes_below_zero_and_beyond_the_end_are_damage(
    tmp_path: Path, kind: bytes, field: bytes
) -> None:
    packed = tar_of({"first": b"1"})[:1024] + with_size(field, kind) + tar_of({"b": b"2"})
    found, why = sound_part(opened(put(tmp_path / "x.tar", packed)))
    assert found == {"first": b"1"}
    assert "is damaged from some point on" in why


def flipped(packed: bytes, seed: int) -> bytes:
    """Return an archive with some bytes of its headers changed and their checksums made right."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, no secret
    room = bytearray(packed)
    for _change in range(dice.randint(1, 6)):
        start = dice.randrange(0, len(room), 512)
        place = dice.choice([*range(100, 160), *range(257, 265), *range(345, 512)])
        room[start + place] = dice.choice([0, 32, 48, 55, 57, 0x80, 0xFF, dice.randrange(256)])
        total = sum(room[start : start + 512]) - sum(room[start + 148 : start + 156]) + 8 * 32
        if dice.random() < 0.9:
            room[start + 148 : start + 156] = b"%06o\0 " % total
    return bytes(room[: dice.randrange(512, len(room))] if dice.random() < 0.3 else room)


def test_changed_headers_give_files_or_one_reason() -> None:
    members = {"a" * 120: b"1" * 600, "b/ä": b"", "c": b"3" * 20}
    packings = [tar_of(members, layout) for layout in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)]
    ends = set()
    for seed in range(2000):
        packed = flipped(packings[seed % 2], seed)
        ends.add(tuple(outcome(packed)))
    assert "damage" in {end for each in ends for end in each}
    assert len(ends) > 20


def outcome(packed: bytes) -> Iterator[str]:
    try:
        for entry in Headers(io.BytesIO(packed), len(packed), "x.tar"):
            assert (
                0
                <= entry.offset
                <= entry.offset + max(entry.size * entry.is_file, 0)
                <= len(packed)
            )
            yield entry.name
    except UnsoundError:
        yield "damage"


# --- damage -----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", PACKINGS)
def test_half_an_archive_gives_what_came_before(tmp_path: Path, suffix: str) -> None:
    mails = {f"{number}.eml": MAIL + os.urandom(100_000).hex().encode() for number in range(9)}
    packed = PACKINGS[suffix](tar_of(mails))
    path = put(tmp_path / "top" / f"x.{suffix}", packed[: len(packed) * 3 // 5])
    put(tmp_path / "top" / "z.dat", b"1")
    found = walked(tmp_path / "top")
    [mails_found, *_more, broken, neighbour] = found
    assert (mails_found.source and mails_found.source.name, neighbour.drop.name) == ("eml", "z.dat")
    assert broken.drop.path == str(path)
    assert "is damaged" in broken.trouble
    sound, why = sound_part(opened(path))
    assert len(sound) in (4, 5)
    assert sound == {name: mails[name] for name in sorted(sound)}
    assert why == broken.trouble


def test_a_changed_byte_in_the_stream_is_told(tmp_path: Path) -> None:
    packed = bytearray(lzma.compress(tar_of({"a": os.urandom(200_000), "b": b"1"})))
    packed[150_000] ^= 0xFF
    _found, why = sound_part(opened(put(tmp_path / "x.tar.xz", bytes(packed))))
    assert "is damaged and cannot be unpacked" in why


def test_an_archive_without_its_end_mark_is_whole(tmp_path: Path) -> None:
    packed = tar_of({"a": b"1"})[:1024]
    assert sound_part(opened(put(tmp_path / "x.tar", packed))) == ({"a": b"1"}, "")
    assert sound_part(opened(put(tmp_path / "y.tar", packed[:513]))) == ({"a": b"1"}, "")


# --- the copy ---------------------------------------------------------------------------------


def test_a_packed_archive_is_unpacked_once_however_many_members_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "x.tgz", gzip.compress(tar_of({f"{n}.dat": b"1" for n in range(500)})))
    counts = {"opened": 0}
    real = Path.open

    def counted(at: Path, *arguments):
        counts["opened"] += at == path
        return real(at, *arguments)

    monkeypatch.setattr(Path, "open", counted)
    assert len(walked(path)) == 500
    assert counts["opened"] <= 4


def test_a_plain_tar_in_a_zip_is_unpacked_once_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tar_of({f"{number}.dat": b"1" for number in range(500)})
    path = put(tmp_path / "x.zip", zip_of({"y.tar": inner}))
    counts = {"opened": 0}
    real = zipfile.ZipFile.open

    def counted(archive: zipfile.ZipFile, *arguments):
        counts["opened"] += 1
        return real(archive, *arguments)

    monkeypatch.setattr(zipfile.ZipFile, "open", counted)
    assert len(walked(path)) == 500
    assert counts["opened"] <= 4


def test_the_copy_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "room"))
    (tmp_path / "room").mkdir()
    whole = os.urandom(17_000_000)
    path = put(tmp_path / "x.tgz", gzip.compress(tar_of({"a": whole}), 1))
    [file] = all_files(opened(path))
    with file.open() as stream:
        assert stream.read(10) == whole[:10]
        assert list((tmp_path / "room").iterdir()) == []
