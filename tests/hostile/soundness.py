"""What every record must be, whatever the input was: of its types, within its caps, storable."""

import types
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tests.sources.recorded import SETTING

from mutuals.model.observed import Claim, Cursor, Interaction, Note, Skipped
from mutuals.model.restated import Retold
from mutuals.sources.icalendar import ENTRY_AHEAD
from mutuals.sources.reading.lengths import LINE

EARLIEST = 315_532_800
"""1980-01-01: no credible date lies before it (CONTRACT)."""
LATEST = SETTING.now + (ENTRY_AHEAD + 2) * 86_400
LONGEST_TEXT = 1_000_100
"""Characters of the longest text of a record: a note of a card may fill the card."""
LONGEST_SHORT = LINE + 300
"""Characters of what is shown in a line, with a file's name before it."""
_KNOWN: dict[Any, tuple[tuple[str, Any], ...]] = {}
_LONG = frozenset({"value", "note"})
_RETOLD = frozenset(kind.__name__ for kind in get_args(Retold))
"""What only an export of a home tells: each of its texts is held to one cap."""


def assert_sound(record: Any) -> None:
    """Fail unless a record is of its types, in range, credible in time and fit to be stored."""
    _assert_of(record, type(record), type(record).__name__)
    hash(record)
    at = getattr(record, "at", None)
    if at is not None:
        assert EARLIEST <= at <= LATEST, record
    if isinstance(record, Interaction):
        did_happen = record.entry is None or bool(record.participants)
        assert bool(record.participants) is did_happen, record
        assert record.size >= 1 if did_happen else record.size == 0, record
        assert len(record.participants) <= 60, record
    if isinstance(record, Skipped):
        assert record.where.strip(), record
        assert record.why.strip(), record
    elif not isinstance(record, Note | Cursor | Retold):
        assert isinstance(record, Claim) or record.ref is None or record.ref, record


def _assert_of(value: Any, kind: Any, where: str) -> None:
    """Fail unless a value is of an annotated type, down to its last text and number."""
    origin = get_origin(kind)
    if origin is Literal:
        assert value in get_args(kind), (where, value)
    elif origin in (Union, types.UnionType):
        kinds = [k for k in get_args(kind) if (k is type(None)) == (value is None)]
        fitting = (k for k in kinds if isinstance(k, type) and isinstance(value, k))
        _assert_of(value, next(fitting, kinds[0]), where)
    elif origin is tuple:
        assert type(value) is tuple, where
        for place, inner in enumerate(value):
            _assert_of(inner, get_args(kind)[0], f"{where}[{place}]")
    else:
        assert type(value) is kind, (where, type(value))
        _assert_plain(value, where)


def _assert_plain(value: Any, where: str) -> None:
    if isinstance(value, str):
        _assert_text(value, where)
    elif isinstance(value, int):
        assert -(2**63) <= value < 2**63, (where, value)
    elif is_dataclass(value) or hasattr(value, "_fields"):
        for name, kind in _parts(type(value)):
            _assert_of(getattr(value, name), kind, f"{where}.{name}")


def _assert_text(value: str, where: str) -> None:
    value.encode()
    assert "\0" not in value, where
    name = where.rpartition(".")[2]
    is_long = (name in _LONG and "dentifier" not in where) or where.partition(".")[0] in _RETOLD
    longest = LONGEST_TEXT if is_long else LONGEST_SHORT
    assert len(value) <= longest, (where, len(value))


def _parts(kind: Any) -> tuple[tuple[str, Any], ...]:
    if kind not in _KNOWN:
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind)] if is_dataclass(kind) else kind._fields
        _KNOWN[kind] = tuple((name, hints[name]) for name in names)
    return _KNOWN[kind]
