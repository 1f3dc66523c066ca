"""Hostile input out of sound samples: a short program of bytes says how one is spoilt.

One draw makes one input, so that thousands cost little; a shorter program spoils less, so that what
fails shrinks to the one change that matters.
"""

import json
import random
import re
from collections.abc import Callable, Sequence
from itertools import product

LONGEST = 1 << 17
"""Bytes of one input: enough for every cap that does not have its own test."""
STEP = 5
"""Bytes of a program that make one change: what, where (two), how much, with what."""

_RLO, _ZERO_WIDTH, _KELVIN = "\u202e", "\u200b", "\u212a"
WORDS: tuple[str, ...] = (
    "", "0", "-1", "1e400", "NaN", "9" * 30, "9" * 5000, "-" + "9" * 400, "2147483648",
    "9223372036854775808", "99999999999", "0x10", "٣٤", "²", "1_000", "00000000000000000000",
    "31.02.2026", "2026-02-30", "0000-00-00", "9999-12-31T23:59:59Z", "99999-01-01",
    "1601-01-01", "20260229T250000", "20260101T000000Z",
    "Thu, 01 Jan 99999999999 00:00:00 +9999", "Mon, 30 Feb 2026 25:61:61 -2460", "12/31/69",
    "1970-01-01T00:00:00-99:99", "253402300800", "Europe/../../etc/passwd", "Mars/Olympus",
    "../../../x", "C:\\x", "/dev/zero", "CON", "\ud800", "\udfff", "\x00", "a\x00b",
    "\x1b[2J\x1b]0;x\x07", "\x85", "\u2028", "\ufeff", f"{_RLO}moc.elpmaxe@ana",
    f"an{_ZERO_WIDTH}a@x.example", f"{_KELVIN}im@x.example", "ａｎａ＠ｘ.example", "ﬀﬃ",
    "\ufdfa" * 40, "e" + "\u0301" * 300, "İ", "ß", "👩‍👩‍👧‍👧" * 20, "\U000e0041", "Ⅷ",
    "alice@trusted.example)bob@evil.example", "<[@>", "a@b@c", '"a" <b@c.example', "((((((((x",
    "=?klingon-7?B?////?=", "=?utf-8?Q?=?=", "=?utf-16?B?AA==?=", "=?idna?Q?xn--?=" * 50,
    "<!--" * 500, "<script>alert(1)</script>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "{{7*7}}",
    "%s%n", "=cmd|'/c calc'!A1", "'; DROP TABLE person; --", "\\", "\\u0000", "\\ud800", '"',
    "'", '""', ",", ";", ":", "\t", "\n", "\r", "\r\n\r\n", "\n\n", "null", "true", "[]", "{}",
    "[[[[", "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=999999999;COUNT=999999999", "RRULE:FREQ=DAILY;UNTIL=99991231",
    "mailto:", "tel:" + "9" * 60, "+" * 40, "https://[::1", "x:" * 200, "BEGIN:VEVENT",
    "END:VCARD", "From x@y Sun Nov  1 09:00:00 2026", "a" * 3000, "á" * 1500, " " * 2000,
)  # fmt: skip
"""What readers of numbers, dates, names, addresses, quotes and brackets trip over."""

_CONTENTS = tuple(word.encode("utf-8", "surrogatepass") for word in WORDS)
_NESTS = (
    b"[", b'{"a":', b"(", b"<", b'"', b"=?", b"BEGIN:VEVENT\n", b"BEGIN:VCARD\nAGENT:\n",
    b'[{"a":[', b"Content-Type: multipart/mixed; boundary=a\n\n--a\n", b"'", b"\\", b">",
    b"\n ",
)  # fmt: skip
_ENDS = (b"\r\n", b"\r", b"\n\n", b"\r\r\n", b"\x85", "\u2028".encode(), b"\x00\n", b"")
_CODECS = ("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp037", "utf-7", "shift_jis")
_WORD = re.compile(rb"[^\s,;:\"'<>{}\[\]()=@]+")
_SCRIPT = re.compile(r"\s*[\w.$]+\s*=\s*")

Change = Callable[[bytes, int, int, int], bytes]


def _place(content: bytes, where: int) -> int:
    return where * (len(content) + 1) >> 16


def _span(content: bytes, where: int, much: int) -> tuple[int, int]:
    start = _place(content, where)
    return start, start + 1 + much * max(len(content) // 512, 1)


def _flip(content: bytes, where: int, much: int, what: int) -> bytes:
    at = _place(content, where)
    return content[:at] + bytes([(what ^ much) & 255]) + content[at + 1 :]


def _truncate(content: bytes, where: int, _much: int, _what: int) -> bytes:
    return content[: _place(content, where)]


def _delete(content: bytes, where: int, much: int, _what: int) -> bytes:
    start, end = _span(content, where, much)
    return content[:start] + content[end:]


def _repeat(content: bytes, where: int, much: int, what: int) -> bytes:
    start, end = _span(content, where, much)
    return content[:end] + content[start:end] * (what % 40) + content[end:]


def _insert(content: bytes, where: int, _much: int, what: int) -> bytes:
    at = _place(content, where)
    return content[:at] + _CONTENTS[what % len(_CONTENTS)] + content[at:]


def _replace(content: bytes, where: int, much: int, what: int) -> bytes:
    """Put a hostile word in the place of a word: the shape around it stays."""
    found = _WORD.search(content, _place(content, where))
    if not found:
        return _insert(content, where, much, what)
    return content[: found.start()] + _CONTENTS[what % len(_CONTENTS)] + content[found.end() :]


def _nest(content: bytes, where: int, much: int, what: int) -> bytes:
    at = _place(content, where)
    return content[:at] + _NESTS[what % len(_NESTS)] * (much * 4) + content[at:]


def _line_ends(content: bytes, where: int, much: int, what: int) -> bytes:
    start, end = _span(content, where, much * 4)
    other = content[start:end].replace(b"\n", _ENDS[what % len(_ENDS)])
    return content[:start] + other + content[end:]


def _recode(content: bytes, _where: int, _much: int, what: int) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(_CODECS[what % len(_CODECS)], "replace")


def _move(content: bytes, where: int, much: int, what: int) -> bytes:
    start, end = _span(content, where, much)
    piece, rest = content[start:end], content[:start] + content[end:]
    at = what * len(rest) >> 8
    return rest[:at] + piece + rest[at:]


def _noise(content: bytes, where: int, much: int, what: int) -> bytes:
    at = _place(content, where)
    dice = random.Random(where << 16 | much << 8 | what)  # noqa: S311 - repeatable, no secret
    return content[:at] + dice.randbytes(much) + content[at:]


_CHANGES: tuple[Change, ...] = (
    _replace, _replace, _replace, _replace, _insert, _insert, _flip, _flip, _truncate, _delete,
    _repeat, _nest, _line_ends, _recode, _move, _noise,
)  # fmt: skip


def spoilt(content: bytes, program: bytes, others: Sequence[bytes] = ()) -> bytes:
    """Return the content after every change that a program asks for; `others` may be spliced in."""
    for at in range(0, len(program) - STEP + 1, STEP):
        kind, high, low, much, what = program[at : at + STEP]
        where = high << 8 | low
        if kind >= 240 and others:
            other = others[what % len(others)]
            content = content[: _place(content, where)] + other[much * len(other) >> 8 :]
        elif kind >= 128:
            content = _json_changed(content, where, much, what) or _CHANGES[kind % 16](
                content, where, much, what
            )
        else:
            content = _CHANGES[kind % 16](content, where, much, what)
        content = content[:LONGEST]
    return content


def noise(program: bytes) -> bytes:
    """Return bytes of no form at all."""
    dice = random.Random(program)  # noqa: S311 - repeatable, no secret
    return dice.randbytes(dice.choice((0, 1, 7, 300, 5000)))


# --- JSON: a hostile value in the place of a sound one -------------------------------------------


def _deep(depth: int, *, is_list: bool) -> object:
    value: object = "x"
    for _level in range(depth):
        value = [value] if is_list else {"a": value}
    return value


SHALLOW: tuple[object, ...] = (
    *WORDS, None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 10**400, -(10**18), 1e308, -0.5,
    float("nan"), float("inf"), [], {}, [[]], [None], [{}], {"": None}, [[], {}, "", 0, None],
    ["a"] * 300, {"name": {"name": []}}, {"id": 1e300}, {"value": [[[["x"]]]]}, {"timestamp": "x"},
    *(_deep(depth, is_list=is_list) for depth, is_list in product((3, 60), (True, False))),
)  # fmt: skip
VALUES = (*SHALLOW, _deep(120, is_list=True), _deep(120, is_list=False))
"""What a value of a JSON file may be instead of what it should be."""


def _json_changed(content: bytes, where: int, much: int, what: int) -> bytes | None:
    """Return a JSON text with one value changed, None when the content is no JSON."""
    text = content.decode("utf-8", "replace")
    opening = _SCRIPT.match(text)
    start = opening.end() if opening else 0
    try:
        value = json.loads(text[start:])
    except (ValueError, RecursionError):
        return None
    places = list(_places(value))
    if not places:
        return None
    _change_at(*places[where * len(places) >> 16], much, what)
    return (text[:start] + json.dumps(value, ensure_ascii=bool(much & 1))).encode(
        "utf-8", "surrogatepass"
    )


def _places(value: object) -> list[tuple[dict | list, object]]:
    found: list[tuple[dict | list, object]] = []
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict | list):
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            found += [(here, key) for key in keys]
            waiting += [here[key] for key in keys]
    return found


def _change_at(holder: dict | list, key: object, much: int, what: int) -> None:
    hostile = VALUES[(what << 8 | much) % len(VALUES)]
    if isinstance(holder, list):
        at = int(str(key))
        if much % 4 == 0:
            holder.insert(at, hostile)
        elif much % 4 == 1:
            holder[at : at + 1] = [holder[at]] * (what % 30)
        else:
            holder[at] = hostile
    elif much % 5 == 0:
        del holder[key]
    elif much % 5 == 1:
        holder[WORDS[what % len(WORDS)]] = holder.pop(key)
    else:
        holder[key] = hostile
