"""Chats as text: every way to write a date, who is me, what is one message in two exports."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.sources.chats import (
    MARK,
    NARROW,
    SOURCES,
    TALK,
    claims,
    keys,
    met,
    observed,
    reasons,
    records,
    when,
    writers,
    written,
)
from tests.sources.recorded import SAMPLES, SETTING

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Note
from mutuals.sources.reading import chat, chat_lines
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import recognise

# --- WhatsApp: dates -------------------------------------------------------------------------

TWO_DAYS = ["2026-02-13 21:05:00", "2026-02-14 09:07:00"]
WITH_SECONDS = ["2026-02-13 21:05:31", "2026-02-14 09:07:08"]
DIALECTS = {
    "android day first": ("13/2/2026, 21:05 - ", "14/2/2026, 09:07 - "),
    "android two digits": ("13/02/26, 21:05 - ", "14/02/26, 09:07 - "),
    "android german": ("13.02.26, 21:05 - ", "14.02.26, 09:07 - "),
    "android dutch": ("13-02-2026 21:05 - ", "14-02-2026 09:07 - "),
    "android american": ("2/13/26, 9:05 PM - ", "2/14/26, 9:07 AM - "),
    "android american narrow": (f"2/13/26, 9:05{NARROW}PM - ", f"2/14/26, 9:07{NARROW}AM - "),
    "android spanish": ("13/2/2026, 9:05 p. m. - ", "14/2/2026, 9:07 a. m. - "),
    "android mexican": (f"13/02/26 9:05{NARROW}p.m. - ", f"14/02/26 9:07{NARROW}a.m. - "),
    "android french": ("13/02/2026 à 21:05 - ", "14/02/2026 à 09:07 - "),
    "android danish": ("13.02.2026 kl. 21.05 - ", "14.02.2026 kl. 09.07 - "),
    "android swedish": ("2026-02-13 21:05 - ", "2026-02-14 09:07 - "),
    "android japanese": ("2026/02/13 21:05 - ", "2026/02/14 09:07 - "),
    "android chinese": ("2026/2/13 下午9:05 - ", "2026/2/14 上午9:07 - "),
    "android hungarian": ("2026. 02. 13. 21:05 - ", "2026. 02. 14. 09:07 - "),
    "android arabic": ("١٣\u200f/٢\u200f/٢٠٢٦، ٩:٠٥ م - ", "١٤\u200f/٢\u200f/٢٠٢٦، ٩:٠٧ ص - "),
    "bracket without seconds": ("[02/13/26 21:05] ", "[02/14/26 09:07] "),
    "marked": (f"{MARK}13/2/2026, 21:05 - ", f"{MARK}14/2/2026, 09:07 - "),
}
IPHONES = {
    "iphone day first": ("[13/02/2026, 21:05:31] ", "[14/02/2026, 09:07:08] "),
    "iphone german": ("[13.02.26, 21:05:31] ", "[14.02.26, 09:07:08] "),
    "iphone american": ("[2/13/26, 9:05:31 PM] ", "[2/14/26, 9:07:08 AM] "),
    "iphone american narrow": (f"[2/13/26, 9:05:31{NARROW}PM] ", f"[2/14/26, 9:07:08{NARROW}AM] "),
    "iphone year first": ("[2026/02/13 21:05:31] ", "[2026/02/14 09:07:08] "),
    "iphone swedish": ("[2026-02-13 21:05:31] ", "[2026-02-14 09:07:08] "),
    "iphone danish": ("[13.02.2026 21.05.31] ", "[14.02.2026 09.07.08] "),
    "iphone marked": (f"{MARK}[13/02/2026, 21:05:31] ", f"{MARK}[14/02/2026, 09:07:08] "),
}


def exchange(first: str, second: str, end: str = "\n") -> str:
    return f"{first}Ana: Hello: you{end}and more{end}{second}Kim: Bye{end}"


@pytest.mark.parametrize("dialect", DIALECTS | IPHONES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_to_write_a_date_is_read(tmp_path: Path, dialect: str, end: str) -> None:
    found = observed(tmp_path, TALK, exchange(*(DIALECTS | IPHONES)[dialect], end))
    assert [when(record) for record in met(found)] == (
        TWO_DAYS if dialect in DIALECTS else WITH_SECONDS
    )
    assert writers(found) == ["whatsapp:ana", "whatsapp:kim"]
    assert not reasons(found)
    assert not [record for record in found if isinstance(record, Note)]


@pytest.mark.parametrize("dialects", [DIALECTS, IPHONES], ids=["minutes", "seconds"])
def test_a_message_is_the_same_however_its_date_is_written(tmp_path: Path, dialects: dict) -> None:
    found = {tuple(keys(observed(tmp_path, TALK, exchange(*d)))) for d in dialects.values()}
    assert len(found) == 1
    assert len(set(found.pop())) == 2


@pytest.mark.parametrize(
    ("days", "expected", "is_guess"),
    [
        # A number above 12 anywhere decides for the whole file.
        (["01/02/26", "01/03/26", "25/03/26"], ["02-01", "03-01", "03-25"], False),
        (["01/02/26", "01/03/26", "03/25/26"], ["01-02", "01-03", "03-25"], False),
        # Else a chat does not run backwards.
        (["01/02/26", "01/03/26", "02/01/26"], ["01-02", "01-03", "02-01"], False),
        (["02/01/26", "03/01/26", "01/02/26"], ["01-02", "01-03", "02-01"], False),
        # Else nobody can know.
        (["01/02/26", "02/03/26"], ["02-01", "03-02"], True),
        (["02/02/26", "03/03/26"], ["02-02", "03-03"], False),
    ],
)
def test_the_whole_file_decides_the_order_of_its_days(
    tmp_path: Path, days: list[str], expected: list[str], is_guess: bool
) -> None:
    found = observed(tmp_path, TALK, "".join(f"{day}, 10:00 - Ana: {day}\n" for day in days)
                     + f"{days[-1]}, 10:00 - Kim: ok\n")  # fmt: skip
    assert [when(record)[5:10] for record in met(found)[:-1]] == expected
    assert bool([record for record in found if isinstance(record, Note)]) == is_guess


@pytest.mark.parametrize(
    ("stamp", "reason"),
    [
        ("31/2/2026, 10:00", "no date that can be read"),
        ("13/2/2026, 24:00", "no date that can be read"),
        ("13/2/2026, 10:60", "no date that can be read"),
        ("13/2/1979, 10:00", "date before 1980"),
        ("13/2/2562, 10:00", "date in the future"),
        ("13/2/9999, 23:59", "date in the future"),
        ("13/2/0, 10:00", ""),
    ],
)
def test_a_day_that_cannot_be_right_costs_its_message_only(
    tmp_path: Path, stamp: str, reason: str
) -> None:
    text = "13/2/2026, 10:00 - Ana: 1\n" + f"{stamp} - Ana: 2\n" + "13/2/2026, 10:01 - Kim: 3\n"
    found = observed(tmp_path, TALK, text)
    assert reasons(found) == ([reason] if reason else [])
    assert len(met(found)) == (2 if reason else 3)


def test_summer_time_of_the_home_holds(tmp_path: Path) -> None:
    found = observed(tmp_path, TALK, "13/2/2026, 10:00 - Ana: 1\n13/7/2026, 10:00 - Kim: 2\n")
    hours = [datetime.fromtimestamp(record.at, UTC).hour for record in met(found)]
    assert hours == [9, 8]


# --- WhatsApp: who ---------------------------------------------------------------------------

PAIR = "13/2/2026, 10:00 - Ana Lopes: Hi\n13/2/2026, 10:01 - Kim: Hello\n"


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Ana Lopes.txt", "WhatsApp Chat - Ana Lopes.txt",
        "WhatsApp-Chat mit Ana Lopes.txt", "WhatsApp Chat mit Ana Lopes.txt",
        "Chat de WhatsApp con Ana Lopes.txt", "Conversa do WhatsApp com Ana Lopes.txt",
        "Discussion WhatsApp avec Ana Lopes.txt", "Chat WhatsApp con Ana Lopes.txt",
        "WhatsApp-chat met Ana Lopes.txt", "WhatsApp Chat with Ana Lopes (2).txt",
        "WhatsApp_Chat_with_Ana_Lopes.txt", "whatsapp chat with ana lopes.txt",
        "WhatsApp Chat - Ana Lopes/_chat.txt", "WhatsApp Chat with Ana Lopes/chat.txt",
    ],
)  # fmt: skip
def test_the_name_of_a_chat_between_two_tells_which_side_is_me(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, PAIR)
    drop = open_drop(tmp_path / name.partition("/")[0])
    source = SOURCES["whatsapp"]
    [file] = list(drop.children()) if "/" in name else [drop]
    found = list(source.read(file, SETTING))
    assert claims(found) == ["whatsapp:kim"], path
    assert [record.subject for record in met(found)] == ["", ""]


@pytest.mark.parametrize("name", ["_chat.txt", "chat.txt", "WhatsApp Chat with Rowing club.txt"])
def test_without_such_a_name_nobody_is_taken_for_me(tmp_path: Path, name: str) -> None:
    assert claims(observed(tmp_path, name, PAIR)) == []


def test_in_a_group_nobody_is_taken_for_me(tmp_path: Path) -> None:
    text = PAIR + "13/2/2026, 10:02 - Ben: Me too\n"
    found = observed(tmp_path, "WhatsApp Chat with Ana Lopes.txt", text)
    assert claims(found) == []
    assert [record.size for record in met(found)] == [3, 3, 3]
    assert {record.subject for record in met(found)} == {"Ana Lopes"}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ana", Identifier("account", "whatsapp:ana")),
        ("ANA  lopes", Identifier("account", "whatsapp:ana lopes")),
        ("Ana 🤓", Identifier("account", "whatsapp:ana 🤓")),
        ("+49 170 1234567", Identifier("phone", "+491701234567")),
        ("\u202a+49 170 1234567\u202c", Identifier("phone", "+491701234567")),
        ("+12 345 578", Identifier("phone", "+12345578")),
        (f"~{NARROW}Ana", Identifier("display", "ana")),
        ("MarÃ\u00ada", Identifier("account", "whatsapp:maría")),
    ],
)
def test_who_a_writer_is(tmp_path: Path, author: str, expected: Identifier) -> None:
    text = f"13/2/2026, 10:00 - {author}: Hi\n13/2/2026, 10:01 - Kim: Hello\n"
    [first, _second] = met(observed(tmp_path, TALK, text))
    assert first.participants[0].identifier == expected


@pytest.mark.parametrize(
    "line",
    [
        "Messages and calls are end-to-end encrypted.",
        "You were added",
        '+12 345 578 created group "Hike"',
        'Ana changed the subject to "Hike: Sunday"',
        "Ana:hi",
    ],
)
def test_what_nobody_wrote_is_no_message(tmp_path: Path, line: str) -> None:
    found = observed(
        tmp_path, TALK, PAIR.replace("Ana Lopes", "Ana") + f"13/2/2026, 11:00 - {line}\n"
    )
    assert reasons(found) == ["written by WhatsApp itself"]
    assert len(met(found)) == 2


def test_a_name_in_quotes_that_writes_twice_is_a_person(tmp_path: Path) -> None:
    text = "".join(f'13/2/2026, 10:0{n} - Bob "B" Hill: {n}\n' for n in range(2))
    assert len(met(observed(tmp_path, "chat.txt", text + "13/2/2026, 11:00 - Kim: Hi\n"))) == 3


def test_what_an_iphone_says_in_a_groups_name_is_no_person(tmp_path: Path) -> None:
    text = "".join(
        f"[13/02/2026, 10:00:0{second}] {line}\n"
        for second, line in enumerate([
            f"Club: {MARK}Messages and calls are end-to-end encrypted.", f"Club: {MARK}Kim left",
            "Kim: Hi", "Ana: Hello", f"Ben: {MARK}image omitted",
        ])
    )  # fmt: skip
    for name in ("WhatsApp Chat - Club.txt", "_chat.txt"):
        found = observed(tmp_path, name, text)
        assert reasons(found) == ["written by WhatsApp itself"] * 2
        assert [record.size for record in met(found)] == [3, 3, 3]


@pytest.mark.parametrize(
    ("body", "channel", "reason"),
    [
        (f"{MARK}Voice call, {MARK}12 min", "call", ""),
        (f"{MARK}Missed voice call", "", "missed call"),
        (f"{MARK}Verpasster Sprachanruf", "", "missed call"),
        (f"{MARK}Llamada de voz perdida", "", "missed call"),
        (f"{MARK}Messages and calls are end-to-end encrypted.", "", "written by WhatsApp itself"),
        (f"{MARK}image omitted", "chat", ""),
        ("Missed voice call was what I meant", "chat", ""),
    ],
)
def test_calls_and_notices_of_iphones(tmp_path: Path, body: str, channel: str, reason: str) -> None:
    text = f"[13/02/2026, 10:00:00] Ana: {body}\n[13/02/2026, 10:00:01] Kim: Hi\n"
    found = observed(tmp_path, TALK, text)
    assert reasons(found) == ([reason] if reason else [])
    assert [record.channel for record in met(found)] == ([channel] if channel else []) + ["chat"]


def test_unanswered_messages_to_a_peer_name_the_peer(tmp_path: Path) -> None:
    [one] = met(observed(tmp_path, TALK, "13/2/2026, 10:00 - Kim: Hi\n"))
    assert [part.identifier.value for part in one.participants] == ["whatsapp:kim", "whatsapp:ana"]
    group = (
        "WhatsApp Chat with Club.txt",
        '13/2/2026, 9:00 - Kim created group "Club"\n13/2/2026, 10:00 - Kim: Hi\n',
    )
    assert met(observed(tmp_path, *group)) == []


# --- WhatsApp: one message in two exports ----------------------------------------------------

LONG = "".join(
    f"{day}/2/2026, 10:0{minute} - {who}: {text}\n"
    for day in range(13, 19)
    for minute in range(3)
    for who, text in (("Ana", "ok"), ("Ana", "ok"), ("Kim", f"{day}"))
)


def test_overlapping_exports_share_their_messages(tmp_path: Path) -> None:
    whole = keys(observed(tmp_path, TALK, LONG))
    assert len(set(whole)) == len(LONG.splitlines())
    later = LONG[LONG.index("15/2/2026") :]
    for name in (TALK, "_chat.txt", "other.txt", "WhatsApp Chat with Ana (1).txt"):
        part = keys(observed(tmp_path, name, later))
        assert part == whole[-len(part) :]


def test_a_group_with_new_writers_keeps_its_messages(tmp_path: Path) -> None:
    first = LONG + "19/2/2026, 10:00 - Ben: Hi\n"
    second = first + "20/2/2026, 10:00 - Cleo: Hi\n"
    name = "WhatsApp Chat with Club.txt"
    assert keys(observed(tmp_path, name, second))[:-1] == keys(observed(tmp_path, name, first))


def test_one_greeting_to_two_people_is_two_messages(tmp_path: Path) -> None:
    found = [
        keys(observed(tmp_path, f"WhatsApp Chat with {who}.txt",
                      f"13/2/2026, 9:00 - {who}: Hi\n13/2/2026, 10:00 - Kim: Happy new year\n"))[1]
        for who in ("Ana", "Ben")
    ]  # fmt: skip
    assert found[0] != found[1]


@pytest.mark.parametrize(
    "body",
    [
        "<Media omitted>", "<Medien ausgeschlossen>", "IMG-20260213-WA0001.jpg (file attached)",
        f"{MARK}image omitted", f"{MARK}<attached: 00000012-PHOTO-2026-02-13.jpg>",
    ],
)  # fmt: skip
def test_a_picture_is_one_with_its_file_and_without(tmp_path: Path, body: str) -> None:
    text = "13/2/2026, 10:00 - Ana: {}\n13/2/2026, 10:01 - Kim: Hi\n"
    expected = keys(observed(tmp_path, TALK, text.format("<Media omitted>")))
    assert keys(observed(tmp_path, TALK, text.format(body))) == expected
    assert keys(observed(tmp_path, TALK, text.format("words"))) != expected


def test_a_group_of_25_counts_and_one_more_does_not(tmp_path: Path) -> None:
    lines = [f"13/2/2026, 10:00 - P{n}: Hi\n" for n in range(26)]
    found = observed(tmp_path, "chat.txt", "".join(lines[:25]))
    assert {record.size for record in met(found)} == {25}
    assert reasons(observed(tmp_path, "chat.txt", "".join(lines))) == ["more than 25 people"] * 26


# --- WhatsApp: files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-13 10:00:00 - root: started\n", "[2026-02-13 10:00:00] local.ERROR: failed\n",
        "13/2/2026, 10:00\n", "13/2/2026, 10:00 - nobody wrote this\n", "10:00 - Ana: Hi\n",
        "Dear diary\n13/2/2026, 10:00 - Ana: Hi\n", "1/2 - 3: 4\n",
    ],
)  # fmt: skip
def test_logs_and_notes_are_left_alone(tmp_path: Path, text: str) -> None:
    assert recognise(open_drop(written(tmp_path, "notes.txt", text))) is None


def test_a_long_line_is_cut_and_its_neighbours_are_kept(tmp_path: Path) -> None:
    first, last = "13/2/2026, 10:00 - Ana: ", "13/2/2026, 10:01 - Kim: Hi\n"
    filling = "x" * (chat_lines.LINE + 1 - len(first))
    found = observed(tmp_path, TALK, f"{first}{filling}13/2/2026, 10:00 - Eve: forged\n{last}")
    assert writers(found) == ["whatsapp:ana", "whatsapp:kim"]


def test_memory_does_not_grow_with_the_chat(tmp_path: Path) -> None:
    line = "13/2/2026, 10:{:02} - {}: lorem ipsum dolor sit amet {}\n"
    text = "".join(line.format(n % 60, "Ana" if n % 2 else "Kim", n) for n in range(30_000))
    drop = open_drop(written(tmp_path, TALK, text))
    tracemalloc.start()
    count = sum(1 for _record in SOURCES["whatsapp"].read(drop, SETTING))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 30_001
    assert peak < 2_000_000 < len(text) * 2


def test_no_more_writers_are_told_apart_than_the_cap(tmp_path: Path) -> None:
    text = "".join(f"13/2/2026, 10:00 - P{n}: Hi\n" for n in range(chat.PEOPLE + 1))
    assert set(reasons(observed(tmp_path, "chat.txt", text))) == {
        "more than 25 people", "written by WhatsApp itself",
    }  # fmt: skip


# --- the store -------------------------------------------------------------------------------


def test_my_chats_give_contacts_with_their_direction(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-11-20")
    home.take(SAMPLES / "whatsapp")
    assert home.figures("Ana Lopes") == (6, 6, 0)
    assert home.figures("María Ruiz") == (2, 1, 0)
    assert "Kim Eder" not in home.people()
    page = home.person("Jo Brandt")
    assert sorted(entry.direction for entry in page.timeline) == ["in", "out"]
    again = home.take(SAMPLES / "whatsapp")
    assert sum(source.added.interactions for source in again.sources) == 0


def test_the_same_chat_under_two_names_is_one(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-11-20")
    home.take(written(tmp_path, TALK, LONG))
    before = home.figures("Ana")
    report = home.take(written(tmp_path, "_chat.txt", LONG))
    assert home.figures("Ana") == before == (18, 36, 0)
    assert report.sources[0].added.interactions == 0


# --- Signal ----------------------------------------------------------------------------------


def test_both_files_of_a_signal_chat_hold_the_same_messages() -> None:
    folder = SAMPLES / "signal"
    assert keys(records(folder / "chat.md")) == keys(records(folder / "data.json"))
    assert keys(records(folder / "AnaLopes")) == keys(records(folder / "data.json"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[2026-02-13, 10:00] Ana: Hi", ""),
        ("[2026-02-13 10:00] Ana: Hi", ""),
        ("[2026-02-13 10:00:59] Ana: Hi", ""),
        ("[2026-02-13, 10:00] Ana:", ""),
        ("[2026-02-30, 10:00] Ana: Hi", "no date that can be read"),
        ("[1970-01-01, 10:00] Ana: Hi", "date before 1980"),
        ("[2036-01-01, 10:00] Ana: Hi", "date in the future"),
        ("[2026-02-13, 10:00] No-Sender: Hi", "names no sender"),
        ("[2026-02-13, 10:00] Ana: Incoming voice call (accepted, 3s)", ""),
        (
            "[2026-02-13, 10:00] Ana: Missed voice call",
            "call that was not taken, or not known to be",
        ),
        ("[2026-02-13, 10:00] Ana: Incoming call", "call that was not taken, or not known to be"),
        ("[2026-02-13, 10:00] Ana: Incoming call of duty", ""),
    ],
)
def test_lines_of_signal(tmp_path: Path, line: str, reason: str) -> None:
    text = f"[2026-02-12, 10:00] Me: Hi\n{line}\n[2026-02-14, 10:00] Ana: Hi\n"
    found = observed(tmp_path, "lines.txt", text)
    assert reasons(found) == ([reason] if reason else [])
    assert len(met(found)) == (2 if reason else 3)
    assert claims(found) == ["signal:me"]


def test_notes_to_myself_are_no_contact(tmp_path: Path) -> None:
    text = "[2026-02-12, 10:00] Me: milk\n[2026-02-12, 10:00] Ana: pasted\n"
    written(tmp_path, "NotetoSelf/index.html", "")
    written(tmp_path, "NotetoSelf/chat.md", text)
    assert reasons(records(tmp_path / "NotetoSelf")) == ["note to myself"] * 2
