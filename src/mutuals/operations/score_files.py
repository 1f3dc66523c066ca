"""Writing scored ties to a file a person names: CSV, JSON or Parquet, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mutuals.errors import MutualsError
from mutuals.exports.writing.cells import disarmed
from mutuals.exports.writing.parquet_tables import parquet_library, write_parquet
from mutuals.model.score import ScoredTie
from mutuals.whole_files import replacing

_PARQUET = ".parquet"
_DIGITS = 6
"""Significant digits of a number in JSON; the other forms keep all of them."""


def check_place(path: Path) -> None:
    """Raise MutualsError where no file of this name and form can be written."""
    if path.is_dir() or not path.parent.is_dir():
        raise MutualsError("the file cannot be written", str(path), "name a file in a folder")
    if path.suffix.casefold() == _PARQUET:
        parquet_library(str(path))


def write_ties(ties: Iterable[ScoredTie], path: Path) -> int:
    """Write the ties in the form that the suffix names, else as JSON; returns how many.

    An older file of that name is replaced once the new one is whole. MutualsError when it cannot
    be written.
    """
    write = _FORMS.get(path.suffix.casefold(), _write_json)
    count = 0

    def counted() -> Iterator[ScoredTie]:
        nonlocal count
        for count, tie in enumerate(ties, 1):  # noqa: B007 - the last number is the count
            yield tie

    try:
        with replacing(path) as beside:
            write(counted(), beside)
    except OSError as error:
        raise MutualsError(
            f"the file cannot be written ({error.strerror or error})", str(path), "name another"
        ) from error
    return count


def _write_csv(ties: Iterable[ScoredTie], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ScoredTie._fields)
        writer.writerows((_inert(tie.ego), _inert(tie.alter), *tie[2:]) for tie in ties)


def _inert(text: str) -> str:
    """Keep a spreadsheet from running a cell; a number is no formula."""
    return text if _is_number(text) else disarmed(text)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _write_json(ties: Iterable[ScoredTie], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"ties": [')
        for number, tie in enumerate(ties):
            file.write(f"{',' if number else ''}\n{json.dumps(_rounded(tie))}")
        file.write("\n]}\n")


def _rounded(tie: ScoredTie) -> dict[str, object]:
    return {
        name: float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value
        for name, value in tie._asdict().items()
    }


def _write_parquet(ties: Iterable[ScoredTie], path: Path) -> None:
    write_parquet(ties, ScoredTie, path)


_FORMS: dict[str, Callable[[Iterable[ScoredTie], Path], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    _PARQUET: _write_parquet,
}
