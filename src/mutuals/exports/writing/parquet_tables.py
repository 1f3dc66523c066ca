"""Writing Parquet tables from rows, by the extra `tables`."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

from mutuals.errors import MutualsError

_BATCH = 50_000


def parquet_library(path: str) -> tuple[ModuleType, ModuleType]:
    """Return pyarrow and its Parquet part; MutualsError with what to do where it is missing."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise MutualsError(
            "Parquet is read and written by pyarrow, which is not installed",
            path,
            "install mutuals with its extra `tables`, or use CSV",
        ) from error


def write_parquet(rows: Iterable[tuple[Any, ...]], kind: type[Any], path: Path) -> int:
    """Write rows of a named tuple, a column for each field; returns how many there were."""
    arrow, parquet = parquet_library(str(path))
    types = {int: arrow.int64(), float: arrow.float64(), float | None: arrow.float64()}
    hints = get_type_hints(kind)
    schema = arrow.schema([(name, types.get(hints[name], arrow.string())) for name in hints])
    left, count = iter(rows), 0
    # Opened here, since the name of a folder need be no text.
    with path.open("wb") as file, parquet.ParquetWriter(file, schema) as writer:
        while batch := list(islice(left, _BATCH)):
            count += len(batch)
            columns = [list(column) for column in zip(*batch, strict=True)]
            writer.write_table(arrow.table(columns, schema=schema))
    return count
