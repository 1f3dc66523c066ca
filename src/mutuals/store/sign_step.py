"""The step of the schema that keeps the signs of messages, and by which rules each was judged."""

# ruff: noqa: S608 - the step is composed of constants only.

from __future__ import annotations

from mutuals.store.seal_step import triggers_of

SIGN_STEP = f"""
-- What the words of a message showed (act and type name the rule). `stale` ones were found by
-- older rules and no longer by those of today; they show only where I decided about them.
CREATE TABLE sign (
    ego INTEGER NOT NULL, interaction INTEGER NOT NULL, act TEXT NOT NULL, type TEXT NOT NULL,
    language TEXT NOT NULL, version INTEGER NOT NULL, stale INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (ego, interaction, act, type)
) WITHOUT ROWID;

-- The version of the rules by which an input's text was judged, 0 where it was not.
ALTER TABLE source ADD COLUMN judged INTEGER NOT NULL DEFAULT 0;
INSERT OR IGNORE INTO stale SELECT 1, 'source', key >> 5 FROM source WHERE ego = 1;
{triggers_of("sign")}
"""
