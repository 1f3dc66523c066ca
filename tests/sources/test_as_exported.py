"""Exports as the products write them: what an acceptance test with files of its own found."""

import json
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.sources.chats import claims, keys, met, observed, reasons, written

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Lead
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import recognise

LINES = "13/2/2026, 21:05 - {0}: Hi\n14/2/2026, 09:07 - Jo Brandt: Hi\n"
MINE = "whatsapp:jo brandt"
APPLICATIONS = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers\n"
)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lopes\nCATEGORIES:{}\nEND:VCARD\n"
EXCHANGE = "/o=Org/ou=Group/cn=Recipients/cn=ana"


def format_of(folder: Path, name: str, text: str) -> str:
    source = recognise(open_drop(written(folder, name, text)))
    return source.name if source else ""


def thread(*authors: str) -> str:
    said = [{"sender_name": name, "timestamp_ms": 1_700_000_000_000} for name in authors]
    return json.dumps({"participants": [{"name": each} for each in authors], "messages": said})


def only_card(folder: Path, name: str, text: str) -> Card:
    [card] = [record for record in observed(folder, name, text) if isinstance(record, Card)]
    return card


# --- WhatsApp --------------------------------------------------------------------------------


@pytest.mark.parametrize("copy", ["", "(1)", " (1)", "(12)"])
def test_a_browsers_copy_of_a_chat_is_the_same_chat(tmp_path: Path, copy: str) -> None:
    text = LINES.format("Ana Lopes")
    found = observed(tmp_path, f"WhatsApp Chat with Ana Lopes{copy}.txt", text)
    assert keys(found) == keys(observed(tmp_path, "WhatsApp Chat with Ana Lopes.txt", text))
    assert claims(found) == [MINE]
    assert {record.subject for record in met(found)} == {""}


@pytest.mark.parametrize(
    ("name", "mine"),
    [
        ("WhatsApp-keskustelu Ana Lopes.txt", MINE),
        ("Ana Lopes ile WhatsApp Sohbeti.txt", MINE),
        ("Chat WhatsApp s kontaktem Ana Lopes(2).txt", MINE),
        ("צ׳אט WhatsApp עם Ana Lopes.txt", MINE),
        ("Chat Jo Brandt.txt", "whatsapp:ana lopes"),
        ("Jo Brandt and Ana Lopes.txt", ""),
        ("our chat.txt", ""),
        ("Ana.txt", ""),
    ],
)
def test_a_file_named_after_one_of_two_in_any_language(
    tmp_path: Path, name: str, mine: str
) -> None:
    assert claims(observed(tmp_path, name, LINES.format("Ana Lopes"))) == ([mine] if mine else [])


def test_a_short_name_or_a_third_writer_shows_nobody(tmp_path: Path) -> None:
    assert claims(observed(tmp_path, "Chat Bo.txt", LINES.format("Bo"))) == []
    three = LINES.format("Ana Lopes") + LINES.format("Kim Eder")
    assert claims(observed(tmp_path, "Chat Ana Lopes.txt", three)) == []


# --- Facebook --------------------------------------------------------------------------------


def test_what_facebook_filtered_out_is_spam(tmp_path: Path) -> None:
    (tmp_path / "messages").mkdir()
    folder = tmp_path / "messages" / "filtered_threads" / "ana_1"
    folder.mkdir(parents=True)
    (folder / "message_1.json").write_text(thread("Ana", "Me"))
    home = Home(tmp_path / "home", "2026-11-20")
    [source] = home.take(tmp_path / "messages").sources
    assert source.added.interactions == 0
    assert [(each.reason, each.count) for each in source.skipped] == [
        ("spam: the network filtered it out", 2)
    ]


def test_facebooks_oldest_files_have_no_version(tmp_path: Path) -> None:
    friends = json.dumps({"friends": [{"name": "Ana Lopes", "timestamp": 1_500_000_000}]})
    card = only_card(tmp_path, "friends.json", friends)
    assert card.identifiers == (Identifier("account", "facebook:ana lopes"),)
    profile = json.dumps({"profile": {"name": "Jo Brandt", "profile_uri": ""}})
    assert claims(observed(tmp_path, "profile_information.json", profile)) == ["facebook:jo brandt"]
    assert format_of(tmp_path, "other.json", friends) == ""
    assert format_of(tmp_path, "friends.json", '{"friends": [{"name": "Ana"}]}') == ""


# --- LinkedIn --------------------------------------------------------------------------------


@pytest.mark.parametrize("employers", [("Hooli",), ("Hooli", "hooli")])
def test_beside_one_employer_only_an_address_may_be_mine(
    tmp_path: Path, employers: tuple[str, ...]
) -> None:
    rows = [f'"11/20/24, 8:15 AM",me@a.example,,{name},Clerk,,,\n' for name in employers]
    found = observed(tmp_path, "Job Applications.csv", APPLICATIONS + "".join(rows))
    assert [lead.contacts for lead in found if isinstance(lead, Lead)] == [()] * len(employers)


def test_advertising_has_other_columns_in_older_archives(tmp_path: Path) -> None:
    header = "Member Age,Company Names,Company Names,Degrees,Job Titles,Job Titles"
    assert format_of(tmp_path, "Ad_Targeting.csv", f"{header}\n35-54,a,b,c,d,e\n") == (
        "linkedin-other"
    )


# --- address books ---------------------------------------------------------------------------


def test_the_label_everybody_has_is_no_tag(tmp_path: Path) -> None:
    card = only_card(tmp_path, "All.vcf", CARD.format("myContacts,Navy,starred"))
    assert card.tags == ("Navy", "starred")


def test_an_exchange_name_in_an_address_book_is_shown(tmp_path: Path) -> None:
    header = "First Name,Middle Name,Last Name,E-mail Address,E-mail 2 Address"
    home = Home(tmp_path / "home", "2026-11-20")
    home.take(written(tmp_path, "a.csv", f"{header}\nAna,,Lopes,{EXCHANGE},ana@a.example\n"))
    page = home.person("Ana Lopes")
    assert list(page.emails) == ["ana@a.example"]
    assert [each.value for each in page.fields] == [EXCHANGE.upper()]


# --- Monica, a résumé, Mastodon --------------------------------------------------------------


def monica(kind: str, data: str) -> str:
    field = {"properties": {"data": data, "type": kind}}
    contact = {
        "uuid": "u2",
        "properties": {"first_name": "Ana"},
        "data": [{"count": 1, "type": "contact_field", "values": [field]}],
    }
    held = [{"count": 1, "type": "contact", "values": [contact]}]
    return json.dumps({
        "version": "1.0-preview.1", "app_version": "4", "exported_by": "u1",
        "account": {"uuid": "a", "data": held},
    })  # fmt: skip


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("ana@a.example", Identifier("email", "ana@a.example")),
        ("+34 600 111 222", Identifier("phone", "+34600111222")),
    ],
)
def test_a_value_of_a_type_that_was_cut_off_shows_what_it_is(
    tmp_path: Path, data: str, found: Identifier
) -> None:
    card = only_card(tmp_path, "export.json", monica("gone", data))
    assert found in card.identifiers
    assert Field("url", data) not in card.fields


def test_a_resume_may_name_the_handle_alone(tmp_path: Path) -> None:
    profiles = [{"network": "Twitter", "username": "@JoB"}, {"network": "Else", "username": "jo"}]
    resume = {"basics": {"name": "Jo", "email": "jo@a.example", "profiles": profiles}, "work": []}
    card = only_card(tmp_path, "resume.json", json.dumps(resume))
    assert [each.value for each in card.identifiers] == ["jo@a.example", "x.com/job"]


@pytest.mark.parametrize(
    ("name", "line", "other"),
    [
        ("bookmarks.csv", "https://social.example/@ana/1", "a page"),
        ("blocked_domains.csv", "bad.example", "bad example"),
        ("lists.csv", "friends,ana@social.example", "friends,ana"),
    ],
)
def test_mastodons_other_tables_say_nothing_of_a_tie(
    tmp_path: Path, name: str, line: str, other: str
) -> None:
    assert reasons(observed(tmp_path, name, f"{line}\n")) == [
        "bookmarks, lists and blocked servers: nothing about a tie"
    ]
    assert format_of(tmp_path, name, f"{line}\n{other}\n") == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Archiv_Übersicht.html", "Takeout: its table of contents"),
        ("Profile/Profile.json", "Takeout: my profile"),
        ("Profil/Profil.json", "Takeout: my profile"),
    ],
)
def test_what_takeout_adds_of_its_own_is_no_riddle(tmp_path: Path, name: str, reason: str) -> None:
    file = tmp_path / "Takeout" / name
    file.parent.mkdir(parents=True)
    file.write_text("{}", encoding="utf-8")
    home = Home(tmp_path / "home", "2026-11-20")
    [source] = home.take(tmp_path / "Takeout").sources
    assert source.format == "takeout-other"
    assert [(each.reason, each.count) for each in source.skipped] == [(reason, 1)]


# --- X ---------------------------------------------------------------------------------------


def moved(event: str, day: int) -> dict:
    return {event: {"userIds": ["300"], "createdAt": f"2025-01-{day:02}T10:00:00.000Z"}}


def wrote(number: str, day: int) -> dict:
    made = {"id": f"{number}{day}", "senderId": number, "text": "x"}
    return {"messageCreate": {**made, "createdAt": f"2025-01-{day:02}T12:00:00.000Z"}}


def group(*messages: dict) -> str:
    chat = [{"dmConversation": {"conversationId": "777", "messages": list(messages)}}]
    return f"window.YTD.direct_messages_group.part0 = {json.dumps(chat)}"


def readers(found: list) -> list[str]:
    people = [[one.identifier.value for one in each.participants if one.role == "to"]
              for each in sorted(met(found), key=lambda each: each.at)]  # fmt: skip
    return [" ".join(sorted(each)) for each in people]


def test_who_left_a_group_gets_no_more_of_it(tmp_path: Path) -> None:
    everybody = {"joinConversation": {"participantsSnapshot": ["100", "200", "300"]}}
    told = group(
        wrote("100", 9), moved("participantsJoin", 8), wrote("100", 6),
        moved("participantsLeave", 5), wrote("100", 3), everybody,
    )  # fmt: skip
    found = observed(tmp_path, "direct-messages-group.js", told)
    assert readers(found) == ["x:200 x:300", "x:200", "x:200 x:300"]


def test_a_group_of_thousands_is_counted_not_listed(tmp_path: Path) -> None:
    many = {"joinConversation": {"participantsSnapshot": [str(n) for n in range(1, 20_001)]}}
    messages = [wrote(str(1000 + n), 1 + n % 28) for n in range(20_000)]
    found = observed(tmp_path, "direct-messages-group.js", group(many, *messages))
    assert met(found) == []
    assert reasons(found).count("more than 25 people") == 20_000
