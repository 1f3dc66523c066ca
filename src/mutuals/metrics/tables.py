"""The table that keeps what one SELECT makes of a person's contact days."""

TIE_TABLE = """
CREATE TABLE tie (
    ego INTEGER NOT NULL,
    person INTEGER NOT NULL,
    days INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    fades REAL NOT NULL,
    past REAL NOT NULL,
    outs REAL NOT NULL,
    ins REAL NOT NULL,
    boths REAL NOT NULL,
    gaps INTEGER NOT NULL,
    log_gaps REAL NOT NULL,
    n_out INTEGER NOT NULL,
    n_in INTEGER NOT NULL,
    n_both INTEGER NOT NULL,
    met INTEGER NOT NULL,
    n_note INTEGER NOT NULL,
    first_out INTEGER,
    first_in INTEGER,
    PRIMARY KEY (ego, person)
) WITHOUT ROWID
"""
"""One row per (ego, person) with a contact day; meanings in `relations.TIE`."""

TIE_INDEXES = (
    "CREATE INDEX tie_last_entry ON tie (ego, last_entry)",
    "CREATE INDEX tie_fades ON tie (ego, fades)",
)
"""The first finds rows that lie in the future of a day, the second those that still live."""
