"""Homes as an older program left them."""

import sqlite3

from mutuals.store.note_step import NOTE_STEP
from mutuals.store.post_step import POST_STEP
from mutuals.store.schema import _ASSISTANT, _JOB_CHANGES, STEPS

FEWEST = ("fewest_out", "fewest_met")


def take_back(connection: sqlite3.Connection, step: str) -> None:
    """Bring a store back to before a step: what later steps could not add twice goes."""
    if step not in (POST_STEP, NOTE_STEP):
        _take_back_tables(connection, step)
    connection.execute(f"PRAGMA user_version = {STEPS.index(step)}")


def _take_back_tables(connection: sqlite3.Connection, step: str) -> None:
    connection.execute("DROP TABLE entry")
    connection.execute("DROP INDEX person_changed")
    connection.execute("ALTER TABLE person DROP COLUMN changed_day")
    if step != _JOB_CHANGES:
        _take_back_more(connection, step)


def _take_back_more(connection: sqlite3.Connection, step: str) -> None:
    connection.execute("DROP INDEX tie_last_day")
    connection.execute("DROP INDEX uncompared_stage")
    connection.execute("ALTER TABLE uncompared DROP COLUMN stage")
    connection.execute("DROP TABLE sign")
    connection.execute("ALTER TABLE source DROP COLUMN judged")
    for name in FEWEST:
        connection.execute(f"ALTER TABLE contact_day DROP COLUMN {name}")
    if STEPS.index(step) <= STEPS.index(_ASSISTANT):
        connection.execute("DROP TABLE IF EXISTS proposal")
