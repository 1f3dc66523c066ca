"""Somebody erased leaves no trace in any file of the home, and nothing brings them back."""

import base64
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import calendar, card, cards, delivered, mail, mbox, meeting, sent_box

from mutuals.errors import DecisionError, MutualsError, NobodyFoundError
from mutuals.faces.cli import main
from mutuals.store.writing import Writing
from mutuals.workspace import open_desk, open_workspace

AS_OF = "2026-03-20"
ME = "Mia Home <mia@home.example>"
BO = "Bo Berg <bo@friends.example>"
CANARY = "Zebulonix Quarkfeather <zq.canary@quarkmail.example>"
OTHER = "zq@second-canary.example"
NEEDLES = (
    "zebulonix", "quarkfeather", "zq.canary", "quarkmail", "second-canary", "4917699887766",
    "7699887766", "moonglass", "starlit", "ref-77-canary", "note-of-canary", "tag-of-canary",
    "favour-of-canary", "talk-with-canary", "kanarienwerk",
)  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """Write files that name the canary wherever a format lets a name stand."""
    folder = tmp_path / "in"
    sent = sent_box(
        folder,
        mail(ME, CANARY, "2026-03-01", subject="about moonglass"),
        mail(ME, f"{CANARY}, {BO}", "2026-03-02", subject="all three, starlit"),
        mail(ME, BO, "2026-03-03", subject="Lunch with Zebulonix Quarkfeather"),
        mail(ME, BO, "2026-03-07", subject="An honest subject"),
    )
    inbox = mbox(
        folder / "in.mbox",
        mail(CANARY, ME, "2026-03-04", ref="ref-77-canary@quarkmail.example", more=delivered()),
        mail(CANARY, f"{ME}, {BO}", "2026-03-05", ref="ref-77-canary-2@host.example"),
        mail(BO, ME, "2026-03-06", ref="Zebulonix.Quarkfeather.12@friends.example"),
        mail('"Zebulonix Quarkfeather via Desk" <desk@service.example>', ME, "2026-03-07"),
    )
    book = cards(
        folder / "book.vcf",
        card(
            "Zebulonix Quarkfeather", "EMAIL:zq.canary@quarkmail.example", f"EMAIL:{OTHER}",
            "TEL:+49 176 99887766", "NOTE:note-of-canary", "CATEGORIES:tag-of-canary",
            "ORG:Kanarienwerk",
        ),
        card("Bo Berg", "EMAIL:bo@friends.example", "NOTE:friend of Zebulonix Quarkfeather"),
    )  # fmt: skip
    agenda = calendar(
        folder / "agenda.ics",
        meeting(
            "canary-1@cal.example", "20260310T100000Z",
            organiser="mailto:mia@home.example",
            guests=("mailto:mia@home.example", "CN=Zebulonix Quarkfeather:mailto:" + OTHER),
        ).replace("SUMMARY:Talk", "SUMMARY:talk-with-canary"),
    )  # fmt: skip
    chat = folder / "WhatsApp Chat with Zebulonix Quarkfeather.txt"
    chat.write_text(
        "11/03/2026, 09:00 - Zebulonix Quarkfeather: hello\n"
        "11/03/2026, 09:01 - Mia Home: hello back\n"
        "11/03/2026, 09:02 - Zebulonix Quarkfeather: good\n",
        encoding="utf-8",
    )
    return [sent, inbox, book, agenda, chat]


@pytest.fixture
def home(tmp_path: Path, sources: list[Path]) -> Home:
    """Make a home in which the canary stands in every kind of row."""
    made = Home(tmp_path / "home", AS_OF)
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(*sources)
    made.run("log", "zq.canary@quarkmail.example", met=True, note="note-of-canary")
    made.run("log", OTHER, gave="favour-of-canary help")
    made.run("log", "bo@friends.example", OTHER, met=True, gave="advice to Zebulonix Quarkfeather")
    made.run("key", OTHER)
    made.run("tag", "Old Hand", OTHER)
    made.run("tag", "old hand", "bo@friends.example")
    made.run("tag", "knows Zebulonix Quarkfeather", "bo@friends.example")
    made.run("log", "Zebulonix Quarkfeather", call=True, note="note-of-canary-undone")
    made.run("undo")
    made.run("plan", "set", "targets", "Zebulonix Quarkfeather, Northwind")
    made.run("mark", "bo@friends.example", "network")
    return made


def on_desk(home: Home, name: str, *words, **options):
    """Run an operation beside a home that is not open."""
    from mutuals.operations.base import load

    with open_desk(home=home.folder) as desk:
        return load(name).function(desk, *words, **options)


def erase_canary(home: Home) -> None:
    """Erase everybody who is the canary: what names alone bear is not joined by itself."""
    while True:
        with open_workspace(home.folder) as network:
            found = [p for p in network.people.all() if is_canary(network, p)]
        if not found:
            return
        on_desk(home, "erase", found[0].id, yes=True)


def is_canary(network, person) -> bool:
    known = " ".join(i.value for i in network.people.identifiers(person.id)) + person.golden.name
    wanted = ("zebulonix", "zq.canary", "second-canary", "7699887766")
    return any(word in known.casefold() for word in wanted) and "via desk" not in known.casefold()


def forms(needle: str) -> set[bytes]:
    """Return the ways in which a word may be written into a file."""
    plain = needle.encode()
    wide = {needle.encode("utf-16-le"), needle.encode("utf-16-be")}
    packed = {base64.b64encode(b"x" * at + plain)[4 if at else 0 : -4] for at in range(3)}
    return {plain, *wide, quote(needle, safe="").encode(), *packed}


def traces(content: bytes, path: str = "") -> list[str]:
    """Return the needles that stand in some bytes, also within zip files."""
    low = content.lower()
    found = [f"{path}: {n}" for n in NEEDLES if any(form.lower() in low for form in forms(n))]
    if content[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                found += traces(archive.read(name), f"{path}/{name}")
    return found


def traces_in(folder: Path) -> list[str]:
    """Return the needles in the bytes and names of all files of a folder."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        found += [f"name of {path.name}: {n}" for n in NEEDLES if n in path.name.casefold()]
        if path.is_file():
            found += traces(path.read_bytes(), path.name)
    return found


def test_the_canary_stands_in_every_kind_of_row(home: Home) -> None:
    said = "\n".join(traces_in(home.folder))
    assert [needle for needle in NEEDLES if needle not in said] == ["4917699887766"] or all(
        needle in said for needle in NEEDLES
    )


def test_no_trace_stays_in_any_file(home: Home, tmp_path: Path) -> None:
    on_desk(home, "backup", tmp_path / "old.zip")
    erase_canary(home)
    assert traces_in(home.folder) == []
    home.run("export", tmp_path / "all.json")
    assert traces((tmp_path / "all.json").read_bytes()) == []
    assert traces("".join(digest(home).values()).encode()) == []
    with open_workspace(home.folder) as network:
        check_invariants(network)
    assert on_desk(home, "doctor", read_data=True).findings == ()


def test_what_was_sent_and_not_read_to_its_end_goes(home: Home, sources: list[Path]) -> None:
    folder = home.folder / "inbox" / "0123456789abcdef"
    folder.mkdir(parents=True)
    (folder / "sent.mbox").write_bytes(sources[0].read_bytes())
    assert traces_in(home.folder)
    erase_canary(home)
    assert traces_in(home.folder) == []


def test_what_belongs_to_others_stays(home: Home) -> None:
    erase_canary(home)
    subjects = {text for (text,) in home.rows("SELECT subject FROM interaction")}
    assert "An honest subject" in subjects
    assert "Bo Berg" in home.people()
    assert home.figures("bo@friends.example") == (3, 1, 1)
    assert [entry.person.name for entry in home.run("ledger").entries] == ["Bo Berg"]
    steps = [step.what for step in home.run("history").steps]
    assert steps == ["mark", "plan", "tag", "log", "init"]
    assert home.person("bo@friends.example").tags == ("old hand",)


def test_importing_again_brings_nobody_back(home: Home, sources: list[Path]) -> None:
    erase_canary(home)
    before = digest(home)
    again = home.take(*sources)
    assert not sum(source.added.people for source in again.sources)
    assert not differences(digest(home), before)
    retried = home.run("import", *sources, retry=True)
    reasons = {each.reason for source in retried.sources for each in source.skipped}
    assert "about somebody who was erased" in reasons
    assert not differences(digest(home), before)
    assert traces_in(home.folder) == []


def test_a_new_file_under_their_name_brings_nobody_back(home: Home, tmp_path: Path) -> None:
    erase_canary(home)
    folder = tmp_path / "more" / "Zebulonix Quarkfeather"
    home.take(
        mbox(folder / "a.mbox", mail(f"Zebulonix Quarkfeather <{OTHER}>", ME, "2026-03-08")),
        cards(
            folder / "b.vcf",
            card("Z. Q.", f"EMAIL:{OTHER}", "NOTE:note-of-canary"),
            card("Quarkfeather, Zebulonix", "NOTE:note-of-canary"),
        ),
    )
    assert traces_in(home.folder) == []


def test_an_old_backup_brings_nobody_back(home: Home, tmp_path: Path) -> None:
    on_desk(home, "backup", tmp_path / "old.zip")
    erase_canary(home)
    before = digest(home)
    restored = on_desk(home, "restore", tmp_path / "old.zip")
    assert restored.erased
    assert traces_in(home.folder) == []
    assert not differences(digest(home), before)


def test_a_backup_brings_nobody_back_who_was_erased_before_it(
    home: Home, tmp_path: Path, sources: list[Path]
) -> None:
    erase_canary(home)
    on_desk(home, "backup", tmp_path / "after.zip")
    other = Home(tmp_path / "other", AS_OF)
    other.run("init", me=("mia@home.example",), name="Mia Home")
    other.take(*sources)
    on_desk(other, "restore", tmp_path / "after.zip")
    other.take(*sources)
    assert traces_in(other.folder) == []


def test_the_list_of_the_erased_is_hashes_and_only_mine(home: Home) -> None:
    erase_canary(home)
    path = home.folder / "erased.json"
    assert path.stat().st_mode & 0o777 == 0o600
    values = json.loads(path.read_text())
    assert set(values) == {"keys", "identifiers", "texts"}
    assert all(len(text) == 64 for text in values["identifiers"])


def test_what_i_decided_of_a_shared_favour_still_holds(home: Home) -> None:
    shared = next(e for e in home.run("ledger").entries if e.person.name == "Bo Berg")
    assert shared.with_
    home.run("ledger", "dismiss", shared.id)
    erase_canary(home)
    (left,) = home.run("ledger").entries
    assert (left.status, left.with_, left.id != shared.id) == ("dismissed", (), True)


def test_undo_and_history_go_on_without_them(home: Home) -> None:
    erase_canary(home)
    assert [step.what for step in home.run("undo").undone] == ["mark"]
    assert [step.what for step in home.run("undo", 3).undone] == ["plan", "tag", "log"]
    assert home.figures("bo@friends.example") == (3, 1, 0)
    with open_workspace(home.folder) as network:
        check_invariants(network)


def test_logging_somebody_erased_is_refused(home: Home) -> None:
    erase_canary(home)
    with pytest.raises(DecisionError, match="was erased"):
        home.run("log", OTHER, met=True)
    assert traces_in(home.folder) == []


def test_only_who_is_here_and_not_me(home: Home) -> None:
    with pytest.raises(DecisionError, match="you cannot be erased"):
        on_desk(home, "erase", "me", yes=True)
    with pytest.raises(NobodyFoundError):
        on_desk(home, "erase", "nobody@nowhere.example", yes=True)


def test_without_yes_and_a_terminal_it_is_refused(home: Home, capsys) -> None:
    before = digest(home)
    assert main(["--home", str(home.folder), "erase", OTHER]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "--yes" in said.err
    assert len(said.err.splitlines()) == 1
    assert not differences(digest(home), before)
    assert not (home.folder / "erased.json").exists()


@pytest.mark.parametrize(("said", "left"), [("yes\n", 0), ("\n", 1), ("y\n", 1)])
def test_on_a_terminal_it_asks(home: Home, capsys, monkeypatch, said: str, left: int) -> None:
    monkeypatch.setattr("mutuals.faces.command.may_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", StringIO(said))
    assert main(["--home", str(home.folder), "erase", OTHER]) == left
    assert "No undo brings them back" in capsys.readouterr().err
    assert sum(name == "Zebulonix Quarkfeather" for name in home.people()) == left


@pytest.mark.parametrize("named", ["zebulonix  QUARKFEATHER", "{id}"])
def test_a_name_given_as_a_check_erases_who_is_called_so(home: Home, named: str) -> None:
    (ref,) = {p.id for p in home.run("people", OTHER).people if OTHER in p.emails}
    on_desk(home, "erase", OTHER, named=named.format(id=ref))
    assert "Zebulonix Quarkfeather" not in home.people()


@pytest.mark.parametrize("yes", [True, False])
def test_a_name_given_as_a_check_keeps_who_is_called_otherwise(home: Home, yes: bool) -> None:
    before = digest(home)
    with pytest.raises(DecisionError, match="the name is another"):
        on_desk(home, "erase", OTHER, yes=yes, named="Zebulonix")
    assert not differences(digest(home), before)


def test_what_fails_half_way_leaves_everybody_there(home: Home, monkeypatch) -> None:
    from mutuals.store import sweeping

    def broken(*values):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sweeping, "forget_bare", broken)
    before = digest(home)
    with pytest.raises(MutualsError):
        on_desk(home, "erase", OTHER, yes=True)
    monkeypatch.undo()
    assert not (home.folder / "erased.json").exists()
    assert not differences(digest(home), before)


def test_an_erasure_cut_off_is_told_and_brought_to_its_end(home: Home) -> None:
    copy = home.folder.with_name("copy")
    shutil.copytree(home.folder, copy)
    erase_canary(home)
    shutil.copy(home.folder / "erased.json", copy / "erased.json")
    cut_off = Home(copy, AS_OF)
    told = on_desk(cut_off, "doctor")
    assert told.exit_status == 1
    assert any("--rebuild" in finding.do for finding in told.findings)
    assert on_desk(cut_off, "doctor", rebuild=True).sound
    assert traces_in(copy) == []


def test_a_namesake_keeps_the_name(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", AS_OF)
    home.run("init", me=("mia@home.example",), name="Mia Home")
    two = ("Ana Lopes <ana@one.example>", "Ana Lopes <ana@two.example>")
    home.take(
        sent_box(
            tmp_path,
            *(mail(ME, each, f"2026-03-0{day}", subject="") for day, each in enumerate(two, 1)),
            mail(ME, BO, "2026-03-04", subject="Ana Lopes says hello"),
        )
    )
    erased = on_desk(home, "erase", "ana@one.example", yes=True)
    assert len(erased.notes) == 1
    assert home.people() == ["Ana Lopes", "Bo Berg"]
    with closing(sqlite3.connect(home.folder / "network.db")) as connection:
        rows = connection.execute("SELECT subject FROM interaction").fetchall()
    assert ("Ana Lopes says hello",) in rows


def test_what_came_in_while_traces_were_looked_for_is_looked_at_too(home, monkeypatch):
    address = "zq.canary@quarkmail.example"
    later = mbox(home.folder.parent / "later.mbox", mail(BO, ME, "2026-03-08", subject=address))
    looked = Writing.traces_of

    def taken_in_meanwhile(writing, *words):
        found = looked(writing, *words)
        home.take(later)
        return found

    monkeypatch.setattr(Writing, "traces_of", taken_in_meanwhile)
    on_desk(home, "erase", address, yes=True)
    assert home.rows("SELECT 1 FROM interaction WHERE day = 20520")
    assert not home.rows("SELECT 1 FROM interaction WHERE subject LIKE ?", address)
