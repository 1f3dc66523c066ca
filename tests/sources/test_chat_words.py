"""The words of chats: judged in every program's export where they may be read, and kept in none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.chats import TALK, google, met, telegram, written
from tests.sources.recorded import SETTING, Case, all_cases, readings

from mutuals.detection.judging import VERSION
from mutuals.model.observed import Interaction, Noted
from mutuals.model.sign import Sign
from mutuals.sources.reading.drops import open_drop

READS = replace(SETTING, reads_text=True)
THANKS = "Thank you so much for your help with the report last week!"
FOUND = (Sign("thanks", "thanks", "en"),)


def meta(text: str) -> str:
    told = [
        {"sender_name": name, "timestamp_ms": 1_771_000_000_000 + number, "content": words}
        for number, (name, words) in enumerate((("Kim Eder", "Hi"), ("Ana Lopes", text)))
    ]
    people = [{"name": "Ana Lopes"}, {"name": "Kim Eder"}]
    return json.dumps({"participants": people, "messages": told, "title": "Ana Lopes"})


def linkedin(text: str, others: int = 1) -> str:
    head = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
        "SUBJECT,CONTENT,FOLDER\n"
    )
    page = "https://www.linkedin.com/in/"
    to = ", ".join(f"{page}other-{number}" for number in range(others))
    names = ", ".join(f"Other {number}" for number in range(others))
    cell = text.replace('"', '""')
    return (
        f'{head}1,,Ana Lopes,{page}ana-lopes,"{names}","{to}",2026-01-01 10:00:00 UTC,,'
        f'"{cell}",INBOX\n'
    )


def x_messages(text: str) -> str:
    message = {
        "id": "9", "senderId": "1", "recipientId": "2", "createdAt": "2026-01-01T10:00:00.000Z",
        "text": text,
    }  # fmt: skip
    entry = {"dmConversation": {"conversationId": "1-2", "messages": [{"messageCreate": message}]}}
    return f"window.YTD.direct_messages.part0 = {json.dumps([entry])}"


def signal_json(text: str) -> str:
    told = (("Me", "Hi"), ("Ana", text))
    lines = [
        json.dumps({"date": "2026-02-13T10:00:00", "sender": name, "body": words, "quote": ""})
        for name, words in told
    ]
    return "\n".join(lines) + "\n"


SHAPES = {
    TALK: lambda text: f"13/2/2026, 10:00 - Ana: {text}\n13/2/2026, 10:01 - Kim: Hi\n",
    "lines.txt": lambda text: f"[2026-02-13, 10:00] Ana: {text}\n[2026-02-13, 10:00] Me: Hi\n",
    "data.json": signal_json,
    "result.json": lambda text: json.dumps({"messages": [telegram(1, text=text), telegram(2)]}),
    "messages.json": lambda text: json.dumps(
        {"messages": [google(text=text), google("kim@b.example")]}
    ),
    "facebook/message_1.json": meta,
    "instagram/message_1.json": meta,
    "messages.csv": linkedin,
    "direct-messages.js": x_messages,
}


def read(folder: Path, name: str, text: str, setting=READS) -> list[Interaction]:
    drop = open_drop(written(folder, name, text))
    return met([found for source, part in readings(drop) for found in source.read(part, setting)])


def judged(found: list[Interaction]) -> list[tuple[Sign, ...]]:
    return [record.signs for record in found if record.signs]


@pytest.mark.parametrize("name", SHAPES)
def test_the_words_of_a_chat_between_two_are_judged_and_dropped(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, name, SHAPES[name](f"{THANKS} The canary sings."))
    assert judged(found) == [FOUND]
    assert {record.judged for record in found} == {VERSION}
    assert "canary" not in repr(found)


@pytest.mark.parametrize("name", SHAPES)
def test_without_leave_a_chat_is_the_same_but_for_its_signs(tmp_path: Path, name: str) -> None:
    text = SHAPES[name](THANKS)
    without = read(tmp_path, name, text, SETTING)
    assert without
    assert {(record.judged, record.signs) for record in without} == {(0, ())}
    assert [each._replace(signs=(), judged=0) for each in read(tmp_path, name, text)] == without


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_every_sample_is_the_same_with_leave_but_for_signs_and_notes(case: Case) -> None:
    read = [
        [
            found._replace(signs=(), judged=0) if isinstance(found, Interaction) else found
            for source, part in readings(open_drop(case.path))
            for found in source.read(part, setting)
            if not isinstance(found, Noted)
        ]
        for setting in (SETTING, READS)
    ]
    assert read[0] == read[1]


@pytest.mark.parametrize("name", SHAPES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.text() | st.sampled_from(["<p" * 30_000, "<!--" * 20_000, "a\n" * 40_000, "> " * 9]))
def test_any_words_are_read_to_their_end(
    tmp_path_factory: pytest.TempPathFactory, name: str, said: str
) -> None:
    folder = tmp_path_factory.mktemp("said")
    text = SHAPES[name](said.encode("utf-8", "replace").decode())
    with_leave, without = read(folder, name, text), read(folder, name, text, SETTING)
    assert [each._replace(signs=(), judged=0) for each in with_leave] == without


def test_a_message_of_several_lines_is_judged_whole(tmp_path: Path) -> None:
    text = f"13/2/2026, 10:00 - Ana: Hi\n\n{THANKS}\n13/2/2026, 10:01 - Kim: Hi\n"
    assert judged(read(tmp_path, TALK, text)) == [FOUND]


@pytest.mark.parametrize(("people", "signs"), [(2, 1), (3, 1), (4, 0)])
def test_words_to_a_group_above_three_are_not_read(tmp_path: Path, people: int, signs: int) -> None:
    said = [f"13/2/2026, 10:0{number} - P{number}: Hi\n" for number in range(1, people)]
    text = f"13/2/2026, 10:00 - P0: {THANKS}\n{''.join(said)}"
    found = read(tmp_path, "group.txt", text)
    assert len(found) == people
    assert len(judged(found)) == signs
    assert {record.judged for record in found} == {VERSION if signs else 0}


@pytest.mark.parametrize(("others", "signs"), [(1, 1), (2, 1), (3, 0)])
def test_linkedin_reads_no_larger_groups_either(tmp_path: Path, others: int, signs: int) -> None:
    found = read(tmp_path, "messages.csv", linkedin(THANKS, others))
    assert (len(found), len(judged(found))) == (1, signs)


def test_a_message_in_html_is_judged_by_what_it_shows(tmp_path: Path) -> None:
    markup = f"<p>Hello,</p><p>{THANKS}</p>"
    assert judged(read(tmp_path, "messages.csv", linkedin(markup))) == [FOUND]
    hidden = f"<p>Hello</p><!-- {THANKS} -->"
    assert judged(read(tmp_path, "messages.csv", linkedin(hidden))) == []


@pytest.mark.parametrize("mark", ["forwarded_from", "saved_from", "via_bot"])
def test_what_was_passed_on_in_telegram_is_nobodys_word(tmp_path: Path, mark: str) -> None:
    told = [telegram(1, text=THANKS) | {mark: None}, telegram(2, number=2)]
    assert judged(read(tmp_path, "result.json", json.dumps({"messages": told}))) == []


def test_what_a_signal_message_quotes_is_not_its_own_word(tmp_path: Path) -> None:
    record = {
        "date": "2026-02-13T10:00:00",
        "sender": "Ana",
        "quote": f"{THANKS}\n\n",
        "body": "ok",
    }
    mine = {**record, "sender": "Me", "quote": "", "body": "Hi"}
    text = "\n".join(map(json.dumps, (record, mine)))
    assert judged(read(tmp_path, "data.json", text)) == []
    quoted = f"[2026-02-13, 10:00] Ana: > {THANKS}\n\nok\n[2026-02-13, 10:00] Me: Hi\n"
    assert judged(read(tmp_path, "lines.txt", quoted)) == []


def test_the_length_of_a_call_is_no_word(tmp_path: Path) -> None:
    told = {"sender_name": "Ana Lopes", "timestamp_ms": 1_771_000_000_000, "call_duration": 60}
    people = [{"name": "Ana Lopes"}, {"name": "Kim Eder"}]
    text = json.dumps({"participants": people, "messages": [{**told, "content": THANKS}]})
    (call,) = read(tmp_path, "facebook/message_1.json", text)
    assert (call.channel, call.judged, call.signs) == ("call", 0, ())


def test_monica_keeps_what_a_conversation_shows(tmp_path: Path) -> None:
    sample = next(case.path for case in all_cases() if str(case) == "monica/export.json")
    text = sample.read_text(encoding="utf-8").replace("Secret words", THANKS)
    assert judged(read(tmp_path, "export.json", text)) == [FOUND]
