"""Which sources cover the days of meetings: calendars do, a chat with calls in it does not."""

import json
from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import calendar, meeting

from mutuals.workspace import open_workspace

CALL = {"id": 1, "type": "service", "action": "phone_call", "duration_seconds": 60}
WORDS = {"id": 2, "type": "message", "text": "hello"}
MINE = {"id": 3, "type": "message", "text": "hi", "from": "Mia", "from_id": "user9"}


def chat(path: Path, *messages: dict[str, object]) -> Path:
    entries = [
        {"from": "Ana", "actor": "Ana", "from_id": "user7", "actor_id": "user7"}
        | {"date": f"2026-03-0{day}T10:00:00", "date_unixtime": str(1772359200 + day * 86400)}
        | message
        for day, message in enumerate(messages, 1)
    ]
    whole = {"name": "Ana", "type": "personal_chat", "id": 7, "messages": entries}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def calendars(home: Home, folder: Path) -> int:
    with open_workspace(folder) as network:
        return len(network.coverage.calendars())


def test_a_chat_that_begins_with_a_call_is_no_calendar(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    home.take(chat(tmp_path / "result.json", CALL, WORDS, MINE))
    assert home.run("people").people[0].interactions == 3
    assert calendars(home, tmp_path / "home") == 0


def test_a_calendar_is_one(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    home.take(calendar(tmp_path / "mine.ics", meeting("own", "20260305T100000Z")))
    assert calendars(home, tmp_path / "home") == 1
