"""Bad input gives one clear line each, and its sound neighbours are kept."""

import gzip
import os
import zipfile
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import (
    ANA,
    BO,
    ME,
    calendar,
    card,
    cards,
    mail,
    mbox,
    meeting,
    sent_box,
)

from mutuals.operations import reading

AS_OF = "2026-03-20"
MIA = f"Mia Home <{ME}>"
SOUND = (mail(ANA, ME, "2026-03-02"), mail(BO, ME, "2026-03-04"))
SEPARATOR = "From x@y Sun Nov  1 09:00:00 2026\n"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def home(tmp_path) -> Home:
    """Return a home that knows me."""
    home = Home(tmp_path / "home", AS_OF)
    home.take(sent_box(tmp_path / "known", mail(MIA, ANA, "2026-02-02")))
    return home


def told(report, folder: Path) -> list[str]:
    """Return the lines about broken records and inputs, without the test's own folder."""
    return [
        f"{trouble.where}: {trouble.why}".replace(f"{folder}/", "")
        for source in report.sources
        for trouble in source.errors
    ]


def skipped(report) -> dict[str, int]:
    """Return how many records gave nothing, by reason."""
    return {each.reason: each.count for source in report.sources for each in source.skipped}


def check_again(home: Home, path: Path, report) -> None:
    """Assert that importing the same again changes nothing and tells the same."""
    before = digest(home)
    again = home.take(path)
    assert not differences(digest(home), before)
    assert [source.errors for source in again.sources] == [s.errors for s in report.sources]
    assert again.exit_status == report.exit_status


# -- whole inputs ----------------------------------------------------------------------------


def make_input(folder: Path, name: str) -> Path:
    """Write one input of which nothing can be read."""
    path = folder / name
    match name:
        case "photo.jpg":
            path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 3)
        case "half.zip":
            path.write_bytes(zip_with({"a.mbox": SEPARATOR + SOUND[0]}, folder)[:90])
        case "locked.zip":
            path.write_bytes(locked(zip_with({"a.mbox": SEPARATOR + SOUND[0]}, folder)))
        case "half.mbox.gz":
            content = "".join(SEPARATOR + mail(ANA, ME, hour=n % 24) for n in range(200))
            path.write_bytes(gzip.compress(content.encode())[:300])
        case "pipe":
            os.mkfifo(path)
        case "dangling":
            path.symlink_to(folder / "gone")
    return path


def zip_with(members: dict[str, str], folder: Path) -> bytes:
    """Return an archive with these members."""
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    content = path.read_bytes()
    path.unlink()
    return content


def locked(archive: bytes) -> bytes:
    """Set the flag of encryption in the only member."""
    content = bytearray(archive)
    content[content.find(b"PK\x03\x04") + 6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


NOTHING = {
    "away.mbox": "away.mbox gave nothing: there is no such file: away.mbox - check the path",
    "dangling": "dangling gave nothing: there is no such file: dangling - check the path",
    "pipe": "pipe gave nothing: is no file or folder: pipe - name a file, folder or archive",
    "photo.jpg": "photo.jpg is of no format known here - see `mutuals import --help` for what is",
    "half.zip": "half.zip gave nothing: is no sound zip archive: half.zip - fetch it again",
    "locked.zip": (
        "locked.zip gave nothing: is protected by a password: locked.zip"
        " - unpack it with the password, import the folder"
    ),
    "half.mbox.gz": (
        "half.mbox.gz gave nothing: is damaged and cannot be unpacked: half.mbox.gz"
        " - fetch it again, or unpack what is left"
    ),
}


@pytest.mark.parametrize("name", NOTHING)
def test_what_gives_nothing_is_told_in_a_line(home, tmp_path, name):
    path = make_input(tmp_path, name)
    before = digest(home)
    report = home.take(path)
    assert report.exit_status == 1
    assert [line.replace(f"{tmp_path}/", "") for line in report.notes] == [NOTHING[name]]
    assert not differences(digest(home), before)


@pytest.mark.parametrize("name", NOTHING)
def test_a_bad_path_does_not_stop_the_others(home, tmp_path, name):
    report = home.take(make_input(tmp_path, name), mbox(tmp_path / "sound.mbox", *SOUND))
    assert report.exit_status == 1
    assert home.figures("Bo Berg") == (0, 1, 0)


def test_a_bad_file_in_a_folder_is_no_failure(home, tmp_path):
    folder = tmp_path / "folder"
    mbox(folder / "sound.mbox", *SOUND)
    for name in ("photo.jpg", "locked.zip", "half.zip", "half.mbox.gz"):
        make_input(folder, name)
    report = home.take(folder)
    assert report.exit_status == 0
    assert home.figures("Bo Berg") == (0, 1, 0)
    assert sorted(line.partition(":")[0] for line in told(report, tmp_path)) == [
        "folder/half.mbox.gz",
        "folder/half.zip",
        "folder/locked.zip",
    ]


@pytest.mark.parametrize("name", ["empty.mbox", "empty folder"])
def test_empty_is_recognised(home, tmp_path, name):
    path = tmp_path / name
    if "folder" in name:
        path.mkdir()
    else:
        path.touch()
    report = home.take(path)
    assert (report.exit_status, report.notes) == (0, ())
    assert [source.format for source in report.sources] == ["empty"]


def test_members_of_an_archive_go_nowhere(home, tmp_path):
    path = tmp_path / "archive.zip"
    members = {"a.mbox": SEPARATOR + SOUND[0], "../../../out.mbox": SEPARATOR + SOUND[1]}
    path.write_bytes(zip_with(members, tmp_path))
    before = sorted(tmp_path.parent.rglob("*"))
    report = home.take(path)
    assert report.exit_status == 0
    assert sorted(tmp_path.parent.rglob("*")) == before
    check_again(home, path, report)


# -- mails -----------------------------------------------------------------------------------

MAILS = {
    "2 MB header": (
        mail("Carl <carl@else.example>", ME, more=f"X-Big: {'a' * 2_000_000}\n"),
        "box.mbox: byte {}: header block above 1 MB",
        {},
    ),
    "1970": (
        mail("Carl <carl@else.example>", ME, date="Thu, 01 Jan 1970 00:00:00 +0000"),
        "",
        {"date not credible": 1},
    ),
    "2099": (
        mail("Carl <carl@else.example>", ME, date="Thu, 01 Jan 2099 00:00:00 +0000"),
        "",
        {"date not credible": 1},
    ),
    "year 99999999999": (
        mail("Carl <carl@else.example>", ME, date="Thu, 01 Jan 99999999999 00:00:00 +0000"),
        "",
        None,
    ),
    "parseaddr": (
        mail("alice@trusted.example)bob@evil.example", ME),
        "",
        {"two readings of From": 1},
    ),
    "no sender": (mail("", ME), "", {"no sender": 1}),
    "NUL bytes": (mail("C\0arl <c\0arl@else.example>", ME, subject="a\0b"), "", None),
    "nested comments": (mail(f"{'(' * 3000}x{')' * 3000} carl@else.example", ME), "", None),
    "bracket as Message-ID": (mail("carl@else.example", ME, ref="[@"), "", None),
    "1,001 addresses": (
        mail("carl@else.example", ", ".join(f"p{n}@x.example" for n in range(1001))),
        "box.mbox: byte {}: more than 1,000 addresses",
        {},
    ),
}


@pytest.mark.parametrize("name", MAILS)
def test_a_broken_mail_is_told_and_its_neighbours_are_kept(home, tmp_path, name):
    text, line, reasons = MAILS[name]
    path = mbox(tmp_path / "box.mbox", SOUND[0], text, SOUND[1])
    report = home.take(path)
    assert report.exit_status == 0
    assert home.figures("Ana Lopes") == (1, 1, 0)
    assert home.figures("Bo Berg") == (0, 1, 0)
    begun = len(SEPARATOR) + len(SOUND[0]) + 1
    assert told(report, tmp_path) == ([line.format(begun)] if line else [])
    if reasons is not None:
        assert skipped(report) == reasons
        assert home.people() == ["Ana Lopes", "Bo Berg"]
    check_again(home, path, report)


def test_a_mailbox_that_breaks_off_keeps_what_is_whole(home, tmp_path):
    path = mbox(tmp_path / "box.mbox", *SOUND, mail("carl@else.example", ME)[:50])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    begun = sum(len(SEPARATOR) + len(each) + 1 for each in SOUND)
    report = home.take(path)
    assert told(report, tmp_path) == [f"box.mbox: byte {begun}: cut off within its header"]
    assert home.figures("Bo Berg") == (0, 1, 0)
    check_again(home, path, report)
    check_again(home, path, report)
    mbox(path, *SOUND, mail("carl@else.example", ME))
    whole = home.take(path)
    assert told(whole, tmp_path) == []
    assert (whole.sources[0].read, whole.sources[0].added.interactions) == (3, 1)
    assert home.figures("carl@else.example") == (0, 1, 0)


def test_an_unknown_charset_keeps_the_mail(home, tmp_path):
    more = "Content-Type: text/plain; charset=klingon-7\n"
    strange = mail("=?klingon-7?q?Carl?= <carl@else.example>", ME, more=more)
    report = home.take(mbox(tmp_path / "box.mbox", SOUND[1], strange))
    assert (told(report, tmp_path), skipped(report)) == ([], {})
    assert home.figures("carl@else.example") == (0, 1, 0)


def test_a_mail_without_any_date_is_counted_as_such(home, tmp_path):
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "1.eml").write_text(mail("carl@else.example", ME, date=""), encoding="utf-8")
    (folder / "2.eml").write_text(SOUND[1], encoding="utf-8")
    report = home.take(folder)
    assert skipped(report) == {"no date": 1}
    assert home.figures("Bo Berg") == (0, 1, 0)
    check_again(home, folder, report)


# -- cards, calendars, tables ----------------------------------------------------------------


def test_a_card_without_end_is_told(home, tmp_path):
    broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:No End\r\nEMAIL:no@end.example\r\n"
    path = cards(
        tmp_path / "book.vcf",
        card("Dora New", "EMAIL:dora@new.example"),
        broken,
        card("Bo Berg", "EMAIL:bo@trusted.example"),
        broken.replace("No End", "Nor This"),
    )
    report = home.take(path)
    lines = told(report, tmp_path)
    assert len(lines) == 2
    assert all(line.startswith("book.vcf#") for line in lines)
    assert all(line.endswith(": card without END") for line in lines)
    assert {"Dora New", "Bo Berg"} <= set(home.people())
    check_again(home, path, report)


def test_impossible_dates_of_a_calendar_are_told(home, tmp_path):
    starts = {"m1": "20261399T996100Z", "m2": "20260230T100000Z", "m3": "00000101T100000Z"}
    path = calendar(
        tmp_path / "cal.ics",
        meeting("ok1", "20260305T100000Z"),
        *(meeting(uid, start) for uid, start in starts.items()),
        meeting("ok2", "20260306T100000Z"),
    )
    report = home.take(path)
    assert told(report, tmp_path) == [f"cal.ics#{uid}: impossible date" for uid in starts]
    assert home.figures("Ana Lopes") == (1, 0, 2)
    check_again(home, path, report)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_another_delimiter_is_read(home, tmp_path, delimiter):
    folder = tmp_path / "export"
    folder.mkdir()
    rows = HEADER + (
        "Dora,New,https://www.linkedin.com/in/dora,,Acme,Lead,05 Mar 2026\n"
        "Broken\n"
        "Emil,Old,https://www.linkedin.com/in/emil,,Acme,Lead,05 Mar 2026\n"
    )
    (folder / "Connections.csv").write_text(rows.replace(",", delimiter), encoding="utf-8")
    report = home.take(folder)
    assert told(report, tmp_path) == [
        "Connections.csv line 3: broken row: 1 cells where the header has 7"
    ]
    assert {"Dora New", "Emil Old"} <= set(home.people())
    assert home.person("https://www.linkedin.com/in/emil").organisations[0].name == "Acme"
    check_again(home, folder, report)


def test_too_much_that_is_broken_ends_an_input_but_not_the_run(home, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "BROKEN_CAP", 3)
    broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:No End {}\r\nEMAIL:no{}@end.example\r\n"
    folder = tmp_path / "folder"
    cards(
        folder / "a.vcf",
        card("Dora New", "EMAIL:dora@new.example"),
        *(broken.format(n, n) for n in range(9)),
        card("Emil Old", "EMAIL:emil@old.example"),
    )
    mbox(folder / "b.mbox", *SOUND)
    report = home.take(folder)
    lines = told(report, tmp_path)
    assert len(lines) == 4
    assert lines[-1] == (
        "folder/a.vcf: too much is broken; the rest was left - check that it is what its name says"
    )
    assert "Dora New" in home.people()
    assert "Emil Old" not in home.people()
    assert home.figures("Bo Berg") == (0, 1, 0)


def test_retry_reads_what_was_broken_again(home, tmp_path):
    path = mbox(tmp_path / "box.mbox", SOUND[0], MAILS["2 MB header"][0])
    home.take(path)
    report = home.run("import", path, retry=True)
    assert (report.sources[0].read, len(report.sources[0].errors)) == (2, 1)
