"""The export of a home as a source: whatever a file says, a record is sound or it is skipped."""

import contextlib
import copy
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.operations.homes import Home, digest
from tests.operations.invariants import check_invariants
from tests.sources.recorded import SAMPLES, SETTING

from mutuals.errors import UnsoundError
from mutuals.model.decision import Verb
from mutuals.model.observed import Skipped
from mutuals.model.restated import HomeStated, Retold
from mutuals.practice.strategy import NAMES
from mutuals.sources.mutuals_json import AHEAD, SOURCE
from mutuals.sources.reading.chat_json import VALUE
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.home_decisions import _PLAN, _VALUES
from mutuals.sources.reading.lengths import DEEPEST, TEXT
from mutuals.sources.reading.typed import MOST
from mutuals.workspace import open_workspace

SAMPLE: dict[str, Any] = json.loads(
    (SAMPLES / "mutuals-json" / "network.json").read_text(encoding="utf-8")
)
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=9),
    st.sampled_from(["\0", "\ud800", "a" * 5000, "log", "mutuals-json", "-1", "x.com/a"]),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
)  # fmt: skip


@st.composite
def mutated(draw) -> dict:
    """Draw the sample with a few of its values replaced, left out or doubled."""
    document = copy.deepcopy(SAMPLE)
    for _ in range(draw(st.integers(1, 4))):
        place: Any = document
        key: Any = draw(st.sampled_from(sorted(document)))
        while isinstance(place[key], dict | list) and place[key] and draw(st.integers(0, 5)):
            place = place[key]
            keys = sorted(place) if isinstance(place, dict) else range(len(place))
            key = draw(st.sampled_from(list(keys)))
        match draw(st.sampled_from(["replace", "replace", "delete", "add"])):
            case "replace":
                place[key] = draw(ODD)
            case "delete":
                del place[key]
            case "add" if isinstance(place, list):
                place.insert(key, copy.deepcopy(place[key]))
        if not document:
            break
    return document


def written(document: object, path: Path) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def read(path: Path) -> list[Retold | Skipped]:
    """Return the records up to where the file breaks off, if it does."""
    found: list[Retold | Skipped] = []
    with contextlib.suppress(UnsoundError):
        found.extend(SOURCE.read(open_drop(path), SETTING))  # type: ignore[arg-type]
    return found


@settings(max_examples=500, deadline=None)
@given(mutated())
def test_any_mutation_gives_sound_records_or_skipped_ones(tmp_path_factory, document):
    path = written(document, tmp_path_factory.mktemp("m") / "network.json")
    for record in read(path):
        hash(record)
        if isinstance(record, Skipped):
            assert record.where
            assert record.why


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_whatever_is_taken_over_every_command_still_answers(tmp_path_factory, document):
    folder = tmp_path_factory.mktemp("m")
    home = Home(folder / "home", "2026-03-20")
    home.take(written(document, folder / "network.json"))
    assert digest(home)
    with open_workspace(home.folder, home.as_of) as network:
        check_invariants(network)
    steps = home.run("history").steps
    if steps:
        home.run("undo", len(steps))
        assert digest(home)


# -- caps ---------------------------------------------------------------------------------------


def with_subject(subject: object) -> dict:
    document = copy.deepcopy(SAMPLE)
    document["interactions"] = [SAMPLE["interactions"][0] | {"subject": subject}]
    return document


def skipped(document: dict, tmp_path: Path, part: str) -> list[str]:
    records = read(written(document, tmp_path / "x.json"))
    return [r.why for r in records if isinstance(r, Skipped) and f"#{part} " in r.where]


@pytest.mark.parametrize(
    ("length", "is_taken"), [(TEXT - 1, True), (TEXT, True), (TEXT + 1, False)]
)
def test_a_text_is_capped(tmp_path, length, is_taken):
    assert (not skipped(with_subject("x" * length), tmp_path, "interactions")) == is_taken


@pytest.mark.parametrize(("count", "is_taken"), [(MOST - 1, True), (MOST, True), (MOST + 1, False)])
def test_a_list_is_capped(tmp_path, count, is_taken):
    document = with_subject("x")
    document["interactions"][0]["participants"] = [["email", "a@b.example", "to", ""]] * count
    assert (not skipped(document, tmp_path, "interactions")) == is_taken


@pytest.mark.parametrize(("more", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_a_date_ahead_is_capped(tmp_path, more, is_taken):
    document = with_subject("x")
    document["interactions"][0]["at"] = SETTING.now + AHEAD + more
    assert (not skipped(document, tmp_path, "interactions")) == is_taken


def test_depth_and_size_of_one_value_are_capped(tmp_path):
    deep: object = 0
    for _ in range(DEEPEST + 1):
        deep = [deep]
    for value in (deep, "x" * 3 * VALUE):
        path = written(with_subject(value), tmp_path / "x.json")
        with pytest.raises(UnsoundError):
            list(SOURCE.read(open_drop(path), SETTING))


def test_the_people_of_a_large_home_are_not_one_value(tmp_path):
    document = copy.deepcopy(SAMPLE)
    document["people"] = [{"name": "x" * 1000}] * (VALUE // 1000 + 2)
    assert len(read(written(document, tmp_path / "x.json"))) > 10


# -- what a file may and may not say ------------------------------------------------------------


def test_every_verb_and_every_part_of_the_plan_can_be_stated() -> None:
    assert {*_VALUES, "plan"} == {*get_args(Verb)}
    assert {*_PLAN} == {*NAMES}


@pytest.mark.parametrize("text", ['{"mutuals": 2}', '{"mutuals": 2, "later": []}'])
def test_a_file_without_parts_says_nothing(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    assert SOURCE.sniff(open_drop(tmp_path / "x.json")) < 0.5 or not read(tmp_path / "x.json")


@pytest.mark.parametrize("zone", [None, 5, "", "Mars/Olympus", "../../etc/passwd", "/etc/passwd"])
def test_a_zone_that_is_none_is_refused(tmp_path, zone):
    path = written(SAMPLE | {"home_zone": zone}, tmp_path / "x.json")
    with pytest.raises(UnsoundError):
        list(SOURCE.read(open_drop(path), SETTING))


@pytest.mark.parametrize(
    ("first", "last", "is_taken"),
    [
        ("", "", True),
        ("2026-03-10", "2026-03-10", True),
        ("2026-03-10", "2026-06-12", True),
        ("2026-06-12", "2026-03-10", False),
        ("2026-03-10", "", False),
        ("", "2026-03-10", False),
        ("2026-13-40", "2026-13-40", False),
        ("20260310", "20260310", False),
    ],
)
def test_a_card_was_seen_on_days_that_there_are(tmp_path, first, last, is_taken):
    document = copy.deepcopy(SAMPLE)
    stated = next(each for each in SAMPLE["observed"] if each["type"] == "card")
    record = stated["record"] | {"seen_from": first, "seen_until": last}
    document["observed"] = [stated | {"record": record}]
    assert (not skipped(document, tmp_path, "observed")) == is_taken


def test_whose_home_it_is_comes_first(tmp_path):
    assert isinstance(read(written(SAMPLE, tmp_path / "x.json"))[0], HomeStated)
