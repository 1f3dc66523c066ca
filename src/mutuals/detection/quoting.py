"""Where a letter stops being its writer's: what it quotes, cites and forwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

_QUOTING = (">", "|", "&gt;")
_AHEAD = 3
"""Lines over which a citation is broken at most, and behind which a mail's headers follow."""
_FULL = 60
"""Characters of a quoted line behind which a program may have broken it."""
_CITED = (
    "wrote", "writes", "schrieb", "schreibt", "geschrieben", "escribi", "va escriure", "a écrit",
    "a ecrit",
)  # fmt: skip
_CITES = re.compile(
    r"(?i)(?:(?:on|am|el|en|le|at|den)\b.{0,60}\d|.{0,60}<[^>]{0,80}@|\S{1,60}@\S{1,60}|\d{1,4}[-./]\d)"
)
"""How a citation that runs over several lines begins."""
_TAIL = 120
"""Characters at the end of a citation in which its verb stands."""
_WHEN = re.compile(r"\d|@")
_OTHERS = re.compile(
    r"(?i)[-_=*> \u2010-\u2015]{2,40}\s?.{0,20}(?:original (?:message|appointment)|forwarded"
    r"|begin forward|urspr(?:ü|ue)ngliche|weitergeleitete|mensaje (?:original|reenviado)|reenviado"
    r"|end of message)"
    r"|begin forwarded message|anfang der weitergeleiteten|inicio del mensaje reenviado"
)
_NAMES = r"(?i)\*?(?:{})\*?\s{{0,4}}:\*?(?:\s|\Z)"
_WRITER = re.compile(_NAMES.format("from|von|de"))
_HEADER = re.compile(
    _NAMES.format(
        "from|to|cc|sent|date|subject|von|an|gesendet|datum|betreff|de|para|enviado(?: el)?"
        "|fecha|asunto"
    )
)
_ABOUT = re.compile(r"(?i)\b(?:subject|betreff|asunto)\s{0,4}:")
_SENT = re.compile(r"(?i)\b(?:subject|betreff|asunto|sent|gesendet|enviado(?: el)?)\*?\s{0,4}:")
"""What stands beside the writer of a mail, and not beside a time or a place to set out from."""
_ADDRESSED = re.compile(r"(?i)\b(?:to|cc|an|para)\s{0,4}:")
_DATED = re.compile(
    r"(?i).{0,90}\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?P<seconds>:\d\d)?(?: [ap]m)?\Z"
)
"""How some programs begin what they quote: a name and a moment, and no more."""


def is_quoted(line: str) -> bool:
    """Say whether a line bears the mark of a quoted one."""
    return line.startswith(_QUOTING)


def is_rest(line: str, before: str) -> bool:
    """Say whether a line is the end of the quoted one before it, which a program broke."""
    return bool(line) and is_quoted(before) and len(before) >= _FULL and before[-1] not in ".?!:"


def citation_at(lines: Sequence[str], place: int) -> int:
    """Return over how many lines a citation runs from a place (`Lee wrote on 2 March:`), else 0.

    What ends without a colon, or says neither when nor from which address, is a citation only
    where quoted lines follow: "I read what you wrote" is not.
    """
    longest = _AHEAD if _CITES.match(lines[place]) else 1
    for count in range(1, longest + 1):
        last = lines[place + count - 1] if place + count <= len(lines) else ""
        if not last or is_quoted(last):
            return 0
        if _may_cite(last) and _cites(lines, place, count):
            return count
    return 0


def is_marked(lines: Sequence[str], place: int) -> bool:
    """Say whether the next line that is not empty bears the mark of a quoted one."""
    return is_quoted(next(filter(None, lines[place : place + _AHEAD]), ""))


def _may_cite(line: str) -> bool:
    return line.endswith(":") or _has_verb(line)


def _has_verb(line: str) -> bool:
    return any(map(line[-_TAIL:].lower().__contains__, _CITED))


def _cites(lines: Sequence[str], place: int, count: int) -> bool:
    text = " ".join(lines[place : place + count])
    is_plain = text.endswith(":") and _WHEN.search(text) is not None
    if _has_verb(text):
        return is_plain or is_marked(lines, place + count)
    return is_plain and "@" in text and is_marked(lines, place + count)


def begins_others(lines: Sequence[str], place: int) -> bool:
    """Say whether from this line on another letter stands, without a mark at each line."""
    line = lines[place]
    return bool(_OTHERS.match(line)) or _has_headers(lines, place) or _is_dated(lines, place)


def _has_headers(lines: Sequence[str], place: int) -> bool:
    """Say whether the headers of a mail stand here: one alone may be of an invitation."""
    if ":" not in lines[place] or not _HEADER.match(lines[place]):
        return False
    headers = [line for line in _few(lines, place) if _HEADER.match(line)]
    text = " ".join(headers)
    if any(map(_WRITER.match, headers)):
        return "@" in text or _SENT.search(text) is not None
    return bool(_ABOUT.search(text) and _ADDRESSED.search(text))


def _is_dated(lines: Sequence[str], place: int) -> bool:
    line = lines[place]
    found = _DATED.match(line) if ":" in line else None
    if found is None:
        return False
    is_of_mail = found["seconds"] is not None or "@" in line
    return is_of_mail or any(map(_HEADER.match, _few(lines, place + 1)))


def _few(lines: Sequence[str], place: int) -> list[str]:
    """Return the next few lines that are not empty."""
    return list(islice(filter(None, lines[place : place + 2 * _AHEAD]), _AHEAD))
