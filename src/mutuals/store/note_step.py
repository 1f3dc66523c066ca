"""The step of the schema that has tables of invitations read again, now that notes are judged."""

from __future__ import annotations

NOTE_STEP = """
-- Their notes were not judged, whatever version their reading bears: where text may be read, they
-- are read again with their next import.
UPDATE source SET judged = 0 WHERE format = 'linkedin-invitations' AND judged > 0;
"""
