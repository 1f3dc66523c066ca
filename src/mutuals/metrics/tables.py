"""The table of ties: what one SELECT makes of a person's days of contact, kept."""

TIE_TABLE = """
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
) WITHOUT ROWID
"""
"""One row per (ego, person) with a contact day; meanings in `relations.STORED`."""

TIE_INDEX = "CREATE INDEX tie_last_entry ON tie (last_entry)"
"""Finds the few rows that lie ahead of a day.

It does not begin with `ego`, and there is no other: SQLite would read such an index in place of
the key's own order and seek every row singly (45 ms instead of 5 for 50,000 people).
"""
