"""Tables whose bytes mean the same to every reader: no quotes, no odd signs, plain UTF-8."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

_PIECE = 1 << 20
"""So much stays near the processor while it is looked at again and again."""
_BLOCK = 1 << 18
"""Each of so many bytes holds the end of a line, so that none is longer than two blocks."""
_QUOTE, _ZERO, _RETURN, _BREAK = b'"', b"\0", b"\r", b"\r\n"


_BLANKS = (b" ", b"\t", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e", b"\x1f")


class Plain(NamedTuple):
    """A table whose bytes mean the same to every reader; `is_bare` says that none is a blank.

    Nor are there letters beyond ASCII then, so that no cell has anything to be stripped of.
    """

    is_bare: bool


def is_plain(path: Path) -> bool:
    """Say whether a table in CSV is plain."""
    return plain(path) is not None


def plain(path: Path) -> Plain | None:
    """Look whether a table in CSV has no quotes, odd signs, broken UTF-8 or lines without end.

    Then a line is a row and what stands between delimiters is a cell, whoever reads it; None where
    that is not sure. The whole file is looked at, a piece at a time.
    """
    is_bare = True
    decoder = codecs.getincrementaldecoder("utf-8")()
    last, mark = b"", codecs.BOM_UTF8
    with path.open("rb") as file:
        if file.read(len(mark)) != mark:
            file.seek(0)
        while piece := file.read(_PIECE):
            # A mark or a line's end may be cut in two.
            if not _is_plain(last + piece, decoder, piece):
                return None
            last = piece[-2:]
            is_bare = is_bare and piece.isascii() and not any(sign in piece for sign in _BLANKS)
    if last.endswith(_RETURN) or not _decodes(decoder, b"", final=True):
        return None
    return Plain(is_bare)


def _is_plain(seen: bytes, decoder: codecs.IncrementalDecoder, piece: bytes) -> bool:
    if _QUOTE in piece or _ZERO in piece or not _has_lines(piece):
        return False
    if _RETURN in seen:
        lone = seen.count(_RETURN) - seen.count(_BREAK) - seen.endswith(_RETURN)
        if lone:
            return False
    # Most tables are ASCII, which is told fast; a letter may have been cut in two before.
    if piece.isascii() and not decoder.getstate()[0]:
        return True
    return codecs.BOM_UTF8 not in seen and _decodes(decoder, piece)


def _has_lines(piece: bytes) -> bool:
    starts = range(0, len(piece) - _BLOCK + 1, _BLOCK)
    return all(piece.find(b"\n", start, start + _BLOCK) >= 0 for start in starts)


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True
