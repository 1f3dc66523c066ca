"""Cells of a table that a spreadsheet opens: text that stays text."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_STARTS = frozenset("=+-@")
# Where a cell may begin, also for a program that takes another sign for the end of a cell.
_BEGINNING = re.compile("((?:\\A|[;,|])[\\s\"'`\u200c\u200d\u2018-\u201f]*)(?=(.))", re.DOTALL)


def inert(text: str) -> str:
    """Return text as one line, without signs that nobody sees, that is no formula either."""
    return disarmed(_UNSEEN.sub("", _BREAKS.sub(" ", text)).strip())


def disarmed(text: str) -> str:
    """Return text of which no spreadsheet makes a formula, else as it is.

    An apostrophe stands before a sign that begins one (`=`, `+`, `-`, `@`, also in their wide and
    small forms, behind white space, quotes or a separator).
    """
    return _BEGINNING.sub(_apostrophe, text)


def _apostrophe(found: re.Match[str]) -> str:
    before, sign = found.groups()
    is_start = unicodedata.normalize("NFKC", sign)[:1] in _STARTS or sign in "\u2212\u2795\u2796"
    return f"{before}'" if is_start else before
