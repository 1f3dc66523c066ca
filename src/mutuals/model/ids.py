"""Short, stable ids derived from content: 64 bits of SHA-256 as 13 base32 characters."""

from __future__ import annotations

import base64
import hashlib
import re

_SHAPE = re.compile(r"[a-z2-7]{13}")


def digest64(*parts: str) -> int:
    """Return the first 64 bits of SHA-256 over the parts, as a signed integer.

    The parts are joined by NUL bytes, which no normalised value contains.
    """
    content = "\0".join(parts).encode("utf-8", "surrogateescape")
    return int.from_bytes(hashlib.sha256(content).digest()[:8], "big", signed=True)


def show_id(key: int) -> str:
    """Return the 13 lower-case base32 characters of a 64-bit key."""
    return base64.b32encode(key.to_bytes(8, "big", signed=True)).decode().rstrip("=").lower()


def key_of(text: str) -> int:
    """Return the 64-bit key that an id shows; ValueError when it is none."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(text)
    key = int.from_bytes(base64.b32decode(f"{text.upper()}==="), "big", signed=True)
    if show_id(key) != text:
        raise ValueError(text)
    return key


def is_id(text: str) -> bool:
    """Say whether the text has the shape of an id (it may still name nobody)."""
    return bool(_SHAPE.fullmatch(text.lower()))


def hex16(content: bytes) -> str:
    """Return 16 hex digits of SHA-256: a row's key where it has no natural one."""
    return hashlib.sha256(content).hexdigest()[:16]
