"""What a sentence is known by: words, what stands beside them, and of whom it speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from mutuals.detection.languages import Spoken

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]*)?|\d+|[?!:;]")
_BEGIN, _END = "<", ">"
"""Stand where a sentence begins and ends."""
_ASKED = "?"
_PART = 5
"""Letters of a part of a word."""
_MOST_WORDS = 20_000
"""Words whose parts are remembered."""


def features_of(sentence: str, spoken: Spoken) -> set[str]:
    """Return the features of a sentence (folded) in a language.

    These are its words, two and three in a row, two with one between them (`put _ touch`), and the
    parts of five letters of longer words (`#ntrod`). Each word stands again beside whom the
    sentence speaks of (`12^lend`: of me and of you, `2^lend`, `^lend`), and once more where
    something is asked (`?lend`). All figures are one word, 0.
    """
    words = ["0" if word[0].isdigit() else word for word in _TOKEN.findall(sentence)]
    found = set(words)
    who = ("1" if found & spoken.mine else "") + ("2" if found & spoken.yours else "")
    found.update([f"{who}^{word}" for word in words])
    if _ASKED in words:
        found.update([_ASKED + word for word in words])
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
