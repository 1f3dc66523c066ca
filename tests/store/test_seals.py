"""A flipped bit in kept data is found, wherever it lies; in derived rows it is mended."""

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.operations.homes import Home, digest
from tests.operations.letters import (
    calendar,
    card,
    cards,
    delivered,
    mail,
    mbox,
    meeting,
    sent_box,
)
from tests.operations.told import THANKS, letter
from tests.store.older import take_back

from mutuals.errors import StoreError
from mutuals.operations.base import load
from mutuals.operations.proposing import propose
from mutuals.store.connection import EGO
from mutuals.store.schema import STEPS
from mutuals.store.seal_step import PARTS, SEAL_STEP
from mutuals.store.seals import broken_seals, content
from mutuals.store.version import STORE
from mutuals.workspace import open_desk, open_workspace

ME = "Mia Home <mia@home.example>"
FLIPS = 24


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Home:
    """Make a home with every kind of kept row, closed."""
    folder = tmp_path_factory.mktemp("sound")
    home = Home(folder / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home", yes=True)
    people = [f"Person {n:03} <p{n:03}@friends.example>" for n in range(60)]
    home.take(
        sent_box(folder, *(mail(ME, who, "2026-03-01", subject=f"To {who}") for who in people)),
        mbox(
            folder / "in.mbox",
            *(mail(who, ME, "2026-03-02", more=delivered("mia@home.example")) for who in people),
            letter(people[1], ME, THANKS, "2026-03-03"),
        ),
        cards(
            folder / "book.vcf",
            *(
                card(f"Person {n:03}", f"EMAIL:p{n:03}@friends.example", "ORG:Firm")
                for n in range(9)
            ),
        ),
    )
    home.take(calendar(folder / "mine.ics", meeting("talk@x", "20260305T100000Z")))
    home.run("key", "p001@friends.example")
    home.run("log", "p002@friends.example", met=True, gave="advice")
    home.run("assistant", proposing="on")
    with open_workspace(home.folder) as network:
        propose(network, "key", ["p003@friends.example"], {})
    return home


def doctor(folder: Path, **options):
    """Look a home over."""
    with open_desk(home=folder) as desk:
        return load("doctor").function(desk, **options)


def sealed(folder: Path) -> dict[str, str]:
    """Return the content hashes of a home."""
    with closing(sqlite3.connect(folder / STORE)) as connection:
        return content(connection, EGO)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_sealed(sound: Home, part: str) -> None:
    assert sound.rows("SELECT 1 FROM seal WHERE part = ? LIMIT 1", part)


def test_nothing_is_left_unsealed_by_a_command(sound: Home) -> None:
    assert sound.rows("SELECT * FROM stale") == []


CHANGES = [
    "UPDATE interaction SET subject = subject || 'x' WHERE key = 3",
    "UPDATE interaction SET at = at + 1 WHERE key = 3",
    "UPDATE participation SET role = 2 WHERE interaction = 3 AND role = 1",
    "DELETE FROM provenance WHERE interaction = 3",
    "UPDATE observed SET record = replace(record, 'Firm', 'Firn') WHERE key = 1",
    "UPDATE identifier SET value = 'q' || value WHERE key = 5",
    "UPDATE display_name SET text = text || 'x' WHERE key = 4",
    "UPDATE decision SET says = says || 'x' WHERE key = 2",
    "UPDATE source SET path = path || 'x' WHERE key = 1",
    "UPDATE claim SET times = times + 1",
    "UPDATE organisation SET name = 'Form'",
    "UPDATE setting SET value = 'UTC+1' WHERE name = 'zone'",
    "DELETE FROM decision WHERE key = 2",
    "UPDATE sign SET type = 'help'",
    "UPDATE entry SET version = version || '1'",
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_value_that_is_not_what_was_written_is_found(
    sound: Home, tmp_path: Path, change: str
) -> None:
    """Change a value behind the triggers' back, as damage does: the rows look well."""
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(change).rowcount
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert list(broken_seals(connection, EGO))
    assert doctor(folder, read_data=True).exit_status == 1


def test_running_counts_are_counted_anew(sound: Home, tmp_path: Path) -> None:
    for change in ("UPDATE identifier SET plain = plain + 1 WHERE key = 2", "DELETE FROM naming"):
        folder = tmp_path / str(len(change))
        shutil.copytree(sound.folder, folder)
        with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
            connection.execute(change)
        assert "other counts" in doctor(folder, read_data=True).findings[0].what


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE contact_day SET n_out = n_out + 1 WHERE person = 3",
        "UPDATE tie SET past = past * 2 WHERE person = 3",
        "UPDATE person SET golden = replace(golden, 'Person', 'Persom') WHERE key = 3",
        "UPDATE search_word SET word = 'wrong' WHERE rowid IS NULL OR word = 'p003'",
        "DELETE FROM token",
        "UPDATE interaction SET mine = mine + 1 WHERE key = 3",
    ],
)
def test_derived_rows_that_do_not_follow_are_found_and_derived_again(
    sound: Home, tmp_path: Path, change: str
) -> None:
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
        connection.execute(change.replace("rowid IS NULL OR ", ""))
    told = doctor(folder, read_data=True)
    assert told.exit_status == 1
    assert all("--rebuild" in finding.do for finding in told.findings)
    assert doctor(folder, rebuild=True, read_data=True).sound
    assert digest(Home(folder, "2026-03-20")) == digest(sound)


def flip(store: Path, dice: random.Random) -> None:
    """Turn one bit of the file over."""
    content = bytearray(store.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    store.write_bytes(bytes(content))


def check_flip(sound: Home, backup: Path, folder: Path, seed: int) -> str:
    """Flip a bit somewhere: it is found, or nothing that is known has changed."""
    shutil.copytree(sound.folder, folder)
    flip(folder / STORE, random.Random(seed))  # noqa: S311 - it repeats from a seed
    told = doctor(folder, read_data=True)
    if told.sound:
        assert digest(Home(folder, "2026-03-20")) == digest(sound), f"seed {seed}"
        return "harmless"
    with open_desk(home=folder) as desk:
        load("restore").function(desk, backup)
    assert sealed(folder) == sealed(sound.folder)
    assert doctor(folder, read_data=True).sound
    return "found"


@pytest.fixture(scope="module")
def backup(sound: Home, tmp_path_factory):
    path = tmp_path_factory.mktemp("backup") / "sound.zip"
    with open_desk(home=sound.folder) as desk:
        load("backup").function(desk, path)
    return path


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_flipped_bit_anywhere_is_found_and_restored(
    sound: Home, backup: Path, tmp_path: Path, seed: int
) -> None:
    check_flip(sound, backup, tmp_path / "home", seed)


def test_a_store_in_which_a_name_is_no_text_any_more_is_restored(
    sound: Home, backup: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE to_be_spoilt (a)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = (folder / STORE).read_bytes().replace(b"to_be_spoilt", b"to_be\xe5spoilt")
    (folder / STORE).write_bytes(content)
    with (
        open_desk(home=folder) as desk,
        pytest.raises(StoreError, match="the store is damaged"),
    ):
        load("backup").function(desk, tmp_path / "backup.zip")
    with open_desk(home=folder) as desk:
        load("restore").function(desk, backup)
    assert sealed(folder) == sealed(sound.folder)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person SET golden = CAST(golden AS BLOB) WHERE kind = 'human'",
        "UPDATE decision SET target = CAST(target AS BLOB)",
    ],
)
def test_bytes_that_stand_for_a_text_are_found(
    sound: Home, backup: Path, tmp_path: Path, change: str
) -> None:
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
        assert connection.execute(change).rowcount
    [finding] = doctor(folder, read_data=True).findings
    assert finding.what.endswith("with bytes for a text")
    with open_desk(home=folder) as desk:
        load("restore").function(desk, backup)
    assert doctor(folder, read_data=True).sound


def test_derived_text_that_is_none_any_more_is_found_and_derived_again(
    sound: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
        spoilt = "CAST(substr(golden, 1, length(golden) - 1) || CAST(x'e5' AS TEXT) AS TEXT)"
        connection.execute(f"UPDATE person SET golden = {spoilt} WHERE kind = 'human'")
    assert not doctor(folder, read_data=True).sound
    doctor(folder, rebuild=True)
    assert digest(Home(folder, "2026-03-20")) == digest(sound)


def test_what_the_store_says_of_a_name_that_is_no_text_is_a_finding(
    sound: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        return b"no such column: p\xaeat".decode()

    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    monkeypatch.setattr("mutuals.store.twins.Twins.match", broken)
    [finding] = doctor(folder, read_data=True).findings
    assert finding.what == "the store is damaged (a name in it is no text)"


@pytest.mark.deep
def test_many_flipped_bits(sound: Home, backup: Path, tmp_path: Path) -> None:
    outcomes = [check_flip(sound, backup, tmp_path / str(n), 1000 + n) for n in range(400)]
    assert outcomes.count("found") > len(outcomes) // 3


def test_a_home_of_an_older_program_is_sealed_when_it_is_brought_up(
    sound: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with closing(sqlite3.connect(folder / STORE, isolation_level=None)) as connection:
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_master"
            " WHERE type = 'trigger' OR name IN ('seal', 'stale')"
        ).fetchall():
            connection.execute(f"DROP {kind} IF EXISTS {name}")
        take_back(connection, SEAL_STEP)
    home = Home(folder, "2026-03-20")
    home.run("mark", "p003@friends.example", "network")
    assert home.rows("SELECT * FROM stale") == []
    assert sealed(folder).keys() == set(PARTS)
    assert doctor(folder, read_data=True).sound
    names = [path.name for path in (folder / "backups").glob("*.zip")]
    assert [name.partition("-")[2] for name in names] == [
        f"before-step-{STEPS.index(SEAL_STEP) + 1}.zip"
    ]


def test_what_is_rolled_back_keeps_its_seal(sound: Home, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    shutil.copytree(sound.folder, folder)
    with open_workspace(folder) as network:
        with suppress(KeyError), network.writing.transaction():
            network.settings.set("zone", "UTC")
            raise KeyError
        assert not list(broken_seals(network._connection, EGO))
