"""What lies on a machine: Takeout, Thunderbird, Apple Mail, Outlook; hostile address books."""

import contextlib
import random
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mutuals.errors import UnsoundError
from mutuals.model.observed import BULK, SENT, Card, Cursor, Field, Interaction, Skipped
from mutuals.sources.base import Setting, Source
from mutuals.sources.emlx import SOURCE as EMLX
from mutuals.sources.mbox import SOURCE as MBOX
from mutuals.sources.outlook_store import SOURCE as OUTLOOK
from mutuals.sources.reading.card_draft import VALUES
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.mail_place import is_mass_tab, place_of, place_of_path
from mutuals.sources.registry import recognise
from mutuals.sources.takeout_other import SOURCE as TAKEOUT
from mutuals.sources.thunderbird_addresses import MOST_WORK
from mutuals.sources.thunderbird_addresses import SOURCE as ADDRESSES

SETTING = Setting(ZoneInfo("UTC"), int(datetime(2026, 11, 1, tzinfo=UTC).timestamp()), "DE")
SEPARATOR = "From x@y Thu Mar  5 09:00:00 2026\n"
PICTURE = b"\xff\xd8\xff\xe0"
SQLITE = b"SQLite format 3\0"


def mail(**headers: str) -> str:
    """Return a mail of mine; `x_y` is X-Y."""
    given = {
        "From": "mia@home.example",
        "To": "ana@lopes.example",
        "Date": "Thu, 05 Mar 2026 09:00:00 +0000",
        "Message-ID": "<a@mail.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return "".join(f"{name}: {value}\n" for name, value in given.items()) + "\nWords.\n"


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(source: Source, path: Path) -> list[object]:
    return [r for r in source.read(open_drop(path), SETTING) if not isinstance(r, Cursor)]


def only(source: Source, path: Path):
    (record,) = read(source, path)
    return record


def boxed(folder: Path, **headers: str):
    """Return what becomes of one mail in a mailbox."""
    return only(MBOX, put(folder / "All mail.mbox", SEPARATOR + mail(**headers)))


# --- Takeout: labels and file names ----------------------------------------------------------

SENT_LABELS = (
    "Sent", "Gesendet", "Enviados", "Envoyé", "Messages envoyés", "Posta inviata", "Inviati",
    "Enviado", "E-mails enviados", "Correio enviado", "Verzonden", "Verzonden berichten",
)  # fmt: skip
LEFT_OUT = {
    "draft": "Drafts|Entwürfe|Borradores|Brouillons|Bozze|Rascunhos|Concepten",
    "deleted mail": "Trash|Papierkorb|Papelera|Corbeille|Cestino|Lixeira|Prullenbak",
    "spam": "Spam",
}
MASS_TABS = (
    "Category Promotions", "Category social", "Category Updates", "Category forums",
    'Kategorie: "Neuigkeiten"', "Kategorie: Soziale Netzwerke", "Kategorie Werbung",
    "Catégorie\u00a0: Promotions", "Catégorie\u00a0: Réseaux sociaux", "Categoría: Foros",
    "Categoria: Promozioni", "Categoria: Atualizações", "Categorie: Promoties",
)  # fmt: skip
OTHER_TABS = (
    "Category Personal", "Category Purchases", "Kategorie: Allgemein", "Kategorie: Persönlich",
    "Catégorie\u00a0: E-mails personnels", "Categoria: Pessoal", "Promotions", "Category",
    "Foren", "Kategorien Werbung",
)  # fmt: skip
ALL_MAIL = (
    "All mail Including Spam and Trash.mbox",
    "Alle E-Mails einschließlich Spam-Nachrichten und E-002.mbox",
    "Alle E-Mails, einschließlich Spam und Papierkorb.mbox",
    "Tous les messages, y compris les spams et la corbeille.mbox",
    "Todos los mensajes, incluidos Spam y Papelera.mbox",
    "Tutti i messaggi inclusi Spam e Cestino.mbox",
    "Todos os e-mails, incluindo Spam e Lixeira.mbox",
    "Alle e-mail, inclusief Spam en Prullenbak.mbox",
)


@pytest.mark.parametrize("label", SENT_LABELS)
def test_a_label_says_that_i_sent_it(tmp_path: Path, label: str) -> None:
    record = boxed(tmp_path, X_GM_THRID="17", X_Gmail_Labels=f"Opened,{label}")
    assert isinstance(record, Interaction)
    assert record.traits & SENT


@pytest.mark.parametrize(
    ("label", "why"), [(each, why) for why, many in LEFT_OUT.items() for each in many.split("|")]
)
def test_a_label_takes_a_mail_away(tmp_path: Path, label: str, why: str) -> None:
    record = boxed(tmp_path, X_Gmail_Labels=f"Opened,{label}")
    assert isinstance(record, Skipped)
    assert record.why == why


@pytest.mark.parametrize("label", MASS_TABS)
def test_a_tab_of_mass_mail_is_known_in_any_language(tmp_path: Path, label: str) -> None:
    record = boxed(tmp_path, X_Gmail_Labels=f"Inbox,{label}")
    assert isinstance(record, Interaction)
    assert record.traits & BULK


@pytest.mark.parametrize("label", OTHER_TABS)
def test_other_labels_say_nothing_of_mass_mail(label: str) -> None:
    assert not is_mass_tab(label)
    assert place_of([label]) == ""


def test_labels_are_read_folded_and_encoded(tmp_path: Path) -> None:
    first = "=?UTF-8?Q?Archiv=C3=A9s,Cat=C3=A9gorie=C2=A0:_R=C3=A9seaux_?="
    record = boxed(tmp_path, X_Gmail_Labels=f"{first}\n =?UTF-8?Q?sociaux,Envoy=C3=A9?=")
    assert isinstance(record, Interaction)
    assert record.traits == SENT | BULK


@pytest.mark.parametrize("name", ALL_MAIL)
def test_all_mail_including_spam_is_no_spam_folder(name: str) -> None:
    assert place_of_path(("Takeout", "Mail", name)) == ""


@pytest.mark.parametrize(
    ("name", "place"),
    [("Unsent Messages", "drafts"), ("Vorlagen", "drafts"), ("Postausgang", "drafts"),
     ("Verstuurd", "sent"), ("Prullenmand", "trash"), ("Messages indésirables.mbox", "spam"),
     ("Sent.sbd", "sent"), ("Postausgangskontrolle", ""), ("Modelos", "")],
)  # fmt: skip
def test_folders_of_thunderbird_and_apple(name: str, place: str) -> None:
    assert place_of_path(("Mail", name)) == place


# --- Takeout: what is of no use --------------------------------------------------------------


def test_only_a_takeout_is_taken_for_one(tmp_path: Path) -> None:
    put(tmp_path / "Google Photos" / "a.json", "{}")
    put(tmp_path / "archive_browser.html", "<html>")
    put(tmp_path / "Contacts" / "Ana.jpg", PICTURE)
    put(tmp_path / "YouTube" / "history" / "a.json", "{}")
    for folder in (tmp_path, tmp_path / "Contacts", tmp_path / "YouTube"):
        assert TAKEOUT.takes(open_drop(folder)) == frozenset()
    put(tmp_path / "Takeout" / "Contacts" / "All" / "Ana.jpg", PICTURE)
    put(tmp_path / "Takeout" / "Groups" / "choir" / "topics.mbox", SEPARATOR + mail())
    assert recognise(open_drop(tmp_path / "Takeout")) is None


def test_cards_beside_pictures_are_walked_into(tmp_path: Path) -> None:
    folder = tmp_path / "Takeout" / "Contacts" / "All Contacts"
    put(folder / "Ana.jpg", PICTURE)
    put(folder / "All Contacts.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n")
    (contacts,) = open_drop(tmp_path / "Takeout").children()
    (drop,) = contacts.children()
    assert TAKEOUT.takes(drop) == {"Ana.jpg"}


def test_archives_in_drive_stay_closed(tmp_path: Path) -> None:
    put(tmp_path / "Takeout" / "Drive" / "broken.zip", b"PK\3\4 no zip")
    record = only(TAKEOUT, tmp_path / "Takeout")
    assert isinstance(record, Skipped)
    assert not record.error


def test_a_takeout_in_a_zip_is_left_out_alike(tmp_path: Path) -> None:
    at = tmp_path / "takeout-20261101T101010Z-001.zip"
    with zipfile.ZipFile(at, "w") as archive:
        archive.writestr("Takeout/Google Fotos/Fotos von 2026/a.jpg", PICTURE)
        archive.writestr("Takeout/Google Fotos/Fotos von 2026/a.jpg.json", "{}")
    (takeout,) = open_drop(at).children()
    assert recognise(takeout) is TAKEOUT
    assert [r.why for r in TAKEOUT.read(takeout, SETTING) if isinstance(r, Skipped)] == [
        "Takeout: photos"
    ] * 2


# --- Thunderbird -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "is_left_out"),
    [("0001", False), ("0009", True), ("0008", True), ("1000", False), ("xyz", False)],
)
def test_what_thunderbird_marked_as_deleted_is_left_out(
    tmp_path: Path, status: str, is_left_out: bool
) -> None:
    record = boxed(tmp_path, X_Mozilla_Status=status, X_Mozilla_Status2="00000000")
    assert isinstance(record, Skipped) is is_left_out


def test_a_mailbox_without_an_ending_is_known_by_its_content(tmp_path: Path) -> None:
    box = put(tmp_path / "Local Folders" / "Gesendet", SEPARATOR + mail())
    put(tmp_path / "Local Folders" / "Gesendet.msf", '// <!-- <mdb:mork:z v="1.4"/> -->\n')
    folder = open_drop(tmp_path / "Local Folders")
    profile = recognise(folder)
    assert profile is not None
    assert profile.takes(folder) == {"Gesendet.msf"}
    (child, _index) = folder.children()
    assert recognise(child) is MBOX
    record = only(MBOX, box)
    assert isinstance(record, Interaction)
    assert record.traits & SENT


def test_other_programs_settings_are_no_profile(tmp_path: Path) -> None:
    put(tmp_path / "prefs.js", "")
    put(tmp_path / "places.sqlite", SQLITE)
    assert recognise(open_drop(tmp_path)) is None


def book(
    path: Path, *statements: str, rows: tuple[tuple[object, object, object], ...] = ()
) -> Path:
    """Write an address book by statements of its maker; without any, the usual table."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for text in statements or ("CREATE TABLE properties (card TEXT, name TEXT, value TEXT)",):
            connection.execute(text)
        for row in rows:
            connection.execute("INSERT INTO properties VALUES (?, ?, ?)", row)
        connection.commit()
    return path


def test_an_address_book_in_use_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "abook.sqlite", rows=(("1", "PrimaryEmail", "ana@lopes.example"),))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\2\2"
    card = only(ADDRESSES, path)
    assert isinstance(card, Card)
    assert [each.value for each in card.identifiers] == ["ana@lopes.example"]


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i FROM n"
COMPUTED = "value TEXT GENERATED ALWAYS AS (upper(name)), other TEXT"
HOSTILE = {
    "view": ("CREATE TABLE x (card TEXT)",
             "CREATE VIEW properties (card, name, value) AS SELECT card, '', '' FROM x"),
    "endless view": (f"CREATE VIEW properties (card, name, value) AS {ENDLESS}",),
    "virtual table": ("CREATE VIRTUAL TABLE properties USING fts5(card, name, value)",),
    "computed column": (f"CREATE TABLE properties (card TEXT, name TEXT, {COMPUTED})",
                        "INSERT INTO properties (card, name) VALUES ('1', 'DisplayName')"),
    "other columns": ("CREATE TABLE properties (card TEXT, name TEXT, value TEXT)",
                      "ALTER TABLE properties RENAME COLUMN value TO worth"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_address_book_is_refused(tmp_path: Path, name: str) -> None:
    path = book(tmp_path / "abook.sqlite", *HOSTILE[name])
    with pytest.raises(UnsoundError, match="is no address book of Thunderbird"):
        read(ADDRESSES, path)


def test_a_damaged_address_book_is_told_in_a_line(tmp_path: Path) -> None:
    rows = tuple((f"{n:05}", "DisplayName", f"Ana {n}" * 50) for n in range(500))
    path = book(tmp_path / "abook.sqlite", rows=rows)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(UnsoundError, match="is a damaged address book"):
        read(ADDRESSES, path)


def test_work_without_end_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutuals.sources.thunderbird_addresses.MOST_WORK", 100_000)
    rows = tuple((f"{n:05}", "DisplayName", f"Ana {n}") for n in range(20_000))
    path = book(tmp_path / "abook.sqlite", rows=rows)
    with pytest.raises(UnsoundError, match="damaged"):
        read(ADDRESSES, path)
    monkeypatch.setattr("mutuals.sources.thunderbird_addresses.MOST_WORK", MOST_WORK)
    assert len(read(ADDRESSES, path)) == 20_000


def test_an_entry_gives_as_many_values_as_the_cap_allows(tmp_path: Path) -> None:
    many = tuple(("1", f"Custom{n}", "x") for n in range(VALUES - 1))
    last = ("1", "PrimaryEmail", "ana@lopes.example")
    card = only(ADDRESSES, book(tmp_path / "a", rows=(*many, last)))
    assert isinstance(card, Card)
    above = only(ADDRESSES, book(tmp_path / "b", rows=(*many, ("1", "Custom", "x"), last)))
    assert isinstance(above, Skipped)


def test_odd_values_harm_nobody(tmp_path: Path) -> None:
    rows = (
        (None, "DisplayName", "Nobody"), ("1", None, "x"), ("1", "DisplayName", b"\xff\0"),
        ("2", "DisplayName", 7), ("2", "PrimaryEmail", "no address"), ("2", "BirthMonth", "x"),
        ("3", "Notes", "n" * 1_000_001), ("3", "DisplayName", "Long"),
        ("4", "_vCard", "BEGIN:VCARD\r\nEMAIL:a@b.example\r\nPHOTO:" + "A" * 2_000_000),
    )  # fmt: skip
    records = read(ADDRESSES, book(tmp_path / "abook.sqlite", rows=rows))
    cards = [record for record in records if isinstance(record, Card)]
    assert [card.name for card in cards] == ["7", "Long", "a@b.example"]
    assert [card.fields for card in cards] == [(Field("email", "no address"),), (), ()]


def test_text_in_another_charset_costs_one_name(tmp_path: Path) -> None:
    path = tmp_path / "abook.sqlite"
    book(path, rows=(("1", "DisplayName", "Ana Lopes"), ("2", "DisplayName", "J??rg Weiss")))
    path.write_bytes(path.read_bytes().replace(b"J??rg", b"J\xf6\xffrg"))
    names = [card.name for card in read(ADDRESSES, path) if isinstance(card, Card)]
    assert names == ["Ana Lopes", "Jrg Weiss"]


@pytest.mark.parametrize(("room", "is_refused"), [(-1, True), (0, False), (1, False)])
def test_a_file_above_the_cap_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, *, is_refused: bool
) -> None:
    path = book(tmp_path / "abook.sqlite", rows=(("1", "DisplayName", "Ana Lopes"),))
    cap = path.stat().st_size + room
    monkeypatch.setattr("mutuals.sources.thunderbird_addresses.MOST_BYTES", cap)
    if is_refused:
        with pytest.raises(UnsoundError, match="is larger than"):
            read(ADDRESSES, path)
    else:
        assert len(read(ADDRESSES, path)) == 1


@pytest.mark.parametrize("seed", range(8))
def test_damage_anywhere_raises_nothing_else(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - where damage falls
    rows = tuple((str(n), "PrimaryEmail", f"a{n}@b.example") for n in range(40))
    sound = book(tmp_path / "sound.sqlite", rows=rows).read_bytes()
    path = tmp_path / "abook.sqlite"
    for _ in range(60):
        content = bytearray(sound)
        for _ in range(dice.choice((1, 3, 30, 300))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content[: dice.choice((len(content), dice.randrange(len(content))))])
        with contextlib.suppress(UnsoundError):
            assert all(isinstance(each, Card | Skipped) for each in read(ADDRESSES, path))


def test_other_databases_are_no_address_book(tmp_path: Path) -> None:
    path = book(tmp_path / "abook.sqlite", "CREATE TABLE properties (a, b, c)")
    assert recognise(open_drop(path)) is None


# --- Apple Mail ------------------------------------------------------------------------------


def test_a_count_that_lies_costs_one_mail(tmp_path: Path) -> None:
    for count in (0, 5, 10**11):
        path = put(tmp_path / f"{count}.emlx", f"{count}\n{mail()}<plist>")
        record = only(EMLX, path)
        assert isinstance(record, Interaction | Skipped)
        assert isinstance(record, Skipped) is (count < 10)


def test_an_emlx_needs_count_and_name(tmp_path: Path) -> None:
    text = f"{len(mail())}\n{mail()}"
    assert recognise(open_drop(put(tmp_path / "1.emlx", text))) is EMLX
    assert recognise(open_drop(put(tmp_path / "1.txt", text))) is None
    assert recognise(open_drop(put(tmp_path / "2.emlx", "17 apples\n"))) is None


def test_flags_behind_a_large_mail_are_found(tmp_path: Path) -> None:
    text = mail() + "x" * 3_000_000
    tail = "<dict>\n\t<key>flags</key>\n\t<integer>64</integer>\n</dict>"
    record = only(EMLX, put(tmp_path / "1.emlx", f"{len(text)}\n{text}{tail}"))
    assert isinstance(record, Skipped)
    assert record.why == "draft"


def test_flags_in_the_mail_itself_count_for_nothing(tmp_path: Path) -> None:
    text = mail(Subject="<key>flags</key><integer>2</integer>")
    record = only(EMLX, put(tmp_path / "1.emlx", f"{len(text)}\n{text}"))
    assert isinstance(record, Interaction)


def test_a_loose_address_book_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    put(tmp_path / "AddressBook-v22.abcddb", SQLITE)
    put(tmp_path / "cards.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n")
    assert recognise(open_drop(tmp_path)) is None


# --- Outlook ---------------------------------------------------------------------------------


@pytest.mark.parametrize("magic", [b"!BDN\0\0\0\0SM", b"!BDN\0\0\0\0SO"])
def test_a_store_is_known_by_its_first_bytes(tmp_path: Path, magic: bytes) -> None:
    path = put(tmp_path / "old mail", magic + bytes(500))
    assert recognise(open_drop(path)) is OUTLOOK
    record = only(OUTLOOK, path)
    assert isinstance(record, Skipped)
    assert record.error
    assert "Thunderbird" in record.why


def test_office_files_are_no_mail(tmp_path: Path) -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    assert recognise(open_drop(put(tmp_path / "letter.doc", ole))) is None
    put(tmp_path / "top" / "plan.docx", b"PK\3\4" + bytes(99))
    (plan,) = open_drop(tmp_path / "top").children()
    assert recognise(plan) is None
    assert recognise(open_drop(put(tmp_path / "mail.msg", mail()))) is not OUTLOOK


def test_a_store_of_many_gigabytes_is_told_once_and_not_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.pst", b"!BDN")
    first = list(OUTLOOK.read(open_drop(path), SETTING))
    told = first[-1]
    assert isinstance(told, Cursor)
    assert list(OUTLOOK.read(open_drop(path), SETTING, told)) == [told]


def test_what_thunderbird_collected_says_so(tmp_path: Path) -> None:
    rows = (("1", "PrimaryEmail", "ana@lopes.example"), ("1", "DisplayName", "Ana Lopes"))
    (mine,) = read(ADDRESSES, book(tmp_path / "abook.sqlite", rows=rows))
    (collected,) = read(ADDRESSES, book(tmp_path / "history.sqlite", rows=rows))
    assert isinstance(mine, Card)
    assert isinstance(collected, Card)
    assert [field.name for field in mine.fields] == []
    assert [field.name for field in collected.fields] == ["collected by"]
