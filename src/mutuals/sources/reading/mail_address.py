"""Address fields as people's mailers write them: who is named, and whether it can be doubted.

A strict reader loses a third of real exports (commas inside unquoted names, Exchange and Notes
forms), a lenient one can be talked into reading a trusted address that no mail system would read
(CVE-2023-27043). So: anything goes that has one reading; whatever has two names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_header import readable
from mutuals.sources.reading.mail_identity import (
    addressed,
    display,
    email,
    is_address,
    lower_ascii,
    without_addresses,
)


class Mailbox(NamedTuple):
    """Somebody named in an address field, with the display name beside it."""

    identifier: Identifier
    name: str


class Reading(NamedTuple):
    """What a field says: `doubtful` if part of it has no reading, or two; `entries` counts all."""

    mailboxes: tuple[Mailbox, ...]
    doubtful: bool
    entries: int


NOBODY = Reading((), doubtful=False, entries=0)

_ODD = re.compile(r"=\?|[^\x20-\x7e]|[():;\\]")
_PLAIN = re.compile(
    r'(?:(?:"([^"]*)"\s*|([^"<>@,/]*))<)?'
    r"([A-Za-z0-9_.+=-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)(>?)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_plain_pieces: dict[str, Mailbox] = {}
_QUOTED = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_ANGLE = re.compile(r"<([^<>]*)>")
_TEXT = re.compile(r'[^(),;:<>"]+')
_COMMENT_EDGE = re.compile(r"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SCHEME_BEFORE = re.compile(r"(?i)(?:\A|[\s\[])(?:mailto|smtp|fax)\Z")
_BEFORE_MARK = re.compile(r"(?<!\s)\s+([,:])")
_QUOTES = "'\""
_SPACED_GATEWAY = re.compile(r"(?<!\s)\s*@\s+([A-Za-z0-9_-]+)\Z")
_GATEWAY = re.compile(r"(?<=.)@[A-Za-z0-9_-]+\Z")
_AFTER_ANGLE = re.compile(r"@[^.@\s]+\Z")


def read_addresses(value: str, *, unwrap: bool = False) -> Reading:
    """Return whom an address field names; `unwrap` as in `mail_identity.addressed`."""
    if not value.strip():
        return NOBODY
    if not _ODD.search(value) and "IMCEA" not in value:
        plain = _read_plain(value)
        if plain is not None:
            return plain
    entries, doubtful = _Scanner(value).entries()
    doubtful |= bool(_CONTROL.search(value))
    if len(entries) > limits.ADDRESSES:
        return Reading((), doubtful, len(entries))
    entries = _join_names(entries)
    mailboxes = []
    for entry in entries:
        found, unsure = _resolve(entry, unwrap=unwrap)
        doubtful |= unsure
        if found is not None:
            mailboxes.append(found)
    return Reading(tuple(mailboxes), doubtful, len(entries))


def _read_plain(value: str) -> Reading | None:
    """Read a field of nothing but ordinary addresses, None when anything in it is not."""
    mailboxes = []
    for piece in value.split(","):
        known = _plain_pieces.get(piece)
        if known is None:
            known = _read_piece(piece)
            if known is None:
                return None
        mailboxes.append(known)
    return Reading(tuple(mailboxes), doubtful=False, entries=len(mailboxes))


def _read_piece(piece: str) -> Mailbox | None:
    found = _PLAIN.fullmatch(piece.strip())
    if found is None or ("<" in piece) != bool(found[4]):
        return None
    name, address = found[1] or found[2] or "", found[3].lower()
    if len(address) > limits.ADDRESS_CHARACTERS or address.endswith((".", "-")):
        return None
    if len(_plain_pieces) >= limits.MEMORY_ENTRIES:
        _plain_pieces.clear()
    mailbox = Mailbox(Identifier("email", address), tidy_name(name, address))
    if len(piece) < limits.REMEMBERED_CHARACTERS:
        _plain_pieces[piece] = mailbox
    return mailbox


def tidy_name(name: str, address: str) -> str:
    """Return a display name for people; empty when it only repeats the address."""
    name = _ANGLE.sub(" ", readable(name, limits.NAME_CHARACTERS))
    name = _GATEWAY.sub("", unquoted(" ".join(name.split()))).strip()
    return "" if lower_ascii(name) == address else name


def unquoted(name: str) -> str:
    """Return a name without the quotes around it, also where only the first one is left."""
    name = name.strip(" `")
    while len(name) > 1 and name[0] in _QUOTES and name[-1] == name[0]:
        name = name[1:-1].strip()
    return name[1:] if name and name[0] in _QUOTES and name.count(name[0]) == 1 else name


@dataclass(slots=True)
class _Entry:
    """What stands between two separators: `(kind, text)` of text, quoted, angle and comment."""

    before: str = ""
    pieces: list[tuple[str, str]] = field(default_factory=list)
    doubtful: bool = False

    def texts(self, *kinds: str) -> list[str]:
        return [text for kind, text in self.pieces if kind in kinds]

    @property
    def words(self) -> list[str]:
        return " ".join(self.texts("text", "quoted")).split()

    @property
    def is_name_only(self) -> bool:
        """No address in sight: perhaps half of an unquoted `Surname, Given`."""
        if any(kind not in ("text", "quoted") for kind, _ in self.pieces):
            return False
        return bool(self.words) and not is_address(" ".join(self.words))


class _Scanner:
    """Cuts a field into entries, from left to right, each character looked at once."""

    def __init__(self, value: str) -> None:
        self._value, self._at = value, 0
        self._entry = _Entry()
        self._entries: list[_Entry] = []
        self._last_semicolon = value.rfind(";")
        self._quotes_close = True
        self._broken = False

    def entries(self) -> tuple[list[_Entry], bool]:
        """Return the entries that hold anything, and whether the whole field is unsound."""
        while self._at < len(self._value):
            self._step(self._value[self._at])
        self._close("")
        return self._entries, self._broken

    def _step(self, mark: str) -> None:
        if mark in ",;":
            self._close(mark)
            self._at += 1
        elif mark == ":":
            self._colon()
        elif mark == "(":
            self._comment()
        elif mark == '"':
            self._quote()
        elif mark == "<":
            self._take(_ANGLE, "angle")
        elif mark in ")>":
            self._entry.doubtful = True
            self._at += 1
        else:
            self._take(_TEXT, "text")

    def _take(self, pattern: re.Pattern[str], kind: str) -> None:
        found = pattern.match(self._value, self._at)
        if found is None:
            self._entry.doubtful = True
            self._at += 1
            return
        text = found[found.lastindex or 0]
        if text.strip() or kind == "angle":
            self._entry.pieces.append((kind, text))
        self._at = found.end()

    def _quote(self) -> None:
        found = _QUOTED.match(self._value, self._at) if self._quotes_close else None
        if found is None:
            # Looking again from every later quote would be quadratic; a lone quote is literal.
            self._quotes_close = False
            self._at += 1
            return
        self._entry.pieces.append(("quoted", _ESCAPE.sub(r"\1", found[1])))
        self._at = found.end()

    def _comment(self) -> None:
        depth = deepest = 0
        for edge in _COMMENT_EDGE.finditer(self._value, self._at):
            depth += {"(": 1, ")": -1}.get(edge[0], 0)
            deepest = max(deepest, depth)
            if depth == 0:
                self._entry.pieces.append(("comment", self._value[self._at + 1 : edge.end() - 1]))
                self._at = edge.end()
                break
        else:
            self._at, deepest = len(self._value), limits.COMMENT_DEPTH + 1
        if deepest > limits.COMMENT_DEPTH:
            self._broken = self._entry.doubtful = True

    def _colon(self) -> None:
        """Begin a group's members (`Friends: a@b, c@d;`), or keep the colon of `mailto:`."""
        kind, text = self._entry.pieces[-1] if self._entry.pieces else ("text", "")
        is_scheme = kind == "text" and _SCHEME_BEFORE.search(text)
        if self._last_semicolon > self._at and not is_scheme and "@" not in text:
            self._entry.pieces.clear()
        else:
            self._entry.pieces.append(("text", ":"))
        self._at += 1

    def _close(self, mark: str) -> None:
        if self._entry.pieces or self._entry.doubtful:
            self._entries.append(self._entry)
        self._entry = _Entry(before=mark)


def _join_names(entries: list[_Entry]) -> list[_Entry]:
    """Put `Surname` and `Given <address>` together where a bare comma tore them apart.

    Evidence: semicolons separate people, so commas do not; or one half is a single word.
    """
    evident = any(entry.before == ";" for entry in entries) or _are_pairs(entries)
    joined: list[_Entry] = []
    for entry in entries:
        last = joined[-1] if joined else None
        if last and last.is_name_only and _is_given(last, entry, evident=evident):
            last.pieces += [("text", ","), *entry.pieces]
            last.doubtful |= entry.doubtful
        else:
            joined.append(entry)
    return joined


def _are_pairs(entries: list[_Entry]) -> bool:
    """Say whether a field of bare names reads `Surname, Given, Surname, Given`."""
    if len(entries) % 2 or not all(entry.is_name_only for entry in entries):
        return False
    return all(len(entry.words) == 1 for entry in entries[::2])


def _is_given(last: _Entry, entry: _Entry, *, evident: bool) -> bool:
    if entry.before != "," or "," in last.texts("text") or not entry.words:
        return False
    if entry.is_name_only:
        return evident
    if not entry.texts("angle"):
        return False
    return evident or len(last.words) == 1 or len(entry.words) == 1


def _resolve(entry: _Entry, *, unwrap: bool) -> tuple[Mailbox | None, bool]:
    """Return whom an entry names, and whether it can be doubted."""
    if entry.doubtful:
        return None, True
    if entry.texts("angle"):
        return _resolve_angle(entry, unwrap=unwrap)
    return _resolve_bare(entry, unwrap=unwrap)


def _resolve_angle(entry: _Entry, *, unwrap: bool) -> tuple[Mailbox | None, bool]:
    kinds = [kind for kind, _ in entry.pieces]
    last = len(kinds) - 1 - kinds[::-1].index("angle")
    after = " ".join(text for kind, text in entry.pieces[last + 1 :] if kind != "comment").strip()
    if "@" in after and not _AFTER_ANGLE.match(after):
        return None, True
    names = (text for kind, text in entry.pieces[:last] if kind in ("text", "quoted"))
    name = _BEFORE_MARK.sub(r"\1", " ".join(names)) or " ".join(entry.texts("comment"))
    angles = [text for text in entry.texts("angle") if text.strip()]
    if not angles:
        return _named(display(name), ""), "@" in name
    found = {addressed(text, unwrap=unwrap, bracketed=True) for text in angles}
    if len(found) != 1:
        return None, True
    identifier = found.pop()
    if identifier is not None and identifier.kind == "display":
        identifier = display(name) or identifier
    return _named(identifier, name), identifier is None and "@" in angles[-1]


def _resolve_bare(entry: _Entry, *, unwrap: bool) -> tuple[Mailbox | None, bool]:
    text = _SPACED_GATEWAY.sub(r"@\1", _bare_text(entry))
    if not is_address(text):
        name = text or " ".join(entry.texts("comment"))
        return _named(display(name), name), "@" in readable(name, limits.NAME_CHARACTERS)
    name = " ".join(entry.texts("comment"))
    if not name and "@" in text:
        name = without_addresses(text)
    inner = _ANGLE.findall(text)
    identifier = addressed(inner[-1] if inner else text, unwrap=unwrap)
    if identifier is not None and identifier.kind == "notes":
        name = text.partition("/")[0]
    return _named(identifier, name), identifier is None


def _bare_text(entry: _Entry) -> str:
    """Join text and quoted strings; `"local part"@domain` keeps its quotes."""
    pieces = [piece for piece in entry.pieces if piece[0] in ("text", "quoted")]
    following = [text for _, text in [*pieces, ("", "")]][1:]
    joined = ""
    for (kind, text), after in zip(pieces, following, strict=True):
        if kind == "text":
            joined += text
        else:
            joined += f'"{text}"' if after.startswith("@") else f" {text} "
    return joined.strip()


def _named(identifier: Identifier | None, name: str) -> Mailbox | None:
    if identifier is None:
        return None
    # A bare name is kept as it was written: its identifier is in lower case.
    beside = identifier.value if identifier.kind == "email" else ""
    return Mailbox(identifier, tidy_name(name, beside))


def only_address(value: str) -> Identifier | None:
    """Return the one SMTP address of a value such as `<mailto:list@example.org>`, else None."""
    found = _ANGLE.search(value)
    text = (found[1] if found else value).partition("?")[0].strip()
    return email(text[7:] if text[:7].lower() == "mailto:" else text)
