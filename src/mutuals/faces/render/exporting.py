"""An export: where it stands and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import Block, dim, line
from mutuals.model.export import Exported

_KEEP = {
    "json": "It holds everything known of everybody; keep it as safe as your mail.",
}
_OTHERS = "It holds what belongs to others; keep it as safe as your mail."


def exported(record: Exported, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the place and the counts."""
    held = ", ".join(f"{part.count} {part.name}" for part in record.parts if part.count)
    yield line(f"Written to {record.path}: {held or 'nothing'}.")
    if record.whose is not None:
        yield line(dim(f"It holds what is known of {record.whose.name}."))
    else:
        yield line(dim(_KEEP.get(record.format, _OTHERS)))
