"""The set-up as it stands, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, dim, line
from mutuals.faces.render.plan import STAGES
from mutuals.model.starting import Start

_LABEL = 16
_READ = "read during import for what was given and asked, then dropped"


def start(record: Start, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield who I am to the program, where the data lives, and the next step."""
    pairs = [
        ("You", record.me.name if record.me else "found in your mail at the first import"),
        ("Addresses", ", ".join(record.addresses) or "found in your mail at the first import"),
        ("Stage", STAGES.get(record.stage, record.stage)),
        ("Message text", _READ if record.text else "never read"),
        ("Zone", record.zone),
        ("Home", record.home),
    ]
    yield from (line(dim(f"{name:<{_LABEL}}"), said, hang=_LABEL) for name, said in pairs)
    yield BLANK
    yield line("Next: `mutuals import PATH...` with your LinkedIn archive, mailbox or calendar.")
