"""How a home is set up."""

from __future__ import annotations

from dataclasses import dataclass

from mutuals.model.person import PersonRef
from mutuals.model.strategy import Stage


@dataclass(frozen=True, slots=True)
class Start:
    """Where the data lives, who I am, and what may be read; `me` is None while nothing shows it."""

    home: str
    me: PersonRef | None
    addresses: tuple[str, ...]
    stage: Stage
    zone: str
    text: bool
    on: str
