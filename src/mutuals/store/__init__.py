"""The rows: SQLite connection, numbered schema steps and one gateway per noun."""
