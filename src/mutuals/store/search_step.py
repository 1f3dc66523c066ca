"""The step of the schema that brings the words by which people are found."""

from __future__ import annotations

SEARCH_STEP = """
-- Who is found by which word: field 0 are names, 1 is all else. `closeness` is coarse and grows
-- with the tie; it says who is looked at first where a word finds too many to look at all.
CREATE TABLE search_word (
    ego INTEGER NOT NULL, field INTEGER NOT NULL, word TEXT NOT NULL, person INTEGER NOT NULL,
    closeness INTEGER NOT NULL,
    PRIMARY KEY (ego, field, word, person)
) WITHOUT ROWID;
CREATE INDEX search_word_person ON search_word (ego, person, word, field);

-- Every end of every word, the word itself included: what begins here is contained there.
CREATE TABLE search_part (
    ego INTEGER NOT NULL, part TEXT NOT NULL, word TEXT NOT NULL,
    PRIMARY KEY (ego, part, word)
) WITHOUT ROWID;
"""
