"""Writing scored rows to a file a person names: CSV, JSON or Parquet, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals.errors import MutualsError
from mutuals.exports.writing.cells import disarmed
from mutuals.exports.writing.parquet_tables import parquet_library, write_parquet
from mutuals.model.score import Answer, ScoredPair, ScoredTie
from mutuals.whole_files import replacing

if TYPE_CHECKING:
    from mutuals.ports import Scoring

Kind = type[ScoredTie] | type[ScoredPair]

_PARQUET = ".parquet"
_DIGITS = 6
"""Significant digits of a number in JSON; the other forms keep all of them."""


def check_place(path: Path) -> None:
    """Raise MutualsError where no file of this name and form can be written."""
    if path.is_dir() or not path.parent.is_dir():
        raise MutualsError("the file cannot be written", str(path), "name a file in a folder")
    if path.suffix.casefold() == _PARQUET:
        parquet_library(str(path))


def write_answers(scores: Scoring, today: int | None, kind: Kind, path: Path) -> int:
    """Write the rows of one day in the form that the suffix names, else as JSON; returns how many.

    An older file of that name is replaced once the new one is whole. Without a day there are no
    rows. MutualsError when the file cannot be written.
    """
    suffix = path.suffix.casefold()
    try:
        with replacing(path) as beside:
            if suffix == _PARQUET and today is not None:
                count = scores.write_parquet(today, beside)
                if count is not None:
                    return count
            rows = _Counted(iter(()) if today is None else scores.answers(today))
            _FORMS.get(suffix, _write_json)(rows, kind, beside)
    except OSError as error:
        raise MutualsError(
            f"the file cannot be written ({error.strerror or error})", str(path), "name another"
        ) from error
    return rows.count


class _Counted:
    """Rows that are counted while they are written."""

    def __init__(self, rows: Iterator[Answer]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Answer]:
        for self.count, row in enumerate(self._rows, 1):  # noqa: B020 - the last is the count
            yield row


def _write_csv(rows: Iterable[Answer], kind: Kind, path: Path) -> None:
    names = _NAMES[kind]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(kind._fields)
        writer.writerows(
            (*(_inert(str(name)) for name in row[:names]), *row[names:]) for row in rows
        )


def _inert(text: str) -> str:
    """Keep a spreadsheet from running a cell; a number is no formula."""
    return text if _is_number(text) else disarmed(text)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _write_json(rows: Iterable[Answer], kind: Kind, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"{_KEYS[kind]}": [')
        for number, row in enumerate(rows):
            file.write(f"{',' if number else ''}\n{json.dumps(_rounded(row))}")
        file.write("\n]}\n")


def _rounded(row: Answer) -> dict[str, object]:
    return {
        name: float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value
        for name, value in row._asdict().items()
    }


def _write_parquet(rows: Iterable[Answer], kind: Kind, path: Path) -> None:
    write_parquet(rows, kind, path)


_KEYS: dict[Kind, str] = {ScoredTie: "ties", ScoredPair: "pairs"}
_NAMES: dict[Kind, int] = {ScoredTie: 2, ScoredPair: 3}
"""So many columns at the beginning are names."""
_FORMS: dict[str, Callable[[Iterable[Answer], Kind, Path], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    _PARQUET: _write_parquet,
}
