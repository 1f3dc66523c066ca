"""What goes out comes in again: an export, imported into an empty home, is the same home."""

import itertools
import json
import shutil
import zipfile
from pathlib import Path
from tempfile import mkdtemp
from typing import get_args

import pytest
from hypothesis import HealthCheck, settings
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import BO, ME, delivered, mail, mbox
from tests.operations.out_again import (
    AS_OF,
    assert_comes_back,
    decide,
    exported,
    observed_home,
    taken_over,
)
from tests.operations.small_sample import write_small
from tests.whole.test_undo import Undoing

from mutuals.detection.judging import VERSION
from mutuals.model.decision import Verb
from mutuals.model.imports import AddedCounts
from mutuals.operations import reading
from mutuals.operations.settling import settle
from mutuals.ports import Network
from mutuals.sources.inputs import Input

SAMPLES = Path(__file__).parents[1] / "sources" / "samples"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = observed_home(tmp_path / "one")
    decide(made)
    return made


def test_the_sample_comes_back(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-11-20")
    home.run("init", me=("mira.sommer@mail.example",), name="Mira", stage="seeker", yes=True)
    home.take(*write_small(tmp_path / "files", mails=100))
    assert_comes_back(home, tmp_path)


def test_a_home_with_something_of_everything_comes_back(home: Home, tmp_path: Path) -> None:
    found = json.loads(exported(home, tmp_path / "all.json"))
    verbs = {decision["verb"] for decision in found["decisions"]}
    assert verbs == set(get_args(Verb))
    assert all(found[part] for part in ("sources", "interactions", "observed", "claims", "counted"))
    assert_comes_back(home, tmp_path)


def test_what_every_format_brought_comes_back_as_from_that_format(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-11-20")
    home.take(SAMPLES)
    home.run("log", "Ana Logged", met=True)
    other = assert_comes_back(home, tmp_path)
    assert {"log", "monica"} <= {
        evidence.source
        for each in other.run("people", all_kinds=True).people
        for entry in other.person(each.id).timeline
        for evidence in entry.evidence
    }


def test_a_home_in_which_nobody_decided_comes_back(tmp_path: Path) -> None:
    assert_comes_back(observed_home(tmp_path), tmp_path)


def test_an_empty_home_comes_back(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", AS_OF)
    home.run("people")
    assert_comes_back(home, tmp_path)


@pytest.mark.parametrize("size", [1, 7])
def test_the_size_of_a_batch_does_not_show(home: Home, tmp_path: Path, monkeypatch, size) -> None:
    monkeypatch.setattr(reading, "BATCH", size)
    assert_comes_back(home, tmp_path)


class ComingBack(Undoing):
    """The homes of the undo test, each sent out and taken in again at its end."""

    def check_as_if(self) -> None:
        folder = Path(mkdtemp())
        assert_comes_back(self.home, folder)
        shutil.rmtree(folder)


TestComingBack = ComingBack.TestCase
TestComingBack.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


# -- afterwards ---------------------------------------------------------------------------------


def test_everything_can_be_undone_afterwards(home: Home, tmp_path: Path) -> None:
    other = taken_over(home, tmp_path)
    for step in [step.id for step in home.run("history").steps][::2]:
        for each in (home, other):
            if step in {standing.id for standing in each.run("history").steps}:
                each.run("undo", step=step)
        assert not differences(digest(home), digest(other))
    home.run("undo", 99)
    other.run("undo", 99)
    assert exported(home, tmp_path / "1.json") == exported(other, tmp_path / "2.json")


def test_the_files_read_before_are_known_and_a_mailbox_goes_on(home: Home, tmp_path: Path) -> None:
    other = taken_over(home, tmp_path)
    inbox = tmp_path / "one" / "files" / "Inbox.mbox"
    files = sorted(inbox.parent.iterdir())
    before = exported(other, tmp_path / "before.json")
    report = other.take(*files)
    assert {source.added for source in report.sources} == {AddedCounts()}
    # They were read before there was leave to read words, and so were judged now.
    judged = f'"judged":{VERSION}'
    after = exported(other, tmp_path / "after.json").replace(judged, '"judged":0')
    assert after == before
    with inbox.open("ab") as file:
        file.write(
            mbox(tmp_path / "more", mail(BO, ME, "2026-03-15", more=delivered())).read_bytes()
        )
    for each in (home, other):
        (source,) = each.take(inbox).sources
        assert source.added.interactions == 1
    assert not differences(digest(home), digest(other))


def test_a_second_import_adds_nothing(home: Home, tmp_path: Path) -> None:
    other = taken_over(home, tmp_path)
    before = exported(other, tmp_path / "before.json")
    (again,) = other.take(tmp_path / "out.json").sources
    assert again.added == AddedCounts()
    (once_more,) = other.run("import", tmp_path / "out.json", retry=True).sources
    assert once_more.added == AddedCounts()
    assert exported(other, tmp_path / "after.json") == before


# -- into a home that holds something -----------------------------------------------------------


@pytest.fixture
def other(tmp_path: Path) -> Home:
    """Return another home of mine, with one mail and one decision."""
    made = Home(tmp_path / "other", AS_OF)
    made.run("init", me=(ME,), name="Mia Home")
    made.take(mbox(tmp_path / "x.mbox", mail(BO, ME, "2026-03-09", more=delivered())))
    return made


def test_a_home_that_holds_something_takes_observations_only(
    home: Home, other: Home, tmp_path: Path
) -> None:
    home.run("export", tmp_path / "out.json")
    steps = other.run("history").steps
    (source,) = other.take(tmp_path / "out.json").sources
    assert other.run("history").steps == steps
    skipped = sum(each.count for each in source.skipped)
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    logged = [each for each in told["interactions"] if each["formats"] == ["log"]]
    mine = [each for each in told["observed"] if each["format"] == "log" or each["type"] == "own"]
    assert skipped == len(told["decisions"]) + len(logged) + len(mine)
    assert source.added.interactions == len(told["interactions"]) - len(logged)
    assert source.read == source.added.interactions + source.added.other + skipped
    assert any("observations only" in note for note in source.notes)
    # As if the files had been imported there.
    third = Home(tmp_path / "third", AS_OF)
    third.run("init", me=(ME,), name="Mia Home")
    third.take(tmp_path / "x.mbox", *sorted((tmp_path / "one" / "files").iterdir()))
    assert not differences(digest(other), digest(third))
    (again,) = other.run("import", tmp_path / "out.json", retry=True).sources
    assert again.added == AddedCounts()


def test_the_files_can_be_imported_after_their_observations(
    home: Home, other: Home, tmp_path: Path
) -> None:
    """What came in by an export is not taken for read: the file itself still says more."""
    home.run("export", tmp_path / "out.json")
    other.take(tmp_path / "out.json")
    files = sorted((tmp_path / "one" / "files").iterdir())
    report = other.take(*files)
    assert {source.added for source in report.sources} == {AddedCounts()}
    assert sum(source.read for source in report.sources) > 10
    third = Home(tmp_path / "third", AS_OF)
    third.run("init", me=(ME,), name="Mia Home")
    third.take(tmp_path / "x.mbox", *files)
    assert exported(other, tmp_path / "1.json") == exported(third, tmp_path / "2.json")


def test_a_file_whose_digest_is_not_known_is_not_taken_for_one_under_way(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = taken_over(home, tmp_path)
    other.run("undo", 3)
    steps = other.run("history").steps
    monkeypatch.setattr(Input, "digest", lambda _: "")
    other.run("import", tmp_path / "out.json", retry=True)
    assert other.run("history").steps == steps


@pytest.mark.parametrize("way", ["folder", "zip"])
def test_an_export_among_other_files_decides_nothing(home: Home, tmp_path: Path, way: str) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    home.run("export", folder / "out.json")
    dropped = folder
    if way == "zip":
        dropped = tmp_path / "downloads.zip"
        with zipfile.ZipFile(dropped, "w") as archive:
            archive.write(folder / "out.json", "out.json")
    empty = Home(tmp_path / "empty", AS_OF)
    (source,) = empty.take(dropped).sources
    assert not empty.run("history").steps
    assert source.added.interactions > 0
    assert any("name the file itself" in note for note in source.notes)


def test_somebody_elses_export_is_refused_where_i_am_known(home: Home, tmp_path: Path) -> None:
    home.run("export", tmp_path / "out.json")
    theirs = Home(tmp_path / "theirs", AS_OF)
    theirs.run("init", me=("eve@evil.example",), name="Eve")
    before = exported(theirs, tmp_path / "before.json")
    report = theirs.take(tmp_path / "out.json")
    assert report.exit_status == 1
    assert "somebody else" in report.notes[0]
    assert exported(theirs, tmp_path / "after.json") == before


def test_a_decision_that_is_not_what_it_says_is_left_out(home: Home, tmp_path: Path) -> None:
    document = json.loads(exported(home, tmp_path / "out.json"))
    forged = [d for d in document["decisions"] if d["verb"] in {"key", "mark", "plan"}]
    for decision in forged:
        decision["day"] += 1
    bad_plan = next(d for d in document["decisions"] if d["target"] == "reached_out")
    bad_plan["values"]["value"] = "many"
    (tmp_path / "forged.json").write_text(json.dumps(document), encoding="utf-8")
    empty = Home(tmp_path / "empty", AS_OF)
    (source,) = empty.take(tmp_path / "forged.json").sources
    assert len(source.errors) == len(forged)
    assert {step.what for step in empty.run("history").steps}.isdisjoint({"key", "mark", "plan"})
    assert digest(empty)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_an_export_that_breaks_off_gives_what_stands_before(
    home: Home, tmp_path: Path, cut: float
) -> None:
    text = exported(home, tmp_path / "out.json")
    (tmp_path / "cut.json").write_text(text[: int(len(text) * cut)], encoding="utf-8")
    empty = Home(tmp_path / "empty", AS_OF)
    (source,) = empty.take(tmp_path / "cut.json").sources
    assert len(source.errors) == 1
    assert "breaks off" in source.errors[0].why
    assert empty.run("history").steps
    assert digest(empty)


def test_an_export_of_another_layout_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text('{"mutuals": 1, "zone": "UTC",\n"people": []}\n')
    report = Home(tmp_path / "home", AS_OF).take(tmp_path / "old.json")
    assert report.exit_status == 1
    assert "layout 1" in report.notes[0]


# -- broken off ---------------------------------------------------------------------------------


@pytest.mark.parametrize("flush", [1, 2, 4, 6])
def test_an_import_that_was_stopped_goes_on_as_the_same_home(
    home: Home, tmp_path: Path, monkeypatch, flush: int
) -> None:
    home.run("export", tmp_path / "out.json")
    again = Home(tmp_path / "again", AS_OF)
    calls = itertools.count(1)

    def stopping(network: Network, *, comparing: bool = True) -> None:
        if next(calls) == flush:
            raise KeyboardInterrupt
        settle(network, comparing=comparing)

    with monkeypatch.context() as patched:
        patched.setattr(reading, "BATCH", 3)
        patched.setattr(reading, "settle", stopping)
        with pytest.raises(KeyboardInterrupt):
            again.take(tmp_path / "out.json")
    again.take(tmp_path / "out.json")
    assert exported(again, tmp_path / "1.json") == exported(home, tmp_path / "2.json")
    assert not differences(digest(again), digest(home))
