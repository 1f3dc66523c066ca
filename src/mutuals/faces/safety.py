"""Making imported text harmless to look at: no control signs, no reordering, no hidden letters."""

from __future__ import annotations

import re
from functools import cache

MARK = "\N{REPLACEMENT CHARACTER}"

# Signs that steer a terminal, turn the writing round or hide: C0 but tab and newline, DEL and C1,
# soft hyphen, bidi controls, zero-width signs (the joiners of emoji and of Persian stay), line and
# paragraph separators, annotations, tags, lone surrogates.
_HOSTILE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = r"[\t\n]+|\r\n?"


@cache
def hostile_signs() -> re.Pattern[str]:
    """Return what finds these signs; to compile it takes long, and most answers show none."""
    return re.compile(_HOSTILE)


def safe_text(text: str) -> str:
    """Return text on one line in which every hostile or invisible sign shows as a mark."""
    if text.isprintable():  # which none of these signs is, nor the breaks of lines
        return text
    return hostile_signs().sub(MARK, re.sub(_BREAKS, " ", text))


def safe_lines(text: str) -> str:
    """Return text as `safe_text` does, with its line breaks kept."""
    return "\n".join(map(safe_text, re.split(r"\r\n?|\n", text)))
