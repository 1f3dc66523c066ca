"""Who was erased: keyed hashes only, in a file of the home that every backup carries along."""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mutuals.errors import StoreError
from mutuals.model.identifier import Identifier
from mutuals.store.search import words_of

ERASED = "erased.json"
"""The name of the file, in a home and in a backup."""

_LONGEST = 12
"""Words of a text that are looked for together; of a longer one the first ones."""
_SHORTEST_WORD = 6
"""Letters that an address of one word must have to be looked for within texts."""
_FEWEST_WORDS = 2
_NAMES = frozenset({"name", "display"})
_BARE = frozenset({"name", "display", "x500", "notes"})
_KNOWN_CAP = 100_000


class _Content(NamedTuple):
    """What stands in the file: keys as hex digits, and the hashes made with any of them.

    `texts` holds the hashes of names and addresses by their number of words.
    """

    keys: tuple[str, ...] = ()
    identifiers: frozenset[str] = frozenset()
    texts: dict[int, frozenset[str]] = {}  # noqa: RUF012 - never written to


class Tombstones:
    """The erased of one home. The file is read when something is asked, and when it changed."""

    def __init__(self, path: Path) -> None:
        """Name the file; it need not exist."""
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._content = _Content()
        self._known: dict[tuple[str, ...], bool] = {}

    # -- asking -----------------------------------------------------------------------------

    def are_there(self) -> bool:
        """Say whether anybody was erased; looks at the file anew."""
        self._look()
        return bool(self._content.identifiers)

    def names(self, identifier: Identifier) -> bool:
        """Say whether an identifier is that of somebody erased."""
        if self._is_known(self._content.identifiers, "identifier", *identifier):
            return True
        return identifier.kind in _BARE and self.mention(identifier.value)

    def mention(self, text: str) -> bool:
        """Say whether the whole name or an address of somebody erased stands in a text."""
        words = list(words_of(text)) if text and self._content.texts else []
        return any(
            self._has_text(tuple(words[at : at + length]))
            for length in self._content.texts
            for at in range(len(words) - length + 1)
        )

    def is_name(self, text: str) -> bool:
        """Say whether a text is the name of somebody erased, and nothing besides."""
        words = tuple(words_of(text))[:_LONGEST]
        return bool(words) and len(words) in self._content.texts and self._has_text(words)

    def conceal(self, path: str) -> str:
        """Return a path with each part that names somebody erased replaced by its keyed hash."""
        if not self.are_there() or not self.mention(path):
            return path
        parts = [self._concealed(part) if self.mention(part) else part for part in path.split("/")]
        shown = "/".join(parts)
        return self._concealed(path) if self.mention(shown) else shown

    def concealed(self, errors: Iterable[Iterable[str]]) -> list[list[str]]:
        """Return the troubles of an input without the texts that name somebody erased."""
        if not self.are_there():
            return [list(each) for each in errors]
        return [["" if self.mention(text) else text for text in each] for each in errors]

    def holds(self, other: Tombstones) -> bool:
        """Say whether all whom the other list names are on this one, by the same keys."""
        self._look()
        other._look()
        mine, theirs = self._content, other._content
        return set(theirs.keys) <= set(mine.keys) and theirs.identifiers <= mine.identifiers

    # -- writing ----------------------------------------------------------------------------

    def add(self, identifiers: Iterable[Identifier], names: Iterable[str]) -> None:
        """Put somebody on the list: the identifiers, and all names and addresses found in texts."""
        self._look()
        self._write(self._with(identifiers, names))

    def foreseeing(self, identifiers: Iterable[Identifier], names: Iterable[str]) -> Tombstones:
        """Return the list as it would be with somebody on it; no file says so yet."""
        self._look()
        foreseen = Tombstones(self._path)
        foreseen._content = self._with(identifiers, names)
        return foreseen

    def _with(self, identifiers: Iterable[Identifier], names: Iterable[str]) -> _Content:
        identifiers = list(identifiers)
        keys = self._content.keys or (os.urandom(32).hex(),)
        key = bytes.fromhex(keys[0])
        hashes = {_hash(key, "identifier", *identifier) for identifier in identifiers}
        found = {length: set(known) for length, known in self._content.texts.items()}
        for words in (tuple(words_of(text))[:_LONGEST] for text in _texts_of(identifiers, names)):
            if words:
                found.setdefault(len(words), set()).add(_hash(key, "text", *sorted(words)))
        return _Content(
            keys,
            self._content.identifiers | hashes,
            {length: frozenset(known) for length, known in found.items()},
        )

    def take_in(self, other: Tombstones) -> None:
        """Put all whom another list names on this one, with the keys they were hashed by."""
        self._look()
        other._look()
        mine, theirs = self._content, other._content
        if self.holds(other):
            return
        lengths = mine.texts.keys() | theirs.texts.keys()
        nothing: frozenset[str] = frozenset()
        self._write(
            _Content(
                tuple(dict.fromkeys((*mine.keys, *theirs.keys))),
                mine.identifiers | theirs.identifiers,
                {n: mine.texts.get(n, nothing) | theirs.texts.get(n, nothing) for n in lengths},
            )
        )

    def keep(self) -> bytes | None:
        """Return the file as it is, to be put back by `put_back`."""
        return self._path.read_bytes() if self._path.exists() else None

    def put_back(self, kept: bytes | None) -> None:
        """Make the file again what it was: erasing came to nothing."""
        if kept is None:
            self._path.unlink(missing_ok=True)
        else:
            self._replace(kept)
        self._stamp = None

    # -- inside -----------------------------------------------------------------------------

    def _look(self) -> None:
        """Read the file when it is another than the one known: an import may be running."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            stamp = None
        else:
            stamp = found.st_mtime_ns, found.st_size
        if stamp != self._stamp or stamp is None:
            self._content = self._read() if stamp else _Content()
            self._stamp = stamp
            self._known.clear()

    def _read(self) -> _Content:
        try:
            values = json.loads(self._path.read_bytes())
            texts = {int(n): frozenset(hashes) for n, hashes in values["texts"].items()}
            return _Content(tuple(values["keys"]), frozenset(values["identifiers"]), texts)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise StoreError(
                "the list of those erased cannot be read", str(self._path), "restore a backup"
            ) from error

    def _write(self, content: _Content) -> None:
        values = {
            "keys": content.keys,
            "identifiers": sorted(content.identifiers),
            "texts": {str(n): sorted(content.texts[n]) for n in sorted(content.texts)},
        }
        self._replace(json.dumps(values, indent=1).encode())
        self._stamp = None
        self._look()

    def _replace(self, content: bytes) -> None:
        try:
            self._put(content)
        except OSError as error:
            raise StoreError(
                f"the list of those erased cannot be written ({error.strerror})", str(self._path),
                "free some disk space and make the home folder writable",
            ) from error  # fmt: skip

    def _put(self, content: bytes) -> None:
        beside = self._path.with_name(f"{self._path.name}.part")
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)

    def _has_text(self, words: tuple[str, ...]) -> bool:
        known = self._known.get(words)
        if known is None:
            if len(self._known) > _KNOWN_CAP:
                self._known.clear()
            known = self._is_known(self._content.texts[len(words)], "text", *sorted(words))
            self._known[words] = known
        return known

    def _is_known(self, hashes: Collection[str], *parts: str) -> bool:
        return any(_hash(bytes.fromhex(key), *parts) in hashes for key in self._content.keys)

    def _concealed(self, text: str) -> str:
        return f"erased-{_hash(bytes.fromhex(self._content.keys[0]), 'path', text)[:16]}"


def _texts_of(identifiers: Iterable[Identifier], names: Iterable[str]) -> Iterator[str]:
    """Yield what of somebody is looked for within texts: whole names, and addresses.

    A name of one word is none: a given name alone is borne by many.
    """
    for identifier in identifiers:
        words = list(words_of(identifier.value))
        alone = identifier.kind not in _NAMES and len("".join(words)) >= _SHORTEST_WORD
        if len(words) >= _FEWEST_WORDS or alone:
            yield identifier.value
    yield from (name for name in names if len(list(words_of(name))) >= _FEWEST_WORDS)


def _hash(key: bytes, *parts: str) -> str:
    content = "\0".join(parts).encode("utf-8", "surrogateescape")
    return hmac.digest(key, content, "sha256").hex()
