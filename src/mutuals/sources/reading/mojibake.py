"""Text that was encoded twice: UTF-8 bytes, each shown as a sign of Latin-1 or Windows-1252.

Meta's exports write all text so; other programs' where a name came through an older one.
"""

from __future__ import annotations

_SPOILT = frozenset("ÃÂÄÅÐÑØÙâð")
"""What the first byte of most letters, marks and pictures looks like when it is read so."""


def repaired(text: str) -> str:
    """Return the text as it was typed; text that is sound already comes back as it is.

    `JosÃ©` becomes `José` (FORMATS 6). Sound text nearly never passes for UTF-8 bytes of Latin-1;
    of Windows-1252 it sometimes does (`Spaß…`), so there it must begin like a common letter.
    """
    if text.isascii():
        return text
    for encoding in ("latin-1",) if _SPOILT.isdisjoint(text) else ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
