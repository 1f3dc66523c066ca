"""The step of the schema by which the end of an import goes on in short transactions."""

from __future__ import annotations

WAITING_STEP = """
-- What an identifier waits for (store/waiting.py): features 0, comparing 1, record 2, both 3.
ALTER TABLE uncompared ADD COLUMN stage INTEGER NOT NULL DEFAULT 0;
CREATE INDEX uncompared_stage ON uncompared (ego, stage);
"""
