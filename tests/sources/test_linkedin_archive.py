"""The rest of LinkedIn's archive: what each table is known by, and what of it is never kept."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING, readings

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Lead, Occasion, Post, Skipped
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.linkedin_tables import MOST_VALUES, LinkedInTables, Shape
from mutuals.sources.registry import all_sources, recognise

TABLES = [source for source in all_sources() if isinstance(source, LinkedInTables)]
PAIRS = [(source, shape) for source in TABLES for shape in source.shapes]
SHAPES = [
    pytest.param(source, shape, id=f"{source.name}-{number}")
    for number, (source, shape) in enumerate(PAIRS)
]
EVENTS = "Event Name,Event Time,Status,External Url\n"
APPLICATIONS = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers\n"
)
TITLE = '<h1><a href="https://www.linkedin.com/pulse/a">'
FOLLOWS = "Date,Status,FullName\n"


def known(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    source = recognise(open_drop(path))
    return source.name if source else ""


def observed(path: Path, text: str) -> list:
    path.write_text(text, encoding="utf-8")
    drop = open_drop(path)
    source = recognise(drop)
    assert source is not None
    return list(source.read(drop, SETTING))


def file_of(shape: Shape) -> str:
    """Return a file's name that a shape accepts, made from its own pattern."""
    return shape.file_name.pattern.partition("(?:")[0].replace("[ _]?", " ") + ".csv"


# --- what a file is known by ---------------------------------------------------------------------


@pytest.mark.parametrize(("source", "shape"), SHAPES)
def test_every_table_is_known_by_its_own_source(tmp_path: Path, source, shape: Shape) -> None:
    header = ",".join(sorted(shape.signature.required))
    assert known(tmp_path / file_of(shape), f"{header}\n") == source.name
    renamed = known(tmp_path / "renamed.txt", f"{header}\n")
    assert renamed == ("" if shape.is_plain else source.name)


@pytest.mark.parametrize(("source", "shape"), SHAPES)
def test_a_sentence_instead_of_a_table_is_an_empty_one(
    tmp_path: Path, source, shape: Shape
) -> None:
    assert known(tmp_path / file_of(shape), "You have no data.\n") == source.name


@pytest.mark.parametrize(
    "file", ["Votes_4711.csv", "votes.csv", "Votes 2.csv", "VOTES (1).csv", "Votes_1.csv"]
)
def test_members_numbers_parts_and_copies_change_no_name(tmp_path: Path, file: str) -> None:
    assert known(tmp_path / file, "No votes found") == "linkedin-posts"


@pytest.mark.parametrize(
    ("file", "header"),
    [
        ("Reactions.csv", "Date,Type,Link,Price"),
        ("Skills.csv", "Name,Level"),
        ("Courses.csv", "Name,Number,Teacher"),
        ("InstantReposts.csv", "Date,Link,Title"),
        ("My Votes.csv", "Date,Link"),
    ],
)
def test_plain_columns_with_others_beside_them_are_somebody_elses(
    tmp_path: Path, file: str, header: str
) -> None:
    assert known(tmp_path / file, f"{header}\na,b,c,d\n") == ""


def test_a_table_in_utf_16_is_known(tmp_path: Path) -> None:
    path = tmp_path / "Votes.csv"
    path.write_bytes("Date,Link,OptionText\n2026-05-07,,Yes\n".encode("utf-16"))
    drop = open_drop(path)
    source = recognise(drop)
    assert source is not None
    assert [type(record) for record in source.read(drop, SETTING)] == [Post]


# --- posts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "header", "cells"),
    [
        ("Shares.csv", "Date,ShareLink,ShareCommentary", "2026-05-07,,canary"),
        ("Comments.csv", "Date,Link,Message", '2026-05-07,,"a \\"canary\\", b"'),
        ("Votes.csv", "Date,Link,OptionText", "2026-05-07,,canary"),
    ],
)
def test_words_are_not_kept(tmp_path: Path, file: str, header: str, cells: str) -> None:
    [post] = observed(tmp_path / file, f"{header}\n{cells}\n")
    assert isinstance(post, Post)
    assert "canary" not in repr(post)


def test_quotes_in_comments_may_be_written_either_way(tmp_path: Path) -> None:
    rows = [r'"a \"b\", c"', r'"ends with \\"', '"a ""b"", c"', '"\\"\n\\""', "plain"]
    text = "".join(f"2026-05-0{day},,{row}\n" for day, row in enumerate(rows, 1))
    found = observed(tmp_path / "Comments.csv", f"Date,Link,Message\n{text}")
    assert [type(record) for record in found] == [Post] * len(rows)


def test_a_comment_in_two_archives_is_one_record(tmp_path: Path) -> None:
    row = '2026-05-07 10:00:00,https://www.linkedin.com/feed/update/1,"a"\n'
    header = "Date,Link,Message\n"
    first = observed(tmp_path / "Comments.csv", header + row)
    again = observed(tmp_path / "Comments.csv", f"{header}2026-05-09,,b\n{row}")
    assert first[0] in again
    assert len({record.ref for record in again}) == 2


@pytest.mark.parametrize(
    ("page", "given"),
    [
        (TITLE, "article without a date"),
        (f'{TITLE}<p class="created">', "not published"),
        (f'{TITLE}<p class="published">Published on 1850-01-01 06:12</p>', "date before 1980"),
    ],
)
def test_an_article_needs_a_day(tmp_path: Path, page: str, given: str) -> None:
    [record] = observed(tmp_path / "a.html", f"<html><body>{page}</body></html>")
    assert isinstance(record, Skipped)
    assert given in record.why


@pytest.mark.parametrize(
    ("folder", "is_article"),
    [("Articles/Articles", True), ("x/Articles", False), ("Articles/x", False), ("x", False)],
)
def test_a_page_without_an_address_is_an_article_by_its_place(
    tmp_path: Path, folder: str, *, is_article: bool
) -> None:
    page = tmp_path / folder / "a.html"
    page.parent.mkdir(parents=True)
    page.write_text('<html><body><h1><a href="https://a.example">Hi</a></h1></body></html>')
    found = [source.name for source, _drop in readings(open_drop(tmp_path))]
    assert found == (["linkedin-articles"] if is_article else [])


# --- events and openings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Dec 1, 2026 9:00 AM - Dec 1, 2026 5:00 PM", "2026-12-01T09:00"),
        ("2026-01-01 10:00:00 UTC", "2026-01-01T10:00"),
        ("Nov 1, 2030 9:00 AM - Nov 1, 2030 5:00 PM", ""),
        ("Nov 1, 1830 9:00 AM - Nov 1, 1830 5:00 PM", ""),
        ("soon", ""),
    ],
)
def test_an_event_may_lie_ahead_but_not_anywhere(tmp_path: Path, written: str, at: str) -> None:
    [record] = observed(tmp_path / "Events.csv", f'{EVENTS}Fair,"{written}",APPROVED,\n')
    assert isinstance(record, Occasion if at else Skipped)
    if at:
        assert record.at == datetime.fromisoformat(f"{at}+00:00").timestamp()


def applied(company: str, address: str, phone: str = "") -> str:
    return f'"11/20/24, 8:15 AM",{address},{phone},{company},Clerk,,cv.pdf,canary\n'


def test_a_contact_of_several_employers_is_none_of_theirs(tmp_path: Path) -> None:
    rows = applied("Hooli", "me@a.example") + applied("Umbra", "ME@a.example")
    own = applied("Fair", "jobs@fair.example", "+4930901820") * 2
    found = observed(tmp_path / "Job Applications.csv", APPLICATIONS + rows + own)
    assert [lead.contacts for lead in found[:2]] == [(), ()]
    email, phone = Identifier("email", "jobs@fair.example"), Identifier("phone", "+4930901820")
    assert found[2].contacts == (email, phone)


def test_answers_and_the_name_of_the_resume_are_not_kept(tmp_path: Path) -> None:
    [lead] = observed(tmp_path / "a.csv", APPLICATIONS + applied("Hooli", ""))
    assert isinstance(lead, Lead)
    assert "canary" not in repr(lead)
    assert "cv.pdf" not in repr(lead)


# --- me ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extension", "number", "mine"),
    [
        ("", "+49 30 901820", ["+4930901820"]),
        ("+44", "20 7946 0000", ["+442079460000"]),
        ("0044", "020 7946 0000", ["+442079460000"]),
        ("+44", "+49 30 901820", ["+4930901820"]),
        ("17", "030 901820", ["+4930901820"]),
        ("", "4711", []),
        ("", "+999", []),
        ("", "none", []),
    ],
)
def test_a_number_is_mine_only_with_its_country(
    tmp_path: Path, extension: str, number: str, mine: list[str]
) -> None:
    text = f"Extension,Number,Type\n{extension},{number},Mobile\n"
    found = observed(tmp_path / "PhoneNumbers.csv", text)
    claims = [record.identifier.value for record in found if isinstance(record, Claim)]
    cards = [i.value for record in found if isinstance(record, Card) for i in record.identifiers]
    assert claims == cards == mine


def test_a_file_states_a_limited_number_of_things_about_me(tmp_path: Path) -> None:
    rows = "".join(f"skill {number}\n" for number in range(MOST_VALUES + 3))
    *skipped, card = observed(tmp_path / "Skills.csv", f"Name\n{rows}")
    assert len(card.fields) == MOST_VALUES
    assert len(skipped) == 3


@pytest.mark.parametrize(
    ("status", "is_followed"),
    [("Active", True), ("", True), ("Unfollow", False), ("Inactive", False)],
)
def test_whom_i_no_longer_follow_is_left_out(
    tmp_path: Path, status: str, *, is_followed: bool
) -> None:
    [record] = observed(tmp_path / "m.csv", f"{FOLLOWS}2026-05-07 16:41:18,{status},Ann Lee\n")
    assert isinstance(record, Card) is is_followed


def test_somebody_followed_and_a_connection_are_named_alike(tmp_path: Path) -> None:
    [followed] = observed(tmp_path / "m.csv", f'{FOLLOWS}2026-05-07,Active,"Ann Lee, MBA"\n')
    [connected] = observed(
        tmp_path / "c.csv",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ann,Lee,,,,,05 Mar 2024\n",
    )
    assert followed.identifiers == connected.identifiers
    assert followed.family == connected.family


# --- what is of no use ---------------------------------------------------------------------------


def test_a_file_of_no_use_gives_one_reason_and_none_of_its_content(tmp_path: Path) -> None:
    rows = "2026-05-07,canary\n" * 50
    [record] = observed(tmp_path / "SearchQueries.csv", f"Time,Search Query\n{rows}")
    assert isinstance(record, Skipped)
    assert record.why == "searches: of no use to a network"
    assert not record.error


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=st.sampled_from(PAIRS), body=st.binary(max_size=300))
def test_no_bytes_break_a_source(tmp_path: Path, pair: tuple, body: bytes) -> None:
    source, shape = pair
    path = tmp_path / file_of(shape)
    path.write_bytes(",".join(sorted(shape.signature.required)).encode() + b"\n" + body)
    for record in source.read(open_drop(path), SETTING):
        hash(record)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=st.sampled_from(PAIRS), cells=st.lists(st.text(max_size=30), min_size=7, max_size=7))
def test_no_cells_break_a_source(tmp_path: Path, pair: tuple, cells: list[str]) -> None:
    source, shape = pair
    columns = sorted(shape.signature.required)
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells[: len(columns)])
    path = tmp_path / file_of(shape)
    path.write_bytes(f"{','.join(columns)}\n{row}\n".encode("utf-8", "surrogatepass"))
    for record in source.read(open_drop(path), SETTING):
        hash(record)
