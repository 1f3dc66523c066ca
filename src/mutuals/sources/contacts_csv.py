"""Any other table of contacts: a spreadsheet, a conference's list, another program's export.

There is no fixed header (Dex and many others publish none): columns are guessed from their headings
in several languages and from what their cells hold, and the guess is told in the report.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from mutuals.model.observed import Card, Note, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.card_draft import CardDraft, join_name, one_line, show_day
from mutuals.sources.reading.column_guess import Column, guess, holds, tell
from mutuals.sources.reading.column_words import Role, role_of, words_of
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.table import Layout, Row, Signature, find_layout, read_table, row_key

_CLAIM = 0.55
"""Below every format with a header of its own."""
_SAMPLED = 50
_HIGHEST = 10
"""Lines within which the headings stand."""
_WIDEST = 300
_LONGEST_HEADING = 80
_LONGEST_ALONE = 30
_PEOPLE: frozenset[Role | None] = frozenset({"name", "given", "family", "email"})
_SEVERAL = re.compile(r"[;,|\s]+")
_SEVERAL_NUMBERS = re.compile(r"[;|\n]|\s/\s")
_SEVERAL_TAGS = re.compile(r"[;,|]")
_NO_TABLE = (b"{", b"[", b"<", b"BEGIN:", b"From ", b"%PDF")
# Columns of other programs, or of tables that are no lists of contacts.
_OTHERS = frozenset({
    "connected on", "verbunden am", "connexion le", "date de connexion", "fecha de conexion",
    "conectado el", "conectado em", "data da conexao", "collegato il", "verbonden op",
    "creation date", "endorsement date", "sent at", "direction", "conversation id", "followed on",
    "geo location", "confirmed", "verification type", "application date", "question and answers",
    "phonetic first name", "group membership", "yomi name", "e-mail display name",
    "e-mail 2 address", "e-mail 2: adresse", "weitere vornamen", "email work", "channel id",
    "account address", "show boosts", "sender profile url", "invoice number", "amount", "gross",
    "balance", "betrag", "iban", "montant", "importe", "importo", "subject", "body", "content",
    "betreff", "message", "price", "sku", "ip", "ip address",
})  # fmt: skip
# Beside a middle name: Outlook's own layout in one of its languages.
_OUTLOOK_EMAIL = frozenset({
    "e-mail address", "e-mail-adresse", "adresse de messagerie", "direccion de correo electronico",
    "indirizzo e-mail", "endereco de e-mail",
})  # fmt: skip


@dataclass(frozen=True)
class _AnyHeader(Signature):
    """A row of headings of which one speaks of a name or an e-mail address; kept as written."""

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Say whether a row of cells can be such headings."""
        if len(columns) > _WIDEST or not all(map(_is_heading, columns)):
            return False
        words = words_of(list(columns))
        roles: set[Role | None] = {role_of(word) for word in words if word}
        if sum(map(bool, words)) == 1:
            alone = "".join(columns)
            return roles == {"email"} and len(alone) <= _LONGEST_ALONE and "," not in alone
        is_outlook = "middle" in roles and not _OUTLOOK_EMAIL.isdisjoint(words)
        return _OTHERS.isdisjoint(words) and not _PEOPLE.isdisjoint(roles) and not is_outlook

    def rename(self, cells: list[str]) -> tuple[str, ...]:
        """Return the headings as they are written, on one line each."""
        return tuple(one_line(cell.strip("\ufeff \"'")) for cell in cells)


def _is_heading(cell: str) -> bool:
    """Say whether a cell can be a heading; one with other separators was split by the wrong one."""
    return len(cell) <= _LONGEST_HEADING and not any(sign in cell for sign in "@;\t")


class _Opening:
    """The first bytes of a drop, as a drop: recognising may look no further."""

    def __init__(self, drop: Drop) -> None:
        self.path, self.name, self.head = drop.path, drop.name, drop.head
        self.folders, self.size, self.is_folder = drop.folders, len(drop.head), False

    def open(self) -> BinaryIO:
        return io.BytesIO(self.head)

    def children(self) -> Iterator[Drop]:
        return iter(())

    def names(self) -> tuple[str, ...]:
        return ()


_HEADER = _AnyHeader(frozenset())


class _ContactsCsv(SingleFile):
    name = "contacts-csv"
    title = "a table of contacts (CSV)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.55 when headings and cells show people and how to reach them."""
        if drop.is_folder or drop.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_NO_TABLE):
            return 0.0
        layout = find_layout(drop.head, _HEADER)
        if layout is None or not _is_on_top(layout, drop.head):
            return 0.0
        return _CLAIM if _is_of_contacts(_columns(drop)) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped | Note]:
        """Yield how the columns are read, then a Card per row; broken rows are Skipped."""
        columns = _columns(drop)
        yield Note(drop.path, tell(columns))
        for row in read_table(drop, _HEADER):
            yield row if isinstance(row, Skipped) else _card(row, columns, drop.name, setting)


def _is_on_top(layout: Layout, head: bytes) -> bool:
    """Say whether no row as wide stands above: then that one would be the table's header."""
    above = head.split(b"\n", _HIGHEST)[: layout.line - 1]
    breaks = len(layout.columns) - 1
    is_first = all(line.count(layout.delimiter.encode()) < max(breaks, 1) for line in above)
    if breaks == 0:
        is_first = not any(line.strip(b"\xef\xbb\xbf\0\r ") for line in above)
    return layout.line <= _HIGHEST and is_first


def _columns(drop: Drop) -> tuple[Column, ...]:
    """Return what the columns hold, guessed from the first bytes: the same at every reading."""
    rows = [
        row for row in islice(read_table(_Opening(drop), _HEADER), _SAMPLED) if isinstance(row, Row)
    ]
    layout = find_layout(drop.head, _HEADER)
    return guess(layout.columns if layout else (), [row.cells for row in rows])


def _is_of_contacts(columns: tuple[Column, ...]) -> bool:
    """Say whether there are names with a way to reach or place them, or addresses at least."""
    has_name = holds(columns, "name", "given", "family")
    if has_name and holds(columns, "email", "phone", "profile"):
        return True
    known = sum(column.role is not None for column in columns)
    is_mostly_known = 2 * known > len(columns)
    return is_mostly_known and (
        holds(columns, "email") or (has_name and holds(columns, "organisation"))
    )


# --- one row ----------------------------------------------------------------------------------


def _card(row: Row, columns: tuple[Column, ...], file: str, setting: Setting) -> Card | Skipped:
    draft = CardDraft(setting.region)
    cells = [(column, text.strip()) for column, text in zip(columns, row.cells, strict=True)]
    filled = [(column, text) for column, text in cells if column.role and text]
    draft.name = _name([(column.role, text) for column, text in filled])
    draft.add_work(_first(filled, "organisation"), _first(filled, "title"))
    for column, text in filled:
        if take := _TAKERS.get(column.role):
            take(draft, column, text.replace("\r\n", "\n"))
    ref, where = (
        f"{file}#{row_key(*(text for _, text in cells if text))}",
        f"{file} line {row.line}",
    )
    return draft.to_card(ref, where, "")


def _name(cells: list[tuple[Role | None, str]]) -> str:
    parts: dict[Role | None, str] = {}
    for role, text in cells:
        parts.setdefault(role, text)
    halves = join_name(parts.get("given", ""), parts.get("middle", ""), parts.get("family", ""))
    return halves or _in_order(parts.get("name", ""))


def _in_order(written: str) -> str:
    """Return `Lopes, Ana` as `Ana Lopes`; what stands behind other commas is no first name."""
    family, comma, given = clean_name(written).name.partition(",")
    is_turned = comma and "," not in given and given.strip() and family.strip()
    return f"{given.strip()} {family.strip()}" if is_turned else written


def _first(filled: list[tuple[Column, str]], role: Role) -> str:
    return next((text for column, text in filled if column.role == role), "")


def _take_email(draft: CardDraft, _column: Column, text: str) -> None:
    for written in filter(None, _SEVERAL.split(text)) if "@" in text else [text]:
        draft.add_email(written.strip("<>"))


def _take_phone(draft: CardDraft, _column: Column, text: str) -> None:
    for written in filter(None, map(str.strip, _SEVERAL_NUMBERS.split(text))):
        draft.add_phone(written)


def _take_profile(draft: CardDraft, column: Column, text: str) -> None:
    draft.add_handle(column.network, text)


def _take_page(draft: CardDraft, _column: Column, text: str) -> None:
    draft.add_page(text)


def _take_day(draft: CardDraft, _column: Column, text: str) -> None:
    draft.state("birthday", show_day(text))


def _take_note(draft: CardDraft, _column: Column, text: str) -> None:
    draft.state("note", text)


def _take_nickname(draft: CardDraft, _column: Column, text: str) -> None:
    draft.state("nickname", one_line(text))


def _take_place(draft: CardDraft, column: Column, text: str) -> None:
    draft.state(column.heading.casefold(), one_line(text))


def _take_tags(draft: CardDraft, _column: Column, text: str) -> None:
    for tag in _SEVERAL_TAGS.split(text):
        draft.add_tag(tag)


_TAKERS: dict[Role | None, Callable[[CardDraft, Column, str], None]] = {
    "email": _take_email, "phone": _take_phone, "profile": _take_profile, "website": _take_page,
    "birthday": _take_day, "note": _take_note, "nickname": _take_nickname, "place": _take_place,
    "tags": _take_tags,
}  # fmt: skip

SOURCE = _ContactsCsv()
