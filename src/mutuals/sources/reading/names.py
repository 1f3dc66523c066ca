"""People's names as networks show them: without degrees and pictures, and folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

LONGEST = 300
"""Characters of a name; the rest is cut."""

_TITLES = (
    "PhD Ph.D. MBA EMBA MSc M.Sc. BSc B.Sc. MA M.A. BA B.A. MS M.S. BS B.S. MD M.D. JD J.D. LLM"
    " LL.M. LLB MEng BEng MPhil DPhil MPA MPH EdD DBA CPA CFA CMA CIA CISA CISM CISSP PMP PMI-ACP"
    " CSM CSPO CSP PSM SPHR PHR SHRM-CP SHRM-SCP ACCA FCA ACA FCCA CPCC PCC ACC MCC RN BSN MSN PE"
    " P.Eng. P.E. SAFe ITIL PgMP CAPM FRSA FRM CAIA CFP CHRP MCIPD FCIPD CIPD AIA LEED DDS DVM"
    " PharmD Esq. Dipl.-Ing. Dipl.-Kfm. MdB"
)
_KNOWN = frozenset(title.replace(".", "").casefold() for title in _TITLES.split())
# Without a comma before them these may be somebody's surname.
_ALSO_NAMES = frozenset({"ma", "ba", "pe", "bs", "ms", "cia", "csp", "acc", "aca", "safe"})
_BARE = _KNOWN - _ALSO_NAMES
_PRONOUNS = re.compile(r"(?i)\s*\((?:she|he|they|sie|er|elle|il|ella)\b[^()]*\)\s*$")
_CREDENTIAL = re.compile(r"[^\W\d_a-z]*[A-Z][\w.®-]{0,9}")
_PICTURES = {"So", "Sk", "Cn", "Co"}
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u200b\u2060\ufeff")


class CleanName(NamedTuple):
    """A name fit to be shown, and the degrees and certificates that stood behind it."""

    name: str
    suffix: str


def clean_name(name: str) -> CleanName:
    """Separate a person's name from pictures, pronouns, degrees and certificates."""
    kept = "".join(sign for sign in name[:LONGEST] if not _is_picture(sign))
    text = _PRONOUNS.sub("", " ".join(kept.split()))
    bare, *after = (part.strip() for part in text.split(","))
    credentials = [part for part in after if part]
    if not bare or not all(map(_is_credential, credentials)):
        return CleanName(" ".join(text.split()), "")
    words, trailing = _split_trailing(bare.split())
    return CleanName(" ".join(words), ", ".join([*trailing, *credentials]))


def _is_picture(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) in _PICTURES


def _is_credential(part: str) -> bool:
    words = part.split()
    return all(_CREDENTIAL.fullmatch(word) or _plain(word) in _KNOWN for word in words) and any(
        _plain(word) in _KNOWN or word.isupper() or "." in word for word in words
    )


def _split_trailing(words: list[str]) -> tuple[list[str], list[str]]:
    # A name all in capitals says nothing about its last word.
    is_mixed = any(word != word.upper() for word in words)
    end = len(words)
    while is_mixed and end > 1 and _plain(words[end - 1]) in _BARE and _has_capital(words[end - 1]):
        end -= 1
    return words[:end], words[end:]


def _plain(word: str) -> str:
    return word.replace(".", "").strip("®()").casefold()


def _has_capital(word: str) -> bool:
    return sum(sign.isupper() for sign in word) > 1
