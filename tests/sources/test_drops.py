"""Drops: files, folders and zip archives under caps; whatever is wrong costs only its own part."""

import gzip
import io
import lzma
import os
import socket
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.budget import RATIO_FLOOR, Budget, Caps, Meter
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.files import HEAD


def zip_of(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return room.getvalue()


def all_files(drop: Drop) -> list[Drop]:
    if not drop.is_folder:
        return [drop]
    return [file for child in drop.children() for file in all_files(child)]


def content(drop: Drop) -> bytes:
    with drop.open() as stream:
        return stream.read()


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_file_has_its_name_size_head_and_bytes(tmp_path: Path) -> None:
    drop = open_drop(put(tmp_path / "a.csv", b"x" * (HEAD + 5)))
    assert (drop.name, drop.folders, drop.size, drop.is_folder) == ("a.csv", (), HEAD + 5, False)
    assert drop.path == str(tmp_path / "a.csv")
    assert drop.head == b"x" * HEAD
    assert content(drop) == b"x" * (HEAD + 5)
    assert list(drop.children()) == []
    assert drop.names() == ()


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    drop = open_drop(put(tmp_path / "a.csv", b""))
    assert (drop.size, drop.head, content(drop)) == (0, b"", b"")


def test_a_folder_lists_files_and_folders_by_name(tmp_path: Path) -> None:
    put(tmp_path / "top" / "b.txt", b"b")
    put(tmp_path / "top" / "Sent" / "a.txt", b"a")
    drop = open_drop(tmp_path / "top")
    assert drop.is_folder
    assert drop.names() == ("Sent", "b.txt")
    assert [child.name for child in drop.children()] == ["Sent", "b.txt"]
    [deep, flat] = all_files(drop)
    assert (deep.folders, content(deep)) == (("top", "Sent"), b"a")
    assert (flat.folders, flat.path) == (("top",), f"{tmp_path}/top/b.txt")


def test_a_zip_looks_like_the_folder_it_was_made_of(tmp_path: Path) -> None:
    packed = zip_of({"b.txt": b"b", "Sent/a.txt": b"a", "Sent/old/c.txt": b"c"})
    drop = open_drop(put(tmp_path / "x.zip", packed))
    assert drop.is_folder
    assert drop.names() == ("Sent", "b.txt")
    assert [(file.path.removeprefix(str(tmp_path)), file.folders) for file in all_files(drop)] == [
        ("/x.zip/Sent/a.txt", ("x.zip", "Sent")),
        ("/x.zip/Sent/old/c.txt", ("x.zip", "Sent", "old")),
        ("/x.zip/b.txt", ("x.zip",)),
    ]
    assert [content(file) for file in all_files(drop)] == [b"a", b"c", b"b"]
    assert [file.head for file in all_files(drop)] == [b"a", b"c", b"b"]
    assert [file.size for file in all_files(drop)] == [1, 1, 1]


def test_a_zip_is_known_by_its_bytes_when_named_directly(tmp_path: Path) -> None:
    assert open_drop(put(tmp_path / "export", zip_of({"a": b"1"}))).names() == ("a",)


def test_a_zip_in_a_folder_is_opened(tmp_path: Path) -> None:
    put(tmp_path / "top" / "x.zip", zip_of({"a.txt": b"1"}))
    [file] = all_files(open_drop(tmp_path / "top"))
    assert (file.folders, content(file)) == (("top", "x.zip"), b"1")


@pytest.mark.parametrize(
    ("name", "pack"), [("a.mbox.gz", gzip.compress), ("a.mbox.xz", lzma.compress)]
)
@pytest.mark.parametrize("where", ["file", "folder", "zip"])
def test_gzip_and_xz_are_unpacked_on_the_way(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes], where: str
) -> None:
    packed = pack(b"From me")
    put(tmp_path / "top" / name, packed)
    put(tmp_path / "x.zip", zip_of({name: packed}))
    starts = {"file": tmp_path / "top" / name, "folder": tmp_path / "top"}
    start = open_drop(starts.get(where, tmp_path / "x.zip"))
    [file] = all_files(start)
    assert (file.name, file.head, content(file), file.size) == (
        "a.mbox",
        b"From me",
        b"From me",
        None,
    )
    assert start.names() in [("a.mbox",), ()]


def test_packed_streams_can_be_searched_back_and_forth(tmp_path: Path) -> None:
    whole = bytes(range(256)) * 2000
    with open_drop(put(tmp_path / "a.gz", gzip.compress(whole))).open() as stream:
        assert stream.seek(300_000) == 300_000
        assert (stream.read(5), stream.tell()) == (whole[300_000:300_005], 300_005)
        assert stream.seek(10) == 10
        assert stream.read(3) == whole[10:13]
        assert stream.seek(-4, io.SEEK_END) == len(whole) - 4
        assert stream.read() == whole[-4:]


def test_concatenated_gzip_members_are_one_file(tmp_path: Path) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert content(open_drop(put(tmp_path / "a.gz", packed))) == b"one two"


def test_half_a_gzip_file_is_unsound_where_it_breaks(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(300_000))
    drop = open_drop(put(tmp_path / "a.gz", packed[:-5000]))
    assert len(drop.head) == HEAD
    with pytest.raises(UnsoundError, match="damaged"):
        content(drop)


# --- names -----------------------------------------------------------------------------------


def test_names_in_archives_never_lead_outside(tmp_path: Path) -> None:
    packed = zip_of(
        {
            "../../etc/passwd": b"1",
            "/home/x": b"2",
            "C:\\win\\y": b"3",
            "a/./b": b"4",
            ".../c": b"5",
        }
    )
    found = {file.path for file in all_files(open_drop(put(tmp_path / "x.zip", packed)))}
    base = f"{tmp_path}/x.zip"
    assert found == {
        f"{base}/etc/passwd",
        f"{base}/home/x",
        f"{base}/win/y",
        f"{base}/a/b",
        f"{base}/c",
    }


def test_names_are_shown_without_control_characters(tmp_path: Path) -> None:
    packed = zip_of({"a\x1b[31m\u202egpj.exe\x85": b"1"})
    [file] = all_files(open_drop(put(tmp_path / "x.zip", packed)))
    assert file.name == "a[31mgpj.exe"
    put(tmp_path / "top" / "a\x1b\n.txt", b"1")
    [file] = all_files(open_drop(tmp_path / "top"))
    assert (file.name, content(file)) == ("a.txt", b"1")


def test_undeclared_utf8_names_are_read_as_such(tmp_path: Path) -> None:
    packed = zip_of({"xx": b"1"}).replace(b"xx", "ä".encode())
    [file] = all_files(open_drop(put(tmp_path / "x.zip", packed)))
    assert file.name == "ä"


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        archive.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", b"2")
    files = all_files(open_drop(put(tmp_path / "x.zip", room.getvalue())))
    assert [content(file) for file in files] == [b"1", b"2"]


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    names = (".DS_Store", "__MACOSX/._a", "Thumbs.db", "a/._b", "a/b", ".Sent/c")
    for name in names:
        put(tmp_path / "top" / name, b"1")
    put(tmp_path / "x.zip", zip_of(dict.fromkeys(names, b"1")))
    for start in ("top", "x.zip"):
        assert [file.name for file in all_files(open_drop(tmp_path / start))] == ["c", "b"]


# --- caps ------------------------------------------------------------------------------------


def test_the_caps_are_those_of_the_security_paper() -> None:
    caps = Caps()
    assert (caps.total, caps.member) == (20 * 10**9, 4 * 10**9)
    assert (caps.ratio, caps.ratio_floor, caps.entries) == (200, 10**7, 10**5)


def test_the_total_is_at_most_half_of_the_free_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=100))
    assert Caps.of_this_disk().total == 50


@pytest.mark.parametrize(("length", "sound"), [(999, True), (1000, True), (1001, False)])
@pytest.mark.parametrize("suffix", ["gz", "xz"])
def test_the_total_cap_for_a_packed_file(
    tmp_path: Path, length: int, *, sound: bool, suffix: str
) -> None:
    pack = gzip.compress if suffix == "gz" else lzma.compress
    path = put(tmp_path / f"a.{suffix}", pack(bytes(length)))
    expect(sound, lambda: content(open_drop(path, Caps(total=1000))), "1,000 bytes come out")


@pytest.mark.parametrize(("length", "sound"), [(499, True), (500, True), (501, False)])
def test_the_total_cap_over_all_members(tmp_path: Path, length: int, *, sound: bool) -> None:
    path = put(tmp_path / "x.zip", zip_of({"a": bytes(500), "b": bytes(length)}))
    drop = open_drop(path, Caps(total=1000))
    expect(sound, lambda: [content(file) for file in all_files(drop)], "1,000 bytes come out")


def test_reading_again_counts_once(tmp_path: Path) -> None:
    path = put(tmp_path / "x.zip", zip_of({"a": bytes(900)}))
    [file] = all_files(open_drop(path, Caps(total=1000)))
    assert file.head == content(file) == content(file) == bytes(900)


@pytest.mark.parametrize(("length", "sound"), [(99, True), (100, True), (101, False)])
def test_the_member_cap(tmp_path: Path, length: int, *, sound: bool) -> None:
    path = put(tmp_path / "x.zip", zip_of({"a": bytes(length), "b": b"fine"}))
    [big, small] = all_files(open_drop(path, Caps(member=100)))
    expect(sound, lambda: content(big), "is larger than 100 bytes when unpacked")
    assert content(small) == b"fine"


@pytest.mark.parametrize(("count", "sound"), [(2, True), (3, True), (4, False)])
def test_the_entries_cap(tmp_path: Path, count: int, *, sound: bool) -> None:
    path = put(tmp_path / "x.zip", zip_of({str(i): b"" for i in range(count)}))
    expect(sound, open_drop(path, Caps(entries=3)).names, "holds more than 3 files")


def test_the_entries_cap_counts_all_archives_and_a_failure_only_once(tmp_path: Path) -> None:
    put(tmp_path / "top" / "a.zip", zip_of({"1": b"", "2": b"", "3": b""}))
    put(tmp_path / "top" / "b.zip", zip_of({"1": b""}))
    [first, second] = open_drop(tmp_path / "top", Caps(entries=3)).children()
    assert len(first.names()) == 3
    for _again in range(2):
        with pytest.raises(UnsoundError, match="more than 3 files"):
            second.names()


@pytest.mark.parametrize(("inflated", "sound"), [(49, True), (50, True), (51, False)])
@pytest.mark.parametrize("caps", [Caps(ratio=5, ratio_floor=0), Caps(ratio=1, ratio_floor=50)])
def test_the_ratio_cap_and_its_floor(inflated: int, caps: Caps, *, sound: bool) -> None:
    meter = Meter("a", 10, Budget(caps), caps)
    expect(sound, lambda: meter.reach(inflated), "more than . times its size")


def test_a_bomb_of_ten_megabytes_and_more_is_stopped(tmp_path: Path) -> None:
    small = put(tmp_path / "small.gz", gzip.compress(bytes(RATIO_FLOOR)))
    assert len(content(open_drop(small))) == RATIO_FLOOR
    bomb = open_drop(put(tmp_path / "bomb.gz", gzip.compress(bytes(RATIO_FLOOR + 1))))
    with pytest.raises(UnsoundError, match="more than 200 times"):
        content(bomb)


def test_members_that_share_their_bytes_are_stopped_by_the_archives_ratio(tmp_path: Path) -> None:
    [file] = all_files(open_drop(put(tmp_path / "x.zip", zip_of({"a": bytes(9000)}))))
    assert len(content(file)) == 9000
    members = {str(i): bytes(9000) for i in range(10)}
    caps = Caps(ratio=20, ratio_floor=50_000)
    files = all_files(open_drop(put(tmp_path / "y.zip", zip_of(members)), caps))
    with pytest.raises(UnsoundError, match="more than 20 times"):
        [content(file) for file in files]


@pytest.mark.parametrize(("depth", "sound"), [(2, True), (3, True), (4, False)])
def test_the_depth_cap_of_folders(tmp_path: Path, depth: int, *, sound: bool) -> None:
    put(tmp_path.joinpath("top", *["d"] * depth, "a"), b"1")
    drop = open_drop(tmp_path / "top", Caps(depth=3))
    expect(sound, lambda: all_files(drop), "more than 3 folders deep")


def test_a_member_that_lies_deeper_than_the_cap_is_shown_higher_up(tmp_path: Path) -> None:
    path = put(tmp_path / "x.zip", zip_of({"d/" * 5000 + "a": b"1"}))
    [file] = all_files(open_drop(path, Caps(depth=3)))
    assert (len(file.folders), content(file)) == (4, b"1")


def expect(sound: bool, act, message: str) -> None:
    if sound:
        act()
    else:
        with pytest.raises(UnsoundError, match=message):
            act()


# --- what is broken, locked or foreign -------------------------------------------------------


def test_a_locked_zip_says_so_and_what_to_do(tmp_path: Path) -> None:
    packed = bytearray(zip_of({"a": b"secret"}))
    entry = packed.index(b"PK\x01\x02")
    packed[entry + 8] |= 1
    drop = open_drop(put(tmp_path / "x.zip", bytes(packed)))
    with pytest.raises(UnsoundError, match=r"is protected by a password.*unpack it"):
        drop.names()
    with pytest.raises(UnsoundError, match="is protected by a password"):
        list(drop.children())


@pytest.mark.parametrize("kept", [0, 3, 40, -10])
def test_a_broken_zip_costs_only_itself(tmp_path: Path, kept: int) -> None:
    put(tmp_path / "top" / "a.zip", zip_of({"a": b"content" * 50})[:kept])
    put(tmp_path / "top" / "b.txt", b"1")
    [broken, fine] = open_drop(tmp_path / "top").children()
    with pytest.raises(UnsoundError, match="no sound zip"):
        broken.names()
    assert content(fine) == b"1"


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    packed = bytearray(zip_of({"a": os.urandom(5000), "b": b"fine"}))
    packed[1000] ^= 0xFF
    [broken, fine] = all_files(open_drop(put(tmp_path / "x.zip", bytes(packed))))
    with pytest.raises(UnsoundError, match="damaged"):
        content(broken)
    assert content(fine) == b"fine"


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    packed = zip_of({"a": bytes(5000)}).replace(struct.pack("<I", 5000), struct.pack("<I", 10))
    [file] = all_files(open_drop(put(tmp_path / "x.zip", packed)))
    with pytest.raises(UnsoundError, match="damaged"):
        content(file)


def test_a_zip_in_a_zip_is_opened_one_level_deep(tmp_path: Path) -> None:
    innermost = zip_of({"c.txt": b"3"})
    inner = zip_of({"b.txt": b"2", "deep.zip": innermost})
    drop = open_drop(put(tmp_path / "x.zip", zip_of({"inner.zip": inner, "a.txt": b"1"})))
    found = {file.path.removeprefix(f"{tmp_path}/x.zip"): file for file in all_files(drop)}
    del drop
    assert sorted(found) == ["/a.txt", "/inner.zip/b.txt", "/inner.zip/deep.zip"]
    assert content(found["/inner.zip/b.txt"]) == b"2"
    assert content(found["/inner.zip/deep.zip"]) == innermost


def test_a_broken_zip_in_a_zip_costs_only_itself(tmp_path: Path) -> None:
    drop = open_drop(put(tmp_path / "x.zip", zip_of({"a.zip": b"PK\x03\x04", "b": b"1"})))
    [broken, fine] = drop.children()
    with pytest.raises(UnsoundError, match="no sound zip"):
        list(broken.children())
    assert content(fine) == b"1"


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"\x28\xb5\x2f\xfd", "zstd")],
)
def test_archives_of_other_kinds_are_to_be_unpacked_first(
    tmp_path: Path, start: bytes, kind: str
) -> None:
    drop = open_drop(put(tmp_path / "a", start + b"more"))
    with pytest.raises(UnsoundError, match=rf"is a {kind} archive.*unpack it"):
        drop.head  # noqa: B018


def test_links_in_an_archive_are_ignored(tmp_path: Path) -> None:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert open_drop(put(tmp_path / "x.zip", room.getvalue())).names() == ()


def test_links_and_special_files_in_a_folder_are_ignored(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside.txt", b"secret")
    top = tmp_path / "top"
    put(top / "a.txt", b"1")
    (top / "loop").symlink_to(top)
    (top / "out").symlink_to(outside)
    (top / "nowhere").symlink_to("missing")
    os.mkfifo(top / "pipe")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(top / "plug"))
        assert open_drop(top).names() == ("a.txt",)
        assert [file.name for file in all_files(open_drop(top))] == ["a.txt"]


def test_a_link_named_directly_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "top" / "a.txt", b"1")
    (tmp_path / "link").symlink_to(tmp_path / "top")
    assert open_drop(tmp_path / "link").names() == ("a.txt",)


@pytest.mark.parametrize("name", ["missing.csv", "nul\x00byte"])
def test_a_path_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        open_drop(tmp_path / name)


def test_a_pipe_named_directly_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="no file or folder"):
        open_drop(tmp_path / "pipe")


def test_a_file_without_permission_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.csv", b"1")
    put(tmp_path / "b.csv", b"2")
    real = Path.open

    def refuse(path: Path, *arguments):
        if path.name == "a.csv":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments)

    # The tests may run as root, whom no mode stops.
    monkeypatch.setattr(Path, "open", refuse)
    [closed, fine] = open_drop(tmp_path).children()
    for act in (lambda: closed.head, closed.open):
        with pytest.raises(UnreadableError, match=r"cannot be read.*permission"):
            act()
    assert content(fine) == b"2"


def test_a_folder_without_permission_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    drop = open_drop(tmp_path)
    with pytest.raises(UnreadableError, match="permission"):
        drop.names()
    with pytest.raises(UnreadableError, match="permission"):
        list(drop.children())


def test_a_folder_has_no_bytes(tmp_path: Path) -> None:
    put(tmp_path / "x.zip", zip_of({"a": b""}))
    for drop in (open_drop(tmp_path), open_drop(tmp_path / "x.zip")):
        assert drop.head == b""
        assert drop.size is None
        with pytest.raises(UnsoundError, match="is a folder"):
            drop.open()
