"""Short, stable ids derived from content: 64 bits of SHA-256 as 13 base32 characters."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

_FIRST_EIGHT = struct.Struct(">q").unpack_from
_SHAPE = re.compile(r"[a-z2-7]{13}")
_SIGNS = "abcdefghijklmnopqrstuvwxyz234567"


def digest64(*parts: str) -> int:
    """Return the first 64 bits of SHA-256 over the parts, as a signed integer.

    The parts are joined by NUL bytes, which no normalised value contains.
    """
    content = "\0".join(parts).encode("utf-8", "surrogateescape")
    key: int = _FIRST_EIGHT(_sha256()(content).digest())[0]
    return key


def digest_of(content: bytes) -> int:
    """Return the first 64 bits of SHA-256 over parts that were joined before."""
    key: int = _FIRST_EIGHT(_sha256()(content).digest())[0]
    return key


def show_id(key: int) -> str:
    """Return the 13 lower-case base32 characters of a 64-bit key."""
    # The 64 bits and one zero behind them are 13 groups of 5.
    bits = (key % 2**64) << 1
    return "".join([_SIGNS[bits >> shift & 31] for shift in range(60, -1, -5)])


def key_of(text: str) -> int:
    """Return the 64-bit key that an id shows; ValueError when it is none."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(text)
    bits = 0
    for sign in text:
        bits = bits << 5 | _SIGNS.index(sign)
    if bits & 1:
        raise ValueError(text)
    key = bits >> 1
    return key - 2**64 if key >= 2**63 else key


def is_id(text: str) -> bool:
    """Say whether the text has the shape of an id (it may still name nobody)."""
    return bool(_SHAPE.fullmatch(text.lower()))


def hex16(content: bytes) -> str:
    """Return 16 hex digits of SHA-256: a row's key where it has no natural one."""
    return _sha256()(content).hexdigest()[:16]


@cache
def _sha256() -> Callable[[bytes], _Hash]:
    """Load what hashes on first use: Python's own, for OpenSSL takes long to load for few ids."""
    for name in ("_sha2", "_sha256"):  # as it is called from Python 3.12 on, and before
        with suppress(ImportError):
            found: Callable[[bytes], _Hash] = import_module(name).sha256
            return found
    from hashlib import sha256

    return sha256
