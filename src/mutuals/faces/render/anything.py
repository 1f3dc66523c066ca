"""Any record without a renderer of its own: one `key: value` per line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mutuals.faces.json_form import number_text
from mutuals.faces.render.blocks import Block, bold, dim, line

_STEP = 2


def anything(record: object, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the fields of a record, nested ones indented."""
    yield from _value("", record, 0)


def _value(name: str, value: object, indent: int) -> Iterator[Block]:
    pairs = pairs_of(value)
    if pairs is None:
        yield from _plain(name, value, indent)
        return
    if name:
        yield line(dim(f"{name}:"), indent=indent)
    for key, item in pairs:
        yield from _value(key, item, indent + (_STEP if name else 0))


def _plain(name: str, value: object, indent: int) -> Iterator[Block]:
    label = [dim(f"{name}: ")] if name else []
    if isinstance(value, tuple | list) and any(pairs_of(item) for item in value):
        yield line(*label, indent=indent)
        for number, item in enumerate(value, 1):
            yield line(bold(f"{number}."), indent=indent + _STEP)
            yield from _value("", item, indent + 2 * _STEP)
    else:
        yield line(*label, _word(value), indent=indent, hang=_STEP)


def pairs_of(value: object) -> list[tuple[str, object]] | None:
    """Return the named parts of a record or mapping, None when it is neither."""
    if isinstance(value, Mapping):
        return [(str(key), item) for key, item in value.items()]
    names = _names(type(value))
    return None if names is None else [(_label(name), getattr(value, name)) for name in names]


def _names(kind: type) -> list[str] | None:
    """Return the fields that an answer shows, None of what has none."""
    if hasattr(kind, "_fields"):
        return list(kind._fields)
    fields = getattr(kind, "__dataclass_fields__", None)
    if fields is None:
        return None
    return [name for name, each in fields.items() if "hidden" not in each.metadata]


def _label(name: str) -> str:
    return name.strip("_").replace("_", " ")


def _word(value: object) -> str:
    if value is None or value in ((), []):
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number_text(value).removesuffix(".0")
    if isinstance(value, tuple | list | set | frozenset):
        return ", ".join(map(_word, value))
    return str(value)
