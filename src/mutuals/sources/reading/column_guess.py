"""Which column of a table holds what: by its heading first, then by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mutuals.sources.reading.column_words import SHOWN, Role, network_of, role_of
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.handles import network_profile
from mutuals.sources.reading.table import normal_column

MOST = 0.6
"""The share of a column's filled cells that shows what it holds."""

_NEARLY_ALL = 0.8
_LISTED = 30
_LONGEST = 40
_ABROAD = re.compile(r"(?:\+|00)[\d ()./-]{7,25}", re.ASCII)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[.'’-][^\W\d_]*)*")
_FEWEST_DIGITS = 5
_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "herr", "frau", "m", "mme", "mlle", "sr", "sra", "sig"}
)
# Beside a column for the other half these hold one half of a name.
_FAMILY_BESIDE = frozenset({"name", "nom", "naam", "namn", "navn", "nome", "имя"})
_GIVEN_BESIDE = frozenset({"name", "nombre", "nome", "имя"})


class Column(NamedTuple):
    """A column as it is read: `role` is None where it is left out; `network` of a profile."""

    heading: str
    role: Role | None
    network: str = ""
    by_cells: bool = False


def guess(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return what each column holds, from the headings and some rows below them."""
    sampled = [[row[at].strip() for row in rows if row[at].strip()] for at in range(len(headings))]
    columns = [_column(heading, cells) for heading, cells in zip(headings, sampled, strict=True)]
    return tuple(_with_names(_in_halves(columns), sampled))


def tell(columns: Sequence[Column]) -> str:
    """Return in words how a table is read, for the person whose table it is."""
    read = [_told(column) for column in columns if column.role]
    left = [f"'{_short(column.heading)}'" for column in columns if not column.role]
    said = f"columns read: {_listed(read)}"
    return f"{said}; left out: {_listed(left)}" if left else said


def holds(columns: Sequence[Column], *roles: Role) -> bool:
    """Say whether one of these roles was found."""
    return any(column.role in roles for column in columns)


# --- one column -------------------------------------------------------------------------------


def _column(heading: str, cells: list[str]) -> Column:
    word = normal_column(heading)
    role = role_of(word)
    network = network_of(word) if role == "profile" else ""
    shown = _shown_by(cells)
    if shown == "email" and role != "email":
        return Column(heading, "email", by_cells=True)
    if role is None:
        return Column(heading, shown, by_cells=shown is not None)
    return Column(heading, role if _is_borne_out(role, cells) else None, network)


def _shown_by(cells: list[str]) -> Role | None:
    """Return what the cells themselves show a column to hold."""
    if _share(cells, _is_address) >= MOST:
        return "email"
    if _share(cells, lambda cell: bool(network_profile(cell))) >= MOST:
        return "profile"
    is_number = _share(cells, lambda cell: bool(_ABROAD.fullmatch(cell))) >= _NEARLY_ALL
    return "phone" if is_number else None


def _is_borne_out(role: Role, cells: list[str]) -> bool:
    """Say whether the cells can be what the heading says; an empty column can be anything."""
    if role == "email":
        return not cells or _share(cells, _has_address) > 0
    if role == "phone":
        return not cells or _share(cells, _has_digits) >= MOST
    return role != "title" or _share(cells, _is_honorific) < MOST


def _share(cells: list[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, cells)) / len(cells) if cells else 0.0


def _is_address(cell: str) -> bool:
    found = address_identifier(cell)
    return found is not None and found.kind == "email"


def _has_address(cell: str) -> bool:
    return any(map(_is_address, re.split(r"[;,|\s]+", cell)))


def _has_digits(cell: str) -> bool:
    return sum(map(str.isdigit, cell)) >= _FEWEST_DIGITS


def _is_honorific(cell: str) -> bool:
    return cell.casefold().rstrip(".") in _HONORIFICS


def _is_full_name(cell: str) -> bool:
    words = cell.split()
    is_written = all(_NAME_WORD.fullmatch(word) and word[:1].isupper() for word in words)
    return 2 <= len(words) <= 4 and is_written  # noqa: PLR2004 - words of a name


# --- columns together -------------------------------------------------------------------------


def _in_halves(columns: list[Column]) -> list[Column]:
    """Take `Name` beside `Vorname` for the family's, `Nombre` beside `Apellidos` for the given."""
    has_given, has_family = holds(columns, "given"), holds(columns, "family")
    if has_given == has_family:
        return columns
    words = _FAMILY_BESIDE if has_given else _GIVEN_BESIDE
    half: Role = "family" if has_given else "given"
    return [
        column._replace(role=half)
        if column.role == "name" and normal_column(column.heading) in words
        else column
        for column in columns
    ]


def _with_names(columns: list[Column], sampled: list[list[str]]) -> list[Column]:
    """Where no heading speaks of names, take the first column whose cells are names."""
    if holds(columns, "name", "given", "family"):
        return columns
    for at, column in enumerate(columns):
        if column.role is None and _share(sampled[at], _is_full_name) >= _NEARLY_ALL:
            return [
                *columns[:at],
                Column(column.heading, "name", by_cells=True),
                *columns[at + 1 :],
            ]
    return columns


# --- in words ---------------------------------------------------------------------------------


def _told(column: Column) -> str:
    shown = SHOWN[column.role] if column.role else ""
    why = " (by what it holds)" if column.by_cells else ""
    return f"'{_short(column.heading)}' as {shown}{why}"


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST]}…"


def _listed(parts: list[str]) -> str:
    more = len(parts) - _LISTED
    return ", ".join(parts[:_LISTED]) + (f" and {more} more" if more > 0 else "")
