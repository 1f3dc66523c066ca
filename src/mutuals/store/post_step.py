"""The step of the schema that puts the copies of lists behind what came by itself."""

from __future__ import annotations

POST_STEP = """
-- Which copy of a mail speaks for it: the list's had a digest like any other's. The largest there
-- is gives way to every copy, as those do that are read today (sources/reading/mail_message.py).
UPDATE interaction SET item = 9223372036854775807
WHERE channel = 'mail' AND key IN (SELECT interaction FROM participation WHERE role IN (4, 5));
-- Where posts lay, the other copies may lie: these files are read again with their next import.
UPDATE source SET digest = '', offset = 0, tail = '' WHERE key IN (
    SELECT v.source FROM interaction x
    JOIN provenance v ON v.ego = x.ego AND v.interaction = x.key
    WHERE x.channel = 'mail' AND x.item = 9223372036854775807);
"""
