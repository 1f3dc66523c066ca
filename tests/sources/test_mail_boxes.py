"""Mailboxes as files and folders: separators, windows, growth, line ends, damage, flags."""

import gzip
import io
import lzma
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutuals.model.observed import SENT, Cursor, Interaction, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.eml import SOURCE as EML
from mutuals.sources.maildir import SOURCE as MAILDIR
from mutuals.sources.mbox import CURSOR_EVERY, archived_list
from mutuals.sources.mbox import SOURCE as MBOX
from mutuals.sources.reading import mail_cut
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.mail_cut import cut_mails, is_separator, split_head
from mutuals.sources.reading.mail_message import MailReader, RawMail, Whereabouts

SETTING = Setting(ZoneInfo("UTC"), int(datetime(2024, 6, 1, tzinfo=UTC).timestamp()))
SEPARATOR = b"From ben@b.test Wed Mar 13 06:59:00 2024\n"


def one(number: int, body: bytes = b"text\n", head: bytes = b"") -> bytes:
    return (
        b"Message-ID: <%d@b.test>\nDate: Wed, 13 Mar 2024 06:59:00 +0000\nFrom: ben@b.test\n"
        b"To: ana@a.test\nSubject: %d\n%s\n%s\n" % (number, number, head, body)
    )


def box(count: int, body: bytes = b"text\n") -> bytes:
    return b"".join(SEPARATOR + one(number, body) for number in range(count))


def drop(tmp_path: Path, content: bytes, name: str = "box.mbox") -> Drop:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return open_drop(path)


def records(found: Iterator[object]) -> list[Interaction | Skipped]:
    return [record for record in found if isinstance(record, Interaction | Skipped)]


def subjects(source, at: Drop, start: Cursor | None = None) -> list[str]:
    found = records(source.read(at, SETTING, start))
    assert all(isinstance(record, Interaction) for record in found), found
    return [record.subject for record in found if isinstance(record, Interaction)]


def numbers(*spans: range) -> list[str]:
    return [str(number) for span in spans for number in span]


# --- separators ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [b"From ben@b.test Wed Mar 13 06:59:00 2024", b"From - Wed Mar 13 06:59:00 2024",
     b"From ben at b.test  Wed Mar 13 06:59:00 2024", b"From b@b.test Wed Mar 13 06:59 2024",
     b"From 17@xxx Wed Mar 13 06:59:00 +0000 2024", b"From b Wed Mar 13 06:59:00 CET 2024",
     b"From b Wed Mar 13 06:59:00 2024 remote from x", b"From b Wed, 13 Mar 2024 06:59:00 +0100",
     b"From mboxrd@z Fri Jun 30 23:25:00 1656"],
)  # fmt: skip
def test_separators(line: bytes) -> None:
    assert is_separator(line + b"\nSubject: x\n", 0)
    assert is_separator(line + b"\r\n>From x\r\n", 0)
    assert not is_separator(line + b"\nand so it went.\n", 0)


@pytest.mark.parametrize(
    "line",
    [b"From now on: at 12:30", b"From the desk of Ana, 2024", b"From me to you in 2024 at dawn",
     b"From 12:30 until 2024 hits were sold", b">From b@b.test Wed Mar 13 06:59:00 2024",
     b"From: ben@b.test 06:59:00 2024", b"From b@b.test" + b" " * 2000 + b"06:59:00 2024"],
)  # fmt: skip
def test_prose_is_no_separator(line: bytes) -> None:
    assert not is_separator(line + b"\nSubject: x\n", 0)


def test_a_body_may_talk_of_from(tmp_path: Path) -> None:
    body = (
        b"\nFrom here on, at 10:30 in 2024\nall is well\n>From x Wed Mar 13 06:59:00 2024\nA: b\n"
    )
    assert subjects(MBOX, drop(tmp_path, box(3, body))) == numbers(range(3))


# --- windows ---------------------------------------------------------------------------------


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_cut, "WINDOW", 3_000)


def test_windows_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(7)  # noqa: S311 - sizes only
    content = b"".join(
        SEPARATOR + one(number, b"y" * dice.randrange(9_000) + b"\n") for number in range(60)
    )
    whole = list(MBOX.read(drop(tmp_path, content), SETTING))
    for window in (2_500, 3_001, 7_919, 65_536):
        monkeypatch.setattr(mail_cut, "WINDOW", window)
        monkeypatch.setattr(mail_cut, "_KEPT", 6_000)
        assert list(MBOX.read(drop(tmp_path, content), SETTING)) == whole


class Hose(io.RawIOBase):
    """A mailbox whose second mail has an endless attachment, delivered without ever holding it."""

    def __init__(self, length: int) -> None:
        self.left, self.start, self.largest = length, SEPARATOR + one(0) + SEPARATOR + one(1), 0

    def read(self, size: int = -1) -> bytes:
        self.largest = max(self.largest, size)
        if self.start:
            piece, self.start = self.start[:size], self.start[size:]
            return piece
        if self.left > 0:
            self.left -= size
            return b"A" * size if self.left > 0 else b"\n" + SEPARATOR + one(2)
        return b""


def test_an_attachment_is_never_held() -> None:
    cuts = list(cut_mails(Hose(200 << 20), 0, cr_only=False))  # type: ignore[arg-type]
    assert [cut.head().block.count(b"Subject") for cut in cuts] == [1, 1, 1]
    assert len(cuts[1].buffer) < 4 << 20
    assert cuts[1].end - cuts[1].start > 180 << 20


@pytest.mark.usefixtures("small_windows")
def test_a_separator_across_two_windows(tmp_path: Path) -> None:
    for length in range(2_700, 3_100, 7):
        content = SEPARATOR + one(0, b"z" * length + b"\n") + SEPARATOR + one(1)
        assert subjects(MBOX, drop(tmp_path, content)) == ["0", "1"]


# --- growth ----------------------------------------------------------------------------------


def cursors(at: Drop, start: Cursor | None = None) -> list[Cursor]:
    return [record for record in MBOX.read(at, SETTING, start) if isinstance(record, Cursor)]


def test_a_grown_file_is_read_on_from_its_cursor(tmp_path: Path) -> None:
    first = box(5)
    end = cursors(drop(tmp_path, first))[-1]
    assert end.offset == len(first)
    assert subjects(MBOX, drop(tmp_path, first), end) == []
    grown = first + SEPARATOR + one(5)
    assert subjects(MBOX, drop(tmp_path, grown), end) == ["5"]
    assert cursors(drop(tmp_path, grown), end)[-1].offset == len(grown)


CHANGES = {
    "another mail at the end": lambda c: c.replace(b"Subject: 4", b"Subject: 9"),
    "moved": lambda c: b"\n" + c,
    "shorter": lambda c: c[:-1],
    "first half": lambda c: c[: len(c) // 2],
    "second half": lambda c: c[len(c) // 2 :],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_file_is_read_from_its_start(tmp_path: Path, change) -> None:
    first = box(5)
    end = cursors(drop(tmp_path, first))[-1]
    other = drop(tmp_path, change(first))
    assert records(MBOX.read(other, SETTING, end)) == records(MBOX.read(other, SETTING))
    for tail in ("", "x", "5", "-1.a", "9" * 400 + ".a"):
        assert len(subjects(MBOX, drop(tmp_path, first), Cursor(end.offset, tail))) == 5


def test_cursors_come_often_enough(tmp_path: Path) -> None:
    at = drop(tmp_path, box(CURSOR_EVERY * 2 + 5))
    found = cursors(at)
    assert len(found) == 3
    assert subjects(MBOX, at, found[0]) == numbers(range(CURSOR_EVERY, CURSOR_EVERY * 2 + 5))


def test_packed_mailboxes_keep_no_place(tmp_path: Path) -> None:
    for name, packed in (
        ("a.mbox.gz", gzip.compress(box(3))),
        ("a.mbox.xz", lzma.compress(box(3))),
    ):
        at = drop(tmp_path, packed, name)
        assert MBOX.sniff(at) == 0.9
        assert subjects(MBOX, at) == numbers(range(3))
        assert cursors(at) == []


# --- line ends and damage --------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("start", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_line_ends_and_byte_order_marks(tmp_path: Path, end: bytes, start: bytes) -> None:
    at = drop(tmp_path, (start + box(3)).replace(b"\n", end))
    assert MBOX.sniff(at) == 0.9
    assert subjects(MBOX, at) == numbers(range(3))
    assert subjects(MBOX, at, cursors(at)[-1]) == []
    assert subjects(EML, drop(tmp_path, one(7).replace(b"\n", end), "a.eml")) == ["7"]


def test_line_ends_may_differ_within_a_file(tmp_path: Path) -> None:
    mixed = (
        SEPARATOR + one(0, b"To: eve@e.test\n\nx\n").replace(b"\n", b"\r\n") + SEPARATOR + one(1)
    )
    found = records(MBOX.read(drop(tmp_path, mixed), SETTING))
    assert [len(record.participants) for record in found if isinstance(record, Interaction)] == [
        2,
        2,
    ]


@pytest.mark.parametrize(("one_end", "other"), [(b"\n", b"\r\n"), (b"\r\n", b"\n")])
def test_the_first_blank_line_ends_the_header(one_end: bytes, other: bytes) -> None:
    first, rest = one(0, b"To: eve@e.test\n").split(b"\n", 1)
    text = first + one_end + rest.replace(b"\n", other) + one_end * 2 + b"text\n"
    assert b"eve" not in split_head(text, 0, len(text)).block


def test_a_file_cut_off_within_a_header(tmp_path: Path) -> None:
    content = box(2) + SEPARATOR + b"Message-ID: <cut@b.test>\nFrom: be"
    *whole, cut = records(MBOX.read(drop(tmp_path, content), SETTING))
    assert [type(record) for record in whole] == [Interaction, Interaction]
    assert isinstance(cut, Skipped)
    assert (cut.why, cut.error) == ("cut off within its header", True)
    assert cut.where.endswith(f"byte {len(box(2))}")
    end = cursors(drop(tmp_path, content))[-1]
    assert end.offset == len(box(2))
    assert subjects(MBOX, drop(tmp_path, box(2) + SEPARATOR + one(2)), end) == ["2"]


def test_a_file_cut_off_within_a_body(tmp_path: Path) -> None:
    assert subjects(MBOX, drop(tmp_path, box(2)[:-3])) == ["0", "1"]


def test_a_header_block_above_the_cap_costs_one_mail(tmp_path: Path) -> None:
    big = one(1, head=b"X-A: a\n" * (limits.HEADER_BLOCK_BYTES // 7))
    found = records(
        MBOX.read(drop(tmp_path, box(1) + SEPARATOR + big + SEPARATOR + one(2)), SETTING)
    )
    assert [type(record) for record in found] == [Interaction, Skipped, Interaction]
    assert isinstance(found[1], Skipped)
    assert found[1].error


# --- names and archives ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Sent.mbox", "Gesendet", "Sent Messages.mbox/mbox"])
def test_sent_by_its_name(tmp_path: Path, name: str) -> None:
    drop(tmp_path, box(1), name)
    top = open_drop(tmp_path / name.partition("/")[0])
    at = next(iter(top.children())) if top.is_folder else top
    (record,) = records(MBOX.read(at, SETTING))
    assert isinstance(record, Interaction)
    assert record.traits == SENT


PIPERMAIL = (
    b"From ana at a.test  Wed Mar 13 06:59:00 2024\nFrom: ana at a.test (Ana)\n"
    b"Date: Wed, 13 Mar 2024 06:59:00 +0000\nSubject: %s\nMessage-ID: <%d@a.test>\n\ntext\n\n"
)


def test_an_archive_is_of_the_list_its_subjects_name(tmp_path: Path) -> None:
    tagged = (
        PIPERMAIL % (b"[Quilt] one", 1)
        + PIPERMAIL % (b"Re: [Quilt] two", 2)
        + PIPERMAIL % (b"[ANN] x", 3)
    )
    assert archived_list(drop(tmp_path, tagged, "2024-March.txt")) == ("list", "quilt")
    plain = drop(tmp_path, PIPERMAIL % (b"one", 1), "quilt-users.2024.mbox")
    assert archived_list(plain) == ("list", "quilt-users")
    (post,) = records(MBOX.read(plain, SETTING))
    assert isinstance(post, Interaction)
    assert [who.role for who in post.participants] == ["poster", "list"]
    assert archived_list(drop(tmp_path, box(2))) is None


# --- Maildir and single files ----------------------------------------------------------------


@pytest.mark.parametrize("mark", [":", "!", ";"])
@pytest.mark.parametrize(
    ("flags", "reason"), [("RS", ""), ("DS", "draft"), ("ST", "deleted mail"), ("", "")]
)
def test_flags(tmp_path: Path, mark: str, flags: str, reason: str) -> None:
    (tmp_path / "new").mkdir()
    drop(tmp_path, one(1), f"cur/17.M1.host{mark}2,{flags}")
    (record,) = records(MAILDIR.read(open_drop(tmp_path), SETTING))
    assert (record.why if isinstance(record, Skipped) else "") == reason


def test_maildir_folders(tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new"):
        drop(tmp_path, one(1), f"{part}/1.host")
    at = open_drop(tmp_path)
    assert MAILDIR.sniff(at) == 1.0
    assert MAILDIR.takes(at) == {"cur", "new", "tmp"}
    assert subjects(MAILDIR, at) == ["1", "1"]
    sent = next(child for child in at.children() if child.name == ".Sent")
    assert [
        r.traits for r in records(MAILDIR.read(sent, SETTING)) if isinstance(r, Interaction)
    ] == [SENT] * 2


def test_folder_of_single_mails(tmp_path: Path) -> None:
    for name in ("b.eml", "A.EML", "notes.txt"):
        drop(tmp_path, one(1), name)
    drop(tmp_path, b"", "c.eml")
    at = open_drop(tmp_path)
    assert EML.takes(at) == {"b.eml", "A.EML", "c.eml"}
    assert EML.sniff(at) == 0.8
    found = records(EML.read(at, SETTING))
    assert [type(record) for record in found] == [Interaction, Interaction, Skipped]


CLAIMS = {
    "a.eml": (one(1), 0.0, 0.9),
    "a.txt": (one(1), 0.0, 0.7),
    "b.eml": (SEPARATOR + one(1), 0.9, 0.0),
    "c.eml": (b"Dear all,\nFrom: me\n", 0.0, 0.0),
    "d.csv": (b"From,To,Date,Subject\na,b,c,d\n", 0.0, 0.0),
    "e.vcf": (b"BEGIN:VCARD\nVERSION:3.0\nFN:From\nEND:VCARD\n", 0.0, 0.0),
    "f.ics": (b"BEGIN:VCALENDAR\nDATE:x\nSUBJECT:y\nFROM:z\nTO:z\n", 0.0, 0.0),
    "g.html": (b"<html>\nFrom: x\nTo: y\nDate: z\n", 0.0, 0.0),
    "h.json": (b'{"From": 1,\n"To": 2}', 0.0, 0.0),
    "i": (b"", 0.0, 0.0),
    "k.md": (b"Title: x\nDate: 2024-03-13\nAuthor: y\n\ntext", 0.0, 0.0),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_claims(tmp_path: Path, name: str) -> None:
    content, as_box, as_mail = CLAIMS[name]
    at = drop(tmp_path, content, name)
    assert (MBOX.sniff(at), EML.sniff(at), MAILDIR.sniff(at)) == (as_box, as_mail, 0.0)


# --- anything at all -------------------------------------------------------------------------

PARTS = [
    b"From ", b"\n", b"\r\n", b"\r", b": ", b"From: ", b"To: ", b"Date: ", b"\n\n", b"<", b">",
    b'"', b"(", b")", b",", b";", b"@", b"=?utf-8?q?", b"?=", b"\xff", b"\0", b" ",
    b" Wed Mar 13 06:59:00 2024\n", b"Message-ID: <a@b>\n", b"Received: x; ", b"List-Id: <",
    b"X-Folder: ", b"X-Gmail-Labels: ", b"IMCEANOTES-+4", b"99999999999",
    b"Content-Type: multipart/mixed\n\n--a\nContent-Type: text/calendar",
]  # fmt: skip
anything = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(st.sampled_from(PARTS), st.binary(max_size=6)), max_size=60).map(b"".join),
    st.tuples(st.integers(0, 250), st.binary(max_size=8)).map(
        lambda cut: one(1)[: cut[0]] + cut[1] + one(1)[cut[0] :]
    ),
)


class InMemory:
    is_folder, folders, path, name = False, (), "x/box", "box"

    def __init__(self, content: bytes) -> None:
        self.content, self.head, self.size = content, content[: 1 << 16], len(content)

    def open(self) -> io.BytesIO:
        return io.BytesIO(self.content)

    def names(self) -> tuple[str, ...]:
        return ()


def check(content: bytes) -> None:
    for source in (MBOX, EML):
        for text in (content, SEPARATOR + content):
            at = InMemory(text)
            source.sniff(at)  # type: ignore[arg-type]
            found = list(source.read(at, SETTING))  # type: ignore[arg-type]
            for record in found:
                assert isinstance(record, Interaction | Skipped | Cursor)
                repr(record).encode()
                if isinstance(record, Skipped):
                    assert record.why
            places = [record for record in found if isinstance(record, Cursor)]
            for place in places:
                list(source.read(at, SETTING, place))  # type: ignore[arg-type]


@given(anything)
@settings(max_examples=500, deadline=5_000)
def test_nothing_raises(content: bytes) -> None:
    check(content)


@pytest.mark.deep
@given(anything)
@settings(max_examples=10_000, deadline=5_000)
def test_nothing_raises_deep(content: bytes) -> None:
    check(content)


@given(st.binary(max_size=300), st.integers(0, 1 << 40))
@settings(max_examples=500, deadline=5_000)
def test_no_header_block_raises(block: bytes, arrived: int) -> None:
    reader = MailReader(SETTING, Whereabouts())
    record = reader.read(RawMail(b"From: " + block, "x", lambda: block, lambda: arrived))
    assert isinstance(record, Interaction | Skipped)
