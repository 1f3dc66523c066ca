"""A home sent out and taken in again: what must be equal."""

from pathlib import Path

from tests.operations.homes import Home, differences, digest


def exported(home: Home, path: Path) -> str:
    """Export a home and return the text."""
    home.run("export", path)
    return path.read_text(encoding="utf-8")


def assert_comes_back(home: Home, folder: Path) -> Home:
    """Export a home, import that into an empty one, and assert that the two are equal."""
    before = exported(home, folder / "out.json")
    other = Home(folder / "again", home.as_of.isoformat() if home.as_of else None)
    report = other.take(folder / "out.json")
    assert [source.errors for source in report.sources] == [()]
    assert not report.failed
    after = exported(other, folder / "again.json")
    for one, two in zip(before.splitlines(), after.splitlines(), strict=False):
        assert one == two
    assert before == after
    assert not differences(digest(home), digest(other))
    return other
