"""Tags: my own words for people."""

import unicodedata
from typing import NamedTuple

from mutuals.model.names import fold
from mutuals.model.person import PersonRef

LONGEST_TAG = 40
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
"""Unseen signs that words of some scripts, and pictures, are put together with."""


class Tagged(NamedTuple):
    """What tagging came to: `people` bear the tag from now on, or no longer do.

    `steps` are the ids by which it can be undone, one for each person whom it changed.
    """

    tag: str
    off: bool
    on: str
    steps: tuple[str, ...]
    people: tuple[PersonRef, ...]
    says: str


def is_tag(text: str) -> bool:
    """Say whether a text can be a tag: trimmed, 1 to 40 signs, none of them unseen."""
    return text == text.strip() and 0 < len(text) <= LONGEST_TAG and not any(map(_is_unseen, text))


def _is_unseen(sign: str) -> bool:
    return sign not in _JOINERS and unicodedata.category(sign) in _UNSEEN


def same_tag(text: str) -> str:
    """Return what writings of one tag have in common: neither case nor white space counts."""
    return fold(unicodedata.normalize("NFC", text))
