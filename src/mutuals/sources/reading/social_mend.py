"""JSON that is not quite JSON: cut off, trailing commas, keys without quotes. Never recursive.

X's own viewer reads its archive as a program, so tools re-save it in forms JSON does not allow
(FORMATS 7); downloads break off.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from mutuals.sources.reading.lengths import DEEPEST

# Possessive quantifiers: no text can make this go back and try again.
_WORD = re.compile(
    r"\s*+(?:(?P<open>[\[{])|(?P<close>[\]}])|(?P<mark>[,:;])"
    r'|(?P<double>"(?:[^"\\]++|\\.)*+")|(?P<single>\'(?:[^\'\\]++|\\.)*+\')'
    r"|(?P<bare>[^\s,:;\[\]{}\"']++))",
    re.DOTALL,
)
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?")
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}


class Mended(NamedTuple):
    """What could be read; `whole` says that nothing is missing at the end."""

    value: object
    whole: bool


def mend(text: str) -> Mended:
    """Return what a text holds as JSON values, as far as it can be followed.

    Of a text that breaks off, the list entry it breaks off in is left out: half a message is none.
    """
    builder = _Builder()
    at = 0
    while not builder.is_done and (found := _WORD.match(text, at)):
        at = found.end()
        if not builder.take(found.lastgroup or "", found[0].lstrip()):
            break
    if not builder.is_done:
        builder.drop_unfinished()
    return Mended(builder.root, builder.is_done)


class _Builder:
    """Puts words together; `stack` holds the lists and objects that are still open."""

    def __init__(self) -> None:
        self.root: object = None
        self.is_done = False
        self._stack: list[list[object] | dict[str, object]] = []
        self._key: str | None = None

    def take(self, kind: str, word: str) -> bool:
        """Take one word or sign; False when it cannot stand here."""
        if kind == "open":
            return self._open([] if word == "[" else {})
        if kind == "close":
            return self._close(word)
        if kind == "mark":
            self._key = None if word == "," else self._key
        else:
            self._value(kind, word)
        return True

    def drop_unfinished(self) -> None:
        """Take the entry that was being read out of the innermost list."""
        for at in range(len(self._stack) - 2, -1, -1):
            inner = self._stack[at]
            if isinstance(inner, list):
                inner.pop()
                return

    def _open(self, container: list[object] | dict[str, object]) -> bool:
        if len(self._stack) >= DEEPEST:
            return False
        self._put(container)
        self._stack.append(container)
        self._key = None
        return True

    def _close(self, word: str) -> bool:
        opened = self._stack[-1] if self._stack else None
        if opened is None or isinstance(opened, list) != (word == "]"):
            return False
        self._stack.pop()
        self._key = None
        self.is_done = not self._stack
        return True

    def _value(self, kind: str, word: str) -> None:
        inside = self._stack[-1] if self._stack else None
        if isinstance(inside, dict) and self._key is None:
            self._key = word if kind == "bare" else _unquoted(word)
        else:
            self._put(_bare(word) if kind == "bare" else _unquoted(word))

    def _put(self, value: object) -> None:
        if not self._stack:
            self.root = value
            self.is_done = not isinstance(value, list | dict)
            return
        inside = self._stack[-1]
        if isinstance(inside, list):
            inside.append(value)
        elif self._key is not None:
            inside[self._key] = value
        self._key = None


def _unquoted(word: str) -> str:
    if word[0] == "'":
        word = f'"{_QUOTE.sub(_doubled, word[1:-1])}"'
    try:
        return str(json.loads(word, strict=False))
    except ValueError:
        return word[1:-1]


def _doubled(found: re.Match[str]) -> str:
    """Return what stands for a quotation mark once the string has double ones around it."""
    return {"\\'": "'", '"': '\\"'}.get(found[0], found[0])


def _bare(word: str) -> object:
    if word in _WORDS:
        return _WORDS[word]
    if not _NUMBER.fullmatch(word):
        return word
    return int(word) if word.lstrip("-").isdigit() else float(word)
