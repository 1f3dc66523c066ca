"""The words of an organisation's name, as far as no table is needed."""

from __future__ import annotations

import re

from mutuals.identity.transliteration import LONGEST, latin

_LINKS = frozenset({"and", "und", "et", "y", "og", "och", "en", "i"})
_SMALL = frozenset({"of", "for", "the", "de", "la", "des", "der", "fur", "di", "do", "da"})
_BEFORE = frozenset({"ooo", "oao", "zao", "pao", "ao", "pt", "uab", "sia", "tov", "fa", "firma"})
_EASTERN_FORMS = re.compile(
    "株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|㈜"
)
_SITES = (".com", ".net", ".org", ".io", ".ai", ".de", ".co")
_UMLAUT = re.compile(r"(?<![aeiouq])([aou])e(?=[bcdfghklmnprstvwxz])")
_SIGNS = re.compile(r"[^\w]+|_")


def words_of(name: str) -> list[str]:
    """Return the words of a name: small Latin letters, no remarks in brackets, no dots."""
    text = latin(_EASTERN_FORMS.sub("", name[:LONGEST]).strip() or name).partition(" (")[0]
    site = next((site for site in _SITES if text.endswith(site)), "")
    text = text.removesuffix(site) if "." not in text.removesuffix(site) else text
    words = _SIGNS.sub(" ", text.replace("&", " and ").replace(".", "").replace("'", "")).split()
    return [_UMLAUT.sub(r"\1", word) for word in words]


def label_spellings(label: str) -> tuple[str, str]:
    """Return the label of a domain in one word, as it stands and with ae, oe and ue as umlauts."""
    plain = latin(label).replace("-", "")
    return plain, _UMLAUT.sub(r"\1", plain)


def without_links(words: list[str]) -> list[str]:
    """Return words without those that only link others."""
    return [word for word in words if word not in _LINKS]


def without_start(words: list[str]) -> list[str]:
    """Return the words from the first that tells an organisation from others, links left out."""
    kept = without_links(words) or words
    while len(kept) > 1 and (kept[0] == "the" or kept[0] in _BEFORE):
        kept = kept[1:]
    return kept


def first_letters(words: list[str]) -> tuple[str, str]:
    """Return the first letters of words, small words in and out."""
    large = [word for word in words if word not in _SMALL]
    return "".join(word[0] for word in words), "".join(word[0] for word in large)
