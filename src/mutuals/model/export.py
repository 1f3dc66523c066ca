"""What an export came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many records one part of an export holds."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Exported:
    """The file written, its format, its size in bytes, and what it holds."""

    path: str
    format: str
    size: int
    parts: tuple[PartCount, ...]
