"""What a sentence is known by: its words, what stands beside them, and the parts of long words."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]*)?|\d+|[?!:;]")
_BEGIN, _END = "<", ">"
"""Stand where a sentence begins and ends."""
_PART = 5
"""Letters of a part of a word."""
_MOST_WORDS = 20_000
"""Words whose parts are remembered."""


def features_of(sentence: str) -> set[str]:
    """Return the features of a sentence (folded).

    These are its words, two and three in a row, two with one between them (`put _ touch`), and the
    parts of five letters of longer words (`#ntrod`). All figures are one word, 0.
    """
    words = ["0" if word[0].isdigit() else word for word in _TOKEN.findall(sentence)]
    found = set(words)
    row = [_BEGIN, *words, _END]
    found.update(map(" ".join, pairwise(row)))
    for first, second, third in zip(row, row[1:], row[2:], strict=False):
        found.add(f"{first} {second} {third}")
        found.add(f"{first} _ {third}")
    return found.union(*map(_parts, words))


@lru_cache(_MOST_WORDS)
def _parts(word: str) -> frozenset[str]:
    if len(word) < _PART:
        return frozenset()
    whole = f"{_BEGIN}{word}{_END}"
    return frozenset(f"#{whole[at : at + _PART]}" for at in range(len(whole) - _PART + 1))
