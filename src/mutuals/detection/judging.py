"""Judging a letter: which signs its new text bears. Always ends, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from mutuals.detection.english import ENGLISH
from mutuals.detection.english_ways import ENGLISH_WAYS
from mutuals.detection.german import GERMAN
from mutuals.detection.german_ways import GERMAN_WAYS
from mutuals.detection.new_text import new_text
from mutuals.detection.rules import ENOUGH, Phrases, Rule, pattern, points_of
from mutuals.detection.spanish import SPANISH
from mutuals.detection.spanish_ways import SPANISH_WAYS
from mutuals.detection.ways import (
    FAR,
    Kind,
    Ways,
    asks_plainly,
    may_be_asked,
    may_show,
    silences_of,
    weighed,
)
from mutuals.model.sign import Sign

VERSION = 3
"""Raised whenever rules or phrases change: what was read by an older one is read again."""
MOST_TEXT = 65_536
"""Characters of a letter that are looked at."""
MOST_NEW = 8_000
"""Characters of its new text; what is longer than that is a document."""
LONGEST = 400
"""Characters of one sentence; a longer one is judged in pieces."""
MOST_SIGNS = 6
"""Signs of one letter."""

_OUTRIGHT = 11
"""Points with which something weighed goes before a phrase that goes with much else."""
_BROAD: frozenset[Kind] = frozenset((
    ("gives", "event"), ("gives", "help"), ("asks", "help"), ("asks", "advice"),
    ("promises", "other"),
))  # fmt: skip
"""What is often said of something else: who comes to give a talk is no guest."""

_PHRASES: tuple[Phrases, ...] = (ENGLISH, GERMAN, SPANISH)
_WAYS: Mapping[str, Ways] = {"en": ENGLISH_WAYS, "de": GERMAN_WAYS, "es": SPANISH_WAYS}
_WORD = re.compile(r"[a-z](?:[a-z'-]{0,29}[a-z-])?")
_STRESSED = re.compile(r"(?<=\w\w)(?<!\bqu)([éíó])(?!\w)")
"""What tells *firmé* (I signed) from *firme*: it is folded to `firme'`."""
_SHORT = ("dr", "mr", "ms", "mrs", "st", "fr", "hr", "sr", "sra", "prof", "no", "nr", "ing", "lic")
"""Words that are cut short with a full stop; it ends no sentence."""
_END = re.compile(r"(?<=[.!?;])" + "".join(rf"(?<!\b{each}\.)" for each in _SHORT) + r"\s|\n")
_FOLDED = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "á": "a", "é": "e", "í": "i", "ó": "o",
        "ú": "u", "ñ": "n", "’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"',
        "„": '"', "\u00a0": " ", "\u200b": "", "\r": "\n", "\t": " ",
    }
)  # fmt: skip


def judge(subject: str, text: str, *, readers: int = 1) -> tuple[Sign, ...]:
    """Return what a letter shows, by its subject, its text as they were written, and its readers.

    Nothing where it is written to many or by a program.
    """
    said = _fold(new_text(text[:MOST_TEXT]))[:MOST_NEW]
    phrases = _spoken(set(_WORD.findall(said)))
    found = tuple(islice(_signs(phrases, said, readers), MOST_SIGNS))
    if not found or _is_for_many(phrases, f"{_fold(subject)}\n{said}"):
        return ()
    return found


def _fold(text: str) -> str:
    """Return a text in small letters without accents, as the rules are written."""
    text = text.lower()
    return text if text.isascii() else _STRESSED.sub(r"\1'", text).translate(_FOLDED)


def _spoken(words: set[str]) -> Phrases:
    """Return the language of which a letter holds the most common words; English of equals."""
    return max(_PHRASES, key=lambda phrases: len(words & phrases.common))


def _is_for_many(phrases: Phrases, letter: str) -> bool:
    if pattern(phrases.automatic).search(letter[:LONGEST]):
        return True
    return points_of(phrases.selling, letter) >= ENOUGH


def _signs(phrases: Phrases, said: str, readers: int) -> Iterator[Sign]:
    """Yield the signs, each kind once: set phrases first, then what is weighed far from them."""
    sentences = list(_sentences(said))
    found = dict(_phrased(phrases, sentences))
    for each in weighed(_WAYS[phrases.language], sentences, readers=readers):
        beside = {kind for kind, place in found.items() if abs(each.place - place) <= FAR}
        if beside and (each.points < _OUTRIGHT or beside & {each.kind} or not beside <= _BROAD):
            continue
        if not beside or each.kind not in _BROAD:
            found = {kind: place for kind, place in found.items() if kind not in beside}
            found.setdefault(each.kind, each.place)
    for act, type_ in found:
        yield Sign(act, type_, phrases.language)


def _phrased(phrases: Phrases, sentences: Sequence[str]) -> Iterator[tuple[Kind, int]]:
    """Yield what set phrases show and where; a rule looks at sentences with a word of its own."""
    called, found = _CALLED[phrases.language], set[int]()
    for place, sentence in enumerate(sentences):
        words = called.keys() & set(_WORD.findall(sentence))
        tried = {number for word in words for number in called[word]} - found if words else ()
        for number in sorted(tried):
            each = phrases.rules[number]
            if each.fits(sentence) and _may_show(phrases, sentence, each):
                found.add(number)
                yield (each.act, each.type), place


def _may_show(phrases: Phrases, sentence: str, rule: Rule) -> bool:
    ways, kind = _WAYS[phrases.language], (rule.act, rule.type)
    if not may_show(silences_of(ways, sentence), kind):
        return False
    return may_be_asked(kind) or not asks_plainly(ways, sentence)


def _sentences(said: str) -> Iterator[str]:
    for sentence in _END.split(said):
        for start in range(0, len(sentence), LONGEST):
            yield sentence[start : start + LONGEST]


def _callers(phrases: Phrases) -> dict[str, list[int]]:
    """Return by a word the rules that it calls up, by their place."""
    called: dict[str, list[int]] = {}
    for number, each in enumerate(phrases.rules):
        for word in each.calls:
            called.setdefault(word, []).append(number)
    return called


_CALLED = {phrases.language: _callers(phrases) for phrases in _PHRASES}
