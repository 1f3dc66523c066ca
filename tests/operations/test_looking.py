"""`look`: what lies where programs keep their mail and in the downloads, found without opening."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.operations.homes import Home

from mutuals.faces.render import render
from mutuals.model.found import Finding, Findings
from mutuals.operations import looking
from mutuals.operations.usual_places import DOWNLOADS, EXPORTS, PLACES

DAY = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home folder of a person, which the system says is mine."""
    folder = tmp_path / "mia"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    monkeypatch.setenv("TZ", "UTC")
    return folder


@pytest.fixture
def home(tmp_path: Path, machine: Path) -> Home:
    assert Path.home() == machine
    return Home(tmp_path / "network")


def put(path: Path, size: int = 2_000, day: datetime = DAY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    os.utime(path, (day.timestamp(), day.timestamp()))
    return path


def found(home: Home) -> dict[str, Finding]:
    """Return what is found by its path below the person's home."""
    findings = home.run("look")
    return {each.path.removeprefix(f"{Path.home()}/"): each for each in findings.found}


def test_nothing_is_found_on_an_empty_machine(home: Home, machine: Path) -> None:
    assert home.run("look") == Findings((), (str(machine),))


PROFILES = (
    ".thunderbird/ab12.default",
    "snap/thunderbird/common/.thunderbird/ab12.default",
    ".var/app/org.mozilla.Thunderbird/.thunderbird/ab12.default",
    "Library/Thunderbird/Profiles/ab12.default",
    "AppData/Roaming/Thunderbird/Profiles/ab12.default",
)


@pytest.mark.parametrize("profile", PROFILES)
def test_thunderbird_is_found_on_every_system(home: Home, machine: Path, profile: str) -> None:
    put(machine / profile / "ImapMail" / "imap.mail.example" / "INBOX", 7_000)
    put(machine / profile / "Mail" / "Local Folders" / "Sent", 5_000, DAY.replace(year=2025))
    put(machine / profile / "cache2" / "big", 900_000, DAY.replace(month=9))
    put(machine / Path(profile).parent / "Crash Reports" / "old")
    ((path, finding),) = found(home).items()
    assert path == profile
    assert (finding.files, finding.bytes, finding.newest) == (2, 12_000, "2026-03-05")
    assert finding.command == f"mutuals import {machine / profile}"
    assert finding.note is None


def test_of_apples_mail_folders_the_last_is_named(home: Home, machine: Path) -> None:
    for version in ("V9", "V10", "V2"):
        put(machine / "Library" / "Mail" / version / "INBOX.mbox" / "1.emlx")
    assert list(found(home)) == ["Library/Mail/V10"]


@pytest.mark.parametrize(
    "path",
    ["Maildir/cur/1", "Mail/inbox", ".mail/work/cur/1", "mbox",
     ".local/share/evolution/mail/local/cur/1", ".local/share/local-mail/new/1",
     ".local/share/evolution/calendar/system/calendar.ics",
     "AppData/Local/Microsoft/Windows Live Mail/a/1.eml"],
)  # fmt: skip
def test_other_places_are_looked_into(home: Home, machine: Path, path: str) -> None:
    put(machine / path)
    ((where, finding),) = found(home).items()
    assert path.startswith(where)
    assert finding.command


@pytest.mark.parametrize(
    "path",
    ["Documents/Outlook Files/old.pst", "AppData/Local/Microsoft/Outlook/me.ost",
     "Library/Application Support/AddressBook/AddressBook-v22.abcddb", "Downloads/old.olm"],
)  # fmt: skip
def test_what_only_its_program_reads_has_a_note(home: Home, machine: Path, path: str) -> None:
    put(machine / path)
    ((_path, finding),) = found(home).items()
    assert finding.command is None
    assert finding.note is not None
    assert "docs/guide/" in finding.note


KNOWN = {
    "Basic_LinkedInDataExport_03-05-2026.zip": "LinkedIn archive",
    "takeout-20260305T101010Z-001.zip": "Google Takeout",
    "twitter-2026-03-05-abc.zip": "X (Twitter) archive",
    "WhatsApp Chat with Ana.txt": "WhatsApp chat",
    "WhatsApp-Chat mit Ana.zip": "WhatsApp chat",
    "contacts (2).csv": "contacts as a table",
    "Kontakte.csv": "contacts as a table",
    "Ana Lopes.VCF": "address book (vCard)",
    "invite.ics": "calendar",
    "result.json": "Telegram chats",
    "old-work.mbox.gz": "mailbox",
}


@pytest.mark.parametrize("name", KNOWN)
def test_exports_are_known_by_their_names(home: Home, machine: Path, name: str) -> None:
    put(machine / "Downloads" / name)
    put(machine / "Downloads" / "holiday.jpg")
    put(machine / "Downloads" / ".hidden.ics")
    ((path, finding),) = found(home).items()
    assert (path, finding.what) == (f"Downloads/{name}", KNOWN[name])


def test_downloads_are_called_otherwise_elsewhere(home: Home, machine: Path) -> None:
    put(machine / "Téléchargements" / "Telegram Desktop" / "ChatExport_2026-03-05" / "result.json")
    (path,) = found(home)
    assert path == "Téléchargements/Telegram Desktop/ChatExport_2026-03-05"


def test_many_of_a_kind_are_one_finding(home: Home, machine: Path) -> None:
    for number in range(looking.SEVERAL):
        put(machine / "Downloads" / f"{number}.ics")
    assert len(found(home)) == looking.SEVERAL
    put(machine / "Downloads" / "last.ics", 100)
    ((path, finding),) = found(home).items()
    assert (path, finding.what) == ("Downloads", f"calendar: {looking.SEVERAL + 1} files")
    assert finding.bytes == looking.SEVERAL * 2_000 + 100


def test_counting_ends_at_the_limit(
    home: Home, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_FILES", 3)
    for number in range(3):
        put(machine / "Maildir" / "cur" / str(number))
    assert found(home)["Maildir"].counted_all
    put(machine / "Maildir" / "cur" / "3")
    finding = found(home)["Maildir"]
    assert (finding.files, finding.counted_all) == (3, False)


def test_nothing_is_opened(home: Home, machine: Path) -> None:
    path = put(machine / "Downloads" / "a.ics")
    pipe = machine / "Mail" / "pipe"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    path.chmod(0)
    before = path.stat().st_atime_ns
    assert set(found(home)) == {"Downloads/a.ics", "Mail"}
    assert path.stat().st_atime_ns == before


def test_links_are_not_followed(home: Home, machine: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "cur" / "1")
    (machine / "Maildir").symlink_to(tmp_path / "elsewhere")
    (machine / "Downloads").mkdir()
    (machine / "Downloads" / "a.ics").symlink_to(tmp_path / "elsewhere" / "cur" / "1")
    (machine / "Mail").mkdir()
    (machine / "Mail" / "loop").symlink_to(machine)
    ((_path, finding),) = found(home).items()
    assert finding.files == 0


def test_a_command_can_be_typed_as_it_stands(home: Home, machine: Path) -> None:
    put(machine / "Downloads" / "WhatsApp Chat with Ana's friend.txt")
    (finding,) = found(home).values()
    assert finding.command is not None
    assert finding.command.endswith("""Ana'"'"'s friend.txt'""")


def test_it_reads_as_words(home: Home, machine: Path) -> None:
    put(machine / "Downloads" / "a.mbox", 1_234_567)
    put(machine / "Documents" / "Outlook Files" / "old.pst", 10)
    text = render(home.run("look"), DAY.date(), 200)
    for part in (
        "mailbox  1 MB, newest 5 March 2026",
        "mutuals import ",
        "Outlook's own file  1 kB",
    ):
        assert part in text
    assert "Nothing to import" in render(Findings((), ("/home/mia",)), DAY.date(), 80)


def test_the_tables_hold_no_entry_twice() -> None:
    for table in (PLACES, DOWNLOADS, EXPORTS):
        assert len(set(table)) == len(table)
    assert all(pattern == pattern.casefold() for _what, pattern in EXPORTS)
