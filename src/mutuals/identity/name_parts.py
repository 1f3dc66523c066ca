"""A person's name taken apart: given names, surname, initials, suffix, birth name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mutuals.identity.given_names import is_given
from mutuals.identity.rarity import is_known_given, is_known_surname
from mutuals.identity.transliteration import LONGEST, latin

_TITLES = frozenset(
    """
    dr prof professor doctor mr mrs ms miss mx herr frau hr fr dipl mag ing ir drs mme mlle mgr
    monsieur madame sig signor signora sra srta senor senora dott dottssa univ
    priv doz pd rev sir dame dipling diplkfm diplinf msgr inż pan pani
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
_OF_A_DOCTOR = frozenset({"rer", "nat", "med", "phil", "habil", "hc"})
"""Words that belong to the title before them; alone they are given names."""
_SUFFIXES = {
    "jr": "jr", "junior": "jr", "jun": "jr", "sr": "sr", "senior": "sr", "sen": "sr",
    "ii": "ii", "2nd": "ii", "iii": "iii", "3rd": "iii", "iv": "iv", "4th": "iv",
    "fils": "jr", "pere": "sr", "filho": "jr", "neto": "iii",
}  # fmt: skip
_DEGREES = frozenset(
    """
    phd md mba esq cpa pmp msc bsc mphil llm llb jd dds rn cfa cissp frcs obe cbe mbe dphil dsc
    meng beng pmphil cism cisa shrm sphr phr pe acca fca aca ret usn usa usmc csm psm ccna mpa mph
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
_SHORT_DEGREES = frozenset({"ma", "ba", "bs", "ms", "cp", "ra", "do", "eng"})
"""Degrees that are surnames too: they count behind a comma only."""
_PARTICLES = frozenset(
    """
    van von vom zu zur zum der den de del della dello di da do dos das du des la le las los lo ter
    ten te af av bin ibn bint al el abu und dalla dal degli dei op aan in 't y e d
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
_LINKS = frozenset({"y", "e", "und"})
_BIRTH = frozenset({"ne", "nee", "geb", "geborene", "geboren", "born", "formerly", "domo", "roz"})
_CUTS = (" | ", " / ", " - ", " \u2013 ", " \u2014 ", " \u2022 ", " \u00b7 ", " via ", " @")
_BRACKETS = {
    "(": ")", "[": "]", "{": "}", "<": ">", '"': '"', "\u201c": "\u201d", "\u201e": "\u201c",
    "\u00ab": "\u00bb",
}  # fmt: skip
_MARKS = str.maketrans("", "", "'`\u00b4\u2019\u2018\u02bc")
_EDGES = "-_.:;!?*+#~=&/\\\u2026"
_EASTERN = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
_DOUBLE_SURNAMES = frozenset(
    {"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "皇甫", "东方", "夏侯", "남궁", "황보"}
)
_TWO_SIGNS = 4
"""Signs from which a name in Han signs is Japanese, where surnames have two."""


class NameParts(NamedTuple):
    """A name taken apart, in small Latin letters (Han signs stay).

    `given` are the given names in order, `surname` the family name with its particles and hyphens,
    `initials` the given names of which only a letter is known, `suffix` jr, sr, ii ..., `also`
    other surnames that were stated (a birth name), `first` the first given name or its initial.
    """

    given: tuple[str, ...] = ()
    surname: str = ""
    initials: tuple[str, ...] = ()
    suffix: str = ""
    also: tuple[str, ...] = ()
    first: str = ""


@lru_cache(maxsize=65536)
def parts(name: str) -> NameParts:
    """Return the parts of a name as people and address books write it.

    "Lopes, Ana", "Dr. Ana Lopes, MBA", "Ana Lopes (ACME)", "LOPES Ana", "Ana Meyer née Lopes";
    titles, degrees and remarks are dropped. A single word is a given name unless it is known as a
    surname only. What is no name (no letters at all) has empty parts.
    """
    text, remarks = _without_remarks(unicodedata.normalize("NFKC", name[:LONGEST]))
    pieces, suffix = _pieces(text)
    words, length = _in_order(pieces)
    words, stated = _without_birth_name(words)
    also = stated or _stated_in(remarks)
    if not words:
        return NameParts(suffix=suffix, also=also)
    given, surname = _split(words, length)
    return _made(given, surname, suffix, also)


def core(surname: str) -> tuple[str, ...]:
    """Return the words of a surname that tell it: no particles, double names apart."""
    words = surname.replace("-", " ").split()
    return tuple(word for word in words if word not in _PARTICLES) or tuple(words)


def _made(given: list[str], surname: list[str], suffix: str, also: tuple[str, ...]) -> NameParts:
    names = [word for word in map(_folded, given) if word]
    full = tuple(word for word in names if len(word) > 1 or not word.isascii())
    letters = tuple(word for word in names if len(word) == 1 and word.isascii())
    family = " ".join(filter(None, map(_folded, surname)))
    return NameParts(full, family, letters, suffix, also, names[0] if names else "")


def _folded(word: str) -> str:
    return latin(word).translate(_MARKS).strip("-")


def _without_remarks(text: str) -> tuple[str, list[str]]:
    """Return a name without what stands in brackets or quotes, and that."""
    kept, remarks, closing = [""], [""], ""
    for sign in text:
        if closing:
            closing = "" if sign == closing else closing
            remarks[-1] += sign if closing else ""
        elif sign in _BRACKETS:
            closing = _BRACKETS[sign]
            remarks.append("")
            kept.append(" ")
        elif unicodedata.category(sign) != "Cf":
            kept.append(sign)
    text = _cut("".join(kept)).strip()
    return (text, remarks) if text else (_cut(" ".join(remarks)).strip(), [])


def _cut(text: str) -> str:
    for mark in _CUTS:
        before, found, _ = text.partition(mark)
        text = before if found and before.strip() else text
    return text


def _pieces(text: str) -> tuple[list[list[str]], str]:
    """Return the words between commas without titles and degrees, and the suffix."""
    pieces: list[list[str]] = []
    suffix = ""
    for number, piece in enumerate(text.replace(";", ",").split(",")):
        words = piece.split()
        words = _without_titles(words)
        while words and (number or len(words) > 1) and _ends(words[-1], behind_comma=number > 0):
            suffix = _SUFFIXES.get(_bare(words[-1]), suffix)
            words = words[:-1]
        pieces.append(_spread(words))
    return [piece for piece in pieces if piece], suffix


def _without_titles(words: list[str]) -> list[str]:
    """Return words without the titles in front: Dr. phil. is one, but Phil Collins is called so."""
    known = _TITLES
    while len(words) > 1 and _bare(words[0]) in known:
        words, known = words[1:], _TITLES | _OF_A_DOCTOR
    return words


def _ends(word: str, *, behind_comma: bool) -> bool:
    bare = _bare(word)
    return bare in _SUFFIXES or bare in _DEGREES or (behind_comma and bare in _SHORT_DEGREES)


@lru_cache(maxsize=16384)
def _bare(word: str) -> str:
    return latin(word.replace(".", "").replace("-", ""))


def _spread(words: list[str]) -> list[str]:
    """Return words with initials apart: J.R.R. is three; what has no letter is left out."""
    found = (part.strip(_EDGES) for word in words for part in word.split("."))
    return [part for part in found if any(map(str.isalpha, part))]


def _in_order(pieces: list[list[str]]) -> tuple[list[str], int]:
    """Return the words given name first, and how many at the end are the surname (0: unknown)."""
    if len(pieces) < 2:  # noqa: PLR2004 - nothing before or behind a comma
        return (pieces[0] if pieces else []), 0
    before, behind = pieces[0], pieces[1]
    is_remark = len(before) > 1 and is_given(before[0]) and not is_given(behind[0])
    return (before, 0) if is_remark else (behind + before, len(before))


def _without_birth_name(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    for place, word in enumerate(words):
        if place > 1 and _bare(word) in _BIRTH:
            return words[:place], core(" ".join(map(_folded, words[place + 1 :])))
    return words, ()


def _stated_in(remarks: list[str]) -> tuple[str, ...]:
    for remark in remarks:
        words = [_folded(word) for word in _spread(remark.split())]
        if words[1:] and words[0] in _BIRTH:
            return core(" ".join(words[1:]))
        if len(words) == 1 and is_known_surname(words[0]) and not is_given(words[0]):
            return (words[0],)
    return ()


def _split(words: list[str], length: int) -> tuple[list[str], list[str]]:
    """Return the given names and the words of the surname."""
    if length:
        start = _particles_before(words, len(words) - length)
        return words[:start], words[start:]
    if all(map(_is_eastern, words)):
        return _eastern(words)
    if len(words) == 1:
        is_family = is_known_surname(_folded(words[0])) and not is_given(words[0])
        return ([], words) if is_family else (words, [])
    if _comes_first(words):
        return words[1:], words[:1]
    start = _start_of_surname(words)
    return words[:start], words[start:]


def _particles_before(words: list[str], start: int) -> int:
    """Return where the surname begins: "Berg, Anna van der" has its particles at the end."""
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return start


def _is_particle(word: str) -> bool:
    return len(word) > 1 and _bare(word) in _PARTICLES


def _comes_first(words: list[str]) -> bool:
    """Say whether the first word is the surname: LOPES Ana, or known words in that order."""
    first, last = words[0], words[-1]
    is_shouted = len(first) > 1 and first.isupper() and not any(map(_is_shouted, words[1:]))
    one, other = _folded(first), _folded(last)
    return is_shouted or (
        is_known_surname(one)
        and not is_given(one)
        and is_known_given(other)
        and not is_known_surname(other)
    )


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _start_of_surname(words: list[str]) -> int:
    for place in range(1, len(words) - 1):
        if _bare(words[place]) in _LINKS and words[place].islower() and place > 1:
            return place - 1
        if _is_particle(words[place]):
            return place
    return len(words) - 1


def _is_eastern(word: str) -> bool:
    return not word.isascii() and unicodedata.name(word[0], "").startswith(_EASTERN)


def _eastern(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the parts of a name in Han signs, kana or Hangul: the surname comes first."""
    if len(words) > 1:
        return words[1:], words[:1]
    name = words[0]
    is_long = name[:2] in _DOUBLE_SURNAMES or (len(name) >= _TWO_SIGNS and name[0] < "가")
    length = 2 if is_long else 1
    return ([name[length:]], [name[:length]]) if len(name) > length else ([], [name])
