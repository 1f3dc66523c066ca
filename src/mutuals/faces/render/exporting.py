"""An export: where it stands and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import Block, dim, line
from mutuals.model.export import Exported, PartCount
from mutuals.practice.wording import say_count

_KEEP = {
    "json": "It holds everything known of everybody; keep it as safe as your mail.",
}
_NOUNS = {
    "people": ("person", "people"), "interactions": ("contact", "contacts"),
    "observed": ("card or the like", "cards and the like"),
}  # fmt: skip
_INNER = frozenset({"claims", "counted"})
"""Parts that mean something to the program alone."""
_OTHERS = "It holds what belongs to others; keep it as safe as your mail."


def exported(record: Exported, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the place and the counts."""
    told = (part for part in record.parts if part.count and part.name not in _INNER)
    held = ", ".join(map(_said, told))
    yield line(f"Written to {record.path}: {held or 'nothing'}.")
    if record.whose is not None:
        yield line(dim(f"It holds what is known of {record.whose.name}."))
    else:
        yield line(dim(_KEEP.get(record.format, _OTHERS)))


def _said(part: PartCount) -> str:
    noun, nouns = _NOUNS.get(part.name, (part.name.removesuffix("s"), part.name))
    return say_count(part.count, noun, nouns)
