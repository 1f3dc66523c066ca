"""How names are spelled: what looks alike, what sounds alike, what is disguised."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mutuals.identity import shipped
from mutuals.identity.glyphs import is_twin, is_unseen, looks_as
from mutuals.identity.transliteration import LONGEST, latin

_DIGITS = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "!": "l"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_MIXABLE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "GEORGIAN")
_ORDINALS = frozenset("ªº")
_IN_ADDRESSES = frozenset("@.-_")
_JOINERS = frozenset("\u200c\u200d")
_DIRECTION_MARKS = frozenset("\u200e\u200f\u061c")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_TWIN = 8
"""Letters from which a name of twins only is no accident of an honest Cyrillic or Greek name."""


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Return what a text looks like to the eye: equal skeletons cannot be told apart at a glance.

    Letters of all scripts become the ASCII letters they resemble, 0 and o, 1, l and i, rn and m,
    vv and w, cl and d are one, unseen signs are dropped. For comparing only, never to be shown.
    """
    seen = "".join(map(looks_as, text[:LONGEST])).translate(_DIGITS)
    for pair, letter in _PAIRS:
        seen = seen.replace(pair, letter)
    return " ".join(seen.split())


_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in [
        (r"(?<![aeiouq])([aou])e(?=[bcdfghklmnprstvwxz])", r"\1"),
        (r"schtsch", "shch"),
        (r"tsch|^tch", "ch"),
        (r"shch|sch", "sh"),
        (r"ch(?=[rl])", "k"),
        (r"(?<=.)ph|^ph(?=...)", "f"),
        (r"(?<=.)kh", "h"),
        (r"th", "t"),
        (r"dj", "d"),
        (r"ck", "k"),
        (r"cks|ks|cs|x", "x"),
        (r"c(?![ehiy])", "k"),
        (r"w", "v"),
        (r"ou(?=.)", "u"),
        (r"^[yj]e(?=[vkgl])", "e"),
        (r"[yj]", "i"),
        (r"([^eou\W\d_])\1+", r"\1"),
        (r"dt$", "t"),
        (r"(?<=[dt])er$", "r"),
    ]
)
_SHORT, _SYLLABLE = 3, 6
"""Letters of words that keep their spelling: Lee and Le, and of those in -ng: Jiang, Jang and Yang
are three names.
"""


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """Return a key in Latin letters under which the spellings of one name meet.

    Sergey, Sergei and their Cyrillic form; Mueller, Muller and the form with the umlaut. Words of
    up to three letters and those of one syllable in -ng keep their spelling. For comparing only.
    """
    return " ".join(map(_sound, latin(text).split()))


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    if len(word) <= _SHORT or (len(word) <= _SYLLABLE and word.endswith("ng")):
        return word
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=16384)
def is_disguised(text: str) -> bool:
    """Say whether a text is made to look like another one.

    Unseen signs, letters that Unicode has for typesetting only, two scripts in one word, or a
    foreign word made of nothing but look-alikes. Names in their own script are none, nor accents.
    """
    if text.isascii():
        return False
    text = text[:LONGEST]
    return _hides(text) or any(map(_is_typographic, text)) or _mixes(text) or _poses(text)


def _hides(text: str) -> bool:
    return any(is_unseen(sign) and not _is_needed(text, at) for at, sign in enumerate(text))


def _is_needed(text: str, at: int) -> bool:
    """Say whether an unseen sign has a task: in Persian and Indic spelling, emoji, mixed lines."""
    before, sign = text[at - 1] if at else " ", text[at]
    if sign in _DIRECTION_MARKS:
        return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    is_symbol = unicodedata.category(before) in {"So", "Sk"} or is_unseen(before)
    if "\ufe00" <= sign <= "\ufe0f":
        return is_symbol
    return sign in _JOINERS and (is_symbol or not _is_mixable(before))


def _is_mixable(sign: str) -> bool:
    return sign.isascii() or _script(sign) in _MIXABLE


@lru_cache(maxsize=16384)
def _is_typographic(sign: str) -> bool:
    """Say whether a sign is an ASCII letter for typesetters or phoneticians."""
    name = unicodedata.name(sign, "")
    if "SMALL CAPITAL" in name or (is_twin(sign) and name.startswith("LATIN")):
        return True
    plain = unicodedata.normalize("NFKC", sign)
    if plain == sign or sign in _ORDINALS or not plain.isascii():
        return False
    return sign.isalnum() or plain in _IN_ADDRESSES


@lru_cache(maxsize=16384)
def _script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]


def _mixes(text: str) -> bool:
    scripts = (set(map(_script, word)) & set(_MIXABLE) for word in _WORD.findall(text))
    return any(len(found) > 1 for found in scripts)


def _poses(text: str) -> bool:
    """Say whether a foreign word consists of twins only, where that can be no accident."""
    words = _WORD.findall(text)
    twins = [word for word in words if not word.isascii() and all(map(is_twin, word))]
    if not twins:
        return False
    if any(map(str.isascii, words)):
        return True
    is_all = len(twins) == len(words) and sum(map(len, words)) >= _LONG_TWIN
    return is_all or any(_is_name(skeleton_of_word) for skeleton_of_word in map(_seen, twins))


def _seen(word: str) -> str:
    return "".join(map(looks_as, word))


def _is_name(word: str) -> bool:
    names = shipped.words("given_names.txt") | shipped.words("surnames.txt")
    return word in names
