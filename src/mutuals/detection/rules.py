"""The shape of a rule: words that call it up, and cues that speak for it or against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from mutuals.model.favour import FavourType
from mutuals.model.sign import Act, Language

ENOUGH = 3
"""Points that a sentence needs to bear a sign."""


pattern = cache(re.compile)
"""Compiles a pattern when it is needed first: who judges no letter of a language pays nothing."""


class Cue(NamedTuple):
    """Words in a sentence (a pattern) and their points, below zero where they speak against."""

    points: int
    words: str

    def stands_in(self, text: str) -> bool:
        """Say whether a text holds the words."""
        return pattern(self.words).search(text) is not None


def points_of(cues: Iterable[Cue], text: str) -> int:
    """Add up the points of the cues that a text holds."""
    return sum([cue.points for cue in cues if pattern(cue.words).search(text)])


class Rule(NamedTuple):
    """One thing that a writer can do.

    `calls` are single words of which one must stand in a sentence before the rule is tried on it;
    the points of the cues found in it add up, and `ENOUGH` make the sign.
    """

    act: Act
    type: FavourType
    calls: frozenset[str]
    speaking_for: tuple[Cue, ...]
    speaking_against: tuple[Cue, ...]

    def fits(self, sentence: str) -> bool:
        """Say whether a sentence (folded) has enough cues."""
        points = points_of(self.speaking_for, sentence)
        return points >= ENOUGH and points + points_of(self.speaking_against, sentence) >= ENOUGH


class Phrases(NamedTuple):
    """All that is known of one language.

    `common` are the words by which it is told from the others; `selling` are cues of a whole letter
    that it is written to many; `automatic` is how a program begins its answer.
    """

    language: Language
    common: frozenset[str]
    rules: tuple[Rule, ...]
    selling: tuple[Cue, ...]
    automatic: str


def rule(act: Act, type_: FavourType, calls: str, *cues: tuple[int, str]) -> Rule:
    """Return a rule of words that call it up and cues as `(points, pattern)`.

    Patterns are read over folded sentences of bounded length; gaps in them are bounded, too.
    """
    speaking = cues_of(cues)
    return Rule(
        act, type_, words(calls),
        tuple(cue for cue in speaking if cue.points > 0),
        tuple(cue for cue in speaking if cue.points < 0),
    )  # fmt: skip


def cues_of(cues: Iterable[tuple[int, str]]) -> tuple[Cue, ...]:
    """Return cues of points and patterns."""
    return tuple(Cue(points, words) for points, words in cues)


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
