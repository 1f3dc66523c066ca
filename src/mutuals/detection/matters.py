"""What a sentence is about: words and phrases of a matter with points, looked up word by word.

They stand in `words/`, one file per language, so that a phrase is added in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from mutuals.model.sign import Language

FOLDER = Path(__file__).parent / "words"
_WORD = re.compile(r"[a-z0-9<](?:[a-z0-9'<>+-]*[a-z0-9>+])?")
_NO_STEM = ("\0",)
"""Begins no word."""
_SHORTEST_STEM = 3
_MOST_WORDS = 20_000
"""Words of which is remembered what they call up."""


class Place(NamedTuple):
    """What may stand in one place of a phrase: words, and how words may begin."""

    words: frozenset[str]
    stems: tuple[str, ...]


class Phrase(NamedTuple):
    """Words in a row that speak of a matter: what may stand in each place behind the first.

    `number` tells phrases apart; `matter` is `asks advice`, or `event` where the act does not show.
    """

    number: int
    places: tuple[Place, ...]
    matter: str
    points: int


class Begun(NamedTuple):
    """The phrases that a word begins: of it alone, by the word behind it, and with a stem there."""

    alone: tuple[Phrase, ...]
    by_next: dict[str, list[Phrase]]
    by_stem: tuple[Phrase, ...]


class Called(NamedTuple):
    """Phrases by their first word, by how it begins, and by how it ends."""

    whole: dict[str, list[Phrase]]
    begun: dict[str, list[Phrase]]
    ended: dict[str, list[Phrase]]


class Matters:
    """The words of all matters of one language, read when they are needed first."""

    def __init__(self, language: Language) -> None:
        """Take the words of a language."""
        self._language = language
        self._begun_by = lru_cache(_MOST_WORDS)(self._phrases_of)

    def of(self, sentence: str) -> dict[str, int]:
        """Return the points of each matter that a sentence (folded) speaks of, each phrase once."""
        points: dict[str, int] = {}
        for phrase in set(self._spoken(_WORD.findall(sentence))):
            points[phrase.matter] = points.get(phrase.matter, 0) + phrase.points
        return points

    def strongest_of(self, sentence: str) -> dict[str, int]:
        """Return the points of the strongest phrase of each matter that a sentence speaks of."""
        points: dict[str, int] = {}
        for phrase in self._spoken(_WORD.findall(sentence)):
            points[phrase.matter] = max(points.get(phrase.matter, 0), phrase.points)
        return points

    def _spoken(self, words: list[str]) -> Iterator[Phrase]:
        for place, word in enumerate(words, 1):
            begun = self._begun_by(word)
            if begun is None:
                continue
            yield from begun.alone
            if place < len(words):
                for phrase in begun.by_next.get(words[place], ()):
                    if len(phrase.places) == 1 or _follows(phrase.places, words, place):
                        yield phrase
                for phrase in begun.by_stem:
                    if _follows(phrase.places, words, place):
                        yield phrase

    @cached_property
    def _called(self) -> Called:
        called = Called({}, {}, {})
        text = (FOLDER / f"{self._language}.txt").read_text(encoding="utf-8")
        for number, (matter, points, words) in enumerate(entries(text)):
            places = tuple(frozenset(place.split("/")) for place in words.split())
            phrase = Phrase(number, tuple(map(_place, places[1:])), matter, points)
            for word in places[0]:
                _table(called, word).setdefault(word.strip("*"), []).append(phrase)
        return called

    def _phrases_of(self, word: str) -> Begun | None:
        """Return the phrases that a word may begin, None where there is none."""
        called = self._called
        phrases = called.whole.get(word, [])
        for length in range(_SHORTEST_STEM, len(word) + 1):
            if (stem := word[:length]) in called.begun:
                phrases = phrases + called.begun[stem]
            if (end := word[-length:]) in called.ended:
                phrases = phrases + called.ended[end]
        return _begun(phrases) if phrases else None


def _begun(phrases: list[Phrase]) -> Begun:
    alone = tuple(each for each in phrases if not each.places)
    stems = tuple(each for each in phrases if each.places and each.places[0].stems)
    by_next: dict[str, list[Phrase]] = {}
    for each in phrases:
        for word in each.places[0].words if each.places and each not in stems else ():
            by_next.setdefault(word, []).append(each)
    return Begun(alone, by_next, stems)


def entries(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield matter, points and words of each entry of a file of words."""
    matter, points = "", 0
    for line in text.splitlines():
        if line.startswith("["):
            matter = line.strip("[]")
        elif not line.startswith("#"):
            figure, colon, words = line.rpartition(":")
            points = int(figure) if colon else points
            yield from ((matter, points, each.strip()) for each in words.split(",") if each.strip())


def _table(called: Called, word: str) -> dict[str, list[Phrase]]:
    if word.startswith("*"):
        return called.ended
    return called.begun if word.endswith("*") else called.whole


def _place(words: frozenset[str]) -> Place:
    stems = tuple(word[:-1] for word in sorted(words) if word.endswith("*"))
    return Place(words, stems)


def _follows(places: tuple[Place, ...], words: Sequence[str], start: int) -> bool:
    if start + len(places) > len(words):
        return False
    for ahead, place in enumerate(places, start):
        if words[ahead] not in place.words and not words[ahead].startswith(place.stems or _NO_STEM):
            return False
    return True
