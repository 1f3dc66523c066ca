"""Judging a letter: which signs its new text bears. Always ends, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import cast

from mutuals.detection.features import features_of
from mutuals.detection.languages import Spoken, spoken_in
from mutuals.detection.new_text import new_text
from mutuals.detection.sentences import folded, sentences_of
from mutuals.detection.weights import Sums, Weights, weights_of
from mutuals.model.favour import FavourType
from mutuals.model.sign import Act, Sign

VERSION = 7
"""Raised whenever weights, features or what is cut away change: then all is read again."""
MOST_TEXT = 65_536
"""Characters of a letter that are looked at."""
MOST_NEW = 8_000
"""Characters of its new text; what is longer than that is a document."""
MOST_SIGNS = 6
"""Signs of one letter."""
_TOGETHER = (1, 2, 3)
"""Sentences in a row that are weighed together."""
_SURE, _BY_LENGTH = -1.6, 1.0
"""Points that are needed, and how many more by the logarithm of how many sentences there are."""
_DOCUMENT = 40
"""Sentences from which a letter is a document, in which nothing is weighed."""


def judge(subject: str, text: str, *, writer: str = "") -> tuple[Sign, ...]:
    """Return what a letter shows, by its subject and its text as they were written, and by whom.

    Nothing where it is written to many or by a program.
    """
    said = folded(new_text(text[:MOST_TEXT], writer))[:MOST_NEW]
    spoken = spoken_in(said)
    sentences = [each for each in sentences_of(said) if not _is_idle(each, spoken)]
    if len(sentences) >= _DOCUMENT:
        return ()
    weights = weights_of(spoken.language)
    sums = [weights.sums(features_of(sentence, spoken)) for sentence in sentences]
    found = _shown(weights, sums)
    if not found or weights.are_to_many(sums) or spoken.is_for_many(f"{folded(subject)}\n{said}"):
        return ()
    kinds = sorted(found, key=lambda kind: (-found[kind], kind))
    words = (kind.split() for kind in kinds[:MOST_SIGNS])
    return tuple(Sign(cast(Act, a), cast(FavourType, b), spoken.language) for a, b in words)


def _is_idle(sentence: str, spoken: Spoken) -> bool:
    return spoken.is_courtesy(sentence) or spoken.is_refusal(sentence)


def _shown(weights: Weights, sentences: Sequence[Sums]) -> dict[str, float]:
    """Return the kinds that a sentence or some in a row show, with the points of the plainest.

    The longer a letter, the likelier something in it looks like a sign by chance.
    """
    found: dict[str, float] = {}
    needed = _SURE + _BY_LENGTH * log(len(sentences) or 1)
    for start, end in in_a_row(len(sentences)):
        for kind, points in weights.points(sentences[start:end]).items():
            if points > found.get(kind, needed):
                found[kind] = points
    return found


def in_a_row(sentences: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences begin and end that are weighed together, of so many."""
    for together in _TOGETHER:
        for start in range(sentences - together + 1):
            yield start, start + together
