"""Content lines as vCard and iCalendar share them: even bytes, unfolded lines, name, parameters.

Sources of the format: RFC 2426, 6350, 5545 (folding, parameters), RFC 6868 (`^` in parameters),
vCard 2.1 (quoted-printable with soft breaks, charset parameters, bare parameter names).
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from mutuals.errors import UnsoundError

TEXT = 10**6
"""Bytes of text that one card or calendar entry may hold."""
EMBEDDED = 5 * 10**6
"""Bytes of pictures, sounds, keys and attachments beside the text; they are never kept."""
VALUES = 500
"""Content lines that one card may hold."""

_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"), (b"B\0E\0", "utf-16-le"), (b"\0B\0E", "utf-16-be"),
)  # fmt: skip
_OPENING = re.compile(r"BEGIN[ \t]*:[ \t]*(\S+)", re.IGNORECASE)
_HEADER_LIKE = re.compile(r"[\x21-\x39\x3b-\x7e]+:|From ")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n^'])")
_CARETS = {"n": "\n", "^": "^", "'": '"'}
_QUOTED_LINE = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'([^=;]+)(?:=((?:"[^"]*"|[^";])*))?', re.DOTALL)
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_SOFT = re.compile(rb"[^:]*QUOTED-PRINTABLE[^:]*:", re.IGNORECASE)


class Head(NamedTuple):
    """What stands before the colon of a logical line, `item1.NAME;parameters`, its group apart."""

    group: str
    name: str
    parameters: str


class ContentLine(NamedTuple):
    """One logical line: what its head says, and the value, still escaped."""

    group: str
    """What stands before the dot in `item1.EMAIL`, lower-cased; empty without one."""
    name: str
    """The property's name in capitals."""
    parameters: str
    """The parameters as written, see `parameters_of`."""
    value: str


# --- bytes ------------------------------------------------------------------------------------


def opens_with(head: bytes, component: str) -> bool:
    """Say whether the first lines open this component (byte order mark, blank lines, case)."""
    encoding, mark = _encoding_of(head)
    text = head[mark:].decode(encoding, "replace").replace("\0", "")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:5]:
        if found := _OPENING.fullmatch(line):
            return found[1].upper() == component
        if _HEADER_LIKE.match(line):  # a mail may carry a card in its body
            return False
    return False


def even_blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes as UTF-8 (or what was no UTF-16) with LF line ends, without NUL bytes."""
    held = b""
    for block in _utf8_blocks(stream):
        joined = held + block
        whole = joined.rstrip(b"\r")  # the LF may be the first byte of the next block
        held = joined[len(whole) :]
        yield _even(whole)
    yield _even(held)


def _even(block: bytes) -> bytes:
    if b"\r" in block:
        block = block.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return block.replace(b"\0", b"")


def _utf8_blocks(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.read(_BLOCK)
    encoding, mark = _encoding_of(first)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    block = first[mark:]
    while block:
        yield block if encoding == "utf-8" else decoder.decode(block).encode("utf-8", "replace")
        block = stream.read(_BLOCK)


def _encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding a head shows and the length of its byte order mark."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, 0 if mark.strip(b"\0").startswith(b"B") else len(mark)
    return "utf-8", 0


def to_text(raw: bytes) -> str:
    """Decode UTF-8; each line that is none is taken as Windows-1252 (Latin-1 at worst)."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return "\n".join(map(_line_to_text, raw.split(b"\n")))


def _line_to_text(raw: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def unfold(raw: bytes) -> bytes:
    """Join folded lines; done on bytes because a fold may cut a character in two."""
    return raw.replace(b"\n ", b"").replace(b"\n\t", b"")


def check_size(raw: bytes, embedded: re.Pattern[bytes], what: str) -> None:
    """Hold unfolded lines to the caps; UnsoundError when they are too large.

    `embedded` matches whole lines that count as pictures and the like, not as text.
    """
    if len(raw) <= TEXT:
        return
    beside = sum(len(found[0]) for found in embedded.finditer(raw))
    if len(raw) - beside > TEXT:
        raise UnsoundError(f"{what} with more than {TEXT:,} bytes of text")
    if beside > EMBEDDED:
        raise UnsoundError(f"{what} with more than {EMBEDDED:,} bytes of embedded files")


# --- lines ------------------------------------------------------------------------------------


def split_heads(lines: Iterable[str]) -> Iterator[tuple[Head, str]]:
    """Split logical lines into head and value; what has no colon is no content line: left out."""
    for line in lines:
        head, colon, value = line.partition(":")
        if '"' in head:
            head, colon, value = split_quoted(line)
        if colon:
            yield (_known_head if len(head) < _LONGEST_KNOWN else _head_of)(head), value


def split_lines(lines: Iterable[str]) -> Iterator[ContentLine]:
    """Split logical lines; what has no colon is no content line and is left out."""
    return (ContentLine(*head, value) for head, value in split_heads(lines))


def split_line(line: str) -> ContentLine | None:
    """Split a logical line, None for what is no content line."""
    return next(split_lines((line,)), None)


def _head_of(written: str) -> Head:
    name, _, parameters = written.partition(";")
    group = ""
    if "." in name:
        group, _, name = name.rpartition(".")
        group = group.lower()
    return Head(group, name.strip().upper(), parameters)


_LONGEST_KNOWN = 200
"""Characters of a head that is remembered: a file has few different ones, and most are short."""
_known_head = lru_cache(maxsize=4_096)(_head_of)


def split_quoted(line: str) -> tuple[str, str, str]:
    """Split at the first colon outside quotes; an unbalanced quote is taken as a plain sign."""
    if found := _QUOTED_LINE.fullmatch(line):
        return found[1], ":", found[2]
    return line.partition(":")


def parameters_of(written: str) -> dict[str, list[str]]:
    """Return the parameters by name in capitals, quotes and `^` signs undone.

    A bare name as in vCard 2.1 (`TEL;WORK;FAX`) is a TYPE. Each has at least one value.
    """
    found: dict[str, list[str]] = {}
    if not written:
        return found
    for name, value in _parameter_pairs(written):
        if not value:
            found.setdefault("TYPE", []).append(name)
        elif '"' not in value and "," not in value:
            found.setdefault(name.upper(), []).append(_uncaret(value))
        else:
            each = _PARAMETER_VALUE.findall(value) or [("", "")]  # nothing but a comma or a quote
            found.setdefault(name.upper(), []).extend(_uncaret(a or b) for a, b in each)
    return found


def _parameter_pairs(written: str) -> Iterator[tuple[str, str]]:
    if '"' in written:
        for found in _PARAMETER.finditer(written):
            yield found[1].strip(), found[2] or ""
        return
    for part in written.split(";"):
        name, _, value = part.partition("=")
        yield name.strip(), value.strip()


def _uncaret(value: str) -> str:
    return _CARET.sub(lambda found: _CARETS[found[1]], value) if "^" in value else value


def unescape(value: str) -> str:
    r"""Undo `\n`, `\,`, `\;`, `\:` and `\\` in a text value."""
    return _ESCAPED.sub(_unescaped, value) if "\\" in value else value


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    return "\n" if sign in "nN" else sign


def split_value(value: str, separator: str) -> list[str]:
    """Split a structured value at its unescaped separators and unescape the parts."""
    if "\\" not in value:
        return value.split(separator)
    parts, start = [], 0
    for found in re.finditer(rf"\\.|{separator}", value, re.DOTALL):
        if found[0] == separator:
            parts.append(value[start : found.start()])
            start = found.end()
    return [unescape(part) for part in (*parts, value[start:])]


# --- vCard 2.1 --------------------------------------------------------------------------------


def is_encoded(raw: bytes) -> bool:
    """Say whether lines are quoted-printable or name a charset, as vCard 2.1 does."""
    capitals = raw.upper()
    return b"QUOTED-PRINTABLE" in capitals or b"CHARSET=" in capitals


def decoded_lines(raw: bytes) -> Iterator[str]:
    """Yield the logical lines of folded bytes with soft breaks, encodings and charsets undone."""
    for line in _joined_lines(raw):
        head, colon, value = line.partition(b":")
        written = to_text(head)
        parameters = parameters_of(written.partition(";")[2])
        if _SOFT.match(line):
            value = binascii.a2b_qp(value)
        decoded = _decode_as(value, parameters.get("CHARSET", [""])[0])
        yield written + colon.decode() + _protect(decoded)


def _joined_lines(raw: bytes) -> list[bytes]:
    joined: list[list[bytes]] = []
    is_soft = False
    for line in raw.split(b"\n"):
        if is_soft and joined[-1][-1].endswith(b"="):
            joined[-1].append(b"\n" + line)
        elif line[:1] in (b" ", b"\t") and joined:
            joined[-1].append(line[1:])
        else:
            joined.append([line])
            is_soft = bool(_SOFT.match(line))
    return [b"".join(parts) for parts in joined]


def _decode_as(value: bytes, charset: str) -> str:
    try:
        return value.decode(charset, "replace") if charset.isascii() and charset else to_text(value)
    except (LookupError, ValueError, TypeError):
        return to_text(value)


def _protect(value: str) -> str:
    """Write line breaks that came out of quoted-printable as the escapes of later versions."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
