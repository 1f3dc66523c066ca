"""Chats to try the sources on, and what to look at in what they give."""

from datetime import datetime
from pathlib import Path

from tests.sources.recorded import SETTING

from mutuals.model.observed import Claim, Interaction, Skipped
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import all_sources, recognise

SOURCES = {source.name: source for source in all_sources()}
TALK = "WhatsApp Chat with Ana.txt"
MARK, NARROW = "\u200e", "\u202f"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def records(path: Path) -> list:
    drop = open_drop(path)
    source = recognise(drop)
    assert source is not None, path.name
    return list(source.read(drop, SETTING))


def observed(folder: Path, name: str, text: str) -> list:
    return records(written(folder, name, text))


def met(found: list) -> list[Interaction]:
    return [record for record in found if isinstance(record, Interaction)]


def keys(found: list) -> list[int]:
    return [record.key for record in met(found)]


def reasons(found: list) -> list[str]:
    return [record.why for record in found if isinstance(record, Skipped)]


def claims(found: list) -> list[str]:
    return [record.identifier.value for record in found if isinstance(record, Claim)]


def when(record: Interaction) -> str:
    return datetime.fromtimestamp(record.at, SETTING.zone).strftime("%Y-%m-%d %H:%M:%S")


def writers(found: list) -> list[str]:
    return [record.participants[0].identifier.value for record in met(found)]


AT = 1_771_000_000


def telegram(person: int, *, number: int = 1, text: object = "Hi", **more: object) -> dict:
    return {
        "id": number, "type": "message", "date_unixtime": str(AT + number), "from": f"P{person}",
        "from_id": f"user{person}", "text": text, **more,
    }  # fmt: skip


def google(
    address: str = "ana@a.example", date: str = "Friday, March 17, 2023 at 9:00:00 AM UTC",
    **more: object,
) -> dict:  # fmt: skip
    creator = {"name": address.partition("@")[0], "email": address, "user_type": "Human"}
    return {"creator": creator, "created_date": date, "text": "Hi", **more}
