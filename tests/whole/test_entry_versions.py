"""A calendar's entry that was moved or cancelled later: the newest version counts, in any order."""

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import ME, calendar, mail, meeting, sent_box
from tests.operations.out_again import assert_comes_back, exported

from mutuals.store.entry_step import ENTRY_STEP
from mutuals.store.schema import STEPS
from mutuals.store.version import STORE
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
BO = (f"mailto:{ME}", "CN=Bo Berg:mailto:bo@trusted.example")
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3"


def stated(sequence: int = 0, modified: str = "20260101T000000Z") -> tuple[str, ...]:
    """Return the lines that say how new an entry is."""
    return f"SEQUENCE:{sequence}", f"LAST-MODIFIED:{modified}", "DTSTAMP:20260101T000000Z"


def talk(start: str, *lines: str, **more) -> str:
    return meeting("talk@x", f"{start}T100000Z", *lines, **more)


def of(place: str) -> str:
    """Return the line that says which instance of a series is meant."""
    return f"RECURRENCE-ID:{place}T100000Z"


NEW = stated(1, "20260201T000000Z")
CANCELLED = "STATUS:CANCELLED"
SERIES = talk("20260302", WEEKLY, *stated())
VERSIONS = {
    "moved": ([talk("20260305", *stated())], [talk("20260306", *NEW)], ["06"]),
    "moved by SEQUENCE alone": (
        [talk("20260305", "SEQUENCE:0")],
        [talk("20260304", "SEQUENCE:1")],
        ["04"],
    ),
    "changed without SEQUENCE": (
        [talk("20260305", *stated())],
        [talk("20260304", *stated(0, "20260102T000000Z"))],
        ["04"],
    ),
    "cancelled": ([talk("20260305", *stated())], [talk("20260305", CANCELLED, *NEW)], []),
    "cancelled in the same version": (
        [talk("20260305", *stated())],
        [talk("20260305", CANCELLED, *stated())],
        [],
    ),
    "moved and cancelled": ([talk("20260305", *stated())], [talk("20260309", CANCELLED, *NEW)], []),
    "taken up again": (
        [talk("20260305", CANCELLED, *stated())],
        [talk("20260306", *NEW)],
        ["06"],
    ),
    "other guests": (
        [talk("20260305", *stated())],
        [talk("20260305", *NEW, guests=BO)],
        ["05"],
    ),
    "instance moved": (
        [SERIES],
        [SERIES, talk("20260310", of("20260309"), *NEW)],
        ["02", "10", "16"],
    ),
    "first instance moved": (
        [SERIES],
        [SERIES, talk("20260303", of("20260302"), *NEW)],
        ["03", "09", "16"],
    ),
    "moved instance moved again": (
        [SERIES, talk("20260310", of("20260309"), *stated())],
        [SERIES, talk("20260311", of("20260309"), *NEW)],
        ["02", "11", "16"],
    ),
    "moved onto its neighbour": (
        [SERIES],
        [SERIES, talk("20260316", of("20260309"), *NEW)],
        ["02", "16"],
    ),
    "instance cancelled": (
        [SERIES],
        [SERIES, talk("20260309", of("20260309"), CANCELLED, *NEW)],
        ["02", "16"],
    ),
    "instance cancelled in a file of its own": (
        [SERIES],
        [talk("20260309", of("20260309"), CANCELLED, *NEW)],
        ["02", "16"],
    ),
    "instance excepted": (
        [SERIES],
        [talk("20260302", WEEKLY, "EXDATE:20260309T100000Z", *NEW)],
        ["02", "16"],
    ),
    "moved instance excepted": (
        [SERIES, talk("20260310", of("20260309"), *stated(1))],
        [talk("20260302", WEEKLY, "EXDATE:20260309T100000Z", *stated(0, "20260201T000000Z"))],
        ["02", "16"],
    ),
    "exception taken back": (
        [talk("20260302", WEEKLY, "EXDATE:20260309T100000Z", *stated())],
        [talk("20260302", WEEKLY, *NEW)],
        ["02", "09", "16"],
    ),
    "series cancelled": ([SERIES], [talk("20260302", WEEKLY, CANCELLED, *NEW)], []),
    "single made a series": ([talk("20260302", *stated())], [SERIES], ["02", "09", "16"]),
    "single moved and made a series": (
        [talk("20260302", *stated())],
        [talk("20260303", WEEKLY, *NEW)],
        ["03", "10", "17"],
    ),
    "trimmed": ([talk("20260305", *stated())], [meeting("b@x", "20260310T100000Z")], ["05", "10"]),
}


def home_of(folder: Path, *groups: list[Path], as_of: str = AS_OF) -> Home:
    """Return a home that knows me, into which the groups were imported one after the other."""
    home = Home(folder, as_of)
    home.run("init", me=(ME,))
    home.take(sent_box(folder.parent / "mail", mail(f"Mia <{ME}>", "zoe@else.example")))
    for group in groups:
        home.take(*group)
    with open_workspace(home.folder, home.as_of) as network:
        check_invariants(network)
    return home


def files(folder: Path, *versions: list[str]) -> list[Path]:
    return [calendar(folder / f"{n}.ics", *entries) for n, entries in enumerate(versions)]


def days(home: Home) -> list[str]:
    """Return the days of March on which anybody was met."""
    rows = home.rows(
        "SELECT DISTINCT date(c.day * 86400, 'unixepoch') FROM contact_day c"
        " WHERE c.met > 0 ORDER BY 1"
    )
    return [day[-2:] for (day,) in rows]


@pytest.mark.parametrize("name", VERSIONS)
def test_the_newest_version_counts_in_any_order(tmp_path: Path, name: str) -> None:
    old, new, expected = VERSIONS[name]
    a, b = files(tmp_path / "files", old, new)
    orders = ([[a], [b]], [[b], [a]], [[a, b]], [[a], [b], [a], [b]])
    homes = [home_of(tmp_path / f"home{n}", *order) for n, order in enumerate(orders)]
    assert [days(home) for home in homes] == [expected] * len(homes)
    first = digest(homes[0])
    assert not [differences(first, digest(home)) for home in homes[1:] if digest(home) != first]
    texts = {exported(home, tmp_path / f"{n}.json") for n, home in enumerate(homes[:3])}
    assert len(texts) == 1


@pytest.mark.parametrize("name", ["moved", "cancelled", "instance excepted", "taken up again"])
def test_reading_again_adds_nothing(tmp_path: Path, name: str) -> None:
    a, b = files(tmp_path / "files", *VERSIONS[name][:2])
    home = home_of(tmp_path / "home", [a], [b])
    before = digest(home)
    for path in (a, b, a):
        (source,) = home.run("import", path, retry=True).sources
        assert source.added.interactions == 0
        skipped = sum(each.count for each in source.skipped)
        assert source.read == source.unchanged + skipped
    assert not differences(before, digest(home))


def test_what_was_cancelled_is_told_as_left_out_and_adds_nothing(tmp_path: Path) -> None:
    (path,) = files(tmp_path / "files", VERSIONS["cancelled"][1])
    (source,) = home_of(tmp_path / "home").take(path).sources
    assert (source.read, source.added.interactions, source.unchanged) == (1, 0, 0)
    assert [(each.reason, each.count) for each in source.skipped] == [("cancelled", 1)]


@pytest.mark.parametrize("name", ["moved", "cancelled", "instance moved", "instance excepted"])
def test_an_export_brings_back_which_version_counts(tmp_path: Path, name: str) -> None:
    a, b = files(tmp_path / "files", *VERSIONS[name][:2])
    other = assert_comes_back(home_of(tmp_path / "home", [b]), tmp_path)
    other.take(a)
    assert days(other) == VERSIONS[name][2]


def test_three_versions_in_any_order(tmp_path: Path) -> None:
    versions = (
        [SERIES],
        [SERIES, talk("20260310", of("20260309"), *NEW)],
        [SERIES, talk("20260310", of("20260309"), CANCELLED, *stated(2, "20260301T000000Z"))],
    )
    paths = files(tmp_path / "files", *versions)
    homes = [
        home_of(tmp_path / f"home{n}", *([path] for path in order))
        for n, order in enumerate(permutations(paths))
    ]
    first = digest(homes[0])
    assert [days(home) for home in homes] == [["02", "16"]] * 6
    assert all(digest(home) == first for home in homes)


def test_where_it_was_seen_goes_along_onto_its_neighbour(tmp_path: Path) -> None:
    paths = files(
        tmp_path / "files",
        [talk("20260309", of("20260309"), *stated())],
        [talk("20260316", of("20260316"), *stated())],
        [SERIES, talk("20260316", of("20260309"), *NEW)],
    )
    homes = [
        home_of(tmp_path / f"home{n}", *([path] for path in order))
        for n, order in enumerate((paths, paths[::-1]))
    ]
    one, other = (exported(home, tmp_path / "out.json") for home in homes)
    assert one == other


def test_whom_only_an_older_version_named_is_nobody(tmp_path: Path) -> None:
    a, b = files(tmp_path / "files", *VERSIONS["other guests"][:2])
    home = home_of(tmp_path / "home", [a], [b])
    assert home.people() == ["Bo Berg", "zoe@else.example"]


def test_a_method_cancels_too_and_a_stranger_does_not(tmp_path: Path) -> None:
    (a,) = files(tmp_path / "a", [talk("20260305", *stated())])
    stranger = calendar(
        tmp_path / "b" / "s.ics",
        talk("20260305", CANCELLED, *stated(9), organiser="mailto:else@evil.example"),
    )
    home = home_of(tmp_path / "home", [a], [stranger])
    assert days(home) == ["05"]
    home.take(calendar(tmp_path / "b" / "c.ics", "METHOD:CANCEL", talk("20260305", *stated(1))))
    assert days(home) == []


@pytest.mark.parametrize(
    "lines",
    [
        (f"SEQUENCE:1{'0' * 30}",),
        ("SEQUENCE:-5", "LAST-MODIFIED:99991231T235959Z"),
        ("SEQUENCE:\u0663", "DTSTAMP:99991231T235959Z"),
        ("SEQUENCE:soon", "LAST-MODIFIED:tomorrow", "DTSTAMP:20269999"),
    ],
)
def test_an_impossible_version_is_none(tmp_path: Path, lines: tuple[str, ...]) -> None:
    a, b = files(tmp_path / "files", [talk("20260305", *stated())], [talk("20260306", *lines)])
    for order in ([[a], [b]], [[b], [a]]):
        assert days(home_of(tmp_path / f"home-{order[0][0].stem}", *order)) == ["05"]


def test_a_home_of_before_reads_its_calendars_again(tmp_path: Path) -> None:
    a, b = files(tmp_path / "files", *VERSIONS["moved"][:2])
    home = home_of(tmp_path / "home", [a])
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        connection.execute("DROP TABLE entry")
        connection.execute("DELETE FROM seal WHERE part = 'entry'")
        connection.execute(f"PRAGMA user_version = {STEPS.index(ENTRY_STEP)}")
    assert days(home) == ["05"]
    home.take(a)
    home.take(b)
    assert days(home) == ["06"]
