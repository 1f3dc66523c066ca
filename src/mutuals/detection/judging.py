"""Judging a letter: which signs its new text bears. Always ends, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import cast

from mutuals.detection.features import features_of
from mutuals.detection.languages import spoken_in
from mutuals.detection.new_text import new_text
from mutuals.detection.sentences import folded, sentences_of
from mutuals.detection.weights import Weights, weights_of
from mutuals.model.favour import FavourType
from mutuals.model.sign import Act, Sign

VERSION = 6
"""Raised whenever weights, features or what is cut away change: then all is read again."""
MOST_TEXT = 65_536
"""Characters of a letter that are looked at."""
MOST_NEW = 8_000
"""Characters of its new text; what is longer than that is a document."""
MOST_SIGNS = 6
"""Signs of one letter."""
_AT_ONCE, _AHEAD = 5, 2
"""Sentences that are weighed together, and after how many the next ones are."""
_DOCUMENT = 40
"""Sentences from which a letter is a document, in which nothing is weighed."""


def judge(subject: str, text: str, *, writer: str = "") -> tuple[Sign, ...]:
    """Return what a letter shows, by its subject and its text as they were written, and by whom.

    Nothing where it is written to many or by a program.
    """
    said = folded(new_text(text[:MOST_TEXT], writer))[:MOST_NEW]
    spoken = spoken_in(said)
    sentences = [each for each in sentences_of(said) if not spoken.is_courtesy(each)]
    if len(sentences) >= _DOCUMENT:
        return ()
    features = [features_of(sentence, spoken) for sentence in sentences]
    kinds = _shown(weights_of(spoken.language), features)
    if not kinds or spoken.is_for_many(f"{folded(subject)}\n{said}"):
        return ()
    words = (kind.split() for kind in kinds[:MOST_SIGNS])
    return tuple(Sign(cast(Act, a), cast(FavourType, b), spoken.language) for a, b in words)


def _shown(weights: Weights, features: Sequence[set[str]]) -> list[str]:
    """Return the kinds that some sentences in a row show, the plainest first.

    The longer a letter, the likelier something in it looks like a sign by chance: the odds of each
    have to be as many times better as there are rows of sentences.
    """
    plainest: dict[str, float] = {}
    rows = list(in_a_row(features))
    for together in rows:
        for kind, points in weights.shown(together, needed=log(len(rows))):
            plainest[kind] = max(points, plainest.get(kind, 0.0))
    return sorted(plainest, key=lambda kind: (-plainest[kind], kind))


def in_a_row(features: Sequence[set[str]]) -> Iterator[set[str]]:
    """Yield the features of as many sentences as are weighed together, the last ones included."""
    for start in range(0, max(len(features) - _AT_ONCE + _AHEAD, 1), _AHEAD):
        yield set[str]().union(*features[start : start + _AT_ONCE])
