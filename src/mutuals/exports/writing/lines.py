"""Content lines as vCard and iCalendar share them: text that can end no line, folded by bytes.

Sources of the format: RFC 6350 and RFC 5545 (folding, escaping), RFC 6868 (`^` in parameters).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

WIDTH = 75
"""Bytes of a line without its end."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What no name needs: the rest of C0, DEL, C1, halves of letters, and what turns the writing round.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPECIAL = re.compile(r"([\\;,])")
_CARETS = {"^": "^^", '"': "^'", "\n": "^n"}
_NO_URI = re.compile('[\\s"<>\\\\]')


def plain(text: str) -> str:
    r"""Return text in which `\n` ends a line and nothing else does, without signs that steer."""
    return _UNFIT.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")


def one_line(text: str) -> str:
    """Return text on one line, runs of white space as one space."""
    return " ".join(plain(text).split())


def text(value: str) -> str:
    r"""Return a text value: line breaks as `\n`, backslash, semicolon and comma escaped."""
    return _SPECIAL.sub(r"\\\1", plain(value)).replace("\n", "\\n")


def parameter(value: str) -> str:
    """Return the value of a parameter in quotes."""
    return '"' + "".join(_CARETS.get(sign, sign) for sign in one_line(value)) + '"'


def uri(value: str) -> str:
    """Return an address on the web or of mail; what no address may hold as percent signs."""
    return _NO_URI.sub(_percents, plain(value))


def _percents(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def folded(line: str) -> bytes:
    """Return one line with its end, folded before more than WIDTH bytes and within no letter."""
    raw = line.encode()
    pieces, start, room = [], 0, WIDTH
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the later bytes of a letter
            end -= 1
        pieces.append(raw[start:end])
        start, room = end, WIDTH - 1
    return b"\r\n ".join([*pieces, raw[start:]]) + b"\r\n"


def write_lines(lines: Iterable[str], file: BinaryIO) -> None:
    """Write lines, each folded."""
    file.writelines(folded(line) for line in lines)


def component(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines between the BEGIN and END of a component."""
    yield f"BEGIN:{name}"
    yield from lines
    yield f"END:{name}"
