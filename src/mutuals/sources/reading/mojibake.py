"""Text that Meta's exports write twice encoded: UTF-8 bytes, each shown as a Latin-1 sign."""

from __future__ import annotations


def repaired(text: str) -> str:
    """Return the text as it was typed; text that is sound already comes back as it is.

    `JosÃ©` becomes `José` (FORMATS 6). Sound text nearly never passes for UTF-8 bytes.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
