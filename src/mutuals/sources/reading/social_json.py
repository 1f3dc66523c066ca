"""JSON files of social networks: read whole under caps, and their values taken without trust."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from sys import getsizeof
from typing import NamedTuple

from mutuals.errors import UnsoundError
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.lengths import DEEPEST
from mutuals.sources.reading.social_mend import mend

LARGEST = 100 << 20
"""Bytes of a JSON file; it is held in memory while it is read."""
LARGEST_MENDED = 16 << 20
"""Bytes of a damaged JSON file that is put right."""
MOST_HELD = 900 * 10**6
"""Bytes of memory that the values of a file may take: small ones take far more than their text."""

_EARLIEST = 315_532_800  # 1980-01-01
_OBJECT, _LIST, _VALUE = 240, 90, 60
"""Bytes of an object, a list and a short value in memory."""
_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*+")
_END = re.compile(r"\s*+;?\Z")
_BROKEN_OFF = "breaks off in the middle; the rest is lost - download it again"
# A string never fails to end here, so no text makes this look twice at any sign.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_AS_BRACKETS = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Found(NamedTuple):
    """The value of a file, and what is wrong with it (empty when nothing is)."""

    value: object
    trouble: str = ""


def read_json(drop: Drop, *, after: str = "") -> Found:
    """Return what a JSON file holds; `after` is a sign behind which it begins, such as `=`.

    A file that breaks off gives what stands before. UnsoundError: nothing can be read of it, it is
    too large, or it is nested too deeply.
    """
    text = _text(drop)
    start = text.find(after) + len(after) if after in text else len(text)
    try:
        return Found(_whole_value(text, start))
    except (ValueError, RecursionError):
        return _mended(drop, text[start:])


def _whole_value(text: str, start: int) -> object:
    """Return the one value from a place on; no part of the text is copied."""
    blank = _BLANK.match(text, start)
    value, end = _DECODER.raw_decode(text, blank.end() if blank else start)
    if not _END.match(text, end):
        raise ValueError("goes on behind its value")
    return value


def _text(drop: Drop) -> str:
    with drop.open() as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise _too_large(drop, f"is larger than {LARGEST >> 20} MB")
    text = raw.decode("utf-8-sig", "replace")
    if getsizeof(text) + _held(raw) > MOST_HELD:
        raise _too_large(drop, "holds too many values to be read at once")
    if _is_too_deep(raw):
        raise UnsoundError(f"is nested more than {DEEPEST} deep", drop.path)
    return text


def _too_large(drop: Drop, what: str) -> UnsoundError:
    return UnsoundError(what, drop.path, "ask for the archive in parts by date")


def _held(raw: bytes) -> int:
    """Return about how many bytes the values of a JSON text take once they are read."""
    sizes = ((b"{", _OBJECT), (b"[", _LIST), (b",", _VALUE))
    return len(raw) + sum(raw.count(sign) * size for sign, size in sizes)


def _is_too_deep(raw: bytes) -> bool:
    """Say whether brackets stand deeper than the cap; each round takes the innermost pairs away."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return False
    brackets = _STRING.sub(b"", raw).translate(_AS_BRACKETS, _NO_BRACKETS)
    for _level in range(DEEPEST):
        brackets = brackets.replace(b"[]", b"")
    return b"[]" in brackets or brackets.count(b"[") > DEEPEST


def _mended(drop: Drop, text: str) -> Found:
    if len(text) > LARGEST_MENDED:
        raise UnsoundError("is damaged", drop.path, "download the archive again")
    value, is_whole = mend(text)
    if not isinstance(value, list | dict):
        raise UnsoundError("holds no JSON that can be read", drop.path, "download it again")
    return Found(value, "" if is_whole else _BROKEN_OFF)


# --- values -------------------------------------------------------------------------------------


def objects(value: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a list; an object alone is a list of one, anything else is empty."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def inner(value: object, *path: str) -> object:
    """Return what lies at a path of keys, the first entry where a list lies between; else None."""
    for key in path:
        here = next(objects(value), None)
        if here is None:
            return None
        value = here.get(key)
    return value


def line(value: object) -> str:
    """Return a string on one line without control signs; empty for anything but a string."""
    if not isinstance(value, str):
        return ""
    return " ".join(_UNSEEN.sub(" ", value).split())


def whole_number(value: object) -> int | None:
    """Return a number or a string of digits as a whole number, else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"\d{1,18}", value, re.ASCII) else None
    if isinstance(value, float):
        return int(value) if abs(value) < 10**18 else None
    return value if isinstance(value, int) and abs(value) < 10**18 else None


def credible_second(value: object, setting: Setting, *, per_second: int = 1) -> int | str:
    """Return seconds since 1970 UTC, or why they do not count; 1000 `per_second`: thousandths."""
    number = whole_number(value)
    if number is None or number <= 0:
        return "no date"
    second = number // per_second
    if second < _EARLIEST:
        return "date before 1980"
    return "date in the future" if second > setting.now else second
