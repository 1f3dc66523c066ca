"""LinkedIn's archive: what is recognised by its header, who is me, what is no contact."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING

from mutuals.detection.judging import VERSION
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Favour, Interaction, Noted, Skipped
from mutuals.model.sign import Sign
from mutuals.sources.base import Source
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.linkedin import LinkedInTable
from mutuals.sources.registry import all_sources, recognise

TABLES = [source for source in all_sources() if source.name.startswith("linkedin-")]
NEW_GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,"
    "Photo,Labels,E-mail 1 - Label,E-mail 1 - Value\nA,,B,,,,,,,,,,,,,* myContacts,,a@b.example\n"
)
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n"
)


def claimed(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    drop = open_drop(path)
    found = [source.name for source in TABLES if source.sniff(drop) >= 0.5]
    return " ".join(found)


def observed(path: Path, text: str) -> list:
    path.write_text(text, encoding="utf-8")
    drop = open_drop(path)
    source = recognise(drop)
    assert source is not None
    return list(source.read(drop, SETTING))


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", "connections"),
        ("Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Fecha de conexión", "connections"),
        ("Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em", "connections"),
        ("Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato il", "connections"),
        ("Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op", "connections"),
        (MESSAGES.strip(), "messages"),
        ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", "invitations"),
        ("Company Name,Title,Description,Location,Started On,Finished On", "positions"),
        ("Email Address,Confirmed,Primary,Updated On", "emails"),
        ("Organization,Followed On", "follows"),
    ],
)
def test_the_header_decides_whatever_the_file_is_called(
    tmp_path: Path, header: str, name: str
) -> None:
    assert claimed(tmp_path / "renamed.txt", f"{header}\n") == f"linkedin-{name}"


@pytest.mark.parametrize(
    "header",
    [
        NEW_GOOGLE.partition("\n")[0],
        "First Name,Middle Name,Last Name,Title,Suffix,E-mail Address,Company,Job Title",
        "Date,Link",
        "Date,Link,Message",
        "Name,Proficiency",
        "Question,Answer",
        "Company Name,Role,Started On,Finished On,Description",
        "From,To,Date,Subject,Content",
        "Name",
    ],
)
def test_other_tables_are_left_alone(tmp_path: Path, header: str) -> None:
    assert claimed(tmp_path / "Connections.csv", f"{header}\n") == ""


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("messages.csv", "messages"), ("Connections.csv", "connections"),
        ("Company Follows.csv", "follows"), ("LearningCoachMessages.csv", "coach"),
        ("learning_role_play_messages.csv", "coach"), ("notes.txt", ""),
    ],
)  # fmt: skip
def test_a_sentence_instead_of_a_table_is_an_empty_one(
    tmp_path: Path, file: str, name: str
) -> None:
    for sentence in ("No conversations found", "You have no data.\n", '"There are no entries"'):
        assert claimed(tmp_path / file, sentence) == (f"linkedin-{name}" if name else "")
    if name:
        assert observed(tmp_path / file, "No conversations found") == []


def test_coach_chats_give_no_interactions(tmp_path: Path) -> None:
    row = "1,,Coach,,Kim,https://www.linkedin.com/in/kim,2026-01-01 10:00:00 UTC,,Hi,INBOX,,\n"
    for file in ("guide_messages.csv", "learning_coach_messages.csv"):
        [record] = observed(tmp_path / file, MESSAGES + row)
        assert isinstance(record, Skipped)


# --- messages --------------------------------------------------------------------------------


def message(
    conversation: str, sender: str, recipients: str, *, minute: int = 0, content: str = "x"
) -> str:
    urls = ",".join(address(name) for name in recipients.split(","))
    return (
        f'{conversation},,{sender},{address(sender)},"{recipients}","{urls}",'
        f"2026-01-01 10:{minute:02}:00 UTC,,{content},INBOX,,\n"
    )


def address(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.lower()}"


def claims(records: list) -> list[Identifier]:
    return [record.identifier for record in records if isinstance(record, Claim)]


@pytest.mark.parametrize(
    ("rows", "owner"),
    [
        ([("1", "Kim", "Ann"), ("2", "Kim", "Bob")], "kim"),
        ([("1", "Kim", "Ann"), ("2", "Bob", "Kim"), ("3", "Kim", "Cem")], "kim"),
        # One conversation, or the same two people in all: it could be either.
        ([("1", "Kim", "Ann"), ("1", "Ann", "Kim")], ""),
        ([("1", "Kim", "Ann"), ("2", "Kim", "Ann")], ""),
        # Present everywhere, but wrote in one only.
        ([("1", "Kim", "Ann"), ("2", "Bob", "Kim"), ("3", "Cem", "Kim")], ""),
        # Absent from one of three.
        ([("1", "Kim", "Ann"), ("2", "Kim", "Bob"), ("3", "Cem", "Dan")], ""),
    ],
)
def test_whose_archive_it_is(tmp_path: Path, rows: list[tuple[str, str, str]], owner: str) -> None:
    text = MESSAGES + "".join(message(*row) for row in rows)
    expected = [Identifier("profile", f"linkedin.com/in/{owner}")] if owner else []
    assert claims(observed(tmp_path / "messages.csv", text)) == expected


def test_a_message_is_the_same_in_any_file_and_place(tmp_path: Path) -> None:
    one, two = message("1", "Kim", "Ann"), message("1", "Kim", "Ann", minute=1)
    first = observed(tmp_path / "messages.csv", MESSAGES + one + two)
    second = observed(tmp_path / "renamed.csv", MESSAGES + two + one)
    keys = [[record.key for record in records if isinstance(record, Interaction)]
            for records in (first, second)]  # fmt: skip
    assert keys[0] == keys[1][::-1]
    assert len(set(keys[0])) == 2


def test_the_text_of_a_message_is_not_kept(tmp_path: Path) -> None:
    for record in observed(
        tmp_path / "messages.csv", MESSAGES + message("1", "Kim", "Ann", content="canary")
    ):
        assert "canary" not in repr(record)


def test_a_long_title_is_cut(tmp_path: Path) -> None:
    row = message("1", "Kim", "Ann").replace("1,,", f"1,{'t' * 501},", 1)
    [record] = observed(tmp_path / "messages.csv", MESSAGES + row)
    assert len(record.subject) == 500


# --- the rest --------------------------------------------------------------------------------


def test_recommendations_need_a_file_name_that_tells_them_apart(tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Ann,Lee,,,Fine,"01/19/13, 12:10 AM",VISIBLE\n'
    )
    found = {
        name: observed(tmp_path / name, text)[0]
        for name in ("Recommendations Given.csv", "Recommendations_Received.csv", "r.csv")
    }
    assert [getattr(record, "direction", None) for record in found.values()] == [
        "gave",
        "received",
        None,
    ]
    assert isinstance(found["r.csv"], Skipped)


def test_a_recommendation_and_a_connection_name_a_person_alike(tmp_path: Path) -> None:
    [card] = observed(
        tmp_path / "c.csv",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        'Ann,"Lee, MBA",,,,,05 Mar 2024\n',
    )
    [favour] = observed(
        tmp_path / "given.csv",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        "Ann,Lee PhD,,,Fine,01/19/13,VISIBLE\n",
    )
    assert isinstance(card, Card)
    assert isinstance(favour, Favour)
    assert card.identifiers == (favour.identifier,) == (Identifier("name", "ann lee"),)
    assert card.family == favour.family == "linkedin"


def test_my_street_and_postcode_are_not_kept(tmp_path: Path) -> None:
    [card] = observed(
        tmp_path / "Profile.csv",
        "First Name,Last Name,Address,Headline,Summary,Industry,Zip Code\n"
        "K,E,Canary 1,H,S,I,53canary\n",
    )
    assert "anary" not in repr(card)


HEADERS = [
    pytest.param(source, ",".join(sorted(source.signature.required)), id=source.name)
    for source in TABLES
    if isinstance(source, LinkedInTable)
]


@pytest.mark.parametrize(("source", "header"), HEADERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=400))
def test_no_bytes_break_a_source(tmp_path: Path, source: Source, header: str, body: bytes) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(header.encode() + b"\n" + body)
    list(source.read(open_drop(path), SETTING))


@pytest.mark.parametrize(("source", "header"), HEADERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.text(max_size=30), min_size=8, max_size=8))
def test_no_cells_break_a_source(
    tmp_path: Path, source: Source, header: str, cells: list[str]
) -> None:
    width = header.count(",") + 1
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells[:width])
    path = tmp_path / "table.csv"
    path.write_bytes(f"{header}\n{row}\n".encode("utf-8", "surrogatepass"))
    for record in source.read(open_drop(path), SETTING):
        hash(record)


INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
GRATEFUL = "Thank you so much for your help with the report last week! Let's connect."


def noted(path: Path, *rows: str, reads_text: bool = True) -> list[Noted]:
    path.write_text(INVITATIONS + "\n".join(rows) + "\n", encoding="utf-8")
    source = recognise(drop := open_drop(path))
    assert source is not None
    read = source.read(drop, replace(SETTING, reads_text=reads_text))
    return [record for record in read if isinstance(record, Noted)]


def invited(message: str, when: str = "2025-03-05 09:00:00 UTC") -> str:
    page = "https://www.linkedin.com/in/"
    return f'Ana Lopes,Kim Eder,{when},"{message}",INCOMING,{page}ana-lopes,{page}kim-eder'


def test_a_note_to_an_invitation_is_judged_and_dropped(tmp_path: Path) -> None:
    (note,) = noted(tmp_path / "Invitations.csv", invited(GRATEFUL))
    assert note == Noted(
        note.ref, Identifier("profile", "linkedin.com/in/ana-lopes"), False, 1_741_165_200,
        "second", "linkedin-messages", (Sign("thanks", "thanks", "en"),), (), VERSION,
    )  # fmt: skip
    assert note.ref.startswith("Invitations.csv#")


@pytest.mark.parametrize(
    ("row", "reads_text"),
    [
        (invited(GRATEFUL), False),
        (invited(""), True),
        (invited(GRATEFUL, "1823-07-18 11:00:00 UTC"), True),
        (invited(GRATEFUL).replace("INCOMING", "SIDEWAYS"), True),
    ],
)
def test_no_note_is_judged_without_leave_words_day_or_direction(
    tmp_path: Path, row: str, reads_text: bool
) -> None:
    assert noted(tmp_path / "Invitations.csv", row, reads_text=reads_text) == []


def test_a_note_that_shows_nothing_says_that_it_was_judged(tmp_path: Path) -> None:
    typical = "I'd like to add you to my professional network."
    (note,) = noted(tmp_path / "Invitations.csv", invited(typical))
    assert (note.signs, note.judged) == ((), VERSION)
