"""How long and how deep: caps that several formats share; what is honest stays far below them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, get_args

from mutuals.model.identifier import Identifier
from mutuals.model.ids import hex16
from mutuals.model.observed import Field, Interaction
from mutuals.model.restated import Retold

LINE = 2_000
"""Characters of what is shown on a line: a name, an organisation, a title, a reference."""
TEXT = 10**6
"""Characters of what a card states about its person, such as a note."""
DEEPEST = 100
"""Lists and objects of JSON inside each other."""

_T = TypeVar("_T")


def within(record: _T) -> _T:
    """Return a record whose texts keep the caps; itself where they did already.

    References and identifiers that are cut stay apart by a digest of the whole. Interactions are
    made of parts that have their own, smaller caps, and what an export tells again was held to
    its caps as it was read.
    """
    return record if isinstance(record, _WITHIN) or _is_short(record) else _held(record)


_WITHIN: tuple[type, ...] = (Interaction, *get_args(Retold))


def _is_short(value: object) -> bool:
    """Say whether every text in it keeps the smallest cap, the one on a line: nearly always."""
    for part in value if isinstance(value, tuple) else _parts_of(value):
        if isinstance(part, str):
            if len(part) > LINE:
                return False
        elif part and not _is_short(part):
            return False
    return True


def _parts_of(value: object) -> list[object]:
    """Return what the fields of a dataclass hold; nothing of any other value."""
    return [getattr(value, name) for name in getattr(value, "__dataclass_fields__", ())]


def _held(value: Any) -> Any:  # noqa: ANN401 - any part of a record
    if isinstance(value, str):
        return value[:LINE]
    if isinstance(value, Identifier):
        return value._replace(value=apart(value.value)) if len(value.value) > LINE else value
    if isinstance(value, Field):
        return Field(value.name[:LINE], value.value[:TEXT]) if _is_long(value) else value
    if isinstance(value, tuple):
        held = map(_held, value)
        return value._make(held) if hasattr(value, "_make") else tuple(held)
    return _held_record(value) if is_dataclass(value) else value


def _held_record(record: Any) -> Any:  # noqa: ANN401 - records share no base
    changes = {}
    for name in (field.name for field in fields(record)):
        written = getattr(record, name)
        kept = apart(written) if name == "ref" and written else _held(written)
        if kept != written:
            changes[name] = kept
    return replace(record, **changes) if changes else record


def _is_long(field: Field) -> bool:
    return len(field.name) > LINE or len(field.value) > TEXT


def apart(text: str) -> str:
    """Return a reference within the cap; two long ones that differ stay different."""
    if len(text) <= LINE:
        return text
    digest = hex16(text.encode("utf-8", "surrogatepass"))
    return f"{text[: LINE - len(digest) - 1]}~{digest}"
