"""The step of the schema that keeps which version of a calendar's entry each interaction is."""

# ruff: noqa: S608 - the step is composed of constants only.

from __future__ import annotations

from mutuals.store.seal_step import triggers_of

ENTRY_STEP = f"""
-- Which entry of a calendar (a digest) an interaction states, and in which version.
CREATE TABLE entry (
    ego INTEGER NOT NULL, interaction INTEGER NOT NULL, id INTEGER NOT NULL, version TEXT NOT NULL,
    PRIMARY KEY (ego, interaction)
) WITHOUT ROWID;
CREATE UNIQUE INDEX entry_id ON entry (ego, id);
{triggers_of("entry")}
-- Calendars read before are read again when they are imported again: nothing knows their versions.
UPDATE source SET digest = '' WHERE format = 'icalendar';
"""
