"""Backups are whole under writers, restoring is all or nothing, a check-up finds what is amiss."""

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.operations import importer
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import ANA, BO, ME, card, cards, mail, mbox, sent_box
from tests.operations.small_sample import write_small
from tests.store.older import take_back

from mutuals.errors import HomeError, MutualsError, StoreError, UnreadableError
from mutuals.faces.cli import main
from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.store import shelf
from mutuals.store.schema import STEPS
from mutuals.store.seal_step import SEAL_STEP
from mutuals.store.shelf import DAILY, OLDEST, WEEKLY, age_out, kept
from mutuals.store.version import STORE
from mutuals.workspace import open_desk, open_workspace

AS_OF = "2026-11-20"
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs modes and signals of POSIX")


def on_desk(home: Home, name: str, *words, **options):
    """Run an operation beside a home that is not open."""
    with open_desk(home=home.folder) as desk:
        return load(name).function(desk, *words, **options)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", AS_OF)
    made.run("init", me=("me@home.example",), name="Mia Home")
    made.take(
        sent_box(tmp_path, mail(ME, ANA), mail(ME, BO, "2026-03-06")),
        cards(tmp_path / "b.vcf", card("Ana Lopes", "EMAIL:ana@trusted.example", "NOTE:A friend")),
    )
    return made


@pytest.fixture
def packed(home: Home, tmp_path: Path) -> Path:
    on_desk(home, "backup", tmp_path / "b.zip")
    return tmp_path / "b.zip"


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a home by name, but for the backups."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(p): p.read_bytes() for p in paths if shelf.FOLDER not in p.parts}


# -- backup ----------------------------------------------------------------------------------


def test_a_backup_is_a_zip_with_a_manifest_of_hashes(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == ["manifest.json", STORE]
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["store"]["sha256"] == hashlib.sha256(archive.read(STORE)).hexdigest()
    assert manifest["schema"] == len(STEPS)
    assert manifest["counts"]["interaction"] == 2
    assert set(manifest["content"]) >= {"interaction", "observed", "decision"}


@POSIX
def test_only_its_owner_can_read_it(packed: Path) -> None:
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600


def test_what_is_restored_is_what_was_backed_up(home: Home, packed: Path, tmp_path: Path) -> None:
    before = digest(home)
    home.run("export", tmp_path / "before.json")
    home.run("log", "Dora New", met=True)
    home.run("key", "ana@trusted.example")
    told = on_desk(home, "restore", packed)
    assert not differences(digest(home), before)
    home.run("export", tmp_path / "after.json")
    assert (tmp_path / "before.json").read_bytes() == (tmp_path / "after.json").read_bytes()
    on_desk(home, "restore", Path(told.kept))
    assert "Dora New" in home.people()


def test_a_home_is_restored_where_there_was_none(home: Home, packed: Path, tmp_path: Path) -> None:
    other = Home(tmp_path / "other", AS_OF)
    told = on_desk(other, "restore", packed)
    assert told.kept is None
    assert not differences(digest(other), digest(home))
    assert stat.S_IMODE((other.folder / STORE).stat().st_mode) == 0o600 or os.name != "posix"


def test_a_backup_replaces_an_older_one_of_the_name(home: Home, packed: Path) -> None:
    home.run("log", "Dora New", met=True)
    on_desk(home, "backup", packed)
    on_desk(home, "restore", packed)
    assert "Dora New" in home.people()
    assert [path.name for path in packed.parent.glob(".mutuals-*")] == []


def test_a_backup_taken_while_two_commands_write_is_whole(tmp_path: Path) -> None:
    paths = write_small(tmp_path / "in", mails=60)
    home = Home(tmp_path / "home", AS_OF)
    home.run("people")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writers = [
        subprocess.Popen(
            [sys.executable, importer.__file__, str(home.folder), "5", *map(str, part)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
        )
        for part in (paths[::2], paths[1::2])
    ]
    taken = 0
    while any(writer.poll() is None for writer in writers):
        on_desk(home, "backup", tmp_path / f"{taken}.zip")
        taken += 1
    assert [writer.wait() for writer in writers] == [0, 0], [w.communicate() for w in writers]
    for writer in writers:
        assert writer.stderr is not None
        writer.stderr.close()
    assert taken > 2
    for number in sorted({0, taken // 3, taken // 2, taken - 1}):
        copy = Home(tmp_path / f"copy{number}", AS_OF)
        on_desk(copy, "restore", tmp_path / f"{number}.zip")
        assert copy.rows("PRAGMA integrity_check") == [("ok",)]
        with open_workspace(copy.folder, copy.as_of) as network:
            check_invariants(network)


def test_a_folder_that_is_missing_is_told(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be written"):
        on_desk(home, "backup", tmp_path / "missing" / "b.zip")


def test_where_there_is_no_network_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no network here"):
        on_desk(Home(tmp_path / "none"), "backup", tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()
    with pytest.raises(HomeError, match="no network here"):
        on_desk(Home(tmp_path / "none"), "doctor")


FULL = """
import resource, signal, sys
from mutuals.faces.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
sys.exit(main(sys.argv[1:]))
"""


@POSIX
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_full_disk_is_told_in_a_line_and_nothing_stays(
    home: Home, packed: Path, tmp_path: Path, command: str
) -> None:
    before = files_of(home.folder)
    path = packed if command == "restore" else tmp_path / "new.zip"
    done = subprocess.run(
        [sys.executable, "-c", FULL, "--home", str(home.folder), command, str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "free some disk space" in done.stderr
    assert not (tmp_path / "new.zip").exists()
    assert not list(tmp_path.glob(".mutuals-*"))
    assert files_of(home.folder) == before


def test_a_backup_of_an_older_version_is_brought_up(home: Home, packed: Path) -> None:
    before = digest(home)
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_master"
            " WHERE type = 'trigger' OR name IN ('seal', 'stale')"
        ).fetchall():
            connection.execute(f"DROP {kind} IF EXISTS {name}")
        take_back(connection, SEAL_STEP)
    assert on_desk(home, "doctor").exit_status == 1
    on_desk(home, "backup", packed)
    on_desk(home, "restore", packed)
    assert on_desk(home, "doctor", read_data=True).sound
    assert not differences(digest(home), before)


# -- what is not fit to be restored ------------------------------------------------------------


def rewritten(path: Path, target: Path, **changes: bytes | None) -> Path:
    """Write a backup with other members; `manifest` and `store` name those it always has."""
    proper = {"manifest": "manifest.json", "store": STORE}
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content |= {proper.get(name, name): text for name, text in changes.items() if text is not None}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            if changes.get(name, b"") is not None:
                archive.writestr(name, text)
    return target


def manifest_of(path: Path):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def changed(path: Path, target: Path, **values) -> Path:
    return rewritten(path, target, manifest=json.dumps(manifest_of(path) | values).encode())


def bomb(path: Path, target: Path) -> Path:
    """Write a backup whose store is 100 MB of nothing, with the right hash."""
    store = bytes(100 << 20)
    held = {"bytes": len(store), "sha256": hashlib.sha256(store).hexdigest()}
    manifest = json.dumps(manifest_of(path) | {"store": held}).encode()
    return rewritten(path, target, store=store, manifest=manifest)


def foreign_store(path: Path, target: Path) -> Path:
    """Write a backup of another program's database, with the right hash."""
    other = target.with_suffix(".db")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (a)")
    held = {"bytes": other.stat().st_size, "sha256": hashlib.sha256(other.read_bytes()).hexdigest()}
    manifest = json.dumps(manifest_of(path) | {"store": held}).encode()
    return rewritten(path, target, store=other.read_bytes(), manifest=manifest)


def damaged_store(path: Path, target: Path) -> Path:
    """Write a backup of a damaged store, with the right hash: only the seals tell."""
    with zipfile.ZipFile(path) as archive:
        store = archive.read(STORE).replace(b"A friend", b"A fiend!")
    held = {"bytes": len(store), "sha256": hashlib.sha256(store).hexdigest()}
    manifest = json.dumps(manifest_of(path) | {"store": held}).encode()
    return rewritten(path, target, store=store, manifest=manifest)


def with_list(path: Path, target: Path, content: bytes) -> Path:
    """Write a backup with another list of those erased, with the right hash."""
    held = {"sha256": hashlib.sha256(content).hexdigest()}
    manifest = json.dumps(manifest_of(path) | {"erased": held}).encode()
    return rewritten(path, target, **{"erased.json": content}, manifest=manifest)


UNFIT = {
    "a list of rubbish": lambda p, t: with_list(p, t, b"{"),
    "a list too deep": lambda p, t: with_list(p, t, b"[" * 100_000),
    "a list of other things": lambda p, t: with_list(p, t, b'{"keys": 3}'),
    "cut short": lambda p, t: t.write_bytes(p.read_bytes()[:-1000]) and t,
    "cut to nothing": lambda _, t: t.write_bytes(b"") or t,
    "no zip": lambda _, t: t.write_bytes(b"words, and more words") and t,
    "another zip": lambda p, t: rewritten(p, t, readme=b"x"),
    "no manifest": lambda p, t: rewritten(p, t, **{"manifest.json": None}),
    "manifest of rubbish": lambda p, t: rewritten(p, t, manifest=b"{"),
    "manifest of a list": lambda p, t: rewritten(p, t, manifest=b"[]"),
    "manifest too deep": lambda p, t: rewritten(p, t, manifest=b"[" * 100_000),
    "manifest too long": lambda p, t: rewritten(p, t, manifest=b" " * ((1 << 20) + 1)),
    "another store": lambda p, t: rewritten(p, t, store=b"x" * 9000),
    "a path outside": lambda p, t: rewritten(p, t, **{"../outside.txt": b"x"}),
    "an absolute path": lambda p, t: rewritten(p, t, **{"/outside.txt": b"x"}),
    "a newer layout": lambda p, t: changed(p, t, mutuals_backup=2),
    "a newer schema": lambda p, t: changed(p, t, schema=len(STEPS) + 1),
    "a list that is missing": lambda p, t: changed(p, t, erased={"sha256": "0" * 64}),
    "a bomb": bomb,
    "another program's database": foreign_store,
    "made of a damaged home": damaged_store,
    "a folder": lambda _, t: t.mkdir() or t,
    "missing": lambda _, t: t,
}


def test_a_record_that_is_none_any_more_sends_to_the_check_up(home: Home, capsys) -> None:
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = (home.folder / STORE).read_bytes()
    assert b'{"ref":"b.vcf' in content
    (home.folder / STORE).write_bytes(content.replace(b'{"ref":"b.vcf', b';"ref":"b.vcf'))
    assert main(["--home", str(home.folder), "person", "Ana Lopes"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "or the home is damaged - look it over with `mutuals doctor --read-data`" in line
    [finding] = on_desk(home, "doctor", read_data=True).findings
    assert "kept data is not what was written" in finding.what


@pytest.mark.parametrize("name", UNFIT)
def test_what_is_no_sound_backup_changes_nothing(
    home: Home, packed: Path, tmp_path: Path, name: str, capsys
) -> None:
    unfit = UNFIT[name](packed, tmp_path / "unfit.zip")
    before = files_of(home.folder)
    assert main(["--home", str(home.folder), "restore", str(unfit)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "fault in mutuals" not in said.err
    assert str(unfit) in said.err
    assert files_of(home.folder) == before
    assert not list(tmp_path.rglob("outside.txt"))
    assert kept(home.folder) == []


@pytest.mark.parametrize("at", range(16))
def test_a_flipped_byte_in_a_backup_is_found_or_harmless(
    home: Home, packed: Path, tmp_path: Path, at: int
) -> None:
    content = bytearray(packed.read_bytes())
    content[at * len(content) // 16] ^= 0x55
    (tmp_path / "flipped.zip").write_bytes(content)
    before = digest(home)
    try:
        on_desk(home, "restore", tmp_path / "flipped.zip")
    except MutualsError as error:
        assert str(tmp_path / "flipped.zip") in str(error)  # noqa: PT017 - either is right
    assert not differences(digest(home), before)


def test_a_home_in_use_is_told_and_left_alone(home: Home, packed: Path) -> None:
    home.run("log", "Dora New", met=True)
    before = digest(home)
    with open_workspace(home.folder), pytest.raises(HomeError, match="in use"):
        on_desk(home, "restore", packed)
    assert not differences(digest(home), before)
    on_desk(home, "restore", packed)
    assert "Dora New" not in home.people()


@pytest.mark.parametrize("content", [b"", b"rubbish" * 2000, b"SQLite format 3\0" + bytes(9000)])
def test_a_home_whose_store_is_no_database_is_restored(
    home: Home, packed: Path, content: bytes
) -> None:
    before = digest(home)
    (home.folder / STORE).write_bytes(content)
    (home.folder / f"{STORE}-wal").write_bytes(b"a journal of something else")
    on_desk(home, "restore", packed)
    assert not differences(digest(home), before)
    assert on_desk(home, "doctor", read_data=True).sound


@POSIX
def test_killed_while_restoring_a_home_is_as_before_or_restored(home: Home, packed: Path) -> None:
    restored = digest(home)
    home.run("log", "Dora New", met=True)
    before = digest(home)
    code = "import sys; from mutuals.faces.cli import main; sys.exit(main(sys.argv[1:]))"
    words = ["--home", str(home.folder), "restore", str(packed)]
    for wait in (0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        child = subprocess.Popen(
            [sys.executable, "-c", code, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        timer = threading.Timer(wait, child.kill)
        timer.start()
        child.wait()
        timer.cancel()
        assert digest(home) in (before, restored)
    assert on_desk(home, "doctor", read_data=True).sound


# -- automatic backups -----------------------------------------------------------------------


def names(home: Home) -> list[str]:
    return [each.path.name.partition("-")[2].removesuffix(".zip") for each in kept(home.folder)]


def test_before_other_rules_derive_everything_a_backup_is_made(home: Home) -> None:
    with open_workspace(home.folder) as network:
        network.settings.set("rules", "of old")
    home.run("people")
    assert names(home) == ["before-new-rules"]


def test_backups_age_out(home: Home) -> None:
    now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    folder = home.folder / shelf.FOLDER
    folder.mkdir()
    for hours in range(0, 24 * 60, 12):
        made = now - timedelta(hours=hours)
        (folder / f"{made:%Y%m%dT%H%M%SZ}-before-erase.zip").write_bytes(b"")
    age_out(home.folder, now)
    left = kept(home.folder)
    days = {each.made.date() for each in left}
    daily = {now.date() - timedelta(days=n) for n in range(DAILY)}
    sundays = {now.date() - timedelta(weeks=n) for n in range(WEEKLY)}
    assert days == daily | sundays
    assert sum(each.made.date() == now.date() for each in left) == 2
    age_out(home.folder, now + OLDEST)
    assert {each.made.date() for each in kept(home.folder)} == {now.date()}


def test_backups_of_one_moment_have_names_of_their_own(home: Home) -> None:
    made = [shelf.keep(home.folder, "before-erase").path for _ in range(4)]
    assert len({*made}) == len(kept(home.folder)) == 4


@POSIX
def test_automatic_backups_are_private(home: Home) -> None:
    path = Path(shelf.keep(home.folder, "before-erase").path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


# -- the check-up ----------------------------------------------------------------------------


def test_a_sound_home_has_no_findings(home: Home) -> None:
    told = on_desk(home, "doctor", read_data=True)
    assert (told.sound, told.findings, told.exit_status) == (True, (), 0)


@POSIX
def test_what_others_could_open_is_closed_again(home: Home) -> None:
    shelf.keep(home.folder, "before-erase")
    for path in (home.folder, *home.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    told = on_desk(home, "doctor")
    assert told.sound
    assert len(told.findings) == 4
    assert all(finding.mended for finding in told.findings)
    assert on_desk(home, "doctor").findings == ()


def test_an_import_cut_off_is_told(home: Home, tmp_path: Path, monkeypatch) -> None:
    from mutuals.operations import reading
    from mutuals.sources import mbox as mbox_source

    monkeypatch.setattr(reading, "BATCH", 2)
    monkeypatch.setattr(mbox_source, "CURSOR_EVERY", 1)
    box = mbox(tmp_path / "a.mbox", *(mail(ANA, ME, hour=n) for n in range(9)))
    with open_workspace(home.folder, inputs=OpenInputs()) as network:
        steps = iter(range(3))
        save = network.sources.save

        def stopping(progress) -> None:
            save(progress)
            if next(steps, None) == 2:
                raise KeyboardInterrupt

        monkeypatch.setattr(network.sources, "save", stopping)
        with pytest.raises(KeyboardInterrupt):
            load("import").function(network, box)
    told = on_desk(home, "doctor")
    assert (told.exit_status, len(told.findings)) == (1, 1), told.findings
    assert told.findings[0].where == str(box)
    home.take(box)
    assert on_desk(home, "doctor").sound


@POSIX
def test_a_journal_left_by_a_killed_command_is_taken_in(home: Home) -> None:
    code = (
        "import os, sys; from pathlib import Path; from mutuals.workspace import open_workspace\n"
        "with open_workspace(Path(sys.argv[1])) as network:\n"
        "    network.settings.set('sample', 'kept')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(home.folder)], check=False)
    assert (home.folder / f"{STORE}-wal").stat().st_size
    told = on_desk(home, "doctor")
    assert [finding.mended for finding in told.findings] == [True]
    assert home.rows("SELECT value FROM setting WHERE name = 'sample'") == [("kept",)]
    assert on_desk(home, "doctor").findings == ()


def test_what_a_killed_command_left_half_made_is_removed(home: Home) -> None:
    left = home.folder / ".mutuals-abc"
    left.mkdir()
    (left / STORE).write_bytes(b"half a store")
    assert on_desk(home, "doctor").findings == ()
    os.utime(left, (0, 0))
    assert on_desk(home, "doctor").findings[0].mended
    assert not left.exists()


def test_a_damaged_store_is_told_with_what_to_do(home: Home, capsys) -> None:
    store = home.folder / STORE
    shutil.copy(store, store.with_suffix(".copy"))
    content = bytearray(store.read_bytes())
    content[4096 * 5 : 4096 * 9] = bytes(4096 * 4)
    store.write_bytes(content)
    assert main(["--home", str(home.folder), "doctor"]) == 1
    said = capsys.readouterr()
    assert "mutuals restore" in said.out


@pytest.mark.parametrize("command", ["backup", "doctor", "restore"])
def test_each_prints_one_json_document(home: Home, packed: Path, command: str, capsys) -> None:
    words = [] if command == "doctor" else [str(packed)]
    assert main(["--home", str(home.folder), command, *words, "--json"]) == 0
    said = capsys.readouterr()
    assert isinstance(json.loads(said.out), dict)
