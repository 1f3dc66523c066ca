"""Judging a letter: which signs its new text bears. Always ends, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mutuals.detection.english import ENGLISH
from mutuals.detection.german import GERMAN
from mutuals.detection.new_text import new_text
from mutuals.detection.rules import ENOUGH, Phrases, Rule, points_of
from mutuals.detection.spanish import SPANISH
from mutuals.model.sign import Sign

VERSION = 2
"""Raised whenever rules or phrases change: what was read by an older one is read again."""
MOST_TEXT = 65_536
"""Characters of a letter that are looked at."""
MOST_NEW = 8_000
"""Characters of its new text; what is longer than that is a document."""
LONGEST = 400
"""Characters of one sentence; a longer one is judged in pieces."""
MOST_SIGNS = 6
"""Signs of one letter."""

_PHRASES: tuple[Phrases, ...] = (ENGLISH, GERMAN, SPANISH)
_WORD = re.compile(r"[a-z][a-z'-]{0,30}")
_END = re.compile(r"(?<=[.!?;])\s|\n")
_FOLDED = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "á": "a", "é": "e", "í": "i", "ó": "o",
        "ú": "u", "ñ": "n", "’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"',
        "„": '"', "\u00a0": " ", "\u200b": "", "\r": "\n", "\t": " ",
    }
)  # fmt: skip


def judge(subject: str, text: str) -> tuple[Sign, ...]:
    """Return what a letter shows, by its subject and its text as they were written.

    Nothing where it is written to many or by a program.
    """
    said = _fold(new_text(text[:MOST_TEXT]))[:MOST_NEW]
    phrases = _spoken(set(_WORD.findall(said)))
    found = tuple(islice(_signs(phrases, said), MOST_SIGNS))
    if not found or _is_for_many(phrases, f"{_fold(subject)}\n{said}"):
        return ()
    return found


def _fold(text: str) -> str:
    """Return a text in small letters without accents, as the rules are written."""
    text = text.lower()
    return text if text.isascii() else text.translate(_FOLDED)


def _spoken(words: set[str]) -> Phrases:
    """Return the language of which a letter holds the most common words; English of equals."""
    return max(_PHRASES, key=lambda phrases: len(words & phrases.common))


def _is_for_many(phrases: Phrases, letter: str) -> bool:
    if phrases.automatic.search(letter[:LONGEST]):
        return True
    return points_of(phrases.selling, letter) >= ENOUGH


def _signs(phrases: Phrases, said: str) -> Iterator[Sign]:
    """Yield the signs, each once; a rule looks only at sentences that hold a word of its own."""
    called, found = _CALLED[phrases.language], set[Rule]()
    for sentence in _sentences(said):
        words = called.keys() & set(_WORD.findall(sentence))
        tried = {each for word in words for each in called[word]} - found if words else ()
        for each in sorted(tried, key=phrases.rules.index):
            if each.fits(sentence):
                found.add(each)
                yield Sign(each.act, each.type, phrases.language)


def _sentences(said: str) -> Iterator[str]:
    for sentence in _END.split(said):
        for start in range(0, len(sentence), LONGEST):
            yield sentence[start : start + LONGEST]


def _callers(phrases: Phrases) -> dict[str, list[Rule]]:
    """Return by a word the rules that it calls up."""
    called: dict[str, list[Rule]] = {}
    for each in phrases.rules:
        for word in each.calls:
            called.setdefault(word, []).append(each)
    return called


_CALLED = {phrases.language: _callers(phrases) for phrases in _PHRASES}
