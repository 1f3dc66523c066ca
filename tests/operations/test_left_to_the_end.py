"""What the batches of an import leave to its end, and what a broken-off import shows meanwhile."""

import pytest
from tests.operations.homes import Home
from tests.operations.invariants import check_invariants
from tests.operations.letters import ANA, BO, ME, mail, mbox, sent_box

from mutuals.operations import reading
from mutuals.operations.importing import import_
from mutuals.sources.inputs import OpenInputs
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
_TIE = "SELECT t.n_in, t.days FROM tie t JOIN person p ON p.key = t.person WHERE p.name = ?"


class StoppedError(BaseException):
    """As when the power fails before the last batch."""


@pytest.fixture
def broken_off(tmp_path, monkeypatch) -> Home:
    """Return a home that knows Ana, in which the import of mails by Ana and Bo was broken off."""
    home = Home(tmp_path / "home", AS_OF)
    home.take(sent_box(tmp_path, mail(ME, ANA, "2026-03-01"), mail(ME, "x@y.example")))
    days = [f"2026-03-{day:02}" for day in range(2, 8)]
    box = mbox(tmp_path / "new.mbox", *[mail(who, ME, day) for day in days for who in (ANA, BO)])
    monkeypatch.setattr(reading, "BATCH", 2)
    with open_workspace(home.folder, home.as_of, inputs=OpenInputs()) as network:
        ends = []

        def stop(network, seconds) -> None:
            ends.append(seconds)
            raise StoppedError

        monkeypatch.setattr(reading, "settle_left", stop)
        with pytest.raises(StoppedError):
            import_(network, box)
    monkeypatch.undo()
    assert len(ends) == 1
    return home


def test_nobody_is_without_ties_whenever_an_import_ends(broken_off):
    assert broken_off.rows(_TIE, "Bo Berg")[0][0] > 0
    with open_workspace(broken_off.folder, broken_off.as_of) as network:
        check_invariants(network)


def test_ties_of_those_known_before_wait_for_the_end(broken_off):
    before = broken_off.rows(_TIE, "Ana Lopes")
    assert before == [(0, 1)]
    waiting = broken_off.rows(
        "SELECT value FROM uncompared u JOIN identifier i ON i.key = u.identifier"
    )
    assert ("ana@trusted.example",) in waiting


def test_whatever_is_written_next_brings_them_up_to_date(broken_off):
    broken_off.run("log", "x@y.example", note="A word.")
    assert broken_off.rows(_TIE, "Ana Lopes") == [(6, 7)]
    assert not broken_off.rows("SELECT * FROM uncompared")
    with open_workspace(broken_off.folder, broken_off.as_of) as network:
        check_invariants(network)
