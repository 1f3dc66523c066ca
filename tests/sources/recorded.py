"""Samples and what reading them must give, as JSON that a person can review."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mutuals.model.ids import show_id
from mutuals.model.observed import Cursor, Interaction, Note, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.model.restated import Retold
from mutuals.sources.base import Drop, Setting, Source
from mutuals.sources.registry import recognise

SAMPLES = Path(__file__).parent / "samples"
SUFFIX = ".expected.json"
SETTING = Setting(
    zone=ZoneInfo("Europe/Berlin"),
    now=int(datetime(2026, 11, 1, tzinfo=UTC).timestamp()),
    region="DE",
)
UPDATE = bool(os.environ.get("MUTUALS_UPDATE_EXPECTED"))
"""Set the variable to write the expected files anew; then read the difference before committing."""

_NUMBERS = {"at", "key", "item", "entry"}
# `type` is the record's.
_SHOWN_AS = {"type": "favour"}


@dataclass(frozen=True)
class Case:
    """An input file or folder of one source, with its expected records beside it."""

    source: str
    path: Path

    @property
    def expected(self) -> Path:
        return self.path.with_name(self.path.name + SUFFIX)

    def __str__(self) -> str:
        return f"{self.source}/{self.path.name}"


def all_cases() -> list[Case]:
    return [case for folder in sorted(SAMPLES.iterdir()) for case in cases_in(folder)]


def cases_in(folder: Path) -> Iterator[Case]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if not path.name.endswith(SUFFIX) and not path.name.startswith("."):
                yield Case(folder.name, path)


def readings(drop: Drop) -> Iterator[tuple[Source, Drop]]:
    """Yield what is recognised of a drop: itself, else whatever lies in the folder."""
    source = recognise(drop)
    if source is not None:
        yield source, drop
        return
    for child in drop.children():
        yield from readings(child)


def read_whole(drop: Drop) -> list[Observed | Skipped | Note | Retold]:
    """Read all records of a drop, without cursors."""
    return [
        record
        for source, part in readings(drop)
        for record in source.read(part, SETTING)
        if not isinstance(record, Cursor)
    ]


def as_json(records: list[Observed | Skipped | Note | Retold], root: str) -> list[dict[str, Any]]:
    """Return records as JSON objects: defaults left out, instants and ids readable.

    `root` is the folder or archive the sample lay in; it is cut out of what a Skipped says.
    """
    return [{"type": type(record).__name__, **_shown(record, root)} for record in records]


def _shown(record: Any, root: str) -> dict[str, Any]:
    shown = {
        _SHOWN_AS.get(name, name): _value(name, value)
        for name, value, default in _told(record)
        if default is MISSING or value != default
    }
    return {
        name: value.replace(f"{root}/", "") if name in ("where", "why") else value
        for name, value in shown.items()
    }


def _told(record: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what a record says: name, value, and the default or MISSING."""
    if isinstance(record, Interaction):
        for name, value in record._asdict().items():
            yield name, value, record._field_defaults.get(name, MISSING)
    else:
        for field in fields(record):
            yield field.name, getattr(record, field.name), field.default


def _value(name: str, value: Any) -> Any:
    if isinstance(value, int) and name in _NUMBERS:
        return datetime.fromtimestamp(value, UTC).isoformat() if name == "at" else show_id(value)
    if isinstance(value, Affiliation):
        return {part: inner for part, inner in value._asdict().items() if inner}
    if hasattr(value, "_asdict") and not isinstance(value, Interaction):
        return {part: _value(part, inner) for part, inner in value._asdict().items()}
    if isinstance(value, tuple) and not isinstance(value, Interaction):
        return [_value(name, inner) for inner in value]
    if isinstance(value, Interaction) or hasattr(value, "__dataclass_fields__"):
        return _shown(value, "")
    return value


def write_expected(case: Case, found: list[dict[str, Any]]) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=1)
    # Surrogates and control characters of odd samples must survive the file.
    safe = re.sub(
        "[\ud800-\udfff\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        text,
    )
    case.expected.write_text(safe + "\n", encoding="utf-8")


def load_expected(case: Case) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(case.expected.read_text(encoding="utf-8"))
    return found
