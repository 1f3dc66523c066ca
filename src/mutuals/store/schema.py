"""The tables, in numbered steps: each runs once, in one transaction, after a backup."""

# ruff: noqa: S608 - the steps are composed of constants only.

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from mutuals.errors import StoreError
from mutuals.store.entry_step import ENTRY_STEP
from mutuals.store.note_step import NOTE_STEP
from mutuals.store.post_step import POST_STEP
from mutuals.store.seal_step import SEAL_STEP, triggers_of
from mutuals.store.search_step import SEARCH_STEP
from mutuals.store.sign_step import SIGN_STEP
from mutuals.store.version import APPLICATION_ID, version_of
from mutuals.store.waiting_step import WAITING_STEP

_CONTACT = """
       i.person, p.identifier, p.at, x.key AS interaction, x.id, x.day, x.by_day, x.channel,
       x.size, x.subject, x.logged, x.traits, x.mine, p.role,
       CASE WHEN x.channel = 'note' THEN 'note'
            WHEN x.channel IN ('call', 'meeting')
                THEN CASE WHEN x.mine & 4 AND p.role >= 6 THEN 'both' END
            WHEN p.role BETWEEN 1 AND 4 AND x.mine & 1 THEN 'out'
            WHEN p.role = 4 OR p.role = 0 AND x.mine & 2 THEN 'in'
       END AS direction"""

_FOUNDATION = f"""
CREATE TABLE setting (
    ego INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (ego, name)
) WITHOUT ROWID;

-- One row per file, archive member or folder read. `digest` is that of the whole input; a growing
-- mailbox is read on from `offset` while the header before it still has the digest `tail`.
CREATE TABLE source (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, path TEXT NOT NULL, format TEXT NOT NULL,
    digest TEXT NOT NULL DEFAULT '', offset INTEGER NOT NULL DEFAULT 0,
    tail TEXT NOT NULL DEFAULT '',
    finished INTEGER NOT NULL DEFAULT 0, records INTEGER NOT NULL DEFAULT 0,
    first_at INTEGER, last_at INTEGER, skipped_first INTEGER, skipped_last INTEGER,
    calendar INTEGER NOT NULL DEFAULT 0, skipped TEXT NOT NULL DEFAULT '[]',
    errors TEXT NOT NULL DEFAULT '[]',
    UNIQUE (ego, path, format)
);

-- `bulk`, `plain`, `listed`, `roomed` and `addressed` count the interactions that show what it is;
-- `attended` counts those of `plain` that were meetings.
CREATE TABLE identifier (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    value TEXT NOT NULL, person INTEGER, self INTEGER NOT NULL DEFAULT 0,
    bulk INTEGER NOT NULL DEFAULT 0, plain INTEGER NOT NULL DEFAULT 0,
    listed INTEGER NOT NULL DEFAULT 0, roomed INTEGER NOT NULL DEFAULT 0,
    addressed INTEGER NOT NULL DEFAULT 0, attended INTEGER NOT NULL DEFAULT 0,
    UNIQUE (ego, id)
);
CREATE INDEX identifier_person ON identifier (ego, person);
CREATE INDEX identifier_self ON identifier (ego) WHERE self = 1;

CREATE TABLE display_name (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (ego, text)
);
CREATE TABLE naming (
    ego INTEGER NOT NULL, identifier INTEGER NOT NULL, name INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (ego, identifier, name)
) WITHOUT ROWID;

-- Votes that an identifier is the owner's; `certain` ones need no majority.
CREATE TABLE claim (
    ego INTEGER NOT NULL, identifier INTEGER NOT NULL, why TEXT NOT NULL, certain INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (ego, identifier, why)
) WITHOUT ROWID;

-- `mine` says how I take part (see participation.py); NULL while it is to be worked out.
-- `twin` points from a logged contact to the imported interaction it is one with.
CREATE TABLE interaction (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL,
    day INTEGER NOT NULL, by_day INTEGER NOT NULL, channel TEXT NOT NULL, size INTEGER NOT NULL,
    item INTEGER NOT NULL, ref TEXT, ref_check INTEGER, subject TEXT NOT NULL,
    traits INTEGER NOT NULL,
    delivered INTEGER,
    logged INTEGER NOT NULL DEFAULT 0, mine INTEGER, twin INTEGER,
    UNIQUE (ego, id)
);
CREATE INDEX interaction_day ON interaction (ego, day);
CREATE INDEX interaction_pending ON interaction (ego) WHERE mine IS NULL;
CREATE INDEX interaction_ref ON interaction (ego, ref_check) WHERE ref_check IS NOT NULL;
CREATE INDEX interaction_twin ON interaction (ego, twin) WHERE twin IS NOT NULL;
CREATE INDEX interaction_alone ON interaction (ego) WHERE mine < 8;
CREATE INDEX interaction_logged ON interaction (ego) WHERE logged = 1;

CREATE TABLE participation (
    ego INTEGER NOT NULL, identifier INTEGER NOT NULL, at INTEGER NOT NULL,
    interaction INTEGER NOT NULL, role INTEGER NOT NULL, name INTEGER,
    PRIMARY KEY (ego, identifier, at, interaction, role)
) WITHOUT ROWID;
CREATE INDEX participation_interaction ON participation (ego, interaction);

CREATE TABLE provenance (
    ego INTEGER NOT NULL, interaction INTEGER NOT NULL, source INTEGER NOT NULL,
    PRIMARY KEY (ego, interaction, source)
) WITHOUT ROWID;

-- Interactions as seen from one other person: which way they went between us two (NULL: they did
-- not). Roles are numbered in participation.py; `mine` is a sum: 1 I sent,
-- 2 I received, 4 I took part, 8 somebody else is in it.
-- The same rows twice: found by person or identifier, and found by day. CROSS JOIN fixes the order.
CREATE VIEW contact AS
SELECT i.ego, {_CONTACT}
FROM identifier i
CROSS JOIN participation p ON p.ego = i.ego AND p.identifier = i.key
CROSS JOIN interaction x ON x.key = p.interaction
WHERE i.self = 0 AND x.twin IS NULL;

CREATE VIEW contact_by_day AS
SELECT x.ego, {_CONTACT}
FROM interaction x
CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key
CROSS JOIN identifier i ON i.key = p.identifier
WHERE i.self = 0 AND x.twin IS NULL;

-- In which sources an address of mine takes part, and whether it sends there: what they cover.
CREATE TABLE account (
    ego INTEGER NOT NULL, identifier INTEGER NOT NULL, source INTEGER NOT NULL,
    sends INTEGER NOT NULL,
    PRIMARY KEY (ego, identifier, source)
) WITHOUT ROWID;

-- Cards, favours and follows as they were seen, keyed by their content.
CREATE TABLE observed (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, item INTEGER NOT NULL, type TEXT NOT NULL,
    format TEXT NOT NULL, at INTEGER, folded TEXT NOT NULL DEFAULT '', record TEXT NOT NULL,
    UNIQUE (ego, item)
);
CREATE INDEX observed_type ON observed (ego, type);
CREATE TABLE holding (
    ego INTEGER NOT NULL, identifier INTEGER NOT NULL, observed INTEGER NOT NULL,
    PRIMARY KEY (ego, identifier, observed)
) WITHOUT ROWID;
CREATE INDEX holding_observed ON holding (ego, observed);
CREATE INDEX observed_named ON observed (ego, folded) WHERE folded <> '';

CREATE TABLE organisation (
    ego INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (ego, name)
) WITHOUT ROWID;

-- People are derived: links over identifiers. `golden` holds the record put together from cards.
CREATE TABLE person (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
    folded TEXT NOT NULL, kind TEXT NOT NULL, connected_day INTEGER,
    birthday TEXT NOT NULL DEFAULT '', golden TEXT NOT NULL,
    UNIQUE (ego, id)
);
CREATE INDEX person_folded ON person (ego, folded);
CREATE INDEX person_birthday ON person (ego, birthday) WHERE birthday <> '';

CREATE TABLE contact_day (
    ego INTEGER NOT NULL, person INTEGER NOT NULL, day INTEGER NOT NULL, n_out INTEGER NOT NULL,
    n_in INTEGER NOT NULL, n_both INTEGER NOT NULL, met INTEGER NOT NULL, n_note INTEGER NOT NULL,
    PRIMARY KEY (ego, person, day)
) WITHOUT ROWID;

-- What one SELECT makes of a person's days of contact (metrics), kept as of the last of them.
CREATE TABLE tie (
    ego INTEGER NOT NULL,
    person INTEGER NOT NULL,
    days INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    first_out INTEGER,
    first_in INTEGER,
    gaps INTEGER NOT NULL,
    log_gaps REAL NOT NULL,
    past REAL NOT NULL,
    outs REAL NOT NULL,
    ins REAL NOT NULL,
    boths REAL NOT NULL,
    n_out INTEGER NOT NULL,
    n_in INTEGER NOT NULL,
    n_both INTEGER NOT NULL,
    met INTEGER NOT NULL,
    n_note INTEGER NOT NULL,
    PRIMARY KEY (ego, person)
) WITHOUT ROWID;
-- Finds the few rows that lie ahead of a day. It must not begin with ego: SQLite would read such an
-- index in place of the key's own order and seek each row (45 ms, not 5, for 50,000 people).
CREATE INDEX tie_last_entry ON tie (last_entry);

-- What I decided, in order. A row undone stays here and is read by nothing.
CREATE TABLE decision (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, id TEXT NOT NULL, verb TEXT NOT NULL,
    day INTEGER NOT NULL, target TEXT NOT NULL, record TEXT NOT NULL, says TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX decision_standing ON decision (ego, verb) WHERE undone = 0;
"""

_LIKENESS = """
-- The core an identifier belongs to: the local key of the one among its identifiers that has the
-- smallest id. Cores are one person by strong keys or because I said so; likenesses join cores.
ALTER TABLE identifier ADD COLUMN core INTEGER;
CREATE INDEX identifier_core ON identifier (ego, core);

-- Identifiers whose core is still to be compared with others: the end of an import does it.
CREATE TABLE uncompared (
    ego INTEGER NOT NULL, identifier INTEGER NOT NULL, PRIMARY KEY (ego, identifier)
) WITHOUT ROWID;

-- What a core is compared by, and the words under which others find it.
CREATE TABLE features (
    ego INTEGER NOT NULL, core INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (ego, core)
) WITHOUT ROWID;
CREATE TABLE token (
    ego INTEGER NOT NULL, text TEXT NOT NULL, core INTEGER NOT NULL, PRIMARY KEY (ego, text, core)
) WITHOUT ROWID;
CREATE INDEX token_core ON token (ego, core);

-- Pairs of cores that are alike: `same` ones may be one person, `ask` is a question for me.
CREATE TABLE likeness (
    ego INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, weight REAL NOT NULL,
    verdict TEXT NOT NULL, poser INTEGER, beyond_name INTEGER NOT NULL, because TEXT NOT NULL,
    PRIMARY KEY (ego, a, b)
) WITHOUT ROWID;
CREATE INDEX likeness_b ON likeness (ego, b);

-- The identifiers (by their ids) that a standing decision says are one or are different people.
CREATE TABLE ruled (
    ego INTEGER NOT NULL, identifier TEXT NOT NULL, decision INTEGER NOT NULL,
    PRIMARY KEY (ego, identifier, decision)
) WITHOUT ROWID;
CREATE INDEX ruled_decision ON ruled (ego, decision);
"""

_DAILY = """
-- What the gaps of all kept ties add up to (metrics/rhythm.py): refreshed with the ties.
CREATE TABLE gap_sum (
    ego INTEGER PRIMARY KEY, gaps INTEGER NOT NULL, billionths INTEGER NOT NULL
);
-- Who was close once, and who was met of late, without a look at everybody. Neither begins with
-- ego, for the reason that stands at tie_last_entry.
CREATE INDEX tie_past ON tie (past, last_day, days, first_day, last_entry, first_out);
CREATE INDEX tie_met ON tie (first_day) WHERE days <= 2;
CREATE INDEX person_connected ON person (ego, connected_day) WHERE connected_day IS NOT NULL;
CREATE INDEX person_other ON person (ego) WHERE kind <> 'human';
"""

_GAPS_OF_BEFORE = """
-- A home that had ties before gap_sum was kept.
INSERT OR IGNORE INTO gap_sum
SELECT ego, SUM(gaps), SUM(CAST(ROUND(log_gaps * 1e9) AS BIGINT)) FROM tie GROUP BY ego;
"""

_ASSISTANT = f"""
-- What an assistant asked for and I have not answered; `people` are those it would concern.
CREATE TABLE proposal (
    key INTEGER PRIMARY KEY, ego INTEGER NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL,
    what TEXT NOT NULL, record TEXT NOT NULL, says TEXT NOT NULL, people TEXT NOT NULL,
    UNIQUE (ego, id)
);
{triggers_of("proposal")}
"""

_FEWEST_OTHERS = f"""
-- In how small a circle I wrote to or met somebody on a day: the fewest others in a message of
-- mine, and in a meeting. NULL where there was none.
ALTER TABLE contact_day ADD COLUMN fewest_out INTEGER;
ALTER TABLE contact_day ADD COLUMN fewest_met INTEGER;
UPDATE contact_day SET (fewest_out, fewest_met) = (
    SELECT min(CASE WHEN c.direction = 'out' THEN c.size - 1 END),
           min(CASE WHEN c.direction = 'both' AND c.channel = 'meeting' THEN c.size - 1 END)
    FROM contact c
    WHERE c.ego = contact_day.ego AND c.person = contact_day.person AND c.day = contact_day.day
      AND c.at BETWEEN contact_day.day * 86400 - 90000 AND contact_day.day * 86400 + 176400)
WHERE n_out > 0 OR met > 0;
-- The contacts of a day in their order, read only as far as they are asked for.
DROP INDEX interaction_day;
CREATE INDEX interaction_day ON interaction (ego, day, at);
DROP VIEW contact_by_day;
CREATE VIEW contact_by_day AS
SELECT x.ego, {_CONTACT.replace("p.at", "x.at")}
FROM interaction x
CROSS JOIN participation p ON p.ego = x.ego AND p.interaction = x.key
CROSS JOIN identifier i ON i.key = p.identifier
WHERE i.self = 0 AND x.twin IS NULL;
"""

_LAST_DAYS = """
-- Who was last in contact on a day, without a look at everybody; as the other indices of ties it
-- does not begin with ego.
CREATE INDEX tie_last_day ON tie (last_day);
"""

_JOB_CHANGES = """
-- The day on which somebody was first seen at another employer than before, found without a look at
-- everybody.
ALTER TABLE person ADD COLUMN changed_day INTEGER;
CREATE INDEX person_changed ON person (ego, changed_day) WHERE changed_day IS NOT NULL;
-- Rows of connections carry the days of their tables from now on: the same files are read again.
UPDATE source SET digest = '' WHERE format = 'linkedin-connections';
"""

STEPS: tuple[str, ...] = (
    _FOUNDATION, _LIKENESS, SEARCH_STEP, _DAILY, SEAL_STEP, _GAPS_OF_BEFORE, _ASSISTANT,
    _FEWEST_OTHERS, SIGN_STEP, _LAST_DAYS, WAITING_STEP, _JOB_CHANGES, ENTRY_STEP,
    POST_STEP, NOTE_STEP,
)  # fmt: skip
"""Step n brings a store from version n to n + 1; a step that has landed is never edited."""


_ONLY_ONCE = """
CREATE TEMP TABLE only_once (version CHECK (version = {}));
INSERT INTO temp.only_once SELECT user_version FROM pragma_user_version;
DROP TABLE temp.only_once;
"""
"""Fails, within the lock, where the store has another version than the step is for."""


def upgrade(
    connection: sqlite3.Connection, path: Path | str, keep: Callable[[str], object]
) -> None:
    """Run the steps this store has not seen, after `keep` made a backup of it.

    StoreError when it is newer than the program.
    """
    version = version_of(connection)
    if version > len(STEPS):
        raise StoreError("the store was written by a newer mutuals", str(path), "update mutuals")
    if not version:
        _step(connection, 0, len(STEPS))  # at once, so that nobody finds it half made
        return
    if version < len(STEPS):
        keep(f"before-step-{version + 1}")
    for number in range(version, len(STEPS)):
        _step(connection, number, number + 1)


def _step(connection: sqlite3.Connection, number: int, until: int) -> None:
    script = (
        f"BEGIN IMMEDIATE; {_ONLY_ONCE.format(number)} {' '.join(STEPS[number:until])}"
        f" PRAGMA user_version = {until}; COMMIT;"
    )
    try:
        connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; {script}")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # Another command, started at the same time, may have been first.
        if version_of(connection) < until:
            raise
