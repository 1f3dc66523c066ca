"""Judging a letter: which signs its new text bears. Always ends, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.detection.english import ENGLISH
from mutuals.detection.new_text import new_text
from mutuals.detection.rules import ENOUGH, Phrases, Rule
from mutuals.model.sign import Sign

VERSION = 1
"""Raised whenever rules or phrases change: what was read by an older one is read again."""
MOST_TEXT = 65_536
"""Characters of a letter that are looked at."""
MOST_NEW = 8_000
"""Characters of its new text; what is longer than that is a document."""
LONGEST = 400
"""Characters of one sentence; a longer one is judged in pieces."""
MOST_SIGNS = 6
"""Signs of one letter."""

_PHRASES: tuple[Phrases, ...] = (ENGLISH,)
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
    words = set(_WORD.findall(said))
    phrases = _spoken(words)
    called = [rule for rule in phrases.rules if not rule.calls.isdisjoint(words)]
    if not called or _is_for_many(phrases, f"{_fold(subject)}\n{said}"):
        return ()
    return tuple(_signs(phrases, called, said))


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
    return sum(cue.points for cue in phrases.selling if cue.words.search(letter)) >= ENOUGH


def _signs(phrases: Phrases, called: list[Rule], said: str) -> Iterator[Sign]:
    sentences = list(_sentences(said))
    found = 0
    for rule in called:
        if any(map(rule.fits, sentences)):
            yield Sign(rule.act, rule.type, phrases.language)
            found += 1
        if found >= MOST_SIGNS:
            return


def _sentences(said: str) -> Iterator[str]:
    for sentence in _END.split(said):
        for start in range(0, len(sentence), LONGEST):
            yield sentence[start : start + LONGEST]
