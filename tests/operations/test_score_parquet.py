"""Scoring Parquet tables: the same ties as from CSV, whatever the types of the columns."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.operations.test_scoring import SOME, scored, written

from mutuals.errors import MutualsError
from mutuals.model.score import ScoredTie


def table(path: Path, at) -> Path:
    columns = list(zip(*SOME, strict=True))
    names = ("Ego", "alter", "at", "direction", "size")
    whole = dict(zip(names, map(list, columns), strict=True)) | {"at": at}
    parquet.write_table(pa.table(whole), path)
    return path


AT = [datetime.fromisoformat(row[2]).replace(tzinfo=UTC) for row in SOME]


@pytest.mark.parametrize(
    "kind",
    [
        pa.timestamp("ns"), pa.timestamp("us", "UTC"), pa.timestamp("ms", "Asia/Tokyo"),
        pa.date32(),
    ],
    ids=str,
)  # fmt: skip
def test_parquet_gives_the_ties_of_csv(tmp_path, kind):
    values = [at.replace(tzinfo=None) for at in AT] if getattr(kind, "tz", None) is None else AT
    path = table(tmp_path / "t.parquet", pa.array(values, kind))
    assert scored(path).ties == scored(written(tmp_path / "t.csv", SOME)).ties


def test_parquet_is_written_with_every_digit(tmp_path):
    path, out = written(tmp_path / "t.csv", SOME), tmp_path / "o.parquet"
    scored(path, out=out)
    rows = parquet.read_table(out).to_pylist()
    assert [ScoredTie(**row) for row in rows] == list(scored(path).ties)


def test_damaged_parquet_is_refused(tmp_path):
    path = table(tmp_path / "t.parquet", AT)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(MutualsError, match="damaged"):
        scored(path)
