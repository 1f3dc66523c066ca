"""Chats as JSON: Telegram, Google Chat, values read one by one, and whatever else comes."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.operations.homes import Home
from tests.sources.chats import (
    AT,
    NARROW,
    SOURCES,
    TALK,
    claims,
    google,
    keys,
    met,
    observed,
    reasons,
    records,
    telegram,
    when,
    written,
)
from tests.sources.recorded import SAMPLES, SETTING

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Skipped
from mutuals.sources.reading import chat_json
from mutuals.sources.reading.chat import account
from mutuals.sources.reading.chat_json import parse, walk
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.lengths import DEEPEST
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.registry import recognise

# --- Telegram --------------------------------------------------------------------------------


def account_of(*chats: dict) -> str:
    return json.dumps({
        "personal_information": {"user_id": 1, "first_name": "Kim", "last_name": ""},
        "chats": {"about": "", "list": chats},
    })  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("personal_chat", ""), ("private_group", ""), ("private_supergroup", ""),
        ("public_supergroup", "public group or channel"),
        ("private_channel", "public group or channel"),
        ("public_channel", "public group or channel"),
        ("bot_chat", "chat with a program"), ("saved_messages", "note to myself"),
        ("replies", "public group or channel"), ("hologram", "chat of an unknown kind"),
    ],
)  # fmt: skip
def test_which_kinds_of_telegram_chats_are_contact(tmp_path: Path, kind: str, reason: str) -> None:
    one = {"name": "P2", "type": kind, "id": 2, "messages": [telegram(2)]}
    found = observed(tmp_path, "result.json", account_of(one))
    assert reasons(found) == ([reason] if reason else [])
    assert len(met(found)) == (0 if reason else 1)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (telegram(2, text=[{"type": "bold", "text": "Hi"}, " you"]), ""),
        (telegram(2) | {"from": None}, "deleted account"),
        (telegram(2) | {"from_id": "channel7"}, "written in the name of a group or channel"),
        (telegram(2) | {"type": "unsupported"}, "message Telegram could not export"),
        (telegram(2) | {"date_unixtime": "x"}, "no date that can be read"),
        (telegram(2) | {"date_unixtime": "9" * 20}, "date in the future"),
        (telegram(2) | {"date_unixtime": 5}, "date before 1980"),
        (telegram(2) | {"date_unixtime": None, "date": "2026-02-13T10:00:00"}, ""),
        ({"id": 1, "type": "message", "date_unixtime": str(AT), "text": "Hi"}, "names no sender"),
        ("words", "broken message: no fields"),
        ([], "broken message: no fields"),
    ],
)
def test_a_telegram_message_that_does_not_count_says_why(
    tmp_path: Path, message: object, reason: str
) -> None:
    one = {"name": "P2", "type": "personal_chat", "id": 2,
           "messages": [message, telegram(2, number=9)]}  # fmt: skip
    found = observed(tmp_path, "result.json", account_of(one))
    assert reasons(found) == ([reason] if reason else [])
    assert len(met(found)) == (1 if reason else 2)


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [(65, ""), (0, "call that was not taken"), (None, "call that was not taken")],
)
def test_a_telegram_call_counts_when_it_was_taken(
    tmp_path: Path, seconds: int | None, reason: str
) -> None:
    call = {
        "id": 1, "type": "service", "date_unixtime": str(AT), "action": "phone_call",
        "actor": "P2", "actor_id": "user2", "duration_seconds": seconds,
    }  # fmt: skip
    one = {"name": "P2", "type": "personal_chat", "id": 2, "messages": [call]}
    found = observed(tmp_path, "result.json", account_of(one))
    assert reasons(found) == ([reason] if reason else [])
    assert [record.channel for record in met(found)] == ([] if reason else ["call"])


def test_one_chat_and_the_whole_account_share_their_messages(tmp_path: Path) -> None:
    one = {"name": "P2", "type": "personal_chat", "id": 2,
           "messages": [telegram(2), telegram(1, number=2)]}  # fmt: skip
    whole = observed(tmp_path, "result.json", account_of(one))
    single = observed(tmp_path, "single.json", json.dumps(one))
    assert keys(whole) == keys(single)
    assert claims(whole) == claims(single) == ["telegram:user1"]


def test_a_number_of_another_chat_is_another_message(tmp_path: Path) -> None:
    chats = [
        {"name": "P2", "type": "personal_chat", "id": n, "messages": [telegram(2)]} for n in (2, 3)
    ]
    assert len(set(keys(observed(tmp_path, "result.json", account_of(*chats))))) == 2


def test_without_a_chats_number_its_messages_go_by_what_they_say(tmp_path: Path) -> None:
    found = [
        keys(observed(tmp_path, "x.json", json.dumps({"messages": [telegram(who), telegram(1)]})))
        for who in (2, 3)
    ]
    assert len({*found[0], *found[1]}) == 4


def test_telegram_contacts_become_cards(tmp_path: Path) -> None:
    [_own, card, *_rest] = [
        record
        for record in records(SAMPLES / "telegram" / "result.json")
        if isinstance(record, Card)
    ]
    assert card.name == "Ana Lopes"
    assert Identifier("phone", "+491702222222") in card.identifiers


@pytest.mark.parametrize("end", [0.3, 0.6, 0.9, 0.999])
def test_what_stands_before_the_end_of_a_cut_file_counts(tmp_path: Path, end: float) -> None:
    one = {"name": "P2", "type": "personal_chat", "id": 2,
           "messages": [telegram(1 + n % 2, number=n) for n in range(1, 200)]}  # fmt: skip
    text = account_of(one)
    drop = open_drop(written(tmp_path, "result.json", text[: int(len(text) * end)]))
    reading = SOURCES["telegram"].read(drop, SETTING)
    found: list = []
    with pytest.raises(UnsoundError, match="breaks off"):
        # Unlike a list of its own, this keeps what came before the error.
        found.extend(reading)
    assert len(met(found)) == pytest.approx(199 * end, abs=5)


def test_a_whole_telegram_account_counts_groups_i_only_read(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-11-20")
    home.take(SAMPLES / "telegram" / "result.json")
    assert home.figures("Ana Lopes") == (1, 3, 0)
    assert home.figures("Ben") == (0, 2, 0)
    assert home.people() == ["Ana Lopes", "Ben", "María"]
    calls = [entry for entry in home.person("Ana Lopes").timeline if entry.channel == "call"]
    assert [entry.direction for entry in calls] == ["both"]


# --- Google Chat -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (f"Friday, March 17, 2023 at 9:00:00{NARROW}PM UTC", "2023-03-17 22:00:00"),
        (f"Friday, March 17, 2023 at 12:00:00{NARROW}AM UTC", "2023-03-17 01:00:00"),
        ("Friday, March 17, 2023 at 12:00:00 PM UTC", "2023-03-17 13:00:00"),
        ("Freitag, 17. März 2023 um 09:00:00 UTC", "2023-03-17 10:00:00"),
        ("Dienstag, 1. Mai 2023 um 09:00:00 UTC", "2023-05-01 11:00:00"),
        ("vendredi 17 février 2023 à 09:00:00 UTC", "2023-02-17 10:00:00"),
        ("mardi 1 août 2023 à 09:00:00 UTC", "2023-08-01 11:00:00"),
        ("martes, 7 de marzo de 2023, 9:00:00 UTC", "2023-03-07 10:00:00"),
        ("viernes, 17 de marzo de 2023, 9:00:00 p. m. UTC", "2023-03-17 22:00:00"),
        ("sexta-feira, 17 de março de 2023 às 09:00:00 UTC", "2023-03-17 10:00:00"),
        ("martedì 7 marzo 2023 alle ore 09:00:00 UTC", "2023-03-07 10:00:00"),
        ("dinsdag 7 maart 2023 om 09:00:00 UTC", "2023-03-07 10:00:00"),
        ("2015. február 15., vasárnap 21:54:36 UTC", "2015-02-15 22:54:36"),
        ("2023年3月17日金曜日 9:00:00 UTC", "2023-03-17 10:00:00"),
        ("Friday, March 32, 2023 at 9:00:00 AM UTC", ""),
        ("Friday, Foo 17, 2023 at 9:00:00 AM UTC", ""),
        ("Friday, March 17, 2023 at 9:00:00 AM PST", ""),
        ("Friday, March 17, 2023", ""),
        ("9:00:00 UTC", ""),
    ],
)
def test_google_writes_dates_in_the_accounts_language(
    tmp_path: Path, date: str, expected: str
) -> None:
    text = json.dumps({"messages": [google(date=date), google("kim@b.example")]})
    found = observed(tmp_path, "messages.json", text)
    assert [when(record) for record in met(found)[:-1]] == ([expected] if expected else [])
    assert reasons(found) == ([] if expected else ["no date that can be read"])


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (google(), ""),
        (google(text=None, attached_files=[{"original_name": "a.png"}]), ""),
        (google(text=None), "joined or left, no message"),
        ({"message_state": "DELETED", "topic_id": "x"}, "deleted message"),
        (google() | {"creator": {"name": "B", "user_type": "Bot"}}, "written by a program"),
        (google() | {"creator": {"user_type": "Human"}}, "names no sender"),
        (google() | {"creator": None}, "names no sender"),
        (google(date=""), "no date"),
        (7, "broken message: no fields"),
    ],
)
def test_a_google_message_that_does_not_count_says_why(
    tmp_path: Path, message: object, reason: str
) -> None:
    text = json.dumps({"messages": [google("kim@b.example"), google(), message]})
    found = observed(tmp_path, "messages.json", text)
    assert reasons(found) == ([reason] if reason else [])


def test_a_space_is_as_large_as_its_members(tmp_path: Path) -> None:
    members = [
        {"name": f"P{n}", "email": f"p{n}@a.example", "user_type": "Human"} for n in range(26)
    ]
    for count, size in ((25, 25), (26, None)):
        written(
            tmp_path, "Space/group_info.json", json.dumps({"name": "S", "members": members[:count]})
        )
        written(tmp_path, "Space/messages.json", json.dumps({"messages": [google("p0@a.example")]}))
        found = records(tmp_path / "Space")
        assert [record.size for record in met(found)] == ([size] if size else [])
        assert reasons(found) == ([] if size else ["more than 25 people"])


def test_a_broken_list_of_members_costs_the_names_only(tmp_path: Path) -> None:
    written(tmp_path, "DM/group_info.json", '{"members": [{"name"')
    both = [google(), google("kim@b.example")]
    written(tmp_path, "DM/messages.json", json.dumps({"messages": both}))
    found = records(tmp_path / "DM")
    assert len(met(found)) == 2
    assert [record.error for record in found if isinstance(record, Skipped)] == [True]


# --- JSON value by value ---------------------------------------------------------------------


def walked(folder: Path, text: str, *opened: tuple[str, ...]) -> list:
    return list(walk(open_drop(written(folder, "x.json", text)), opened))


def test_values_come_with_their_paths(tmp_path: Path) -> None:
    text = '\ufeff {"a": [1, {"b": [2, "]"]}], "c" : {"d": null}, "e": -1.5e3}\n'
    assert walked(tmp_path, text, (), ("a",), ("a", "*")) == [
        ((), None), (("a",), None), (("a", "*"), 1),
        (("a", "*"), None), (("a", "*", "b"), [2, "]"]),
        (("c",), {"d": None}), (("e",), -1500.0),
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_where_the_file_is_cut_into_pieces_does_not_show(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = [12345, *({"n": 67890, "t": 'é"\\\n🤓' * n} for n in range(9)), -1.25]
    text = json.dumps({"messages": values, "z": 12})
    expected = walked(tmp_path, text, (), ("messages",))
    monkeypatch.setattr(chat_json, "_CHUNK", size)
    assert walked(tmp_path, text, (), ("messages",)) == expected
    assert expected[-1] == (("z",), 12)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[1", '{"a"}', '{"a" 1}', "{1: 2}", '{"a": 1 "b": 2}', "[1,]", '{"a": tru', "nope",
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnsoundError):
        walked(tmp_path, text, (), ("a",))


def test_caps_of_one_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert len(walked(tmp_path, f'{{"a": {deep}}}', ())) == 2
    assert parse(deep)
    for text in (f"[{deep}]", f'["{"]" * 50}", [{deep}]]', "[" * 100_000):
        with pytest.raises(ValueError, match="deep"):
            parse(text)
        with pytest.raises(UnsoundError):
            walked(tmp_path, f'{{"a": {text}}}', ())
    monkeypatch.setattr(chat_json, "VALUE", 1000)
    monkeypatch.setattr(chat_json, "_CHUNK", 100)
    assert len(walked(tmp_path, json.dumps({"a": "x" * 900}), ())) == 2
    with pytest.raises(UnsoundError, match="8 million"):
        walked(tmp_path, json.dumps({"a": "x" * 3000}), ())


def test_memory_does_not_grow_with_the_export(tmp_path: Path) -> None:
    one = {"name": "P2", "type": "personal_chat", "id": 2,
           "messages": [telegram(1 + n % 2, number=n) for n in range(1, 30_000)]}  # fmt: skip
    path = written(tmp_path, "result.json", json.dumps(one))
    drop = open_drop(path)
    tracemalloc.start()
    count = sum(1 for _record in SOURCES["telegram"].read(drop, SETTING))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 30_000
    assert peak < 2_000_000 < path.stat().st_size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MarÃ\u00ada", "María"),
        ("María", "María"),
        ("Ã", "Ã"),
        ("â\x80\x99", "’"),
        ("Äpfel", "Äpfel"),
        ("â€™", "’"),
        ("ðŸ‘‹", "👋"),
        ("Spaß…", "Spaß…"),
    ],
)
def test_spoilt_names_are_repaired(text: str, expected: str) -> None:
    assert repaired(text) == expected


def test_half_signs_and_zeros_do_not_reach_identifiers() -> None:
    assert account("x", "A\ud800\0b").value == "x:a\ufffdb"


# --- whatever comes --------------------------------------------------------------------------

WORDS = st.text(max_size=12) | st.sampled_from(
    ["Ana", "Me", "user1", "Human", "13/2/2026", "\ud800"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
FIELDS = [
    "id", "type", "from", "from_id", "actor", "actor_id", "action", "date", "date_unixtime", "text",
    "duration_seconds", "creator", "created_date", "message_id", "sender", "body", "quote",
    "user_type", "name", "email",
]  # fmt: skip
DATED = (
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(:\d\d)?( ?[ap]m)?(\] | - )"
    r".{0,9}: ?.{0,9}"
)
KINDS = st.sampled_from(["personal_chat", "private_group", None, 5])
MESSAGES = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES) | VALUES, max_size=4)
FUZZ = settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_all(name: str, path: Path) -> None:
    try:
        for record in SOURCES[name].read(open_drop(path), SETTING):
            hash(record)
    except UnsoundError:
        return


@pytest.mark.parametrize("name", ["telegram", "google-chat", "signal"])
@FUZZ
@given(
    messages=MESSAGES,
    kind=st.sampled_from(["personal_chat", "private_group", None, 5]),
    about=VALUES,
)
def test_no_json_breaks_a_source(
    tmp_path: Path, name: str, messages: list, kind: object, about: object
) -> None:
    chat_of = {"name": about, "type": kind, "id": about, "messages": messages}
    whole = {"personal_information": about, "user": about, "contacts": {"list": messages},
             "chats": {"list": [chat_of, about]}, **chat_of}  # fmt: skip
    text = "\n".join(map(json.dumps, messages)) if name == "signal" else json.dumps(whole)
    read_all(name, written(tmp_path, "user_info.json", text))


@pytest.mark.parametrize("name", ["telegram", "google-chat", "signal", "whatsapp"])
@FUZZ
@given(body=st.binary(max_size=300))
def test_no_bytes_break_a_source(tmp_path: Path, name: str, body: bytes) -> None:
    path = tmp_path / "x"
    start = {"signal": b"[2026-02-13, 10:00] Me: ", "whatsapp": b"13/2/2026, 10:00 - Ana: "}
    path.write_bytes(start.get(name, b'{"messages": [') + body)
    read_all(name, path)


@FUZZ
@given(
    lines=st.lists(
        st.from_regex(DATED, fullmatch=True) | WORDS,
        max_size=8,
    )
)
def test_no_dated_lines_break_whatsapp(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / TALK
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    read_all("whatsapp", path)


# --- what is kept ---


def test_the_text_is_nowhere(tmp_path: Path) -> None:
    signal = '{"date": "2026-02-13T10:00:00", "sender": "%s", "body": "canary"}' + "\n"
    both = [telegram(1, text="canary"), telegram(2, number=2, text=["canary"])]
    pair = [google(text="canary"), google("kim@b.example", text="canary")]
    shapes = {
        TALK: "13/2/2026, 10:00 - Ana: canary\ncanary\n13/2/2026, 10:01 - Kim: canary\n",
        "lines.txt": "[2026-02-13, 10:00] Ana: canary\n[2026-02-13, 10:00] Me: canary\n",
        "data.json": signal % "Ana" + signal % "Me",
        "result.json": json.dumps({"messages": both}),
        "messages.json": json.dumps({"messages": pair}),
    }
    for name, text in shapes.items():
        found = observed(tmp_path, name, text)
        assert len(met(found)) == 2
        assert "canary" not in repr(found)


def test_a_card_somebody_sent_is_not_read() -> None:
    for name in ("signal/AnaLopes", "google-chat/Google Chat"):
        drops = [open_drop(SAMPLES / name)]
        while drops:
            drop = drops.pop()
            source = recognise(drop)
            taken = source.takes(drop) if source else frozenset()
            assert source is None or source.name != "vcard"
            drops += [child for child in drop.children() if child.name not in taken]
