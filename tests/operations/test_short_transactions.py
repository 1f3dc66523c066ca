"""An import in many short transactions is as one in one, whoever writes between or stops it."""

import itertools
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import ME, mail, mbox, sent_box

from mutuals.operations import reading, settling
from mutuals.operations.importing import import_
from mutuals.sources.inputs import OpenInputs
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
NAMES = ("Anna Berg", "Anne Berg", "Bert Olsen", "Carla Ruiz", "C. Ruiz", "Dario Fo")
COLLEAGUE = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Sigrid Thorvaldsen\nN:Thorvaldsen;Sigrid;;;\nORG:Acmefoods\n"
    "TEL:+4930987654\nUID:colleague\nEND:VCARD\n"
)
CROWD = 15
"""So many under one name that their common token comes to find nobody."""


@pytest.fixture
def sources(tmp_path) -> list[Path]:
    """Return an address book and mailboxes in which people are alike, pose and are many."""
    people = [*NAMES, *["Jo Smith"] * CROWD]
    cards = [card(f"{name}", f"{name[0].lower()}{n}@firm{n % 5}.example", n) for n, name in
             enumerate(people)]  # fmt: skip
    book = tmp_path / "book.vcf"
    book.write_text("".join([*cards, COLLEAGUE]))
    writers = [f"{name} <{name.split()[0].lower()}.{n}@mail.example>" for n, name in
               enumerate([*people, "Αnna Berg"])]  # fmt: skip
    letters = [mail(who, ME, f"2026-02-{1 + n % 27:02}", ref=f"in{n}") for n, who in
               enumerate(writers * 2)]  # fmt: skip
    known = [*writers[:9], "Sigrid Thorvaldsen <sigrid.thorvaldsen@acmefoods.example>"]
    sent = [mail(ME, who, ref=f"out{n}") for n, who in enumerate(known)]
    return [sent_box(tmp_path, *sent), book, mbox(tmp_path / "in.mbox", *letters)]


def card(name: str, email: str, number: int) -> str:
    first, _, last = name.partition(" ")
    phone = f"TEL:+49301234{number % 4:03}\n" if number % 3 == 0 else ""
    return (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{last};{first};;;\nEMAIL:{email}\n{phone}"
        f"UID:{number}\nEND:VCARD\n"
    )


@pytest.fixture
def at_once(tmp_path, sources) -> Home:
    """Return a home that took in each source in one transaction."""
    home = Home(tmp_path / "at once", AS_OF)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_FEWEST", 5_000)
        patched.setattr(reading, "TIME", 1_000)
        home.take(*sources)
    return home


@pytest.fixture
def hurried(monkeypatch) -> None:
    """Have every step be a transaction of its own, and settle three at a time."""
    monkeypatch.setattr(reading, "_FEWEST", 3)
    monkeypatch.setattr(reading, "BATCH", 3)
    monkeypatch.setattr(reading, "TIME", 0.0)
    monkeypatch.setattr(reading, "_GAP", 0.0)
    monkeypatch.setattr(settling, "_AT_ONCE", 3)
    monkeypatch.setattr(settling, "_SHARE", 0.0)


def answers(home: Home) -> dict[str, str]:
    """Return every answer, who is like whom among them."""
    likenesses = home.rows(
        "SELECT a.id, b.id, l.weight, l.verdict, l.because FROM likeness l"
        " JOIN identifier a ON a.key = l.a JOIN identifier b ON b.key = l.b"
    )
    pairs = sorted((*sorted(row[:2]), *row[2:]) for row in likenesses)
    return {**digest(home), "likenesses": repr(pairs)}


def check(home: Home, at_once: Home) -> None:
    assert not home.rows("SELECT * FROM uncompared")
    with open_workspace(home.folder, home.as_of) as network:
        check_invariants(network)
    assert not differences(answers(home), answers(at_once))


def test_there_is_something_to_compare(at_once):
    verdicts = dict(at_once.rows("SELECT verdict, count(*) FROM likeness GROUP BY verdict"))
    assert set(verdicts) == {"ask", "look-alike", "same"}
    (most,) = at_once.rows("SELECT count(*) FROM token GROUP BY text ORDER BY 1 DESC LIMIT 1")
    assert most[0] > CROWD


@pytest.mark.usefixtures("hurried")
def test_steps_make_what_one_transaction_makes(tmp_path, sources, at_once, monkeypatch):
    gaps: list[float] = []
    monkeypatch.setattr("mutuals.operations.reading.time.sleep", gaps.append)
    home = Home(tmp_path / "home", AS_OF)
    home.take(*sources)
    assert len(gaps) > 30
    check(home, at_once)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("step", [1, 4, 9, 16, 25, 36])
def test_an_end_that_was_stopped_between_two_steps_is_gone_on_with(
    tmp_path, sources, at_once, monkeypatch, step
):
    gaps = itertools.count(1)

    def stop(_seconds: float) -> None:
        if next(gaps) == step:
            raise KeyboardInterrupt

    home = Home(tmp_path / "home", AS_OF)
    with monkeypatch.context() as patched:
        patched.setattr("mutuals.operations.reading.time.sleep", stop)
        with pytest.raises(KeyboardInterrupt):
            home.take(*sources)
    assert home.rows("SELECT * FROM uncompared")
    home.take(*sources)
    check(home, at_once)


@pytest.mark.usefixtures("hurried")
def test_who_writes_between_two_steps_settles_what_it_touched(
    tmp_path, sources, at_once, monkeypatch
):
    home, gaps = Home(tmp_path / "home", AS_OF), itertools.count(1)

    def write(_seconds: float) -> None:
        number = next(gaps)
        if number % 7 == 0:
            name = NAMES[number // 7 % len(NAMES)]
            home.run("log", f"{name[0].lower()}{NAMES.index(name)}@firm{NAMES.index(name) % 5}"
                     ".example", note="A word.")  # fmt: skip
            with open_workspace(home.folder, home.as_of) as network:
                check_invariants(network)

    monkeypatch.setattr("mutuals.operations.reading.time.sleep", write)
    home.take(*sources)
    monkeypatch.undo()
    steps = home.run("history").steps
    assert len(steps) > 3
    for _ in steps:
        home.run("undo")
    home.run("import", *sources)
    check_same_but_history(home, at_once)


def check_same_but_history(home: Home, at_once: Home) -> None:
    assert not home.rows("SELECT * FROM uncompared")
    mine, theirs = answers(home), answers(at_once)
    assert not differences(
        *({k: v for k, v in d.items() if k != "history"} for d in (mine, theirs))
    )


class Clock:
    """Processor time in which every record costs a thousandth of a second to write."""

    def __init__(self) -> None:
        self.now = 0.0
        self.batches: list[int] = []

    def __call__(self) -> float:
        return self.now

    def write(self, records: int) -> None:
        self.batches.append(records)
        self.now += records / 1_000


def test_batches_are_as_large_as_the_time_allows(tmp_path, monkeypatch):
    clock = Clock()
    monkeypatch.setattr("mutuals.operations.reading.time.thread_time", clock)
    monkeypatch.setattr(reading, "_FEWEST", 10)
    box = mbox(
        tmp_path / "in.mbox", *[mail(f"p{n}@far.example", ME, ref=f"{n}") for n in range(900)]
    )
    with open_workspace(tmp_path / "home", inputs=OpenInputs()) as network:
        add = network.writing.add

        def timed(source, name, records):
            clock.write(len(records))
            return add(source, name, records)

        monkeypatch.setattr(network.writing, "add", timed)
        import_(network, box)
    assert sum(clock.batches) >= 900
    assert clock.batches[:3] == [10, 20, 40]
    fits = int(reading.TIME * 1_000)
    assert max(clock.batches) <= 2 * fits
    assert all(abs(size - fits) <= fits // 10 for size in clock.batches[5:-1])
