"""The sentences of a text, folded: in small letters, without accents."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 400
"""Characters of one sentence; a longer one is judged in pieces."""
_SHORT = ("dr", "mr", "ms", "mrs", "st", "fr", "hr", "sr", "sra", "prof", "no", "nr", "ing", "lic")
"""Words that are cut short with a full stop; it ends no sentence."""
_END = re.compile(r"(?<=[.!?;])" + "".join(rf"(?<!\b{each}\.)" for each in _SHORT) + r"\s|\n")
_STRESSED = re.compile(r"(?<=\w\w)(?<!\bqu)([éíó])(?!\w)")
"""What tells *firmé* (I signed) from *firme*: it is folded to `firme'`."""
_FOLDED = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "á": "a", "é": "e", "í": "i", "ó": "o",
        "ú": "u", "ñ": "n", "’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"',
        "„": '"', "\u00a0": " ", "\u200b": "", "\r": "\n", "\t": " ",
    }
)  # fmt: skip


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    text = text.lower()
    return text if text.isascii() else _STRESSED.sub(r"\1'", text).translate(_FOLDED)


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a folded text, the longest ones in pieces."""
    for sentence in _END.split(text):
        for start in range(0, len(sentence), LONGEST):
            if piece := sentence[start : start + LONGEST].strip():
                yield piece
