"""What is asked of a few is found by their keys, not by going through all there is."""

import pytest
from tests.operations.homes import Home

from mutuals.metrics import acquaintances, bringing, knows, records
from mutuals.store import (
    blocks,
    cards,
    contact_days,
    interaction_rows,
    people,
    portraits,
    signs,
    twins,
)
from mutuals.store.seal_step import PARTS
from mutuals.workspace import open_workspace

_STATEMENTS = {
    "pending days": contact_days._TOUCH_PENDING,
    "accounts": contact_days._ACCOUNTS,
    "my part": contact_days._MINE,
    "days": contact_days._DAYS,
    "days of new people": contact_days._TOUCH_RELINKED,
    "people without ties": contact_days._WITHOUT_TIES,
    "accounts in a source": interaction_rows._COVER,
    "logged contacts": twins._LOGGED.replace("?", ":ego"),
    "names like mine": blocks._NAMESAKES,
    **{
        f"{name} to be sealed, {number}": text
        for name, part in PARTS.items()
        if part.shift is not None
        for number, text in enumerate(part.reads)
    },
    **{
        f"{what} of {whose.column}": text.format(**whose._asdict())
        for whose in (portraits.PEOPLE, portraits.CORES)
        for what, text in (("tallies", portraits._TALLIES), ("names", portraits._NAMES))
    },
}
_OF_A_PERSON = {
    "acquaintances": acquaintances.ACQUAINTANCES,
    "whom they know": acquaintances.near(knows.KNOWS),
    "who brings them": acquaintances.near(bringing.BRINGS),
    "bare names": cards._BARE_NAMES,
    "cards": cards._CARDS_OF,
    "identifiers": cards._HELD,
    "identifiers in evidence": people._IN_EVIDENCE,
    "words": signs._WORDS,
    "words in turn": signs._IN_TURN,
}
_VALUES = dict.fromkeys(
    (
        "ego",
        "keys",
        "source",
        "mine",
        "words",
        "first",
        "last",
        "person",
        "persons",
        "ref",
        "today",
        "since",
        "until",
        "way",
        "met",
        "written",
    ),
    1,
)
_LARGE = (
    "participation", "interaction", "contact_day", "identifier", "provenance", "observed",
    "holding", "display_name", "source", "decision", "ruled", "p", "x", "c", "i",
)  # fmt: skip


@pytest.mark.parametrize("name", _STATEMENTS)
def test_no_statement_of_a_batch_goes_through_all_there_is(tmp_path, name):
    Home(tmp_path).run("people")
    with open_workspace(tmp_path) as network:
        assert network.writing is not None  # makes the lists of what is touched
        rows = network._connection.execute(
            f"EXPLAIN QUERY PLAN {_STATEMENTS[name]}", _VALUES
        ).fetchall()
    steps = [row[3] for row in rows]
    assert steps
    assert not [step for step in steps if _is_whole(step)]


@pytest.mark.parametrize("name", _OF_A_PERSON)
def test_the_page_of_a_person_reads_what_is_theirs(tmp_path, name):
    Home(tmp_path).run("people")
    with open_workspace(tmp_path) as network:
        text = f"EXPLAIN QUERY PLAN {_OF_A_PERSON[name]}"
        steps = [row[3] for row in network._connection.execute(text, _VALUES)]
    assert [step for step in steps if "person" in step]
    assert not [step for step in steps if step.endswith("(ego=?)")]


@pytest.mark.parametrize("live", [False, True])
def test_new_jobs_are_found_by_their_day(tmp_path, live):
    Home(tmp_path).run("people")
    values = {**_VALUES, "most": 2, "rhythm": None}
    with open_workspace(tmp_path) as network:
        text = f"EXPLAIN QUERY PLAN {records.new_jobs(live=live)}"
        steps = [row[3] for row in network._connection.execute(text, values)]
    assert [step for step in steps if "person_changed (ego=? AND changed_day>?" in step]
    assert not [step for step in steps if step.split()[1] == "tie" and step.endswith("(ego=?)")]
    assert not [step for step in steps if _is_whole(step)]


def _is_whole(step: str) -> bool:
    """Say whether a step reads a large table through: by no key, or by the ego alone."""
    way, table = step.split()[:2]
    if (
        table not in _LARGE
        or "VIRTUAL" in step
        or "interaction_pending" in step
        or "interaction_logged" in step
        or "COVERING INDEX (key" in step
    ):
        return False
    return (way == "SCAN" and table != "c") or step.endswith("(ego=?)")
