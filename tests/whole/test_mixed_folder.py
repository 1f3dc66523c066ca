"""Folders as they are on a machine: pictures, stores, settings and mail side by side."""

import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, BO, ME, card, cards, delivered, mail, mbox, sent_box

from mutuals.faces.render import render
from mutuals.sources import walking
from mutuals.sources.base import Drop, Source
from mutuals.sources.registry import recognise

TODAY = date(2026, 3, 20)
PICTURE = b"\xff\xd8\xff\xe0" + bytes(200)
MORK = '// <!-- <mdb:mork:z v="1.4"/> -->\n'
MIA = f"Mia Home <{ME}>"
LETTER = mail(BO, ME, "2026-03-04", more=delivered())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home that knows me."""
    home = Home(tmp_path / "home", TODAY.isoformat())
    home.take(sent_box(tmp_path / "known", mail(MIA, ANA, "2026-02-02")))
    return home


def put(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def shown(report) -> str:
    return render(report, TODAY, 400)


def formats(report) -> Counter[str]:
    return Counter(source.format for source in report.sources)


def test_a_folder_of_everything(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "stuff"
    mbox(folder / "old.mbox", LETTER)
    for number in range(7):
        put(folder / "pictures" / f"{number}.JPG", PICTURE)
    put(folder / "plan.pdf", b"%PDF-1.7\n")
    put(folder / "sheet.xlsx", b"PK\3\4" + bytes(50))
    put(folder / "saved.html", "<!DOCTYPE html>\n<html></html>")
    put(folder / ".DS_Store", b"\0\0\0\1Bud1")
    put(folder / "Thumbs.db", b"\xd0\xcf\x11\xe0")
    put(folder / "odd", b"\1\2\3\4")
    report = home.take(folder)
    assert report.exit_status == 0
    assert home.figures("Bo Berg") == (0, 1, 0)
    assert formats(report) == {"mbox": 1, "unknown": 11}
    left_alone = (
        "11 files of no use left alone: 7 pictures, 2 documents, 1 web page, 1 of no format"
    )
    assert left_alone in shown(report)
    assert ".JPG" not in shown(report)


def test_files_of_no_kind_are_counted(home: Home, tmp_path: Path) -> None:
    put(tmp_path / "stuff" / "odd", b"\1\2\3\4")
    text = shown(home.take(tmp_path / "stuff"))
    assert "1 file of no format known here left alone" in text


def test_no_format_is_asked_about_pictures(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def heard(drop: Drop) -> Source | None:
        asked.append(drop.name)
        return recognise(drop)

    monkeypatch.setattr(walking, "recognise", heard)
    for number in range(300):
        put(tmp_path / "stuff" / f"{number}.jpg", PICTURE)
    put(tmp_path / "stuff" / "mail called.jpg", LETTER)
    report = home.take(tmp_path / "stuff")
    assert asked == ["stuff", "mail called.jpg"]
    assert formats(report) == {"unknown": 300, "eml": 1}


# --- stores that only their own program reads ------------------------------------------------

STORES = {
    "old.pst": (b"!BDN" + bytes(600), "set up the same account in Thunderbird"),
    "note.msg": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "save the mail as .eml"),
    "abook.mab": (MORK.encode(), "choose vCard"),
    "AddressBook-v22.abcddb": (b"SQLite format 3\0" + bytes(90), "Export vCard"),
}


@pytest.mark.parametrize("name", STORES)
def test_a_store_named_by_itself_says_what_to_do(home: Home, tmp_path: Path, name: str) -> None:
    content, step = STORES[name]
    path = put(tmp_path / name, content)
    for report in (home.take(path), home.take(path)):
        assert report.exit_status == 1
        assert [step in note for note in report.notes] == [True]
        assert step in shown(report)
        assert "broken" not in shown(report)
        assert [len(source.errors) for source in report.sources] == [1]


def test_an_olm_is_refused_without_a_look_at_its_xml(home: Home, tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '">]><emails>&b;</emails>'
    for name, told_of in (("a.olm", "a.olm"), ("a.zip", f"a.zip/Accounts/{ME}")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(f"Accounts/{ME}/com.microsoft.__Messages/Inbox/message_0.xml", bomb)
        report = home.take(tmp_path / name)
        assert report.exit_status == 1
        assert [source.path for source in report.sources] == [str(tmp_path / told_of)]
        assert formats(report) == {"outlook-store": 1}
        assert "makes an .mbox" in report.notes[0]


def test_many_stores_are_one_paragraph(home: Home, tmp_path: Path) -> None:
    for number in range(12):
        put(tmp_path / "stuff" / f"{number:02}.msg", STORES["note.msg"][0])
    mbox(tmp_path / "stuff" / "old.mbox", LETTER)
    report = home.take(tmp_path / "stuff")
    assert report.exit_status == 0
    assert formats(report) == {"mbox": 1, "outlook-store": 12}
    text = shown(report)
    assert text.count("save the mail as .eml") == 1
    assert "and 11 more like it" in text


# --- a whole account, a whole profile --------------------------------------------------------


def takeout(path: Path, members: dict[str, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"Takeout/{name}", content)
    return path


def labelled(labels: str, *arguments: str, more: str = "", **options) -> str:
    separator = "From 17@xxx Thu Mar  5 09:00:00 +0000 2026\n"
    return separator + mail(*arguments, more=f"X-Gmail-Labels: {labels}\n{more}", **options) + "\n"


def test_a_takeout_in_several_archives(home: Home, tmp_path: Path) -> None:
    everything = "Mail/Alle E-Mails einschließlich Spam-Nachrichten und E.mbox"
    first = takeout(
        tmp_path / "takeout-20260320T101010Z-001.zip",
        {
            everything: labelled("Gesendet", MIA, BO, "2026-03-03")
            + labelled("Posteingang", ANA, ME, "2026-03-04", more=delivered())
            + labelled("Spam", "Eve <eve@evil.example>", ME, "2026-03-05", more=delivered())
            + labelled("=?UTF-8?Q?Entw=C3=BCrfe?=", MIA, "carl@else.example", "2026-03-06"),
            "archive_browser.html": "<!DOCTYPE html>\n<html></html>",
            "Google Fotos/Fotos von 2026/a.jpg": PICTURE,
            "Google Fotos/Fotos von 2026/a.jpg.supplemental-metadata.json": "{}",
        },
    )
    second = takeout(
        tmp_path / "takeout-20260320T101010Z-002.zip",
        {
            "Kontakte/Meine Kontakte/Meine Kontakte.vcf": card(
                "Bo Berg", "EMAIL:bo@trusted.example"
            ),
            "Kontakte/Meine Kontakte/Bo Berg.jpg": PICTURE,
            "Meine Aktivitäten/Google Suche/MeineAktivitäten.html": "<html></html>",
        },
    )
    report = home.take(first, second)
    assert report.exit_status == 0
    assert formats(report) == {"mbox": 1, "vcard": 1, "takeout-other": 3}
    assert home.people() == ["Ana Lopes", "Bo Berg"]
    assert home.figures("Bo Berg") == (1, 0, 0)
    assert "2 left out: Takeout: photos" in shown(report)
    before = digest(home)
    home.take(second, first)
    assert not differences(digest(home), before)


def test_a_thunderbird_profile_as_a_whole(home: Home, tmp_path: Path) -> None:
    profile = tmp_path / "ab12.default"
    put(profile / "prefs.js", "")
    put(profile / "logins.json", '{"logins": [{"encryptedPassword": "x"}]}')
    put(profile / "global-messages-db.sqlite", b"SQLite format 3\0" + bytes(90))
    local = profile / "Mail" / "Local Folders"
    mbox(local / "Inbox", LETTER, mail(ANA, ME, "2026-03-06", more="X-Mozilla-Status: 0009\n"))
    mbox(local / "Archives.sbd" / "2025", mail(BO, ME, "2025-03-04", more=delivered()))
    mbox(local / "Gesendet", mail(MIA, BO, "2026-03-07"))
    mbox(local / "Templates", mail(MIA, "nobody@else.example"))
    for name in ("Inbox", "Archives", "Archives.sbd/2025", "Gesendet", "Templates"):
        put(local / f"{name}.msf", MORK)
    put(profile / "abook.mab", MORK)
    cards(profile / "calendar-data" / "not.vcf", card("Nobody"))
    report = home.take(profile)
    assert report.exit_status == 0
    assert formats(report) == {"thunderbird-profile": 3, "mbox": 4, "address-store": 1}
    assert home.figures("Bo Berg") == (1, 2, 0)
    assert "deleted mail" in shown(report)
    assert home.people() == ["Ana Lopes", "Bo Berg"]


def test_apple_mail_as_a_whole(home: Home, tmp_path: Path) -> None:
    root = tmp_path / "V10" / "0A1B"
    for place, text in (
        ("INBOX.mbox/2C3D/Data/Messages/1.emlx", LETTER),
        ("INBOX.mbox/2C3D/Data/9/Messages/9002.partial.emlx", mail(ANA, ME, "2026-03-05")),
        ("Sent Messages.mbox/4E5F/Data/Messages/2.emlx", mail(MIA, BO, "2026-03-06")),
        ("Deleted Messages.mbox/4E5F/Data/Messages/3.emlx", mail(BO, ME, "2026-03-07")),
    ):
        put(root / place, f"{len(text.encode())}\n{text}")
    put(root / "INBOX.mbox" / "2C3D" / "Data" / "Attachments" / "1" / "2" / "a.jpg", PICTURE)
    put(root.parent / "MailData" / "Envelope Index", b"SQLite format 3\0" + bytes(90))
    report = home.take(tmp_path / "V10")
    assert formats(report) == {"emlx": 4, "unknown": 2}
    assert home.figures("Bo Berg") == (1, 1, 0)
    assert home.figures("Ana Lopes") == (1, 1, 0)
